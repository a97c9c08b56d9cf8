from __future__ import annotations

import pytest

from stdcommittee.reports.forms.model import Cell, Grid, Row, facts, heads, label, placed, value


def cells(grid: Grid) -> list[list[tuple[int, bool]]]:
    return [[(item.column, item.goes_on) for item in row] for row in placed(grid)]


def test_a_cell_that_reaches_down_takes_its_column_in_the_rows_below() -> None:
    grid = Grid(
        (1, 1, 1),
        (
            Row((label("a", down=2), value("b"), value("c"))),
            Row((value("d", span=2),)),
            Row((value("e", span=3),)),
        ),
    )
    assert cells(grid) == [
        [(0, False), (1, False), (2, False)],
        [(0, True), (1, False)],
        [(0, False)],
    ]


@pytest.mark.parametrize(
    "row",
    [
        Row((value("one"),)),
        Row((value("a"), value("b"), value("c"))),
        Row((value("too wide", span=3),)),
    ],
)
def test_a_row_that_does_not_fill_its_columns_is_refused(row: Row) -> None:
    with pytest.raises(ValueError, match="Row"):
        placed(Grid((1, 1), (row,)))


def test_facts_stand_two_to_a_row_and_long_ones_alone() -> None:
    long = "一个相当长的标准名称，放不进半行"
    grid = facts([("a", "1"), ("b", "2"), ("c", long), ("d", "3"), ("e", "4")])
    assert [len(row.cells) for row in grid.rows] == [4, 2, 4]
    assert placed(grid)[1][1].cell.span == 3
    assert len(facts([("a", "1")]).rows[0].cells) == 2


def test_heads_are_repeated_and_emphatic() -> None:
    row = heads("a", "b")
    assert row.head
    assert row.cells == (label("a"), label("b"))
    assert isinstance(row.cells[0], Cell)
