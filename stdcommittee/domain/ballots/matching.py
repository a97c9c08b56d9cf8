"""How the lines of a list of votes meet the voters and votes that a ballot already has."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message
from stdcommittee.domain.ballots.duplicates import Dated
from stdcommittee.domain.ballots.recorded import NAMELESS, BallotLine, listed
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Vote, Voter
from stdcommittee.domain.ballots.timely import untimely
from stdcommittee.domain.ballots.vocabulary import Answer
from stdcommittee.domain.ballots.words import normal
from stdcommittee.domain.people.records import InterestParty

_SURER: Final = (Answer.UNKNOWN, Answer.NO, Answer.YES)


class Effect(StrEnum):
    """What a line of a list does to a ballot."""

    NEW = "new"  # a voter or a vote that was not there
    CHANGED = "changed"  # another vote of a voter, or more about it
    NONE = "none"
    REFUSED = "refused"


@frozen
class Met:
    """A line of a list with what becomes of it.

    `voter` and `vote` are the records to store (id 0: new; None: nothing to store); `known` is the
    voter's id, 0 where it is new. `why` says why it is refused, or why it changes nothing; `doubt`
    what is taken though it needs a look.
    """

    row: int
    effect: Effect
    voter: Voter | None = None
    vote: Vote | None = None
    known: int = 0
    why: Message | None = None
    doubt: Message | None = None
    replaced: bool = False  # an earlier vote of the voter of the line before


class Matching:
    """Meets lines with one ballot. A line fills what it says and leaves alone what it does not say.

    On a ballot that was opened the list of voters is `frozen`: no line adds to it or changes what a
    voter counts as. A closed ballot takes nothing that it does not have.
    """

    def __init__(
        self, ballot: Ballot, lines: Sequence[BallotLine], today: dt.date, *, frozen: bool = False
    ) -> None:
        self._ballot = ballot
        self._today = today
        self._frozen = frozen
        self._persons = ballot.kind.national and not any(line.voter.person_id for line in lines)
        self._by_name: defaultdict[str, list[BallotLine]] = defaultdict(list)
        self._by_unit: defaultdict[str, list[BallotLine]] = defaultdict(list)
        for line in lines:
            self._by_name[normal(line.voter.name)].append(line)
            self._by_unit[normal(line.voter.organization)].append(line)
        self._met: dict[int, int] = {}  # voter → the row that was about it
        self._last = Met(0, Effect.NONE)
        self._said: Vote | None = None  # by the line that was met last and counts

    def meet(self, line: Dated) -> Met:
        """Decide on a line; a vote that another line replaced comes right behind that line."""
        row = line.vote.row
        voter, vote = listed(line)
        if line.vote.replaced_by is not None:
            return self._replaced(row, vote)
        self._said = vote
        self._last = self._closed(self._counting(row, line, voter, vote))
        return self._last

    def _counting(self, row: int, line: Dated, voter: Voter, vote: Vote | None) -> Met:
        found = self._find(line, voter, vote)
        if isinstance(found, Message):
            return Met(row, Effect.REFUSED, why=found)
        if found is None:
            return self._newcomer(row, voter, vote)
        first = self._met.setdefault(found.voter.id, row)
        if first != row:
            why = Message("Row {row} of the same file is about the same voter.", row=first)
            return Met(row, Effect.REFUSED, why=why)
        return self._known(row, found, voter, vote)

    def _closed(self, met: Met) -> Met:
        """Let a closed ballot take nothing new."""
        closed = self._ballot.status not in (BallotStatus.DRAFT, BallotStatus.OPEN)
        if not closed or met.effect in (Effect.NONE, Effect.REFUSED):
            return met
        return Met(met.row, Effect.REFUSED, why=Message("The ballot is closed and says otherwise."))

    def _find(self, line: Dated, voter: Voter, vote: Vote | None) -> BallotLine | Message | None:
        if not line.key:
            return self._summary(voter, vote)
        name, unit = normal(voter.name), normal(voter.organization)
        namesakes = [known for known in self._by_name[name] if not _anonymous(known)]
        exact = [known for known in namesakes if normal(known.voter.organization) == unit]
        likely = [known for known in namesakes if not self._distinct(known, unit)]
        by_unit = self._by_unit[name] if not namesakes else []
        by_other = self._by_name[unit] if not namesakes and unit else []
        fitting = exact or likely or by_unit or by_other
        if len(fitting) > 1:
            return Message("{n} voters are called so.", n=len(fitting))
        return fitting[0] if fitting else None

    def _distinct(self, known: BallotLine, unit: str) -> bool:
        """Two persons of one name are told apart by their units, unless the roster knows them."""
        other = normal(known.voter.organization)
        return self._persons and bool(unit) and bool(other) and unit != other

    def _summary(self, voter: Voter, vote: Vote | None) -> BallotLine | None:
        """The line of an earlier summary that says the same of the same voters."""
        for known in self._by_name[normal(voter.name)]:
            alike = normal(known.voter.organization) == normal(voter.organization)
            same = known.voter.standing == voter.standing and _same(known.vote, vote)
            if alike and same and known.voter.id not in self._met:
                return known
        return None

    def _newcomer(self, row: int, voter: Voter, vote: Vote | None) -> Met:
        why = untimely(self._ballot, None, vote.cast, self._today) if vote is not None else None
        if self._frozen:
            why = Message(
                "Not on the list of voters, which was frozen on {day}.", day=self._ballot.opened
            )
        if why is not None:
            return Met(row, Effect.REFUSED, why=why)
        return Met(row, Effect.NEW, voter, vote)

    def _known(self, row: int, line: BallotLine, voter: Voter, vote: Vote | None) -> Met:
        met = Met(row, Effect.NONE, known=line.voter.id)
        if self._ballot.opened is None:
            changed = _fuller_voter(line.voter, voter)
            if changed is not None:
                met = replace(met, effect=Effect.CHANGED, voter=changed)
        elif voter.standing not in (None, line.voter.standing):
            met = replace(met, doubt=_listed_otherwise(line.voter, voter))
        if vote is None:
            return met
        return self._with_vote(met, line, vote)

    def _with_vote(self, met: Met, line: BallotLine, vote: Vote) -> Met:
        before = line.vote
        if before is not None and _same(before, vote):
            fuller = _fuller_vote(line.voter, before, vote)
            changed = fuller != before
            return replace(met, effect=Effect.CHANGED, vote=fuller) if changed else met
        if before is not None and not (vote.value or vote.stated):
            return met
        superseded = _superseded(line, vote)
        if superseded is not None:
            return replace(met, effect=superseded[0], why=superseded[1])
        why = untimely(self._ballot, before, vote.cast, self._today)
        if why is not None:
            return Met(met.row, Effect.REFUSED, known=met.known, why=why)
        return replace(met, effect=Effect.NEW if before is None else Effect.CHANGED, vote=vote)

    def _replaced(self, row: int, vote: Vote | None) -> Met:
        """A vote that a later one of the same list replaced is kept with it, if that one is new."""
        last = self._last
        if last.effect is Effect.REFUSED:
            return replace(last, row=row)
        if _repeated(self._said, vote):
            why = Message("Row {row} of the same file is about the same voter.", row=last.row)
            return Met(row, Effect.REFUSED, why=why)
        why = Message("The same voter's later vote counts.")
        if last.effect is Effect.NEW:
            return Met(row, Effect.NEW, vote=vote, why=why, replaced=True)
        return Met(row, Effect.NONE, why=why)


def _anonymous(line: BallotLine) -> bool:
    counted = line.vote is not None and line.vote.count != 1
    return counted or line.voter.name == NAMELESS


def _same(before: Vote | None, vote: Vote | None) -> bool:
    said = (vote.value, vote.stated) if vote is not None else (None, "")
    return said == ((before.value, before.stated) if before is not None else (None, ""))


def _repeated(said: Vote | None, vote: Vote | None) -> bool:
    """Whether a vote says again, of the same day, what another line says."""
    if said is None or vote is None:
        return said is vote
    return _same(said, vote) and said.cast == vote.cast


def _superseded(line: BallotLine, vote: Vote) -> tuple[Effect, Message] | None:
    """What becomes of a vote that was recorded before, and that a later one took the place of."""
    again = [earlier for earlier in line.earlier if _same(earlier, vote)]
    if not again:
        return None
    if vote.value is None or (vote.cast and any(item.cast == vote.cast for item in again)):
        return Effect.NONE, Message("The same voter's later vote counts.")
    if vote.cast:
        return None
    return Effect.REFUSED, Message(
        "This vote was recorded before and superseded since; if it was cast anew, record it."
    )


def _fuller_voter(before: Voter, voter: Voter) -> Voter | None:
    """Return a voter with what a line says of it beside what was known; None: nothing new."""
    fuller = replace(
        before,
        organization=voter.organization or before.organization,
        party=voter.party if voter.party is not InterestParty.UNKNOWN else before.party,
        standing=voter.standing or before.standing,
        stated=voter.stated or before.stated,
    )
    return fuller if fuller != before else None


def _fuller_vote(voter: Voter, before: Vote, vote: Vote) -> Vote:
    """Return a vote with what a line says of it beside what was known; given reasons stay given."""
    named = {normal(voter.name), normal(voter.organization)}
    return replace(
        before,
        reasons=max((before.reasons, vote.reasons), key=_SURER.index),
        reason=before.reason or vote.reason,
        cast=max(filter(None, (before.cast, vote.cast)), default=None),
        experts=vote.experts or before.experts,
        used=vote.used if vote.used is not Answer.UNKNOWN else before.used,
        count=vote.count,
        represents=before.represents
        or ("" if normal(vote.represents) in named else vote.represents),
    )


def _listed_otherwise(before: Voter, voter: Voter) -> Message:
    return Message(
        "Listed as {listed}; on the frozen list of voters: {frozen}.",
        listed=voter.standing.text if voter.standing else "",
        frozen=before.standing.text if before.standing else "",
    )
