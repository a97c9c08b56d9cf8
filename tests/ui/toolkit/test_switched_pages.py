"""Pages under one switch: built when first seen, the last one remembered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from stdcommittee.base.messages import Message
from stdcommittee.services.session import Session
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.switched_pages import Pages, SwitchedPages
from stdcommittee.ui.toolkit.tabs import TabBar
from tests.ui.desks import Program, open_desk


class _Page(QLabel):
    opened: tuple[str, int] = ("", 0)

    def open_record(self, kind: str, record_id: int) -> None:
        self.opened = (kind, record_id)


@pytest.fixture
def program(look: Look, session: Session, qtbot: QtBot) -> Iterator[Program]:
    with open_desk(look, session, qtbot) as made:
        yield made


def _pages(desk: Desk) -> SwitchedPages:
    pages = {
        "person": (Message("People"), lambda _desk: _Page("a")),
        "other": (Message("Committees"), lambda _desk: QLabel("b")),
    }
    return SwitchedPages(desk, pages, name="test")


def test_turning(program: Program) -> None:
    switched = _pages(program.desk)
    program.show(switched)
    first = switched.page("person")
    assert first.isVisible()
    switched.bar.setCurrentIndex(1)
    assert switched.page("other").isVisible()
    assert not first.isVisible()
    assert switched.page("person") is first
    assert switched.may_leave()


def test_a_record_turns_to_its_page(program: Program) -> None:
    switched = _pages(program.desk)
    program.show(switched)
    switched.turn_to("other")
    switched.open_record("person", 7)
    page = switched.page("person")
    assert isinstance(page, _Page)
    assert page.opened == ("person", 7)
    switched.open_record("ballot", 1)  # shown elsewhere
    assert page.isVisible()
    with pytest.raises(KeyError):
        switched.page("ballot")


def _grouped(desk: Desk) -> SwitchedPages:
    inner = {
        "liaison": (Message("Liaisons"), lambda _desk: _Page("b")),
        "call": (Message("Calls"), lambda _desk: _Page("c")),
    }
    pages: Pages = {
        "person": (Message("People"), lambda _desk: _Page("a")),
        "experts": (Message("Experts"), inner),
    }
    return SwitchedPages(desk, pages, name="test")


def test_pages_that_stand_together_have_a_second_switch(program: Program) -> None:
    switched = _grouped(program.desk)
    program.show(switched)
    assert [bar.accessibleName() for bar in _bars(switched)] == ["What is listed"]
    switched.open_record("call", 7)
    page = switched.page("call")
    assert isinstance(page, _Page)
    assert page.opened == ("call", 7)
    assert page.isVisible()
    assert [bar.accessibleName() for bar in _bars(switched)] == ["What is listed", "Experts"]
    switched.bar.setCurrentIndex(0)
    assert switched.page("person").isVisible()
    assert [bar.accessibleName() for bar in _bars(switched)] == ["What is listed"]
    switched.bar.setCurrentIndex(1)
    assert page.isVisible()
    switched.turn_to("liaison")
    assert switched.page("liaison").isVisible()
    assert not page.isVisible()
    assert switched.may_leave()
    again = _grouped(program.desk)
    program.show(again)
    assert again.page("liaison").isVisible()


def test_every_page_is_named_in_the_order_of_the_switch(program: Program) -> None:
    switched = _grouped(program.desk)
    program.show(switched)
    for name in switched.names:
        switched.turn_to(name)
        assert switched.page(name).isVisible()
    assert len(switched.names) == 3


def _bars(switched: SwitchedPages) -> list[TabBar]:
    return [bar for bar in switched.findChildren(TabBar) if bar.isVisible()]
