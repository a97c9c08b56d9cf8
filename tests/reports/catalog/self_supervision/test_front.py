"""Cover, frame and properties: whose report, of what, when, by whom."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.domain.supervision.frameworks import editions
from stdcommittee.reports.catalog.self_supervision.words import chinese_month
from tests.reports.catalog.self_supervision.printed import pages, printed
from tests.reports.pdf.reading import fonts, opened, outline, squeezed

FINAL, DRAFT = editions()


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (dt.date(2026, 6, 11), "二〇二六年六月"),
        (dt.date(2020, 10, 1), "二〇二〇年十月"),
        (dt.date(2025, 12, 31), "二〇二五年十二月"),
    ],
)
def test_official_documents_are_dated_in_chinese_numerals(day: dt.date, text: str) -> None:
    assert chinese_month(day) == text


def test_the_cover() -> None:
    zh, en = (squeezed(pages(language)[0]) for language in ("zh", "en"))
    for text in ("示例标委会", "二〇二六年六月", "2025-01-01", "2025-12-31", "委员01（秘书）"):
        assert text in zh
    for text in ("Preview,notissued", "June2026", "2025-01-01to2025-12-31", "identityasdeclared"):
        assert text in en
    assert "SAC/TC999" in zh
    assert "ISO/TC998" in zh


def test_the_draft_edition_is_marked_on_the_cover_and_in_chapter_two() -> None:
    for language, mark in (("zh", "征求意见稿"), ("en", "draftforcomment")):
        found = [squeezed(page) for page in pages(language, DRAFT)]
        assert mark in found[0]
        assert sum(mark.casefold() in page.casefold() for page in found) > 1
    assert "征求意见稿" not in squeezed(pages("zh")[0])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_says_where_it_stands(language: str) -> None:
    found = pages(language)
    for number, page in enumerate(found, 1):
        of = f"第{number}页共{len(found)}页" if language == "zh" else f"Page{number}of{len(found)}"
        assert of in squeezed(page)
        assert printed(language).issue.data_sha256 in squeezed(page)


def test_properties_are_dated_by_the_issue_and_only_embedded_fonts_are_used() -> None:
    with opened(printed("en").data) as pdf:
        assert "20260611" in str(pdf.docinfo["/CreationDate"])
        assert str(pdf.docinfo["/CreationDate"]) == str(pdf.docinfo["/ModDate"])
        assert "Self-supervision" in str(pdf.docinfo["/Title"])
        assert [title for depth, title, _ in outline(pdf) if depth == 0][:2] == [
            "1 Overview",
            "2 Basis and method",
        ]
        for name, font in fonts(pdf).items():
            assert "Noto" in name
            parts = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            assert "/FontFile2" in parts.FontDescriptor, name
