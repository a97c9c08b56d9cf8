"""Outcomes beside our votes, as a figure with its ballots."""

from __future__ import annotations

from fractions import Fraction

from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind, VoteValue
from stdcommittee.domain.people.records import Committee, CommitteeKind
from stdcommittee.services.session import Session
from tests.figures import bad, day, good, keep, left_out, measure, share

CLOSES = day("2025-06-20")


def ballot(title: str, **values: object) -> Ballot:
    filled: dict[str, object] = {
        "committee": "ISO/TC 998",
        "kind": BallotKind.DIS,
        "status": BallotStatus.CLOSED,
        "closes": CLOSES,
        "sent": CLOSES,
        "position": VoteValue.APPROVE,
        "outcome": BallotOutcome.APPROVED,
    }
    return Ballot(title=title, **{**filled, **values})  # type: ignore[arg-type]


def test_outcomes_as_we_voted_among_those_that_can_be_compared(session: Session) -> None:
    followed, outvoted, abstained, silent, unsure, running = keep(
        session,
        ballot("a"),
        ballot("b", position=VoteValue.DISAPPROVE),
        ballot("c", position=VoteValue.ABSTAIN),
        ballot("d", sent=None),
        ballot("e", outcome=BallotOutcome.UNDETERMINED),
        ballot("f", status=BallotStatus.OPEN, outcome=BallotOutcome.NONE),
    )
    found = measure(session, "international.agreed")
    assert share(found) == (Fraction(1, 2), 1, 2)
    assert (good(found), bad(found)) == ([followed], [outvoted])
    assert left_out(found) == {
        abstained: "We abstained",
        silent: "We did not vote",
        unsure: "Cannot be compared",
        running: "No result yet",
    }


def test_per_committee_and_year(session: Session) -> None:
    for reference in ("ISO/TC 997", "ISO/TC 998"):
        keep(session, Committee(reference=reference, kind=CommitteeKind.INTERNATIONAL))
    keep(
        session,
        ballot("a"),
        ballot("b", committee="ISO/TC 997", position=VoteValue.DISAPPROVE),
        ballot("c", closes=day("2024-12-31"), sent=day("2024-12-31")),
    )
    figures = {
        (year, committee): share(measure(session, "international.agreed", year, committee))[1:]
        for year in ("2024", "2025")
        for committee in ("ISO/TC 997", "ISO/TC 998")
    }
    assert figures == {
        ("2024", "ISO/TC 997"): (0, 0),
        ("2024", "ISO/TC 998"): (1, 1),
        ("2025", "ISO/TC 997"): (0, 1),
        ("2025", "ISO/TC 998"): (1, 1),
    }
