"""Sheets of votes: which of a file's tables is one, and what its columns are for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.ballots.duplicates import Dated
from stdcommittee.domain.ballots.headings import (
    Cells,
    Columns,
    Role,
    choose_columns,
    filled_down,
    find_columns,
    heading_row,
    joined_headings,
)
from stdcommittee.domain.ballots.votelist import VoteTable, read_votes
from stdcommittee.domain.ballots.words import UnknownWord, read_vote, words
from stdcommittee.domain.rules import Rule
from stdcommittee.exchange.columns import ColumnMapping, MatchedColumn, MatchKind
from stdcommittee.exchange.importing import Table
from stdcommittee.exchange.tabular import Row, Sheet

Chosen = Mapping[int, str | None]


@frozen
class VoteSheet(Table):
    """A sheet of votes with what each of its columns is for."""

    columns: Columns = field(default_factory=lambda: Columns({}, {}))

    def matters(self) -> dict[str, list[Row]]:
        """Return the rows by what they are a vote about, as the sheet names it; "" is not named."""
        found: dict[str, list[Row]] = {}
        for matter, row in zip(self._named(), self.rows, strict=True):
            found.setdefault(matter, []).append(row)
        return found

    def _named(self) -> list[str]:
        """What each row is about; totals and notes below a table belong to what is above them."""
        indexes = self.columns.roles.get(Role.BALLOT, ())
        if not indexes:
            return [""] * len(self.rows)
        cells = [row.cells for row in self.rows]
        named = zip(*(filled_down(cells, index) for index in indexes), strict=True)
        return ["\n".join(dict.fromkeys(filter(None, texts))) for texts in named]

    def read(self, rows: Sequence[Row], rule: Rule | None = None) -> VoteTable:
        """Read some of the rows as votes on one matter; a count of none is nobody's vote."""
        table = read_votes(
            self.headings,
            [row.cells for row in rows],
            rule,
            numbers=[row.number for row in rows],
            columns=self.columns,
        )
        counted = (line for line in table.lines if line.vote.count or _named(line))
        return replace(table, lines=tuple(counted))


def _named(line: Dated) -> bool:
    return bool(line.vote.voter or line.vote.represents)


def vote_sheet(file: str, sheet: Sheet, chosen: Chosen | None = None) -> VoteSheet | None:
    """Return a sheet as one of votes, or None where it is something else.

    A column may be headed “Position” or “Action” and hold no votes: one cell at least must be a
    vote, unless nobody has voted yet. `chosen` holds the columns that a person set.
    """
    sheet = sheet.unmerged()
    start = heading_row([row.cells for row in sheet.rows])
    if start is None:
        start = _unknown_headings(sheet, chosen or {})
    headings: Cells = ("",) * sheet.width
    below: Sequence[Row] = sheet.rows
    if start is not None:
        headings, below = _below(sheet.rows[start:])
    rows = tuple(row for row in below if not row.blank and row.cells != headings)
    columns = _columns(headings, rows, chosen or {})
    if not columns.votes or not _holds_votes(columns, [row.cells for row in rows]):
        return None
    return VoteSheet(
        file,
        sheet.name,
        tuple(headings),
        _mapping(headings, columns, chosen or {}),
        rows,
        sheet.rows[: start or 0],
        columns,
    )


def _below(rows: Sequence[Row]) -> tuple[Cells, Sequence[Row]]:
    """Return the headings, which may be two rows, and the rows below them."""
    first, *rest = rows
    joined = joined_headings(first.cells, rest[0].cells) if rest and not rest[0].blank else None
    return (joined, rest[1:]) if joined is not None else (first.cells, rest)


def _columns(headings: Cells, rows: Sequence[Row], chosen: Chosen) -> Columns:
    return choose_columns(find_columns(headings, [row.cells for row in rows]), chosen)


def _unknown_headings(sheet: Sheet, chosen: Chosen) -> int | None:
    """Return the first row if it heads the column of votes in words that are not known."""
    first = next((index for index, row in enumerate(sheet.rows) if not row.blank), None)
    if first is None:
        return None
    below = [row for row in sheet.rows[first + 1 :] if not row.blank]
    index = _columns([""] * sheet.width, below, chosen).first(Role.VOTE)
    heading = sheet.rows[first].at(index).strip() if index is not None else ""
    return first if heading and isinstance(read_vote(heading), UnknownWord) else None


def _holds_votes(columns: Columns, rows: Sequence[Cells]) -> bool:
    if columns.ticks:
        return True
    index = columns.first(Role.VOTE)
    cells = [row[index].strip() for row in rows if index is not None and index < len(row)]
    filled = [cell for cell in cells if cell]
    return not filled or any(not isinstance(read_vote(cell), UnknownWord) for cell in filled)


def _mapping(headings: Sequence[str], columns: Columns, chosen: Chosen) -> ColumnMapping:
    targets: dict[int, str] = {index: vote.value for index, vote in columns.ticks.items()}
    for role, indexes in columns.roles.items():
        taken = indexes if role in (Role.USED, Role.BALLOT) else indexes[:1]
        if role is not Role.OTHER:
            targets |= dict.fromkeys(taken, role.value)
    width = max((len(headings), *(index + 1 for index in targets)))
    return ColumnMapping(
        tuple(
            _matched(index, headings[index] if index < len(headings) else "", targets, chosen)
            for index in range(width)
        )
    )


def _matched(index: int, heading: str, targets: Mapping[int, str], chosen: Chosen) -> MatchedColumn:
    target = targets.get(index)
    if index in chosen:
        return MatchedColumn(index, heading, target, MatchKind.CHOSEN, confident=True)
    if target is None:
        return MatchedColumn(index, heading)
    how = MatchKind.SYNONYM if heading.strip() else MatchKind.CONTENT
    return MatchedColumn(index, heading, target, how, confident=how is MatchKind.SYNONYM)


def vote_targets() -> dict[str, tuple[str, ...]]:
    """Return what a column of a sheet of votes may be for, with the words that head it."""
    found: dict[str, list[str]] = {role.value: [] for role in Role if role is not Role.OTHER}
    for word, role_name in words().headings.items():
        if role_name in found:
            found[role_name].append(word)
    for word, vote in words().votes.items():
        if vote is not None:
            found.setdefault(vote.value, []).append(word)
    return {target: tuple(known) for target, known in found.items()}
