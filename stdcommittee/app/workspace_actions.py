"""What can be done with a workspace as a whole: import, copy, back up, change to another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from stdcommittee.base.messages import N_, Message
from stdcommittee.services.safety import back_up, save_copy
from stdcommittee.ui.frame.actions import Action
from stdcommittee.ui.frame.window import MainWindow
from stdcommittee.ui.toolkit.choosing import ask_open_many, ask_save
from stdcommittee.ui.toolkit.desk import Desk

WORKSPACE_FILES: Final = ((Message("Workspaces"), "*.stdc"),)
_IMPORTABLE: Final = (
    (
        Message("Files that can be imported"),
        "*.csv *.tsv *.txt *.xlsx *.xls *.ods *.jsonl *.json *.docx *.html *.htm",
    ),
    (Message("All files"), "*"),
)


class WorkspaceActions(QObject):
    """Declares these actions and carries them out."""

    open_asked = Signal()  # another workspace
    new_asked = Signal()

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        declare = desk.actions.declare
        reading = (
            Action(
                id="workspace.open",
                label=N_("Open another workspace…"),
                icon="folder",
                shortcut="Ctrl+O",
                run=self.open_asked.emit,
            ),
            Action(
                id="workspace.new",
                label=N_("New workspace…"),
                icon="add",
                run=self.new_asked.emit,
            ),
            Action(id="workspace.copy", label=N_("Save a copy…"), icon="copy", run=self.ask_copy),
            Action(id="window.close", label=N_("Close"), shortcut="Ctrl+Q", run=window.close),
        )
        writing = (
            Action(
                id="import",
                label=N_("Import files…"),
                icon="upload",
                shortcut="Ctrl+I",
                run=self.ask_files,
            ),
            Action(id="workspace.backup", label=N_("Back up now"), icon="shield", run=self.back_up),
        )
        for action in (*reading, *(writing if desk.read_only is None else ())):
            declare(action)

    def ask_files(self) -> None:
        """Ask for files and show what importing them would do."""
        desk = self._desk
        title = Message("Import files")
        self.import_files(ask_open_many(desk.look, desk.memory, self._window, title, _IMPORTABLE))

    def import_files(self, paths: Sequence[Path]) -> None:
        """Show what importing files would do."""
        if paths:
            from stdcommittee.ui.dialogs.import_preview import preview_import

            preview_import(self._desk, self._window, list(paths))

    def ask_copy(self) -> None:
        """Ask where to write a copy of the workspace, and write it."""
        desk, session = self._desk, self._desk.session
        name = Message("{name} copy", name=session.path.stem)
        target = ask_save(
            desk.look,
            desk.memory,
            self._window,
            Message("Save a copy"),
            f"{desk.look.render(name)}.stdc",
            WORKSPACE_FILES,
        )
        if target is not None:
            desk.write(
                self,
                Message("Saving a copy"),
                lambda _progress: save_copy(session, target),
                lambda path: desk.notices.finished(
                    Message("A complete copy was written: {file}", file=path.name)
                ),
            )

    def back_up(self) -> None:
        """Write a backup now."""
        desk, session = self._desk, self._desk.session
        desk.write(
            self,
            Message("Backing up"),
            lambda _progress: back_up(session),
            lambda path: desk.notices.finished(
                Message("A backup was written: {file}", file=path.name)
            ),
        )
