"""Comments: rounds, answers, statistics, and the filled form that goes out."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Invalid, Refused, Unreadable
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import CHINESE, Joined, Message, Plural, catalog
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.base.records import headline, kind_of
from stdcommittee.domain.comments.order import CommentOrder, document_order
from stdcommittee.domain.comments.outline import Chapter, outline
from stdcommittee.domain.comments.records import Comment, CommentRound, SourceFile
from stdcommittee.domain.comments.vocabulary import Disposition, read_disposition, reason_in
from stdcommittee.exchange.comments.collation import Collation, collate
from stdcommittee.exchange.comments.model import CommentFile, FormHeader
from stdcommittee.exchange.comments.reading import read_comment_files
from stdcommittee.exchange.comments.writing import write_collation
from stdcommittee.exchange.importers.comments import as_read
from stdcommittee.services.scope import Scope, in_scope
from stdcommittee.services.session import Session
from stdcommittee.services.writing import write_file
from stdcommittee.storage.comments import unhandled
from stdcommittee.storage.reader import Reader


@frozen
class RoundStatistics:
    """How far a round is answered: comments by disposition, those open and those without reason."""

    total: int
    answered: Mapping[Disposition, int]
    unreasoned: int

    @property
    def open(self) -> int:
        """How many comments have no disposition yet."""
        return self.total - sum(self.answered.values())


@frozen
class RoundChoice:
    """A round to choose from, with how many comments it has and how many are undecided."""

    round: CommentRound
    total: int
    undecided: int


@frozen
class RoundSheet:
    """A round as a whole: its comments in document order, its clause tree, how far it is."""

    round: CommentRound
    comments: tuple[Comment, ...]
    chapters: tuple[Chapter, ...]
    statistics: RoundStatistics


def round_choices(session: Session, scope: Scope) -> tuple[RoundChoice, ...]:
    """Return the rounds of the committees in view, those with undecided comments first.

    Among those the one that closes last stands on top.
    """
    with session.reading() as reader:
        rounds = reader.find(CommentRound, *in_scope(kind_of(CommentRound), scope))
        totals, open_ = reader.groups(Comment, "round_id"), unhandled(reader)
    choices = [RoundChoice(item, totals.get(item.id, 0), open_.get(item.id, 0)) for item in rounds]
    choices.sort(key=lambda choice: (str(choice.round.closes or ""), choice.round.id), reverse=True)
    return tuple(sorted(choices, key=lambda choice: not choice.undecided))


def round_sheet(session: Session, round_id: int) -> RoundSheet | None:
    """Return a round with everything in it, or None where it is gone."""
    with session.reading() as reader:
        found = reader.get(CommentRound, round_id)
        comments = comments_of(reader, round_id) if found is not None else []
    if found is None:
        return None
    return RoundSheet(found, tuple(comments), outline(comments), statistics(comments))


def round_of(session: Session, comment_id: int) -> int:
    """Return the round that a comment belongs to; 0 where it is gone."""
    with session.reading() as reader:
        found = reader.get(Comment, comment_id)
    return found.round_id if found is not None else 0


def collate_files(
    paths: Sequence[Path], order: CommentOrder, progress: Progress = SILENT
) -> Collation:
    """Read comment files and put them into one table; needs no workspace.

    Raises:
        Unreadable: not one of the files could be read.
    """
    progress.step(Message("Reading comment files"), 0, len(paths))
    files = read_comment_files(list(paths))
    if all(file.failure is not None for file in files):
        raise Unreadable(
            Plural(
                "The file cannot be read: {why}",
                "None of the {n} files can be read: {why}",
                n=len(files),
                why=files[0].failure,
            )
        )
    return collate(files, order)


def in_document_order(comments: Iterable[Comment]) -> list[Comment]:
    """Return comments as a document has them: general, foreword, clauses, annexes, bibliography."""
    return sorted(
        comments,
        key=lambda item: (document_order(item.clause, item.element, item.line), item.id),
    )


def comments_of(reader: Reader, round_id: int) -> list[Comment]:
    """Return the comments of a round in document order."""
    return in_document_order(reader.find(Comment, Is("round_id", round_id)))


def statistics(comments: Iterable[Comment]) -> RoundStatistics:
    """Count a round's comments by disposition."""
    items = list(comments)
    answered = Counter(item.disposition for item in items if item.disposition is not None)
    return RoundStatistics(len(items), answered, sum(map(lacks_reason, items)))


