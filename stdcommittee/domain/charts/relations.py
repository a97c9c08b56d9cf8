"""One thing in the middle, what it comes from at the left, what it is used by at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.charts.drawing import Sheet
from stdcommittee.domain.charts.marks import Anchor, Chart, Measure, Records, Role

_STEPS: Final = 24  # straight pieces of a curve
_SHARE: Final = 0.22  # of the width that a node takes

Point = tuple[float, float]


@frozen
class Node:
    """One thing: its name, what is said of it, and the word on the line that leads to it."""

    name: str
    note: str = ""
    word: str = ""
    role: Role = Role.NEUTRAL
    former: bool = False  # a dashed outline: it belongs to the past
    records: Records = ()


def relations(
    middle: Node,
    left: Sequence[Node],
    right: Sequence[Node],
    *,
    width: float,
    measure: Measure,
    size: float = 7.6,
    summary: str = "",
) -> Chart:
    """Lay out a graph of one step around a thing; lines run from left to right.

    Args:
        middle: The thing itself.
        left: What it comes from, from top to bottom.
        right: What it is used by, from top to bottom.
        width: Width of the whole chart.
        measure: Measures texts.
        size: Type size.
        summary: The chart in words.
    """
    sheet = Sheet(width, size, measure)
    pitch, high = size * 4.0, size * 3.1
    height = max(len(left), len(right), 1) * pitch
    wide = width * _SHARE
    centre = ((width - wide) / 2, (height - high) / 2)
    for nodes, x in ((left, 0.0), (right, width - wide)):
        offset = (height - len(nodes) * pitch) / 2
        for place, node in enumerate(nodes):
            at = (x, offset + place * pitch + (pitch - high) / 2)
            start, end = (at, centre) if x == 0.0 else (centre, at)
            _line(sheet, node, (start[0] + wide, start[1] + high / 2), (end[0], end[1] + high / 2))
            _node(sheet, node, at, wide, high)
    _node(sheet, middle, centre, wide, high, bold=True)
    return sheet.chart(height, summary)


def _node(
    sheet: Sheet, node: Node, at: Point, wide: float, high: float, *, bold: bool = False
) -> None:
    (x, y), size = at, sheet.size
    outline = Role.SERIES3 if bold else node.role
    sheet.bar(x, y, wide, high, None, outline=outline, dashed=node.former, records=node.records)
    room = wide - 2 * size
    name = sheet.shortened(node.name, room)
    sheet.label(x + size, y + size * 1.3, name, bold=bold, records=node.records)
    role = node.role if node.role in (Role.BAD, Role.WARN, Role.GOOD) else Role.MUTED
    note = sheet.shortened(node.note, room)
    sheet.label(x + size, y + size * 2.6, note, role=role, records=node.records)


def _line(sheet: Sheet, node: Node, start: Point, end: Point) -> None:
    """A curve with its word in the middle and an arrow at its end."""
    size = sheet.size
    role = node.role if node.role in (Role.BAD, Role.WARN) else Role.MUTED
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    word = sheet.shortened(node.word, max(0.0, end[0] - start[0] - 2 * size))
    half = sheet.text_width(word) / 2 + size * 0.4 if word else 0.0
    tip = (end[0] - size * 0.5, end[1])
    for piece in _around(_curve(start, tip), middle[0], half):
        sheet.line(piece, role, width=0.8)
    if word:
        at = (middle[0], middle[1] + size * 0.36)
        sheet.label(*at, word, role=role, anchor=Anchor.MIDDLE, records=node.records)
    wing = size * 0.3
    sheet.shape((end, (tip[0], end[1] - wing), (tip[0], end[1] + wing)), role)


def _curve(start: Point, end: Point) -> list[Point]:
    """Points of a curve that leaves and arrives level."""
    bend = (end[0] - start[0]) / 2
    found = []
    for step in range(_STEPS + 1):
        t = step / _STEPS
        u = 1 - t
        x = u**3 * start[0] + 3 * u * u * t * (start[0] + bend)
        x += 3 * u * t * t * (end[0] - bend) + t**3 * end[0]
        y = (u**3 + 3 * u * u * t) * start[1] + (3 * u * t * t + t**3) * end[1]
        found.append((x, y))
    return found


def _around(points: Sequence[Point], middle: float, half: float) -> list[list[Point]]:
    """Return the pieces of a line that stay clear of a word in its middle."""
    before = [point for point in points if point[0] <= middle - half]
    after = [point for point in points if point[0] >= middle + half]
    if not half:
        return [list(points)]
    return [piece for piece in (before, after) if len(piece) > 1]
