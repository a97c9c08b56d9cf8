"""Votes in ISO and IEC ballots, up to the closing day and one day after."""

from __future__ import annotations

from fractions import Fraction

import pytest

from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing, VoteValue
from stdcommittee.domain.documents.records import Evidence
from stdcommittee.domain.people.records import Committee
from stdcommittee.domain.supervision.measures import MeasureState
from stdcommittee.services.session import Session
from stdcommittee.storage.attachments import attach_bytes
from tests.figures import bad, counted, day, good, keep, left_out, measure, said, share

CLOSES = day("2025-06-20")  # a Friday without holidays near


def ballot(title: str, **values: object) -> Ballot:
    filled: dict[str, object] = {
        "committee": "ISO/TC 998",
        "kind": BallotKind.DIS,
        "status": BallotStatus.OPEN,
        "duty": Standing.P,
        "closes": CLOSES,
    }
    return Ballot(title=title, **{**filled, **values})  # type: ignore[arg-type]


def test_voted_and_voted_in_time(session: Session) -> None:
    last_day, late, missed, observer, draft, cancelled = keep(
        session,
        ballot("a", sent=CLOSES, position=VoteValue.APPROVE),
        ballot("b", sent=day("2025-06-21")),
        ballot("c"),
        ballot("d", duty=Standing.O),
        ballot("e", kind=BallotKind.CD),
        ballot("f", status=BallotStatus.CANCELLED),
    )
    voted, in_time = (
        measure(session, "international.voted"),
        measure(session, "international.in_time"),
    )
    assert (share(voted), share(in_time)) == ((Fraction(2, 3), 2, 3), (Fraction(1, 3), 1, 3))
    assert (good(voted), bad(voted)) == ([last_day, late], [missed])
    assert (good(in_time), bad(in_time)) == ([last_day], [late, missed])
    assert said(in_time.counted) == {
        last_day: "in time",
        late: "after closing",
        missed: "missed",
    }
    assert left_out(voted) == {
        observer: "not a P-member: O-member",
        draft: "a consultation, no vote is due",
        cancelled: "Closed without decision",
    }
    assert voted.limit is not None
    assert (voted.limit.value, voted.limit.provisional) == (Fraction(19, 20), True)


@pytest.mark.parametrize(("votes", "state"), [(19, MeasureState.MET), (18, MeasureState.SHORT)])
def test_the_least_voting_rate(session: Session, votes: int, state: MeasureState) -> None:
    keep(session, *(ballot(str(n), sent=CLOSES if n < votes else None) for n in range(20)))
    found = measure(session, "international.voted")
    assert (share(found), found.state) == ((Fraction(votes, 20), votes, 20), state)


def test_a_ballot_counts_in_the_period_in_which_it_closes(session: Session) -> None:
    _, first, last, _ = keep(
        session,
        *(
            ballot(closes, closes=day(closes))
            for closes in ("2024-12-31", "2025-01-01", "2025-12-31", "2026-01-01")
        ),
    )
    assert counted(measure(session, "international.voted")) == [first, last]


def test_a_ballot_that_closes_today_is_not_over(session: Session) -> None:
    """The clock stands at 2026-06-11."""
    _, yesterday = keep(
        session, ballot("a", closes=day("2026-06-11")), ballot("b", closes=day("2026-06-10"))
    )
    assert bad(measure(session, "international.voted", "2026")) == [yesterday]


def test_votes_and_positions_ahead_of_closing(session: Session) -> None:
    """Two working days before Friday is Wednesday, five is the Friday before."""
    early, later, nothing = keep(
        session,
        ballot("a", sent=day("2025-06-18"), positioned=day("2025-06-13")),
        ballot("b", sent=day("2025-06-19"), positioned=day("2025-06-14")),
        ballot("c"),
    )
    for name in ("international.ahead", "international.positioned"):
        found = measure(session, name)
        assert share(found) == (Fraction(1, 3), 1, 3), name
        assert said(found.counted) == {early: "in time", later: "too late", nothing: "not done"}
        assert found.state is MeasureState.PLAIN
    assert measure(session, "international.ahead").counted[0].cells[4] == "2025-06-18"


def test_working_days_before_a_golden_week(session: Session) -> None:
    """Two working days before 2025-10-09, the first one after the holidays, is 2025-09-29."""
    keep(session, ballot("a", closes=day("2025-10-09"), sent=day("2025-09-29")))
    found = measure(session, "international.ahead")
    assert (found.counted[0].cells[4], found.numerator) == ("2025-09-29", 1)


