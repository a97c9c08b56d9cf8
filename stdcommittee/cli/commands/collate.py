"""Command `collate`: comment files into one table, without a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from stdcommittee.base.clock import Clock
from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import ENGLISH, Message, Text, catalog
from stdcommittee.base.terminal import spoken
from stdcommittee.cli.answer import Json, Result, conclude
from stdcommittee.domain.comments.order import CommentOrder
from stdcommittee.exchange.comments.collation import Collation, summary
from stdcommittee.exchange.comments.writing import write_collation
from stdcommittee.services.comments import collate_files


def COMMAND(  # noqa: N802
    files: Annotated[list[Path], typer.Argument(help="Comment files: docx, xlsx, xls, ods, csv.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="OUT.docx, .xlsx, .csv or .json.")],
    order: Annotated[CommentOrder, typer.Option(help="As the document, or as the ISO tool.")] = (
        CommentOrder.DOCUMENT
    ),
    json: Json = False,  # noqa: FBT002
) -> None:
    """Put comment files into one table, in order; a broken file costs only itself."""

    def work() -> Result:
        collation = collate_files(files, order)
        kind = output.suffix.lstrip(".").lower()
        data = write_collation(collation, kind, spoken().language, Clock())
        try:
            output.write_bytes(data)
        except OSError as error:
            raise Refused(
                Message("{file} cannot be written.", file=output.name), details=str(error)
            ) from error
        document = summary(collation, catalog(ENGLISH))
        troubled = any(entry["problems"] or entry["quarantined"] for entry in document["files"])
        return Result(document, _lines(collation, output), 1 if troubled else 0)

    conclude(json, {"files": [], "totals": {}, "problems": []}, work)


def _lines(collation: Collation, output: Path) -> tuple[Text, ...]:
    lines: list[Text] = []
    for file in collation.files:
        if file.failure is not None:
            lines.append(Message("{file}: {why}", file=file.file, why=file.failure))
            continue
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
