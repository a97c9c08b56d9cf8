"""What to look at before a ballot is opened: the rule, the voters, the days, the documents."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Refused
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Joined, Message, Plural, Text
from stdcommittee.domain.ballots.electorate import electorate_size
from stdcommittee.domain.ballots.preflight import Check, CheckLevel
from stdcommittee.domain.ballots.recorded import BallotLine, cast
from stdcommittee.domain.ballots.records import Ballot, Voter
from stdcommittee.domain.documents.records import Evidence
from stdcommittee.domain.rules import Rule
from stdcommittee.services.ballots.opening import listed_voters, rule_on
from stdcommittee.services.session import Session


@frozen(kw_only=True)
class Readiness:
    """What opening a ballot on a day would do; a bad check would refuse it.

    `voters` are those who would be listed, `size` how many of them may vote.
    """

    rule: Rule | None
    voters: tuple[Voter, ...]
    size: int
    checks: tuple[Check, ...]

    @property
    def ready(self) -> bool:
        """Whether nothing stands in the way."""
        return all(check.level is not CheckLevel.BAD for check in self.checks)


def readiness(session: Session, ballot: Ballot, on: dt.date) -> Readiness:
    """Return what opening a ballot (stored or not) on a day would do; nothing is written."""
    refusal: Refused | None = None
    rule: Rule | None = None
    with session.reading() as reader:
        try:
            rule = rule_on(session.rules, ballot, on)
        except Refused as refused:
            refusal = refused
        voters = listed_voters(reader, ballot, on)
        documents = (
            reader.count(Evidence, Is("kind", "ballot"), Is("record_id", ballot.id))
            if ballot.id
            else 0
        )
    size = electorate_size(rule, cast(map(BallotLine, voters)))
    checks = (
        *_days(ballot, on, session.clock.today()),
        _judged(rule, refusal),
        *_electorate(ballot, voters, size, on),
        _documents(documents),
    )
    return Readiness(rule=rule, voters=tuple(voters), size=size, checks=checks)


def _days(ballot: Ballot, on: dt.date, today: dt.date) -> Iterator[Check]:
    if on > today:
        yield Check("day", CheckLevel.BAD, Message("{day} is yet to come.", day=on))
    if ballot.closes is None:
        yield Check("closes", CheckLevel.WARN, Message("No last day for votes is set"))
    elif ballot.closes < on:
        what = Message("The last day for votes, {day}, is before it opens.", day=ballot.closes)
        yield Check("closes", CheckLevel.BAD, what)
    else:
        what = Message("Votes may come in until {day}", day=ballot.closes)
        yield Check("closes", CheckLevel.OK, what)


def _judged(rule: Rule | None, refusal: Refused | None) -> Check:
    if rule is not None:
        what = Message("Judged by {rule}, {edition}", rule=rule.title, edition=rule.authority)
        return Check("rule", CheckLevel.OK, what)
    if refusal is not None:
        return Check("rule", CheckLevel.BAD, Message("{why}", why=refusal.what))
    return Check(
        "rule", CheckLevel.WARN, Message("No rule judges this ballot; its result is recorded")
    )


def _electorate(ballot: Ballot, voters: list[Voter], size: int, on: dt.date) -> Iterator[Check]:
    if not voters or (ballot.kind.national and not size):
        level = CheckLevel.BAD if ballot.kind.national else CheckLevel.WARN
        what = Message(
            "Nobody who may vote is on the roster of {committee} on {day}",
            committee=ballot.committee or "–",
            day=on,
        )
        yield Check("electorate", level, what)
        return
    counted = Counter(voter.standing for voter in voters)
    groups: tuple[Text, ...] = tuple(
        Message("{standing} {n}", standing=standing.text, n=n)
        for standing, n in counted.items()
        if standing is not None
    )
    what = Plural(
        "{n} voter of {day}: {groups}",
        "{n} voters of {day}: {groups}",
        n=size,
        day=on,
        groups=Joined(groups),
    )
    yield Check("electorate", CheckLevel.OK, what)


def _documents(attached: int) -> Check:
    if not attached:
        return Check("documents", CheckLevel.WARN, Message("No document is put to the vote yet"))
    what = Plural("{n} document put to the vote", "{n} documents put to the vote", n=attached)
    return Check("documents", CheckLevel.OK, what)