def test_replies_of_experts(session: Session) -> None:
    asked, over, silent = keep(
        session,
        ballot("a", asked=10, replied=7),
        ballot("b", asked=2, replied=5),
        ballot("c"),
    )
    found = measure(session, "international.replies")
    assert share(found) == (Fraction(3, 4), 9, 12)
    assert counted(found) == [asked, over]
    assert left_out(found) == {silent: "no experts were asked"}


def test_what_was_sent(session: Session) -> None:
    against, bare, abstained, unknown, _ = keep(
        session,
        ballot(
            "a",
            sent=CLOSES,
            position=VoteValue.DISAPPROVE,
            position_reason="7.3",
            with_comments=True,
        ),
        ballot("b", sent=CLOSES, position=VoteValue.DISAPPROVE),
        ballot("c", sent=CLOSES, position=VoteValue.ABSTAIN),
        ballot("d", sent=CLOSES),
        ballot("e", position=VoteValue.DISAPPROVE),
    )
    comments = measure(session, "international.with_comments")
    assert (share(comments), good(comments)) == ((Fraction(1, 4), 1, 4), [against])
    assert bad(comments) == [bare, abstained, unknown]
    reasons = measure(session, "international.reasons")
    assert (share(reasons), good(reasons), bad(reasons)) == (
        (Fraction(1, 2), 1, 2),
        [against],
        [bare],
    )
    stand = measure(session, "international.stand")
    assert (share(stand), good(stand), bad(stand)) == (
        (Fraction(2, 3), 2, 3),
        [against, bare],
        [abstained],
    )


def test_proof(session: Session) -> None:
    proved, unproved, _ = keep(
        session, ballot("a", sent=CLOSES), ballot("b", sent=CLOSES), ballot("c")
    )
    with session.writing("proof") as uow:
        document = attach_bytes(uow, b"proof", "凭证.pdf")
        uow.add(Evidence(document_id=document.id, kind="ballot", record_id=proved))
    found = measure(session, "international.proof")
    assert (share(found), good(found), bad(found)) == (
        (Fraction(1, 2), 1, 2),
        [proved],
        [unproved],
    )


@pytest.mark.parametrize(
    ("missed", "of", "judgement", "kept"),
    [
        (1, 3, "duty kept", True),  # fewer than five do not count yet
        (1, 4, "one more missed ballot may cost the status", True),
        (1, 5, "one more missed ballot may cost the status", True),
        (2, 5, "status may be lost", False),
        (2, 10, "one more missed ballot may cost the status", True),
        (3, 10, "status may be lost", False),
        (0, 10, "duty kept", True),
    ],
)
def test_committee_ballots_missed(
    session: Session, missed: int, of: int, judgement: str, kept: bool
) -> None:
    keep(
        session,
        *(
            ballot(str(n), kind=BallotKind.CIB, sent=None if n < missed else CLOSES)
            for n in range(of)
        ),
    )
    found = measure(session, "international.duty")
    assert share(found) == (Fraction(kept), int(kept), 1)
    assert str(found.counted[0].judgement) == judgement
    rate = f"{of - missed}/{of}"
    assert found.counted[0].cells == ("ISO/TC 998", "2025", f"{missed}/{of}", "0/0", rate)


def test_one_mandatory_ballot_missed_is_too_many(session: Session) -> None:
    keep(session, ballot("a"), ballot("b", committee="ISO/TC 997", sent=CLOSES))
    found = measure(session, "international.duty")
    assert share(found) == (Fraction(1, 2), 1, 2)
    assert found.counted[0].cells == ("ISO/TC 998", "2025", "0/0", "1/1", "0/1")


def test_only_mirrored_committees_count(session: Session) -> None:
    keep(session, Committee(reference="SAC/TC 999", mirrors="ISO/TC 998"))
    own, under, unnamed, _ = keep(
        session,
        ballot("a"),
        ballot("b", committee="ISO/TC 998/SC 1"),
        ballot("c", committee=""),
        ballot("d", committee="ISO/TC 1"),
    )
    assert counted(measure(session, "international.voted")) == [own, under, unnamed]
    only = measure(session, "international.voted", committee="ISO/TC 998/SC 1")
    assert counted(only) == [under]


def test_without_ballots_there_is_no_value(session: Session) -> None:
    for name in ("international.voted", "international.replies", "international.duty"):
        assert share(measure(session, name)) == (None, 0, 0), name
