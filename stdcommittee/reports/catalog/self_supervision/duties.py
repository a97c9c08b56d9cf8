"""Chapters three and four: the duties one by one, the findings and their actions."""

from __future__ import annotations

from collections.abc import Sequence

from stdcommittee.base.messages import Bilingual, Joined, Message, Plural, Text
from stdcommittee.domain.supervision.records import DutyStatus, FindingStatus
from stdcommittee.domain.supervision.result import Item, Problem, SupervisionResult
from stdcommittee.reports.catalog.self_supervision.words import marked, status
from stdcommittee.reports.pdf.blocks.columns import Column, Look
from stdcommittee.reports.pdf.blocks.tables import AnyRow, Group, Row
from stdcommittee.reports.pdf.blocks.texts import Caption
from stdcommittee.reports.pdf.document import Document
from stdcommittee.reports.pdf.inline import Inline, Link, Mark, Rich, Span

DUTY_KEY = "duty-{}"
EVIDENCE_KEY = "evidence-{}"


def add_duties(document: Document, result: SupervisionResult) -> None:
    """Add the duties by section, each with status, figures and evidence."""
    document.heading(Message("3 Duties one by one"), new_page=True)
    document.table(
        [
            Column(Message("No."), 30, look=Look.SANS),
            Column(Message("Duty"), 150),
            Column(Message("Status"), 66),
            Column(Message("Figures and account")),
            Column(Message("Evidence"), 78, look=Look.QUIET),
        ],
        _rows(result),
        Caption(Message("Table 3"), Message("Duties")),
    )
    for why, duties in _still_owed(result).items():
        document.note(Message("{duties}: {why}", duties=Joined(tuple(duties)), why=why))
    others = [item.duty.id for item in result.items if not item.owed]
    if others:
        document.note(
            Message(
                "Not owed by this unit, and therefore not judged: {duties}.",
                duties=Joined(tuple(others)),
            )
        )


def _still_owed(result: SupervisionResult) -> dict[Bilingual, list[str]]:
    """Return under which rules duties are owed that the edition has no place for."""
    found: dict[Bilingual, list[str]] = {}
    for item in result.owed:
        if item.duty.why is not None:
            found.setdefault(item.duty.why, []).append(item.duty.id)
    return found


def _rows(result: SupervisionResult) -> list[AnyRow]:
    rows: list[AnyRow] = []
    for section in result.sections:
        items = result.of_section(section.id)
        if not items:
            continue
        rows.append(Group((Span(section.label, strong=True), " ", section.title)))
        rows += [Row(_cells(result, item), DUTY_KEY.format(item.duty.id)) for item in items]
    return rows


def _cells(result: SupervisionResult, item: Item) -> tuple[Rich, ...]:
    return (
        item.duty.id,
        item.duty.text,
        status(item.status),
        _account(result, item),
        _evidence(item),
    )


def _account(result: SupervisionResult, item: Item) -> tuple[Inline, ...]:
    parts: list[Inline] = []
    for number in item.figures:
        parts += [Message("; ") if parts else "", *marked(result.figure(number))]
    answer = item.answer
    if answer is not None:
        if parts and (answer.text.zh or answer.text.en):
            parts.append(Message(". "))
        parts.append(answer.text)
        if answer.overrides:
            parts.append(
                Message(
                    " (Computed: {computed}; set aside: {reason})",
                    computed=item.computed.text,
                    reason=answer.reason,
                )
            )
    if not parts and item.status is DutyStatus.OPEN:
        parts.append(Message("Not answered yet."))
    return tuple(parts)


def _evidence(item: Item) -> Rich:
    if item.answer is None or not item.answer.evidence:
        return ""
    count = len(item.answer.evidence)
    return Link(Plural("{n} document", "{n} documents", n=count), EVIDENCE_KEY.format(item.duty.id))


def findings_columns() -> list[Column]:
    """Return the columns of a table of findings."""
    return [
        Column(Message("No."), 24, look=Look.FAINT),
        Column(Message("Problem")),
        Column(Message("Corrective action"), 156),
        Column(Message("Due"), 56),
        Column(Message("Status"), 50, look=Look.SANS),
    ]


def finding_rows(result: SupervisionResult, *, open_only: bool = False) -> list[AnyRow]:
    """Return the findings as rows, those still open first."""
    wanted: Sequence[Problem] = sorted(
        result.findings, key=lambda item: item.status is FindingStatus.CLOSED
    )
    if open_only:
        wanted = [item for item in wanted if item.status is not FindingStatus.CLOSED]
    rows: list[AnyRow] = []
    for number, item in enumerate(wanted, 1):
        title: Rich = (item.title, Mark(item.figure)) if item.figure else item.title
        due = item.due.isoformat() if item.due else "–"
        rows.append((str(number), title, item.action, due, _state(item)))
    return rows


def _state(item: Problem) -> Rich:
    if item.overdue:
        return Span(Message("overdue"), colour="bad")
    word: Text = item.status.text
    return Span(word, colour="good") if item.status is FindingStatus.CLOSED else word


def add_findings(document: Document, result: SupervisionResult) -> None:
    """Add the chapter of findings and corrective actions."""
    document.heading(Message("4 Findings and corrective actions"))
    if not result.findings:
        document.paragraph(Message("There were no findings in the period."))
        return
    document.table(
        findings_columns(),
        finding_rows(result),
        Caption(Message("Table 4"), Message("Findings and corrective actions")),
    )
