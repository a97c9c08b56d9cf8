"""How the rows of a list of ISO or IEC ballots meet the ballots that are here, and each other."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from enum import Enum
from typing import Any, Final

from stdcommittee.base.conditions import OneOf
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Joined, Message, Text
from stdcommittee.base.records import kind_of
from stdcommittee.base.vocabulary import plain
from stdcommittee.domain.ballots.listed import ListedBallot
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus, Mode
from stdcommittee.domain.ballots.subject import body_of
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.ballots.words import is_han
from stdcommittee.domain.rules import Rule, RuleBook
from stdcommittee.domain.supervision.owing import owed
from stdcommittee.exchange.ballots.contradicting import (
    ENDED,
    disagreement,
    is_another,
    is_extended,
    shares_a_day,
)
from stdcommittee.exchange.ballots.known import Found
from stdcommittee.exchange.importing import Fate
from stdcommittee.storage.participation import standing_history
from stdcommittee.storage.reader import Reader

_INTERNATIONAL: Final = tuple(kind for kind in BallotKind if not kind.national)
_COMPARED: Final = {  # what two rows about one ballot must agree on, by its field
    "kind": "kind",
    "document": "document",
    "opens": "opened",
    "closes": "closes",
    "duty": "duty",
    "vote": "position",
    "cast": "sent",
}


class Slot:
    """One ballot as it is with the rows met so far: stored already, or new (id 0)."""

    def __init__(self, ballot: Ballot) -> None:
        self.ballot = ballot
        self.said: dict[str, tuple[int, Any]] = {}  # what rows of this file said, and which


class Noted(Enum):
    """What is said of a row that is taken all the same."""

    NO_COMMITTEE = "no committee"
    SAME_NUMBER = "same number"
    EXTENDED = "extended"
    STANDING = "standing"


@frozen
class Met:
    """The fate of a row, with the ballot that it is about where there is one.

    `notes` are what to look at though the row is taken.
    """

    fate: Fate
    slot: Slot | None = None
    why: Text | None = None
    notes: Mapping[Noted, Text] = field(default_factory=dict)

    @property
    def reason(self) -> Text | None:
        """Why the row is not taken, else what was noted of it."""
        noted = tuple(self.notes.values())
        return self.why or (Joined(noted, "sentence") if noted else None)


class Meeting:
    """Meets the rows of one file with the ballots here; of a closed one nothing is changed."""

    def __init__(self, reader: Reader, rules: RuleBook, today: dt.date) -> None:
        self._rules = rules
        self._today = today
        self._history = standing_history(reader)
        self._slots: defaultdict[tuple[str, ...], list[Slot]] = defaultdict(list)
        for ballot in reader.find(Ballot, OneOf("kind", _INTERNATIONAL)):
            self._enter(Slot(ballot))

    def meet(self, row: int, listed: ListedBallot, found: Found) -> Met:
        """Decide on a row."""
        why = self._objection(listed)
        if why is not None:
            return Met(Fate.QUARANTINED, None, why)
        slot = self._find(listed, found)
        if isinstance(slot, Message):
            return Met(Fate.QUARANTINED, None, slot)
        numbered = self._numbered(listed)
        notes: dict[Noted, Text] = {}
        if numbered and slot not in numbered:
            notes[Noted.SAME_NUMBER] = _of_another(numbered[0].ballot)
        if slot is None:
            slot = Slot(self._new(listed, found))
            self._enter(slot)
            self._note(slot, row, listed)
            return Met(Fate.TAKEN, slot, None, notes | self._looked_at(slot.ballot))
        return self._again(row, slot, listed, found, notes)

    def _again(
        self, row: int, slot: Slot, listed: ListedBallot, found: Found, notes: dict[Noted, Text]
    ) -> Met:
        """Decide on a row about a ballot that is here, or was met in this file."""
        before = slot.ballot
        why = _contradiction(slot, listed)
        why = why or disagreement(before, listed, found.committee, self._today)
        after = self._filled(before, listed, found)
        if why is None and after != before and before.status is BallotStatus.CLOSED:
            fields = _differing(before, after)
            why = Message("The ballot is closed here and says otherwise: {fields}.", fields=fields)
        if why is not None:
            return Met(Fate.QUARANTINED, slot, why)
        self._note(slot, row, listed)
        if is_extended(before, listed, self._today):
            moved = Message(
                "The closing day moves from {old} to {new}.", old=before.closes, new=after.closes
            )
            notes[Noted.EXTENDED] = moved
        notes |= self._looked_at(after)
        if after == before:
            return Met(Fate.UNCHANGED, slot, None, notes)
        slot.ballot = after
        self._enter(slot)
        return Met(Fate.UPDATED, slot, None, notes)

    def _looked_at(self, ballot: Ballot) -> dict[Noted, Text]:
        """What is missing or doubtful about our duty in a ballot."""
        if not ballot.committee:
            return {Noted.NO_COMMITTEE: Message("No committee: no duty can be derived.")}
        conflict = owed(ballot, self._history).conflict
        return {Noted.STANDING: conflict} if conflict else {}

    def _enter(self, slot: Slot) -> None:
        """Let a ballot be found by all that a list may call it."""
        for key in _keys(slot.ballot):
            if slot not in self._slots[key]:
                self._slots[key].append(slot)

    @staticmethod
    def _note(slot: Slot, row: int, listed: ListedBallot) -> None:
        for name in _COMPARED:
            if getattr(listed, name):
                slot.said.setdefault(name, (row, getattr(listed, name)))

    def _objection(self, listed: ListedBallot) -> Message | None:
        """What cannot be true of a ballot by itself."""
        closes, cast = listed.closes, listed.cast
        if cast is not None and cast > self._today:
            return Message("{day} is yet to come", day=cast)
        if cast is not None and listed.opens is not None and cast < listed.opens:
            return Message("the ballot opened on {day} only", day=listed.opens)
        if listed.outcome is not BallotOutcome.NONE and closes is not None and closes > self._today:
            return Message("It has a result, and closes on {day} only.", day=closes)
        rule = self._rule(listed.kind, listed.document, listed.committee, listed.opens)
        answers = rule.answers.stances if rule is not None else ()
        if listed.vote is not None and rule is not None and listed.vote.stance not in answers:
            return Message("“{vote}” is no answer in this ballot", vote=listed.vote.text)
        return None

    def _numbered(self, listed: ListedBallot) -> list[Slot]:
        return self._slots.get(("number", plain(listed.number)), []) if listed.number else []

    def _find(self, listed: ListedBallot, found: Found) -> Slot | Message | None:
        """The ballot of the same number; else of the same document or title, and days.

        A number identifies nothing by itself: many lists count their rows.
        """
        committee = found.committee
        numbered = [
            s for s in self._numbered(listed) if not is_another(s.ballot, listed, committee)
        ]
        if len(numbered) > 1:
            numbered = [s for s in numbered if shares_a_day(s.ballot, listed)] or numbered
        if len(numbered) > 1:
            return Message(
                "{n} ballots here have the number {number}.", n=len(numbered), number=listed.number
            )
        if numbered:
            return numbered[0]
        if listed.document:
            keys = [("document", listed.document, listed.kind.value)]
        else:
            titles = map(plain, (listed.title, listed.title_zh))
            keys = [("title", name, listed.kind.value) for name in titles if name]
        called = dict.fromkeys(slot for key in keys for slot in self._slots.get(key, ()))
        alike = [
            slot
            for slot in called
            if not _numbered_otherwise(slot, listed)
            and not is_another(slot.ballot, listed, committee)
        ]
        return self._of_the_same_days(alike, listed)

    def _of_the_same_days(self, alike: list[Slot], listed: ListedBallot) -> Slot | Message | None:
        same = [slot for slot in alike if _same_days(slot.ballot, listed)]
        if len(same) > 1:
            return Message(
                "{n} ballots here are about “{what}”.",
                n=len(same),
                what=listed.document or listed.title,
            )
        if same:
            return same[0]
        undated = [s for s in alike if s.ballot.opened is None or listed.opens is None]
        if undated:
            return Message(
                "A ballot on “{what}” closes on {day} here: give its number or its opening day.",
                what=listed.document or listed.title,
                day=undated[0].ballot.closes,
            )
        return None

    def _rule(
        self, kind: BallotKind, document: str, committee: str, opens: dt.date | None
    ) -> Rule | None:
        body = body_of(kind, (document, committee))
        return self._rules.rule_for(kind, body, opens or self._today)

    def _new(self, listed: ListedBallot, found: Found) -> Ballot:
        zh = listed.title_zh or (listed.title if is_han(listed.title) else "") or found.title_zh
        en = (listed.title if not is_han(listed.title) else "") or found.title_en
        title = zh or en or listed.document or listed.number
        rule = self._rule(listed.kind, listed.document, found.committee, listed.opens)
        about = ("document", listed.document, listed.kind.value)
        earlier = self._slots.get(about, ()) if listed.document else ()
        blank = Ballot(
            title=title,
            title_en=en if zh else "",
            kind=listed.kind,
            committee=found.committee,
            document=listed.document,
            round=1 + max((slot.ballot.round for slot in earlier), default=0),
            mode=Mode.ONLINE,
            status=BallotStatus.DRAFT,
            rule=rule.id if rule is not None else "",
            edition=rule.edition if rule is not None else "",
            reference=listed.number,
        )
        return self._filled(blank, listed, found)

    def _filled(self, before: Ballot, listed: ListedBallot, found: Found) -> Ballot:
        """Return a ballot with what a row says; what was recorded here is not written over."""
        english = "" if is_han(listed.title) or listed.title == before.title else listed.title
        committee = before.committee or found.committee
        duty = listed.duty or before.duty
        position = before.position or listed.vote
        return dataclasses.replace(
            before,
            title_en=before.title_en or english,
            committee=committee,
            document=before.document or listed.document,
            project=before.project or found.project,
            reference=before.reference or listed.number,
            opened=listed.opens or before.opened,
            closes=listed.closes or before.closes,
            status=self._status(before, listed),
            outcome=before.outcome if before.outcome is not BallotOutcome.NONE else listed.outcome,
            duty=duty,
            position=position,
            sent=before.sent or listed.cast,
        )

    def _status(self, before: Ballot, listed: ListedBallot) -> BallotStatus:
        """A ballot that is over stays open until its result is recorded: closing one is final."""
        if before.status is not BallotStatus.DRAFT and listed.status not in ENDED:
            return before.status
        if listed.status in ENDED and before.status is not BallotStatus.CLOSED:
            return listed.status or before.status
        to_come = listed.opens is not None and listed.opens > self._today
        waits = to_come or listed.status is BallotStatus.DRAFT
        return before.status if waits or before.status in ENDED else BallotStatus.OPEN


def _keys(ballot: Ballot) -> Iterator[tuple[str, ...]]:
    if ballot.reference:
        yield "number", plain(ballot.reference)
    if ballot.document:
        yield "document", ballot.document, ballot.kind.value
    for title in filter(None, map(plain, (ballot.title, ballot.title_en))):
        yield "title", title, ballot.kind.value


def _of_another(ballot: Ballot) -> Message:
    return Message(
        "The number {number} is here that of the ballot on “{what}”: taken for another ballot.",
        number=ballot.reference,
        what=ballot.document or ballot.title,
    )


def _numbered_otherwise(slot: Slot, listed: ListedBallot) -> bool:
    here = plain(slot.ballot.reference)
    return bool(here and listed.number and here != plain(listed.number))


def _same_days(ballot: Ballot, listed: ListedBallot) -> bool:
    return shares_a_day(ballot, listed) or (ballot.opened is None and ballot.closes is None)


def _contradiction(slot: Slot, listed: ListedBallot) -> Message | None:
    fields = [
        n for n, (_, v) in slot.said.items() if getattr(listed, n) and getattr(listed, n) != v
    ]
    if not fields:
        return None
    return Message(
        "Row {row} of the same file says otherwise: {fields}.",
        row=slot.said[fields[0]][0],
        fields=_labels(_COMPARED[name] for name in fields),
    )


def _differing(before: Ballot, after: Ballot) -> Joined:
    return _labels(
        item.name
        for item in dataclasses.fields(Ballot)
        if getattr(before, item.name) != getattr(after, item.name)
    )


def _labels(names: Iterable[str]) -> Joined:
    known = kind_of(Ballot).by_name
    return Joined(tuple(Message(known[name].label) for name in names))
