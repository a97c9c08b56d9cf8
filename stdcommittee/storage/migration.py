"""Bringing an older workspace file up to date.

A migration is an operation: the file is verified, backed up beside itself, migrated by Alembic on a
copy, and anchored again in the history with the digests that its tables have now. The copy takes
the file's place only when all of it succeeded.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from stdcommittee.base.clock import Clock
from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Message
from stdcommittee.base.paths import migrations
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.storage import guards, history, schema
from stdcommittee.storage.canonical import digest_text
from stdcommittee.storage.check import check_connection, table_digest
from stdcommittee.storage.database import Database, Key
from stdcommittee.storage.history import ActorStamp, OperationKind
from stdcommittee.storage.places import on_network_share

MARKER: Final = "alembic_version"


def stamp(raw: Any) -> None:
    """Mark a new file with the newest schema version."""
    raw.execute(f"CREATE TABLE {MARKER} (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    raw.execute(f"INSERT INTO {MARKER} VALUES (?)", (schema.SCHEMA_HEAD,))


def version(raw: Any) -> str:
    """Return the schema version that a file is marked with."""
    row = raw.execute(f"SELECT version_num FROM {MARKER}").fetchone()
    return str(row[0]) if row else ""


@cache
def known_versions() -> frozenset[str]:
    """Return the schema versions that this program can open (names of its migrations)."""
    names = (path.stem for path in (migrations() / "versions").glob("[0-9]*.py*"))
    return frozenset(name.partition("_")[0] for name in names) | {schema.SCHEMA_HEAD}


def migrate(path: Path, key: Key | None, clock: Clock, progress: Progress = SILENT) -> Path:
    """Bring a file to the newest schema; return the backup that was made before.

    Raises:
        Refused: the file does not pass its check, or the disk is full; it is then as it was.
    """
    from stdcommittee.storage.backup import back_up

    share = on_network_share(path)
    source = Database(path, key, read_only=False, share=share)
    work = path.with_name(f"{path.name}.migrating")
    try:
        progress.step(Message("Verifying before migration"))
        with source.reading() as connection:
            old = version(connection.connection.dbapi_connection)
            report = check_connection(connection, progress, from_schema=old)
        if report.problems:
            raise Refused(
                Message("{file} does not pass its check and was not migrated.", file=path.name),
                kept=Message("The file was not touched."),
                advice=Message("Run “check” on it and restore a backup."),
                details="\n".join(str(problem.detail) for problem in report.problems[:20]),
            )
        progress.step(Message("Backing up before migration"))
        saved = back_up(source, clock, label=f"schema{old}")
        work.unlink(missing_ok=True)
        source.copy_to(work)
    finally:
        source.close()
    try:
        _upgrade(work, key, old, clock, progress)
        work.replace(path)
    finally:
        work.unlink(missing_ok=True)
    return saved


def _upgrade(path: Path, key: Key | None, old: str, clock: Clock, progress: Progress) -> None:
    database = Database(path, key, read_only=False, share=True)
    try:
        with database.writing() as connection:
            raw: Any = connection.connection.dbapi_connection
            progress.step(Message("Migrating"))
            raw.execute("PRAGMA defer_foreign_keys = ON")
            run_alembic(connection, schema.SCHEMA_HEAD)
            guards.install(raw)
            _anchor(connection, old, clock)
    finally:
        database.close()


def run_alembic(connection: sa.Connection, target: str) -> None:
    """Run the migrations up to a version on an open connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations()))
    config.attributes["connection"] = connection
    if not connection.in_transaction():
        connection.begin()  # so that Alembic leaves committing to us
    command.upgrade(config, target)


def _anchor(connection: sa.Connection, old: str, clock: Clock) -> None:
    raw: Any = connection.connection.dbapi_connection
    digests = {}
    for kind in schema.kinds():
        total, rows = table_digest(raw, kind)
        if rows or raw.execute("SELECT 1 FROM digest WHERE kind = ?", (kind.name,)).fetchone():
            digests[kind.name] = digest_text(total)
            raw.execute(
                "INSERT OR REPLACE INTO digest (kind, value, rows) VALUES (?, ?, ?)",
                (kind.name, digest_text(total), rows),
            )
    message = Message("Migrated from schema {old} to {new}", old=old, new=schema.SCHEMA_HEAD)
    values = {
        "at": clock.now().isoformat(),
        "kind": OperationKind.MIGRATION.value,
        "message": history.message_text(message),
        "reason": None,
        **history.stamp_values(ActorStamp("StdCommittee")),
        "schema": schema.SCHEMA_HEAD,
        "undoes": None,
        "final": 1,
    }
    history.append(connection, values, [], digests)
