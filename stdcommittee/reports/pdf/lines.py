"""Setting texts into lines: pieces with their places, squeezed punctuation, justified edges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.reports.pdf.breaking import Range, break_lines
from stdcommittee.reports.pdf.characters import JOIN, KINDS, Kind, prepare, punctuation
from stdcommittee.reports.pdf.inline import State
from stdcommittee.reports.pdf.styles import TextStyle

SHAPE: Final = "\ufdda"  # stands for the shape of a state in a run's text
SHAPE_WIDTH: Final = 1.0  # em
_LOOSEST: Final = 0.4  # em that justification may add at one place in Chinese text
_LOOSEST_SPACE: Final = 1.0  # em that it may add to a space in Latin text


@frozen(eq=False)
class Run:
    """A prepared text in one style; leads to `key`, is the mark of figure `mark`, shows `state`."""

    text: str
    style: TextStyle
    key: str = ""
    mark: int = 0
    state: State | None = None

    def advances(self) -> list[float]:
        """Return the width of every character in points."""
        size = self.style.size
        if self.state is not None:
            return [
                size * SHAPE_WIDTH,
                *(size * w for w in self.style.face.advances(self.text[1:])),
            ]
        return [size * width for width in self.style.face.advances(self.text)]


@frozen(eq=False)
class Piece:
    """Part of a line: a text of one run at an x; `spread` goes behind every character."""

    x: float
    width: float
    text: str
    run: Run
    spread: float = 0.0


@frozen(eq=False)
class Line:
    """A finished line; `marks` are the figures that it refers to."""

    pieces: tuple[Piece, ...]
    width: float
    marks: tuple[int, ...] = ()


@lru_cache(maxsize=20_000)
def set_text(text: str, style: TextStyle, room: float) -> tuple[Line, ...]:
    """Set a plain text ragged right; the common case of a table cell."""
    text = prepare(text)
    if "\n" not in text and not _pairs().search(text):
        width = style.face.width(text) * style.size
        if width <= room:
            return (Line((Piece(0.0, width, text, Run(text, style)),), width),) if text else ()
    return set_runs((Run(text, style),), room) if text else ()


def set_runs(
    runs: Sequence[Run], room: float, *, indent: float = 0.0, justify: bool = False
) -> tuple[Line, ...]:
    """Set runs as one text into lines.

    Args:
        runs: The texts with their styles.
        room: Width of the lines in points.
        indent: How far the first line is set in.
        justify: Whether all lines but the last of a paragraph reach the right edge.
    """
    text = "".join(run.text for run in runs)
    advances = [width for run in runs for width in run.advances()]
    cuts = set(accumulate(len(run.text) for run in runs))
    for pair in _pairs().finditer(text):
        place = pair.start()
        advances[place] -= advances[place] / 2
        cuts.add(place + 1)
    ends = list(accumulate(advances, initial=0.0))
    setter = _Setter(text, runs, ends, cuts)
    lines = []
    ranges = break_lines(text, ends, room, room - indent)
    for number, span in enumerate(ranges):
        offset = indent if number == 0 else 0.0
        closing = number == len(ranges) - 1 or "\n" in text[span[1] : ranges[number + 1][0]]
        target = room - offset if justify and not closing else None
        lines.append(setter.line(span, offset, target))
    return tuple(lines)


def natural_width(runs: Sequence[Run]) -> float:
    """Return the width of runs on one line, or of the widest line that they force."""
    widest = here = 0.0
    for run in runs:
        for number, part in enumerate(run.text.split("\n")):
            here = here if number == 0 else 0.0
            state = None if number else run.state
            here += sum(Run(part, run.style, state=state).advances()) if part else 0.0
            widest = max(widest, here)
    return widest


class _Setter:
    """Places the pieces of lines of one text."""

    def __init__(self, text: str, runs: Sequence[Run], ends: list[float], cuts: set[int]) -> None:
        self.text = text
        self.ends = ends
        self.cuts = cuts
        self.runs = [run for run in runs for _ in run.text]

    def line(self, span: Range, offset: float, target: float | None) -> Line:
        start, end = span
        natural = self.ends[end] - self.ends[start]
        gaps = self._gaps(span) if target is not None else []
        each = self._share(span, gaps, (target or 0.0) - natural) if gaps else 0.0
        pieces = []
        x, first = offset, start
        for last in self._stretches(span, gaps if each else []):
            count = sum(gaps[first - start : last - start]) if each else 0
            wide = self.ends[last] - self.ends[first]
            spread = each if count == last - first else 0.0
            run = self.runs[first]
            if self.text[first:last] != JOIN:
                pieces.append(Piece(x, wide, self.text[first:last], run, spread))
            x += wide + count * each
            first = last
        marks = tuple(dict.fromkeys(piece.run.mark for piece in pieces if piece.run.mark))
        return Line(tuple(pieces), x - offset, marks)

    def _gaps(self, span: Range) -> list[bool]:
        """Tell for every character of a line whether justification may add space behind it."""
        kinds = [KINDS[character] for character in self.text[slice(*span)]]
        wide = [
            kind is Kind.WIDE or (kind in {Kind.OPENING, Kind.CLOSING} and character >= "\u2e80")
            for kind, character in zip(kinds, self.text[slice(*span)], strict=True)
        ]
        gaps = [
            kinds[n + 1] not in {Kind.SPACE, Kind.JOIN}
            and kinds[n] is not Kind.JOIN
            and (kinds[n] is Kind.SPACE or wide[n] or wide[n + 1])
            for n in range(len(kinds) - 1)
        ]
        return [*gaps, False] if kinds else []

    def _share(self, span: Range, gaps: list[bool], extra: float) -> float:
        """Return what every gap gets, or 0 when the line would become too loose."""
        count = sum(gaps)
        if not count or extra <= 0:
            return 0.0
        size = self.runs[span[0]].style.size
        chinese = any(KINDS[character] is Kind.WIDE for character in self.text[slice(*span)])
        loosest = size * (_LOOSEST if chinese else _LOOSEST_SPACE)
        return extra / count if extra / count <= loosest else 0.0

    def _stretches(self, span: Range, gaps: list[bool]) -> list[int]:
        """Return where the pieces of a line end: at runs, squeezed signs and changes of spacing.

        Between changes every character has a gap behind it, or only the last one has.
        """
        start, end = span
        found = {place for place in self.cuts if start < place < end}
        for n in range(len(gaps) - 1):
            if gaps[n] and (not gaps[n + 1] or (n and not gaps[n - 1])):
                found.add(start + n + 1)
        return sorted({*found, end}) if end > start else []


@cache
def _pairs() -> re.Pattern[str]:
    """Signs whose blank half meets another sign's blank half."""
    signs = punctuation()
    left, right = re.escape(signs["left_half"]), re.escape(signs["right_half"])
    return re.compile(f"[{left}](?=[{left}{right}])|[{right}](?=[{right}])")
