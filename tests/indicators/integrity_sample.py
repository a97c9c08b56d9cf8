"""A ballot with four voters, some of whom voted, for interests and recusals."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing, VoteValue
from stdcommittee.domain.people.records import Person
from stdcommittee.services.session import Session
from tests.figures import day, keep, kept

DOCUMENT = "GB/T 91234—2025"
PLAN = "20240001-T-999"


@dataclass
class Poll:
    """The ids of what was written."""

    ballot: int
    people: list[int]
    voters: list[int]


def poll(
    session: Session,
    *,
    voted: tuple[int, ...] = (),
    closed: str = "2025-06-30",
    kind: BallotKind = BallotKind.DRAFT,
    people: list[int] | None = None,
    committee: str = "SAC/TC 999",
    others: tuple[Voter, ...] = (),
) -> Poll:
    """Write a ballot; without a day of closing it is open until 2026-06-30."""
    ended: dt.date | None = day(closed) if closed else None
    ballot = kept(
        session,
        Ballot(
            title="地理信息 示例",
            kind=kind,
            committee=committee,
            document=DOCUMENT,
            project=PLAN,
            status=BallotStatus.OPEN,
            opened=day("2025-06-01") if ended else day("2026-06-01"),
            closes=ended or day("2026-06-30"),
        ),
    )
    known = people or keep(session, *(Person(name=f"委员{n:02d}") for n in range(4)))
    voters = keep(
        session,
        *(
            Voter(
                ballot_id=ballot.id, name=f"委员{n:02d}", person_id=person, standing=Standing.MEMBER
            )
            for n, person in enumerate(known)
        ),
    )
    for place in voted:
        keep(session, Vote(ballot_id=ballot.id, voter_id=voters[place], value=VoteValue.APPROVE))
    for voter in others:
        keep(session, replace(voter, ballot_id=ballot.id))
    if ended:
        with session.writing("closed") as uow:
            uow.change(replace(ballot, status=BallotStatus.CLOSED, closed=ended))
    return Poll(ballot.id, known, voters)
