"""Runs statements that no record query can say, on a reader's state; rows come back plain."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from stdcommittee.storage.reader import Reader

_DIALECT = sqlite.dialect(paramstyle="qmark")


def rows(reader: Reader, query: sa.Select[Any]) -> list[tuple[Any, ...]]:
    """Return the rows of a statement as stored, without conversion."""
    compiled = query.compile(dialect=_DIALECT, compile_kwargs={"render_postcompile": True})
    values = [compiled.params[name] for name in compiled.positiontup or ()]
    found: list[tuple[Any, ...]] = reader.raw.execute(str(compiled), values).fetchall()
    return found


def one_of(column: sa.ColumnElement[Any], values: Iterable[object]) -> sa.ColumnElement[bool]:
    """Return the condition that a column has one of any number of values."""
    listed = sa.func.json_each(json.dumps(list(values))).table_valued("value")
    return column.in_(sa.select(listed.c.value))
