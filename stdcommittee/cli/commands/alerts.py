"""Command `alerts`: what needs attention."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from stdcommittee.alerts import Alert
from stdcommittee.base.dates import read_day
from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Joined, Message, Text
from stdcommittee.cli.answer import ActorName, Json, Result, conclude, english, passphrase
from stdcommittee.services.alerts import current_alerts, mark_seen, snooze
from stdcommittee.services.session import Session, open_workspace

_LISTED: Final = 12  # ids named where one is not known


def COMMAND(  # noqa: N802  (the registry's name for it; one option each)
    workspace: Annotated[
        Path | None, typer.Argument(help="The workspace file (*.stdc).", readable=False)
    ] = None,
    source: Annotated[
        Path | None, typer.Option("--from", help="The same, by name.", readable=False)
    ] = None,
    on: Annotated[str, typer.Option("--on", help="As of a day, such as 2026-06-11.")] = "",
    committee: Annotated[str, typer.Option(help="One committee and those under it.")] = "",
    seen: Annotated[str, typer.Option(help="Mark the alert of this id as seen first.")] = "",
    put_off: Annotated[str, typer.Option("--snooze", help="Put the alert of this id off.")] = "",
    until: Annotated[str, typer.Option(help="Until which day it is put off.")] = "",
    reason: Annotated[str, typer.Option(help="Why it is put off.")] = "",
    actor: ActorName = "",
    json: Json = False,  # noqa: FBT002
) -> None:
    """List what is overdue, due soon or at risk, the most pressing first, with the rule."""
    path = workspace or source
    if path is None:
        raise typer.BadParameter("name the workspace file (*.stdc)")
    day, off_until = _day(on), _day(until)
    if put_off and off_until is None:
        raise typer.BadParameter("--snooze asks for --until and --reason")

    def work() -> Result:
        only_reading = not (seen or put_off)
        with open_workspace(
            path, actor=actor, passphrase=passphrase(), read_only=only_reading
        ) as session:
            if seen:
                mark_seen(session, _named(session, seen, day, committee))
            if put_off and off_until is not None:
                alert = _named(session, put_off, day, committee)
                snooze(session, alert, off_until, reason)
            found = current_alerts(session, day, committee=committee or None)
        lines = tuple(map(_line, found)) or (Message("Nothing needs attention."),)
        return Result([_document(alert) for alert in found], lines)

    conclude(json, [], work)


def _day(text: str) -> dt.date | None:
    day = read_day(text) if text else None
    if text and day is None:
        raise typer.BadParameter(f"{text}: not a day such as 2026-06-11")
    return day


def _named(session: Session, wanted: str, day: dt.date | None, committee: str) -> Alert:
    """Return the alert of an id among those that are raised.

    Raises:
        Refused: no such alert is raised.
    """
    found = current_alerts(session, day, committee=committee or None)
    for alert in found:
        if alert.id == wanted:
            return alert
    known = Joined(tuple(alert.id for alert in found[:_LISTED]))
    raise Refused(
        Message("No alert “{id}” is raised.", id=wanted),
        advice=Message("The first are: {ids}.", ids=known) if found else None,
    )


def _document(alert: Alert) -> dict[str, Any]:
    return {
        "id": alert.id,
        "source": alert.source,
        "rule": alert.rule or None,
        "severity": alert.severity.value,
        "due": alert.due.isoformat() if alert.due is not None else None,
        "working_days": alert.working_days,
        "kind": alert.kind,
        "record": alert.record,
        "committee": alert.committee,
        "about": english(alert.word),
        "title": english(alert.title),
        "message": english(alert.message),
        "citation": english(alert.citation) or None,
        "provisional": alert.provisional,
        "step": alert.step,
        "seen": alert.seen,
    }


def _line(alert: Alert) -> Text:
    parts: list[Text] = [alert.severity.text, alert.word, alert.title, alert.message]
    if alert.due is not None:
        parts.append(alert.due.isoformat())
    if alert.citation is not None:
        parts.append(alert.citation)
    return Joined(tuple(parts), "clause")
