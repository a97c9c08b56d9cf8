"""A table that may hold comments, before its columns are known: rows of texts on one layout."""

from __future__ import annotations

from stdcommittee.base.frozen import frozen


@frozen
class SourceRow:
    """One row, laid out on the table's columns.

    `own` tells which cells the row has itself, rather than sharing them with the row above.
    `across` marks a row that is one cell over the whole table; `misfit` one whose cells cannot be
    brought under the table's columns.
    """

    number: int
    cells: tuple[str, ...]
    own: tuple[bool, ...] = ()
    pictures: int = 0
    across: bool = False
    misfit: bool = False

    @property
    def filled(self) -> tuple[str, ...]:
        """The texts that are the row's own and not blank."""
        if not self.own:
            return tuple(cell for cell in self.cells if cell and not cell.isspace())
        return tuple(
            cell
            for cell, own in zip(self.cells, self.own, strict=False)
            if own and cell and not cell.isspace()
        )


@frozen
class SourceTable:
    """The rows of one table, all laid out on `width` columns."""

    rows: tuple[SourceRow, ...]
    width: int
    name: str = ""


@frozen
class Source:
    """A file as its tables, and the texts around them.

    `heads` are heading rows that stand apart from the tables (in page headers); `above` are the
    grids of cells and `words` the paragraphs that may tell date, document and project.
    """

    tables: tuple[SourceTable, ...]
    heads: tuple[tuple[str, ...], ...] = ()
    above: tuple[tuple[tuple[str, ...], ...], ...] = ()
    words: tuple[str, ...] = ()
