from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.domain.charts.marks import Bar, Line, Role
from stdcommittee.domain.charts.relations import Node, relations
from tests.domain.charts.measuring import bars, labels, measure

NODE = st.builds(
    Node, st.text("abc ", max_size=30), st.text("de", max_size=9), st.sampled_from(["", "cites"])
)


def _within(bar: Bar, width: float, height: float) -> bool:
    return bar.x >= -0.01 and bar.x + bar.width <= width + 0.01 and bar.y + bar.height <= height


@given(st.lists(NODE, max_size=4), st.lists(NODE, max_size=4), st.floats(300, 1500))
def test_every_node_stands_on_the_chart_and_beside_the_others(
    left: list[Node], right: list[Node], width: float
) -> None:
    chart = relations(Node("middle"), left, right, width=width, measure=measure)
    found = bars(chart)
    assert len(found) == len(left) + len(right) + 1
    assert all(_within(bar, chart.width, chart.height) for bar in found)
    for one, other in itertools.pairwise(found):
        assert one.x != other.x or abs(one.y - other.y) >= one.height


def test_a_line_leaves_out_its_word() -> None:
    chart = relations(Node("m"), [], [Node("n", word="cites")], width=600, measure=measure)
    (word,) = [label for label in labels(chart) if label.text == "cites"]
    for mark in chart.marks:
        if isinstance(mark, Line):
            for x, _ in mark.points:
                assert not word.left < x < word.left + word.width


def test_a_node_that_went_bad_is_red_in_outline_note_and_line() -> None:
    node = Node("n", "withdrawn", "cites", Role.BAD, records=(("standard", 2),))
    chart = relations(Node("m"), [], [node], width=600, measure=measure)
    assert [bar.outline for bar in bars(chart)] == [Role.BAD, Role.SERIES3]
    reds = [mark for mark in chart.marks if getattr(mark, "role", None) is Role.BAD]
    assert len(reds) == 5  # note, word, two pieces of the line, arrow
