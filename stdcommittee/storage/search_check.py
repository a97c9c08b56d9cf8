"""Compares the search index with one built anew from the records."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from stdcommittee.base.records import NUMBERS
from stdcommittee.storage import schema
from stdcommittee.storage.codec import codec_of
from stdcommittee.storage.search import INSERT, Indexer

_MOST = 20


def differences(raw: Any) -> Iterator[str]:
    """Yield up to twenty records (`kind:id`) whose index entries are not what their rows give."""
    names = {kind.number: kind.name for kind in schema.kinds()}
    raw.execute("DROP TABLE IF EXISTS temp.expected")
    raw.execute(schema.SEARCH_DDL.replace("VIRTUAL TABLE search", "VIRTUAL TABLE temp.expected"))
    raw.execute("CREATE VIRTUAL TABLE temp.found_terms USING fts5vocab(main, search, instance)")
    raw.execute(
        "CREATE VIRTUAL TABLE temp.expected_terms USING fts5vocab(temp, expected, instance)"
    )
    try:
        _build(raw)
        seen: set[int] = set()
        query = "SELECT term, doc, col, offset FROM temp.{}"
        for found, expected in zip_longest(
            raw.execute(query.format("found_terms")), raw.execute(query.format("expected_terms"))
        ):
            if found == expected:
                continue
            first = min(x for x in (found, expected) if x is not None)
            seen.add(first[1])
            break
        seen |= _rows_that_differ(raw)
        for row in sorted(seen)[:_MOST]:
            yield f"{names.get(row % NUMBERS, '?')}:{row // NUMBERS}"
    finally:
        for table in ("found_terms", "expected_terms", "expected"):
            raw.execute(f"DROP TABLE temp.{table}")


def _build(raw: Any) -> None:
    raw.execute("SAVEPOINT expected")
    for kind in schema.kinds():
        indexer = Indexer(kind)
        if not indexer:
            continue
        columns = ", ".join(f'"{name}"' for name in codec_of(kind).names)
        rows = raw.execute(f'SELECT {columns} FROM "{kind.name}"')
        raw.executemany(
            INSERT.replace("INTO search", "INTO temp.expected"),
            (indexer.row(row[0], row[1:]) for row in rows if indexer.has(row[1:])),
        )
    raw.execute("RELEASE expected")


def _rows_that_differ(raw: Any) -> set[int]:
    found = raw.execute(
        "SELECT rowid FROM main.search EXCEPT SELECT rowid FROM temp.expected"
    ).fetchall()
    lacking = raw.execute(
        "SELECT rowid FROM temp.expected EXCEPT SELECT rowid FROM main.search"
    ).fetchall()
    return {row for (row,) in (*found, *lacking)}
