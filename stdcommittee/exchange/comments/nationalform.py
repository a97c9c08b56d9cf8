"""A collation written as the national form for the handling of comments."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.paths import resource
from stdcommittee.exchange.comments import wordml
from stdcommittee.exchange.comments.collation import Collation
from stdcommittee.exchange.comments.model import ReadComment

_FRAME: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_CENTRED: Final = '<w:jc w:val="center"/>'
_BOLD: Final = "<w:b/>"


@frozen
class NationalHead:
    """What stands above the table; "" leaves the place free to be filled in by hand."""

    document: str = ""
    project: str = ""
    drafter: str = ""
    clerk: str = ""
    phone: str = ""
    date: str = ""


@frozen
class ConsultationCounts:
    """How many units were asked, answered, had comments, stayed silent; None where not counted."""

    sent: int | None = None
    answered: int | None = None
    commented: int | None = None
    silent: int | None = None


@cache
def national_form() -> dict[str, Any]:
    """Return the facts of the form: paper, labels, columns."""
    return tomllib.loads(resource("forms", "national.toml").read_text("utf-8"))


def write_national_form(
    collation: Collation,
    head: NationalHead | None = None,
    counts: ConsultationCounts | None = None,
) -> bytes:
    """Return the filled form as a .docx: head, table with repeated headings, counts at its foot.

    A proposed change stands below its comment behind the form's own words for it; the type of a
    comment and what no column of the form takes stand under remarks.
    """
    form = national_form()
    widths = [column["width"] for column in form["column"]]
    body = [_head(head or NationalHead(), collation), wordml.table_opening(widths, _FRAME)]
    headings = [
        wordml.paragraph(wordml.run(column["heading"], _BOLD), _CENTRED)
        for column in form["column"]
    ]
    body.append(wordml.row_of(widths, headings, heading=True))
    body += wordml.rows_of(
        widths,
        (_cells(number, item.comment) for number, item in enumerate(collation.comments, 1)),
    )
    body.append("</w:tbl>")
    body.append(_foot(counts or ConsultationCounts()))
    return wordml.document(body, form["paper"], "", "")


def _cells(number: int, comment: ReadComment) -> Sequence[str]:
    proposed = comment.proposed_change
    text = [comment.comment, f"{national_form()['proposed']}{proposed}" if proposed else ""]
    place = [comment.clause, comment.element, comment.line]
    remarks = [comment.raw_type, *(f"{heading}: {cell}" for heading, cell in comment.extra)]
    return (
        str(number),
        " ".join(filter(None, place)),
        "\n".join(filter(None, text)),
        comment.raw_id or comment.body,
        comment.observation,
        "\n".join(filter(None, remarks)),
    )


def _head(head: NationalHead, collation: Collation) -> str:
    form = national_form()
    labels = form["head"]
    values = {
        "document": head.document or collation.header.document,
        "project": head.project or collation.header.project,
        "drafter": head.drafter,
        "clerk": head.clerk,
        "phone": head.phone,
        "date": head.date,
    }
    first, middle, last = form["page"]
    page = (
        wordml.run(f"{first} ")
        + wordml.number_field("NUMPAGES")
        + wordml.run(f" {middle} ")
        + wordml.number_field("PAGE")
        + wordml.run(f" {last}")
    )
    lines = [
        wordml.run("\u3000\u3000".join(_said(labels[name], values[name]) for name in names))
        for names in (("document", "project"), ("drafter",), ("clerk", "phone", "date"))
    ]
    title = wordml.paragraph(wordml.run(form["title"], '<w:b/><w:sz w:val="30"/>'), _CENTRED)
    right = wordml.paragraph(page, '<w:jc w:val="right"/>')
    return title + "".join(map(wordml.paragraph, lines)) + right


def _said(label: str, value: str) -> str:
    return f"{label}\uff1a{' '.join(value.split())}"


def _foot(counts: ConsultationCounts) -> str:
    form = national_form()
    lines = [form["notes"]]
    for name, label in form["foot"].items():
        number = getattr(counts, name)
        lines.append(f"{label}\uff1a{'' if number is None else number}{form['unit']}")
    return "".join(wordml.paragraph(wordml.run(line)) for line in lines)
