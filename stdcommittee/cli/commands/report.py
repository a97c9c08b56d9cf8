"""Command `report`: issue a report as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from stdcommittee.base.errors import Refused, Unreadable
from stdcommittee.base.messages import CHINESE, LANGUAGES, Message, Text
from stdcommittee.cli.answer import ActorName, Json, Result, conclude, english, passphrase
from stdcommittee.domain.supervision.period import Period
from stdcommittee.services.reports import Printed, edition_named, issue_report, preview
from stdcommittee.services.session import open_workspace
from stdcommittee.services.writing import write_file

_EMPTY: dict[str, Any] = {"number": None, "pages": 0, "sha256": None, "figures": {}, "problems": []}


def COMMAND(  # noqa: N802
    kind: Annotated[str, typer.Argument(help="self-supervision")],
    workspace: Annotated[Path, typer.Option("--from", help="The workspace.", readable=False)],
    period: Annotated[str, typer.Option(help="2025, 2025Q3, 2025-01..2025-06 or days.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="The PDF to write.", readable=False)
    ],
    lang: Annotated[str, typer.Option(help="zh or en.")] = CHINESE,
    edition: Annotated[str, typer.Option(help="final, draft or an edition's id.")] = "",
    committee: Annotated[str, typer.Option(help="One committee instead of the unit's own.")] = "",
    only_preview: Annotated[bool, typer.Option("--preview", help="Do not issue it.")] = False,  # noqa: FBT002
    actor: ActorName = "",
    json: Json = False,  # noqa: FBT002
) -> None:
    """Issue a report: numbered, frozen with its data and stored; or print a preview.

    A workspace that is open elsewhere is only read: the report is then a preview.
    """
    if kind != "self-supervision":
        raise typer.BadParameter(f"{kind}: the reports are: self-supervision")
    if lang not in LANGUAGES:
        raise typer.BadParameter(f"{lang}: zh or en")

    def work() -> Result:
        wanted = edition_named(edition)
        _require_period(period)
        _require_folder(output)
        with open_workspace(workspace, actor=actor, passphrase=passphrase()) as session:
            options = {"edition": wanted, "committee": committee or None, "language": lang}
            held = session.workspace.read_only
            if only_preview or held is not None:
                printed = preview(session, period, **options)  # type: ignore[arg-type]
                number = None
            else:
                stored, printed = issue_report(session, period, **options)  # type: ignore[arg-type]
                number = stored.number
        _write(output, printed, number)
        problems: list[Text] = list(printed.problems)
        if held is not None and not only_preview:
            problems.append(Message("Not issued, only previewed: {why}", why=held))
        line = Message(
            "{number}: {pages} pages in {file}",
            number=number or Message("Preview, not issued"),
            pages=printed.pages,
            file=str(output),
        )
        return Result(_document(number, printed, problems), (*problems, line), 1 if problems else 0)

    conclude(json, _EMPTY, work)


def _require_period(text: str) -> None:
    """Tell a period that is none, which is wrong usage, from one that may not be reported on."""
    try:
        Period.parse(text)
    except Refused as error:
        raise Unreadable(error.what, advice=error.advice) from error


def _require_folder(output: Path) -> None:
    """Refuse a place where nothing can be written, before a number is given away."""
    if not output.parent.is_dir() or output.is_dir():
        raise Refused(Message("The file {file} cannot be written.", file=str(output)))


def _write(output: Path, printed: Printed, number: str | None) -> None:
    kept = Message("Report {number} is kept in the workspace.", number=number or "")
    write_file(output, printed.data, kept=kept if number else None)


def _document(number: str | None, printed: Printed, problems: list[Text]) -> dict[str, Any]:
    return {
        "number": number,
        "pages": printed.pages,
        "sha256": printed.sha256,
        "data_sha256": printed.issue.data_sha256,
        "head": printed.result.stamp.head,
        "edition": printed.result.head.id,
        "figures": {
            figure.measure.indicator: {
                "value": None if figure.measure.value is None else str(figure.measure.value),
                "numerator": figure.measure.numerator,
                "denominator": figure.measure.denominator,
            }
            for figure in printed.result.figures
        },
        "problems": [english(problem) for problem in problems],
    }
