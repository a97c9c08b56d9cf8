"""The preview of an import, from the files to the Undo that takes it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from stdcommittee.base.conditions import Is
from stdcommittee.domain.people.records import Person
from stdcommittee.domain.portfolio.records import Standard
from stdcommittee.domain.workspace.records import ImportKind, ImportRun, QuarantinedRow
from stdcommittee.exchange.importing import Fate
from stdcommittee.ui.dialogs.import_preview import ImportPreview, preview_import
from stdcommittee.ui.toolkit.buttons import LinkButton
from tests.ui.desks import Program
from tests.ui.seeing import unnamed

STANDARDS = """标准号,标准名称,发布日期,说明
GB/T 90001—2023,改过的名称,2023-05-23,甲
GB/T 95001—2020,新的标准,2020-01-01,乙
GB/T 95002—2021,另一标准,2021-02-30,丙
"""
ROSTER = """委员会,姓名,工作单位,本会职务
SAC/TC 999,委员01,某研究院,委员
SAC/TC 999,委员02,某研究院,委员
"""


@pytest.fixture
def standards(tmp_path: Path) -> Path:
    path = tmp_path / "标准.csv"
    path.write_text(STANDARDS, "utf-8-sig")
    return path


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "名单.csv"
    path.write_text(ROSTER, "utf-8-sig")
    return path


def _open(program: Program, *paths: Path) -> ImportPreview:
    dialog = preview_import(program.desk, program.window, paths)
    assert dialog is not None
    program.settle()
    return dialog


def _numbers(program: Program) -> list[str]:
    with program.desk.session.reading() as reader:
        return [item.reference for item in reader.find(Standard, order=("reference",))]


def _fates(dialog: ImportPreview, place: int = 0) -> dict[Fate, int]:
    preview = dialog.files[place].preview
    assert preview is not None
    return dict(preview.counts)


def test_shows_kind_columns_and_fate_of_each_row(program: Program, standards: Path) -> None:
    dialog = _open(program, standards)
    assert _fates(dialog) == {Fate.UPDATED: 1, Fate.TAKEN: 1, Fate.QUARANTINED: 1}
    assert dialog.page.kind.currentText() == "Recognised: Standards and projects"
    assert dialog.page.columns.card(0).choice.currentData() == "reference"
    assert dialog.page.columns.card(3).choice.currentData() is None
    view, model = dialog.page.rows.view, dialog.page.rows.model
    assert view is not None
    assert model is not None
    assert [head.count for head in model.heads] == [1, 1, 1]
    assert model.text(1, 0) == "4"  # the quarantined row first, by its number in the file
    assert "2021-02-30" in model.text(1, 2)
    assert _numbers(program) == ["GB/T 90001—2023"]


def test_import_writes_and_undo_takes_it_back(program: Program, standards: Path) -> None:
    dialog = _open(program, standards)
    program.qtbot.mouseClick(dialog.foot.go, Qt.MouseButton.LeftButton)
    program.settle()
    assert _numbers(program) == ["GB/T 90001—2023", "GB/T 95001—2020"]
    with program.desk.session.reading() as reader:
        assert reader.find(ImportRun)[0].quarantined == 1
        assert reader.count(QuarantinedRow) == 1
    (toast,) = program.desk.notices.toasts
    (undo,) = [link for link in toast.findChildren(LinkButton) if link.text() == "Undo"]
    program.qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    program.settle()
    assert _numbers(program) == ["GB/T 90001—2023"]


def test_a_cell_is_corrected_by_keyboard(program: Program, standards: Path) -> None:
    dialog = _open(program, standards)
    rows = dialog.page.rows
    view = rows.view
    assert view is not None
    assert rows.model is not None
    program.qtbot.keyClick(dialog, Qt.Key.Key_F8)
    column = next(n for n, c in enumerate(rows.model.columns) if c.name == "c2")
    view.setCurrentIndex(rows.model.index(view.currentIndex().row(), column))
    program.qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = view.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.setText("2021-02-28")
    program.qtbot.keyClick(editor, Qt.Key.Key_Return)
    program.settle()
    assert _fates(dialog) == {Fate.UPDATED: 1, Fate.TAKEN: 2}
    dialog.start()
    program.settle()
    with program.desk.session.reading() as reader:
        stored = reader.first(Standard, Is("reference", "GB/T 95002—2021"))
    assert stored is not None
    assert stored.published == "2021-02-28"


def test_a_row_is_left_out_and_taken_again(program: Program, standards: Path) -> None:
    dialog = _open(program, standards)
    rows = dialog.page.rows
    assert rows.view is not None
    rows.view.select_id(2)
    program.qtbot.keyClick(rows.view, Qt.Key.Key_Delete)
    program.settle()
    assert _fates(dialog) == {Fate.UPDATED: 1, Fate.QUARANTINED: 2}
    assert rows.view.current_id == 2
    program.qtbot.keyClick(rows.view, Qt.Key.Key_Delete)
    program.settle()
    assert _fates(dialog) == {Fate.UPDATED: 1, Fate.TAKEN: 1, Fate.QUARANTINED: 1}


def test_a_column_is_given_another_meaning(program: Program, standards: Path) -> None:
    dialog = _open(program, standards)
    choice = dialog.page.columns.card(3).choice
    choice.setFocus()
    place = choice.findData("announcement")
    choice.setCurrentIndex(place)
    choice.activated.emit(place)
    program.settle()
    assert dialog.page.columns.card(3).choice.currentData() == "announcement"
    dialog.start()
    program.settle()
    with program.desk.session.reading() as reader:
        stored = reader.first(Standard, Is("reference", "GB/T 95001—2020"))
    assert stored is not None
    assert stored.announcement == "乙"


def test_giving_up_what_a_sheet_needs_can_be_mended(program: Program, standards: Path) -> None:
    dialog = _open(program, standards)

    def choose(target: str | None) -> None:
        choice = dialog.page.columns.card(0).choice
        place = choice.findData(target)
        choice.setCurrentIndex(place)
        choice.activated.emit(place)
        program.settle()

    choose(None)
    assert set(_fates(dialog)) == {Fate.QUARANTINED}
    choose("reference")
    assert _fates(dialog)[Fate.TAKEN] == 1


def test_another_kind_can_be_said(program: Program, roster: Path) -> None:
    dialog = _open(program, roster)
    assert dialog.files[0].preview is not None
    assert dialog.files[0].preview.plan is not None
    assert dialog.files[0].preview.plan.kind is ImportKind.ROSTER
    place = dialog.page.kind.findData(ImportKind.COMMITTEES.value)
    dialog.page.kind.setCurrentIndex(place)
    dialog.page.kind.activated.emit(place)
    program.settle()
    assert dialog.files[0].request.kind is ImportKind.COMMITTEES


def test_several_files_are_one_operation(program: Program, standards: Path, roster: Path) -> None:
    dialog = _open(program, standards, roster)
    dialog.start()
    program.settle()
    session = program.desk.session
    with session.reading() as reader:
        assert reader.count(Person) == 2
        operations = [run.id for run in reader.find(ImportRun)]
    assert len(operations) == 2
    (toast,) = program.desk.notices.toasts
    (undo,) = [link for link in toast.findChildren(LinkButton) if link.text() == "Undo"]
    undo.click()
    program.settle()
    with session.reading() as reader:
        assert reader.count(Person) == 0
        assert reader.count(ImportRun) == 0


def test_a_file_that_cannot_be_read_holds_up_no_other(
    program: Program, standards: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "坏.csv"
    bad.write_text("a,b\n1,2\n", "utf-8")
    dialog = _open(program, bad, standards)
    assert dialog.files[0].preview is not None
    assert dialog.files[0].preview.failure is not None
    assert dialog.foot.go.isEnabled()
    assert dialog.foot.go.text() == "Import 2 rows"
    dialog.page.removed.emit()
    assert [file.path for file in dialog.files] == [standards]


def test_a_list_without_committee_gets_one(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("姓名,工作单位,职称\n委员01,某研究院,高工\n", "utf-8-sig")
    dialog = _open(program, path)
    dialog.page.goal.setCurrentIndex(dialog.page.goal.findData("SAC/TC 999"))
    dialog.page.goal.activated.emit(1)
    program.settle()
    assert dialog.files[0].request.options == {"committee": "SAC/TC 999"}
    assert _fates(dialog) == {Fate.TAKEN: 1}


def test_the_columns_of_another_file_stay_in_sight(
    program: Program, standards: Path, tmp_path: Path
) -> None:
    wider = tmp_path / "名单.csv"
    wider.write_text("委员会,姓名,工作单位,本会职务,说明\nSAC/TC 999,甲,乙,委员,丙\n", "utf-8-sig")
    dialog = _open(program, standards, wider)
    cards = dialog.page.columns
    least = cards.card(0).sizeHint().height()
    dialog.list.chosen.emit(1)
    program.settle()
    assert cards.card(4).isVisible()
    assert cards.height() >= least


def test_same_file_twice_is_one_file(program: Program, standards: Path) -> None:
    dialog = _open(program, standards, standards)
    dialog.add_files([standards])
    assert len(dialog.files) == 1


def test_every_control_has_a_name(program: Program, standards: Path, roster: Path) -> None:
    dialog = _open(program, standards, roster)
    assert unnamed(dialog) == []


def test_both_languages_while_it_is_open(program: Program, standards: Path) -> None:
    dialog = _open(program, standards)
    choice = dialog.page.columns.card(0).choice
    assert choice.currentText() == "Reference"
    program.desk.look.language.speak("zh")
    assert choice.currentText() == "标准号"


def test_nothing_is_imported_into_a_read_only_workspace(
    program: Program, standards: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(program.desk), "read_only", property(lambda _self: "kept elsewhere"))
    assert preview_import(program.desk, program.window, [standards]) is None
    assert program.desk.notices.toasts
