"""Who stands beside the frozen list: joined later, stepped aside, listed twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from stdcommittee.base.records import kind_of
from stdcommittee.domain.ballots.electorate import entitled, late_joiners
from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Voter
from stdcommittee.domain.ballots.vocabulary import Standing
from stdcommittee.domain.people.records import Membership, Person
from stdcommittee.domain.rules import Rule
from stdcommittee.services.ballots.asking import the_committee
from stdcommittee.services.ballots.opening import recusals_from, seats_on
from stdcommittee.services.ballots.rounds import taken_up
from stdcommittee.storage.ballots import changed_since, lines_of
from stdcommittee.storage.people import kept_of
from stdcommittee.storage.reader import Reader


def joined_since(
    reader: Reader, ballot: Ballot, lines: Sequence[BallotLine], on: dt.date
) -> tuple[Voter, ...]:
    """Return who joined the committee after an open national ballot opened, until a day."""
    if not _frozen(ballot):
        return ()
    persons = _persons(lines)
    committee = the_committee(reader, ballot.committee)
    if committee is None or not persons:
        return ()
    known = reader.many(Person, persons)
    same = {person.merged_into for person in known.values() if person.merged_into is not None}
    seats = seats_on(reader, committee.id, on)
    entered = changed_since(reader, kind_of(Membership), _first_listed(reader, ballot, lines))
    return late_joiners(seats.roster, seats.people, seats.units, ballot, persons | same, entered)


def _first_listed(reader: Reader, ballot: Ballot, lines: Sequence[BallotLine]) -> int:
    """Return the voter who was first put on the list, in the round that froze it."""
    while (before := taken_up(reader, ballot)) is not None:
        ballot, lines = before, lines_of(reader, before.id)
    return min((line.voter.id for line in lines), default=0)


def listed_twice(
    reader: Reader, ballot: Ballot, lines: Sequence[BallotLine], rule: Rule | None
) -> tuple[tuple[BallotLine, ...], ...]:
    """Return the lines with a vote that are of one person, together.

    Duplicates that were merged while the ballot runs are the same person.
    """
    if not _frozen(ballot):
        return ()
    people = reader.many(Person, _persons(lines))
    kept = {number: kept_of(reader, person).id for number, person in people.items()}
    found: dict[int, list[BallotLine]] = {}
    for line in lines:
        number = kept.get(line.voter.person_id or 0)
        if number is not None and entitled(line.voter, rule):
            found.setdefault(number, []).append(line)
    return tuple(tuple(same) for same in found.values() if len(same) > 1)


def stepped_aside_since(
    reader: Reader, ballot: Ballot, lines: Sequence[BallotLine]
) -> tuple[str, ...]:
    """Return the names of those on the list with a vote who have stepped aside since it opened."""
    if not _frozen(ballot):
        return ()
    reasons = recusals_from(reader, ballot)
    return tuple(
        line.voter.name
        for line in lines
        if line.voter.person_id in reasons and line.voter.standing is Standing.MEMBER
    )


def _frozen(ballot: Ballot) -> bool:
    running = ballot.status is BallotStatus.OPEN and ballot.opened is not None
    return ballot.kind.national and running


def _persons(lines: Sequence[BallotLine]) -> set[int]:
    return {line.voter.person_id for line in lines if line.voter.person_id is not None}
