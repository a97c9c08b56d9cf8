"""The second chapter: which edition and rules apply, and how statuses come about."""

from __future__ import annotations

from collections.abc import Sequence

from stdcommittee.base.messages import Joined, Message
from stdcommittee.domain.supervision.frameworks import Head
from stdcommittee.domain.supervision.result import RuleEdition, SupervisionResult
from stdcommittee.reports.pdf.blocks.columns import Column
from stdcommittee.reports.pdf.blocks.texts import Caption
from stdcommittee.reports.pdf.document import Document
from stdcommittee.reports.report import Issue


def add_basis(document: Document, result: SupervisionResult, issue: Issue) -> None:
    """Add the chapter."""
    document.heading(Message("2 Basis and method"))
    _add_edition(document, result.head)
    _add_statuses(document, result)
    _add_rules(document, result.rules)
    _add_notes(document, result, issue)


def _add_edition(document: Document, head: Head) -> None:
    document.paragraph(
        Message(
            "The report follows “{title}” ({details}), {status}.",
            title=head.title,
            details=Joined(tuple(text for text in (head.number, head.issuer, head.date) if text)),
            status=head.status,
        )
    )
    if not head.final:
        document.box(
            Message("Draft for comment"),
            Message(
                "The edition that this report applies was put out for comment and never in force."
            ),
        )


def _add_statuses(document: Document, result: SupervisionResult) -> None:
    document.listing(
        (
            "●",
            Message(
                "Met: every figure reaches its target, or the answer with its evidence says so."
            ),
        ),
        (
            "◐",
            Message(
                "Partly met: a figure misses its target but reaches {share} of it.",
                share=result.partly,
            ),
        ),
        ("○", Message("Not met: a figure stays below that, or the answer says so.")),
        ("—", Message("Did not occur: there was nothing to do or count in the period.")),
    )
    document.paragraph(
        Message(
            "Figures are counts of records; a numerator and its denominator are printed as they were "
            "counted, never rounded before they are compared. Where a person set a computed status "
            "aside, chapter 3 shows both, with the reason."
        )
    )


def _add_rules(document: Document, rules: Sequence[RuleEdition]) -> None:
    document.table(
        [
            Column(Message("Rules applied")),
            Column(Message("Document"), 190),
            Column(Message("In force from"), 66),
            Column(Message("State"), 74),
        ],
        [
            (
                rule.title,
                rule.document,
                rule.effective_from.isoformat(),
                Message("provisional") if rule.provisional else Message("settled"),
            )
            for rule in rules
        ],
        Caption(Message("Table 2"), Message("Editions of rules")),
    )


def _add_notes(document: Document, result: SupervisionResult, issue: Issue) -> None:
    if result.provisional or result.head.notes:
        document.note(
            Message(
                "Provisional: the number has not been compared with the official text yet. Figures "
                "that rest on it say so in annex B."
            )
        )
    for note in result.head.notes:
        document.note(note)
    document.note(Message("Prepared with StdCommittee {version}.", version=issue.version))
