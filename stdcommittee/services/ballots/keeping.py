"""What general editing may not touch: a running ballot's terms, its voters, its votes.

Ballots are opened, voted in and ended by use cases of their own, which know the rules for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from stdcommittee.base.conditions import OneOf
from stdcommittee.base.messages import Joined, Message, Text
from stdcommittee.base.records import Record, RecordType, headline, kind_of
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Vote, Voter
from stdcommittee.domain.portfolio.reading import canonical_committee
from stdcommittee.storage.reader import Reader

_TERMS: Final = ("rule", "edition", "electorate", "status", "outcome")
_OF_NATIONAL: Final = ("kind", "committee", "round", "opened", "closed", "secret", "why")


def objection(reader: Reader, record: Record, before: Record | None) -> Text | None:
    """Return why general editing does not store a record of a ballot, or None."""
    if isinstance(record, Ballot):
        return _terms(record, before) if isinstance(before, Ballot) else None
    numbers = {item.ballot_id for item in (record, before) if isinstance(item, Voter | Vote)}
    return _of_running(reader, numbers)


def removal_objection(reader: Reader, kind: RecordType, ids: Sequence[int]) -> Text | None:
    """Return why general editing does not remove some records of ballots, or None."""
    if kind.cls is Ballot:
        return next(
            (
                Message(
                    "“{title}”: {status}. Only a ballot that is being prepared is removed.",
                    title=headline(ballot),
                    status=Message(ballot.status.label),
                )
                for ballot in reader.many(Ballot, ids).values()
                if ballot.status is not BallotStatus.DRAFT
            ),
            None,
        )
    rows = reader.values(kind.cls, ("ballot_id",), OneOf("id", tuple(ids)))
    return _of_running(reader, {number for (number,) in rows})


def _terms(ballot: Ballot, before: Ballot) -> Text | None:
    """Say which terms of an open ballot would change."""
    if before.status is not BallotStatus.OPEN:
        return None
    before = replace(before, committee=canonical_committee(before.committee))
    names = (*_TERMS, *_OF_NATIONAL) if before.kind.national else _TERMS
    fields = kind_of(ballot).by_name
    changed = tuple(
        Message(fields[name].label)
        for name in names
        if getattr(ballot, name) != getattr(before, name)
    )
    if not changed:
        return None
    return Message(
        "“{title}” is open for votes: {fields} cannot be changed.",
        title=headline(before),
        fields=Joined(changed),
    )


def _of_running(reader: Reader, numbers: set[int]) -> Text | None:
    for ballot in reader.many(Ballot, numbers).values():
        if ballot.status is not BallotStatus.DRAFT:
            return Message(
                "“{title}”: {status}. Its voters and votes are not edited like other records.",
                title=headline(ballot),
                status=Message(ballot.status.label),
            )
    return None
