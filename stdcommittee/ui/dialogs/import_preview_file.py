"""One file in an import's preview: what it holds, its sheets, columns and rows."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Joined, Message, Plural, Text
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.services.import_preview import (
    Destination,
    FilePreview,
    SheetPreview,
    correctable,
    destination,
    target_names,
)
from stdcommittee.services.imports import ImportRequest
from stdcommittee.ui.dialogs.import_preview_columns import ColumnCards, ShownColumn, shown_columns
from stdcommittee.ui.dialogs.import_preview_files import FileInHand
from stdcommittee.ui.dialogs.import_preview_rows import RowsCard
from stdcommittee.ui.theme.tokens import Gap, Type
from stdcommittee.ui.toolkit.buttons import IconButton
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.states import FailureState, LoadingState

_MOST: Final = 3  # problems of a file that are written out


class FilePage(QWidget):
    """Shows one file and says how it is to be read otherwise."""

    corrected = Signal(object)  # ImportRequest
    removed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._look = desk.look
        self._file: FileInHand | None = None
        self._sheet = 0
        self._destination: Destination | None = None
        self._make_head()
        self.columns = ColumnCards(desk)
        self.columns.chosen.connect(self._column_chosen)
        self._problems = Label(desk.look, type_=Type.CAPTION, colour="warn", wrap=True)
        self.rows = RowsCard(desk)
        self.rows.cell_given.connect(self._cell_given)
        self.rows.left_out.connect(self._row_left_out)
        self._lay_out()
        desk.look.follow(self, FilePage._dress)

    def show_file(self, file: FileInHand | None) -> None:
        """Show a file as it is now; None: there is none."""
        if file is not self._file:
            self._file, self._sheet = file, 0
        self._head.setVisible(file is not None)
        if file is None:
            self._stack.setCurrentWidget(self._loading)
            return
        self._say_head(file)
        if file.preview is None:
            if not self._shows_rows():
                self._stack.setCurrentWidget(self._loading)
        elif file.preview.failure is not None:
            self._show_failure(file.preview.failure)
        elif file.preview.plan is not None:
            self._show_plan(file, file.preview, file.preview.plan.kind)

    def _shows_rows(self) -> bool:
        """Whether the rows of this file are in sight, and stay until it was read again."""
        file = self._file
        return (
            self._stack.currentWidget() is self._body
            and file is not None
            and bool(file.request.chosen or file.request.corrections or file.request.left_out)
        )

    def _make_head(self) -> None:
        look = self._look
        self._head = QWidget()
        self._name = Phrase(look)
        self._remove = IconButton(
            look, "close", Message("Take this file off the list"), on_click=self.removed.emit
        )
        self.kind = _Choice(look, Message("What the file holds"))
        self.sheet = _Choice(look, Message("Sheet"))
        self.goal = _Choice(look, Message("Where the rows belong"))
        self.kind.activated.connect(self._kind_chosen)
        self.sheet.activated.connect(self._sheet_chosen)
        self.goal.activated.connect(self._goal_chosen)
        self._head_row = QHBoxLayout(self._head)
        self._head_row.addWidget(self._name, 1)
        for part in (self.sheet, self.kind, self.goal, self._remove):
            self._head_row.addWidget(part)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("part", "page")
        self._inner = QVBoxLayout(inside)
        self._body = QScrollArea()
        self._body.setWidget(inside)
        self._body.setWidgetResizable(True)
        self._body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part in (self.columns, self._problems):
            self._inner.addWidget(part)
        self._inner.addWidget(self.rows, 1)
        self._loading = LoadingState(self._look, rows=10)
        self._failure: QWidget = QWidget()
        self._stack = QStackedWidget()
        for state in (self._body, self._loading, self._failure):
            self._stack.addWidget(state)
        self._stack.setCurrentWidget(self._loading)
        self._box = QVBoxLayout(self)
        self._box.addWidget(self._head)
        self._box.addWidget(self._stack, 1)

    def _show_plan(self, file: FileInHand, preview: FilePreview, kind: ImportKind) -> None:
        sheet = self._sheet_in_sight(preview)
        if sheet is None:
            self._show_failure(_nothing(file))
            return
        names = target_names(kind)
        editable = correctable(kind)
        self.columns.setVisible(editable)
        if editable:
            shown = _columns(file, sheet)
            self.columns.show_columns(shown, names, editable=True)
            self.columns.setVisible(bool(shown))
        table = sheet.table.table
        aside = [row for name, row in file.request.left_out if name == table.sheet]
        self.rows.show_sheet(sheet, names, editable=editable, left_out=aside)
        self._say_problems([*preview.plan.problems, *sheet.table.problems] if preview.plan else [])
        self._stack.setCurrentWidget(self._body)

    def _sheet_in_sight(self, preview: FilePreview) -> SheetPreview | None:
        if not preview.sheets:
            return None
        self._sheet = min(self._sheet, len(preview.sheets) - 1)
        return preview.sheets[self._sheet]

    def _show_failure(self, failure: Failure) -> None:
        self._stack.removeWidget(self._failure)
        self._failure.deleteLater()
        self._failure = FailureState(self._look, failure)
        self._stack.addWidget(self._failure)
        self._stack.setCurrentWidget(self._failure)

    def _say_head(self, file: FileInHand) -> None:
        preview = file.preview
        runs = [Run(file.path.name, bold=True, type=Type.HEADING)]
        sheets = preview.sheets if preview is not None else ()
        if sheets:
            shown = sheets[min(self._sheet, len(sheets) - 1)]
            above = len(shown.table.table.preamble)
            if above and shown.table.table.headings:
                row = shown.table.table.preamble[-1].number + 1
                runs.append(Run(Message("headings in row {row}", row=row), "muted"))
            count = Plural("{n} row", "{n} rows", n=len(shown.table.rows))
            runs.append(Run(count, "muted"))
        self._name.set_runs(*runs)
        found = preview.plan.kind if preview is not None and preview.plan is not None else None
        self._offer_kinds(file.request.kind, found)
        self._offer_sheets(sheets)
        self._offer_goal(file, found)

    def _offer_kinds(self, said: ImportKind | None, found: ImportKind | None) -> None:
        own: Text = (
            Message("Recognised: {kind}", kind=found.text)
            if said is None and found is not None
            else Message("Recognise from the file")
        )
        choices = [("", own), *((kind.value, kind.text) for kind in ImportKind)]
        self.kind.offer(choices, said.value if said is not None else "")

    def _offer_sheets(self, sheets: Sequence[SheetPreview]) -> None:
        names = [(str(n), s.table.table.sheet or str(n + 1)) for n, s in enumerate(sheets)]
        self.sheet.offer(names, str(self._sheet))
        self.sheet.setVisible(len(sheets) > 1)

    def _offer_goal(self, file: FileInHand, kind: ImportKind | None) -> None:
        """Offer the committee, ballot or round that the rows belong to; read in the background."""
        self.goal.setVisible(False)
        if kind is None:
            return
        session = self._desk.session
        self._desk.read(
            self,
            lambda _progress: destination(session, kind),
            lambda found: self._take_goal(file, found),
            lane="goal",
        )

    def _take_goal(self, file: FileInHand, found: Destination | None) -> None:
        self._destination = found
        if found is None or not found.choices or file is not self._file:
            return
        none: Text = Message("{label}: as the file says", label=found.label)
        self.goal.offer([("", none), *found.choices], file.request.options.get(found.option, ""))
        self.goal.setVisible(True)

    def _say_problems(self, problems: Sequence[Text]) -> None:
        shown = list(problems[:_MOST])
        rest = len(problems) - len(shown)
        if rest:
            shown.append(Plural("{n} more note", "{n} more notes", n=rest))
        self._problems.set_text(Joined(tuple(shown), "sentence") if shown else "")
        self._problems.setVisible(bool(shown))

    def _kind_chosen(self) -> None:
        chosen = ImportKind(self.kind.value) if self.kind.value else None
        self._correct(kind=chosen, chosen={}, corrections={}, left_out=())

    def _sheet_chosen(self) -> None:
        self._sheet = int(self.sheet.value or 0)
        self.show_file(self._file)

    def _goal_chosen(self) -> None:
        if self._destination is not None and self._file is not None:
            options = {**self._file.request.options, self._destination.option: self.goal.value}
            self._correct(options={name: text for name, text in options.items() if text})

    def _column_chosen(self, index: int, target: str | None) -> None:
        sheet = self._shown_sheet()
        if sheet is None or self._file is None:
            return
        before = self._file.request.chosen
        name = sheet.table.table.sheet
        said = {i: t for i, t in before.get(name, {}).items() if t is None or t != target}
        self._correct(chosen={**before, name: {**said, index: target}}, kind=self._kind_found())

    def _cell_given(self, place: int, index: int, text: str) -> None:
        sheet = self._shown_sheet()
        if sheet is None or self._file is None:
            return
        row = sheet.table.rows[place]
        cells = [*row.cells, *[""] * (index + 1 - len(row.cells))]
        cells[index] = text
        key = (sheet.table.table.sheet, row.number)
        corrections = {**self._file.request.corrections, key: tuple(cells)}
        self._correct(corrections=corrections, kind=self._kind_found())

    def _row_left_out(self, place: int) -> None:
        sheet = self._shown_sheet()
        if sheet is None or self._file is None:
            return
        key = (sheet.table.table.sheet, sheet.table.rows[place].number)
        left_out = frozenset(self._file.request.left_out) ^ {key}
        self._correct(left_out=left_out, kind=self._kind_found())

    def _shown_sheet(self) -> SheetPreview | None:
        preview = self._file.preview if self._file is not None else None
        return self._sheet_in_sight(preview) if preview is not None else None

    def _kind_found(self) -> ImportKind | None:
        """The kind that the corrections are made for: it stays the same from now on."""
        preview = self._file.preview if self._file is not None else None
        return preview.plan.kind if preview is not None and preview.plan is not None else None

    def _correct(self, **changes: Any) -> None:
        if self._file is not None:
            request: ImportRequest = dataclasses.replace(self._file.request, **changes)
            self.corrected.emit(request)

    def _dress(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(Gap.L), px(Gap.M), px(Gap.L), px(Gap.L))
        self._box.setSpacing(px(Gap.M))
        for layout in (self._head_row, self._inner):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(px(Gap.S if layout is self._head_row else Gap.M))


class _Choice(QComboBox):
    """A choice among values whose labels are said in the language spoken."""

    def __init__(self, look: Look, name: Text) -> None:
        super().__init__()
        self._look = look
        self._choices: tuple[tuple[str, Text], ...] = ()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaximumWidth(look.px(260))
        look.language.name(self, name, tip=True)
        look.language.name(self.view(), name)
        look.follow(self, _Choice._say)

    @property
    def value(self) -> str:
        """The value chosen."""
        return str(self.currentData() or "")

    def offer(self, choices: Sequence[tuple[str, Text]], value: str) -> None:
        """Offer other choices, with one of them chosen."""
        self._choices = tuple(choices)
        self._say()
        self.setCurrentIndex(max(0, self.findData(value)))

    def _say(self) -> None:
        value = self.value
        self.clear()
        for key, label in self._choices:
            self.addItem(self._look.render(label), key)
        self.setCurrentIndex(max(0, self.findData(value)))


def _columns(file: FileInHand, sheet: SheetPreview) -> list[ShownColumn]:
    """Return the columns to show: where a choice took away what a sheet needs, as it was said."""
    table = sheet.table.table
    said = file.request.chosen.get(table.sheet, {})
    if table.headings:
        file.headings[table.sheet] = table.headings
    headings = file.headings.get(table.sheet, ())
    found = []
    for column in shown_columns(sheet):
        matched = column.matched
        if not table.headings and matched.index < len(headings):
            matched = dataclasses.replace(matched, heading=headings[matched.index])
        if matched.index in said and matched.target is None:
            matched = dataclasses.replace(matched, target=said[matched.index])
        found.append(dataclasses.replace(column, matched=matched))
    return found


def _nothing(file: FileInHand) -> Failure:
    return Failure(
        Message("{file} has no rows.", file=file.path.name),
        advice=Message("Take it off the list, or choose another file."),
    )
