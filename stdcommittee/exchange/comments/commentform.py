"""A collation written as the commenting form of ISO, IEC, CEN and CENELEC (version 2012-03)."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from stdcommittee.base.paths import resource
from stdcommittee.exchange.comments import wordml
from stdcommittee.exchange.comments.collation import Collation
from stdcommittee.exchange.comments.model import FormHeader, ReadComment

_EXTRA_WIDTH: Final = 1100
_NARROWEST_TEXT: Final = 1800  # what a column of text keeps when further columns are put in
_SMALL: Final = '<w:sz w:val="16"/>'
_BOLD: Final = '<w:b/><w:sz w:val="16"/>'
_MARK: Final = '<w:b/><w:position w:val="6"/><w:sz w:val="12"/>'
_CENTRED: Final = '<w:keepLines/><w:jc w:val="center"/>'
_FRAME: Final = ("top", "left", "bottom", "right")


@cache
def comment_form() -> dict[str, Any]:
    """Return the facts of the form: paper, head block, columns, notes."""
    return tomllib.loads(resource("forms", "iso_2012.toml").read_text("utf-8"))


def write_comment_form(
    collation: Collation,
    header: FormHeader | None = None,
    title: str = "",
    *,
    numbered: bool = False,
) -> bytes:
    """Return the filled form as a .docx: head block and column heads in the page header.

    Args:
        collation: the comments, in their order.
        header: what the head block says; by default what the files agree on.
        title: stands in the head block instead of the form's own title.
        numbered: add a running number to every id, as the ISO tool does; otherwise ids stay as they
            are, so that reading the form again gives the same comments.

    Columns that the form does not know follow behind its own.
    """
    form = comment_form()
    extra = collation.extra_headings
    widths = _widths([column["width"] for column in form["column"]], len(extra))
    head = header if header is not None else collation.header
    body = [wordml.table_opening(widths, (*_FRAME, "insideH", "insideV"))]
    rows = (
        _cells(item.comment, extra, place if numbered else 0)
        for place, item in enumerate(collation.comments, 1)
    )
    body += wordml.rows_of(widths, rows)
    if not collation.comments:
        body += wordml.rows_of(widths, [[""] * len(widths)])
    body.append("</w:tbl><w:p/>")
    page_header = _head_block(head, title) + "<w:p/>" + _column_heads(widths, extra) + "<w:p/>"
    return wordml.document(body, form["paper"], page_header, _footer())


def id_text(comment: ReadComment) -> str:
    """Return the id cell, with the number of a separate column where the cell has none."""
    if not comment.number_cell or comment.id.number:
        return comment.raw_id
    if not comment.raw_id or comment.number_cell.startswith(comment.raw_id):
        return comment.number_cell
    return f"{comment.raw_id}-{comment.number_cell}"


def _cells(comment: ReadComment, extra: Sequence[str], place: int) -> list[str]:
    cells = [
        id_text(comment) + (f"-{place:03}" if place else ""),
        comment.line,
        comment.clause,
        comment.element,
        comment.raw_type,
        comment.comment,
        comment.proposed_change,
        comment.observation,
    ]
    if extra:
        texts = dict(comment.extra)
        cells += [texts.get(heading, "") for heading in extra]
    return cells


def _widths(own: list[int], more: int) -> list[int]:
    """Return the column widths with room for further columns, taken from the columns of text."""
    widths = list(own)
    needed = more * _EXTRA_WIDTH
    texts = sorted(range(len(widths)), key=lambda index: -widths[index])[:3]
    spare = sum(widths[index] - _NARROWEST_TEXT for index in texts)
    each = min(needed, spare)
    for index in texts:
        widths[index] -= each * (widths[index] - _NARROWEST_TEXT) // spare
    widths += [each // more] * more if more else []
    widths[texts[0]] += sum(own) - sum(widths)
    return widths


def _head_block(header: FormHeader, title: str) -> str:
    form = comment_form()
    widths = [cell["width"] for cell in form["block"]]
    values = (header.date, header.document, header.project)
    cells = [wordml.paragraph(wordml.run(title or form["title"], '<w:b/><w:sz w:val="22"/>'))]
    cells += [
        wordml.paragraph(wordml.run(f"{block['label']} ") + wordml.run(value, "<w:b/>"))
        for block, value in zip(form["block"][1:], values, strict=True)
    ]
    return (
        wordml.table_opening(widths, (*_FRAME, "insideV"))
        + wordml.row_of(widths, cells)
        + "</w:tbl>"
    )


def _column_heads(widths: Sequence[int], extra: Sequence[str]) -> str:
    heads = []
    for column in comment_form()["column"]:
        runs = wordml.run(column["heading"], _BOLD)
        if "mark" in column:
            runs += wordml.run(column["mark"], _MARK)
        lines = wordml.paragraph(runs, _CENTRED)
        if "example" in column:
            lines += wordml.paragraph(wordml.run(column["example"], _SMALL), _CENTRED)
        heads.append(lines)
    heads += [wordml.paragraph(wordml.run(heading, _BOLD), _CENTRED) for heading in extra]
    return (
        wordml.table_opening(widths, (*_FRAME, "insideV"))
        + wordml.row_of(widths, heads)
        + "</w:tbl>"
    )


def _footer() -> str:
    form = comment_form()
    notes = [
        wordml.paragraph(wordml.run(note["mark"], _SMALL) + wordml.run(f" {note['text']}", _SMALL))
        for note in form["note"]
    ]
    before, between = form["page"]
    page = wordml.paragraph(
        wordml.run(before, _SMALL)
        + wordml.number_field("PAGE", _SMALL)
        + wordml.run(between, _SMALL)
        + wordml.number_field("NUMPAGES", _SMALL),
        '<w:jc w:val="right"/>',
    )
    version = wordml.paragraph(wordml.run(form["version"], f"<w:i/>{_SMALL}"))
    return "".join(notes) + page + version
