"""Command `identify`: take identifiers apart."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from stdcommittee.base.messages import Message, Text
from stdcommittee.cli.answer import Json, Result, conclude
from stdcommittee.domain.identifiers import Identifier, parse


def COMMAND(  # noqa: N802
    texts: Annotated[
        list[str] | None, typer.Argument(help="Identifiers; none: lines of stdin.")
    ] = None,
    json: Json = False,  # noqa: FBT002
) -> None:
    """Take the identifiers of standards, drafts, documents and committees apart."""

    def work() -> Result:
        lines = texts or [line.rstrip("\r\n") for line in sys.stdin]
        found = [parse(line) for line in lines if texts or line.strip()]
        unreadable = sum(not identifier.ok for identifier in found)
        code = 0 if not unreadable else 1 if unreadable < len(found) else 2
        return Result([item.to_json() for item in found], tuple(map(_line, found)), code)

    conclude(json, [], work)


def _line(identifier: Identifier) -> Text:
    if identifier.problem is not None:
        return Message("{text}: {problem}", text=identifier.input, problem=identifier.problem)
    return Message(
        "{canonical} ({kind})", canonical=identifier.canonical, kind=identifier.kind.text
    )
