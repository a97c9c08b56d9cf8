"""What to look at before a ballot is closed for good."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Joined, Message, Plural
from stdcommittee.domain.ballots.presence import Present
from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.secret import BoxCount
from stdcommittee.domain.rules import Finding, Outcome, Outlook, Reasons, Rule, Treatment, Verdict


class CheckLevel(Choice):
    """What a check says about closing."""

    OK = "ok", N_("In order")
    WARN = "warn", N_("To be considered")
    BAD = "bad", N_("Stands in the way")


@frozen
class Check:
    """One line of the list before closing; a bad one refuses it."""

    id: str
    level: CheckLevel
    what: Message


@frozen(kw_only=True)
class Standings:
    """How an open ballot stands on a day, as far as the checks ask.

    `missing` voters have not voted; of the `negative` votes that count `unreasoned` have no reasons
    that are known. `documents` are attached to the ballot, `added` of them after it opened. An
    `outlook` of None: not looked at. `unchecked` votes on paper were compared by nobody else,
    `late` ones were cast after the last day, the `latest` on a day; `box` is the count of a secret
    ballot. `present` is who is at the meeting, `absent` voted there without being on its list as
    present, `written` tells whether votes in writing count towards the meeting's quorum. `joined`
    came after the ballot opened, `entered` were put on the roster after it opened, `aside` stepped
    aside after it opened. `twice` are lines of one person.
    """

    ballot: Ballot
    rule: Rule
    verdict: Verdict
    outlook: Outlook | None
    missing: int
    negative: int
    unreasoned: int
    documents: int = 0
    added: Sequence[str] = ()
    unchecked: int = 0
    late: int = 0
    box: BoxCount | None = None
    latest: dt.date | None = None
    present: Present | None = None
    absent: Sequence[str] = ()
    written: bool = False
    joined: Sequence[str] = ()
    entered: Sequence[str] = ()
    aside: Sequence[str] = ()
    twice: Sequence[Sequence[BallotLine]] = ()


def preflight(stands: Standings | None, on: dt.date) -> tuple[Check, ...]:
    """Return what is in order and what is not for closing a ballot on a day.

    `stands` None: no rule judges the ballot, so that it cannot be closed with a verdict.
    """
    if stands is None:
        what = Message("No rule judges this ballot; record its result or close it undecided.")
        return (Check("rule", CheckLevel.BAD, what),)
    checks = (_electorate, _apart, _rule, _quorum, _reasons, _understood, _paper, _documents)
    found = [check for make in checks for check in make(stands)]
    return (*found, *_days(stands, on), *_missing(stands))


def _electorate(stands: Standings) -> Iterator[Check]:
    ballot = stands.ballot
    what: Message = Plural("{n} voter, as listed", "{n} voters, as listed", n=ballot.electorate)
    if not ballot.electorate:
        what = Message("Nobody on the list may vote.")
    elif ballot.opened is not None:
        what = Plural(
            "The list of voters was frozen on {day}: {n} voter",
            "The list of voters was frozen on {day}: {n} voters",
            n=ballot.electorate,
            day=ballot.opened,
        )
    yield Check("electorate", CheckLevel.OK if ballot.electorate else CheckLevel.BAD, what)


def _rule(stands: Standings) -> Iterator[Check]:
    rule = stands.rule
    what = Message("Judged by {rule}, {edition}", rule=rule.title, edition=rule.authority)
    yield Check("rule", CheckLevel.OK, what)


def _reasons(stands: Standings) -> Iterator[Check]:
    if stands.rule.reasons is Reasons.FREE or not stands.negative:
        return
    if not stands.unreasoned:
        yield Check("reasons", CheckLevel.OK, Message("Every negative vote has its reasons"))
        return
    what = Plural(
        "{n} negative vote has no reasons that are known",
        "{n} negative votes have no reasons that are known",
        n=stands.unreasoned,
    )
    yield Check("reasons", CheckLevel.WARN, what)


def _apart(stands: Standings) -> Iterator[Check]:
    if stands.joined:
        what = Message(
            "Joined since it opened, without a vote: {names}", names=tuple(stands.joined)
        )
        yield Check("joined", CheckLevel.OK, what)
    if stands.entered:
        what = Message(
            "Entered after the ballot opened, without a vote: {names}", names=tuple(stands.entered)
        )
        yield Check("entered", CheckLevel.WARN, what)
    if stands.aside:
        what = Message(
            "Stepped aside since it opened, but still counted as members: {names}",
            names=tuple(stands.aside),
        )
        yield Check("aside", CheckLevel.WARN, what)
    yield from map(_same, stands.twice)


def _same(lines: Sequence[BallotLine]) -> Check:
    """One person on the list more than once; one who voted more than once stands in the way."""
    names = tuple(line.voter.name for line in lines)
    if sum(line.voted for line in lines) > 1:
        what = Message("One person has voted more than once: {names}", names=names)
        return Check("twice", CheckLevel.BAD, what)
    what = Message("One person is listed more than once: {names}", names=names)
    return Check("twice", CheckLevel.WARN, what)


def _quorum(stands: Standings) -> Iterator[Check]:
    if stands.absent:
        what = Message(
            "Voted in the meeting, but not present by its list: {names}",
            names=tuple(stands.absent),
        )
        yield Check("absent", CheckLevel.BAD, what)
    there = stands.present
    if there is None or there.quorum is None:
        return
    if not there.known:
        what = Message("The meeting's list does not tell who was present")
        yield Check("quorum", CheckLevel.WARN, what)
        return
    found = there.quorum
    what = Message(
        "Present in the meeting {n} of {of}: {margin}",
        n=found.numerator,
        of=found.denominator,
        margin=found.margin,
    )
    if found.passed:
        yield Check("quorum", CheckLevel.OK, what)
    elif stands.written and _enough(stands, found):
        said = Message("{said}. With the votes in writing enough take part.", said=what)
        yield Check("quorum", CheckLevel.WARN, said)
    else:
        said = Message("{said}. Votes in writing do not make up for it.", said=what)
        yield Check("quorum", CheckLevel.BAD, said)


def _enough(stands: Standings, quorum: Finding) -> bool:
    """Whether all votes, those in writing among them, meet the criterion on taking part."""
    return any(item.id == quorum.id and item.passed for item in stands.verdict.criteria)


def _paper(stands: Standings) -> Iterator[Check]:
    if stands.unchecked:
        what = Plural(
            "{n} vote in writing was not compared by a second person",
            "{n} votes in writing were not compared by a second person",
            n=stands.unchecked,
        )
        yield Check("unchecked", CheckLevel.WARN, what)
    if stands.late:
        what = Plural(
            "{n} vote was cast after the last day for votes",
            "{n} votes were cast after the last day for votes",
            n=stands.late,
        )
        yield Check("late", CheckLevel.WARN, what)


def _counted(box: BoxCount) -> Check:
    """Whether as many votes lie in the box as voters took part."""
    if box.total == box.took_part:
        what: Message = Plural(
            "{n} vote counted, as many as took part",
            "{n} votes counted, as many as took part",
            n=box.total,
        )
        return Check("counted", CheckLevel.OK, what)
    what = Message("{part} took part, but {n} votes are counted", part=box.took_part, n=box.total)
    return Check("counted", CheckLevel.BAD, what)


def _understood(stands: Standings) -> Iterator[Check]:
    verdict = stands.verdict
    if stands.box is not None:
        yield _counted(stands.box)
        return
    unread = sum(line.count for line in verdict.roll if line.treatment is Treatment.UNREAD)
    undetermined = verdict.outcome is Outcome.UNDETERMINED
    if unread:
        what = Plural("{n} vote is not understood", "{n} votes are not understood", n=unread)
        yield Check("understood", CheckLevel.BAD if undetermined else CheckLevel.WARN, what)
    if undetermined:
        why = Message(
            "The result cannot be determined: {needed}", needed=Joined(verdict.needed, "clause")
        )
        yield Check("determined", CheckLevel.BAD, why)


def _documents(stands: Standings) -> Iterator[Check]:
    if stands.added:
        what = Message(
            "Documents were added after the ballot opened: {names}", names=tuple(stands.added)
        )
        yield Check("documents", CheckLevel.WARN, what)
    elif stands.documents:
        what = Message("The documents put to the vote are as they were when it opened")
        yield Check("documents", CheckLevel.OK, what)


def _days(stands: Standings, on: dt.date) -> Iterator[Check]:
    closes = stands.ballot.closes
    if stands.latest is not None and stands.latest > on:
        what = Message("Votes were cast as late as {day}", day=stands.latest)
        yield Check("latest", CheckLevel.BAD, what)
    if closes is None:
        return
    if on >= closes:
        what = Message("The last day for votes was {day}", day=closes)
    else:
        what = Message("Votes may come in until {day}", day=closes)
    early = on < closes and stands.missing > 0
    yield Check("closes", CheckLevel.WARN if early else CheckLevel.OK, what)


def _missing(stands: Standings) -> Iterator[Check]:
    if not stands.missing:
        yield Check("missing", CheckLevel.OK, Message("Everybody has voted"))
        return
    settled = stands.outlook is not None and stands.outlook.settled
    what = Plural(
        "{n} voter has not voted, which may change the result",
        "{n} voters have not voted, which may change the result",
        n=stands.missing,
    )
    if settled:
        what = Plural(
            "{n} voter has not voted; no further vote can change the result",
            "{n} voters have not voted; no further vote can change the result",
            n=stands.missing,
        )
    yield Check("missing", CheckLevel.OK if settled else CheckLevel.WARN, what)
