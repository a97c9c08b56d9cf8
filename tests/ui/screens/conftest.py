"""A desk over a small workspace, as the window gives it to its screens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stdcommittee.domain.people.records import (
    Committee,
    InterestParty,
    Membership,
    Organization,
    Person,
    Role,
)
from stdcommittee.domain.portfolio.derived import complete
from stdcommittee.domain.portfolio.records import (
    Project,
    ProjectNature,
    ProjectStage,
    Relation,
    RelationKind,
    StageEvent,
    StandardStatus,
)
from stdcommittee.services.session import Session
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.look import Look
from tests.ui.desks import Program, open_desk
from tests.workspaces import standard

OWN = "SAC/TC 999"


@pytest.fixture
def sample(session: Session) -> Session:
    """A committee with six members, five standards and two projects."""
    _people(session)
    _portfolio(session)
    return session


@pytest.fixture
def program(look: Look, sample: Session, qtbot: QtBot) -> Iterator[Program]:
    """The desk with its window, and what was told and failed; a failed task fails the test."""
    with open_desk(look, sample, qtbot) as made:
        yield made


@pytest.fixture
def desk(program: Program) -> Desk:
    """The desk alone."""
    return program.desk


def _people(session: Session) -> None:
    with session.writing("people") as uow:
        own = uow.add(Committee(reference=OWN, title_zh="地理信息", title_en="Geography"))
        units = [uow.add(Organization(name=f"某研究院{n}")) for n in (1, 2)]
        for number in range(1, 7):
            person = uow.add(Person(name=f"委员{number:02d}", organization_id=units[number % 2].id))
            uow.add(
                Membership(
                    committee_id=own.id,
                    person_id=person.id,
                    organization_id=units[number % 2].id,
                    role=Role.CHAIR if number == 1 else Role.MEMBER,
                    party=InterestParty.PRODUCER if number < 4 else InterestParty.USER,
                    since=dt.date(2021, 1, 1) if number < 6 else dt.date(2026, 1, 1),
                    until=dt.date(2026, 12, 31),
                )
            )


def _portfolio(session: Session) -> None:
    today = session.clock.today()
    made = [
        standard(1, status=StandardStatus.IN_FORCE, published="2019-05-01", adopts="ISO 9001:2008"),
        standard(2, status=StandardStatus.IN_FORCE, published="2024-05-01"),
        standard(3, status=StandardStatus.WITHDRAWN, published="2004-05-01"),
        standard(4, status=StandardStatus.IN_FORCE, published="2021-09-01"),
        standard(5, reference="ISO 9001:2008", status=StandardStatus.WITHDRAWN),
    ]
    with session.writing("portfolio") as uow:
        ids = uow.add_many([complete(item, session.rules, today) for item in made])
        uow.add(
            Relation(standard_id=ids[1], kind=RelationKind.CITES, target=made[2].reference),
        )
        for number, due in ((1, dt.date(2026, 1, 10)), (2, dt.date(2027, 10, 1))):
            project = uow.add(
                Project(
                    reference=f"2024{1000 + number}-T-999",
                    title_zh=f"地理信息 计划{number}",
                    nature=ProjectNature.RECOMMENDED,
                    stage=ProjectStage.DRAFTING,
                    committee=OWN,
                    planned=dt.date(2024, 6, 10),
                    due=due,
                )
            )
            uow.add(
                StageEvent(
                    project_id=project.id,
                    stage=ProjectStage.DRAFTING,
                    entered=dt.date(2024, 9, 1),
                )
            )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for files."""
    made = tmp_path / "files"
    made.mkdir()
    return made
