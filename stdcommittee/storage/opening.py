"""Looking at a file before it is opened, and making an empty one.

Whatever is wrong with a file is found here, before anything of it is touched.
"""

from __future__ import annotations

from pathlib import Path

from stdcommittee.base.clock import Clock
from stdcommittee.base.errors import Refused, Unreadable
from stdcommittee.base.messages import Message, Text
from stdcommittee.storage import guards, migration, schema
from stdcommittee.storage.database import (
    DatabaseError,
    Key,
    connect,
    not_a_workspace,
    write_failure,
)
from stdcommittee.storage.history import GENESIS
from stdcommittee.storage.lock import Holder, Lock


def write_empty(path: Path, key: Key | None) -> None:
    """Write an empty workspace file: tables, guards, the beginning of the chain.

    The file is there under its name when it is whole, whatever stops the program before.
    """
    schema.kinds()
    partial = path.with_name(path.name + ".making")
    partial.unlink(missing_ok=True)
    try:
        _fill(partial, key)
        partial.replace(path)
    except OSError as error:
        raise write_failure(error) from error
    finally:
        partial.unlink(missing_ok=True)


def _fill(path: Path, key: Key | None) -> None:
    raw = connect(path, key)
    try:
        raw.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        raw.execute("BEGIN")
        for statement in schema.creation():
            raw.execute(statement)
        guards.install(raw)
        raw.execute("INSERT INTO chain (id, head, length) VALUES (1, ?, 0)", (GENESIS,))
        migration.stamp(raw)
        raw.execute("COMMIT")
    finally:
        raw.close()


def inspect(path: Path, key: Key | None) -> str:
    """Return the schema version of a file, having looked that it is a whole workspace."""
    try:
        raw = connect(path, key, read_only=True)
    except (DatabaseError, UnicodeError) as error:
        raise (damaged(path, error) if key is None else not_a_workspace(path)) from error
    try:
        names = {name for (name,) in raw.execute("SELECT name FROM sqlite_master")}
        if not {"chain", "operation", migration.MARKER} <= names:
            raise not_a_workspace(path)
        version = migration.version(raw)
        if version not in migration.known_versions():
            raise Refused(
                Message("{file} was written by a newer version of this program.", file=path.name),
                kept=Message("The file was not touched."),
                advice=Message("Update the program, then open the file again."),
            )
        raw.execute("SELECT head, length FROM chain").fetchall()
        raw.execute("SELECT * FROM operation ORDER BY id DESC LIMIT 1").fetchall()
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        size = int(pages) * int(raw.execute("PRAGMA page_size").fetchone()[0])
        if path.stat().st_size < size and not path.with_name(path.name + "-wal").exists():
            raise damaged(path, None)
    except (DatabaseError, UnicodeError) as error:
        raise (damaged(path, error) if key is None else not_a_workspace(path)) from error
    finally:
        raw.close()
    return version


def damaged(path: Path, error: Exception | None) -> Unreadable:
    """Return the failure for a damaged file."""
    return Unreadable(
        Message("{file} is damaged.", file=path.name),
        kept=Message("The file was not touched."),
        advice=Message("Restore the newest backup; “check” lists what is damaged."),
        details=str(error or "the file is shorter than it says"),
    )


def take_lock(path: Path, clock: Clock) -> Lock | Holder:
    """Take the writer's lock of a workspace, or return who holds it.

    Raises:
        Refused: the place cannot be written.
    """
    lock = Lock(path, clock)
    try:
        holder = lock.acquire()
    except OSError as error:
        raise Refused(
            Message("The workspace file cannot be written here."),
            kept=Message("Nothing was changed."),
            advice=Message("Save a copy in a place where you may write."),
            details=str(error),
        ) from error
    return lock if holder is None else holder


def lock_or_reason(path: Path, clock: Clock) -> tuple[Lock | None, Text | None]:
    """Return the writer's lock, or why the workspace can only be read."""
    try:
        taken = take_lock(path, clock)
    except Refused as refused:
        return None, refused.what
    return (None, held_by(taken)) if isinstance(taken, Holder) else (taken, None)


def held_by(holder: Holder) -> Message:
    """Return who holds a workspace, as a sentence."""
    return Message(
        "Open for writing by {user} on {host} since {since}.",
        user=holder.user,
        host=holder.host,
        since=holder.since[:16].replace("T", " "),
    )
