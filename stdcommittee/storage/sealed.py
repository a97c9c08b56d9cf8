"""Sealed details: bytes that stand aside from the records, and can be erased for good.

A detail is found by its digest, keyed with a secret of its own: once row and secret are gone, the
digest that history holds tells nothing. Whatever an operation does to the records, it ends with a
row for each detail that is not erased and with no other; rows that go are overwritten in the file.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterator
from typing import Any, Final

from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Message

RECORD: Final = "sealed_detail"
_SECRET: Final = 32  # bytes; of any other length two secrets could give one digest
_STANDING: Final = f"SELECT digest FROM {RECORD} WHERE erased IS NULL AND digest IS NOT NULL"


def keyed_digest(secret: bytes, data: bytes) -> str:
    """Return the digest of a detail under its secret, as the record holds it."""
    return hmac.new(secret, data, hashlib.sha256).hexdigest()


def put(raw: Any, data: bytes) -> str:
    """Store a detail under a fresh secret and return its digest."""
    secret = secrets.token_bytes(_SECRET)
    digest = keyed_digest(secret, data)
    raw.execute("PRAGMA secure_delete = ON")  # a page that is split must leave no copy behind
    raw.execute(
        "INSERT INTO sealed (digest, secret, data) VALUES (?, ?, ?)", (digest, secret, data)
    )
    return digest


def content(raw: Any, digest: str) -> bytes | None:
    """Return a detail, or None where it is gone or is not what was stored."""
    row = raw.execute("SELECT secret, data FROM sealed WHERE digest = ?", (digest,)).fetchone()
    return bytes(row[1]) if row is not None and _matches(digest, *row) else None


def settle(raw: Any) -> None:
    """Let go of every row whose record is gone or erased; called as an operation ends.

    Raises:
        Refused: a detail that is not erased has no row: what was erased cannot be brought back.
    """
    if raw.execute(f"{_STANDING} EXCEPT SELECT digest FROM sealed LIMIT 1").fetchone():
        raise Refused(
            Message("What was sealed has been erased for good and cannot be brought back."),
            kept=Message("Nothing was changed."),
        )
    if raw.execute(f"SELECT digest FROM sealed EXCEPT {_STANDING} LIMIT 1").fetchone():
        _rewrite(raw)


def _rewrite(raw: Any) -> None:
    """Write the table anew with the rows that stand.

    Deleting one row could leave pieces of it where a page was once rearranged. A table that is
    emptied gives its pages back, overwritten with zeros.
    """
    raw.execute("PRAGMA secure_delete = ON")
    kept = raw.execute(
        f"SELECT digest, secret, data FROM sealed WHERE digest IN ({_STANDING})"
    ).fetchall()
    raw.execute("DELETE FROM sealed")
    raw.executemany("INSERT INTO sealed (digest, secret, data) VALUES (?, ?, ?)", kept)


def differences(raw: Any) -> Iterator[tuple[str, bool]]:
    """Yield the digests that are not in order: those of lost rows (True), and of wrong ones."""
    standing = {digest for (digest,) in raw.execute(_STANDING)}
    found = set()
    for digest, secret, data in raw.execute("SELECT digest, secret, data FROM sealed"):
        found.add(digest)
        if digest not in standing or not _matches(digest, secret, data):
            yield str(digest), False
    for digest in sorted(standing - found):
        yield digest, True


def _matches(digest: object, secret: object, data: object) -> bool:
    if not isinstance(secret, bytes) or not isinstance(data, bytes) or len(secret) != _SECRET:
        return False
    return keyed_digest(secret, data) == digest
