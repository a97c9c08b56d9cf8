from __future__ import annotations

import pytest

from stdcommittee.reports.pdf.blocks.figures import KeyFigure
from stdcommittee.reports.pdf.blocks.texts import Box, Caption, Heading, Listing, Paragraph, Space
from stdcommittee.reports.pdf.document import Document
from stdcommittee.reports.pdf.inline import Mark
from stdcommittee.reports.pdf.setting import Setting
from stdcommittee.reports.pdf.styles import WIDTH
from tests.reports.pdf.reading import squeezed, texts
from tests.reports.pdf.sample import about


def test_headings_stay_with_what_follows_and_are_found() -> None:
    (strip,) = Heading("一、总则", 1, "k").strips(WIDTH, Setting("zh"))
    assert strip.keep
    assert strip.tight
    assert strip.anchors == ("k",)


def test_an_empty_heading_is_refused() -> None:
    with pytest.raises(ValueError, match="k"):
        Heading("", 1, "k").strips(WIDTH, Setting("zh"))


def test_no_line_of_a_paragraph_stands_alone() -> None:
    strips = Paragraph("标准化技术委员会" * 30).strips(WIDTH, Setting("zh"))
    assert len(strips) > 4
    assert [strip.keep for strip in strips] == [
        True,
        *[False] * (len(strips) - 3),
        True,
        False,
    ]


def test_chinese_paragraphs_are_set_in_by_two_characters() -> None:
    setting = Setting("zh")
    strips = Paragraph("标准化技术委员会" * 10).strips(WIDTH, setting)
    first, second = (strip.line.pieces[0].x for strip in strips[:2])  # type: ignore[attr-defined]
    assert (first, second) == (2 * setting.styles.body.size, 0.0)


def test_an_empty_paragraph_is_nothing() -> None:
    assert Paragraph("").strips(WIDTH, Setting("en")) == []


def test_items_hang_behind_their_markers() -> None:
    strips = Listing((("（1）", "很长的一条" * 30), ("（2）", ("短", Mark(2))))).strips(
        WIDTH, Setting("zh")
    )
    assert len(strips) > 4
    assert strips[-1].marks == (2,)


def test_space_vanishes_at_the_top_of_a_page() -> None:
    (strip,) = Space(40).strips(WIDTH, Setting("zh"))
    assert (strip.height, strip.before) == (0, 40)


def test_captions_name_unit_and_continuation() -> None:
    data = (
        Document(about("zh"))
        .figures([KeyFigure("数据", "1/2")], Caption("表 1", "主要数据", "附注", unit="条"))
        .render()
        .data
    )
    assert "表1主要数据，条附注" in squeezed(texts(data)[0])


def test_a_long_box_is_divided() -> None:
    assert len(Box("说明", "文字" * 3000).strips(WIDTH, Setting("zh"))) > 1
    assert len(Box("说明", "文字" * 30).strips(WIDTH, Setting("zh"))) == 1
