"""The rows of a sheet with where each would go: quarantined ones first, their cells correctable."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from types import SimpleNamespace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stdcommittee.base.fields import Field
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Joined, Message, Plural, Text
from stdcommittee.exchange.importing import Fate, MatchedBy, PlannedRow
from stdcommittee.services.import_preview import FATES, SheetPreview
from stdcommittee.ui.theme.tokens import ColourName, Gap, Size, Tone, Type
from stdcommittee.ui.toolkit.buttons import Button
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.chip import Chip
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.flow import FlowLayout
from stdcommittee.ui.toolkit.labels import Hairline, Label, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.table_columns import Cell, Column
from stdcommittee.ui.toolkit.table_model import Head, Listing, TableModel
from stdcommittee.ui.toolkit.table_view import Standpoint, TableView, window_around

MARKS: Final[Mapping[Fate, tuple[str, Tone]]] = {
    Fate.QUARANTINED: ("warning", Tone.BAD),
    Fate.TAKEN: ("add", Tone.GOOD),
    Fate.UPDATED: ("edit", Tone.ACCENT),
    Fate.UNCHANGED: ("minus", Tone.NEUTRAL),
}
_CELL: Final = 150  # px of a column of the file
_REASON: Final = 300
_LEAST: Final = 150  # px of height that the table keeps


@frozen
class ShownRow:
    """A row as the table holds it; `record` gives its cells by column name, for editing."""

    planned: PlannedRow

    @property
    def record(self) -> SimpleNamespace:
        """The cells by the names of their columns."""
        return SimpleNamespace(**{_name(i): text for i, text in enumerate(self.planned.cells)})

    def cell(self, index: int) -> str:
        """Return the text in a column of the file."""
        cells = self.planned.cells
        return cells[index] if index < len(cells) else ""


class RowsCard(Card):
    """All rows of one sheet."""

    cell_given = Signal(int, int, str)  # place of the row, column of the file, text
    left_out = Signal(int)  # place of the row

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent=parent)
        self._desk = desk
        self._sheet: SheetPreview | None = None
        self._shown: Fate | None = None
        self._columns: tuple[tuple[str, Text], ...] = ()
        self._editable = False
        self._left_out: Collection[int] = ()
        self._chips = {fate: self._chip(fate) for fate in (None, *FATES)}
        self._strip = _Strip(desk.look, [*self._chips.values()])
        self.add_flush(self._strip, 0)
        self.add_flush(Hairline(), 0)
        self._place = QWidget()
        self._place.setMinimumHeight(desk.look.px(_LEAST))
        self._box = QVBoxLayout(self._place)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.add_flush(self._place, 1)
        self._reason = _Reason(desk, self.leave_out_current)
        self.add_flush(self._reason, 0)
        self._counts = Phrase(desk.look)
        keys = Message("F2 correct the cell   F8 next quarantined row   Del leave the row out")
        self._keys = Phrase(
            desk.look,
            [Run(keys, "muted", type=Type.CAPTION)],
            align=Qt.AlignmentFlag.AlignRight,
        )
        self.set_foot(self._counts, self._keys)
        self.model: TableModel | None = None
        self.view: TableView | None = None

    def show_sheet(
        self,
        sheet: SheetPreview,
        names: Mapping[str, Text],
        *,
        editable: bool,
        left_out: Collection[int] = (),
    ) -> None:
        """Show a sheet; `names` say what columns are for, `left_out` are numbers of rows."""
        self._sheet = sheet
        self._left_out = left_out
        columns = _columns_of(sheet, names)
        if self._shown is not None and not sheet.places[self._shown]:
            self._shown = None
        if self.view is None or columns != self._columns or editable != self._editable:
            self._columns, self._editable = columns, editable
            self._rebuild()
        for fate, chip in self._chips.items():
            chip.set_count(len(sheet.table.rows) if fate is None else len(sheet.places[fate]))
        self._keys.setVisible(editable)
        self._refill()

    def next_quarantined(self) -> None:
        """Go to the next row that cannot be taken; after the last to the first."""
        if self._sheet is None or self.view is None:
            return
        places = self._sheet.places[Fate.QUARANTINED]
        if not places:
            return
        here = self.view.current_id - 1
        following = next((place for place in places if place > here), places[0])
        if self._shown not in (None, Fate.QUARANTINED):
            self.show_fate(None)
        self.view.select_id(following + 1)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_fate(self, fate: Fate | None) -> None:
        """Show the rows of one fate; None: all of them."""
        self._shown = fate
        self._refill()

    def edit_current(self) -> None:
        """Open the current cell for a correction."""
        if self.view is not None and self._editable and self.model is not None:
            index = self.view.currentIndex()
            if self.model.flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.view.edit(index)

    def leave_out_current(self) -> None:
        """Leave the current row out of the import, or take it in again."""
        if self.view is not None and self.view.current_id and self._editable:
            self.left_out.emit(self.view.current_id - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Correct with F2, go on with F8, leave out with Del."""
        runs = {
            Qt.Key.Key_F2: self.edit_current,
            Qt.Key.Key_F8: self.next_quarantined,
            Qt.Key.Key_Delete: self.leave_out_current,
        }
        run = runs.get(Qt.Key(event.key()))
        if run is None:
            super().keyPressEvent(event)
        else:
            run()

    def _chip(self, fate: Fate | None) -> Chip:
        icon, _ = MARKS[fate] if fate is not None else ("", Tone.NEUTRAL)
        chip = Chip(
            self._desk.look,
            Message("All") if fate is None else fate.text,
            count=0,
            checked=fate is None,
            problem=fate is Fate.QUARANTINED,
            icon=icon,
        )
        chip.clicked.connect(lambda _checked: self.show_fate(fate))
        return chip

    def _rebuild(self) -> None:
        """Make a table with the columns of the sheet."""
        look = self._desk.look
        if self.view is not None:
            self._box.removeWidget(self.view)
            self.view.hide()
            self.view.deleteLater()
        columns = _table_columns(self._columns)
        self.model = TableModel(self._desk, columns, self._read, None, self)
        self.model.set_editable(editable=self._editable)
        self.model.edited.connect(self._edited)
        self.view = TableView(look, self.model)
        self.view.header.setSectionsClickable(False)
        look.language.name(self.view, Message("Rows of the file"))
        for place, column in enumerate(columns):
            self.view.header.resizeSection(place, look.px(column.width))
        self.view.current_changed.connect(self._say_reason)
        self._box.addWidget(self.view)

    def _read(self, ids: Sequence[int]) -> Mapping[int, ShownRow]:
        sheet = self._sheet
        rows = sheet.table.rows if sheet is not None else ()
        return {number: ShownRow(rows[number - 1]) for number in ids if number <= len(rows)}

    def _refill(self) -> None:
        if self._sheet is None or self.view is None or self.model is None:
            return
        for fate, chip in self._chips.items():
            chip.setChecked(fate is self._shown)
        ids, heads = array("q"), []
        for fate in FATES if self._shown is None else (self._shown,):
            places = self._sheet.places[fate]
            if places:
                icon, tone = MARKS[fate]
                heads.append(Head(len(ids), fate.text, len(places), icon=icon, tone=tone))
                ids.extend(array("q", [place + 1 for place in places]))
        current = self.view.current_id
        self._put(Listing(ids, tuple(heads), self._read(window_around(ids, ()))), current)
        shown = Plural("{n} row", "{n} rows", n=len(ids))
        self._counts.set_runs(Run(shown, "muted", type=Type.CAPTION))

    def _put(self, listing: Listing, current: int) -> None:
        if self.view is None:
            return
        place = listing.ids.index(current) if current in listing.ids else -1
        places = {current: place} if place >= 0 else {}
        self.view.put(listing, Standpoint(current, (current,)), places)
        if not self.view.current_id and listing.ids:
            self.view.select_row(1)
        self._say_reason(self.view.current_id)

    def _edited(self, number: int, field: str, value: object) -> None:
        self.cell_given.emit(number - 1, int(field.removeprefix("c")), str(value))

    def _say_reason(self, number: int) -> None:
        rows = self._sheet.table.rows if self._sheet is not None else ()
        row = rows[number - 1] if 0 < number <= len(rows) else None
        aside = row is not None and row.number in self._left_out
        self._reason.show_row(row, may_leave_out=self._editable, left_out=aside)


