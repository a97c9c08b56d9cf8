"""A second person compares votes with the paper they came on."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from stdcommittee.base.messages import Joined, Message, Plural
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.checked import on_paper
from stdcommittee.domain.ballots.records import BallotStatus, Vote
from stdcommittee.services.ballots.asking import refused, the_ballot
from stdcommittee.services.session import Session
from stdcommittee.storage.ballots import Entry, entries_of, lines_of


def check_votes(session: Session, ballot_id: int, voters: Sequence[int]) -> int:
    """Record that the acting person compared the votes of voters with the paper; return how many.

    Votes that came otherwise, or were compared before, are passed over.

    Raises:
        Refused: the ballot is not open, one of the votes was recorded by the same person, or there
            is nothing to compare.
    """
    actor = session.actor
    with session.writing(Message("Votes compared")) as uow:
        ballot = the_ballot(uow.reader, ballot_id, BallotStatus.OPEN)
        chosen = set(voters)
        votes = {
            line.voter.name: line.vote
            for line in lines_of(uow.reader, ballot_id)
            if line.voter.id in chosen and line.vote is not None and _to_check(line.vote)
        }
        entries = entries_of(uow.reader, (vote.id for vote in votes.values()))
        own = [name for name, vote in votes.items() if _entered(entries.get(vote.id), session)]
        if own:
            raise refused(
                Message("Recorded by {actor}: {names}", actor=actor.name, names=Joined(tuple(own))),
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


def _entered(entry: Entry | None, session: Session) -> bool:
    """Whether the acting person put the vote in; names decide where an account has no number."""
    actor = session.actor
    if entry is None:
        return False
    same = entry.actor_id is not None and entry.actor_id == actor.id
    return same or entry.actor == actor.name
