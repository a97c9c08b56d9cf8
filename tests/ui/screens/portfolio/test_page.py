"""The portfolio screen: list, filters, the card of a standard, adding and removing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from stdcommittee.base.conditions import Is
from stdcommittee.domain.charts.marks import Label
from stdcommittee.domain.portfolio.records import Standard
from stdcommittee.services.history import newest_operation
from stdcommittee.ui.screens.portfolio.page import PortfolioPage
from stdcommittee.ui.theme.tokens import Scheme
from stdcommittee.ui.toolkit.chart_view import ChartView
from stdcommittee.ui.toolkit.labels import Label as Words
from tests.ui.desks import Program
from tests.ui.seeing import unnamed


@pytest.fixture
def page(program: Program) -> PortfolioPage:
    made = PortfolioPage(program.desk)
    program.show(made)
    return made


def _references(page: PortfolioPage) -> list[str]:
    session = page.desk.session
    with session.reading() as reader:
        found = reader.many(Standard, page.list.model.ids)
    return [found[number].reference for number in page.list.model.ids]


def _id(program: Program, reference: str) -> int:
    with program.desk.session.reading() as reader:
        found = reader.first(Standard, Is("reference", reference))
    assert found is not None
    return found.id


def test_lists_by_number_with_what_is_to_be_looked_into(page: PortfolioPage) -> None:
    assert _references(page) == [
        "GB/T 90001—2023",
        "GB/T 90002—2023",
        "GB/T 90003—2023",
        "GB/T 90004—2023",
        "ISO 9001:2008",
    ]
    states = [page.list.model.lines(row) for row in range(4)]
    said = [str(lines.state.text) for lines in states if lines is not None]
    assert said == ["review overdue", "1 reference ended", "Withdrawn", "review due"]


def test_chip_leaves_what_rests_on_an_ended_standard(page: PortfolioPage, program: Program) -> None:
    page.list.filters.changed.emit(page.list.filters.filters.with_chip("weak", on=True))
    program.settle()
    assert _references(page) == ["GB/T 90001—2023", "GB/T 90002—2023"]


def test_chip_leaves_what_is_to_be_reviewed(page: PortfolioPage, program: Program) -> None:
    page.list.filters.changed.emit(page.list.filters.filters.with_chip("due", on=True))
    program.settle()
    assert "GB/T 90001—2023" in _references(page)
    assert "GB/T 90002—2023" not in _references(page)


def test_the_card_shows_graph_life_and_concerns(page: PortfolioPage, program: Program) -> None:
    page.open_record("standard", _id(program, "GB/T 90002—2023"))
    program.settle()
    charts = page.detail.findChildren(ChartView)
    texts = {mark.text for view in charts for mark in view.chart.marks if isinstance(mark, Label)}
    assert {"cites", "GB/T 90003—2023", "Withdrawn", "Published", "Today"} <= texts
    said = {label.text() for label in page.detail.findChildren(Words)}
    assert any("90002" in text or "地理信息" in text for text in said)
    assert page.detail.details is not None
    assert len(page.detail.details.extra.concerns) == 1


def test_a_node_of_the_graph_opens_its_standard(page: PortfolioPage, program: Program) -> None:
    page.open_record("standard", _id(program, "GB/T 90002—2023"))
    program.settle()
    asked: list[tuple[str, int]] = []
    program.desk.record_asked.connect(lambda kind, number: asked.append((kind, number)))
    graph = page.detail.findChildren(ChartView)[0]
    graph.setFocus()
    program.qtbot.keyClick(graph, Qt.Key.Key_Right)
    program.qtbot.keyClick(graph, Qt.Key.Key_Return)
    assert asked == [("standard", _id(program, "GB/T 90003—2023"))]


def test_a_standard_is_added_by_keyboard(page: PortfolioPage, program: Program) -> None:
    program.press(Qt.Key.Key_N, ctrl=True)
    program.type("GB/T 91234-2025")
    program.press(Qt.Key.Key_S, ctrl=True)
    program.settle()
    assert not page.detail.editing
    assert page.list.total == 6


def test_removed_by_key_and_brought_back_by_undo(page: PortfolioPage, program: Program) -> None:
    session = program.desk.session
    page.open_record("standard", _id(program, "GB/T 90004—2023"))
    program.settle()
    page.list.view.setFocus()
    program.qtbot.keyClick(page.list.view, Qt.Key.Key_Delete)
    program.settle()
    assert page.list.total == 4
    session.undo(newest_operation(session))
    program.settle()
    assert page.list.total == 5


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_opens_in_every_theme_and_language(
    page: PortfolioPage, program: Program, scheme: Scheme, language: str
) -> None:
    program.desk.look.theme.set_scheme(scheme)
    program.desk.look.language.speak(language)
    program.desk.look.theme.set_zoom(200)
    program.settle()
    assert unnamed(page) == []
