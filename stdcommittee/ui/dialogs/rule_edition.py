"""An own rule edition: its text, and beside it what it says or what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontDatabase, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QPlainTextEdit, QWidget

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.domain.rules.boundary_cases import BoundaryCase
from stdcommittee.services.own_rules import EditionCheck, check_edition, said, save_edition
from stdcommittee.ui.theme.tokens import Gap, Tone, Type
from stdcommittee.ui.toolkit.asked import Told
from stdcommittee.ui.toolkit.buttons import Button, PrimaryButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import Page
from stdcommittee.ui.toolkit.facts import Fact, Facts
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.questions import Question, Unsaved, ask_unsaved
from stdcommittee.ui.toolkit.runs import Run

_LETTERS: Final = 13  # px at 100 % of the text
_PAUSE: Final = 300  # ms after the last key before the text is tried
_ROOM: Final = (900, 560)  # px at 100 %
_SIDE: Final = 340  # px of what stands beside the text
_NARROW: Final = 720  # px under which it stands below
_EDGE: Final = 40  # px that the window behind keeps in sight


class RuleEditionDialog(Question):
    """Tries the text as it is written; it can be saved once it is an edition."""

    def __init__(self, desk: Desk, host: QWidget | None, text: str, record: int = 0) -> None:
        title = Message("Change the edition") if record else Message("An edition of our own")
        super().__init__(desk.look, host, title)
        self._desk, self._record = desk, record
        look = desk.look
        self.text = QPlainTextEdit(text)
        self.text.setCornerWidget(QWidget())
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabChangesFocus(True)
        look.language.name(self.text, Message("Text of the edition"))
        self.shown = Page(look)
        self.check = EditionCheck()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addWidget(self.text, 1)
        self._row.addWidget(self.shown)
        told = Message(
            "Numbers and shares may be changed, rules left out. Shares are written exactly, "
            "such as 2/3. Of several editions in force the one that began last prevails."
        )
        self.body.addWidget(Told(look, told, wide=True))
        self.body.addLayout(self._row, 1)
        self.go = PrimaryButton(look, Message("Save"), hint="Ctrl ↵", on_click=self.save)
        self.go.setShortcut("Ctrl+Return")
        self.go.setEnabled(False)
        self.add_answers(Button(look, Message("Cancel"), on_click=self.reject), self.go)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._try)
        self.text.textChanged.connect(self._typed)
        look.follow(self, RuleEditionDialog._arrange)
        self.text.setFocus()
        self._try()

    def save(self) -> None:
        """Store the edition, or say why it cannot be."""
        session, text, record = self._desk.session, self.text.toPlainText(), self._record
        self.go.setEnabled(False)
        self._desk.write(
            self,
            Message("Saving the edition"),
            lambda _progress: save_edition(session, text, record),
            lambda _stored: self.accept(),
            failed=self._refused,
        )

    def reject(self) -> None:
        """Step back, unless what was typed is to be kept."""
        if self.text.document().isModified():
            what = Message("The text of the edition is not saved.")
            answer = ask_unsaved(self.look, self, what)
            if answer is Unsaved.SAVE and self.go.isEnabled():
                self.save()
                return
            if answer is not Unsaved.DISCARD:
                return
        super().reject()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is said beside the text below it where there is no room."""
        super().resizeEvent(event)
        self._fit()

    def _typed(self) -> None:
        self.go.setEnabled(False)
        self._pause.start()

    def _try(self) -> None:
        session, text, record = self._desk.session, self.text.toPlainText(), self._record
        self._desk.read(
            self,
            lambda _progress: check_edition(session, text, record),
            self._take,
            lane="edition",
            what=Message("Trying the edition"),
        )

    def _take(self, check: EditionCheck) -> None:
        self.check = check
        self.go.setEnabled(check.edition is not None and not self._pause.isActive())
        self.shown.fill(_said(self.look, check, self._go_to), stay=True)

    def _refused(self, failure: Failure) -> None:
        self.go.setEnabled(True)
        self.shown.fill([Label(self.look, failure.message, colour=Tone.BAD.text, wrap=True)])

    def _go_to(self, line: int) -> None:
        block = self.text.document().findBlockByNumber(line - 1)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        px = self.look.px
        self._row.setSpacing(px(Gap.M))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(px(_LETTERS))
        self.text.setFont(font)
        host = self.parentWidget()
        width, height = (px(part) for part in _ROOM)
        if host is not None:
            around = host.window().size()
            width = min(width, around.width() - _EDGE)
            height = min(height, around.height() - _EDGE)
        self.resize(max(width, self.minimumWidth()), height)
        self._fit()

    def _fit(self) -> None:
        beside = self.width() >= self.look.px(_NARROW)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        side = self.look.px(_SIDE)
        self.shown.setMinimumWidth(side if beside else 0)
        self.shown.setMaximumWidth(side if beside else self.maximumWidth())


