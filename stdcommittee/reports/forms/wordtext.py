"""Texts in WordprocessingML: runs with their fonts, paragraphs, fields, boxes to tick."""

from __future__ import annotations

import re
from typing import Final
from xml.sax.saxutils import escape

from stdcommittee.reports.forms.model import Choices
from stdcommittee.reports.pdf.blocks.texts import Align
from stdcommittee.reports.pdf.characters import prepare, restore

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES: Final = f'xmlns:w="{WORD}" xmlns:r="{_OFFICE}"'
EMPTY_BOX, TICKED_BOX = "\u2610", "\u2611"
_NOT_XML: Final = re.compile("[\ufffe\uffff]")
_HEADING_FONTS: Final = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="SimHei"/>'
_BOX_FONTS: Final = (
    '<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:hint="eastAsia"/>'
)


def plain(text: str) -> str:
    """Return a text as XML holds it, without the signs that it cannot hold."""
    return escape(_NOT_XML.sub("", restore(prepare(text))))


def run(
    text: str, *, size: int = 21, strong: bool = False, heading: bool = False, box: bool = False
) -> str:
    """Return a run of a size in half points; line ends in the text become line breaks."""
    fonts = _HEADING_FONTS if heading else _BOX_FONTS if box else ""
    form = f'{fonts}{"<w:b/>" if strong else ""}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    lines = plain(text).split("\n")
    said = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:r><w:rPr>{form}</w:rPr>{said}</w:r>"


def paragraph(runs: str, form: str = "", align: Align = Align.LEFT) -> str:
    """Return a paragraph of runs; `form` holds paragraph properties in the order of the schema."""
    if align is not Align.LEFT:
        placed = f'<w:jc w:val="{"right" if align is Align.RIGHT else "center"}"/>'
        before, section, after = form.partition("<w:sectPr")
        form = before + placed + section + after
    properties = f"<w:pPr>{form}</w:pPr>" if form else ""
    return f"<w:p>{properties}{runs}</w:p>"


def field(code: str) -> str:
    """Return a field that Word fills in, such as PAGE or SECTIONPAGES."""

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return mark("begin") + instruction + mark("separate") + run("1", size=16) + mark("end")


def ticks(choices: Choices, align: Align, size: int) -> str:
    """Return boxes with their labels as paragraphs: one each, or all in one."""
    said = [
        run(TICKED_BOX if tick.ticked else EMPTY_BOX, size=size, box=True)
        + run(f" {tick.label}", size=size)
        for tick in choices.ticks
    ]
    if choices.stacked:
        return "".join(paragraph(item, align=align) for item in said)
    return paragraph(run("\u2003", size=size).join(said), align=align)
