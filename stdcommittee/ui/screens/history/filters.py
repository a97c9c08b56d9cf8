"""What the history is narrowed to: words, person, kind of operation, kind of record, days."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import all_kinds
from stdcommittee.services.history import Found, OperationKind, Wanted, kind_text
from stdcommittee.ui.theme.tokens import Gap
from stdcommittee.ui.toolkit.asked import ChoiceBox
from stdcommittee.ui.toolkit.chip import Chip
from stdcommittee.ui.toolkit.date_field import DateField
from stdcommittee.ui.toolkit.flow import FlowLayout
from stdcommittee.ui.toolkit.keys import key_text
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.search_field import SearchField

_DAY: Final = len("2026-01-05")


class HistoryFilters(QWidget):
    """Fields and chips over the list; says when something else is wanted."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._wanted = Wanted()
        self.words = SearchField(
            look, Message("Filter the history"), hint=key_text("Ctrl+F"), pause=250
        )
        self.person: ChoiceBox[str] = ChoiceBox(look, Message("Acting person"))
        self.record: ChoiceBox[str] = ChoiceBox(look, Message("Kind of record"), _record_kinds())
        self.since = DateField(look, Message("From day"))
        self.until = DateField(look, Message("To day"))
        self.kinds: dict[OperationKind, Chip] = {}
        self._space = QWidget()
        self._flow = FlowLayout(look, self._space)
        self._lay_out()
        self.words.sought.connect(lambda words: self._take(words=words))
        for box, name in ((self.person, "actor"), (self.record, "record_kind")):
            box.activated.connect(lambda _place, b=box, n=name: self._take(**{n: b.value or ""}))
        self.since.changed.connect(lambda day: self._take(since=_day(day)))
        self.until.changed.connect(lambda day: self._take(until=_day(day)))

    @property
    def wanted(self) -> Wanted:
        """What the history is narrowed to."""
        return self._wanted

    def show_counts(self, found: Found) -> None:
        """Offer the persons and kinds that there are, each with its number."""
        everybody: list[tuple[str, Text]] = [("", Message("Everybody"))]
        people: list[tuple[str, Text]] = [(n, f"{n} {c}") for n, c in found.actors.items()]
        self.person.put(everybody + people)
        for kind in OperationKind:
            count = found.kinds.get(kind, 0)
            chip = self.kinds.get(kind)
            if chip is None and count:
                chip = self.kinds[kind] = self._chip(kind)
            if chip is not None:
                chip.set_count(count)

    def clear(self) -> None:
        """Show everything again."""
        self._wanted = Wanted()
        for field in (self.since, self.until):
            field.show_value("")
        for box in (self.person, self.record):
            box.choose("")
        for chip in self.kinds.values():
            chip.blockSignals(True)  # noqa: FBT003  (Qt's own)
            chip.setChecked(False)
            chip.blockSignals(False)  # noqa: FBT003
            chip.update()
        self.words.blockSignals(True)  # noqa: FBT003
        self.words.clear()
        self.words.blockSignals(False)  # noqa: FBT003
        self.changed.emit()

    def _take(self, **values: object) -> None:
        wanted = dataclasses.replace(self._wanted, **values)  # type: ignore[arg-type]  # by name
        if wanted != self._wanted:
            self._wanted = wanted
            self.changed.emit()

    def _chip(self, kind: OperationKind) -> Chip:
        chip = Chip(self._look, kind_text(kind), on_toggle=lambda _on: self._kinds_changed())
        self._flow.addWidget(chip)
        return chip

    def _kinds_changed(self) -> None:
        self._take(kinds=tuple(k for k, chip in self.kinds.items() if chip.isChecked()))

    def _lay_out(self) -> None:
        self._box = QVBoxLayout(self)
        self._box.addWidget(self.words)
        self._box.addWidget(self._space)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(2, 1)
        self._grid.addWidget(self.person, 0, 0)
        self._grid.addWidget(self.record, 0, 2)
        self._grid.addWidget(self.since, 1, 0)
        self._grid.addWidget(Label(self._look, "–", colour="muted"), 1, 1)
        self._grid.addWidget(self.until, 1, 2)
        for box in (self.person, self.record):
            box.setMinimumContentsLength(6)
            box.setSizeAdjustPolicy(_FIXED)
        self._box.addLayout(self._grid)
        self._look.follow(self, HistoryFilters._dress)

    def _dress(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(Gap.M), 0, px(Gap.M), px(Gap.S))
        self._box.setSpacing(px(Gap.S))
        self._grid.setSpacing(px(Gap.S))


_FIXED: Final = ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


def _record_kinds() -> list[tuple[str, Text]]:
    kinds: list[tuple[str, Text]] = [("", Message("All records"))]
    return kinds + [(kind.name, Message(kind.plural)) for kind in all_kinds()]


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if len(text) == _DAY else None
