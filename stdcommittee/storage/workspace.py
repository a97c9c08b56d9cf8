"""A workspace: one file with the records, their attachments and their history."""

from __future__ import annotations

import contextlib
import secrets
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, Self

from stdcommittee.base.clock import Clock
from stdcommittee.base.errors import Failure, Refused
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.domain.workspace.records import Actor, Unit
from stdcommittee.storage import backup, guards, history, migration, passphrases, schema, undo
from stdcommittee.storage.database import (
    Database,
    DatabaseError,
    Key,
    key_for,
    write_failure,
)
from stdcommittee.storage.history import GENESIS, ActorStamp, Operation, OperationKind, Touched
from stdcommittee.storage.lock import Holder, Lock
from stdcommittee.storage.opening import (
    damaged,
    held_by,
    inspect,
    lock_or_reason,
    take_lock,
    write_empty,
)
from stdcommittee.storage.places import on_network_share, writable
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork

SUFFIX: Final = ".stdc"


class Workspace:
    """An open workspace. Reads may run in parallel; writes come one after the other.

    `read_only` says why it may not be written (None: it may).
    """

    def __init__(
        self, database: Database, clock: Clock, lock: Lock | None, read_only: Text | None
    ) -> None:
        self.database = database
        self.clock = clock
        self.read_only = read_only
        self.on_written: Callable[[Touched], None] = lambda _: None
        self._lock = lock
        self._writing = threading.RLock()
        self._closed = False
        self._opened_head = self.head() if database.path.exists() else GENESIS

    @property
    def path(self) -> Path:
        """Where the workspace file lies."""
        return self.database.path

    @property
    def encrypted(self) -> bool:
        """Whether a passphrase protects the file."""
        return self.database.key is not None

    @classmethod
    def create(
        cls,
        path: Path,
        unit: Unit,
        actor: ActorStamp,
        *,
        passphrase: str | None = None,
        clock: Clock | None = None,
    ) -> Self:
        """Make a new workspace file and open it.

        Raises:
            Refused: there is a file of that name, or the place cannot be written.
        """
        clock = clock or Clock()
        if path.exists():
            raise Refused(
                Message("There is a file {file} already.", file=path.name),
                kept=Message("It was not touched."),
                advice=Message("Choose another name."),
            )
        lock = take_lock(path, clock)
        if isinstance(lock, Holder):
            raise Refused(held_by(lock))
        key = Key.new(passphrase) if passphrase else None
        try:
            write_empty(path, key)
            workspace = cls(
                Database(path, key, read_only=False, share=on_network_share(path)),
                clock,
                lock,
                None,
            )
            workspace._begin(unit, actor)
        except BaseException as error:
            lock.release()
            path.unlink(missing_ok=True)
            if isinstance(error, DatabaseError):
                raise write_failure(error) from error
            raise
        return workspace

    def _begin(self, unit: Unit, actor: ActorStamp) -> None:
        message = Message("Workspace created")
        with self.unit_of_work(actor, message, kind=OperationKind.CREATE) as uow:
            uow.add(unit)
            uow.add(Actor(name=actor.name, role=actor.role, organization=actor.organization))
        self._opened_head = GENESIS

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        passphrase: str | None = None,
        read_only: bool = False,
        clock: Clock | None = None,
        progress: Progress = SILENT,
    ) -> Self:
        """Open a workspace file; an older one is migrated after a backup.

        Where another writer holds it, or the place cannot be written, it is opened for reading.

        Raises:
            Unreadable: no such file, wrong passphrase, not a workspace, or damaged.
            Refused: the file was written by a newer version, or migration cannot be done here.
        """
        clock = clock or Clock()
        key = key_for(path, passphrase)
        version = inspect(path, key)
        reason: Text | None = Message("Opened for reading.") if read_only else None
        lock: Lock | None = None
        if reason is None and not writable(path):
            reason = Message("The place cannot be written.")
        if reason is None:
            lock, reason = lock_or_reason(path, clock)
        try:
            if version != schema.SCHEMA_HEAD:
                if reason is not None:
                    raise Refused(
                        Message("{file} was written by an older version.", file=path.name),
                        kept=Message("The file was not touched."),
                        advice=Message(
                            "Open it once where it can be written; it is migrated then."
                        ),
                    )
                migration.migrate(path, key, clock, progress)
            database = Database(
                path, key, read_only=reason is not None, share=on_network_share(path)
            )
            workspace = cls(database, clock, lock, reason)
            workspace._restore_guards()
        except BaseException as error:
            if lock is not None:
                lock.release()
            if isinstance(error, DatabaseError):
                raise damaged(path, error) from error
            raise
        return workspace

    def _restore_guards(self) -> None:
        with self.database.reading() as connection:
            incomplete = guards.missing(connection.connection.dbapi_connection)
        if incomplete and self.read_only is None:
            with self.database.writing() as connection:
                guards.install(connection.connection.dbapi_connection)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Reader]:
        """Give a reader that sees one unchanging state."""
        with self.database.reading() as connection:
            yield Reader(connection)

    @contextlib.contextmanager
    def unit_of_work(
        self,
        actor: ActorStamp,
        message: Text,
        *,
        kind: OperationKind = OperationKind.EDIT,
        reason: str = "",
        undoes: int | None = None,
        final: bool = False,
    ) -> Iterator[UnitOfWork]:
        """Give the one way to write; everything inside is one operation, or nothing.

        Raises:
            Refused: read-only, the lock was lost, the disk is full, or a guard says no.
        """
        with self._writing:
            self._keep_lock()
            with self.database.writing() as connection:
                uow = UnitOfWork(
                    connection,
                    actor,
                    message,
                    self.clock,
                    kind=kind,
                    reason=reason,
                    undoes=undoes,
                    final=final,
                    schema_version=schema.SCHEMA_HEAD,
                )
                yield uow
                touched = uow.finish()
        if touched.records:
            self.on_written(touched)

    def _keep_lock(self) -> None:
        if self.read_only is not None:
            raise Refused(self.read_only, kept=Message("Nothing was changed."))
        if self._lock is not None and not self._lock.is_mine():
            self.read_only = Message("Another program took over the workspace.")
            raise Refused(self.read_only, kept=Message("Nothing was changed."))

    def renew_lock(self) -> None:
        """Show other machines that this workspace is still open here; call every few minutes."""
        if self._lock is not None:
            self._lock.renew()

    def undo(self, actor: ActorStamp, number: int, progress: Progress = SILENT) -> Touched:
        """Undo an operation; undoing an undo does it again.

        Raises:
            Refused: it is final, was undone already, or a value has moved since.
        """
        with self.database.reading() as connection:
            operation = history.operation_by_id(connection, number)
            if operation is None:
                raise Refused(Message("There is no operation {n}.", n=number))
            changes = history.changes_of(connection, number)
            never = undo.refusal(operation, history.undone_by(connection, number), changes)
            if never is not None:
                raise never
        progress.step(Message("Undoing"))
        message = (
            Message("Done again: {what}", what=_undone(operation))
            if operation.kind is OperationKind.UNDO
            else Message("Undone: {what}", what=operation.message)
        )
        with self.unit_of_work(actor, message, kind=OperationKind.UNDO, undoes=number) as uow:
            undo.undo(uow, changes)
        return uow.touched

    def head(self) -> str:
        """Return the hash of the newest operation."""
        with self.database.reading() as connection:
            row: Any = connection.exec_driver_sql("SELECT head FROM chain WHERE id = 1").first()
            return str(row[0])

    def operations(self, before: int | None = None, limit: int = 200) -> list[Operation]:
        """Return operations, newest first."""
        with self.database.reading() as connection:
            return history.operations(connection, before=before, limit=limit)

    def save_copy(self, target: Path) -> Path:
        """Write a complete copy of the workspace under another name, with the same passphrase.

        Raises:
            Refused: there is a file of that name, or it cannot be written.
        """
        if target.exists():
            raise Refused(
                Message("There is a file {file} already.", file=target.name),
                kept=Message("It was not touched."),
                advice=Message("Choose another name."),
            )
        self.database.copy_to(target)
        return target

    def back_up(self) -> Path:
        """Write a rotating backup beside the file; see `storage.backup`."""
        return backup.back_up(self.database, self.clock)

    def change_passphrase(self, new: str | None) -> Path:
        """Write the file anew under another passphrase (None: plainly) and close the workspace.

        Returns the backup that was made before, which has the old passphrase.

        Raises:
            Refused: it is open for reading only, or the disk is full; it is then as it was.
        """
        with self._writing:
            self._keep_lock()
            saved = self.back_up()
            passphrases.rewrite(self.database, new)
            self._closed = True
            if self._lock is not None:
                self._lock.release()
        return saved

    def close(self, *, keep_empty: bool = True) -> None:
        """Back up if anything was written, fold in the log, give the lock back.

        A workspace that was made here and that nothing came into is removed unless `keep_empty`.
        """
        if self._closed:
            return
        self._closed = True
        try:
            empty = self._opened_head == GENESIS and len(self.operations(limit=2)) == 1
            if empty and not keep_empty:
                self.database.close()
                self.path.unlink()
                return
            if self.read_only is None and self.head() != self._opened_head:
                with contextlib.suppress(Failure):  # a full disk must not keep a window open
                    self.back_up()
            self.database.close()
        finally:
            if self._lock is not None:
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _undone(operation: Operation) -> Text:
    message = operation.message
    inner = message.values.get("what") if isinstance(message, Message) else None
    return inner if isinstance(inner, Message | str) else message


def new_unit(**values: Any) -> Unit:
    """Return the record of a new workspace's unit, with an identity of its own."""
    return Unit(uid=secrets.token_hex(16), **values)
