"""The one written form of a row, for history, hashes and comparison.

A row is the JSON object of its filled columns with sorted names, exactly as stored (not as a record
shows it), so that any outside edit changes it. A table's digest is the sum of its rows' hashes
modulo 2¹²⁸: it follows each write without reading the table again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Final, TypeAlias

Value: TypeAlias = str | int | float | bytes | None
MODULUS: Final = 1 << 128
_encode = json.JSONEncoder(
    ensure_ascii=False,
    separators=(",", ":"),
    default=lambda raw: {"bytes": raw.hex()},
).encode


def to_text(values: Mapping[str, Value]) -> str:
    """Write a mapping of columns canonically, NULLs included."""
    return _encode(dict(sorted(values.items())))


class RowText:
    """Writes rows of one table canonically: their filled columns only, by name."""

    def __init__(self, names: Sequence[str]) -> None:
        order = sorted(range(len(names)), key=names.__getitem__)
        self._names = tuple(names[place] for place in order)
        self._values = itemgetter(*order) if len(order) > 1 else tuple

    def __call__(self, row: Sequence[Value]) -> str:
        """Return the text of a row whose values stand in the order of the names."""
        pairs = zip(self._names, self._values(row), strict=True)
        return _encode({name: value for name, value in pairs if value is not None})


def from_text(text: str) -> dict[str, Value]:
    """Read back what `to_text` or `row_text` wrote.

    Raises:
        ValueError: the text is no JSON object.
    """
    match json.loads(text):
        case dict() as found:
            return found
        case _:
            raise ValueError(text)


def row_hash(kind: str, record_id: object, text: str) -> int:
    """Return a row's share in its table's digest."""
    raw = f"{kind}\x1f{record_id}\x1f{text}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(raw, digest_size=16).digest(), "big")


def digest_text(total: int) -> str:
    """Write a table digest as stored."""
    return f"{total % MODULUS:032x}"


class ChangesDigest:
    """Hashes the changes of one operation in their order."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def add(self, row: tuple[object, ...]) -> None:
        """Take in one row: id, kind, record id, before, after."""
        number, kind, record_id, before, after = row
        line = f"{number!r}\x1f{kind}\x1f{record_id!r}\x1f{_marked(before)}\x1f{_marked(after)}\x1e"
        self._hash.update(line.encode("utf-8", "surrogatepass"))

    def text(self) -> str:
        """Return the digest so far."""
        return self._hash.hexdigest()


def _marked(text: object) -> str:
    if text is None:
        return "-"
    return f"+{text}" if type(text) is str else f"?{text!r}"


def operation_hash(previous: str, header: Mapping[str, object]) -> str:
    """Return the chain hash of an operation: over the hash before it and all its own columns."""
    raw = json.dumps(
        [previous, dict(header)],
        ensure_ascii=False,
        separators=(",", ":"),
        sort_keys=True,
        default=repr,
    )
    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()
