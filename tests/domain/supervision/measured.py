"""A figure made of its lines, for tests of what is said of figures."""

from __future__ import annotations

from collections.abc import Sequence

from stdcommittee.domain.supervision.measures import (
    Limit,
    Line,
    Measure,
    MeasureUnit,
    add_up,
    judge,
)


def measured(
    unit: MeasureUnit,
    counted: Sequence[Line],
    limit: Limit | None = None,
    *,
    looked_at: int | None = None,
    suspicion: bool = False,
) -> Measure:
    """Add lines up and hold them against a limit."""
    value, numerator, denominator = add_up(unit, counted)
    return Measure(
        indicator="x",
        label="x",
        counts="x",
        among="x",
        unit=unit,
        value=value,
        numerator=numerator,
        denominator=denominator,
        limit=limit,
        rules=(),
        columns=(),
        counted=tuple(counted),
        left_out=(),
        state=judge(unit, counted, limit, looked_at=looked_at, suspicion=suspicion),
    )
