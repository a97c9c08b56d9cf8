"""What the window remembers about itself: widths, folds, the last screen.

It belongs to the person at the desk and is kept outside the workspace: in the program by
`services.settings`.
"""

from __future__ import annotations

from typing import Protocol


class Memory(Protocol):
    """Keeps small texts by key."""

    def recall(self, key: str, default: str = "") -> str:
        """Return what was kept under a key."""

    def keep(self, key: str, value: str) -> None:
        """Keep a value; it survives the program."""


class NoMemory:
    """Remembers until the program ends: for previews and samples."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def recall(self, key: str, default: str = "") -> str:
        """Return what was kept under a key."""
        return self._values.get(key, default)

    def keep(self, key: str, value: str) -> None:
        """Keep a value for now."""
        self._values[key] = value
