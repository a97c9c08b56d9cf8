"""Command `check`: is a workspace what its history says?"""

from __future__ import annotations

from typing import Annotated

import typer

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Message, Text
from stdcommittee.cli.answer import Json, Result, WorkspaceFile, conclude, english, passphrase
from stdcommittee.services.safety import check_workspace


def COMMAND(  # noqa: N802
    workspace: WorkspaceFile,
    head: Annotated[str, typer.Option(help="A chain head printed in a report.")] = "",
    json: Json = False,  # noqa: FBT002
) -> None:
    """Check the chain of operations, all records, attachments, links and the search index."""

    def work() -> Result:
        try:
            report = check_workspace(workspace, passphrase(), head=head or None)
        except Failure as failure:
            detail = english(failure.message)
            problem = {"kind": "file", "record": workspace.name, "detail": detail}
            document = {"ok": False, "head": "", "problems": [problem]}
            return Result(document, (failure.message,), failure.exit_code)
        problems = [
            {"kind": problem.kind, "record": problem.record, "detail": english(problem.detail)}
            for problem in report.problems
        ]
        lines: list[Text] = [
            Message("{record}: {detail}", record=p.record or p.kind, detail=p.detail)
            for p in report.problems
        ]
        lines.append(
            Message("In order. Chain head {head}", head=report.head)
            if report.ok
            else Message("Not in order. Chain head {head}", head=report.head)
        )
        document = {"ok": report.ok, "head": report.head, "problems": problems}
        return Result(document, tuple(lines), 0 if report.ok else 1)

    conclude(json, {"ok": False, "head": "", "problems": []}, work)
