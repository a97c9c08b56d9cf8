"""The records behind a figure: those that count, and those that were left out with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import Joined, Message, Text
from stdcommittee.domain.supervision.measures import Line, Measure
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.buttons import Button, PrimaryButton
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.known_table import KnownTable
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.questions import Question
from stdcommittee.ui.toolkit.table_columns import Cell, Column
from stdcommittee.ui.toolkit.table_model import Head

_WIDTH, _HEIGHT = 860, 420
_JUDGEMENT: Final = "judgement"


class MeasureRecords(Question):
    """A figure with its records; Enter opens the one that is chosen."""

    def __init__(self, desk: Desk, host: QWidget | None, measure: Measure, title: Text) -> None:
        super().__init__(desk.look, host, title)
        self._desk = desk
        look = desk.look
        self.body.addWidget(Label(look, explained(measure), wrap=True, selectable=True))
        if measure.rules:
            cited = Joined(tuple(rule.citation for rule in measure.rules), "clause")
            self.body.addWidget(Label(look, cited, colour="muted", wrap=True, selectable=True))
        self.table = KnownTable(desk, measure_columns(measure), title, stretch=_JUDGEMENT)
        self.table.setMinimumSize(look.px(_WIDTH), look.px(_HEIGHT))
        self.table.show_rows(*measure_rows(measure))
        self.table.opened.connect(self._open)
        self.table.escaped.connect(self.reject)
        self.body.addWidget(self.table, 1)
        close = Button(look, Message("Close"), on_click=self.reject)
        self.open_button = PrimaryButton(
            look,
            Message("Open the record"),
            on_click=lambda: self._open(self.table.current_id),
        )
        self.table.current_changed.connect(self._chosen)
        self.add_answers(close, self.open_button)
        self._chosen(0)
        if self.table.rows.ids:
            self.table.select_id(self.table.rows.ids[0])
        self.table.setFocus()

    def _chosen(self, number: int) -> None:
        line = self.table.row(number)
        self.open_button.setEnabled(line is not None and bool(line.record))

    def _open(self, number: int) -> None:
        line = self.table.row(number)
        if line is not None and line.record:
            self.accept()
            self._desk.open_record(line.kind, line.record)


def show_measure(desk: Desk, host: QWidget | None, measure: Measure, title: Text = "") -> None:
    """Show the records behind a figure over the host."""
    dialog = MeasureRecords(desk, host, measure, title or measure.label)
    try:
        dialog.exec()
    finally:
        dialog.deleteLater()


def explained(measure: Measure) -> Text:
    """Return what a figure counts, and among what."""
    if not measure.among:
        return measure.counts
    among = Message("Taken among: {what}", what=measure.among)
    return Joined((measure.counts, among), "sentence")


def measure_columns(measure: Measure) -> list[Column]:
    """Return the columns of a figure's records: as it names them, and the judgement."""
    columns = [
        Column(name=f"cell{place}", label=label, cell=_CellOf(place))
        for place, label in enumerate(measure.columns)
    ]
    return [*columns, Column(name=_JUDGEMENT, label=Message("Judgement"), cell=_judgement)]


def measure_rows(measure: Measure) -> tuple[dict[int, Line], Sequence[Head]]:
    """Return a figure's records by number, with the heads of those that count and do not."""
    counted, left_out = measure.counted, measure.left_out
    rows = dict(enumerate((*counted, *left_out), 1))
    heads = []
    if counted:
        heads.append(Head(0, Message("Counted"), len(counted)))
    if left_out:
        heads.append(Head(len(counted), Message("Left out"), len(left_out)))
    return rows, heads


def judgement_cell(line: Line) -> Cell:
    """Return how a record was judged, in the colour and with the icon of its meaning."""
    if line.good is None:
        return Cell(line.judgement, "muted")
    tone, icon = (Tone.GOOD, "check") if line.good else (Tone.BAD, "cross")
    return Cell(line.judgement, tone.text, icon)


def _judgement(line: Any) -> Cell:
    return judgement_cell(line)


class _CellOf:
    """Says what one cell of a line says."""

    __slots__ = ("place",)

    def __init__(self, place: int) -> None:
        self.place = place

    def __call__(self, line: Line) -> Cell:
        return Cell(line.cells[self.place]) if self.place < len(line.cells) else Cell()
