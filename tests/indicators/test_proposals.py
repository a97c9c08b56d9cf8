"""Turnaround of proposals: medians, limits, passed at first."""

from __future__ import annotations

from fractions import Fraction

from stdcommittee.domain.portfolio.proposal_records import Proposal, ProposalStage, ProposalStep
from stdcommittee.services.session import Session
from tests.figures import bad, counted, day, good, keep, left_out, measure, said, share

AUDIT, MINISTRY, SAC, SUBMITTED = ProposalStage


def proposal(session: Session, title: str, *steps: tuple[ProposalStage, str, str, bool]) -> int:
    (number,) = keep(session, Proposal(title=title, committee="ISO/TC 998"))
    keep(
        session,
        *(
            ProposalStep(
                proposal_id=number,
                stage=stage,
                came=day(came),
                left=day(left) if left else None,
                returned=returned,
            )
            for stage, came, left, returned in steps
        ),
    )
    return number


def test_days_on_a_desk(session: Session) -> None:
    at = proposal(session, "a", (AUDIT, "2025-06-02", "2025-06-30", False))  # 20 working days
    over = proposal(session, "b", (AUDIT, "2025-06-02", "2025-07-01", False))  # 21
    short = proposal(session, "c", (AUDIT, "2025-06-02", "2025-06-05", False))  # 3
    runs = proposal(session, "d", (AUDIT, "2025-12-01", "", False))
    proposal(session, "e", (AUDIT, "2024-06-03", "2024-06-05", False))  # another year
    found = measure(session, "turnaround.audit")
    assert share(found) == (Fraction(20), 2, 3)
    assert (good(found), bad(found)) == ([at, short], [over])
    assert left_out(found) == {runs: "not passed on yet"}
    assert found.provisional
    assert measure(session, "turnaround.sac").value is None


def test_steps_above_their_limit(session: Session) -> None:
    over = proposal(session, "b", (MINISTRY, "2025-06-02", "2025-07-01", False))
    runs = proposal(session, "d", (SAC, "2025-10-09", "", False))
    proposal(session, "e", (SUBMITTED, "2025-01-02", "", False))  # no limit there
    found = measure(session, "turnaround.over")
    assert (counted(found), found.looked_at) == ([over, runs], 2)
    assert said(found.counted)[over] == "1 working day above 20"


def test_passed_at_first(session: Session) -> None:
    passed = proposal(
        session,
        "a",
        (AUDIT, "2025-01-06", "2025-01-08", False),
        (SUBMITTED, "2025-03-03", "", False),
    )
    back = proposal(
        session,
        "b",
        (AUDIT, "2024-12-02", "2025-01-08", True),
        (AUDIT, "2025-01-13", "2025-01-15", False),
        (SUBMITTED, "2025-03-03", "", False),
    )
    waits = proposal(session, "c", (AUDIT, "2025-03-03", "", False))
    proposal(session, "d", (SUBMITTED, "2026-01-05", "", False))  # arrived after the year
    found = measure(session, "turnaround.first_pass")
    assert share(found) == (Fraction(1, 2), 1, 2)
    assert (good(found), bad(found)) == ([passed], [back])
    assert waits in left_out(found)
    assert said(found.counted)[back] == "sent back once"
