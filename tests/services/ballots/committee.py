"""A small committee in a workspace, its ballots, and how they are looked at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from stdcommittee.domain.ballots.records import Ballot, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.domain.people.records import (
    Committee,
    InterestParty,
    Membership,
    Organization,
    Person,
    Role,
)
from stdcommittee.services.ballots import (
    create_ballot,
    lines_of,
    open_ballot,
    record_votes,
)
from stdcommittee.services.session import Session

OPENED = dt.date(2026, 6, 4)
CLOSES = dt.date(2026, 6, 18)
TODAY = dt.date(2026, 6, 11)
PARTIES = [party for party in InterestParty if party is not InterestParty.UNKNOWN]
YES, NO, ABSTAIN = VoteValue.APPROVE, VoteValue.DISAPPROVE, VoteValue.ABSTAIN


def roster(session: Session, members: int = 29, *others: Role) -> list[Membership]:
    """Members of as many units (the first in the chair), then others; returns the seats."""
    roles = [Role.CHAIR, *[Role.MEMBER] * (members - 1), *others]
    with session.writing("roster") as uow:
        committee = uow.add(Committee(reference="SAC/TC 999", title_zh="示例"))
        seats = []
        for n, role in enumerate(roles, 1):
            unit = uow.add(Organization(name=f"某单位{n:02}"))
            person = uow.add(Person(name=f"委员{n:02}", organization_id=unit.id))
            seat = Membership(
                committee_id=committee.id,
                person_id=person.id,
                organization_id=unit.id,
                role=role,
                party=PARTIES[n % 5],
                since=dt.date(2023, 1, 1),
                until=dt.date(2027, 12, 31),
            )
            seats.append(uow.add(seat))
    return seats


def draft(session: Session, **values: Any) -> Ballot:
    """A ballot on a draft of the committee, being prepared."""
    filled: dict[str, Any] = {
        "title": "地理信息 观测、测量与样本",
        "committee": "SAC/TC 999",
        "project": "20251187-T-334",
        "closes": CLOSES,
    }
    return create_ballot(session, Ballot(**{**filled, **values}))


def opened(session: Session, **values: Any) -> Ballot:
    """The same ballot, open to the roster of that day."""
    return open_ballot(session, draft(session, **values).id, OPENED)


def voters(session: Session, ballot: Ballot) -> list[Voter]:
    with session.reading() as reader:
        return [line.voter for line in lines_of(reader, ballot.id)]


def vote_all(
    session: Session, ballot: Ballot, values: Iterable[VoteValue | None], **details: Any
) -> None:
    """Let the voters vote in their order; None does not vote."""
    record_votes(
        session,
        ballot.id,
        [
            Vote(ballot_id=ballot.id, voter_id=voter.id, value=value, **details)
            for voter, value in zip(voters(session, ballot), values, strict=False)
            if value is not None
        ],
    )


def stored(session: Session, ballot: Ballot) -> Ballot:
    with session.reading() as reader:
        found = reader.get(Ballot, ballot.id)
    assert found is not None
    return found


def last_message(session: Session) -> str:
    return str(session.workspace.operations(limit=1)[0].message)


def last_operation(session: Session) -> int:
    return session.workspace.operations(limit=1)[0].id
