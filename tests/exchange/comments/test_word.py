from __future__ import annotations

import pytest

from stdcommittee.base.errors import Unreadable
from stdcommittee.domain.comments.vocabulary import CommentForm, CommentType, Disposition
from stdcommittee.exchange.comments.model import CommentFile, FormHeader
from stdcommittee.exchange.comments.reading import read_comment_file
from tests.builders.word import (
    HEADS,
    NAMES,
    OLD_HEADS,
    cell,
    document,
    first_of_merged,
    form,
    merged_with_above,
    paragraphs,
    row,
    run,
    spanning,
    table,
)

LONG = "The requirement cannot be verified as it is worded."
FIRST = ("CN-001", "", "4.2", "Table 1", "te", LONG, "Reword the sentence so that it can.", "")
SECOND = (
    "DE-002",
    "12",
    "5.1 a)",
    "",
    "Ed.",
    "The figure is not cited in the text.",
    "Cite it.",
    "Accepted",
)


def read(data: bytes) -> CommentFile:
    found = read_comment_file(data, "form.docx")
    assert found.rows == len(found.comments) + found.blank + len(found.quarantined)
    return found


def ids(found: CommentFile) -> list[str]:
    return [comment.raw_id for comment in found.comments]


def test_the_form_of_2012() -> None:
    found = read(form([FIRST, [""] * 8, SECOND]))
    assert found.form is CommentForm.ISO_2012
    assert found.header == FormHeader("2026-03-02", "ISO/DIS 99999", "12345")
    assert (found.rows, found.blank, found.quarantined, found.problems) == (3, 1, (), ())
    first, second = found.comments
    assert (first.row, second.row) == (1, 3)
    assert (first.body, first.number, first.clause, first.element) == (
        "CN",
        "001",
        "4.2",
        "Table 1",
    )
    assert (first.comment, first.proposed_change, first.disposition) == (FIRST[5], FIRST[6], None)
    assert first.types == (CommentType.TECHNICAL,)
    assert (second.line, second.types, second.raw_type) == ("12", (CommentType.EDITORIAL,), "Ed.")
    assert second.disposition is Disposition.ACCEPTED
    assert first.extra == second.extra == ()


def test_only_header_parts_in_use_count() -> None:
    dead = {"first": table([OLD_HEADS]), "default": table([HEADS])}
    assert read(document(table([FIRST]), dead)).form is CommentForm.ISO_2012
    shown = document(
        table([FIRST[:1] + FIRST[2:]]), {"first": table([OLD_HEADS])}, section="<w:titlePg/>"
    )
    assert read(shown).form is CommentForm.ISO_2001
    off = document(table([FIRST]), {"first": table([OLD_HEADS])}, section='<w:titlePg w:val="0"/>')
    assert read(off).problems, "without headings the content decides, and that is said"


def test_the_form_before_2012() -> None:
    rows = [("GB", "3.1", "Note 2", "te", LONG, "Delete it.", "Noted")]
    found = read(form(rows, OLD_HEADS))
    assert found.form is CommentForm.ISO_2001
    (comment,) = found.comments
    assert (comment.line, comment.clause, comment.element) == ("", "3.1", "Note 2")
    assert (comment.comment, comment.disposition) == (LONG, Disposition.NOTED)


def test_headings_and_their_numbers_in_the_body_are_no_rows() -> None:
    numbering = ("1", "2", "(3)", "4", "5", "(6)", "(7)")
    data = ("GB", "3.1", "", "te", LONG, "", "")
    body = table([numbering, OLD_HEADS, data, OLD_HEADS, data])
    found = read(document(body))
    assert (found.rows, len(found.comments)) == (2, 2)
    assert [comment.row for comment in found.comments] == [3, 5]


def test_a_switched_off_heading_mark_is_no_heading() -> None:
    off = '<w:tblHeader w:val="0"/>'
    found = read(form([row(FIRST, off), row(SECOND, off)]))
    assert ids(found) == ["CN-001", "DE-002"]


def test_a_column_put_in_by_an_editor() -> None:
    rows = [
        (FIRST[0], f"N{n}", *FIRST[1:-1], "https://tracker.example/issues/7") for n in range(1, 5)
    ]
    heads = (*HEADS[:-1], "Issue")
    found = read(form(rows, heads))
    assert {comment.comment for comment in found.comments} == {LONG}
    first = found.comments[0]
    assert (first.raw_id, first.clause, first.types) == ("CN-001", "4.2", (CommentType.TECHNICAL,))
    assert first.observation == "https://tracker.example/issues/7"
    assert [text for _, text in first.extra] == ["N1"]
    assert "recognised by their content" in str(found.problems[0])


