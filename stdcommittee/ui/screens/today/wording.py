"""How the parts of the agenda are called, marked and dated on screen."""

from __future__ import annotations

import datetime as dt
from typing import Final

from stdcommittee.base.messages import Joined, Message, Text
from stdcommittee.services.today import Entry, Part
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.table_columns import Cell, Column

MARKS: Final[dict[Part, tuple[str, Tone]]] = {
    Part.OVERDUE: ("cross-circle", Tone.BAD),
    Part.DUE: ("clock", Tone.WARN),
    Part.WAITING: ("user", Tone.ACCENT),
    Part.RISK: ("gauge", Tone.WARN),
    Part.LATER: ("calendar", Tone.NEUTRAL),
    Part.PUT_OFF: ("bell", Tone.NEUTRAL),
}
CHIPS: Final[dict[Part, Text]] = {
    Part.OVERDUE: Message("Overdue"),
    Part.DUE: Message("30 days"),
    Part.WAITING: Message("For me"),
    Part.RISK: Message("At risk"),
    Part.LATER: Message("Later"),
    Part.PUT_OFF: Message("Put off"),
}
WEEKDAYS: Final[tuple[Text, ...]] = (
    Message("Monday"),
    Message("Tuesday"),
    Message("Wednesday"),
    Message("Thursday"),
    Message("Friday"),
    Message("Saturday"),
    Message("Sunday"),
)


def near_date(day: dt.date, today: dt.date) -> str:
    """Return a day without its year where that is this one, else the year alone."""
    return f"{day:%m-%d}" if day.year == today.year else f"{day.year}"


def said(entry: Entry) -> Text:
    """Return an entry in a line: which record, what of it."""
    if not entry.message:
        return entry.title
    return Message("{title}, {what}", title=entry.title, what=entry.message)


def whole(entry: Entry) -> Text:
    """Return an entry with its day."""
    if entry.due is None:
        return said(entry)
    return Joined((said(entry), entry.due.isoformat()), "clause")


def agenda_columns(today: dt.date) -> tuple[Column, ...]:
    """Return the four columns of the agenda: kind, what, day, distance."""

    def word(entry: Entry) -> Cell:
        return Cell(entry.word, "muted", "check" if entry.seen else "")

    def what(entry: Entry) -> Cell:
        return Cell(said(entry), "muted" if entry.seen else "text")

    def day(entry: Entry) -> Cell:
        return Cell(near_date(entry.due, today) if entry.due else "", "muted")

    def distance(entry: Entry) -> Cell:
        tone = MARKS[entry.part][1]
        plain = entry.seen or tone in (Tone.ACCENT, Tone.NEUTRAL)
        return Cell(entry.distance, "muted" if plain else tone.text)

    return (
        Column(name="word", label=Message("Kind"), cell=word),
        Column(name="what", label=Message("What"), cell=what),
        Column(name="day", label=Message("Day"), cell=day),
        Column(name="distance", label=Message("Left"), cell=distance, figures=True),
    )
