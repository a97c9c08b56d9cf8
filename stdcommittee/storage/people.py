"""Whose committees they are, who sits on them, and who took part in their ballots."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple, TypeVar

import sqlalchemy as sa

from stdcommittee.base.conditions import Is, OneOf
from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Joined, Message
from stdcommittee.base.patterns import pattern
from stdcommittee.base.records import Record, kind_of
from stdcommittee.domain.ballots.recorded import BOX, NAMELESS
from stdcommittee.domain.ballots.records import Ballot, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import Standing
from stdcommittee.domain.comments.records import CommentRound
from stdcommittee.domain.people.records import (
    VOTING_ROLES,
    Committee,
    CommitteeKind,
    Membership,
    Organization,
    Person,
)
from stdcommittee.domain.people.roster import in_office, roster_on
from stdcommittee.domain.portfolio.reading import canonical_committee
from stdcommittee.domain.portfolio.records import Project, Standard
from stdcommittee.domain.supervision.scope import Scope
from stdcommittee.domain.workspace.records import Unit
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.schema import table_of
from stdcommittee.storage.statements import one_of, rows

M = TypeVar("M", Person, Organization)
_SEVERAL: Final = pattern("[;,\n\uff1b\uff0c\u3001]+")
_UNDER: Final = "/"  # what joins a committee to one under it …
_PAST_UNDER: Final = "0"  # … and the sign that sorts right after it
_LISTED: Final = 12  # committees named where one is not known
_NAMING: Final[tuple[type[Record], ...]] = (Standard, Project, Ballot, CommentRound)


def scope_of(reader: Reader, committee: str | None = None) -> Scope:
    """Return the scope of the workspace's unit, or of one committee and those under it.

    Raises:
        Refused: the workspace knows no such committee.
    """
    unit = reader.first(Unit) or Unit(uid="")
    chosen = canonical_committee(committee) if committee else ""
    if chosen:
        _require(reader, chosen, canonical_committee(unit.committee))
    start = chosen or canonical_committee(unit.committee)
    if not start:
        return Scope(unit, whole=True)
    family = _family(reader, (start,))
    if _international(reader, start):
        return Scope(unit, mirrored=family, chosen=chosen)
    mirrors = [
        canonical_committee(part)
        for item in reader.find(Committee, OneOf("reference", family), order=("reference",))
        for part in _SEVERAL.split(item.mirrors)
        if part.strip()
    ]
    return Scope(unit, family, _family(reader, mirrors), chosen=chosen)


def _require(reader: Reader, chosen: str, own: str) -> None:
    """Refuse a committee that no record names, nor one under it."""
    if chosen == own or len(_family(reader, (chosen,))) > 1:
        return
    named: list[tuple[type[Record], str]] = [(Committee, "reference")]
    named += [(cls, "committee") for cls in _NAMING]
    if any(reader.first(cls, Is(name, chosen)) is not None for cls, name in named):
        return
    known = {reference for (reference,) in reader.values(Committee, ("reference",))} - {own}
    shown = [*filter(None, (own,)), *sorted(known)]
    more = len(shown) - _LISTED
    listed = Joined(tuple(shown[:_LISTED]), "list")
    raise Refused(
        Message("The workspace knows no committee “{committee}”.", committee=chosen),
        advice=Message("It knows {committees} and {n} more.", committees=listed, n=more)
        if more > 0
        else Message("It knows {committees}.", committees=listed),
    )


def _international(reader: Reader, reference: str) -> bool:
    known = reader.first(Committee, OneOf("reference", (reference,)))
    if known is not None:
        return known.kind is CommitteeKind.INTERNATIONAL
    return reference.startswith(("ISO", "IEC"))


def _family(reader: Reader, references: Iterable[str]) -> tuple[str, ...]:
    """Return committees with all that stand under them, by their parent or by their name."""
    found = dict.fromkeys(references)
    waiting = list(found)
    while waiting:
        batch, waiting = waiting, []
        for name in _children(reader, batch):
            if name not in found:
                found[name] = None
                waiting.append(name)
    return tuple(sorted(found))


def _children(reader: Reader, references: Sequence[str]) -> list[str]:
    committee = table_of(kind_of(Committee))
    named = {
        name
        for (name,) in rows(
            reader,
            sa.select(committee.c.reference).where(one_of(committee.c.parent, references)),
        )
    }
    for table, column in [
        (committee, committee.c.reference),
        *((table_of(kind_of(cls)), table_of(kind_of(cls)).c.committee) for cls in _NAMING),
    ]:
        for reference in references:
            query = (
                sa.select(column)
                .select_from(table)
                .where(column > reference + _UNDER, column < reference + _PAST_UNDER)
                .distinct()
            )
            named |= {name for (name,) in rows(reader, query)}
    return sorted(named)


class Seats(NamedTuple):
    """The seats that committees ever had, with what their holders and units are called."""

    by_committee: dict[int, list[Membership]]
    people: dict[int, Person]
    units: dict[int, Organization]

    @property
    def employers(self) -> dict[int, int]:
        """The organisation of each person that has one."""
        return {p.id: p.organization_id for p in self.people.values() if p.organization_id}


def seats_of(reader: Reader, committees: Sequence[int]) -> Seats:
    """Return the seats of committees, by committee."""
    seats = reader.find(Membership, OneOf("committee_id", tuple(committees)))
    by_committee: dict[int, list[Membership]] = {number: [] for number in committees}
    for seat in seats:
        by_committee[seat.committee_id].append(seat)
    people = reader.many(Person, (seat.person_id for seat in seats))
    units = {seat.organization_id for seat in seats} | {
        person.organization_id for person in people.values()
    }
    return Seats(by_committee, people, reader.many(Organization, filter(None, units)))


def same_person(reader: Reader, person: int) -> tuple[int, ...]:
    """Return the ids under which a person stands: its own, and those of merged duplicates."""
    merged = reader.ids(kind_of(Person), Is("merged_into", person))
    return (person, *merged)


def kept_records(records: Iterable[M]) -> dict[int, M]:
    """Return persons or organisations by id; a merged duplicate's id gives the record kept.

    `records` are all of their kind: a duplicate whose record is not among them stands for itself.
    """
    by_id = {record.id: record for record in records}
    return {number: _followed(record, by_id.get) for number, record in by_id.items()}


def kept_of(reader: Reader, record: M) -> M:
    """Return the person or organisation that one was merged into; else itself."""
    cls = type(record)
    return _followed(record, lambda number: reader.get(cls, number))


def _followed(record: M, read: Callable[[int], M | None]) -> M:
    met = {record.id}
    while record.merged_into is not None and record.merged_into not in met:
        into = read(record.merged_into)
        if into is None:
            break
        met.add(into.id)
        record = into
    return record


class Turnout(NamedTuple):
    """One line of a ballot's electorate and whether it voted.

    `standing` is the stored word, "" where the list does not tell; `voters` are in the line.
    """

    ballot: int
    voter: int
    name: str
    organization: str
    standing: str
    person: int | None
    voters: int
    voted: bool

    @property
    def entitled(self) -> bool:
        """Whether it may vote in a national ballot: a member who did not step aside."""
        return self.standing in {"", Standing.MEMBER.value}


def turnout(reader: Reader, ballots: Iterable[int]) -> list[Turnout]:
    """Return every voter of some ballots in their order, with whether the vote that stands is one.

    An abstention is a vote, and so is a word that nobody understood. Who joined later is no line of
    the electorate, nor is the box of a secret ballot.
    """
    wanted = list(ballots)
    if not wanted:
        return []
    voter, vote = table_of(kind_of(Voter)), table_of(kind_of(Vote))
    later = vote.alias("later")
    standing = sa.select(sa.func.max(later.c.id)).where(later.c.voter_id == voter.c.id)
    query = (
        sa.select(
            voter.c.ballot_id,
            voter.c.id,
            voter.c.name,
            sa.func.coalesce(voter.c.organization, ""),
            sa.func.coalesce(voter.c.standing, ""),
            voter.c.person_id,
            sa.case((vote.c.id.is_(None), 1), else_=sa.func.coalesce(vote.c.count, 0)),
            sa.func.coalesce(vote.c.value, vote.c.stated).is_not(None),
        )
        .select_from(voter.outerjoin(vote, vote.c.id == standing.scalar_subquery()))
        .where(
            one_of(voter.c.ballot_id, wanted),
            voter.c.joined.is_(None),
            sa.or_(voter.c.name != NAMELESS, sa.func.coalesce(voter.c.stated, "") != BOX),
        )
        .order_by(voter.c.ballot_id, voter.c.id)
    )
    return [Turnout(*row)._replace(voted=bool(row[7])) for row in rows(reader, query)]


class Negative(NamedTuple):
    """A vote against; `reasons` is the stored word (`yes`, `no` or "")."""

    ballot: int
    vote: int
    voter: str
    reasons: str
    reason: str


def negatives(reader: Reader, ballots: Iterable[int]) -> list[Negative]:
    """Return the votes against in some ballots that stand: the last of each voter."""
    voter, vote = table_of(kind_of(Voter)), table_of(kind_of(Vote))
    last = (
        sa.select(sa.func.max(vote.c.id))
        .where(one_of(vote.c.ballot_id, ballots))
        .group_by(vote.c.voter_id)
    )
    query = (
        sa.select(
            vote.c.ballot_id,
            vote.c.id,
            voter.c.name,
            sa.func.coalesce(vote.c.reasons, ""),
            sa.func.coalesce(vote.c.reason, ""),
        )
        .join_from(vote, voter, voter.c.id == vote.c.voter_id)
        .where(vote.c.id.in_(last), vote.c.value.in_(("disapprove", "disapprove_unless")))
        .order_by(vote.c.ballot_id, vote.c.id)
    )
    return [Negative(*row) for row in rows(reader, query)]


def held_over(reader: Reader, day: dt.date, committees: Sequence[str] = ()) -> list[int]:
    """Return the seats that are held over on a day (`domain.people.roster`), of all committees.

    `committees` are references that narrow it.
    """
    seat, committee = table_of(kind_of(Membership)), table_of(kind_of(Committee))
    votes = seat.c.role.in_([role.value for role in VOTING_ROLES])
    wanted: sa.ColumnElement[bool] = sa.true()
    if committees:
        known = sa.select(committee.c.id).where(one_of(committee.c.reference, committees))
        wanted = seat.c.committee_id.in_(known)
    running = sa.select(seat.c.committee_id).where(votes, *_in_office(seat, day))
    ended = (
        sa.select(seat.c.committee_id)
        .where(seat.c.until < day.isoformat(), wanted, seat.c.committee_id.not_in(running))
        .distinct()
    )
    found = seats_of(reader, [number for (number,) in rows(reader, ended)])
    rosters = [roster_on(seats, day) for seats in found.by_committee.values()]
    return sorted(
        seat.id
        for roster in rosters
        if roster.held_over
        for seat in roster.seats
        if not in_office(seat, day)
    )


def _in_office(seat: sa.TableClause, day: dt.date) -> tuple[sa.ColumnElement[bool], ...]:
    """Return the conditions that a seat is held on a day."""
    on = day.isoformat()
    return (
        sa.or_(seat.c.since.is_(None), seat.c.since <= on),
        sa.or_(seat.c.until.is_(None), seat.c.until >= on),
        sa.or_(seat.c.ended.is_(None), seat.c.ended > on),
    )


def seats_held(
    reader: Reader, day: dt.date, people: Iterable[int] | None = None
) -> list[tuple[int, str, str]]:
    """Return person, name and committee of the seats with a vote that are held on a day.

    Only seats of national committees are looked at, and of `people` where they are given.
    """
    seat, committee = table_of(kind_of(Membership)), table_of(kind_of(Committee))
    person = table_of(kind_of(Person))
    query = (
        sa.select(seat.c.person_id, person.c.name, committee.c.reference)
        .join_from(seat, committee, committee.c.id == seat.c.committee_id)
        .join(person, person.c.id == seat.c.person_id)
        .where(
            seat.c.role.in_([role.value for role in VOTING_ROLES]),
            committee.c.kind == CommitteeKind.NATIONAL.value,
            *_in_office(seat, day),
            sa.true() if people is None else one_of(seat.c.person_id, people),
        )
        .distinct()
        .order_by(seat.c.person_id, committee.c.reference)
    )
    return [(row[0], row[1], row[2]) for row in rows(reader, query)]


def votes_cast(reader: Reader, ballots: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Return how many members are entitled in each ballot, and how many of them have voted."""
    found: dict[int, tuple[int, int]] = {}
    for entry in turnout(reader, ballots):
        if entry.entitled:
            entitled, cast = found.get(entry.ballot, (0, 0))
            found[entry.ballot] = entitled + entry.voters, cast + entry.voters * entry.voted
    return found
