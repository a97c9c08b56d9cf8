"""Keeping the work safe: check, copy, back up, restore, prove that restoring works."""

from __future__ import annotations

from pathlib import Path

from stdcommittee.base.clock import Clock
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.services.session import Session
from stdcommittee.storage import backup
from stdcommittee.storage.backup import Backup, DrillReport, backups
from stdcommittee.storage.check import CheckReport, check_file
from stdcommittee.storage.database import key_for


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


def change_passphrase(session: Session, new: str | None) -> Path:
    """Encrypt the workspace with a new passphrase, or store it plainly; return the backup before.

    The workspace must be opened again afterwards.

    Raises:
        Refused: it is open for reading only, or the disk is full.
    """
    return session.workspace.change_passphrase(new)
