"""One backup: the proof that it can be restored, and restoring it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stdcommittee.base.errors import Failure, Unreadable
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.base.progress import Progress
from stdcommittee.services.history import newest_operation
from stdcommittee.services.safety import Backup, DrillReport, restore_drill, restore_here
from stdcommittee.services.session import Session
from stdcommittee.services.workspaces import is_encrypted
from stdcommittee.ui.theme.tokens import Gap, Tone
from stdcommittee.ui.toolkit.asked import AskedLine, Told
from stdcommittee.ui.toolkit.buttons import Button, PrimaryButton
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.labels import Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.questions import Question
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.tasks import Task

_MOST: Final = 8  # problems that are written out


@frozen
class _Tried:
    """What trying out a backup found; `missing` operations of the workspace are not in it."""

    drill: DrillReport
    missing: int


class BackupQuestion(Question):
    """Tries out a backup in a scratch place and shows what it found; then it can be restored."""

    def __init__(self, desk: Desk, host: QWidget | None, backup: Backup) -> None:
        said = backup.made.strftime("%Y-%m-%d %H:%M")
        super().__init__(desk.look, host, Message("Backup of {when}", when=said))
        self._desk, self._backup = desk, backup
        look = desk.look
        self.tried: DrillReport | None = None
        self._task: Task | None = None
        told = Message(
            "It is restored into a scratch place first, checked from end to end, and counted."
        )
        self.body.addWidget(Told(look, told, wide=True))
        self.passphrase = AskedLine(look, Message("Passphrase of the backup"), secret=True)
        self.passphrase.hide()
        self.body.addWidget(self.passphrase)
        self.waiting = Told(look, Message("Trying it out …"))
        self.body.addWidget(self.waiting)
        self._found = QVBoxLayout()
        self._found.setSpacing(look.px(Gap.XS))
        self.body.addLayout(self._found)
        self.again = Button(look, Message("Try it out"), icon="refresh", on_click=self.drill)
        self.restore = Button(look, Message("Restore this backup"), on_click=self._restore)
        self.restore.setEnabled(False)
        self.close_ = PrimaryButton(look, Message("Close"), on_click=self.accept)
        self.passphrase.line.returnPressed.connect(self.drill)
        self.add_answers(self.again, self.restore, self.close_)
        desk.read(self, lambda _progress: is_encrypted(backup.path), self._begin)

    def drill(self) -> None:
        """Try the backup out."""
        session, backup, passphrase = self._desk.session, self._backup, self._given()
        self.waiting.show()
        self.again.setEnabled(False)
        self.restore.setEnabled(False)
        self.passphrase.say(None)
        self._task = self._desk.read(
            self,
            lambda progress: _try_out(session, backup, passphrase, progress),
            self._take,
            what=Message("Trying out a backup"),
            lane="drill",
            failed=self._lost,
        )

    def done(self, result: int) -> None:
        """Close, and stop a trial that still runs."""
        if self._task is not None:
            self._task.drop()
        super().done(result)

    def _begin(self, encrypted: bool) -> None:  # noqa: FBT001  (as it was found out)
        self.passphrase.setVisible(encrypted)
        if encrypted:
            self.waiting.hide()
            self.passphrase.setFocus()
            return
        self.drill()

    def _given(self) -> str | None:
        return self.passphrase.text if self.passphrase.isVisibleTo(self) else None

    def _take(self, tried: _Tried) -> None:
        self.tried = tried.drill
        self.waiting.hide()
        self.again.setEnabled(True)
        self._show(_rows(self.look, tried))
        self.restore.setEnabled(tried.drill.ok and self._desk.read_only is None)

    def _lost(self, failure: Failure) -> None:
        self.waiting.hide()
        self.again.setEnabled(True)
        if isinstance(failure, Unreadable) and self._given() is not None:
            self.passphrase.say(failure.what)
            self.passphrase.line.selectAll()
            self.passphrase.setFocus()
            return
        self._show([_row(self.look, failure.message, Tone.BAD)])

    def _show(self, rows: list[QWidget]) -> None:
        while (item := self._found.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self._found.addWidget(row)

    def _restore(self) -> None:
        session, source, passphrase = self._desk.session, self._backup.path, self._given()
        for button in (self.restore, self.again):
            button.setEnabled(False)
        self._desk.write(
            self,
            Message("Restoring a backup"),
            lambda _progress: restore_here(session, source, passphrase),
            self._restored,
            failed=self._not_restored,
        )

    def _restored(self, aside: Path | None) -> None:
        self.accept()
        self._desk.session_changed.emit()
        kept: Text = Message("The backup is restored.")
        if aside is not None:
            kept = Message(
                "The backup is restored. The workspace as it was is kept as {file}.",
                file=aside.name,
            )
        self._desk.notices.finished(kept)

    def _not_restored(self, failure: Failure) -> None:
        self.reject()
        self._desk.notices.failed(failure)


def show_backup(desk: Desk, host: QWidget | None, backup: Backup) -> BackupQuestion:
    """Try out a backup in a window over the host; returns at once."""
    question = BackupQuestion(desk, host, backup)
    question.finished.connect(question.deleteLater)
    question.open()
    return question


def _try_out(
    session: Session, backup: Backup, passphrase: str | None, progress: Progress
) -> _Tried:
    drill = restore_drill(backup.path, passphrase, progress)
    return _Tried(drill, max(0, newest_operation(session) - drill.report.operations))


def _rows(look: Look, tried: _Tried) -> list[QWidget]:
    drill, report = tried.drill, tried.drill.report
    if not drill.ok:
        n = len(report.problems)
        bad = Plural(
            "{n} problem was found; it cannot be relied on.",
            "{n} problems were found; it cannot be relied on.",
            n=n,
        )
        details = [problem.detail for problem in report.problems[:_MOST]]
        return [_row(look, bad, Tone.BAD), *(_row(look, text, Tone.NEUTRAL) for text in details)]
    records = sum(drill.rows.values())
    rows = [
        _row(look, Message("It can be read, and everything is as its history says."), Tone.GOOD),
        _row(look, Plural("{n} record", "{n} records", n=records), Tone.GOOD),
        _row(look, Plural("{n} operation", "{n} operations", n=report.operations), Tone.GOOD),
    ]
    if tried.missing:
        missing = Plural(
            "{n} operation done since is not in it.",
            "{n} operations done since are not in it.",
            n=tried.missing,
        )
        rows.append(_row(look, missing, Tone.WARN))
    kept = Message("Restoring keeps the present file beside it, under another name.")
    rows.append(_row(look, kept, Tone.NEUTRAL))
    return rows


_ICONS: Final = {Tone.GOOD: "check", Tone.WARN: "warning", Tone.BAD: "cross", Tone.NEUTRAL: "info"}


def _row(look: Look, text: Text, tone: Tone) -> QWidget:
    colour = "text" if tone in (Tone.GOOD, Tone.NEUTRAL) else tone.text
    row = QWidget()
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(look.px(Gap.S))
    icon = Run(icon=_ICONS[tone], colour=tone.text)
    box.addWidget(Phrase(look, [icon], shrink=False))
    box.addWidget(Told(look, text, colour=colour), 1)
    return row
