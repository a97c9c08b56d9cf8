"""The one way to tell the user something.

What was done goes to the foot bar, where nobody is interrupted. Only a finished background job or
a failure rises as a toast at the bottom right; a failure stays there until it was read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Joined, Message, Text
from stdcommittee.ui.theme.tokens import Gap, Size, Tone
from stdcommittee.ui.toolkit.buttons import IconButton, LinkButton
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.states import copy_details_button

_IN_SIGHT: Final = 3  # toasts at a time; more wait for their turn
_FADES_AFTER: Final = 8000  # ms, for what need not be read
_ICONS: Final = {
    Tone.NEUTRAL: "info",
    Tone.ACCENT: "info",
    Tone.GOOD: "check-circle",
    Tone.WARN: "warning",
    Tone.BAD: "cross-circle",
}


class Toast(QFrame):
    """A sentence over the bottom right corner, with what can be done about it."""

    closed = Signal()

    def __init__(
        self,
        look: Look,
        text: Text,
        tone: Tone,
        *,
        more: Text = "",
        fades: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._dismissed = False
        self.setProperty("part", "float")
        look.language.name(self, text)
        self._links = QHBoxLayout()
        self._fade = QTimer(self, singleShot=True, interval=_FADES_AFTER)
        if fades:
            self._fade.timeout.connect(self.dismiss)
        self._outer = QHBoxLayout(self)
        icon = Phrase(look, [Run(icon=_ICONS[tone], colour=tone.text)], shrink=False)
        close = IconButton(look, "close", Message("Close this notice"), on_click=self.dismiss)
        texts = QVBoxLayout()
        texts.addWidget(Label(look, text, wrap=True, selectable=True))
        if more:
            texts.addWidget(Label(look, more, colour="muted", wrap=True, selectable=True))
        texts.addLayout(self._links)
        texts.addStretch(1)
        self._links.addStretch(1)
        self._outer.addWidget(icon)
        self._outer.addLayout(texts, 1)
        self._outer.addWidget(close)
        for part in (icon, close):
            self._outer.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        look.follow(self, Toast._dress)

    def add_link(self, link: LinkButton) -> None:
        """Offer something to do."""
        self._links.insertWidget(self._links.count() - 1, link)

    def appear(self) -> None:
        """Come into sight, be announced, and start to fade if it may."""
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self._fade.start()

    def dismiss(self) -> None:
        """Go away, once: a timer or a second click that comes later finds nothing to do."""
        if self._dismissed:
            return
        self._dismissed = True
        self._fade.stop()
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer rests on it."""
        self._fade.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Fade later again."""
        if not self._dismissed:
            self._fade.start()
        super().leaveEvent(event)

    def _dress(self) -> None:
        look = self.look
        self._outer.setContentsMargins(
            look.px(Gap.M), look.px(Gap.S), look.px(Gap.S), look.px(Gap.S)
        )
        self._outer.setSpacing(look.px(Gap.S))
        self._links.setSpacing(look.px(Gap.M))
        self.setFixedWidth(look.px(Size.TOAST))


class Notices(QObject):
    """Tells the user what happened, as quietly as it allows."""

    def __init__(self, look: Look, host: QWidget, *, foot: Callable[[Text], object]) -> None:
        """Tell things over a window.

        Args:
            look: theme and language.
            host: the widget in whose bottom right corner toasts rise.
            foot: takes a sentence for the foot bar.
        """
        super().__init__(host)
        self._look = look
        self._host = host
        self._foot = foot
        self._toasts: list[Toast] = []
        host.installEventFilter(self)
        look.follow(self, Notices._arrange_soon)

    @property
    def toasts(self) -> tuple[Toast, ...]:
        """The toasts in sight or waiting, oldest first."""
        return tuple(self._toasts)

    def say(self, text: Text) -> None:
        """Say what was done, in the foot bar."""
        self._foot(text)

    def finished(
        self,
        text: Text,
        *,
        tone: Tone = Tone.GOOD,
        action: Text = "",
        on_action: Callable[[], object] | None = None,
    ) -> Toast:
        """Say that a background job ended; goes by itself, and offers to open what came of it."""
        toast = Toast(self._look, text, tone, fades=True, parent=self._host)
        if action and on_action is not None:
            link = LinkButton(self._look, action, on_click=on_action)
            link.clicked.connect(toast.dismiss)
            toast.add_link(link)
        return self._raise(toast)

    def failed(
        self,
        failure: Failure,
        *,
        action: Text = "",
        on_action: Callable[[], object] | None = None,
    ) -> Toast:
        """Say what happened, what was kept and what to do; stays until it is closed."""
        rest = Joined(tuple(filter(None, (failure.kept, failure.advice))), "sentence")
        more = rest if rest.parts else ""
        toast = Toast(self._look, failure.what, Tone.BAD, more=more, parent=self._host)
        if action and on_action is not None:
            toast.add_link(LinkButton(self._look, action, on_click=on_action))
        toast.add_link(copy_details_button(self._look, failure.message, failure.details))
        return self._raise(toast)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the toasts in their corner."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._arrange()
        return super().eventFilter(watched, event)

    def _raise(self, toast: Toast) -> Toast:
        self._toasts.append(toast)
        toast.closed.connect(lambda: self._gone(toast))
        self._arrange()
        return toast

    def _gone(self, toast: Toast) -> None:
        self._toasts.remove(toast)
        self._arrange()

    def _arrange_soon(self) -> None:
        QTimer.singleShot(0, self, self._arrange)  # when every toast has its new words and sizes

    def _arrange(self) -> None:
        edge, gap = self._look.px(Gap.L), self._look.px(Gap.S)
        base = self._host.height() - self._look.px(Size.FOOT_BAR) - edge
        for toast in self._toasts[:_IN_SIGHT]:
            toast.ensurePolished()
            high = toast.heightForWidth(toast.width())
            toast.resize(toast.width(), high)
            toast.move(self._host.width() - toast.width() - edge, base - high)
            base -= high + gap
            if not toast.isVisibleTo(self._host):
                toast.appear()
