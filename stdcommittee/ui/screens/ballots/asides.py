"""What stands beside a verdict: what is still needed, who is missing, what was checked, facts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.domain.ballots.preflight import Check
from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import Standing
from stdcommittee.domain.rules import Outlook, Prospect, Rule
from stdcommittee.ui.dialogs.ballot_checks import check_row
from stdcommittee.ui.theme.tokens import Gap, Type
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.detail_rows import Line
from stdcommittee.ui.toolkit.facts import Fact, Facts
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.look import Look

_MOST: Final = 8  # voters that are named
_PROSPECTS: Final = 6  # rows of the table


class Listing(Card):
    """A card whose rows are made anew each time."""

    def __init__(self, look: Look, title: Text) -> None:
        super().__init__(look, title)
        inner = QWidget()
        self._told: list[tuple[Text, Text]] = []
        self._inner = QVBoxLayout(inner)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(look.px(Gap.XS))
        self.add(inner)

    def put(self, *widgets: QWidget) -> None:
        """Show other rows."""
        while (item := self._inner.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for widget in widgets:
            self._inner.addWidget(widget)


class NeededCard(Listing):
    """What further votes must be for approval; from here votes can be supposed."""

    def __init__(self, look: Look, on_suppose: Callable[[], object]) -> None:
        super().__init__(look, Message("What is still needed"))
        self.suppose = LinkButton(look, Message("What if …"), on_click=on_suppose)
        self.add_to_head(self.suppose)

    def show_outlook(self, outlook: Outlook | None, *, supposable: bool = False) -> None:
        """Show it for an open ballot; hidden where nothing can be said."""
        self.suppose.setVisible(supposable)
        self.setVisible(outlook is not None)
        if outlook is None:
            return
        look = self._look
        rows: list[QWidget] = [Label(look, text, wrap=True) for text in outlook.needed]
        if outlook.settled:
            settled = Message("The result stands: no further vote can change it.")
            rows.append(Label(look, settled, wrap=True))
        elif outlook.prospects:
            rows.append(_Prospects(look, _chosen(outlook.prospects)))
            rest = Message("Votes not named here are abstentions.")
            rows.append(Label(look, rest, colour="muted", type_=Type.CAPTION, wrap=True))
        elif not rows:
            rows.append(Label(look, Message("Nothing further can be said."), colour="muted"))
        self.put(*rows)


class MissingCard(Listing):
    """Who may vote and has not, whose negative vote lacks reasons, what nobody compared."""

    def __init__(
        self,
        look: Look,
        on_chosen: Callable[[int], object],
        on_unchecked: Callable[[], object],
        on_remind: Callable[[], object],
    ) -> None:
        super().__init__(look, Message("Not voted yet"))
        self.remind = LinkButton(look, Message("Remind …"), on_click=on_remind)
        self.add_to_head(self.remind)
        self._on_chosen = on_chosen
        self._on_unchecked = on_unchecked

    def show_lines(
        self,
        missing: Sequence[BallotLine],
        unreasoned: Sequence[BallotLine],
        unchecked: Sequence[BallotLine] = (),
        *,
        remindable: bool = False,
    ) -> None:
        """Show voters; a click leads to one in the list."""
        self.remind.setVisible(remindable and bool(missing))
        self.setVisible(bool(missing or unreasoned or unchecked))
        self.set_title(Message("Not voted yet"), aside=str(len(missing)))
        rows: list[QWidget] = [self._row(line) for line in missing[:_MOST]]
        if len(missing) > _MOST:
            more = Plural("and {n} more", "and {n} more", n=len(missing) - _MOST)
            rows.append(Label(self._look, more, colour="muted"))
        if unreasoned:
            said = Plural(
                "{n} negative vote without reasons",
                "{n} negative votes without reasons",
                n=len(unreasoned),
            )
            rows.append(Line(self._look, said, icon="warning", colour="warn"))
            rows += [self._row(line) for line in unreasoned[:_MOST]]
        if unchecked:
            said = Plural(
                "{n} vote to be compared",
                "{n} votes to be compared",
                n=len(unchecked),
            )
            rows.append(Line(self._look, said, icon="eye", on_open=self._on_unchecked))
        self.put(*rows)

    def _row(self, line: BallotLine) -> QWidget:
        voter = line.voter
        opening = partial(self._on_chosen, voter.id)
        return Line(self._look, voter.name, aside=voter.organization, on_open=opening)


class ChecksCard(Listing):
    """The list before opening or closing."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, Message("Before closing"))
        self._checks: tuple[Check, ...] = ()

    def show_checks(self, title: Text, checks: Sequence[Check]) -> None:
        """Show checks; hidden without any."""
        self.setVisible(bool(checks))
        self.set_title(title)
        if tuple(checks) == self._checks:
            return
        self._checks = tuple(checks)
        self.put(*(check_row(self._look, check) for check in checks))


