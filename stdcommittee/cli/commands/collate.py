"""Command `collate`: comment files into one table, without a workspace."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from stdcommittee.base.clock import Clock
from stdcommittee.base.errors import Refused, Unreadable
from stdcommittee.base.messages import ENGLISH, Message, Text, catalog
from stdcommittee.base.terminal import spoken
from stdcommittee.cli.answer import Json, Result, conclude
from stdcommittee.domain.comments.order import CommentOrder
from stdcommittee.exchange.comments.collation import Collation, collate, summary
from stdcommittee.exchange.comments.reading import read_comment_files
from stdcommittee.exchange.comments.writing import KINDS, write_collation
from stdcommittee.services.comments import collate_files
from stdcommittee.services.writing import write_file


def COMMAND(  # noqa: N802
    files: Annotated[
        list[Path],
        typer.Argument(help="Comment files: docx, xlsx, xls, ods, csv.", readable=False),
    ],
    output: Annotated[
        Path,
        typer.Option("-o", "--output", help="OUT.docx, .xlsx, .csv or .json.", readable=False),
    ],
    order: Annotated[CommentOrder, typer.Option(help="As the document, or as the ISO tool.")] = (
        CommentOrder.DOCUMENT
    ),
    json: Json = False,  # noqa: FBT002
) -> None:
    """Put comment files into one table, in order; a broken file costs only itself."""
    kind = output.suffix.lstrip(".").lower()
    if kind not in KINDS:
        raise typer.BadParameter(f"{output.name}: not one of .{', .'.join(KINDS)}")

    def work() -> Result:
        if any(output.exists() and path.exists() and output.samefile(path) for path in files):
            raise Refused(
                Message("{file} is one of the files to collate.", file=output.name),
                kept=Message("It was not touched."),
                advice=Message("Choose another name."),
            )
        try:
            collation = collate_files(files, order)
        except Unreadable:
            return _answer(collate(read_comment_files(files), order), output, 2)
        data = write_collation(collation, kind, spoken().language, Clock())
        write_file(output, data)
        return _answer(collation, output)

    conclude(json, {"files": [], "totals": {}, "problems": []}, work)


def _answer(collation: Collation, output: Path, code: int | None = None) -> Result:
    for file in collation.files:
        if file.failure is not None:
            sys.stderr.write(spoken().render(file.failure) + "\n")
    document = summary(collation, catalog(ENGLISH))
    troubled = any(entry["problems"] or entry["quarantined"] for entry in document["files"])
    lines = _lines(collation, output) if code is None else ()
    return Result(document, lines, int(troubled) if code is None else code)


def _lines(collation: Collation, output: Path) -> tuple[Text, ...]:
    lines: list[Text] = []
    for file in collation.files:
        if file.failure is not None:
            continue  # said already
        lines.append(
            Message(
                "{file}: {rows} rows, {comments} comments, {blank} blank, "
                "{quarantined} quarantined",
                file=file.file,
                rows=file.rows,
                comments=len(file.comments),
                blank=file.blank,
                quarantined=len(file.quarantined),
            )
        )
        lines += [
            Message("  row {row}: {why}", row=row.row, why=row.reason) for row in file.quarantined
        ]
    lines.append(Message("{n} comments in {file}", n=len(collation.comments), file=str(output)))
    return tuple(lines)
