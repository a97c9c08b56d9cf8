"""The annexes: every figure with the records behind it, the evidence, and how to verify it all."""

from __future__ import annotations

from collections.abc import Sequence

from stdcommittee.base.messages import Joined, Message, Plural, Text
from stdcommittee.domain.supervision.citations import RuleUsed
from stdcommittee.domain.supervision.measures import Line, Measure, MeasureUnit
from stdcommittee.domain.supervision.result import Figure, SupervisionResult
from stdcommittee.reports.catalog.self_supervision.duties import DUTY_KEY, EVIDENCE_KEY
from stdcommittee.reports.catalog.self_supervision.words import figure_text, judgement
from stdcommittee.reports.pdf.blocks.columns import Column, Look
from stdcommittee.reports.pdf.blocks.cover import Signer
from stdcommittee.reports.pdf.blocks.tables import AnyRow, Group, Row
from stdcommittee.reports.pdf.blocks.texts import Align, Caption
from stdcommittee.reports.pdf.document import Document
from stdcommittee.reports.pdf.inline import Inline, Link, Mark, Rich, Span, State, Status, Uses
from stdcommittee.reports.report import Issue

MOST_RECORDS = 1_000  # printed of one figure; the frozen data hold all


def add_annexes(document: Document, result: SupervisionResult, issue: Issue) -> None:
    """Add the annexes A to D and the signatures."""
    _add_index(document, result)
    document.heading(Message("Annex B Records behind the figures"), new_page=True)
    for figure in result.figures:
        _add_figure(document, figure)
    _add_evidence(document, result)
    _add_verification(document, result, issue)


def _add_index(document: Document, result: SupervisionResult) -> None:
    document.heading(Message("Annex A Index of figures"), new_page=True)
    rows: list[AnyRow] = [
        (
            Mark(figure.number),
            figure.measure.label,
            figure.measure.indicator,
            figure_text(figure.measure),
            judgement(figure.measure),
            _duties(result, figure),
        )
        for figure in result.figures
    ]
    document.table(
        [
            Column("", 26),
            Column(Message("Figure")),
            Column(Message("Indicator"), 112, look=Look.QUIET),
            Column(Message("Value"), 54, Align.RIGHT),
            Column(Message("Target"), 92),
            Column(Message("Duties"), 72),
        ],
        rows,
        records=True,
    )


def _duties(result: SupervisionResult, figure: Figure) -> Rich:
    parts: list[Inline] = []
    for duty in result.where_used(figure.number):
        parts += [" " if parts else "", Link(duty, DUTY_KEY.format(duty))]
    return tuple(parts)


def _add_figure(document: Document, figure: Figure) -> None:
    measure = figure.measure
    document.heading(
        Message("B.{n} {label}", n=figure.number, label=measure.label),
        level=2,
        figure=figure.number,
    )
    facts: list[tuple[Text, Rich]] = [
        (
            Message("Value"),
            (
                Span(figure_text(measure), strong=True),
                Message(", used on "),
                Uses(figure.number),
            ),
        ),
        (Message("Indicator"), measure.indicator),
        (Message("Method"), _method(measure)),
    ]
    if measure.limit is not None:
        facts.append((Message("Target"), judgement(measure) or measure.limit.text))
    facts += [(Message("Rule"), _rule(rule)) for rule in measure.rules]
    facts.append((Message("Check"), _sum(measure)))
    document.facts(*facts)
    number = figure.number
    if measure.counted:
        _add_records(document, measure, measure.counted, Message("Table B.{n}a", n=number))
    if measure.left_out:
        _add_left_out(document, measure, Message("Table B.{n}b", n=number))


def _method(measure: Measure) -> Text:
    if measure.unit is MeasureUnit.COUNT:
        return Message("Counted: {counts}", counts=measure.counts)
    return Message(
        "Numerator: {counts} Denominator: {among}", counts=measure.counts, among=measure.among
    )


def _rule(rule: RuleUsed) -> Text:
    parts: list[Text] = [rule.label]
    if rule.value:
        parts.append(rule.amount)
    parts.append(rule.citation)
    if rule.provisional:
        parts.append(Message("provisional"))
    return Joined(tuple(parts))


