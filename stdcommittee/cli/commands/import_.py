"""Command `import`: files into a workspace."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer

from stdcommittee.base.errors import Failure, Unreadable
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message
from stdcommittee.base.terminal import spoken
from stdcommittee.cli.answer import ActorName, Json, Result, conclude, english, passphrase
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.exchange.importing import Fate, ImportPlan
from stdcommittee.exchange.tabular.reading import name_of
from stdcommittee.services.imports import (
    ImportOutcome,
    ImportRequest,
    carry_out_all,
    plan_import,
)
from stdcommittee.services.session import Session, create_workspace, open_workspace

_FATES = (Fate.TAKEN, Fate.UPDATED, Fate.UNCHANGED, Fate.QUARANTINED)
_EMPTY: dict[str, Any] = {
    "rows": 0,
    **dict.fromkeys((fate.value for fate in _FATES), 0),
    "problems": [],
    "matches": [],
    "operation": None,
}


def COMMAND(  # noqa: N802  (the registry's name for it)
    kind: Annotated[
        str,
        typer.Argument(
            help="portfolio, committees, roster, registration, ballots, sheets, votes, "
            "comments, auto"
        ),
    ],
    files: Annotated[list[Path], typer.Argument(help="The files to import.", readable=False)],
    into: Annotated[
        Path,
        typer.Option("--into", help="The workspace; made if it is not there.", readable=False),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,  # noqa: FBT002
    committee: Annotated[str, typer.Option(help="The committee of rows that name none.")] = "",
    ballot: Annotated[
        str, typer.Option(help="What votes or voting sheets are about, if they do not say.")
    ] = "",
    since: Annotated[
        str, typer.Option(help="First day of the seats that registration forms propose.")
    ] = "",
    rule: Annotated[
        str, typer.Option(help="The rule that judges the votes, such as iso.dis.")
    ] = "",
    actor: ActorName = "",
    json: Json = False,  # noqa: FBT002
) -> None:
    """Import files; each row is taken, updated, unchanged or quarantined with its reason."""
    if kind != "auto" and kind not in set(ImportKind):
        raise typer.BadParameter(f"{kind}: not one of {', '.join(ImportKind)}, auto")
    options = {"committee": committee, "ballot": ballot, "rule": rule, "since": since}
    wanted = None if kind == "auto" else ImportKind(kind)
    requests = [ImportRequest(path, wanted, options=options) for path in files]

    def work() -> Result:
        if dry_run and not into.exists():
            with (
                TemporaryDirectory() as scratch,
                create_workspace(Path(scratch) / into.name, actor=actor) as session,
            ):
                return _answer(_looked_at(session, requests))
        with _workspace(into, actor) as session:
            if dry_run:
                return _answer(_looked_at(session, requests))
            return _answer(_carried_out(session, requests))

    conclude(json, _EMPTY, work)


@contextmanager
def _workspace(into: Path, actor: str) -> Iterator[Session]:
    """Open the workspace, or make it: nothing of it stays where nothing comes into it."""
    if into.exists():
        with open_workspace(into, actor=actor, passphrase=passphrase()) as session:
            yield session
        return
    session = create_workspace(into, actor=actor, passphrase=passphrase())
    try:
        yield session
    finally:
        session.workspace.close(keep_empty=False)


@frozen
class _Done:
    """What became of the files: planned or carried out, or unreadable; one operation for all."""

    plans: tuple[ImportPlan, ...]
    unreadable: tuple[tuple[Path, Failure], ...]
    operation: int | None = None


def _looked_at(session: Session, requests: Sequence[ImportRequest]) -> _Done:
    plans: list[ImportPlan] = []
    unreadable: list[tuple[Path, Failure]] = []
    for request in requests:
        try:
            plans.append(plan_import(session, request.path, request.kind, options=request.options))
        except Failure as failure:
            unreadable.append((request.path, failure))
    return _Done(tuple(plans), tuple(unreadable))


def _carried_out(session: Session, requests: Sequence[ImportRequest]) -> _Done:
    """Import the files that can be read as one operation, so that one undo takes it back."""
    try:
        outcomes = carry_out_all(session, requests)
    except Unreadable:
        unreadable = _looked_at(session, requests).unreadable
        if not unreadable:
            raise
        bad = {path for path, _ in unreadable}
        rest = [request for request in requests if request.path not in bad]
        outcomes = carry_out_all(session, rest) if rest else []
        return _done(outcomes, unreadable)
    return _done(outcomes, ())


def _done(outcomes: Sequence[ImportOutcome], unreadable: tuple[tuple[Path, Failure], ...]) -> _Done:
    plans = tuple(outcome.plan for outcome in outcomes)
    return _Done(plans, unreadable, outcomes[0].operation if outcomes else None)


def _answer(done: _Done) -> Result:
    problems: list[dict[str, Any]] = []
    for path, failure in done.unreadable:
        sys.stderr.write(spoken().render(failure.message) + "\n")
        reason = english(failure.message)
        problems.append({"file": name_of(path), "row": None, "reason": reason})
    for plan in done.plans:
        problems += _problems(plan)
    counts: Counter[Fate] = Counter()
    for plan in done.plans:
        counts += plan.counts
    document = {
        "rows": sum(plan.rows for plan in done.plans),
        **{fate.value: counts[fate] for fate in _FATES},
        "problems": problems,
        "matches": [match for plan in done.plans for match in _matches(plan)],
        "operation": done.operation,
    }
    code = 1 if problems else 0
    if not done.plans and done.unreadable:
        code = done.unreadable[-1][1].exit_code
    lines = [line for plan in done.plans for line in (_line(plan), *_matched(plan))]
    return Result(document, tuple(lines), code)


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


def _matches(plan: ImportPlan) -> list[dict[str, Any]]:
    """What each row was matched to among the records here, and how."""
    return [
        {
            "file": plan.file,
            "sheet": table.table.sheet,
            "row": row.number,
            "kind": match.kind,
            "name": match.named,
            "how": match.how.value,
        }
        for table in plan.tables
        for row in table.rows
        for match in row.matches
    ]


def _matched(plan: ImportPlan) -> list[Message]:
    """How many rows were matched to each sort of record, by what, and how many were not."""
    rows = [row for table in plan.tables for row in table.rows]
    counts = Counter((match.label, match.how) for row in rows for match in row.matches)
    return [
        Message("  {what} {how}: {n}", what=Message(label), how=how.text, n=number)
        for (label, how), number in sorted(counts.items())
    ]


def _line(plan: ImportPlan) -> Message:
    counts = plan.counts
    return Message(
        "{file}: {rows} rows, {taken} taken, {updated} updated, {unchanged} unchanged, "
        "{quarantined} quarantined",
        file=plan.file,
        rows=plan.rows,
        **{fate.value: counts[fate] for fate in _FATES},
    )
