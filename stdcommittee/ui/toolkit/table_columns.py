"""What stands in the cells of a table, declared column by column.

A column of a declared field is made by `field_column`; a column of its own by `Column`: a name, a
label, a function from a row to a `Cell`, and the fields that it is sorted by. A row is whatever the
list's `read` returns, for records a `ListRow`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from stdcommittee.base.fields import Field, FieldKind
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import RecordType
from stdcommittee.services.lists import ListRow
from stdcommittee.ui.theme.tokens import ColourName

_WIDTHS: Final = {
    FieldKind.TEXT: 180,
    FieldKind.LONG: 260,
    FieldKind.NUMBER: 80,
    FieldKind.DATE: 96,
    FieldKind.PARTIAL: 96,
    FieldKind.MOMENT: 130,
    FieldKind.CHOICE: 130,
    FieldKind.FLAG: 72,
    FieldKind.TAGS: 120,
    FieldKind.LINK: 200,
    FieldKind.DATA: 260,
}
_INLINE: Final = (FieldKind.TEXT, FieldKind.DATE, FieldKind.PARTIAL, FieldKind.CHOICE)
_SORTED: Final = frozenset(FieldKind) - {FieldKind.DATA, FieldKind.TAGS, FieldKind.LONG}


@frozen
class Cell:
    """What one cell says: icon and words in a colour of the theme."""

    text: Text = ""
    colour: ColourName = "text"
    icon: str = ""
    bold: bool = False


@frozen(kw_only=True)
class Column:
    """One column; `order` names the fields it is sorted by, none where it cannot be."""

    name: str
    label: Text
    cell: Callable[[Any], Cell]
    order: tuple[str, ...] = ()
    width: int = 140
    figures: bool = False  # set at the right
    field: Field | None = None  # the declared field, if the column is just that
    shown: bool = True  # unless the user chooses otherwise


@frozen
class Lines:
    """A row of a list: name at the left and state at the right, a second line under them."""

    name: Cell
    state: Cell = Cell()
    second: Cell = Cell()
    aside: Cell = Cell()  # at the right of the second line


def field_column(item: Field, *, width: int = 0, shown: bool | None = None) -> Column:
    """Return the column of a declared field."""
    return Column(
        name=item.name,
        label=Message(item.label),
        cell=_FieldCell(item),
        order=(item.name,) if item.kind in _SORTED else (),
        width=width or _WIDTHS[item.kind],
        figures=item.kind is FieldKind.NUMBER,
        field=item,
        shown=item.column if shown is None else shown,
    )


def field_columns(
    kind: RecordType, *, first: Iterable[str] = (), without: Iterable[str] = ()
) -> list[Column]:
    """Return the columns of a kind's declared fields, those named first in front."""
    front = list(first)
    left_out = {*without, *front}
    fields = [kind.by_name[name] for name in front]
    fields += [item for item in kind.fields if not item.hidden and item.name not in left_out]
    return [field_column(item) for item in fields]


def can_edit_in_place(column: Column) -> bool:
    """Tell whether a cell may be edited where it stands: short texts, dates and choices."""
    item = column.field
    return item is not None and not item.key and not item.hidden and item.kind in _INLINE


class _FieldCell:
    """Says what a field of a row's record says."""

    __slots__ = ("item",)

    def __init__(self, item: Field) -> None:
        self.item = item

    def __call__(self, row: ListRow) -> Cell:
        return Cell(row.text(self.item))
