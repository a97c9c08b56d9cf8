"""How statuses, figures and findings are marked on screen."""

from __future__ import annotations

from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Text
from stdcommittee.domain.supervision.measures import Measure, MeasureState, MeasureUnit
from stdcommittee.domain.supervision.records import DutyStatus, FindingStatus
from stdcommittee.domain.supervision.result import Item, SupervisionResult
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.table_columns import Cell, Column

STATUSES: Final[dict[DutyStatus, tuple[str, Tone]]] = {
    DutyStatus.MET: ("check-circle", Tone.GOOD),
    DutyStatus.PARTLY: ("contrast", Tone.WARN),
    DutyStatus.UNMET: ("cross-circle", Tone.BAD),
    DutyStatus.NONE: ("minus", Tone.NEUTRAL),
    DutyStatus.NOT_APPLICABLE: ("minus", Tone.NEUTRAL),
    DutyStatus.OPEN: ("circle", Tone.ACCENT),
}
STATES: Final[dict[MeasureState, tuple[str, Tone]]] = {
    MeasureState.MET: ("check", Tone.GOOD),
    MeasureState.SHORT: ("cross", Tone.BAD),
    MeasureState.SUSPECT: ("warning", Tone.WARN),
    MeasureState.PLAIN: ("info", Tone.NEUTRAL),
    MeasureState.NONE: ("minus", Tone.NEUTRAL),
}
FINDINGS: Final[dict[FindingStatus, tuple[str, Tone]]] = {
    FindingStatus.OPEN: ("flag", Tone.WARN),
    FindingStatus.WORKING: ("play", Tone.ACCENT),
    FindingStatus.CLOSED: ("check", Tone.GOOD),
}
_WORST: Final = (MeasureState.SHORT, MeasureState.SUSPECT, MeasureState.MET, MeasureState.PLAIN)


@frozen
class DutyRow:
    """A duty in the checklist with the figures that fill it."""

    item: Item
    measures: tuple[Measure, ...]


def duty_rows(result: SupervisionResult) -> dict[int, DutyRow]:
    """Return the duties of a result by number, in the order of the edition."""
    return {
        number: DutyRow(item, tuple(result.figure(one).measure for one in item.figures))
        for number, item in enumerate(result.items, 1)
    }


def status_cell(status: DutyStatus) -> Cell:
    """Return a status as icon and word."""
    icon, tone = STATUSES[status]
    return Cell(status.text, tone.text, icon)


def figure_said(measure: Measure) -> Text:
    """Return a figure as written; nothing to count is said so."""
    if measure.state is MeasureState.NONE and measure.unit is not MeasureUnit.COUNT:
        return Message("no case")
    return measure.figure


def telling(measures: tuple[Measure, ...]) -> Measure | None:
    """Return the figure that says most of a duty: one that misses its target before the others."""
    for state in _WORST:
        for measure in measures:
            if measure.state is state:
                return measure
    return measures[0] if measures else None


def figure_cell(row: DutyRow) -> Cell:
    """Return the figure that says most, and how many more there are."""
    measure = telling(row.measures)
    if measure is None:
        return Cell()
    said = figure_said(measure)
    tone = STATES[measure.state][1]
    colour = tone.text if measure.state in (MeasureState.SHORT, MeasureState.SUSPECT) else "text"
    more = len(row.measures) - 1
    return Cell(Message("{figure} +{n}", figure=said, n=more) if more else said, colour)


def evidence_cell(row: DutyRow) -> Cell:
    """Return how many documents stand as evidence."""
    count = len(row.item.answer.evidence) if row.item.answer is not None else 0
    return Cell(str(count), "muted", "attach") if count else Cell()


def duty_columns() -> tuple[Column, ...]:
    """Return the columns of the checklist."""
    return (
        Column(
            name="number",
            label=Message("No."),
            cell=lambda row: Cell(row.item.duty.id, "muted"),
        ),
        Column(name="duty", label=Message("Duty"), cell=lambda row: Cell(row.item.duty.text)),
        Column(
            name="status", label=Message("Status"), cell=lambda row: status_cell(row.item.status)
        ),
        Column(name="figure", label=Message("Figure"), cell=figure_cell),
        Column(name="evidence", label=Message("Evidence"), cell=evidence_cell),
    )
