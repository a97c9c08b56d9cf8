from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Unreadable
from stdcommittee.base.messages import Message
from stdcommittee.base.records import kind_of
from stdcommittee.domain.portfolio.records import Standard, StandardStatus
from stdcommittee.services.lists import ListRow, read_rows
from stdcommittee.services.scope import Scope
from stdcommittee.services.session import Session
from stdcommittee.ui.toolkit.buttons import Button, PrimaryButton
from stdcommittee.ui.toolkit.chip import Chip
from stdcommittee.ui.toolkit.filter_state import Filters
from stdcommittee.ui.toolkit.list_pane import ListPane
from stdcommittee.ui.toolkit.list_spec import Empty, ListSpec, Section
from stdcommittee.ui.toolkit.states import EmptyState, FailureState
from stdcommittee.ui.toolkit.table_columns import Cell, Lines, field_columns
from stdcommittee.ui.toolkit.table_view import Shape
from tests.ui.desks import Program
from tests.workspaces import standard

KIND = kind_of(Standard)
LIVE = StandardStatus.IN_FORCE


def _spec(**values: object) -> ListSpec:
    filled: dict[str, object] = {
        "name": "test",
        "kind": KIND,
        "title": Message("Standards"),
        "columns": tuple(field_columns(KIND)),
        "lines": lambda row: Lines(Cell(row.record.reference)),
        "order": ("reference",),
        "chips": ("status",),
        "empty": Empty(sentence=Message("Standards stand here."), action=Message("Add one")),
        **values,
    }
    return ListSpec(**filled)  # type: ignore[arg-type]


def _fill(program: Program, count: int) -> list[int]:
    with program.desk.session.writing("standards") as uow:
        ids = uow.add_many(
            [standard(n, status=LIVE if n % 2 else StandardStatus.DRAFT) for n in range(count)]
        )
    return list(ids)


@pytest.fixture
def ids(program: Program) -> list[int]:
    return _fill(program, 40)


def _pane(program: Program, **values: object) -> ListPane:
    made = ListPane(program.desk, _spec(**values))
    program.show(made)
    return made


def test_the_first_record_is_current_and_writes_keep_it(program: Program, ids: list[int]) -> None:
    pane = _pane(program)
    assert pane.current_id == ids[0]
    pane.show_record(ids[20])
    _fill_one(program, "A 1—2020")
    program.settle()
    assert pane.total == 41
    assert pane.current_id == ids[20]


def _fill_one(program: Program, reference: str) -> int:
    with program.desk.session.writing("one more") as uow:
        return uow.add(standard(1, reference=reference)).id


def test_a_record_that_filters_hide_takes_them_off(program: Program, ids: list[int]) -> None:
    pane = _pane(program)
    next(c for c in pane.filters.findChildren(Chip) if c.text() == "In force").click()
    program.settle()
    assert len(pane.model.ids) == 20
    pane.show_record(ids[0])
    program.settle()
    assert pane.current_id == ids[0]
    assert not pane.state.filters


def test_who_moves_on_while_the_list_is_read_stays_there(program: Program, ids: list[int]) -> None:
    pane = _pane(program)
    pane.reload()
    pane.view.select_id(ids[30])
    program.settle()
    assert pane.current_id == ids[30]


def test_a_record_just_stored_is_shown_once_it_is_read(program: Program, ids: list[int]) -> None:
    assert ids
    pane = _pane(program)
    number = _fill_one(program, "A 1—2020")
    pane.reload()
    pane.show_record(number)
    program.settle()
    assert pane.current_id == number


def test_a_record_the_list_has_not_read_yet_is_shown_once_it_is_there(
    program: Program, ids: list[int]
) -> None:
    pane = _pane(program)
    pane.show_record(ids[-1] + 1)
    program.settle()
    assert pane.current_id == ids[0]
    number = _fill_one(program, "A 1—2020")
    assert number == ids[-1] + 1
    pane.reload()
    program.settle()
    assert pane.current_id == number


