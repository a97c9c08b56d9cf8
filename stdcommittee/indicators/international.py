"""Votes in ISO and IEC ballots: cast, in time, with comments and reasons (duties 5.4, 5.5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Final

from stdcommittee.base.conditions import Between
from stdcommittee.base.messages import N_, Bilingual, Message, Text
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import Stance, Standing
from stdcommittee.domain.rules import Comparison
from stdcommittee.domain.supervision.measures import Line, MeasureUnit
from stdcommittee.domain.supervision.voting_duty import (
    DUE_KINDS,
    VotingDuty,
    in_time,
    vote_due,
    voting_duty,
)
from stdcommittee.indicators import ALL, Found, Indicator, Inquiry, Target, day
from stdcommittee.indicators.ballots import with_evidence

NAMED: Final = (N_("Ballot"), N_("Kind"), N_("Committee"), N_("Closes"))
_RATE: Final = Target(Comparison.AT_LEAST, "mirror.voteRate.min")


def closing(inquiry: Inquiry) -> list[Ballot]:
    """Return the ISO and IEC ballots that closed in the period, in that order."""
    period = inquiry.period
    return inquiry.once(
        ("closing", period),
        lambda: inquiry.reader.find(
            Ballot,
            Between("closes", period.start, period.horizon - dt.timedelta(days=1)),
            *inquiry.scope.international_ballots,
            order=("closes",),
        ),
    )


def _line(ballot: Ballot, *cells: Text, judgement: Text = "", good: bool | None = None) -> Line:
    return Line(
        kind="ballot",
        record=ballot.id,
        cells=(
            Bilingual(ballot.title, ballot.title_en),
            ballot.kind.name,
            ballot.committee,
            day(ballot.closes),
            *cells,
        ),
        judgement=judgement,
        good=good,
    )


Cells = Callable[[Ballot], tuple[Text, ...]]


def _due(inquiry: Inquiry, shown: Cells) -> tuple[list[Ballot], list[Line]]:
    """Return the ballots on which a vote was due, and the lines of the others."""
    due, left_out = [], []
    for ballot in closing(inquiry):
        if vote_due(ballot):
            due.append(ballot)
        else:
            left_out.append(_line(ballot, *shown(ballot), judgement=_why_not(ballot)))
    return due, left_out


def _why_not(ballot: Ballot) -> Text:
    if ballot.status is BallotStatus.CANCELLED:
        return BallotStatus.CANCELLED.text
    if ballot.kind not in DUE_KINDS:
        return Message("a consultation, no vote is due")
    if ballot.duty is Standing.P:
        return Message("no vote is due")
    return Message("not a P-member: {status}", status=ballot.duty.text)


def _of_due(
    test: Callable[[Ballot, Inquiry], tuple[Text, bool]],
) -> Callable[[Inquiry], Found]:
    """Return how to test every ballot on which a vote was due."""

    def shown(ballot: Ballot) -> tuple[Text, ...]:
        return (day(ballot.sent),)

    def gather(inquiry: Inquiry) -> Found:
        due, left_out = _due(inquiry, shown)
        lines = []
        for ballot in due:
            judgement, good = test(ballot, inquiry)
            lines.append(_line(ballot, *shown(ballot), judgement=judgement, good=good))
        return Found(sorted(lines, key=lambda line: line.good is not False), left_out)

    return gather


def _voted(ballot: Ballot, _: Inquiry) -> tuple[Text, bool]:
    if ballot.sent is None:
        return Message("missed"), False
    return (ballot.position.text if ballot.position else Message("voted")), True


def _in_time(ballot: Ballot, _: Inquiry) -> tuple[Text, bool]:
    if ballot.sent is None:
        return Message("missed"), False
    good = in_time(ballot)
    return Message("in time") if good else Message("after closing"), good


def _ahead(inquiry: Inquiry, ballot: Ballot, days: int) -> dt.date | None:
    """Return the day that lies some working days before a ballot closes."""
    if ballot.closes is None:
        return None
    return inquiry.calendar.add_working_days(ballot.closes, -days)


def _before(key: str, done: Callable[[Ballot], dt.date | None]) -> Callable[[Inquiry], Found]:
    """Return how to test whether something was done some working days before closing."""

    def gather(inquiry: Inquiry) -> Found:
        days = inquiry.number(key)

        def shown(ballot: Ballot) -> tuple[Text, ...]:
            return day(_ahead(inquiry, ballot, days)), day(done(ballot))

        due, left_out = _due(inquiry, shown)
        lines = []
        for ballot in due:
            by, at = _ahead(inquiry, ballot, days), done(ballot)
            good = at is not None and by is not None and at <= by
            judgement = Message("in time") if good else Message("too late")
            if at is None:
                judgement = Message("not done")
            lines.append(_line(ballot, *shown(ballot), judgement=judgement, good=good))
        return Found(sorted(lines, key=lambda line: line.good is not False), left_out)

    return gather


def _sent(inquiry: Inquiry) -> list[Ballot]:
    return [ballot for ballot in closing(inquiry) if ballot.sent is not None]


def _of_sent(
    test: Callable[[Ballot], tuple[Text, bool] | None],
) -> Callable[[Inquiry], Found]:
    """Return how to test every vote that was sent; None: the test is not about it."""

    def gather(inquiry: Inquiry) -> Found:
        lines = []
        for ballot in _sent(inquiry):
            tested = test(ballot)
            if tested is not None:
                position = ballot.position.text if ballot.position else day(None)
                lines.append(_line(ballot, position, judgement=tested[0], good=tested[1]))
        return Found(sorted(lines, key=lambda line: line.good is not False))

    return gather


def _with_comments(ballot: Ballot) -> tuple[Text, bool]:
    good = ballot.with_comments
    return Message("with comments") if good else Message("without comments"), good


def _with_reasons(ballot: Ballot) -> tuple[Text, bool] | None:
    if ballot.position is None or ballot.position.stance is not Stance.AGAINST:
        return None
    good = bool(ballot.position_reason)
    return Message("with reasons") if good else Message("without reasons"), good


def _takes_a_stand(ballot: Ballot) -> tuple[Text, bool] | None:
    if ballot.position is None:
        return None
    good = ballot.position.stance is not Stance.ABSTAIN
    return ballot.position.text, good


def _replies(inquiry: Inquiry) -> Found:
    counted, left_out = [], []
    for ballot in closing(inquiry):
        if not ballot.asked:
            left_out.append(_line(ballot, judgement=Message("no experts were asked")))
            continue
        replied = min(ballot.replied, ballot.asked)
        made = _line(ballot, str(ballot.asked), str(replied))
        counted.append(_with_amounts(made, replied, ballot.asked))
    return Found(counted, left_out)


def _with_amounts(line: Line, amount: int, whole: int) -> Line:
    return Line(
        kind=line.kind,
        record=line.record,
        cells=line.cells,
        judgement=line.judgement,
        amount=amount,
        whole=whole,
    )


def duties(ballots: Iterable[Ballot], inquiry: Inquiry) -> list[VotingDuty]:
    """Return how the duty to vote was kept in each committee that has such ballots."""
    due = sorted(filter(vote_due, ballots), key=lambda item: (item.committee, item.id))
    return [
        voting_duty(committee, group, inquiry.rules, inquiry.period.horizon)
        for committee, group in groupby(due, key=lambda item: item.committee)
    ]


def _kept(inquiry: Inquiry) -> Found:
    lines = []
    for duty in duties(closing(inquiry), inquiry):
        judgement = Message("duty kept") if duty.kept else Message("status may be lost")
        if duty.kept and duty.at_risk:
            judgement = Message("one more missed ballot may cost the status")
        lines.append(
            Line(
                kind="ballot",
                record=duty.ballots[0].id,
                cells=(duty.committee, f"{duty.missed}/{duty.due}", str(duty.missed_mandatory)),
                judgement=judgement,
                good=duty.kept,
            )
        )
    return Found(sorted(lines, key=lambda line: line.good is not False))


def _proof(inquiry: Inquiry) -> Found:
    return with_evidence(inquiry, "ballot", map(_line, _sent(inquiry)))


_DUE: Final = N_("ISO and IEC ballots that closed in the period and on which a P-member must vote.")
_SENT: Final = N_("Votes sent in ISO and IEC ballots that closed in the period.")

INDICATORS = (
    Indicator(
        id="international.voted",
        label=N_("International votes cast"),
        counts=N_("Ballots in which our vote was sent."),
        among=_DUE,
        rules=("mirror.voteRate.min", "mirror.votes"),
        target=_RATE,
        columns=(*NAMED, N_("Vote sent")),
        gather=_of_due(_voted),
    ),
    Indicator(
        id="international.in_time",
        label=N_("International votes in time"),
        counts=N_("Ballots in which our vote was sent on or before the closing day."),
        among=_DUE,
        rules=("mirror.voteRate.min", "mirror.votes"),
        target=_RATE,
        columns=(*NAMED, N_("Vote sent")),
        gather=_of_due(_in_time),
    ),
    Indicator(
        id="international.ahead",
        label=N_("International votes ahead of closing"),
        counts=N_("Ballots in which our vote was sent some working days before closing."),
        among=_DUE,
        rules=("mirror.cast.days",),
        columns=(*NAMED, N_("By"), N_("Vote sent")),
        gather=_before("mirror.cast.days", lambda ballot: ballot.sent),
    ),
    Indicator(
        id="international.positioned",
        label=N_("National positions ahead of closing"),
        counts=N_("Ballots whose position was decided some working days before closing."),
        among=_DUE,
        rules=("mirror.position.days",),
        columns=(*NAMED, N_("By"), N_("Position decided")),
        gather=_before("mirror.position.days", lambda ballot: ballot.positioned),
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
        id="international.with_comments",
        label=N_("International votes with comments"),
        counts=N_("Votes that were sent with comments."),
        among=_SENT,
        rules=("mirror.votes",),
        columns=(*NAMED, N_("National position")),
        gather=_of_sent(_with_comments),
    ),
    Indicator(
        id="international.reasons",
        label=N_("Negative positions with reasons"),
        counts=N_("Negative positions that state their reasons."),
        among=N_("Negative votes sent in ISO and IEC ballots that closed in the period."),
        rules=("mirror.negative",),
        target=ALL,
        columns=(*NAMED, N_("National position")),
        gather=_of_sent(_with_reasons),
    ),
    Indicator(
        id="international.stand",
        label=N_("International votes that take a stand"),
        counts=N_("Votes other than abstentions."),
        among=_SENT,
        rules=("mirror.votes",),
        columns=(*NAMED, N_("National position")),
        gather=_of_sent(_takes_a_stand),
    ),
    Indicator(
        id="international.duty",
        label=N_("Committees in which the duty to vote was kept"),
        counts=N_("Committees in which nothing was missed that may cost the P-membership."),
        among=N_("ISO and IEC committees with ballots on which a vote was due in the period."),
        rules=("iso.cib.missed.max", "iso.cib.counted.min", "iso.mandatory.missed.max"),
        target=ALL,
        columns=(
            N_("Committee"),
            N_("Committee ballots missed"),
            N_("Mandatory ballots missed"),
        ),
        gather=_kept,
    ),
    Indicator(
        id="international.proof",
        label=N_("International votes with proof"),
        counts=N_("Votes with a document attached that proves them."),
        among=_SENT,
        rules=("mirror.records",),
        target=ALL,
        columns=(*NAMED, N_("Document")),
        gather=_proof,
    ),
)
