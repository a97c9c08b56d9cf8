"""Backups: rotating copies beside the workspace, restoring one, and the drill that proves it works.

A backup is a complete workspace file, made through the backup API and read again before it counts.
Its name carries the moment and the schema version. The newest ten stay, and the newest of each of
the last twelve months.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any, Final

from stdcommittee.base.clock import Clock
from stdcommittee.base.errors import Refused, Unreadable
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message
from stdcommittee.base.patterns import pattern
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.storage.check import CheckReport, check_file
from stdcommittee.storage.database import Database, DatabaseError, Key, connect
from stdcommittee.storage.lock import Lock

KEEP_NEWEST: Final = 10
KEEP_MONTHS: Final = 12
_NAME: Final = pattern(r"_(\d{8}T\d{6})_[\w.]+\.stdc$")


@frozen
class Backup:
    """One backup file."""

    path: Path
    made: dt.datetime
    size: int


@frozen
class DrillReport:
    """What a restore drill found: the backup's own check, its head and its row counts."""

    backup: Path
    report: CheckReport
    rows: dict[str, int]

    @property
    def ok(self) -> bool:
        """Whether the backup can be relied on."""
        return self.report.ok


def folder_of(workspace: Path) -> Path:
    """Return the folder that holds a workspace's backups."""
    return workspace.with_name(f"{workspace.stem}.backups")


def back_up(database: Database, clock: Clock, label: str = "") -> Path:
    """Write a backup beside the workspace, verify it, and let old ones go.

    Raises:
        Refused: the disk is full or the place cannot be written; no half backup stays.
    """
    from stdcommittee.storage.schema import SCHEMA_HEAD

    folder = folder_of(database.path)
    moment = clock.now().strftime("%Y%m%dT%H%M%S")
    name = f"{database.path.stem}_{moment}_{label or 'schema' + SCHEMA_HEAD}"
    target = _free(folder / f"{name}.stdc")
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise Refused(
            Message("No backup folder can be made here."),
            kept=Message("The workspace is as it was."),
            details=str(error),
        ) from error
    partial = target.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    try:
        database.copy_to(partial)
        _verify(partial, database.key, _head(database))
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    rotate(folder)
    return target


def _free(target: Path) -> Path:
    """Return a name that no file has yet: two may be made within one second."""
    number, free = 2, target
    while free.exists():
        free = target.with_name(f"{target.stem}.{number}{target.suffix}")
        number += 1
    return free


def _head(database: Database) -> str:
    with database.reading() as connection:
        row: Any = connection.exec_driver_sql("SELECT head FROM chain WHERE id = 1").first()
        return str(row[0])


def _verify(path: Path, key: Key | None, head: str) -> None:
    raw = connect(path, key, read_only=True)
    try:
        found = raw.execute("SELECT head FROM chain WHERE id = 1").fetchone()
        if found != (head,) or raw.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise Refused(
                Message("The backup could not be read back."),
                kept=Message("The workspace is as it was."),
            )
    finally:
        raw.close()


def backups(workspace: Path) -> list[Backup]:
    """Return a workspace's backups, newest first."""
    found = []
    for path in folder_of(workspace).glob("*.stdc"):
        match = _NAME.search(path.name)
        if match:
            made = dt.datetime.strptime(match[1], "%Y%m%dT%H%M%S").replace(tzinfo=dt.UTC)
            found.append(Backup(path, made, path.stat().st_size))
    return sorted(found, key=lambda backup: (backup.made, backup.path.name), reverse=True)


def rotate(folder: Path) -> None:
    """Remove backups beyond the newest ten and the newest of each of twelve months."""
    kept_months: set[str] = set()
    workspace = folder.with_name(folder.name.removesuffix(".backups") + ".stdc")
    for index, backup in enumerate(backups(workspace)):
        month = backup.made.strftime("%Y-%m")
        first_of_month = month not in kept_months and len(kept_months) < KEEP_MONTHS
        if first_of_month:
            kept_months.add(month)
        if index >= KEEP_NEWEST and not first_of_month:
            backup.path.unlink(missing_ok=True)


def restore(backup: Path, target: Path, key: Key | None, clock: Clock) -> Path | None:
    """Put a backup in the place of a workspace; what stood there is kept and its path returned.

    Raises:
        Unreadable: the backup is damaged or not a workspace.
        Refused: the workspace is open, or the place cannot be written.
    """
    report = check_file(backup, key)
    if not report.ok:
        raise Unreadable(
            Message("{file} does not pass its check and was not restored.", file=backup.name),
            kept=Message("Nothing was changed."),
            advice=Message("Choose an older backup."),
            details="\n".join(str(problem.detail) for problem in report.problems[:20]),
        )
    lock = Lock(target, clock)
    try:
        holder = lock.acquire()
    except OSError as error:
        raise Refused(
            Message("The workspace file cannot be written here."), details=str(error)
        ) from error
    if holder is not None:
        raise Refused(
            Message(
                "The workspace is open by {user} on {host}.", user=holder.user, host=holder.host
            ),
            kept=Message("Nothing was changed."),
            advice=Message("Close it there first."),
        )
    try:
        return _replace(backup, target, key, clock)
    finally:
        lock.release()


def _replace(backup: Path, target: Path, key: Key | None, clock: Clock) -> Path | None:
    partial = target.with_name(target.name + ".restoring")
    partial.unlink(missing_ok=True)
    source = Database(backup, key, read_only=True)
    try:
        source.copy_to(partial)
    finally:
        source.close()
    aside = None
    if target.exists():
        moment = clock.now().strftime("%Y%m%dT%H%M%S")
        aside = _free(target.with_name(f"{target.stem}.before-restore-{moment}.stdc"))
        target.replace(aside)
        for ending in ("-wal", "-shm", "-journal"):
            target.with_name(target.name + ending).unlink(missing_ok=True)
    partial.replace(target)
    return aside


def drill(backup: Path, key: Key | None, progress: Progress = SILENT) -> DrillReport:
    """Restore a backup into a scratch place, check all of it and count its records.

    Raises:
        Unreadable: the backup cannot be opened at all.
    """
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / backup.name
        try:
            source = Database(backup, key, read_only=True)
            try:
                source.copy_to(copy)
            finally:
                source.close()
        except DatabaseError as error:
            raise Unreadable(
                Message("{file} is damaged.", file=backup.name), details=str(error)
            ) from error
        report = check_file(copy, key, progress=progress)
        raw = connect(copy, key, read_only=True)
        try:
            rows = dict(raw.execute('SELECT kind, "rows" FROM digest').fetchall())
        finally:
            raw.close()
    return DrillReport(backup, report, rows)
