"""How the rows of a file meet the records that are there, and each other.

A row fills what it says and leaves alone what it is silent about. Two rows of one file may say
different parts of the same record; where they contradict each other the later one is quarantined.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Mapping
from typing import Generic, TypeVar

from stdcommittee.base.messages import Joined, Message, Text
from stdcommittee.base.records import Record, kind_of
from stdcommittee.base.vocabulary import plain
from stdcommittee.exchange.importing import Fate

R = TypeVar("R", bound=Record)


@dataclasses.dataclass(frozen=True, slots=True)
class Merged(Generic[R]):
    """The fate of one row's values, and the record as it is with them."""

    fate: Fate
    record: R
    reason: Text | None = None


class Merging(Generic[R]):
    """Meets the rows of one file with the records of one kind."""

    def __init__(
        self,
        cls: type[R],
        existing: Mapping[Hashable, R],
        finish: Callable[[R], R] = lambda record: record,
    ) -> None:
        self._cls = cls
        self._existing = existing
        self._finish = finish
        self._pending: dict[Hashable, R] = {}
        self._said: dict[Hashable, tuple[int, dict[str, object]]] = {}

    def known(self, key: Hashable) -> R | None:
        """Return the record of a key, as it is with the rows met so far."""
        return self._pending.get(key) or self._existing.get(key)

    def adopt(self, key: Hashable, record: R) -> None:
        """Let a record stand for a key it does not have itself (a person who changed units)."""
        self._pending[key] = record

    def meet(self, key: Hashable, row: int, values: Mapping[str, object]) -> Merged[R]:
        """Decide on a row; blank values say nothing."""
        said = {name: value for name, value in values.items() if value not in ("", None, ())}
        before = self.known(key)
        if key in self._said:
            first, earlier = self._said[key]
            clash = [
                n for n, value in said.items() if n in earlier and not _same(earlier[n], value)
            ]
            if clash and before is not None:
                return Merged(Fate.QUARANTINED, before, self._contradiction(first, clash))
            earlier.update((n, v) for n, v in said.items() if n not in earlier)
            said = {n: earlier[n] for n in said}
        else:
            self._said[key] = (row, dict(said))
        if before is None:
            record = self._finish(self._cls(**said))  # type: ignore[arg-type]
            fate = Fate.TAKEN
        else:
            record = self._finish(dataclasses.replace(before, **said))  # type: ignore[arg-type]
            fate = Fate.UNCHANGED if record == before else Fate.UPDATED
        self._pending[key] = record
        return Merged(fate, record)

    def _contradiction(self, row: int, fields: list[str]) -> Text:
        by_name = kind_of(self._cls).by_name
        return Message(
            "Row {row} of the same file says otherwise: {fields}.",
            row=row,
            fields=Joined(tuple(Message(by_name[name].label) for name in fields)),
        )


def _same(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one == other or plain(one) == plain(other)
    return one == other
