"""A committee that mirrors an ISO one with three working groups, and people to register."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from stdcommittee.base.conditions import Is
from stdcommittee.domain.people.expert_records import ExpertRegistration, RegistrationStatus
from stdcommittee.domain.people.records import (
    Committee,
    CommitteeKind,
    Organization,
    Person,
)
from stdcommittee.services.session import Session
from tests.figures import day, keep

OWN, MIRRORED = "SAC/TC 999", "ISO/TC 998"


@dataclass
class Sample:
    """The ids of what was written."""

    session: Session
    own: int
    groups: list[int]
    units: list[int]
    people: list[int]

    def register(
        self,
        person: int,
        group: int,
        *,
        since: str = "2024-01-01",
        until: str = "",
        status: RegistrationStatus = RegistrationStatus.REGISTERED,
        ended: str = "",
    ) -> int:
        """Register a person in a group, each by its place."""
        (made,) = keep(
            self.session,
            ExpertRegistration(
                committee_id=self.groups[group],
                person_id=self.people[person],
                status=status,
                since=_day(since),
                until=_day(until),
                ended=_day(ended),
            ),
        )
        return made


def _own(session: Session) -> int:
    """Return the unit's committee, which mirrors the other; it may be there already."""
    with session.reading() as reader:
        known = reader.first(Committee, Is("reference", OWN))
    if known is None:
        return keep(session, Committee(reference=OWN, mirrors=MIRRORED))[0]
    with session.writing("mirrors") as uow:
        uow.change(replace(known, mirrors=MIRRORED))
    return known.id


def _day(text: str) -> dt.date | None:
    return day(text) if text else None


def sample(session: Session, people: int = 4) -> Sample:
    """Write the committees, two units and some people."""
    own = _own(session)
    keep(session, Committee(reference=MIRRORED, kind=CommitteeKind.INTERNATIONAL))
    groups = keep(
        session,
        *(
            Committee(
                reference=f"{MIRRORED}/WG {n}", kind=CommitteeKind.WORKING_GROUP, parent=MIRRORED
            )
            for n in (1, 2, 3)
        ),
    )
    units = keep(
        session,
        Organization(name="某研究院", place="北京"),
        Organization(name="某大学", place="武汉"),
    )
    persons = keep(
        session,
        *(Person(name=f"专家{n:02d}", organization_id=units[n % 2]) for n in range(people)),
    )
    return Sample(session, own, groups, units, persons)
