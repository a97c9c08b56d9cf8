"""What is remembered of a list: shape, order, columns, filters, the record in sight, saved views.

Kept as JSON in the window's memory, outside the workspace; what no longer fits the program (a
column that is gone) is passed over.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from stdcommittee.base.frozen import frozen
from stdcommittee.ui.toolkit.filter_state import Filters
from stdcommittee.ui.toolkit.memory import Memory
from stdcommittee.ui.toolkit.table_view import Shape


@frozen
class ListState:
    """How a list is arranged."""

    shape: Shape = Shape.LIST
    sort: str = ""  # a column; "" for the list's own order
    reverse: bool = False
    columns: tuple[str, ...] = ()  # from left to right; none: as declared
    hidden: tuple[str, ...] | None = None  # None: as declared
    widths: Mapping[str, int] = field(default_factory=dict)
    filters: Filters = field(default_factory=Filters)
    current: int = 0

    def to_text(self) -> str:
        """Return the state as it is kept."""
        plain = dataclasses.asdict(self)
        plain["shape"] = self.shape.value
        plain["widths"] = dict(self.widths)
        plain["filters"] = {
            "words": self.filters.words,
            "values": {name: sorted(chosen) for name, chosen in self.filters.values.items()},
            "chips": sorted(self.filters.chips),
        }
        return json.dumps(plain, ensure_ascii=False)


def state_from(text: str, default: ListState) -> ListState:
    """Read back what `ListState.to_text` wrote; `default` where there is nothing to be read."""
    try:
        found: Any = json.loads(text)
        filters = found["filters"]
        hidden = found["hidden"]
        return ListState(
            Shape(found["shape"]),
            str(found["sort"]),
            bool(found["reverse"]),
            tuple(map(str, found["columns"])),
            None if hidden is None else tuple(map(str, hidden)),
            {str(name): int(width) for name, width in found["widths"].items()},
            Filters(
                str(filters["words"]),
                {str(n): frozenset(map(str, v)) for n, v in filters["values"].items()},
                frozenset(map(str, filters["chips"])),
            ),
            int(found["current"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return default


class SavedViews:
    """The views of a list that somebody named."""

    def __init__(self, memory: Memory, name: str) -> None:
        self._memory = memory
        self._key = f"views/{name}"

    def names(self) -> list[str]:
        """Return the names of all views."""
        return sorted(self._read())

    def get(self, name: str, default: ListState) -> ListState:
        """Return a view by its name."""
        return state_from(self._read().get(name, ""), default)

    def put(self, name: str, state: ListState) -> None:
        """Keep a view under a name."""
        self._write({**self._read(), name: dataclasses.replace(state, current=0).to_text()})

    def drop(self, name: str) -> None:
        """Forget a view."""
        self._write({key: text for key, text in self._read().items() if key != name})

    def _read(self) -> dict[str, str]:
        try:
            found = json.loads(self._memory.recall(self._key) or "{}")
        except ValueError:
            return {}
        return {str(name): str(text) for name, text in found.items()}

    def _write(self, views: Mapping[str, str]) -> None:
        self._memory.keep(self._key, json.dumps(views, ensure_ascii=False))
