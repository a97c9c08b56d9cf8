"""What kind of place a file lies in: a network share, or one where nothing may be written."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

_SHARES: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ncpfs", "webdav", "davfs"}
)
_DRIVE_REMOTE: Final = 4  # GetDriveTypeW


def on_network_share(path: Path) -> bool:
    """Tell whether a file lies on a network share, as far as the system lets us know.

    SQLite's write-ahead log needs memory shared between processes of one machine, so a share gets
    the rollback journal.
    """
    if sys.platform == "win32":
        import ctypes

        root = path.resolve().anchor
        return (
            root.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(root) == _DRIVE_REMOTE
        )
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return str(path).startswith(("/Volumes/", "/net/"))
    return (
        file_system(path.resolve(), mounts.read_text(encoding="utf-8", errors="replace")) in _SHARES
    )


def file_system(path: Path, mounts: str) -> str:
    """Return the type of the file system that holds a path, from the text of a mount table."""
    best, found = -1, ""
    for line in mounts.splitlines():
        parts = line.split()
        if len(parts) < 3:
            continue
        point = Path(parts[1].replace("\\040", " "))
        if path.is_relative_to(point) and len(point.parts) > best:
            best, found = len(point.parts), parts[2]
    return found


def writable(path: Path) -> bool:
    """Tell whether a file, and journals beside it, can be written."""
    folder = path.parent
    return os.access(folder, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))
