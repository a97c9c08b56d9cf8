"""A committee's page: its tree, its re-constitution, who is P or O on it."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from stdcommittee.base.conditions import Is
from stdcommittee.domain.people.records import (
    BodyParticipation,
    Committee,
    CommitteeKind,
    Participation,
)
from stdcommittee.ui.screens.members.committees import CommitteesPage
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.labels import Phrase
from tests.ui.desks import Program


@pytest.fixture
def page(program: Program) -> CommitteesPage:
    with program.desk.session.writing("committees") as uow:
        own = uow.reader.first(Committee, Is("reference", "SAC/TC 999"))
        assert own is not None
        uow.change(dataclasses.replace(own, mirrors="ISO/TC 211"))
        uow.add(Committee(reference="SAC/TC 999/SC 1"))
        iso = uow.add(Committee(reference="ISO/TC 211", kind=CommitteeKind.INTERNATIONAL))
        for body, status, since, until in (
            ("SAC", Participation.O, dt.date(1994, 1, 1), dt.date(1998, 12, 31)),
            ("SAC", Participation.P, dt.date(1999, 1, 1), None),
            ("BIS", Participation.O, dt.date(2000, 1, 1), dt.date(2001, 1, 1)),
        ):
            uow.add(
                BodyParticipation(
                    committee_id=iso.id, body=body, status=status, since=since, until=until
                )
            )
    made = CommitteesPage(program.desk)
    program.show(made)
    return made


def _show(page: CommitteesPage, program: Program, reference: str) -> str:
    with program.desk.session.reading() as reader:
        found = reader.first(Committee, Is("reference", reference))
    assert found is not None
    page.open_record("committee", found.id)
    program.settle()
    words = [p.text() for p in page.detail.findChildren(Phrase) if p.isVisibleTo(page)]
    links = [b.text() for b in page.detail.findChildren(LinkButton) if b.isVisibleTo(page)]
    return " | ".join([*words, *links])


def test_the_tree_and_the_countdown_with_its_dossier(
    page: CommitteesPage, program: Program
) -> None:
    said = _show(page, program, "SAC/TC 999")
    assert "Committee tree" in said
    assert "SAC/TC 999/SC 1" in said
    assert "term ends 2026-12-31, 203 days left" in said
    assert "by 2025-12-31" in said
    assert "(provisional)" in said
    assert "6 members without a further term" in said
    assert "no registration form" in said


def test_statuses_with_their_history(page: CommitteesPage, program: Program) -> None:
    said = _show(page, program, "ISO/TC 211")
    assert "P and O members P 1, O 0" in said.replace("  ", " ")
    assert "P from 1999-01-01; O 1994-01-01 to 1998-12-31" in said
    assert "no longer a member" in said
    assert "mirrored by" in said
    assert "Re-constitution" not in said
