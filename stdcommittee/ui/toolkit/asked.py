"""What a dialog asks for: a label, the field under it, and below that what is wrong with it.

Forms of records are made from declared fields (`form`); these are for the few things that are no
record: passphrases, names of files, who sits at the desk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from stdcommittee.base.messages import Text
from stdcommittee.ui.theme.tokens import ColourName, Gap, Type
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.marking import set_problem

T = TypeVar("T")
_WIDE: Final = 440  # px at 100 % of a dialog's paragraphs


class Told(Label):
    """A paragraph in a dialog, which always has the room that its lines need."""

    def __init__(
        self,
        look: Look,
        text: Text = "",
        *,
        type_: Type = Type.BODY,
        colour: ColourName = "muted",
        wide: bool = False,
    ) -> None:
        """Make a paragraph; a `wide` one gives the dialog its width."""
        self._wide = wide
        super().__init__(look, text, type_=type_, colour=colour, wrap=True)

    def minimumSizeHint(self) -> QSize:
        """Return the height of all lines at the present width."""
        least = self._look.px(_WIDE) if self._wide else super().minimumSizeHint().width()
        return QSize(least, self.heightForWidth(max(least, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for other room when the lines break elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class _Asked(QWidget):
    """Label, control, help and problem under each other."""

    def __init__(
        self,
        look: Look,
        label: Text,
        control: QWidget,
        help_: Text,
        beside: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.look = look
        self._control = control
        self._said: Text = ""
        self._problem = Told(look, type_=Type.CAPTION, colour="bad")
        self._problem.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(Label(look, label, colour="muted"))
        self._line = QHBoxLayout()
        self._line.addWidget(control, 1)
        if beside is not None:
            self._line.addWidget(beside)
        self._help = Told(look, help_, type_=Type.CAPTION)
        if not help_:
            self._help.hide()
        box.addLayout(self._line)
        box.addWidget(self._problem)
        box.addWidget(self._help)
        self.setFocusProxy(control)
        look.language.name(control, label)
        look.follow(self, _Asked._dress)

    @property
    def problem(self) -> Text:
        """What stands below the field."""
        return self._said

    def say(self, problem: Text | None) -> None:
        """Say below the field what is wrong with it; None takes the sentence away."""
        self._said = problem or ""
        self._problem.set_text(self._said)
        self._problem.setVisible(bool(problem))
        set_problem(self._control, problem=bool(problem))
        self.look.language.bind(self._control, QWidget.setAccessibleDescription, self._said)

    def _dress(self) -> None:
        self._line.setSpacing(self.look.px(Gap.S))
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(self.look.px(2))


class AskedLine(_Asked):
    """One line; what was said to be wrong goes when somebody types."""

    def __init__(
        self,
        look: Look,
        label: Text,
        *,
        text: str = "",
        help_: Text = "",
        example: Text = "",
        secret: bool = False,
        beside: QWidget | None = None,
    ) -> None:
        """Make a line, with something `beside` it; a `secret` one shows dots."""
        self.line = QLineEdit(text)
        super().__init__(look, label, self.line, help_, beside)
        if secret:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
            self.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        look.language.bind(self.line, QLineEdit.setPlaceholderText, example)
        self.line.textEdited.connect(lambda _text: self.say(None))

    @property
    def text(self) -> str:
        """What stands in the line; without blanks around it unless it is secret."""
        whole = self.line.text()
        return whole if self.line.echoMode() is QLineEdit.EchoMode.Password else whole.strip()


class ChoiceBox(QComboBox, Generic[T]):
    """A list that opens, in the language spoken; the wheel passes it by."""

    def __init__(
        self,
        look: Look,
        name: Text,
        choices: Sequence[tuple[T, Text]] = (),
        *,
        on_choose: Callable[[T], object] | None = None,
    ) -> None:
        """Make a list; `on_choose` hears what the user takes."""
        super().__init__()
        self.look = look
        self._choices: list[tuple[T, Text]] = []
        look.language.name(self, name)
        look.language.name(self.view(), name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.installEventFilter(self)
        if on_choose is not None:
            self.activated.connect(lambda place: on_choose(self._choices[place][0]))
        look.follow(self, ChoiceBox._say)
        self.put(choices)

    @property
    def value(self) -> T | None:
        """What is chosen; None while there is nothing to choose."""
        place = self.currentIndex()
        return self._choices[place][0] if 0 <= place < len(self._choices) else None

    def put(self, choices: Sequence[tuple[T, Text]]) -> None:
        """Offer other values; what was chosen stays so if it is still among them."""
        before = self.value
        self._choices = list(choices)
        self.clear()
        self.addItems([""] * len(self._choices))
        self._say()
        if before is not None:
            self.choose(before)

    def choose(self, value: T) -> None:
        """Choose a value; one that is not offered leaves things as they are."""
        for place, (known, _) in enumerate(self._choices):
            if known == value:
                self.setCurrentIndex(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel scroll the page."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _say(self) -> None:
        for place, (_, text) in enumerate(self._choices):
            self.setItemText(place, self.look.render(text))


class AskedChoice(_Asked, Generic[T]):
    """One of several values."""

    def __init__(
        self, look: Look, label: Text, choices: Sequence[tuple[T, Text]], *, help_: Text = ""
    ) -> None:
        self.box: ChoiceBox[T] = ChoiceBox(look, label, choices)
        super().__init__(look, label, self.box, help_)
