"""The comments of a round in document order: filtered, and known by their ids."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from stdcommittee.base.messages import N_, Message, Plural, Text
from stdcommittee.domain.comments.outline import decided
from stdcommittee.domain.comments.records import Comment
from stdcommittee.domain.comments.vocabulary import CommentType
from stdcommittee.services.comments import lacks_reason
from stdcommittee.ui.screens.comments.dispositions import MARKS
from stdcommittee.ui.theme.tokens import Gap
from stdcommittee.ui.toolkit.chip import Chip
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import caption
from stdcommittee.ui.toolkit.labels import Hairline, Phrase
from stdcommittee.ui.toolkit.search_field import SearchField
from stdcommittee.ui.toolkit.table_columns import Cell, Column
from stdcommittee.ui.toolkit.table_model import Listing, TableModel
from stdcommittee.ui.toolkit.table_view import TableView, places_of

FILTERS: Final[dict[str, tuple[str, Callable[[Comment], bool]]]] = {
    "open": (N_("Unanswered"), lambda comment: comment.disposition is None),
    "pending": (
        N_("Pending"),
        lambda comment: comment.disposition is not None and not decided(comment),
    ),
    "te": (N_("Technical"), lambda comment: CommentType.TECHNICAL.value in comment.types),
    "reason": (N_("Reason missing"), lacks_reason),
}


def by_chip(comments: Iterable[Comment]) -> dict[str, frozenset[int]]:
    """Return the ids of the comments that each chip shows; for a worker, since rounds are long."""
    items = list(comments)
    return {
        name: frozenset(comment.id for comment in items if test(comment))
        for name, (_, test) in FILTERS.items()
    }


class CommentTable(QFrame):
    """One row for each comment; words and chips narrow it."""

    current_changed = Signal(int)
    opened = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("part", "surface")
        self._look = desk.look
        self._comments: dict[int, Comment] = {}
        self._chosen_by: Mapping[str, frozenset[int]] = by_chip(())
        self._words = ""
        self.model = TableModel(desk, _columns(), self._read, parent=self)
        self.view = TableView(desk.look, self.model)
        self.search = SearchField(desk.look, Message("Filter"), hint="Ctrl F")
        self.chips = {
            name: Chip(desk.look, Message(label), count=0, problem=name == "reason")
            for name, (label, _) in FILTERS.items()
        }
        self._count = Phrase(desk.look)
        self._keys = Phrase(desk.look, align=Qt.AlignmentFlag.AlignRight)
        self._lay_out()
        self.view.current_changed.connect(self.current_changed)
        self.view.selection_changed.connect(self._say_counts)
        self.view.opened.connect(self.opened)
        self.search.sought.connect(self._seek)
        for chip in self.chips.values():
            chip.toggled.connect(lambda _on: self._put())
        desk.look.language.name(self.view, Message("Comments"))
        desk.look.follow(self, CommentTable._dress)

    @property
    def current_id(self) -> int:
        """The id of the current comment; 0 for none."""
        return self.view.current_id

    @property
    def order(self) -> Sequence[int]:
        """The ids in sight, in their order."""
        return self.model.ids

    def selected_ids(self) -> list[int]:
        """Return the ids of the selected comments in their order."""
        return self.view.selected_ids()

    def show_comments(
        self,
        comments: Sequence[Comment],
        chosen_by: Mapping[str, frozenset[int]],
        *,
        stay: bool,
    ) -> None:
        """Show other comments with what each chip shows of them; `stay` keeps filters and place."""
        self._comments = {comment.id: comment for comment in comments}
        self._chosen_by = chosen_by
        if not stay:
            self.search.clear()
            for chip in self.chips.values():
                chip.setChecked(False)
        self._put()

    def choose(self, record_id: int) -> None:
        """Make a comment the current one; filters that hide it are taken off."""
        if record_id in self._comments and not self.view.select_id(record_id):
            self.search.clear()
            self._words = ""
            for chip in self.chips.values():
                chip.setChecked(False)
            self._put()
            self.view.select_id(record_id)

    def _put(self) -> None:
        chosen = [self._chosen_by[name] for name, chip in self.chips.items() if chip.isChecked()]
        kept = self.view.current_id  # is not taken away under the hands of who answers it
        shown = [
            number
            for number, comment in self._comments.items()
            if number == kept or (all(number in ids for ids in chosen) and self._says(comment))
        ]
        ids = array("q", shown)
        standpoint = self.view.standpoint()
        listing = Listing(ids, rows={number: self._comments[number] for number in shown})
        self.view.put(listing, standpoint, places_of(ids, standpoint.ids))
        if shown and not self.view.current_id:
            self.view.select_row(0)
        for name, chip in self.chips.items():
            chip.set_count(len(self._chosen_by[name]))
        self._say_counts()

    def _says(self, comment: Comment) -> bool:
        if not self._words.strip():
            return True
        texts = (comment.body, comment.clause, comment.comment, comment.proposed_change)
        whole = " ".join((*texts, comment.observation, comment.reason, comment.raw_id)).casefold()
        return all(word in whole for word in self._words.casefold().split())

    def _seek(self, words: str) -> None:
        self._words = words
        self._put()

    def _say_counts(self) -> None:
        shown, chosen = len(self.model.ids), self.view.selected_count()
        whole = len(self._comments)
        said: Text = (
            Plural("{n} comment", "{n} comments", n=shown)
            if shown == whole
            else Message("{shown} of {total}", shown=shown, total=whole)
        )
        runs = [caption(said)]
        if chosen > 1:
            runs.append(caption(Plural("{n} selected", "{n} selected", n=chosen), "accent"))
        self._count.set_runs(*runs)
        self._keys.set_runs(caption(Message("letter: answer   Ctrl+Down: next open   Del: reopen")))

    def _read(self, ids: Sequence[int]) -> dict[int, Comment]:
        return {number: self._comments[number] for number in ids if number in self._comments}

    def _lay_out(self) -> None:
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._head = QHBoxLayout()
        self._head.addWidget(self.search, 1)
        for chip in self.chips.values():
            self._head.addWidget(chip)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._count, 1)
        self._foot.addWidget(self._keys, 1)
        self._box.addLayout(self._head)
        self._box.addWidget(Hairline())
        self._box.addWidget(self.view, 1)
        self._box.addWidget(Hairline())
        self._box.addLayout(self._foot)

    def _dress(self) -> None:
        px = self._look.px
        self._head.setContentsMargins(px(Gap.M), px(Gap.S), px(Gap.M), px(Gap.S))
        self._head.setSpacing(px(Gap.S))
        self._foot.setContentsMargins(px(Gap.M), px(Gap.XS), px(Gap.M), px(Gap.XS))
        for place, column in enumerate(self.model.columns):
            self.view.header.resizeSection(place, px(column.width))


def _columns() -> tuple[Column, ...]:
    return (
        Column(name="number", label=Message("No."), cell=_number, width=64),
        Column(name="clause", label=Message("Clause"), cell=_clause, width=64),
        Column(name="type", label=Message("Type"), cell=_type, width=44),
        Column(name="answer", label=Message("Disposition"), cell=_answer, width=128),
        Column(name="body", label=Message("Submitted by"), cell=_from, width=96),
        Column(name="comment", label=Message("Comment"), cell=_comment, width=260),
    )


def _number(comment: Comment) -> Cell:
    return Cell(comment.raw_id or comment.number)


def _clause(comment: Comment) -> Cell:
    return Cell(f"{comment.clause} {comment.element}".strip())


def _type(comment: Comment) -> Cell:
    return Cell(" ".join(comment.types))


def _from(comment: Comment) -> Cell:
    return Cell(comment.body)


def _comment(comment: Comment) -> Cell:
    return Cell(" ".join(comment.comment.split()))


def _answer(comment: Comment) -> Cell:
    if comment.disposition is None:
        return Cell(Message("open"), "muted")
    mark = MARKS[comment.disposition]
    if lacks_reason(comment):
        return Cell(mark.text, "warn", icon="warning")
    return Cell(mark.text, mark.colour, icon=mark.icon)
