"""The rule editions and calendar days that the unit keeps itself."""

from __future__ import annotations

import contextlib

from stdcommittee.base.errors import Failure
from stdcommittee.domain.rules import RuleBook
from stdcommittee.domain.workspace.records import CalendarDay, OwnEdition
from stdcommittee.storage.reader import Reader


def rule_book(reader: Reader) -> RuleBook:
    """Return the rule book with the unit's own editions.

    One that cannot be read, or has the id of another, is left out: a workspace written by another
    version opens all the same, and the settings name what is wrong with it.
    """
    good: list[str] = []
    for item in reader.find(OwnEdition, order=("effective", "id")):
        with contextlib.suppress(Failure):
            RuleBook([*good, item.text])
            good.append(item.text)
    return RuleBook(good)


def own_days(reader: Reader) -> tuple[CalendarDay, ...]:
    """Return the days that the unit settles itself, by day."""
    return tuple(reader.find(CalendarDay, order=("day", "id")))
