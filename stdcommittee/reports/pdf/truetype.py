"""Cutting a TrueType font down to the glyphs that a document uses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from struct import pack, unpack_from
from typing import Any, Final

_WORDS: Final = 0x0001
_SCALE: Final = 0x0008
_MORE: Final = 0x0020
_XY_SCALE: Final = 0x0040
_TWO_BY_TWO: Final = 0x0080
_COPIED: Final = ("cvt ", "fpgm", "prep")


def subset(face: Any, glyphs: Sequence[int]) -> bytes:
    """Return a font file whose glyph n is the face's glyph `glyphs[n]`.

    A glyph may stand several times. Parts of composite glyphs follow behind the glyphs asked for.
    The file has no `cmap` and no names: it is meant to be embedded and addressed by glyph number.
    `face` is what reportlab reads from a font (`TTFontFile`).
    """
    from reportlab.pdfbase.ttfonts import TTFontMaker

    outlines, order = _outlines(face, glyphs)
    offsets = [0]
    for outline in outlines:
        offsets.append(offsets[-1] + len(outline))
    head = bytearray(face.get_table("head"))
    head[50:52] = pack(">H", 1)  # long offsets
    hhea = bytearray(face.get_table("hhea"))
    hhea[34:36] = pack(">H", len(order))
    maxp = bytearray(face.get_table("maxp"))
    maxp[4:6] = pack(">H", len(order))
    metrics = (face.hmetrics[glyph] for glyph in order)
    maker = TTFontMaker()
    maker.add("head", bytes(head))
    maker.add("hhea", bytes(hhea))
    maker.add("maxp", bytes(maxp))
    maker.add("hmtx", b"".join(pack(">HH", wide, side & 0xFFFF) for wide, side in metrics))
    maker.add("loca", pack(f">{len(offsets)}L", *offsets))
    maker.add("glyf", b"".join(outlines))
    for tag in _COPIED:
        if tag in face.table:
            maker.add(tag, face.get_table(tag))
    return maker.makeStream()


def _outlines(face: Any, glyphs: Sequence[int]) -> tuple[list[bytes], list[int]]:
    """Return the outlines, padded and with renumbered parts, and the old number of each."""
    start, _ = face.get_table_pos("glyf")
    order = list(glyphs)
    number: dict[int, int] = {}
    for new, old in enumerate(order):
        number.setdefault(old, new)
    outlines = []
    for old in order:  # grows while parts are found
        begin, end = face.glyphPos[old], face.glyphPos[old + 1]
        outline = bytearray(face.get_chunk(start + begin, end - begin))
        for place in _parts(outline):
            (part,) = unpack_from(">H", outline, place)
            if part not in number:
                number[part] = len(order)
                order.append(part)
            outline[place : place + 2] = pack(">H", number[part])
        outline += bytes(-len(outline) % 4)
        outlines.append(bytes(outline))
    return outlines, order


def _parts(outline: bytearray) -> Iterator[int]:
    """Yield where a composite glyph names its parts."""
    if len(outline) < 10 or unpack_from(">h", outline)[0] >= 0:
        return
    place, flags = 10, _MORE
    while flags & _MORE:
        (flags,) = unpack_from(">H", outline, place)
        yield place + 2
        place += 8 if flags & _WORDS else 6
        if flags & _SCALE:
            place += 2
        elif flags & _XY_SCALE:
            place += 4
        elif flags & _TWO_BY_TWO:
            place += 8
