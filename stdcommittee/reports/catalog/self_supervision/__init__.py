"""The self-supervision report: duties with status, figures and evidence, and the records behind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stdcommittee.base.messages import N_, Message
from stdcommittee.domain.supervision.result import SupervisionResult
from stdcommittee.reports.catalog.self_supervision.annexes import add_annexes
from stdcommittee.reports.catalog.self_supervision.basis import add_basis
from stdcommittee.reports.catalog.self_supervision.duties import add_duties, add_findings
from stdcommittee.reports.catalog.self_supervision.front import about, cover
from stdcommittee.reports.catalog.self_supervision.overview import add_overview
from stdcommittee.reports.pdf.document import Document
from stdcommittee.reports.report import Issue, Report


def compose(stored: Mapping[str, Any], issue: Issue) -> Document:
    """Put the report together from a stored result; nothing is computed here.

    Raises:
        ValueError: the result was stored in another format.
    """
    result = SupervisionResult.from_json(stored)
    document = Document(about(result, issue))
    document.cover(cover(result, issue)).contents(depth=1)
    add_overview(document, result, issue)
    add_basis(document, result, issue)
    add_duties(document, result)
    add_findings(document, result)
    add_annexes(document, result, issue)
    return document


def _number(committee: str, year: int, running: int) -> Message:
    return Message(
        "{committee} Self-supervision [{year}] No. {n}",
        committee=committee,
        year=str(year),
        n=running,
    )


REPORT = Report(
    name="self-supervision",
    title=Message(N_("Self-supervision report on standards work")),
    numbering=_number,
    compose=compose,
)
