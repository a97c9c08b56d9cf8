"""What a delegation to an ISO or IEC meeting owes before and after it, and how far it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_
from stdcommittee.domain.meetings.attending import last_day
from stdcommittee.domain.meetings.records import Delegate, Delegation, Meeting, MeetingStatus


class Duty(Choice):
    """What is done for a delegation, in order."""

    REGISTRATION = "registration", N_("Registration")
    APPROVAL = "approval", N_("Approval")
    MEMBERS = "members", N_("Head and members")
    BRIEF = "brief", N_("Brief")
    ATTENDED = "attended", N_("Participation")
    STATEMENTS = "statements", N_("Statements")
    SUMMARY = "summary", N_("Summary")
    FOLLOW_UP = "follow_up", N_("What follows")


class DutyState(Choice):
    """How far one of them is."""

    DONE = "done", N_("done")
    DONE_LATE = "done_late", N_("done, but late")
    LATE = "late", N_("late")
    MISSING = "missing", N_("missing")
    AHEAD = "ahead", N_("to be done")


@frozen
class Check:
    """One line of the checklist; `late` days have passed since it was due, or were when done."""

    duty: Duty
    state: DutyState
    due: dt.date | None = None
    done: dt.date | None = None
    late: int = 0


@frozen
class DelegationDays:
    """The two periods that the rules set, in days."""

    brief: int  # before the meeting begins
    summary: int  # after it has ended


def brief_due(meeting: Meeting, days: DelegationDays) -> dt.date | None:
    """Return the day by which the brief is to be ready."""
    return meeting.begins - dt.timedelta(days=days.brief) if meeting.begins is not None else None


def summary_due(meeting: Meeting, days: DelegationDays) -> dt.date | None:
    """Return the day by which the summary is to be filed."""
    last = last_day(meeting)
    return last + dt.timedelta(days=days.summary) if last is not None else None


def checklist(
    delegation: Delegation,
    meeting: Meeting,
    delegates: Sequence[Delegate],
    days: DelegationDays,
    today: dt.date,
) -> tuple[Check, ...]:
    """Return what is done, missing or late, in order (2015 Measures, art. 6; duty 5.9).

    Nothing more is owed for a meeting that was called off.
    """
    if meeting.status is MeetingStatus.CALLED_OFF:
        return ()
    last = last_day(meeting)
    over = last is not None and last < today
    before = meeting.begins
    found = [
        _by(Duty.REGISTRATION, delegation.registered, delegation.register_by or before, today),
        _by(Duty.APPROVAL, delegation.approved, before, today),
        _told(
            Duty.MEMBERS,
            there=bool(delegates and delegation.head),
            owed=before is not None and before <= today,
        ),
        _by(Duty.BRIEF, delegation.brief, brief_due(meeting, days), today),
        _told(Duty.ATTENDED, there=any(item.attended for item in delegates), owed=over),
        _told(Duty.STATEMENTS, there=bool(delegation.statements.strip()), owed=over),
        _by(Duty.SUMMARY, delegation.summary, summary_due(meeting, days), today),
        _told(
            Duty.FOLLOW_UP,
            there=bool(delegation.follow_up.strip()),
            owed=over and delegation.summary is not None,
        ),
    ]
    return tuple(found)


def _by(duty: Duty, done: dt.date | None, due: dt.date | None, today: dt.date) -> Check:
    """Judge what has a day by which it is due."""
    if done is not None:
        late = max(0, (done - due).days) if due is not None else 0
        return Check(duty, DutyState.DONE_LATE if late else DutyState.DONE, due, done, late)
    if due is not None and due < today:
        return Check(duty, DutyState.LATE, due, None, (today - due).days)
    return Check(duty, DutyState.AHEAD, due)


def _told(duty: Duty, *, there: bool, owed: bool) -> Check:
    """Judge what has no day of its own."""
    if there:
        return Check(duty, DutyState.DONE)
    return Check(duty, DutyState.MISSING if owed else DutyState.AHEAD)
