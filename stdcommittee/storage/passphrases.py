"""Setting, changing and removing the passphrase of a workspace: the file is written anew."""

from __future__ import annotations

from stdcommittee.storage.database import Database, DatabaseError, Key, connect, write_failure


def rewrite(database: Database, passphrase: str | None) -> None:
    """Write the file anew under another passphrase (None: plainly) and close the database.

    Raises:
        Refused: the disk is full or the place cannot be written; the file is then as it was.
    """
    path = database.path
    work = path.with_name(path.name + ".rewriting")
    work.unlink(missing_ok=True)
    key = Key.new(passphrase) if passphrase else None
    database.checkpoint()
    try:
        raw = connect(path, database.key)
        try:
            raw.execute(
                "ATTACH DATABASE ? AS rewritten KEY ?", (str(work), key.literal if key else "")
            )
            raw.execute("SELECT sqlcipher_export('rewritten')").fetchall()
            for pragma in ("application_id", "user_version"):
                (value,) = raw.execute(f"PRAGMA main.{pragma}").fetchone()
                raw.execute(f"PRAGMA rewritten.{pragma} = {value}")
            raw.execute("DETACH DATABASE rewritten")
        finally:
            raw.close()
        database.close()
        work.replace(path)
    except (DatabaseError, OSError) as error:
        raise write_failure(error) from error
    finally:
        work.unlink(missing_ok=True)
    for ending in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
