"""Runs statements that no record query can say, on a reader's state; rows come back plain."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from stdcommittee.storage.reader import Reader


def rows(reader: Reader, query: sa.Select[Any]) -> list[tuple[Any, ...]]:
    """Return the rows of a statement as stored, without conversion."""
    with reader.run(query) as result:
        return list(result.cursor.fetchall())


def one_of(column: sa.ColumnElement[Any], values: Iterable[object]) -> sa.ColumnElement[bool]:
    """Return the condition that a column has one of any number of values."""
    listed = sa.func.json_each(json.dumps(list(values))).table_valued("value")
    return column.in_(sa.select(listed.c.value))
