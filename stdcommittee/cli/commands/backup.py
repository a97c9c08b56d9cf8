"""Command `backup`: a complete copy of a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from stdcommittee.base.messages import Message
from stdcommittee.cli.answer import Json, Result, WorkspaceFile, conclude, passphrase
from stdcommittee.services.safety import back_up, restore_drill
from stdcommittee.services.session import open_workspace


def COMMAND(  # noqa: N802
    workspace: WorkspaceFile,
    to: Annotated[
        Path | None,
        typer.Option("--to", help="Save a copy under this name instead.", readable=False),
    ] = None,
    drill: Annotated[bool, typer.Option("--drill", help="Prove that it can be restored.")] = False,  # noqa: FBT002
    json: Json = False,  # noqa: FBT002
) -> None:
    """Back a workspace up beside itself, or save a copy; optionally rehearse restoring it."""

    def work() -> Result:
        with open_workspace(
            workspace, passphrase=passphrase(), read_only=to is not None
        ) as session:
            path = session.workspace.save_copy(to) if to is not None else back_up(session)
        document: dict[str, object] = {"backup": str(path), "size": path.stat().st_size}
        lines = [Message("Saved: {file}", file=str(path))]
        code = 0
        if drill:
            report = restore_drill(path, passphrase())
            document["drill"] = {
                "ok": report.ok,
                "head": report.report.head,
                "records": sum(report.rows.values()),
            }
            lines.append(
                Message("It can be restored: {n} records.", n=sum(report.rows.values()))
                if report.ok
                else Message("It cannot be relied on: see “check”.")
            )
            code = 0 if report.ok else 1
        return Result(document, tuple(lines), code)

    conclude(json, {"backup": None, "problems": []}, work)
