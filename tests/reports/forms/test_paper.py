from __future__ import annotations

import pytest

from stdcommittee.reports.forms.model import Cell, Form, Grid, Row, Sheet, label
from stdcommittee.reports.forms.paper import write_pdf
from tests.reports.forms.sample import DAY, form
from tests.reports.pdf.reading import fonts, opened, picture, squeezed, texts


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_on_the_form_can_be_read(language: str) -> None:
    page = squeezed("".join(texts(write_pdf(form(language)))))
    for said in ("示例表", "第二行", "表号：B1-V2", "照片", "某研究院<&>", "赞成", "弃权", "条目3"):
        assert squeezed(said) in page
    for said in ("说明的第一句。", "计票人（签名）：", "委员02", "SHA-256ab12"):
        assert said in page


def test_the_same_form_is_the_same_bytes_with_its_day_and_embedded_fonts() -> None:
    data = write_pdf(form())
    assert data == write_pdf(form())
    with opened(data) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == f"D:{DAY:%Y%m%d}000000Z"
        assert str(pdf.docinfo["/Title"]) == "示例表"
        assert str(pdf.docinfo["/Author"]) == "某单位"
        for font in fonts(pdf).values():
            descriptor = font.get("/FontDescriptor") or font.DescendantFonts[0].FontDescriptor
            assert "/FontFile2" in descriptor


def test_each_sheet_begins_a_page_and_counts_its_own() -> None:
    pages = [squeezed(text) for text in texts(write_pdf(form(sheets=3, rows=40)))]
    assert len(pages) == 6
    assert all("第1页共2页" in page for page in pages[::2])
    assert all("第2页共2页" in page for page in pages[1::2])
    assert ["B1-V3示例表" in page for page in pages] == [False] * 4 + [True] * 2


def test_the_heads_of_a_list_stand_on_every_page() -> None:
    pages = [squeezed(text) for text in texts(write_pdf(form(rows=120)))]
    assert len(pages) > 3
    assert all("序号内容" in page for page in pages[:-1])
    whole = "".join(pages)
    assert all(f"条目{n}" in whole for n in range(1, 121))


def test_a_cell_taller_than_a_page_goes_on() -> None:
    long = "\n".join(f"第{n}段的文字" for n in range(1, 151))
    grid = Grid((20, 80), (Row((label("经历"), Cell((long,), top=True))),))
    sheet = Sheet((grid,))
    pages = texts(write_pdf(Form(title="长表", language="zh", day=DAY, sheets=(sheet,))))
    assert len(pages) > 2
    assert all(f"第{n}段的文字" in squeezed("".join(pages)) for n in range(1, 151))


def test_a_box_that_is_ticked_looks_different() -> None:
    from stdcommittee.reports.forms.model import Choices, Tick

    def sheet(*, ticked: bool) -> bytes:
        cell = Cell((Choices((Tick("赞成", ticked),), stacked=True),))
        made = Sheet((Grid((1,), (Row((cell,)),)),))
        return write_pdf(Form(title="票", language="zh", day=DAY, sheets=(made,)))

    assert picture(sheet(ticked=True)) != picture(sheet(ticked=False))
    assert squeezed(texts(sheet(ticked=True))[0]) == squeezed(texts(sheet(ticked=False))[0])
