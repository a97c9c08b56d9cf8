from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from struct import unpack_from
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from stdcommittee.reports.pdf import fonts
from stdcommittee.reports.pdf.embedding import Codes, to_unicode
from stdcommittee.reports.pdf.truetype import subset
from tests.reports.pdf.reading import fonts as fonts_of
from tests.reports.pdf.reading import opened, picture, texts


def tables(file: bytes) -> dict[str, bytes]:
    count = unpack_from(">H", file, 4)[0]
    found = {}
    for n in range(count):
        tag, _, offset, length = unpack_from(">4sLLL", file, 12 + 16 * n)
        found[tag.decode("ascii")] = file[offset : offset + length]
    return found


def outlines(file: bytes) -> list[bytes]:
    parts = tables(file)
    count = unpack_from(">H", parts["maxp"], 4)[0]
    places = unpack_from(f">{count + 1}L", parts["loca"])
    return [parts["glyf"][a:b] for a, b in pairwise(places)]


def original(face: Any, glyph: int) -> bytes:
    start, _ = face.get_table_pos("glyf")
    begin, end = face.glyphPos[glyph], face.glyphPos[glyph + 1]
    return bytes(face.get_chunk(start + begin, end - begin))


def test_glyphs_keep_their_outlines_and_widths() -> None:
    face = fonts.font("NotoSerifSC-Regular").face
    wanted = [0, *(face.charToGlyph[ord(c)] for c in "标准𬭎a")]
    file = subset(face, wanted)
    for made, glyph in zip(outlines(file), wanted, strict=False):
        assert made.rstrip(b"\0") == original(face, glyph).rstrip(b"\0")
    widths = unpack_from(">10H", tables(file)["hmtx"])[::2]
    assert list(widths) == [face.hmetrics[glyph][0] for glyph in wanted]


def test_parts_of_composite_glyphs_come_along_and_are_renumbered() -> None:
    face = fonts.font("NotoSans-Regular").face
    composite = next(
        face.charToGlyph[ord(c)]
        for c in "éřàñåŘ"
        if original(face, face.charToGlyph[ord(c)])[:2] == b"\xff\xff"
    )
    made = outlines(subset(face, [0, composite]))
    assert len(made) > 2
    (part,) = unpack_from(">H", made[1], 12)
    (old,) = unpack_from(">H", original(face, composite), 12)
    assert 2 <= part < len(made)
    assert made[part].rstrip(b"\0") == original(face, old).rstrip(b"\0")


def test_a_glyph_may_stand_twice() -> None:
    face = fonts.font("NotoSansSC-Regular").face
    glyph = face.charToGlyph[ord("一")]
    made = outlines(subset(face, [0, glyph, glyph]))
    assert made[1] == made[2] != b""


def test_codes_are_given_in_order_of_use() -> None:
    codes = Codes()
    assert "ba𬭎b".translate(codes) == "0001000200030001"
    assert codes.points[1:] == [ord("b"), ord("a"), ord("𬭎")]


def test_characters_beyond_the_bmp_are_mapped_as_surrogates() -> None:
    lines = list(to_unicode("Name", [-1, ord("标"), ord("𬭎"), ord("𠮷")]))
    assert "<0001> <6807>" in lines
    assert "<0002> <D872DF4E>" in lines
    assert "<0003> <D842DFB7>" in lines


def test_maps_come_in_blocks_of_at_most_100() -> None:
    lines = list(to_unicode("Name", [-1, *range(0x4E00, 0x4E00 + 250)]))
    assert [line for line in lines if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "50 beginbfchar",
    ]


def written(canvas: Any) -> bytes:
    return bytes(canvas.getpdfdata())


@pytest.fixture
def canvas() -> Canvas:
    fonts.font("NotoSerifSC-Regular")
    return Canvas(BytesIO(), initialFontName="NotoSerifSC-Regular", invariant=1)  # type: ignore[arg-type]


def test_reportlab_can_draw_with_the_fonts_too(canvas: Canvas) -> None:
    canvas.setFont("NotoSerifSC-Regular", 12)
    canvas.drawString(72, 700, "标准𬭎 ISO")
    canvas.drawRightString(500, 650, "右齐")
    data = written(canvas)
    read = texts(data)[0]
    assert "标准𬭎 ISO" in read
    assert "右齐" in read
    pdf = opened(data)
    assert {str(font.Subtype) for font in fonts_of(pdf).values()} == {"/Type0", "/CIDFontType2"}
    assert sum(shade < 128 for shade in picture(data)) > 100


def test_two_documents_at_once_do_not_mix_their_codes() -> None:
    name = "NotoSansSC-Regular"
    fonts.font(name)
    one, two = (Canvas(BytesIO(), initialFontName=name, invariant=1) for _ in range(2))  # type: ignore[arg-type]
    for canvas, text in ((one, "甲乙"), (two, "丙丁"), (one, "戊"), (two, "己")):
        canvas.setFont(name, 12)
        canvas.drawString(72, 700 - 20 * ord(text[0]) % 300, text)
    first, second = texts(written(one))[0], texts(written(two))[0]
    assert {*first.split()} == {"甲乙", "戊"}
    assert {*second.split()} == {"丙丁", "己"}
