"""A returned sheet meets the ballots here: whose vote in which ballot it is, or why it is none."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final

from stdcommittee.base.conditions import AnyOf, Condition, Is, OneOf
from stdcommittee.base.errors import Refused
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message
from stdcommittee.base.records import headline
from stdcommittee.base.vocabulary import plain
from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Mode, Vote
from stdcommittee.domain.ballots.secret import is_secret
from stdcommittee.domain.ballots.subject import read_subject
from stdcommittee.domain.ballots.timely import untimely
from stdcommittee.domain.ballots.vocabulary import Answer, Stance, VoteValue
from stdcommittee.domain.ballots.words import UnknownWord, read_vote
from stdcommittee.domain.rules import Rule, RuleBook
from stdcommittee.exchange.importing import ImportContext, MatchedBy
from stdcommittee.exchange.votes.namings import Namings, meant
from stdcommittee.exchange.votes.returned import ReturnedSheet
from stdcommittee.exchange.votes.subjects import Subjects
from stdcommittee.exchange.votes.voters import voter_of
from stdcommittee.storage.ballots import lines_of
from stdcommittee.storage.reader import Reader

_LONGEST_ID: Final = 10
_SECRET: Final = N_("The ballot is secret: no sheet with a name is taken.")


@frozen(kw_only=True)
class Received:
    """What a sheet was found to be.

    `why` says why nothing of it counts, `outdated` why its vote cannot take the place of the event
    that was recorded last: another vote, or that the vote was withdrawn.
    """

    sheet: ReturnedSheet
    ballot: Ballot | None = None
    ballot_by: MatchedBy = MatchedBy.UNKNOWN
    line: BallotLine | None = None
    voter_by: MatchedBy = MatchedBy.UNKNOWN
    vote: Vote | None = None
    why: Message | None = None
    outdated: Message | None = None

    @property
    def secret(self) -> bool:
        """Whether it was refused because its ballot is secret: what it says is kept nowhere."""
        return self.why == Message(_SECRET)


class Receiving:
    """Finds ballot, voter and vote of one sheet after another."""

    def __init__(self, reader: Reader, context: ImportContext) -> None:
        self._reader = reader
        self._rules = context.rules
        self._today = context.today
        self._said = context.options.get("ballot", "").strip()
        self._namings = Namings(reader)
        self._subjects = Subjects(reader)
        self._lines: dict[int, tuple[BallotLine, ...]] = {}

    def receive(self, sheet: ReturnedSheet) -> Received:
        """Return what a sheet is, by itself; other sheets of the same voter are not looked at."""
        found = self._ballot(sheet)
        if isinstance(found, Message):
            return Received(sheet=sheet, why=found)
        ballot, ballot_by = found
        number = sheet.numbers[0][1] if sheet.numbers else 0
        line = voter_of(self._as_listed(sheet, ballot), self._lines_of(ballot), number)
        if isinstance(line, Message):
            return Received(sheet=sheet, ballot=ballot, ballot_by=ballot_by, why=line)
        voter_by = MatchedBy.NUMBER if number else MatchedBy.NAME
        vote = self._vote(sheet, ballot, line)
        return Received(
            sheet=sheet,
            ballot=ballot,
            ballot_by=ballot_by,
            line=line,
            voter_by=voter_by,
            vote=None if isinstance(vote, Message) else vote,
            why=vote if isinstance(vote, Message) else None,
            outdated=untimely(ballot, line.vote, sheet.day, self._today),
        )

    def _as_listed(self, sheet: ReturnedSheet, ballot: Ballot) -> ReturnedSheet:
        """The sheet with its names and units as the list of voters has them."""
        namings = self._namings.on(self._lines_of(ballot))
        if not namings:
            return sheet
        names = tuple(meant(name, namings) for name in sheet.names)
        units = tuple(meant(unit, namings) for unit in sheet.units)
        asides = tuple(meant(name, namings) for name in sheet.asides)
        return replace(sheet, names=names, units=units, asides=asides)

    def _lines_of(self, ballot: Ballot) -> tuple[BallotLine, ...]:
        if ballot.id not in self._lines:
            self._lines[ballot.id] = lines_of(self._reader, ballot.id)
        return self._lines[ballot.id]

    def _ballot(self, sheet: ReturnedSheet) -> tuple[Ballot, MatchedBy] | Message:
        """The ballot of the sheet's number, else the one that was said, else the one it names."""
        said = self._ballot_said()
        if isinstance(said, Message):
            return said
        if len(sheet.numbers) > 1:
            return Message("Several numbers of voting sheets are on it.")
        if sheet.numbers:
            number = sheet.numbers[0][0]
            found = self._reader.get(Ballot, number)
            if found is None:
                return Message("Its number is that of no ballot here.")
            how = MatchedBy.NUMBER
        elif said is not None:
            found, how = said, MatchedBy.REFERENCE
        else:
            named = self._named(sheet)
            if isinstance(named, Message):
                return named
            found, how = named, MatchedBy.TITLE
        return self._wrong(found, said, sheet) or _not_running(found) or (found, how)

    def _wrong(self, found: Ballot, said: Ballot | None, sheet: ReturnedSheet) -> Message | None:
        """Why a sheet is for another ballot than it was taken for."""
        if said is not None and said.id != found.id:
            return Message("It is for another ballot: {title}.", title=headline(found))
        other = self._subjects.contradiction(sheet, found)
        return Message("It is for another ballot: {title}.", title=other) if other else None

    def _ballot_said(self) -> Ballot | Message | None:
        """The ballot that a person chose for all sheets, by its number here or its title."""
        if not self._said:
            return None
        if self._said.isdecimal() and len(self._said) < _LONGEST_ID:
            found = self._reader.get(Ballot, int(self._said))
            if found is not None:
                return found
        return self._one_of(self._matching((self._said,)), self._said)

    def _named(self, sheet: ReturnedSheet) -> Ballot | Message:
        if not sheet.subjects:
            return Message("Neither a number nor a title says which ballot it is for.")
        return self._one_of(self._matching(sheet.subjects), sheet.subjects[0])

    def _one_of(self, found: list[Ballot], what: str) -> Ballot | Message:
        """Return the open one of some ballots; where none is open, the only one."""
        running = [ballot for ballot in found if ballot.status is BallotStatus.OPEN]
        chosen = running or found
        if not chosen:
            return Message("No ballot here is about “{what}”.", what=what)
        if len(running) > 1:
            return Message("Several ballots are about “{what}”: say which one.", what=what)
        return max(chosen, key=lambda ballot: (ballot.round, ballot.id))

    def _matching(self, subjects: tuple[str, ...]) -> list[Ballot]:
        subject = read_subject(subjects)
        named: list[Condition] = []
        if subject.project:
            named.append(Is("project", subject.project))
        if subject.document:
            named += [Is("document", subject.document)]
        named.append(OneOf("document", subjects))
        found = self._reader.find(Ballot, AnyOf(tuple(named)))
        if found:
            return found
        titles = {plain(text) for text in subjects} - {""}
        return [
            ballot
            for ballot in self._reader.find(Ballot)
            if titles & {plain(ballot.title), plain(ballot.title_en)}
        ]

    def _vote(self, sheet: ReturnedSheet, ballot: Ballot, line: BallotLine) -> Vote | Message:
        value = vote_on(sheet)
        if isinstance(value, Message):
            return value
        rule = rule_of_ballot(self._rules, ballot)
        standing = line.voter.standing
        if rule is not None and standing is not None and standing in rule.excluded:
            return Message("{standing}: has no vote in this ballot", standing=standing.text)
        if rule is not None and value.stance not in rule.answers.stances:
            return Message("“{vote}” is no answer in this ballot", vote=value.text)
        if sheet.day_text and sheet.day is None:
            return Message("“{value}” is not a day that can be read.", value=sheet.day_text)
        day = sheet.day or self._today
        late = untimely(ballot, None, day, self._today)
        if late is not None and sheet.day is None:
            return Message("No day is on it, and {why}.", why=late)
        if late is not None:
            return late
        return _vote_of(sheet, line, value, day)


