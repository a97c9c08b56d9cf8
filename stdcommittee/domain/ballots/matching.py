"""How the lines of a list of votes meet the voters and votes that a ballot already has."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum

from stdcommittee.base.messages import Message
from stdcommittee.domain.ballots.duplicates import Dated
from stdcommittee.domain.ballots.recorded import NAMELESS, BallotLine, listed
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Vote, Voter
from stdcommittee.domain.ballots.timely import untimely
from stdcommittee.domain.ballots.vocabulary import Answer
from stdcommittee.domain.ballots.words import normal
from stdcommittee.domain.people.records import InterestParty


class Effect(StrEnum):
    """What a line of a list does to a ballot."""

    NEW = "new"  # a voter or a vote that was not there
    CHANGED = "changed"  # another vote of a voter, or more about it
    NONE = "none"
    REFUSED = "refused"


@dataclasses.dataclass(frozen=True, slots=True)
class Met:
    """A line of a list with what becomes of it.

    `voter` and `vote` are the records to store (id 0: new; None: nothing to store); `known` is the
    voter's id, 0 where it is new. `why` says why it is refused, or what to know about it.
    """

    row: int
    effect: Effect
    voter: Voter | None = None
    vote: Vote | None = None
    known: int = 0
    why: Message | None = None
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
        self._latest: BallotLine | None = None

    def meet(self, line: Dated) -> Met:
        """Decide on a line; a vote that another line replaced comes right behind that line."""
        row = line.vote.row
        voter, vote = listed(line)
        if line.vote.replaced_by is not None:
            return self._replaced(row, vote)
        found = self._find(line, voter, vote)
        if isinstance(found, Message):
            return Met(row, Effect.REFUSED, why=found)
        self._latest = found
        if found is None:
            return self._closed(self._newcomer(row, voter, vote))
        if found.voter.id in self._met:
            why = Message(
                "Row {row} of the same file is about the same voter.", row=self._met[found.voter.id]
            )
            return Met(row, Effect.REFUSED, why=why)
        self._met[found.voter.id] = row
        return self._closed(self._known(row, found, voter, vote))

    def _closed(self, met: Met) -> Met:
        """Let a closed ballot take nothing new."""
        closed = self._ballot.status in (BallotStatus.CLOSED, BallotStatus.CANCELLED)
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
        for candidates in (exact, likely, by_unit, by_other):
            if len(candidates) == 1:
                return candidates[0]
            if candidates:
                return Message("{n} voters are called so.", n=len(candidates))
        return None

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
        if self._frozen:
            why = Message("Not on the list of voters, which was frozen on {day}.", day=self._opened)
            return Met(row, Effect.REFUSED, why=why)
        why = untimely(self._ballot, None, vote.cast, self._today) if vote is not None else None
        if why is not None:
            return Met(row, Effect.REFUSED, why=why)
        return Met(row, Effect.NEW, voter, vote)

    @property
    def _opened(self) -> dt.date | None:
        return self._ballot.opened

    def _known(self, row: int, line: BallotLine, voter: Voter, vote: Vote | None) -> Met:
        changed = None if self._ballot.opened is not None else _fuller_voter(line.voter, voter)
        note = None
        if self._ballot.opened is not None and voter.standing not in (None, line.voter.standing):
            note = _listed_otherwise(line.voter, voter)
        effect = Effect.NONE if changed is None else Effect.CHANGED
        met = Met(row, effect, changed, None, line.voter.id, note)
        if vote is None:
            return met
        before = line.vote
        if before is None:
            met = dataclasses.replace(met, effect=Effect.NEW, vote=vote)
        elif _same(before, vote):
            fuller = _fuller_vote(before, vote)
            if fuller != before:
                return dataclasses.replace(met, effect=Effect.CHANGED, vote=fuller)
            return met
        elif not (vote.value or vote.stated):
            return met
        elif (superseded := _superseded(line, vote)) is not None:
            return dataclasses.replace(met, effect=superseded[0], why=superseded[1])
        else:
            met = dataclasses.replace(met, effect=Effect.CHANGED, vote=vote)
        why = untimely(self._ballot, before, vote.cast, self._today)
        return met if why is None else Met(row, Effect.REFUSED, known=line.voter.id, why=why)

    def _replaced(self, row: int, vote: Vote | None) -> Met:
        known = self._latest
        note = Message("The same voter's later vote counts.")
        if known is None and vote is not None:
            return self._closed(Met(row, Effect.NEW, vote=vote, why=note, replaced=True))
        return Met(row, Effect.NONE, why=note)


def _anonymous(line: BallotLine) -> bool:
    counted = line.vote is not None and line.vote.count != 1
    return counted or line.voter.name == NAMELESS


def _same(before: Vote | None, vote: Vote | None) -> bool:
    said = (vote.value, vote.stated) if vote is not None else (None, "")
    return said == ((before.value, before.stated) if before is not None else (None, ""))


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
    fuller = dataclasses.replace(
        before,
        organization=voter.organization or before.organization,
        party=voter.party if voter.party is not InterestParty.UNKNOWN else before.party,
        standing=voter.standing or before.standing,
        stated=voter.stated or before.stated,
    )
    return fuller if fuller != before else None


def _fuller_vote(before: Vote, vote: Vote) -> Vote:
    """Return a vote with what a line says of it beside what was known."""
    return dataclasses.replace(
        before,
        reasons=vote.reasons if vote.reasons is not Answer.UNKNOWN else before.reasons,
        reason=vote.reason or before.reason,
        cast=vote.cast or before.cast,
        experts=vote.experts or before.experts,
        used=vote.used if vote.used is not Answer.UNKNOWN else before.used,
        count=vote.count,
        represents=vote.represents or before.represents,
    )


def _listed_otherwise(before: Voter, voter: Voter) -> Message:
    return Message(
        "Listed as {listed}; on the frozen list of voters: {frozen}.",
        listed=voter.standing.text if voter.standing else "",
        frozen=before.standing.text if before.standing else "",
    )
