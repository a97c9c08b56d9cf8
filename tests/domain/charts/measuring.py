"""A measure for tests: every character is half as wide as it is high, bold ones a little more."""

from __future__ import annotations

from stdcommittee.domain.charts.marks import Bar, Chart, Label, Line, Mark, Shape


def measure(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.55 if bold else 0.5)


def bars(chart: Chart) -> list[Bar]:
    return [mark for mark in chart.marks if isinstance(mark, Bar)]


def labels(chart: Chart) -> list[Label]:
    return [mark for mark in chart.marks if isinstance(mark, Label)]


def lines(chart: Chart) -> list[Line]:
    return [mark for mark in chart.marks if isinstance(mark, Line)]


def shapes(chart: Chart) -> list[Shape]:
    return [mark for mark in chart.marks if isinstance(mark, Shape)]


def box(mark: Mark) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a mark."""
    match mark:
        case Bar():
            return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
        case Label():
            top = mark.y - 0.8 * mark.size
            return mark.left, top, mark.left + mark.width, mark.y + 0.2 * mark.size
        case Line() | Shape():
            xs = [x for x, _ in mark.points]
            ys = [y for _, y in mark.points]
            return min(xs), min(ys), max(xs), max(ys)


def inside(chart: Chart) -> bool:
    """Tell whether every mark lies within the chart."""
    for mark in chart.marks:
        left, top, right, bottom = box(mark)
        if min(left, top, chart.width - right, chart.height - bottom) < -0.01:
            return False
    return True
