from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence

import pytest
import xlsxwriter

from stdcommittee.base.errors import Unreadable
from stdcommittee.domain.comments.vocabulary import CommentForm, CommentType, Disposition
from stdcommittee.exchange.comments.model import CommentFile, FormHeader
from stdcommittee.exchange.comments.reading import read_comment_file
from tests.builders.packages import ods_cell, ods_of
from tests.builders.word import HEADS

LONG = "The requirement cannot be verified as it is worded."
RESOLVED = (
    "Comment ID", "User name", "Clause nb", "Clause Title", "Type", "Subtype", "Comment",
    "Proposal on Text", "Proposed change", "Feedbacks", "Topic", "Tags", "Created Date",
    "Resolution status", "Motivation", "Resolution Date", "Stage code",
)  # fmt: skip
UNRESOLVED = (
    "User name", "Clause nb", "Clause Title", "Type", "Comment type", "Comment/Motivation",
    "Comment on text", "Proposal on Text", "Proposed change", "Replies", "Resolution status",
    "Justification", "Resolution Date", "Date", "Comment number",
)  # fmt: skip
BLOCK = (
    ("Date", "Reference", "", "", "Title EN", "", "", "Title FR"),
    ("2026-04-21", "ISO/DIS 99999-6(en)", "", "", "Some device", "", "", "Un appareil"),
    (),
)


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return stream.getvalue()


def read(data: bytes, name: str = "comments.xlsx") -> CommentFile:
    found = read_comment_file(data, name)
    assert found.rows == len(found.comments) + found.blank + len(found.quarantined)
    return found


def test_the_resolved_export_of_the_platform() -> None:
    rows = [
        *BLOCK,
        RESOLVED,
        (1, "某委员01", "5.2.1", "Scope", "Comment", "Editorial", LONG, "On the text",
         "Correct it.", "", "", "", "2026-04-01", "Accepted", "Reviewed.", "2026-04-10", "40.20"),
        (),
        (2.0, "某委员02", "", "", "Comment", "Technical", LONG, "Only this", "", "", "", "",
         "2026-04-02", "Rejected", "", "", "40.20"),
    ]  # fmt: skip
    found = read(workbook({"Comments (2)": rows}))
    assert found.form is CommentForm.OSD
    assert found.header == FormHeader("2026-04-21", "ISO/DIS 99999-6(en)", "")
    assert (len(found.comments), found.blank, found.quarantined) == (2, 1, ())
    first, second = found.comments
    assert (first.row, first.number, first.body) == (5, "1", "某委员01")
    assert (first.clause, first.element) == ("5.2.1", "Scope")
    assert first.types == (CommentType.EDITORIAL,)
    assert first.proposed_change == "Correct it."
    assert first.observation == "Accepted\nReviewed."
    assert first.disposition is Disposition.ACCEPTED
    assert dict(first.extra)["Proposal on Text"] == "On the text"
    assert (second.number, second.proposed_change) == ("2", "Only this")
    assert second.disposition is Disposition.NOT_ACCEPTED


def test_gaps_between_the_headings_are_tolerated() -> None:
    heads = list(RESOLVED)
    heads.insert(5, "")
    data = [1, "某委员01", "5", "", "Comment", "", "Technical", LONG, "", "Do."]
    found = read(workbook({"Comments (1)": [*BLOCK, heads, data]}))
    (comment,) = found.comments
    assert (comment.types, comment.proposed_change) == ((CommentType.TECHNICAL,), "Do.")


def test_the_unresolved_export_counts_no_comment_twice() -> None:
    open_row = ("某委员01", "5.2", "Scope", "Comment", "Editorial", LONG, "", "", "Widen it.", "",
                "", "", "", "2026-04-05", 7)  # fmt: skip
    solved = ("某委员02", "3.1", "Terms", "Comment", "Technical", "Define the term.", "", "", "",
              "", "", "", "", "2026-04-06", 8)  # fmt: skip
    answered = (8, "某委员02", "3.1", "Terms", "Comment", "Technical", "Define the term.", "", "",
                "", "", "", "2026-04-06", "Partially accepted", "Compromise.", "", "")  # fmt: skip
    found = read(
        workbook(
            {
                "Comments (2)": [*BLOCK, UNRESOLVED, open_row, solved],
                "Unresolved comments (1)": [*BLOCK, UNRESOLVED, open_row],
                "Resolved comments (1)": [*BLOCK, RESOLVED, answered],
            }
        )
    )
    assert [comment.number for comment in found.comments] == ["7", "8"]
    assert found.comments[1].disposition is Disposition.PARTIALLY_ACCEPTED
    assert "2 comments stand twice" in str(found.problems[-1])


