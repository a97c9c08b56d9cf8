"""Command `export`: records, a comment round, votes, a form or an issued report as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from stdcommittee.base.conditions import Is
from stdcommittee.base.dates import read_day
from stdcommittee.base.errors import Failure, Refused
from stdcommittee.base.messages import CHINESE, LANGUAGES, Message
from stdcommittee.base.records import RecordType, all_kinds
from stdcommittee.cli.answer import Json, Result, conclude, passphrase
from stdcommittee.cli.forms import FORMS, Wanted, id_of, write_form
from stdcommittee.domain.supervision.records import IssuedReport
from stdcommittee.services.ballots import export_result_list
from stdcommittee.services.comments import export_round
from stdcommittee.services.lists import ListQuery, build_list
from stdcommittee.services.reports import reprint
from stdcommittee.services.scope import Scope, in_scope
from stdcommittee.services.session import Session, open_workspace
from stdcommittee.services.tables import export_table
from stdcommittee.services.writing import write_file

_TABLES = (".xlsx", ".csv")
_EMPTY: dict[str, Any] = {"what": None, "records": 0, "file": None, "problems": []}


def COMMAND(  # noqa: N802
    what: Annotated[
        str,
        typer.Argument(
            help="A kind of record (standards, projects, memberships…), round, result, report, "
            "or a form: roster, registration, signatures, conclusion, statistics, position, "
            "reply-sheets, review-answers, proposal-answer."
        ),
    ],
    workspace: Annotated[Path, typer.Option("--from", help="The workspace.", readable=False)],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="The file to write.", readable=False)
    ],
    number: Annotated[
        str,
        typer.Option(
            "--id", help="Of the round, ballot, membership or meeting; the number of the report."
        ),
    ] = "",
    committee: Annotated[
        str, typer.Option(help="Only records of this committee; whose roster it is.")
    ] = "",
    on: Annotated[str, typer.Option(help="The day of the roster (default: today).")] = "",
    contacts: Annotated[  # noqa: FBT002
        bool, typer.Option("--contacts", help="The roster with telephone and e-mail.")
    ] = False,
    lang: Annotated[str, typer.Option(help="zh or en.")] = CHINESE,
    json: Json = False,  # noqa: FBT002
) -> None:
    """Write records as a table (.xlsx, .csv), a comment round as a filled form, and so on.

    round: the comments with their answers (.docx, .xlsx, .csv, .json) · result: who voted how
    (.xlsx, .csv), or of a closed ballot the result sheet (.pdf, .docx) · report: an issued report
    as it was issued (.pdf). The forms are written as .pdf or .docx: roster of a --committee
    · registration form of a membership · signatures: the list for a meeting · conclusion form and
    statistics of a closed ballot · of an ISO or IEC ballot the record of the national position,
    the reply-sheets of the experts asked, the review-answers of a systematic review, the
    proposal-answer on a new work item.
    """
    if lang not in LANGUAGES:
        raise typer.BadParameter(f"{lang}: zh or en")
    day = read_day(on) if on else None
    if on and day is None:
        raise typer.BadParameter(f"--on {on}: not a day such as 2026-06-11")
    wanted = Wanted(number=number, committee=committee, on=day, contacts=contacts)

    def work() -> Result:
        with open_workspace(workspace, passphrase=passphrase(), read_only=True) as session:
            records = _export(session, what, wanted, output, lang)
        document = {**_EMPTY, "what": what, "records": records, "file": str(output)}
        return Result(document, (Message("Written: {file}", file=str(output)),))

    conclude(json, {**_EMPTY, "what": what}, work)


def _export(session: Session, what: str, wanted: Wanted, output: Path, lang: str) -> int:
    match what:
        case "round":
            export_round(session, id_of(wanted.number), output, lang)
        case "result" if output.suffix.casefold() in _TABLES:
            export_result_list(session, id_of(wanted.number), output, lang)
        case "report":
            return _report(session, wanted.number, output)
        case form if form in FORMS:
            write_form(session, form, wanted, output, lang)
        case _:
            return _records(session, _kind(what), wanted.committee, output, lang)
    return 1


def _records(session: Session, kind: RecordType, committee: str, output: Path, lang: str) -> int:
    scope = Scope((committee,), unstated=False) if committee else Scope()
    order = tuple(item.name for item in kind.fields if item.key)
    ids = build_list(session, ListQuery(kind, in_scope(kind, scope), order))
    return export_table(session, kind, ids, output, language=lang)


def _report(session: Session, number: str, output: Path) -> int:
    with session.reading() as reader:
        found = reader.first(IssuedReport, Is("number", number))
        known = tuple(item.number for item in reader.find(IssuedReport))
    if found is None:
        raise Refused(
            Message("There is no report “{number}”.", number=number),
            advice=Message("The issued reports are: {numbers}.", numbers=known) if known else None,
        )
    write_file(output, reprint(session, found.id))
    return 1


def _kind(what: str) -> RecordType:
    kinds = {kind.name: kind for kind in all_kinds()}
    singular = what.replace("-", "_").lower()
    for name in (singular, singular.removesuffix("s"), singular.removesuffix("ies") + "y"):
        if name in kinds:
            return kinds[name]
    raise Failure(
        Message("There are no records called “{what}”.", what=what),
        advice=Message(
            "What can be exported: {kinds}.", kinds=("round", "report", *FORMS, *sorted(kinds))
        ),
    )