def lacks_reason(comment: Comment) -> bool:
    """Tell whether an answer must say why and does not.

    The first words of an observation are the answer itself; what follows them is the reason.
    """
    if comment.disposition is None or not comment.disposition.needs_reason:
        return False
    return not comment.reason and not reason_in(comment.observation)


def answer_comments(
    session: Session,
    comment_ids: Sequence[int],
    disposition: Disposition | None,
    *,
    reason: str | None = None,
    observation: str | None = None,
) -> int:
    """Answer comments alike (None: open again) as one operation; return how many changed.

    Raises:
        Invalid: the disposition needs a reason (National Standards Measures, art. 27) and there is
            none.
        Refused: a comment is gone.
    """
    with session.reading() as reader:
        before = reader.many(Comment, comment_ids)
    missing = set(comment_ids) - set(before)
    if missing:
        raise Refused(Message("The comment is no longer there."))
    changed = [
        dataclasses.replace(
            comment,
            disposition=disposition,
            reason=comment.reason if reason is None else reason.strip(),
            observation=comment.observation if observation is None else observation,
            answered=session.clock.today() if disposition is not None else None,
        )
        for comment in before.values()
    ]
    unreasoned = [comment for comment in changed if lacks_reason(comment)]
    if unreasoned:
        why = Message("“{disposition}” needs a reason.", disposition=disposition.text)  # type: ignore[union-attr]
        raise Invalid(why, {"reason": why})
    message = (
        Message("Comment opened again: {what}", what=headline(changed[0]))
        if disposition is None
        else Plural(
            "Comment {what}: {disposition}",
            "{n} comments: {disposition}",
            n=len(changed),
            what=headline(changed[0]),
            disposition=disposition.text,
        )
    )
    with session.writing(message) as uow:
        return uow.change_many(changed)


def save_round(session: Session, item: CommentRound) -> CommentRound:
    """Store a new or changed round.

    Raises:
        Invalid: a field breaks its declaration.
    """
    if item.id:
        with session.writing(Message("Round changed: {what}", what=headline(item))) as uow:
            uow.change(item)
        return item
    with session.writing(Message("Round added: {what}", what=headline(item))) as uow:
        return uow.add(item)


def export_round(session: Session, round_id: int, target: Path, language: str = "zh") -> Path:
    """Write a round's comments with their answers as docx, xlsx, csv or json, by the file's name.

    Every cell is written as it was read; an answer without observation prints its disposition and
    reason.

    Raises:
        Refused: the kind of file is another one, or the place cannot be written.
    """
    with session.reading() as reader:
        found = reader.get(CommentRound, round_id)
        if found is None:
            raise Refused(Message("The comment round is no longer there."))
        comments = comments_of(reader, round_id)
        sources = reader.find(SourceFile, Is("round_id", round_id))
    collation = round_collation(found, comments, sources, language)
    data = write_collation(collation, target.suffix.lstrip(".").lower(), language, session.clock)
    return write_file(target, data)


def printed_answer(comment: Comment, language: str) -> str:
    """Return what stands in the column of observations of a filled form.

    An observation that says the answer and its reason stays as it is; what it leaves out of them
    is put beside it.
    """
    said, answer = comment.observation, comment.disposition
    if answer is None:
        return said
    stated = read_disposition(said) is answer
    reason = comment.reason if comment.reason not in said else ""
    if stated and not reason:
        return said
    parts = (said, reason) if stated else (answer.text, reason, said)
    return catalog(language).render(Joined(tuple(filter(None, parts)), "clause"))


def round_collation(
    found: CommentRound,
    comments: Sequence[Comment],
    sources: Sequence[SourceFile],
    language: str = CHINESE,
) -> Collation:
    """Return a round as a collation, ready for the writers of forms."""
    header = FormHeader(
        document=found.document or found.title,
        project=found.project,
        date=found.closes.isoformat() if found.closes else "",
    )
    forms = {source.form for source in sources}
    file = CommentFile(
        found.title,
        forms.pop() if len(forms) == 1 else None,
        header,
        tuple(
            as_read(dataclasses.replace(item, observation=printed_answer(item, language)))
            for item in comments
        ),
    )
    return collate([file])