def test_a_spanning_last_cell_is_read_once() -> None:
    rows = [row([*map(cell, FIRST[:7]), spanning("Accepted", 2)]) for _ in range(3)]
    split = row([*map(cell, FIRST[:7]), cell("Accepted"), cell("Done in 5.2")])
    found = read(form([*rows, split]))
    assert [comment.observation for comment in found.comments] == [
        "Accepted",
        "Accepted",
        "Accepted",
        "Accepted\nDone in 5.2",
    ]


def test_vertically_merged_cells_hold_for_all_their_rows() -> None:
    rows = [
        row([first_of_merged("FR-1"), *map(cell, FIRST[1:])]),
        row([merged_with_above(), *map(cell, SECOND[1:])]),
        row([merged_with_above()] + [cell("")] * 7),
        row(SECOND),
    ]
    found = read(form(rows))
    assert ids(found) == ["FR-1", "FR-1", "DE-002"]
    assert (found.blank, found.quarantined) == (1, ())


def test_rows_that_are_one_cell_are_put_aside() -> None:
    rows = [row([spanning("Comments received after the date", 8)]), FIRST]
    found = read(form(rows))
    assert len(found.comments) == 1
    (aside,) = found.quarantined
    assert (aside.row, aside.cells[0]) == (1, "Comments received after the date")
    assert "across" in str(aside.reason)


def test_rows_without_a_comment_are_put_aside_whole() -> None:
    found = read(form([("CN-003", "", "4.2", "", "te", "", "", "Noted"), FIRST]))
    (aside,) = found.quarantined
    assert aside.cells == ("CN-003", "", "4.2", "", "te", "", "", "Noted")


def test_a_row_with_too_many_cells_is_put_aside_whole() -> None:
    many = row([cell(f"x{n}") for n in range(14)])
    found = read(form([FIRST, SECOND, many]))
    (aside,) = found.quarantined
    assert aside.cells == tuple(f"x{n}" for n in range(14))
    assert "do not fit" in str(aside.reason)


def test_cell_text_is_complete() -> None:
    link = '<w:hyperlink r:id="x">' + run("https://tracker.example/1") + "</w:hyperlink>"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("Table 3")
    )
    control = f"<w:sdt><w:sdtContent>{run('[control]')}</w:sdtContent></w:sdt>"
    formula = "<m:oMath><m:r><m:t>x≤1</m:t></m:r></m:oMath>"
    signs = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/>"
        '<w:t>d</w:t><w:sym w:font="Symbol" w:char="03B1"/></w:r>'
    )
    stops = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="284"/></w:tabs></w:pPr>'
    boxed = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:t>box</w:t></mc:Choice>"
        "<mc:Fallback><w:t>box</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    content = (
        f"<w:p>{stops}{run('See ')}{link}{field}</w:p><w:p>{control}{formula}</w:p>"
        f"<w:p>{signs}{boxed}</w:p><w:p/><w:p/>"
    )
    nested = table([["inner 1", "inner 2"]])
    found = read(form([(*FIRST[:5], content, nested + "<w:p/>", "")]))
    (comment,) = found.comments
    assert comment.comment == (
        "See https://tracker.example/1Table 3\n[control]x≤1\na\tb\nc\N{NON-BREAKING HYPHEN}dαbox"
    )
    assert comment.proposed_change == "inner 1\ninner 2"


def test_tracked_changes_are_taken_as_accepted() -> None:
    changed = (
        f"<w:p>{run('keep ')}<w:ins>{run('new ')}</w:ins>"
        "<w:del><w:r><w:delText>old </w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('away ')}</w:moveFrom><w:moveTo>{run('here')}</w:moveTo></w:p>"
    )
    joined = (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("one ") + "</w:p>"
        "<w:p>" + run("line of text here") + "</w:p>"
    )
    gone = row(SECOND, "<w:del/>")
    new = row(FIRST, "<w:ins/>")
    found = read(form([gone, new, (*FIRST[:5], changed, joined, "")]))
    assert ids(found) == ["CN-001", "CN-001"]
    assert found.rows == 2
    assert found.comments[1].comment == "keep new here"
    assert found.comments[1].proposed_change == "one line of text here"


