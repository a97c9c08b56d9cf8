"""Word documents put together by hand, for structures that no form should have but real ones do."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.builders.packages import package

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{WORD}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADS = (
    "MB/NC1",
    "Line number\n(e.g. 17)",
    "Clause/ Subclause\n(e.g. 3.1)",
    "Paragraph/ Figure/ Table/\n(e.g. Table 1)",
    "Type of comment2",
    "Comments",
    "Proposed change",
    "Observations of the secretariat",
)
OLD_HEADS = (
    "MB1",
    "Clause/\nSubclause/\nAnnex/Figure/Table\n(e.g. 3.1, Table 2)",
    "Paragraph/\nList item/\nNote/\n(e.g. Note 2)",
    "Type of com-ment2",
    "Comment (justification for change)",
    "Proposed change",
    "Secretariat observations\non each comment submitted",
)


def run(text: str) -> str:
    """Return a run of one line."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraphs(text: str) -> str:
    """Return a paragraph for each line."""
    return "".join(f"<w:p>{run(line)}</w:p>" for line in text.split("\n"))


def cell(content: str, form: str = "") -> str:
    """Return a cell around text, or around markup that begins with `<w:`."""
    inner = content if content.startswith("<w:") else paragraphs(content)
    return f"<w:tc><w:tcPr>{form}</w:tcPr>{inner}</w:tc>"


def spanning(content: str, columns: int) -> str:
    """Return a cell over several columns."""
    return cell(content, f'<w:gridSpan w:val="{columns}"/>')


def first_of_merged(content: str) -> str:
    """Return the top cell of a vertical merge."""
    return cell(content, '<w:vMerge w:val="restart"/>')


def merged_with_above(content: str = "") -> str:
    """Return a cell that continues a vertical merge."""
    return cell(content, "<w:vMerge/>")


def row(cells: Sequence[str], form: str = "") -> str:
    """Return a row of ready cells or of plain texts."""
    made = (item if item.startswith("<w:tc>") else cell(item) for item in cells)
    return f"<w:tr>{f'<w:trPr>{form}</w:trPr>' if form else ''}{''.join(made)}</w:tr>"


def table(rows: Sequence[Sequence[str] | str]) -> str:
    """Return a table of ready rows or of lists of cells."""
    made = (item if isinstance(item, str) else row(item) for item in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(made)}</w:tbl>"


def document(
    body: str,
    headers: dict[str, str] | None = None,
    *,
    section: str = "",
    parts: dict[str, str] | None = None,
    links: str = "",
) -> bytes:
    """Return a .docx; `headers` maps `default`, `first` or `even` to their content."""
    references, relations, files = "", links, dict(parts or {})
    for number, (kind, content) in enumerate((headers or {}).items(), 1):
        references += f'<w:headerReference w:type="{kind}" r:id="h{number}"/>'
        relations += (
            f'<Relationship Id="h{number}" Type="{LINKS}/header" Target="header{number}.xml"/>'
        )
        files[f"word/header{number}.xml"] = f"<w:hdr {NAMES}>{content}<w:p/></w:hdr>"
    main = (
        f"<w:document {NAMES}><w:body>{body}<w:p/>"
        f"<w:sectPr>{references}{section}</w:sectPr></w:body></w:document>"
    )
    schema = "http://schemas.openxmlformats.org/package/2006/relationships"
    return package(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": f'<Relationships xmlns="{schema}"><Relationship Id="r1" '
            f'Type="{LINKS}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": main,
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{schema}">{relations}'
            "</Relationships>",
            **files,
        }
    )


def form(
    rows: Sequence[Sequence[str] | str], heads: Sequence[str] = HEADS, block: str = ""
) -> bytes:
    """Return a comment form with its head block and column heads in the page header."""
    head_block = block or table(
        [("Template for comments", "Date: 2026-03-02", "Document: ISO/DIS 99999", "Project: 12345")]
    )
    return document(table(rows), {"default": f"{head_block}<w:p/>{table([heads])}"})
