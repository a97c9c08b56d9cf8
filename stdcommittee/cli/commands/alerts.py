"""Command `alerts`: what needs attention."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer

from stdcommittee.alerts import Alert, Severity
from stdcommittee.base.dates import read_day
from stdcommittee.base.messages import Message, Text
from stdcommittee.cli.answer import Json, Result, conclude, english, passphrase
from stdcommittee.services.alerts import current_alerts
from stdcommittee.services.session import open_workspace


def COMMAND(  # noqa: N802  (the registry's name for it)
    workspace: Annotated[Path, typer.Option("--from", help="The workspace file (*.stdc).")],
    on: Annotated[str, typer.Option("--on", help="As of a day, such as 2026-06-11.")] = "",
    committee: Annotated[str, typer.Option(help="One committee and those under it.")] = "",
    json: Json = False,  # noqa: FBT002
) -> None:
    """List what is overdue, due soon or at risk, the most pressing first, with the rule."""
    day = _day(on)

    def work() -> Result:
        with open_workspace(workspace, passphrase=passphrase(), read_only=True) as session:
            as_of = day or session.clock.today()
            found = current_alerts(session, as_of, committee=committee or None)
        counts = Counter(alert.severity for alert in found)
        document = {
            "on": as_of.isoformat(),
            "counts": {severity.value: counts[severity] for severity in Severity},
            "alerts": [_document(alert) for alert in found],
        }
        return Result(document, tuple(map(_line, found)))

    conclude(json, {"on": "", "counts": {}, "alerts": []}, work)


def _day(text: str) -> dt.date | None:
    day = read_day(text) if text else None
    if text and day is None:
        raise typer.BadParameter(f"{text}: not a day such as 2026-06-11")
    return day


def _document(alert: Alert) -> dict[str, Any]:
    return {
        "id": alert.id,
        "source": alert.source,
        "severity": alert.severity.value,
        "kind": alert.kind,
        "record": alert.record,
        "committee": alert.committee,
        "about": english(alert.word),
        "title": english(alert.title),
        "message": english(alert.message),
        "due": alert.due.isoformat() if alert.due is not None else None,
        "working_days": alert.working_days,
        "step": alert.step,
        "rule": english(alert.citation) or None,
        "provisional": alert.provisional,
        "seen": alert.seen,
    }


def _line(alert: Alert) -> Text:
    return Message(
        "{severity} · {word} · {title} · {message} · {due} · {rule}",
        severity=alert.severity.text,
        word=alert.word,
        title=alert.title,
        message=alert.message,
        due=alert.due,
        rule=alert.citation,
    )
