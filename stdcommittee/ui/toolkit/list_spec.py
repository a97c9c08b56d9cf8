"""What a list of records shows, declared once by the screen that has it.

    SPEC = ListSpec(
        name="portfolio", kind=kind_of(Standard), title=Message("Portfolio"),
        columns=tuple(field_columns(kind_of(Standard))),
        lines=lambda row: Lines(Cell(row.record.reference), …),
        chips=("status", OwnChip(name="due", …)), order=("sort",),
    )

Everything else follows: filters, sorting, column chooser, copying, pasting, export, bulk edit,
saved widths and views.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from stdcommittee.base.conditions import Condition
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import RecordType
from stdcommittee.services.lists import read_rows
from stdcommittee.services.session import Session
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.filter_state import OwnChip
from stdcommittee.ui.toolkit.table_columns import Column, Lines

Conditions = tuple[Condition, ...]
_USUAL = Message("in the usual order")


@frozen(kw_only=True)
class Section:
    """One group of a list: the records that meet its conditions, in its own order."""

    label: Text
    conditions: Conditions
    order: tuple[str, ...] = ()
    aside: Text = ""
    icon: str = ""
    tone: Tone = Tone.NEUTRAL


@frozen(kw_only=True)
class Empty:
    """What stands in an empty list: what belongs here, and the first thing to do."""

    sentence: Text
    action: Text = ""
    example: Text = ""


@frozen(kw_only=True)
class ListSpec:
    """A list of the records of one kind."""

    name: str  # for what is remembered of it
    kind: RecordType
    title: Text
    columns: tuple[Column, ...]
    lines: Callable[[Any], Lines]
    order: tuple[str, ...] = ()  # until the user chooses another
    order_said: Text = _USUAL
    chips: tuple[str | OwnChip, ...] = ()
    base: Callable[[], Conditions] = tuple  # what every record of the list meets
    sections: Callable[[], Sequence[Section]] | None = None
    read: Callable[[Session, Sequence[int]], Mapping[int, Any]] | None = None
    also: tuple[str, ...] = ()  # further kinds whose changes show in this list
    scoped: bool = True  # only the records of the committees in view
    editable: bool = True  # cells of the table may be edited in place
    as_list: bool = True  # shown as a list at first, not as a table
    empty: Empty | None = None

    def rows(self, session: Session, ids: Sequence[int]) -> Mapping[int, Any]:
        """Return rows by id; called in a worker."""
        if self.read is not None:
            return self.read(session, ids)
        return {row.record.id: row for row in read_rows(session, self.kind, ids)}
