"""What a delegation owes, up to each day and one day after."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from stdcommittee.domain.meetings.delegations import (
    Check,
    DelegationDays,
    Duty,
    DutyState,
    brief_due,
    checklist,
    summary_due,
)
from stdcommittee.domain.meetings.records import Delegate, Delegation, Meeting, MeetingStatus

DAYS = DelegationDays(brief=10, summary=30)
MEETING = Meeting(
    title="全会", begins=dt.date(2026, 5, 11), ends=dt.date(2026, 5, 15), committee="ISO/TC 211"
)
EMPTY = Delegation(meeting_id=1, title="代表团")
GOES = Delegate(delegation_id=1, name="专家01")


def check(
    duty: Duty, item: Delegation, today: str, *delegates: Delegate, meeting: Meeting = MEETING
) -> Check:
    found = checklist(item, meeting, delegates, DAYS, dt.date.fromisoformat(today))
    return next(line for line in found if line.duty is duty)


def test_days_that_follow_from_the_meeting() -> None:
    assert brief_due(MEETING, DAYS) == dt.date(2026, 5, 1)
    assert summary_due(MEETING, DAYS) == dt.date(2026, 6, 14)
    assert summary_due(dataclasses.replace(MEETING, ends=None), DAYS) == dt.date(2026, 6, 10)
    assert brief_due(Meeting(title="无日期"), DAYS) is None


@pytest.mark.parametrize(
    ("duty", "last", "after"),
    [
        (Duty.REGISTRATION, "2026-05-11", "2026-05-12"),
        (Duty.APPROVAL, "2026-05-11", "2026-05-12"),
        (Duty.BRIEF, "2026-05-01", "2026-05-02"),
        (Duty.SUMMARY, "2026-06-14", "2026-06-15"),
    ],
)
def test_late_the_day_after(duty: Duty, last: str, after: str) -> None:
    assert check(duty, EMPTY, last).state is DutyState.AHEAD
    late = check(duty, EMPTY, after)
    assert (late.state, late.late) == (DutyState.LATE, 1)


def test_register_by_goes_before_the_meeting() -> None:
    item = dataclasses.replace(EMPTY, register_by=dt.date(2026, 4, 1))
    assert check(Duty.REGISTRATION, item, "2026-04-02").state is DutyState.LATE


@pytest.mark.parametrize(
    ("on", "state", "late"),
    [("2026-06-14", DutyState.DONE, 0), ("2026-06-15", DutyState.DONE_LATE, 1)],
)
def test_done_in_time_or_late(on: str, state: DutyState, late: int) -> None:
    item = dataclasses.replace(EMPTY, summary=dt.date.fromisoformat(on))
    found = check(Duty.SUMMARY, item, "2026-07-01")
    assert (found.state, found.late) == (state, late)


def test_head_and_members_are_both_asked() -> None:
    headed = dataclasses.replace(EMPTY, head="专家01")
    assert check(Duty.MEMBERS, headed, "2026-05-10").state is DutyState.AHEAD
    assert check(Duty.MEMBERS, headed, "2026-05-11").state is DutyState.MISSING
    assert check(Duty.MEMBERS, EMPTY, "2026-05-11", GOES).state is DutyState.MISSING
    assert check(Duty.MEMBERS, headed, "2026-05-11", GOES).state is DutyState.DONE


def test_what_is_told_after_the_meeting() -> None:
    came = dataclasses.replace(GOES, attended=True)
    for duty in (Duty.ATTENDED, Duty.STATEMENTS):
        assert check(duty, EMPTY, "2026-05-15", GOES).state is DutyState.AHEAD
        assert check(duty, EMPTY, "2026-05-16", GOES).state is DutyState.MISSING
    assert check(Duty.ATTENDED, EMPTY, "2026-05-16", GOES, came).state is DutyState.DONE
    filed = dataclasses.replace(EMPTY, summary=dt.date(2026, 5, 20))
    assert check(Duty.FOLLOW_UP, EMPTY, "2026-06-01").state is DutyState.AHEAD
    assert check(Duty.FOLLOW_UP, filed, "2026-06-01").state is DutyState.MISSING


def test_nothing_is_owed_for_a_meeting_that_was_called_off() -> None:
    off = dataclasses.replace(MEETING, status=MeetingStatus.CALLED_OFF)
    assert checklist(EMPTY, off, (), DAYS, dt.date(2026, 7, 1)) == ()
