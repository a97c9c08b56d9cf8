"""Supervision itself: findings followed to the end, duties with evidence, yearly reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final, NamedTuple

from stdcommittee.base.conditions import Between, Is, OneOf
from stdcommittee.base.messages import N_, Bilingual, Message, Plural, Text
from stdcommittee.domain.rules import RuleBook
from stdcommittee.domain.supervision.measures import Line, MeasureUnit
from stdcommittee.domain.supervision.records import (
    Answer,
    DutyStatus,
    Finding,
    IssuedReport,
)
from stdcommittee.domain.workspace.records import UnitKind
from stdcommittee.indicators import ALL, NO_MORE, Found, Indicator, Inquiry, day
from stdcommittee.indicators.ballots import with_evidence
from stdcommittee.storage.reader import Reader

ANNUAL: Final = "annual"  # the kind of an issued report that is the unit's annual report
_REPORTS: Final = {
    UnitKind.COMMITTEE: ("tc.annualReport.due",),
    UnitKind.COUNTERPART: ("mirror.annualReport.due",),
    UnitKind.BOTH: ("mirror.annualReport.due", "tc.annualReport.due"),
    UnitKind.GROUP_BODY: (),
}
_FINDING: Final = (N_("Problem"), N_("Duty"), N_("Owner"), N_("Due"), N_("Closed"))


def closed_by(finding: Finding, on: dt.date) -> dt.date | None:
    """Return when a finding was closed, if it was by a day."""
    return finding.closed if finding.closed is not None and finding.closed <= on else None


def _line(finding: Finding, judgement: Text, *, good: bool | None = None) -> Line:
    return Line(
        kind="finding",
        record=finding.id,
        cells=(
            Bilingual(finding.title, finding.title_en),
            finding.duty or day(None),
            finding.owner or day(None),
            day(finding.due),
            day(finding.closed),
        ),
        judgement=judgement,
        good=good,
    )


def _in_time(inquiry: Inquiry) -> Found:
    period = inquiry.period
    counted, left_out = [], []
    due = inquiry.reader.find(Finding, Between("due", period.start, period.end), order=("due",))
    for item in due:
        done = closed_by(item, period.as_of)
        if done is not None and item.due is not None and done <= item.due:
            counted.append(_line(item, Message("in time"), good=True))
        elif done is not None and item.due is not None:
            late = Plural("{n} day late", "{n} days late", n=(done - item.due).days)
            counted.append(_line(item, late, good=False))
        elif item.due is not None and period.over(item.due):
            counted.append(_line(item, Message("overdue"), good=False))
        else:
            left_out.append(_line(item, Message("not yet due")))
    return Found(sorted(counted, key=lambda line: line.good is not False), left_out)


def _known(inquiry: Inquiry) -> list[Finding]:
    """Return the findings made by the period's end and not closed before it."""
    as_of = inquiry.period.as_of
    return [
        item
        for item in inquiry.reader.find(Finding, order=("due",))
        if (item.found is None or item.found <= as_of) and closed_by(item, as_of) is None
    ]


def _open(inquiry: Inquiry) -> Found:
    return Found([_line(item, item.status.text) for item in _known(inquiry)])


def _overdue(inquiry: Inquiry) -> Found:
    known = _known(inquiry)
    lines = []
    for item in known:
        if item.due is not None and inquiry.period.over(item.due):
            days = (inquiry.period.as_of - item.due).days
            late = Plural("overdue by {n} day", "overdue by {n} days", n=days)
            lines.append(_line(item, late))
    return Found(lines, looked_at=len(known))


def _evidence(inquiry: Inquiry) -> Found:
    said = (DutyStatus.MET, DutyStatus.PARTLY)
    answers = inquiry.reader.find(
        Answer, Is("period", inquiry.period.name), OneOf("status", said), order=("duty",)
    )
    return with_evidence(
        inquiry,
        "answer",
        (
            Line(kind="answer", record=item.id, cells=(item.duty, item.status.text, item.text))
            for item in answers
        ),
    )


