from __future__ import annotations

from stdcommittee.exchange.tabular import Merge, read_table_file
from stdcommittee.exchange.tabular.archive import Archive
from stdcommittee.exchange.tabular.wordprocessing import WordCell, read_word
from tests.builders.word import (
    cell,
    document,
    first_of_merged,
    merged_with_above,
    paragraphs,
    row,
    spanning,
    table,
)


def test_tables_become_sheets_on_their_grid() -> None:
    rows = [
        ("标准号", "标准名称", "状态"),
        row([first_of_merged("GB 1"), spanning("导则\n规则", 2)]),
        row([merged_with_above(), cell("通则"), cell("现行")]),
        row([cell("GB 2"), cell("x"), cell("")], '<w:gridBefore w:val="1"/>'),
    ]
    book = read_table_file(document(paragraphs("题名") + table(rows) + table([("a",)])), "a.docx")
    first, second = book.sheets
    assert (book.format, first.name, second.name) == ("docx", "1", "2")
    assert [r.cells for r in first.rows] == [
        ("标准号", "标准名称", "状态"),
        ("GB 1", "导则\n规则", ""),
        ("", "通则", "现行"),
        ("", "GB 2", "x", ""),
    ]
    assert first.merged == (Merge(2, 0, 3, 0), Merge(2, 1, 2, 2))
    assert first.unmerged().rows[2].cells == ("GB 1", "通则", "现行")


def test_cells_that_old_files_merge_across() -> None:
    across = row([cell("a", '<w:hMerge w:val="restart"/>'), cell("b", "<w:hMerge/>"), cell("c")])
    data = document(table([across]))
    (found,) = read_word(Archive(data, "a.docx")).body.tables
    assert found == ((WordCell("a\nb", 0, 2), WordCell("c", 2)),)


def test_all_sections_and_the_right_headers_count() -> None:
    section = '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="h2"/></w:sectPr></w:pPr></w:p>'
    headers = {
        "default": paragraphs("last"),
        "even": paragraphs("even"),
        "first": paragraphs("1st"),
    }
    data = document(section.replace("h2", "h1") + paragraphs("text"), headers)
    found = read_word(Archive(data, "a.docx"))
    assert [block.paragraphs[0] for block in found.headers] == ["last"]
    assert "text" in found.body.paragraphs
