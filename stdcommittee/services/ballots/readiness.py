"""What to look at before a ballot is opened: the rule, the voters, the days, the documents."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Refused
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Joined, Message, Plural, Text
from stdcommittee.domain.ballots.electorate import electorate_size
from stdcommittee.domain.ballots.preflight import Check, CheckLevel
from stdcommittee.domain.ballots.presence import Present
from stdcommittee.domain.ballots.recorded import BallotLine, cast
from stdcommittee.domain.ballots.records import Ballot, Mode, Voter
from stdcommittee.domain.ballots.subject import on_national_standard
from stdcommittee.domain.ballots.vocabulary import Standing
from stdcommittee.domain.documents.records import Document, Evidence
from stdcommittee.domain.people.records import VOTING_ROLES
from stdcommittee.domain.rules import Rule, RuleBook
from stdcommittee.services.ballots.asking import the_committee
from stdcommittee.services.ballots.attending import present_at
from stdcommittee.services.ballots.opening import listed_voters, rule_on, seats_on
from stdcommittee.services.session import Session
from stdcommittee.storage.reader import Reader

_HASH: Final = 12  # characters of it that are shown


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
        terms = tuple(_terms(reader, ballot, on))
        documents = _attached(reader, ballot)
        there = present_at(
            reader, ballot, rule, [replace(voter, id=n) for n, voter in enumerate(voters, 1)]
        )
    size = electorate_size(rule, cast(map(BallotLine, voters)))
    checks = (
        *_days(ballot, on, session.clock.today()),
        _judged(rule, refusal),
        *_electorate(ballot, voters, size, on),
        *terms,
        *_aside(voters),
        *_form(ballot, session.rules, on),
        *_quorum(there),
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


def _terms(reader: Reader, ballot: Ballot, on: dt.date) -> Iterator[Check]:
    """Whether the terms of most have ended: who stays by holding over, and who is missing."""
    committee = the_committee(reader, ballot.committee) if ballot.kind.national else None
    if committee is None:
        return
    roster = seats_on(reader, committee.id, on).roster
    if roster.held_over:
        days = [s.until for s in roster.seats if s.until is not None and s.until < on]
        what: Message = Plural(
            "The term of {n} member ended by {day}; nobody was appointed since, so that it goes on",
            "The terms of {n} members ended by {day}; nobody was appointed since, so that they go"
            " on",
            n=len(days),
            day=max(days),
        )
        yield Check("terms", CheckLevel.WARN, what)
    if roster.lapsed:
        days = [seat.until for seat in roster.lapsed if seat.until is not None]
        roles = {*VOTING_ROLES, *(seat.role for seat in roster.lapsed)}
        what = Plural(
            "The term of {n} member ended by {day}, only {held} in office; renew it or record who"
            " goes on",
            "The terms of {n} members ended by {day}, only {held} in office; renew them or record"
            " who goes on",
            n=len(roster.lapsed),
            day=max(days),
            held=sum(seat.role in roles for seat in roster.seats),
        )
        yield Check("terms", CheckLevel.WARN, what)


def _aside(voters: Sequence[Voter]) -> Iterator[Check]:
    """Who is listed and does not vote, with why."""
    aside = tuple(
        Message("{name} ({why})", name=voter.name, why=voter.stated)
        for voter in voters
        if voter.standing is Standing.RECUSED
    )
    if aside:
        yield Check("aside", CheckLevel.OK, Message("Stepped aside: {names}", names=Joined(aside)))
    drafters = tuple(voter.name for voter in voters if voter.standing is Standing.DRAFTER)
    if drafters:
        what = Message("Drafted, without a vote: {names}", names=drafters)
        yield Check("drafters", CheckLevel.OK, what)


def _form(ballot: Ballot, rules: RuleBook, on: dt.date) -> Iterator[Check]:
    """Whether a meeting is asked for, and is the form of this ballot."""
    form = rules.form_for(ballot.kind, on) if on_national_standard(ballot) else None
    if form is None:
        return
    meets = ballot.meeting_id is not None or ballot.mode is Mode.MEETING
    said = Message("{label}: {citation}", label=form.label, citation=form.citation)
    if meets:
        yield Check("form", CheckLevel.OK, said)
    else:
        what = Message("{said}. This ballot names no meeting.", said=said)
        yield Check("form", CheckLevel.WARN, what)


def _quorum(there: Present | None) -> Iterator[Check]:
    if there is None or there.quorum is None:
        return
    found = there.quorum
    what = Message(
        "Present in the meeting {n} of {of}: {margin}",
        n=found.numerator,
        of=found.denominator,
        margin=found.margin,
    )
    yield Check("quorum", CheckLevel.OK if found.passed else CheckLevel.WARN, what)


def _attached(reader: Reader, ballot: Ballot) -> list[Document]:
    if not ballot.id:
        return []
    ties = reader.find(Evidence, Is("kind", "ballot"), Is("record_id", ballot.id))
    return list(reader.many(Document, (tie.document_id for tie in ties)).values())


def _documents(attached: Sequence[Document]) -> Check:
    """The documents by the hash of their content, which tells any later change of them."""
    if not attached:
        return Check("documents", CheckLevel.WARN, Message("No document is put to the vote yet"))
    named = tuple(
        Message("{file} ({hash})", file=item.name, hash=item.sha256[:_HASH]) for item in attached
    )
    what = Plural(
        "{n} document put to the vote, with its SHA-256: {files}",
        "{n} documents put to the vote, with their SHA-256: {files}",
        n=len(attached),
        files=Joined(named),
    )
    return Check("documents", CheckLevel.OK, what)
