"""Who stands beside the frozen list of voters: who joined later, who stepped aside since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from stdcommittee.domain.ballots.electorate import late_joiners
from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Voter
from stdcommittee.domain.ballots.vocabulary import Standing
from stdcommittee.domain.people.records import Person
from stdcommittee.services.ballots.asking import the_committee
from stdcommittee.services.ballots.opening import recusals_from, seats_on
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
    return late_joiners(seats.roster, seats.people, seats.units, ballot, persons | same)


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
