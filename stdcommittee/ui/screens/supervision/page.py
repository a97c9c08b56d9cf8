"""The supervision screen: period and edition at the top, duties and findings below."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import N_, Message
from stdcommittee.domain.supervision.frameworks import DEFAULT, framework
from stdcommittee.domain.supervision.records import Answer
from stdcommittee.domain.supervision.result import SupervisionResult
from stdcommittee.services.session import Session
from stdcommittee.services.supervision import assess, draft_finding
from stdcommittee.ui.frame.actions import Action, usual
from stdcommittee.ui.screens.supervision.answer_card import ANSWERS
from stdcommittee.ui.screens.supervision.checklist import Checklist
from stdcommittee.ui.screens.supervision.duty_detail import DutyDetail
from stdcommittee.ui.screens.supervision.findings import FindingsPage
from stdcommittee.ui.theme.tokens import Gap, Size
from stdcommittee.ui.toolkit.asked import ChoiceBox
from stdcommittee.ui.toolkit.buttons import Button
from stdcommittee.ui.toolkit.card import PageHead
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.folding_split import FoldingSplit
from stdcommittee.ui.toolkit.period_choice import PeriodChoice, edition_choices
from stdcommittee.ui.toolkit.pill import Tag
from stdcommittee.ui.toolkit.questions import Unsaved, ask_unsaved
from stdcommittee.ui.toolkit.states import FailureState, LoadingState
from stdcommittee.ui.toolkit.tabs import Tabs

DUTIES: Final = "duties"
FINDINGS: Final = "findings"
_PERIOD_KEY: Final = "supervision/period"
_EDITION_KEY: Final = "supervision/edition"
_LIST: Final = 620


class SupervisionPage(QWidget):
    """How the unit meets its duties, and what is done where it does not."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.result: SupervisionResult | None = None
        look = desk.look
        self.period = PeriodChoice(desk, desk.memory.recall(_PERIOD_KEY))
        self.edition: ChoiceBox[str] = ChoiceBox(
            look, Message("Edition of the duties"), edition_choices(), on_choose=self._take_edition
        )
        self.edition.choose(desk.memory.recall(_EDITION_KEY, DEFAULT))
        self._draft = Tag(look, Message("draft for comments"), provisional=True)
        self._head = PageHead(look, Message("Supervision"))
        self._head.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._report = Button(
            look,
            Message("Report…"),
            icon="reports",
            on_click=lambda: desk.actions.trigger("go.reports"),
        )
        self.list, self.detail = Checklist(desk), DutyDetail(desk)
        self.findings = FindingsPage(desk)
        self._lay_out()
        self._connect()
        self._declare()
        look.follow(self, SupervisionPage._dress)
        desk.watch(self, (), self.reload)
        desk.scope_changed.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Assess the period again; the user stays where he is."""
        session, scope = self.desk.session, self.desk.scope
        period, edition = self.period.period, self.edition.value or DEFAULT
        committee = scope.committees[0] if len(scope.committees) == 1 else None
        self._draft.setVisible(not framework(edition).head.final)
        self.desk.read(
            self,
            lambda progress: assess(session, period, edition, committee, progress),
            self._take,
            lane="assess",
            what=Message("Assessing {period}", period=period),
            failed=self._take_failure,
        )

    def open_record(self, kind: str, record_id: int) -> None:
        """Bring a finding, or the duty that an answer is about, into sight."""
        if kind == "finding" and self.may_leave():
            self.tabs.show_page(FINDINGS)
            self.findings.open_record(kind, record_id)
        elif kind == "answer" and self.may_leave():
            session = self.desk.session
            self.desk.read(self, lambda _progress: _answer(session, record_id), self._open_answer)

    def may_leave(self) -> bool:
        """Ask what to do with unsaved text, once, and tell whether to go on."""
        return self._settled() and self.findings.may_leave()

    def next_open(self) -> None:
        """Go to the next duty that nobody answered."""
        self.tabs.show_page(DUTIES)
        if self._settled() and not self.list.next_open():
            self.desk.notices.say(Message("No duty in this list is unanswered."))

    def _lay_out(self) -> None:
        look = self.desk.look
        self.split = FoldingSplit(
            look, self.desk.memory, "supervision", self.list, self.detail, width=_LIST
        )
        self.detail.add_beside(self.split.back_button())
        self._loading = LoadingState(look, rows=12)
        self._failure: FailureState | None = None
        self._duties = QStackedWidget()
        self._duties.addWidget(self._loading)
        self._duties.addWidget(self.split)
        self.tabs = Tabs(look)
        self.tabs.add(DUTIES, Message("Duties"), self._duties, count=0)
        self.tabs.add(FINDINGS, Message("Findings"), self.findings)
        look.language.name(self.tabs.bar, Message("Duties and findings"))
        self._top = QHBoxLayout()
        self._top.addWidget(self._head)
        for part in (self.period, self.edition, self._draft):
            self._top.addWidget(part)
        self._top.addStretch(1)
        self._top.addWidget(self._report)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._top)
        box.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.period.changed.connect(self._take_period)
        self.list.chosen.connect(self._choose)
        self.list.table.opened.connect(lambda _number: self._go_in())
        self.list.table.clicked.connect(lambda _index: self._go_in(focus=False))
        self.split.folded.connect(self._folded)
        self.detail.stepped.connect(self._step)
        self.detail.finding_asked.connect(self._raise_finding)
        self.detail.answer.saved.connect(self._saved)

    def _go_in(self, *, focus: bool = True) -> None:
        """Go from the list to the page of the chosen duty."""
        if self.split.narrow:
            self.split.show_second()
        if focus:
            self.detail.answer.text.setFocus()

    def _go_back(self) -> None:
        self.split.show_first()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _folded(self, narrow: bool) -> None:  # noqa: FBT001  (as the signal says it)
        self._head.setVisible(not narrow)  # the rail says it as well
        self._dress()

    def _declare(self) -> None:
        actions = self.desk.actions
        duties = self._duties
        actions.declare(usual("filter", self.list.focus_filter), duties)
        actions.declare(
            Action(
                id="duty.next",
                label=N_("Next unanswered duty"),
                icon="chevron-down",
                run=self.next_open,
                shortcut="Ctrl+J",
            ),
            self,
        )
        actions.declare(usual("back", self._go_back), duties)
        if self.desk.read_only is not None:
            return
        actions.declare(usual("save", self.detail.answer.save), duties)
        actions.declare(
            Action(
                id="duty.save_next",
                label=N_("Save and go to the next unanswered duty"),
                icon="save",
                run=lambda: self.detail.answer.save(go_on=True),
                shortcut="Ctrl+Return",
            ),
            duties,
        )
        for number, status in enumerate(ANSWERS, 1):
            actions.declare(
                Action(
                    id=f"duty.{status.value}",
                    label=status.label,
                    run=partial(self.detail.answer.answer, status),
                    shortcut=str(number),
                    in_focus=True,
                ),
                self.list.table,
            )

    def _take(self, result: SupervisionResult) -> None:
        self.result = result
        self._duties.setCurrentWidget(self.split)
        self.tabs.set_count(DUTIES, len(result.owed))
        self.list.show_result(result)
        self._show_detail()

    def _take_failure(self, failure: Failure) -> None:
        if self._failure is not None:
            self._duties.removeWidget(self._failure)
            self._failure.deleteLater()
        self._failure = FailureState(self.desk.look, failure, on_retry=self.reload)
        self._duties.addWidget(self._failure)
        self._duties.setCurrentWidget(self._failure)

    def _show_detail(self) -> None:
        duty = self.list.duty
        if self.result is not None and duty:
            self.detail.show_duty(self.result, duty, self.result.head.id)
        else:
            self.detail.show_nothing()

    def _choose(self, duty: str) -> None:
        """Show another duty; unsaved text is asked about once."""
        shown = self.detail.answer.item
        if shown is not None and duty and duty != shown.duty.id and not self._settled():
            stay = shown.duty.id
            QTimer.singleShot(0, self, lambda: self.list.show_duty(stay))
            return
        self._show_detail()

    def _settled(self) -> bool:
        """Ask about an answer that is not kept, and tell whether to go on."""
        answer = self.detail.answer
        if not answer.dirty or answer.item is None:
            return True
        what = Message("The answer to duty {duty} is not saved.", duty=answer.item.duty.id)
        match ask_unsaved(self.desk.look, self.window(), what):
            case Unsaved.SAVE:
                return answer.save()
            case Unsaved.DISCARD:
                answer.discard()
                return True
            case Unsaved.STAY:
                return False

    def _saved(self, _duty: str, go_on: bool) -> None:  # noqa: FBT001  (as the signal says it)
        if go_on:
            self.list.next_open()

    def _step(self, by: int) -> None:
        if self._settled():
            self.list.step(by)

    def _take_period(self, period: str) -> None:
        if not self._settled():
            return
        self.desk.memory.keep(_PERIOD_KEY, period)
        self.reload()

    def _take_edition(self, edition: str) -> None:
        self.desk.memory.keep(_EDITION_KEY, edition)
        self.reload()

    def _open_answer(self, answer: Answer | None) -> None:
        if answer is None:
            return
        self.tabs.show_page(DUTIES)
        if answer.period != self.period.period:
            self.result = None
            self.period.take(answer.period)
        self.list.show_duty(answer.duty)
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _raise_finding(self, duty: str) -> None:
        from stdcommittee.ui.dialogs.finding_form import FindingDialog

        if self.result is None:
            return
        item = self.result.item(duty)
        numbers = [n for n in item.figures if self.result.figure(n).measure.wanting]
        indicator = self.result.figure(numbers[0]).measure.indicator if numbers else ""
        draft = draft_finding(self.desk.session, self.result, duty=duty, indicator=indicator)
        FindingDialog(self.desk, self.window(), draft).open()

    def _dress(self) -> None:
        px = self.desk.look.px
        above = px(Gap.S) if self.split.narrow else 0
        self._top.setContentsMargins(px(Gap.L), above, px(Gap.L), 0)
        self._top.setSpacing(px(Gap.M))
        self._report.setMinimumHeight(px(Size.CONTROL))


def _answer(session: Session, number: int) -> Answer | None:
    with session.reading() as reader:
        return reader.get(Answer, number)
