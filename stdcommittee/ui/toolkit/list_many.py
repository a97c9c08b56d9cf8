"""What is done to many rows of a list at once: export, copy, paste, one value for all.

    pane.many.export()       # the rows seen, or those selected where there are several

All of it stands in the menu of the list and among the actions of the program; what cannot be done
here, because the list is only read or nothing is imported into it, is not offered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView

from stdcommittee.base.messages import N_, Message, Plural, Text
from stdcommittee.base.progress import Progress
from stdcommittee.services.import_preview import can_be_imported
from stdcommittee.ui.frame.actions import Action
from stdcommittee.ui.toolkit.table_columns import Column
from stdcommittee.ui.toolkit.table_view import Shape

if TYPE_CHECKING:
    from stdcommittee.services.tables import TableColumn
    from stdcommittee.ui.toolkit.list_pane import ListPane

_FILES: Final = (
    (Message("Workbook"), "*.xlsx"),
    (Message("Comma-separated table"), "*.csv"),
)
_EXPORT: Final = N_("Export the list…")
_COPY: Final = N_("Copy rows")
_EDIT: Final = N_("Edit the selected records together…")
_PASTE: Final = N_("Paste rows…")
_EDITING: Final = QAbstractItemView.State.EditingState


class ManyRows:
    """Does it, and offers it."""

    def __init__(self, pane: ListPane) -> None:
        self._pane = pane
        writable = pane.desk.read_only is None
        self.editable = writable and pane.spec.editable
        self.takes_rows = writable and can_be_imported(pane.spec.kind)
        declare, rows = pane.desk.actions.declare, pane.view
        self._export = declare(_action("export_rows", _EXPORT, "download", self.export), rows)
        self._copy = declare(_action("copy_rows", _COPY, "copy", self.copy, "Ctrl+C"), rows)
        self._edit: QAction | None = None
        if self.editable:
            self._edit = declare(_action("edit_rows", _EDIT, "edit", self.edit), rows)
        if self.takes_rows:  # also where there are none yet
            declare(_action("paste_rows", _PASTE, "upload", self.paste, "Ctrl+V"), pane)
        self.offer(0)

    @property
    def keys(self) -> tuple[Text, ...]:
        """The keys that do some of it."""
        paste = (Message("Ctrl+V paste rows"),) if self.takes_rows else ()
        return (Message("Ctrl+C copy"), *paste)

    def offer(self, selected: int) -> None:
        """Offer what can be done with so many selected rows."""
        self._export.setEnabled(bool(len(self._pane.model.ids)))
        self._copy.setEnabled(selected > 0)
        if self._edit is not None:
            self._edit.setEnabled(selected > 1)

    def entries(self) -> list[tuple[Text, Callable[[], object]]]:
        """Return what the menu offers now, with the number of records that it is about."""
        selected, every = self._pane.view.selected_count(), len(self._pane.model.ids)
        found: list[tuple[Text, Callable[[], object]]] = []
        if self._edit is not None and selected > 1:
            words = Plural("Edit {n} record together…", "Edit {n} records together…", n=selected)
            found.append((words, self.edit))
        if selected > 1:
            said = Plural("Export {n} selected row…", "Export {n} selected rows…", n=selected)
            found.append((said, self.export))
        elif every:
            found.append((Plural("Export {n} row…", "Export {n} rows…", n=every), self.export))
        if self.takes_rows:
            found.append((Message(_PASTE), self.paste))
        return found

    def export(self) -> None:
        """Ask where to, and write the rows there as they are seen; then offer to open the file."""
        from stdcommittee.services.tables import export_rows
        from stdcommittee.ui.toolkit.choosing import ask_save
        from stdcommittee.ui.toolkit.pasting import file_name

        pane, desk = self._pane, self._pane.desk
        ids = self._ids()
        if not ids:
            return
        today = desk.session.clock.today().isoformat()
        name = file_name(f"{pane.look.render(pane.spec.title)} {today}") + _FILES[0][1][1:]
        title = Message("Export {list}", list=pane.spec.title)
        path = ask_save(pane.look, desk.memory, pane, title, name, _FILES)
        if path is None:
            return
        session, spec, language = desk.session, pane.spec, pane.look.language.code
        columns = _texts(pane.shown_columns())
        desk.read(
            pane,
            lambda progress: export_rows(
                session, columns, spec.rows, ids, path, language=language, progress=progress
            ),
            lambda rows: self._written(rows, path),
            what=Message("Writing {file}", file=path.name),
        )

    def copy(self) -> None:
        """Copy the selected rows with their headings, as spreadsheets take them."""
        from stdcommittee.services.tables import table_of

        pane, desk = self._pane, self._pane.desk
        ids = pane.selected_ids()
        if not ids:
            return
        session, spec, language = desk.session, pane.spec, pane.look.language.code
        columns = _texts(pane.shown_columns())

        def work(progress: Progress) -> tuple[str, int]:
            table = table_of(session, columns, spec.rows, ids, language, progress)
            lines = ("\t".join(" ".join(cell.split()) for cell in row) for row in table)
            return "\n".join(lines), len(table) - 1

        desk.read(pane, work, self._copied, lane="copy", what=Message("Copying rows"))

    def paste(self) -> None:
        """Open the import preview on the rows in the clipboard, unless a cell is being edited."""
        from stdcommittee.ui.toolkit.pasting import paste_rows

        pane = self._pane
        if pane.view.state() is not _EDITING:
            paste_rows(pane.desk, pane.window(), pane.spec.title)

    def edit(self) -> None:
        """Ask for a field and a value that all selected records are given."""
        from stdcommittee.ui.dialogs.bulk_edit import edit_together

        pane = self._pane
        ids = pane.selected_ids()
        if len(ids) > 1:
            here = pane.view.currentIndex().column() if pane.state.shape is Shape.TABLE else -1
            item = pane.spec.columns[here].field if here >= 0 else None
            edit_together(
                pane.desk,
                pane.window(),
                pane.spec.kind,
                ids,
                like=pane.current_id,
                field=item.name if item is not None else "",
            )

    def _ids(self) -> list[int]:
        """Return the ids of the selected rows where there are several, else of all."""
        pane = self._pane
        several = pane.view.selected_count() > 1
        return pane.selected_ids() if several else list(dict.fromkeys(pane.model.ids))

    def _written(self, rows: int, path: Path) -> None:
        from stdcommittee.ui.toolkit.document_copies import open_file

        said = Plural("{n} row written: {file}", "{n} rows written: {file}", n=rows, file=path.name)
        self._pane.desk.notices.finished(
            said, action=Message("Open"), on_action=lambda: open_file(path)
        )

    def _copied(self, made: tuple[str, int]) -> None:
        text, rows = made
        QGuiApplication.clipboard().setText(text)
        self._pane.desk.notices.say(Plural("{n} row copied", "{n} rows copied", n=rows))


def _action(
    id_: str, label: str, icon: str, run: Callable[[], object], shortcut: str = ""
) -> Action:
    return Action(
        id=id_, label=label, icon=icon, run=run, shortcut=shortcut, in_focus=bool(shortcut)
    )


def _texts(columns: Sequence[Column]) -> list[TableColumn]:
    """Return columns as a table outside the window has them: the words, without the colours."""
    from stdcommittee.services.tables import TableColumn

    return [TableColumn(column.label, partial(_words, column)) for column in columns]


def _words(column: Column, row: object) -> Text:
    return column.cell(row).text