def _said(look: Look, check: EditionCheck, go_to: Callable[[int], object]) -> list[QWidget]:
    """Return what stands beside the text."""
    edition = check.edition
    if edition is None:
        card = Card(look, Message("Not an edition yet"), icon="warning")
        card.add(Label(look, said(check), colour=Tone.BAD.text, wrap=True, selectable=True))
        if check.line:
            show = Button(look, Message("Show the line"), on_click=lambda: go_to(check.line))
            card.add(_left(show))
        return [card]
    facts = [
        Fact(Message("Edition"), edition.title),
        Fact(Message("Id"), edition.id),
        Fact(Message("In force from"), str(edition.effective_from)),
        Fact(Message("In force until"), str(edition.effective_to or "–")),
        Fact(Message("Holds"), _holds(len(edition.rules), len(edition.parameters))),
    ]
    card = Card(look, Message("Can be used"), icon="check")
    card.add(Facts(look, facts))
    if check.note:
        card.add(Label(look, check.note, colour=Tone.WARN.text, wrap=True, selectable=True))
    found: list[QWidget] = [card]
    if check.cases:
        cases = Card(look, Message("At its limits"))
        for case in check.cases:
            cases.add_row(_Case(look, case))
        found.append(cases)
    return found


def _holds(rules: int, values: int) -> Text:
    return Message(
        "{rules}, {values}",
        rules=Plural("{n} ballot rule", "{n} ballot rules", n=rules),
        values=Plural("{n} value", "{n} values", n=values),
    )


def _left(button: QWidget) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return part


class _Case(QWidget):
    """One limit: what it is about, and the cases around it with a mark each."""

    def __init__(self, look: Look, case: BoundaryCase) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(look.px(2))
        about: Text = case.label
        if case.rule:
            about = Message("{rule}: {criterion}", rule=case.rule, criterion=case.label)
        grid.addWidget(Label(look, about, wrap=True), 0, 0, 1, len(case.cases) + 1)
        for place, item in enumerate(case.cases):
            figure = f"{item.count}" if item.of is None else f"{item.count}/{item.of}"
            icon, tone = ("check", Tone.GOOD) if item.met else ("cross", Tone.BAD)
            grid.addWidget(
                Phrase(look, [Run(figure, icon=icon, colour=tone.text)], shrink=False), 1, place
            )
        grid.setColumnStretch(len(case.cases), 1)
        if case.measure:
            caption = Label(look, case.measure, colour="muted", type_=Type.CAPTION, wrap=True)
            grid.addWidget(caption, 2, 0, 1, len(case.cases) + 1)


def edit_edition(desk: Desk, host: QWidget | None, text: str, record: int = 0) -> None:
    """Let the user write an edition; `record` is the own one that it takes the place of."""
    dialog = RuleEditionDialog(desk, host, text, record)
    try:
        dialog.exec()
    finally:
        dialog.deleteLater()
