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

from stdcommittee.base.frozen import frozen

_RECENT: Final = "recent"
_KEPT: Final = 12  # recent files


@frozen
class Recent:
    """A workspace that was opened once; `there` says whether its file still is."""

    path: Path
    there: bool


@frozen
class Me:
    """Who sits at this desk, as they named themselves."""

    name: str = ""
    role: str = ""
    organization: str = ""


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

    @property
    def me(self) -> Me:
        """Who acts in a workspace opened from here."""
        return Me(*(self.recall(f"me/{part}") for part in ("name", "role", "organization")))

    def keep_me(self, me: Me) -> None:
        """Keep who acts for the next start."""
        self.keep("me/name", me.name)
        self.keep("me/role", me.role)
        self.keep("me/organization", me.organization)

    def recent(self) -> list[Recent]:
        """Return the workspaces that were opened last, newest first, missing ones among them.

        Asks the disk about each, which may take long where one lies on another machine.
        """
        return [Recent(Path(line), _is_file(line)) for line in self.recall(_RECENT).splitlines()]

    def recent_files(self) -> list[Path]:
        """Return the workspaces that were opened last and are still there, newest first."""
        return [item.path for item in self.recent() if item.there]

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


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False
