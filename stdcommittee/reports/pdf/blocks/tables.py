"""Three-line tables: repeated heads, groups, row numbers, states; drawn string by string.

Cells are laid out by the line breaker and drawn directly; there is no object per cell that wraps
itself, which is what makes long tables quick.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING, Final, TypeAlias

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Text
from stdcommittee.domain.charts.marks import Role
from stdcommittee.reports.pdf import palette
from stdcommittee.reports.pdf.blocks.columns import PADDING, Column, Look, column_widths
from stdcommittee.reports.pdf.blocks.texts import CAPTION_BEFORE, Align, Caption
from stdcommittee.reports.pdf.flow import Strip
from stdcommittee.reports.pdf.inline import Rich
from stdcommittee.reports.pdf.lines import Line
from stdcommittee.reports.pdf.setting import Setting
from stdcommittee.reports.pdf.styles import HAIR, THICK, THIN, TextStyle, variant

if TYPE_CHECKING:
    from stdcommittee.reports.pdf.pen import Pen

_ABOVE: Final = 3.65  # space above and below the lines of a row
_TALLEST: Final = 15  # lines that a row keeps together
_CLOSING: Final = 16.0

Cell: TypeAlias = tuple[float, float, Sequence[Line], TextStyle, Align]  # x, room, …


@frozen
class Group:
    """A row that names the rows below it."""

    title: Rich
    key: str = ""


@frozen
class Row:
    """A row with a key by which links find it."""

    cells: tuple[Rich, ...]
    key: str = ""


AnyRow: TypeAlias = Row | Group | tuple[Rich, ...]


@frozen
class Table:
    """A table of rows and group rows.

    Args:
        columns: The columns from left to right.
        rows: Rows as tuples of cells or `Row`s, and `Group`s between them.
        caption: What stands above it.
        numbered: The head of a column of row numbers before the others.
        records: Set in the smaller type of record lists.
        headless: Without head; its first rule stands above the first row.
        key: By which links find the table.
    """

    columns: tuple[Column, ...]
    rows: Sequence[AnyRow]
    caption: Caption | None = None
    numbered: Text | None = None
    records: bool = False
    headless: bool = False
    key: str = ""

    def strips(self, width: float, setting: Setting) -> list[Strip]:
        """Lay the table out: caption, head and rows."""
        return _Layout(self, width, setting).strips()


class _Layout:
    """One table in one width; also what is repeated at page breaks."""

    closing_height = _CLOSING

    def __init__(self, table: Table, width: float, setting: Setting) -> None:
        self.table = table
        self.width = width
        self.setting = setting
        self.body = setting.styles.record if table.records else setting.styles.cell
        self.columns: tuple[Column, ...] = table.columns
        if table.numbered is not None:
            counter = Column(table.numbered, self._counter_width(), Align.RIGHT, Look.FAINT)
            self.columns = (counter, *table.columns)
        self.rows = list(self._numbered(table.rows))
        self.total = sum(isinstance(row, Row) for row in self.rows)
        self.styles = [column.look.style(setting.styles, self.body) for column in self.columns]
        cells = [row.cells for row in self.rows if isinstance(row, Row)]
        widths = column_widths(self.columns, self.styles, cells, width, setting)
        self.lefts = list(accumulate(widths, initial=0.0))
        self.rooms = [width - 2 * PADDING for width in widths]

    def _counter_width(self) -> float:
        digits = len(str(len(self.table.rows)))
        assert self.table.numbered is not None
        head = self.setting.styles.head
        title = head.face.width(self.setting.say(self.table.numbered)) * head.size
        return max(title, digits * self.body.size * 0.6) + 2 * PADDING + 0.5

    def _numbered(self, rows: Iterable[AnyRow]) -> Iterable[Row | Group]:
        number = 0
        for row in rows:
            if isinstance(row, Group):
                yield row
                continue
            made = row if isinstance(row, Row) else Row(row)
            if len(made.cells) != len(self.table.columns):
                raise ValueError(made)
            if self.table.numbered is not None:
                number += 1
                made = Row((str(number), *made.cells), made.key)
            yield made

    def strips(self) -> list[Strip]:
        """Return the strips of the whole table."""
        above = self._above(continued=False)
        rows = [strip for row in self.rows for strip in self._row_strips(row)]
        number = 0
        for strip, following in zip_longest(rows, rows[1:]):
            strip.repeat = self
            number += isinstance(strip, _RowStrip) and strip.begins
            strip.number = number
            strip.rule = _rule(strip, following)
            strip.keep = strip.keep or (following is not None and following is rows[-1])
        if len(rows) > 1:
            rows[0].keep = True
        if not rows and above:
            above[-1].keep = False
            if isinstance(above[-1], _RowStrip):
                above[-1].rule = _rule(above[-1], None)
        return [*above, *rows]

    def _above(self, *, continued: bool) -> list[Strip]:
        caption = self.table.caption
        strips = caption.strip(self.width, self.setting, continued=continued) if caption else []
        if not self.table.headless:
            strips.append(self._head())
        elif not continued:
            strips.append(_RuleStrip(self.width, THICK))
        if strips:
            strips[0].before = CAPTION_BEFORE
            strips[0].anchors = (self.table.key,) if self.table.key and not continued else ()
        return strips

    def _head(self) -> Strip:
        style = self.setting.styles.head
        cells = tuple(self._cell(n, c.title, style) for n, c in enumerate(self.columns))
        strip = _RowStrip(cells, self.width)
        strip.keep = True
        strip.top_rule = THICK
        strip.rule = (str(Role.TEXT), THIN)
        return strip

    def _cell(self, column: int, content: Rich, style: TextStyle) -> Cell:
        room = self.rooms[column]
        lines = self.setting.lines(content, style, room)
        return (self.lefts[column] + PADDING, room, lines, style, self.columns[column].align)

    def _row_strips(self, row: Row | Group) -> list[_RowStrip]:
        if isinstance(row, Group):
            style = self.setting.styles.head
            room = self.width - 2 * PADDING
            lines = self.setting.lines(row.title, style, room)
            strips = [_RowStrip(((PADDING, room, lines, style, Align.LEFT),), self.width)]
            strips[0].height -= 2.0
            strips[0].group = strips[0].keep = True
            strips[0].begins = False
        else:
            cells = tuple(
                self._cell(n, content, style)
                for n, (content, style) in enumerate(zip(row.cells, self.styles, strict=True))
            )
            strips = _RowStrip(cells, self.width).parts()
        strips[0].anchors = (row.key,) if row.key else ()
        return strips

    def closing(self, following: Strip, page: int) -> Strip:
        """Return the last rule on a page with a word where the table goes on."""
        assert isinstance(following, _RowStrip)
        words = self.setting.words
        first = following.number + following.group
        if self.table.numbered is None:
            text = words["table_follows"].format(page=page)
        else:
            name = "rows_follow" if first < self.total else "row_follows"
            text = words[name].format(first=first, last=self.total, page=page)
        style = variant(self.setting.styles.note, palette.FAINT)
        return _ClosingStrip(self.setting.lines(text, style, self.width)[0], style, self.width)

    def opening(self) -> Sequence[Strip]:
        """Return caption and head again."""
        return self._above(continued=True)


def _rule(strip: _RowStrip, following: _RowStrip | None) -> tuple[str, float]:
    if following is None:
        return (str(Role.TEXT), THICK)
    if strip.group:
        return (str(Role.TEXT), THIN)
    return (palette.HAIRLINE, HAIR if following.begins or following.group else 0.0)


class _RowStrip(Strip):
    """A row, or a part of one that is too tall to stay together."""

    group = False  # names the rows below it
    begins = True  # holds the first lines of its row
    number = 0
    top_rule = 0.0
    rule: tuple[str, float] = (palette.HAIRLINE, HAIR)

    def __init__(self, cells: tuple[Cell, ...], width: float) -> None:
        self.cells = cells
        self.width = width
        self.above = _ABOVE
        self.height = max(len(c[2]) * c[3].leading for c in cells) + 2 * _ABOVE
        self.marks = tuple(mark for c in cells for line in c[2] for mark in line.marks)

    def parts(self) -> list[_RowStrip]:
        """Return the row itself, or parts of some lines each when it is very tall."""
        most = max(len(cell[2]) for cell in self.cells)
        if most <= _TALLEST:
            return [self]
        found = []
        for start in range(0, most, _TALLEST):
            cells = tuple(
                (x, room, lines[start : start + _TALLEST], style, align)
                for x, room, lines, style, align in self.cells
            )
            part = _RowStrip(cells, self.width)
            part.begins = start == 0
            if start:
                part.above, part.height = 0.0, part.height - _ABOVE
            if start + _TALLEST < most:
                part.height -= _ABOVE
            found.append(part)
        return found

    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Draw ground, rules and texts."""
        bottom = top - self.height
        if self.group:
            pen.ground(x, bottom, self.width, self.height, palette.GROUND)
        if self.top_rule:
            pen.rule(x, top, x + self.width, top, Role.TEXT, self.top_rule)
        role, line_width = self.rule
        if line_width:
            pen.rule(x, bottom, x + self.width, bottom, role, line_width)
        first = top - (self.above if not self.group else self.above - 1.0)
        for left, room, lines, style, align in self.cells:
            y = first - style.baseline
            for line in lines:
                shift = 0.0 if align is Align.LEFT else align.shift(room, line.width)
                pen.line(x + left + shift, y, line)
                y -= style.leading


class _RuleStrip(Strip):
    def __init__(self, width: float, line: float) -> None:
        self.width, self.line, self.keep = width, line, True

    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Draw the rule."""
        pen.rule(x, top, x + self.width, top, Role.TEXT, self.line)


class _ClosingStrip(Strip):
    height = _CLOSING

    def __init__(self, line: Line, style: TextStyle, width: float) -> None:
        self.line, self.style, self.width = line, style, width

    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Draw the rule over the last row's hairline and the word below it."""
        pen.rule(x, top, x + self.width, top, Role.TEXT, THICK)
        right = x + self.width - self.line.width
        pen.line(right, top - 2.0 - self.style.baseline, self.line)
