"""Command `restore`: a backup in the place of a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from stdcommittee.base.messages import Message
from stdcommittee.cli.answer import Json, Result, conclude, passphrase
from stdcommittee.services.safety import restore


def COMMAND(  # noqa: N802
    backup: Annotated[Path, typer.Argument(help="The backup file.", readable=False)],
    to: Annotated[
        Path,
        typer.Option("--to", help="The workspace file it takes the place of.", readable=False),
    ],
    json: Json = False,  # noqa: FBT002
) -> None:
    """Restore a backup; what stood in its place is kept beside it."""

    def work() -> Result:
        aside = restore(backup, to, passphrase())
        lines = [Message("Restored: {file}", file=str(to))]
        if aside is not None:
            lines.append(Message("What stood there is kept as {file}.", file=aside.name))
        document = {"restored": str(to), "kept": str(aside) if aside else None}
        return Result(document, tuple(lines))

    conclude(json, {"restored": None, "problems": []}, work)
