from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.base.messages import Bilingual
from stdcommittee.reports.pdf.blocks.columns import PADDING, Column, Look, column_widths
from stdcommittee.reports.pdf.blocks.tables import Group, Row, Table
from stdcommittee.reports.pdf.blocks.texts import Align, Caption
from stdcommittee.reports.pdf.document import Document
from stdcommittee.reports.pdf.flow import Strip
from stdcommittee.reports.pdf.inline import Mark
from stdcommittee.reports.pdf.setting import Setting
from stdcommittee.reports.pdf.styles import WIDTH
from tests.reports.pdf.reading import squeezed, texts
from tests.reports.pdf.sample import about


def widths(rows: list[tuple[str, ...]], *given_widths: float | None) -> list[float]:
    setting = Setting("zh")
    columns = [Column("头", width) for width in given_widths]
    looks = [setting.styles.cell for _ in columns]
    return column_widths(columns, looks, rows, WIDTH, setting)


def test_widths_fill_the_room() -> None:
    assert sum(widths([("短", "一个长得多的单元格")], None, None)) == pytest.approx(WIDTH)


def test_given_widths_are_kept() -> None:
    found = widths([("a", "b", "c")], 50.0, None, 60.0)
    assert (found[0], found[2]) == (50.0, 60.0)
    assert sum(found) == pytest.approx(WIDTH)


def test_given_widths_that_do_not_fit_are_narrowed() -> None:
    found = widths([("a", "b", "c")], 400.0, None, 400.0)
    assert sum(found) == pytest.approx(WIDTH)
    assert found[0] == found[2]


def test_columns_keep_what_they_need_when_one_needs_too_much() -> None:
    number, text = widths([("GB/T 17694.1—2009", "很长的文字" * 60)], None, None)
    need = 2 * PADDING + 17 * 8.8 * 0.55
    assert need * 0.8 < number < need * 1.3
    assert number + text == pytest.approx(WIDTH)


@given(
    st.lists(st.tuples(*[st.text(alphabet="中文 abc", max_size=60)] * 4), min_size=1, max_size=5)
)
def test_no_column_vanishes(rows: list[tuple[str, ...]]) -> None:
    found = widths(rows, None, None, None, None)
    assert min(found) > 2 * PADDING
    assert sum(found) == pytest.approx(WIDTH)


def strips(table: Table) -> list[Strip]:
    return table.strips(WIDTH, Setting("zh"))


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="cells"):
        strips(Table((Column("a"), Column("b")), [("1", "2"), ("1",)]))


def test_head_and_first_rows_stay_with_the_caption() -> None:
    found = strips(Table((Column("a"),), [("1",), ("2",), ("3",)], Caption("表 1", "数据")))
    assert [strip.keep for strip in found] == [True, True, True, True, False]


def test_group_rows_stay_with_the_next() -> None:
    found = strips(Table((Column("a"),), [("1",), ("2",), Group("组"), ("3",), ("4",), ("5",)]))
    assert found[3].keep


def test_keys_lead_to_rows_and_tables() -> None:
    table = Table((Column("a"),), [Row(("1",), key="row"), Group("组", key="group")], key="table")
    assert [strip.anchors for strip in strips(table)] == [("table",), ("row",), ("group",)]


def test_marks_in_cells_are_known() -> None:
    found = strips(Table((Column("a"),), [(("甲", Mark(4)),), ("乙",)]))
    assert [strip.marks for strip in found] == [(), (4,), ()]


def test_all_cells_are_printed_and_very_tall_rows_run_over_pages() -> None:
    long = "".join(f"第{n}句话说明理由，" for n in range(1, 800))
    document = Document(about("zh"))
    document.table((Column("号", 40), Column("意见")), [("1", long), ("2", "短")], numbered="行")
    done = document.render()
    read = squeezed("".join(texts(done.data)))
    assert done.pages > 2
    for n in range(1, 800):
        assert f"第{n}句话" in read or f"第{n}" in read


def test_numbered_tables_say_which_rows_follow_where() -> None:
    rows = [(f"甲{n:03d}",) for n in range(1, 81)]
    document = Document(about("zh"))
    document.table((Column("名称"),), rows, Caption("表 9", "清单"), numbered="行", records=True)
    pages = [squeezed(page) for page in texts(document.render().data)]
    first = next(n for n in range(1, 81) if f"甲{n:03d}" not in pages[0])
    assert f"第{first}至80行见第2页" in pages[0]
    assert "表9清单（续）" in pages[1]
    assert f"{first}甲{first:03d}" in pages[1]
    assert "（续）" not in pages[0]


def test_a_single_row_that_follows_is_said_so() -> None:
    for count in range(30, 45):
        rows = [("x\ny",)] * count
        document = Document(about("en")).table((Column("a"),), rows, numbered="Row")
        pages = texts(document.render().data)
        if len(pages) > 1 and f"Row {count}: page 2" in pages[0]:
            pytest.fail("the last two rows are kept together")


def test_unnumbered_tables_say_where_they_go_on() -> None:
    document = Document(about("en")).table((Column("a"),), [("x",)] * 60)
    assert "Continued on page 2" in texts(document.render().data)[0]


def test_an_empty_table_has_head_and_rules() -> None:
    found = strips(Table((Column("甲"),), []))
    assert len(found) == 1
    assert not found[0].keep
    data = Document(about("zh")).table((Column("甲"),), []).paragraph("乙").render().data
    assert "甲" in texts(data)[0]


def test_right_aligned_cells_end_at_the_same_place() -> None:
    setting = Setting("en")
    table = Table((Column("n", align=Align.RIGHT, look=Look.SANS),), [("1",), ("10000",)])
    ends = []
    for strip in table.strips(WIDTH, setting)[1:]:
        (x, room, (line,), _, align) = strip.cells[0]  # type: ignore[attr-defined]
        ends.append(x + align.shift(room, line.width) + line.width)
    assert ends[0] == pytest.approx(ends[1])


def test_cells_may_be_bilingual() -> None:
    cell = Bilingual("术语", "terms")
    zh = texts(Document(about("zh")).table((Column(),), [(cell,)]).render().data)[0]
    en = texts(Document(about("en")).table((Column(),), [(cell,)]).render().data)[0]
    assert ("术语" in zh, "terms" in en, "terms" in zh) == (True, True, False)
