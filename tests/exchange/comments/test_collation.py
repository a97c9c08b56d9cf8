from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import catalog
from stdcommittee.domain.comments.order import CommentOrder
from stdcommittee.exchange.comments.collation import Collation, collate, summary
from stdcommittee.exchange.comments.commentform import comment_form, write_comment_form
from stdcommittee.exchange.comments.model import CommentFile, FormHeader, ReadComment
from stdcommittee.exchange.comments.nationalform import (
    ConsultationCounts,
    NationalHead,
    write_national_form,
)
from stdcommittee.exchange.comments.reading import read_comment_file, read_comment_files
from stdcommittee.exchange.comments.spreadsheets import as_object
from stdcommittee.exchange.comments.writing import write_collation
from stdcommittee.exchange.tabular import read_table_file
from stdcommittee.exchange.tabular.archive import Archive
from stdcommittee.exchange.tabular.markup import parse_xml
from stdcommittee.exchange.tabular.wordprocessing import read_word
from stdcommittee.exchange.tabular.wordtext import w
from tests.builders.word import form

TRICKY = ReadComment(
    row=4,
    raw_id="CN-001\n-002",
    line="12–15",
    clause="3.13 & 3.14",
    element="Table 2",
    raw_type="Ed/te",
    comment="first <b>&amp; line\n\n\tindented\ttab  two spaces\n𬭎 end",
    proposed_change='Replace “x” by "y" & z',
    observation="Accepted in principle\nhttps://tracker.example/1",
)


def file_of(*clauses: str, name: str = "a.docx", header: FormHeader | None = None) -> CommentFile:
    comments = tuple(
        ReadComment(row=number, raw_id=f"CN-{number:03}", clause=clause, comment=f"about {clause}")
        for number, clause in enumerate(clauses, 1)
    )
    return CommentFile(name, comments=comments, header=header or FormHeader())


def clauses(collation: Collation) -> list[str]:
    return [item.comment.clause for item in collation.comments]


def test_both_orders_and_their_ids() -> None:
    files = (
        file_of("4.10", "B.1", "8.2.10", ""),
        file_of("4.2", "Foreword", "8.2.2", name="b.docx"),
    )
    document = collate(files)
    tool = collate(files, CommentOrder.CCT)
    assert clauses(document) == ["", "Foreword", "4.2", "4.10", "8.2.2", "8.2.10", "B.1"]
    assert clauses(tool) == ["", "4.2", "4.10", "8.2.10", "8.2.2", "B.1", "Foreword"]
    ids = {item.id: (item.file, item.comment.row) for item in document.comments}
    assert ids == {item.id: (item.file, item.comment.row) for item in tool.comments}
    assert sorted(ids) == [1, 2, 3, 4, 5, 6, 7]


def test_equal_places_keep_the_order_of_files_and_rows() -> None:
    files = [file_of("4", "4", name=name) for name in ("b", "a", "c")]
    for order in CommentOrder:
        assert [item.id for item in collate(files, order).comments] == [1, 2, 3, 4, 5, 6]


def test_the_head_says_what_the_files_agree_on() -> None:
    files = [
        file_of("4", header=FormHeader("2026-01-01", "ISO/DIS 1", "")),
        file_of("5", header=FormHeader("2026-01-02", "ISO/DIS 1", "77")),
        file_of("6"),
    ]
    assert collate(files).header == FormHeader("", "ISO/DIS 1", "77")


def test_the_name_of_a_file_suggests_who_sent_it() -> None:
    assert file_of("4", name="ISO_DIS 99999_AFNOR.docx").suggested_body == "AFNOR"


def test_a_broken_file_costs_only_itself(tmp_path: Path) -> None:
    rows = [("CN-001", "", "4", "", "te", "Some text.", "", ""), [""] * 8]
    good, broken = form([*rows, ("", "", "", "", "", "", "", "TODO")]), form(rows)[:700]
    for name, data in {"a.docx": good, "b.docx": broken, "c.docx": good}.items():
        (tmp_path / name).write_bytes(data)
    sources = [*sorted(tmp_path.iterdir()), tmp_path / "missing.docx"]
    collation = collate(read_comment_files(sources))
    found = summary(collation, catalog("en"))
    assert found["totals"] == {
        "rows": 6, "comments": 2, "blank": 2, "quarantined": 2, "files": 4, "unreadable": 2,
    }  # fmt: skip
    assert [entry["form"] for entry in found["files"]] == ["iso_2012", None, "iso_2012", None]
    assert "damaged" in found["files"][1]["problems"][0]
    assert found["files"][0]["quarantine"] == [
        {"row": 3, "reason": "Neither a comment nor a proposed change.",
         "cells": ["", "", "", "", "", "", "", "TODO"]}
    ]  # fmt: skip
    json.dumps(found)


