"""The way of an international ballot: steps, the days by which they should be done, what is late."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind, VoteValue
from stdcommittee.domain.rules import shipped
from stdcommittee.services.ballots.course import MAIN_STEPS, Course, CourseStep, course

CLOSES = dt.date(2026, 6, 26)  # a Friday
REPLY, POSITION, CAST = dt.date(2026, 6, 11), dt.date(2026, 6, 18), dt.date(2026, 6, 24)
BALLOT = Ballot(title="x", kind=BallotKind.DIS, status=BallotStatus.OPEN, closes=CLOSES)
CONSULTED = replace(BALLOT, consulted=dt.date(2026, 5, 8), asked=9, replied=4)
POSITIONED = replace(CONSULTED, position=VoteValue.APPROVE, positioned=POSITION)
SENT = replace(POSITIONED, sent=CAST, with_comments=True)


def on(ballot: Ballot, today: dt.date) -> Course:
    return course(ballot, shipped(), today)


def test_the_days_are_counted_back_from_the_closing_day_in_working_days() -> None:
    found = on(BALLOT, dt.date(2026, 5, 4))
    assert [item.step for item in found.passages] == [*MAIN_STEPS]
    assert [item.by for item in found.passages] == [REPLY, POSITION, CAST, CLOSES]
    assert found.now is CourseStep.CONSULT
    assert found.working_days is not None
    assert found.working_days > 0


@pytest.mark.parametrize(
    ("ballot", "now"),
    [
        (BALLOT, CourseStep.CONSULT),
        (CONSULTED, CourseStep.POSITION),
        (POSITIONED, CourseStep.SENT),
        (SENT, CourseStep.RESULT),
        (replace(SENT, status=BallotStatus.CLOSED), None),
        (replace(BALLOT, status=BallotStatus.CANCELLED), None),
    ],
)
def test_the_step_to_take_next(ballot: Ballot, now: CourseStep | None) -> None:
    assert on(ballot, dt.date(2026, 6, 1)).now is now


@pytest.mark.parametrize(
    ("ballot", "today", "late"),
    [
        (BALLOT, REPLY, ""),
        (BALLOT, dt.date(2026, 6, 12), "consult"),
        (CONSULTED, POSITION, ""),
        (CONSULTED, dt.date(2026, 6, 19), "position"),
        (replace(POSITIONED, positioned=dt.date(2026, 6, 19)), CAST, "position"),
        (POSITIONED, dt.date(2026, 6, 25), "sent"),
        (replace(SENT, sent=dt.date(2026, 6, 25)), CLOSES, "sent"),
        (SENT, dt.date(2026, 7, 30), ""),
    ],
)
def test_late_is_what_came_or_is_wanting_after_its_day(
    ballot: Ballot, today: dt.date, late: str
) -> None:
    found = on(ballot, today)
    assert [item.step.value for item in found.passages if item.late] == ([late] if late else [])


def test_what_each_step_says() -> None:
    closed = replace(
        SENT,
        status=BallotStatus.CLOSED,
        closed=dt.date(2026, 6, 29),
        outcome=BallotOutcome.APPROVED,
    )
    found = on(closed, dt.date(2026, 7, 1))
    assert [str(item.said) for item in found.passages] == [
        "4/9 replied",
        "Approve",
        "with comments",
        "Approved",
    ]
    assert [item.done for item in found.passages] == [
        dt.date(2026, 5, 8),
        POSITION,
        CAST,
        dt.date(2026, 6, 29),
    ]
    assert found.working_days is not None
    assert found.working_days < 0


def test_without_a_closing_day_nothing_is_late() -> None:
    found = on(replace(BALLOT, closes=None), dt.date(2030, 1, 1))
    assert found.working_days is None
    assert [(item.by, item.late) for item in found.passages] == [(None, False)] * 4
