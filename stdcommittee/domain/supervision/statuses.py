"""How far a duty is met, from the figures that fill it and from what a person says of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

from stdcommittee.domain.rules import Comparison
from stdcommittee.domain.supervision.measures import Measure, MeasureState, MeasureUnit
from stdcommittee.domain.supervision.records import DutyStatus

_WORST_FIRST: Final = (DutyStatus.UNMET, DutyStatus.PARTLY, DutyStatus.MET)
SAID: Final = (DutyStatus.MET, DutyStatus.PARTLY, DutyStatus.UNMET)  # by data or by a person


def of_measure(measure: Measure, partly: Fraction) -> DutyStatus | None:
    """Return what one figure says of a duty, or None where it does not judge.

    A share that misses its target still meets the duty in part where it reaches `partly` of it.
    """
    match measure.state:
        case MeasureState.MET:
            return DutyStatus.MET
        case MeasureState.SHORT:
            return DutyStatus.PARTLY if _reaches(measure, partly) else DutyStatus.UNMET
        case MeasureState.NONE:
            return DutyStatus.NONE
        case MeasureState.PLAIN | MeasureState.SUSPECT:
            return None


def _reaches(measure: Measure, partly: Fraction) -> bool:
    limit = measure.limit
    if limit is None or limit.comparison is Comparison.AT_MOST:
        return False
    if measure.unit is MeasureUnit.COUNT or not measure.denominator:
        return False
    return Fraction(measure.numerator, measure.denominator) >= partly * limit.value


def computed(measures: Sequence[Measure], partly: Fraction) -> DutyStatus:
    """Return what the figures say of a duty: it is met as far as its weakest figure.

    A figure without target says nothing. Where all figures have nothing to count the duty did not
    occur; where none judges it is open, for a person to answer.
    """
    found = [of_measure(measure, partly) for measure in measures]
    for status in _WORST_FIRST:
        if status in found:
            return status
    if found and all(status is DutyStatus.NONE for status in found):
        return DutyStatus.NONE
    return DutyStatus.OPEN


def concluded(by_data: DutyStatus, by_person: DutyStatus, *, overrides: bool) -> DutyStatus:
    """Return the status that a report gives: the data's, unless they are silent or set aside."""
    if overrides or (by_data not in SAID and by_person is not DutyStatus.OPEN):
        return by_person
    return by_data


def counted(statuses: Iterable[DutyStatus]) -> dict[DutyStatus, int]:
    """Return how many duties have each status, every status named."""
    found = dict.fromkeys(DutyStatus, 0)
    for status in statuses:
        found[status] += 1
    return found
