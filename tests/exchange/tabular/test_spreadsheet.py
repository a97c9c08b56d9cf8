from __future__ import annotations

import datetime as dt
import io

import pytest
import xlsxwriter

from stdcommittee.base.errors import Unreadable
from stdcommittee.exchange.tabular import Merge, Row, Workbook, read_table_file
from stdcommittee.exchange.tabular.spreadsheet import number_text, value_text
from tests.builders.compound import compound_file, xls_of
from tests.builders.packages import XLSX_PARTS, ods_cell, ods_of, package, xlsx_of


def workbook() -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("征求意见")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    clock = book.add_format({"num_format": "[h]:mm"})
    sheet.write_row("A1", ["编号", "值"])
    values = [
        ("whole", 3.0),
        ("part", 0.1 + 0.2),
        ("small", 1e-7),
        ("yes", True),
        ("digits", 123456789012345.0),
    ]
    for row, (name, value) in enumerate(values, 2):
        sheet.write(row, 0, name)
        sheet.write(row, 1, value)
    sheet.write_datetime("C3", dt.date(2026, 1, 5), day)
    sheet.write_datetime("C4", dt.datetime.fromisoformat("2026-01-05T14:30"), moment)
    sheet.write_number("C5", 1.5, clock)
    sheet.write_string("C6", "two\nlines\tand a tab")
    sheet.merge_range("A9:A11", "FR")
    sheet.write("B9", "1")
    sheet.write("B11", "3")
    book.add_worksheet("empty")
    hidden = book.add_worksheet("hidden")
    hidden.write("A1", "x")
    hidden.hide()
    book.close()
    return stream.getvalue()


def test_cells_become_what_a_person_sees() -> None:
    book = read_table_file(workbook(), "a.xlsx")
    first = book.sheets[0]
    assert first.name == "征求意见"
    assert first.rows[1] == Row(2, ("", "", ""))
    assert [row.cells for row in first.rows[2:7]] == [
        ("whole", "3", "2026-01-05"),
        ("part", "0.3", "2026-01-05 14:30"),
        ("small", "0.0000001", "36:00"),
        ("yes", "TRUE", "two\nlines\tand a tab"),
        ("digits", "123456789012345", ""),
    ]
    assert [(sheet.name, sheet.hidden, len(sheet.rows)) for sheet in book.sheets[1:]] == [
        ("empty", False, 0),
        ("hidden", True, 1),
    ]


def test_merged_cells_can_be_filled_downwards() -> None:
    sheet = read_table_file(workbook(), "a.xlsx").sheets[0]
    assert sheet.merged == (Merge(9, 0, 11, 0),)
    assert [row.cells[:2] for row in sheet.unmerged().rows[8:]] == [
        ("FR", "1"),
        ("FR", ""),
        ("FR", "3"),
    ]
    assert sheet.unmerged().unmerged() == sheet.unmerged()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (False, "FALSE"),
        (-0.0, "0"),
        (1e20, "100000000000000000000"),
        (2.50, "2.5"),
        (dt.time(3, 4, 5), "03:04:05"),
        (dt.timedelta(hours=-1, seconds=-5), "-1:00:05"),
        (dt.date(2026, 1, 5), "2026-01-05"),
        (7, "7"),
    ],
)
def test_values_as_text(value: object, text: str) -> None:
    assert value_text(value) == text


def test_numbers_have_no_exponent() -> None:
    assert number_text(1.5e-5) == "0.000015"
    assert number_text(1234567.25) == "1234567.25"


def test_xls() -> None:
    book = read_table_file(xls_of({(0, 0): "编号", (0, 1): "n", (2, 0): "GB 1", (2, 1): 3.0}), "a")
    assert book.format == "xls"
    assert book.sheets[0].rows == (Row(1, ("编号", "n")), Row(2, ("", "")), Row(3, ("GB 1", "3")))


def test_ods_keeps_tabs_breaks_and_repetitions() -> None:
    rich = (
        '<table:table-cell office:value-type="string"><text:p>a<text:s text:c="3"/>b'
        "<text:tab/>c</text:p><text:p>d<text:line-break/>e <text:a>link</text:a>!</text:p>"
        "</table:table-cell>"
    )
    table = (
        '<table:table table:name="甲"><table:table-header-rows><table:table-row>'
        + ods_cell("编号")
        + ods_cell("x", 'table:number-columns-repeated="2"')
        + "</table:table-row></table:table-header-rows>"
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        f"<table:table-row>{rich}"
        '<table:table-cell office:value-type="float" office:value="3"><text:p>3,0</text:p>'
        "</table:table-cell>"
        '<table:table-cell office:value-type="date" office:date-value="2026-01-05T00:00:00"/>'
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
        "</table:table-row>"
        "<table:table-row>" + ods_cell("FR", 'table:number-rows-spanned="2"') + "</table:table-row>"
        "<table:table-row><table:covered-table-cell/>"
        f"{ods_cell('y')}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="1024"/></table:table-row></table:table>'
    )
    (sheet,) = read_table_file(ods_of(table), "a.ods").sheets
    assert sheet.name == "甲"
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (1, ("编号", "x", "x")),
        (2, ()),
        (3, ()),
        (4, ("a   b\tc\nd\ne link!", "3", "2026-01-05", "TRUE")),
        (5, ("FR",)),
        (6, ("", "y")),
    ]
    assert sheet.unmerged().rows[5].cells == ("FR", "y")