def test_reading_the_written_form_gives_the_same_comments() -> None:
    header = FormHeader("2026-01-05", "ISO/DIS 99999 & co", "12345")
    collation = collate(
        [CommentFile("a", comments=(TRICKY, replace(TRICKY, row=5)), header=header)]
    )
    found = read_comment_file(write_comment_form(collation), "out.docx")
    assert [replace(comment, row=0) for comment in found.comments] == [replace(TRICKY, row=0)] * 2
    assert (found.header, found.problems) == (header, ())


def test_columns_that_the_form_does_not_know_follow_its_own() -> None:
    extra = (("Editor's note", "see 4"), ("备注", "重大分歧"))
    collation = collate([CommentFile("a", comments=(replace(TRICKY, extra=extra), TRICKY))])
    data = write_comment_form(collation)
    found = read_comment_file(data, "out.docx")
    assert [comment.extra for comment in found.comments] == [extra, ()]
    grid = parse_xml(Archive(data, "a").read("word/document.xml"), "a").find(f".//{w('tblGrid')}")
    assert grid is not None
    widths = [int(column.get(w("w"), "0")) for column in grid]
    assert sum(widths) == 15876


def test_the_written_form_is_the_form_of_2012() -> None:
    data = write_comment_form(
        collate([CommentFile("a", comments=(TRICKY,))]), title="Comments on X"
    )
    document = docx.Document(io.BytesIO(data))
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (section.page_width.twips, section.page_height.twips) == (16840, 11907)
    block, heads = section.header.tables
    assert [cell.text for cell in block.rows[0].cells] == [
        "Comments on X", "Date: ", "Document: ", "Project: ",
    ]  # fmt: skip
    assert [cell.text.split("\n")[0] for cell in heads.rows[0].cells] == [
        "MB/NC1",
        "Line number",
        "Clause/ Subclause",
        "Paragraph/ Figure/ Table/",
        "Type of comment2",
        "Comments",
        "Proposed change",
        "Observations of the secretariat",
    ]
    assert [column["width"] for column in comment_form()["column"]] == [
        606, 908, 1209, 1209, 1115, 4177, 4233, 2419,
    ]  # fmt: skip
    footer = "\n".join(line.text for line in section.footer.paragraphs)
    assert "version 2012-03" in footer
    assert "ge = general  te = technical  ed = editorial" in footer
    assert document.tables[0].rows[0].cells[5].text == TRICKY.comment


def test_ids_may_be_numbered_as_the_tool_does() -> None:
    data = write_comment_form(collate([file_of("4", "5")]), numbered=True)
    found = read_comment_file(data, "out.docx")
    assert [comment.raw_id for comment in found.comments] == ["CN-001-001", "CN-002-002"]


def test_equal_contents_give_equal_files() -> None:
    collation = collate([file_of("4", "5")])
    assert write_comment_form(collation) == write_comment_form(collation)


def test_signs_that_xml_cannot_hold_are_left_out() -> None:
    strange = replace(TRICKY, comment="a\x00b\x0bc\ud800d\ufffee")
    data = write_comment_form(collate([CommentFile("a", comments=(strange,))]))
    assert read_comment_file(data, "out.docx").comments[0].comment == "ab\ncde"


