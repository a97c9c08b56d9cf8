"""Editing: one record as a whole, one field of many, removing; each one operation with its name."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from stdcommittee.base.conditions import Is, OneOf
from stdcommittee.base.errors import Invalid, Refused
from stdcommittee.base.fields import Field
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Joined, Message, Plural, Text
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.base.records import R, Record, RecordType, all_kinds, headline, kind_of
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.documents.records import Evidence
from stdcommittee.domain.identifiers import level, parse
from stdcommittee.domain.portfolio.derived import complete, project_due
from stdcommittee.domain.portfolio.reading import canonical_committee
from stdcommittee.domain.portfolio.records import Extension, Project, StageEvent, Standard
from stdcommittee.domain.rules import RuleBook
from stdcommittee.services.session import Session
from stdcommittee.services.values import names_for, value_text
from stdcommittee.storage.history import Touched
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork


@frozen
class Saved:
    """A record as it is stored now; `operation` is None where nothing had changed."""

    record: Record
    operation: int | None


@frozen
class BulkPlan:
    """What giving one value to one field of many records would do."""

    records: tuple[Record, ...]  # those that would change, as they would be
    unchanged: int
    refused: Mapping[int, Text]  # why a record cannot take the value, by id

    @property
    def changes(self) -> int:
        """How many records would change."""
        return len(self.records)


def problems_of(record: Record) -> dict[str, Text]:
    """Return what is wrong with a record, by field name."""
    return dict(kind_of(record).problems(record))


def computed_fields(record: Record, rules: RuleBook) -> frozenset[str]:
    """Return the fields of a record that follow from its others: what is typed there is lost."""
    match record:
        case Standard():
            named = level(parse(record.reference)) is not None
            return frozenset({"review_due", "level"} if named else {"review_due"})
        case Project():
            return frozenset({"due"} if project_due(record, (), rules) else ())
        case _:
            return frozenset()


def save(session: Session, record: R) -> Saved:
    """Store a new or changed record with all that follows from it, as one operation.

    Fields that are computed are filled in; a granted extension moves its project's due date, and
    a stage event moves its project to that stage.

    Raises:
        Invalid: a field breaks its declaration; `problems` names it.
        Refused: the record is gone or closed, the same is there already, nothing may be written, or
            it is of a ballot that has uses of its own for it.
    """
    _refuse_sealed(kind_of(record))
    with session.reading() as reader:
        finished = _completed(reader, record, session)
        _refuse_twin(reader, finished)
        before = reader.get(type(finished), finished.id) if finished.id else None
        _require_days(reader, finished, before)
        _refuse(_ballot_objection(reader, finished, before))
    with session.writing(_said(finished, before)) as uow:
        if finished.id:
            uow.change(finished)
        else:
            finished = uow.add(finished)
        _follow(uow, finished, session)
    return Saved(finished, uow.touched.operation or None)


def plan_bulk(
    session: Session,
    kind: RecordType,
    ids: Iterable[int],
    field: str,
    value: object,
    progress: Progress = SILENT,
) -> BulkPlan:
    """Return what giving a value to a field of many records would do; nothing is written.

    Raises:
        Cancelled: the person asked to stop.
    """
    changed: list[Record] = []
    refused: dict[int, Text] = {}
    unchanged = 0
    with session.reading() as reader:
        records = reader.many(kind.cls, ids)
        for place, record in enumerate(records.values()):
            if place % _STEP == 0:
                progress.step(Message("Trying the value"), place, len(records))
            altered = _completed(reader, _with(record, field, value), session)
            problem = (
                _objection(kind, altered, field, value)
                or _day_problem(reader, altered, record, changed)
                or _ballot_objection(reader, altered, record)
            )
            if getattr(record, field) == value:
                unchanged += 1
            elif problem is not None:
                refused[record.id] = problem
            else:
                changed.append(altered)
    return BulkPlan(tuple(changed), unchanged, refused)


def change_bulk(session: Session, kind: RecordType, field: str, plan: BulkPlan) -> Touched:
    """Carry out a plan as one operation.

    Raises:
        Refused: one of the records is gone or closed, the days of two would overlap by now, or
            nothing may be written.
    """
    item = kind.by_name[field]
    with session.reading() as reader:
        said = _value_said(reader, item, plan.records[0]) if plan.records else ""
    message = Plural(
        "{kind}: {field} set to “{value}” in {n} record",
        "{kind}: {field} set to “{value}” in {n} records",
        n=plan.changes,
        kind=Message(kind.plural),
        field=Message(item.label),
        value=said or Message("nothing"),
    )
    with session.writing(message) as uow:
        _refuse_overlaps(uow.reader, kind, plan.records)
        for record in plan.records if kind.name in _OF_BALLOTS else ():
            before = uow.reader.get(type(record), record.id)
            _refuse(_ballot_objection(uow.reader, record, before))
        uow.change_many(plan.records)
        for record in plan.records:
            _follow(uow, record, session)
    return uow.touched


def remove(session: Session, kind: RecordType, ids: Sequence[int]) -> Touched:
    """Remove records with their evidence and their parts (`parts_of`), as one operation.

    Raises:
        Refused: another record still points to one of them, one is closed or gone, or a ballot that
            is no longer being prepared.
    """
    _refuse_sealed(kind)
    with session.reading() as reader:
        if kind.name in _OF_BALLOTS:
            from stdcommittee.services.ballots.keeping import removal_objection

            _refuse(removal_objection(reader, kind, ids))
        names = list(reader.headlines(kind, ids[:1]).values())
    message: Text
    if len(ids) == 1 and names:
        message = Message("{kind} “{name}” removed", kind=Message(kind.label), name=names[0])
    else:
        message = Plural(
            "{n} record of “{kind}” removed",
            "{n} records of “{kind}” removed",
            n=len(ids),
            kind=Message(kind.plural),
        )
    with session.writing(message) as uow:
        _remove(uow, kind, ids)
        _refuse_pointed(uow.reader, kind, ids)
    return uow.touched


def parts_of(kind: RecordType) -> tuple[tuple[RecordType, Field], ...]:
    """Return the kinds whose records are parts of one of this kind, with the link that says so.

    A record is a part of what it must point to when the link is no column of its own: it is
    only ever shown there (relations of a standard, stage events of a project, votes of a ballot).
    """
    return tuple(
        (other, item)
        for other in all_kinds()
        for item in other.fields
        if item.target == kind.name and item.required and not item.column
    )


def _remove(uow: UnitOfWork, kind: RecordType, ids: Sequence[int]) -> None:
    for part, link in parts_of(kind):
        inner = uow.reader.ids(part, OneOf(link.name, tuple(ids)))
        if inner:
            _remove(uow, part, inner)
    held = [
        item.id
        for item in uow.reader.find(Evidence, Is("kind", kind.name), OneOf("record_id", tuple(ids)))
    ]
    uow.remove_many(Evidence, held)
    uow.remove_many(kind.cls, ids)


def _completed(reader: Reader, record: R, session: Session) -> R:
    """Return a record with the fields that are computed from its others."""
    today = session.clock.today()
    if isinstance(record, Project):
        extensions = reader.find(Extension, Is("project_id", record.id)) if record.id else []
        due = project_due(record, extensions, session.rules)
        return record if due is None else dataclasses.replace(record, due=due)
    if isinstance(record, Ballot):
        return dataclasses.replace(record, committee=canonical_committee(record.committee))
    found: Any = complete(record, session.rules, today)
    return found  # type: ignore[no-any-return]  # the same class as the record


def _follow(uow: UnitOfWork, record: Record, session: Session) -> None:
    """Store what follows from a record for the one it is a part of."""
    if not isinstance(record, Extension | StageEvent):
        return
    project = uow.reader.get(Project, record.project_id)
    if project is None:
        return
    if isinstance(record, StageEvent):
        latest = uow.reader.first(
            StageEvent, Is("project_id", project.id), order=["-entered", "-stage"]
        )
        if latest is not None:
            project = dataclasses.replace(project, stage=latest.stage)
    uow.change(_completed(uow.reader, project, session))


def _refuse_twin(reader: Reader, record: Record) -> None:
    """Refuse a new record that has the identity of one that is there already."""
    kind = kind_of(record)
    if record.id or len(kind.key) != 1 or kind.name in _NAMESAKES:
        return
    name = kind.key[0]
    value = getattr(record, name)
    if value and reader.first(kind.cls, Is(name, value)) is not None:
        raise Refused(
            Message("{kind} “{name}” is there already.", kind=Message(kind.label), name=value),
            kept=Message("Nothing was changed."),
            advice=Message(
                "Open it, or give this one another {field}.",
                field=Message(kind.by_name[name].label),
            ),
        )


def _refuse_sealed(kind: RecordType) -> None:
    if kind.name == _SEALED:
        raise Refused(
            Message("What is sealed is not edited like other records."),
            kept=Message("Nothing was changed."),
            advice=Message("Seal and erase it on the person's page."),
        )


def _ballot_objection(reader: Reader, record: Record, before: Record | None) -> Text | None:
    """Return why a record of a ballot is not stored here, but by the ballot's own use cases."""
    if kind_of(record).name not in _OF_BALLOTS:
        return None
    from stdcommittee.services.ballots.keeping import objection

    return objection(reader, record, before)


