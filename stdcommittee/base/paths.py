"""Where the program's own files are: in the checkout, the wheel or the frozen build."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import stdcommittee


@cache
def _home(folder: str) -> Path:
    package = Path(stdcommittee.__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)
    candidates = [Path(bundle) / folder] if bundle else [package / folder, package.parent / folder]
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"{folder}: not in {', '.join(map(str, candidates))}")


def resource(*parts: str) -> Path:
    """Return the path of a shipped resource such as ``resource("rules", "iso")``.

    Raises:
        FileNotFoundError: the installation has no resources folder.
    """
    return _home("resources").joinpath(*parts)


def migrations() -> Path:
    """Return the folder of the schema migrations."""
    return _home("migrations")


def frozen() -> bool:
    """Tell whether this is the frozen application."""
    return getattr(sys, "frozen", False) is True
