"""Passphrases: asking for the one of an encrypted file, and giving a workspace another one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from stdcommittee.base.errors import Failure, Refused, Unreadable
from stdcommittee.base.messages import Joined, Message, Text
from stdcommittee.base.progress import Progress
from stdcommittee.services.safety import change_passphrase, is_passphrase, passphrase_problem
from stdcommittee.services.session import Session
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.asked import AskedLine, Told
from stdcommittee.ui.toolkit.buttons import Button, PrimaryButton
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.questions import Question
from stdcommittee.ui.toolkit.tasks import Tasks

T = TypeVar("T")
Attempt = Callable[[str, Progress], T]  # opens the file with a passphrase; in a worker

NOT_RECOVERABLE = Message(
    "Nobody can recover a forgotten passphrase: without it the file cannot be read any more. "
    "Keep it where you keep other things of value."
)


class PassphraseQuestion(Question):
    """Asks for the passphrase of a file until it opens, or the user steps back."""

    def __init__(
        self,
        look: Look,
        tasks: Tasks,
        host: QWidget | None,
        path: Path,
        attempt: Attempt[Any],
        done: Callable[[Any], object],
        failed: Callable[[Failure], object],
    ) -> None:
        super().__init__(look, host, Message("Passphrase of {file}", file=path.name))
        self._tasks, self._attempt = tasks, attempt
        self._taken, self._failed = done, failed
        told = Message("This workspace is encrypted.")
        self.body.addWidget(Told(look, told, wide=True))
        self.field = AskedLine(look, Message("Passphrase"), secret=True)
        self.body.addWidget(self.field)
        self.go = PrimaryButton(look, Message("Open"), on_click=self._try)
        self.go.setDefault(True)
        self.go.setEnabled(False)
        self.field.line.textChanged.connect(lambda text: self.go.setEnabled(bool(text)))
        self.cancel = Button(look, Message("Cancel"), on_click=self.reject)
        self.add_answers(self.cancel, self.go)
        self.field.setFocus()

    def reject(self) -> None:
        """Step back; not while the file is being opened, lest it stay open unseen."""
        if self.cancel.isEnabled():
            super().reject()

    def _try(self) -> None:
        text, attempt = self.field.text, self._attempt
        self.field.say(None)
        self._wait(waiting=True)
        self._tasks.read(
            self, lambda progress: attempt(text, progress), self._opened, failed=self._refused
        )

    def _opened(self, value: object) -> None:
        self.accept()
        self._taken(value)

    def _wait(self, *, waiting: bool) -> None:
        for part in (self.field.line, self.go, self.cancel):
            part.setEnabled(not waiting)

    def _refused(self, failure: Failure) -> None:
        self._wait(waiting=False)
        if not isinstance(failure, Unreadable):
            self.reject()
            self._failed(failure)
            return
        self.field.say(failure.what)
        self.field.line.selectAll()
        self.field.setFocus()


def ask_passphrase(
    look: Look,
    tasks: Tasks,
    host: QWidget | None,
    path: Path,
    attempt: Attempt[T],
    done: Callable[[T], object],
    failed: Callable[[Failure], object],
) -> PassphraseQuestion:
    """Ask for the passphrase of a file over a window; returns at once.

    Args:
        look: theme and language.
        tasks: where the file is opened.
        host: the window that it is about.
        path: the file.
        attempt: opens it with a passphrase, in a worker; what it cannot read is asked for again.
        done: hears what `attempt` returned.
        failed: hears of a failure that no other passphrase would help against.
    """
    question = PassphraseQuestion(look, tasks, host, path, attempt, done, failed)
    question.finished.connect(question.deleteLater)
    question.open()
    return question


class PassphraseChange(Question):
    """Sets, changes or takes away the passphrase of the open workspace."""

    def __init__(self, desk: Desk, host: QWidget | None, *, remove: bool = False) -> None:
        """Ask for the present passphrase, if there is one, and for the new one unless `remove`."""
        self._desk = desk
        self._encrypted = desk.session.workspace.encrypted
        self._remove = remove
        super().__init__(desk.look, host, self._title())
        look = desk.look
        self.body.addWidget(Told(look, self._told(), colour="text", wide=True))
        self.present = AskedLine(look, Message("Present passphrase"), secret=True)
        self.new = AskedLine(look, Message("New passphrase"), secret=True)
        self.again = AskedLine(look, Message("New passphrase, once more"), secret=True)
        for field in (self.present, self.new, self.again):
            self.body.addWidget(field)
        self.present.setVisible(self._encrypted)
        for field in (self.new, self.again):
            field.setVisible(not remove)
        self.body.addWidget(Told(look, self._warning(), colour=Tone.WARN.text))
        self.go = PrimaryButton(look, self._action(), on_click=self._change)
        self.go.setDefault(True)
        self.add_answers(Button(look, Message("Cancel"), on_click=self.reject), self.go)
        (self.present if self._encrypted else self.new).setFocus()

    def _change(self) -> None:
        problem = None if self._remove else passphrase_problem(self.new.text, self.again.text)
        self.again.say(problem)
        if problem is not None:
            (self.new if len(self.new.text) < len(self.again.text) else self.again).setFocus()
            return
        session, present = self._desk.session, self.present.text if self._encrypted else None
        new = None if self._remove else self.new.text
        self.go.setEnabled(False)
        self._desk.write(
            self,
            Message("Writing the workspace anew"),
            lambda _progress: _changed(session, present, new),
            self._done,
            failed=self._refused,
        )

    def _done(self, saved: Path) -> None:
        self.accept()
        self._desk.session_changed.emit()
        said = (
            Message("The workspace is encrypted. The backup {file} is as before.", file=saved.name)
            if not self._remove
            else Message("The workspace is no longer encrypted.")
        )
        self._desk.notices.finished(said)

    def _refused(self, failure: Failure) -> None:
        self.go.setEnabled(True)
        if isinstance(failure, Unreadable):
            self.present.say(failure.what)
            self.present.line.selectAll()
            self.present.setFocus()
            return
        self.reject()
        self._desk.notices.failed(failure)

    def _title(self) -> Text:
        if self._remove:
            return Message("Remove the passphrase?")
        if self._encrypted:
            return Message("Change the passphrase")
        return Message("Encrypt with a passphrase")

    def _action(self) -> Text:
        if self._remove:
            return Message("Remove the passphrase")
        return Message("Change") if self._encrypted else Message("Encrypt")

    def _told(self) -> Text:
        if self._remove:
            return Message("Whoever has the file can read it then.")
        return Message("The file is written anew; a backup is made first.")

    def _warning(self) -> Text:
        if self._remove:
            return Message("Backups made before keep their passphrase.")
        if self._encrypted:
            return NOT_RECOVERABLE
        before = Message(
            "Backups made before are not encrypted; delete those that nobody may read."
        )
        return Joined((NOT_RECOVERABLE, before), "sentence")


def _changed(session: Session, present: str | None, new: str | None) -> Path:
    if session.workspace.read_only is not None:
        raise Refused(session.workspace.read_only, kept=Message("Nothing was changed."))
    if present is not None and not is_passphrase(session, present):
        raise Unreadable(Message("This is not the passphrase of the workspace."))
    return change_passphrase(session, new)
