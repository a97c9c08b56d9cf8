"""One open workspace in a window: bars, screens and services, each told what the other needs."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QObject, Signal

from stdcommittee.app.bars import Bars
from stdcommittee.app.workspace_actions import WorkspaceActions
from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.registry import collect
from stdcommittee.services.session import Session
from stdcommittee.services.settings import Settings
from stdcommittee.ui.frame.actions import Actions
from stdcommittee.ui.frame.footbar import FootBar
from stdcommittee.ui.frame.screens import ScreenDescriptor
from stdcommittee.ui.frame.window import MainWindow
from stdcommittee.ui.toolkit.desk import Desk, OpensRecords, RecordKey, screens_by_kind, whole_of
from stdcommittee.ui.toolkit.dropping import FileDrop
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.tasks import Tasks


def all_screens() -> list[ScreenDescriptor]:
    """Return the screens that the program has."""
    return list(collect("stdcommittee.ui.screens", "SCREEN", lambda screen: screen.name).values())


class Workbench(QObject):
    """A window on a workspace; ends with `closed`."""

    closed = Signal()

    def __init__(self, session: Session, look: Look, settings: Settings) -> None:
        """Make the window; `show` brings it into sight."""
        super().__init__()
        self.session = session
        self._foot = _Foot()
        screens = all_screens()
        self._shows = screens_by_kind(screens)
        self.desk = Desk(
            session,
            look,
            Actions(look),
            settings.within(session.unit().uid),
            Tasks(self._foot, self._fail),
        )
        self.window = MainWindow(screens, self.desk)
        self._foot.bar = self.window.foot
        self.desk.notices = self.window.notices
        self.files = WorkspaceActions(self.desk, self.window)
        self.bars = Bars(self.desk, self.window)
        FileDrop(self.window, self.files.import_files, welcome=lambda: self.desk.read_only is None)
        self.window.foot.cancel_asked.connect(self.desk.tasks.cancel_shown)
        self.window.foot.edition_asked.connect(lambda: self._go("settings"))
        self.window.foot.workspace_asked.connect(lambda: self._go("settings"))
        self.window.record_chosen.connect(self._open_found)
        self.window.closing.connect(self._close)
        self.desk.record_asked.connect(lambda kind, number: self.open_record((kind, number)))

    def show(self) -> None:
        """Bring the window into sight, on the screen that was there last."""
        self.window.start()
        if not self.window.restore_place():
            self.window.resize(self.desk.look.px(1366), self.desk.look.px(768))
        self.window.show()
        reason = self.desk.read_only
        if reason is not None:
            self.desk.notices.finished(reason)

    def open_record(self, key: RecordKey) -> None:
        """Show a record on its screen, or the record that it is a part of."""
        session, shown = self.session, tuple(self._shows)
        self.desk.read(
            self.window, lambda _progress: whole_of(session, key, shown), self._show_whole
        )

    def _open_found(self, key: Hashable) -> None:
        if isinstance(key, tuple):
            self.open_record(key)

    def _show_whole(self, key: RecordKey | None) -> None:
        if key is None:
            self.desk.notices.failed(
                Failure(
                    Message("This record cannot be shown."),
                    advice=Message("It was removed; History shows when and by whom."),
                )
            )
            return
        screen = self._shows[key[0]]
        if self._go(screen):
            page = self.window.page(screen)
            if isinstance(page, OpensRecords):
                page.open_record(*key)

    def _go(self, screen: str) -> bool:
        return self.window.show_screen(screen)

    def _fail(self, failure: Failure) -> None:
        self.desk.notices.failed(failure)

    def _close(self) -> None:
        self.window.keep_place()
        self.window.hide()
        self.desk.close()
        self.session.close()
        self.closed.emit()


class _Foot:
    """Stands for the foot bar until there is one."""

    def __init__(self) -> None:
        self.bar: FootBar | None = None

    def set_task(
        self, what: Text, done: int = 0, total: int = 0, *, cancellable: bool = True
    ) -> None:
        if self.bar is not None:
            self.bar.set_task(what, done, total, cancellable=cancellable)

    def clear_task(self) -> None:
        if self.bar is not None:
            self.bar.clear_task()
