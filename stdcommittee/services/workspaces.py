"""Workspace files before they are open."""

from __future__ import annotations

from pathlib import Path

from stdcommittee.storage.database import PLAIN_HEADER
from stdcommittee.storage.workspace import SUFFIX

__all__ = ["SUFFIX", "is_encrypted"]


def is_encrypted(path: Path) -> bool:
    """Tell whether a file needs a passphrase to be opened, as far as its beginning says."""
    try:
        with path.open("rb") as file:
            head = file.read(len(PLAIN_HEADER))
    except OSError:
        return False
    return len(head) == len(PLAIN_HEADER) and head != PLAIN_HEADER
