"""Ballots of members: participation, criteria, form, reasons, evidence (duties 1.20, 1.23)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Final

from stdcommittee.base.conditions import Between, Blank, Is
from stdcommittee.base.messages import N_, Bilingual, Message, Plural, Text
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Mode
from stdcommittee.domain.ballots.vocabulary import (
    DRAFT_REVIEWS,
    Answer,
    BallotKind,
    Standing,
)
from stdcommittee.domain.rules import Comparison, Finding, Verdict
from stdcommittee.domain.supervision.measures import Line, MeasureUnit
from stdcommittee.indicators import ALL, Found, Indicator, Inquiry, Target, day
from stdcommittee.storage.people import Turnout, negatives, turnout
from stdcommittee.storage.supervision import attached

NAMED: Final = (N_("Ballot"), N_("Closed"))
_WITHOUT_DRAFTERS: Final = (BallotKind.EXPERT_GROUP, BallotKind.GROUP_STANDARD)


def closed_ballots(inquiry: Inquiry) -> list[Ballot]:
    """Return the ballots of members that closed in the period, in that order.

    A ballot from a list may tell only until when it was open.
    """
    period = inquiry.period

    def read() -> list[Ballot]:
        found: list[Ballot] = []
        for dated in (
            (Between("closed", period.start, period.as_of),),
            (Blank("closed"), Between("closes", period.start, period.as_of)),
        ):
            found += inquiry.reader.find(
                Ballot,
                Is("status", BallotStatus.CLOSED),
                *dated,
                *inquiry.scope.national_ballots,
            )
        return sorted(found, key=lambda item: (closed_on(item), item.id))

    return inquiry.once(("closed ballots", period), read)


def closed_on(ballot: Ballot) -> dt.date:
    """Return when a closed ballot closed."""
    return ballot.closed or ballot.closes or dt.date.min


def _line(ballot: Ballot, *cells: Text, judgement: Text = "", good: bool | None = None) -> Line:
    return Line(
        kind="ballot",
        record=ballot.id,
        cells=(Bilingual(ballot.title, ballot.title_en), day(closed_on(ballot)), *cells),
        judgement=judgement,
        good=good,
    )


def _closed(inquiry: Inquiry) -> Found:
    return Found(
        [
            _line(item, item.kind.text, str(item.electorate), judgement=item.outcome.text)
            for item in closed_ballots(inquiry)
        ]
    )


def _turnout(inquiry: Inquiry) -> list[Turnout]:
    ballots = [item.id for item in closed_ballots(inquiry)]
    return inquiry.once(("turnout", inquiry.period), lambda: turnout(inquiry.reader, ballots))


def _participation(inquiry: Inquiry) -> Found:
    ballots = {item.id: item for item in closed_ballots(inquiry)}
    counted: list[Line] = []
    left_out: list[Line] = []
    for entry in _turnout(inquiry):
        ballot = ballots[entry.ballot]
        judgement: Text = Message("voted") if entry.voted else Message("did not vote")
        if not entry.entitled:
            judgement = Standing(entry.standing).text
        made = Line(
            kind="voter",
            record=entry.voter,
            cells=(
                Bilingual(ballot.title, ballot.title_en),
                day(closed_on(ballot)),
                entry.name,
                entry.organization,
            ),
            judgement=judgement,
            good=entry.voted if entry.entitled else None,
        )
        (counted if entry.entitled else left_out).extend([made] * entry.voters)
    return Found(counted, left_out)


def _drafters(inquiry: Inquiry) -> Found:
    ballots = {item.id: item for item in closed_ballots(inquiry)}
    lines = []
    for entry in _turnout(inquiry):
        ballot = ballots[entry.ballot]
        if entry.standing != Standing.DRAFTER.value or ballot.kind not in _WITHOUT_DRAFTERS:
            continue
        judgement = Message("voted") if entry.voted else Message("stepped aside")
        cells = (Bilingual(ballot.title, ballot.title_en), day(closed_on(ballot)), entry.name)
        lines.append(
            Line(
                kind="voter",
                record=entry.voter,
                cells=cells,
                judgement=judgement,
                good=not entry.voted,
            )
        )
    return Found(sorted(lines, key=lambda line: line.good is not False))


def _criterion(name: str) -> Callable[[Inquiry], Found]:
    """Return how to hold each review ballot against one criterion of its own verdict."""

    def gather(inquiry: Inquiry) -> Found:
        counted: list[Line] = []
        left_out: list[Line] = []
        for ballot in closed_ballots(inquiry):
            if ballot.kind not in DRAFT_REVIEWS:
                continue
            finding = next((item for item in _findings(ballot) if item.id == name), None)
            if finding is None or finding.passed is None:
                why = Message("the result does not tell")
                left_out.append(_line(ballot, day(None), day(None), judgement=why))
                continue
            cells = (
                f"{finding.numerator}/{finding.denominator}",
                _limit(finding),
            )
            counted.append(_line(ballot, *cells, judgement=finding.margin, good=finding.passed))
        return Found(sorted(counted, key=lambda line: line.good is not False), left_out)

    return gather


def _findings(ballot: Ballot) -> tuple[Finding, ...]:
    return () if ballot.verdict is None else Verdict.from_json(ballot.verdict).criteria


def _limit(finding: Finding) -> Text:
    sign = {Comparison.AT_LEAST: "\u2265", Comparison.MORE_THAN: ">", Comparison.AT_MOST: "\u2264"}
    limit = finding.threshold
    value = str(limit.numerator) if limit.denominator == 1 else str(limit)
    return f"{sign[finding.comparison]} {value}"


def _in_meeting(inquiry: Inquiry) -> Found:
    lines = []
    for ballot in closed_ballots(inquiry):
        if ballot.kind in DRAFT_REVIEWS and ballot.kind is not BallotKind.GROUP_STANDARD:
            good = ballot.mode is Mode.MEETING
            lines.append(_line(ballot, ballot.kind.text, judgement=ballot.mode.text, good=good))
    return Found(sorted(lines, key=lambda line: line.good is not False))


def _reasons(inquiry: Inquiry) -> Found:
    ballots = {item.id: item for item in closed_ballots(inquiry)}
    counted: list[Line] = []
    left_out: list[Line] = []
    for entry in negatives(inquiry.reader, ballots):
        ballot = ballots[entry.ballot]
        good = bool(entry.reason) or entry.reasons == Answer.YES.value
        silent = not good and entry.reasons != Answer.NO.value and ballot.mode is Mode.LIST
        judgement = Message("with reasons") if good else Message("without reasons")
        if silent:
            judgement = Message("the list does not tell")
        made = Line(
            kind="vote",
            record=entry.vote,
            cells=(Bilingual(ballot.title, ballot.title_en), day(closed_on(ballot)), entry.voter),
            judgement=judgement,
            good=None if silent else good,
        )
        (left_out if silent else counted).append(made)
    return Found(sorted(counted, key=lambda line: line.good is not False), left_out)


def with_evidence(inquiry: Inquiry, kind: str, lines: Iterable[Line]) -> Found:
    """Return lines judged by whether a document stands as evidence for their record."""
    made = list(lines)
    evidence = attached(inquiry.reader, kind, {line.record for line in made})
    counted = []
    for line in made:
        documents = evidence.get(line.record, [])
        judgement = (
            Plural("{n} document", "{n} documents", n=len(documents))
            if documents
            else Message("no document")
        )
        counted.append(
            Line(
                kind=line.kind,
                record=line.record,
                cells=(*line.cells, documents[0].name if documents else day(None)),
                judgement=judgement,
                good=bool(documents),
            )
        )
    return Found(sorted(counted, key=lambda line: line.good is not False))


def _evidence(inquiry: Inquiry) -> Found:
    return with_evidence(inquiry, "ballot", map(_line, closed_ballots(inquiry)))


INDICATORS = (
    Indicator(
        id="ballots.closed",
        label=N_("Ballots of members closed"),
        counts=N_("Ballots of members that closed in the period."),
        unit=MeasureUnit.COUNT,
        columns=(*NAMED, N_("Kind"), N_("Electorate")),
        gather=_closed,
    ),
    Indicator(
        id="members.participation",
        label=N_("Members taking part in ballots"),
        counts=N_("Votes cast; an abstention is a vote."),
        among=N_("Members entitled to vote, in each ballot that closed in the period."),
        rules=("vote.quorum",),
        target=Target(Comparison.AT_LEAST, "vote.quorum"),
        columns=(*NAMED, N_("Member"), N_("Unit")),
        gather=_participation,
    ),
    Indicator(
        id="ballots.quorum",
        label=N_("Reviews with enough members voting"),
        counts=N_("Ballots in which enough of the electorate voted."),
        among=N_("Ballots on drafts that closed in the period."),
        rules=("vote.quorum",),
        target=ALL,
        columns=(*NAMED, N_("Votes"), N_("Limit")),
        gather=_criterion("participation"),
    ),
    Indicator(
        id="ballots.approval",
        label=N_("Reviews with enough approvals"),
        counts=N_("Ballots in which enough votes were in favour."),
        among=N_("Ballots on drafts that closed in the period."),
        rules=("vote.approve",),
        columns=(*NAMED, N_("Votes"), N_("Limit")),
        gather=_criterion("approval"),
    ),
    Indicator(
        id="ballots.objection",
        label=N_("Reviews with few enough negatives"),
        counts=N_("Ballots in which not too many votes were against."),
        among=N_("Ballots on drafts that closed in the period."),
        rules=("vote.againstMax",),
        columns=(*NAMED, N_("Votes"), N_("Limit")),
        gather=_criterion("opposition"),
    ),
    Indicator(
        id="ballots.meeting",
        label=N_("Reviews held in a meeting"),
        counts=N_("Ballots on drafts that were held in a meeting."),
        among=N_("Ballots on drafts by members or expert groups that closed in the period."),
        rules=("gb.meeting",),
        target=ALL,
        columns=(*NAMED, N_("Kind")),
        gather=_in_meeting,
    ),
    Indicator(
        id="ballots.reasons",
        label=N_("Negative votes with reasons"),
        counts=N_("Votes against that state their reasons."),
        among=N_("Votes against, in ballots of members that closed in the period."),
        rules=("tc.reasons",),
        target=ALL,
        columns=(*NAMED, N_("Member")),
        gather=_reasons,
    ),
    Indicator(
        id="ballots.recusal",
        label=N_("Drafters who stepped aside"),
        counts=N_("Drafters on the list of voters who did not vote."),
        among=N_("Drafters on the lists of expert groups and group-standard reviews."),
        rules=("review.drafters",),
        target=ALL,
        columns=(*NAMED, N_("Drafter")),
        gather=_drafters,
    ),
    Indicator(
        id="ballots.evidence",
        label=N_("Ballots with documents"),
        counts=N_("Ballots with a document attached, such as minutes and voting papers."),
        among=N_("Ballots of members that closed in the period."),
        rules=("tc.records",),
        target=ALL,
        columns=(*NAMED, N_("Document")),
        gather=_evidence,
    ),
)
