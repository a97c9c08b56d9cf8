"""Which round is in sight: a choice of rounds with what is undecided in each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import headline
from stdcommittee.services.comments import RoundChoice
from stdcommittee.ui.toolkit.look import Look

_WIDTH = 340  # px at 100 %


class RoundChooser(QComboBox):
    """Rounds by name, those with undecided comments first."""

    asked = Signal(int)  # the id of the round that was chosen

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._choices: tuple[RoundChoice, ...] = ()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for widget in (self, self.view()):
            look.language.name(widget, Message("Comment round"))
        self.activated.connect(lambda place: self.asked.emit(self._choices[place].round.id))
        look.follow(self, RoundChooser._dress)

    def show_choices(self, choices: Sequence[RoundChoice], current: int) -> None:
        """Show rounds, one of them as chosen."""
        self._choices = tuple(choices)
        self._say()
        ids = [choice.round.id for choice in choices]
        self.setCurrentIndex(ids.index(current) if current in ids else -1)

    def _say(self) -> None:
        current = self.currentIndex()
        self.clear()
        for choice in self._choices:
            self.addItem(self._look.render(_name(choice)))
        self.setCurrentIndex(current)

    def _dress(self) -> None:
        self.setFixedWidth(self._look.px(_WIDTH))
        self._say()


def _name(choice: RoundChoice) -> Text:
    name = headline(choice.round)
    if not choice.undecided:
        return name
    return Message("{round} ({n} undecided)", round=name, n=choice.undecided)
