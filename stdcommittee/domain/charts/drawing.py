"""The sheet on which the layouts place their marks, with the distances that follow from a size."""

from __future__ import annotations

from collections.abc import Sequence

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.charts.marks import (
    Anchor,
    Bar,
    Chart,
    Label,
    Line,
    Mark,
    Measure,
    Records,
    Role,
    Shape,
)


@frozen
class Key:
    """One entry of a legend."""

    text: str
    role: Role


class Sheet:
    """Collects marks; every distance is a multiple of the type size, in points."""

    def __init__(self, width: float, size: float, measure: Measure) -> None:
        self.width = width
        self.size = size
        self.measure = measure
        self.marks: list[Mark] = []

    def text_width(self, text: str, *, bold: bool = False) -> float:
        """Return the width of a text at the sheet's size."""
        return self.measure(text, self.size, bold)

    def label(
        self,
        x: float,
        y: float,
        text: str,
        *,
        role: Role = Role.TEXT,
        anchor: Anchor = Anchor.START,
        bold: bool = False,
        records: Records = (),
    ) -> Label:
        """Place a text on the baseline y."""
        mark = Label(
            x=x,
            y=y,
            text=text,
            size=self.size,
            width=self.text_width(text, bold=bold),
            role=role,
            anchor=anchor,
            bold=bold,
            records=records,
        )
        self.marks.append(mark)
        return mark

    def bar(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        role: Role | None,
        *,
        outline: Role | None = None,
        dashed: bool = False,
        records: Records = (),
    ) -> None:
        """Place a rectangle."""
        self.marks.append(
            Bar(
                x=x,
                y=y,
                width=width,
                height=height,
                role=role,
                outline=outline,
                dashed=dashed,
                records=records,
            )
        )

    def rule(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        role: Role,
        *,
        width: float = 0.5,
        dashed: bool = False,
        records: Records = (),
    ) -> None:
        """Place a straight line."""
        self.marks.append(
            Line(points=(start, end), role=role, width=width, dashed=dashed, records=records)
        )

    def across(
        self,
        y: float,
        stretch: tuple[float, float],
        role: Role,
        around: Sequence[Label],
        *,
        width: float = 0.5,
        dashed: bool = False,
    ) -> None:
        """Place a level line from left to right that leaves out the texts it would run through."""
        x, right = stretch
        for text in around:
            if text.y - self.size * 0.85 < y < text.y + self.size * 0.2:
                end = text.left - self.size * 0.2
                self.rule((x, y), (end, y), role, width=width, dashed=dashed)
                x = text.left + text.width + self.size * 0.2
        self.rule((x, y), (right, y), role, width=width, dashed=dashed)

    def line(
        self, points: Sequence[tuple[float, float]], role: Role, *, width: float = 1.0
    ) -> None:
        """Place a line through points."""
        self.marks.append(Line(points=tuple(points), role=role, width=width))

    def shape(
        self, points: Sequence[tuple[float, float]], role: Role, *, records: Records = ()
    ) -> None:
        """Place a filled polygon."""
        self.marks.append(Shape(points=tuple(points), role=role, records=records))

    def legend(self, keys: Sequence[Key], y: float) -> float:
        """Place the legend from the left on, wrapping at the right edge; return where it ends."""
        square, x = self.size * 0.83, 0.0
        for key in keys:
            wide = square + self.size * 0.33 + self.text_width(key.text)
            if x and x + wide > self.width:
                x, y = 0.0, y + self.size * 1.5
            self.bar(x, y + self.size * 0.12, square, square, key.role)
            self.label(x + square + self.size * 0.33, y + self.size * 0.88, key.text)
            x += wide + self.size
        return y + self.size * 1.2

    def shortened(self, text: str, room: float) -> str:
        """Cut a text with an ellipsis so that it fits the room."""
        if self.text_width(text) <= room:
            return text
        while text and self.text_width(text + "…") > room:
            text = text[:-1]
        return text + "…"

    def chart(self, height: float, summary: str = "") -> Chart:
        """Return what was placed as a chart of the given height."""
        return Chart(self.width, height, tuple(self.marks), summary)
