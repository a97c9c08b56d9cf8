"""ISO and IEC ballots: votes, positions and replies due; the duty to vote at risk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from stdcommittee.alerts import AlertSource, Raised, Severity, Watch, reached
from stdcommittee.alerts.ballots import about_ballot
from stdcommittee.base.conditions import Between, Blank, OneOf
from stdcommittee.base.messages import N_, Message, Plural
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.people.records import Committee
from stdcommittee.domain.supervision.voting_duty import VotingDuty, vote_due
from stdcommittee.indicators.international import closing, duties

_STEPS: Final = (1, 2, 5, 10, 20)  # working days before closing
_AHEAD: Final = 45  # days: twenty working days with the longest holidays between
_BEHIND: Final = 30  # days for which a missed ballot that nobody closed is still named
_SILENT: Final = 5  # working days before a day for replies or position on which it is named


def _open(watch: Watch) -> list[Ballot]:
    """Return the ballots on which our vote is due and was not sent."""
    return [
        ballot
        for ballot in watch.reader.find(
            Ballot,
            Between(
                "closes",
                watch.today - dt.timedelta(days=_BEHIND),
                watch.today + dt.timedelta(days=_AHEAD),
            ),
            Blank("sent"),
            OneOf("status", (BallotStatus.DRAFT, BallotStatus.OPEN)),
            *watch.scope.international_ballots,
            order=("closes",),
        )
        if vote_due(ballot)
    ]


def _votes(watch: Watch) -> Iterable[Raised]:
    cast = watch.number("mirror.cast.days")
    for ballot in _open(watch):
        if ballot.closes is None:
            continue
        left = watch.working_days_until(ballot.closes)
        step = reached(left, _STEPS)
        if step is None:
            continue
        message = Message("Vote to be sent")
        severity = Severity.DUE if left <= max(_SILENT, cast) else Severity.INFO
        if ballot.closes < watch.today:
            message, severity = Message("Closed without our vote"), Severity.OVERDUE
        elif left < cast:
            message = Message("Vote to be sent at once")
        over = severity is Severity.OVERDUE
        yield about_ballot(
            ballot,
            message,
            severity,
            due=ballot.closes,
            rule="mirror.cast.days",
            step="missed" if over else str(step),
        )


def _prepared(
    watch: Watch, key: str, wanting: Message, late: Message, *, replies: bool
) -> Iterable[Raised]:
    """Yield the ballots for which something is wanting that is due working days before closing."""
    days = watch.number(key)
    for ballot in _open(watch):
        done = ballot.replied > 0 if replies else ballot.position is not None
        if done or ballot.closes is None or ballot.closes < watch.today:
            continue
        by = watch.calendar.add_working_days(ballot.closes, -days)
        left = watch.working_days_until(by)
        if left > _SILENT:
            continue
        passed = by < watch.today
        yield about_ballot(
            ballot,
            late if passed else wanting,
            Severity.RISK if passed else Severity.DUE,
            due=by,
            rule=key,
            step="late" if passed else "open",
        )


def _positions(watch: Watch) -> Iterable[Raised]:
    return _prepared(
        watch,
        "mirror.position.days",
        Message("National position to be decided"),
        Message("No national position yet"),
        replies=False,
    )


def _replies(watch: Watch) -> Iterable[Raised]:
    return _prepared(
        watch,
        "mirror.reply.days",
        Message("Replies of experts expected"),
        Message("No expert has replied"),
        replies=True,
    )


def _duty(watch: Watch) -> Iterable[Raised]:
    found = [duty for duty in duties(closing(watch.inquiry), watch.inquiry) if duty.at_risk]
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
        yield Raised(
            kind="committee" if committee is not None else "ballot",
            record=committee.id if committee is not None else duty.ballots[0].id,
            title=duty.committee,
            message=_at_risk(duty),
            severity=Severity.RISK,
            rule="iso.mandatory.missed.max" if duty.missed_mandatory else "iso.cib.missed.max",
            step=f"{duty.missed}/{duty.missed_mandatory}",
            committee=duty.committee,
        )


def _at_risk(duty: VotingDuty) -> Message:
    if duty.missed_mandatory:
        return Plural(
            "{n} mandatory ballot missed: the P-membership may be lost",
            "{n} mandatory ballots missed: the P-membership may be lost",
            n=duty.missed_mandatory,
        )
    if not duty.kept:
        return Message(
            "{missed} of {due} committee ballots missed: the P-membership may be lost",
            missed=duty.missed,
            due=duty.due,
        )
    return Message(
        "{missed} of {due} committee ballots missed: one more and the P-membership may be lost",
        missed=duty.missed,
        due=duty.due,
    )


ALERTS = (
    AlertSource(
        id="international.vote",
        label=N_("International votes due"),
        word=N_("International"),
        generate=_votes,
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
