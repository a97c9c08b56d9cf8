"""How an open ballot stands, to the voter."""

from __future__ import annotations

import random

import pytest

from stdcommittee.domain.ballots.records import Vote, Voter
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing
from stdcommittee.domain.documents.records import Evidence
from stdcommittee.domain.people.records import Role
from stdcommittee.domain.rules import Outcome, Treatment
from stdcommittee.services.ballots import (
    BallotMeter,
    cancel_ballot,
    cast_votes,
    close_ballot,
    give_reason,
    meter,
    open_ballot,
    record_vote,
    record_votes,
)
from stdcommittee.services.ballots.metering import LOOKED_AHEAD
from stdcommittee.services.session import Session
from stdcommittee.storage.attachments import attach_bytes
from tests.domain.rules.builders import figures
from tests.services.ballots.committee import (
    ABSTAIN,
    CLOSES,
    NO,
    OPENED,
    TODAY,
    YES,
    draft,
    opened,
    roster,
    stored,
    vote_all,
    voters,
)


def levels(stands: BallotMeter) -> dict[str, str]:
    return {check.id: check.level.value for check in stands.checks}


def test_a_ballot_on_the_limit(session: Session) -> None:
    """24 of 29 have voted: 16 for, 6 against, 2 abstained; each criterion just holds."""
    roster(session, 29, Role.ADVISER)
    ballot = opened(session)
    vote_all(session, ballot, [YES] * 16 + [NO] * 6 + [ABSTAIN] * 2, reason="理由")
    stands = meter(session, ballot.id)
    assert stands.verdict is not None
    assert stands.verdict.outcome is Outcome.APPROVED
    assert figures(stands.verdict) == {
        "participation": (24, 29, True),
        "approval": (16, 24, True),
        "opposition": (6, 24, True),
    }
    assert [line.voter.name for line in stands.missing] == [f"委员{n}" for n in range(25, 30)]
    assert stands.outlook is not None
    assert [(p.further, p.total, p.approvals, p.negatives) for p in stands.outlook.prospects] == [
        (1, 25, 1, 0),
        (2, 26, 2, 0),
        (3, 27, 2, 0),
        (4, 28, 3, 1),
        (5, 29, 4, 1),
    ]
    assert stands.unreasoned == ()
    assert stands.closable
    assert levels(stands) == {
        "electorate": "ok",
        "rule": "ok",
        "reasons": "ok",
        "unchecked": "warn",
        "closes": "warn",
        "missing": "warn",
    }


def test_negative_votes_without_reasons_are_named(session: Session) -> None:
    roster(session, 10)
    ballot = opened(session)
    vote_all(session, ballot, [YES] * 8)
    first, second = voters(session, ballot)[8:]
    record_vote(session, first.id, NO, reason="5.2 不清")
    bare = record_vote(session, second.id, NO)
    stands = meter(session, ballot.id)
    assert [line.voter.name for line in stands.unreasoned] == ["委员10"]
    assert levels(stands)["reasons"] == "warn"
    assert stands.closable
    give_reason(session, bare.id, "附录 B 矛盾")
    assert meter(session, ballot.id).unreasoned == ()


def test_what_becomes_of_each_line(session: Session) -> None:
    listed = [
        Voter(ballot_id=0, name=name, standing=standing)
        for name, standing in (
            ("SAC", Standing.P),
            ("BSI", Standing.P),
            ("DIN", Standing.O),
            ("DS", Standing.P),
            ("A-liaison", Standing.LIAISON),
        )
    ]
    made = draft(session, kind=BallotKind.DIS, document="ISO/DIS 1", committee="ISO/TC 1")
    ballot = open_ballot(session, made.id, OPENED, listed)
    vote_all(session, ballot, [YES, NO, ABSTAIN])
    stands = meter(session, ballot.id)
    assert [line.treatment for line in stands.lines] == [
        Treatment.COUNTED,
        Treatment.DISREGARDED,
        Treatment.ABSTAINED,
        Treatment.SILENT,
        Treatment.SILENT,
    ]
    assert str(stands.lines[1].why) == "a negative vote without reasons is not counted"
    assert [line.voter.name for line in stands.missing] == ["DS"]
    assert [line.voter.name for line in stands.unreasoned] == ["BSI"]


def test_a_ballot_without_a_rule(session: Session) -> None:
    made = draft(session, kind=BallotKind.CD, document="ISO/CD 1", committee="ISO/TC 1")
    ballot = open_ballot(session, made.id, OPENED, [Voter(ballot_id=0, name="SAC")])
    stands = meter(session, ballot.id)
    assert (stands.rule, stands.verdict, stands.outlook) == (None, None, None)
    assert [line.voter.name for line in stands.missing] == ["SAC"]
    assert levels(stands) == {"rule": "bad"}
    assert not stands.closable


