"""What one value for a field of many records would change, in lines to read beforehand."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Final

from stdcommittee.base.fields import Field, FieldKind
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Joined, Text
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.base.records import Record, RecordType, headline, kind_of
from stdcommittee.services.editing import plan_bulk
from stdcommittee.services.session import Session
from stdcommittee.services.values import Names, links_of, names_for, value_text

CHANGES: Final = 6  # lines told of those that change
REASONS: Final = 4  # and of those that cannot


@frozen
class Alteration:
    """One record, and what its field says before and after."""

    name: Text
    before: Text
    after: Text


@frozen
class BulkPreview:
    """How many records would change, have the value, or cannot take it; the first of them."""

    changes: int
    unchanged: int
    refused: int
    lines: tuple[Alteration, ...]
    reasons: tuple[tuple[Text, Text], ...]  # record and why


def bulk_fields(kind: RecordType) -> tuple[Field, ...]:
    """Return the fields that many records may be given one value of.

    What tells records apart is not among them.
    """
    return tuple(
        item
        for item in kind.fields
        if not item.hidden and not item.key and item.kind is not FieldKind.DATA
    )


def preview_bulk(
    session: Session,
    kind: RecordType,
    ids: Iterable[int],
    field: str,
    value: object,
    progress: Progress = SILENT,
) -> BulkPreview:
    """Return what `change_bulk` would do with a value; nothing is written.

    Raises:
        Cancelled: the person asked to stop.
    """
    plan = plan_bulk(session, kind, ids, field, value, progress)
    after = plan.records[:CHANGES]
    refused = tuple(islice(plan.refused.items(), REASONS))
    with session.reading() as reader:
        told = [*(record.id for record in after), *(number for number, _ in refused)]
        before = reader.many(kind.cls, told)
        names = names_for(reader, links_of((*before.values(), *after)))
    item = kind.by_name[field]

    def said(record: Record) -> Text:
        return value_text(item, getattr(record, field), names)

    return BulkPreview(
        plan.changes,
        plan.unchanged,
        len(plan.refused),
        tuple(
            Alteration(_called(before[record.id], names), said(before[record.id]), said(record))
            for record in after
            if record.id in before
        ),
        tuple((_called(before[n], names), reason) for n, reason in refused if n in before),
    )


def _called(record: Record, names: Names) -> Text:
    """Return what tells a record from others: of a part, what it links; else its headline."""
    kind = kind_of(record)
    linked = [
        said
        for item in kind.fields
        if item.target and item.required and item.column
        if (said := names.get((item.target, getattr(record, item.name)), ""))
    ]
    return Joined((*linked, headline(record))) if linked else headline(record)
