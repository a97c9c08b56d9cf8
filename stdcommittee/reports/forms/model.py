"""A form said once: what stands where, in plain words, whatever it is painted with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from stdcommittee.base.frozen import frozen
from stdcommittee.reports.pdf.blocks.texts import Align


@frozen
class Tick:
    """A box to tick with what it stands for."""

    label: str
    ticked: bool = False


@frozen
class Choices:
    """Boxes to choose among: one behind the other, or one below the other."""

    ticks: tuple[Tick, ...]
    stacked: bool = False


@frozen
class Words:
    """A text with its emphasis; line ends in it are kept."""

    text: str
    strong: bool = False
    small: bool = False


Part: TypeAlias = str | Words | Choices


@frozen
class Cell:
    """A cell of a grid: its parts one below the other, over `span` columns and `down` rows.

    `top` puts them at the top of the cell instead of its middle, `line` draws a line to write on
    under the cell of a grid that has no borders.
    """

    parts: tuple[Part, ...] = ()
    span: int = 1
    down: int = 1
    align: Align = Align.LEFT
    top: bool = False
    line: bool = False


@frozen
class Row:
    """A row of a grid, at least so many points high; a `head` is repeated on every page."""

    cells: tuple[Cell, ...]
    least: float = 0.0
    head: bool = False


@frozen
class Grid:
    """A table over the whole width; `widths` are the columns' shares of it.

    Without `borders` it only sets texts beside each other; `small` sets it in the type of lists.
    `together` keeps it on one page.
    """

    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    borders: bool = True
    small: bool = False
    together: bool = False


@frozen
class Title:
    """What a form is called, a second line, and its number at the right above."""

    text: str
    under: str = ""
    mark: str = ""


@frozen
class Heading:
    """What the part below is called; stays with it."""

    text: str


@frozen
class Paragraph:
    """A paragraph of words; `indent` sets its first line in as running text."""

    text: str
    align: Align = Align.LEFT
    indent: bool = False
    small: bool = False
    before: float = 0.0  # points of space above
    keep: bool = False  # on one page with what follows


Block: TypeAlias = Title | Heading | Paragraph | Grid


@frozen
class Sheet:
    """What is handed over as one: begins a page and counts its own pages; `number` names it."""

    blocks: tuple[Block, ...]
    number: str = ""


@frozen(kw_only=True)
class Form:
    """A finished form, or several sheets of one kind; every text is in its language.

    `day` is the only date in the properties of the file; `digest` the SHA-256 of what is frozen.
    """

    title: str
    language: str
    day: dt.date
    sheets: tuple[Sheet, ...]
    author: str = ""
    digest: str = ""


@frozen
class Placed:
    """A cell with the column where it begins; `goes_on` is the rest of one from a row above."""

    cell: Cell
    column: int
    goes_on: bool = False


def placed(grid: Grid) -> list[list[Placed]]:
    """Return the cells of every row from left to right, with those that reach down into it.

    Raises:
        ValueError: a row does not fill the columns.
    """
    reaching: dict[int, tuple[Cell, int]] = {}  # column → the cell, rows still to come
    rows = []
    for row in grid.rows:
        found: list[Placed] = []
        cells = iter(row.cells)
        column = 0
        while column < len(grid.widths):
            cell, left = reaching.pop(column, (None, 0))
            goes_on = cell is not None
            if cell is None:
                cell = next(cells, None)
                left = cell.down if cell is not None else 0
            if cell is None or column + cell.span > len(grid.widths):
                raise ValueError(row)
            if left > 1:
                reaching[column] = (cell, left - 1)
            found.append(Placed(cell, column, goes_on))
            column += cell.span
        if next(cells, None) is not None:
            raise ValueError(row)
        rows.append(found)
    return rows


def label(text: str, *, span: int = 1, down: int = 1) -> Cell:
    """Return a cell that says what stands beside or below it."""
    return Cell((Words(text, strong=True),), span, down, Align.CENTRE)


def value(text: str, *, span: int = 1, down: int = 1, align: Align = Align.LEFT) -> Cell:
    """Return a cell with what is known, or to be filled in."""
    return Cell((text,) if text else (), span, down, align)


def heads(*texts: str) -> Row:
    """Return the row of column heads, repeated on every page."""
    return Row(tuple(label(text) for text in texts), head=True)


def rows_of(rows: Iterable[Sequence[str]], *, centred: Iterable[int] = (0,)) -> tuple[Row, ...]:
    """Return rows of plain texts; some columns are centred, by default the first."""
    middle = frozenset(centred)
    return tuple(
        Row(
            tuple(
                value(text, align=Align.CENTRE if column in middle else Align.LEFT)
                for column, text in enumerate(row)
            )
        )
        for row in rows
    )


def facts(pairs: Sequence[tuple[str, str]], widths: tuple[int, ...] = (18, 32, 18, 32)) -> Grid:
    """Return a bordered grid of labels and values, two pairs to a row; an odd last one is wide."""
    rows = []
    rest = list(pairs)
    while rest:
        (name, said), *rest = rest
        if rest and not _wide(said) and not _wide(rest[0][1]):
            (other, beside), *rest = rest
            pair = (label(name), value(said), label(other), value(beside))
            rows.append(Row(pair, least=22.0))
        else:
            rows.append(Row((label(name), value(said, span=3)), least=22.0))
    return Grid(widths, tuple(rows))


_WIDE = 26


def _wide(text: str) -> bool:
    return sum(2 if character > "\u2e80" else 1 for character in text) > _WIDE


def signatures(signers: Sequence[tuple[str, str]], date: str) -> Grid:
    """Return lines to sign on: role, name where it is known, and a date."""
    rows = tuple(
        Row(
            (
                Cell((role,), align=Align.RIGHT),
                Cell((name,) if name else (), line=True),
                Cell((date,), align=Align.RIGHT),
                Cell((), line=True),
            ),
            least=30.0,
        )
        for role, name in signers
    )
    return Grid((32, 30, 11, 27), rows, borders=False, together=True)
