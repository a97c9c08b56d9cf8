"""One writer at a time: a lock file beside the workspace names host, user and process.

A lock is stale when its process on this machine is gone, or when a holder elsewhere has not
renewed it for a while; then it is taken over. A holder that lost its lock this way notices
before its next write.
"""

from __future__ import annotations

import getpass
import json
import os
import secrets
import socket
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from stdcommittee.base.clock import Clock
from stdcommittee.base.frozen import frozen

STALE_AFTER: Final = 20 * 60  # seconds without renewal, for a holder on another machine


@frozen
class Holder:
    """Who has a workspace open for writing."""

    host: str
    user: str
    process: int
    started: str  # when the process started, as the system counts it; tells a reused number
    since: str
    token: str


def this_host() -> str:
    """Return this machine's name."""
    return socket.gethostname() or "localhost"


def this_user() -> str:
    """Return the name of the system account."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid()) if hasattr(os, "getuid") else "unknown"


def process_started(process: int) -> str | None:
    """Return when a process of this machine started: "" where unknown, None if it is gone."""
    if sys.platform == "win32":
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, process)  # noqa: FBT003
        if not handle:
            return None
        code = ctypes.c_ulong()
        ctypes.windll.kernel32.GetExitCodeProcess(handle, ctypes.byref(code))
        ctypes.windll.kernel32.CloseHandle(handle)
        return "" if code.value == 259 else None
    stat = Path(f"/proc/{process}/stat")
    if stat.parent.parent.joinpath("self").exists():
        try:
            return stat.read_text(encoding="utf-8").rpartition(")")[2].split()[19]
        except (OSError, IndexError):
            return None
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return None
    except OSError:
        return ""
    return ""


class Lock:
    """The writer's lock on one workspace file."""

    def __init__(self, workspace: Path, clock: Clock) -> None:
        self.path = workspace.with_name(workspace.name + ".lock")
        self._clock = clock
        self._mine: Holder | None = None

    def acquire(self) -> Holder | None:
        """Take the lock; return None on success, or who holds it.

        Raises:
            OSError: the place cannot be written.
        """
        mine = Holder(
            this_host(),
            this_user(),
            os.getpid(),
            process_started(os.getpid()) or "",
            self._clock.now().isoformat(),
            secrets.token_hex(8),
        )
        for _ in range(3):
            if self._write_new(mine):
                self._mine = mine
                return None
            holder = self._settled_holder()
            if holder is not None and not self._stale(holder):
                return holder
            self._set_aside()
        return self.holder()

    def _settled_holder(self) -> Holder | None:
        # Another process may be between creating its lock file and writing its name into it.
        for _ in range(5):
            holder = self.holder()
            if holder is not None or not self.path.exists():
                return holder
            time.sleep(0.05)
        return None

    def holder(self) -> Holder | None:
        """Return who holds the lock, as the lock file says."""
        try:
            found: Any = json.loads(self.path.read_text(encoding="utf-8"))
            return Holder(**found)
        except (OSError, ValueError, TypeError):
            return None

    def is_mine(self) -> bool:
        """Tell whether this object still holds the lock."""
        return self._mine is not None and self.holder() == self._mine

    def renew(self) -> None:
        """Show that the holder is alive."""
        if self.is_mine():
            os.utime(self.path)

    def release(self) -> None:
        """Give the lock back, if it is still ours."""
        if self.is_mine():
            self.path.unlink(missing_ok=True)
        self._mine = None

    def _write_new(self, holder: Holder) -> bool:
        try:
            handle = os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
        except FileExistsError:
            return False
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(holder), file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        return True

    def _set_aside(self) -> None:
        aside = self.path.with_name(f"{self.path.name}.{secrets.token_hex(4)}")
        try:
            self.path.rename(aside)
            aside.unlink()
        except FileNotFoundError:
            return

    def _stale(self, holder: Holder) -> bool:
        if holder.host == this_host():
            started = process_started(holder.process)
            return started is None or (bool(holder.started) and started not in ("", holder.started))
        age = self._clock.now().timestamp() - self.path.stat().st_mtime
        return age > STALE_AFTER
