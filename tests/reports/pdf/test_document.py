from __future__ import annotations

import datetime as dt
import hashlib
import subprocess
import sys
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdcommittee.base.errors import Cancelled
from stdcommittee.base.progress import Progress
from stdcommittee.reports.pdf import fonts as shipped
from stdcommittee.reports.pdf.blocks.columns import Column
from stdcommittee.reports.pdf.blocks.figures import KeyFigure
from stdcommittee.reports.pdf.blocks.texts import Caption
from stdcommittee.reports.pdf.characters import restore
from stdcommittee.reports.pdf.document import Document, RenderedDocument
from stdcommittee.reports.pdf.inline import Link, Mark, PageOf, Uses
from stdcommittee.reports.pdf.pen import Pen
from stdcommittee.reports.pdf.styles import PAGE_HEIGHT, PAGE_WIDTH, TextStyle
from tests.reports.pdf.reading import fonts, ink, links, opened, outline, picture, squeezed, texts
from tests.reports.pdf.sample import RARE_NAMES, about, sample

LANGUAGES = ("zh", "en")


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def rendered(language: str) -> RenderedDocument:
    return sample(language).render()


@pytest.fixture(scope="module")
def pdf(rendered: RenderedDocument) -> pikepdf.Pdf:
    return opened(rendered.data)


