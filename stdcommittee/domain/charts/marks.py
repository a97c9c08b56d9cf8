"""What a chart consists of: marks with a colour role and the records behind them.

Coordinates are points with the origin at the top left, x to the right and y downwards. A painter
turns roles into the colours of its paper or theme; it never moves a mark.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import field
from enum import StrEnum
from typing import TypeAlias

from stdcommittee.base.frozen import frozen

Records: TypeAlias = tuple[Hashable, ...]  # references to the records behind a mark
Measure: TypeAlias = Callable[[str, float, bool], float]  # width of a text at a size, bold or not


class Role(StrEnum):
    """What a colour means; `SERIES1` is the lightest of the series, `SERIES4` the strongest."""

    SERIES1 = "series1"
    SERIES2 = "series2"
    SERIES3 = "series3"
    SERIES4 = "series4"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    NEUTRAL = "neutral"
    TEXT = "text"
    MUTED = "muted"
    LINE = "line"


class Anchor(StrEnum):
    """Which point of a text stands at its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@frozen(kw_only=True)
class Bar:
    """A rectangle: `role` fills it and `outline` strokes it (dashed for a plan); None does not."""

    x: float
    y: float
    width: float
    height: float
    role: Role | None
    outline: Role | None = None
    dashed: bool = False
    records: Records = ()

    def covers(self, x: float, y: float) -> bool:
        """Tell whether a point lies on the bar; thin bars can be hit two points beside."""
        slack = 2.0 if min(self.width, self.height) < 4 else 0.0
        return (
            self.x - slack <= x <= self.x + self.width + slack
            and self.y - slack <= y <= self.y + self.height + slack
        )


@frozen(kw_only=True)
class Line:
    """A line through two or more points."""

    points: tuple[tuple[float, float], ...]
    role: Role
    width: float = 0.75
    dashed: bool = False
    records: Records = ()

    def covers(self, x: float, y: float) -> bool:
        """Tell whether a point lies within two points of the line."""
        return any(
            _distance((x, y), start, end) <= max(2.0, self.width / 2)
            for start, end in zip(self.points, self.points[1:], strict=False)
        )


@frozen(kw_only=True)
class Shape:
    """A filled polygon: the triangle on a limit tick, the dot of a trend (as a diamond or disc)."""

    points: tuple[tuple[float, float], ...]
    role: Role
    records: Records = ()

    def covers(self, x: float, y: float) -> bool:
        """Tell whether a point lies within two points of the shape's box."""
        xs = [point[0] for point in self.points]
        ys = [point[1] for point in self.points]
        return min(xs) - 2 <= x <= max(xs) + 2 and min(ys) - 2 <= y <= max(ys) + 2


@frozen(kw_only=True)
class Label:
    """A text on its baseline; `width` is what the layout measured for it."""

    x: float
    y: float
    text: str
    size: float
    width: float
    role: Role = Role.TEXT
    anchor: Anchor = Anchor.START
    bold: bool = False
    records: Records = ()

    @property
    def left(self) -> float:
        """The x where the text begins."""
        share = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[self.anchor]
        return self.x - share * self.width

    def covers(self, x: float, y: float) -> bool:
        """Tell whether a point lies on the text."""
        return (
            self.left <= x <= self.left + self.width
            and self.y - self.size <= y <= self.y + self.size * 0.25
        )


Mark: TypeAlias = Bar | Line | Shape | Label


@frozen
class Chart:
    """A finished chart: its size in points and its marks in painting order.

    `summary` says in words what the picture shows, for readers who cannot see it.
    """

    width: float
    height: float
    marks: tuple[Mark, ...] = field(default=())
    summary: str = ""

    def at(self, x: float, y: float) -> Mark | None:
        """Return the topmost mark with records at a point, or None."""
        for mark in reversed(self.marks):
            if mark.records and mark.covers(x, y):
                return mark
        return None


Layout: TypeAlias = Callable[[float, Measure, float], Chart]
"""Lays a chart out in a width, with a measure, at a type size: what screen and paper are given."""


def _distance(
    point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]
) -> float:
    (px, py), (ax, ay), (bx, by) = point, start, end
    length = (bx - ax) ** 2 + (by - ay) ** 2
    share = 0.0 if length == 0 else ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length
    share = min(1.0, max(0.0, share))
    dx, dy = px - ax - share * (bx - ax), py - ay - share * (by - ay)
    return float((dx * dx + dy * dy) ** 0.5)
