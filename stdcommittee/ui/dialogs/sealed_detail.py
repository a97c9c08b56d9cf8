"""Sealing a person's detail, looking at it, and erasing it for good."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Message, Text
from stdcommittee.domain.people.integrity_records import SealedDetail, SealedKind
from stdcommittee.services.people import sealing
from stdcommittee.ui.dialogs.ballot_step import StepDialog
from stdcommittee.ui.theme.tokens import Type
from stdcommittee.ui.toolkit.asked import ChoiceBox, Told
from stdcommittee.ui.toolkit.buttons import Button, PrimaryButton
from stdcommittee.ui.toolkit.choosing import ask_open
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.questions import Question

_PHOTO: Final = 240  # px at 100 % that a photo takes at most
_LISTED: Final = 6  # copies that are named
_PICTURES: Final = [(Message("Photos"), "*.jpg *.jpeg *.png")]


class SealDetail(StepDialog):
    """An identity number to type, or a photo to choose; a number that looks odd is said so."""

    def __init__(self, desk: Desk, host: QWidget | None, person: int, name: Text) -> None:
        super().__init__(desk, host, Message("Seal a detail: {name}", name=name), Message("Seal"))
        look = desk.look
        self._person = person
        self._photo: Path | None = None
        label = Message("What is sealed")
        choices: list[tuple[SealedKind, Text]] = [(kind, kind.text) for kind in SealedKind]
        self.kind: ChoiceBox[SealedKind] = ChoiceBox(look, label, choices)
        self.kind.currentIndexChanged.connect(self._turned)
        self.add_field(label, self.kind)
        self.number = QLineEdit()
        self.number.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.number.textChanged.connect(self._typed)
        self.add_field(SealedKind.IDENTITY_NUMBER.text, self.number)
        self.choose = Button(look, Message("Choose a photo…"), on_click=self._ask_photo)
        self.add_field(SealedKind.PHOTO.text, self.choose)
        self._doubt = Told(look, type_=Type.CAPTION, colour="warn")
        self.body.addWidget(self._doubt)
        kept = Message(
            "It is kept apart from the records. History holds only a digest; each look at it is "
            "recorded; erasing it asks for a reason."
        )
        self.body.addWidget(Told(look, kept, type_=Type.CAPTION))
        self._turned()
        self.number.setFocus()

    def work(self) -> Callable[[], object]:
        """Return how the detail is sealed."""
        session, person = self.desk.session, self._person
        kind, photo = self.kind.value or SealedKind.IDENTITY_NUMBER, self._photo
        number = self.number.text().encode()

        def seal() -> object:
            typed = kind is SealedKind.IDENTITY_NUMBER
            data = number if typed else sealing.photo_from(photo) if photo else b""
            return sealing.seal(session, person, kind, data)

        return seal

    def take_photo(self, path: Path) -> None:
        """Take a file as the photo."""
        self._photo = path
        self.choose.set_text(path.name)

    def _ask_photo(self) -> None:
        title = Message("Choose a photo")
        path = ask_open(self.look, self.desk.memory, self, title, _PICTURES)
        if path is not None:
            self.take_photo(path)

    def _turned(self) -> None:
        typed = self.kind.value is SealedKind.IDENTITY_NUMBER
        self.number.setEnabled(typed)
        self.choose.setEnabled(not typed)
        self._typed()

    def _typed(self) -> None:
        kind, data = self.kind.value, self.number.text().encode()
        odd = sealing.doubt(self.desk.session, kind, data) if kind and data else None
        self._doubt.set_text(odd or "")
        self._doubt.setVisible(odd is not None)


class ShownDetail(Question):
    """A sealed detail in sight, until the window is closed."""

    def __init__(
        self, desk: Desk, host: QWidget | None, detail: SealedDetail, name: Text, data: bytes
    ) -> None:
        look = desk.look
        title = Message("{kind} of {name}", kind=detail.kind.text, name=name)
        super().__init__(look, host, title)
        self.body.addWidget(self._shown(detail, data))
        told = Message("That you looked at it stands in the history.")
        self.body.addWidget(Label(look, told, colour="muted", wrap=True))
        close = PrimaryButton(look, Message("Close"), on_click=self.accept)
        close.setDefault(True)
        self.add_answers(close)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _shown(self, detail: SealedDetail, data: bytes) -> QWidget:
        if detail.kind is SealedKind.IDENTITY_NUMBER:
            return Label(self.look, data.decode(), type_=Type.HEADING, selectable=True)
        picture = QPixmap()
        if not picture.loadFromData(data):
            return Label(self.look, Message("The photo cannot be shown."), colour="bad", wrap=True)
        side = self.look.px(_PHOTO)
        keep = Qt.AspectRatioMode.KeepAspectRatio
        smooth = Qt.TransformationMode.SmoothTransformation
        shown = QLabel()
        shown.setPixmap(picture.scaled(side, side, keep, smooth))
        self.look.language.name(shown, SealedKind.PHOTO.text)
        return shown


class EraseDetail(StepDialog):
    """Says what erasing means and which copies still hold the detail, and asks why."""

    def __init__(
        self,
        desk: Desk,
        host: QWidget | None,
        detail: SealedDetail,
        name: Text,
        copies: Sequence[Path],
    ) -> None:
        title = Message("Erase: {kind} of {name}", kind=detail.kind.text, name=name)
        super().__init__(desk, host, title, Message("Erase for good"))
        self._detail = detail
        for place, sentence in enumerate(explained(copies), self.body.indexOf(self._fields)):
            told = Told(desk.look, sentence, colour="text", wide=True)
            self.body.insertWidget(place, told)
        self.reason = QLineEdit()
        self.add_field(Message("Reason"), self.reason)
        self.reason.textChanged.connect(self._typed)
        self._typed()
        self.reason.setFocus()

    def work(self) -> Callable[[], object]:
        """Return how the detail is erased."""
        session, number, reason = self.desk.session, self._detail.id, self.reason.text()
        return lambda: sealing.erase(session, number, reason)

    def _typed(self) -> None:
        self.go.setEnabled(bool(self.reason.text().strip()))


def explained(copies: Sequence[Path]) -> list[Text]:
    """Return what is to be known before a detail is erased."""
    said: list[Text] = [
        Message("It cannot be undone. Votes, seats and history stay as they are."),
    ]
    if not copies:
        said.append(Message("No backup beside the workspace holds it."))
        return said
    said.append(Message("These copies still hold it; remove them yourself where they must not:"))
    said += [path.name for path in copies[:_LISTED]]
    if len(copies) > _LISTED:
        said.append(Message("… and {n} more.", n=len(copies) - _LISTED))
    return said


def reveal_detail(desk: Desk, host: QWidget, detail: SealedDetail, name: Text) -> None:
    """Look at a sealed detail: the look is recorded, then it is shown."""
    session = desk.session

    def show(data: bytes) -> None:
        ShownDetail(desk, host.window(), detail, name, data).open()

    def failed(failure: Failure) -> None:
        desk.notices.failed(failure)

    desk.write(
        host,
        Message("Opening what is sealed"),
        lambda _progress: sealing.reveal(session, detail.id),
        show,
        failed=failed,
    )


def ask_erase(desk: Desk, host: QWidget, detail: SealedDetail, name: Text) -> None:
    """Ask whether and why to erase a sealed detail."""
    session = desk.session
    desk.read(
        host,
        lambda _progress: sealing.copies_with(session, detail),
        lambda copies: EraseDetail(desk, host.window(), detail, name, copies).open(),
        lane="copies",
    )
