"""A closed ballot is taken up again: it stays as it is, and a further round goes on from it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from stdcommittee.base.conditions import Is, OneOf
from stdcommittee.base.messages import Message
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus, Vote, Voter
from stdcommittee.domain.documents.records import Evidence
from stdcommittee.services.ballots.asking import refused, the_ballot
from stdcommittee.services.ballots.rounds import rounds_of
from stdcommittee.services.session import Session
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork


def reopen_ballot(session: Session, ballot_id: int, reason: str) -> Ballot:
    """Open a further round of a closed ballot for a reason, and return it.

    The closed ballot keeps its votes and its verdict. The new round begins with the same frozen
    list of voters, rule edition, documents and votes, those that were superseded among them and the
    papers behind them. This can be undone.

    Raises:
        Refused: the ballot is not closed, a later round of it is here, or no reason is given.
    """
    if not reason.strip():
        raise refused(Message("A closed ballot is taken up again for a reason."))
    with session.writing(Message("Ballot reopened"), reason=reason.strip()) as uow:
        closed = the_ballot(uow.reader, ballot_id, BallotStatus.CLOSED)
        _refuse_later_round(uow.reader, closed)
        again = uow.add(
            dataclasses.replace(
                closed,
                id=0,
                round=closed.round + 1,
                status=BallotStatus.OPEN,
                closed=None,
                outcome=BallotOutcome.NONE,
                why=reason.strip(),
                verdict=None,
                sheet=None,
            )
        )
        _copy_evidence(uow, "ballot", {closed.id: again.id})
        _copy_evidence(uow, "vote", _copy_voters(uow, closed.id, again.id))
        uow.message = Message(
            "“{title}” reopened as round {round}: {reason}",
            title=headline(closed),
            round=again.round,
            reason=reason.strip(),
        )
    return again


def _refuse_later_round(reader: Reader, closed: Ballot) -> None:
    later = max(item.round for item in rounds_of(reader, closed))
    if later > closed.round:
        raise refused(
            Message("Round {round} of “{title}” is here.", round=later, title=headline(closed)),
            Message("Go on with that round."),
        )


def _copy_voters(uow: UnitOfWork, closed: int, again: int) -> dict[int, int]:
    """Copy voters and votes and return the number that each vote got.

    Votes keep their order, by which the last recorded one stands. Who joined later stays apart: the
    new round finds them anew.
    """
    of_closed = Is("ballot_id", closed)
    voters = [item for item in uow.reader.find(Voter, of_closed) if item.joined is None]
    numbers = dict(
        zip(
            [voter.id for voter in voters],
            uow.add_many([dataclasses.replace(item, id=0, ballot_id=again) for item in voters]),
            strict=True,
        )
    )
    votes = uow.reader.find(Vote, of_closed, order=("id",))
    copies = [
        dataclasses.replace(vote, id=0, ballot_id=again, voter_id=numbers[vote.voter_id])
        for vote in votes
    ]
    return dict(zip([vote.id for vote in votes], uow.add_many(copies), strict=True))


def _copy_evidence(uow: UnitOfWork, kind: str, numbers: Mapping[int, int]) -> None:
    found = uow.reader.find(Evidence, Is("kind", kind), OneOf("record_id", tuple(numbers)))
    uow.add_many(
        [dataclasses.replace(item, id=0, record_id=numbers[item.record_id]) for item in found]
    )
