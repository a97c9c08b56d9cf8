"""Who is listed when a ballot opens, and as what."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from stdcommittee.domain.ballots.castvote import CastVote
from stdcommittee.domain.ballots.electorate import (
    bodies,
    electorate_size,
    electors,
    entitled,
    late_joiners,
    position_text,
    standing_of,
)
from stdcommittee.domain.ballots.records import Ballot, Voter
from stdcommittee.domain.ballots.vocabulary import BallotKind as K
from stdcommittee.domain.ballots.vocabulary import Standing
from stdcommittee.domain.people.records import (
    BodyParticipation,
    InterestParty,
    Membership,
    Organization,
    Participation,
    Person,
    Role,
)
from stdcommittee.domain.people.roster import roster_on
from tests.domain.rules.builders import ALL_RULES, rule

DAY = dt.date(2026, 6, 4)
UNITS = {1: Organization(id=1, name="某研究院"), 2: Organization(id=2, name="某大学")}
PEOPLE = {n: Person(id=n, name=f"委员{n:02}", organization_id=2) for n in range(1, 6)}


def seat(number: int, role: Role, unit: int | None = None) -> Membership:
    return Membership(
        id=number,
        committee_id=1,
        person_id=number,
        role=role,
        organization_id=unit,
        party=InterestParty.USER,
    )


@pytest.mark.parametrize(
    ("role", "standing"),
    [
        (Role.CHAIR, Standing.MEMBER),
        (Role.VICE_CHAIR, Standing.MEMBER),
        (Role.SECRETARY, Standing.MEMBER),
        (Role.VICE_SECRETARY, Standing.MEMBER),
        (Role.MEMBER, Standing.MEMBER),
        (Role.EXPERT, Standing.OUTSIDE),
        (Role.ADVISER, Standing.ADVISER),
        (Role.OBSERVER, Standing.OBSERVER),
        (Role.LIAISON, Standing.LIAISON),
    ],
)
def test_what_a_role_counts_as(role: Role, standing: Standing) -> None:
    assert standing_of(role, K.DRAFT) is standing
    assert standing_of(role, K.ORDINARY) is standing
    by_experts = Standing.MEMBER if role is Role.EXPERT else standing
    assert standing_of(role, K.EXPERT_GROUP) is by_experts
    assert standing_of(role, K.GROUP_STANDARD) is by_experts


def test_the_roster_becomes_the_list_of_voters() -> None:
    roster = roster_on([seat(1, Role.MEMBER), seat(2, Role.CHAIR, 1), seat(3, Role.ADVISER)], DAY)
    found = electors(roster, PEOPLE, UNITS, K.DRAFT)
    assert [(v.name, v.organization, v.standing, v.person_id) for v in found] == [
        ("委员02", "某研究院", Standing.MEMBER, 2),
        ("委员01", "某大学", Standing.MEMBER, 1),
        ("委员03", "某大学", Standing.ADVISER, 3),
    ]
    assert {voter.party for voter in found} == {InterestParty.USER}


@pytest.mark.parametrize(
    ("kind", "standings"),
    [
        (K.DRAFT, ["member", "member", "none"]),
        (K.EXPERT_GROUP, ["drafter", "member", "member"]),
        (K.GROUP_STANDARD, ["drafter", "drafter", "member"]),
    ],
)
def test_drafters_do_not_review(kind: K, standings: list[str]) -> None:
    roster = roster_on(
        [seat(1, Role.MEMBER, 2), seat(2, Role.MEMBER, 1), seat(3, Role.EXPERT)], DAY
    )
    found = electors(roster, PEOPLE, UNITS, kind, "委员01、某研究院；别的单位")
    assert [voter.standing for voter in found] == standings


def test_member_bodies_p_first_each_once() -> None:
    listed = [("DIN", "O"), ("SAC", "P"), ("BSI", "P"), ("SAC", "O")]
    found = bodies(
        BodyParticipation(id=n, committee_id=1, body=body, status=Participation(status))
        for n, (body, status) in enumerate(listed, 1)
    )
    assert [(voter.name, voter.standing) for voter in found] == [
        ("SAC", Standing.P),
        ("BSI", Standing.P),
        ("DIN", Standing.O),
    ]


def test_the_size_counts_those_who_may_vote() -> None:
    votes = [
        CastVote(voter="a", standing=Standing.MEMBER),
        CastVote(voter="b", standing=Standing.ADVISER),
        CastVote(voter="c", standing=None),
        CastVote(voter="d", standing=Standing.MEMBER, count=7),
        CastVote(voter="d", standing=Standing.MEMBER, count=7, replaced_by=3),
    ]
    assert electorate_size(rule("cn.tc.draft"), votes) == 9
    assert electorate_size(None, votes) == 10
    assert electorate_size(rule("iso.dis"), votes) == 0


@pytest.mark.parametrize("rule_id", ALL_RULES)
def test_every_standing_of_a_roster_is_known_to_the_national_rules(rule_id: str) -> None:
    judge = rule(rule_id)
    if judge.kind.national:
        standings = {standing_of(role, judge.kind) for role in Role}
        assert standings <= judge.entitled | judge.excluded


def test_who_stepped_aside_is_listed_with_the_reason_and_without_a_vote() -> None:
    roster = roster_on([seat(1, Role.CHAIR), seat(2, Role.MEMBER), seat(3, Role.ADVISER)], DAY)
    found = electors(roster, PEOPLE, UNITS, K.DRAFT, recusals={2: "参与起草", 3: "x"})
    assert [(voter.name, voter.standing, voter.stated) for voter in found] == [
        ("委员01", Standing.MEMBER, ""),
        ("委员02", Standing.RECUSED, "参与起草"),
        ("委员03", Standing.ADVISER, ""),
    ]
    votes = [CastVote(voter=voter.name, standing=voter.standing) for voter in found]
    assert electorate_size(rule("cn.tc.draft"), votes) == 1


def test_who_drafted_is_a_drafter_even_after_stepping_aside() -> None:
    roster = roster_on([seat(1, Role.EXPERT)], DAY)
    (voter,) = electors(roster, PEOPLE, UNITS, K.EXPERT_GROUP, "委员01", {1: "起草"})
    assert voter.standing is Standing.DRAFTER


def test_title_and_position_are_kept_as_of_that_day() -> None:
    people = {1: replace(PEOPLE[1], title="研究员")}
    roster = roster_on([seat(1, Role.VICE_CHAIR)], DAY)
    (voter,) = electors(roster, people, UNITS, K.DRAFT)
    assert (voter.title, voter.position) == ("研究员", "vice_chair")
    assert position_text(voter) == Role.VICE_CHAIR.text
    assert position_text(replace(voter, position="组长")) == "组长"


def test_who_joined_later_stands_apart() -> None:
    seats = [
        seat(1, Role.CHAIR),
        replace(seat(2, Role.MEMBER), since=DAY),
        replace(seat(3, Role.MEMBER), since=DAY + dt.timedelta(days=1)),
        replace(seat(4, Role.OBSERVER), since=DAY + dt.timedelta(days=1)),
    ]
    later = roster_on(seats, DAY + dt.timedelta(days=7))
    ballot = Ballot(title="x", opened=DAY, id=5)
    (voter,) = late_joiners(later, PEOPLE, UNITS, ballot, {1})
    assert (voter.name, voter.joined, voter.standing, voter.ballot_id) == (
        "委员03",
        DAY + dt.timedelta(days=1),
        Standing.OUTSIDE,
        5,
    )
    assert late_joiners(later, PEOPLE, UNITS, ballot, {1, 3}) == ()


def test_who_is_entitled() -> None:
    judged_by = rule("cn.tc.draft")
    member = Voter(ballot_id=1, name="x", standing=Standing.MEMBER)
    assert entitled(member, judged_by)
    assert entitled(replace(member, standing=None), judged_by)
    assert not entitled(replace(member, standing=None, stated="?"), judged_by)
    assert not entitled(replace(member, standing=Standing.RECUSED), judged_by)
    assert entitled(replace(member, standing=Standing.RECUSED), None)
