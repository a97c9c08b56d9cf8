"""The papers of the roster: asked for by key or button, written, opened and read back."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu

from stdcommittee.domain.people.integrity_records import SealedKind
from stdcommittee.domain.people.records import Committee, Membership, Person
from stdcommittee.reports.forms.printing import FormFormat
from stdcommittee.services.people.sealing import seal
from stdcommittee.services.scope import Scope
from stdcommittee.ui.screens.members.roster import RosterPage
from stdcommittee.ui.toolkit.buttons import LinkButton
from tests.reports.forms.reading import said
from tests.ui.desks import Program
from tests.ui.seeing import unnamed

NUMBER = "11010119750307001X"
Ask = Callable[[str], Path]


@pytest.fixture
def roster(program: Program) -> RosterPage:
    program.desk.set_scope(Scope(("SAC/TC 999",)))
    made = RosterPage(program.desk)
    program.show(made)
    return made


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Ask:
    """Answers the question where to with a name; the name proposed stands in `proposed`."""

    def answer(name: str) -> Path:
        target = folder / name

        def asked(_host: object, _title: str, proposed: str, filters: str) -> tuple[str, str]:
            (folder / "proposed").write_text(Path(proposed).name, encoding="utf-8")
            return str(target), filters.split(";;", maxsplit=1)[0]

        monkeypatch.setattr(QFileDialog, "getSaveFileName", asked)
        return target

    return answer


def _choose(program: Program, roster: RosterPage, place: int) -> list[str]:
    """Press Ctrl+P, go down to an entry, take it, and return what was offered."""
    program.activate()
    program.press(Qt.Key.Key_P, ctrl=True)
    menu = next(menu for menu in roster.findChildren(QMenu) if menu.isVisible())
    offered = [action.text() for action in menu.actions()]
    for _ in range(place):
        program.qtbot.keyClick(menu, Qt.Key.Key_Down)
    program.qtbot.keyClick(menu, Qt.Key.Key_Return)
    program.settle()
    return offered


def _seat(program: Program, roster: RosterPage) -> tuple[Membership, Person]:
    with program.desk.session.reading() as reader:
        seat = reader.get(Membership, roster.list.current_id)
        person = reader.get(Person, seat.person_id) if seat is not None else None
    assert seat is not None
    assert person is not None
    return seat, person


@pytest.mark.parametrize("kind", [FormFormat.PDF, FormFormat.DOCX])
def test_the_roster_of_the_day_shown_by_keyboard(
    roster: RosterPage, program: Program, named: Ask, folder: Path, kind: FormFormat
) -> None:
    program.desk.look.language.speak("zh")
    roster.show_day(dt.date(2025, 3, 1))
    program.settle()
    target = named(f"roster.{kind.value}")
    offered = _choose(program, roster, 0)
    assert len(offered) == 3
    assert all("SAC/TC 999" in words and "2025-03-01" in words for words in offered[:2])
    page = said(target.read_bytes(), kind)
    assert "截至2025年3月1日" in page
    assert "委员05" in page
    assert "委员06" not in page  # sits from 2026 on
    proposed = (folder / "proposed").read_text(encoding="utf-8")
    assert proposed.endswith(".pdf")
    assert "SAC TC 999" in proposed


def test_contact_data_only_where_asked_for(
    roster: RosterPage, program: Program, named: Ask
) -> None:
    _, person = _seat(program, roster)
    with program.desk.session.writing("phone") as uow:
        uow.change(dataclasses.replace(person, phone="010-12345678"))
    program.settle()
    for place, shown in ((0, False), (1, True)):
        target = named(f"{place}.docx")
        _choose(program, roster, place)
        assert ("010-12345678" in said(target.read_bytes(), FormFormat.DOCX)) is shown


def test_the_registration_form_and_the_sealed_number(
    roster: RosterPage, program: Program, named: Ask
) -> None:
    session = program.desk.session
    _, person = _seat(program, roster)
    target = named("plain.docx")
    assert len(_choose(program, roster, 2)) == 3  # nothing is sealed: nothing to look at
    assert person.name in said(target.read_bytes(), FormFormat.DOCX)

    seal(session, person.id, SealedKind.IDENTITY_NUMBER, NUMBER.encode())
    program.settle()
    before = session.workspace.operations(limit=1)[0].id
    target = named("again.docx")
    assert len(_choose(program, roster, 2)) == 4
    assert NUMBER not in said(target.read_bytes(), FormFormat.DOCX)
    assert session.workspace.operations(limit=1)[0].id == before

    target = named("unsealed.docx")
    _choose(program, roster, 3)
    assert NUMBER in said(target.read_bytes(), FormFormat.DOCX)
    look = session.workspace.operations(limit=1)[0]
    assert look.id == before + 1
    assert "looked at" in str(look.message)
    assert "stands in the history" in program.desk.notices.toasts[-1].accessibleName()


def test_with_all_committees_in_view_it_is_that_of_the_seat(
    roster: RosterPage, program: Program
) -> None:
    with program.desk.session.writing("another") as uow:
        other = uow.add(Committee(reference="SAC/TC 998"))
        seat = uow.add(Membership(committee_id=other.id, person_id=1, since=dt.date(2024, 1, 1)))
    program.desk.set_scope(Scope())
    program.settle()
    roster.open_record("membership", seat.id)
    program.settle()
    assert [str(words).split(",")[0] for words, _ in roster.papers.offers()][:1] == [
        "Roster of SAC/TC 998"
    ]


def test_nothing_in_sight_is_said(roster: RosterPage, program: Program) -> None:
    program.desk.set_scope(Scope(("SAC/TC 1",)))
    program.settle()
    program.press(Qt.Key.Key_P, ctrl=True)
    assert list(roster.papers.offers()) == []
    assert str(program.said[-1]).startswith("Choose a seat first")


def test_what_was_written_can_be_opened(
    roster: RosterPage, program: Program, named: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("stdcommittee.ui.toolkit.papers.open_file", opened.append)
    target = named("roster.pdf")
    roster.papers.roster()
    program.settle()
    links = program.desk.notices.toasts[-1].findChildren(LinkButton)
    next(link for link in links if link.text() == "Open").click()
    assert opened == [target]
    assert unnamed(roster) == []


def test_a_name_that_is_no_paper_is_refused_in_words(
    roster: RosterPage, program: Program, named: Ask
) -> None:
    target = named("roster.txt")
    roster.papers.roster()
    program.settle()
    assert not target.exists()
    (failure,) = program.failures
    assert "not written as “.txt”" in str(failure)
    program.failures.clear()
