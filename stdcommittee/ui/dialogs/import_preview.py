"""Files before they are imported: what each is, what its columns are, where each row would go.

    preview_import(desk, window, paths)

Kind, columns and cells can be corrected; each correction is tried at once in the background. The
import itself is one operation for all files, with progress and a way to stop it, and one Undo.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from stdcommittee.base.errors import Cancelled, Failure, Refused
from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.base.progress import Progress
from stdcommittee.exchange.importing import Fate
from stdcommittee.services.import_preview import FilePreview, preview_file
from stdcommittee.services.imports import ImportOutcome, ImportRequest, carry_out_all
from stdcommittee.ui.dialogs.import_preview_file import FilePage
from stdcommittee.ui.dialogs.import_preview_files import FILES, FileInHand, FileList
from stdcommittee.ui.dialogs.import_preview_foot import PreviewFoot
from stdcommittee.ui.theme.tokens import Gap, Tone
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.labels import Hairline
from stdcommittee.ui.toolkit.records_page import RecordsPage
from stdcommittee.ui.toolkit.tasks import Task

_WIDTH, _HEIGHT = 1180, 720  # px at 100 %
_EDGE: Final = 24  # px of the host that stay in sight around the dialog
_LOOK: Final = 100  # ms between two looks at how far the import is


class ImportPreview(QDialog):
    """All files of one import."""

    def __init__(self, desk: Desk, host: QWidget | None, paths: Sequence[Path]) -> None:
        super().__init__(host)
        self.desk = desk
        self.files: list[FileInHand] = []
        self._current = 0
        self._task: Task | None = None
        look = desk.look
        look.language.bind(self, QDialog.setWindowTitle, Message("Import files"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = FileList(desk)
        self.page = FilePage(desk)
        self.foot = PreviewFoot(desk)
        self._watch = QTimer(self, interval=_LOOK)
        self._watch.timeout.connect(self._say_progress)
        self._lay_out()
        self._connect()
        self._take_room(host)
        self.add_files(paths)

    @property
    def importing(self) -> bool:
        """Whether the import runs."""
        return self._task is not None

    def add_files(self, paths: Sequence[Path]) -> None:
        """Look at more files; one that is here already is passed over."""
        here = {file.path for file in self.files}
        new = [path for path in dict.fromkeys(paths) if path not in here]
        fresh = [FileInHand(ImportRequest(path)) for path in new]
        self.files.extend(fresh)
        self._refresh()
        for file in fresh:
            self._read(file)

    def ask_files(self) -> None:
        """Ask for more files."""
        from stdcommittee.ui.toolkit.choosing import ask_open_many

        title = Message("Import files")
        self.add_files(ask_open_many(self.desk.look, self.desk.memory, self, title, FILES))

    def start(self) -> None:
        """Carry the import out, as one operation for all files."""
        requests = [f.preview.settled for f in self.files if f.preview and f.preview.plan]
        if not requests or self.importing or any(f.preview is None for f in self.files):
            return
        session = self.desk.session

        def work(progress: Progress) -> list[ImportOutcome] | None:
            try:
                return carry_out_all(session, requests, progress)
            except Cancelled:
                return None

        self._task = self.desk.write(
            self, Message("Importing"), work, self._done, failed=self._failed, cancellable=True
        )
        self._watch.start()
        self._refresh()

    def stop(self) -> None:
        """Ask the running import to stop; nothing of it is kept."""
        if self._task is not None:
            self._task.cancel()

    def reject(self) -> None:
        """Close; an import that runs is stopped first."""
        if self.importing:
            self.stop()
        else:
            super().reject()

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.more.connect(self.add_files)
        self.list.asked.connect(self.ask_files)
        self.page.corrected.connect(self._corrected)
        self.page.removed.connect(self._remove)
        self.foot.go.clicked.connect(lambda _checked: self.start())
        self.foot.cancel.clicked.connect(lambda _checked: self.reject())
        for key, run in (
            ("F8", self.page.rows.next_quarantined),
            ("Ctrl+O", self.ask_files),
            ("Ctrl+Return", self.start),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(run)

    def _lay_out(self) -> None:
        look = self.desk.look
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        for part in (self.list, Hairline(upright=True)):
            self._middle.addWidget(part)
        self._middle.addWidget(self.page, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._middle, 1)
        box.addWidget(Hairline())
        box.addWidget(self.foot)
        self.setMinimumSize(look.px(560), look.px(360))

    def _take_room(self, host: QWidget | None) -> None:
        """Be as large as suits, yet no larger than the window under it or the screen."""
        screen = (host.screen() if host else None) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry().size()
        if host is not None and host.width() > _EDGE * 10:
            room = room.boundedTo(host.size())
        px, edge = self.desk.look.px, self.desk.look.px(Gap.XL)
        self.setMinimumSize(self.minimumSize().boundedTo(room))
        self.resize(min(px(_WIDTH), room.width() - edge), min(px(_HEIGHT), room.height() - edge))

    def _read(self, file: FileInHand) -> None:
        session, request = self.desk.session, file.request
        file.preview = None
        self.desk.read(
            self,
            lambda progress: preview_file(session, request, progress),
            self._take,
            what=Message("Reading {file}", file=request.path.name),
            lane=str(request.path),
        )

    def _take(self, preview: FilePreview) -> None:
        for file in self.files:
            if file.request is preview.request:
                file.preview = preview
        self._refresh()

    def _corrected(self, request: ImportRequest) -> None:
        file = self.files[self._current]
        file.request = dataclasses.replace(request, path=file.path)
        self._read(file)
        self._refresh()

    def _remove(self) -> None:
        del self.files[self._current]
        self._current = max(0, self._current - 1)
        self._refresh()

    def _choose(self, place: int) -> None:
        if place >= 0 and place != self._current:
            self._current = place
            self._show_page()

    def _refresh(self) -> None:
        self.list.show_files(self.files, self._current)
        self.list.setEnabled(not self.importing)
        self._show_page()
        self.foot.show_files(self.files, importing=self.importing)

    def _show_page(self) -> None:
        file = self.files[self._current] if self._current < len(self.files) else None
        self.page.show_file(file)
        self.page.setEnabled(not self.importing)

    def _say_progress(self) -> None:
        if self._task is not None:
            self.foot.show_progress(*self._task.state)

    def _ended(self) -> None:
        self._watch.stop()
        self._task = None

    def _done(self, outcomes: list[ImportOutcome] | None) -> None:
        self._ended()
        if outcomes is None:
            self._refresh()
            self.foot.say(Message("The import was stopped. Nothing of it was kept."))
            return
        _tell(self.desk, outcomes)
        self.accept()

    def _failed(self, failure: Failure) -> None:
        self._ended()
        self._refresh()
        self.foot.say(failure.message, bad=True)


def _tell(desk: Desk, outcomes: Sequence[ImportOutcome]) -> None:
    """Say what an import did, with a way to take it back."""
    writes = sum(outcome.plan.writes for outcome in outcomes)
    quarantined = sum(outcome.plan.counts[Fate.QUARANTINED] for outcome in outcomes)
    operation = next((o.operation for o in outcomes if o.operation is not None), None)
    said: Text = (
        Plural("{n} row imported", "{n} rows imported", n=writes)
        if writes
        else Message("The files brought nothing new.")
    )
    if quarantined:
        kept = Plural("{n} row quarantined", "{n} rows quarantined", n=quarantined)
        said = Message("{imported}; {quarantined}", imported=said, quarantined=kept)
    if operation is None:
        desk.notices.finished(said)
        return
    tone = Tone.WARN if quarantined else Tone.GOOD
    number, session = operation, desk.session

    def undo() -> None:
        desk.write(desk, Message("Undoing"), lambda progress: session.undo(number, progress))

    desk.notices.finished(said, tone=tone, action=Message("Undo"), on_action=undo)


def take_files(page: RecordsPage) -> None:
    """Import the files let go over a page's list, or chosen where the empty list offers it."""
    desk = page.desk
    page.files_dropped.connect(lambda paths: preview_import(desk, page.window(), paths))
    page.list.example_asked.connect(lambda: preview_import(desk, page.window()))


def preview_import(
    desk: Desk, host: QWidget | None, paths: Sequence[Path] = ()
) -> ImportPreview | None:
    """Show what importing files would do; without files ask for some first.

    Returns the dialog, or None where nothing is to be imported.
    """
    if desk.read_only is not None:
        desk.notices.failed(
            Refused(Message("Nothing can be imported here."), kept=None, advice=desk.read_only)
        )
        return None
    chosen: Sequence[Path] = paths
    if not chosen:
        from stdcommittee.ui.toolkit.choosing import ask_open_many

        owner: Any = host or QWidget()
        title = Message("Import files")
        chosen = ask_open_many(desk.look, desk.memory, owner, title, FILES)
    if not chosen:
        return None
    dialog = ImportPreview(desk, host, chosen)
    dialog.open()
    return dialog
