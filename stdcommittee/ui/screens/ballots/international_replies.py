"""The consultation of experts: who got which draft when, and what each of them answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import N_, Joined, Message, Plural, Text
from stdcommittee.domain.ballots.position_records import Reply
from stdcommittee.domain.ballots.position_sheet import Distribution
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import Stance, VoteValue
from stdcommittee.domain.rules import Rule
from stdcommittee.services.ballots.replies import record_replies, withdraw_reply
from stdcommittee.ui.frame.actions import Action
from stdcommittee.ui.screens.ballots.entry import KEYS, vote_mark
from stdcommittee.ui.screens.ballots.international_entry import (
    WORDS_LABEL,
    WORDS_ONLY,
    Opinion,
    ReplyEntry,
)
from stdcommittee.ui.theme.tokens import Gap, Size
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import caption
from stdcommittee.ui.toolkit.known_table import KnownTable
from stdcommittee.ui.toolkit.labels import Hairline, Phrase
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.table_columns import Cell, Column
from stdcommittee.ui.toolkit.table_model import Head

_ROWS: Final = 4  # at least in sight
_HASH: Final = 12  # signs of a SHA-256 that are shown


class RepliesCard(Card):
    """What went out to whom; while the ballot runs the answers are entered here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, Message("Consultation"))
        self.desk = desk
        self._writable = False
        self._ballot = 0
        self._asked: dict[int, Reply] = {}
        self._sent: set[int] = set()  # addressees whose answer is being written
        self._shown = 0  # whose answer stands in the entry
        self.table = KnownTable(desk, _columns(), Message("Addressees"), stretch="text")
        self.entry = ReplyEntry(desk.look)
        self.adding: list[LinkButton] = []
        self._lay_out()
        self._connect()
        desk.look.follow(self, RepliesCard._dress)

    def show_log(
        self, ballot: Ballot, rule: Rule | None, log: Sequence[Distribution], *, writable: bool
    ) -> None:
        """Show who was asked about a ballot; hidden while nobody on record was."""
        other, self._ballot = ballot.id != self._ballot, ballot.id
        self._writable = writable
        self.setVisible(bool(log))
        if other:
            self._sent.clear()
        self._asked = {reply.id: reply for item in log for reply in item.replies}
        self.set_title(Message("Consultation"), aside=_counts(list(self._asked.values())))
        self._show_sendings(log)
        for part in (self.entry, self._entry_line):
            part.setVisible(writable)
        stances = rule.answers.stances if rule is not None else tuple(Stance)
        values = [value for value in VoteValue if value.stance in stances]
        self.entry.set_answers(values)
        for value, action in self._keys.items():
            action.setEnabled(writable and (value is None or value in values))
        self.table.show_rows(self._asked, _heads(log))
        if self._asked and (other or not self.table.current_id):
            self.table.select_id(next(iter(self._asked)))
        self._show_entry()

    def _show_sendings(self, log: Sequence[Distribution]) -> None:
        while (item := self._drafts_box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.adding = []
        for sending in log:
            self._drafts_box.addWidget(self._sending_row(sending))

    def _sending_row(self, sending: Distribution) -> QWidget:
        made, document = sending.consultation, sending.document
        parts: list[Text] = [str(made.sent)] if made.sent else []
        parts += [part for part in (made.channel, made.licence) if part]
        if document is not None:
            parts.append(f"SHA-256 {document.sha256[:_HASH]}…")
        if made.due is not None:
            parts.append(Message("answers by {day}", day=made.due))
        row = QWidget()
        box = QVBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        head = QHBoxLayout()
        replied = sum(item.replied is not None for item in sending.replies)
        counted = Message("{replied}/{asked} replied", replied=replied, asked=len(sending.replies))
        name = Run(made.draft, bold=True, icon="file")
        head.addWidget(Phrase(self._look, [name, caption(counted)]), 1)
        if self._writable:
            head.addWidget(self._adding_button(sending))
        box.addLayout(head)
        box.addWidget(Phrase(self._look, [caption(Joined(tuple(parts), "list"))]))
        return row

    def _adding_button(self, sending: Distribution) -> LinkButton:
        words = Message("Add addressees …")
        opening = partial(self._add_addressees, sending)
        button = LinkButton(self._look, words, on_click=opening)
        spoken = Message("{step}: {what}", step=sending.consultation.draft, what=words)
        self._look.language.name(button, spoken)
        self.adding.append(button)
        return button

    def _add_addressees(self, sending: Distribution) -> None:
        from stdcommittee.ui.dialogs.consultation_addressees import AddresseesDialog

        AddresseesDialog(self.desk, self.window(), sending).open()

    def _show_entry(self) -> None:
        """Show what stands for the current addressee, unless words are being written for him."""
        chosen = self.table.selected_ids()
        reply = self._asked.get(self.table.current_id)
        same = reply is not None and reply.id == self._shown
        if not (self.entry.writing and same):
            self.entry.show_reply(reply, max(1, len(chosen)))
        self._shown = reply.id if reply is not None else 0

    def _take(self, given: Opinion) -> None:
        """Write what was entered for the selected addressees and go on to the next."""
        chosen = self.table.selected_ids() or [self.table.current_id]
        chosen = [number for number in chosen if number in self._asked]
        if not chosen or not self._writable:
            return
        session = self.desk.session
        self._write(
            chosen,
            lambda: record_replies(session, chosen, given.value, text=given.text, on=given.on),
        )
        self._go_on(chosen)

    def _withdraw(self) -> None:
        number, session = self.table.current_id, self.desk.session
        if number in self._asked and self._writable:
            self._write([number], lambda: withdraw_reply(session, number))

    def _write(self, numbers: Sequence[int], run: Callable[[], object]) -> None:
        self._sent.update(numbers)

        def ended() -> None:
            self._sent.difference_update(numbers)

        def failed(failure: Failure) -> None:
            ended()
            self.table.select_id(numbers[0])
            self.desk.notices.failed(failure)

        self.desk.write(
            self,
            Message("Recording the reply"),
            lambda _progress: run(),
            lambda _done: ended(),
            failed=failed,
        )

    def _go_on(self, done: Sequence[int]) -> None:
        """Go to the next addressee who has not replied, else to the next one."""
        ids = list(self._asked)
        start = max((ids.index(number) for number in done), default=-1) + 1
        ahead = [*ids[start:], *ids[:start]]
        waiting = [
            number
            for number in ahead
            if self._asked[number].replied is None
            and number not in self._sent
            and number not in done
        ]
        following = waiting[:1] or ids[start : start + 1]
        if following:
            self.table.select_id(following[0])
        self._show_entry()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        drafts = QWidget()
        self._drafts_box = QVBoxLayout(drafts)
        self._drafts_box.setContentsMargins(0, 0, 0, 0)
        self.add(drafts)
        self.add_flush(Hairline(), 0)
        self.add_flush(self.table, 1)
        self._entry_line = Hairline()
        self.add_flush(self._entry_line, 0)
        self.add_flush(self.entry, 0)

    def _connect(self) -> None:
        self.table.current_changed.connect(lambda _id: self._show_entry())
        self.table.selection_changed.connect(self._show_entry)
        self.table.opened.connect(lambda _id: self._writable and self.entry.words.setFocus())
        self.entry.given.connect(self._take)
        self.entry.left.connect(self.table.setFocus)
        keys: list[tuple[VoteValue | None, str]] = [*KEYS.items(), (None, WORDS_ONLY)]
        self._keys = {
            value: self.desk.actions.declare(
                Action(
                    id=f"reply-{value.value if value is not None else 'words'}",
                    label=value.label if value is not None else WORDS_LABEL,
                    run=partial(self.entry.choose, value),
                    shortcut=key,
                    in_focus=True,
                ),
                self.table,
            )
            for value, key in keys
        }
        back = Action(
            id="reply-back",
            label=N_("Take back the reply"),
            run=self._withdraw,
            shortcut="Del",
            in_focus=True,
        )
        self.desk.actions.declare(back, self.table)

    def _dress(self) -> None:
        px = self._look.px
        self._drafts_box.setSpacing(px(Gap.S))
        self.table.setMinimumHeight((_ROWS + 1) * px(Size.TABLE_ROW))


def _counts(replies: Sequence[Reply]) -> Text:
    """Say how many gave which opinion, and how many have not replied."""
    said = Counter(reply.value for reply in replies if reply.replied is not None)
    parts: list[Text] = [
        Message("{stance} {n}", stance=value.text, n=said[value])
        for value in VoteValue
        if said[value]
    ]
    if said[None]:
        parts.append(Message("{stance} {n}", stance=Message(WORDS_LABEL), n=said[None]))
    silent = sum(reply.replied is None for reply in replies)
    if silent:
        parts.append(Plural("{n} without reply", "{n} without reply", n=silent))
    return Joined(tuple(parts)) if parts else ""


def _heads(log: Sequence[Distribution]) -> list[Head]:
    """Part the addressees by draft, where several went out."""
    if len(log) < 2:
        return []
    heads, row = [], 0
    for sending in log:
        if sending.replies:
            made = sending.consultation
            heads.append(Head(row, made.draft, len(sending.replies), aside=str(made.sent or "")))
        row += len(sending.replies)
    return heads


def _columns() -> tuple[Column, ...]:
    return (
        Column(name="name", label=Message("Addressee"), cell=_name),
        Column(name="unit", label=Message("Unit"), cell=_unit),
        Column(name="value", label=Message("Opinion"), cell=_value),
        Column(name="text", label=Message("Reasons and comments"), cell=_text),
        Column(name="replied", label=Message("Replied on"), cell=_replied),
    )


def _name(reply: Reply) -> Cell:
    return Cell(reply.name)


def _unit(reply: Reply) -> Cell:
    return Cell(reply.organization)


def _value(reply: Reply) -> Cell:
    if reply.replied is None:
        return Cell(Message("no reply"), "warn", icon="clock")
    if reply.value is None:
        return Cell(Message(WORDS_LABEL), "muted", icon="comments")
    icon, colour = vote_mark(reply.value)
    return Cell(reply.value.text, colour, icon=icon)


def _text(reply: Reply) -> Cell:
    return Cell(reply.text)


def _replied(reply: Reply) -> Cell:
    return Cell(str(reply.replied or ""), "muted")