def test_footnotes_in_a_cell_are_read_with_it() -> None:
    noted = f'<w:p>{run(LONG)}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    note = f'<w:footnote w:id="2">{paragraphs("See ISO 1.")}</w:footnote>'
    notes = f"<w:footnotes {NAMES}>{note}</w:footnotes>"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    data = document(
        table([HEADS, (*FIRST[:5], noted, "", "")]),
        parts={"word/footnotes.xml": notes},
        links=f'<Relationship Id="n" Type="{kind}" Target="footnotes.xml"/>',
    )
    assert read(data).comments[0].comment == f"{LONG} [See ISO 1.]"


def test_pictures_are_said_to_be_left_out() -> None:
    picture = "<w:p><w:r><w:drawing/></w:r></w:p>"
    found = read(form([(*FIRST[:6], picture, ""), [picture] + [""] * 7, FIRST]))
    assert len(found.comments) == 2
    assert "picture" in str(found.quarantined[0].reason)
    assert "2 pictures" in str(found.problems[0])


def test_several_tables_share_the_headings() -> None:
    small = table([("Date", "Document", "Project Nr."), ("2026-01-05", "65/1/CDV", "IEC 60000")])
    body = small + table([HEADS, FIRST]) + "<w:p/>" + table([SECOND]) + table([("a", "b")])
    found = read(document(body))
    assert ids(found) == ["CN-001", "DE-002"]
    assert found.form is CommentForm.IEC
    assert found.header == FormHeader("2026-01-05", "65/1/CDV", "IEC 60000")


def test_a_form_inside_a_frame_is_found() -> None:
    inner = table([HEADS, FIRST, SECOND])
    found = read(document(table([[inner + "<w:p/>"]])))
    assert ids(found) == ["CN-001", "DE-002"]


def test_tables_in_content_controls_are_found() -> None:
    rows = f"<w:sdt><w:sdtContent>{row(FIRST)}</w:sdtContent></w:sdt>"
    body = f"<w:sdt><w:sdtContent>{table([row(HEADS), rows])}</w:sdtContent></w:sdt>"
    assert ids(read(document(body))) == ["CN-001"]


def test_without_any_headings_the_content_decides() -> None:
    found = read(document(table([FIRST, SECOND, ("FR", "", "6", "", "ge", LONG, "", "")])))
    assert ids(found) == ["CN-001", "DE-002", "FR"]
    assert [comment.clause for comment in found.comments] == ["4.2", "5.1 a)", "6"]
    assert "recognised by their content" in str(found.problems[0])


def test_the_platform_export_with_nine_columns() -> None:
    rows = [
        ("某委员01", "", "4.2", "Scope", "Technical", LONG, "Reword it.", "Accepted", "17"),
        ("某委员02", "", "5", "Tests", "Editorial", LONG, "", "Rejected", "18"),
    ]
    found = read(document(table(rows)))
    assert found.form is CommentForm.OSD
    first, second = found.comments
    assert (first.body, first.number, first.element) == ("某委员01", "17", "Scope")
    assert (first.types, second.disposition) == ((CommentType.TECHNICAL,), Disposition.NOT_ACCEPTED)


def test_the_national_form() -> None:
    heads = ("序号", "标准章条编号", "意见内容", "提出单位", "处理意见", "备注")
    rows = [
        ("1", "整体", "建议统一术语。", "某研究院", "采纳", ""),
        ("2", "4.2", "试验方法无法重复。", "某检测中心", "不采纳。理由：已有验证。", "重大分歧"),
        ("3", "附录A", "增加示例。", "某公司", "待试验验证后确定", ""),
        ("4", "", "", "", "", ""),
    ]
    foot = row([spanning("说明：①发送“征求意见稿”的单位数：30个", 6)])
    title = paragraphs("意见汇总处理表") + paragraphs(
        "国家标准项目名称：某某设备通用规范　　计划项目编号：20260001-T-000"
    )
    found = read(document(title + table([heads, *rows, foot])))
    assert found.form is CommentForm.NATIONAL
    assert (found.header.document, found.header.project) == ("某某设备通用规范", "20260001-T-000")
    assert (found.rows, found.blank, len(found.comments)) == (4, 1, 3)
    assert [comment.number for comment in found.comments] == ["1", "2", "3"]
    assert [comment.body for comment in found.comments] == ["某研究院", "某检测中心", "某公司"]
    assert [comment.disposition for comment in found.comments] == [
        Disposition.ACCEPTED,
        Disposition.NOT_ACCEPTED,
        Disposition.PENDING_VERIFICATION,
    ]
    assert found.comments[1].extra == (("备注", "重大分歧"),)


