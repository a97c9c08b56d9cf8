"""The records behind a figure: counted and left out, each opens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from stdcommittee.base.messages import Message
from stdcommittee.domain.supervision.measures import Line, Measure, MeasureState, MeasureUnit
from stdcommittee.ui.dialogs.duty_records import MeasureRecords, explained, judgement_cell
from tests.ui.desks import Program
from tests.ui.seeing import unnamed


def _line(number: int, *, good: bool | None = None, record: int = 0) -> Line:
    return Line(
        kind="project",
        record=record or number,
        cells=(f"20240{number}", "计划"),
        judgement="in time" if good else "late",
        good=good,
    )


def _measure(**values: object) -> Measure:
    filled: dict[str, object] = {
        "indicator": "projects.on_time",
        "label": Message("Projects on time"),
        "counts": Message("Projects submitted in time."),
        "among": Message("Projects due."),
        "unit": MeasureUnit.SHARE,
        "value": None,
        "numerator": 1,
        "denominator": 2,
        "limit": None,
        "rules": (),
        "columns": (Message("Number"), Message("Title")),
        "counted": (_line(1, good=True), _line(2, good=False)),
        "left_out": (_line(3),),
        "state": MeasureState.PLAIN,
    }
    return Measure(**{**filled, **values})  # type: ignore[arg-type]


@pytest.fixture
def dialog(program: Program) -> MeasureRecords:
    measure = _measure()
    made = MeasureRecords(program.desk, program.window, measure, measure.label)
    made.open()
    program.qtbot.waitUntil(made.isActiveWindow)
    return made


def test_it_lists_what_counts_and_what_was_left_out(dialog: MeasureRecords) -> None:
    assert [(str(head.label), head.count) for head in dialog.table.rows.heads] == [
        ("Counted", 2),
        ("Left out", 1),
    ]
    assert [dialog.table.row(n).record for n in dialog.table.rows.ids] == [1, 2, 3]
    assert unnamed(dialog) == []


@pytest.mark.parametrize("place", [0, 1, 2])
def test_enter_opens_each_record_and_closes(
    dialog: MeasureRecords, program: Program, place: int
) -> None:
    opened: list[tuple[str, int]] = []
    program.desk.record_asked.connect(lambda kind, number: opened.append((kind, number)))
    dialog.table.select_id(dialog.table.rows.ids[place])
    program.qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert opened == [("project", place + 1)]
    assert not dialog.isVisible()


def test_a_line_without_record_cannot_be_opened(program: Program) -> None:
    line = Line(kind="report", record=0, cells=("2025",), good=False)
    made = MeasureRecords(program.desk, program.window, _measure(counted=(line,)), "t")
    made.table.select_id(made.table.rows.ids[0])
    assert not made.open_button.isEnabled()
    made.deleteLater()


def test_what_is_counted_is_said_in_words() -> None:
    assert str(explained(_measure())) == "Projects submitted in time. Taken among: Projects due."
    assert str(explained(_measure(among=""))) == "Projects submitted in time."


def test_a_judgement_is_never_colour_alone() -> None:
    for good in (True, False):
        cell = judgement_cell(_line(1, good=good))
        assert cell.icon
        assert cell.text
