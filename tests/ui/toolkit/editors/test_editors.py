"""Every kind of field is shown, typed, refused and given back as its record holds it."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from stdcommittee.base.fields import Field, FieldKind
from stdcommittee.base.records import kind_named
from stdcommittee.domain.portfolio.records import StandardStatus
from stdcommittee.services.editing import save
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.editors.link import LinkEditor
from stdcommittee.ui.toolkit.form_editor import FieldEditor, editor_for, editors
from tests.ui.desks import Program
from tests.workspaces import standard


def editor(desk: Desk, kind: FieldKind, **options: object) -> FieldEditor:
    return editor_for(desk, Field(label="Name", name="name", kind=kind, **options))  # type: ignore[arg-type]


def line(made: FieldEditor) -> QLineEdit:
    found = made.focusProxy()
    inner = found if isinstance(found, QLineEdit) else made.findChild(QLineEdit)
    assert isinstance(inner, QLineEdit)
    return inner


def typed(made: FieldEditor, text: str) -> object:
    line(made).clear()
    line(made).insert(text)  # as an input method does
    return made.value()


def test_every_kind_that_people_edit_has_an_editor() -> None:
    assert set(editors()) == set(FieldKind) - {FieldKind.DATA}


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FieldKind.TEXT, "GB/T 1.1—2020"),
        (FieldKind.TEXT, ""),
        (FieldKind.LONG, "第一行\n第二行"),
        (FieldKind.NUMBER, 18),
        (FieldKind.NUMBER, 0),
        (FieldKind.DATE, dt.date(2026, 1, 5)),
        (FieldKind.DATE, None),
        (FieldKind.PARTIAL, "2026-01"),
        (FieldKind.PARTIAL, ""),
        (FieldKind.MOMENT, dt.datetime(2026, 1, 5, 9, 30, tzinfo=dt.UTC)),
        (FieldKind.FLAG, True),
        (FieldKind.FLAG, False),
        (FieldKind.TAGS, ("01.120", "35.240.70")),
        (FieldKind.TAGS, ()),
    ],
)
def test_a_value_shown_is_given_back_and_is_no_change(
    desk: Desk, kind: FieldKind, value: object
) -> None:
    defaults = {FieldKind.NUMBER: 0, FieldKind.TAGS: (), FieldKind.FLAG: False}
    made = editor(desk, kind, default=defaults.get(kind))
    heard: list[bool] = []
    made.changed.connect(lambda: heard.append(True))
    made.show_value(value)
    assert made.value() == value
    assert made.objection() is None
    assert heard == []


@pytest.mark.parametrize(
    "text", ["2026-01-05", "2026-1-5", "20260105", "2026年1月5日", "2026.1.5", "2026/01/05"]
)
def test_a_day_may_be_typed_in_many_ways(desk: Desk, text: str) -> None:
    assert typed(editor(desk, FieldKind.DATE), text) == dt.date(2026, 1, 5)


@pytest.mark.parametrize("text", ["2026-13-01", "2026-02-30", "soon", "5"])
def test_what_is_no_day_is_said(desk: Desk, text: str) -> None:
    made = editor(desk, FieldKind.DATE)
    typed(made, text)
    assert made.objection() is not None


def test_a_month_will_do_where_the_record_allows_it(desk: Desk) -> None:
    assert typed(editor(desk, FieldKind.PARTIAL), "2026年1月") == "2026-01"
    whole = editor(desk, FieldKind.DATE)
    typed(whole, "2026-01")
    assert whole.objection() is not None


def test_figures_only(desk: Desk) -> None:
    made = editor(desk, FieldKind.NUMBER, default=0)
    assert typed(made, "24") == 24
    typed(made, "two")
    assert made.objection() is not None or made.value() == 0


def test_several_texts_are_parted_by_any_comma_and_stand_once(desk: Desk) -> None:
    made = editor(desk, FieldKind.TAGS, default=())
    line(made).setText("01.120, 35.240；35.240、 A75 ,")
    assert made.value() == ("01.120", "35.240", "A75")


def test_a_choice_by_keyboard(desk: Desk) -> None:
    made = editor(
        desk, FieldKind.CHOICE, choices=StandardStatus, default=next(iter(StandardStatus))
    )
    box = made.focusProxy()
    assert isinstance(box, QWidget)
    known = list(StandardStatus)
    made.show_value(known[0])
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert made.value() is known[1]


def test_a_choice_that_may_be_open(desk: Desk) -> None:
    made = editor(desk, FieldKind.CHOICE, choices=StandardStatus)
    made.show_value(None)
    assert made.value() is None


def test_a_record_is_picked_by_typing(program: Program) -> None:
    desk = program.desk
    stored = save(desk.session, standard(7)).record
    made = editor(desk, FieldKind.LINK, target="standard")
    program.show(made)
    made.show_value(stored.id, kind_named("standard").headline(stored))
    assert made.value() == stored.id
    assert line(made).text() == "GB/T 90007—2023"
    line(made).setFocus()
    QTest.keyClicks(line(made), "x")
    assert made.value() is None
    assert made.objection() is not None
    line(made).clear()
    QTest.keyClicks(line(made), "90007")
    assert isinstance(made, LinkEditor)
    offers = made._suggestions._popup
    program.qtbot.waitUntil(offers.isVisible, timeout=5_000)
    QTest.keyClick(offers, Qt.Key.Key_Down)
    QTest.keyClick(offers, Qt.Key.Key_Return)
    program.qtbot.waitUntil(lambda: made.value() == stored.id, timeout=5_000)
    assert made.objection() is None


@pytest.mark.parametrize("kind", [kind for kind in FieldKind if kind is not FieldKind.DATA])
def test_a_problem_is_marked_and_taken_off(desk: Desk, kind: FieldKind) -> None:
    options: dict[str, object] = {}
    if kind is FieldKind.CHOICE:
        options["choices"] = StandardStatus
    if kind is FieldKind.LINK:
        options["target"] = "standard"
    made = editor(desk, kind, **options)
    before = made.grab().toImage()
    made.set_marked(problem=True)
    marked = made.grab().toImage()
    made.set_marked(problem=False)
    assert made.grab().toImage() == before
    assert kind is FieldKind.MOMENT or marked != before


@pytest.mark.parametrize("kind", [FieldKind.TEXT, FieldKind.DATE, FieldKind.NUMBER, FieldKind.TAGS])
def test_reading_only_keeps_what_is_shown(desk: Desk, kind: FieldKind) -> None:
    made = editor(desk, kind, default=None)
    made.set_read_only(read_only=True)
    before = made.value()
    QTest.keyClicks(line(made), "20260105")
    assert made.value() == before
