"""Where lines may end: Chinese text anywhere but at its punctuation, Latin text between words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from stdcommittee.reports.pdf.characters import KINDS, Kind, punctuation

Range = tuple[int, int]  # a line: first character, and the one behind its last

_TOLERANCE: Final = 1e-6
_DASHES: Final = "\u2014\u2013\u2010\u2026"
_SOFT: Final = "/-._@:=&?,;)]|"  # where a word that is longer than a line is best cut
_SOFT_SHARE: Final = 0.6  # of the line must be filled when it is cut there


def may_break(text: str, place: int) -> bool:
    """Tell whether a line may end before the character at `place` (neither 0 nor the end)."""
    before, after = text[place - 1], text[place]
    left, right = KINDS[before], KINDS[after]
    if Kind.JOIN in {left, right} or left is Kind.OPENING:
        return False
    if right in {Kind.CLOSING, Kind.SPACE}:
        return False
    if left is Kind.SPACE:
        return True
    if right is Kind.WIDE or (right is Kind.OPENING and after >= "\x80"):
        return True
    if left is Kind.WIDE:
        return True
    if left is Kind.CLOSING:
        return before >= "\x80" and not _dash_in_word(text, place)
    return before == "-" and text[place - 2 : place - 1].isalpha() and after.isalpha()


def _dash_in_word(text: str, place: int) -> bool:
    """Tell whether dashes before `place` stand within a Latin word (GB/T 17694—2009)."""
    start = place
    while start and text[start - 1] in _DASHES:
        start -= 1
    return 0 < start < place and KINDS[text[start - 1]] is Kind.LATIN


def break_lines(
    text: str, ends: Sequence[float], room: float, first: float | None = None
) -> list[Range]:
    r"""Break a text into lines.

    Args:
        text: A prepared text; ``\n`` ends a line.
        ends: The running sum of the characters' widths, beginning with 0: one more than characters.
        room: The width of a line, in the same unit.
        first: The width of the first line, if another.

    Returns:
        The range of each line without the spaces at its end. There is at least one line.
    """
    lines: list[Range] = []
    start, room_here = 0, room if first is None else first
    while True:
        end = text.find("\n", start)
        last = end < 0
        if last:
            end = len(text)
        start = _paragraph(text, ends, (start, end), room_here, room, lines)
        room_here = room
        if last:
            return lines
        start = end + 1


def _paragraph(
    text: str,
    ends: Sequence[float],
    stretch: Range,
    first: float,
    room: float,
    lines: list[Range],
) -> int:
    start, end = stretch
    room_here = first
    while True:
        limit = ends[start] + room_here + _TOLERANCE
        fit = bisect_right(ends, limit, start, end + 1) - 1
        if fit >= end:
            lines.append((start, _trimmed(text, start, end)))
            return end
        place = _place(text, ends, (start, end), fit, limit)
        lines.append((start, _trimmed(text, start, place)))
        while place < end and KINDS[text[place]] is Kind.SPACE:
            place += 1
        if place == end:
            return end
        start, room_here = place, room


def _place(text: str, ends: Sequence[float], stretch: Range, fit: int, limit: float) -> int:
    """Return where the first line of a stretch ends, when `fit` is the first that overflows."""
    start, end = stretch
    place = fit
    while place < end and KINDS[text[place]] is Kind.SPACE:
        place += 1  # spaces hang over the edge
    if place > fit and (place == end or may_break(text, place)):
        return place
    place = fit
    if text[fit] in punctuation()["left_half"] and ends[fit] + _half(ends, fit) <= limit:
        place = fit + 1  # the blank right half of the sign hangs over the edge
    while place > start:
        if place == end or may_break(text, place):
            return place
        place -= 1
    fit = max(fit, start + 1)
    for soft in range(fit, start, -1):
        if (ends[soft] - ends[start]) < _SOFT_SHARE * (limit - ends[start]):
            break
        if text[soft - 1] in _SOFT:
            return soft
    return fit


def _half(ends: Sequence[float], place: int) -> float:
    return (ends[place + 1] - ends[place]) / 2


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and KINDS[text[end - 1]] in {Kind.SPACE, Kind.JOIN}:
        end -= 1
    return end
