from __future__ import annotations

from dataclasses import replace

from stdcommittee.reports.pdf.document import Document
from stdcommittee.reports.pdf.frame import Frame
from stdcommittee.reports.pdf.setting import Setting
from stdcommittee.reports.pdf.styles import WIDTH
from tests.reports.pdf.reading import squeezed, texts
from tests.reports.pdf.sample import DIGEST, about, cover


def test_long_texts_are_cut_and_do_not_meet() -> None:
    long = replace(about("zh"), title="很长的标题" * 30, stamp="数据截至" * 40)
    frame = Frame(long, Setting("zh"), 1000)
    assert frame.title.width + frame.number.width < WIDTH
    assert frame.title.pieces[0].text.endswith("…")
    assert frame.digest.width + frame.foot_number.width < WIDTH


def test_the_digest_is_printed_in_groups_of_four() -> None:
    page = texts(Document(about("en")).paragraph("Text").render().data)[0]
    assert " ".join(DIGEST[n : n + 4] for n in range(0, 64, 4)) in page


def test_without_digest_and_stamp_there_is_only_the_number() -> None:
    bare = replace(about("en"), digest="", stamp="")
    page = texts(Document(bare).paragraph("Text").render().data)[0]
    assert "SHA" not in page
    assert page.count("SAC/TC 999") == 2


def test_covers_have_a_foot_but_no_head() -> None:
    first, second = texts(Document(about("en")).cover(cover()).paragraph("Text").render().data)
    title = squeezed("Self-supervision report on standards work (2025)")
    assert title not in squeezed(first)
    assert title in squeezed(second)
    assert "Page 1 of 2" in first
