"""The workspace itself: whose it is, who acts in it, what was imported."""

import datetime as dt
from typing import Annotated, Any

from stdcommittee.base.fields import Choice, FieldKind, field
from stdcommittee.base.messages import N_, Bilingual
from stdcommittee.base.records import Record, record


class UnitKind(Choice):
    """What kind of unit keeps a workspace; its duties follow from it (duties.csv, `who`)."""

    COMMITTEE = "committee", N_("National technical committee")
    COUNTERPART = "counterpart", N_("Counterpart unit of ISO/IEC committees")
    BOTH = "both", N_("Technical committee and counterpart unit")
    GROUP_BODY = "group_body", N_("Group-standard organisation")


@record(
    "unit",
    number=1,
    label=N_("Unit"),
    plural=N_("Units"),
    area="workspace",
    headline=lambda unit: Bilingual(unit.name, unit.name_en),
    evident=False,
)
class Unit(Record):
    """The unit that the workspace belongs to; a workspace has exactly one."""

    uid: Annotated[str, field(N_("Workspace identity"), hidden=True)]
    name: Annotated[str, field(N_("Name"), required=True)] = ""
    name_en: Annotated[str, field(N_("English name"))] = ""
    kind: Annotated[UnitKind, field(N_("Kind"), required=True)] = UnitKind.COMMITTEE
    committee: Annotated[str, field(N_("Own committee"), help=N_("For example SAC/TC 230."))] = ""
    host: Annotated[str, field(N_("Secretariat host"))] = ""
    host_en: Annotated[str, field(N_("Secretariat host, English"))] = ""
    member_body: Annotated[
        str, field(N_("Member body"), help=N_("How ISO and IEC lists name us, for example SAC."))
    ] = "SAC"
    recipients: Annotated[
        str, field(N_("Reports go to"), help=N_("Printed on the cover of reports."))
    ] = ""


@record(
    "actor",
    number=2,
    label=N_("Acting person"),
    plural=N_("Acting persons"),
    area="workspace",
    headline=lambda actor: actor.name,
    byline=lambda actor: actor.role or actor.organization,
    evident=False,
)
class Actor(Record):
    """Somebody who acts in this workspace; stands behind every operation."""

    name: Annotated[str, field(N_("Name"), required=True, key=True, column=True)]
    role: Annotated[str, field(N_("Role"), column=True)] = ""
    organization: Annotated[str, field(N_("Organisation"), column=True)] = ""
    pin: Annotated[
        str, field(N_("PIN"), hidden=True, help=N_("Salted digest; empty: identity is declared."))
    ] = ""
    retired: Annotated[bool, field(N_("No longer acting"))] = False


class ImportKind(Choice):
    """What an import brings in (command line: ``import KIND``)."""

    PORTFOLIO = "portfolio", N_("Standards and projects")
    COMMITTEES = "committees", N_("Committees and their members")
    ROSTER = "roster", N_("Roster")
    REGISTRATION = "registration", N_("Registration forms of members")
    BALLOTS = "ballots", N_("ISO and IEC ballots")
    VOTING_SHEETS = "sheets", N_("Returned voting sheets")
    VOTES = "votes", N_("Votes")
    COMMENTS = "comments", N_("Comments")


@record(
    "import_run",
    number=3,
    label=N_("Import"),
    plural=N_("Imports"),
    area="workspace",
    headline=lambda run: run.file,
    byline=lambda run: run.at,
)
class ImportRun(Record):
    """One file that was imported: where each of its rows went, and the file itself."""

    kind: Annotated[ImportKind, field(N_("Kind"), column=True)]
    file: Annotated[str, field(N_("File"), required=True, column=True, search=True)]
    document_id: Annotated[int | None, field(N_("Source file"), target="document")] = None
    at: Annotated[dt.datetime | None, field(N_("Imported"), column=True)] = None
    rows: Annotated[int, field(N_("Rows"), column=True)] = 0
    taken: Annotated[int, field(N_("Taken"), column=True)] = 0
    updated: Annotated[int, field(N_("Updated"), column=True)] = 0
    unchanged: Annotated[int, field(N_("Unchanged"), column=True)] = 0
    quarantined: Annotated[int, field(N_("Quarantined"), column=True)] = 0
    mapping: Annotated[Any, field(N_("Columns"), kind=FieldKind.DATA, hidden=True)] = None


@record(
    "quarantined_row",
    number=4,
    label=N_("Quarantined row"),
    plural=N_("Quarantined rows"),
    area="workspace",
    headline=lambda row: f"{row.sheet} {row.row}".strip(),
    evident=False,
)
class QuarantinedRow(Record):
    """A row of an import that could not be taken, kept word by word with the reason."""

    import_id: Annotated[
        int, field(N_("Import"), target="import_run", required=True, index=True, column=True)
    ]
    sheet: Annotated[str, field(N_("Sheet"))] = ""
    row: Annotated[int, field(N_("Row"), column=True)] = 0
    reason: Annotated[Any, field(N_("Reason"), kind=FieldKind.DATA, column=True)] = None
    cells: Annotated[tuple[str, ...], field(N_("Cells"), column=True)] = ()
    settled: Annotated[bool, field(N_("Settled"), column=True)] = False


@record(
    "rule_edition",
    number=38,
    label=N_("Own rule edition"),
    plural=N_("Own rule editions"),
    area="workspace",
    headline=lambda edition: Bilingual(edition.title, edition.title_en),
    byline=lambda edition: edition.effective,
)
class OwnEdition(Record):
    """An edition of rules that the unit keeps itself; it is read like those that are shipped."""

    title: Annotated[str, field(N_("Title"), required=True, key=True, column=True, search=True)]
    title_en: Annotated[str, field(N_("English title"))] = ""
    body: Annotated[str, field(N_("Issued by"), help=N_("Such as cn, iso, iec or own."))] = "own"
    effective: Annotated[dt.date | None, field(N_("In force from"), column=True)] = None
    until: Annotated[dt.date | None, field(N_("In force until"), column=True)] = None
    text: Annotated[str, field(N_("Rules"), kind=FieldKind.LONG, hidden=True)] = ""


@record(
    "calendar_day",
    number=39,
    label=N_("Own calendar day"),
    plural=N_("Own calendar days"),
    area="workspace",
    headline=lambda day: Bilingual(day.name, day.name_en),
    evident=False,
)
class CalendarDay(Record):
    """A day that the unit settles itself: free, or worked though it would be free."""

    calendar: Annotated[str, field(N_("Calendar"), required=True, column=True)] = "cn"
    day: Annotated[
        dt.date | None, field(N_("Day"), required=True, key=True, column=True, index=True)
    ] = None
    worked: Annotated[bool, field(N_("A working day"), column=True)] = False
    name: Annotated[str, field(N_("Name"), column=True)] = ""
    name_en: Annotated[str, field(N_("English name"))] = ""
