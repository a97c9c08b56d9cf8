"""Issued reports: found, looked at, saved and opened byte by byte as they were issued."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import Final, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from stdcommittee.base.errors import Failure
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Plural
from stdcommittee.base.records import kind_of
from stdcommittee.domain.supervision.records import IssuedReport
from stdcommittee.services.lists import ListRow
from stdcommittee.services.reports import print_again, reprint
from stdcommittee.services.session import Session
from stdcommittee.ui.frame.actions import usual
from stdcommittee.ui.screens.reports.pages_view import PagesView
from stdcommittee.ui.theme.tokens import Gap, Tone
from stdcommittee.ui.toolkit.buttons import Button, IconButton
from stdcommittee.ui.toolkit.card import Card, PageHead
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.document_copies import open_document, save_document
from stdcommittee.ui.toolkit.facts import Fact, Facts
from stdcommittee.ui.toolkit.folding_split import FoldingSplit
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.list_pane import ListPane
from stdcommittee.ui.toolkit.list_spec import Empty, ListSpec
from stdcommittee.ui.toolkit.page_area import PageArea
from stdcommittee.ui.toolkit.pill import Pill
from stdcommittee.ui.toolkit.states import FailureState
from stdcommittee.ui.toolkit.table_columns import Cell, Lines, field_columns

_KIND = kind_of(IssuedReport)
_LIST: Final = 420
_PAGES: Final = 260  # px that the pages are high at least


@frozen
class Kept:
    """An issued report with its stored bytes."""

    report: IssuedReport
    data: bytes

    @property
    def whole(self) -> bool:
        """Whether the bytes are those that were issued."""
        return hashlib.sha256(self.data).hexdigest() == self.report.sha256


class IssuedReports(QWidget):
    """The list of issued reports and the one that is chosen."""

    counted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.list = ListPane(desk, _list_spec())
        self.detail = IssuedDetail(desk)
        self.split = FoldingSplit(
            desk.look, desk.memory, "issued", self.list, self.detail, width=_LIST
        )
        self.detail.add_beside(self.split.back_button())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.split)
        self.list.current_changed.connect(self.detail.show_report)
        self.list.opened.connect(lambda _number: self._go_in())
        self.list.view.clicked.connect(lambda _index: self._go_in(focus=False))
        self.list.model.modelReset.connect(lambda: self.counted.emit(len(self.list.model.ids)))
        desk.actions.declare(usual("filter", self.list.focus_filter), self)
        desk.actions.declare(usual("print", self.detail.open), self)
        desk.actions.declare(usual("back", self._go_back), self)

    def _go_in(self, *, focus: bool = True) -> None:
        """Go from the list to the pages of the chosen report."""
        if self.split.narrow:
            self.split.show_second()
        if focus:
            self.detail.pages.setFocus()

    def _go_back(self) -> None:
        self.split.show_first()
        self.list.view.setFocus()

    def show_report(self, record_id: int) -> None:
        """Bring a report into sight."""
        self.split.show_second()
        self.list.reload()
        self.list.show_record(record_id)
        self.detail.show_report(record_id)


class IssuedDetail(QWidget):
    """One issued report: its number, its hashes, its pages."""

    shown = Signal(object)  # Kept

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.kept: Kept | None = None
        self._wanted = 0
        look = desk.look
        self._head = PageHead(look, "")
        self._pill = Pill(look, "")
        self._head.add_beside(self._pill)
        self.open_button = Button(look, Message("Open"), icon="open", on_click=self.open)
        self.save_button = Button(look, Message("Save as…"), icon="download", on_click=self.save)
        self.again_button = IconButton(
            look,
            "print",
            Message("Print again from the frozen data and compare"),
            on_click=self.compare,
        )
        self._head.add_actions(self.again_button, self.save_button, self.open_button)
        self.facts = Facts(look)
        self.hashes: dict[str, QLineEdit] = {}  # by the label that they stand under
        card = Card(look)
        card.add(self.facts)
        self.pages = PagesView(desk)
        self._make_body(card)
        self._nothing = QWidget()
        none = QVBoxLayout(self._nothing)
        none.addWidget(Label(look, Message("Choose a report in the list."), colour="muted"))
        none.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._body)
        self._failure: FailureState | None = None
        self._box = QVBoxLayout(self)
        self._box.addWidget(self._stack)
        look.follow(self, IssuedDetail._dress)

    def _make_body(self, card: Card) -> None:
        inner = QWidget()
        self._inner = QVBoxLayout(inner)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.addWidget(self._head)
        self._inner.addWidget(card)
        self._inner.addWidget(self.pages, 1)
        self._body = PageArea(inner)
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_report(self, record_id: int) -> None:
        """Show another report (0: none)."""
        self._wanted = record_id
        if not record_id:
            self._stack.setCurrentWidget(self._nothing)
            return
        session = self.desk.session
        self.desk.read(
            self,
            lambda _progress: _kept(session, record_id),
            self._take,
            lane="report",
            failed=self._take_failure,
        )

    def add_beside(self, *buttons: QWidget) -> None:
        """Put buttons at the right of the title."""
        self._head.add_actions(*buttons)

    def open(self) -> None:
        """Open the stored file in the program that the system has for it."""
        if self.kept is not None and self.kept.report.document_id:
            open_document(self.desk, self, self.kept.report.document_id, self._name(self.kept))

    def save(self) -> None:
        """Ask where to, and write the stored file there."""
        if self.kept is not None and self.kept.report.document_id:
            save_document(self.desk, self, self.kept.report.document_id, self._name(self.kept))

    def compare(self) -> None:
        """Print the report anew from its frozen data, and say whether the bytes are the same."""
        kept, session = self.kept, self.desk.session
        if kept is None:
            return
        number = kept.report.id
        self.desk.read(
            self,
            lambda progress: print_again(session, number, progress).sha256,
            partial(self._compared, kept),
            what=Message("Printing {number} again", number=kept.report.number),
        )

    def _take(self, kept: Kept | None) -> None:
        if kept is None or kept.report.id != self._wanted:
            return
        self.kept = kept
        report = kept.report
        self._head.set_title(report.number)
        if kept.whole:
            self._pill.set_state(Message("as issued"), "check", Tone.GOOD)
        else:
            self._pill.set_state(Message("not as issued"), "cross", Tone.BAD)
        self.facts.set_facts([*_facts(report), *self._hashes(report)])
        self.pages.show_document(kept.data)
        self._stack.setCurrentWidget(self._body)
        self.shown.emit(kept)

    def _take_failure(self, failure: Failure) -> None:
        if self._failure is not None:
            self._stack.removeWidget(self._failure)
            self._failure.deleteLater()
        again = partial(self.show_report, self._wanted)
        self._failure = FailureState(self.desk.look, failure, on_retry=again)
        self._stack.addWidget(self._failure)
        self._stack.setCurrentWidget(self._failure)

    def _compared(self, kept: Kept, sha256: str) -> None:
        if sha256 == kept.report.sha256:
            self.desk.notices.finished(Message("Printed again: the same file, byte by byte."))
            return
        self.desk.notices.failed(
            Failure(
                Message("Printed again: not the same file."),
                kept=Message("The stored file is as it was issued."),
                advice=Message("Another version of the program prints differently."),
                details=f"{kept.report.sha256}\n{sha256}",
            )
        )

    def _hashes(self, report: IssuedReport) -> list[Fact]:
        """Return the hashes in lines that can be shorter than they are, to be copied whole."""
        found = []
        for label, value in (
            (Message("SHA-256"), report.sha256),
            (Message("SHA-256 of the data"), report.data_sha256),
            (Message("Chain head"), report.head),
        ):
            line = QLineEdit(value)
            line.setReadOnly(True)
            line.setProperty("part", "bare")
            line.setCursorPosition(0)
            found.append(Fact(label, widget=line))
            self.hashes[label.id] = line
        return found

    def _name(self, kept: Kept) -> str:
        return f"{kept.report.number.replace('/', '-')}.pdf"

    def _dress(self) -> None:
        px = self.desk.look.px
        self._box.setContentsMargins(px(Gap.L), 0, px(Gap.L), 0)
        self._inner.setSpacing(px(Gap.S))
        self.pages.setMinimumHeight(px(_PAGES))


def _kept(session: Session, record_id: int) -> Kept | None:
    with session.reading() as reader:
        report = reader.get(IssuedReport, record_id)
    return None if report is None else Kept(report, reprint(session, record_id))


def _facts(report: IssuedReport) -> list[Fact]:
    issued = Message(
        "{day} by {who}",
        day=report.issued.isoformat() if report.issued else "–",
        who=report.issued_by,
    )
    return [
        Fact(Message("Title"), report.title),
        Fact(Message("Period"), report.period),
        Fact(Message("Issued"), issued),
        Fact(Message("Pages"), Plural("{n} page", "{n} pages", n=report.pages)),
    ]


def _list_spec() -> ListSpec:
    def lines(row: ListRow) -> Lines:
        report = cast("IssuedReport", row.record)
        return Lines(
            Cell(report.number),
            Cell(report.issued.isoformat() if report.issued else "", "muted"),
            Cell(Message("{title}, {period}", title=report.title, period=report.period)),
            Cell(report.sha256[:12], "muted"),
        )

    return ListSpec(
        name="issued",
        kind=_KIND,
        title=Message("Issued reports"),
        columns=tuple(field_columns(_KIND)),
        lines=lines,
        order=("-issued", "-number"),
        order_said=Message("the latest first"),
        scoped=False,
        editable=False,
        empty=Empty(
            sentence=Message("Reports stand here once they are issued, as they were issued.")
        ),
    )
