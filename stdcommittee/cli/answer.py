"""How every command answers: a JSON document or text on stdout, messages on stderr, an exit code.

0 done · 1 done, but problems found · 2 wrong usage, or nothing could be read · 3 refused.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, Final, NoReturn

import typer

from stdcommittee.base.errors import Cancelled, Failure
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import ENGLISH, Message, Text, catalog
from stdcommittee.base.terminal import spoken

PASSPHRASE_VARIABLE: Final = "STDCOMMITTEE_PASSPHRASE"  # noqa: S105  (the name of the variable)

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout.")]
ActorName = Annotated[str, typer.Option("--actor", help="Who acts (default: the system account).")]
# `readable=False`: a file that may not be read is a finding of the command, not wrong usage.
WorkspaceFile = Annotated[Path, typer.Argument(help="The workspace file (*.stdc).", readable=False)]


@frozen
class Result:
    """What a command found: the document for programs, the lines for people, the exit code."""

    document: Any
    lines: tuple[Text, ...] = ()
    code: int = 0


def english(text: Text | None) -> str:
    """Return a text as documents for programs carry it."""
    return "" if text is None else catalog(ENGLISH).render(text)


def conclude(as_json: bool, empty: Any, work: Callable[[], Result]) -> NoReturn:  # noqa: FBT001
    """Run a command's work and print what came of it.

    `empty` is the document of a failure; where it has a list of problems, the failure is put there.

    Raises:
        typer.Exit: always, with the exit code.
    """
    speak = spoken()
    try:
        result = work()
    except Failure as failure:
        _say(speak.render(failure.message))
        if as_json:
            _print(_with_problem(empty, failure))
        raise typer.Exit(failure.exit_code) from failure
    except (KeyboardInterrupt, Cancelled) as stop:
        _say(speak.render(Message("Stopped.")))
        if as_json:
            _print(empty)
        raise typer.Exit(3) from stop
    except Exception as fault:
        told = _fault(fault)
        _say(speak.render(told.message))
        if as_json:
            _print(_with_problem(empty, told))
        raise typer.Exit(told.exit_code) from fault
    if as_json:
        _print(result.document)
    else:
        for line in result.lines:
            print(speak.render(line))  # noqa: T201
    raise typer.Exit(result.code)


def _fault(error: Exception) -> Failure:
    """Return a fault of the program as something to tell; its details go to a file."""
    details = "".join(traceback.format_exception(error))
    with tempfile.NamedTemporaryFile(
        "w", prefix="stdcommittee-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write(details)
    return Failure(
        Message("Something went wrong in the program."),
        kept=Message("What was saved before is kept."),
        advice=Message("Send {file} to whoever looks after the program.", file=file.name),
        details=details,
    )


def passphrase() -> str | None:
    """Return the passphrase from the environment, if one is set there."""
    return os.environ.get(PASSPHRASE_VARIABLE) or None


def _with_problem(empty: Any, failure: Failure) -> Any:
    if not isinstance(empty, Mapping):
        return empty
    entry: Any = english(failure.message)
    if isinstance(empty.get("problems"), list):
        return {**empty, "problems": [*empty["problems"], entry]}
    return {**empty, "error": entry}


def _print(document: Any) -> None:
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
