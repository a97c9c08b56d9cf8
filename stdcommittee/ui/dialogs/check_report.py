"""What a check of the workspace found: that it is what its history says, or where it is not."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stdcommittee.base.messages import N_, Message, Plural, Text
from stdcommittee.base.records import all_kinds
from stdcommittee.services.history import CheckReport, Problem, verify
from stdcommittee.ui.theme.tokens import Gap, Tone, Type
from stdcommittee.ui.toolkit.asked import AskedLine, Told
from stdcommittee.ui.toolkit.buttons import Button, LinkButton, PrimaryButton
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.facts import Fact, Facts
from stdcommittee.ui.toolkit.labels import Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.questions import Question
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.table_columns import Cell, Column
from stdcommittee.ui.toolkit.table_model import Listing, TableModel
from stdcommittee.ui.toolkit.table_view import Standpoint, TableView

_WIDTH, _TABLE = 700, 240
_SORTS: Final = {
    "damaged": N_("Damaged file"),
    "head": N_("Replaced history"),
    "chain": N_("Broken chain"),
    "operation": N_("Changed operation"),
    "schema": N_("Missing table"),
    "digest": N_("Changed table"),
    "added": N_("Added record"),
    "changed": N_("Changed record"),
    "removed": N_("Removed record"),
    "attachment": N_("Attachment"),
    "link": N_("Broken link"),
    "guard": N_("Missing protection"),
    "search": N_("Search index"),
}


class CheckView(QWidget):
    """The outcome of a check: the sentence, the head of the chain, and every problem."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._look = desk, desk.look
        self.report: CheckReport | None = None
        self.sentence = Phrase(self._look)
        self.facts = Facts(self._look)
        self.copy = LinkButton(
            self._look, Message("Copy the head"), icon="copy", on_click=self._copy
        )
        self.model = TableModel(desk, _COLUMNS, lambda _ids: {}, parent=self)
        self.table = TableView(self._look, self.model)
        self.table.setMinimumHeight(self._look.px(_TABLE))
        self._look.language.name(self.table, Message("What was found"))
        for place, column in enumerate(_COLUMNS):
            self.table.header.resizeSection(place, self._look.px(column.width))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self._look.px(Gap.S))
        for part in (self.sentence, self.facts, self.copy):
            box.addWidget(part)
        box.addWidget(self.table, 1)
        self.hide()

    def show_report(self, report: CheckReport) -> None:
        """Show another outcome."""
        self.report = report
        self.sentence.set_runs(*_verdict(report))
        counted = Plural("{n} operation", "{n} operations", n=report.operations)
        self.facts.set_facts(
            [Fact(Message("History"), counted), Fact(Message("Head"), grouped(report.head))]
        )
        self.copy.setVisible(bool(report.head))
        rows = dict(enumerate(report.problems, 1))
        self.table.put(Listing(array("q", rows), (), rows), Standpoint(), {})
        self.table.setVisible(not report.ok)
        self.show()

    def _copy(self) -> None:
        if self.report is not None:
            QGuiApplication.clipboard().setText(self.report.head)


class CheckQuestion(Question):
    """Checks the open workspace, and again against a head that was noted earlier."""

    def __init__(self, desk: Desk, host: QWidget | None) -> None:
        super().__init__(desk.look, host, Message("Is the workspace what its history says?"))
        self._desk = desk
        look = desk.look
        told = Message(
            "Every operation is chained to the one before. Note the head now and then, outside "
            "this computer: a later check against it proves that nothing before it was changed."
        )
        self.body.addWidget(Told(look, told, wide=True))
        self.view = CheckView(desk)
        self.waiting = Told(look, Message("Checking …"))
        self.body.addWidget(self.waiting)
        self.body.addWidget(self.view)
        self.noted = AskedLine(look, Message("Head noted earlier"))
        self.noted.setMinimumWidth(look.px(_WIDTH))
        self.body.addWidget(self.noted)
        self.again = Button(look, Message("Check again"), icon="refresh", on_click=self.check)
        self.close_ = PrimaryButton(look, Message("Close"), on_click=self.accept)
        self.close_.setDefault(True)
        self.noted.line.returnPressed.connect(self.check)
        self.add_answers(self.again, self.close_)
        self.check()

    def check(self) -> None:
        """Check now; closing the window stops it."""
        session, head = self._desk.session, "".join(self.noted.text.lower().split()) or None
        self.again.setEnabled(False)
        self.view.hide()
        self.waiting.show()
        self._task = self._desk.read(
            self,
            lambda progress: verify(session, head=head, progress=progress),
            self._take,
            what=Message("Checking the workspace"),
            lane="check",
            failed=lambda failure: self._lost(failure.message),
        )

    def done(self, result: int) -> None:
        """Close, and stop a check that still runs."""
        self._task.drop()
        super().done(result)

    def _take(self, report: CheckReport) -> None:
        self.waiting.hide()
        self.again.setEnabled(True)
        self.view.show_report(report)

    def _lost(self, said: Text) -> None:
        self.waiting.set_text(said)
        self.again.setEnabled(True)


def check_workspace(desk: Desk, host: QWidget | None) -> CheckQuestion:
    """Check the open workspace in a window over the host; returns at once."""
    question = CheckQuestion(desk, host)
    question.finished.connect(question.deleteLater)
    question.open()
    return question


def verdict_line(look: Look, report: CheckReport) -> Phrase:
    """Return the sentence that says whether a check found anything."""
    return Phrase(look, _verdict(report))


def _verdict(report: CheckReport) -> list[Run]:
    if report.ok:
        well = Message("Everything is as the history says.")
        return [Run(well, icon="check-circle", colour=Tone.GOOD.text, bold=True, type=_HEADING)]
    n = len(report.problems)
    found = Plural(
        "{n} thing is not as it should be.", "{n} things are not as they should be.", n=n
    )
    return [Run(found, icon="warning", colour=Tone.BAD.text, bold=True, type=_HEADING)]


def grouped(head: str) -> str:
    """Return a head in groups of eight, so that it can be read aloud and written down."""
    return " ".join(head[at : at + 8] for at in range(0, len(head), 8))


def record_said(record: str) -> Text:
    """Return what a problem is about (``standard:12``), in words."""
    name, _, number = record.partition(":")
    labels = {kind.name: kind.label for kind in all_kinds()}
    if name in labels and number:
        return Message("{kind} {number}", kind=Message(labels[name]), number=number)
    if name in labels:
        return Message(labels[name])
    if name == "operation":
        return Message("Operation {n}", n=number)
    return record


def _cell(text: Callable[[Problem], Text]) -> Callable[[Any], Cell]:
    return lambda problem: Cell(text(problem))


_HEADING: Final = Type.HEADING
_COLUMNS: Final = (
    Column(
        name="sort",
        label=Message("Kind"),
        cell=_cell(lambda problem: Message(_SORTS.get(problem.kind, problem.kind))),
        width=150,
    ),
    Column(
        name="record",
        label=Message("Where"),
        cell=_cell(lambda problem: record_said(problem.record)),
        width=200,
    ),
    Column(name="detail", label=Message("What"), cell=_cell(lambda p: p.detail), width=360),
)
