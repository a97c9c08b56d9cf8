"""Which window is in sight: the first page until a workspace is open, then the workspace."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QProgressBar, QVBoxLayout, QWidget

from stdcommittee.app.program import Program
from stdcommittee.app.workbench import Workbench
from stdcommittee.app.workspace_actions import WORKSPACE_FILES
from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.progress import Progress
from stdcommittee.services.session import Session, open_workspace
from stdcommittee.services.workspaces import NewWorkspace, create, is_encrypted
from stdcommittee.ui.theme.tokens import Gap, Type
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.choosing import ask_open
from stdcommittee.ui.toolkit.labels import Phrase
from stdcommittee.ui.toolkit.notices import Notices
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.tasks import Tasks

_WIDTH, _HEIGHT = 1040, 680  # px at 100 %
SAMPLE_FOLDER: Final = "StdCommittee sample"


class Front(QObject):
    """Opens workspaces, each in its window, and shows the first page while there is none."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self.program = program
        self.bench: Workbench | None = None
        self._page: _FirstWindow | None = None
        self.tasks = Tasks(_Busy(self), self._failed)

    @property
    def page(self) -> _FirstWindow:
        """The window of the first page, made when it is first needed."""
        if self._page is None:
            self._page = _FirstWindow(self)
        return self._page

    @property
    def is_waiting(self) -> bool:
        """Whether the first page is in sight."""
        return self._page is not None and self._page.isVisible()

    @property
    def host(self) -> QMainWindow:
        """The window in sight, over which things are asked."""
        return self.bench.window if self.bench is not None else self.page

    def start(self, path: Path | None) -> None:
        """Open a workspace, or show the first page."""
        if path is None:
            self.page.show()
        else:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open a workspace in a window of its own; a passphrase is asked for where it needs one."""
        me = self.program.settings.me
        if self.bench is not None and path.resolve() == self.bench.session.path.resolve():
            self.bench.window.activateWindow()
            return
        if not is_encrypted(path):
            self.tasks.read(
                self,
                lambda progress: open_workspace(path, actor=me.name, progress=progress),
                self._opened,
                what=Message("Opening {file}", file=path.name),
            )
            return
        if self.bench is None:
            self.page.show()
        from stdcommittee.ui.dialogs.passphrase import ask_passphrase

        def attempt(passphrase: str, progress: Progress) -> Session:
            return open_workspace(path, actor=me.name, passphrase=passphrase, progress=progress)

        ask_passphrase(
            self.program.look, self.tasks, self.host, path, attempt, self._opened, self._failed
        )

    def ask_open(self) -> None:
        """Ask which workspace to open."""
        program = self.program
        title = Message("Open a workspace")
        path = ask_open(program.look, program.settings, self.host, title, WORKSPACE_FILES)
        if path is not None:
            self.open(path)

    def ask_new(self) -> None:
        """Ask for a new workspace, make it and open it."""
        from stdcommittee.ui.dialogs.new_workspace import ask_new_workspace

        program = self.program
        ask_new_workspace(program.look, program.settings, self.host, self._make)

    def open_sample(self) -> None:
        """Make the sample committee where documents are kept, or open the one made before."""
        import platformdirs

        from stdcommittee.services.demo import make_sample

        folder = platformdirs.user_documents_path() / SAMPLE_FOLDER
        made = next(iter(sorted(folder.glob("*.stdc"))), None)
        if made is not None:
            self.open(made)
            return
        language = self.program.look.language.code
        self.tasks.write(
            self,
            Message("Making the sample committee"),
            lambda progress: make_sample(folder, language=language, progress=progress).workspace,
            self.open,
            cancellable=True,
        )

    def close(self) -> None:
        """End all work."""
        self.tasks.close()

    def _make(self, wanted: NewWorkspace) -> None:
        me = self.program.settings.me
        self.tasks.write(
            self,
            Message("Making {file}", file=wanted.path.name),
            lambda _progress: create(wanted, me),
            self._opened,
        )

    def _opened(self, session: Session) -> None:
        program, before = self.program, self.bench
        program.settings.opened(session.path)
        bench = Workbench(session, program.look, program.settings)
        bench.files.open_asked.connect(self.ask_open)
        bench.files.new_asked.connect(self.ask_new)
        bench.closed.connect(partial(self._left, bench))
        self.bench = bench
        bench.show()
        if before is not None:
            before.window.close()
        if self._page is not None:
            self._page.hide()

    def _left(self, bench: Workbench) -> None:
        if self.bench is bench:
            self.bench = None

    def _failed(self, failure: Failure) -> None:
        if self.bench is not None:
            self.bench.desk.notices.failed(failure)
            return
        self.page.show()
        self.page.notices.failed(failure)


class _FirstWindow(QMainWindow):
    """The first page with what is going on under it."""

    def __init__(self, front: Front) -> None:
        super().__init__()
        from stdcommittee.ui.frame.welcome import WelcomePage

        look = front.program.look
        self._what = Phrase(look)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        look.language.name(self._bar, Message("Progress"))
        self._cancel = LinkButton(look, Message("Cancel"), on_click=front.tasks.cancel_shown)
        self.welcome = WelcomePage(look, front.program.settings, front.tasks)
        self._busy = QWidget()
        inner = QVBoxLayout(self._busy)
        for part in (self._what, self._bar, self._cancel):
            inner.addWidget(part)
        inner.setContentsMargins(*(look.px(Gap.L),) * 4)
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.welcome, 1)
        box.addWidget(self._busy)
        self.setCentralWidget(whole)
        self._busy.hide()
        self.notices = Notices(look, self, foot=lambda _text: None)
        title = Message("Standards committee workbench")
        look.language.bind(self, QMainWindow.setWindowTitle, title)
        self.resize(look.px(_WIDTH), look.px(_HEIGHT))
        self.welcome.sample_asked.connect(front.open_sample)
        self.welcome.new_asked.connect(front.ask_new)
        self.welcome.open_asked.connect(front.ask_open)
        self.welcome.recent_chosen.connect(front.open)

    def set_task(self, what: Text, done: int, total: int, *, cancellable: bool) -> None:
        """Show what is going on; nothing else can be begun meanwhile."""
        self._what.set_runs(Run(what, "muted", type=Type.BODY))
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._cancel.setVisible(cancellable)
        self._busy.show()
        self.welcome.setEnabled(False)

    def clear_task(self) -> None:
        """Show that nothing is going on."""
        self._busy.hide()
        self.welcome.setEnabled(True)


class _Busy:
    """Shows on the first page what runs before a workspace is open."""

    def __init__(self, front: Front) -> None:
        self._front = front

    def set_task(
        self, what: Text, done: int = 0, total: int = 0, *, cancellable: bool = True
    ) -> None:
        if self._front.bench is not None:
            self._front.bench.window.foot.set_task(what, done, total, cancellable=cancellable)
            return
        self._front.page.show()
        self._front.page.set_task(what, done, total, cancellable=cancellable)

    def clear_task(self) -> None:
        if self._front.bench is not None:
            self._front.bench.window.foot.clear_task()
        elif self._front.is_waiting:
            self._front.page.clear_task()
