"""Days that the unit settles itself: free though others work, or worked though others rest."""

from __future__ import annotations

import datetime as dt

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Invalid, Refused
from stdcommittee.base.messages import Message, Text
from stdcommittee.domain.workspace.records import CalendarDay
from stdcommittee.services.session import Session
from stdcommittee.services.working_days import CALENDARS
from stdcommittee.storage.own_rules import own_days


def list_own_days(session: Session, year: int) -> tuple[CalendarDay, ...]:
    """Return the unit's own days of a year, by day."""
    with session.reading() as reader:
        return tuple(item for item in own_days(reader) if item.day and item.day.year == year)


def add_own_day(
    session: Session, calendar: str, day: dt.date | None, *, worked: bool, name: str = ""
) -> CalendarDay:
    """Settle one day of a calendar (`CALENDARS`): free, or worked.

    Raises:
        Invalid: there is no such calendar, no day, or the day is so already.
        Refused: nothing may be written.
    """
    problem: Text = ""
    if calendar not in CALENDARS:
        problem = Message("There is no calendar “{name}”.", name=calendar)
    elif day is None:
        problem = Message("Name the day.")
    elif session.calendar(calendar).is_working(day) is worked:
        already = Message("{day} is a working day already.", day=day)
        problem = already if worked else Message("{day} is free already.", day=day)
    if problem or day is None:
        raise Invalid(problem, {"day": problem})
    with session.writing(Message("Calendar day")) as uow:
        for known in uow.reader.find(CalendarDay, Is("calendar", calendar), Is("day", day)):
            uow.remove(CalendarDay, known.id)
        made = uow.add(CalendarDay(calendar=calendar, day=day, worked=worked, name=name.strip()))
        uow.message = (
            Message("{day} is a working day here", day=day)
            if worked
            else Message("{day} is free here", day=day)
        )
    return made


def remove_own_day(session: Session, record: int) -> None:
    """Let a day be as its calendar has it again.

    Raises:
        Refused: it is gone already, or nothing may be written.
    """
    with session.writing(Message("Calendar day removed")) as uow:
        known = uow.reader.get(CalendarDay, record)
        if known is None:
            raise Refused(Message("The day is gone already."))
        uow.message = Message("{day} is as the calendar has it again", day=known.day)
        uow.remove(CalendarDay, record)
