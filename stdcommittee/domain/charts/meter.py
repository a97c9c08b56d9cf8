"""A meter: how far something is, against the limit that it must reach."""

from __future__ import annotations

from fractions import Fraction

from stdcommittee.domain.charts.drawing import Sheet
from stdcommittee.domain.charts.marks import Chart, Measure, Records, Role


def meter(
    value: Fraction | int,
    *,
    width: float,
    measure: Measure,
    whole: Fraction | int = 1,
    limit: Fraction | int | None = None,
    role: Role = Role.SERIES3,
    thick: float = 6.0,
    records: Records = (),
    summary: str = "",
) -> Chart:
    """Lay out a bar of `value` out of `whole` with a tick at `limit`.

    The tick stands beyond the bar above and below, and the bar is cleared beside it, so that the
    limit shows on every ground. The value is cut at the ends of the meter.

    Raises:
        ValueError: the whole is not positive.
    """
    if whole <= 0:
        raise ValueError(whole)
    sheet = Sheet(width, thick, measure)
    over, clear, tick = thick * 0.6, 1.5, 2.0
    share = min(Fraction(1), max(Fraction(0), Fraction(value) / Fraction(whole)))
    reached = float(share) * width
    stops = [(0.0, width)]
    if limit is not None:
        at = float(min(Fraction(1), max(Fraction(0), Fraction(limit) / Fraction(whole)))) * width
        at = min(width - tick / 2, max(tick / 2, at))
        gap = tick / 2 + clear
        stops = [(0.0, at - gap), (at + gap, width)]
    for start, end in stops:
        _stretch(sheet, start, end, over, thick, reached, role, records)
    if limit is not None:
        sheet.bar(at - tick / 2, 0, tick, thick + 2 * over, Role.TEXT, records=records)
    return sheet.chart(thick + 2 * over, summary)


def _stretch(
    sheet: Sheet,
    start: float,
    end: float,
    top: float,
    thick: float,
    reached: float,
    role: Role,
    records: Records,
) -> None:
    if start < min(end, reached):
        sheet.bar(start, top, min(end, reached) - start, thick, role, records=records)
    if max(start, reached) < end:
        rest = max(start, reached)
        sheet.bar(rest, top, end - rest, thick, Role.NEUTRAL, records=records)
