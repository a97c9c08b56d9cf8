"""Sealing, looking and erasing by keyboard; nothing is shown without a trace."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel

from stdcommittee.domain.people.integrity_records import SealedDetail, SealedKind
from stdcommittee.domain.people.records import Person
from stdcommittee.services.people import sealing
from stdcommittee.ui.dialogs.sealed_detail import (
    EraseDetail,
    SealDetail,
    ShownDetail,
    ask_erase,
    explained,
    reveal_detail,
)
from tests.ui.desks import Program
from tests.ui.seeing import unnamed

NUMBER = "11010519491231002X"


@pytest.fixture
def person(program: Program) -> int:
    with program.desk.session.writing("person") as uow:
        return uow.add(Person(name="委员01")).id


def _sealed(program: Program, person: int) -> list[SealedDetail]:
    return sealing.sealed_of(program.desk.session, person)


def test_an_odd_number_is_doubted_and_sealed_all_the_same(program: Program, person: int) -> None:
    dialog = SealDetail(program.desk, program.window, person, "委员01")
    dialog.open()
    program.settle()
    assert unnamed(dialog) == []
    program.qtbot.keyClicks(dialog.number, NUMBER[:-1] + "1")
    assert any("typing error" in label.text() for label in dialog.findChildren(QLabel))
    program.qtbot.keyClick(dialog.number, Qt.Key.Key_Return)
    program.settle()
    (detail,) = _sealed(program, person)
    assert sealing.reveal(program.desk.session, detail.id).decode() == NUMBER[:-1] + "1"


def test_a_photo_is_chosen_as_a_file(program: Program, person: int, tmp_path: Path) -> None:
    picture = QImage(30, 40, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    assert picture.save(str(tmp_path / "photo.png"))
    dialog = SealDetail(program.desk, program.window, person, "委员01")
    dialog.open()
    dialog.kind.choose(SealedKind.PHOTO)
    assert not dialog.number.isEnabled()
    dialog.run()  # nothing was chosen yet
    program.settle()
    assert dialog.isVisible()
    dialog.take_photo(tmp_path / "photo.png")
    dialog.run()
    program.settle()
    (detail,) = _sealed(program, person)
    assert detail.kind is SealedKind.PHOTO
    reveal_detail(program.desk, program.window, detail, "委员01")
    program.settle()
    (shown,) = program.window.findChildren(ShownDetail)
    pictures = [label.pixmap() for label in shown.findChildren(QLabel)]
    assert sum(not picture.isNull() for picture in pictures) == 1
    shown.accept()


def test_a_look_is_shown_and_recorded(program: Program, person: int) -> None:
    session = program.desk.session
    detail = sealing.seal(session, person, SealedKind.IDENTITY_NUMBER, NUMBER.encode())
    reveal_detail(program.desk, program.window, detail, "委员01")
    program.settle()
    (shown,) = program.window.findChildren(ShownDetail)
    assert any(label.text() == NUMBER for label in shown.findChildren(QLabel))
    assert "looked at" in str(session.workspace.operations(limit=1)[0].message)
    shown.accept()


def test_erasing_names_the_copies_and_asks_why(program: Program, person: int) -> None:
    session = program.desk.session
    detail = sealing.seal(session, person, SealedKind.IDENTITY_NUMBER, NUMBER.encode())
    saved = session.workspace.back_up()
    ask_erase(program.desk, program.window, detail, "委员01")
    program.settle()
    (dialog,) = program.window.findChildren(EraseDetail)
    assert any(label.text() == saved.name for label in dialog.findChildren(QLabel))
    assert not dialog.go.isEnabled()
    program.qtbot.keyClicks(dialog.reason, "on request")
    program.qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    program.settle()
    (erased,) = _sealed(program, person)
    assert erased.reason == "on request"
    assert NUMBER.encode() not in session.path.read_bytes()


def test_what_is_said_before_erasing() -> None:
    assert "No backup" in str(explained([])[1])
    many = explained([Path(f"{n}.stdc") for n in range(8)])
    assert str(many[-1]) == "… and 2 more."
    assert many[2:-1] == [f"{n}.stdc" for n in range(6)]
