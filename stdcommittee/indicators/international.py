"""Votes in ISO and IEC ballots: cast, in time, with comments (duty 5.5); the duty to vote."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from typing import Final

from stdcommittee.base.conditions import Between
from stdcommittee.base.messages import N_, Bilingual, Joined, Message, Text
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind, Stance
from stdcommittee.domain.rules import Comparison
from stdcommittee.domain.supervision.measures import Line
from stdcommittee.domain.supervision.owing import DUE_KINDS, StandingHistory, owed
from stdcommittee.domain.supervision.voting_duty import (
    MANDATORY,
    DutyState,
    VotingDuty,
    excused,
    in_time,
    voting_duties,
)
from stdcommittee.indicators import ALL, Found, Indicator, Inquiry, Target, day
from stdcommittee.indicators.ballots import with_evidence
from stdcommittee.storage.participation import standing_history

NAMED: Final = (N_("Ballot"), N_("Kind"), N_("Committee"), N_("Closes"))
_RATE: Final = Target(Comparison.AT_LEAST, "mirror.voteRate.min")


def closing(inquiry: Inquiry) -> list[Ballot]:
    """Return the ISO and IEC ballots that closed in the period, in that order."""
    first, last = inquiry.period.start, inquiry.period.horizon - dt.timedelta(days=1)
    return inquiry.once(
        ("closing", first, last),
        lambda: inquiry.reader.find(
            Ballot,
            Between("closes", first, last),
            *inquiry.scope.international_ballots,
            order=("closes",),
        ),
    )


def history(inquiry: Inquiry) -> StandingHistory:
    """Return what our member body was to each committee."""
    return inquiry.once("standing", lambda: standing_history(inquiry.reader))


def line_of(ballot: Ballot, *cells: Text, judgement: Text = "", good: bool | None = None) -> Line:
    """Return the line of a ballot, with further cells after those that name it."""
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


def due_in(
    inquiry: Inquiry, shown: Cells, kinds: Collection[BallotKind] = DUE_KINDS
) -> tuple[list[Ballot], list[Line]]:
    """Return the ballots of some kinds on which a vote was due, and the lines of the others."""
    due, left_out = [], []
    for ballot in closing(inquiry):
        stands = owed(ballot, history(inquiry))
        why = stands.why
        if stands.due and excused(ballot):
            why = Message("excused: {why}", why=ballot.excused.strip())
        elif stands.due and ballot.kind in kinds:
            due.append(ballot)
            continue
        elif stands.due:
            why = Message("of another kind")
        left_out.append(line_of(ballot, *shown(ballot), judgement=why))
    return due, left_out


def _of_due(
    test: Callable[[Ballot], tuple[Text, bool]], kinds: Collection[BallotKind] = DUE_KINDS
) -> Callable[[Inquiry], Found]:
    """Return how to test every ballot on which a vote was due."""

    def shown(ballot: Ballot) -> tuple[Text, ...]:
        return (day(ballot.sent),)

    def gather(inquiry: Inquiry) -> Found:
        due, left_out = due_in(inquiry, shown, kinds)
        lines = []
        for ballot in due:
            judgement, good = test(ballot)
            conflict = owed(ballot, history(inquiry)).conflict
            if conflict:
                judgement = Joined((judgement, conflict), "clause")
            lines.append(line_of(ballot, *shown(ballot), judgement=judgement, good=good))
        return Found(sorted(lines, key=lambda line: line.good is not False), left_out)

    return gather


def _voted(ballot: Ballot) -> tuple[Text, bool]:
    if ballot.sent is None:
        return Message("missed"), False
    return (ballot.position.text if ballot.position else Message("voted")), True


def _in_time(ballot: Ballot) -> tuple[Text, bool]:
    if ballot.sent is None:
        return Message("missed"), False
    good = in_time(ballot)
    return Message("in time") if good else Message("after closing"), good


def ahead(inquiry: Inquiry, ballot: Ballot, days: int) -> dt.date | None:
    """Return the day that lies some working days before a ballot closes."""
    if ballot.closes is None:
        return None
    return inquiry.calendar.add_working_days(ballot.closes, -days)


def before(key: str, done: Callable[[Ballot], dt.date | None]) -> Callable[[Inquiry], Found]:
    """Return how to test whether something was done some working days before closing."""

    def gather(inquiry: Inquiry) -> Found:
        days = inquiry.number(key)

        def shown(ballot: Ballot) -> tuple[Text, ...]:
            return day(ahead(inquiry, ballot, days)), day(done(ballot))

        due, left_out = due_in(inquiry, shown)
        lines = [
            kept_by(ballot, shown(ballot), ahead(inquiry, ballot, days), done(ballot))
            for ballot in due
        ]
        return Found(sorted(lines, key=lambda line: line.good is not False), left_out)

    return gather


def kept_by(
    ballot: Ballot, cells: tuple[Text, ...], by: dt.date | None, at: dt.date | None
) -> Line:
    """Return the line that says whether something was done by its day."""
    good = at is not None and by is not None and at <= by
    judgement = Message("in time") if good else Message("too late")
    if at is None:
        judgement = Message("not done")
    return line_of(ballot, *cells, judgement=judgement, good=good)


def sent_in(inquiry: Inquiry) -> list[Ballot]:
    """Return the ISO and IEC ballots that closed in the period and in which we voted."""
    return [ballot for ballot in closing(inquiry) if ballot.sent is not None]


def of_sent(
    test: Callable[[Ballot], tuple[Text, bool] | None],
) -> Callable[[Inquiry], Found]:
    """Return how to test every vote that was sent; None: the test is not about it."""

    def gather(inquiry: Inquiry) -> Found:
        lines = []
        for ballot in sent_in(inquiry):
            tested = test(ballot)
            if tested is not None:
                position = ballot.position.text if ballot.position else day(None)
                lines.append(line_of(ballot, position, judgement=tested[0], good=tested[1]))
        return Found(sorted(lines, key=lambda line: line.good is not False))

    return gather


def _with_comments(ballot: Ballot) -> tuple[Text, bool]:
    good = ballot.with_comments
    return Message("with comments") if good else Message("without comments"), good


def _takes_a_stand(ballot: Ballot) -> tuple[Text, bool] | None:
    if ballot.position is None:
        return None
    good = ballot.position.stance is not Stance.ABSTAIN
    return ballot.position.text, good


def duties(inquiry: Inquiry) -> tuple[VotingDuty, ...]:
    """Return how the duty to vote was kept, by committee and calendar year.

    A year of which the period holds only a part is looked at from its first day to the end of the
    period: what may be missed is counted in calendar years.
    """
    return duties_of(inquiry, inquiry.period.start.year, inquiry.period.end.year)


def duties_of(inquiry: Inquiry, first: int, last: int) -> tuple[VotingDuty, ...]:
    """Return how the duty to vote was kept in some calendar years up to the end of the period."""
    years = Between("closes", dt.date(first, 1, 1), dt.date(last, 12, 31))
    horizon = inquiry.period.horizon
    return inquiry.once(
        ("duties", first, last, horizon),
        lambda: voting_duties(
            inquiry.reader.find(Ballot, years, *inquiry.scope.international_ballots),
            history(inquiry),
            inquiry.rules,
            horizon,
        ),
    )


_STATES: Final = {
    DutyState.KEPT: Message("duty kept"),
    DutyState.AT_RISK: Message("one more missed ballot may cost the status"),
    DutyState.REMINDER: Message("a reminder is to be expected"),
    DutyState.BROKEN: Message("status may be lost"),
}


def _kept(inquiry: Inquiry) -> Found:
    lines = []
    for duty in duties(inquiry):
        (internal, of), (mandatory, must), (voted, due) = (
            duty.internal,
            duty.mandatory,
            duty.rate(),
        )
        lines.append(
            Line(
                kind="ballot",
                record=next(iter(duty.causes or duty.ballots)).id,
                cells=(
                    duty.committee,
                    str(duty.year),
                    f"{internal}/{of}",
                    f"{mandatory}/{must}",
                    f"{voted}/{due}",
                ),
                judgement=_STATES[duty.state],
                good=duty.state in (DutyState.KEPT, DutyState.AT_RISK),
            )
        )
    return Found(sorted(lines, key=lambda line: line.good is not False))


def _proof(inquiry: Inquiry) -> Found:
    return with_evidence(inquiry, "ballot", map(line_of, sent_in(inquiry)))


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
        id="international.voted_mandatory",
        label=N_("Mandatory international votes in time"),
        counts=N_("Ballots in which our vote was sent on or before the closing day."),
        among=N_(
            "DIS, CDV, FDIS and systematic reviews among the ballots on which a vote was due."
        ),
        rules=("mirror.votes",),
        target=ALL,
        columns=(*NAMED, N_("Vote sent")),
        gather=_of_due(_in_time, MANDATORY),
    ),
    Indicator(
        id="international.voted_committee",
        label=N_("Votes in committee internal ballots in time"),
        counts=N_("Ballots in which our vote was sent on or before the closing day."),
        among=N_("Committee internal ballots among those on which a vote was due."),
        rules=("mirror.votes",),
        columns=(*NAMED, N_("Vote sent")),
        gather=_of_due(_in_time, (BallotKind.CIB,)),
    ),
    Indicator(
        id="international.voted_other",
        label=N_("Votes on proposals, specifications and reports in time"),
        counts=N_("Ballots in which our vote was sent on or before the closing day."),
        among=N_("Ballots of other kinds among those on which a vote was due."),
        rules=("mirror.votes",),
        columns=(*NAMED, N_("Vote sent")),
        gather=_of_due(_in_time, DUE_KINDS - {*MANDATORY, BallotKind.CIB}),
    ),
    Indicator(
        id="international.ahead",
        label=N_("International votes ahead of closing"),
        counts=N_("Ballots in which our vote was sent some working days before closing."),
        among=_DUE,
        rules=("mirror.cast.days",),
        columns=(*NAMED, N_("By"), N_("Vote sent")),
        gather=before("mirror.cast.days", lambda ballot: ballot.sent),
    ),
    Indicator(
        id="international.with_comments",
        label=N_("International votes with comments"),
        counts=N_("Votes that were sent with comments."),
        among=_SENT,
        rules=("mirror.votes",),
        columns=(*NAMED, N_("National position")),
        gather=of_sent(_with_comments),
    ),
    Indicator(
        id="international.stand",
        label=N_("International votes that take a stand"),
        counts=N_("Votes other than abstentions."),
        among=_SENT,
        rules=("mirror.votes",),
        columns=(*NAMED, N_("National position")),
        gather=of_sent(_takes_a_stand),
    ),
    Indicator(
        id="international.duty",
        label=N_("Committees in which the duty to vote was kept"),
        counts=N_("Committees in which nothing was missed that may cost the P-membership."),
        among=N_(
            "ISO and IEC committees with ballots on which a vote was due, in each calendar year."
        ),
        rules=(
            "iso.cib.missed.max",
            "iso.cib.counted.min",
            "iso.mandatory.missed.max",
            "iec.reminded.missed.max",
        ),
        target=ALL,
        columns=(
            N_("Committee"),
            N_("Year"),
            N_("Committee ballots missed"),
            N_("Mandatory ballots missed"),
            N_("Votes in time"),
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
