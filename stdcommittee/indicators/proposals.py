"""Proposals to ISO and IEC: days on each desk, passed at first, above the limit (duty 5.8)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from typing import Final

from stdcommittee.base.conditions import OneOf
from stdcommittee.base.messages import N_, Bilingual, Message, Plural, Text
from stdcommittee.domain.portfolio.proposal_records import (
    Proposal,
    ProposalStage,
    ProposalStep,
)
from stdcommittee.domain.portfolio.proposals import LIMITS, DeskTime, Turnaround, turnaround
from stdcommittee.domain.supervision.measures import Line, MeasureUnit
from stdcommittee.domain.supervision.mirroring import mirrored
from stdcommittee.indicators import Found, Indicator, Inquiry, day

_NAMED: Final = (N_("Title"), N_("Committee"), N_("Step"), N_("Received"), N_("Passed on"))


def turnarounds(inquiry: Inquiry) -> list[Turnaround]:
    """Return the course of every proposal in the scope as things stand at the period's end."""

    def read() -> list[Turnaround]:
        reader, as_of = inquiry.reader, inquiry.period.as_of
        found = reader.find(Proposal, *mirrored(inquiry.scope), order=("id",))
        steps = defaultdict(list)
        ids = tuple(item.id for item in found)
        for step in reader.find(ProposalStep, OneOf("proposal_id", ids)):
            if step.came is None or step.came <= as_of:
                steps[step.proposal_id].append(step)
        limits = {stage: inquiry.number(key) for stage, key in LIMITS.items()}
        return [turnaround(item, steps[item.id], limits, inquiry.calendar, as_of) for item in found]

    return inquiry.once(("turnarounds", inquiry.period.as_of), read)


def _line(found: Turnaround, stay: DeskTime, judgement: Text, *, good: bool | None) -> Line:
    return Line(
        kind="proposal",
        record=found.proposal.id,
        cells=(
            Bilingual(found.proposal.title, found.proposal.title_en),
            found.proposal.committee,
            stay.step.stage.text,
            day(stay.step.came),
            day(stay.step.left),
        ),
        judgement=judgement,
        good=good,
        amount=stay.days or 0,
    )


def _days(days: int) -> Plural:
    return Plural("{n} working day", "{n} working days", n=days)


def _passed_on(stage: ProposalStage) -> Callable[[Inquiry], Found]:
    """Return how to measure the stays on one desk that ended in the period."""

    def gather(inquiry: Inquiry) -> Found:
        counted: list[Line] = []
        left_out: list[Line] = []
        for found in turnarounds(inquiry):
            for stay in found.stays:
                if stay.step.stage is not stage:
                    continue
                if stay.step.left is None:
                    left_out.append(_line(found, stay, Message("not passed on yet"), good=None))
                elif stay.step.left not in inquiry.period:
                    continue
                elif stay.days is None:
                    missing = Message("the day of receipt is not recorded")
                    left_out.append(_line(found, stay, missing, good=None))
                else:
                    counted.append(_line(found, stay, _days(stay.days), good=not stay.over))
        return Found(
            sorted(counted, key=lambda line: (line.good is not False, -line.amount)), left_out
        )

    return gather


def _first_pass(inquiry: Inquiry) -> Found:
    counted: list[Line] = []
    left_out: list[Line] = []
    for found in turnarounds(inquiry):
        proposal = found.proposal
        cells = (
            Bilingual(proposal.title, proposal.title_en),
            proposal.committee,
            day(found.judged),
        )
        if found.judged is not None and found.judged not in inquiry.period:
            continue
        judgement: Text = Message("not at ISO or IEC yet")
        if found.first_pass is not None:
            returns = Plural("sent back once", "sent back {n} times", n=found.returns)
            judgement = Message("never sent back") if found.first_pass else returns
        line = Line(
            kind="proposal",
            record=proposal.id,
            cells=cells,
            judgement=judgement,
            good=found.first_pass,
        )
        (left_out if found.judged is None else counted).append(line)
    return Found(sorted(counted, key=lambda line: line.good is not False), left_out)


def _over(inquiry: Inquiry) -> Found:
    looked_at, lines = 0, []
    for found in turnarounds(inquiry):
        for stay in found.stays:
            ended: dt.date = stay.step.left or inquiry.period.as_of
            if stay.limit is None or stay.days is None or ended not in inquiry.period:
                continue
            looked_at += 1
            if stay.over:
                above = Plural(
                    "{n} working day above {limit}",
                    "{n} working days above {limit}",
                    n=stay.days - stay.limit,
                    limit=stay.limit,
                )
                lines.append(_line(found, stay, above, good=None))
    return Found(lines, looked_at=looked_at)


def _desk(stage: ProposalStage, id_: str, label: str) -> Indicator:
    return Indicator(
        id=id_,
        label=label,
        counts=N_("Steps that took no longer than the limit; the figure is the median of days."),
        among=N_("Steps on this desk that ended in the period."),
        unit=MeasureUnit.DAYS,
        rules=(LIMITS[stage],),
        columns=_NAMED,
        gather=_passed_on(stage),
    )


INDICATORS = (
    _desk(ProposalStage.AUDIT, "turnaround.audit", N_("Days in the counterpart unit")),
    _desk(ProposalStage.MINISTRY, "turnaround.ministry", N_("Days in the competent department")),
    _desk(ProposalStage.SAC, "turnaround.sac", N_("Days at SAC")),
    Indicator(
        id="turnaround.first_pass",
        label=N_("Proposals passed at first"),
        counts=N_("Proposals that reached ISO or IEC and were never sent back."),
        among=N_("Proposals that reached ISO or IEC, or were first sent back, in the period."),
        rules=tuple(LIMITS.values()),
        columns=(N_("Title"), N_("Committee"), N_("Decided on")),
        gather=_first_pass,
    ),
    Indicator(
        id="turnaround.over",
        label=N_("Steps of proposals above their limit"),
        counts=N_("Steps that took, or take, more working days than the limit."),
        unit=MeasureUnit.COUNT,
        rules=tuple(LIMITS.values()),
        columns=_NAMED,
        gather=_over,
    ),
)
