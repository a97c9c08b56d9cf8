"""What is done to many rows of a list: export, copy, paste, one value for all."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLineEdit

from stdcommittee.base.messages import Message
from stdcommittee.base.records import kind_of
from stdcommittee.domain.portfolio.derived import complete
from stdcommittee.domain.portfolio.records import Standard, StandardStatus
from stdcommittee.domain.supervision.records import Finding
from stdcommittee.exchange.importing import Fate
from stdcommittee.exchange.tabular import read_table_file
from stdcommittee.ui.dialogs.bulk_edit import BulkEdit
from stdcommittee.ui.dialogs.import_preview import ImportPreview
from stdcommittee.ui.toolkit import choosing
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.filter_state import Filters
from stdcommittee.ui.toolkit.list_pane import ListPane
from stdcommittee.ui.toolkit.list_spec import ListSpec
from stdcommittee.ui.toolkit.table_columns import Cell, Column, Lines, field_columns
from stdcommittee.ui.toolkit.table_view import Shape
from tests.ui.desks import Program
from tests.workspaces import standard

KIND = kind_of(Standard)
SELECT = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
OWN = Column(name="own", label=Message("Own"), cell=lambda row: Cell(f"<{row.record.id}>"))
ROWS = "标准号\t标准名称\t发布日期\nGB/T 96001—2020\t新标准一\t2020-01-01\nGB/T 96002—2020\t新标准二\t2020-02-01\n"


def _standard(number: int) -> Standard:
    live = number % 2
    status = StandardStatus.IN_FORCE if live else StandardStatus.DRAFT
    return standard(number, status=status, published="2023-05-01" if live else "")


def _spec(**values: object) -> ListSpec:
    filled: dict[str, object] = {
        "name": "test",
        "kind": KIND,
        "title": Message("Standards"),
        "columns": (*field_columns(KIND), OWN),
        "lines": lambda row: Lines(Cell(row.record.reference)),
        "order": ("-reference",),
        **values,
    }
    return ListSpec(**filled)  # type: ignore[arg-type]


@pytest.fixture
def ids(program: Program) -> list[int]:
    session = program.desk.session
    made = [complete(_standard(n), session.rules, session.clock.today()) for n in range(10, 210)]
    with session.writing("standards") as uow:
        return list(uow.add_many(made))


@pytest.fixture
def pane(program: Program, ids: list[int]) -> ListPane:
    assert ids
    return _pane(program)


def _pane(program: Program, **values: object) -> ListPane:
    made = ListPane(program.desk, _spec(**values))
    program.show(made)
    made.view.setFocus()
    return made


@pytest.fixture
def answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Answers the question where to write."""

    def ready(name: str) -> Path:
        path = tmp_path / name
        monkeypatch.setattr(choosing, "ask_save", lambda *_asked: path)
        return path

    return ready