def test_the_group_standard_variant() -> None:
    heads = ("序号", "章节号", "原文", "修改后内容", "理由")
    found = read(document(table([heads, ("1", "5.3", "旧句", "新句", "旧句有歧义")])))
    (comment,) = found.comments
    assert (comment.clause, comment.proposed_change) == ("5.3", "新句")
    assert comment.comment == "旧句有歧义"
    assert comment.extra == (("原文", "旧句"),)


def test_columns_that_are_ticked() -> None:
    heads = row(
        [
            *(first_of_merged(text) for text in ("序号", "章条编号", "意见内容", "提出单位")),
            spanning("处理意见", 3),
            first_of_merged("理由"),
        ]
    )
    below = row(
        [
            *[merged_with_above()] * 4,
            *map(cell, ("采纳", "部分采纳", "不采纳")),
            merged_with_above(),
        ]
    )
    rows = [
        ("1", "4.1", "意见甲", "某研究院", "√", "", "", ""),
        ("2", "4.2", "意见乙", "某公司", "", "", "√", "已有验证"),
    ]
    found = read(document(table([heads, below, *rows])))
    assert [comment.disposition for comment in found.comments] == [
        Disposition.ACCEPTED,
        Disposition.NOT_ACCEPTED,
    ]
    assert found.comments[1].observation == "不采纳\n已有验证"


def test_hints_and_instructions_are_no_rows() -> None:
    hints = ("(ISO 3166)", "(e.g. 17)", "(e.g. 3.1)", "", "(ge/te/ed)", "", "", "")
    told = row([spanning("Please fill in one comment per row.", 8)])
    found = read(document(table([HEADS, hints, told, FIRST])))
    assert (found.rows, ids(found)) == (1, ["CN-001"])


def test_fields_of_protected_forms() -> None:
    choice = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="2"/>'
        '<w:listEntry w:val="ge"/><w:listEntry w:val="te"/><w:listEntry w:val="ed"/></w:ddList>'
        "</w:ffData></w:fldChar></w:r></w:p>"
    )
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + paragraphs("Click here to enter text.")
        + "</w:sdtContent></w:sdt>"
    )
    found = read(form([(*FIRST[:4], choice, LONG, "", ""), [prompt] * 8]))
    assert found.comments[0].types == (CommentType.EDITORIAL,)
    assert (len(found.comments), found.blank) == (1, 1)


def test_a_table_of_two_columns() -> None:
    found = read(document(table([("章条编号", "意见"), ("4.10", "意见甲"), ("", "")])))
    assert [(c.clause, c.comment) for c in found.comments] == [("4.10", "意见甲")]


def test_headings_in_other_languages() -> None:
    french = ("MB/NC", "Numéro de ligne", "Article", "Alinéa/Figure/Tableau", "Type de commentaire",
              "Commentaires", "Changement proposé", "Observations du secrétariat")  # fmt: skip
    chinese = (
        "国家成员体",
        "行号",
        "章/条",
        "段/图/表",
        "意见类型",
        "意见",
        "修改建议",
        "秘书处意见",
    )
    for heads in (french, chinese):
        (comment,) = read(form([FIRST], heads)).comments
        assert (comment.body, comment.clause, comment.comment) == ("CN", "4.2", LONG)
        assert comment.extra == ()


def test_an_empty_form_has_blank_rows_only() -> None:
    found = read(form([[""] * 8, [""] * 8]))
    assert (found.rows, found.blank, found.comments) == (2, 2, ())


@pytest.mark.parametrize(
    "data",
    [
        document(paragraphs("A letter without any table.")),
        document(table([("Name", "Signature"), ("委员01", "")])),
        document("<w:p>"),
    ],
)
def test_documents_without_comments_are_said_to_have_none(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read_comment_file(data, "letter.docx")
    assert caught.value.advice is not None


def test_strict_office_xml_is_read_alike() -> None:
    data = form([FIRST, SECOND])
    assert ids(read(_strict(data))) == ["CN-001", "DE-002"]


def _strict(data: bytes) -> bytes:
    import io
    import zipfile

    from tests.builders.packages import package

    archive = zipfile.ZipFile(io.BytesIO(data))
    parts = {name: archive.read(name).decode() for name in archive.namelist()}
    usual = "http://schemas.openxmlformats.org/"
    return package(
        {
            name: text.replace(
                f"{usual}wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            ).replace(
                f"{usual}officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            for name, text in parts.items()
        }
    )