def test_excel_xml_of_2003() -> None:
    xml = (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表">'
        '<Table><Row ss:Index="2"><Cell ss:Index="2"><Data ss:Type="String">编号</Data></Cell>'
        '<Cell ss:MergeAcross="1"><Data ss:Type="Number">3.0</Data></Cell>'
        '<Cell><Data ss:Type="Boolean">1</Data></Cell>'
        '<Cell><Data ss:Type="DateTime">2026-01-05T00:00:00.000</Data></Cell></Row></Table>'
        "</Worksheet></Workbook>"
    )
    (sheet,) = read_table_file(xml.encode(), "a.xls").sheets
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (1, ()),
        (2, ("", "编号", "3", "", "TRUE", "2026-01-05")),
    ]


def test_web_pages_that_are_called_xls() -> None:
    page = (
        "<html><head><meta charset='gb2312'><style>td {}</style></head><body><table>"
        "<tr><th>编号</th><th>名称</th><th>备注</th></tr>"
        "<tr><td rowspan=2>GB 1</td><td>导则<br>第1部分</td><td>现行</td></tr>"
        "<tr><td>规则&nbsp;二</td><td>废止</td></tr></table></body></html>"
    )
    book = read_table_file(page.encode("gbk"), "导出.xls")
    assert book.format == "html"
    assert [row.cells for row in book.sheets[0].unmerged().rows] == [
        ("编号", "名称", "备注"),
        ("GB 1", "导则\n第1部分", "现行"),
        ("GB 1", "规则\xa0二", "废止"),
    ]


HOSTILE: dict[str, tuple[bytes, str]] = {
    "far cell": (xlsx_of({"A1": "a", "XFD1048576": "b"}), "reaches over"),
    "far cell in xls": (xls_of({(0, 0): "a", (65535, 60000): "b"}), "reaches over"),
    "repeated cells": (
        ods_of(
            '<table:table table:name="S"><table:table-row table:number-rows-repeated="1000000">'
            + ods_cell("x", 'table:number-columns-repeated="16000"')
            + "</table:table-row></table:table>"
        ),
        "repeats its rows",
    ),
    "bomb": (package({"xl/workbook.xml": b"0" * (64 << 20)}), "would unpack to 64 MB"),
    "entities": (
        package(
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "content.xml": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
            }
        ),
        "document type",
    ),
    "password": (xls_of({(0, 0): "a"}, password=True), "password"),
    "encrypted package": (compound_file({"EncryptedPackage": b"x"}), "password"),
    "old word": (compound_file({"WordDocument": b"x"}), r"\.doc"),
    "pdf": (b"%PDF-1.7 ...", "PDF"),
    "rtf": (b"{\\rtf1 x}", "RTF"),
    "cut off": (workbook()[:900], "damaged"),
    "zip of nothing": (package({"a.txt": "x"}), "compressed archive"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_and_foreign_files_are_refused_in_words(what: str) -> None:
    data, words = HOSTILE[what]
    with pytest.raises(Unreadable, match=words) as caught:
        read_table_file(data, "文件.xlsx")
    assert caught.value.advice is not None


def test_a_formatted_but_empty_far_cell_is_no_obstacle() -> None:
    stray = '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>'
        f"{stray}</worksheet>"
    )
    data = package({**XLSX_PARTS, "xl/worksheets/sheet1.xml": sheet})
    assert read_table_file(data, "a.xlsx").sheets[0].rows == (Row(1, ("a",)),)


def test_a_zip_flagged_as_encrypted_is_refused() -> None:
    data = bytearray(xlsx_of({"A1": "a"}))
    for place in _headers(bytes(data), b"PK\x01\x02"):
        data[place + 8] |= 1
    with pytest.raises(Unreadable, match="password"):
        read_table_file(bytes(data), "a.xlsx")


def _headers(data: bytes, mark: bytes) -> list[int]:
    found, place = [], data.find(mark)
    while place >= 0:
        found.append(place)
        place = data.find(mark, place + 4)
    return found


def test_content_is_believed_before_the_extension() -> None:
    assert isinstance(read_table_file(b"a;b\n1;2\n", "a.xlsx"), Workbook)
    assert read_table_file(workbook(), "a.csv").format == "xlsx"
