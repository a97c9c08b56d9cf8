"""Keeping the work safe: check, copy, back up, restore, prove that restoring works."""

from __future__ import annotations

import hmac
import shutil
import tempfile
from pathlib import Path
from typing import Final

from stdcommittee.base.clock import Clock
from stdcommittee.base.errors import Refused, Unreadable
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.services.history import newest_operation
from stdcommittee.services.session import Session
from stdcommittee.storage import backup
from stdcommittee.storage.backup import Backup, DrillReport, backups
from stdcommittee.storage.check import CheckReport, Problem, check_file
from stdcommittee.storage.database import Database, Key, key_for
from stdcommittee.storage.history import Touched
from stdcommittee.storage.opening import lock_or_reason
from stdcommittee.storage.schema import kinds
from stdcommittee.storage.workspace import Workspace

__all__ = ["Backup", "CheckReport", "DrillReport", "Problem"]

SHORTEST: Final = 8  # characters of a passphrase


def check_workspace(
    path: Path, passphrase: str | None, *, head: str | None = None, progress: Progress = SILENT
) -> CheckReport:
    """Check a workspace file, however damaged.

    Raises:
        Unreadable: there is no such file, or it needs another passphrase.
    """
    return check_file(path, key_for(path, passphrase), head=head, progress=progress)


def back_up(session: Session) -> Path:
    """Write a backup now.

    Raises:
        Refused: the disk is full or the place cannot be written.
    """
    return session.workspace.back_up()


def save_copy(session: Session, target: Path) -> Path:
    """Write a complete copy of the open workspace under another name, with the same passphrase.

    Raises:
        Refused: there is a file of that name, or it cannot be written.
    """
    return session.workspace.save_copy(target)


def list_backups(path: Path) -> list[Backup]:
    """Return the backups of a workspace, newest first."""
    return backups(path)


def restore(source: Path, target: Path, passphrase: str | None) -> Path | None:
    """Put a backup in the place of a workspace; return where what stood there was kept.

    Raises:
        Unreadable: the backup is damaged or needs another passphrase.
        Refused: the workspace is open.
    """
    return backup.restore(source, target, key_for(source, passphrase), Clock())


def restore_drill(source: Path, passphrase: str | None, progress: Progress = SILENT) -> DrillReport:
    """Prove that a backup can be restored, in a scratch place.

    Raises:
        Unreadable: the backup cannot be opened at all.
    """
    return backup.drill(source, key_for(source, passphrase), progress)


def restore_here(session: Session, source: Path, passphrase: str | None) -> Path | None:
    """Put a backup in the place of the open workspace; the session goes on with what it holds.

    Whoever listens to the session hears that records of every kind may be other ones now. Whatever
    fails, the session stands afterwards as it did before.

    Returns:
        Where the workspace as it was is kept.

    Raises:
        Unreadable: the backup is damaged or needs another passphrase.
        Refused: the workspace is open for reading only, or the place cannot be written.
    """
    before = session.workspace
    if before.read_only is not None:
        raise Refused(before.read_only, kept=Message("Nothing was changed."))
    aside: Path | None = None
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / source.name  # closing may let the oldest backup go
        _copy(source, copy)
        key = key_for(copy, passphrase)
        before.close()
        try:
            aside = backup.restore(copy, before.path, key, before.clock)
            _go_on(session, Workspace.open(before.path, passphrase=passphrase, clock=before.clock))
        except BaseException:
            if aside is not None:
                aside.replace(before.path)
            _go_on(session, _opened_as(before))
            raise
    session.bus.publish(Touched(newest_operation(session), {k.name: frozenset() for k in kinds()}))
    return aside


def change_passphrase(session: Session, new: str | None) -> Path:
    """Encrypt the workspace with a new passphrase, or store it plainly (None).

    The session goes on with the file as it was written anew.

    Returns:
        The backup that was made before, which has the passphrase of before.

    Raises:
        Refused: it is open for reading only, or the disk is full.
    """
    saved = session.workspace.change_passphrase(new)
    _go_on(session, Workspace.open(session.path, passphrase=new, clock=session.clock))
    return saved


def passphrase_problem(text: str, again: str) -> Text | None:
    """Return why a passphrase typed twice is not taken, or None."""
    if len(text) < SHORTEST:
        return Message("A passphrase has at least {n} characters.", n=SHORTEST)
    return None if text == again else Message("The two are not the same.")


def is_passphrase(session: Session, text: str) -> bool:
    """Tell whether a text is the passphrase of the open workspace."""
    key = session.workspace.database.key
    return key is not None and hmac.compare_digest(Key.derive(text, key.salt).raw, key.raw)


def _go_on(session: Session, workspace: Workspace) -> None:
    workspace.on_written = session.bus.publish
    session.workspace = workspace
    session.reread_rules()


def _opened_as(before: Workspace) -> Workspace:
    """Open a workspace that was closed, with the key that it had."""
    lock, reason = lock_or_reason(before.path, before.clock)
    database = Database(
        before.path,
        before.database.key,
        read_only=reason is not None,
        share=before.database.share,
    )
    return Workspace(database, before.clock, lock, reason)


def _copy(source: Path, target: Path) -> None:
    try:
        shutil.copyfile(source, target)
    except OSError as error:
        raise Unreadable(
            Message("The file {file} cannot be read.", file=source.name),
            kept=Message("Nothing was changed."),
            details=str(error),
        ) from error
