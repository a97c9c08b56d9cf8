"""Ballots written as lines: ``P disapprove 4 noreasons``, ``member approve 16``, ``- abstain``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from stdcommittee.domain.ballots.castvote import CastVote, Part, Unread
from stdcommittee.domain.ballots.vocabulary import Answer, Standing, VoteValue
from stdcommittee.domain.rules.book import shipped
from stdcommittee.domain.rules.rule import Rule
from stdcommittee.domain.rules.tally import tally
from stdcommittee.domain.rules.verdict import Verdict
from tests.domain.rules import brute

TODAY = dt.date(2026, 11, 22)
ALL_RULES = tuple(shipped().rules_on(TODAY))
APPROVAL_RULES = tuple(item for item in ALL_RULES if item != "iso.sr")

_VOTES = {
    "yes": VoteValue.APPROVE,
    "comments": VoteValue.APPROVE_WITH_COMMENTS,
    "no": VoteValue.DISAPPROVE,
    "unless": VoteValue.DISAPPROVE_UNLESS,
    "abstain": VoteValue.ABSTAIN,
    "confirm": VoteValue.CONFIRM,
    "revise": VoteValue.REVISE,
    "withdraw": VoteValue.WITHDRAW,
    "silent": None,
}


def rule(rule_id: str, on: dt.date = TODAY) -> Rule:
    return shipped().rule_at(rule_id, on)


def line(text: str, voter: str = "") -> CastVote:
    """Read ``standing vote [count] [noreasons|reasons|expert|used|unused]``.

    The standing ``?`` is not stated, ``!word`` not understood; so is a vote ``!word``.
    """
    standing, vote, *rest = text.split()
    unread = []
    if standing.startswith("!"):
        unread.append(Unread(Part.STANDING, standing[1:]))
    if vote.startswith("!"):
        unread.append(Unread(Part.VOTE, vote[1:]))
    reasons = Answer.NO if "noreasons" in rest else Answer.UNKNOWN
    used = Answer.NO if "unused" in rest else Answer.UNKNOWN
    return CastVote(
        voter=voter or text,
        standing=Standing(standing) if standing[0] not in "?!" else None,
        vote=None if vote.startswith("!") else _VOTES[vote],
        reasons=Answer.YES if "reasons" in rest else reasons,
        experts=1 if "expert" in rest else 0,
        used=Answer.YES if "used" in rest else used,
        count=next((int(word) for word in rest if word.isdigit()), 1),
        unread=tuple(unread),
    )


def ballot(*lines: str) -> list[CastVote]:
    return [line(text) for text in lines]


def one_by_one(votes: Iterable[CastVote]) -> list[CastVote]:
    """Write summary lines out, one voter each."""
    import dataclasses

    return [
        dataclasses.replace(vote, voter=f"{vote.voter} #{n}", count=1)
        for vote in votes
        for n in range(vote.count)
    ]


def heads(votes: Iterable[CastVote]) -> list[brute.Head]:
    """The same voters as the plain tally takes them."""
    return [
        brute.Head(
            status=vote.standing.value if vote.standing is not None else "",
            word=bool(vote.word(Part.STANDING)),
            vote="?" if vote.word(Part.VOTE) else vote.vote.value if vote.vote else "",
            reasons=vote.reasons.value,
            expert=vote.experts > 0,
            used=vote.used.value,
        )
        for vote in one_by_one(votes)
    ]


def judged(rule_id: str, *lines: str) -> Verdict:
    return tally(rule(rule_id), ballot(*lines))


def figures(verdict: Verdict) -> dict[str, tuple[int, int, bool | None]]:
    return {item.id: (item.numerator, item.denominator, item.passed) for item in verdict.criteria}


def outcome(rule_id: str, lines: Sequence[str]) -> str:
    return str(judged(rule_id, *lines).outcome)
