"""A report to be: its parameters, what to know before issuing it, and how it would look."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stdcommittee.base.errors import Failure
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.base.progress import Progress
from stdcommittee.domain.supervision.records import IssuedReport
from stdcommittee.services.reports import Check, Printed, issue_report, preflight, preview
from stdcommittee.services.scope import committees_at_work
from stdcommittee.services.session import Session
from stdcommittee.ui.screens.reports.pages_view import PagesView
from stdcommittee.ui.screens.reports.parameters import Asked, Parameters
from stdcommittee.ui.theme.tokens import Gap, Tone, Type
from stdcommittee.ui.toolkit.buttons import Button, PrimaryButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import stack
from stdcommittee.ui.toolkit.folding_split import FoldingSplit
from stdcommittee.ui.toolkit.keys import key_text
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.page_area import PageArea
from stdcommittee.ui.toolkit.questions import Verdict, confirm_final
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.states import FailureState

_PAUSE: Final = 250  # ms after a change before the preview is printed
_SIDE: Final = 360
_MARKS: Final[dict[str, tuple[str, Tone]]] = {
    "ok": ("check", Tone.GOOD),
    "warn": ("warning", Tone.WARN),
    "bad": ("cross", Tone.BAD),
}


@frozen
class Previewed:
    """A preview with the list before issuing."""

    asked: Asked
    printed: Printed
    checks: tuple[Check, ...]


class NewReport(QWidget):
    """Prints a preview of what is asked for, and issues it."""

    issued = Signal(object)  # the IssuedReport

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.previewed: Previewed | None = None
        look = desk.look
        self.parameters = Parameters(desk)
        self._checks = Card(look, Message("Before issuing"))
        self._list = QWidget()
        self._checks.add(self._list)
        self.issue_button = PrimaryButton(
            look,
            Message("Issue…"),
            icon="lock",
            hint=key_text("Ctrl+P"),
            on_click=self.issue,
        )
        self.issue_button.setEnabled(False)
        self.pages_button = Button(look, Message("Look at the pages"), icon="eye")
        self.pages_button.hide()
        self._said = Phrase(look)
        self._place = Phrase(look, align=Qt.AlignmentFlag.AlignRight)
        self.pages = PagesView(desk)
        self._failure: FailureState | None = None
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._print)
        self.parameters.changed.connect(self._changed)
        self.pages.page_changed.connect(self._say_place)
        look.follow(self, NewReport._dress)
        desk.watch(self, (), self.reload)
        self.reload()

    def reload(self) -> None:
        """Print the preview again."""
        session = self.desk.session
        self.desk.read(
            self,
            lambda _progress: committees_at_work(session),
            self.parameters.offer_committees,
            lane="committees",
        )
        self._pause.start()

    def issue(self) -> None:
        """Show the list before issuing, and issue the report if somebody goes on."""
        ready = self.previewed
        if ready is None or not self.issue_button.isEnabled():
            return
        title = Message("Issue the report for {period}", period=ready.printed.result.period.text)
        checks = [(_state(check), check.text) for check in ready.checks]
        action = Message("Issue for good")
        if not confirm_final(self.desk.look, self.window(), title, checks, action):
            return
        session, asked = self.desk.session, ready.asked
        self.issue_button.setEnabled(False)
        self.desk.write(
            self,
            Message("Issuing the report"),
            lambda progress: _issued(session, asked, progress),
            self._done,
            failed=self._not_issued,
            cancellable=True,
        )

    def _lay_out(self) -> None:
        look = self.desk.look
        side = QWidget()
        self._side = QVBoxLayout(side)
        self._side.addWidget(self.parameters)
        self._side.addWidget(self._checks)
        self._side.addWidget(self.issue_button)
        self._side.addWidget(self.pages_button)
        self._side.addStretch(1)
        scroll = PageArea(side)
        self._bar = QHBoxLayout()
        self._bar.addWidget(self._said, 1)
        self._bar.addWidget(self._place)
        right = QWidget()
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(0)
        self._right.addLayout(self._bar)
        self._right.addWidget(self.pages, 1)
        self.split = FoldingSplit(look, self.desk.memory, "reports", scroll, right, width=_SIDE)
        self._bar.insertWidget(0, self.split.back_button())
        self.pages_button.clicked.connect(lambda _checked: self.split.show_second())
        self.split.folded.connect(self.pages_button.setVisible)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.split)

    def _changed(self) -> None:
        self.issue_button.setEnabled(False)
        self._say(Message("Printing the preview …"))
        self._pause.start()

    def _print(self) -> None:
        session, asked = self.desk.session, self.parameters.asked
        self._say(Message("Printing the preview …"))
        self.desk.read(
            self,
            lambda progress: _previewed(session, asked, progress),
            self._take,
            lane="preview",
            what=Message("Printing the preview"),
            failed=self._take_failure,
        )

    def _take(self, found: Previewed) -> None:
        if self._failure is not None:
            self._failure.deleteLater()
            self._failure = None
        self.previewed = found
        self.pages.show()
        self.pages.show_document(found.printed.data)
        self._show_checks(found)
        blocked = any(check.state == "bad" for check in found.checks)
        self.issue_button.setEnabled(not blocked)
        pages = Plural("{n} page", "{n} pages", n=found.printed.pages)
        self._say(Message("Preview, {pages}", pages=pages))

    def _take_failure(self, failure: Failure) -> None:
        self.previewed = None
        self.issue_button.setEnabled(False)
        self._say(Message("No preview"))
        if self._failure is not None:
            self._failure.deleteLater()
        self._failure = FailureState(self.desk.look, failure, on_retry=self._print)
        self.pages.hide()
        self._right.addWidget(self._failure, 1)

    def _show_checks(self, found: Previewed) -> None:
        look = self.desk.look
        rows = [_row(self.desk, check.state, check.text) for check in found.checks]
        rows += [_row(self.desk, "warn", text) for text in found.printed.problems]
        rows.append(
            Label(
                look,
                Message("SHA-256 of the data: {hash}", hash=found.printed.issue.data_sha256[:16]),
                type_=Type.CAPTION,
                colour="muted",
                wrap=True,
            )
        )
        fresh = stack(*rows, gap=look.px(Gap.XS))
        before, self._list = self._list, fresh
        padding = before.parentWidget()
        layout = padding.layout() if padding is not None else None
        if layout is not None:
            layout.replaceWidget(before, fresh)
        before.hide()
        before.deleteLater()

    def _done(self, stored: IssuedReport) -> None:
        self.issue_button.setEnabled(True)
        self.desk.notices.finished(Message("Report issued: {number}", number=stored.number))
        self.issued.emit(stored)

    def _not_issued(self, failure: Failure) -> None:
        self.issue_button.setEnabled(True)
        self.desk.notices.failed(failure)

    def _say(self, text: Text) -> None:
        self._said.set_runs(Run(text, "muted"))

    def _say_place(self, page: int, total: int) -> None:
        said = Message("Page {n} of {total}", n=page, total=total)
        self._place.set_runs(Run(said, "muted", type=Type.CAPTION))

    def _dress(self) -> None:
        px = self.desk.look.px
        self._side.setContentsMargins(px(Gap.L), px(Gap.M), px(Gap.M), px(Gap.M))
        self._side.setSpacing(px(Gap.M))
        self._bar.setContentsMargins(px(Gap.M), px(Gap.S), px(Gap.L), px(Gap.XS))


def _previewed(session: Session, asked: Asked, progress: Progress) -> Previewed:
    printed = preview(
        session,
        asked.period,
        edition=asked.edition,
        committee=asked.committee or None,
        language=asked.language,
        progress=progress,
    )
    return Previewed(asked, printed, preflight(session, printed.result))


def _issued(session: Session, asked: Asked, progress: Progress) -> IssuedReport:
    stored, _ = issue_report(
        session,
        asked.period,
        edition=asked.edition,
        committee=asked.committee or None,
        language=asked.language,
        progress=progress,
    )
    return stored


def _state(check: Check) -> Verdict:
    match check.state:
        case "ok":
            return "ok"
        case "bad":
            return "bad"
        case _:
            return "warn"


def _row(desk: Desk, state: str, text: Text) -> QWidget:
    look = desk.look
    icon, tone = _MARKS[state]
    row = QWidget()
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(look.px(Gap.S))
    mark = Phrase(look, [Run(icon=icon, colour=tone.text)], shrink=False)
    box.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    box.addWidget(Label(look, text, colour="text" if state == "ok" else tone.text, wrap=True), 1)
    return row