def _sum(measure: Measure) -> Text:
    left = Plural("{n} record left out", "{n} records left out", n=len(measure.left_out))
    counted = Plural("{n} record counted", "{n} records counted", n=len(measure.counted))
    if not measure.counted:
        return Joined((counted, left), "clause")
    good = sum(line.good is True for line in measure.counted)
    match measure.unit:
        case MeasureUnit.SHARE | MeasureUnit.DAYS:
            kept = Message(
                "{counted} = {good} good + {wanting} wanting",
                counted=counted,
                good=good,
                wanting=len(measure.counted) - good,
            )
        case MeasureUnit.RATIO:
            kept = Message(
                "{counted}, amounts {amount} of {whole}",
                counted=counted,
                amount=measure.numerator,
                whole=measure.denominator,
            )
        case MeasureUnit.COUNT:
            kept = counted
    return Joined((kept, left), "clause")


def _add_records(
    document: Document, measure: Measure, lines: Sequence[Line], label: Message
) -> None:
    ordered = sorted(lines, key=lambda line: line.good is not False)
    rows: list[AnyRow] = [(*line.cells, _verdict(line)) for line in ordered[:MOST_RECORDS]]
    document.table(
        [*map(Column, measure.columns), Column(Message("Judgement"), 96)],
        rows,
        Caption(label, Message("Records counted"), _how_many(len(lines))),
        numbered=Message("Row"),
        records=True,
    )


def _add_left_out(document: Document, measure: Measure, label: Message) -> None:
    rows: list[AnyRow] = [(*line.cells, line.judgement) for line in measure.left_out[:MOST_RECORDS]]
    document.table(
        [*map(Column, measure.columns), Column(Message("Why left out"), 120)],
        rows,
        Caption(label, Message("Records left out"), _how_many(len(measure.left_out))),
        numbered=Message("Row"),
        records=True,
    )


def _how_many(count: int) -> Text:
    if count <= MOST_RECORDS:
        return Plural("{n} row", "{n} rows", n=count)
    return Message(
        "{n} rows, of which the first {shown} are printed; the frozen data hold all",
        n=count,
        shown=MOST_RECORDS,
    )


def _verdict(line: Line) -> Rich:
    if line.good is None:
        return line.judgement
    return Status(State.MET if line.good else State.UNMET, line.judgement)


def _add_evidence(document: Document, result: SupervisionResult) -> None:
    rows: list[AnyRow] = []
    for item in result.owed:
        if item.answer is None or not item.answer.evidence:
            continue
        title = (Link(item.duty.id, DUTY_KEY.format(item.duty.id)), " ", item.duty.text)
        rows.append(Group(title, EVIDENCE_KEY.format(item.duty.id)))
        rows += [
            Row((exhibit.name, exhibit.note, _grouped(exhibit.sha256)))
            for exhibit in item.answer.evidence
        ]
    if not rows:
        return
    document.heading(Message("Annex C Evidence"), new_page=True)
    document.table(
        [
            Column(Message("Document"), 120),
            Column(Message("What it shows")),
            Column("SHA-256", 176, look=Look.QUIET),
        ],
        rows,
        records=True,
    )


def _grouped(digest: str) -> str:
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def _add_verification(document: Document, result: SupervisionResult, issue: Issue) -> None:
    document.heading(Message("Annex D Verification"))
    document.facts(
        (Message("Operation"), str(result.stamp.operation)),
        (Message("Chain head"), _grouped(result.stamp.head)),
        (Message("Frozen data"), _grouped(issue.data_sha256)),
        (Message("Program"), f"StdCommittee {issue.version}"),
        label_width=80.0,
    )
    document.box(
        Message("How to verify"),
        Message(
            "The workspace holds this report as it was issued, and the frozen data that it was printed "
            "from. “check --head” with the chain head above tells whether the history up to this report "
            "is still the one it was taken from; printing the frozen data again gives the same file. "
            "Records corrected after the issue appear in the next report; this one does not change."
        ),
    )
    document.signature(
        Signer(Message("Prepared by"), issue.issued_by),
        Signer(Message("Reviewed by")),
        Signer(Message("Approved by")),
        body=Message("Secretariat of {unit}", unit=result.unit.name),
        date=issue.issued.isoformat(),
        sealed=True,
    )
