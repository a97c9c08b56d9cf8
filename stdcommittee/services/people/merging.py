"""Merging a person or an organisation that is recorded twice; one undo takes it back.

The duplicate stays as a record that points to the one kept, out of lists and searches. What points
to it moves, but for the electorates of closed ballots, which stay as they were.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from stdcommittee.base.conditions import Blank, Is, OneOf
from stdcommittee.base.errors import Refused
from stdcommittee.base.fields import Field
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Joined, Message, Text
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.base.records import Record, RecordType, all_kinds, headline, kind_of
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Voter
from stdcommittee.domain.documents.records import Evidence
from stdcommittee.domain.people.folding import Fold, contradiction, folds
from stdcommittee.domain.people.integrity_records import Profile, SealedDetail, SealedKind
from stdcommittee.domain.people.merging import (
    Likeness,
    Mergeable,
    Reason,
    same_organizations,
    same_people,
    similar_names,
)
from stdcommittee.domain.people.records import Committee, Membership, Organization, Person
from stdcommittee.services.session import Session
from stdcommittee.storage.history import Touched
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork

_ENDED = (BallotStatus.CLOSED, BallotStatus.CANCELLED, BallotStatus.WITHDRAWN)


@frozen
class Suggestion:
    """Two records that are likely one."""

    kept: Mergeable
    duplicate: Mergeable
    reason: Reason


@frozen
class FoldedSeats:
    """Seats on one committee that become one, as they are and as the one will be."""

    committee: str
    fold: Fold


@frozen
class MergePlan:
    """What a merge would do.

    `filled` are fields that the kept record lacks and takes over; `moved` how many records of each
    kind would point to it; `folded` the seats that are one with a seat of the kept person, before
    and after; `stay` the entries in electorates that keep the name they have; `twice` the running
    ballots in whose electorate both stand.
    """

    kept: Mergeable
    duplicate: Mergeable
    filled: tuple[Field, ...] = ()
    moved: tuple[tuple[RecordType, int], ...] = ()
    folded: tuple[FoldedSeats, ...] = ()
    stay: int = 0
    twice: tuple[Text, ...] = ()


@frozen
class _Moves:
    """The records that a merge writes."""

    changed: dict[str, list[Record]]
    folded: list[FoldedSeats]
    stay: int
    twice: tuple[Text, ...]


def likely_duplicates(
    session: Session,
    kind: RecordType,
    *,
    similar: bool = False,
    progress: Progress = SILENT,
) -> list[Suggestion]:
    """Return the pairs of persons or organisations that are likely the same.

    Args:
        session: the open workspace.
        kind: of persons or of organisations.
        similar: compare all names for likeness too, which takes its time.
        progress: how far the comparison is.

    Raises:
        Cancelled: the person asked to stop.
    """
    with session.reading() as reader:
        if kind is kind_of(Person):
            people = reader.find(Person, Blank("merged_into"))
            found = same_people(people)
            known: dict[int, Any] = {item.id: item for item in people}
        else:
            units = reader.find(Organization, Blank("merged_into"))
            found = same_organizations(units)
            known = {item.id: item for item in units}
    if similar:
        told = {(item.kept, item.duplicate) for item in found}
        found += [
            item
            for item in similar_names(known.values(), progress)
            if (item.kept, item.duplicate) not in told
        ]
    return [_suggestion(known, item) for item in found]


def plan_merge(session: Session, kept: Mergeable, duplicate: Mergeable) -> MergePlan:
    """Return what merging a duplicate into the record that is kept would do.

    Raises:
        Refused: they are the same record or of different kinds, or one is merged already; their
            seats at one time contradict each other; both have a detail of one kind sealed.
    """
    with session.reading() as reader:
        whole, copy = _pair(reader, kept, duplicate)
        moves = _moves(reader, whole, copy)
    counted = [(kind, len(moves.changed.get(kind.name, ()))) for kind in all_kinds()]
    return MergePlan(
        whole,
        copy,
        _lacking(whole, copy),
        tuple((kind, count) for kind, count in counted if count),
        tuple(moves.folded),
        moves.stay,
        moves.twice,
    )


def merge(session: Session, kept: Mergeable, duplicate: Mergeable) -> Touched:
    """Merge a duplicate into the record that is kept, as one operation.

    Raises:
        Refused: as `plan_merge`, or nothing may be written.
    """
    message = Message(
        "{kind}: “{duplicate}” merged into “{name}”",
        kind=Message(kind_of(kept).label),
        duplicate=headline(duplicate),
        name=headline(kept),
    )
    with session.writing(message) as uow:
        whole, copy = _pair(uow.reader, kept, duplicate)
        moves = _moves(uow.reader, whole, copy)
        _fold(uow, moves.folded)
        for records in moves.changed.values():
            uow.change_many(records)
        taken: Any = {item.name: getattr(copy, item.name) for item in _lacking(whole, copy)}
        if taken:
            uow.change(dataclasses.replace(whole, **taken))
        uow.change(dataclasses.replace(copy, merged_into=whole.id))
    return uow.touched


def merged_records(session: Session, record: Mergeable) -> list[Mergeable]:
    """Return the duplicates that were merged into a record."""
    with session.reading() as reader:
        return [*reader.find(type(record), Is("merged_into", record.id))]


def _suggestion(known: dict[int, Any], item: Likeness) -> Suggestion:
    return Suggestion(known[item.kept], known[item.duplicate], item.reason)


def _pair(reader: Reader, kept: Mergeable, duplicate: Mergeable) -> tuple[Mergeable, Mergeable]:
    """Return both records as they are stored."""
    if type(kept) is not type(duplicate) or kept.id == duplicate.id:
        raise _refused(Message("Two records of one kind are needed to merge."))
    found: dict[int, Any] = {**reader.many(type(kept), (kept.id, duplicate.id))}
    if len(found) < 2:
        raise _refused(Message("One of the records is no longer there."))
    for item in found.values():
        if item.merged_into is not None:
            into = reader.get(type(kept), item.merged_into)
            raise _refused(
                Message("“{name}” has been merged already.", name=headline(item)),
                Message("Choose “{name}”.", name=headline(into)) if into is not None else None,
            )
    return found[kept.id], found[duplicate.id]


def _moves(reader: Reader, kept: Mergeable, duplicate: Mergeable) -> _Moves:
    _refuse_sealed_twice(reader, kept, duplicate)
    folded = _folded(reader, kept, duplicate)
    gone = {seat.id for item in folded for seat in item.fold.gone}
    stay, twice = 0, list[Text]()
    changed: dict[str, list[Record]] = {}
    target = kind_of(kept)
    for kind in all_kinds():
        fields = [item.name for item in kind.fields if item.target == target.name]
        moved: dict[int, Record] = {}
        for name in fields:
            for record in reader.find(kind.cls, Is(name, duplicate.id)):
                if isinstance(record, Membership) and record.id in gone:
                    continue
                given: Any = {name: kept.id}
                moved[record.id] = dataclasses.replace(moved.get(record.id, record), **given)
        if kind is kind_of(Voter) and moved:
            moved, stay, twice = _voters(reader, moved, kept)
        if kind is kind_of(Profile) and reader.first(Profile, Is("person_id", kept.id)) is not None:
            moved = {}
        if moved:
            changed[kind.name] = list(moved.values())
    evidence = reader.find(Evidence, Is("kind", target.name), Is("record_id", duplicate.id))
    if evidence:
        changed[kind_of(Evidence).name] = [
            dataclasses.replace(item, record_id=kept.id) for item in evidence
        ]
    return _Moves(changed, folded, stay, tuple(twice))


def _voters(
    reader: Reader, moved: dict[int, Record], kept: Mergeable
) -> tuple[dict[int, Record], int, list[Text]]:
    """Leave out the entries of ended ballots, and of those in whose electorate both stand."""
    entries = {number: item for number, item in moved.items() if isinstance(item, Voter)}
    ballots = reader.many(Ballot, (item.ballot_id for item in entries.values()))
    both = {
        item.ballot_id
        for item in reader.find(Voter, Is("person_id", kept.id), OneOf("ballot_id", tuple(ballots)))
    }
    going: dict[int, Record] = {
        number: item
        for number, item in entries.items()
        if ballots[item.ballot_id].status not in _ENDED and item.ballot_id not in both
    }
    running = [ballots[number] for number in both if ballots[number].status not in _ENDED]
    return going, len(entries) - len(going), [headline(item) for item in running]


def _folded(reader: Reader, kept: Mergeable, duplicate: Mergeable) -> list[FoldedSeats]:
    """Return the seats of both on one committee at one time, which become one.

    Raises:
        Refused: what they say of one day cannot be true together.
    """
    if not isinstance(kept, Person):
        return []
    own = reader.find(Membership, Is("person_id", kept.id))
    found = folds(own, reader.find(Membership, Is("person_id", duplicate.id)))
    committees = reader.many(Committee, (fold.after.committee_id for fold in found))
    named = [FoldedSeats(committees[fold.after.committee_id].reference, fold) for fold in found]
    wrong = [
        Message("{committee}: {why}", committee=item.committee, why=why)
        for item in named
        if (why := contradiction(item.fold)) is not None
    ]
    if wrong:
        raise _refused(
            Message(
                "Their seats at one time contradict each other. {seats}",
                seats=Joined(tuple(wrong), "sentence"),
            ),
            Message("Correct the days or roles of these seats first."),
        )
    return named


def _fold(uow: UnitOfWork, folded: Sequence[FoldedSeats]) -> None:
    seats = kind_of(Membership)
    for item in folded:
        stays, gone = item.fold.after, [seat.id for seat in item.fold.gone]
        evidence = uow.reader.find(
            Evidence, Is("kind", seats.name), OneOf("record_id", tuple(gone))
        )
        uow.change_many([dataclasses.replace(paper, record_id=stays.id) for paper in evidence])
        uow.change(stays)
        uow.remove_many(Membership, gone)


def _refuse_sealed_twice(reader: Reader, kept: Mergeable, duplicate: Mergeable) -> None:
    """Refuse to let two sealed details of one kind stand for one person."""
    if not isinstance(kept, Person):
        return
    own, other = (
        {item.kind for item in reader.find(SealedDetail, Is("person_id", n), Blank("erased"))}
        for n in (kept.id, duplicate.id)
    )
    both = tuple(kind.text for kind in SealedKind if kind in own & other)
    if both:
        raise _refused(
            Message("Both have this sealed: {kinds}.", kinds=Joined(both)),
            Message("Erase one of them with a reason first."),
        )


def _lacking(record: Record, other: Record) -> tuple[Field, ...]:
    """Return the fields that one record leaves open and another fills in."""
    kind = kind_of(record)
    return tuple(
        item
        for item in kind.fields
        if not item.hidden
        and getattr(record, item.name) == item.default
        and getattr(other, item.name) != item.default
    )


def _refused(what: Text, advice: Text | None = None) -> Refused:
    return Refused(what, kept=Message("Nothing was changed."), advice=advice)
