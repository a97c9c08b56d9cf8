"""The rule editions in force: every value that is applied, with its citation."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Joined, Message, Text
from stdcommittee.domain.rules import Parameter, Rule
from stdcommittee.domain.rules.rule import Edition
from stdcommittee.services.own_rules import EditionShown, copy_of, own_editions, remove_edition
from stdcommittee.ui.dialogs.rule_edition import edit_edition
from stdcommittee.ui.dialogs.rules import value_said
from stdcommittee.ui.frame.actions import usual
from stdcommittee.ui.screens.settings.parts import SectionPage
from stdcommittee.ui.theme.tokens import Gap, Tone
from stdcommittee.ui.toolkit.asked import ChoiceBox
from stdcommittee.ui.toolkit.buttons import Button
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import Page
from stdcommittee.ui.toolkit.facts import Fact, Facts
from stdcommittee.ui.toolkit.keys import key_text
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.search_field import SearchField
from stdcommittee.ui.toolkit.split import SplitView
from stdcommittee.ui.toolkit.table_columns import Cell, Column
from stdcommittee.ui.toolkit.table_model import Head, Listing, TableModel
from stdcommittee.ui.toolkit.table_view import Standpoint, TableView

_SHOWN: Final = 190  # px of the card that shows a value whole
_LEAST: Final = 90  # px of the list


@frozen
class RuleValue:
    """One value that is applied, and the edition in which it stands."""

    edition: Edition
    label: Text
    value: Text
    citation: Text
    provisional: bool


class RulesSection(SectionPage):
    """Values by edition; the one chosen is shown whole below."""

    def __init__(self, desk: Desk) -> None:
        told = Message(
            "Values marked provisional were not checked against the text of the rule yet."
        )
        super().__init__(desk.look, Message("Rules"), told)
        self.desk = desk
        look = desk.look
        self._values: dict[int, RuleValue] = {}
        choices: list[tuple[bool, Text]] = [
            (True, Message("In force today")),
            (False, Message("All editions")),
        ]
        self.which = ChoiceBox(
            look, Message("Editions"), choices, on_choose=lambda _which: self._list()
        )
        self.words = SearchField(
            look, Message("Filter the rules"), hint=key_text("Ctrl+F"), pause=100
        )
        self.words.sought.connect(lambda _words: self._list())
        self.model = TableModel(desk, COLUMNS, lambda _ids: {}, parent=self)
        self.view = TableView(look, self.model)
        self.view.setSelectionMode(TableView.SelectionMode.SingleSelection)
        look.language.name(self.view, Message("Rules"))
        self.view.current_changed.connect(self._show)
        self.shown = Facts(look)
        self._own: dict[str, EditionShown] = {}
        self.copy = Button(look, Message("Copy the edition …"), on_click=self._copy)
        self.change = Button(look, Message("Change …"), on_click=self._change)
        self.remove = Button(look, Message("Remove"), on_click=self._remove)
        self.add_actions(self.copy, self.change, self.remove)
        self._broken = Label(look, colour=Tone.BAD.text, wrap=True)
        self._lay_out()
        desk.actions.declare(usual("filter", self._focus_filter), self)
        look.follow(self, RulesSection._arrange)
        desk.watch(self, ("rule_edition",), self.reload)
        self.reload()

    @property
    def values(self) -> tuple[RuleValue, ...]:
        """The values in the list, in its order."""
        return tuple(self._values.values())

    def reload(self) -> None:
        """Make the list again, and read which editions are the unit's own."""
        self._list()
        session = self.desk.session
        self.desk.read(
            self,
            lambda _progress: own_editions(session),
            self._take,
            lane="editions",
            what=Message("Reading the editions"),
        )

    def _take(self, found: Sequence[EditionShown]) -> None:
        self._own = {item.edition.id: item for item in found if item.edition is not None}
        broken = [
            Message("“{title}” cannot be used: {why}", title=item.record.title, why=item.problem)
            for item in found
            if item.edition is None
        ]
        self._broken.set_text(Joined(tuple(broken), "sentence") if broken else "")
        self._broken.setVisible(bool(broken))
        self._offer()

    def _list(self) -> None:
        today = self.desk.session.clock.today()
        words = self.words.text().casefold().split()
        values: dict[int, RuleValue] = {}
        heads: list[Head] = []
        for edition in sorted(
            self.desk.session.rules.editions(), key=lambda one: one.effective_from, reverse=True
        ):
            if self.which.value and not edition.in_force(today):
                continue
            found = [value for value in values_of(edition) if self._has(value, words)]
            if found:
                heads.append(_head(edition, len(values), len(found), today))
                values.update(enumerate(found, len(values) + 1))
        self._values = values
        self.view.put(Listing(array("q", values), tuple(heads), values), Standpoint(), {})
        if values:
            self.view.select_row(1)
        else:
            self._show(0)

    def _has(self, value: RuleValue, words: list[str]) -> bool:
        render = self.look.render
        edition = value.edition
        texts = (value.label, value.value, value.citation, edition.title, edition.document)
        whole = " ".join(map(render, texts)).casefold()
        return all(word in whole for word in words)

    @property
    def edition(self) -> Edition | None:
        """The edition of the value that is chosen."""
        value = self._values.get(self.view.current_id)
        return value.edition if value is not None else None

    def _offer(self) -> None:
        """Let be done what can be done with the edition that is chosen."""
        edition, writable = self.edition, self.desk.read_only is None
        own = edition is not None and edition.id in self._own
        self.copy.setEnabled(writable and edition is not None)
        for button in (self.change, self.remove):
            button.setVisible(own)
            button.setEnabled(writable)

    def _copy(self) -> None:
        edition = self.edition
        if edition is None:
            return
        session, number = self.desk.session, edition.id
        self.desk.read(
            self,
            lambda _progress: copy_of(session, number),
            lambda text: edit_edition(self.desk, self.window(), text),
            lane="copy",
            what=Message("Reading the edition"),
        )

    def _change(self) -> None:
        edition = self.edition
        if edition is not None and edition.id in self._own:
            record = self._own[edition.id].record
            edit_edition(self.desk, self.window(), record.text, record.id)

    def _remove(self) -> None:
        edition = self.edition
        if edition is None or edition.id not in self._own:
            return
        session, number = self.desk.session, self._own[edition.id].record.id
        what = Message("Removing the edition")
        self.desk.write(self, what, lambda _progress: remove_edition(session, number))

    def _show(self, number: int) -> None:
        self._offer()
        value = self._values.get(number)
        self._card.setVisible(value is not None)
        if value is None:
            return
        self._card.set_title(value.label, aside=value.value)
        self.shown.set_facts(_facts(value))

    def _focus_filter(self) -> None:
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self.words, 1)
        bar.addWidget(self.which)
        self._bar = bar
        self.box.addLayout(bar)
        self._broken.hide()
        self.box.addWidget(self._broken)
        frame = Card(self.look)
        frame.add_flush(self.view)
        self._card = Card(self.look)
        self._card.add(self.shown)
        below = Page(self.look)
        below.fill([self._card])
        split = SplitView(
            self.look,
            self.desk.memory,
            "rules",
            widths=(0, _SHOWN),
            orientation=Qt.Orientation.Vertical,
        )
        split.addWidget(frame)
        split.addWidget(below)
        self.box.addWidget(split, 1)

    def _arrange(self) -> None:
        self._bar.setSpacing(self.look.px(Gap.S))
        self.view.setMinimumHeight(self.look.px(_LEAST))
        for place, column in enumerate(COLUMNS):
            self.view.header.resizeSection(place, self.look.px(column.width))


