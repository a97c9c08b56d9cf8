"""Stages of international documents that ended: those concerned told in time (duty 5.10)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from stdcommittee.base.conditions import Between, Condition, OneOf
from stdcommittee.base.messages import N_, Message, Plural, Text
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.portfolio.notices import (
    INTERNATIONAL,
    STAGED,
    Told,
    ended_stages,
    stage_said,
    told,
)
from stdcommittee.domain.portfolio.proposal_records import StageNotice
from stdcommittee.domain.portfolio.records import Project, StageEvent
from stdcommittee.domain.rules import RuleBook
from stdcommittee.domain.supervision.measures import Line
from stdcommittee.domain.supervision.mirroring import mirrored
from stdcommittee.indicators import ALL, Found, Indicator, Inquiry, day
from stdcommittee.storage.reader import Reader

RULE: Final = "mirror.stageNotice.days"


def stages_of(
    reader: Reader,
    rules: RuleBook,
    since: dt.date,
    as_of: dt.date,
    *,
    ballots: Sequence[Condition] = (),
    others: Sequence[Condition] = (),
) -> list[Told]:
    """Return the stages that ended from one day to another under the rule, with their notices.

    Stages that ended before the rule was in force are owed no notice. `ballots` are conditions on
    the ballots that count, `others` on projects and notices.
    """
    rule = rules.parameter(RULE, as_of)
    first = max(since, rules.edition(rule.edition).effective_from)
    projects = reader.find(Project, INTERNATIONAL, *others)
    events = defaultdict(list)
    ids = tuple(item.id for item in projects)
    for event in reader.find(StageEvent, OneOf("project_id", ids)):
        events[event.project_id].append(event)
    voted = reader.find(Ballot, Between("closes", first, as_of), OneOf("kind", STAGED), *ballots)
    ended = ended_stages([(item, events[item.id]) for item in projects], voted, as_of)
    owed = [item for item in ended if item.on >= first]
    found = told(owed, reader.find(StageNotice, *others), rule.number)
    return [item for item in found if item.on >= since]


def stages_told(inquiry: Inquiry, since: dt.date) -> list[Told]:
    """Return the stages that ended from a day on, as things stand at the period's end."""
    as_of, scope = inquiry.period.as_of, inquiry.scope
    return inquiry.once(
        ("stages told", since, as_of),
        lambda: stages_of(
            inquiry.reader,
            inquiry.rules,
            since,
            as_of,
            ballots=scope.international_ballots,
            others=mirrored(scope),
        ),
    )


def _line(item: Told, judgement: Text, *, good: bool | None) -> Line:
    kind, record = item.record
    return Line(
        kind=kind,
        record=record,
        cells=(
            item.document,
            item.committee or day(None),
            stage_said(item.stage) or day(None),
            day(item.on),
            day(item.sent),
        ),
        judgement=judgement,
        good=good,
    )


def _in_time(inquiry: Inquiry) -> Found:
    period = inquiry.period
    counted, left_out = [], []
    before = dt.timedelta(days=inquiry.number(RULE))
    for item in stages_told(inquiry, period.start - before):
        if item.due not in period and not (period.running and item.sent in period):
            continue
        sent = item.sent if item.sent is not None and item.sent <= period.as_of else None
        if sent is not None:
            late = Plural("{n} day late", "{n} days late", n=(sent - item.due).days)
            good = sent <= item.due
            counted.append(_line(item, Message("in time") if good else late, good=good))
        elif period.over(item.due):
            counted.append(_line(item, Message("no notice sent"), good=False))
        else:
            left_out.append(_line(item, Message("not yet due"), good=None))
    return Found(sorted(counted, key=lambda line: line.good is not False), left_out)


INDICATORS = (
    Indicator(
        id="notices.in_time",
        label=N_("Stage notices in time"),
        counts=N_("Stages of which the committee and others were told within the period."),
        among=N_("Stages of international standards whose notice was due in the period."),
        rules=(RULE,),
        target=ALL,
        columns=(
            *(N_("Document"), N_("Committee"), N_("Stage")),
            *(N_("Stage ended"), N_("Notice sent")),
        ),
        gather=_in_time,
    ),
)
