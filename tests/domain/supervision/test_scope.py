"""Whose records count: own committees, mirrored ones, and work that names none."""

from __future__ import annotations

import dataclasses

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.people.records import Committee
from stdcommittee.domain.portfolio.records import Project
from stdcommittee.services.session import Session
from stdcommittee.storage.people import scope_of
from tests.figures import keep
from tests.workspaces import standard


def works(session: Session, committee: str | None = None) -> list[str]:
    with session.reading() as reader:
        found = reader.find(Project, *scope_of(reader, committee).work, order=("reference",))
    return [item.committee for item in found]


def test_work_without_a_committee_is_the_unit_s_own(session: Session) -> None:
    for number, committee in enumerate(
        ("SAC/TC 999", "SAC/TC 999/SC 1", "SAC/TC 99", "SAC/TC 9991", "")
    ):
        keep(session, Project(reference=f"2024000{number}-T-469", committee=committee))
    assert works(session) == ["SAC/TC 999", "SAC/TC 999/SC 1", ""]
    # One committee that was chosen has only what names it.
    assert works(session, "SAC/TC 999/SC 1") == ["SAC/TC 999/SC 1"]
    assert works(session, "SAC/TC 999") == ["SAC/TC 999", "SAC/TC 999/SC 1"]


def test_a_unit_without_a_committee_is_the_whole_workspace(session: Session) -> None:
    with session.writing("no committee") as uow:
        uow.change(dataclasses.replace(session.unit(), committee=""))
    keep(session, Project(reference="20240001-T-469", committee="SAC/TC 1"))
    with session.reading() as reader:
        assert scope_of(reader).whole
    assert works(session) == ["SAC/TC 1"]


def test_mirrored_committees(session: Session) -> None:
    keep(session, Committee(reference="SAC/TC 999", mirrors="ISO/TC 998；IEC/TC 65"))
    for committee in ("ISO/TC 998", "ISO/TC 998/SC 2", "ISO/TC 99", "IEC/TC 65"):
        keep(session, Ballot(title=committee, kind=BallotKind.DIS, committee=committee))
    with session.reading() as reader:
        scope = scope_of(reader)
        found = reader.find(Ballot, *scope.international_ballots, order=("title",))
    assert scope.mirrored == ("IEC/TC 65", "ISO/TC 998", "ISO/TC 998/SC 2")
    assert [item.title for item in found] == ["IEC/TC 65", "ISO/TC 998", "ISO/TC 998/SC 2"]


def test_an_unknown_committee_is_refused_with_those_that_exist(session: Session) -> None:
    keep(session, Committee(reference="SAC/TC 999/SC 1"), Committee(reference="ISO/TC 998"))
    with session.reading() as reader, pytest.raises(Refused, match="knows no committee") as refused:
        scope_of(reader, "SAC/TC 5")
    said = str(refused.value.message)
    assert "“SAC/TC 5”" in said
    assert "SAC/TC 999, ISO/TC 998, SAC/TC 999/SC 1" in said


def test_of_many_committees_a_few_are_named(session: Session) -> None:
    keep(session, *(Committee(reference=f"SAC/TC {n}") for n in range(100, 120)))
    with session.reading() as reader, pytest.raises(Refused) as refused:
        scope_of(reader, "SAC/TC 5")
    assert "and 9 more" in str(refused.value.message)


@pytest.mark.parametrize("known", ["SAC/TC 7", "SAC/TC 8", "SAC/TC 999"])
def test_a_committee_is_known_by_what_names_it(session: Session, known: str) -> None:
    keep(session, standard(1, committee="SAC/TC 7"), standard(2, committee="SAC/TC 8/SC 1"))
    with session.reading() as reader:
        assert scope_of(reader, known).own[0] == known
