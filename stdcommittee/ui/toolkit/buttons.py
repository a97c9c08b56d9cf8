"""Buttons: Qt's own behaviour, the style sheet's ground and border, our contents."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from stdcommittee.base.messages import Text
from stdcommittee.ui.theme.tokens import ColourName, Gap, Size, Type
from stdcommittee.ui.toolkit.language import set_tip
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run, paint_runs, runs_width

_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter
_LEAST: Final = 48  # px at 100 % that a link keeps which may be shortened


class Button(QPushButton):
    """A plain button: icon, words, and the key that does the same."""

    part: ClassVar[str] = "plain"
    height_: ClassVar[int] = Size.CONTROL
    padding: ClassVar[int] = Gap.M
    icon_size: ClassVar[int] = Size.ICON
    type_: ClassVar[Type] = Type.BODY

    def __init__(
        self,
        look: Look,
        text: Text = "",
        *,
        icon: str = "",
        hint: str = "",
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make a button; `hint` is the shortcut shown behind the words."""
        super().__init__(parent)
        self.look = look
        self._words: Text = text
        self._icon = icon
        self._hint = hint
        self.setProperty("part", self.part)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        if on_click is not None:
            self.clicked.connect(lambda _checked: on_click())
        self.set_text(text)
        look.follow(self, Button._renew)

    def set_text(self, text: Text) -> None:
        """Show other words."""
        self._words = text
        self.look.language.bind(self, _set_literally, text)
        self._renew()

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self._renew()

    def contents(self) -> list[Run]:
        """Return what stands on the button, in the colours of its state."""
        colour = self.ink()
        runs = []
        if self._icon or self._words:
            runs.append(
                Run(
                    self._words,
                    colour,
                    icon=self._icon,
                    icon_size=self.icon_size,
                    bold=self.is_bold(),
                    type=self.type_,
                )
            )
        if self._hint:
            runs.append(Run(self._hint, self.quiet_ink(), type=Type.CAPTION, lead=Gap.M))
        return runs

    def ink(self) -> ColourName:
        """Return the colour of the words."""
        return "text" if self.isEnabled() else "muted"

    def quiet_ink(self) -> ColourName:
        """Return the colour of what stands beside the words."""
        return "muted"

    def is_bold(self) -> bool:
        """Tell whether the words are bold."""
        return False

    def sizeHint(self) -> QSize:
        """Return the size that shows the contents whole."""
        wide = runs_width(self.look, self.contents()) + 2 * self.look.px(self.padding)
        high = self.look.px(self.height_)
        return QSize(max(wide, high), high)

    def minimumSizeHint(self) -> QSize:
        """Return the size below which the layout may not go."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, border and focus by the style sheet, contents by the theme."""
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        side = self.look.px(self.padding)
        inside = self.rect().adjusted(side, 0, -side, 0)
        paint_runs(painter, inside, self.look, self.contents(), align=_CENTRE)

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()


class PrimaryButton(Button):
    """The one thing to do next; at most one in sight."""

    part = "primary"
    padding = Gap.L

    def ink(self) -> ColourName:
        """Return the colour of the words: they stand on the accent."""
        return "onaccent" if self.isEnabled() else "text"

    def quiet_ink(self) -> ColourName:
        """Return the colour of the hint, which stands on the accent too."""
        return self.ink()

    def is_bold(self) -> bool:
        """Tell that the words are bold."""
        return True


class LinkButton(Button):
    """Words that lead somewhere; where the room is short they are cut, and whole in the tip."""

    part = "link"
    height_ = Size.LINK
    padding = 3
    icon_size = Size.ICON_TEXT

    def __init__(
        self,
        look: Look,
        text: Text = "",
        *,
        icon: str = "",
        hint: str = "",
        bold: bool = False,
        colour: ColourName = "accent",
        shrink: bool = False,
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make a link in a colour of text; `shrink` allows the layout to make it shorter."""
        self._bold = bold
        self._shrink = shrink
        self._colour: ColourName = colour
        super().__init__(look, text, icon=icon, hint=hint, on_click=on_click, parent=parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if shrink:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def ink(self) -> ColourName:
        """Return the colour of the words."""
        return self._colour if self.isEnabled() else "muted"

    def is_bold(self) -> bool:
        """Tell whether the words are bold."""
        return self._bold

    def minimumSizeHint(self) -> QSize:
        """Return the least size: a few characters where the link may be shortened."""
        hint = super().minimumSizeHint()
        if self._shrink:
            hint.setWidth(min(hint.width(), self.look.px(_LEAST)))
        return hint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words, with a line under them while the pointer is there."""
        super().paintEvent(_event)
        if self._shrink:
            self._say_whole()
        if self.underMouse() and self.isEnabled():
            painter = QPainter(self)
            side = self.look.px(self.padding)
            base = self.height() - self.look.px(3)
            painter.fillRect(
                side, base, self.width() - 2 * side, 1, self.look.theme.colour(self.ink())
            )

    def _say_whole(self) -> None:
        """Put the words into the tip as long as they are cut."""
        tip = self.look.render(self._words) if self.width() < self.sizeHint().width() else ""
        if self.toolTip() != tip:
            set_tip(self, tip)


class IconButton(Button):
    """An icon alone; its name is said by the tip and to screen readers."""

    part = "quiet"
    padding = 0

    def __init__(
        self,
        look: Look,
        icon: str,
        name: Text,
        *,
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make a square button without words."""
        super().__init__(look, "", icon=icon, on_click=on_click, parent=parent)
        look.language.name(self, name, tip=True)


class KeyButton(Button):
    """One of several equal answers, each with its key; the chosen one takes its colour."""

    part = "key"

    def __init__(
        self,
        look: Look,
        text: Text,
        *,
        key: str,
        icon: str,
        tone: ColourName,
        parent: QWidget | None = None,
    ) -> None:
        """Make an answer whose meaning is `tone` (good, accent, bad, warn) and whose key is `key`.

        The key is only shown: the screen that owns the buttons declares it as an action.
        """
        self._tone: ColourName = tone
        super().__init__(look, text, icon=icon, hint=key, parent=parent)
        self.setProperty("tone", tone)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def contents(self) -> list[Run]:
        """Return icon in the colour of the meaning, word and key cap."""
        chosen = self.isChecked()
        return [
            Run(icon=self._icon, colour=self._tone if self.isEnabled() else "muted"),
            Run(self._words, self._tone if chosen else self.ink(), bold=chosen),
            Run(self._hint, "muted", type=Type.CAPTION, cap=True),
        ]


def _set_literally(button: Button, text: str) -> None:
    button.setText(text.replace("&", "&&"))  # no letter becomes a shortcut by accident
    button.updateGeometry()