def test_the_national_form() -> None:
    comments = (
        ReadComment(row=1, raw_id="某研究院", clause="4.2", comment="意见",
                    proposed_change="改为乙", observation="采纳", raw_type="技术"),
        ReadComment(row=2, raw_id="某公司", clause="全文", comment="统一术语",
                    observation="不采纳"),
    )  # fmt: skip
    data = write_national_form(
        collate([CommentFile("a", comments=comments)]),
        NationalHead(
            "某某设备通用规范", "20260001-T-000", "某研究院", "委员01", "010", "2026-05-06"
        ),
        ConsultationCounts(30, 20, 2, 10),
    )
    (rows,) = (
        [[cell.text for cell in row] for row in table]
        for table in read_word(Archive(data, "a.docx")).body.tables
    )
    assert rows == [
        ["序号", "标准章条编号", "意见内容", "提出单位", "处理意见", "备注"],
        ["1", "全文", "统一术语", "某公司", "不采纳", ""],
        ["2", "4.2", "意见\n建议修改为：改为乙", "某研究院", "采纳", "技术"],
    ]
    text = "\n".join(read_word(Archive(data, "a.docx")).body.paragraphs)
    for said in (
        "意见汇总处理表",
        "国家标准项目名称：某某设备通用规范",
        "计划项目编号：20260001-T-000",
        "承办人：委员01",
        "单位数：30个",
        "没有回函的单位数：10个",
    ):
        assert said in text
    found = read_comment_file(data, "out.docx")
    assert [(c.body, c.clause, c.number) for c in found.comments] == [
        ("某公司", "全文", "1"),
        ("某研究院", "4.2", "2"),
    ]
    assert (found.header.document, found.header.project) == ("某某设备通用规范", "20260001-T-000")


def test_national_forms_are_collated_into_the_national_form() -> None:
    csv = "序号,章条编号,意见内容,提出单位,处理意见\n1,4.10,甲,某研究院,采纳\n2,4.2,乙,某公司,\n"
    collation = collate([read_comment_file(csv.encode("gb18030"), "a.csv")])
    found = read_comment_file(write_collation(collation, "docx", "zh"), "out.docx")
    assert [comment.clause for comment in found.comments] == ["4.2", "4.10"]
    assert found.form is not None
    assert found.form.value == "national"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", ["xlsx", "csv", "json"])
def test_tables_are_read_back(kind: str, language: str) -> None:
    rejected = ReadComment(row=9, raw_id="某研究院", comment="=1+1", observation="不采纳。理由：甲",
                           extra=(("备注", "x"),))  # fmt: skip
    collation = collate([CommentFile("源.docx", comments=(rejected, TRICKY))])
    found = read_comment_file(write_collation(collation, kind, language), f"out.{kind}")
    assert [
        (c.body, c.number, c.line, c.clause, c.element, c.types, c.comment, c.proposed_change,
         c.observation, c.disposition)
        for c in found.comments
    ] == [
        (c.body, c.number, c.line, c.clause, c.element, c.types, c.comment, c.proposed_change,
         c.observation, c.disposition)
        for c in (rejected, TRICKY)
    ]  # fmt: skip
    assert found.problems == ()


def test_json_objects() -> None:
    (item,) = collate(
        [CommentFile("a.docx", comments=(replace(TRICKY, extra=(("备注", "x"),)),))]
    ).comments
    assert as_object(item) == {
        "id": 1,
        "body": "CN",
        "number": "001",
        "line": "12–15",
        "clause": "3.13 & 3.14",
        "element": "Table 2",
        "types": ["ed", "te"],
        "comment": TRICKY.comment,
        "proposed_change": TRICKY.proposed_change,
        "observation": TRICKY.observation,
        "disposition": "accepted_in_principle",
        "file": "a.docx",
        "row": 4,
        "raw_id": "CN-001\n-002",
        "extra": {"备注": "x"},
    }


def test_texts_longer_than_a_cell_go_on_in_a_second_sheet() -> None:
    long = "长" * 70_000
    collation = collate([CommentFile("a", comments=(replace(TRICKY, comment=long),))])
    book = read_table_file(write_collation(collation, "xlsx", "zh"), "out.xlsx")
    first, second = book.sheets
    heading = first.rows[0].cells.index("意见内容")
    parts = [first.rows[1].at(heading)] + [row.at(2) for row in second.rows[1:]]
    assert "".join(parts) == long
    assert second.rows[1].cells[:2] == ("1", "意见内容")


def test_an_empty_collation_is_written_too() -> None:
    collation = collate([])
    for kind in ("docx", "xlsx", "csv", "json"):
        assert write_collation(collation, kind, "en")
    found = read_comment_file(write_collation(collation, "docx", "en"), "out.docx")
    assert (found.comments, found.blank) == ((), 1)


def test_other_kinds_of_file_are_refused() -> None:
    with pytest.raises(Refused, match="pdf"):
        write_collation(collate([]), "pdf", "en")
