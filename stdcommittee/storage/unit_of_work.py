"""The one write path.

Rows, before and after, search index, table digests and the hash chain are written together, by the
same statements for one record as for sixty thousand, or not at all.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any, TypeVar

import sqlalchemy as sa

from stdcommittee.base.clock import Clock
from stdcommittee.base.errors import Invalid, Refused
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import Record, RecordType, kind_named, kind_of
from stdcommittee.storage import history, sealed, search
from stdcommittee.storage.canonical import MODULUS, RowText, Value, digest_text, row_hash, to_text
from stdcommittee.storage.codec import Codec, codec_of
from stdcommittee.storage.history import ActorStamp, OperationKind, Touched
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.search import Indexer

R = TypeVar("R", bound=Record)
Row = tuple[Value, ...]
_BATCH = 900


class _Kind:
    """What a unit of work needs to write one kind of record."""

    def __init__(self, kind: RecordType) -> None:
        self.kind = kind
        self.codec: Codec = codec_of(kind)
        self.indexer = Indexer(kind)
        columns = self.codec.names
        quoted = ", ".join(f'"{name}"' for name in columns)
        assigned = ", ".join(f'"{name}" = ?' for name in columns[1:])
        self.select = f'SELECT {quoted} FROM "{kind.name}" WHERE id IN '
        self.update = f'UPDATE "{kind.name}" SET {assigned} WHERE id = ?'
        self.delete = f'DELETE FROM "{kind.name}" WHERE id = ?'
        self.digest = 0
        self.rows = 0

    def insert(self, names: Sequence[str]) -> str:
        """Return the statement that inserts the id and these columns."""
        columns = ", ".join(f'"{name}"' for name in ("id", *names))
        marks = ", ".join("?" * (len(names) + 1))
        return f'INSERT INTO "{self.kind.name}" ({columns}) VALUES ({marks})'

    def filled(self, rows: Sequence[Row]) -> tuple[Callable[[Row], Row], tuple[str, ...]]:
        """Return how to take the columns that any of these rows fills, and their names."""
        places = [place for place, column in enumerate(zip(*rows, strict=True)) if any(column)]
        places = places if len(places) > 1 else [0, 1]  # itemgetter gives a tuple from two on
        names = self.codec.names
        return itemgetter(*places), tuple(names[place + 1] for place in places)


class UnitOfWork:
    """Collects the changes of one operation; made by `Workspace.unit_of_work`."""

    def __init__(
        self,
        connection: sa.Connection,
        actor: ActorStamp,
        message: Text,
        clock: Clock,
        *,
        kind: OperationKind = OperationKind.EDIT,
        reason: str = "",
        undoes: int | None = None,
        final: bool = False,
        schema_version: str,
    ) -> None:
        self.connection = connection
        self._raw: Any = connection.connection.dbapi_connection
        self.actor = actor
        self.message = message
        self.final = final
        self.clock = clock
        self._kind = kind
        self._reason = reason
        self._undoes = undoes
        self._schema = schema_version
        self._kinds: dict[str, _Kind] = {}
        self._changes: list[tuple[str, int, str | None, str | None]] = []
        self._touched: defaultdict[str, set[int]] = defaultdict(set)
        self._told = False
        self.reader = Reader(connection)
        self.touched = Touched(0)

    def add(self, record: R) -> R:
        """Store a new record and return it with its id.

        Raises:
            Invalid: a field breaks its declaration.
        """
        return dataclasses.replace(record, id=self.add_many([record])[0])

    def add_many(self, records: Sequence[Record]) -> Sequence[int]:
        """Store new records of one kind and return their ids, in order.

        Raises:
            Invalid: a field of one of them breaks its declaration.
        """
        if not records:
            return []
        part = self._part(kind_of(records[0]))
        first = history.next_id(self._raw, part.kind.name)
        rows = []
        for number, record in enumerate(records, first):
            self._validate(part.kind, record)
            rows.append((number, part.codec.row(record)))
        self._insert(part, rows)
        return range(first, first + len(rows))

    def change(self, record: Record) -> bool:
        """Store a changed record; return False when it is as stored already.

        Raises:
            Invalid: a field breaks its declaration.
            Refused: the record is gone, or closed.
        """
        return self.change_many([record]) == 1

    def change_many(self, records: Sequence[Record]) -> int:
        """Store changed records of one kind; return how many differed from what was stored.

        Raises:
            Invalid: a field of one of them breaks its declaration.
            Refused: one of them is gone, or closed.
        """
        if not records:
            return 0
        part = self._part(kind_of(records[0]))
        after = {}
        for record in records:
            self._validate(part.kind, record)
            after[record.id] = part.codec.row(record)
        return self._update(part, after)

    def remove(self, cls: type[Record], record_id: int) -> None:
        """Remove a record.

        Raises:
            Refused: the record is gone, closed, or another record still points to it.
        """
        self.remove_many(cls, [record_id])

    def remove_many(self, cls: type[Record], record_ids: Iterable[int]) -> None:
        """Remove records of one kind.

        Raises:
            Refused: one of them is gone, closed, or another record still points to it.
        """
        self._delete(self._part(kind_of(cls)), list(record_ids))

    def replay(self, kind_name: str, steps: Sequence[tuple[int, Row | None]]) -> None:
        """Bring records to stored states: None removes, a state adds or changes (for undo)."""
        part = self._part(kind_named(kind_name))
        present = self._current(part, [number for number, _ in steps])
        self._delete(part, [n for n, state in steps if state is None and n in present])
        self._insert(part, [(n, s) for n, s in steps if s is not None and n not in present])
        self._update(part, {n: s for n, s in steps if s is not None and n in present})

    def store_chunk(self, sha256: str, seq: int, data: bytes) -> None:
        """Store one piece of an attachment's bytes, found by the hash of the whole."""
        self._raw.execute(
            "INSERT INTO chunk (sha256, seq, data) SELECT ?1, ?2, ?3 "
            "WHERE NOT EXISTS (SELECT 1 FROM chunk WHERE sha256 = ?1 AND seq = ?2)",
            (sha256, seq, data),
        )

    def seal(self, data: bytes) -> str:
        """Store a sealed detail's bytes and return the digest that its record is to hold."""
        return sealed.put(self._raw, data)

    def tell(self) -> None:
        """Write the operation into the history also when it changes nothing."""
        self._told = True

    def finish(self) -> Touched:
        """Write history, digests and chain; called once, at the end, by the workspace.

        Raises:
            Refused: it would bring back a sealed detail that was erased.
        """
        if not self._changes and not self._told:
            return self.touched
        if sealed.RECORD in self._kinds:
            sealed.settle(self._raw)
        digests = {}
        for part in self._kinds.values():
            digests[part.kind.name] = digest_text(part.digest)
            self._raw.execute(
                "INSERT OR REPLACE INTO digest (kind, value, rows) VALUES (?, ?, ?)",
                (part.kind.name, digest_text(part.digest), part.rows),
            )
        values = {
            "at": self.clock.now().isoformat(),
            "kind": self._kind.value,
            "message": history.message_text(self.message),
            "reason": self._reason or None,
            **history.stamp_values(self.actor),
            "schema": self._schema,
            "undoes": self._undoes,
            "final": int(self.final),
        }
        number, _ = history.append(self.connection, values, self._changes, digests)
        self.touched = Touched(number, {k: frozenset(v) for k, v in self._touched.items()})
        return self.touched

    def _part(self, kind: RecordType) -> _Kind:
        part = self._kinds.get(kind.name)
        if part is None:
            part = self._kinds[kind.name] = _Kind(kind)
            found = self._raw.execute(
                "SELECT value, rows FROM digest WHERE kind = ?", (kind.name,)
            ).fetchone()
            if found is not None:
                part.digest, part.rows = int(found[0], 16), found[1]
        return part

    @staticmethod
    def _validate(kind: RecordType, record: Record) -> None:
        problems = kind.problems(record)
        if problems:
            first = next(iter(problems.values()))
            raise Invalid(first, problems)

    def _current(self, part: _Kind, ids: Sequence[int]) -> dict[int, Row]:
        found: dict[int, Row] = {}
        for start in range(0, len(ids), _BATCH):
            batch = tuple(ids[start : start + _BATCH])
            marks = ", ".join("?" * len(batch))
            for row in self._raw.execute(f"{part.select}({marks})", batch):
                found[row[0]] = row[1:]
        return found

    def _insert(self, part: _Kind, rows: Sequence[tuple[int, Row]]) -> None:
        if not rows:
            return
        name = part.kind.name
        filled, names = part.filled([row for _, row in rows])
        self._many(part.insert(names), [(number, *filled(row)) for number, row in rows])
        total = 0
        changes, text_of = self._changes, RowText(names)
        for number, row in rows:
            text = text_of(filled(row))
            total += row_hash(name, number, text)
            changes.append((name, number, None, text))
        part.digest = (part.digest + total) % MODULUS
        part.rows += len(rows)
        self._touched[name].update(number for number, _ in rows)
        self._index(part, [], rows)

    def _update(self, part: _Kind, after: dict[int, Row]) -> int:
        before = self._current(part, list(after))
        missing = next((number for number in after if number not in before), None)
        if missing is not None:
            raise _gone(part.kind)
        names = part.codec.names[1:]
        changed = []
        total = 0
        for number, new in after.items():
            old = before[number]
            if old == new:
                continue
            changed.append((number, new))
            differing = [i for i, name in enumerate(names) if old[i] != new[i]]
            total += row_hash(part.kind.name, number, part.codec.text(new))
            total -= row_hash(part.kind.name, number, part.codec.text(old))
            self._changes.append(
                (
                    part.kind.name,
                    number,
                    to_text({names[i]: old[i] for i in differing}),
                    to_text({names[i]: new[i] for i in differing}),
                )
            )
        self._many(part.update, [(*new, number) for number, new in changed])
        part.digest = (part.digest + total) % MODULUS
        self._touched[part.kind.name].update(number for number, _ in changed)
        self._index(part, [number for number, _ in changed], changed)
        return len(changed)

    def _delete(self, part: _Kind, ids: Sequence[int]) -> None:
        before = self._current(part, ids)
        if len(before) < len(set(ids)):
            raise _gone(part.kind)
        total = 0
        for number, old in before.items():
            text = part.codec.text(old)
            total += row_hash(part.kind.name, number, text)
            self._changes.append((part.kind.name, number, text, None))
        self._many(part.delete, [(number,) for number in before])
        part.digest = (part.digest - total) % MODULUS
        part.rows -= len(before)
        self._touched[part.kind.name].update(before)
        self._index(part, list(before), [])

    def _index(self, part: _Kind, old: Sequence[int], new: Sequence[tuple[int, Row]]) -> None:
        if not part.indexer:
            return
        if old:
            self._raw.executemany(
                search.DELETE, [(search.row_id(part.kind, number),) for number in old]
            )
        if part.indexer.merged is not None:
            new = [entry for entry in new if part.indexer.has(entry[1])]
        index_row = part.indexer.row
        self._raw.executemany(search.INSERT, [index_row(number, row) for number, row in new])

    def _many(self, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
        if rows:
            self._raw.executemany(statement, rows)


def _gone(kind: RecordType) -> Refused:
    return Refused(
        Message("{kind}: the record is no longer there.", kind=Message(kind.label)),
        kept=Message("Nothing was changed."),
    )
