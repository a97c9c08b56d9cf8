"""Command `export`: records, a comment round, a result list or an issued report as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Failure, Refused
from stdcommittee.base.messages import CHINESE, LANGUAGES, Message
from stdcommittee.base.records import RecordType, all_kinds
from stdcommittee.cli.answer import Json, Result, conclude, passphrase
from stdcommittee.domain.supervision.records import IssuedReport
from stdcommittee.services.ballots import export_result_list
from stdcommittee.services.comments import export_round
from stdcommittee.services.lists import ListQuery, build_list
from stdcommittee.services.reports import reprint
from stdcommittee.services.scope import Scope, in_scope
from stdcommittee.services.session import Session, open_workspace
from stdcommittee.services.tables import export_table
from stdcommittee.services.writing import write_file

_EMPTY: dict[str, Any] = {"what": None, "records": 0, "file": None, "problems": []}


def COMMAND(  # noqa: N802
    what: Annotated[
        str,
        typer.Argument(
            help="A kind of record (standards, projects, memberships…), round, result or report."
        ),
    ],
    workspace: Annotated[Path, typer.Option("--from", help="The workspace.", readable=False)],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="The file to write.", readable=False)
    ],
    number: Annotated[
        str, typer.Option("--id", help="Of the round or ballot; the number of the report.")
    ] = "",
    committee: Annotated[str, typer.Option(help="Only records of this committee.")] = "",
    lang: Annotated[str, typer.Option(help="zh or en.")] = CHINESE,
    json: Json = False,  # noqa: FBT002
) -> None:
    """Write records as a table (.xlsx, .csv), a comment round as a filled form, and so on.

    round: the comments with their answers (.docx, .xlsx, .csv, .json) · result: who voted how
    (.xlsx, .csv) · report: an issued report as it was issued (.pdf).
    """
    if lang not in LANGUAGES:
        raise typer.BadParameter(f"{lang}: zh or en")

    def work() -> Result:
        with open_workspace(workspace, passphrase=passphrase(), read_only=True) as session:
            records = _export(session, what, number, committee, output, lang)
        document = {**_EMPTY, "what": what, "records": records, "file": str(output)}
        return Result(document, (Message("Written: {file}", file=str(output)),))

    conclude(json, {**_EMPTY, "what": what}, work)


def _export(
    session: Session, what: str, number: str, committee: str, output: Path, lang: str
) -> int:
    match what:
        case "round":
            export_round(session, _id(number), output, lang)
            return 1
        case "result":
            export_result_list(session, _id(number), output, lang)
            return 1
        case "report":
            return _report(session, number, output)
        case _:
            return _records(session, _kind(what), committee, output, lang)


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


def _id(text: str) -> int:
    if not text.isdecimal():
        raise Failure(Message("Say which one with --id and its number."))
    return int(text)


def _kind(what: str) -> RecordType:
    kinds = {kind.name: kind for kind in all_kinds()}
    singular = what.replace("-", "_").lower()
    for name in (singular, singular.removesuffix("s"), singular.removesuffix("ies") + "y"):
        if name in kinds:
            return kinds[name]
    raise Failure(
        Message("There are no records called “{what}”.", what=what),
        advice=Message(
            "What can be exported: {kinds}.", kinds=("round", "result", "report", *sorted(kinds))
        ),
    )
