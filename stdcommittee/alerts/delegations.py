"""ISO and IEC meetings: registration, brief and summary of the delegation due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from stdcommittee.alerts import AlertSource, Raised, Severity, Watch, reached
from stdcommittee.base.messages import N_, Bilingual, Message
from stdcommittee.domain.meetings.delegations import brief_due, summary_due
from stdcommittee.domain.meetings.records import Delegation, Meeting
from stdcommittee.indicators.delegations import Sent, delegation_days, meetings_abroad

_AHEAD: Final = 120  # days before a meeting begins from which it is looked at
_BEHIND: Final = 180  # days after it began until which a missing summary is still named
_STEPS: Final = (0, 3, 7, 14)  # days before a day on which it is named
_BRIEF: Final = "mirror.delegation.brief.days"
_SUMMARY: Final = "mirror.delegation.report.days"


def _near(watch: Watch) -> list[Sent]:
    behind, ahead = dt.timedelta(days=_BEHIND), dt.timedelta(days=_AHEAD)
    return meetings_abroad(watch.inquiry, watch.today - behind, watch.today + ahead)


def _each(watch: Watch) -> Iterator[tuple[Meeting, Delegation]]:
    for sent in _near(watch):
        for item in sent.delegations:
            yield sent.meeting, item


def _raised(
    meeting: Meeting,
    message: Message,
    severity: Severity,
    due: dt.date,
    *,
    rule: str,
    step: str,
    delegation: Delegation,
) -> Raised:
    return Raised(
        kind="delegation",
        record=delegation.id,
        title=Bilingual(meeting.title, meeting.title_en),
        message=message,
        severity=severity,
        due=due,
        rule=rule,
        step=step,
        committee=meeting.committee,
    )


def _registration(watch: Watch) -> Iterable[Raised]:
    for meeting, item in _each(watch):
        due = item.register_by
        if due is None or item.registered is not None:
            continue
        if meeting.begins is not None and meeting.begins < watch.today:
            continue
        left = watch.days_until(due)
        step = reached(left, _STEPS)
        if step is None:
            continue
        over = left < 0
        yield _raised(
            meeting,
            Message("Registration closed, not registered")
            if over
            else Message("Delegation to be registered"),
            Severity.OVERDUE if over else Severity.DUE,
            due,
            rule="mirror.delegations",
            step="overdue" if over else str(step),
            delegation=item,
        )


def _briefs(watch: Watch) -> Iterable[Raised]:
    days = delegation_days(watch.number)
    for meeting, item in _each(watch):
        due = brief_due(meeting, days)
        if due is None or item.brief is not None or meeting.begins is None:
            continue
        if meeting.begins < watch.today:
            continue
        left = watch.days_until(due)
        step = reached(left, _STEPS)
        if step is not None:
            over = left < 0
            yield _raised(
                meeting,
                Message("No brief yet") if over else Message("Brief to be ready"),
                Severity.OVERDUE if over else Severity.DUE,
                due,
                rule=_BRIEF,
                step="overdue" if over else str(step),
                delegation=item,
            )


def _summaries(watch: Watch) -> Iterable[Raised]:
    days = delegation_days(watch.number)
    for meeting, item in _each(watch):
        due = summary_due(meeting, days)
        if due is None or item.summary is not None:
            continue
        left = watch.days_until(due)
        if not left < days.summary:  # the meeting is not over
            continue
        over = left < 0
        yield _raised(
            meeting,
            Message("Summary overdue") if over else Message("Summary to be filed"),
            Severity.OVERDUE if over else Severity.DUE,
            due,
            rule=_SUMMARY,
            step="overdue" if over else str(reached(left, (*_STEPS, days.summary))),
            delegation=item,
        )


ALERTS = (
    AlertSource(
        id="delegations.registration",
        label=N_("Delegations to be registered"),
        word=N_("Delegation"),
        generate=_registration,
    ),
    AlertSource(
        id="delegations.brief",
        label=N_("Briefs of delegations due"),
        word=N_("Delegation"),
        generate=_briefs,
    ),
    AlertSource(
        id="delegations.summary",
        label=N_("Summaries of delegations due"),
        word=N_("Delegation"),
        generate=_summaries,
    ),
)
