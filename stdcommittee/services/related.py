"""What a record has to do with others: what it points to, and what points to it.

Some links are ids; others are written as words (a committee's reference, a standard's number), and
hold also while the other record is not in the workspace yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stdcommittee.base.conditions import Is
from stdcommittee.base.fields import Field
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual, Message, Text
from stdcommittee.base.records import Record, RecordType, all_kinds, kind_named, kind_of
from stdcommittee.domain.portfolio.records import Relation, RelationKind, Standard, StandardStatus
from stdcommittee.services.session import Session
from stdcommittee.services.values import links_of, names_for, value_text
from stdcommittee.storage.reader import Reader

MOST: Final = 50  # records of one group that are written out

# Fields that name a record by its reference: (kind, field) → kind of what they name.
BY_WORD: Final[dict[tuple[str, str], str]] = {
    ("standard", "committee"): "committee",
    ("project", "committee"): "committee",
    ("ballot", "committee"): "committee",
    ("comment_round", "committee"): "committee",
    ("meeting", "committee"): "committee",
    ("interest", "committee"): "committee",
    ("recusal", "committee"): "committee",
    ("proposal", "committee"): "committee",
    ("important_standard", "committee"): "committee",
    ("stage_notice", "committee"): "committee",
    ("committee", "parent"): "committee",
    ("committee", "mirrors"): "committee",
    ("standard", "adopts"): "standard",
    ("project", "adopts"): "standard",
    ("project", "revises"): "standard",
    ("project", "result"): "standard",
    ("ballot", "document"): "standard",
    ("comment_round", "document"): "standard",
    ("relation", "target"): "standard",
    ("standard", "project_number"): "project",
    ("ballot", "project"): "project",
    ("comment_round", "project"): "project",
}
_REFERENCE: Final = "reference"
_ASIDE: Final = ("evidence", "quarantined_row", "import_run", "relation")  # shown in their own way


@frozen
class Other:
    """One related record; `id` is 0 while it is only named."""

    kind: RecordType
    id: int
    headline: Text
    byline: Text = ""


@frozen
class RelatedGroup:
    """Records that are related in one way; `count` says how many there are in all.

    `field` is the field that names them, of the record itself where `outgoing`.
    """

    label: Text
    others: tuple[Other, ...]
    count: int
    outgoing: bool
    field: str = ""


@frozen
class StandardLink:
    """How a standard and another stand to each other, read from the one in the middle.

    `source` is the other side's own word for it (“cites” said of us by the other is our “cited
    by”), `id` is 0 where the other is not in the portfolio.
    """

    kind: RelationKind
    incoming: bool
    reference: str
    id: int = 0
    title: Text = ""
    status: StandardStatus | None = None

    @property
    def gone(self) -> bool:
        """Whether the other standard no longer holds."""
        return self.status in (StandardStatus.WITHDRAWN, StandardStatus.SUPERSEDED)


def related_to(session: Session, record: Record) -> list[RelatedGroup]:
    """Return what a record points to and what points to it, group by group."""
    with session.reading() as reader:
        return [*_outgoing(reader, record), *_incoming(reader, record)]


def links_of_standard(session: Session, standard: Standard) -> list[StandardLink]:
    """Return the standards one step away: what this one says of others, and they of it."""
    with session.reading() as reader:
        own = reader.find(Relation, Is("standard_id", standard.id))
        said = [(item.kind, item.target) for item in own]
        if standard.adopts and (RelationKind.ADOPTS, standard.adopts) not in said:
            said.append((RelationKind.ADOPTS, standard.adopts))
        found = [_link(reader, kind, target) for kind, target in said]
        known = {(link.kind, link.reference) for link in found}
        of_us = reader.find(Relation, Is("target", standard.reference))
        others = reader.many(Standard, [item.standard_id for item in of_us])
        for item in of_us:
            other = others[item.standard_id]
            inverse = _INVERSE.get(item.kind, item.kind)
            if (inverse, other.reference) not in known and other.id != standard.id:
                found.append(_of(item.kind, other, incoming=True))
        adopting = reader.find(Standard, Is("adopts", standard.reference))
        found += [_of(RelationKind.ADOPTS, other, incoming=True) for other in adopting]
    return list(dict.fromkeys(found))


_INVERSE: Final = {
    RelationKind.REPLACES: RelationKind.REPLACED_BY,
    RelationKind.REPLACED_BY: RelationKind.REPLACES,
    RelationKind.AMENDS: RelationKind.AMENDED_BY,
    RelationKind.AMENDED_BY: RelationKind.AMENDS,
}


def _link(reader: Reader, kind: RelationKind, reference: str) -> StandardLink:
    other = reader.first(Standard, Is(_REFERENCE, reference))
    return StandardLink(kind, False, reference) if other is None else _of(kind, other)  # noqa: FBT003


def _of(kind: RelationKind, other: Standard, *, incoming: bool = False) -> StandardLink:
    title = Bilingual(other.title_zh, other.title_en)
    return StandardLink(kind, incoming, other.reference, other.id, title, other.status)


def _outgoing(reader: Reader, record: Record) -> list[RelatedGroup]:
    kind = kind_of(record)
    found = []
    for item in kind.fields:
        value = getattr(record, item.name)
        target = item.target or BY_WORD.get((kind.name, item.name), "")
        if not target or not value or item.hidden:
            continue
        other_kind = kind_named(target)
        if item.target:
            others = _others(reader, other_kind, [value])
        else:
            ids = reader.ids(other_kind, Is(_REFERENCE, value))
            others = _others(reader, other_kind, ids) or [Other(other_kind, 0, value)]
        label = Message(item.label)
        found.append(
            RelatedGroup(label, tuple(others), len(others), outgoing=True, field=item.name)
        )
    return found


def _incoming(reader: Reader, record: Record) -> list[RelatedGroup]:
    kind = kind_of(record)
    reference = getattr(record, _REFERENCE, "")
    found = []
    for other in all_kinds():
        if other.name in _ASIDE:
            continue
        for item in other.fields:
            value: object = None
            if item.target == kind.name:
                value = record.id
            elif reference and BY_WORD.get((other.name, item.name)) == kind.name:
                value = reference
            if value:
                group = _group(reader, other, item, value)
                if group.count:
                    found.append(group)
    return found


def _group(reader: Reader, kind: RecordType, item: Field, value: object) -> RelatedGroup:
    condition = Is(item.name, value)
    count = reader.count(kind, condition)
    ids = [record.id for record in reader.find(kind.cls, condition, limit=MOST)] if count else []
    label = Message("{kind}: {field}", kind=Message(kind.plural), field=Message(item.label))
    others = tuple(_others(reader, kind, ids, without=item.name))
    return RelatedGroup(label, others, count, outgoing=False, field=item.name)


def _others(
    reader: Reader, kind: RecordType, ids: Sequence[int], *, without: str = ""
) -> list[Other]:
    """Return records with what tells them apart: not the field `without`, which all share."""
    records = reader.many(kind.cls, ids)
    names = names_for(reader, links_of(records.values()))
    found = []
    for number in ids:
        record = records.get(number)
        if record is not None:
            linked = (
                value_text(item, getattr(record, item.name), names)
                for item in kind.fields
                if item.target and item.column and item.name != without
            )
            byline = next((text for text in linked if text), "") or kind.byline(record)
            found.append(Other(kind, number, kind.headline(record), byline))
    return found