class _Strip(QWidget):
    """What the rows are, and a chip for each fate; in as many lines as they need."""

    def __init__(self, look: Look, chips: Sequence[QWidget]) -> None:
        super().__init__()
        self._look = look
        inner = QWidget()
        flow = FlowLayout(look, inner)
        self._box = QVBoxLayout(self)
        self._box.addWidget(inner)
        title = Phrase(look, [Run(Message("Where each row goes"), bold=True)], shrink=False)
        for part in (title, *chips):
            flow.addWidget(part)
        look.follow(self, _Strip._dress)

    def _dress(self) -> None:
        side, above = self._look.px(Gap.M), self._look.px(6)
        self._box.setContentsMargins(side, above, side, above)


class _Reason(QWidget):
    """Why the current row cannot be taken, in full, and what can be done."""

    def __init__(self, desk: Desk, leave_out: Callable[[], object]) -> None:
        super().__init__()
        self._look = desk.look
        self._line = Hairline()
        self._words = Label(desk.look, colour="bad", wrap=True, selectable=True)
        self._leave = Button(desk.look, Message("Leave this row out"), on_click=leave_out)
        self._row = QHBoxLayout()
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._leave)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._line)
        box.addLayout(self._row)
        desk.look.follow(self, _Reason._dress)
        self.hide()

    def show_row(self, row: PlannedRow | None, *, may_leave_out: bool, left_out: bool) -> None:
        """Say the reason of a row; nothing for one that is taken."""
        why = row.reason if row is not None and row.fate is Fate.QUARANTINED else None
        if row is not None and why is not None:
            self._words.set_text(Message("Row {row}: {why}", row=row.number, why=why))
        said = Message("Take this row after all") if left_out else Message("Leave this row out")
        self._leave.set_text(said)
        self._leave.setVisible(may_leave_out)
        self.setVisible(why is not None)

    def _dress(self) -> None:
        side, above = self._look.px(Gap.M), self._look.px(Gap.XS)
        self._row.setContentsMargins(side, above, side, above)
        self.setMinimumHeight(self._look.px(Size.CARD_HEAD))


