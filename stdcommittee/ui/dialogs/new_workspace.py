"""A new workspace: where it lies, whose it is, and whether it is encrypted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from stdcommittee.base.messages import Message, Text
from stdcommittee.domain.workspace.records import UnitKind
from stdcommittee.services.safety import passphrase_problem
from stdcommittee.services.workspaces import SUFFIX, NewWorkspace, with_suffix
from stdcommittee.ui.dialogs.passphrase import NOT_RECOVERABLE
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.asked import AskedChoice, AskedLine, Told
from stdcommittee.ui.toolkit.buttons import Button, PrimaryButton
from stdcommittee.ui.toolkit.choosing import ask_save
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.memory import Memory
from stdcommittee.ui.toolkit.questions import Question


class NewWorkspaceQuestion(Question):
    """Asks for what a new workspace needs; `wanted` is what was answered."""

    def __init__(self, look: Look, memory: Memory, host: QWidget | None) -> None:
        super().__init__(look, host, Message("New workspace"))
        self._memory = memory
        self.name = AskedLine(
            look,
            Message("Name of the unit"),
            help_=Message("The committee or counterpart unit whose work it holds."),
        )
        kinds: list[tuple[UnitKind, Text]] = [(kind, kind.text) for kind in UnitKind]
        self.kind = AskedChoice(look, Message("Kind of unit"), kinds)
        self.committee = AskedLine(
            look, Message("Own committee"), help_=Message("For example SAC/TC 230.")
        )
        self.browse = Button(look, Message("Choose …"), icon="folder", on_click=self._browse)
        self.place = AskedLine(look, Message("File"), beside=self.browse)
        self.encrypted = QCheckBox()
        look.language.bind(
            self.encrypted, QCheckBox.setText, Message("Encrypt the file with a passphrase")
        )
        self.passphrase = AskedLine(look, Message("Passphrase"), secret=True)
        self.again = AskedLine(look, Message("Passphrase, once more"), secret=True)
        self.warning = Told(look, NOT_RECOVERABLE, colour=Tone.WARN.text)
        self.go = PrimaryButton(look, Message("Create"), on_click=self._answer)
        self.go.setDefault(True)
        self._lay_out()
        self.encrypted.toggled.connect(self._show_passphrase)
        self.name.line.textEdited.connect(self._suggest_place)
        self._place_typed = False
        self.place.line.textEdited.connect(lambda _text: setattr(self, "_place_typed", True))
        self._show_passphrase()
        self.name.setFocus()

    @property
    def wanted(self) -> NewWorkspace:
        """What was answered."""
        kind = self.kind.box.value
        return NewWorkspace(
            path=with_suffix(Path(self.place.text).expanduser()),
            name=self.name.text,
            kind=kind if kind is not None else UnitKind.COMMITTEE,
            committee=self.committee.text,
            passphrase=self.passphrase.text if self.encrypted.isChecked() else None,
        )

    def _answer(self) -> None:
        problems = self._problems()
        for field in (self.name, self.place, self.again):
            field.say(problems.get(field))
        if problems:
            next(iter(problems)).setFocus()
            return
        self._memory.keep("folder", str(self.wanted.path.parent))
        self.accept()

    def _problems(self) -> dict[AskedLine, Text]:
        found: dict[AskedLine, Text] = {}
        if not self.name.text:
            found[self.name] = Message("Say whose workspace it is.")
        if not self.place.text:
            found[self.place] = Message("Say where the file is to lie.")
        elif self.wanted.path.exists():
            found[self.place] = Message("There is a file of this name. Choose another name.")
        elif not self.wanted.path.parent.is_dir():
            found[self.place] = Message("There is no such folder.")
        if self.encrypted.isChecked():
            problem = passphrase_problem(self.passphrase.text, self.again.text)
            if problem is not None:
                found[self.again] = problem
        return found

    def _suggest_place(self, name: str) -> None:
        """Name the file like the unit until somebody names it otherwise."""
        if self._place_typed:
            return
        folder = Path(self._memory.recall("folder") or Path.home())
        plain = "".join(sign for sign in name.strip() if sign not in '\\/:*?"<>|').strip(". ")
        self.place.line.setText(str(folder / f"{plain}{SUFFIX}") if plain else "")
        self.place.say(None)

    def _browse(self) -> None:
        title, name = Message("New workspace"), Path(self.place.text).name or f"workspace{SUFFIX}"
        filters = [(Message("Workspaces"), f"*{SUFFIX}")]
        chosen = ask_save(self.look, self._memory, self, title, name, filters)
        if chosen is not None:
            self._place_typed = True
            self.place.line.setText(str(chosen))
            self.place.say(None)

    def _show_passphrase(self) -> None:
        wanted = self.encrypted.isChecked()
        for part in (self.passphrase, self.again, self.warning):
            part.setVisible(wanted)
        if wanted:
            self.passphrase.setFocus()

    def _lay_out(self) -> None:
        for field in (self.name, self.kind, self.committee, self.place):
            self.body.addWidget(field)
        for part in (self.encrypted, self.passphrase, self.again, self.warning):
            self.body.addWidget(part)
        cancel = Button(self.look, Message("Cancel"), on_click=self.reject)
        self.add_answers(cancel, self.go)


def ask_new_workspace(
    look: Look, memory: Memory, host: QWidget | None, done: Callable[[NewWorkspace], object]
) -> NewWorkspaceQuestion:
    """Ask for a new workspace over a window; returns at once, `done` hears what is wanted."""
    question = NewWorkspaceQuestion(look, memory, host)
    question.accepted.connect(lambda: done(question.wanted))
    question.finished.connect(question.deleteLater)
    question.open()
    return question
