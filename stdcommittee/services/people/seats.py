"""Acts on seats and statuses: renewing, ending, another role, P or O; none overlaps by accident."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable
from typing import Final, TypeVar

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Invalid, Refused
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import Record, headline
from stdcommittee.domain.people.records import (
    BodyParticipation,
    Committee,
    Membership,
    Participation,
    Person,
    Role,
)
from stdcommittee.domain.people.seats import (
    Span,
    Spanned,
    gaps_of,
    in_role,
    problems_of_span,
    renewed,
    span_of,
)
from stdcommittee.services.session import Session
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork

S = TypeVar("S", Membership, BodyParticipation)
_MARKS: Final = ("committee_id", "person_id", "body", "since", "until", "ended")


def objections(
    reader: Reader, record: Record, before: Record | None, beside: Iterable[Record] = ()
) -> dict[str, Text]:
    """Return why the days of a seat or status cannot be stored, by field name.

    What was stored with an overlap already may be edited as long as its days stay as they are.
    `beside` are others that are stored with it, as they will be.
    """
    if not isinstance(record, Membership | BodyParticipation):
        return {}
    marks = [name for name in _MARKS if hasattr(record, name)]
    if before is not None and all(getattr(before, n) == getattr(record, n) for n in marks):
        return {}
    coming = {item.id: item for item in beside if isinstance(item, type(record))}
    stored = [item for item in _neighbours(reader, record) if item.id not in coming]
    together = [item for item in coming.values() if _whose(item) == _whose(record)]
    return problems_of_span(record, [*stored, *together])


def notes_on(session: Session, item: Spanned) -> tuple[Text, ...]:
    """Return what ought to be looked at in the days of a seat or status as it stands in a form."""
    with session.reading() as reader:
        others = _neighbours(reader, item)
    problems = problems_of_span(item, others)
    if problems:
        return tuple(problems.values())
    return tuple(gap.said for gap in gaps_of(item, others))


def renew_seat(session: Session, seat: int, since: dt.date, until: dt.date) -> Membership:
    """Give whoever holds a seat another term.

    Raises:
        Invalid: the new term overlaps with a seat, or ends before it begins.
        Refused: the seat is gone, or nothing may be written.
    """
    held = _seat(session, seat)
    message = Message(
        "{name}: another term, {span}", name=_holder(session, held), span=Span(since, until).said
    )
    with session.writing(message) as uow:
        return _add(uow, renewed(held, since, until))


def end_seat(session: Session, seat: int, on: dt.date, reason: str) -> Membership:
    """End a seat before its term: on that day it is held no longer.

    Raises:
        Invalid: no reason is given, or the day lies before the seat began.
        Refused: the seat has ended already, is gone, or nothing may be written.
    """
    held = _seat(session, seat)
    if not reason.strip():
        raise Invalid(Message("Say why."), {"end_reason": Message("Say why.")})
    _refuse_left(held)
    ended = dataclasses.replace(held, ended=on, end_reason=reason.strip())
    message = Message("{name} left on {day}", name=_holder(session, held), day=on)
    with session.writing(message, reason=reason.strip()) as uow:
        _require(uow, ended)
        uow.change(ended)
    return ended


def change_role(session: Session, seat: int, role: Role, since: dt.date) -> Membership:
    """Give whoever holds a seat another role from a day on, for the rest of the term.

    Raises:
        Invalid: the day is not within the seat's term after its first day.
        Refused: it is the role that the seat has, the seat was left or is gone, or nothing may be
            written.
    """
    held = _seat(session, seat)
    _refuse_left(held)
    if role is held.role:
        raise Refused(
            Message("The seat has this role already."), kept=Message("Nothing was changed.")
        )
    span = span_of(held)
    if (span.first is not None and since <= span.first) or (
        span.last is not None and since > span.last
    ):
        why = Message("The day must lie within the term, after its first day.")
        raise Invalid(why, {"since": why})
    before, after = in_role(held, role, since)
    message = Message(
        "{name}: {role} from {day}", name=_holder(session, held), role=role.text, day=since
    )
    with session.writing(message) as uow:
        uow.change(before)
        return _add(uow, after)


def change_status(
    session: Session, committee: int, body: str, status: Participation, since: dt.date
) -> BodyParticipation:
    """Record that a member body is P or O on a committee from a day on; ends what it was before.

    Raises:
        Invalid: the body had a later status already, or none is named.
        Refused: it is the status that the body has, or nothing may be written.
    """
    with session.reading() as reader:
        known = reader.get(Committee, committee)
        former = reader.find(
            BodyParticipation, Is("committee_id", committee), Is("body", body), order=("since",)
        )
    made = BodyParticipation(committee_id=committee, body=body.strip(), status=status, since=since)
    running = next((item for item in former if span_of(item).meets(span_of(made))), None)
    if running is not None and running.status is status:
        raise Refused(
            Message("{body} is {status} already.", body=body, status=status.text),
            kept=Message("Nothing was changed."),
        )
    message = Message(
        "{committee}: {body} is {status} from {day}",
        committee=known.reference if known is not None else "",
        body=body,
        status=status.text,
        day=since,
    )
    with session.writing(message) as uow:
        if running is not None and (running.since is None or running.since < since):
            uow.change(dataclasses.replace(running, until=since - dt.timedelta(days=1)))
        return _add(uow, made)


def _add(uow: UnitOfWork, item: S) -> S:
    _require(uow, item)
    return uow.add(item)


def _require(uow: UnitOfWork, item: Spanned) -> None:
    problems = problems_of_span(item, _neighbours(uow.reader, item))
    if problems:
        raise Invalid(next(iter(problems.values())), problems)


def _neighbours(reader: Reader, item: Spanned) -> list[Spanned]:
    """Return all spans that must not overlap with one, itself included where it is stored."""
    own = Is("committee_id", item.committee_id)
    if isinstance(item, Membership):
        return [*reader.find(Membership, own, Is("person_id", item.person_id))]
    return [*reader.find(BodyParticipation, own, Is("body", item.body))]


def _whose(item: Spanned) -> tuple[int, int | str]:
    """Return the committee of a seat or status, and the person or body that it is of."""
    return item.committee_id, item.person_id if isinstance(item, Membership) else item.body


def _seat(session: Session, number: int) -> Membership:
    with session.reading() as reader:
        found = reader.get(Membership, number)
    if found is None:
        raise Refused(Message("The seat is no longer there."), kept=Message("Nothing was changed."))
    return found


def _refuse_left(seat: Membership) -> None:
    if seat.ended is not None:
        raise Refused(
            Message("The seat ended on {day} already.", day=seat.ended),
            kept=Message("Nothing was changed."),
        )


def _holder(session: Session, seat: Membership) -> Text:
    with session.reading() as reader:
        person = reader.get(Person, seat.person_id)
    return headline(person) if person is not None else ""
