"""Important international standards: with an expert, with a position in time (duty 5.6)."""

from __future__ import annotations

from typing import Final

from stdcommittee.base.conditions import Between
from stdcommittee.base.messages import N_, Bilingual, Message, Text
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.people.expert_records import ExpertRegistration
from stdcommittee.domain.people.records import Committee
from stdcommittee.domain.portfolio.importance import (
    WEIGHTS,
    ballots_on,
    has_expert,
    listed_on,
    total,
    weights,
)
from stdcommittee.domain.portfolio.proposal_records import ImportantStandard
from stdcommittee.domain.supervision.measures import Line
from stdcommittee.domain.supervision.mirroring import mirrored
from stdcommittee.indicators import ALL, Found, Indicator, Inquiry, day

_RULES: Final = tuple(WEIGHTS.values())


def important(inquiry: Inquiry) -> list[ImportantStandard]:
    """Return what stands on the list at the period's end, the most important first."""

    def read() -> list[ImportantStandard]:
        as_of = inquiry.period.as_of
        weighed = weights(inquiry.rules, as_of)
        found = inquiry.reader.find(ImportantStandard, *mirrored(inquiry.scope))
        listed = [item for item in found if listed_on(item, as_of)]
        return sorted(listed, key=lambda item: (-total(item, weighed).points, item.reference))

    return inquiry.once(("important", inquiry.period.as_of), read)


def with_expert(inquiry: Inquiry) -> list[tuple[ImportantStandard, bool]]:
    """Return what is listed at the period's end, each with whether an expert works on it."""
    reader, as_of = inquiry.reader, inquiry.period.as_of
    registrations = reader.find(ExpertRegistration)
    committees = {
        item.id: item.reference
        for item in reader.many(Committee, {found.committee_id for found in registrations}).values()
    }
    return [
        (item, has_expert(item, registrations, committees, as_of)) for item in important(inquiry)
    ]


def _with_expert(inquiry: Inquiry) -> Found:
    weighed = weights(inquiry.rules, inquiry.period.as_of)
    lines = []
    for item, good in with_expert(inquiry):
        points = total(item, weighed)
        lines.append(
            Line(
                kind="important_standard",
                record=item.id,
                cells=(
                    item.reference,
                    Bilingual(item.title, item.title_en),
                    item.committee or day(None),
                    f"{points.points}/{points.of}",
                ),
                judgement=Message("with an expert") if good else Message("no Chinese expert"),
                good=good,
            )
        )
    return Found(lines)


def _with_position(inquiry: Inquiry) -> Found:
    period = inquiry.period
    ballots = inquiry.reader.find(
        Ballot,
        Between("closes", period.start, None),
        *inquiry.scope.international_ballots,
        order=("closes",),
    )
    counted, left_out = [], []
    for item in important(inquiry):
        for ballot in ballots_on(item, ballots):
            if ballot.status in (BallotStatus.CANCELLED, BallotStatus.WITHDRAWN):
                continue
            if ballot.closes is None or (ballot.closes > period.end and not period.running):
                continue
            decided, judgement = _decided(ballot)
            line = _ballot_line(item, ballot, judgement, good=decided)
            if not decided and not period.over(ballot.closes):
                left_out.append(_ballot_line(item, ballot, Message("still open"), good=None))
            else:
                counted.append(line)
    return Found(sorted(counted, key=lambda line: line.good is not False), left_out)


def _decided(ballot: Ballot) -> tuple[bool, Text]:
    """Tell whether a position was decided by the closing day; one without a day counts."""
    if ballot.position is None:
        return False, Message("no position")
    day_ = ballot.positioned or ballot.sent
    if day_ is not None and ballot.closes is not None and day_ > ballot.closes:
        return False, Message("decided after closing")
    return True, ballot.position.text


def _ballot_line(
    item: ImportantStandard, ballot: Ballot, judgement: Text, *, good: bool | None
) -> Line:
    return Line(
        kind="ballot",
        record=ballot.id,
        cells=(
            item.reference,
            Bilingual(ballot.title, ballot.title_en),
            ballot.kind.name,
            day(ballot.closes),
        ),
        judgement=judgement,
        good=good,
    )


INDICATORS = (
    Indicator(
        id="importance.expert",
        label=N_("Important international standards with an expert"),
        counts=N_("Items for whose project or committee a Chinese expert is registered."),
        among=N_("Important international standards on the list at the end of the period."),
        rules=_RULES,
        target=ALL,
        columns=(N_("Reference"), N_("Title"), N_("Committee"), N_("Total")),
        gather=_with_expert,
    ),
    Indicator(
        id="importance.position",
        label=N_("Ballots on important standards with a position"),
        counts=N_("Ballots for which a national position was decided before they closed."),
        among=N_("Ballots on important international standards that closed in the period."),
        rules=_RULES,
        target=ALL,
        columns=(N_("Reference"), N_("Ballot"), N_("Kind"), N_("Closes")),
        gather=_with_position,
    ),
)
