from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.ui.toolkit.filter_state import Filters
from stdcommittee.ui.toolkit.list_state import ListState, SavedViews, state_from
from stdcommittee.ui.toolkit.memory import NoMemory
from stdcommittee.ui.toolkit.table_view import Shape

NAMES = st.text(max_size=8)
FILTERS = st.builds(
    Filters, NAMES, st.dictionaries(NAMES, st.frozensets(NAMES), max_size=3), st.frozensets(NAMES)
)
STATES = st.builds(
    ListState,
    st.sampled_from(Shape),
    NAMES,
    st.booleans(),
    st.lists(NAMES, max_size=4).map(tuple),
    st.none() | st.lists(NAMES, max_size=4).map(tuple),
    st.dictionaries(NAMES, st.integers(1, 900), max_size=4),
    FILTERS,
    st.integers(0, 10**6),
)


@given(STATES)
def test_a_state_comes_back_as_it_was_kept(state: ListState) -> None:
    assert state_from(state.to_text(), ListState()) == state


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"shape": "table"}', '{"shape": 7}'])
def test_what_cannot_be_read_is_as_at_first(text: str) -> None:
    first = ListState(sort="reference")
    assert state_from(text, first) == first


def test_saved_views() -> None:
    memory = NoMemory()
    views = SavedViews(memory, "portfolio")
    state = ListState(sort="status", filters=Filters("metadata"), current=7)
    views.put("mine", state)
    views.put("a", ListState())
    assert SavedViews(memory, "portfolio").names() == ["a", "mine"]
    found = views.get("mine", ListState())
    assert (found.sort, found.filters.words, found.current) == ("status", "metadata", 0)
    views.drop("mine")
    assert views.names() == ["a"]
    assert views.get("mine", state) == state
    assert SavedViews(memory, "projects").names() == []


def test_damaged_views_are_none() -> None:
    memory = NoMemory()
    memory.keep("views/x", "{damaged")
    assert SavedViews(memory, "x").names() == []
