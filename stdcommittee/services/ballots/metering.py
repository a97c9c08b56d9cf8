"""How an open ballot stands: the verdict if it closed now, and what is still missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from stdcommittee.base.conditions import Is
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Text
from stdcommittee.domain.ballots.checked import unchecked
from stdcommittee.domain.ballots.electorate import entered_late, entitled
from stdcommittee.domain.ballots.preflight import Check, CheckLevel, Standings, preflight
from stdcommittee.domain.ballots.presence import Present
from stdcommittee.domain.ballots.recorded import BallotLine, cast, replaced
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Mode, Voter
from stdcommittee.domain.ballots.ruling import rule_of
from stdcommittee.domain.ballots.secret import BoxCount, box_count, is_secret, secret_cast
from stdcommittee.domain.ballots.timely import cast_late
from stdcommittee.domain.ballots.vocabulary import Answer, Stance
from stdcommittee.domain.documents.records import Document, Evidence
from stdcommittee.domain.rules import Outlook, Reasons, Rule, RuleBook, Treatment, Verdict, outlook
from stdcommittee.domain.rules.tally import tally
from stdcommittee.services.ballots.apart import joined_since, listed_twice, stepped_aside_since
from stdcommittee.services.ballots.asking import the_ballot
from stdcommittee.services.ballots.attending import present_at
from stdcommittee.services.session import Session
from stdcommittee.storage.ballots import Listed, listed
from stdcommittee.storage.reader import Reader

_WRITTEN: Final = "meeting.written.counts"
LOOKED_AHEAD: Final = 100  # silent voters; the outlook's time grows with their square and more


@frozen
class JudgedLine:
    """A voter's line with what becomes of the vote; `treatment` None where no rule judges."""

    line: BallotLine
    treatment: Treatment | None = None
    why: Text = ""


@frozen(kw_only=True)
class BallotMeter:
    """How a ballot stands.

    `verdict` is the one if the ballot closed now, and the stored one of a closed ballot; None where
    no rule judges it. `outlook` tells what further votes must be (None: closed, no rule, or more
    than `LOOKED_AHEAD` silent voters). `missing` may vote and have not; `unreasoned` are counted or
    disregarded negative votes without reasons that are known, where the rule asks for them.
    `checks` is the list before closing; a bad one refuses it. `joined` came to the committee after
    the ballot opened and have no vote in it. `unchecked` are votes on paper that no second person
    has compared yet. `box` is the count of a secret ballot, `present` who is at its meeting.
    """

    ballot: Ballot
    rule: Rule | None
    verdict: Verdict | None
    outlook: Outlook | None
    lines: tuple[JudgedLine, ...]
    missing: tuple[BallotLine, ...]
    unreasoned: tuple[BallotLine, ...]
    checks: tuple[Check, ...]
    joined: tuple[Voter, ...] = ()
    unchecked: tuple[BallotLine, ...] = ()
    box: BoxCount | None = None
    present: Present | None = None

    @property
    def closable(self) -> bool:
        """Whether the ballot is open and no check stands in the way of closing it."""
        open_ = self.ballot.status is BallotStatus.OPEN
        return open_ and all(check.level is not CheckLevel.BAD for check in self.checks)


def meter(session: Session, ballot_id: int, on: dt.date | None = None) -> BallotMeter:
    """Return how a ballot stands on a day (today unless said).

    Raises:
        Refused: the ballot is gone, or its rule edition is not at hand.
    """
    with session.reading() as reader:
        return read_meter(reader, session.rules, ballot_id, on or session.clock.today())


def read_meter(reader: Reader, rules: RuleBook, ballot_id: int, on: dt.date) -> BallotMeter:
    """Return how a ballot stands on a day, in one state of the workspace."""
    ballot = the_ballot(reader, ballot_id)
    rule = rule_of(rules, ballot)
    found = listed(reader, ballot_id)
    lines = found.lines
    missing = tuple(line for line in lines if not line.voted and _may_vote(line, rule))
    negative = [line for line in lines if _negative(line) and entitled(line.voter, rule)]
    asked = rule is not None and rule.reasons is not Reasons.FREE
    named = ballot.kind.national and not is_secret(ballot)
    stands = BallotMeter(
        ballot=ballot,
        rule=rule,
        verdict=None,
        outlook=None,
        lines=tuple(map(JudgedLine, lines)),
        missing=missing,
        unreasoned=tuple(line for line in negative if asked and not _reasoned(line)),
        checks=(),
        joined=found.joined or joined_since(reader, ballot, lines, on),
        unchecked=tuple(filter(unchecked, lines)) if named else (),
        box=box_count(lines, found.box) if is_secret(ballot) else None,
        present=present_at(reader, ballot, rule, [line.voter for line in lines]),
    )
    if ballot.verdict is not None:
        kept = Verdict.from_json(ballot.verdict)
        return replace(stands, verdict=kept, lines=_judged(stands, kept))
    return _stands_now(reader, rules, stands, found, on)


