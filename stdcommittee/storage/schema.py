"""Tables of a workspace: one per record kind, and the few that keep its history.

Empty texts, empty lists, zero, no and “not set” are all stored as NULL, so that a row's canonical
form (`storage.canonical`) holds just what somebody filled in, and a later column changes no hash.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import sqlalchemy as sa

from stdcommittee.base.fields import Field, FieldKind
from stdcommittee.base.records import RecordType, all_kinds

SCHEMA_HEAD: Final = "0003"  # newest migration; a test holds it against migrations/versions
APPLICATION_ID: Final = 0x53744443  # "StDC", in the header of every plain workspace file

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)

operation = sa.Table(
    "operation",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("message", sa.Text, nullable=False),
    sa.Column("reason", sa.Text),
    sa.Column("actor_id", sa.Integer),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("role", sa.Text),
    sa.Column("organization", sa.Text),
    sa.Column("proved", sa.Integer, nullable=False),
    sa.Column("account", sa.Text, nullable=False),
    sa.Column("host", sa.Text, nullable=False),
    sa.Column("version", sa.Text, nullable=False),
    sa.Column("schema", sa.Text, nullable=False),
    sa.Column("undoes", sa.Integer),
    sa.Column("final", sa.Integer, nullable=False),
    sa.Column("changes", sa.Integer, nullable=False),
    sa.Column("changes_digest", sa.Text, nullable=False),
    sa.Column("digests", sa.Text, nullable=False),
    sa.Column("previous", sa.Text, nullable=False),
    sa.Column("hash", sa.Text, nullable=False),
    sqlite_autoincrement=True,
)

change = sa.Table(
    "change",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("operation_id", sa.Integer, sa.ForeignKey("operation.id"), nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("record_id", sa.Integer, nullable=False),
    sa.Column("before", sa.Text),
    sa.Column("after", sa.Text),
    sa.Index(None, "operation_id"),
    sa.Index(None, "kind", "record_id"),
    sqlite_autoincrement=True,
)

chunk = sa.Table(
    "chunk",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True, nullable=False),
    sa.Column("seq", sa.Integer, primary_key=True, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

digest = sa.Table(
    "digest",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True, nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("rows", sa.Integer, nullable=False),
)

# Details of a person that only those who need them see; the record `sealed_detail` tells that they
# are there. Erasing one takes the row away for good: it has no history.
sealed = sa.Table(
    "sealed",
    metadata,
    sa.Column("digest", sa.Text, primary_key=True, nullable=False),
    sa.Column("secret", sa.LargeBinary, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

chain = sa.Table(
    "chain",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("head", sa.Text, nullable=False),
    sa.Column("length", sa.Integer, nullable=False),
)

_TABLES: Final[dict[str, sa.TableClause]] = {}
CORE_TABLES: Final = ("operation", "change", "chunk", "digest", "sealed", "chain")

SEARCH_DDL: Final = (
    "CREATE VIRTUAL TABLE search USING fts5("
    "title, body, content='', contentless_delete=1, "
    'tokenize="unicode61 remove_diacritics 2")'
)

_SQL_TYPES: Final = {
    FieldKind.NUMBER: sa.Integer,
    FieldKind.FLAG: sa.Integer,
    FieldKind.LINK: sa.Integer,
}


def kinds() -> tuple[RecordType, ...]:
    """Return every record kind of the domain, by number.

    Raises:
        BrokenRegistry: no record is declared anywhere.
    """
    return all_kinds()


def table_of(kind: RecordType) -> sa.TableClause:
    """Return the table of a record kind as queries name it.

    The whole table, with its keys and indexes, is `complete` alone: making one takes thirty times
    as long, and a start asks many kinds.
    """
    found = _TABLES.get(kind.name)
    if found is None:
        columns = (sa.column(item.name, _type(item)) for item in kind.fields)
        made = sa.table(kind.name, sa.column("id", sa.Integer()), *columns)
        found = _TABLES.setdefault(kind.name, made)  # one for all workers, whoever comes first
    return found


@cache
def complete() -> sa.MetaData:
    """Return the tables of a workspace with all that they are made of, for migrations."""
    for kind in kinds():
        sa.Table(
            kind.name,
            metadata,
            sa.Column("id", sa.Integer, primary_key=True),
            *(_column(item) for item in kind.fields),
            sqlite_autoincrement=True,
        )
    return metadata


def creation() -> list[str]:
    """Return the statements that make an empty workspace, tables before indexes."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    dialect = sqlite.dialect()
    tables = complete().sorted_tables
    made = [str(CreateTable(table).compile(dialect=dialect)) for table in tables]
    made += [
        str(CreateIndex(index).compile(dialect=dialect))
        for table in tables
        for index in sorted(table.indexes, key=lambda index: str(index.name))
    ]
    return [*made, SEARCH_DDL]


def _type(item: Field) -> sa.Integer | sa.Text:
    return _SQL_TYPES.get(item.kind, sa.Text)()


def _column(item: Field) -> sa.Column[object]:
    arguments: list[sa.ForeignKey] = []
    if item.target:
        arguments.append(sa.ForeignKey(f"{item.target}.id", deferrable=True, initially="DEFERRED"))
    return sa.Column(item.name, _type(item), *arguments, index=item.index or None)
