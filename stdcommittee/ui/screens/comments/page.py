"""Comments: rounds on top, the clause tree, the table in document order, the answer beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import N_, Message
from stdcommittee.base.records import kind_of
from stdcommittee.domain.comments.records import CommentRound
from stdcommittee.services.comments import (
    RoundChoice,
    RoundSheet,
    answer_comments,
    export_round,
    round_choices,
    round_of,
    round_sheet,
)
from stdcommittee.services.editing import Saved
from stdcommittee.ui.frame.actions import Action, usual
from stdcommittee.ui.screens.comments.answer import Answer, AnswerPane
from stdcommittee.ui.screens.comments.counters import Counters
from stdcommittee.ui.screens.comments.dispositions import MARKS
from stdcommittee.ui.screens.comments.head import RoundHead
from stdcommittee.ui.screens.comments.table import CommentTable, by_chip
from stdcommittee.ui.screens.comments.tree import ClauseTree
from stdcommittee.ui.theme.tokens import Gap
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_parts import new_record
from stdcommittee.ui.toolkit.dropping import FileDrop
from stdcommittee.ui.toolkit.labels import Hairline
from stdcommittee.ui.toolkit.questions import Unsaved, ask_unsaved
from stdcommittee.ui.toolkit.saving import save_file
from stdcommittee.ui.toolkit.split import SplitView
from stdcommittee.ui.toolkit.states import EmptyState, LoadingState

_TREE, _ANSWER = 172, 452  # px at 100 %
_ROUND: Final = "comments/round"
_FILES: Final = (
    (Message("Word form"), "*.docx"),
    (Message("Excel workbook"), "*.xlsx"),
    (Message("CSV table"), "*.csv"),
)


class _Read(NamedTuple):
    choices: tuple[RoundChoice, ...]
    sheet: RoundSheet | None
    by_chip: Mapping[str, frozenset[int]]


class CommentsPage(QWidget):
    """One round at a time."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.look = desk.look
        self.sheet: RoundSheet | None = None
        kept = desk.memory.recall(_ROUND)
        self._wanted = int(kept) if kept.isdecimal() else 0
        self._comment = 0  # to be shown once its round is read
        self._sent: set[int] = set()  # comments whose answer is being written
        self.head = RoundHead(self.look, self, writable=desk.read_only is None)
        self.rounds = self.head.rounds
        self.counters = Counters(self.look)
        self.tree = ClauseTree(self.look)
        self.table = CommentTable(desk)
        self.answer = AnswerPane(self.look)
        self.answer.set_writable(writable=desk.read_only is None)
        self._lay_out()
        self._connect()
        self._declare()
        self.reload()

    def reload(self) -> None:
        """Read rounds and comments again; place and filters stay."""
        session, scope, wanted = self.desk.session, self.desk.scope, self._wanted

        def read(_progress: object) -> _Read:
            choices = round_choices(session, scope)
            ids = [choice.round.id for choice in choices]
            number = wanted if wanted in ids else next(iter(ids), 0)
            sheet = round_sheet(session, number) if number else None
            return _Read(choices, sheet, by_chip(sheet.comments if sheet is not None else ()))

        self.desk.read(self, read, self._take, lane="round", what=Message("Reading comments"))

    def show_round(self, round_id: int) -> None:
        """Show another round."""
        self._wanted = round_id
        self.desk.memory.keep(_ROUND, str(round_id))
        self.reload()

    def open_record(self, kind: str, record_id: int) -> None:
        """Bring a round or a comment into sight; others pass."""
        if kind == "comment_round":
            self.show_round(record_id)
        elif kind == "comment":
            session = self.desk.session
            self.desk.read(
                self,
                lambda _progress: round_of(session, record_id),
                partial(self._open_comment, record_id),
                lane="open",
            )

    def may_leave(self) -> bool:
        """Ask what to do with answers that were begun, once, and tell whether to go on."""
        if not self.answer.unsaved:
            return True
        what = Message("An answer was begun and is not saved.")
        match ask_unsaved(self.look, self.window(), what):
            case Unsaved.SAVE:
                self.answer.save()
                return not self.answer.unsaved
            case Unsaved.DISCARD:
                self.answer.forget_drafts()
                return True
            case Unsaved.STAY:
                return False

    def next_open(self, step: int = 1) -> None:
        """Go to the next (or previous) comment without an answer, around the end of the table."""
        order = list(self.table.order)
        if self.sheet is None or not order:
            return
        open_ = {item.id for item in self.sheet.comments if item.disposition is None} - self._sent
        here = self.table.current_id
        start = order.index(here) if here in order else 0
        ahead = [*order[start + 1 :], *order[:start]]
        if step < 0:
            ahead = [*reversed(order[:start]), *reversed(order[start + 1 :])]
        following = next((number for number in ahead if number in open_), 0)
        if following:
            self.table.choose(following)
        self._show_comment()

    def import_files(self, paths: Sequence[Path] = ()) -> None:
        """Show what importing files of comments would do."""
        from stdcommittee.ui.dialogs.import_preview import preview_import

        preview_import(self.desk, self.window(), paths)

    def export(self) -> None:
        """Write the round with its answers as the filled form or as a table."""
        if self.sheet is None:
            return
        found = self.sheet.round
        session, language = self.desk.session, self.look.language.code
        save_file(
            self.desk,
            self,
            Message("Export the comments with their answers"),
            f"{self.look.render(kind_of(found).headline(found))}.docx",
            _FILES,
            lambda path, _progress: export_round(session, found.id, path, language),
            lambda made: self.desk.notices.finished(
                Message("Comments written: {file}", file=made.name)
            ),
            doing=Message("Writing the comments"),
        )

    def new_round(self) -> None:
        """Open a form for a new round."""
        from stdcommittee.ui.dialogs.record import edit_record

        edit_record(
            self.desk,
            self.window(),
            new_record(kind_of(CommentRound), self.desk),
            saved=self._round_saved,
        )

    def edit_round(self) -> None:
        """Open the round in a form."""
        if self.sheet is not None:
            from stdcommittee.ui.dialogs.record import edit_record

            edit_record(self.desk, self.window(), self.sheet.round)

    def _take(self, read: _Read) -> None:
        choices, sheet = read.choices, read.sheet
        before, self.sheet = self.sheet, sheet
        self.head.show_round(sheet.round if sheet is not None else None)
        if sheet is None:
            self.rounds.show_choices(choices, 0)
            self._stack.setCurrentWidget(self._empty)
            return
        self._wanted = sheet.round.id
        self.rounds.show_choices(choices, sheet.round.id)
        stay = before is not None and before.round.id == sheet.round.id
        self.counters.show_round(sheet.round, sheet.statistics)
        self.table.show_comments(sheet.comments, read.by_chip, stay=stay)
        self.tree.show_chapters(sheet.chapters)
        self._stack.setCurrentWidget(self._body)
        if self._comment:
            self.table.choose(self._comment)
            self._comment = 0
        self._show_comment()

    def _show_comment(self) -> None:
        if self.sheet is None:
            return
        ids = [comment.id for comment in self.sheet.comments]
        current = self.table.current_id
        place = ids.index(current) if current in ids else -1
        comment = self.sheet.comments[place] if place >= 0 else None
        selected = max(1, len(self.table.selected_ids()))
        self.answer.show_comment(comment, place + 1, len(ids), selected)
        self.tree.follow(current, ids)

    def _open_comment(self, comment_id: int, round_id: int) -> None:
        if round_id:
            self._comment = comment_id
            self.show_round(round_id)

    def _answered(self, answer: Answer) -> None:
        """Write an answer and go on to the next open comment."""
        chosen = self.table.selected_ids() or [self.table.current_id]
        session = self.desk.session
        self._sent.update(chosen)

        def failed(failure: Failure) -> None:
            self._sent.difference_update(chosen)
            self.table.choose(chosen[0])
            self.desk.notices.failed(failure)

        self.desk.write(
            self,
            Message("Saving the answer"),
            lambda _progress: answer_comments(
                session,
                chosen,
                answer.disposition,
                reason=answer.reason,
                observation=answer.observation,
            ),
            lambda _number: self._sent.difference_update(chosen),
            failed=failed,
        )
        self.next_open()
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reopen(self) -> None:
        """Take the answers of the selected comments back."""
        chosen = self.table.selected_ids()
        if chosen:
            session = self.desk.session
            self.desk.write(
                self,
                Message("Opening the comment again"),
                lambda _progress: answer_comments(session, chosen, None),
            )

    def _step(self, by: int) -> None:
        order = list(self.table.order)
        if self.table.current_id in order:
            place = order.index(self.table.current_id) + by
            if 0 <= place < len(order):
                self.table.choose(order[place])

    def _round_saved(self, saved: Saved) -> None:
        self.show_round(saved.record.id)

    def _lay_out(self) -> None:
        look = self.look
        self._box = QVBoxLayout(self)
        self._top = QVBoxLayout()
        self._top.addWidget(self.head)
        self._box.addLayout(self._top)
        split = SplitView(look, self.desk.memory, "comments", widths=(_TREE, 0, _ANSWER))
        for part in (self.tree, self.table, self.answer):
            split.addWidget(part)
        self._body = QWidget()
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        self._strip = QVBoxLayout()
        self._strip.addWidget(self.counters)
        inner.addLayout(self._strip)
        inner.addWidget(Hairline())
        inner.addWidget(split, 1)
        writable = self.desk.read_only is None
        self._empty = EmptyState(
            look,
            Message("Comments on drafts stand here once a round has begun or files were imported."),
            action=Message("Import comments") if writable else "",
            on_action=self.import_files,
            example=Message("New round") if writable else "",
            on_example=self.new_round,
        )
        loading = LoadingState(look, rows=12)
        self._stack = QStackedWidget()
        for state in (loading, self._body, self._empty):
            self._stack.addWidget(state)
        self._box.addWidget(self._stack, 1)
        look.follow(self, CommentsPage._dress)

    def _connect(self) -> None:
        self.rounds.asked.connect(self.show_round)
        self.table.current_changed.connect(lambda _id: self._show_comment())
        self.table.view.selection_changed.connect(self._show_comment)
        self.table.opened.connect(lambda _id: self.answer.reason.setFocus())
        self.tree.chosen.connect(self.table.choose)
        self.answer.given.connect(self._answered)
        self.answer.left.connect(self.table.view.setFocus)
        self.answer.stepped.connect(self._step)
        self.desk.watch(self, {"comment", "comment_round"}, self.reload)
        self.desk.scope_changed.connect(self.reload)
        FileDrop(self, self.import_files, welcome=lambda: self.desk.read_only is None)

    def _declare(self) -> None:
        actions = self.desk.actions
        actions.declare(usual("filter", self.table.search.setFocus), self)
        actions.declare(usual("back", self.table.view.setFocus), self)
        for id_, label, key, step in (
            ("comment-next", N_("Next open comment"), "Ctrl+Down", 1),
            ("comment-previous", N_("Previous open comment"), "Ctrl+Up", -1),
        ):
            run = partial(self.next_open, step)
            actions.declare(Action(id=id_, label=label, run=run, shortcut=key), self)
        export = N_("Export the comments with their answers")
        actions.declare(
            Action(id="comment-export", label=export, icon="download", run=self.export), self
        )
        if self.desk.read_only is not None:
            return
        actions.declare(usual("new", self.new_round, label=N_("New round")), self)
        actions.declare(usual("edit", self.edit_round, label=N_("Edit the round")), self)
        actions.declare(usual("save", self.answer.save), self)
        for item, mark in MARKS.items():
            answer = Action(
                id=f"answer-{item.value}",
                label=item.label,
                run=partial(self.answer.choose, item),
                icon=mark.icon,
                shortcut=mark.key,
                in_focus=True,
            )
            actions.declare(answer, self.table.view)
        reopen = Action(
            id="answer-none",
            label=N_("Open the comment again"),
            run=self._reopen,
            shortcut="Del",
            in_focus=True,
        )
        actions.declare(reopen, self.table.view)

    def _dress(self) -> None:
        px = self.look.px
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._top.setContentsMargins(px(Gap.L), 0, px(Gap.L), 0)
        self._strip.setContentsMargins(px(Gap.L), 0, px(Gap.L), px(Gap.S))