def test_the_day_is_today_unless_said(session: Session) -> None:
    roster(session, 4)
    ballot = opened(session)
    vote_all(session, ballot, [YES] * 3)
    assert levels(meter(session, ballot.id))["closes"] == "warn"
    assert levels(meter(session, ballot.id, CLOSES))["closes"] == "ok"


def test_documents_put_to_the_vote(session: Session) -> None:
    roster(session, 4)
    ballot = opened(session, closes=None)
    assert "documents" not in levels(meter(session, ballot.id))
    with session.writing("evidence") as uow:
        late = attach_bytes(uow, b"2", "送审稿2.docx")
        uow.add(Evidence(document_id=late.id, kind="ballot", record_id=ballot.id))
    stands = meter(session, ballot.id)
    assert levels(stands)["documents"] == "warn"
    assert any("送审稿2.docx" in str(check.what) for check in stands.checks)
    same_day = open_ballot(session, draft(session).id, TODAY)
    with session.writing("evidence") as uow:
        uow.add(Evidence(document_id=late.id, kind="ballot", record_id=same_day.id))
    assert levels(meter(session, same_day.id))["documents"] == "ok"


def test_a_ballot_in_preparation_has_a_meter_too(session: Session) -> None:
    stands = meter(session, draft(session).id)
    assert (stands.lines, stands.closable) == ((), False)


def test_a_closed_ballot_shows_the_verdict_that_was_kept(session: Session) -> None:
    roster(session, 4)
    ballot = opened(session)
    vote_all(session, ballot, [YES, YES, YES, ABSTAIN])
    before = meter(session, ballot.id)
    close_ballot(session, ballot.id, TODAY)
    after = meter(session, ballot.id)
    assert after.verdict == before.verdict
    assert after.lines == before.lines
    assert (after.outlook, after.checks, after.closable) == (None, (), False)
    cancelled = opened(session)
    cancel_ballot(session, cancelled.id, "撤回")
    assert meter(session, cancelled.id).checks == ()


@pytest.mark.parametrize("count", [1000])
def test_a_thousand_votes_in_any_order(session: Session, count: int) -> None:
    dice = random.Random(7)
    values = [dice.choice([YES, YES, YES, YES, NO, ABSTAIN]) for _ in range(count - 50)]
    listed = [
        Voter(ballot_id=0, name=f"委员{n:04}", standing=Standing.MEMBER) for n in range(count)
    ]
    verdicts = []
    for shuffled in (False, True):
        ballot = open_ballot(session, draft(session).id, OPENED, listed)
        pairs = list(zip(voters(session, ballot), values, strict=False))
        if shuffled:
            dice.shuffle(pairs)
        votes = [
            Vote(ballot_id=ballot.id, voter_id=voter.id, value=value, reason="理由")
            for voter, value in pairs
        ]
        for start in range(0, len(votes), 240):
            record_votes(session, ballot.id, votes[start : start + 240])
        stands = meter(session, ballot.id)
        assert (len(stands.missing), stands.outlook is None) == (50, LOOKED_AHEAD < 50)
        assert stands.closable
        closed = close_ballot(session, ballot.id, TODAY)
        verdicts.append(closed.verdict)
        assert stored(session, ballot) == closed
    assert verdicts[0] == verdicts[1]
    assert verdicts[0]["counts"]["member"]["approve"] == values.count(YES)


def test_too_many_silent_voters_are_not_looked_ahead(session: Session) -> None:
    listed = [
        Voter(ballot_id=0, name=f"委员{n:04}", standing=Standing.MEMBER)
        for n in range(LOOKED_AHEAD + 1)
    ]
    ballot = open_ballot(session, draft(session).id, OPENED, listed)
    stands = meter(session, ballot.id)
    assert stands.outlook is None
    assert levels(stands)["missing"] == "warn"
    vote_all(session, ballot, [YES])
    assert meter(session, ballot.id).outlook is not None


def test_the_meter_reads_what_the_tally_is_given(session: Session) -> None:
    roster(session, 4)
    ballot = opened(session)
    vote_all(session, ballot, [YES, NO])
    with session.reading() as reader:
        votes = cast_votes(reader, ballot)
    stands = meter(session, ballot.id)
    assert [vote.voter for vote in votes] == [line.line.voter.name for line in stands.lines]
    assert stands.ballot == stored(session, ballot)
