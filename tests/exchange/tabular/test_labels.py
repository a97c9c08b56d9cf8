"""Pages that show one record: labels and their values, however they are laid out."""

from __future__ import annotations

import pytest

from stdcommittee.base.errors import Unreadable
from stdcommittee.exchange.tabular import Workbook, read_table_file

TABLE = (
    "<table><tr><td><h1> 标准号：GB/T 1.1-2020 </h1></td></tr></table>"
    "<table><tr><td>中文标准名称：<b>导则  第1部分</b></td></tr>"
    "<tr><td>标准状态：<span>\n\n 现行 </span></td></tr><tr><td><button>反馈</button></td></tr></table>"
)
TURNS = (
    '<div><div class="col title">发布日期</div><div class="col content">2020-03-31</div>'
    '<div class="col title">备注</div><div class="col content"></div><div style="clear:both"></div>'
    "</div>"
)
TERMS = "<dl><dt>主管部门：</dt><dd>某部门</dd><dt>归口</dt><dd>TC 999</dd></dl>"
EDGES = '<div class="site-footer"><li>备案号：12345678</li></div><nav><p>主管：某机构</p></nav>'


def page(*parts: str) -> Workbook:
    text = f"<html><body>{''.join(parts)}</body></html>"
    return read_table_file(text.encode(), "page.html")


def labels(book: Workbook) -> dict[str, str]:
    assert book.whole is not None
    heads, values = book.whole.rows
    assert (heads.number, values.number) == (0, 1)
    return dict(zip(heads.cells, values.cells, strict=True))


def test_labels_of_every_layout_make_one_row() -> None:
    assert labels(page(TABLE, TURNS, TERMS)) == {
        "标准号": "GB/T 1.1-2020",
        "中文标准名称": "导则 第1部分",
        "标准状态": "现行",
        "发布日期": "2020-03-31",
        "备注": "",
        "主管部门": "某部门",
        "归口": "TC 999",
    }


def test_what_the_site_says_of_itself_is_no_value() -> None:
    assert set(labels(page(EDGES, TABLE))) == {"标准号", "中文标准名称", "标准状态"}


def test_a_page_without_tables_may_show_a_record() -> None:
    book = page(TURNS, TERMS)
    assert (book.sheets, len(labels(book))) == ((), 4)


def test_the_first_of_equal_labels_counts() -> None:
    assert labels(page(TABLE, "<p>标准号：GB/T 2</p>"))["标准号"] == "GB/T 1.1-2020"


def test_a_list_is_no_record() -> None:
    rows = "".join(f"<tr><td>GB/T {n}-2020</td><td>现行</td></tr>" for n in range(9))
    assert page(f"<p>共 9 条</p><table>{rows}</table>").whole is None


def test_a_page_of_text_is_refused() -> None:
    with pytest.raises(Unreadable, match="without a table"):
        page("<p>一：二</p><div>text</div>")
