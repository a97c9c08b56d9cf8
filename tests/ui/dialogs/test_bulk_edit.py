"""One value for many records: what it would change, the change, and its undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from stdcommittee.base.records import kind_of
from stdcommittee.domain.portfolio.records import Standard, StandardStatus
from stdcommittee.services.history import newest_operation
from stdcommittee.ui.dialogs.bulk_edit import BulkEdit, edit_together
from stdcommittee.ui.toolkit.asked import ChoiceBox
from tests.ui.desks import Program
from tests.ui.seeing import unnamed
from tests.workspaces import standard

KIND = kind_of(Standard)


@pytest.fixture
def ids(program: Program) -> list[int]:
    """Five standards, two of which have the code A75."""
    made = [standard(n, ccs="A75" if n > 13 else "") for n in range(11, 16)]
    with program.desk.session.writing("five") as uow:
        return list(uow.add_many(made))


def _open(program: Program, ids: list[int], like: int = 0, field: str = "ccs") -> BulkEdit:
    edit_together(program.desk, program.window, KIND, ids, like=like, field=field)
    program.settle()
    (dialog,) = program.window.findChildren(BulkEdit)
    return dialog


def _line(dialog: BulkEdit) -> QLineEdit:
    line = dialog.row.editor.findChild(QLineEdit)
    assert line is not None
    return line


def _type(program: Program, dialog: BulkEdit, text: str) -> None:
    line = _line(dialog)
    line.selectAll()
    program.qtbot.keyClicks(line, text)
    _wait(program)


def _wait(program: Program) -> None:
    """Wait for the pause after typing, and for what is worked out then."""
    program.qtbot.wait(250)
    program.settle()


def _codes(program: Program) -> list[str]:
    with program.desk.session.reading() as reader:
        return [r.ccs for r in reader.find(Standard, order=("reference",))]


def test_three_of_five_change_and_undo_takes_it_back(program: Program, ids: list[int]) -> None:
    before = _codes(program)
    dialog = _open(program, ids, like=ids[-1])
    assert dialog.row.editor.value() == "A75"  # as in the record to start from
    assert dialog.preview is not None
    assert (dialog.preview.changes, dialog.preview.unchanged, dialog.preview.refused) == (3, 2, 0)
    assert dialog.go.text() == "Change 3 records"
    first = dialog.preview.lines[0]
    assert (str(first.name)[:12], first.before, first.after) == ("GB/T 90011—2", "", "A75")
    assert _codes(program) == before
    program.qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    program.settle()
    assert _codes(program) == [*before[:1], *["A75"] * 5]
    assert not program.window.findChildren(BulkEdit)
    session = program.desk.session
    session.undo(newest_operation(session))
    assert _codes(program) == before


def test_what_is_typed_is_tried_and_nothing_to_change_cannot_be_done(
    program: Program, ids: list[int]
) -> None:
    dialog = _open(program, ids[:3], like=ids[0])
    assert dialog.preview is not None
    assert dialog.preview.unchanged == 3  # none of them has a code
    assert not dialog.go.isEnabled()
    _type(program, dialog, "B10")
    assert dialog.preview.changes == 3
    assert dialog.go.isEnabled()
    line = _line(dialog)
    program.qtbot.keyClicks(line, "1")
    assert not dialog.go.isEnabled()  # what it would do is not known yet
    _wait(program)
    assert dialog.preview.lines[0].after == "B101"


def test_a_computed_value_is_refused_with_its_reason(program: Program, ids: list[int]) -> None:
    with program.desk.session.reading() as reader:
        before = reader.many(Standard, ids)
    dialog = _open(program, ids, field="review_due")
    _type(program, dialog, "2030-01-01")
    assert dialog.preview is not None
    assert (dialog.preview.changes, dialog.preview.refused) == (0, 5)
    assert str(dialog.preview.reasons[0][1]) == "It is computed from the other fields."
    assert len(dialog.preview.reasons) < 5
    assert "1 further record" in [phrase.text() for phrase in dialog.outcome.phrases]
    assert not dialog.go.isEnabled()
    with program.desk.session.reading() as reader:
        assert reader.many(Standard, ids) == before


def test_what_is_no_value_is_said_beside_the_field(program: Program, ids: list[int]) -> None:
    dialog = _open(program, ids, field="reviewed")
    _type(program, dialog, "soon")
    assert dialog.row.objection is not None
    assert dialog.preview is None
    assert not dialog.go.isEnabled()


def test_another_field_brings_its_editor(program: Program, ids: list[int]) -> None:
    dialog = _open(program, ids)
    dialog.field.choose("status")
    dialog.field.activated.emit(dialog.field.currentIndex())
    program.settle()
    assert dialog.row.item.name == "status"
    box = dialog.row.editor.findChild(ChoiceBox)
    assert box is not None
    box.choose(StandardStatus.WITHDRAWN)
    box.activated.emit(box.currentIndex())
    _wait(program)
    dialog.go.click()
    program.settle()
    with program.desk.session.reading() as reader:
        statuses = {record.status for record in reader.many(Standard, ids).values()}
    assert statuses == {StandardStatus.WITHDRAWN}


def test_what_tells_records_apart_is_not_offered(program: Program, ids: list[int]) -> None:
    dialog = _open(program, ids)
    offered = [dialog.field.itemText(place) for place in range(dialog.field.count())]
    assert KIND.by_name["reference"].label not in offered
    assert KIND.by_name["ccs"].label in offered
    assert not unnamed(dialog)


def test_a_record_that_is_gone_meanwhile_is_passed_over(program: Program, ids: list[int]) -> None:
    dialog = _open(program, ids, like=ids[-1])
    with program.desk.session.writing("one less") as uow:
        uow.remove(Standard, ids[0])
    dialog.go.click()
    program.settle()
    assert _codes(program).count("A75") == 4