def test_nobody_is_taken_away_from_what_was_chosen_or_asked_for_since(
    program: Program, ids: list[int]
) -> None:
    pane = _pane(program)
    pane.show_record(ids[-1] + 1)
    pane.view.select_id(ids[30])
    _fill_one(program, "A 1—2020")
    pane.reload()
    program.settle()
    assert pane.current_id == ids[30]
    pane.show_record(ids[-1] + 2)
    next(c for c in pane.filters.findChildren(Chip) if c.text() == "In force").click()
    program.settle()
    assert pane.state.filters


def test_arrangement_comes_back(program: Program, ids: list[int]) -> None:
    pane = _pane(program)
    pane.set_shape(Shape.TABLE)
    pane.sort("reference", reverse=True)
    pane.show_columns(["title_en"])
    pane.show_record(ids[3])
    program.settle()
    pane.hide()
    again = _pane(program)
    assert again.state.shape is Shape.TABLE
    assert again.order() == ("-reference",)
    assert again.hidden_columns() == {"title_en"}
    assert again.current_id == ids[3]


def test_sections_stand_in_the_own_order_only(program: Program, ids: list[int]) -> None:
    assert ids
    sections = [
        Section(label=Message("Live"), conditions=(Is("status", LIVE),)),
        Section(label=Message("Gone"), conditions=(Is("status", StandardStatus.WITHDRAWN),)),
    ]
    pane = _pane(program, sections=lambda: sections)
    assert [(str(head.label), head.count) for head in pane.model.heads] == [("Live", 20)]
    pane.sort("reference")
    program.settle()
    assert pane.model.heads == ()
    assert len(pane.model.ids) == 40


def test_scope_narrows(program: Program, ids: list[int]) -> None:
    assert ids
    pane = _pane(program)
    program.desk.set_scope(Scope(("SAC/TC 1",), unstated=False))
    program.settle()
    assert pane.total == 0
    program.desk.set_scope(Scope())
    program.settle()
    assert pane.total == 40


def test_an_empty_list_offers_the_first_action(program: Program) -> None:
    pane = _pane(program)
    asked: list[bool] = []
    pane.first_asked.connect(lambda: asked.append(True))
    (state,) = [s for s in pane.findChildren(EmptyState) if s.isVisible()]
    (button,) = state.findChildren(PrimaryButton)
    button.click()
    assert asked == [True]


def test_a_filter_that_nothing_meets_is_taken_off_by_its_button(
    program: Program, ids: list[int]
) -> None:
    assert ids
    pane = _pane(program)
    pane.filters.changed.emit(Filters("nowhere"))
    program.settle()
    (state,) = [s for s in pane.findChildren(EmptyState) if s.isVisible()]
    state.findChildren(PrimaryButton)[0].click()
    program.settle()
    assert len(pane.model.ids) == 40


def test_a_failure_stands_in_place_of_the_rows(program: Program, ids: list[int]) -> None:
    assert ids
    broken = [True]

    def read(session: Session, numbers: Sequence[int]) -> Mapping[int, ListRow]:
        if broken[0]:
            raise Unreadable(Message("The list cannot be read."))
        return {row.record.id: row for row in read_rows(session, KIND, numbers)}

    pane = _pane(program, read=read)
    (state,) = [s for s in pane.findChildren(FailureState) if s.isVisible()]
    assert not pane.view.isVisible()
    broken[0] = False
    again = next(b for b in state.findChildren(Button) if b.text() == "Try again")
    again.click()
    program.settle()
    assert pane.view.isVisible()


def test_a_cell_given_in_place_is_handed_on(program: Program, ids: list[int]) -> None:
    pane = _pane(program)
    heard: list[tuple[object, str, object]] = []
    pane.value_given.connect(lambda *given: heard.append(given))
    pane.model.edited.emit(ids[0], "title_zh", "改过")
    ((record, field, value),) = heard
    assert isinstance(record, Standard)
    assert (record.id, field, value) == (ids[0], "title_zh", "改过")
