"""As much WordprocessingML as a form needs: paragraphs, tables and the package around them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMES: Final = f'xmlns:w="{WORD}" xmlns:r="{_OFFICE}"'
_MADE: Final = (1980, 1, 1, 0, 0, 0)  # so that equal contents give equal files
_COMPRESSION: Final = 4  # a larger level takes three times as long for a tenth less
_SPECIAL: Final = re.compile("[&<>\x00-\x1f\ufffe\uffff\ud800-\udfff]")
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LINE_END: Final = re.compile("\r\n|[\r\v\f]")
_PARAGRAPH_END: Final = "</w:t></w:r></w:p>"
_PARAGRAPH: Final = '<w:p><w:r><w:t xml:space="preserve">'
_BREAK: Final = _PARAGRAPH_END + _PARAGRAPH
_TAB: Final = '</w:t><w:tab/><w:t xml:space="preserve">'


def paragraphs(text: str) -> str:
    """Return a text as paragraphs, one to a line; tabs are kept, signs unknown to XML left out."""
    if not text:
        return "<w:p/>"
    if _SPECIAL.search(text) is not None:
        text = _escaped(_LINE_END.sub("\n", text))
        text = text.replace("\t", _TAB).replace("\n", _BREAK)
    return _PARAGRAPH + text + _PARAGRAPH_END


def run(text: str, form: str = "") -> str:
    """Return a run of one line, with run properties such as `<w:b/>`."""
    properties = f"<w:rPr>{form}</w:rPr>" if form else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{_escaped(text)}</w:t></w:r>'


def _escaped(text: str) -> str:
    text = _ILLEGAL.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def paragraph(runs: str, form: str = "") -> str:
    """Return a paragraph of runs, with paragraph properties such as `<w:jc w:val="center"/>`."""
    properties = f"<w:pPr>{form}</w:pPr>" if form else ""
    return f"<w:p>{properties}{runs}</w:p>"


def number_field(code: str, form: str = "") -> str:
    """Return a field that Word fills in, such as PAGE or NUMPAGES."""
    properties = f"<w:rPr>{form}</w:rPr>" if form else ""

    def mark(kind: str) -> str:
        return f'<w:r>{properties}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = f'<w:r>{properties}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return mark("begin") + instruction + mark("separate") + run("1", form) + mark("end")


def table_opening(widths: Sequence[int], borders: Iterable[str]) -> str:
    """Return the beginning of a table of fixed column widths (twentieths of a point)."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="auto"/>' for side in borders
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="99" w:type="dxa"/><w:right w:w="99" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )


def cell_openings(widths: Sequence[int]) -> list[str]:
    """Return what each cell of a row begins with."""
    return [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in widths]


def rows_of(widths: Sequence[int], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    """Yield table rows of plain texts."""
    openings = cell_openings(widths)
    for row in rows:
        yield "<w:tr>"
        for opening, text in zip(openings, row, strict=True):
            yield opening
            yield paragraphs(text)
            yield "</w:tc>"
        yield "</w:tr>"


def row_of(widths: Sequence[int], cells: Iterable[str], *, heading: bool = False) -> str:
    """Return a table row of ready paragraphs, repeated on each page if it is a heading."""
    form = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if heading else ""
    filled = zip(cell_openings(widths), cells, strict=True)
    return f"<w:tr>{form}{''.join(f'{opening}{cell}</w:tc>' for opening, cell in filled)}</w:tr>"


def section(paper: Mapping[str, int], references: str = "") -> str:
    """Return the page set-up; `paper` has width, height and margin, in twentieths of a point."""
    margin = paper["margin"]
    beyond = paper.get("header", margin // 2)
    turned = ' w:orient="landscape"' if paper["width"] > paper["height"] else ""
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{paper["width"]}" w:h="{paper["height"]}"{turned}/>'
        f'<w:pgMar w:top="{margin}" w:right="{margin}" w:bottom="{margin}" w:left="{margin}" '
        f'w:header="{beyond}" w:footer="{beyond}" w:gutter="0"/></w:sectPr>'
    )


def document(body: Iterable[str], paper: Mapping[str, int], header: str, footer: str) -> bytes:
    """Return a .docx of a body, with a page header and footer where they are not empty."""
    links = [("styles", "styles.xml")]
    parts = {"word/styles.xml": _styles()}
    references = ""
    for kind, tag, content in (("header", "hdr", header), ("footer", "ftr", footer)):
        if content:
            links.append((kind, f"{kind}1.xml"))
            references += f'<w:{kind}Reference w:type="default" r:id="rId{len(links)}"/>'
            parts[f"word/{kind}1.xml"] = f"<w:{tag} {_NAMES}>{content}</w:{tag}>"
    filled = "".join(body)
    filled += section(paper, references)
    main = f"<w:document {_NAMES}><w:body>{filled}</w:body></w:document>"
    return _package({"word/document.xml": main, **parts}, links)


def _package(parts: Mapping[str, str], links: Sequence[tuple[str, str]]) -> bytes:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPES}.{_content(name)}+xml"/>'
        for name in parts
    )
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION) as archive:
        for name, content in {
            "[Content_Types].xml": types,
            "_rels/.rels": _relationships([("officeDocument", "word/document.xml")]),
            "word/_rels/document.xml.rels": _relationships(links),
            **parts,
        }.items():
            entry = zipfile.ZipInfo(name, _MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, (_DECLARATION + content).encode())
    return stream.getvalue()


def _content(part: str) -> str:
    name = part.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
    return "document.main" if name == "document" else name


def _relationships(links: Sequence[tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _styles() -> str:
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="SimSun" w:cs="Arial"/>'
    return (
        f"<w:styles {_NAMES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        '<w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:before="40" w:after="40"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '</w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/></w:style></w:styles>'
    )