def values_of(edition: Edition) -> Iterator[RuleValue]:
    """Yield what an edition says: the criteria of its ballots, then its parameters."""
    for rule in edition.rules:
        yield from _criteria(edition, rule)
    for item in edition.parameters:
        yield _parameter(edition, item)


def _criteria(edition: Edition, rule: Rule) -> Iterator[RuleValue]:
    for item in rule.provisions:
        label = Message("{rule}: {criterion}", rule=rule.title, criterion=item.label)
        numbers = tuple(
            f"{value.numerator}/{value.denominator}" if isinstance(value, Fraction) else f"{value}"
            for value in item.values.values()
            if isinstance(value, Fraction) or type(value) is int
        )
        said = Joined((*numbers, item.measure), "clause") if numbers else item.measure
        yield RuleValue(edition, label, said, item.citation, rule.provisional)


def _parameter(edition: Edition, item: Parameter) -> RuleValue:
    return RuleValue(edition, item.label, value_said(item), item.citation, item.provisional)


def _head(edition: Edition, place: int, count: int, today: dt.date) -> Head:
    if edition.own:
        said = Message("our own, {span}", span=_span(edition))
        return Head(place, edition.title, count, said, "users", Tone.NEUTRAL)
    if not edition.in_force(today):
        return Head(place, edition.title, count, _span(edition), "clock", Tone.NEUTRAL)
    if edition.provisional:
        said = Message("{span}, provisional", span=_span(edition))
        return Head(place, edition.title, count, said, "warning", Tone.WARN)
    return Head(place, edition.title, count, _span(edition), "book", Tone.NEUTRAL)


def _span(edition: Edition) -> Text:
    if edition.effective_to is None:
        return Message("in force from {day}", day=edition.effective_from)
    first, last = edition.effective_from, edition.effective_to
    return Message("in force from {first} to {last}", first=first, last=last)


def _facts(value: RuleValue) -> list[Fact]:
    edition = value.edition
    facts = [
        Fact(Message("Citation"), value.citation),
        Fact(Message("Document"), edition.document),
        Fact(Message("Validity"), _span(edition)),
    ]
    if value.provisional or edition.provisional:
        facts.append(Fact(Message("Standing"), Message("provisional"), Tone.WARN))
    if edition.checked_on is not None and edition.checked_by is not None:
        checked = Message("Checked {day} by {who}", day=edition.checked_on, who=edition.checked_by)
        facts.append(Fact(Message("Checked"), checked))
    if edition.note is not None:
        facts.append(Fact(Message("Note"), edition.note))
    return facts


def _standing(value: RuleValue) -> Cell:
    if value.provisional or value.edition.provisional:
        return Cell(Message("provisional"), "warn", icon="warning")
    if value.edition.own:
        return Cell(Message("our own"), "text", icon="users")
    return Cell(Message("seen in a source"), "muted", icon="check")


COLUMNS: Final = (
    Column(name="label", label=Message("What"), cell=lambda value: Cell(value.label), width=360),
    Column(name="value", label=Message("Value"), cell=lambda value: Cell(value.value), width=210),
    Column(name="standing", label=Message("Standing"), cell=_standing, width=110),
    Column(
        name="citation",
        label=Message("Citation"),
        cell=lambda value: Cell(value.citation, "muted"),
        width=200,
    ),
)