def _refuse(why: Text | None) -> None:
    if why is not None:
        raise Refused(
            why,
            kept=Message("Nothing was changed."),
            advice=Message("What a ballot allows stands on its page."),
        )


def _require_days(reader: Reader, record: Record, before: Record | None) -> None:
    """Refuse a seat or a status whose days overlap with another's."""
    problems = _day_problems(reader, record, before)
    if problems:
        raise Invalid(next(iter(problems.values())), problems)


def _refuse_overlaps(reader: Reader, kind: RecordType, records: Sequence[Record]) -> None:
    """Refuse seats or statuses that would overlap with each other or with what is here by now."""
    if kind.name not in _DATED:
        return
    stored = reader.many(kind.cls, (record.id for record in records))
    for record in records:
        why = _day_problem(reader, record, stored.get(record.id), records)
        if why is not None:
            raise Refused(why, kept=Message("Nothing was changed."))


def _day_problem(
    reader: Reader, record: Record, before: Record | None, beside: Sequence[Record]
) -> Text | None:
    return next(iter(_day_problems(reader, record, before, beside).values()), None)


def _day_problems(
    reader: Reader, record: Record, before: Record | None, beside: Sequence[Record] = ()
) -> dict[str, Text]:
    if kind_of(record).name not in _DATED:
        return {}
    from stdcommittee.services.people.seats import objections

    return objections(reader, record, before, beside)


