"""Cover and what the document says about itself."""

from __future__ import annotations

from stdcommittee.base.messages import CHINESE, Joined, Message, Text
from stdcommittee.domain.supervision.result import SupervisionResult
from stdcommittee.reports.catalog.self_supervision.words import chinese_month
from stdcommittee.reports.pdf.blocks.cover import Cover
from stdcommittee.reports.pdf.frame import About
from stdcommittee.reports.pdf.inline import Rich
from stdcommittee.reports.report import Issue


def title_of(result: SupervisionResult) -> Message:
    """Return the whole title, with the period."""
    return Message(
        "Self-supervision report on standards work ({period})", period=result.period.text
    )


def number_of(issue: Issue) -> Text:
    """Return the document number, or that there is none yet."""
    return issue.number or Message("Preview, not issued")


def about(result: SupervisionResult, issue: Issue) -> About:
    """Return what stands in the page frame and in the document's properties."""
    stamp = Message(
        "Data as of {moment} (UTC{zone}), operation {n}",
        moment=f"{result.stamp.at:%Y-%m-%d %H:%M:%S}",
        zone=f"{result.stamp.at:%z}"[:3],
        n=result.stamp.operation,
    )
    return About(
        title=title_of(result),
        number=number_of(issue),
        language=issue.language,
        issued=issue.issued,
        author=result.unit.name,
        subject=Message("Self-supervision of standards work"),
        keywords=(result.unit.committee, result.period.text, result.head.title),
        stamp=stamp,
        digest=issue.data_sha256,
    )


def cover(result: SupervisionResult, issue: Issue) -> Cover:
    """Return the cover page."""
    unit = result.unit
    titles: list[Text] = [Message("Self-supervision report"), Message("on standards work")]
    if issue.language == CHINESE:
        titles = [Message("Standards work"), Message("Self-supervision report")]
    if not result.head.final:
        titles.append(Message("(under the draft for comment)"))
    facts: list[tuple[Text, Rich]] = [
        (Message("Prepared by"), Message("Secretariat of {unit}", unit=unit.name)),
    ]
    if unit.host.zh or unit.host.en:
        facts.append((Message("Secretariat host"), unit.host))
    basis = Joined((result.head.title, result.head.number)) if result.head.number.zh else None
    facts += [
        (Message("Basis"), basis or result.head.title),
        (Message("Committees"), _committees(result)),
        (Message("Issued by"), _issuer(issue)),
        (Message("Date of issue"), issue.issued.isoformat()),
    ]
    return Cover(
        number=number_of(issue),
        access=Message("Goes to: {recipients}", recipients=unit.recipients)
        if unit.recipients
        else "",
        body=unit.name,
        title=tuple(titles),
        period=_year(result),
        detail=Message(
            "Reporting period {start} to {end}",
            start=result.period.start.isoformat(),
            end=result.period.end.isoformat(),
        ),
        facts=tuple(facts),
        issuer=Message("Secretariat of {unit}", unit=unit.name),
        date=chinese_month(issue.issued)
        if issue.language == CHINESE
        else f"{issue.issued:%B} {issue.issued.year}",
    )


def _year(result: SupervisionResult) -> Text:
    return result.period.text


def _committees(result: SupervisionResult) -> Text:
    own = Joined(tuple(result.unit.own)) if result.unit.own else result.unit.committee
    if not result.unit.mirrored:
        return own
    return Message(
        "{own}; counterpart of {mirrored}", own=own, mirrored=Joined(tuple(result.unit.mirrored))
    )


def _issuer(issue: Issue) -> Text:
    who: Text = f"{issue.issued_by} ({issue.role})" if issue.role else issue.issued_by
    if issue.language == CHINESE and issue.role:
        who = f"{issue.issued_by}\uff08{issue.role}\uff09"
    return Joined(
        (
            who,
            Message("identity proved by PIN") if issue.proved else Message("identity as declared"),
        )
    )
