"""A second person compares votes with the paper they came on."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from stdcommittee.base.messages import Joined, Message, Plural
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.checked import on_paper
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Vote, Voter
from stdcommittee.services.ballots.asking import refused, the_ballot
from stdcommittee.services.ballots.rounds import taken_over
from stdcommittee.services.session import Session
from stdcommittee.storage.ballots import Entry, lines_of, writers_of
from stdcommittee.storage.history import ActorStamp
from stdcommittee.storage.reader import Reader


def check_votes(session: Session, ballot_id: int, voters: Sequence[int]) -> int:
    """Record that the acting person compared the votes of voters with the paper; return how many.

    Votes that came otherwise, or were compared before, are passed over.

    Raises:
        Refused: the ballot is not open, there is nothing to compare, or the same person wrote
            something of one of the votes, in this round or in the one it was taken over from.
    """
    actor = session.actor
    with session.writing(Message("Votes compared")) as uow:
        ballot = the_ballot(uow.reader, ballot_id, BallotStatus.OPEN)
        chosen = set(voters)
        votes = {
            line.voter.id: line.vote
            for line in lines_of(uow.reader, ballot_id)
            if line.voter.id in chosen and line.vote is not None and _to_check(line.vote)
        }
        own = _own(uow.reader, ballot, votes, actor)
        if own:
            raise refused(
                Message("Recorded by {actor}: {names}", actor=actor.name, names=Joined(own)),
                Message("Somebody else compares them with the paper."),
            )
        if not votes:
            raise refused(Message("There is no vote on paper left to compare."))
        today = session.clock.today()
        uow.change_many(
            [
                dataclasses.replace(vote, checked_by=actor.name, checked=today)
                for vote in votes.values()
            ]
        )
        uow.message = Plural(
            "{n} vote in “{title}” compared with the paper",
            "{n} votes in “{title}” compared with the paper",
            n=len(votes),
            title=headline(ballot),
        )
    return len(votes)


def _to_check(vote: Vote) -> bool:
    return on_paper(vote) and not vote.checked_by


def _own(
    reader: Reader, ballot: Ballot, votes: Mapping[int, Vote], actor: ActorStamp
) -> tuple[str, ...]:
    """Return the names of the voters, among some, of whose votes somebody wrote something."""
    taken = taken_over(reader, ballot)
    chains = {voter: _chain(vote.id, taken) for voter, vote in votes.items()}
    writers = writers_of(reader, (number for chain in chains.values() for number in chain))
    own = {
        voter
        for voter, chain in chains.items()
        for number in chain
        # Who took a round up again copied the vote, and wrote nothing of it.
        for entry in writers.get(number, ())[number in taken :]
        if _same(entry, actor)
    }
    found = reader.many(Voter, own)
    return tuple(found[voter].name for voter in votes if voter in own)


def _chain(vote: int, taken: Mapping[int, int]) -> tuple[int, ...]:
    """A vote and those that it was taken over from, round by round."""
    chain = [vote]
    while (before := taken.get(chain[-1])) is not None:
        chain.append(before)
    return tuple(chain)


def _same(entry: Entry, actor: ActorStamp) -> bool:
    """Whether somebody wrote an entry; names decide where an account has no number."""
    same = entry.actor_id is not None and entry.actor_id == actor.id
    return same or entry.actor == actor.name
