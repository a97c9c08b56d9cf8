"""Where in the text of a rule file something is wrong: the line that a reader looks at."""

from __future__ import annotations

from typing import Final

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Message
from stdcommittee.base.patterns import pattern

_STEP: Final = pattern(r"(\w+)\[(\d+)\]")
_TOLD: Final = pattern(r"at line (\d+)")
_HEAD: Final = pattern(r"\s*(\[\[?)([\w.]+)\]")


def line_of(text: str, error: Failure) -> int:
    """Return the line, counted from 1, in which a rule file breaks; 0 where none can be named."""
    told = _TOLD.search(error.details)
    if told is not None:
        return int(told[1])
    if not isinstance(error.what, Message) or "place" not in error.what.values:
        return 0
    lines = text.splitlines()
    start, end = _block(lines, str(error.what.values["place"]).strip())
    why = error.what.values.get("why")
    name = str(why.values.get("name", "")) if isinstance(why, Message) else ""
    for number in range(start, end):
        if name and pattern(rf"\s*{_escaped(name)}\s*=").match(lines[number]):
            return number + 1
    return start + 1 if lines else 0


def _block(lines: list[str], place: str) -> tuple[int, int]:
    """Return first and last line of the table that a place such as ``rules[2].criteria[1].`` is."""
    if place.startswith("edition"):
        return _from(lines, next((n for n, x in enumerate(lines) if x.strip() == "[edition]"), 0))
    start, prefix = 0, ""
    for name, count in _STEP.findall(place):
        prefix = f"{prefix}.{name}" if prefix else name
        heads = [
            number
            for number, line in enumerate(lines)
            if number >= start and line.strip() == f"[[{prefix}]]"
        ]
        if len(heads) < int(count):
            return start, len(lines)
        start = heads[int(count) - 1]
    return _from(lines, start) if prefix else (0, len(lines))


def _from(lines: list[str], start: int) -> tuple[int, int]:
    """Return a table's lines: from its head to the next."""
    for number in range(start + 1, len(lines)):
        if _HEAD.match(lines[number]):
            return start, number
    return start, len(lines)


def _escaped(name: str) -> str:
    return name.replace(".", r"\.")