def _name(index: int) -> str:
    return f"c{index}"


def _columns_of(sheet: SheetPreview, names: Mapping[str, Text]) -> tuple[tuple[str, Text], ...]:
    """Return name and label of each column: those that are imported first."""
    table = sheet.table.table
    used = {column.index: column.target for column in table.mapping.columns if column.target}
    wide = max((len(row.cells) for row in sheet.table.rows[:200]), default=0)
    width = max(wide, len(table.headings))
    order = [*sorted(used), *(index for index in range(width) if index not in used)]
    reasons = [("reason", Message("Reason"))] if sheet.places[Fate.QUARANTINED] else []
    matched = any(row.matches for row in sheet.table.rows)
    return (
        *reasons,
        *([("matched", Message("Matched to"))] if matched else []),
        *((_name(index), _label(index, table.headings, used, names)) for index in order),
    )


def _label(
    index: int, headings: Sequence[str], used: Mapping[int, str], names: Mapping[str, Text]
) -> Text:
    if index in used:
        return names.get(used[index], used[index])
    heading = " ".join(headings[index].split()) if index < len(headings) else ""
    return heading or Message("Column {n}", n=index + 1)


def _table_columns(columns: Sequence[tuple[str, Text]]) -> list[Column]:
    found = [
        Column(name="number", label=Message("Row"), cell=_number, width=56, figures=True),
        Column(name="fate", label=Message("Goes"), cell=_fate, width=124),
    ]
    for name, label in columns:
        if name == "reason":
            found.append(Column(name=name, label=label, cell=_reason, width=_REASON))
        elif name == "matched":
            found.append(Column(name=name, label=label, cell=_matched, width=_REASON))
        else:
            index = int(name.removeprefix("c"))
            found.append(
                Column(
                    name=name,
                    label=label,
                    cell=partial(_cell, index),
                    width=_CELL,
                    field=Field(label="Cell", name=name),
                )
            )
    return found


def _number(row: ShownRow) -> Cell:
    return Cell(str(row.planned.number), "muted")


def _fate(row: ShownRow) -> Cell:
    icon, tone = MARKS[row.planned.fate]
    return Cell(row.planned.fate.text, tone.text, icon)


def _reason(row: ShownRow) -> Cell:
    quarantined = row.planned.fate is Fate.QUARANTINED
    return Cell(row.planned.reason or "" if quarantined else "", "bad")


def _matched(row: ShownRow) -> Cell:
    """What the row was matched to, and how; in the colour of a doubt where something is unknown."""
    matches = row.planned.matches
    unknown = any(match.how is MatchedBy.UNKNOWN for match in matches)
    said = Joined(tuple(match.text for match in matches)) if matches else ""
    return Cell(said, "warn" if unknown else "muted")


def _cell(index: int, row: ShownRow) -> Cell:
    quarantined = row.planned.fate is Fate.QUARANTINED
    colour: ColourName = "muted" if row.planned.fate is Fate.UNCHANGED else "text"
    return Cell(row.cell(index), "text" if quarantined else colour)
