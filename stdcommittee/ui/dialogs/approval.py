"""Agreeing to a national position, or sending it back with a note."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from stdcommittee.base.messages import Message
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.approvals import Approvals
from stdcommittee.domain.ballots.position_records import Approval, Decision
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.services.ballots.approvals import decide_position
from stdcommittee.ui.dialogs.ballot_step import StepDialog
from stdcommittee.ui.toolkit.asked import ChoiceBox
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.words_field import WordsField


class ApprovalDialog(StepDialog):
    """One step of the approval; what was decided before stands above."""

    def __init__(
        self, desk: Desk, host: QWidget | None, ballot: Ballot, approvals: Approvals
    ) -> None:
        title = Message("Approval of the position on “{title}”", title=headline(ballot))
        super().__init__(desk, host, title, Message("Save"))
        self._ballot = ballot
        look = desk.look
        self.body.insertWidget(0, self._position(ballot))
        earlier = [*approvals.earlier, *([approvals.returned] if approvals.returned else [])]
        for place, item in enumerate([*earlier, *approvals.agreed], 1):
            self.body.insertWidget(place, self._decided(item, approvals))
        steps = [(step.key, step.name) for step in approvals.steps]
        self.step: ChoiceBox[str] = ChoiceBox(look, Message("Asked"), steps)
        if approvals.next is not None:
            self.step.choose(approvals.next.key)
        self.add_field(Message("Asked"), self.step)
        self.decision: ChoiceBox[Decision] = ChoiceBox(
            look, Message("Decision"), [(item, item.text) for item in Decision]
        )
        self.add_field(Message("Decision"), self.decision)
        self.by = QLineEdit(desk.session.actor.name)
        self.add_field(Message("Decided by"), self.by)
        self.day = self.add_day(Message("Decided on"))
        self.note = WordsField(look, Message("Note"))
        self.note.setFixedHeight(look.px(72))
        self.add_field(Message("Note"), self.note)
        self._need = Label(look, colour="warn", wrap=True)
        self.body.addWidget(self._need)
        self.decision.currentIndexChanged.connect(lambda _place: self._say_need())
        self.note.textChanged.connect(self._say_need)
        self.note.finished.connect(self._save)
        self.note.escaped.connect(self.reject)
        self._say_need()
        self.step.setFocus()

    def work(self) -> Callable[[], object]:
        """Return the recording of the decision."""
        session, number, on = self.desk.session, self._ballot.id, self.day_of(self.day)
        step, by, note = self.step.value or "", self.by.text(), self.note.text
        decision = self.decision.value or Decision.APPROVED
        return lambda: decide_position(session, number, step, decision, by=by, on=on, note=note)

    def _save(self) -> None:
        if self.go.isEnabled():
            self.run()

    def _say_need(self) -> None:
        back = self.decision.value is Decision.RETURNED
        missing = back and not self.note.text
        said = Message("Say why it is sent back; the position is open again then.")
        self._need.set_text(said if back else "")
        self._need.setVisible(back)
        self.go.setEnabled(not missing and self._ballot.position is not None)

    def _position(self, ballot: Ballot) -> QWidget:
        if ballot.position is None:
            said = Message("There is no position to decide on.")
            return Label(self.look, said, colour="warn", wrap=True)
        field = QPlainTextEdit(ballot.position_reason)
        field.setReadOnly(True)
        field.setTabChangesFocus(True)
        field.setFixedHeight(self.look.px(56))
        whole = Message("National position: {vote}", vote=ballot.position.text)
        self.look.language.name(field, whole)
        box = QWidget()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Label(self.look, whole, bold=True))
        inside.addWidget(field)
        field.setVisible(bool(ballot.position_reason))
        return box

    def _decided(self, item: Approval, approvals: Approvals) -> QWidget:
        back = item.decision is Decision.RETURNED
        return Phrase(
            self.look,
            [
                Run(
                    item.decision.text,
                    "warn" if back else "good",
                    icon="undo" if back else "check",
                ),
                Run(approvals.name_of(item.step)),
                Run(item.by, "muted"),
                Run(str(item.on or ""), "muted"),
                Run(item.note, "muted"),
            ],
        )
