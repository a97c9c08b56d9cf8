"""What a person prefers: language, colours, zoom, recent files, how each screen is arranged.

It belongs to the person at the desk, not to the workspace, and is kept in a small file of the
system account. Losing it costs nothing but habits, so that a damaged file is simply begun anew.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_RECENT: Final = "recent"
_KEPT: Final = 12  # recent files


class Settings:
    """Small texts by key, read once; `flush` writes what was changed since.

    Several programs of one account share the file: each writes only the keys that it changed.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Use the file at `path`, by default that of the system account."""
        self.path = path if path is not None else settings_path()
        self._values = _read(self.path)
        self._changed: dict[str, str] = {}

    def recall(self, key: str, default: str = "") -> str:
        """Return what was kept under a key."""
        return self._values.get(key, default)

    def keep(self, key: str, value: str) -> None:
        """Keep a value; `flush` writes it."""
        if self._values.get(key, "") != value:
            self._values[key] = value
            self._changed[key] = value

    @property
    def dirty(self) -> bool:
        """Whether something waits to be written."""
        return bool(self._changed)

    def flush(self) -> None:
        """Write what was changed; where nothing can be written, the habits last until the end."""
        if not self._changed:
            return
        merged = {**_read(self.path), **self._changed}
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            partial = self.path.with_name(f"{self.path.name}.{os.getpid()}")
            text = json.dumps(merged, ensure_ascii=False, indent=1, sort_keys=True)
            partial.write_text(text, encoding="utf-8")
            partial.replace(self.path)
            self._changed.clear()

    def recent_files(self) -> list[Path]:
        """Return the workspaces that were opened last and are still there, newest first."""
        stored = self.recall(_RECENT)
        return [path for line in stored.splitlines() if (path := Path(line)).is_file()]

    def opened(self, path: Path) -> None:
        """Remember that a workspace was opened."""
        lines = [str(path.resolve()), *self.recall(_RECENT).splitlines()]
        self.keep(_RECENT, "\n".join(list(dict.fromkeys(lines))[:_KEPT]))

    def forget(self, path: Path) -> None:
        """Take a workspace off the list of recent files."""
        kept = [line for line in self.recall(_RECENT).splitlines() if Path(line) != path]
        self.keep(_RECENT, "\n".join(kept))

    def within(self, place: str) -> Shelf:
        """Return the settings of one workspace, found by its identity."""
        return Shelf(self, place)


class Shelf:
    """The part of the settings whose keys begin with a place."""

    def __init__(self, settings: Settings, place: str) -> None:
        self._settings = settings
        self._place = place

    def recall(self, key: str, default: str = "") -> str:
        """Return what was kept under a key."""
        return self._settings.recall(f"{self._place}/{key}", default)

    def keep(self, key: str, value: str) -> None:
        """Keep a value."""
        self._settings.keep(f"{self._place}/{key}", value)


def settings_path() -> Path:
    """Return where the settings of this system account lie."""
    import platformdirs

    folder = platformdirs.user_config_path("StdCommittee", appauthor=False, roaming=True)
    return folder / "settings.json"


def _read(path: Path) -> dict[str, str]:
    try:
        found: object = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, Mapping):
        return {}
    return {str(key): value for key, value in found.items() if isinstance(value, str)}
