"""What the window remembers about itself: widths, folds, the last screen.

It belongs to the person at the desk and is kept outside the workspace.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSettings


class Memory(Protocol):
    """Keeps small texts by key."""

    def recall(self, key: str, default: str = "") -> str:
        """Return what was kept under a key."""

    def keep(self, key: str, value: str) -> None:
        """Keep a value; it survives the program."""


class FileMemory:
    """Keeps everything in one settings file."""

    def __init__(self, path: Path) -> None:
        """Use the file at `path`, made when something is first kept."""
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def recall(self, key: str, default: str = "") -> str:
        """Return what was kept under a key."""
        value = self._settings.value(key, default)
        return ",".join(value) if isinstance(value, list) else str(value)

    def keep(self, key: str, value: str) -> None:
        """Keep a value; Qt writes it to the file within moments."""
        self._settings.setValue(key, value)


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
