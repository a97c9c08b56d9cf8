"""Check: is the workspace what its history says?

Walks the chain of operations, compares each table's digest with what the last operation left, and
looks at attachments, links, guards and search index; where a table differs, the history names the
record. Reads only; works on damaged files as far as they can be read.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.base.records import RecordType
from stdcommittee.storage import guards, sealed, search_check
from stdcommittee.storage.canonical import (
    MODULUS,
    ChangesDigest,
    RowText,
    Value,
    digest_text,
    from_text,
    operation_hash,
    row_hash,
)
from stdcommittee.storage.database import DatabaseError, Key, connect
from stdcommittee.storage.history import GENESIS, header
from stdcommittee.storage.schema import kinds

_STEP = 20_000
# What reading a damaged file raises: for bytes that are no text, and values of another type.
_DAMAGE = (DatabaseError, UnicodeError, ValueError, TypeError, OverflowError)


@frozen
class Problem:
    """Something that is not as the history says: what sort, which record, what about it."""

    kind: str
    record: str
    detail: Text


@frozen
class CheckReport:
    """The outcome of a check: the chain's head and what was found."""

    head: str
    problems: tuple[Problem, ...]
    operations: int = 0

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def check_file(
    path: Path, key: Key | None, *, head: str | None = None, progress: Progress = SILENT
) -> CheckReport:
    """Check a workspace file, however damaged; never raises for what is inside it."""
    try:
        raw = connect(path, key, read_only=True)
    except _DAMAGE as error:
        return CheckReport("", (_damage(error),))
    try:
        return _Check(raw, progress, None).run(head)
    finally:
        raw.close()


def check_connection(
    connection: sa.Connection, progress: Progress = SILENT, *, from_schema: str | None = None
) -> CheckReport:
    """Check through an open connection; tables unknown to an older schema are passed over."""
    return _Check(connection.connection.dbapi_connection, progress, from_schema).run(None)


def _damage(error: Exception) -> Problem:
    return Problem("damaged", "", Message("The file is damaged: {what}", what=str(error)))


def columns_of(raw: Any, table: str) -> list[str]:
    """Return the columns a table really has."""
    return [row[1] for row in raw.execute(f'PRAGMA table_info("{table}")')]


def table_digest(raw: Any, kind: RecordType) -> tuple[int, int]:
    """Return the digest and row count of a table as it stands."""
    names = columns_of(raw, kind.name)
    text_of = RowText(names[1:])
    total = rows = 0
    for row in raw.execute(f'SELECT {_quoted(names)} FROM "{kind.name}"'):
        total += row_hash(kind.name, row[0], text_of(row[1:]))
        rows += 1
    return total % MODULUS, rows


