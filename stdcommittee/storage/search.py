"""The search index: Chinese from one character on, Latin words from their beginning.

Each Chinese character is a token of its own and a Chinese term is a phrase, so three characters
find just that run of characters; a Latin term finds words that begin with it. The index keeps no
text; its row id is `record id × 64 + kind number`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Final

from stdcommittee.base.patterns import pattern
from stdcommittee.base.records import NUMBERS, RecordType
from stdcommittee.storage.canonical import Value

RANK_UP_TO: Final = 2_000  # ranking more hits costs more than it tells
_HAN: Final = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_CHARACTER: Final = pattern(f"[{_HAN}]")
_SPACED: Final = pattern(f"[{_HAN}]|[^{_HAN}]+")
_TOKEN: Final = pattern(f"[{_HAN}]|[^\\W_{_HAN}]+")

MERGED: Final = "merged_into"  # the field of a record that another stands for
INSERT: Final = "INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)"
DELETE: Final = "DELETE FROM search WHERE rowid = ?"


def row_id(kind: RecordType, record_id: int) -> int:
    """Return the index row of a record."""
    return record_id * NUMBERS + kind.number


def spaced(text: str) -> str:
    """Return a text with each Chinese character set apart, full-width forms made plain."""
    if text.isascii():
        return text
    return " ".join(_SPACED.findall(unicodedata.normalize("NFKC", text)))


class Indexer:
    """Makes the index rows of one kind of record from stored rows."""

    def __init__(self, kind: RecordType) -> None:
        self.kind = kind
        positions = [index for index, item in enumerate(kind.fields) if item.search]
        self.titles = tuple(index for index in positions if kind.fields[index].column)
        self.bodies = tuple(index for index in positions if not kind.fields[index].column)
        self.merged = next(
            (index for index, item in enumerate(kind.fields) if item.name == MERGED), None
        )

    def __bool__(self) -> bool:
        return bool(self.titles or self.bodies)

    def has(self, values: Sequence[Value]) -> bool:
        """Tell whether the index has a stored row; one merged into another is not found."""
        return self.merged is None or values[self.merged] is None

    def row(self, record_id: int, values: Sequence[Value]) -> tuple[int, str, str]:
        """Return the index row of a stored row (without its id)."""
        return (
            row_id(self.kind, record_id),
            spaced(" ".join(str(values[i]) for i in self.titles if values[i])),
            spaced(" ".join(str(values[i]) for i in self.bodies if values[i])),
        )


def query(words: str) -> str:
    """Return the index query for what somebody typed, or "" when it names no word.

    Terms are parted by spaces and must all be found; within a term the tokens must follow each
    other; the last Latin token of a term may be the beginning of a word.
    """
    terms = []
    for term in unicodedata.normalize("NFKC", words).split():
        tokens = _TOKEN.findall(term)
        if tokens:
            open_end = not _CHARACTER.match(tokens[-1])
            terms.append('"' + " ".join(tokens) + '"' + (" *" if open_end else ""))
    return " AND ".join(terms)


def find(
    connection: Any, words: str, kinds: Iterable[RecordType] = (), limit: int = 50
) -> list[tuple[int, int]]:
    """Return (kind number, record id) of the best hits; `connection` is a raw one.

    Hits are ranked only where there are few enough of them, else they come in index order.
    """
    match = query(words)
    if not match:
        return []
    numbers = tuple(kind.number for kind in kinds)
    narrowed = f" AND rowid % {NUMBERS} IN ({','.join(map(str, numbers))})" if numbers else ""
    where = f"FROM search WHERE search MATCH ?{narrowed}"
    count = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 {where} LIMIT {RANK_UP_TO + 1})",
        (match,),
    ).fetchone()[0]
    order = " ORDER BY bm25(search, 4.0, 1.0)" if count <= RANK_UP_TO else ""
    rows = connection.execute(f"SELECT rowid {where}{order} LIMIT {limit}", (match,))
    return [(row % NUMBERS, row // NUMBERS) for (row,) in rows]
