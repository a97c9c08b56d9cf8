"""What each column of a sheet was taken for, with what stands in it; each can be corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Text
from stdcommittee.exchange.columns import MatchedColumn, MatchKind
from stdcommittee.services.import_preview import SheetPreview
from stdcommittee.ui.theme.tokens import ColourName, Gap, Type
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.labels import Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run

_WIDTH: Final = 152  # px of one column's card
_SAMPLES: Final = 3


@frozen
class ShownColumn:
    """One column with its heading, what it is for, and the first things that stand in it."""

    matched: MatchedColumn
    samples: tuple[str, ...]


def shown_columns(sheet: SheetPreview) -> list[ShownColumn]:
    """Return the columns of a sheet that hold something or are headed."""
    found = []
    rows = sheet.table.rows[:60]
    for column in sheet.table.table.mapping.columns:
        cells = (row.cells[column.index] for row in rows if column.index < len(row.cells))
        samples = tuple(dict.fromkeys(text for c in cells if (text := " ".join(c.split()))))
        if samples or column.heading.strip():
            found.append(ShownColumn(column, samples[:_SAMPLES]))
    return found


class ColumnCards(QScrollArea):
    """A card for each column, side by side."""

    chosen = Signal(int, object)  # index of the column, and its target (None: not imported)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = desk.look
        self._cards: dict[int, ColumnCard] = {}
        self._inner = QWidget()
        self._inner.setProperty("part", "page")
        self._row = QHBoxLayout(self._inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        desk.look.follow(self, ColumnCards._dress)

    def show_columns(
        self, columns: Sequence[ShownColumn], names: Mapping[str, Text], *, editable: bool
    ) -> None:
        """Show other columns; the one that has the keyboard keeps it."""
        if [column.matched.index for column in columns] != list(self._cards):
            self._rebuild(columns)
        for column in columns:
            self._cards[column.matched.index].show_column(column, names, editable=editable)
        self._dress()

    def card(self, index: int) -> ColumnCard:
        """Return the card of a column.

        Raises:
            KeyError: there is none.
        """
        return self._cards[index]

    def _rebuild(self, columns: Sequence[ShownColumn]) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._cards = {}
        for column in columns:
            card = ColumnCard(self._look, column.matched.index)
            card.chosen.connect(self.chosen)
            card.choice.installEventFilter(self)
            self._cards[column.matched.index] = card
            self._row.addWidget(card)
            card.show()  # else it counts for nothing until later, and the row has no height
        self._row.addStretch(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring the card that has the keyboard into sight; keep the wheel for scrolling."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched)
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _dress(self) -> None:
        self._row.setSpacing(self._look.px(Gap.S))
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(self._inner.sizeHint().height() + bar)


class ColumnCard(QFrame):
    """One column: heading with a mark, the choice of what it is for, what stands in it."""

    chosen = Signal(int, object)

    def __init__(self, look: Look, index: int) -> None:
        super().__init__()
        self._look = look
        self._index = index
        self._names: Mapping[str, Text] = {}
        self._target: str | None = None
        self.setProperty("part", "card")
        self._heading = Phrase(look)
        self.choice = QComboBox()
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.activated.connect(self._activated)
        self._samples = Phrase(look)
        self._box = QVBoxLayout(self)
        for part in (self._heading, self.choice, self._samples):
            self._box.addWidget(part)
        look.follow(self, ColumnCard._dress)

    def show_column(
        self, column: ShownColumn, names: Mapping[str, Text], *, editable: bool
    ) -> None:
        """Show a column."""
        matched = column.matched
        heading = " ".join(matched.heading.split())
        said: Text = heading or Message("Column {n}", n=matched.index + 1)
        icon, colour = _mark(matched)
        self._heading.set_runs(
            Run(icon=icon, colour=colour), Run(said, "muted", type=Type.CAPTION, lead=Gap.XS)
        )
        samples = ", ".join(column.samples)
        self._samples.set_runs(Run(samples or Message("(empty)"), "muted", type=Type.CAPTION))
        for part in (self.choice, self.choice.view()):
            self._look.language.name(part, Message("What “{heading}” is", heading=said))
        why = _why(matched)
        self._look.language.bind(self.choice, QWidget.setAccessibleDescription, why)
        self._look.language.bind(self.choice, QWidget.setToolTip, why)
        self.choice.setEnabled(editable)
        self._names, self._target = names, matched.target
        self._fill()

    def _fill(self) -> None:
        render = self._look.render
        self.choice.clear()
        self.choice.addItem(render(Message("Not imported")), None)
        for target, name in self._names.items():
            self.choice.addItem(render(name), target)
        self.choice.setCurrentIndex(max(0, self.choice.findData(self._target)))

    def _activated(self, place: int) -> None:
        target = self.choice.itemData(place)
        if target != self._target:
            self.chosen.emit(self._index, target)

    def _dress(self) -> None:
        px = self._look.px
        self.setFixedWidth(px(_WIDTH))
        self._box.setContentsMargins(px(Gap.S), px(Gap.XS), px(Gap.S), px(Gap.XS))
        self._box.setSpacing(px(Gap.XS))
        self._fill()


def _mark(matched: MatchedColumn) -> tuple[str, ColourName]:
    if matched.target is None:
        return "minus", "muted"
    return ("check", "good") if matched.confident else ("warning", "warn")


def _why(matched: MatchedColumn) -> Text:
    """Return why a column was taken for what it is."""
    match matched.how:
        case MatchKind.EXACT | MatchKind.SYNONYM:
            return Message("Recognised by its heading.")
        case MatchKind.SIMILAR:
            return Message("Its heading is similar; please confirm.")
        case MatchKind.CONTENT:
            return Message("Inferred from what it holds; please confirm.")
        case MatchKind.CHOSEN:
            return Message("Chosen by you.")
        case MatchKind.NONE:
            return Message("This column is not imported.")