def _clip(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def _seen(pane: ListPane, rows: range) -> list[list[str]]:
    places = pane.view.shown_columns()
    heads = [pane.model.headerData(c, Qt.Orientation.Horizontal) for c in places]
    return [heads, *([pane.model.text(row, c) for c in places] for row in rows)]


def _select(pane: ListPane, *rows: int) -> None:
    pane.view.select_row(rows[0])
    for row in rows[1:]:
        pane.view.selectionModel().select(pane.model.index(row, 0), SELECT)


def _preview(program: Program) -> ImportPreview:
    program.settle()
    (dialog,) = program.window.findChildren(ImportPreview)
    return dialog


@pytest.mark.parametrize("name", ["seen.csv", "seen.xlsx"])
def test_exports_what_is_seen(
    program: Program, pane: ListPane, answer: Callable[[str], Path], name: str
) -> None:
    pane.set_shape(Shape.TABLE)
    pane.show_columns(
        [c.name for c in pane.spec.columns if c.name not in ("reference", "status", "own")]
    )
    pane.view.header.moveSection(pane.view.header.visualIndex(len(pane.spec.columns) - 1), 0)
    pane.filters.changed.emit(Filters("9010"))
    program.settle()
    path = answer(name)
    assert program.desk.actions.trigger("export_rows")
    program.settle()
    (sheet,) = read_table_file(path).sheets
    table = [list(row.cells) for row in sheet.rows]
    assert len(pane.model.ids) == 10
    assert table == _seen(pane, range(10))
    assert table[0][0] == "Own"
    assert table[1][1] == "GB/T 90109—2023"  # in the order of the list


def test_the_file_is_offered_to_be_opened(
    program: Program,
    pane: ListPane,
    answer: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert pane.model.ids
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    path = answer("seen.csv")
    program.desk.actions.trigger("export_rows")
    program.settle()
    (toast,) = program.desk.notices.toasts
    next(b for b in toast.findChildren(LinkButton) if b.text() == "Open").click()
    assert [Path(url.toLocalFile()) for url in opened] == [path]


def test_of_several_selected_rows_only_those_are_exported(
    program: Program, pane: ListPane, answer: Callable[[str], Path]
) -> None:
    _select(pane, 3, 7)
    menu = pane.menu.open(pane.more_button)
    said = [action.text() for action in menu.actions()]
    assert "Export 2 selected rows…" in said
    path = answer("two.csv")
    next(a for a in menu.actions() if a.text() == "Export 2 selected rows…").trigger()
    menu.close()
    program.settle()
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[0] for row in rows[1:]] == ["GB/T 90206—2023", "GB/T 90202—2023"]


@pytest.mark.parametrize("shape", [Shape.TABLE, Shape.LIST])
def test_copies_selected_rows_also_those_never_in_sight(
    program: Program, pane: ListPane, shape: Shape
) -> None:
    pane.set_shape(shape)
    pane.view.setFocus()
    pane.view.selectAll()
    program.press(Qt.Key.Key_C, ctrl=True)
    program.settle()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 201
    assert lines[0].split("\t")[0] == KIND.by_name["reference"].label
    assert [line.split("\t")[0] for line in lines[1:]] == [
        f"GB/T {90000 + n}—2023" for n in range(209, 9, -1)
    ]
    assert len({line.count("\t") for line in lines}) == 1
    assert program.desk.look.render(program.said[-1]) == "200 rows copied"


def test_pasted_rows_arrive_in_the_import_preview(program: Program, pane: ListPane) -> None:
    _clip(ROWS.replace("\n", "\r\n"))
    pane.view.setFocus()
    program.press(Qt.Key.Key_V, ctrl=True)
    dialog = _preview(program)
    (file,) = dialog.files
    assert file.path.name.startswith("Standards pasted 20")
    assert file.path.suffix == ".tsv"
    assert file.preview is not None
    assert file.preview.counts == {Fate.TAKEN: 2}
    dialog.start()
    program.settle()
    assert not file.path.parent.exists()  # kept as evidence in the workspace, not beside it
    assert len(pane.model.ids) == 202


def test_what_was_copied_here_comes_back_unchanged(program: Program, pane: ListPane) -> None:
    computed = {"level", "review_due"}
    pane.show_columns([*pane.hidden_columns(), *computed])
    _select(pane, 0, 1)
    pane.many.copy()
    program.settle()
    pane.many.paste()
    (file,) = _preview(program).files
    assert file.preview is not None
    assert file.preview.counts == {Fate.UNCHANGED: 2}


def test_an_empty_list_takes_what_is_pasted(program: Program) -> None:
    pane = _pane(program)
    _clip(ROWS)
    pane.filters.field.clearFocus()
    assert not pane.view.isVisible()
    assert program.desk.actions.trigger("paste_rows")
    dialog = _preview(program)
    folder = dialog.files[0].path.parent
    dialog.reject()
    assert not folder.exists()


def test_one_column_counts_where_it_comes_from_a_table(program: Program, pane: ListPane) -> None:
    column = "标准号\nGB/T 96001—2020\n"
    _clip(column)
    pane.many.paste()
    assert "no rows of a table" in program.desk.look.render(program.said[-1])
    assert not program.window.findChildren(ImportPreview)
    _clip(column, "<html><TABLE><tr><td>…</td></tr></TABLE></html>")
    pane.many.paste()
    assert len(_preview(program).files) == 1


def test_an_empty_clipboard_is_said_in_the_foot_bar(program: Program, pane: ListPane) -> None:
    QGuiApplication.clipboard().clear()
    pane.many.paste()
    assert "clipboard is empty" in program.desk.look.render(program.said[-1])


def test_a_cell_that_is_edited_takes_the_text_itself(program: Program, pane: ListPane) -> None:
    pane.set_shape(Shape.TABLE)
    pane.show_columns(["ics"])
    place = next(n for n, c in enumerate(pane.spec.columns) if c.name == "title_zh")
    pane.view.setCurrentIndex(pane.model.index(0, place))
    pane.view.setFocus()
    assert pane.edit_cell()
    editor = pane.view.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    _clip("名称\t一")
    program.qtbot.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    program.settle()
    assert not program.window.findChildren(ImportPreview)
    assert "名称" in editor.text()


def test_one_value_for_the_selected_rows(program: Program, pane: ListPane) -> None:
    assert not program.desk.actions.offers("edit_rows")
    _select(pane, 0, 1, 2)
    assert program.desk.actions.trigger("edit_rows")
    program.settle()
    (dialog,) = program.window.findChildren(BulkEdit)
    assert list(dialog.ids) == pane.selected_ids()
    assert len(dialog.ids) == 3


def test_a_list_that_is_only_read_offers_what_reads(program: Program) -> None:
    kind = kind_of(Finding)
    pane = _pane(program, kind=kind, columns=tuple(field_columns(kind)), order=(), editable=False)
    menu = pane.menu.open(pane.more_button)
    said = [action.text() for action in menu.actions()]
    menu.close()
    assert not [words for words in said if "Paste" in words or "together" in words]
    assert not program.desk.actions.offers("paste_rows")
    assert [str(key) for key in pane.many.keys] == ["Ctrl+C copy"]