def test_a_spreadsheet_headed_like_the_form() -> None:
    rows = [
        ["Comments on ISO/DIS 99999"],
        ["Document: ISO/DIS 99999", "", "Date: 2026-05-06"],
        [],
        HEADS,
        ["FR-001", "", "3.10", "", "te", LONG, "Reword it.", ""],
        ["NOTE Columns 1, 2, 4, 5 are compulsory."],
        ["Late comments follow"],
        HEADS,
        ["FR-002", 17, 4.2, "", "ed", LONG, "", "Noted"],
    ]
    found = read(workbook({"Sheet1": rows}))
    assert found.form is CommentForm.ISO_2012
    assert (found.header.document, found.header.date) == ("ISO/DIS 99999", "2026-05-06")
    assert [(c.raw_id, c.line, c.clause) for c in found.comments] == [
        ("FR-001", "", "3.10"),
        ("FR-002", "17", "4.2"),
    ]
    assert [row.cells[0] for row in found.quarantined] == ["Late comments follow"]


def test_merged_cells_of_a_spreadsheet() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ("序号", "提出单位", "章条编号", "意见内容", "处理意见"))
    sheet.merge_range("B2:B3", "某研究院")
    sheet.write_row("C2", ("4.1", "意见甲", "采纳"))
    sheet.write_row("C3", ("4.2", "意见乙", "部分采纳"))
    sheet.merge_range("A4:E4", "以下为逾期意见")
    book.close()
    found = read(stream.getvalue())
    assert [(c.body, c.comment) for c in found.comments] == [
        ("某研究院", "意见甲"),
        ("某研究院", "意见乙"),
    ]
    assert "across" in str(found.quarantined[0].reason)
    assert found.form is CommentForm.NATIONAL


def test_delimited_text_with_other_headings() -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";").writerows(
        [
            ("Organisation", "Section", "Category", "Remark text", "Comment", "Suggested change"),
            ("DIN", "4.10", "Technical", "x", "first line\nsecond line", "do it"),
            ("", "", "", "", "", ""),
            ("NEN", "Annex B", "Editorial", "", "another comment", ""),
        ]
    )
    found = read(stream.getvalue().encode("utf-8-sig"), "list.csv")
    assert [(c.body, c.country, c.clause, c.comment) for c in found.comments] == [
        ("DIN", "DE", "4.10", "first line\nsecond line"),
        ("NEN", "NL", "Annex B", "another comment"),
    ]
    assert (found.blank, found.comments[0].extra) == (1, (("Remark text", "x"),))


def test_ods() -> None:
    heads = "".join(ods_cell(head) for head in ("MB", "Clause", "Type", "Comments", "Resolution"))
    data = "".join(ods_cell(text) for text in ("CN-1", "4.10", "te", LONG, "Accepted"))
    rows = f"<table:table-row>{heads}</table:table-row><table:table-row>{data}</table:table-row>"
    found = read(ods_of(f'<table:table table:name="S">{rows}</table:table>'), "comments.ods")
    assert found.comments[0].disposition is Disposition.ACCEPTED
    assert found.comments[0].clause == "4.10"


def test_lists_of_objects() -> None:
    entries = [
        {"id": "DE-002", "body": "DE", "locality": {"clause": "4.10", "element": "Table 2"},
         "type": "te", "comments": LONG, "observations": "Accepted."}
    ]  # fmt: skip
    data = json.dumps({"version": "2012-03", "comments": entries}).encode()
    (comment,) = read(data, "comments.json").comments
    assert (comment.body, comment.number, comment.clause) == ("DE", "002", "4.10")
    assert (comment.element, comment.disposition) == ("Table 2", Disposition.ACCEPTED)


def test_yaml_is_read_where_it_can_be() -> None:
    text = "date: 2026-01-05\ncomments:\n- id: DE-002\n  body: DE\n  locality:\n    clause: 4.10\n"
    text += "    line_number:\n  type: te\n  comments: >\n    Long\n    text\n  observations:\n"
    try:
        found = read(text.encode(), "comments.yaml")
    except Unreadable as failure:
        assert "cannot read" in str(failure)  # noqa: PT017  (PyYAML is optional)
        pytest.skip("no PyYAML")
    (comment,) = found.comments
    assert (comment.clause, comment.comment, comment.number) == ("4.10", "Long text", "002")
    assert found.header.date == "2026-01-05"


@pytest.mark.parametrize("text", ["a: &x [1]\nb: *x\n", "a: [", "- just\n- words\n"])
def test_yaml_that_is_no_list_of_comments_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read_comment_file(text.encode(), "comments.yaml")


def test_objects_whose_names_do_not_speak_of_comments_are_no_comments() -> None:
    entries = [
        {"reference": f"ISO/TC {n}", "part": "1", "kind": "te", "scope": LONG, "more": LONG}
        for n in range(3)
    ]
    with pytest.raises(Unreadable, match="no table of comments"):
        read_comment_file(json.dumps(entries).encode(), "committees.json")


def test_a_table_of_something_else_is_refused() -> None:
    with pytest.raises(Unreadable, match="no table of comments"):
        read_comment_file(b"name,price\nscrew,3\nnut,4\n", "list.csv")