def _quoted(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


class _Check:
    def __init__(self, raw: Any, progress: Progress, from_schema: str | None) -> None:
        self.raw = raw
        self.progress = progress
        self.from_schema = from_schema
        self.problems: list[Problem] = []
        self.digests: dict[str, str] = {}
        self.documents: set[str] = set()
        self.head = ""
        self.length = 0
        self.hashes: set[str] = set()

    def run(self, head: str | None) -> CheckReport:
        steps = (
            self._structure,
            self._chain,
            self._tables,
            self._chunks,
            self._sealed,
            self._links,
            self._guards,
            self._search,
        )
        for step in steps:
            try:
                step()
            except _DAMAGE as error:
                self.problems.append(_damage(error))
        if head is not None and head not in self.hashes:
            self._report(
                "head",
                "",
                Message("The chain does not contain {head}: history was replaced.", head=head),
            )
        return CheckReport(self.head, tuple(self.problems), self.length)

    def _report(self, kind: str, record: str, detail: Text) -> None:
        self.problems.append(Problem(kind, record, detail))

    def _structure(self) -> None:
        self.progress.step(Message("Checking the file"))
        for (line,) in self.raw.execute("PRAGMA integrity_check(20)"):
            if line != "ok":
                self._report("damaged", "", Message("The file is damaged: {what}", what=line))

    def _chain(self) -> None:
        changes = self._changes_by_operation()
        previous = GENESIS
        expected = 0
        cursor = self.raw.execute("SELECT * FROM operation ORDER BY id")
        names = [column[0] for column in cursor.description]
        for values in cursor:
            row = dict(zip(names, values, strict=True))
            number = row["id"]
            own = f"operation:{number}"
            expected += 1
            if row["previous"] != previous:
                self._report("chain", own, Message("The chain is broken before this operation."))
            if row["hash"] != operation_hash(str(row["previous"]), header(row)):
                self._report("operation", own, Message("The operation is not as it was written."))
            text, count = changes.pop(number, (ChangesDigest().text(), 0))
            if text != row["changes_digest"] or count != row["changes"]:
                self._report("operation", own, Message("Its changes are not as they were written."))
            previous = row["hash"]
            self.hashes.add(str(previous))
            self._take_digests(row["digests"], own)
            if expected % _STEP == 0:
                self.progress.step(Message("Checking the chain"), expected)
        for number in changes:
            self._report(
                "operation",
                f"operation:{number}",
                Message("It has changes but is not there itself."),
            )
        self.length = expected
        self._check_head(str(previous), expected)

    def _take_digests(self, text: object, own: str) -> None:
        try:
            self.digests.update(json.loads(str(text)))
        except ValueError:
            self._report("operation", own, Message("The operation is not as it was written."))

    def _check_head(self, newest: str, length: int) -> None:
        rows = self.raw.execute("SELECT id, head, length FROM chain").fetchall()
        self.head = str(rows[0][1]) if rows else ""
        if rows != [(1, newest, length)]:
            self._report(
                "chain", "chain:1", Message("The head of the chain is not its newest operation.")
            )

    def _changes_by_operation(self) -> dict[int, tuple[str, int]]:
        found: dict[int, tuple[str, int]] = {}
        current: int | None = None
        hashed, count = ChangesDigest(), 0
        query = (
            'SELECT operation_id, id, kind, record_id, "before", "after" FROM change ORDER BY id'
        )
        for done, (number, *row) in enumerate(self.raw.execute(query)):
            if number != current:
                if current is not None:
                    found[current] = (hashed.text(), count)
                current, hashed, count = number, ChangesDigest(), 0
            hashed.add(tuple(row))
            count += 1
            if row[1] == "document":
                self._remember_document(row)
            if done % _STEP == 0:
                self.progress.step(Message("Checking the history"), done)
        if current is not None:
            found[current] = (hashed.text(), count)
        return found

    def _remember_document(self, row: list[Any]) -> None:
        for side in row[3:5]:
            state = _state(side)
            if isinstance(state.get("sha256"), str):
                self.documents.add(str(state["sha256"]))

    def _tables(self) -> None:
        present = {name for (name,) in self.raw.execute("SELECT name FROM sqlite_master")}
        stored = {
            kind: (value, rows)
            for kind, value, rows in self.raw.execute('SELECT kind, value, "rows" FROM digest')
        }
        for kind in kinds():
            if kind.name not in present:
                if self.from_schema is None:
                    self._report("schema", kind.name, Message("A table is missing."))
                continue
            self.progress.step(Message("Checking {kind}", kind=Message(kind.plural)))
            total, rows = table_digest(self.raw, kind)
            text = digest_text(total)
            anchored = self.digests.pop(kind.name, digest_text(0))
            if stored.pop(kind.name, (digest_text(0), 0)) != (anchored, rows):
                self._report(
                    "digest", f"digest:{kind.name}", Message("A table digest was changed.")
                )
            if text != anchored:
                self._name_differences(kind)
        for name in (*stored, *self.digests):
            self._report("digest", f"digest:{name}", Message("A table digest was changed."))

    def _name_differences(self, kind: RecordType) -> None:
        expected = self._replayed(kind.name)
        names = columns_of(self.raw, kind.name)
        found = 0
        for row in self.raw.execute(f'SELECT {_quoted(names)} FROM "{kind.name}"'):
            state = {n: v for n, v in zip(names[1:], row[1:], strict=True) if v is not None}
            own = f"{kind.name}:{row[0]}"
            if row[0] not in expected:
                self._report("added", own, Message("The record was added outside the program."))
                found += 1
                continue
            before = expected.pop(row[0])
            if before != state:
                fields = sorted(
                    name for name in {*before, *state} if before.get(name) != state.get(name)
                )
                self._report(
                    "changed",
                    own,
                    Message("Changed outside the program: {fields}.", fields=", ".join(fields)),
                )
                found += 1
        for number in expected:
            self._report(
                "removed",
                f"{kind.name}:{number}",
                Message("The record was removed outside the program."),
            )
        if not found and not expected:
            self._report("digest", f"digest:{kind.name}", Message("A table digest was changed."))

    def _replayed(self, kind: str) -> dict[int, dict[str, Value]]:
        states: dict[int, dict[str, Value]] = {}
        query = 'SELECT record_id, "before", "after" FROM change WHERE kind = ? ORDER BY id'
        for number, before, after in self.raw.execute(query, (kind,)):
            if after is None:
                states.pop(number, None)
            elif before is None:
                states[number] = _state(after)
            else:
                merged = {**states.get(number, {}), **_state(after)}
                states[number] = {k: v for k, v in merged.items() if v is not None}
        return states

    def _chunks(self) -> None:
        self.progress.step(Message("Checking attachments"))
        kept = set()
        for sha256, actual, in_order in self._hashed_chunks():
            kept.add(sha256)
            if actual != sha256 or not in_order or sha256 not in self.documents:
                self._report(
                    "attachment",
                    f"chunk:{sha256}",
                    Message("The attachment is not what was stored."),
                )
        empty = hashlib.sha256().hexdigest()
        for sha256 in sorted(self.documents - kept - {empty}):
            self._report("attachment", f"chunk:{sha256}", Message("The attachment is missing."))

    def _sealed(self) -> None:
        if self.from_schema is not None and not columns_of(self.raw, "sealed"):
            return
        for digest, lost in sealed.differences(self.raw):
            what = (
                Message("The sealed detail is missing.")
                if lost
                else Message("The sealed detail is not what was stored.")
            )
            self._report("sealed", f"sealed:{digest}", what)

    def _hashed_chunks(self) -> Iterator[tuple[str, str, bool]]:
        current: str | None = None
        hashed, expected, in_order = hashlib.sha256(), 0, True
        for sha256, seq, data in self.raw.execute(
            "SELECT sha256, seq, data FROM chunk ORDER BY 1, 2"
        ):
            if sha256 != current:
                if current is not None:
                    yield current, hashed.hexdigest(), in_order
                current, hashed, expected, in_order = sha256, hashlib.sha256(), 0, True
            in_order = in_order and seq == expected and isinstance(data, bytes)
            hashed.update(data if isinstance(data, bytes) else repr(data).encode())
            expected += 1
        if current is not None:
            yield str(current), hashed.hexdigest(), in_order

    def _links(self) -> None:
        found: defaultdict[tuple[str, object], set[str]] = defaultdict(set)
        for table, row_id, parent, _ in self.raw.execute("PRAGMA foreign_key_check"):
            found[table, row_id].add(parent)
        for (table, row_id), parents in found.items():
            self._report(
                "link",
                f"{table}:{row_id}",
                Message("It points to a missing record: {kind}.", kind=", ".join(sorted(parents))),
            )

    def _guards(self) -> None:
        if self.from_schema is None:
            for guard in guards.missing(self.raw):
                self._report(
                    "guard", guard.name, Message("A protection of closed records is missing.")
                )

    def _search(self) -> None:
        if self.from_schema is not None:
            return
        self.progress.step(Message("Checking the search index"))
        for row in search_check.differences(self.raw):
            self._report("search", row, Message("The search index differs from the records."))


def _state(text: object) -> dict[str, Value]:
    try:
        return from_text(str(text)) if text is not None else {}
    except ValueError:
        return {}
