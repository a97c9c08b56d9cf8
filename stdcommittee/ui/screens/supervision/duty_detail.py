"""The page of one duty: its text, the answer, the figures, the evidence and the findings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stdcommittee.base.messages import Bilingual, Message, Plural, Text
from stdcommittee.base.progress import Progress
from stdcommittee.base.records import kind_named
from stdcommittee.domain.supervision.result import Item, Problem, SupervisionResult
from stdcommittee.services.documents import Attached, evidence_for
from stdcommittee.ui.screens.supervision.answer_card import AnswerCard
from stdcommittee.ui.screens.supervision.evidence_card import evidence_card
from stdcommittee.ui.screens.supervision.figure_card import figure_card
from stdcommittee.ui.screens.supervision.wording import FINDINGS, STATUSES
from stdcommittee.ui.theme.tokens import Gap, Tone, Type
from stdcommittee.ui.toolkit.buttons import Button, IconButton
from stdcommittee.ui.toolkit.card import Card, PageHead
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import Line, caption
from stdcommittee.ui.toolkit.dropping import FileDrop
from stdcommittee.ui.toolkit.facts import Fact, Facts
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.page_area import PageArea
from stdcommittee.ui.toolkit.pill import Pill, Tag
from stdcommittee.ui.toolkit.runs import Run


class DutyDetail(QWidget):
    """One duty of a result at a time."""

    stepped = Signal(int)  # to the duty before (-1) or after (1)
    finding_asked = Signal(str)  # a finding is to be raised about a duty

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._result: SupervisionResult | None = None
        self._item: Item | None = None
        look = desk.look
        self._head = PageHead(look, "")
        self._pill = Pill(look, "")
        self._explicit = Tag(look, Message("named in the text"))
        self._head.add_beside(self._pill, self._explicit)
        self._head.add_actions(
            IconButton(
                look, "chevron-up", Message("Duty before"), on_click=lambda: self.stepped.emit(-1)
            ),
            IconButton(
                look, "chevron-down", Message("Duty after"), on_click=lambda: self.stepped.emit(1)
            ),
        )
        self._text = Label(look, type_=Type.HEADING, wrap=True, selectable=True)
        self._where = Label(look, colour="muted", wrap=True, selectable=True)
        self.answer = AnswerCard(desk)
        self._rest = QWidget()
        self._cards = QVBoxLayout(self._rest)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._lay_out()
        FileDrop(self, self.attach, welcome=self._takes_files)
        look.follow(self, DutyDetail._dress)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show no duty."""
        self._item = None
        self._head.hide()
        self._scroll.hide()

    def show_duty(self, result: SupervisionResult, duty: str, edition: str) -> None:
        """Show a duty of a result; the place that is in sight stays for the same duty."""
        item = result.item(duty)
        same = self._item is not None and self._item.duty.id == duty
        self._result, self._item = result, item
        self._edition = edition
        self._say_head(item)
        self.answer.setVisible(item.owed)
        self.answer.show_item(item, result.period.name, edition)
        if not same:
            self._fill(())
            self._scroll.verticalScrollBar().setValue(0)
        self._read_evidence()
        self._head.show()
        self._scroll.show()

    def add_beside(self, *buttons: QWidget) -> None:
        """Put buttons at the right of the title."""
        self._head.add_actions(*buttons)

    def attach(self, paths: Sequence[Path]) -> None:
        """Keep files as evidence for the answer to this duty; open answers are made for them."""
        from stdcommittee.services.supervision import attach_evidence

        item, result = self._item, self._result
        if not paths or item is None or result is None or not item.owed:
            return
        session, period, edition = self.desk.session, result.period.name, self._edition

        def keep(progress: Progress) -> None:
            for path in paths:
                attach_evidence(
                    session, item.duty.id, period, path, edition=edition, progress=progress
                )

        self.desk.write(
            self,
            Plural("Attaching {n} file", "Attaching {n} files", n=len(paths)),
            keep,
            cancellable=True,
        )

    def ask_files(self) -> None:
        """Ask for files to attach."""
        from stdcommittee.ui.toolkit.choosing import ANY_FILE, ask_open_many

        title = Message("Attach files")
        self.attach(ask_open_many(self.desk.look, self.desk.memory, self, title, ANY_FILE))

    def _takes_files(self) -> bool:
        writable = self.desk.read_only is None
        return writable and self._item is not None and self._item.owed

    def _lay_out(self) -> None:
        inner = QWidget()
        self._inner = QVBoxLayout(inner)
        for part in (self._text, self._where, self.answer, self._rest):
            self._inner.addWidget(part)
        self._inner.addStretch(1)
        self._scroll = PageArea(inner)
        self._box = QVBoxLayout(self)
        self._box.setSpacing(0)
        self._box.addWidget(self._head)
        self._box.addWidget(self._scroll, 1)

    def _say_head(self, item: Item) -> None:
        duty = item.duty
        self._head.set_title(Message("Duty {number}", number=duty.id))
        icon, tone = STATUSES[item.status]
        self._pill.set_state(item.status.text, icon, tone)
        self._explicit.setVisible(duty.explicit)
        self._text.set_text(duty.text)
        self._where.set_text(self._citation(item))

    def _citation(self, item: Item) -> Text:
        result = self._result
        section = (
            next((part for part in result.sections if part.id == item.duty.section), None)
            if result is not None
            else None
        )
        if section is None or result is None:
            return ""
        return Message("Article {label}: {title}", label=section.label, title=section.title)

    def _read_evidence(self) -> None:
        session = self.desk.session
        given = self._item.answer if self._item is not None else None
        if given is None:
            self._fill(())
            return
        number = given.record
        self.desk.read(
            self,
            lambda _progress: evidence_for(session, kind_named("answer"), number),
            self._fill,
            lane="evidence",
        )

    def _fill(self, evidence: Sequence[Attached]) -> None:
        item, result = self._item, self._result
        while (entry := self._cards.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if item is None or result is None:
            return
        for number in item.figures:
            self._cards.addWidget(figure_card(self.desk, result.figure(number)))
        if item.owed:
            ask = self.ask_files
            self._cards.addWidget(evidence_card(self.desk, self, evidence, ask))
            self._cards.addWidget(self._findings_card(item, result))
        self._cards.addWidget(self._asked_card(item))

    def _findings_card(self, item: Item, result: SupervisionResult) -> Card:
        look = self.desk.look
        found = [one for one in result.findings if one.duty == item.duty.id]
        card = Card(look, Message("Findings"), aside=str(len(found)) if found else "")
        if self.desk.read_only is None:
            card.add_to_head(
                Button(
                    look,
                    Message("Raise a finding…"),
                    icon="flag",
                    on_click=partial(self.finding_asked.emit, item.duty.id),
                )
            )
        for one in found:
            card.add_row(self._finding(one))
        if not found:
            nothing = Message("No finding about this duty was open or due in the period.")
            card.add(Label(look, nothing, colour="muted", wrap=True))
        return card

    def _finding(self, one: Problem) -> Line:
        icon, tone = FINDINGS[one.status]
        due: Text = one.due.isoformat() if one.due else ""
        state = Run(one.status.text, tone.text, icon=icon, type=Type.CAPTION)
        if one.overdue:
            state = Run(Message("overdue"), Tone.BAD.text, icon="warning", type=Type.CAPTION)
        return Line(
            self.desk.look,
            one.title,
            aside=one.action,
            right=[caption(due), state],
            on_open=partial(self.desk.open_record, "finding", one.record),
        )

    def _asked_card(self, item: Item) -> Card:
        look, duty = self.desk.look, item.duty
        card = Card(look, Message("What the duty asks for"))
        asked: list[tuple[Text, Bilingual | None]] = [
            (Message("Still owed because"), duty.why),
            (Message("To record"), duty.record),
            (Message("To compute"), duty.compute),
            (Message("To warn of"), duty.warn),
            (Message("To report"), duty.report),
        ]
        facts = [Fact(label, text) for label, text in asked if text is not None and text.zh]
        if not item.owed:
            who = tuple(who.text for who in duty.who)
            facts.insert(0, Fact(Message("Owed by"), Message("{who}", who=who)))
        card.add(Facts(look, facts))
        return card

    def _dress(self) -> None:
        px = self.desk.look.px
        self._box.setContentsMargins(px(Gap.L), 0, px(Gap.S), 0)
        self._inner.setContentsMargins(0, 0, px(Gap.S), px(Gap.M))
        for layout in (self._inner, self._cards):
            layout.setSpacing(px(Gap.M))
