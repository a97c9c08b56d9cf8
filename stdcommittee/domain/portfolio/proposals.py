"""How long a proposal to ISO or IEC lay on each desk, and whether it was ever sent back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.deadlines import Calendar
from stdcommittee.domain.portfolio.proposal_records import (
    Proposal,
    ProposalStage,
    ProposalStatus,
    ProposalStep,
)

LIMITS: Final = {
    ProposalStage.AUDIT: "mirror.proposal.audit.days",
    ProposalStage.MINISTRY: "mirror.proposal.ministry.days",
    ProposalStage.SAC: "mirror.proposal.sac.days",
}
"""The rule parameter of each desk on this side; ISO and IEC keep time limits of their own."""

_ORDER: Final = {stage: place for place, stage in enumerate(ProposalStage)}


@frozen
class DeskTime:
    """One stay on a desk, in working days; `days` None: the day of receipt is not recorded."""

    step: ProposalStep
    days: int | None
    limit: int | None
    due: dt.date | None

    @property
    def running(self) -> bool:
        """Whether the proposal lies there still."""
        return self.step.left is None

    @property
    def over(self) -> bool:
        """Whether it lay, or lies, there longer than the limit."""
        return self.days is not None and self.limit is not None and self.days > self.limit


@frozen
class Turnaround:
    """The course of one proposal, stay by stay.

    `current` is where it lies now, None where it was passed on, sent back or has ended.
    `judged` is the day on which it was decided whether it passed at first: the first time it was
    sent back, else its arrival at ISO or IEC.
    """

    proposal: Proposal
    stays: tuple[DeskTime, ...]
    current: DeskTime | None
    judged: dt.date | None
    first_pass: bool | None

    @property
    def returns(self) -> int:
        """How many times it was sent back."""
        return sum(stay.step.returned for stay in self.stays)

    @property
    def days(self) -> int:
        """The working days on all desks of this side together."""
        return sum(
            stay.days or 0 for stay in self.stays if stay.step.stage is not ProposalStage.SUBMITTED
        )

    @property
    def over(self) -> bool:
        """Whether one stay is above its limit."""
        return any(stay.over for stay in self.stays)

    def days_on(self, stage: ProposalStage) -> int | None:
        """Return the working days on one desk, over all stays; None: it never came there."""
        known = [
            stay.days for stay in self.stays if stay.step.stage is stage and stay.days is not None
        ]
        return sum(known) if known else None


def turnaround(
    proposal: Proposal,
    steps: Iterable[ProposalStep],
    limits: Mapping[ProposalStage, int],
    calendar: Calendar,
    today: dt.date,
) -> Turnaround:
    """Return the course of a proposal as of a day.

    Days are working days after the day of receipt up to and including the day on which it went on;
    a stay that lasts is counted up to today.
    """
    stays = [_stay(step, limits.get(step.stage), calendar, today) for step in _in_order(steps)]
    last = stays[-1] if stays else None
    runs = proposal.status is ProposalStatus.RUNNING
    current = last if runs and last is not None and last.running else None
    sent_back = next((stay.step for stay in stays if stay.step.returned), None)
    arrived = next(
        (stay.step for stay in stays if stay.step.stage is ProposalStage.SUBMITTED), None
    )
    if sent_back is not None:
        judged, first_pass = sent_back.left or sent_back.came, False
    elif arrived is not None:
        judged, first_pass = arrived.came, True
    else:
        judged, first_pass = None, None
    return Turnaround(proposal, tuple(stays), current, judged, first_pass)


def following(found: Turnaround) -> ProposalStage | None:
    """Return the desk that a proposal goes to next.

    One that was sent back begins at the same desk anew; None: nothing follows, or it has ended.
    """
    if found.proposal.status is not ProposalStatus.RUNNING:
        return None
    if not found.stays:
        return ProposalStage.AUDIT
    last = found.stays[-1].step
    if last.returned:
        return last.stage
    stages = tuple(ProposalStage)
    place = _ORDER[last.stage] + 1
    return stages[place] if place < len(stages) else None


def _in_order(steps: Iterable[ProposalStep]) -> list[ProposalStep]:
    return sorted(steps, key=lambda step: (step.came or dt.date.max, _ORDER[step.stage], step.id))


def _stay(step: ProposalStep, limit: int | None, calendar: Calendar, today: dt.date) -> DeskTime:
    if step.came is None:
        return DeskTime(step, None, limit, None)
    end = step.left or max(today, step.came)
    days = max(0, calendar.working_days_between(step.came, end))
    due = calendar.add_working_days(step.came, limit) if limit is not None else None
    return DeskTime(step, days, limit, due)
