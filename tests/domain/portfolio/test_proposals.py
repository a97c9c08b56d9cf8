"""Days on each desk, counted by hand; at and over the limit; passed at first or not."""

from __future__ import annotations

import dataclasses
import datetime as dt

from stdcommittee.domain.deadlines import calendar
from stdcommittee.domain.portfolio.proposal_records import (
    Proposal,
    ProposalStage,
    ProposalStatus,
    ProposalStep,
)
from stdcommittee.domain.portfolio.proposals import Turnaround, following, turnaround

AUDIT, MINISTRY, SAC, SUBMITTED = ProposalStage
LIMITS = {AUDIT: 5, MINISTRY: 5, SAC: 5}
PROPOSAL = Proposal(id=1, title="提案")
TODAY = dt.date(2026, 6, 11)  # a Thursday; 8 to 12 June is a plain week


def step(
    stage: ProposalStage, came: str, left: str = "", *, returned: bool = False
) -> ProposalStep:
    return ProposalStep(
        proposal_id=1,
        stage=stage,
        came=dt.date.fromisoformat(came) if came else None,
        left=dt.date.fromisoformat(left) if left else None,
        returned=returned,
    )


def course(*steps: ProposalStep, proposal: Proposal = PROPOSAL) -> Turnaround:
    return turnaround(proposal, steps, LIMITS, calendar(), TODAY)


def test_working_days_at_and_over_the_limit() -> None:
    found = course(
        step(AUDIT, "2026-05-11", "2026-05-18"),  # Monday to Monday: five working days
        step(MINISTRY, "2026-05-18", "2026-05-26"),  # six
        step(SAC, "2026-06-08"),  # three up to Thursday
    )
    assert [(stay.days, stay.over) for stay in found.stays] == [(5, False), (6, True), (3, False)]
    assert found.stays[0].due == dt.date(2026, 5, 18)
    assert (found.days, found.over) == (14, True)
    assert found.current is found.stays[2]
    assert found.days_on(SUBMITTED) is None


def test_the_same_day_takes_no_working_day() -> None:
    assert course(step(AUDIT, "2026-06-11")).stays[0].days == 0


def test_holidays_are_no_working_days() -> None:
    # National Day 2025: 1 to 8 October are free, Sunday 28 September and Saturday 11 October worked.
    found = course(step(AUDIT, "2025-09-30", "2025-10-09"))
    assert found.stays[0].days == 1


def test_days_at_iso_are_not_ours() -> None:
    found = course(step(SAC, "2026-05-11", "2026-05-12"), step(SUBMITTED, "2026-05-12"))
    assert found.days == 1
    assert found.stays[1].limit is None
    assert not found.stays[1].over


def test_passed_at_first_is_decided_by_what_comes_first() -> None:
    running = course(step(AUDIT, "2026-05-11"))
    assert (running.first_pass, running.judged) == (None, None)
    passed = course(step(AUDIT, "2026-05-11", "2026-05-12"), step(SUBMITTED, "2026-05-20"))
    assert (passed.first_pass, passed.judged) == (True, dt.date(2026, 5, 20))
    back = course(
        step(AUDIT, "2026-05-11", "2026-05-12", returned=True),
        step(AUDIT, "2026-05-15", "2026-05-18"),
        step(SUBMITTED, "2026-05-20"),
    )
    assert (back.first_pass, back.judged, back.returns) == (False, dt.date(2026, 5, 12), 1)
    assert back.days_on(AUDIT) == 2


def test_which_desk_follows() -> None:
    assert following(course()) is AUDIT
    assert following(course(step(AUDIT, "2026-05-11"))) is MINISTRY
    assert following(course(step(AUDIT, "2026-05-11", "2026-05-12", returned=True))) is AUDIT
    assert following(course(step(SUBMITTED, "2026-05-11"))) is None
    ended = dataclasses.replace(PROPOSAL, status=ProposalStatus.WITHDRAWN)
    assert following(course(step(AUDIT, "2026-05-11"), proposal=ended)) is None
    assert course(step(AUDIT, "2026-05-11"), proposal=ended).current is None


def test_a_step_without_a_day_of_receipt_has_no_days() -> None:
    (stay,) = course(step(AUDIT, "", "2026-05-12")).stays
    assert (stay.days, stay.due, stay.over) == (None, None, False)
