"""How national positions on ISO and IEC ballots come about: asked, answered, decided (duty 5.4)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final

from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import Stance
from stdcommittee.domain.supervision.measures import MeasureUnit
from stdcommittee.indicators import ALL, Found, Indicator, Inquiry, day
from stdcommittee.indicators.international import (
    NAMED,
    before,
    closing,
    due_in,
    kept_by,
    line_of,
    of_sent,
)


def _with_reasons(ballot: Ballot) -> tuple[Text, bool] | None:
    if ballot.position is None or ballot.position.stance is not Stance.AGAINST:
        return None
    good = bool(ballot.position_reason)
    return Message("with reasons") if good else Message("without reasons"), good


def _replies(inquiry: Inquiry) -> Found:
    counted, left_out = [], []
    for ballot in closing(inquiry):
        if not ballot.asked:
            left_out.append(line_of(ballot, judgement=Message("no experts were asked")))
            continue
        replied = min(ballot.replied, ballot.asked)
        made = line_of(ballot, str(ballot.asked), str(replied))
        counted.append(replace(made, amount=replied, whole=ballot.asked))
    return Found(counted, left_out)


def _distributed(inquiry: Inquiry) -> Found:
    days = inquiry.number("mirror.distribute.days")

    def by(ballot: Ballot) -> dt.date | None:
        if ballot.opened is None:
            return None
        return inquiry.calendar.add_working_days(ballot.opened, days)

    def shown(ballot: Ballot) -> tuple[Text, ...]:
        return day(by(ballot)), day(ballot.consulted)

    due, left_out = due_in(inquiry, shown)
    lines = [kept_by(ballot, shown(ballot), by(ballot), ballot.consulted) for ballot in due]
    return Found(sorted(lines, key=lambda line: line.good is not False), left_out)


def _days_taken(inquiry: Inquiry) -> Found:
    counted, left_out = [], []
    for ballot in closing(inquiry):
        cells = day(ballot.opened), day(ballot.positioned)
        if ballot.opened is None:
            left_out.append(line_of(ballot, *cells, judgement=Message("no opening day")))
        elif ballot.positioned is None:
            left_out.append(line_of(ballot, *cells, judgement=Message("no position")))
        else:
            days = inquiry.calendar.working_days_between(ballot.opened, ballot.positioned)
            counted.append(replace(line_of(ballot, *cells), amount=max(0, days)))
    return Found(sorted(counted, key=lambda line: -line.amount), left_out)


_DUE: Final = N_("ISO and IEC ballots that closed in the period and on which a P-member must vote.")

INDICATORS = (
    Indicator(
        id="international.distributed",
        label=N_("Ballots sent to experts in time"),
        counts=N_("Ballots sent to experts within some working days of their opening."),
        among=_DUE,
        rules=("mirror.distribute.days",),
        columns=(*NAMED, N_("By"), N_("Sent to experts")),
        gather=_distributed,
    ),
    Indicator(
        id="international.replies",
        label=N_("Replies of experts"),
        counts=N_("Experts who replied."),
        among=N_("Experts asked about ballots that closed in the period."),
        unit=MeasureUnit.RATIO,
        rules=("mirror.votes",),
        columns=(*NAMED, N_("Experts asked"), N_("Experts who replied")),
        gather=_replies,
    ),
    Indicator(
        id="international.days",
        label=N_("Days taken to the national position"),
        counts=N_("Working days from the opening of a ballot to the position, the median."),
        among=N_("ISO and IEC ballots that closed in the period and have a position."),
        unit=MeasureUnit.DAYS,
        rules=("mirror.votes",),
        columns=(*NAMED, N_("Opened"), N_("Position decided")),
        gather=_days_taken,
    ),
    Indicator(
        id="international.positioned",
        label=N_("National positions ahead of closing"),
        counts=N_("Ballots whose position was decided some working days before closing."),
        among=_DUE,
        rules=("mirror.position.days",),
        columns=(*NAMED, N_("By"), N_("Position decided")),
        gather=before("mirror.position.days", lambda ballot: ballot.positioned),
    ),
    Indicator(
        id="international.reasons",
        label=N_("Negative positions with reasons"),
        counts=N_("Negative positions that state their reasons."),
        among=N_("Negative votes sent in ISO and IEC ballots that closed in the period."),
        rules=("mirror.negative",),
        target=ALL,
        columns=(*NAMED, N_("National position")),
        gather=of_sent(_with_reasons),
    ),
)
