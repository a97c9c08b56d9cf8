"""How a person took part in the ballots that they were entitled to vote in."""

from __future__ import annotations

from stdcommittee.base.conditions import Is, OneOf
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual, Text
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Voter
from stdcommittee.services.session import Session
from stdcommittee.storage.people import turnout


@frozen
class BallotTaken:
    """One ballot that a person was entitled to vote in."""

    ballot: int
    title: Text
    closes: str
    open: bool
    voted: bool


@frozen
class Participation:
    """The ballots of one person, newest first; those that are still open do not count."""

    ballots: tuple[BallotTaken, ...] = ()

    @property
    def entitled(self) -> int:
        """In how many closed ballots the person could vote."""
        return sum(not item.open for item in self.ballots)

    @property
    def voted(self) -> int:
        """In how many of them the person voted."""
        return sum(item.voted and not item.open for item in self.ballots)


def participation_of(session: Session, person: int) -> Participation:
    """Return how a person took part in ballots."""
    with session.reading() as reader:
        entries = reader.values(Voter, ("ballot_id",), Is("person_id", person))
        ids = tuple({number for (number,) in entries})
        wanted = (BallotStatus.OPEN, BallotStatus.CLOSED)
        ballots = reader.find(
            Ballot, OneOf("id", ids), OneOf("status", wanted), order=("-closes", "-id")
        )
        voted = {
            item.ballot for item in turnout(reader, ids) if item.person == person and item.voted
        }
    return Participation(
        tuple(
            BallotTaken(
                item.id,
                Bilingual(item.title, item.title_en),
                item.closes.isoformat() if item.closes is not None else "",
                item.status is BallotStatus.OPEN,
                item.id in voted,
            )
            for item in ballots
        )
    )
