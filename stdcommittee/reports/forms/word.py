"""Forms painted as Word documents: real tables on A4, the same form always the same bytes."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import TYPE_CHECKING, Final

from stdcommittee.reports.forms import wordtable
from stdcommittee.reports.forms.model import Block, Form, Grid, Heading, Paragraph, Sheet, Title
from stdcommittee.reports.forms.wording import Wording
from stdcommittee.reports.forms.wordtext import NAMES, WORD, field, paragraph, plain, run
from stdcommittee.reports.pdf.blocks.texts import Align
from stdcommittee.reports.pdf.finishing import PRODUCER

if TYPE_CHECKING:
    from docx.document import Document

_MADE: Final = (1980, 1, 1, 0, 0, 0)  # so that equal contents give equal files
_LEFT, _RIGHT, _ABOVE, _BELOW = 1417, 1247, 1247, 1304  # margins in twentieths of a point
_PAGE: Final = (
    f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="{_ABOVE}" w:right="{_RIGHT}" '
    f'w:bottom="{_BELOW}" w:left="{_LEFT}" w:header="709" w:footer="709" w:gutter="0"/>'
    '<w:pgNumType w:start="1"/>'
)
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PROPERTIES: Final = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_UNUSED: Final = ("thumbnail", "stylesWithEffects", "customXml", "numbering", "webSettings")
WIDTH: Final = 11906 - _LEFT - _RIGHT


def write_docx(form: Form) -> bytes:
    """Return a form as a .docx; every sheet begins a page and counts its own."""
    parts, footer = _empty()
    references = f'<w:footerReference w:type="default" r:id="{footer}"/>'
    ending = f"<w:sectPr>{references}{_PAGE}</w:sectPr>"
    breaks = [_break(references)] * (len(form.sheets) - 1)
    body = "".join(
        _sheet(sheet) + after for sheet, after in zip(form.sheets, [*breaks, ending], strict=True)
    )
    written = {
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/footer1.xml": f"<w:ftr {NAMES}>{_foot(form)}</w:ftr>",
        "docProps/core.xml": _properties(form),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            text = written.get(name)
            packed.writestr(entry, content if text is None else (_DECLARATION + text).encode())
    return target.getvalue()


def _break(references: str) -> str:
    section = f'<w:sectPr>{references}<w:type w:val="nextPage"/>{_PAGE}</w:sectPr>'
    return paragraph("", f'<w:spacing w:line="20" w:lineRule="exact"/>{section}')


def _sheet(sheet: Sheet) -> str:
    parts = []
    for block in sheet.blocks:
        parts.append(_block(block))
        if isinstance(block, Grid):
            parts.append(paragraph("", '<w:spacing w:line="120" w:lineRule="exact"/>'))
    return "".join(parts)


def _block(block: Block) -> str:
    match block:
        case Title(text=text, under=under, mark=mark):
            said = paragraph(run(mark, size=18), align=Align.RIGHT) if mark else ""
            said += paragraph(
                run(text, size=34, strong=True, heading=True), "<w:keepNext/>", Align.CENTRE
            )
            return said + (paragraph(run(under, size=22), "", Align.CENTRE) if under else "")
        case Heading(text=text):
            form = '<w:keepNext/><w:spacing w:before="160" w:after="40"/>'
            return paragraph(run(text, size=22, strong=True, heading=True), form)
        case Paragraph():
            return _paragraph(block)
        case Grid():
            return wordtable.table(block, WIDTH)


def _paragraph(block: Paragraph) -> str:
    form = "<w:keepNext/>" if block.keep else ""
    form += f'<w:spacing w:before="{round(block.before * 20)}" w:after="0"/>'
    if block.indent:
        form += '<w:ind w:firstLineChars="200" w:firstLine="420"/>'
    return paragraph(run(block.text, size=18 if block.small else 21), form, block.align)


def _foot(form: Form) -> str:
    say = Wording("frame", form.language)
    before, between, after = say("page_parts").split("|")
    numbered = (
        run(f"{form.title}\u2002\u2002{before}", size=16)
        + field("PAGE")
        + run(between, size=16)
        + field("SECTIONPAGES")
        + run(after, size=16)
    )
    digest = paragraph(run(f"SHA-256 {form.digest}", size=14)) if form.digest else ""
    return paragraph(numbered, "", Align.RIGHT) + digest


def _properties(form: Form) -> str:
    """Return the properties of the file; the day of the form is the only date in it."""
    day = f'<{{0}} xsi:type="dcterms:W3CDTF">{form.day.isoformat()}T00:00:00Z</{{0}}>'
    author = form.author or PRODUCER
    said = {
        "dc:title": form.title,
        "dc:creator": author,
        "cp:lastModifiedBy": author,
        "dc:language": {"zh": "zh-CN", "en": "en"}[form.language],
        "cp:revision": "1",
    }
    entries = "".join(f"<{name}>{plain(text)}</{name}>" for name, text in said.items())
    entries += day.format("dcterms:created") + day.format("dcterms:modified")
    return f"<cp:coreProperties {_PROPERTIES}>{entries}</cp:coreProperties>"


@cache
def _empty() -> tuple[dict[str, bytes], str]:
    """Return the parts of an empty document with its fonts, and the id of its footer."""
    import docx

    document = docx.Document()
    _fonts(document)
    document.sections[0].footer.is_linked_to_previous = False
    footer = document.element.body.sectPr.footerReference_lst[0].rId
    _lighten(document)
    written = io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as archive:
        return {name: archive.read(name) for name in archive.namelist()}, footer


def _lighten(document: Document) -> None:
    """Take out of python-docx's own empty document what a form does not use."""
    for owner in (document.part.package, document.part):
        for number, relation in list(owner.rels.items()):
            if relation.reltype.rpartition("/")[2] in _UNUSED:
                del owner.rels[number]
    styles = document.styles.element
    for style in styles.findall(f"{{{WORD}}}style"):
        if style.get(f"{{{WORD}}}default") != "1":
            styles.remove(style)


def _fonts(document: Document) -> None:
    """Set the fonts of every text: Song for Chinese, Times for Latin; close lines."""
    from docx.oxml import parse_xml
    from docx.shared import Pt

    normal = document.styles["Normal"]
    normal.font.size = Pt(10.5)
    properties = normal.element.get_or_add_rPr()
    for old in properties.findall(f"{{{WORD}}}rFonts"):
        properties.remove(old)
    latin = "".join(f' w:{kind}="Times New Roman"' for kind in ("ascii", "hAnsi", "cs"))
    properties.insert(0, parse_xml(f'<w:rFonts {NAMES}{latin} w:eastAsia="SimSun"/>'))
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
