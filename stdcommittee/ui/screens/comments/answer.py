"""One comment and its answer: a key for each disposition, reason and observation."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.domain.comments.records import Comment
from stdcommittee.domain.comments.vocabulary import CommentType, Disposition
from stdcommittee.ui.screens.comments.dispositions import MARKS
from stdcommittee.ui.theme.tokens import Gap, Type
from stdcommittee.ui.toolkit.buttons import IconButton, KeyButton, PrimaryButton
from stdcommittee.ui.toolkit.flow import FlowLayout
from stdcommittee.ui.toolkit.labels import Hairline, Label, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.marking import set_problem
from stdcommittee.ui.toolkit.page_area import PageArea
from stdcommittee.ui.toolkit.pill import Tag
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.words_field import WordsField

_TYPES: Final = {item.value: item for item in CommentType}


@frozen
class Answer:
    """What was entered for the selected comments; None keeps what a comment has."""

    disposition: Disposition | None
    reason: str | None
    observation: str | None


@frozen
class Draft:
    """An answer that was begun and not saved."""

    disposition: Disposition | None
    reason: str
    observation: str


class AnswerPane(QFrame):
    """Shows a comment beside its answer; what was begun waits until it is saved."""

    given = Signal(object)  # Answer
    left = Signal()  # Esc in a field
    stepped = Signal(int)  # to the next or the previous comment

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("part", "surface")
        self._look = look
        self._comment: Comment | None = None
        self._selected = 0
        self._drafts: dict[int, Draft] = {}
        self._make_parts()
        self._lay_out()
        for field in (self.reason, self.observation):
            field.finished.connect(self.save)
            field.escaped.connect(self.left)
            field.textChanged.connect(self._typed)
        look.follow(self, AnswerPane._dress)

    @property
    def chosen(self) -> Disposition | None:
        """The disposition chosen, saved or not."""
        return next((item for item, button in self.buttons.items() if button.isChecked()), None)

    @property
    def unsaved(self) -> bool:
        """Whether an answer was begun and not saved, of this comment or another."""
        self._keep_draft()
        return bool(self._drafts)

    def forget_drafts(self) -> None:
        """Give up what was begun."""
        comment, self._comment = self._comment, None
        self._drafts.clear()
        self.show_comment(comment, 0, 0, self._selected)

    def show_comment(self, comment: Comment | None, place: int, whole: int, selected: int) -> None:
        """Show a comment, one of a round; `selected` comments get the same answer."""
        before = self._comment
        self._keep_draft()
        same = comment is not None and before is not None and comment.id == before.id
        if same and selected == self._selected and comment == before:
            return
        self._comment, self._selected = comment, selected
        self._body.setVisible(comment is not None)
        if comment is None:
            self._title.set_runs(Run(Message("Choose a comment in the table."), "muted"))
            return
        self._say(comment, place, whole)
        kept = self._drafts.get(comment.id) if selected <= 1 else None
        draft = kept or _stored(comment, selected)
        self._show(draft)

    def choose(self, disposition: Disposition) -> None:
        """Answer at once, or after the reason where one is needed and missing."""
        if self._comment is None or not self._body.isEnabled():
            return
        self._check(disposition)
        if disposition.needs_reason and not self.reason.text:
            self._say_need()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.save()

    def save(self) -> None:
        """Hand over the answer; without a reason that is needed the field keeps the keyboard."""
        disposition, comment = self.chosen, self._comment
        if comment is None or (disposition is None and not self._differs()):
            return
        if disposition is not None and disposition.needs_reason and not self.reason.text:
            self._say_need()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        many = self._selected > 1
        reason = self.reason.text or (None if many else "")
        observation = self.observation.toPlainText() or (None if many else "")
        self._drafts.pop(comment.id, None)
        self._comment = None  # what stands in the fields is no draft any more
        self.given.emit(Answer(disposition, reason, observation))

    def set_writable(self, *, writable: bool) -> None:
        """Allow answering or not."""
        self._body.setEnabled(writable)

    def _differs(self) -> bool:
        if self._comment is None:
            return False
        return self._now() != _stored(self._comment, self._selected)

    def _now(self) -> Draft:
        return Draft(self.chosen, self.reason.text, self.observation.toPlainText())

    def _keep_draft(self) -> None:
        if self._comment is None or self._selected > 1:
            return
        if self._differs():
            self._drafts[self._comment.id] = self._now()
        else:
            self._drafts.pop(self._comment.id, None)

    def _show(self, draft: Draft) -> None:
        self._check(draft.disposition)
        for field, text in ((self.reason, draft.reason), (self.observation, draft.observation)):
            if field.toPlainText() != text:
                field.setPlainText(text)
        self._say_need()

    def _check(self, disposition: Disposition | None) -> None:
        for item, button in self.buttons.items():
            button.setChecked(item is disposition)

    def _typed(self) -> None:
        self._say_need()

    def _say_need(self) -> None:
        """Say whether a reason is needed, and whether it is missing."""
        needed = self.chosen is not None and self.chosen.needs_reason
        missing = needed and not self.reason.text
        required = Run(Message("required"), "bad" if missing else "muted", type=Type.CAPTION)
        label = Run(Message("Reason"), bold=True)
        self._reason_label.set_runs(label, *([required] if needed else []))
        set_problem(self.reason, problem=missing)
        why: Text = ""
        if missing and self.chosen is not None:
            why = Message("“{disposition}” needs a reason.", disposition=self.chosen.text)
        self._need.set_text(why)
        self._need.setVisible(missing)
        self.next_button.setEnabled(not missing)

    def _say(self, comment: Comment, place: int, whole: int) -> None:
        number = comment.raw_id or comment.number or str(place)
        title: Text = Message("Comment {number}", number=number)
        if self._selected > 1:
            title = Plural("{n} comment", "{n} comments", n=self._selected)
        self._title.set_runs(Run(title, bold=True, type=Type.HEADING))
        self._place.set_runs(
            Run(Message("{place} of {all}", place=place, all=whole), "muted", type=Type.CAPTION)
        )
        types = tuple(_TYPES[word].text for word in comment.types if word in _TYPES)
        self._type.set_fact(types[0] if types else comment.type_text)
        self._type.setVisible(bool(types or comment.type_text))
        where = f"{comment.clause} {comment.element} {comment.line}".strip()
        self._from.set_runs(
            Run(comment.body or "–", bold=True),
            *([Run(where, "muted", icon="book")] if where else []),
        )
        self._text.set_text(comment.comment)
        self._change.set_text(comment.proposed_change)
        for part in (self._change, self._change_label):
            part.setVisible(bool(comment.proposed_change))

    def _make_parts(self) -> None:
        look = self._look
        self._title, self._place = Phrase(look), Phrase(look, shrink=False)
        self._type = Tag(look, "")
        self._from = Phrase(look)
        self._text = Label(look, wrap=True, selectable=True)
        self._change_label = Label(
            look, Message("Proposed change"), colour="muted", type_=Type.CAPTION
        )
        self._change = Label(look, wrap=True, selectable=True, colour="good")
        self.buttons: dict[Disposition, KeyButton] = {}
        for item, mark in MARKS.items():
            button = KeyButton(look, mark.text, key=mark.key, icon=mark.icon, tone=mark.colour)
            look.language.name(button, item.text)
            button.clicked.connect(lambda _on, item=item: self.choose(item))
            self.buttons[item] = button
        self._reason_label = Phrase(look)
        self.reason = WordsField(look, Message("Reason"))
        self._need = Label(look, colour="bad", type_=Type.CAPTION, wrap=True)
        self.observation = WordsField(look, Message("Observation"))
        self.next_button = PrimaryButton(
            look,
            Message("Save and next"),
            hint="Ctrl ↵",
            on_click=self.save,
        )
        self._previous = IconButton(
            look,
            "chevron-left",
            Message("Previous comment"),
            on_click=lambda: self.stepped.emit(-1),
        )
        self._following = IconButton(
            look, "chevron-right", Message("Next comment"), on_click=lambda: self.stepped.emit(1)
        )

    def _lay_out(self) -> None:
        look = self._look
        self._box = QVBoxLayout(self)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._type)
        self._head.addStretch(1)
        for part in (self._place, self._previous, self._following):
            self._head.addWidget(part)
        self._box.addLayout(self._head)
        self._box.addWidget(Hairline())
        self._body = QWidget()
        self._inner = QVBoxLayout(self._body)
        keys = QWidget()
        flow = FlowLayout(look, keys)
        for button in self.buttons.values():
            flow.addWidget(button)
        observed = Phrase(look, [Run(Message("Observation"), bold=True)])
        self._inner.addWidget(self._from)
        self._inner.addWidget(_scrolled(self._text, self._change_label, self._change), 1)
        answer = (Hairline(), keys, self._reason_label, self.reason, self._need)
        for widget in (*answer, observed, self.observation):
            self._inner.addWidget(widget)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.next_button)
        self._inner.addLayout(foot)
        self._box.addWidget(self._body, 1)
        self._box.addStretch(0)

    def _dress(self) -> None:
        px = self._look.px
        side = px(Gap.M)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._head.setContentsMargins(side, px(Gap.S), px(Gap.S), px(Gap.S))
        self._head.setSpacing(px(Gap.S))
        self._inner.setContentsMargins(side, side, side, side)
        self._inner.setSpacing(px(Gap.S))
        self.reason.setFixedHeight(px(56))
        self.observation.setFixedHeight(px(36))


def _scrolled(*parts: QWidget) -> PageArea:
    """Return parts under each other in a place of their own, since comments can be long."""
    inner = QWidget()
    box = QVBoxLayout(inner)
    box.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        box.addWidget(part)
    box.addStretch(1)
    return PageArea(inner)


def _stored(comment: Comment, selected: int) -> Draft:
    if selected > 1:
        return Draft(None, "", "")
    return Draft(comment.disposition, comment.reason.strip(), comment.observation)
