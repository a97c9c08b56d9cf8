"""The main window: bars around, one screen in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.ui.frame.actions import Action
from stdcommittee.ui.frame.footbar import FootBar
from stdcommittee.ui.frame.rail import Rail
from stdcommittee.ui.frame.screens import Leavable, ScreenDescriptor, in_rail_order
from stdcommittee.ui.frame.shell import Shell
from stdcommittee.ui.frame.topbar import TopBar
from stdcommittee.ui.frame.view_actions import view_actions
from stdcommittee.ui.theme.icons import application_icon
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.notices import Notices

if TYPE_CHECKING:
    from stdcommittee.ui.frame.palette import Palette

_NUMBERED: Final = 9  # screens that have a key of their own
_FOLD_KEY: Final = "rail/narrow"
_SCREEN_KEY: Final = "screen"
_PLACE_KEY: Final = "window"
_SMALLEST: Final = (720, 480)


class MainWindow(QMainWindow):
    """Shows screens one at a time and builds each when it is first asked for.

    The window knows no services. What happens in it is said by signals of its parts (`top`,
    `foot`, `rail`); what it shows is set by their setters.
    """

    screen_shown = Signal(str)
    record_chosen = Signal(object)
    closing = Signal()

    def __init__(self, screens: Sequence[ScreenDescriptor], context: Shell) -> None:
        """Make the window with the screens given; the first one is shown by `start`."""
        super().__init__()
        self._context = context
        self._screens = {screen.name: screen for screen in in_rail_order(screens)}
        self._built: dict[str, QWidget] = {}
        self._current = ""
        self._palette: Palette | None = None
        look = context.look
        self.top = TopBar(look)
        self.rail = Rail(look, screens)
        self.foot = FootBar(look)
        self.body = QStackedWidget()
        self._lay_out()
        self.notices = Notices(look, self, foot=self.foot.say)
        self._wire()
        self._declare()
        self.setMinimumSize(*_SMALLEST)
        self.setWindowIcon(application_icon())
        self.set_title(Message("Standards committee workbench"))

    @property
    def current(self) -> str:
        """The name of the screen in sight; empty before `start`."""
        return self._current

    @property
    def commands(self) -> Palette:
        """The command palette, made when it is first asked for."""
        if self._palette is None:
            from stdcommittee.ui.frame.palette import Palette

            context = self._context
            self._palette = Palette(context.look, context.actions, context.search, self)
            self._palette.record_chosen.connect(self.record_chosen)
        return self._palette

    def start(self) -> None:
        """Show the screen that was in sight last, or the first."""
        last = self._context.memory.recall(_SCREEN_KEY)
        names = list(self._screens)
        if names:
            self.show_screen(last if last in names else names[0])

    def page(self, name: str) -> QWidget:
        """Return a screen, built if it was not yet.

        Raises:
            KeyError: the window has no such screen.
        """
        if name not in self._built:
            made = self._screens[name].build(self._context)
            self._built[name] = made
            self.body.addWidget(made)
        return self._built[name]

    def show_screen(self, name: str) -> bool:
        """Bring a screen into sight, and tell whether the present one could be left.

        Raises:
            KeyError: the window has no such screen.
        """
        if name == self._current:
            return True
        if not self._may_leave():
            return False
        self.body.setCurrentWidget(self.page(name))
        self._current = name
        self.page(name).setFocus(Qt.FocusReason.OtherFocusReason)
        self.rail.set_current(name)
        self._context.memory.keep(_SCREEN_KEY, name)
        self._refresh_new()
        self.screen_shown.emit(name)
        return True

    def set_badge(self, name: str, count: int, tone: Tone = Tone.NEUTRAL) -> None:
        """Show how much is due on a screen; red only for what is overdue. Unknown names pass."""
        if name in self._screens:
            self.rail.set_badge(name, count, tone)

    def set_title(self, title: Text) -> None:
        """Set the title of the window."""
        self._context.look.language.bind(self, QMainWindow.setWindowTitle, title)

    def open_palette(self, text: str = "") -> None:
        """Open the command palette."""
        self.commands.open(text)

    def keep_place(self) -> None:
        """Remember where the window stands and how large it is."""
        place = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self._context.memory.keep(_PLACE_KEY, place)

    def restore_place(self) -> bool:
        """Stand where the window stood last, and tell whether that is known."""
        kept = self._context.memory.recall(_PLACE_KEY)
        return bool(kept) and self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii")))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless the screen in sight holds unsaved text and the user stays."""
        if not self._may_leave():
            event.ignore()
            return
        if self._palette is not None:
            self._palette.close_search()
        self.closing.emit()
        super().closeEvent(event)

    def _may_leave(self) -> bool:
        present = self._built.get(self._current)
        return present.may_leave() if isinstance(present, Leavable) else True

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.body, 1)
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.top)
        box.addLayout(middle, 1)
        box.addWidget(self.foot)
        self.setCentralWidget(whole)

    def _wire(self) -> None:
        context = self._context
        self.rail.chosen.connect(self.show_screen)
        self.rail.set_narrow(narrow=context.memory.recall(_FOLD_KEY) == "yes")
        self.rail.folded.connect(
            lambda narrow: context.memory.keep(_FOLD_KEY, "yes" if narrow else "no")
        )
        self.top.search_asked.connect(self.open_palette)
        self.top.new_asked.connect(partial(context.actions.trigger, "new"))
        self.foot.undo_asked.connect(partial(context.actions.trigger, "undo"))
        context.actions.changed.connect(self._actions_changed)

    def _declare(self) -> None:
        actions = self._context.actions
        actions.declare(
            Action(
                id="palette",
                label=N_("Search or command"),
                run=self.open_palette,
                shortcut="Ctrl+K",
                listed=False,
            )
        )
        for number, screen in enumerate(self._screens.values(), start=1):
            actions.declare(
                Action(
                    id=f"go.{screen.name}",
                    label=screen.label,
                    icon=screen.icon,
                    run=partial(self.show_screen, screen.name),
                    shortcut=f"Alt+{number}" if number <= _NUMBERED else "",
                )
            )
        actions.declare(
            Action(id="view.rail", label=N_("Fold the rail"), icon="collapse", run=self.rail.toggle)
        )
        for action in view_actions(self._context.look):
            actions.declare(action)
        actions.attach(self)

    def _actions_changed(self) -> None:
        QTimer.singleShot(0, self, self._refresh_new)  # screens declare while they are built

    def _refresh_new(self) -> None:
        self.top.new.setEnabled(self._context.actions.offers("new"))
