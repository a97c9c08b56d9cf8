"""What we were to a committee on a day, and whether a vote was owed."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing
from stdcommittee.domain.people.records import BodyParticipation, Participation
from stdcommittee.domain.supervision.owing import StandingHistory, owed, vote_due

NONE = StandingHistory()
JANUARY, JUNE, JULY = dt.date(2025, 1, 1), dt.date(2025, 6, 30), dt.date(2025, 7, 1)
BALLOT = Ballot(
    title="x",
    kind=BallotKind.CIB,
    committee="ISO/TC 211",
    status=BallotStatus.OPEN,
    opened=dt.date(2025, 5, 1),
    closes=JUNE,
)


def span(
    status: str,
    since: dt.date | None = None,
    until: dt.date | None = None,
    id: int = 0,  # noqa: A002
) -> BodyParticipation:
    return BodyParticipation(
        committee_id=1,
        body="SAC",
        status=Participation(status),
        since=since,
        until=until,
        id=id,
    )


def of(*spans: BodyParticipation) -> StandingHistory:
    return StandingHistory({"ISO/TC 211": spans})


@pytest.mark.parametrize("kind", list(BallotKind))
def test_on_what_a_vote_is_due(kind: BallotKind) -> None:
    consultations = {BallotKind.CD, BallotKind.QUESTIONNAIRE}
    asked = dataclasses.replace(BALLOT, kind=kind, duty=Standing.P)
    assert vote_due(asked, NONE) == (not kind.national and kind not in consultations)


def test_only_a_p_member_must_vote_and_only_while_the_ballot_stands() -> None:
    for standing in Standing:
        assert vote_due(dataclasses.replace(BALLOT, duty=standing), NONE) == (
            standing is Standing.P
        )
    for status in (BallotStatus.CANCELLED, BallotStatus.WITHDRAWN):
        ended = dataclasses.replace(BALLOT, duty=Standing.P, status=status)
        assert (owed(ended, NONE).due, owed(ended, NONE).why) == (False, status.text)


@pytest.mark.parametrize(
    ("spans", "due", "why"),
    [
        ([span("P")], True, "P-member, by our record"),
        ([span("P", JANUARY)], True, "P-member since 2025-01-01"),
        ([span("P", JUNE)], True, "P-member since 2025-06-30, after it opened: due all the same"),
        ([span("P", JULY)], False, "not a P-member: Not a member of the committee"),
        ([span("P", JANUARY, JUNE)], True, "P-member since 2025-01-01"),
        (
            [span("P", JANUARY, dt.date(2025, 6, 29))],
            False,
            "no P-member any more when it closed: Not a member of the committee",
        ),
        (
            [span("P", JANUARY, dt.date(2025, 5, 31)), span("O", dt.date(2025, 6, 1))],
            False,
            "no P-member any more when it closed: O-member",
        ),
        ([span("O")], False, "not a P-member: O-member"),
        ([], False, "not a P-member: Not a member of the committee"),
    ],
)
def test_the_record_of_the_closing_day_decides(
    spans: list[BodyParticipation], due: bool, why: str
) -> None:
    found = owed(BALLOT, of(*spans))
    assert (found.due, str(found.why), found.conflict) == (due, why, "")


def test_of_two_memberships_the_later_one_holds_and_p_before_o() -> None:
    moved = of(span("O", dt.date(2025, 6, 1)), span("P", JANUARY))
    assert moved.on("ISO/TC 211", JUNE) is Standing.O
    assert of(span("P", JANUARY), span("O", JANUARY)).on("ISO/TC 211", JUNE) is Standing.P


def test_what_the_ballot_states_goes_before_our_record_and_the_conflict_is_said() -> None:
    stated = dataclasses.replace(BALLOT, duty=Standing.P)
    found = owed(stated, of(span("O")))
    assert (found.due, found.standing) == (True, Standing.P)
    assert str(found.conflict) == (
        "The ballot states P-member, our record of 2025-06-30 says O-member."
    )
    assert owed(stated, of(span("P"))).conflict == ""
    assert owed(stated, NONE).conflict == ""
    other = owed(dataclasses.replace(BALLOT, duty=Standing.O), of(span("P")))
    assert (other.due, bool(other.conflict)) == (False, True)


def test_a_committee_is_found_however_it_is_written() -> None:
    history = StandingHistory({"ISO/TC  211": [span("P")]})
    assert history.on("ISO/TC 211", JUNE) is Standing.P
    assert history.on("ISO/TC 8", JUNE) is None


def test_without_a_closing_day_the_opening_day_decides() -> None:
    undated = dataclasses.replace(BALLOT, closes=None)
    assert vote_due(undated, of(span("P", JANUARY)))
    assert not vote_due(undated, of(span("P", JUNE)))
    assert not vote_due(dataclasses.replace(undated, opened=None), of(span("P")))
