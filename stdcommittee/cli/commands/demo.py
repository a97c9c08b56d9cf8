"""Command `demo`: an invented committee to look at, with the inputs it was made of."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from stdcommittee.base.messages import CHINESE, LANGUAGES, Message, Text
from stdcommittee.base.progress import Progress
from stdcommittee.base.terminal import spoken
from stdcommittee.cli.answer import Json, Result, conclude, english
from stdcommittee.services.demo import Sample, make_sample

_EMPTY: dict[str, Any] = {
    "inputs": [],
    "workspace": None,
    "report": None,
    "rows": {},
    "operations": 0,
    "problems": [],
}


def COMMAND(  # noqa: N802
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="An empty or new folder for the sample.")
    ],
    lang: Annotated[str, typer.Option(help="zh or en.")] = CHINESE,
    no_window: Annotated[bool, typer.Option("--no-window", help="Only make it.")] = False,  # noqa: FBT002
    json: Json = False,  # noqa: FBT002
) -> None:
    """Make the sample committee: input files, the workspace made of them, an issued report.

    Then the window opens on it where there is a screen.
    """
    if lang not in LANGUAGES:
        raise typer.BadParameter(f"{lang}: zh or en")
    made: list[Sample] = []

    def work() -> Result:
        made.append(_make(folder, lang))
        return Result(_document(made[0]), _lines(made[0]))

    try:
        conclude(json, _EMPTY, work)
    finally:
        if made and not no_window:
            _open(made[0])


def _make(folder: Path, language: str) -> Sample:
    """Make the sample; at a terminal one line tells how far it is."""
    if not sys.stderr.isatty():
        return make_sample(folder, language=language)
    try:
        return make_sample(folder, language=language, progress=Progress(_show))
    finally:
        sys.stderr.write("\r\x1b[K")


def _open(sample: Sample) -> None:
    from stdcommittee.app.window import open_window, screen_there

    sys.stdout.flush()
    if screen_there():
        open_window(sample.workspace)


def _show(what: Text, done: int, total: int) -> None:
    share = f" {100 * done // total} %" if total else ""
    sys.stderr.write(f"\r{spoken().render(what)}{share}\x1b[K")


def _lines(sample: Sample) -> tuple[Text, ...]:
    rows = {fate.value: count for fate, count in sample.rows.items()}
    return (
        Message(
            "Inputs: {n} files in {folder}; {rows} rows, {quarantined} of them quarantined",
            n=len(sample.inputs),
            folder=str(sample.inputs_folder),
            rows=sample.rows.total(),
            quarantined=rows.get("quarantined", 0),
        ),
        *sample.unreadable,
        *(
            [Message("(It is broken on purpose, to show what becomes of such a file.)")]
            if sample.unreadable
            else []
        ),
        Message("Workspace: {file}", file=str(sample.workspace)),
        Message(
            "Report: {number}, {pages} pages in {file}",
            number=sample.issued.number,
            pages=sample.issued.pages,
            file=str(sample.report),
        ),
    )


def _document(sample: Sample) -> dict[str, Any]:
    return {
        "inputs": [str(path) for path in sample.inputs],
        "workspace": str(sample.workspace),
        "report": {
            "path": str(sample.report),
            "number": sample.issued.number,
            "pages": sample.issued.pages,
            "sha256": sample.issued.sha256,
        },
        "rows": {
            "total": sample.rows.total(),
            **{fate.value: count for fate, count in sorted(sample.rows.items())},
        },
        "operations": sample.operations,
        "problems": [english(text) for text in sample.unreadable],
    }
