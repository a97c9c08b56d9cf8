"""Regular expressions that are compiled when they are first used.

A start imports dozens of them and uses few; compiling one takes as long as importing a module.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """Stands for a compiled expression; what is asked of that one is kept here from then on."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # copying and inspection look for these on every object
            raise AttributeError(name)
        found = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)
        return found

    def __repr__(self) -> str:
        return f"pattern({self._text!r}, {self._flags!r})"


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return an expression for the name of a module; a wrong one is told when it is first used."""
    return cast("re.Pattern[str]", _Pattern(text, flags))
