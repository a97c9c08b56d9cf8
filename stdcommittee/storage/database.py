"""Connections to a workspace file. What differs between databases stays in this module.

The driver is sqlcipher3 in every case: one modern SQLite everywhere, and encryption of the whole
file when a passphrase is set. The key is derived once (as SQLCipher 4 itself would) and handed to
each pooled connection raw, so that opening one costs no key stretching.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver
from sqlalchemy.pool import QueuePool, StaticPool

from stdcommittee.base.errors import Failure, Refused, Unreadable
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message
from stdcommittee.storage.places import writable

PLAIN_HEADER: Final = b"SQLite format 3\x00"
_KEY_ROUNDS: Final = 256_000  # SQLCipher 4's own number, so that other tools open the file too
_BUSY_MS: Final = 8_000
CLOSED: Final = "closed:"  # how the guards' messages begin

DatabaseError = driver.DatabaseError

# The driver looks in vain, and slowly, for a way to adapt each None that is bound (1 µs each, most
# of the time of a large import); told that None stands for itself it does not look.
driver.register_adapter(type(None), lambda nothing: nothing)


@frozen
class Key:
    """The raw key and salt of an encrypted file."""

    raw: bytes
    salt: bytes

    @classmethod
    def derive(cls, passphrase: str, salt: bytes) -> Key:
        """Derive the key from a passphrase and the salt in the file's first 16 bytes."""
        raw = hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, _KEY_ROUNDS, 32)
        return cls(raw, salt)

    @classmethod
    def new(cls, passphrase: str) -> Key:
        """Derive a key with a fresh salt, for a file yet to be written."""
        return cls.derive(passphrase, os.urandom(16))

    @property
    def literal(self) -> str:
        """The key as SQLCipher takes it: raw key and salt in hexadecimal."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"


def key_for(path: Path, passphrase: str | None) -> Key | None:
    """Return the key of an existing file: None for a plain one.

    Raises:
        Unreadable: the file is missing, empty, or has no plain header and no passphrase was given.
    """
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise Unreadable(
            Message("The file {file} cannot be read.", file=path.name), details=str(error)
        ) from error
    if head == PLAIN_HEADER:
        return None
    if passphrase is None or len(head) < 16:
        raise not_a_workspace(path)
    return Key.derive(passphrase, head)


def not_a_workspace(path: Path) -> Failure:
    """Return the failure for a file that does not open: wrong passphrase, or something else."""
    return Unreadable(
        Message("{file}: wrong passphrase, or not a workspace.", file=path.name),
        kept=Message("The file was not touched."),
        advice=Message("Give its passphrase, or choose another file."),
    )


def connect(path: Path, key: Key | None, *, read_only: bool = False) -> Any:
    """Open one raw connection, keyed, in autocommit mode, usable from any thread.

    Raises:
        sqlcipher3.dbapi2.DatabaseError: the file is missing or damaged.
    """
    if not read_only:
        return _connected(path, key, "rwc")
    if writable(path):
        try:
            return _connected(path, key, "ro")
        except driver.OperationalError as error:  # on a share the system may promise too much
            if "readonly" not in str(error):
                raise
    # Where no log can be made beside the file, nobody else can write it either.
    return _connected(path, key, "ro&immutable=1")


def _connected(path: Path, key: Key | None, mode: str) -> Any:
    connection = driver.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=_BUSY_MS / 1000,
        cached_statements=256,
    )
    if key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f'PRAGMA key = "{key.literal}"')
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")  # replacing a row is deleting it
    connection.execute("PRAGMA cache_size = -32000")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


class Database:
    """One workspace file: a single writing connection and a pool of reading ones."""

    def __init__(
        self, path: Path, key: Key | None, *, read_only: bool, share: bool = False
    ) -> None:
        self.path = path
        self.key = key
        self.read_only = read_only
        self.share = share
        self._readers = sa.create_engine(
            "sqlite://",
            module=driver,
            creator=self._open_reader,
            poolclass=QueuePool,
            pool_size=6,
            max_overflow=4,
        )
        self._writer: sa.Engine | None = None
        if not read_only:
            self._writer = sa.create_engine(
                "sqlite://", module=driver, creator=self._open_writer, poolclass=StaticPool
            )

    def _open_reader(self) -> Any:
        connection = connect(self.path, self.key, read_only=self.read_only)
        connection.execute("PRAGMA query_only = ON")
        if self.key is None:  # the system keeps plain pages at hand; a second copy costs more
            connection.execute("PRAGMA cache_size = -4000")
        return connection

    def _open_writer(self) -> Any:
        connection = connect(self.path, self.key)
        connection.execute(f"PRAGMA journal_mode = {'DELETE' if self.share else 'WAL'}")
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give a connection that sees one unchanging state of the file."""
        try:
            pooled = self._readers.connect()
        except sa.exc.DBAPIError as error:
            raise error.orig or error from error
        with pooled as connection:
            raw: Any = connection.connection.dbapi_connection
            raw.execute("BEGIN")
            try:
                yield connection
            finally:
                raw.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Give the writing connection inside a transaction; committed if nothing is raised.

        Raises:
            Refused: it is open for reading only, the disk is full, or it cannot be written.
        """
        if self._writer is None:
            raise Refused(
                Message("This workspace is open for reading only."),
                kept=Message("Nothing was changed."),
            )
        with self._writer.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            try:
                raw.execute("BEGIN IMMEDIATE")
            except driver.OperationalError as error:
                raise write_failure(error) from error
            try:
                yield connection
                raw.execute("COMMIT")
            except BaseException as error:
                if raw.in_transaction:
                    raw.execute("ROLLBACK")
                inner = error.orig if isinstance(error, sa.exc.DBAPIError) else error
                if isinstance(inner, driver.OperationalError | driver.IntegrityError):
                    raise write_failure(inner) from error
                raise
        self.checkpoint()

    def checkpoint(self) -> None:
        """Fold the write-ahead log into the file, so that a plain copy of the file is complete."""
        if self._writer is None or self.share:
            return
        with self._writer.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def copy_to(self, target: Path) -> None:
        """Write a complete copy of the file as it stands, with the same key (backup API).

        Raises:
            Refused: the target cannot be written or the disk is full.
        """
        with self.reading() as connection:
            raw: Any = connection.connection.dbapi_connection
            raw.execute("ROLLBACK")
            try:
                copy = connect(target, self.key)
                try:
                    raw.backup(copy, pages=4096)
                    copy.execute("PRAGMA journal_mode = DELETE")
                finally:
                    copy.close()
            except driver.Error as error:
                target.unlink(missing_ok=True)
                raise write_failure(error) from error
            finally:
                raw.execute("BEGIN")

    def close(self) -> None:
        """Fold in the log and let go of the file."""
        if self._writer is not None:
            self.checkpoint()
            self._writer.dispose()
        self._readers.dispose()


def write_failure(error: Exception) -> Failure:
    """Say in plain words why the database could not write."""
    text = str(error)
    if text.startswith(CLOSED):
        what = Message("This is closed and stays as it is.")
        advice = Message("Reopen it with a reason, if the rules allow it.")
    elif "FOREIGN KEY" in text:
        what = Message("Another record still points to this one.")
        advice = Message("Remove or change that record first.")
    elif "full" in text:
        what = Message("The disk is full.")
        advice = Message("Free some space and try again.")
    elif "locked" in text or "busy" in text:
        what = Message("Another program holds the workspace file.")
        advice = Message("Close it and try again.")
    elif "readonly" in text or "read-only" in text or "unable to open" in text:
        what = Message("The workspace file cannot be written here.")
        advice = Message("Save a copy in a place where you may write.")
    else:
        what = Message("The workspace file could not be written.")
        advice = Message("Check the disk, then check the workspace.")
    return Refused(what, kept=Message("Nothing was changed."), advice=advice, details=text)
