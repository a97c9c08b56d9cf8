"""A closed ballot is taken up again: it stays as it is, and a further round goes on from it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from stdcommittee.base.conditions import Is, Not
from stdcommittee.base.messages import Message
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus
from stdcommittee.domain.documents.records import Evidence
from stdcommittee.services.ballots.asking import refused, the_ballot
from stdcommittee.services.session import Session
from stdcommittee.storage.ballots import lines_of
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork


def reopen_ballot(session: Session, ballot_id: int, reason: str) -> Ballot:
    """Open a further round of a closed ballot for a reason, and return it.

    The closed ballot keeps its votes and its verdict. The new round begins with the same frozen
    list of voters, rule edition, documents and votes, those that were superseded among them. This
    can be undone.

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
                verdict=None,
            )
        )
        _copy_lines(uow, again.id, lines_of(uow.reader, closed.id))
        _copy_evidence(uow, closed, again)
        uow.message = Message(
            "“{title}” reopened as round {round}: {reason}",
            title=headline(closed),
            round=again.round,
            reason=reason.strip(),
        )
    return again


def _refuse_later_round(reader: Reader, closed: Ballot) -> None:
    rounds = reader.find(
        Ballot,
        Is("title", closed.title),
        Is("kind", closed.kind),
        Is("committee", closed.committee),
        Is("document", closed.document),
        Is("project", closed.project),
        Not(Is("status", BallotStatus.CANCELLED)),
    )
    later = max(item.round for item in rounds)
    if later > closed.round:
        raise refused(
            Message("Round {round} of “{title}” is here.", round=later, title=headline(closed)),
            Message("Go on with that round."),
        )


def _copy_lines(uow: UnitOfWork, ballot_id: int, lines: Sequence[BallotLine]) -> None:
    """Copy voters and votes; votes keep their order, by which the last recorded one stands."""
    voters = [dataclasses.replace(line.voter, id=0, ballot_id=ballot_id) for line in lines]
    numbers = {
        line.voter.id: number for line, number in zip(lines, uow.add_many(voters), strict=True)
    }
    votes = [vote for line in lines for vote in (*line.earlier, line.vote) if vote is not None]
    uow.add_many(
        [
            dataclasses.replace(vote, id=0, ballot_id=ballot_id, voter_id=numbers[vote.voter_id])
            for vote in sorted(votes, key=lambda vote: vote.id)
        ]
    )


def _copy_evidence(uow: UnitOfWork, closed: Ballot, again: Ballot) -> None:
    attached = uow.reader.find(Evidence, Is("kind", "ballot"), Is("record_id", closed.id))
    uow.add_many([dataclasses.replace(item, id=0, record_id=again.id) for item in attached])
