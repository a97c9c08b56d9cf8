"""The files of an import at the left of its preview: what each is, and how its rows fare."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.exchange.importing import Fate
from stdcommittee.services.import_preview import FilePreview
from stdcommittee.services.imports import ImportRequest
from stdcommittee.ui.theme.tokens import Gap, Type
from stdcommittee.ui.toolkit.buttons import Button
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.dropping import FileDrop
from stdcommittee.ui.toolkit.labels import Hairline, Label, Phrase
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.table_columns import Cell, Column, Lines
from stdcommittee.ui.toolkit.table_model import Listing, TableModel
from stdcommittee.ui.toolkit.table_view import Shape, Standpoint, TableView

FILES: Final = (
    (
        Message("Tables and documents"),
        "*.xlsx *.xls *.xlsm *.ods *.csv *.tsv *.txt *.json *.html *.htm *.xml *.docx *.doc *.zip",
    ),
    (Message("All files"), "*"),
)
_WIDTH: Final = 240


@dataclass
class FileInHand:
    """One file with all that was said about it so far; `preview` None: it is being read."""

    request: ImportRequest
    preview: FilePreview | None = None
    headings: dict[str, tuple[str, ...]] = field(default_factory=dict)  # by sheet, as first read

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.request.path


class FileList(QFrame):
    """The files, one of them in sight; takes more by drop or by a button."""

    chosen = Signal(int)  # place among the files
    more = Signal(list)  # of Path
    asked = Signal()  # for a dialog to choose more

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = desk.look
        self._look = look
        self._files: Sequence[FileInHand] = ()
        self.setProperty("part", "surface")
        self._title = Phrase(look)
        column = Column(name="file", label=Message("File"), cell=_file_cell)
        self.model = TableModel(desk, (column,), self._read, _lines, self)
        self.view = TableView(look, self.model)
        self.view.set_shape(Shape.LIST)
        self.view.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.view.current_changed.connect(lambda number: self.chosen.emit(number - 1))
        look.language.name(self.view, Message("Files"))
        self.add = Button(look, Message("Add files…"), icon="add", on_click=self.asked.emit)
        kept = Message(
            "Each source file is kept in the workspace with its SHA-256. "
            "No row is lost without a word."
        )
        self._kept = Label(look, kept, type_=Type.CAPTION, colour="muted", wrap=True)
        self._box = QVBoxLayout(self)
        self._insets = [QVBoxLayout() for _ in range(3)]
        self._box.addLayout(self._insets[0])
        self._box.addWidget(self.view, 1)
        self._box.addLayout(self._insets[1])
        self._box.addWidget(Hairline())
        self._box.addLayout(self._insets[2])
        for inset, part in zip(self._insets, (self._title, self.add, self._kept), strict=True):
            inset.addWidget(part)
        FileDrop(self, self.more.emit)
        look.follow(self, FileList._dress)

    def show_files(self, files: Sequence[FileInHand], current: int) -> None:
        """Show the files as they are now."""
        self._files = files
        ids = array("q", range(1, len(files) + 1))
        listing = Listing(ids, (), self._read(ids))
        number = current + 1 if 0 <= current < len(files) else 0
        places = {number: current} if number else {}
        self.view.put(listing, Standpoint(number, (number,), 0), places)
        rows = sum(f.preview.rows for f in files if f.preview is not None)
        count = Plural("{n} file", "{n} files", n=len(files))
        total = Plural("{n} row", "{n} rows", n=rows)
        self._title.set_runs(
            Run(Message("Files"), bold=True),
            Run(count, "muted", type=Type.CAPTION),
            Run(total, "muted", type=Type.CAPTION),
        )

    def _read(self, ids: Sequence[int]) -> Mapping[int, FileInHand]:
        return {number: self._files[number - 1] for number in ids if number <= len(self._files)}

    def _dress(self) -> None:
        px = self._look.px
        self.setFixedWidth(px(_WIDTH))
        self._box.setContentsMargins(0, px(Gap.M), 0, px(Gap.M))
        self._box.setSpacing(px(Gap.M))
        for inset in self._insets:
            inset.setContentsMargins(px(Gap.M), 0, px(Gap.M), 0)


def _file_cell(file: FileInHand) -> Cell:
    return Cell(file.path.name)


def _lines(file: FileInHand) -> Lines:
    preview = file.preview
    icon = "file" if file.path.suffix.casefold() in (".docx", ".doc", ".pdf") else "table"
    name = Cell(file.path.name, icon=icon)
    if preview is None:
        return Lines(name, second=Cell(Message("Reading …")))
    if preview.plan is None:
        unreadable = Cell(Message("cannot be read"), "bad", "cross-circle")
        return Lines(name, second=Cell(""), aside=unreadable)
    kind: Text = preview.plan.kind.text
    rows = Plural("{n} row", "{n} rows", n=preview.rows)
    quarantined = preview.counts[Fate.QUARANTINED]
    if quarantined:
        said = Plural("{n} quarantined", "{n} quarantined", n=quarantined)
        return Lines(name, second=Cell(kind), aside=Cell(said, "warn", "warning"))
    return Lines(name, second=Cell(kind), aside=Cell(rows, "good", "check"))