def _stands_now(
    reader: Reader, rules: RuleBook, stands: BallotMeter, found: Listed, on: dt.date
) -> BallotMeter:
    """Add the verdict if the ballot closed now, what it needs, and the list before closing."""
    ballot, rule = stands.ballot, stands.rule
    running = ballot.status in (BallotStatus.DRAFT, BallotStatus.OPEN)
    if rule is None:
        return replace(stands, checks=preflight(None, on) if running else ())
    votes = secret_cast(found.lines, found.box) if stands.box is not None else cast(found.lines)
    verdict = tally(rule, votes)
    judged = replace(stands, verdict=verdict, lines=_judged(stands, verdict))
    if not running:
        return judged
    silent = sum(line.vote.count if line.vote is not None else 1 for line in stands.missing)
    ahead = outlook(rule, votes) if silent <= LOOKED_AHEAD else None
    documents, added = _documents(reader, ballot)
    facts = Standings(
        ballot=ballot,
        rule=rule,
        verdict=verdict,
        outlook=ahead,
        missing=silent,
        negative=sum(_negative(line) and entitled(line.voter, rule) for line in found.lines),
        unreasoned=len(stands.unreasoned),
        documents=documents,
        added=added,
        unchecked=len(stands.unchecked),
        late=sum(map(partial(cast_late, ballot), found.lines)),
        box=stands.box,
        latest=_latest(found),
        present=stands.present,
        absent=_absent(stands.present, found.lines),
        written=_written_counts(rules, ballot, on),
        joined=tuple(i.name for i in stands.joined if not entered_late(i, ballot)),
        entered=tuple(i.name for i in stands.joined if entered_late(i, ballot)),
        aside=stepped_aside_since(reader, ballot, found.lines),
        twice=listed_twice(reader, ballot, found.lines, rule),
    )
    return replace(judged, outlook=ahead, checks=preflight(facts, on))


def _latest(found: Listed) -> dt.date | None:
    """The day of the last vote that stands, or of the count of a secret ballot."""
    votes = [line.vote for line in found.lines if line.vote is not None]
    days = [vote.cast for vote in (*votes, *found.box) if vote.cast is not None]
    return max(days, default=None)


def _absent(there: Present | None, lines: Sequence[BallotLine]) -> tuple[str, ...]:
    """The names of those whose vote is recorded as of the meeting, though they were not there."""
    return tuple(
        line.voter.name
        for line in lines
        if there is not None
        and line.vote is not None
        and line.voted
        and line.vote.mode is Mode.MEETING
        and not there.may_vote(line.voter)
    )


def _written_counts(rules: RuleBook, ballot: Ballot, on: dt.date) -> bool:
    """Whether votes in writing of those absent make up for a meeting's missing quorum."""
    if ballot.meeting_id is None:
        return False
    return bool(rules.parameter(_WRITTEN, ballot.opened or on).number)


def _negative(line: BallotLine) -> bool:
    value = line.vote.value if line.vote is not None else None
    return value is not None and value.stance is Stance.AGAINST


def _may_vote(line: BallotLine, rule: Rule | None) -> bool:
    """Whether a voter has a vote; where those attending decide, only they have."""
    away = rule is not None and rule.attending and line.present is False
    return entitled(line.voter, rule) and not away


def _reasoned(line: BallotLine) -> bool:
    return line.vote is not None and line.vote.reasons is Answer.YES


def _judged(stands: BallotMeter, verdict: Verdict) -> tuple[JudgedLine, ...]:
    """Put each line beside its entry in the verdict; both are in the order of the list.

    In a secret ballot nobody can tell what became of whose vote.
    """
    if stands.box is not None:
        return stands.lines
    found = []
    place = 0
    for item in stands.lines:
        rolled = verdict.roll[place]
        found.append(JudgedLine(item.line, rolled.treatment, rolled.why))
        place += 1 + len(replaced(item.line))
    return tuple(found)


def _documents(reader: Reader, ballot: Ballot) -> tuple[int, list[str]]:
    """How many documents are attached to a ballot, and which of them came after it opened."""
    of_ballot = (Is("kind", "ballot"), Is("record_id", ballot.id))
    attached = reader.many(
        Document, (item.document_id for item in reader.find(Evidence, *of_ballot))
    )
    added = [
        item.name
        for item in attached.values()
        if ballot.opened is not None
        and item.added is not None
        and item.added.date() > ballot.opened
    ]
    return len(attached), added
