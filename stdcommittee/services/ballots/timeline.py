"""The votes of one voter one after the other, with who recorded each and what stands behind it."""

from __future__ import annotations

import datetime as dt

from stdcommittee.base.conditions import Is, OneOf
from stdcommittee.base.frozen import frozen
from stdcommittee.domain.ballots.records import Vote, Voter
from stdcommittee.domain.documents.records import Document, Evidence
from stdcommittee.services.ballots.asking import the_voter
from stdcommittee.services.session import Session
from stdcommittee.storage.ballots import entries_of


@frozen(kw_only=True)
class VoteEvent:
    """One vote, or its withdrawal; `stands`: no later one took its place.

    `papers` are the documents that stand as evidence for it.
    """

    vote: Vote
    entered_by: str
    entered: dt.datetime | None
    stands: bool
    papers: tuple[Document, ...]


@frozen
class Timeline:
    """A voter with everything it voted, the newest first."""

    voter: Voter
    events: tuple[VoteEvent, ...]


def timeline(session: Session, voter_id: int) -> Timeline:
    """Return what a voter voted, one vote after the other.

    Raises:
        Refused: the voter is gone.
    """
    with session.reading() as reader:
        voter = the_voter(reader, voter_id)
        votes = reader.find(Vote, Is("voter_id", voter_id), order=("-id",))
        numbers = tuple(vote.id for vote in votes)
        entries = entries_of(reader, numbers)
        ties = reader.find(Evidence, Is("kind", "vote"), OneOf("record_id", numbers))
        documents = reader.many(Document, (tie.document_id for tie in ties))
    papers: dict[int, list[Document]] = {}
    for tie in ties:
        papers.setdefault(tie.record_id, []).append(documents[tie.document_id])
    events = []
    for place, vote in enumerate(votes):
        entry = entries.get(vote.id)
        events.append(
            VoteEvent(
                vote=vote,
                entered_by=entry.actor if entry is not None else "",
                entered=dt.datetime.fromisoformat(entry.at) if entry is not None else None,
                stands=place == 0,
                papers=tuple(papers.get(vote.id, ())),
            )
        )
    return Timeline(voter, tuple(events))