def test_what_is_read_back_is_what_was_written(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: dict[int, str] = {}
    write = Pen.text

    def text(
        pen: Pen, x: float, y: float, text: str, style: TextStyle, spread: float = 0.0
    ) -> None:
        written[pen.page] = written.get(pen.page, "") + restore(text)
        write(pen, x, y, text, style, spread)

    monkeypatch.setattr(Pen, "text", text)
    read = texts(sample(language).render().data)
    assert [ink(page) for page in read] == [ink(written[n]) for n in range(1, len(read) + 1)]


def test_nothing_goes_wrong(rendered: RenderedDocument) -> None:
    assert rendered.problems == ()


def test_rare_names_survive(rendered: RenderedDocument) -> None:
    page = rendered.places.pages["duties"]
    assert RARE_NAMES in texts(rendered.data)[page - 1]


def test_every_font_is_an_embedded_subset_of_a_shipped_one(pdf: pikepdf.Pdf) -> None:
    found = fonts(pdf)
    assert found
    for font in found.values():
        tag, _, name = str(font.BaseFont).lstrip("/").partition("+")
        assert len(tag) == 6
        assert name in shipped.SHIPPED
        if font.Subtype == "/Type0":
            assert "/ToUnicode" in font
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert int(descriptor.FontFile2.Length1) > 100


def test_pages_only_use_these_fonts(pdf: pikepdf.Pdf) -> None:
    known = {font.objgen for font in fonts(pdf).values()}
    for page in pdf.pages:
        assert {font.objgen for font in page.resources.Font.values()} <= known


def test_every_page_says_x_of_y(language: str, rendered: RenderedDocument) -> None:
    pattern = {"zh": "第{}页共{}页", "en": "Page{}of{}"}[language]
    read = texts(rendered.data)
    assert len(read) == rendered.pages
    for number, page in enumerate(read, 1):
        assert pattern.format(number, rendered.pages) in squeezed(page)


def test_every_page_has_number_stamp_and_digest(language: str, rendered: RenderedDocument) -> None:
    info = about(language)
    for page in texts(rendered.data):
        assert info.digest in squeezed(page)
        assert "2026-06-10 18:00:00" in page
        assert squeezed(
            {"zh": "SAC/TC 999 自监〔2026〕1 号", "en": "SAC/TC 999 SS 2026-1"}[language]
        ) in (squeezed(page))


def test_outline_follows_the_headings(
    language: str, pdf: pikepdf.Pdf, rendered: RenderedDocument
) -> None:
    found = outline(pdf)
    overview = {"zh": "一、总体情况", "en": "1 Overview"}[language]
    assert found[0] == (0, overview, rendered.places.pages["overview"])
    assert {depth for depth, _, _ in found} == {0, 1}
    assert [page for *_, page in found] == sorted(page for *_, page in found)


def test_contents_name_the_pages_of_the_outline(
    pdf: pikepdf.Pdf, rendered: RenderedDocument
) -> None:
    lines = [line.strip() for line in texts(rendered.data)[1].splitlines()]
    for _, title, page in outline(pdf):
        assert any(
            squeezed(line) in {squeezed(f"{title}{page}"), squeezed(title)} for line in lines
        ), title
    numbers = [line.split()[-1] for line in lines if line and line.split()[-1].isdigit()]
    assert numbers[-len(outline(pdf)) :] == [str(page) for *_, page in outline(pdf)]


def test_marks_lead_to_their_entry_and_back(pdf: pikepdf.Pdf, rendered: RenderedDocument) -> None:
    places = rendered.places
    entry = places.pages["figure-5"]
    there = {(page, target) for page, target, _ in links(pdf)}
    assert len(places.uses[5]) == 2
    for page in places.uses[5]:
        assert (page, entry) in there
        assert (entry, page) in there


def test_links_lie_on_the_page(pdf: pikepdf.Pdf) -> None:
    for _, _, (left, low, right, high) in links(pdf):
        assert 0 < left < right < PAGE_WIDTH
        assert 0 < low < high < PAGE_HEIGHT


def test_properties(language: str, pdf: pikepdf.Pdf) -> None:
    info = pdf.docinfo
    assert str(info["/Title"]).startswith(
        {"zh": "标准化工作自我监督报告", "en": "Self-sup"}[language]
    )
    assert info["/CreationDate"] == info["/ModDate"] == "D:20260611000000Z"
    assert info["/Producer"] == info["/Creator"] == "StdCommittee"
    assert "SAC/TC 999" in str(info["/Keywords"])
    assert pdf.Root.Lang == {"zh": "zh-CN", "en": "en"}[language]
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == str(info["/Title"])
        assert xmp["xmp:CreateDate"] == "2026-06-11T00:00:00Z"


def test_the_file_is_sound(pdf: pikepdf.Pdf) -> None:
    assert pdf.check_pdf_syntax() == []
    assert not pdf.is_linearized


_IN_ANOTHER_PROCESS = """
import hashlib
from tests.reports.pdf.sample import sample
print(hashlib.sha256(sample({language!r}).render().data).hexdigest())
"""


def test_another_process_prints_the_same_bytes(language: str, rendered: RenderedDocument) -> None:
    program = _IN_ANOTHER_PROCESS.format(language=language)
    for seed in ("1", "2"):
        printed = subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            text=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(p for p in sys.path if p) + ":."},
        )
        assert printed.stdout.strip() == hashlib.sha256(rendered.data).hexdigest()


def test_printing_another_document_first_changes_nothing(
    rendered: RenderedDocument, language: str
) -> None:
    Document(about(language)).paragraph("杨𬭎 zyx 987 Ωλ").render()
    assert sample(language).render().data == rendered.data


def test_another_day_of_issue_is_another_file() -> None:
    one = Document(about("en")).paragraph("Text").render()
    other = Document(replace(about("en"), issued=dt.date(2026, 6, 12))).paragraph("Text").render()
    assert one.data != other.data


def test_a_character_that_no_font_has_is_reported_and_readable() -> None:
    document = Document(about("zh")).paragraph("第一页").heading("二", new_page=True)
    done = document.paragraph("表情😀和ᚠ符文").render()
    assert [(p.page, p.what.values["character"], p.what.values["code"]) for p in done.problems] == [
        (2, "ᚠ", "U+16A0"),
        (2, "😀", "U+1F600"),
    ]
    assert "表情😀和ᚠ符文" in texts(done.data)[1]


