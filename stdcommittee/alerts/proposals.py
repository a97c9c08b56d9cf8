"""Proposals to ISO and IEC: a desk that keeps one longer than its limit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from stdcommittee.alerts import AlertSource, Raised, Severity, Watch
from stdcommittee.base.messages import N_, Bilingual, Message
from stdcommittee.domain.portfolio.proposals import LIMITS
from stdcommittee.indicators.proposals import turnarounds

_AHEAD: Final = 5  # working days before the limit on which a step is named


def _steps(watch: Watch) -> Iterable[Raised]:
    for found in turnarounds(watch.inquiry):
        stay = found.current
        if stay is None or stay.limit is None or stay.due is None or stay.days is None:
            continue
        left = stay.limit - stay.days
        if left > _AHEAD:
            continue
        said = Message("{desk}: to be passed on", desk=stay.step.stage.text)
        if stay.over:
            said = Message(
                "{desk}: {days} working days, {limit} at most",
                desk=stay.step.stage.text,
                days=stay.days,
                limit=stay.limit,
            )
        yield Raised(
            kind="proposal",
            record=found.proposal.id,
            title=Bilingual(found.proposal.title, found.proposal.title_en),
            message=said,
            severity=Severity.OVERDUE if stay.over else Severity.DUE,
            due=stay.due,
            rule=LIMITS[stay.step.stage],
            step=f"{stay.step.id}:{'over' if stay.over else 'near'}",
            committee=found.proposal.committee,
        )


ALERTS = (
    AlertSource(
        id="turnaround.step",
        label=N_("Proposals above the limit of a step"),
        word=N_("International proposal"),
        generate=_steps,
    ),
)