class AnnualReport(NamedTuple):
    """A yearly report that a unit owes: by which rule, for which year, until when."""

    key: str
    year: int
    due: dt.date


def annual_reports(
    kind: UnitKind, years: Iterable[int], rules: RuleBook, on: dt.date
) -> list[AnnualReport]:
    """Return the annual reports for some years, due early in the year after."""
    return [
        AnnualReport(key, year, rules.parameter(key, on).in_year(year + 1))
        for year in years
        for key in _REPORTS[kind]
    ]


def issued_for(reader: Reader, year: int) -> IssuedReport | None:
    """Return the annual report that is kept for a year; of several the one kept last."""
    found = reader.find(IssuedReport, Is("kind", ANNUAL), Is("period", str(year)), order=("id",))
    return found[-1] if found else None


def _reports(inquiry: Inquiry) -> Found:
    period = inquiry.period
    counted, left_out = [], []
    years = range(period.start.year - 1, period.end.year)
    for report in annual_reports(inquiry.scope.unit.kind, years, inquiry.rules, period.as_of):
        if report.due not in period:
            continue
        issued = issued_for(inquiry.reader, report.year)
        on = issued.issued if issued and issued.issued and issued.issued <= period.as_of else None
        made = Line(
            kind="report" if issued else "unit",
            record=issued.id if issued else inquiry.scope.unit.id,
            cells=(
                inquiry.rules.parameter(report.key, period.as_of).label,
                str(report.year),
                day(report.due),
                day(on),
            ),
        )
        good = on is not None and on <= report.due
        if on is None and not period.over(report.due):
            left_out.append(_judged(made, Message("not yet due")))
        elif on is None:
            counted.append(_judged(made, Message("overdue"), good=False))
        else:
            words = Message("in time") if good else Message("too late")
            counted.append(_judged(made, words, good=good))
    return Found(counted, left_out)


def _judged(line: Line, judgement: Text, *, good: bool | None = None) -> Line:
    return Line(
        kind=line.kind, record=line.record, cells=line.cells, judgement=judgement, good=good
    )


INDICATORS = (
    Indicator(
        id="findings.in_time",
        label=N_("Findings closed in time"),
        counts=N_("Findings closed on or before the day on which they were due."),
        among=N_("Findings that were due in the period."),
        rules=("opinions.findings",),
        target=ALL,
        columns=_FINDING,
        gather=_in_time,
    ),
    Indicator(
        id="findings.open",
        label=N_("Findings open"),
        counts=N_("Findings that were not closed at the end of the period."),
        unit=MeasureUnit.COUNT,
        rules=("opinions.findings",),
        columns=_FINDING,
        gather=_open,
    ),
    Indicator(
        id="findings.overdue",
        label=N_("Findings overdue"),
        counts=N_("Findings not closed whose due day had passed at the end of the period."),
        unit=MeasureUnit.COUNT,
        rules=("opinions.findings",),
        target=NO_MORE,
        columns=_FINDING,
        gather=_overdue,
    ),
    Indicator(
        id="duties.evidence",
        label=N_("Answers with evidence"),
        counts=N_("Answers with a document attached."),
        among=N_("Duties answered as met or partly met for the period."),
        rules=("tc.records",),
        target=ALL,
        columns=(N_("Duty"), N_("Status"), N_("What was done"), N_("Document")),
        gather=_evidence,
    ),
    Indicator(
        id="reports.annual",
        label=N_("Annual reports in time"),
        counts=N_("Annual reports issued on or before the day on which they were due."),
        among=N_("Annual reports due in the period."),
        rules=("tc.annualReport.due", "mirror.annualReport.due"),
        target=ALL,
        columns=(N_("Report"), N_("For"), N_("Due"), N_("Issued")),
        gather=_reports,
    ),
)
