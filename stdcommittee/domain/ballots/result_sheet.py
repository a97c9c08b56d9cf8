"""The result sheet of a ballot: all that its papers say, gathered once when it closes.

It refers to no other record: whatever becomes of the roster afterwards, it says the same.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual, Text, from_json, to_json
from stdcommittee.domain.ballots.records import BallotOutcome, Mode
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing, VoteValue
from stdcommittee.domain.people.records import InterestParty
from stdcommittee.domain.rules.roll import Treatment
from stdcommittee.domain.rules.verdict import NOT_VOTED, UNREAD, Verdict

FORMAT: Final = 1
T = TypeVar("T")


@frozen(kw_only=True)
class SheetVoter:
    """One entry of the electorate as it was frozen, with the vote that stands.

    Of a secret ballot it only says whether the voter took part. `word` is a vote that was not
    understood, `superseded` how many earlier votes there were, `joined` the day of one who joined
    after the ballot opened and has no vote in it.
    """

    name: str
    organization: str = ""
    professional_title: str = ""
    position: str = ""
    party: InterestParty = InterestParty.UNKNOWN
    standing: Standing | None = None
    entitled: bool = True
    took_part: bool = False
    vote: VoteValue | None = None
    word: str = ""
    reason: str = ""
    cast: dt.date | None = None
    mode: Mode | None = None
    behalf: str = ""
    checked_by: str = ""
    checked: dt.date | None = None
    count: int = 1
    superseded: int = 0
    treatment: Treatment | None = None
    why: Text = ""
    joined: dt.date | None = None

    @property
    def disregarded(self) -> bool:
        """Whether there is a vote that does not count."""
        return self.treatment in (Treatment.DISREGARDED, Treatment.UNREAD)

    @property
    def silent(self) -> bool:
        """Whether somebody who may vote did not."""
        return self.entitled and not self.took_part and self.joined is None


@frozen(kw_only=True)
class EarlierRound:
    """An earlier round of the same ballot: how it ended, and its votes by value."""

    round: int
    opened: dt.date | None = None
    closed: dt.date | None = None
    outcome: BallotOutcome = BallotOutcome.NONE
    counts: Mapping[str, int] = dataclasses.field(default_factory=dict)
    why: str = ""


@frozen(kw_only=True)
class SheetMeeting:
    """The meeting in which a ballot was held; `present` of its members attended."""

    title: Bilingual
    begins: dt.date | None = None
    ends: dt.date | None = None
    place: str = ""
    chaired_by: str = ""
    present: int = 0


@frozen(kw_only=True)
class ResultSheet:
    """A closed ballot: its facts, the verdict with every criterion, every voter, earlier rounds.

    `counts` are the votes received from the entitled by value, also `NOT_VOTED` and `UNREAD`;
    `verdict` is without its roll (`voters` takes its place), and of a secret ballot without what
    names voters. `documents` are the names and SHA-256 of what was put to the vote.
    """

    number: int
    title: Bilingual
    kind: BallotKind
    unit: Bilingual
    committee: str = ""
    committee_title: Bilingual = Bilingual("", "")
    document: str = ""
    project: str = ""
    drafter: str = ""
    round: int = 1
    mode: Mode = Mode.WRITTEN
    secret: bool = False
    opened: dt.date | None = None
    closes: dt.date | None = None
    closed: dt.date | None = None
    closed_by: str = ""
    electorate: int = 0
    outcome: BallotOutcome = BallotOutcome.NONE
    verdict: Verdict | None = None
    counts: Mapping[str, int] = dataclasses.field(default_factory=dict)
    voters: tuple[SheetVoter, ...] = ()
    meeting: SheetMeeting | None = None
    earlier: tuple[EarlierRound, ...] = ()
    documents: tuple[tuple[str, str], ...] = ()
    our_vote: VoteValue | None = None
    sent: dt.date | None = None

    def count(self, *votes: VoteValue) -> int:
        """Return how many of the entitled voted one of these."""
        return sum(self.counts.get(vote.value, 0) for vote in votes)

    @property
    def silent(self) -> int:
        """How many of the entitled did not vote."""
        return self.counts.get(NOT_VOTED, 0)

    @property
    def unread(self) -> int:
        """How many votes of the entitled were not understood."""
        return self.counts.get(UNREAD, 0)

    @property
    def received(self) -> int:
        """How many of the entitled voted, also by abstaining."""
        return sum(n for word, n in self.counts.items() if word not in (NOT_VOTED, UNREAD))

    def freeze(self) -> str:
        """Return the sheet as the one text from which `thaw` makes it again."""
        stored = self.to_json()
        return json.dumps(stored, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    @classmethod
    def thaw(cls, frozen_text: str) -> ResultSheet:
        """Read back what `freeze` wrote.

        Raises:
            ValueError: it was written in another format.
        """
        return cls.from_json(json.loads(frozen_text))

    @property
    def digest(self) -> str:
        """The SHA-256 of the frozen text in hexadecimal."""
        return hashlib.sha256(self.freeze().encode()).hexdigest()

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON values; what has its default is left out."""
        return {"format": FORMAT, **_plain_fields(self)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> ResultSheet:
        """Read back what `to_json` wrote.

        Raises:
            ValueError: it was written in another format.
        """
        values = dict(stored)
        if values.pop("format", None) != FORMAT:
            raise ValueError(stored.get("format"))
        return _read(cls, values)


def _plain_fields(record: Any) -> dict[str, Any]:
    found = {}
    for item in dataclasses.fields(record):
        value = getattr(record, item.name)
        absent = value == item.default or value is None or value in ((), {})
        if not absent:
            found[item.name] = _WRITERS.get(item.name, _plain)(value)
    return found


def _plain(value: Any) -> Any:
    match value:
        case dt.date():
            return value.isoformat()
        case Verdict():
            return value.to_json()
        case SheetVoter() | EarlierRound() | SheetMeeting():
            return _plain_fields(value)
        case tuple():
            return [_plain(item) for item in value]
        case Mapping():
            return dict(value)
        case _:
            return getattr(value, "_value_", value)


def _read(cls: type[T], stored: Mapping[str, Any]) -> T:
    read = {name: _READERS[name](value) for name, value in stored.items() if name in _READERS}
    return cls(**{**stored, **read})


def _bilingual(stored: object) -> Bilingual:
    text = from_json(stored)
    if not isinstance(text, Bilingual):
        raise ValueError(stored)  # noqa: TRY004  (a damaged store, not a wrong call)
    return text


_WRITERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "title": to_json,
    "unit": to_json,
    "committee_title": to_json,
    "why": to_json,
}
_READERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "title": _bilingual,
    "unit": _bilingual,
    "committee_title": _bilingual,
    "why": from_json,
    "kind": BallotKind,
    "outcome": BallotOutcome,
    "mode": Mode,
    "party": InterestParty,
    "standing": Standing,
    "treatment": Treatment,
    "vote": VoteValue,
    "our_vote": VoteValue,
    "verdict": Verdict.from_json,
    **dict.fromkeys(
        ("opened", "closes", "closed", "cast", "checked", "joined", "begins", "ends", "sent"),
        dt.date.fromisoformat,
    ),
    "voters": lambda stored: tuple(_read(SheetVoter, item) for item in stored),
    "earlier": lambda stored: tuple(_read(EarlierRound, item) for item in stored),
    "meeting": lambda stored: _read(SheetMeeting, stored),
    "documents": lambda stored: tuple(map(tuple, stored)),
}
