"""The page of one operation: who, when, why, what it changed, and taking it back."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.services.history import Operation, OperationChanges, changes_of, kind_text
from stdcommittee.ui.dialogs.check_report import grouped
from stdcommittee.ui.screens.history.changes import ChangeCard
from stdcommittee.ui.theme.tokens import Gap, Size, Tone, Type
from stdcommittee.ui.toolkit.buttons import Button
from stdcommittee.ui.toolkit.card import Card, SectionHead
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_history import ICONS
from stdcommittee.ui.toolkit.detail_rows import Page
from stdcommittee.ui.toolkit.facts import Fact, Facts
from stdcommittee.ui.toolkit.flow import FlowLayout
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.pill import Pill
from stdcommittee.ui.toolkit.states import FailureState, LoadingState

_STEP: Final = 8  # records written out at a time


class OperationPane(QWidget):
    """Shows one operation at a time."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._look = desk, desk.look
        self._shown: OperationChanges | None = None
        self._number = 0
        self._written = _STEP
        self.undo: Button | None = None  # while the operation in sight can be taken back
        self.refusal = Label(self._look, colour="bad", wrap=True, selectable=True)
        self.page = Page(self._look)
        self._box = QVBoxLayout(self)
        self._box.addWidget(self.page)
        self._look.follow(self, OperationPane._dress)

    def show_operation(self, number: int) -> None:
        """Show an operation; 0 shows none."""
        if not number:
            self._shown, self._number, self.undo = None, 0, None
            self.page.fill([])
            return
        if number != self._number:
            self._written, self.undo = _STEP, None
            self.page.fill([LoadingState(self._look)])
        self._number = number
        self.reload()

    def reload(self) -> None:
        """Read the operation again: it may have been undone meanwhile."""
        number, session = self._number, self._desk.session
        if number:
            self._desk.read(
                self,
                lambda _progress: changes_of(session, number),
                self._take,
                lane="operation",
                failed=self._lost,
            )

    def _take(self, found: OperationChanges | None) -> None:
        stay = self._shown is not None and self._shown.operation.id == self._number
        self._shown, self.undo = found, None
        if found is None:
            gone = Message("This operation is no longer there.")
            self.page.fill([Label(self._look, gone, colour="muted")])
            return
        self._fill(found, stay=stay)

    def _lost(self, failure: Failure) -> None:
        self.undo = None
        self.page.fill([FailureState(self._look, failure, on_retry=self.reload)])

    def _fill(self, found: OperationChanges, *, stay: bool) -> None:
        look, total = self._look, found.operation.changes
        parts: list[QWidget] = [self._card(found)]
        if total:
            changed = Plural("{n} record changed", "{n} records changed", n=total)
            parts.append(SectionHead(look, changed))
        shown = found.changes[: self._written]
        parts += [ChangeCard(self._desk, change) for change in shown]
        left = len(found.changes) - len(shown)
        if left:
            more = Plural("Show {n} more", "Show {n} more", n=min(left, _STEP))
            parts.append(Button(look, more, icon="chevron-down", on_click=self._write_more))
        elif found.more:
            rest = Plural(
                "{n} further record is not written out.",
                "{n} further records are not written out.",
                n=found.more,
            )
            parts.append(Label(look, rest, colour="muted", wrap=True))
        self.page.fill(parts, stay=stay)

    def _write_more(self) -> None:
        self._written += _STEP
        if self._shown is not None:
            self._fill(self._shown, stay=True)

    def _card(self, found: OperationChanges) -> Card:
        look, operation = self._look, found.operation
        card = Card(look)
        head = QWidget()
        box = QVBoxLayout(head)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(Gap.S))
        title = Label(look, operation.message, type_=Type.HEADING, bold=True, wrap=True)
        box.addWidget(title)
        box.addWidget(self._pills(found))
        card.add(head)
        card.add_row(Facts(look, _facts(operation)))
        card.add_row(self._undoing(found))
        return card

    def _pills(self, found: OperationChanges) -> QWidget:
        look, operation = self._look, found.operation
        row = QWidget()
        flow = FlowLayout(look, row)
        flow.addWidget(Pill(look, kind_text(operation.kind), ICONS[operation.kind]))
        if found.undone_by is not None:
            flow.addWidget(Pill(look, Message("undone"), "undo", Tone.WARN))
        elif operation.final:
            flow.addWidget(Pill(look, Message("final"), "lock", Tone.ACCENT))
        row.setMinimumHeight(look.px(Size.PILL))
        return row

    def _undoing(self, found: OperationChanges) -> QWidget:
        look = self._look
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(Gap.XS))
        never = found.refusal or self._desk.read_only
        if never is not None:
            self.undo = None
            box.addWidget(Label(look, never, colour="muted", wrap=True))
            return whole
        again = found.operation.undoes is not None
        words = Message("Do it again") if again else Message("Undo this operation")
        icon = "redo" if again else "undo"
        self.undo = Button(look, words, icon=icon, on_click=self._undo)
        self.refusal = Label(look, colour="bad", wrap=True, selectable=True)
        self.refusal.hide()
        box.addWidget(self.undo)
        box.addWidget(self.refusal)
        return whole

    def _undo(self) -> None:
        if self._shown is None or self.undo is None:
            return
        session, operation = self._desk.session, self._shown.operation
        self.undo.setEnabled(False)
        self.refusal.hide()
        self._desk.write(
            self,
            Message("Undoing: {what}", what=operation.message),
            lambda progress: session.undo(operation.id, progress),
            failed=self._refused,
        )

    def _refused(self, failure: Failure) -> None:
        if self.undo is None:
            return
        self.undo.setEnabled(True)
        self.refusal.set_text(failure.message)
        self.refusal.show()

    def _dress(self) -> None:
        side = self._look.px(Gap.L)
        self._box.setContentsMargins(side, 0, side, 0)


def _facts(operation: Operation) -> list[Fact]:
    actor = operation.actor
    about = ", ".join(filter(None, (actor.role, actor.organization)))
    proof: Text = Message("proved by PIN") if actor.proved else Message("declared")
    facts = [
        Fact(Message("When"), operation.at.strftime("%Y-%m-%d %H:%M:%S %z")),
        Fact(Message("Who"), Message("{name} ({proof})", name=actor.name, proof=proof)),
    ]
    if about:
        facts.append(Fact(Message("As"), about))
    facts.append(Fact(Message("Why"), operation.reason or Message("no reason given")))
    where = Message(
        "{account} on {host}, version {version}",
        account=operation.account,
        host=operation.host,
        version=operation.version,
    )
    facts.append(Fact(Message("Operation"), f"{operation.id}"))
    if operation.undoes is not None:
        facts.append(Fact(Message("Takes back"), Message("operation {n}", n=operation.undoes)))
    facts += [Fact(Message("Where"), where), Fact(Message("Hash"), grouped(operation.hash))]
    return facts
