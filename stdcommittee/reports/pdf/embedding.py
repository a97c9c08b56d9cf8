"""Fonts as they stand in a file: one composite font per typeface, cut to the glyphs in use.

reportlab splits a TrueType font into 8-bit subsets of 256 characters and writes characters beyond
the BMP wrongly into their ToUnicode maps. Here a character gets a two-byte code at first use, the
code is the glyph's number in the embedded subset (Identity-H), and ToUnicode is UTF-16, so that
what a reader copies out is what was written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFont

from stdcommittee.reports.pdf.characters import JOIN, STANDS_FOR
from stdcommittee.reports.pdf.truetype import subset

_SYMBOLIC: Final = 1 << 2
_NONSYMBOLIC: Final = 1 << 5
_GETA: Final = 0x3013  # the typesetter's mark for a character that the case does not hold


class Codes(dict[int, str]):
    """The codes of one font in one document: code point → four hexadecimal digits.

    Made for `str.translate`; a code point gets the next code when it is first looked up.
    """

    def __init__(self) -> None:
        super().__init__({ord(JOIN): "", ord("\n"): ""})
        self.points: list[int] = [-1]  # code 0 stays the font's own "not defined"

    def __missing__(self, point: int) -> str:
        code = self[point] = f"{len(self.points):04X}"
        self.points.append(point)
        return code


class EmbeddedFont(TTFont):
    """A shipped font; usable wherever reportlab takes a font name once it is registered."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path), shapable=False)
        self._codes: WeakKeyDictionary[Any, Codes] = WeakKeyDictionary()

    def has(self, character: str) -> bool:
        """Tell whether the font has a glyph for a character."""
        return ord(character) in self.face.charToGlyph

    def advance(self, character: str) -> float:
        """Return how far a character moves on, in em; a missing one as far as its substitute."""
        point = ord(character)
        point = STANDS_FOR.get(point, point)
        widths = self.face.charWidths
        return float(widths.get(point, widths.get(_GETA, self.face.defaultWidth))) / 1000

    def glyph(self, point: int) -> int:
        """Return the glyph for a code point, or the one that says that there is none."""
        glyphs = self.face.charToGlyph
        return int(glyphs.get(STANDS_FOR.get(point, point), glyphs.get(_GETA, 0)))

    def codes(self, doc: Any) -> Codes:
        """Return the codes given out in a document, which from now on embeds the font."""
        found = self._codes.get(doc)
        if found is None:
            found = self._codes[doc] = Codes()
            doc.fontMapping[self.fontName] = f"/F{len(doc.fontMapping) + 1}"
            doc.delayedFonts.append(self)
        return found

    # What reportlab asks of a font

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802
        """Return the width of a text in points."""
        del encoding
        return sum(map(self.advance, text)) * size

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802
        """Return the text as codes of the one subset."""
        del encoding
        return [(0, bytes.fromhex(text.translate(self.codes(doc))))]

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:  # noqa: N802, ARG002
        """Return the name of the font among the resources of a page."""
        self.codes(doc)
        return str(doc.fontMapping[self.fontName])

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Add the font with the glyphs in use to a document that is being finished."""
        points = self._codes.pop(doc).points
        glyphs = [0, *map(self.glyph, points[1:])]
        name = f"{_tag(glyphs)}+{self.face.name.decode('ascii')}"
        internal = doc.fontMapping[self.fontName][1:]
        descendant = _dictionary(
            Type="/Font",
            Subtype="/CIDFontType2",
            BaseFont=f"/{name}",
            CIDSystemInfo="<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
            FontDescriptor=doc.Reference(self._descriptor(doc, name, glyphs), f"{name}:about"),
            DW=1000,
            W=_widths([self.advance(chr(point)) for point in points[1:]]),
            CIDToGIDMap="/Identity",
        )
        unicode = _stream(doc, "\n".join(to_unicode(name, points)).encode("ascii"))
        font = _dictionary(
            Type="/Font",
            Subtype="/Type0",
            BaseFont=f"/{name}",
            Encoding="/Identity-H",
            DescendantFonts=pdfdoc.PDFArray([doc.Reference(descendant, f"{name}:glyphs")]),
            ToUnicode=doc.Reference(unicode, f"{name}:unicode"),
        )
        doc.idToObject["BasicFonts"].dict[internal] = doc.Reference(font, internal)

    def _descriptor(self, doc: Any, name: str, glyphs: Sequence[int]) -> Any:
        face = self.face
        file = _stream(doc, subset(face, glyphs))
        file.dictionary["Length1"] = len(file.content)
        return _dictionary(
            Type="/FontDescriptor",
            FontName=f"/{name}",
            Flags=face.flags & ~_NONSYMBOLIC | _SYMBOLIC,
            FontBBox=pdfdoc.PDFArray(face.bbox),
            ItalicAngle=face.italicAngle,
            Ascent=face.ascent,
            Descent=face.descent,
            CapHeight=face.capHeight,
            StemV=face.stemV,
            FontFile2=doc.Reference(file, f"{name}:file"),
        )


def to_unicode(name: str, points: Sequence[int]) -> Iterator[str]:
    """Yield the lines of the map from codes to UTF-16; `points[0]` is skipped."""
    yield "/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
    yield "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def"
    yield f"/CMapName /{name} def /CMapType 2 def"
    yield "1 begincodespacerange <0000> <FFFF> endcodespacerange"
    for start in range(1, len(points), 100):
        block = points[start : start + 100]
        yield f"{len(block)} beginbfchar"
        for code, point in enumerate(block, start):
            text = chr(STANDS_FOR.get(point, point)).encode("utf-16-be").hex().upper()
            yield f"<{code:04X}> <{text}>"
        yield "endbfchar"
    yield "endcmap CMapName currentdict /CMap defineresource pop end end"


def _tag(glyphs: Sequence[int]) -> str:
    digest = hashlib.sha256(",".join(map(str, glyphs)).encode("ascii")).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _widths(advances: Sequence[float]) -> str:
    return f"[1 [{' '.join(f'{round(advance * 1000)}' for advance in advances)}]]"


def _dictionary(**entries: Any) -> Any:
    return pdfdoc.PDFDictionary(entries)


def _stream(doc: Any, content: bytes) -> Any:
    stream = pdfdoc.PDFStream(content=content)
    if doc.compression:
        stream.filters = [pdfdoc.PDFZCompress]
    return stream
