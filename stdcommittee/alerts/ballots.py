"""Ballots of members: closing while too few have voted, negative votes without reasons."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from typing import Final

from stdcommittee.alerts import AlertSource, Raised, Severity, Watch
from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import N_, Bilingual, Message, Plural
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import Answer
from stdcommittee.domain.rules import Rule
from stdcommittee.storage.people import negatives, votes_cast

_NEAR: Final = 10  # working days before closing


def _open(watch: Watch) -> list[Ballot]:
    return watch.reader.find(
        Ballot,
        Is("status", BallotStatus.OPEN),
        *watch.scope.national_ballots,
        order=("closes",),
    )


def about_ballot(
    ballot: Ballot,
    message: Message,
    severity: Severity,
    *,
    due: dt.date | None,
    rule: str,
    step: str,
) -> Raised:
    """Return what is raised about a ballot, national or international."""
    return Raised(
        kind="ballot",
        record=ballot.id,
        title=Bilingual(ballot.title, ballot.title_en),
        message=message,
        severity=severity,
        due=due,
        committee=ballot.committee,
        rule=rule,
        step=step,
    )


def _rule_of(watch: Watch, ballot: Ballot) -> Rule | None:
    try:
        if ballot.rule and ballot.edition:
            return watch.rules.rule(ballot.rule, ballot.edition)
        return watch.rules.rule_for(ballot.kind, "cn", ballot.opened or watch.today)
    except Refused:  # an edition that was taken away; the ballot is still closing
        return None


def votes_needed(rule: Rule | None, electorate: int) -> int:
    """Return how many members must vote for a ballot to count; 0 where its rule asks for none."""
    for provision in rule.provisions if rule is not None else ():
        if provision.criterion.name == "participation":
            return math.ceil(provision.share("least") * electorate)
    return 0


def _closing(watch: Watch) -> Iterable[Raised]:
    ballots = [
        item
        for item in _open(watch)
        if item.closes is not None and watch.working_days_until(item.closes) <= _NEAR
    ]
    cast = votes_cast(watch.reader, [item.id for item in ballots])
    for ballot in ballots:
        electorate, voted = cast.get(ballot.id, (0, 0))
        needed = votes_needed(_rule_of(watch, ballot), electorate)
        over = ballot.closes is not None and ballot.closes < watch.today
        if over:
            message = Message("Closing day passed, not closed yet")
            severity = Severity.OVERDUE
        elif voted < needed:
            message = Message(
                "{voted} of {electorate} have voted, {needed} needed",
                voted=voted,
                electorate=electorate,
                needed=needed,
            )
            severity = Severity.DUE
        else:
            message = Message(
                "{voted} of {electorate} have voted", voted=voted, electorate=electorate
            )
            severity = Severity.INFO
        step = "over" if over else "short" if voted < needed else "enough"
        rule = "vote.quorum" if needed else ""
        yield about_ballot(ballot, message, severity, due=ballot.closes, rule=rule, step=step)


def _reasons(watch: Watch) -> Iterable[Raised]:
    ballots = {item.id: item for item in _open(watch)}
    missing: dict[int, int] = {}
    for entry in negatives(watch.reader, ballots):
        if not entry.reason and entry.reasons != Answer.YES.value:
            missing[entry.ballot] = missing.get(entry.ballot, 0) + 1
    for number, count in missing.items():
        message = Plural(
            "{n} negative vote without reasons", "{n} negative votes without reasons", n=count
        )
        ballot = ballots[number]
        yield about_ballot(
            ballot, message, Severity.RISK, due=ballot.closes, rule="tc.reasons", step=str(count)
        )


ALERTS = (
    AlertSource(
        id="ballots.closing",
        label=N_("Ballots of members about to close"),
        word=N_("Ballot"),
        generate=_closing,
    ),
    AlertSource(
        id="ballots.reasons",
        label=N_("Negative votes without reasons"),
        word=N_("Ballot"),
        generate=_reasons,
    ),
)
