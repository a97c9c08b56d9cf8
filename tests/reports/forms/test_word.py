from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx.shared import Mm

from stdcommittee.reports.forms.model import Form, Paragraph, Sheet
from stdcommittee.reports.forms.word import WIDTH, write_docx
from stdcommittee.reports.forms.wordtext import TICKED_BOX, WORD
from tests.reports.forms.reading import parts, word, word_lines
from tests.reports.forms.sample import DAY, form

W = f"{{{WORD}}}"


def test_everything_on_the_form_can_be_read() -> None:
    lines = word_lines(write_docx(form()))
    for said in ("示例表", "第二行", "表号：B1-V2", "某研究院 <&>", "条目3", "说明的第一句。"):
        assert said in lines
    assert f"{TICKED_BOX} 赞成\u2003\u2610 弃权" in lines


def test_the_same_form_is_the_same_bytes_without_any_moment_of_writing() -> None:
    data = write_docx(form())
    assert data == write_docx(form())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name]
    properties = word(data).core_properties
    assert properties.created is not None
    assert properties.created.date() == DAY
    assert properties.modified == properties.created
    assert (properties.title, properties.author, properties.language) == (
        "示例表",
        "某单位",
        "zh-CN",
    )


def test_the_paper_is_a4_and_tables_are_as_wide_as_the_text() -> None:
    document = word(write_docx(form()))
    (section,) = document.sections
    assert section.page_width == pytest.approx(Mm(210), abs=Mm(0.1))
    assert section.page_height == pytest.approx(Mm(297), abs=Mm(0.1))
    for table in document.tables:
        columns = [int(column.get(f"{W}w") or 0) for column in table._tbl.tblGrid]
        assert sum(columns) == WIDTH
        for row in table.rows:
            widths = [int(c.tcPr.tcW.get(f"{W}w")) for c in row._tr.tc_lst]
            assert sum(widths) == WIDTH


def test_fonts_for_chinese_and_latin_are_named() -> None:
    styles = parts(write_docx(form()))["word/styles.xml"].decode()
    assert 'w:eastAsia="SimSun"' in styles
    assert "asciiTheme" not in styles.split('w:styleId="Normal"')[1].split("</w:style>")[0]


def test_joined_cells_heads_and_unbroken_rows_are_said_in_words_own_way() -> None:
    document = parts(write_docx(form()))["word/document.xml"].decode()
    assert document.count("<w:tblHeader/>") == 1
    assert '<w:vMerge w:val="restart"/>' in document
    assert "<w:vMerge/>" in document
    assert '<w:gridSpan w:val="3"/>' in document
    assert "<w:cantSplit/>" in document


@pytest.mark.parametrize("sheets", [1, 3])
def test_each_sheet_is_a_section_that_counts_its_own_pages(sheets: int) -> None:
    data = write_docx(form(sheets=sheets))
    document = word(data)
    assert len(document.sections) == sheets
    (footer,) = {section.footer.paragraphs[0].text for section in document.sections}
    assert footer.startswith("示例表")
    assert "第 1 页\u3000共 1 页" in footer
    assert parts(data)["word/document.xml"].decode().count('<w:pgNumType w:start="1"/>') == sheets


def test_what_xml_cannot_hold_is_left_out() -> None:
    sheet = Sheet((Paragraph("坏\x00字\ufffe符\ud800<w:p>"),))
    made = Form(title="坏\x01表", language="zh", day=DAY, sheets=(sheet,))
    assert word_lines(write_docx(made))[0] == "坏 字符\ufffd<w:p>"


def test_every_part_that_is_named_is_there_and_nothing_unused() -> None:
    found = parts(write_docx(form()))
    for owner, folder in (("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")):
        targets = re.findall(r'Target="([^"]+)"', found[owner].decode())
        assert targets
        assert all(f"{folder}{target}" in found for target in targets), targets
    overrides = re.findall(r'PartName="/([^"]+)"', found["[Content_Types].xml"].decode())
    assert set(overrides) <= set(found)
    assert len(write_docx(form())) < 15_000
