"""Many files of comments put into one table, in the order of the document or of the ISO tool."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Catalog
from stdcommittee.domain.comments.order import (
    ClauseKey,
    CommentOrder,
    cct_order,
    document_order,
)
from stdcommittee.exchange.comments.model import CommentFile, FormHeader, ReadComment


@frozen
class CollatedComment:
    """A comment in a collation. Its `id` counts by files and rows, whatever the order."""

    id: int
    file: str
    comment: ReadComment


@frozen
class Collation:
    """Comments of several files in one order; `header` says what the files agree on."""

    files: tuple[CommentFile, ...]
    order: CommentOrder
    comments: tuple[CollatedComment, ...]
    header: FormHeader

    @property
    def extra_headings(self) -> tuple[str, ...]:
        """The headings of columns that no form knows, in the order of their first appearance."""
        return tuple(
            dict.fromkeys(heading for item in self.comments for heading, _ in item.comment.extra)
        )


def collate(files: Sequence[CommentFile], order: CommentOrder = CommentOrder.DOCUMENT) -> Collation:
    """Return the comments of all files in one order; equal places keep the order of files and rows.

    Files that could not be read stay in the collation with their failure.
    """
    comments = [(file.file, comment) for file in files for comment in file.comments]
    numbered = [
        CollatedComment(number, file, comment) for number, (file, comment) in enumerate(comments, 1)
    ]
    key = _cct_key if order is CommentOrder.CCT else _document_key
    return Collation(tuple(files), order, tuple(sorted(numbered, key=key)), _agreed(files))


def summary(collation: Collation, catalog: Catalog) -> dict[str, Any]:
    """Return what became of each file and of all, as plain values for the command line.

    `rows` = `comments` + `blank` + `quarantined` for every file and for the totals.
    """
    files = [_file_summary(file, catalog) for file in collation.files]
    totals: dict[str, int] = {
        name: sum(entry[name] for entry in files)
        for name in ("rows", "comments", "blank", "quarantined")
    }
    totals["files"] = len(files)
    totals["unreadable"] = sum(1 for file in collation.files if file.failure is not None)
    return {"files": files, "totals": totals}


def _file_summary(file: CommentFile, catalog: Catalog) -> dict[str, Any]:
    problems = [catalog.render(problem) for problem in file.problems]
    if file.failure is not None:
        problems.append(catalog.render(file.failure))
    return {
        "file": file.file,
        "form": file.form.value if file.form is not None else None,
        "rows": file.rows,
        "comments": len(file.comments),
        "blank": file.blank,
        "quarantined": len(file.quarantined),
        "problems": problems,
        "quarantine": [
            {"row": row.row, "reason": catalog.render(row.reason), "cells": list(row.cells)}
            for row in file.quarantined
        ],
    }


def _cct_key(item: CollatedComment) -> ClauseKey:
    return cct_order(item.comment.clause)


def _document_key(item: CollatedComment) -> ClauseKey:
    comment = item.comment
    return document_order(comment.clause, comment.element, comment.line)


def _agreed(files: Sequence[CommentFile]) -> FormHeader:
    def only(values: set[str]) -> str:
        values.discard("")
        return values.pop() if len(values) == 1 else ""

    return FormHeader(
        only({file.header.date for file in files}),
        only({file.header.document for file in files}),
        only({file.header.project for file in files}),
    )