class BallotFacts(Card):
    """What is put to the vote, by whom, by which rule."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, Message("Ballot"))
        inner = QWidget()
        self._told: list[tuple[Text, Text]] = []
        self._inner = QVBoxLayout(inner)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self.add(inner)

    def show_ballot(
        self, ballot: Ballot, rule: Rule | None, standing: Standing | None = None
    ) -> None:
        """Show the facts that are known; `standing` is our body's in an international ballot."""
        by_rule: Text = rule.title if rule is not None else ballot.rule
        told: list[tuple[Text, Text]] = [
            (Message("Kind"), ballot.kind.text),
            (Message("Committee"), ballot.committee),
            (Message("Document"), ballot.document),
            (Message("Plan number"), ballot.project),
            (Message("Round"), str(ballot.round) if ballot.round > 1 else ""),
            (Message("Held"), ballot.mode.text),
            (Message("Secret"), Message("yes") if ballot.secret else ""),
            (Message("Opened"), _day(ballot.opened)),
            (Message("Closes"), _day(ballot.closes)),
            (Message("Closed"), _day(ballot.closed)),
            (Message("Why"), ballot.why),
            (Message("Electorate"), str(ballot.electorate or "")),
            (Message("Rule"), by_rule),
        ]
        if not ballot.kind.national:
            told += [
                (Message("Our status"), (standing or ballot.duty).text),
                (Message("Reasons"), ballot.position_reason),
            ]
        if told == self._told:
            return
        self._told = told
        facts = Facts(self._look, [Fact(label, value) for label, value in told if value])
        while (item := self._inner.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._inner.addWidget(facts)


class _Prospects(QWidget):
    """Further votes, and how many of them must be approvals or may be negatives."""

    def __init__(self, look: Look, prospects: Sequence[Prospect]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(look.px(Gap.XS))
        right = Qt.AlignmentFlag.AlignRight
        heads = (
            Message("Further votes"),
            Message("Total"),
            Message("In favour"),
            Message("Against"),
        )
        for column, head in enumerate(heads):
            label = Label(look, head, colour="muted", type_=Type.CAPTION)
            grid.addWidget(label, 0, column, right)
        for row, item in enumerate(prospects, 1):
            cells = (
                str(item.further),
                str(item.total),
                "–" if item.approvals is None else f"≥ {item.approvals}",
                "–" if item.negatives is None else f"≤ {item.negatives}",
            )
            for column, cell in enumerate(cells):
                grid.addWidget(Label(look, cell, bold=column > 1), row, column, right)


def _chosen(prospects: Sequence[Prospect]) -> Sequence[Prospect]:
    """Return the first rows of a long table, and its last."""
    if len(prospects) <= _PROSPECTS:
        return prospects
    return [*prospects[: _PROSPECTS - 1], prospects[-1]]


def _day(day: object) -> str:
    return str(day) if day is not None else ""
