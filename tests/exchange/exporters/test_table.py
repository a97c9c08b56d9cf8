"""Tables of texts come back as they were, and nothing in them is a formula."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdcommittee.exchange.exporters.table import as_csv, as_xlsx
from stdcommittee.exchange.tabular import read_table_file

MOMENT = dt.datetime(2026, 6, 11, 9, 30, tzinfo=dt.UTC)
CELLS = st.sampled_from(
    ["委员01", "5.2, 与 6.3 矛盾", "=1+1", 'say "no"', "https://example.org", "1"]
)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5))
def test_what_is_written_is_read_again(rows: list[tuple[str, str, str]]) -> None:
    table = [["单位", "Name", "理由"], *map(list, rows)]
    for data, name in ((as_csv(table), "t.csv"), (as_xlsx(table, MOMENT), "t.xlsx")):
        (page,) = read_table_file(data, name).sheets
        assert [[str(cell) for cell in row.cells] for row in page.rows] == table


def test_text_opens_in_the_right_script() -> None:
    assert as_csv([["单位"]]).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "=1+1"])
def test_no_cell_is_a_formula(text: str) -> None:
    (page,) = read_table_file(as_xlsx([["A"], [text]], MOMENT), "t.xlsx").sheets
    assert list(page.rows[1].cells) == [text]