def _vote_of(sheet: ReturnedSheet, line: BallotLine, value: VoteValue, day: dt.date) -> Vote:
    before = line.vote
    reasons = Answer.YES if sheet.reason else Answer.UNKNOWN
    if not sheet.reason and value.stance is Stance.AGAINST:
        reasons = Answer.NO
    return Vote(
        ballot_id=line.voter.ballot_id,
        voter_id=line.voter.id,
        value=value,
        reasons=reasons,
        reason=sheet.reason,
        cast=day,
        mode=Mode.WRITTEN,
        count=before.count if before is not None else 1,
        represents=before.represents if before is not None else "",
    )


def vote_on(sheet: ReturnedSheet) -> VoteValue | Message:
    """Return the vote that a sheet is, or why it is none.

    One tick is a vote, two are void. A sheet without a tick and without a comment is an approval
    where its own note says so, and only there.
    """
    if len(sheet.ticked) > 1:
        return Message(
            "{n} boxes are ticked: {votes}.",
            n=len(sheet.ticked),
            votes=tuple(vote.text for vote in sheet.ticked),
        )
    if sheet.ticked:
        return sheet.ticked[0]
    if sheet.crossed_out:
        return Message("No box is ticked but what is crossed out.")
    if sheet.unclear:
        return Message("It is not clear which box is ticked.")
    if sheet.word:
        vote = read_vote(sheet.word)
        if isinstance(vote, UnknownWord):
            return Message("“{word}” is not a vote that is known", word=vote.text)
        if vote is not None:
            return vote
    if not sheet.printed:
        return Message("No box for a vote is on it.")
    if not sheet.silence_approves or sheet.reason:
        return Message("No box is ticked.")
    return VoteValue.APPROVE


def rule_of_ballot(rules: RuleBook, ballot: Ballot) -> Rule | None:
    """Return the rule that judges a ballot; None where it names none that is at hand."""
    try:
        return rules.rule(ballot.rule, ballot.edition) if ballot.rule else None
    except Refused:
        return None


def _not_running(ballot: Ballot) -> Message | None:
    match ballot.status:
        case BallotStatus.OPEN:
            if is_secret(ballot):
                return Message(_SECRET)
            return None
        case BallotStatus.DRAFT:
            return Message("The ballot “{title}” is not open yet.", title=headline(ballot))
        case _:
            return Message(
                "The ballot “{title}” has ended: {status}.",
                title=headline(ballot),
                status=ballot.status.text,
            )
