from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.base.errors import Unreadable
from stdcommittee.exchange.tabular import Row, read_table_file
from stdcommittee.exchange.tabular.delimited import find_delimiter

TEXT = "标准编号,标准名称\r\nGB/T 1.1—2020,标准化工作导则\r\nGB/T 7714—2015,参考文献著录规则\r\n"


def cells(data: bytes, name: str = "a.csv") -> list[tuple[str, ...]]:
    (sheet,) = read_table_file(data, name).sheets
    return [row.cells for row in sheet.rows]


@pytest.mark.parametrize(
    ("encoded", "named"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("gb18030"), "gb18030"),
        (("a" * 40 + TEXT).encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_the_encoding_is_found(encoded: bytes, named: str) -> None:
    book = read_table_file(encoded, "a.csv")
    assert book.encoding == named
    assert book.problems == ()
    assert book.sheets[0].rows[2].cells == ("GB/T 7714—2015", "参考文献著录规则")


def test_a_sign_that_only_gb18030_has_is_read() -> None:
    assert cells("名,𬭎\n值,鿔\n".encode("gb18030")) == [("名", "𬭎"), ("值", "鿔")]


def test_western_letters_are_not_taken_for_chinese_ones() -> None:
    book = read_table_file("Référence;Année\nÉdition française;2020\n".encode("cp1252"), "a.csv")
    assert book.encoding == "cp1252"
    assert book.sheets[0].rows[1].cells == ("Édition française", "2020")


def test_a_damaged_sign_in_utf8_costs_only_itself() -> None:
    data = ("标准编号,标准名称\n" + "导则,规则\n" * 50).encode() + b"\xe5\xff,x\n"
    book = read_table_file(data, "a.csv")
    assert book.encoding == "utf-8"
    assert book.sheets[0].rows[1].cells == ("导则", "规则")
    assert [str(problem) for problem in book.problems] == [
        "a.csv has 2 characters that cannot be decoded as utf-8."
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "，"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    rows = ["编号 name 说明", "1 a 甲", "2 b 乙"]
    text = "\n".join(row.replace(" ", delimiter) for row in rows)
    assert cells(text.encode())[1] == ("1", "a", "甲")


def test_commas_in_prose_do_not_beat_the_real_delimiter() -> None:
    assert find_delimiter("a;b;c\n1;x, y, z;2\n3;q, r;4\n") == ";"
    assert find_delimiter("a\tb\n1, 2, 3\tx\n1, 2\ty, z\n") == "\t"
    assert find_delimiter("just one column\nof words\n") == ","


def test_the_delimiter_that_excel_writes_down_is_believed() -> None:
    assert cells(b"sep=;\r\na,b;c\r\n1,2;3\r\n") == [("a,b", "c"), ("1,2", "3")]


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    (sheet,) = read_table_file(b'title,\n\n"a\nb",c\nd,e,f\ng\n\n\n', "a.csv").sheets
    assert sheet.rows == (
        Row(1, ("title", "")),
        Row(2, ()),
        Row(3, ("a\nb", "c")),
        Row(4, ("d", "e", "f")),
        Row(5, ("g",)),
    )
    assert sheet.width == 3
    assert sheet.rows[4].at(1) == "" == sheet.rows[4].at(-1)
    assert sheet.rows[1].blank


def test_an_unclosed_quotation_mark_does_not_swallow_the_rest() -> None:
    book = read_table_file(b'a,b\n1,"x"\n2,"y\n3,z\n4,w\n', "a.csv")
    assert [row.cells for row in book.sheets[0].rows] == [
        ("a", "b"),
        ("1", "x"),
        ("2", '"y'),
        ("3", "z"),
        ("4", "w"),
    ]
    assert [row.number for row in book.sheets[0].rows] == [1, 2, 3, 4, 5]
    assert "Row 3" in str(book.problems[0])


def test_a_closed_cell_of_several_lines_at_the_end_is_left_alone() -> None:
    book = read_table_file(b'a,b\n1,"x\ny ""z"""', "a.csv")
    assert book.problems == ()
    assert book.sheets[0].rows[1].cells == ("1", 'x\ny "z"')


def test_nul_characters_are_left_out_and_said() -> None:
    book = read_table_file(b"a,b\n1,x\0y\n", "a.csv")
    assert book.sheets[0].rows[1].cells == ("1", "xy")
    assert "NUL" in str(book.problems[0])


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\0" * 64])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"a\.csv is empty"):
        read_table_file(data, "a.csv")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(Unreadable, match="not text"):
        read_table_file(bytes(range(256)) * 40, "a.csv")


@given(
    st.lists(
        st.lists(
            st.text(
                st.characters(
                    codec="utf-8", exclude_categories=("Cc", "Cs"), include_characters="\t\n"
                )
            ),
            min_size=3,
            max_size=3,
        ),
        min_size=1,
        max_size=6,
    )
)
def test_what_a_spreadsheet_writes_is_read_back(rows: list[list[str]]) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
    writer.writerow(["第一列", "second", "third"])
    writer.writerows(rows)
    found = cells(stream.getvalue().encode("utf-8-sig"))
    assert found[1:] == [tuple(row) for row in rows]
