"""One way to read a file of comments, whatever form it has."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from stdcommittee.base.errors import Unreadable
from stdcommittee.base.messages import Message, Plural
from stdcommittee.domain.comments.phrases import is_han
from stdcommittee.domain.comments.vocabulary import CommentForm
from stdcommittee.exchange.columns import letters_of
from stdcommittee.exchange.comments.columns import FORM_2001, FORM_2012, OSD_FORM
from stdcommittee.exchange.comments.header import read_header
from stdcommittee.exchange.comments.model import CommentFile, ReadComment
from stdcommittee.exchange.comments.rows import Reading, read_rows
from stdcommittee.exchange.comments.tables import Source
from stdcommittee.exchange.tabular.archive import Archive
from stdcommittee.exchange.tabular.reading import content_of, name_of, read_table_file
from stdcommittee.exchange.tabular.recognition import FileKind, extension_of, recognise

_OSD: Final = frozenset(("username", "clausenb"))
_YAML: Final = frozenset(("yaml", "yml"))


def read_comment_file(source: Path | bytes, name: str = "") -> CommentFile:
    """Return the comments of a file: ISO, IEC, CEN and national forms, platform exports, lists.

    Headings are matched by meaning wherever they stand; without any, the content of the columns
    decides. Every row of a comment table is a comment, blank, or quarantined with its reason.

    Raises:
        Unreadable: the file cannot be read, or has no table of comments.
    """
    data, name = content_of(source, name)
    problems: tuple[Message, ...] = ()
    if extension_of(name) in _YAML:
        from stdcommittee.exchange.comments.listing import yaml_source

        tables = yaml_source(data, name)
    else:
        kind, container = recognise(data, name)
        if kind is FileKind.DOCX and isinstance(container, Archive):
            from stdcommittee.exchange.comments.word import word_source

            tables = word_source(container)
        else:
            from stdcommittee.exchange.comments.sheets import sheet_source

            book = read_table_file(data, name)
            tables, problems = sheet_source(book), book.problems
    return _file(tables, name, problems)


def read_comment_files(sources: list[Path]) -> tuple[CommentFile, ...]:
    """Return files of comments; one that cannot be read costs only itself and says why."""
    found = []
    for source in sources:
        try:
            found.append(read_comment_file(source))
        except Unreadable as failure:
            found.append(CommentFile(name_of(source), failure=failure.message))
    return tuple(found)


def _file(tables: Source, name: str, problems: tuple[Message, ...]) -> CommentFile:
    reading = read_rows(tables)
    if not reading.columns:
        raise Unreadable(
            Message("{file} has no table of comments.", file=name),
            advice=Message("Check that its columns are headed as in the commenting form."),
        )
    header, iec = read_header((*tables.above, *reading.preambles), tables.words)
    form = _form(reading, iec=iec)
    comments, repeated = reading.comments, 0
    if form is CommentForm.OSD:
        comments, repeated = _without_repetitions(reading.comments)
    said = [*problems, *reading.problems]
    if any(columns.guessed for columns in reading.columns):
        said.append(Message("Some columns were recognised by their content; please check them."))
    if repeated:
        said.append(
            Plural(
                "{n} comment stands twice in the file and was taken once.",
                "{n} comments stand twice in the file and were taken once.",
                n=repeated,
            )
        )
    return CommentFile(
        name,
        form,
        header,
        tuple(comments),
        reading.blank,
        tuple(reading.quarantined),
        tuple(said),
    )


def _form(reading: Reading, *, iec: bool) -> CommentForm:
    headings = {letters_of(heading) for each in reading.columns for heading in each.headings}
    targets = reading.columns[0].targets
    if headings >= _OSD or targets == OSD_FORM:
        return CommentForm.OSD
    if any(is_han(heading) for heading in headings):
        return CommentForm.NATIONAL
    if set(FORM_2012) <= set(targets):
        return CommentForm.IEC if iec else CommentForm.ISO_2012
    if set(FORM_2001) <= set(targets):
        return CommentForm.ISO_2001
    return CommentForm.TABLE


def _without_repetitions(comments: list[ReadComment]) -> tuple[list[ReadComment], int]:
    """Return comments without those that a second sheet repeats; the fuller answer is kept."""
    kept: dict[tuple[str, str, str], ReadComment] = {}
    for place, comment in enumerate(comments):
        number = comment.number_cell or f"#{place}"
        key = (number, comment.clause, comment.comment)
        before = kept.get(key)
        if before is None or len(comment.observation) > len(before.observation):
            kept[key] = comment
    return list(kept.values()), len(comments) - len(kept)
