"""Long lists: the order of all their records, built once by one statement that can be stopped."""

from __future__ import annotations

import contextlib
from array import array
from collections.abc import Iterator, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from stdcommittee.base.conditions import Condition
from stdcommittee.base.errors import Cancelled
from stdcommittee.base.fields import FieldKind
from stdcommittee.base.messages import Message
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.base.records import RecordType, kind_named
from stdcommittee.storage.database import DatabaseError
from stdcommittee.storage.reader import Reader, clause
from stdcommittee.storage.schema import table_of

_STEPS: Final = 20_000  # of the database's machine, between two looks whether to stop
_PIECE: Final = 32_000  # characters read at a time, so that other threads get their turn


def ordered_ids(
    reader: Reader,
    kind: RecordType,
    conditions: Sequence[Condition] = (),
    order: Sequence[str] = (),
    progress: Progress = SILENT,
) -> array[int]:
    """Return the ids of all records that meet the conditions, in order: eight bytes each.

    A choice is ordered as its vocabulary is declared, a link by what the record it points to is
    called, and what is not filled in comes last. `order` names fields; a leading minus reverses.

    Raises:
        Cancelled: the person asked to stop.
    """
    table = table_of(kind)
    query = sa.select(table.c.id)
    for condition in conditions:
        query = query.where(clause(kind, condition))
    for name in order:
        query = query.order_by(*_terms(kind, name))
    compiled = query.order_by(table.c.id).compile(
        dialect=sqlite.dialect(paramstyle="qmark"), compile_kwargs={"render_postcompile": True}
    )
    values = [compiled.params[name] for name in compiled.positiontup or ()]
    with stoppable(reader.raw, progress):
        # One text instead of a million rows: the database works without holding up the window.
        joined = f"SELECT group_concat(id, ' ') FROM ({compiled})"
        (text,) = reader.raw.execute(joined, values).fetchone()
    return _numbers(text or "", progress)


def _numbers(text: str, progress: Progress) -> array[int]:
    found = array("q")
    start = 0
    while start < len(text):
        end = text.find(" ", start + _PIECE)
        end = len(text) if end < 0 else end
        found.extend(map(int, text[start:end].split()))
        progress.step(Message("Reading"))
        start = end + 1
    return found


def _terms(kind: RecordType, name: str) -> list[sa.ColumnElement[Any]]:
    plain = name.lstrip("-")
    item = kind.by_name[plain]
    column: sa.ColumnElement[Any] = table_of(kind).c[plain]
    if item.kind is FieldKind.CHOICE and item.choices is not None:
        places = {member.value: place for place, member in enumerate(item.choices) if member}
        column = sa.case(places, value=column)
    elif item.target:
        column = _called(kind_named(item.target), column)
    term = column.desc() if name.startswith("-") else column.asc()
    return [term if item.required else term.nulls_last()]


def _called(target: RecordType, link: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """Return the text that the records of a kind are sorted by, for the record a link names."""
    sorted_by = next(
        (item.name for item in target.fields if item.key or (item.required and not item.target)),
        target.fields[0].name,
    )
    table = table_of(target).alias()
    return sa.select(table.c[sorted_by]).where(table.c.id == link).scalar_subquery()


@contextlib.contextmanager
def stoppable(raw: Any, progress: Progress) -> Iterator[None]:
    """Let a statement that runs long be stopped through its progress.

    Raises:
        Cancelled: the person asked to stop.
    """
    stopped = False

    def look() -> int:
        nonlocal stopped
        try:
            progress.step(Message("Reading"))
        except Cancelled:
            stopped = True
        return int(stopped)

    raw.set_progress_handler(look, _STEPS)
    try:
        yield
    except DatabaseError as error:
        if stopped:
            raise Cancelled from error
        raise
    finally:
        raw.set_progress_handler(None, _STEPS)
