"""What supervision asks of the workspace as a whole: its stamp, its evidence, open ballots."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

import sqlalchemy as sa

from stdcommittee.base.records import kind_of
from stdcommittee.domain.documents.records import Document, Evidence
from stdcommittee.storage import schema
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.schema import table_of
from stdcommittee.storage.statements import one_of, rows


class Stamp(NamedTuple):
    """Which state of the workspace is read: its last operation, when, and the chain's head."""

    operation: int
    at: dt.datetime
    head: str


def stamp_of(reader: Reader) -> Stamp:
    """Return the stamp of the state that a reader sees."""
    table = schema.operation
    last = sa.select(table.c.id, table.c.at, table.c.hash).order_by(table.c.id.desc()).limit(1)
    number, at, head = rows(reader, last)[0]
    return Stamp(number, dt.datetime.fromisoformat(at), head)


class Attached(NamedTuple):
    """A document that stands as evidence."""

    record: int
    evidence: int
    document: int
    name: str
    sha256: str
    note: str


def attached(reader: Reader, kind: str, records: Iterable[int]) -> dict[int, list[Attached]]:
    """Return the evidence of some records of a kind, by record, in the order it was attached."""
    evidence, document = table_of(kind_of(Evidence)), table_of(kind_of(Document))
    query = (
        sa.select(
            evidence.c.record_id,
            evidence.c.id,
            document.c.id,
            document.c.name,
            sa.func.coalesce(document.c.sha256, ""),
            sa.func.coalesce(evidence.c.note, ""),
        )
        .join_from(evidence, document, document.c.id == evidence.c.document_id)
        .where(evidence.c.kind == kind, one_of(evidence.c.record_id, records))
        .order_by(evidence.c.id)
    )
    found: dict[int, list[Attached]] = {}
    for row in rows(reader, query):
        found.setdefault(row[0], []).append(Attached(*row))
    return found
