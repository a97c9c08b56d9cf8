"""Command `import`: files into a workspace."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Message, Text
from stdcommittee.cli.answer import ActorName, Json, Result, conclude, english, passphrase
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.exchange.importing import Fate, ImportPlan
from stdcommittee.services.imports import carry_out, plan_import
from stdcommittee.services.session import Session, create_workspace, open_workspace

_FATES = (Fate.TAKEN, Fate.UPDATED, Fate.UNCHANGED, Fate.QUARANTINED)
_EMPTY: dict[str, Any] = {
    "rows": 0,
    **dict.fromkeys((fate.value for fate in _FATES), 0),
    "problems": [],
    "operation": None,
}


def COMMAND(  # noqa: N802  (the registry's name for it)
    kind: Annotated[
        str, typer.Argument(help="portfolio, committees, roster, votes, comments, auto")
    ],
    files: Annotated[list[Path], typer.Argument(help="The files to import.")],
    into: Annotated[Path, typer.Option("--into", help="The workspace; made if it is not there.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,  # noqa: FBT002
    committee: Annotated[str, typer.Option(help="The committee of rows that name none.")] = "",
    ballot: Annotated[str, typer.Option(help="What the votes are about, if no column says.")] = "",
    rule: Annotated[
        str, typer.Option(help="The rule that judges the votes, such as iso.dis.")
    ] = "",
    actor: ActorName = "",
    json: Json = False,  # noqa: FBT002
) -> None:
    """Import files; each row is taken, updated, unchanged or quarantined with its reason."""
    if kind != "auto" and kind not in set(ImportKind):
        raise typer.BadParameter(f"{kind}: not one of {', '.join(ImportKind)}, auto")
    options = {"committee": committee, "ballot": ballot, "rule": rule}
    wanted = None if kind == "auto" else ImportKind(kind)

    def work() -> Result:
        if dry_run and not into.exists():
            with (
                TemporaryDirectory() as scratch,
                create_workspace(Path(scratch) / into.name, actor=actor) as session,
            ):
                return _import(session, files, wanted, options, dry_run=True)
        with _session(into, actor) as session:
            return _import(session, files, wanted, options, dry_run=dry_run)

    conclude(json, _EMPTY, work)


def _session(into: Path, actor: str) -> Session:
    if into.exists():
        return open_workspace(into, actor=actor, passphrase=passphrase())
    return create_workspace(into, actor=actor, passphrase=passphrase())


def _import(
    session: Session,
    files: list[Path],
    kind: ImportKind | None,
    options: dict[str, str],
    *,
    dry_run: bool,
) -> Result:
    totals = dict.fromkeys(("rows", *(fate.value for fate in _FATES)), 0)
    problems: list[Any] = []
    operations: list[int] = []
    lines: list[Text] = []
    read = 0
    failure: Failure | None = None
    for path in files:
        try:
            plan = plan_import(session, path, kind, options=options)
        except Failure as error:
            failure = error
            problems.append({"file": path.name, "row": None, "reason": english(error.message)})
            lines.append(error.message)
            continue
        read += 1
        outcome = None if dry_run else carry_out(session, plan)
        if outcome is not None and outcome.operation is not None:
            operations.append(outcome.operation)
        _count(plan, totals)
        problems += _problems(plan)
        lines.append(_line(plan))
    if failure is not None and not read:
        raise failure
    document = {**totals, "problems": problems, "operation": operations[-1] if operations else None}
    if len(operations) > 1:
        document["operations"] = operations
    return Result(document, tuple(lines), 1 if problems else 0)


def _count(plan: ImportPlan, totals: dict[str, int]) -> None:
    totals["rows"] += plan.rows
    for fate, count in plan.counts.items():
        totals[fate.value] += count


def _problems(plan: ImportPlan) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {"file": plan.file, "row": None, "reason": english(problem)} for problem in plan.problems
    ]
    for table in plan.tables:
        found += [
            {"file": plan.file, "row": None, "reason": english(problem)}
            for problem in table.problems
        ]
        found += [
            {
                "file": plan.file,
                "sheet": table.table.sheet,
                "row": row.number,
                "reason": english(row.reason),
            }
            for row in table.rows
            if row.fate is Fate.QUARANTINED
        ]
    return found


def _line(plan: ImportPlan) -> Message:
    counts = plan.counts
    return Message(
        "{file}: {rows} rows, {taken} taken, {updated} updated, {unchanged} unchanged, "
        "{quarantined} quarantined",
        file=plan.file,
        rows=plan.rows,
        **{fate.value: counts[fate] for fate in _FATES},
    )
