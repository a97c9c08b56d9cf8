"""A P-member's duty to vote, at the edges of the Directives."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing
from stdcommittee.domain.rules import shipped
from stdcommittee.domain.supervision.voting_duty import (
    VotingDuty,
    in_time,
    vote_due,
    voting_duty,
)

CLOSES = dt.date(2025, 6, 20)
DAY = dt.timedelta(days=1)


def ballot(kind: BallotKind = BallotKind.CIB, *, sent: dt.date | None = CLOSES) -> Ballot:
    return Ballot(
        title="x",
        kind=kind,
        status=BallotStatus.OPEN,
        duty=Standing.P,
        closes=CLOSES,
        sent=sent,
    )


def duty(*ballots: Ballot, committee: str = "ISO/TC 998") -> VotingDuty:
    return voting_duty(committee, ballots, shipped(), CLOSES + DAY)


@pytest.mark.parametrize("kind", list(BallotKind))
def test_on_what_a_vote_is_due(kind: BallotKind) -> None:
    consultations = {BallotKind.CD, BallotKind.QUESTIONNAIRE}
    assert vote_due(ballot(kind)) == (not kind.national and kind not in consultations)


def test_only_a_p_member_must_vote() -> None:
    for standing in Standing:
        asked = dataclasses.replace(ballot(), duty=standing)
        assert vote_due(asked) == (standing is Standing.P)
    assert not vote_due(dataclasses.replace(ballot(), status=BallotStatus.CANCELLED))


def test_the_closing_day_counts() -> None:
    assert in_time(ballot(sent=CLOSES))
    assert not in_time(ballot(sent=CLOSES + DAY))
    assert not in_time(ballot(sent=None))
    assert in_time(dataclasses.replace(ballot(), closes=None))


@pytest.mark.parametrize(
    ("missed", "of", "kept", "at_risk"),
    [
        (0, 4, True, False),
        (4, 4, True, False),  # fewer than five say nothing
        (0, 5, True, False),
        (1, 5, True, True),  # a fifth is allowed, one more is not
        (2, 5, False, True),
        (1, 9, True, True),
        (1, 10, True, False),
        (2, 10, True, True),
        (3, 10, False, True),
    ],
)
def test_a_fifth_of_the_committee_ballots(missed: int, of: int, kept: bool, at_risk: bool) -> None:
    found = duty(*(ballot(sent=None if n < missed else CLOSES) for n in range(of)))
    assert (found.due, found.missed, found.missed_mandatory) == (of, missed, 0)
    assert (found.kept, found.at_risk) == (kept, at_risk)


@pytest.mark.parametrize("kind", [BallotKind.DIS, BallotKind.FDIS, BallotKind.SR, BallotKind.CDV])
def test_one_mandatory_ballot_is_too_many(kind: BallotKind) -> None:
    found = duty(ballot(kind, sent=None), ballot(kind))
    assert (found.missed_mandatory, found.kept, found.at_risk) == (1, False, True)


def test_a_late_vote_is_missed() -> None:
    assert duty(ballot(BallotKind.DIS, sent=CLOSES + DAY)).missed_mandatory == 1


def test_iec_has_no_share_of_committee_ballots() -> None:
    ballots = [ballot(sent=None) for _ in range(10)]
    assert not duty(*ballots).kept
    assert duty(*ballots, committee="IEC/TC 65").kept


def test_only_what_is_over_counts() -> None:
    rules = shipped()
    assert voting_duty("ISO/TC 998", [ballot(sent=None)], rules, CLOSES).ballots == ()
    assert len(voting_duty("ISO/TC 998", [ballot(sent=None)], rules, CLOSES + DAY).ballots) == 1