def _refuse_pointed(reader: Reader, kind: RecordType, ids: Sequence[int]) -> None:
    """Say which records still point to some that were removed; the operation ends then."""
    found = []
    for other in all_kinds():
        for item in other.fields:
            if item.target == kind.name:
                count = reader.count(other, OneOf(item.name, tuple(ids)))
                if count:
                    label = Message(item.label)
                    plural = Message(other.plural)
                    found.append(
                        Message("{kind} ({field}): {n}", kind=plural, field=label, n=count)
                    )
    if found:
        mergeable = "merged_into" in kind.by_name
        raise Refused(
            Message("Other records still point there: {records}.", records=Joined(tuple(found))),
            kept=Message("Nothing was changed."),
            advice=Message("If it is recorded twice, merge it into the other one.")
            if mergeable
            else Message("Remove or change those records first."),
        )


_DATED = ("membership", "participation")  # spans of days that must not overlap
_OF_BALLOTS = ("ballot", "voter", "vote")
_SEALED = "sealed_detail"
_STEP = 500  # records tried between two looks whether to stop
_NAMESAKES = ("person", "ballot", "comment_round")  # two of them may be called alike


def _with(record: R, field: str, value: object) -> R:
    changed: Any = {field: value}
    return dataclasses.replace(record, **changed)


def _objection(kind: RecordType, altered: Record, field: str, value: object) -> Text | None:
    """Return why a record cannot be stored with a value given to one of its fields, or None."""
    if getattr(altered, field) != value:
        return Message("It is computed from the other fields.")
    problems = kind.problems(altered)
    return problems.get(field) or next(iter(problems.values()), None)


def _said(record: Record, before: Record | None) -> Text:
    """Return the sentence of the operation that stores a record."""
    kind = kind_of(record)
    label, name = Message(kind.label), headline(record) or Message(kind.label)
    if before is None:
        return Message("{kind} “{name}” added", kind=label, name=name)
    changed = tuple(
        Message(item.label)
        for item in kind.fields
        if not item.hidden and getattr(before, item.name) != getattr(record, item.name)
    )
    return Message(
        "{kind} “{name}”: {fields} changed", kind=label, name=name, fields=Joined(changed)
    )


def _value_said(reader: Reader, item: Field, record: Record) -> Text:
    value = getattr(record, item.name)
    links = {item.target: [value]} if item.target and value else {}
    return value_text(item, value, names_for(reader, links))
