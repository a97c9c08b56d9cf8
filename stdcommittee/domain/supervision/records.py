"""Self-supervision: answers to duties, findings, corrective actions and issued reports."""

import datetime as dt
from typing import Annotated

from stdcommittee.base.fields import Choice, FieldKind, field
from stdcommittee.base.messages import N_, Bilingual
from stdcommittee.base.records import Record, record


class DutyStatus(Choice):
    """How far a duty is met in a period."""

    MET = "met", N_("Met")
    PARTLY = "partly", N_("Partly met")
    UNMET = "unmet", N_("Not met")
    NONE = "none", N_("Did not occur")
    NOT_APPLICABLE = "not_applicable", N_("Does not apply")
    OPEN = "open", N_("Not yet answered")


@record(
    "answer",
    number=40,
    label=N_("Answer to a duty"),
    plural=N_("Answers to duties"),
    area="supervision",
    headline=lambda answer: f"{answer.duty} {answer.period}",
    byline=lambda answer: answer.text,
)
class Answer(Record):
    """What a person says of a duty in a period; evidence hangs on it."""

    duty: Annotated[str, field(N_("Duty"), required=True, key=True, column=True, index=True)]
    period: Annotated[str, field(N_("Period"), required=True, key=True, column=True)]
    status: Annotated[DutyStatus, field(N_("Status"), column=True)] = DutyStatus.OPEN
    text: Annotated[
        str, field(N_("What was done"), kind=FieldKind.LONG, column=True, search=True)
    ] = ""
    text_en: Annotated[
        str, field(N_("What was done, in English"), kind=FieldKind.LONG, search=True)
    ] = ""
    overrides: Annotated[
        bool,
        field(
            N_("Set aside the computed status"),
            help=N_("Only with a reason; the report shows both."),
        ),
    ] = False
    reason: Annotated[str, field(N_("Reason"))] = ""
    answered: Annotated[dt.date | None, field(N_("Answered on"), column=True)] = None
    answered_by: Annotated[str, field(N_("Answered by"), column=True)] = ""


class FindingSource(Choice):
    """Where a finding comes from."""

    SELF_CHECK = "self_check", N_("Self-check")
    INSPECTION = "inspection", N_("Inspection")
    COMPLAINT = "complaint", N_("Complaint")
    INDICATOR = "indicator", N_("Indicator")


class FindingStatus(Choice):
    """Where a finding is."""

    OPEN = "open", N_("Not started")
    WORKING = "working", N_("In progress")
    CLOSED = "closed", N_("Closed finding")


@record(
    "finding",
    number=41,
    label=N_("Finding"),
    plural=N_("Findings"),
    area="supervision",
    headline=lambda finding: Bilingual(finding.title, finding.title_en),
    byline=lambda finding: finding.action,
)
class Finding(Record):
    """A problem that supervision found, with what is done about it and until when."""

    title: Annotated[str, field(N_("Problem"), required=True, column=True, search=True)]
    title_en: Annotated[str, field(N_("Problem, in English"), search=True)] = ""
    duty: Annotated[str, field(N_("Duty"), column=True, index=True)] = ""
    indicator: Annotated[str, field(N_("Indicator"))] = ""
    source: Annotated[FindingSource, field(N_("Source"), column=True)] = FindingSource.SELF_CHECK
    found: Annotated[dt.date | None, field(N_("Found on"), column=True)] = None
    action: Annotated[str, field(N_("Corrective action"), kind=FieldKind.LONG, column=True)] = ""
    action_en: Annotated[str, field(N_("Corrective action, in English"), kind=FieldKind.LONG)] = ""
    owner: Annotated[str, field(N_("Owner"), column=True)] = ""
    due: Annotated[dt.date | None, field(N_("Due"), column=True, index=True)] = None
    status: Annotated[FindingStatus, field(N_("Status"), column=True)] = FindingStatus.OPEN
    closed: Annotated[dt.date | None, field(N_("Closed"))] = None
    outcome: Annotated[str, field(N_("Outcome"), kind=FieldKind.LONG)] = ""


@record(
    "report",
    number=42,
    label=N_("Issued report"),
    plural=N_("Issued reports"),
    area="supervision",
    headline=lambda report: report.number,
    byline=lambda report: report.title,
    evident=False,
)
class IssuedReport(Record):
    """A report as it was issued: its result object and its bytes. It is never changed."""

    number: Annotated[str, field(N_("Number"), required=True, key=True, column=True, search=True)]
    kind: Annotated[str, field(N_("Kind"), required=True)] = "self-supervision"
    title: Annotated[str, field(N_("Title"), column=True, search=True)] = ""
    period: Annotated[str, field(N_("Period"), column=True)] = ""
    edition: Annotated[str, field(N_("Edition"), column=True)] = ""
    language: Annotated[str, field(N_("Language"), column=True)] = ""
    issued: Annotated[dt.date | None, field(N_("Issued"), column=True)] = None
    issued_by: Annotated[str, field(N_("Issued by"), column=True)] = ""
    pages: Annotated[int, field(N_("Pages"), column=True)] = 0
    sha256: Annotated[str, field(N_("SHA-256"), column=True)] = ""
    data_sha256: Annotated[str, field(N_("SHA-256 of the data"))] = ""
    head: Annotated[str, field(N_("Chain head"))] = ""
    document_id: Annotated[int | None, field(N_("File"), target="document", hidden=True)] = None
    result_id: Annotated[int | None, field(N_("Result object"), target="document", hidden=True)] = (
        None
    )


class AlertHandling(Choice):
    """What a person said of an alert."""

    SEEN = "seen", N_("Seen")
    SNOOZED = "snoozed", N_("Snoozed")


@record(
    "alert_mark",
    number=43,
    label=N_("Alert mark"),
    plural=N_("Alert marks"),
    area="supervision",
    headline=lambda mark: mark.alert,
    evident=False,
)
class AlertMark(Record):
    """Somebody has seen an alert, or put it off with a reason."""

    alert: Annotated[str, field(N_("Alert"), required=True, index=True)]
    handling: Annotated[AlertHandling, field(N_("Handling"))] = AlertHandling.SEEN
    until: Annotated[dt.date | None, field(N_("Until"))] = None
    reason: Annotated[str, field(N_("Reason"))] = ""
    by: Annotated[str, field(N_("By"))] = ""
