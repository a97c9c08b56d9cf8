"""Alerts: what needs attention now, and what a person said of it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Collection, Iterable

from stdcommittee.alerts import Alert, Watch, alert_sources
from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Invalid, Refused
from stdcommittee.base.messages import Message
from stdcommittee.domain.supervision.records import AlertHandling, AlertMark
from stdcommittee.services.session import Session
from stdcommittee.storage.people import scope_of


def current_alerts(
    session: Session,
    on: dt.date | None = None,
    *,
    committee: str | None = None,
    sources: Collection[str] = (),
) -> list[Alert]:
    """Return what needs attention on a day (by default today), the most pressing first.

    Alerts that were put off beyond that day are left out; those that were seen come last. Given
    `sources`, only those are looked at; given a committee, only it and those under it.

    Raises:
        Refused: the workspace knows no such committee.
    """
    day = on or session.clock.today()
    with session.reading() as reader:
        watch = Watch(reader, scope_of(reader, committee), day, session.rules, session.calendar())
        raised = [
            alert
            for source in alert_sources().values()
            if not sources or source.id in sources
            for alert in source.alerts(watch)
        ]
        marks = reader.find(AlertMark)
    return sorted(_marked(raised, marks, day), key=lambda alert: alert.urgency)


def _marked(alerts: Iterable[Alert], marks: Iterable[AlertMark], day: dt.date) -> Iterable[Alert]:
    seen = set()
    off = set()
    for mark in marks:
        if mark.handling is AlertHandling.SEEN:
            seen.add(mark.alert)
        elif mark.until is not None and mark.until > day:
            off.add(mark.alert)
    for alert in alerts:
        if off and alert.id in off:
            continue
        yield dataclasses.replace(alert, seen=True) if seen and alert.token in seen else alert


def mark_seen(session: Session, alert: Alert) -> AlertMark:
    """Say that an alert was seen; it is raised anew when it comes a step nearer.

    Raises:
        Refused: the workspace cannot be written.
    """
    mark = AlertMark(alert=alert.token, handling=AlertHandling.SEEN, by=session.actor.name)
    return _keep(session, mark, Message("Alert seen: {title}", title=alert.title))


def snooze(session: Session, alert: Alert, until: dt.date, reason: str) -> AlertMark:
    """Put an alert off until a day, on which it is raised again.

    Raises:
        Invalid: no reason is given, or the day is not in the future.
        Refused: the workspace cannot be written.
    """
    if not reason.strip():
        why = Message("Say why the alert is put off.")
        raise Invalid(why, {"reason": why})
    if until <= session.clock.today():
        why = Message("Choose a day in the future.")
        raise Invalid(why, {"until": why})
    mark = AlertMark(
        alert=alert.id,
        handling=AlertHandling.SNOOZED,
        until=until,
        reason=reason,
        by=session.actor.name,
    )
    message = Message(
        "Alert put off until {day}: {title}", day=until.isoformat(), title=alert.title
    )
    return _keep(session, mark, message)


def _keep(session: Session, mark: AlertMark, message: Message) -> AlertMark:
    with session.writing(message, reason=mark.reason) as uow:
        known = uow.reader.first(AlertMark, Is("alert", mark.alert))
        if known is None:
            return uow.add(mark)
        kept = dataclasses.replace(mark, id=known.id)
        uow.change(kept)
    return kept


def unmark(session: Session, alert: Alert) -> None:
    """Take back what was said of an alert.

    Raises:
        Refused: nothing was said of it.
    """
    names = {alert.id, alert.token}
    with session.writing(Message("Alert raised again: {title}", title=alert.title)) as uow:
        marks = [mark for mark in uow.reader.find(AlertMark) if mark.alert in names]
        if not marks:
            raise Refused(Message("Nothing was said of this alert."))
        for mark in marks:
            uow.remove(AlertMark, mark.id)
