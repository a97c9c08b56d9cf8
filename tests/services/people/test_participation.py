from __future__ import annotations

import datetime as dt

from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import BallotKind, VoteValue
from stdcommittee.domain.people.records import Person
from stdcommittee.services.people.participation import participation_of
from stdcommittee.services.session import Session


def test_counts_the_closed_ballots_in_which_somebody_could_vote(session: Session) -> None:
    with session.writing("ballots") as uow:
        one, other = (uow.add(Person(name=f"委员0{n}")) for n in (1, 2))
        for number, (status, votes) in enumerate(
            (
                (BallotStatus.CLOSED, True),
                (BallotStatus.CLOSED, False),
                (BallotStatus.OPEN, True),
                (BallotStatus.CANCELLED, True),
            )
        ):
            ballot = uow.add(
                Ballot(
                    title=f"投票{number}",
                    kind=BallotKind.DRAFT,
                    status=BallotStatus.OPEN,
                    closes=dt.date(2026, 1, 1 + number),
                )
            )
            for person in (one, other):
                voter = uow.add(Voter(ballot_id=ballot.id, name=person.name, person_id=person.id))
                if votes and person is one:
                    uow.add(Vote(ballot_id=ballot.id, voter_id=voter.id, value=VoteValue.APPROVE))
            uow.change(_with(ballot, status))
    mine = participation_of(session, one.id)
    assert (mine.voted, mine.entitled) == (1, 2)
    assert [item.open for item in mine.ballots] == [True, False, False]
    theirs = participation_of(session, other.id)
    assert (theirs.voted, theirs.entitled) == (0, 2)


def test_nobody_took_part_in_nothing(session: Session) -> None:
    assert participation_of(session, 7).ballots == ()


def _with(ballot: Ballot, status: BallotStatus) -> Ballot:
    import dataclasses

    return dataclasses.replace(ballot, status=status)
