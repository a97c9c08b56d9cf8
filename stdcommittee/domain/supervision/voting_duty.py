"""How a P-member's duty to vote was kept in a calendar year, and how near its status is to risk.

ISO: one missed DIS, FDIS or systematic review, or more than a fifth of a year's committee internal
ballots, may cost the status for twelve months; a joint committee follows ISO. IEC sends a reminder
after a missed CDV or FDIS and has no such share. What is allowed is rule data
(`iso.mandatory.missed.max`, `iso.cib.missed.max`, `iso.cib.counted.min`,
`iec.reminded.missed.max`); a unit's own edition may add what a body lacks.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from stdcommittee.base.errors import Refused
from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.subject import body_named, body_of
from stdcommittee.domain.ballots.vocabulary import BallotKind, Stance
from stdcommittee.domain.portfolio.reading import canonical_committee
from stdcommittee.domain.rules import Parameter, RuleBook
from stdcommittee.domain.supervision.owing import StandingHistory, vote_due

MANDATORY: Final = (BallotKind.DIS, BallotKind.CDV, BallotKind.FDIS, BallotKind.SR)
_ORDER: Final = {kind: place for place, kind in enumerate(BallotKind)}


def in_time(ballot: Ballot) -> bool:
    """Tell whether our vote was sent before the ballot closed; its last day counts."""
    return ballot.sent is not None and (ballot.closes is None or ballot.sent <= ballot.closes)


def excused(ballot: Ballot) -> bool:
    """Tell whether no vote was owed after all, for a reason that is kept; a vote sent counts."""
    return bool(ballot.excused.strip()) and not in_time(ballot)


class DutyState(Choice):
    """How the duty to vote stands in one committee and year."""

    KEPT = "kept", N_("Duty kept")
    AT_RISK = "at risk", N_("One more miss may cost the status")
    REMINDER = "reminder", N_("A reminder is to be expected")
    BROKEN = "broken", N_("Status may be lost")


@frozen(kw_only=True)
class KindCount:
    """The ballots of one kind: `voted` in time and `missed` make up `due`.

    `late` ones are among the missed; abstentions and votes with comments among the voted.
    `excused` ones stand apart.
    """

    kind: BallotKind
    due: int
    voted: int
    missed: int
    late: int
    excused: int
    abstained: int
    with_comments: int


@frozen(kw_only=True)
class DutyRules:
    """What may be missed, by the edition in force when the last of the ballots closed.

    `share` is the largest share of committee ballots, from `least` of them on; `mandatory` the
    number of mandatory ballots, `reminded` that after which a reminder comes. None: no such rule.
    """

    share: Parameter | None
    least: Parameter | None
    mandatory: Parameter | None
    reminded: Parameter | None


@frozen(kw_only=True)
class VotingDuty:
    """One committee's ballots of one calendar year that are over and on which a vote was due.

    `open` committee internal ballots of that year are not over yet.
    """

    committee: str
    year: int
    ballots: tuple[Ballot, ...]  # by closing day, the excused among them
    counts: tuple[KindCount, ...]  # by kind
    rules: DutyRules
    open: int = 0

    @property
    def due(self) -> int:
        """How many votes were due, the excused apart."""
        return sum(count.due for count in self.counts)

    @property
    def voted(self) -> int:
        """How many votes were sent in time."""
        return sum(count.voted for count in self.counts)

    @property
    def internal(self) -> tuple[int, int]:
        """How many committee internal ballots were missed, and of how many."""
        return self._missed(BallotKind.CIB)

    @property
    def mandatory(self) -> tuple[int, int]:
        """How many mandatory ballots were missed, and of how many."""
        return self._missed(*MANDATORY)

    @property
    def state(self) -> DutyState:
        """How the duty stands, the worst first."""
        if self._over(self.rules.mandatory) or not self._within(*self.internal):
            return DutyState.BROKEN
        if self._over(self.rules.reminded):
            return DutyState.REMINDER
        if self._near:
            return DutyState.AT_RISK
        return DutyState.KEPT

    @property
    def at_risk(self) -> bool:
        """Whether the duty is broken, a reminder may come, or one more miss would break it."""
        return self.state is not DutyState.KEPT

    @property
    def causes(self) -> tuple[Ballot, ...]:
        """The missed ballots for which the duty is not simply kept."""
        over = self._over(self.rules.mandatory) or self._over(self.rules.reminded)
        kinds = set(MANDATORY) if over else set()
        if self._near or not self._within(*self.internal):
            kinds.add(BallotKind.CIB)
        return tuple(item for item in self.missed if item.kind in kinds)

    @property
    def missed(self) -> tuple[Ballot, ...]:
        """The ballots in which no vote was sent in time, without an excuse."""
        return tuple(item for item in self.ballots if not (in_time(item) or excused(item)))

    def rate(self, quarter: int | None = None) -> tuple[int, int]:
        """Return votes sent in time and votes due, in the year or in one of its quarters."""
        chosen = [
            item
            for item in self.ballots
            if not excused(item)
            and item.closes is not None
            and quarter in (None, (item.closes.month + 2) // 3)
        ]
        return sum(map(in_time, chosen)), len(chosen)

    def _missed(self, *kinds: BallotKind) -> tuple[int, int]:
        counts = [count for count in self.counts if count.kind in kinds]
        return sum(count.missed for count in counts), sum(count.due for count in counts)

    def _over(self, most: Parameter | None) -> bool:
        return most is not None and self.mandatory[0] > most.number

    @property
    def _near(self) -> bool:
        """Whether one more miss is too many, of one ballot more or of all that are still open."""
        missed, due = self.internal
        further = range(1, max(1, self.open) + 1)
        return any(not self._within(missed + 1, due + more) for more in further)

    def _within(self, missed: int, due: int) -> bool:
        share = self.rules.share
        if share is None or (self.rules.least is not None and due < self.rules.least.number):
            return True
        return missed <= share.share * due


def voting_duties(
    ballots: Iterable[Ballot], history: StandingHistory, rules: RuleBook, before: dt.date
) -> tuple[VotingDuty, ...]:
    """Return the duty of each committee and calendar year, in that order.

    Counts the ISO and IEC ballots on which a vote was due and that closed before a day; those of
    them that close later in the year are known as open. Spellings of one committee count as one.
    """
    due = [item for item in ballots if item.closes is not None and vote_due(item, history)]
    over = [item for item in due if _closes(item) < before]
    still = Counter(
        _group(item) for item in due if item.kind is BallotKind.CIB and _closes(item) >= before
    )
    return tuple(
        _duty(place, tuple(group), rules, still[place])
        for place, group in groupby(sorted(over, key=_place), key=_group)
    )


def _group(ballot: Ballot) -> tuple[str, int]:
    return canonical_committee(ballot.committee), _closes(ballot).year


def _place(ballot: Ballot) -> tuple[str, dt.date, int]:
    return canonical_committee(ballot.committee), _closes(ballot), ballot.id


def _closes(ballot: Ballot) -> dt.date:
    return ballot.closes or dt.date.max


def _duty(
    place: tuple[str, int], ballots: tuple[Ballot, ...], rules: RuleBook, still: int
) -> VotingDuty:
    """Judge by the rules of the committee's body; only where it names none, by the last ballot."""
    committee, year = place
    last = ballots[-1]
    body = body_named((committee,)) or body_of(last.kind, (last.document,))
    kinds = sorted({item.kind for item in ballots}, key=_ORDER.__getitem__)
    return VotingDuty(
        committee=committee,
        year=year,
        ballots=ballots,
        counts=tuple(_count(kind, [x for x in ballots if x.kind is kind]) for kind in kinds),
        rules=_rules(rules, body, _closes(last)),
        open=still,
    )


def _count(kind: BallotKind, ballots: Sequence[Ballot]) -> KindCount:
    voted = [item for item in ballots if in_time(item)]
    missed = [item for item in ballots if not (in_time(item) or excused(item))]
    return KindCount(
        kind=kind,
        due=len(voted) + len(missed),
        voted=len(voted),
        missed=len(missed),
        late=sum(item.sent is not None for item in missed),
        excused=len(ballots) - len(voted) - len(missed),
        abstained=sum(_abstained(item) for item in voted),
        with_comments=sum(item.with_comments for item in voted),
    )


def _abstained(ballot: Ballot) -> bool:
    return ballot.position is not None and ballot.position.stance is Stance.ABSTAIN


def _rules(rules: RuleBook, body: str, on: dt.date) -> DutyRules:
    def known(key: str) -> Parameter | None:
        with contextlib.suppress(Refused):
            return rules.parameter(f"{body}.{key}", on)
        return None

    return DutyRules(
        share=known("cib.missed.max"),
        least=known("cib.counted.min"),
        mandatory=known("mandatory.missed.max"),
        reminded=known("reminded.missed.max"),
    )
