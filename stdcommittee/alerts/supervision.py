"""Supervision: findings due or overdue, yearly reports due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Final

from stdcommittee.alerts import AlertSource, Raised, Severity, Watch, reached
from stdcommittee.alerts.portfolio import bound
from stdcommittee.base.conditions import Between, Blank
from stdcommittee.base.messages import N_, Bilingual, Message, Plural
from stdcommittee.domain.identifiers import Level
from stdcommittee.domain.supervision.records import Finding
from stdcommittee.indicators.supervision import annual_reports, issued_for

_STEPS: Final = (0, 7, 30)
_REPORT_AHEAD: Final = 45  # days before a report is due on which it is first named
_REPORT_BEHIND: Final = 60  # days after which a report that is not recorded here is let be
_STATISTICS: Final = "stats.report.due"


def _findings(watch: Watch) -> Iterable[Raised]:
    until = watch.today + dt.timedelta(days=max(_STEPS))
    found = watch.reader.find(Finding, Between("due", None, until), Blank("closed"), order=("due",))
    for item in found:
        if item.due is None:
            continue
        left = watch.days_until(item.due)
        message: Message = Message("Correction due")
        if left < 0:
            message = Plural(
                "Correction overdue by {n} day", "Correction overdue by {n} days", n=-left
            )
        yield Raised(
            kind="finding",
            record=item.id,
            title=Bilingual(item.title, item.title_en),
            message=message,
            severity=Severity.OVERDUE if left < 0 else Severity.DUE,
            due=item.due,
            rule="opinions.findings",
            step="overdue" if left < 0 else str(reached(left, _STEPS)),
        )


def _annual(key: str) -> Callable[[Watch], Iterable[Raised]]:
    """Return how to look for the annual report that a rule asks for."""

    def generate(watch: Watch) -> Iterable[Raised]:
        years = (watch.today.year - 1, watch.today.year)
        for report in annual_reports(watch.scope.unit.kind, years, watch.rules, watch.today):
            near = -_REPORT_BEHIND <= watch.days_until(report.due) <= _REPORT_AHEAD
            if report.key == key and near and issued_for(watch.reader, report.year) is None:
                message = Message("Annual report for {year}", year=str(report.year))
                yield _report(watch, key, report.due, message)

    return generate


def _statistics(watch: Watch) -> Iterable[Raised]:
    due = watch.rules.parameter(_STATISTICS, watch.today).in_year(watch.today.year)
    if not 0 <= watch.days_until(due) <= _REPORT_AHEAD:
        return
    if any(item.level == Level.NATIONAL_MANDATORY for item in bound(watch)):
        message = Message("Statistical report on mandatory standards")
        yield _report(watch, _STATISTICS, due, message)


def _report(watch: Watch, key: str, due: dt.date, message: Message) -> Raised:
    left = watch.days_until(due)
    return Raised(
        kind="unit",
        record=watch.scope.unit.id,
        title=watch.rule(key).label,
        message=message,
        severity=Severity.OVERDUE if left < 0 else Severity.DUE if left <= 30 else Severity.INFO,
        due=due,
        rule=key,
        step=due.isoformat(),
    )


ALERTS = (
    AlertSource(
        id="findings.due",
        label=N_("Findings due or overdue"),
        word=N_("Correction"),
        generate=_findings,
    ),
    AlertSource(
        id="reports.annual",
        label=N_("Annual report of the committee due"),
        word=N_("Report"),
        generate=_annual("tc.annualReport.due"),
    ),
    AlertSource(
        id="reports.mirror",
        label=N_("Annual report of the counterpart unit due"),
        word=N_("Report"),
        generate=_annual("mirror.annualReport.due"),
    ),
    AlertSource(
        id="reports.statistics",
        label=N_("Statistical reports due"),
        word=N_("Report"),
        generate=_statistics,
    ),
)
