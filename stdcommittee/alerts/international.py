"""ISO and IEC ballots: votes, positions and replies due; the duty to vote at risk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Final

from stdcommittee.alerts import AlertSource, Raised, Severity, Watch, reached
from stdcommittee.alerts.ballots import about_ballot
from stdcommittee.base.conditions import Between, Blank, OneOf
from stdcommittee.base.messages import N_, Message, Plural
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing
from stdcommittee.domain.deadlines.ballot_dates import (
    RULES,
    InternalDate,
    Milestone,
    internal_day,
)
from stdcommittee.domain.people.records import Committee
from stdcommittee.domain.supervision.owing import owed
from stdcommittee.domain.supervision.voting_duty import DutyState, VotingDuty, excused
from stdcommittee.indicators.international import duties_of, history

_STEPS: Final = (1, 2, 5, 10, 20)  # working days before closing
_AHEAD: Final = 45  # days: twenty working days with the longest holidays between
_BEHIND: Final = 30  # days for which a missed ballot that nobody closed is still named
_SILENT: Final = 5  # working days before an internal day on which it is named
_SETTLED: Final = 60  # days of a new year for which a duty broken in the last one is still named
_OFFERED: Final = (BallotKind.CD, BallotKind.DIS, BallotKind.CDV, BallotKind.FDIS)
_WORST: Final = (DutyState.BROKEN, DutyState.REMINDER, DutyState.AT_RISK)
_RULES: Final = {
    DutyState.AT_RISK: "iso.cib.missed.max",
    DutyState.REMINDER: "iec.reminded.missed.max",
}


def _running(watch: Watch, ahead: int | None = None) -> list[Ballot]:
    """Return the ballots in which our vote was not sent, up to those that close in some days."""
    until = None if ahead is None else watch.today + dt.timedelta(days=ahead)
    return watch.reader.find(
        Ballot,
        Between("closes", watch.today - dt.timedelta(days=_BEHIND), until),
        Blank("sent"),
        OneOf("status", (BallotStatus.DRAFT, BallotStatus.OPEN)),
        *watch.scope.international_ballots,
        order=("closes",),
    )


def _open(watch: Watch, ahead: int | None = _AHEAD) -> list[Ballot]:
    """Return the ballots on which our vote is due and was not sent."""
    known = history(watch.inquiry)
    return [
        ballot
        for ballot in _running(watch, ahead)
        if owed(ballot, known).due and not excused(ballot)
    ]


def _day(watch: Watch, ballot: Ballot, milestone: Milestone) -> InternalDate | None:
    return internal_day(ballot, milestone, watch.rules, watch.today, watch.calendar)


def _votes(watch: Watch) -> Iterable[Raised]:
    cast = watch.number(RULES[Milestone.CAST])
    for ballot in _open(watch):
        by = _day(watch, ballot, Milestone.CAST)
        if ballot.closes is None or by is None:
            continue
        left = watch.working_days_until(ballot.closes)
        step = reached(left, _STEPS)
        if step is None:
            continue
        why = owed(ballot, history(watch.inquiry)).why
        message = Message("Vote to be sent by {day}; {why}", day=by.day, why=why)
        severity = Severity.DUE if left <= max(_SILENT, cast) else Severity.INFO
        if ballot.closes < watch.today:
            message, severity = Message("Closed without our vote"), Severity.OVERDUE
        elif by.day < watch.today:
            message = Message("Vote to be sent at once; {why}", why=why)
        over = severity is Severity.OVERDUE
        yield about_ballot(
            ballot,
            message,
            severity,
            due=ballot.closes,
            rule=RULES[Milestone.CAST],
            step="missed" if over else str(step),
        )


def _offered(watch: Watch) -> Iterable[Raised]:
    """Yield the consultations and ballots in which we may take part, though no vote is due."""
    known = history(watch.inquiry)
    for ballot in _running(watch, _AHEAD):
        stands = owed(ballot, known)
        asked = ballot.kind is BallotKind.CD or stands.standing is Standing.O
        if stands.due or ballot.kind not in _OFFERED or not asked or ballot.closes is None:
            continue
        step = reached(watch.working_days_until(ballot.closes), _STEPS)
        if step is None or ballot.closes < watch.today:
            continue
        said = Message("Open for our vote; {why}", why=stands.why)
        if ballot.kind is BallotKind.CD:
            said = Message("Open for our comments; {why}", why=stands.why)
        yield about_ballot(
            ballot, said, Severity.INFO, due=ballot.closes, rule="mirror.votes", step=str(step)
        )


def _prepared(
    watch: Watch,
    milestone: Milestone,
    done: Callable[[Ballot], bool],
    wanting: Message,
    late: Message,
) -> Iterable[Raised]:
    """Yield the ballots for which something is wanting that is due by an internal day."""
    for ballot in _open(watch, _AHEAD if milestone is not Milestone.DISTRIBUTE else None):
        by = _day(watch, ballot, milestone)
        if done(ballot) or by is None or ballot.closes is None or ballot.closes < watch.today:
            continue
        left = watch.working_days_until(by.day)
        if left > _SILENT or (ballot.opened is not None and watch.today < ballot.opened):
            continue
        passed = by.day < watch.today
        yield about_ballot(
            ballot,
            late if passed else wanting,
            Severity.RISK if passed else Severity.DUE,
            due=by.day,
            rule=RULES[milestone],
            step="late" if passed else "open",
        )


def _distributed(watch: Watch) -> Iterable[Raised]:
    return _prepared(
        watch,
        Milestone.DISTRIBUTE,
        lambda ballot: ballot.consulted is not None or ballot.position is not None,
        Message("To be sent to experts"),
        Message("Not sent to experts yet"),
    )


def _positions(watch: Watch) -> Iterable[Raised]:
    return _prepared(
        watch,
        Milestone.POSITION,
        lambda ballot: ballot.position is not None,
        Message("National position to be decided"),
        Message("No national position yet"),
    )


def _replies(watch: Watch) -> Iterable[Raised]:
    return _prepared(
        watch,
        Milestone.REPLIES,
        lambda ballot: ballot.replied > 0 or ballot.position is not None,
        Message("Replies of experts expected"),
        Message("No expert has replied"),
    )


def _standing(watch: Watch) -> Iterable[Raised]:
    """Yield the open ballots whose list and our own record disagree about our status."""
    known = history(watch.inquiry)
    for ballot in _running(watch):
        conflict = owed(ballot, known).conflict
        if isinstance(conflict, Message) and ballot.closes and ballot.closes >= watch.today:
            yield about_ballot(
                ballot,
                conflict,
                Severity.INFO,
                due=ballot.closes,
                rule="mirror.votes",
                step=ballot.duty.value,
            )


def _endangered(watch: Watch) -> list[VotingDuty]:
    """Return the worst duty of each committee: of this year, and of the last while it is fresh.

    In a year that is over nothing more can be missed: only what is broken is named.
    """
    this = watch.today.year
    fresh = (watch.today - dt.date(this, 1, 1)).days < _SETTLED
    worst: dict[str, VotingDuty] = {}
    for duty in duties_of(watch.inquiry, this - 1, this):
        past = duty.year < this
        if not duty.at_risk or (past and (not fresh or duty.state is DutyState.AT_RISK)):
            continue
        other = worst.get(duty.committee)
        if other is None or _WORST.index(duty.state) <= _WORST.index(other.state):
            worst[duty.committee] = duty
    return list(worst.values())


def _duty(watch: Watch) -> Iterable[Raised]:
    found = _endangered(watch)
    if not found:
        return
    known = {
        item.reference: item
        for item in watch.reader.find(
            Committee, OneOf("reference", tuple(duty.committee for duty in found))
        )
    }
    for duty in found:
        committee = known.get(duty.committee)
        missed, mandatory = duty.internal[0], duty.mandatory[0]
        past = duty.year < watch.today.year
        said = _at_risk(duty)
        if past:
            said = Message("{year}: {what}", year=str(duty.year), what=said)
        broken = "iso.mandatory.missed.max" if mandatory else "iso.cib.missed.max"
        yield Raised(
            kind="committee" if committee is not None else "ballot",
            record=committee.id if committee is not None else (duty.causes or duty.ballots)[0].id,
            title=duty.committee,
            message=said,
            severity=Severity.RISK,
            rule=_RULES.get(duty.state, broken),
            step=f"{duty.year}:{missed}/{mandatory}" if past else f"{missed}/{mandatory}",
            committee=duty.committee,
        )


def _at_risk(duty: VotingDuty) -> Message:
    (missed, due), mandatory = duty.internal, duty.mandatory[0]
    if duty.state is DutyState.REMINDER:
        return Plural(
            "{n} mandatory ballot missed: a reminder is to be expected",
            "{n} mandatory ballots missed: a reminder is to be expected",
            n=mandatory,
        )
    if mandatory and duty.state is DutyState.BROKEN:
        return Plural(
            "{n} mandatory ballot missed: the P-membership may be lost",
            "{n} mandatory ballots missed: the P-membership may be lost",
            n=mandatory,
        )
    if duty.state is DutyState.BROKEN:
        return Message(
            "{missed} of {due} committee ballots missed: the P-membership may be lost",
            missed=missed,
            due=due,
        )
    return Message(
        "{missed} of {due} committee ballots missed: one more and the P-membership may be lost",
        missed=missed,
        due=due,
    )


ALERTS = (
    AlertSource(
        id="international.vote",
        label=N_("International votes due"),
        word=N_("International"),
        generate=_votes,
    ),
    AlertSource(
        id="international.offered",
        label=N_("International ballots that close, no vote due"),
        word=N_("International"),
        generate=_offered,
    ),
    AlertSource(
        id="international.distribution",
        label=N_("International ballots to be sent to experts"),
        word=N_("Experts"),
        generate=_distributed,
    ),
    AlertSource(
        id="international.standing",
        label=N_("Our status stated otherwise"),
        word=N_("International"),
        generate=_standing,
    ),
    AlertSource(
        id="international.position",
        label=N_("National positions due"),
        word=N_("National position"),
        generate=_positions,
    ),
    AlertSource(
        id="international.replies",
        label=N_("Replies of experts due"),
        word=N_("Experts"),
        generate=_replies,
    ),
    AlertSource(
        id="international.duty",
        label=N_("Duty to vote at risk"),
        word=N_("Duty"),
        generate=_duty,
    ),
)
