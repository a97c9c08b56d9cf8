"""Comments, from any form that `exchange.comments` reads, into a comment round."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from stdcommittee.base.conditions import Is
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message
from stdcommittee.base.progress import Progress
from stdcommittee.domain.comments.records import Comment, CommentRound, RoundStage, SourceFile
from stdcommittee.domain.comments.vocabulary import CommentForm
from stdcommittee.domain.identifiers import Identifier, Kind, find_all
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.exchange.columns import match_columns
from stdcommittee.exchange.comments.model import CommentFile, ReadComment
from stdcommittee.exchange.comments.reading import read_comment_file
from stdcommittee.exchange.importing import (
    Fate,
    ImportContext,
    Importer,
    ImportPlan,
    PlannedRow,
    PlannedTable,
    Table,
)
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork

_STAGES = {"CD": RoundStage.CD, "DIS": RoundStage.ENQUIRY, "CDV": RoundStage.ENQUIRY}
HEADINGS = ("Number", "Clause", "Type", "Comment", "Proposed change", "Observation")


@frozen
class _File:
    """The round that a file belongs to (id 0: a new one) and the account of its rows."""

    round: CommentRound
    source: SourceFile


def _plan_file(
    name: str, content: bytes, reader: Reader, context: ImportContext, progress: Progress
) -> ImportPlan:
    progress.step(Message("Reading {file}", file=name))
    file = read_comment_file(content, name)
    found = _round_of(file, reader, context.options.get("round", ""))
    known = _known(reader, found)
    rows = [_planned(item, known) for item in file.comments]
    rows += [
        PlannedRow(row.row, row.cells, Fate.QUARANTINED, "", row.reason) for row in file.quarantined
    ]
    rows.sort(key=lambda row: row.number)
    source = SourceFile(
        round_id=found.id,
        name=name,
        form=file.form or CommentForm.TABLE,
        rows=file.rows,
        comments=len(file.comments),
        blank=file.blank,
        quarantined=len(file.quarantined),
        header=dataclasses.asdict(file.header),
    )
    table = Table(name, "", HEADINGS, match_columns((), {}), ())
    planned = PlannedTable(table, tuple(rows), (), _File(found, source))
    return ImportPlan(
        ImportKind.COMMENTS, name, content, (planned,), file.problems, dict(context.options)
    )


def _round_of(file: CommentFile, reader: Reader, wanted: str) -> CommentRound:
    texts = (wanted, file.header.document, file.header.project, PurePath(file.file).stem)
    documents = [d for text in texts for d in find_all(text) if d.kind is not Kind.COMMITTEE]
    for title in filter(None, texts):
        known = reader.first(CommentRound, Is("title", title))
        if known is not None:
            return known
    if not wanted:
        for document in documents:
            known = reader.first(CommentRound, Is("document", document.canonical))
            if known is not None:
                return known
    return _new_round(file, wanted, documents[0] if documents else None)


def _new_round(file: CommentFile, wanted: str, document: Identifier | None) -> CommentRound:
    title = wanted or file.header.document.split("\n")[0].strip()
    if not title:
        title = document.canonical if document else PurePath(file.file).stem
    stage = document.stage if document is not None else ""
    return CommentRound(
        title=title,
        document=document.canonical if document is not None else "",
        stage=_STAGES.get(stage, RoundStage.OTHER),
    )


def _key(item: ReadComment | Comment) -> tuple[str, ...]:
    return (item.raw_id, item.clause, item.element, item.comment, item.proposed_change)


def _known(reader: Reader, found: CommentRound) -> Mapping[tuple[str, ...], list[Comment]]:
    known: defaultdict[tuple[str, ...], list[Comment]] = defaultdict(list)
    if found.id:
        for comment in reader.find(Comment, Is("round_id", found.id), order=["-id"]):
            known[_key(comment)].append(comment)
    return known


def _planned(item: ReadComment, known: Mapping[tuple[str, ...], list[Comment]]) -> PlannedRow:
    cells = (
        item.raw_id,
        item.clause,
        item.raw_type,
        item.comment,
        item.proposed_change,
        item.observation,
    )
    same = known.get(_key(item))
    if not same:
        return PlannedRow(item.row, cells, Fate.TAKEN, item.raw_id, None, as_record(item))
    before = same.pop()
    after = before
    if item.observation and item.observation != before.observation:
        after = dataclasses.replace(
            before,
            observation=item.observation,
            disposition=item.disposition or before.disposition,
        )
    fate = Fate.UNCHANGED if after == before else Fate.UPDATED
    return PlannedRow(item.row, cells, fate, item.raw_id, None, after)


def as_record(item: ReadComment) -> Comment:
    """Return a comment as it is stored; every cell of the file is kept."""
    extra: dict[str, Any] = {}
    if item.number_cell:
        extra["number_cell"] = item.number_cell
    if item.extra:
        extra["columns"] = [list(pair) for pair in item.extra]
    return Comment(
        round_id=0,
        row=item.row,
        raw_id=item.raw_id,
        body=item.body,
        number=item.number,
        line=item.line,
        clause=item.clause,
        element=item.element,
        types=tuple(kind.value for kind in item.types),
        type_text=item.raw_type,
        comment=item.comment,
        proposed_change=item.proposed_change,
        observation=item.observation,
        disposition=item.disposition,
        extra=extra or None,
    )


def as_read(comment: Comment) -> ReadComment:
    """Return a stored comment as the writers of forms take it."""
    extra = comment.extra or {}
    return ReadComment(
        row=comment.row,
        raw_id=comment.raw_id,
        number_cell=extra.get("number_cell", ""),
        line=comment.line,
        clause=comment.clause,
        element=comment.element,
        raw_type=comment.type_text,
        comment=comment.comment,
        proposed_change=comment.proposed_change,
        observation=comment.observation,
        extra=tuple((str(a), str(b)) for a, b in extra.get("columns", ())),
    )


def _carry_out(uow: UnitOfWork, plan: ImportPlan, progress: Progress) -> None:
    progress.step(Message("Writing rows"))
    for planned in plan.tables:
        file: _File = planned.carries
        found = file.round if file.round.id else uow.add(file.round)
        source = uow.add(dataclasses.replace(file.source, round_id=found.id))
        new = [row.carries for row in planned.rows if row.fate is Fate.TAKEN]
        uow.add_many(
            [
                dataclasses.replace(comment, round_id=found.id, file_id=source.id, position=place)
                for place, comment in enumerate(new, 1)
            ]
        )
        uow.change_many([row.carries for row in planned.rows if row.fate is Fate.UPDATED])


IMPORTER = Importer(
    kind=ImportKind.COMMENTS,
    plan_file=_plan_file,
    carry_out=_carry_out,
    hint=N_("A table with columns for clauses and comments is needed."),
)