def test_missing_glyphs_show_the_geta_mark() -> None:
    lacking = Document(about("zh")).paragraph("文ᚠ字").render()
    given = Document(about("zh")).paragraph("文〓字").render()
    assert (len(lacking.problems), len(given.problems)) == (1, 0)
    assert picture(lacking.data) == picture(given.data)


def test_a_reference_to_nothing_is_reported_and_prints_no_false_page() -> None:
    document = Document(about("en")).paragraph("See ", PageOf("gone"), ", ", Link("there", "lost"))
    done = document.heading("1 End", key="end").render()
    assert [p.what.values["key"] for p in done.problems] == ["gone", "lost"]
    assert "See page ?" in texts(done.data)[0]


def test_a_mark_without_entry_is_reported() -> None:
    done = Document(about("en")).paragraph("Seven", Mark(7)).render()
    assert [p.what.values["key"] for p in done.problems] == ["figure-7"]
    assert "Seven[7]" in squeezed(texts(done.data)[0])


def test_page_numbers_settle_before_they_are_printed() -> None:
    document = Document(about("en"))
    for n in range(1, 130):
        document.heading(f"{n} Chapter", key=f"c{n}", new_page=True)
        document.paragraph("Goes on at ", PageOf(f"c{min(n + 1, 129)}"), ", marked", Mark(1))
    document.heading("Entry", figure=1, new_page=True).paragraph("Used on ", Uses(1))
    done = document.render()
    read = texts(done.data)
    assert done.places.pages["c129"] == 129
    assert "Goes on at page 101, marked" in read[99]
    assert all(f"page {n}" in " ".join(read[-1].split()) for n in (1, 99, 100, 129))


def test_contents_may_run_over_several_pages() -> None:
    document = Document(about("en")).contents()
    for n in range(1, 101):
        document.heading(f"{n} Chapter", new_page=True).paragraph("Text")
    done = document.render()
    entries = outline(opened(done.data))
    assert [page for *_, page in entries] == list(range(done.pages - 99, done.pages + 1))
    assert done.pages == 104
    assert "100Chapter104" in squeezed(texts(done.data)[3])


def test_a_long_table_fills_200_pages() -> None:
    rows = [(f"row {n}", "中文与 Latin 混排的单元格") for n in range(1, 6801)]
    document = Document(about("zh")).table((Column("A"), Column("B")), rows)
    done = document.render()
    read = texts(done.data)
    assert done.pages == len(read) > 190
    numbers = [
        int(line.split()[1])
        for page in read
        for line in page.splitlines()
        if line.startswith("row ")
    ]
    assert numbers == list(range(1, 6801))


def test_rendering_can_be_cancelled() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        sample("en").render(progress)


ANY = st.text(st.characters(exclude_categories=()), max_size=60)


@settings(max_examples=40, deadline=None)
@given(ANY, ANY, st.lists(st.tuples(ANY, ANY), max_size=4))
def test_no_text_whatever_stops_a_document(
    title: str, text: str, cells: list[tuple[str, str]]
) -> None:
    info = replace(about("zh"), title=title, number=text, stamp=text, author=title)
    document = Document(info).contents().heading(f"一、{title}", key=text or "k")
    document.paragraph(text, Mark(1), Link(title, "gone")).note(text).box(title, text)
    document.listing((title[:5], text)).facts((title, text))
    document.table((Column(title), Column(text, 30.0)), cells, Caption(title, text), numbered="行")
    document.figures([KeyFigure(title, text, 1, text)])
    done = document.render()
    assert len(texts(done.data)) == done.pages
    assert opened(done.data).check_pdf_syntax() == []


_WHAT_IS_LOADED = """
import sys
from tests.reports.pdf.sample import sample
sample("en")
print(sorted({"reportlab", "pikepdf", "pypdfium2"} & sys.modules.keys()))
"""


def test_heavy_libraries_load_when_a_document_is_rendered() -> None:
    printed = subprocess.run(
        [sys.executable, "-c", _WHAT_IS_LOADED], check=True, capture_output=True, text=True
    )
    assert printed.stdout.strip() == "[]"
