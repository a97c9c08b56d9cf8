"""A ballot is prepared and opened: its list of voters and its rule are frozen that day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from stdcommittee.base.errors import Invalid, Refused
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus, Voter
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing
from stdcommittee.domain.people.records import (
    BodyParticipation,
    Committee,
    CommitteeKind,
    Membership,
    Organization,
    Participation,
    Person,
    Role,
)
from stdcommittee.domain.portfolio.records import Project
from stdcommittee.services.ballots import create_ballot, meter, open_ballot
from stdcommittee.services.session import Session
from tests.services.ballots.committee import (
    OPENED,
    TODAY,
    draft,
    last_message,
    last_operation,
    opened,
    roster,
    stored,
    voters,
)
from tests.workspaces import record_tables


def test_a_new_ballot_is_being_prepared_whatever_it_says(session: Session) -> None:
    made = create_ballot(
        session,
        Ballot(
            id=7,
            title="某标准送审稿",
            status=BallotStatus.CLOSED,
            outcome=BallotOutcome.APPROVED,
            closed=TODAY,
            electorate=3,
        ),
    )
    assert stored(session, made) == Ballot(id=made.id, title="某标准送审稿")
    assert last_message(session) == "Ballot “某标准送审稿” prepared"
    with pytest.raises(Invalid):
        create_ballot(session, Ballot(title=""))


def test_the_roster_of_the_day_is_the_list_of_voters(session: Session) -> None:
    roster(session, 29, Role.ADVISER, Role.OBSERVER, Role.LIAISON)
    ballot = opened(session)
    assert stored(session, ballot) == ballot
    assert (ballot.status, ballot.opened, ballot.electorate) == (BallotStatus.OPEN, OPENED, 29)
    assert (ballot.rule, ballot.edition) == ("cn.tc.draft", "cn/tc-measures-2020")
    listed = voters(session, ballot)
    assert len(listed) == 32
    assert [voter.standing for voter in listed[28:]] == [
        Standing.MEMBER,
        Standing.ADVISER,
        Standing.OBSERVER,
        Standing.LIAISON,
    ]
    assert listed[0].organization == "某单位01"
    assert (
        last_message(session) == "“地理信息 观测、测量与样本” opened on 2026-06-04 with 29 voters"
    )


def test_later_changes_of_the_roster_change_nothing(session: Session) -> None:
    seats = roster(session, 29)
    ballot = opened(session)
    before = (voters(session, ballot), meter(session, ballot.id))
    with session.writing("roster") as uow:
        uow.change(replace(seats[3], ended=OPENED - dt.timedelta(days=1)))
        uow.change(replace(seats[4], role=Role.ADVISER))
        person = uow.reader.get(Person, seats[5].person_id)
        unit = uow.reader.get(Organization, seats[5].organization_id or 0)
        assert person is not None
        assert unit is not None
        uow.change(replace(person, name="改名"))
        uow.change(replace(unit, name="改名单位"))
        uow.remove(Membership, seats[6].id)
    assert (voters(session, ballot), meter(session, ballot.id)) == before


def test_the_roster_is_that_of_the_opening_day_not_of_today(session: Session) -> None:
    seats = roster(session, 26)
    with session.writing("roster") as uow:
        uow.change(replace(seats[1], ended=OPENED))
        uow.change(replace(seats[2], ended=OPENED + dt.timedelta(days=1)))
        uow.change(replace(seats[3], since=OPENED))
        uow.change(replace(seats[4], since=OPENED + dt.timedelta(days=1)))
    names = [voter.name for voter in voters(session, opened(session))]
    assert len(names) == 24
    assert {"委员03", "委员04"} <= set(names)
    assert not {"委员02", "委员05"} & set(names)


def test_the_edition_is_that_of_the_opening_day(session: Session) -> None:
    roster(session)
    with session.writing("roster") as uow:
        for seat in uow.reader.find(Membership):
            uow.change(replace(seat, since=None))
    early = draft(session, closes=None)
    assert open_ballot(session, early.id, dt.date(2019, 5, 1)).edition == "cn/tc-measures-2017"
    last = draft(session, closes=None)
    assert open_ballot(session, last.id, dt.date(2020, 10, 22)).edition == "cn/tc-measures-2017"
    first = draft(session, closes=None)
    assert open_ballot(session, first.id, dt.date(2020, 10, 23)).edition == "cn/tc-measures-2020"


def test_an_own_list_of_voters(session: Session) -> None:
    listed = [
        Voter(id=99, ballot_id=99, name="专家01", standing=Standing.MEMBER),
        Voter(ballot_id=0, name="专家02", standing=Standing.DRAFTER),
        Voter(ballot_id=0, name="专家03"),
    ]
    ballot = draft(session, kind=BallotKind.EXPERT_GROUP)
    found = open_ballot(session, ballot.id, OPENED, listed)
    assert (found.rule, found.electorate) == ("cn.expert_group", 2)
    assert [voter.name for voter in voters(session, found)] == ["专家01", "专家02", "专家03"]


def test_drafters_do_not_review_in_a_group_standard(session: Session) -> None:
    roster(session, 5)
    with session.writing("project") as uow:
        uow.add(Project(reference="20251187-T-334", title_zh="某标准", lead="某单位02，某单位03"))
    found = opened(session, kind=BallotKind.GROUP_STANDARD)
    assert found.electorate == 3
    assert [voter.standing for voter in voters(session, found)][:3] == [
        Standing.MEMBER,
        Standing.DRAFTER,
        Standing.DRAFTER,
    ]


def test_members_of_an_iso_committee(session: Session) -> None:
    with session.writing("participation") as uow:
        committee = uow.add(Committee(reference="ISO/TC 211", kind=CommitteeKind.INTERNATIONAL))
        for body, status, until in (
            ("SAC", Participation.P, None),
            ("BSI", Participation.O, None),
            ("DIN", Participation.P, OPENED - dt.timedelta(days=1)),
        ):
            uow.add(
                BodyParticipation(committee_id=committee.id, body=body, status=status, until=until)
            )
    ballot = draft(
        session, kind=BallotKind.DIS, committee="ISO/TC 211", document="ISO/DIS 19127", project=""
    )
    found = open_ballot(session, ballot.id, OPENED)
    assert (found.rule, found.electorate) == ("iso.dis", 2)
    assert [(v.name, v.standing) for v in voters(session, found)] == [
        ("SAC", Standing.P),
        ("BSI", Standing.O),
    ]


def test_an_iec_committee_is_found_by_its_bare_name(session: Session) -> None:
    with session.writing("participation") as uow:
        committee = uow.add(Committee(reference="TC 65", kind=CommitteeKind.INTERNATIONAL))
        uow.add(BodyParticipation(committee_id=committee.id, body="SAC", status=Participation.O))
    ballot = draft(
        session, kind=BallotKind.CDV, committee="IEC/TC 65", document="65/1187/CDV", project=""
    )
    found = open_ballot(session, ballot.id, OPENED)
    assert (found.rule, found.electorate) == ("iec.cdv", 1)


def test_an_international_ballot_needs_neither_rule_nor_voters(session: Session) -> None:
    ballot = draft(session, kind=BallotKind.CD, committee="ISO/TC 1", document="ISO/CD 1")
    found = open_ballot(session, ballot.id, OPENED)
    assert (found.status, found.rule, found.edition) == (BallotStatus.OPEN, "", "")


def test_a_rule_that_the_ballot_names(session: Session) -> None:
    roster(session)
    assert opened(session, rule="cn.tc.ordinary").rule == "cn.tc.ordinary"
    with pytest.raises(Refused, match=r"There is no rule “cn\.nothing”"):
        opened(session, rule="cn.nothing")


@pytest.mark.parametrize(
    ("values", "on", "why"),
    [
        ({}, TODAY + dt.timedelta(days=1), "is yet to come"),
        ({"closes": OPENED - dt.timedelta(days=1)}, OPENED, "is before it opens"),
        ({"committee": "SAC/TC 998"}, OPENED, "Nobody may vote"),
        ({"closes": None}, dt.date(2017, 12, 31), "was in force on 2017-12-31"),
    ],
)
def test_what_keeps_a_ballot_from_opening(
    session: Session, values: dict[str, object], on: dt.date, why: str
) -> None:
    roster(session)
    ballot = draft(session, **values)
    before = record_tables(session)
    with pytest.raises(Refused, match=why):
        open_ballot(session, ballot.id, on)
    assert record_tables(session) == before


def test_a_ballot_opens_once(session: Session) -> None:
    roster(session)
    ballot = opened(session)
    with pytest.raises(Refused, match="Open for votes"):
        open_ballot(session, ballot.id, OPENED)
    with pytest.raises(Refused, match="no longer there"):
        open_ballot(session, 99, OPENED)


def test_it_may_open_and_close_on_one_day(session: Session) -> None:
    roster(session)
    assert opened(session, closes=OPENED).closes == OPENED


def test_opening_is_undone_as_a_whole(session: Session) -> None:
    roster(session)
    draft(session)
    before = record_tables(session)
    ballot = draft(session, title="另一项")
    after = record_tables(session)
    open_ballot(session, ballot.id, OPENED)
    session.undo(last_operation(session))
    assert record_tables(session) == after
    assert before != after
