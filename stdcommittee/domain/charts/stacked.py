"""Stacked horizontal bars by category, each with its fraction at the end."""

from __future__ import annotations

from collections.abc import Sequence

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.charts.drawing import Key, Sheet
from stdcommittee.domain.charts.marks import Anchor, Chart, Measure, Records, Role


@frozen
class Part:
    """One stretch of a bar: how many, and which records they are."""

    count: int
    records: Records = ()


@frozen
class Category:
    """One bar: its name, its parts in the order of the legend, and the text at its end."""

    name: str
    parts: tuple[Part, ...]
    end: str = ""

    @property
    def total(self) -> int:
        """The length of the whole bar."""
        return sum(part.count for part in self.parts)


def stacked_bars(
    categories: Sequence[Category],
    keys: Sequence[Key],
    *,
    width: float,
    measure: Measure,
    size: float = 7.6,
    summary: str = "",
) -> Chart:
    """Lay out one stacked bar per category, all on one scale that starts at zero.

    Every part has the role of the key in the same place. Names stand right-aligned before the
    bars and are cut when they need more than two fifths of the width.

    Raises:
        ValueError: a category has more parts than there are keys, or a negative one.
    """
    for category in categories:
        if len(category.parts) > len(keys) or any(part.count < 0 for part in category.parts):
            raise ValueError(category)
    sheet = Sheet(width, size, measure)
    gap, pitch, thick = size * 0.75, size * 2.05, size * 1.27
    names = [sheet.shortened(category.name, width * 0.4) for category in categories]
    left = max(map(sheet.text_width, names), default=0.0) + gap
    room = width - left - gap - max((sheet.text_width(c.end) for c in categories), default=0.0)
    unit = room / max((c.total for c in categories), default=0) if any_counted(categories) else 0.0
    for row, (name, category) in enumerate(zip(names, categories, strict=True)):
        top = row * pitch + (pitch - thick) / 2
        baseline = top + thick / 2 + size * 0.36
        sheet.label(left - gap, baseline, name, anchor=Anchor.END)
        end = _bar(sheet, category, keys, left, top, thick, unit)
        sheet.label(end + gap, baseline, category.end, role=Role.MUTED)
    height = len(categories) * pitch
    if keys:
        height = sheet.legend(keys, height + size * 0.6)
    return sheet.chart(height, summary)


def any_counted(categories: Sequence[Category]) -> bool:
    """Tell whether any bar has a length."""
    return any(category.total for category in categories)


def _bar(
    sheet: Sheet,
    category: Category,
    keys: Sequence[Key],
    x: float,
    top: float,
    thick: float,
    unit: float,
) -> float:
    seam = 0.7
    for part, key in zip(category.parts, keys, strict=False):
        if part.count:
            long = part.count * unit
            shown = max(long - seam, long / 2)
            sheet.bar(x, top, shown, thick, key.role, records=part.records)
            x += long
    return x
