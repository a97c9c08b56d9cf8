"""General editing leaves a running ballot's terms, voters and votes alone."""

from __future__ import annotations

import dataclasses

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.base.records import Record, kind_of
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing
from stdcommittee.services.ballots import cancel_ballot, close_ballot, lines_of
from stdcommittee.services.editing import change_bulk, plan_bulk, remove, save
from stdcommittee.services.session import Session
from tests.services.ballots.committee import (
    NO,
    TODAY,
    YES,
    draft,
    opened,
    roster,
    stored,
    vote_all,
    voters,
)
from tests.workspaces import record_tables


@pytest.fixture
def ballot(session: Session) -> Ballot:
    roster(session, 4)
    made = opened(session)
    vote_all(session, made, [YES] * 4)
    return made


TERMS: list[dict[str, object]] = [
    {"rule": "cn.tc.ordinary"},
    {"edition": "cn/tc-measures-2017"},
    {"electorate": 1},
    {"status": BallotStatus.DRAFT},
    {"outcome": BallotOutcome.APPROVED},
    {"secret": True},
    {"kind": BallotKind.ORDINARY},
]


@pytest.mark.parametrize("values", TERMS)
def test_the_terms_of_an_open_ballot_stay(
    session: Session, ballot: Ballot, values: dict[str, object]
) -> None:
    changed = dataclasses.replace(ballot, **values)  # type: ignore[arg-type]
    with pytest.raises(Refused, match=r"is open for votes: .* cannot be changed"):
        save(session, changed)
    ((name, value),) = values.items()
    plan = plan_bulk(session, kind_of(Ballot), [ballot.id], name, value)
    assert (plan.changes, list(plan.refused)) == (0, [ballot.id])
    assert stored(session, ballot) == ballot


def test_what_a_ballot_is_called_may_change(session: Session, ballot: Ballot) -> None:
    save(session, dataclasses.replace(ballot, title_en="Things"))
    assert stored(session, ballot).title_en == "Things"


def test_a_plan_that_is_older_than_the_opening_is_refused(session: Session) -> None:
    roster(session, 3)
    prepared = draft(session, closes=None)
    plan = plan_bulk(session, kind_of(Ballot), [prepared.id], "rule", "cn.tc.ordinary")
    assert plan.changes == 1
    with session.writing("open") as uow:
        uow.change(dataclasses.replace(prepared, status=BallotStatus.OPEN))
    with pytest.raises(Refused, match="is open for votes"):
        change_bulk(session, kind_of(Ballot), "rule", plan)


def test_voters_and_votes_have_use_cases_of_their_own(session: Session, ballot: Ballot) -> None:
    with session.reading() as reader:
        line = lines_of(reader, ballot.id)[0]
    assert line.vote is not None
    before = record_tables(session)
    records: list[Record] = [
        Voter(ballot_id=ballot.id, name="x", standing=Standing.MEMBER),
        dataclasses.replace(line.voter, standing=Standing.ADVISER),
        Vote(ballot_id=ballot.id, voter_id=line.voter.id, value=NO),
        dataclasses.replace(line.vote, value=NO),
    ]
    for record in records:
        with pytest.raises(Refused, match="not edited like other records"):
            save(session, record)
    for cls, number in ((Voter, line.voter.id), (Vote, line.vote.id)):
        with pytest.raises(Refused, match="not edited like other records"):
            remove(session, kind_of(cls), [number])
    plan = plan_bulk(session, kind_of(Vote), [line.vote.id], "value", NO)
    assert (plan.changes, list(plan.refused)) == (0, [line.vote.id])
    assert record_tables(session) == before


def test_only_a_ballot_that_is_being_prepared_is_removed(session: Session, ballot: Ballot) -> None:
    closed, over = opened(session), opened(session)
    vote_all(session, closed, [YES] * 4)
    close_ballot(session, closed.id, TODAY)
    cancel_ballot(session, over.id, "x")
    for item in (ballot, closed, over):
        with pytest.raises(Refused, match="Only a ballot that is being prepared is removed"):
            remove(session, kind_of(Ballot), [item.id])
    prepared = draft(session)
    remove(session, kind_of(Ballot), [prepared.id])
    with session.reading() as reader:
        assert reader.get(Ballot, prepared.id) is None
    assert len(voters(session, ballot)) == 4
