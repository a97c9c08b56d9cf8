"""Takes figures and alerts from small workspaces, and reads their lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from typing import Any, TypeVar

from stdcommittee.alerts import Alert
from stdcommittee.base.records import Record
from stdcommittee.domain.portfolio.derived import complete
from stdcommittee.domain.supervision.measures import Line, Measure
from stdcommittee.domain.supervision.period import Period
from stdcommittee.indicators import Inquiry, indicators
from stdcommittee.services.alerts import current_alerts
from stdcommittee.services.session import Session
from stdcommittee.storage.people import scope_of

R = TypeVar("R", bound=Record)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def keep(session: Session, *records: R) -> list[int]:
    """Write records with what follows from their fields; return their ids."""
    return [kept(session, item).id for item in records]


def kept(session: Session, record: R) -> R:
    """Write one record with what follows from its fields; return it as stored."""
    with session.writing("test") as uow:
        made = complete(record, session.rules, session.clock.today())
        assert isinstance(made, type(record))
        return uow.add(made)


def measure(
    session: Session, indicator: str, period: str = "2025", committee: str | None = None
) -> Measure:
    """Take one figure."""
    asked = Period.parse(period).seen(session.clock.today())
    with session.reading() as reader:
        scope = scope_of(reader, committee)
        return indicators()[indicator].measure(Inquiry(reader, scope, asked, session.rules))


def share(found: Measure) -> tuple[Fraction | int | None, int, int | None]:
    """The figure in exact numbers: value, numerator, denominator."""
    return found.value, found.numerator, found.denominator


def good(found: Measure) -> list[int]:
    """The records that are in the numerator."""
    return sorted(line.record for line in found.counted if line.good)


def bad(found: Measure) -> list[int]:
    """The records that count but are not in the numerator."""
    return sorted(line.record for line in found.counted if line.good is False)


def counted(found: Measure) -> list[int]:
    """The records that count."""
    return sorted(line.record for line in found.counted)


def left_out(found: Measure) -> dict[int, str]:
    """The records that were left out, with the reason in English."""
    return said(found.left_out)


def said(lines: Iterable[Line]) -> dict[int, str]:
    """What is said of each record, in English."""
    return {line.record: str(line.judgement) for line in lines}


def alerts(session: Session, source: str, on: str, **options: Any) -> list[Alert]:
    """The alerts of one source on a day."""
    return current_alerts(session, day(on), sources=(source,), **options)


def spoken(alert: Alert) -> tuple[str, str, str]:
    """Severity, message in English, and day of an alert."""
    return alert.severity.value, str(alert.message), str(alert.due or "")
