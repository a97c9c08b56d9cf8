"""Who sits on the committees in view as of a day, and how long still."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from stdcommittee.base.conditions import AnyOf, Between, Blank, Condition, Is, Not, OneOf
from stdcommittee.base.dates import add_months
from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.records import Committee, Membership
from stdcommittee.domain.people.roster import roster_on
from stdcommittee.services.lists import ListRow, read_rows
from stdcommittee.services.scope import Scope
from stdcommittee.services.session import Session
from stdcommittee.storage.people import held_over, seats_of


class Term(Choice):
    """How far a seat's term is."""

    RUNNING = "running", N_("Term runs")
    ENDING = "ending", N_("Term ends soon")
    ENDED = "ended", N_("Term ended")
    LEFT = "left", N_("Left the committee")
    AHEAD = "ahead", N_("Term not begun")
    OPEN = "open", N_("No end of term")


@frozen
class SeatRow(ListRow):
    """A seat with how far its term is today, in a word and in words."""

    term: Term = Term.OPEN
    said: Text = ""


@frozen
class RosterBasis:
    """What a roster rests on beside the dates of its seats.

    `held_over` are seats of committees whose terms have all ended, by id; `committee` is the
    first committee in view, None where none is recorded.
    """

    held_over: tuple[int, ...] = ()
    committee: Committee | None = None


def roster_basis(session: Session, scope: Scope, on: dt.date | None) -> RosterBasis:
    """Return what the roster of the committees in view rests on as of a day (None: any day)."""
    with session.reading() as reader:
        first = reader.first(Committee, Is("reference", scope.first)) if scope.first else None
        held = held_over(reader, on, scope.committees) if on is not None else ()
    return RosterBasis(tuple(held), first)


def seats_as_of(on: dt.date | None, held_over: Sequence[int] = ()) -> tuple[Condition, ...]:
    """Return the conditions that leave the seats held on a day, or held over; None: all seats."""
    if on is None:
        return ()
    day = dt.timedelta(days=1)
    not_held = AnyOf(
        (
            Between("since", on + day, None),
            Between("until", None, on - day),
            Between("ended", None, on),
        )
    )
    if not held_over:
        return (Not(not_held),)
    return (AnyOf((Not(not_held), OneOf("id", tuple(held_over)))),)


def ending_conditions(session: Session) -> tuple[Condition, ...]:
    """Return the conditions that leave the seats whose term has ended or ends soon."""
    return (Not(Blank("until")), Between("until", None, _soon(session)), Blank("ended"))


def _soon(session: Session) -> dt.date:
    today = session.clock.today()
    return add_months(today, session.rules.parameter("term.prepare.months", today).number)


def seat_rows(session: Session, ids: Sequence[int]) -> dict[int, SeatRow]:
    """Return rows of seats by id."""
    today, soon = session.clock.today(), _soon(session)
    found = {}
    for row in read_rows(session, kind_of(Membership), ids):
        seat = row.record
        if isinstance(seat, Membership):
            term, said = term_of(seat, today, soon)
            found[seat.id] = SeatRow(seat, row.names, term, said)
    return found


def term_of(seat: Membership, today: dt.date, soon: dt.date) -> tuple[Term, Text]:
    """Return how far a seat's term is on a day; one that ends by `soon` ends soon."""
    if seat.ended is not None and seat.ended <= today:
        return Term.LEFT, Message("left {day}", day=seat.ended)
    if seat.since is not None and seat.since > today:
        return Term.AHEAD, Message("from {day}", day=seat.since)
    if seat.until is None:
        return Term.OPEN, ""
    if seat.until < today:
        return Term.ENDED, Message("term ended {day}", day=seat.until)
    until = Message("until {day}", day=seat.until)
    return (Term.ENDING if seat.until <= soon else Term.RUNNING), until


def seats_of_person(session: Session, person: int) -> list[SeatRow]:
    """Return the seats that a person holds and held, the newest first."""
    with session.reading() as reader:
        ids = reader.ids(kind_of(Membership), Is("person_id", person), order=("-since",))
    rows = seat_rows(session, ids)
    return [rows[number] for number in ids]


def seats_of_committee(session: Session, committee: int, on: dt.date) -> list[SeatRow]:
    """Return the roster of a committee on a day, by rank."""
    with session.reading() as reader:
        known = seats_of(reader, [committee]).by_committee[committee]
    roster = roster_on(known, on)
    rows = seat_rows(session, [seat.id for seat in roster.seats])
    return [rows[seat.id] for seat in roster.seats]
