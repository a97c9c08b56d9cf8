"""How the rows of a file meet the records that are there, and each other.

A row fills what it says and leaves alone what it is silent about. Two rows of one file may say
different parts of the same record; where they contradict each other the later one is quarantined.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Mapping
from typing import Any, Generic, TypeVar

from stdcommittee.base.fields import FieldKind
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Joined, Message, Text
from stdcommittee.base.records import Record, kind_of
from stdcommittee.base.vocabulary import plain
from stdcommittee.exchange.importing import Fate

R = TypeVar("R", bound=Record)
Derive = Callable[[Mapping[str, Any], R | None], Mapping[str, Any]]  # from what is said and known


@frozen
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
    ) -> None:
        self._cls = cls
        self._fields = kind_of(cls).by_name
        self._existing = existing
        self._pending: dict[Hashable, R] = {}
        self._said: dict[Hashable, tuple[int, dict[str, Any]]] = {}

    def known(self, key: Hashable) -> R | None:
        """Return the record of a key, as it is with the rows met so far."""
        return self._pending.get(key) or self._existing.get(key)

    def adopt(self, key: Hashable, record: R) -> None:
        """Let a record stand for a key it does not have itself (a person who changed units)."""
        self._pending[key] = record

    def meet(
        self,
        key: Hashable,
        row: int,
        values: Mapping[str, Any],
        derive: Derive[R] = lambda _said, _before: {},
    ) -> Merged[R]:
        """Decide on a row; blank values say nothing, `derive` gives the fields that follow."""
        said = {name: value for name, value in values.items() if value}
        before = self.known(key)
        if before is None and key not in self._said:
            self._said[key] = (row, said)
            record = self._pending[key] = self._cls(**{**said, **derive(said, None)})
            return Merged(Fate.TAKEN, record)
        if before is not None:
            said = {n: v for n, v in said.items() if not self._known_better(n, v, before)}
        if key in self._said:
            first, earlier = self._said[key]
            clash = [n for n in said if n in earlier and not self._agree(n, earlier[n], said[n])]
            if clash and before is not None:
                return Merged(Fate.QUARANTINED, before, self._contradiction(first, clash))
            for name, value in said.items():
                if name not in earlier or self._is_partial(name):
                    earlier[name] = value
            said = {n: earlier[n] for n in said}
        else:
            self._said[key] = (row, said)
        if before is None:
            record = self._cls(**said, **derive(said, None))
            fate = Fate.TAKEN
        else:
            record = dataclasses.replace(before, **{**said, **derive(said, before)})
            fate = Fate.UNCHANGED if record == before else Fate.UPDATED
        self._pending[key] = record
        return Merged(fate, record)

    def _known_better(self, name: str, value: object, before: R) -> bool:
        """Tell whether a date (2015) only repeats a part of the one that is known (2015-05-15)."""
        return self._is_partial(name) and str(getattr(before, name)).startswith(f"{value}-")

    def _is_partial(self, name: str) -> bool:
        return self._fields[name].kind is FieldKind.PARTIAL

    def _agree(self, name: str, one: object, other: object) -> bool:
        if self._is_partial(name):
            return str(other).startswith(str(one)) or str(one).startswith(str(other))
        return _same(one, other)

    def _contradiction(self, row: int, fields: list[str]) -> Text:
        return Message(
            "Row {row} of the same file says otherwise: {fields}.",
            row=row,
            fields=Joined(tuple(Message(self._fields[name].label) for name in fields)),
        )


def _same(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one == other or plain(one) == plain(other)
    return one == other
