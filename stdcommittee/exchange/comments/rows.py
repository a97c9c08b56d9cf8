"""Each row of a comment table made a comment, counted as blank, or put aside with its reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Final

from stdcommittee.base.messages import N_, Message, Plural
from stdcommittee.domain.comments.phrases import phrases, words_of_comments
from stdcommittee.domain.comments.vocabulary import read_disposition
from stdcommittee.exchange.comments.columns import (
    CommentColumns,
    columns_from_apart,
    columns_from_content,
    columns_from_headings,
    is_heading,
    is_hint,
    is_numbering,
    named_targets,
)
from stdcommittee.exchange.comments.model import QuarantinedRow, ReadComment
from stdcommittee.exchange.comments.tables import Source, SourceRow, SourceTable

_SEARCHED_ROWS: Final = 15
_SAMPLE_ROWS: Final = 60
_WIDTH_TOLERANCE: Final = 3
_WIDEST: Final = 60
_ACROSS: Final = N_("One cell across the whole table.")
_MISFIT: Final = N_("The cells do not fit the columns of the table.")
_NO_TEXT: Final = N_("Neither a comment nor a proposed change.")
_PICTURE_ONLY: Final = N_("Only a picture or embedded object, which cannot be read.")
_PARTS: Final = (
    ("number", "number_cell"),
    ("body", "raw_id"),
    ("line", "line"),
    ("clause", "clause"),
    ("element", "element"),
    ("type", "raw_type"),
)


@dataclass(slots=True)
class Reading:
    """What has been read of one file so far."""

    comments: list[ReadComment] = field(default_factory=list)
    blank: int = 0
    quarantined: list[QuarantinedRow] = field(default_factory=list)
    problems: list[Message] = field(default_factory=list)
    headings: list[tuple[str, ...]] = field(default_factory=list)
    columns: list[CommentColumns] = field(default_factory=list)
    preambles: list[tuple[tuple[str, ...], ...]] = field(default_factory=list)


def read_rows(source: Source) -> Reading:
    """Return the comments, blank and quarantined rows of all comment tables of a file.

    Tables that are no comment tables are passed over; the rows above a heading row are kept as
    preambles, where a form may tell its date and document.
    """
    reading = Reading()
    known: CommentColumns | None = None
    known_width = 0
    for table in source.tables:
        headed = _heading_row(table)
        start = 0
        if headed is not None:
            headings, start = _headings(table, headed)
            columns = columns_from_headings(headings, _samples(table, start))
            reading.headings.append(table.rows[headed].cells)
            reading.preambles.append(tuple(row.cells for row in table.rows[:headed]))
        elif table.width > _WIDEST:
            continue
        else:
            found = _unheaded(table, source, known if table.width == known_width else None)
            if found is None:
                reading.preambles.append(tuple(row.cells for row in table.rows))
                continue
            columns = found
        known, known_width = columns, table.width
        reading.columns.append(columns)
        _read_table(reading, table, start, columns)
    return reading


def _heading_row(table: SourceTable) -> int | None:
    return next(
        (index for index, row in enumerate(table.rows[:_SEARCHED_ROWS]) if is_heading(row.filled)),
        None,
    )


def _headings(table: SourceTable, headed: int) -> tuple[tuple[str, ...], int]:
    """Return the headings of a table, and where its data begins.

    A second heading row stands below cells that reach over both rows, and divides the others.
    """
    top = table.rows[headed].cells
    below = table.rows[headed + 1] if headed + 1 < len(table.rows) else None
    if below is None or not _divides(below):
        return top, headed + 1
    divided = [
        cell if cell and own else heading
        for heading, cell, own in zip(top, below.cells, below.own, strict=True)
    ]
    return tuple(divided), headed + 2


def _divides(row: SourceRow) -> bool:
    return (
        bool(row.own)
        and not all(row.own)
        and bool(row.filled)
        and all(read_disposition(cell) or named_targets((cell,)) for cell in row.filled)
    )


def _unheaded(
    table: SourceTable, source: Source, known: CommentColumns | None
) -> CommentColumns | None:
    """Return the columns of a table without headings of its own, if it is a comment table."""
    if table.rows and not table.rows[0].number:
        return None  # the names of objects, none of which speaks of comments
    samples = _samples(table, 0)
    if known is not None:
        return known
    for heads in source.heads:
        if is_heading(heads) and abs(len(heads) - table.width) <= _WIDTH_TOLERANCE:
            columns = columns_from_apart(heads, table.width, samples)
            if columns is not None:
                return columns
    return columns_from_content(table.width, samples)


def _samples(table: SourceTable, start: int) -> list[tuple[str, ...]]:
    rows = table.rows[start : start + _SAMPLE_ROWS]
    return [row.cells for row in rows if row.filled and not row.across and not row.misfit]


def _read_table(reading: Reading, table: SourceTable, start: int, columns: CommentColumns) -> None:
    heads = {reading.headings[-1]} if reading.headings else set()
    pictures = 0
    for row in table.rows[start:]:
        if _belongs_to_form(row, heads):
            continue
        pictures += row.pictures
        if not row.filled:
            _without_text(reading, row)
            continue
        reason = _reason_against(row, columns)
        if reason is not None:
            reading.quarantined.append(QuarantinedRow(row.number, Message(reason), row.cells))
            continue
        comment = _comment(row, columns)
        if comment.comment or comment.proposed_change:
            reading.comments.append(comment)
        elif _only_number(comment):
            reading.blank += 1
        else:
            reading.quarantined.append(QuarantinedRow(row.number, Message(_NO_TEXT), row.cells))
    if pictures:
        reading.problems.append(
            Plural(
                "{n} picture or embedded object in the table was not read.",
                "{n} pictures or embedded objects in the table were not read.",
                n=pictures,
            )
        )


def _belongs_to_form(row: SourceRow, heads: set[tuple[str, ...]]) -> bool:
    """Tell whether a row is a heading, a numbering of columns or a note of the form itself."""
    filled = row.filled
    if not filled:
        return False
    if row.cells in heads or is_numbering(filled) or is_hint(filled) or is_heading(filled):
        return True
    return len(filled) <= 2 and phrases("notes").opening(filled[0]) is not None


def _without_text(reading: Reading, row: SourceRow) -> None:
    if row.pictures:
        reading.quarantined.append(QuarantinedRow(row.number, Message(_PICTURE_ONLY), row.cells))
    else:
        reading.blank += 1


def _reason_against(row: SourceRow, columns: CommentColumns) -> str | None:
    if row.across and len(columns.targets) > 1:
        return _ACROSS
    extra = row.cells[len(columns.targets) :]
    if row.misfit or any(cell.strip() for cell in extra):
        return _MISFIT
    return None


def _comment(row: SourceRow, columns: CommentColumns) -> ReadComment:
    cells: dict[str, str] = {}
    extra: list[tuple[str, str]] = []
    for index, (target, heading) in enumerate(zip(columns.targets, columns.headings, strict=True)):
        text = row.cells[index] if index < len(row.cells) else ""
        if not text or text.isspace():
            continue
        if text.strip() in _ticks() and read_disposition(heading) is not None:
            cells["status"] = heading
        elif target is None:
            extra.append((heading or f"#{index + 1}", unpadded(text)))
        else:
            cells[target] = text
    proposed = cells.get("proposed_change", "")
    on_text = cells.pop("proposal_on_text", "")
    if on_text and proposed:
        extra.append(
            (columns.headings[columns.targets.index("proposal_on_text")], unpadded(on_text))
        )
    return ReadComment(
        row=row.number,
        comment=unpadded(cells.get("comment", "")),
        proposed_change=unpadded(proposed or on_text),
        observation=_observation(cells),
        extra=tuple(extra),
        **{name: cells.get(target, "").strip() for target, name in _PARTS},
    )


@cache
def _ticks() -> frozenset[str]:
    return frozenset(words_of_comments()["ticks"]["signs"])


def _observation(cells: dict[str, str]) -> str:
    """Return the answer as a form has it: the status, then what is said about it."""
    parts = (cells.get(name, "") for name in ("status", "observation", "reason"))
    said = "\n".join(filter(None, map(unpadded, parts)))
    code = cells.get("code", "")
    if code and read_disposition(said) is None:
        said = "\n".join(filter(None, (unpadded(code), said)))
    return said


def unpadded(text: str) -> str:
    """Return a text without the blank lines around it and the spaces behind it."""
    text = text.rstrip()
    if "\r" not in text and not text[:1].isspace():
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start = next((place for place, line in enumerate(lines) if line.strip()), len(lines))
    return "\n".join(lines[start:])


def _only_number(comment: ReadComment) -> bool:
    return not (
        comment.raw_id
        or comment.line
        or comment.clause
        or comment.element
        or comment.raw_type
        or comment.observation
        or comment.extra
    )
