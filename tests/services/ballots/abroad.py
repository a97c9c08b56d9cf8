"""An ISO committee with a working group, our experts in it, its mirror here, and its ballots."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing
from stdcommittee.domain.people.expert_records import ExpertRegistration, RegistrationStatus
from stdcommittee.domain.people.records import (
    Committee,
    CommitteeKind,
    Membership,
    Organization,
    Person,
    Role,
)
from stdcommittee.services.ballots import create_ballot, open_ballot
from stdcommittee.services.session import Session

ABROAD = "ISO/TC 998"
OPENED = dt.date(2026, 6, 4)
CLOSES = dt.date(2026, 6, 26)
TODAY = dt.date(2026, 6, 11)


@dataclass(frozen=True)
class Abroad:
    """What was made: committees by name, persons in their order."""

    committee: int
    group: int
    mirror: int
    persons: tuple[int, ...]


def abroad(session: Session) -> Abroad:
    """Five persons: two registered experts (one also in the mirror), one former, two members."""
    with session.writing("abroad") as uow:
        committee = uow.add(Committee(reference=ABROAD, kind=CommitteeKind.INTERNATIONAL))
        group = uow.add(
            Committee(reference=f"{ABROAD}/WG 4", kind=CommitteeKind.WORKING_GROUP, parent=ABROAD)
        )
        mirror = uow.add(Committee(reference="SAC/TC 998", title_zh="示例", mirrors=ABROAD))
        unit = uow.add(Organization(name="某研究院"))
        persons = [
            uow.add(Person(name=f"专家{n:02}", organization_id=unit.id)) for n in range(1, 6)
        ]
        for person, where, until in (
            (persons[0], committee, None),
            (persons[1], group, dt.date(2026, 6, 11)),
            (persons[2], group, dt.date(2026, 6, 10)),
        ):
            uow.add(
                ExpertRegistration(
                    committee_id=where.id,
                    person_id=person.id,
                    status=RegistrationStatus.REGISTERED,
                    until=until,
                )
            )
        for person, role in ((persons[1], Role.CHAIR), (persons[3], Role.MEMBER)):
            seat = Membership(committee_id=mirror.id, person_id=person.id, role=role)
            uow.add(seat)
    return Abroad(committee.id, group.id, mirror.id, tuple(item.id for item in persons))


def foreign(session: Session, **values: Any) -> Ballot:
    """An open ballot of the committee, on which we must vote."""
    filled: dict[str, Any] = {
        "title": "Register of things",
        "kind": BallotKind.DIS,
        "document": "ISO/DIS 99127",
        "committee": ABROAD,
        "duty": Standing.P,
        "closes": CLOSES,
        **values,
    }
    return open_ballot(session, create_ballot(session, Ballot(**filled)).id, OPENED)
