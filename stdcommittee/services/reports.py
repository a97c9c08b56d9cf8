"""Reports: look at one, issue it, print it again as it was."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from stdcommittee import __version__
from stdcommittee.base.conditions import Is, StartsWith
from stdcommittee.base.errors import Invalid, Refused
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import CHINESE, Message, Plural, Text, catalog
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.base.registry import collect
from stdcommittee.domain.documents.records import Document as StoredDocument
from stdcommittee.domain.supervision.frameworks import DEFAULT, editions
from stdcommittee.domain.supervision.records import DutyStatus, IssuedReport
from stdcommittee.domain.supervision.result import SupervisionResult
from stdcommittee.domain.workspace.records import QuarantinedRow
from stdcommittee.indicators.supervision import ANNUAL
from stdcommittee.reports.report import Issue, Report
from stdcommittee.services.session import Session
from stdcommittee.services.supervision import assess
from stdcommittee.storage.attachments import attach_bytes, attach_file, content
from stdcommittee.storage.reader import Reader

SELF_SUPERVISION = "self-supervision"


@frozen
class Printed:
    """A printed report: its file, pages, the result it shows and what could not be printed."""

    data: bytes
    pages: int
    result: SupervisionResult
    issue: Issue
    problems: tuple[Text, ...]

    @property
    def sha256(self) -> str:
        """The hash of the file."""
        return hashlib.sha256(self.data).hexdigest()


@frozen
class Check:
    """One line of the list before issuing: `ok`, `warn` or `bad` (which forbids it)."""

    state: str
    text: Text


@cache
def reports() -> Mapping[str, Report]:
    """Return the catalogue of reports by name."""
    return collect("stdcommittee.reports.catalog", "REPORT", lambda item: item.name)


def edition_named(text: str) -> str:
    """Return the id of an edition of the duties: `final`, `draft`, or an id; "" is the default.

    Raises:
        Refused: there is none of that name.
    """
    known = {"": DEFAULT, "final": DEFAULT, **{name: name for name in editions()}}
    known.setdefault("draft", next((name for name in editions() if "draft" in name), DEFAULT))
    if text not in known:
        raise Refused(
            Message("There is no edition “{edition}” of the duties.", edition=text),
            advice=Message("The editions are: {editions}.", editions=tuple(sorted(known))[1:]),
        )
    return known[text]


def preview(
    session: Session,
    period: str,
    *,
    edition: str = DEFAULT,
    committee: str | None = None,
    language: str = CHINESE,
    progress: Progress = SILENT,
) -> Printed:
    """Print the report as it would be now, marked as a preview; nothing is stored.

    Raises:
        Refused: no such edition, period or committee.
        Cancelled: the person asked to stop.
    """
    result = assess(session, period, edition, committee, progress)
    return _print(result, _facts(session, result, "", language), progress)


def preflight(session: Session, result: SupervisionResult) -> tuple[Check, ...]:
    """Return what a person should know before the report is issued for good."""
    counts = result.totals().counts
    opened = counts[DutyStatus.OPEN]
    found = [
        Check("ok", Message("Everything was read from operation {n}.", n=result.stamp.operation)),
        Check("warn", Plural("{n} duty is not answered", "{n} duties are not answered", n=opened))
        if opened
        else Check("ok", Message("Every duty is answered or computed.")),
    ]
    overridden = [item for item in result.owed if item.answer is not None and item.answer.overrides]
    if overridden:
        found.append(
            Check(
                "warn",
                Plural(
                    "{n} computed status is set aside",
                    "{n} computed statuses are set aside",
                    n=len(overridden),
                ),
            )
        )
    if result.period.running:
        found.append(Check("warn", Message("The period is not over.")))
    if result.provisional:
        found.append(Check("warn", Message("Some figures rest on provisional rules.")))
    with session.reading() as reader:
        waiting = reader.count(QuarantinedRow, Is("settled", value=False))
        same = reader.first(
            IssuedReport, Is("kind", SELF_SUPERVISION), Is("period", result.period.name)
        )
    if waiting:
        rows = Plural(
            "{n} imported row is quarantined", "{n} imported rows are quarantined", n=waiting
        )
        found.append(Check("warn", rows))
    if same is not None:
        issued = Message("Report {number} covers this period already.", number=same.number)
        found.append(Check("warn", issued))
    if session.workspace.read_only is not None:
        found.append(Check("bad", session.workspace.read_only))
    return tuple(found)


def issue_report(
    session: Session,
    period: str,
    *,
    edition: str = DEFAULT,
    committee: str | None = None,
    language: str = CHINESE,
    progress: Progress = SILENT,
) -> tuple[IssuedReport, Printed]:
    """Issue the report: freeze the result, number it, print it and store both for good.

    The result object and the bytes are kept; a reprint hands out the bytes.

    Raises:
        Refused: no such edition, period or committee, or the workspace cannot be written.
        Cancelled: the person asked to stop; nothing is stored.
    """
    result = assess(session, period, edition, committee, progress)
    number = _next_number(session, result, language)
    printed = _print(result, _facts(session, result, number, language), progress)
    frozen = _frozen(result.to_json(), printed.issue)
    stem = f"{SELF_SUPERVISION}-{result.period.name}-{language}".replace("..", "_")
    report = reports()[SELF_SUPERVISION]
    with session.writing(Message("Report issued: {number}", number=number), final=True) as uow:
        file = attach_bytes(uow, printed.data, f"{stem}.pdf")
        kept = attach_bytes(uow, frozen, f"{stem}.json")
        stored = uow.add(
            IssuedReport(
                number=number,
                kind=report.name,
                title=catalog(language).render(report.title),
                period=result.period.name,
                edition=result.head.id,
                language=language,
                issued=printed.issue.issued,
                issued_by=printed.issue.issued_by,
                pages=printed.pages,
                sha256=printed.sha256,
                data_sha256=printed.issue.data_sha256,
                head=result.stamp.head,
                document_id=file.id,
                result_id=kept.id,
            )
        )
    return stored, printed


def keep_annual_report(
    session: Session,
    year: int,
    sent: dt.date,
    *,
    path: Path | None = None,
    number: str = "",
    language: str = CHINESE,
    progress: Progress = SILENT,
) -> IssuedReport:
    """Keep that the annual report for a year was sent, with its file if there is one.

    It is made elsewhere; keeping it settles its alert and its figure. Like every issued report it
    is never changed: of two for one year the later one stands.

    Raises:
        Invalid: the year is not over on the day, or the day has not come.
        Unreadable: the file cannot be read.
        Refused: the workspace cannot be written.
        Cancelled: the person stopped it; nothing was kept.
    """
    if not dt.date(year, 12, 31) < sent <= session.clock.today():
        why = Message("Choose a day after the year, and not in the future.")
        raise Invalid(why, {"issued": why})
    title = Message("Annual report for {year}", year=str(year))
    with session.writing(Message("Annual report kept: {year}", year=str(year)), final=True) as uow:
        earlier = uow.reader.count(IssuedReport, Is("kind", ANNUAL), Is("period", str(year)))
        own = number or f"{session.unit().committee or session.unit().name} {year}-{earlier + 1}"
        file = attach_file(uow, path, progress) if path is not None else None
        return uow.add(
            IssuedReport(
                number=own,
                kind=ANNUAL,
                title=catalog(language).render(title),
                period=str(year),
                language=language,
                issued=sent,
                issued_by=session.actor.name,
                sha256=file.sha256 if file is not None else "",
                document_id=file.id if file is not None else None,
            )
        )


def reprint(session: Session, report_id: int) -> bytes:
    """Return an issued report's file, byte by byte as it was issued.

    Raises:
        Refused: there is no such report.
        Unreadable: the stored bytes are not what was stored.
    """
    with session.reading() as reader:
        return content(reader, _document(reader, report_id, "document_id"))


def print_again(session: Session, report_id: int, progress: Progress = SILENT) -> Printed:
    """Print an issued report anew from its frozen data; the same version gives the same bytes.

    Raises:
        Refused: there is no such report.
    """
    with session.reading() as reader:
        frozen = json.loads(content(reader, _document(reader, report_id, "result_id")))
    result = SupervisionResult.from_json(frozen["result"])
    return _print(result, Issue.from_json(frozen["issue"]), progress)


def _document(reader: Reader, report_id: int, field: str) -> StoredDocument:
    report = reader.get(IssuedReport, report_id)
    found = reader.get(StoredDocument, getattr(report, field) or 0) if report else None
    if found is None:
        raise Refused(Message("There is no such report."))
    return found


def _print(result: SupervisionResult, issue: Issue, progress: Progress) -> Printed:
    stored = json.loads(_canonical(result.to_json()))
    rendered = reports()[SELF_SUPERVISION].compose(stored, issue).render(progress)
    problems = tuple(
        Message("Page {page}: {what}", page=problem.page, what=problem.what)
        for problem in rendered.problems
    )
    return Printed(rendered.data, rendered.pages, result, issue, problems)


def _facts(session: Session, result: SupervisionResult, number: str, language: str) -> Issue:
    return Issue(
        number=number,
        language=language,
        issued=session.clock.today(),
        issued_by=session.actor.name,
        role=session.actor.role,
        proved=session.actor.proved,
        version=__version__,
        data_sha256=hashlib.sha256(_canonical(result.to_json())).hexdigest(),
    )


def _canonical(stored: Mapping[str, Any]) -> bytes:
    return json.dumps(stored, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _frozen(result: Mapping[str, Any], issue: Issue) -> bytes:
    return _canonical({"issue": issue.to_json(), "result": result})


def _next_number(session: Session, result: SupervisionResult, language: str) -> str:
    """Return the next number: counted by year over all issued reports, whatever their language."""
    year = session.clock.today().year
    with session.reading() as reader:
        issued = (Is("kind", SELF_SUPERVISION), StartsWith("issued", f"{year}-"))
        running = reader.count(IssuedReport, *issued) + 1
    committee = (
        result.unit.chosen or result.unit.committee or catalog(language).render(result.unit.name)
    )
    return catalog(language).render(reports()[SELF_SUPERVISION].numbering(committee, year, running))
