"""The program's tally and the plain one agree on 100,000 random ballots."""

from __future__ import annotations

import dataclasses
import random

import pytest

from stdcommittee.domain.ballots.castvote import CastVote, Part, Unread
from stdcommittee.domain.ballots.vocabulary import Answer, Standing, VoteValue
from stdcommittee.domain.rules.roll import Treatment
from stdcommittee.domain.rules.tally import tally
from tests.domain.rules import brute
from tests.domain.rules.builders import ALL_RULES, rule

BALLOTS = 100_000
INTERNATIONAL = ["P"] * 6 + ["O"] * 2 + ["none"] * 2 + ["observer", "liaison"]
NATIONAL = ["member"] * 9 + ["adviser", "observer", "liaison", "none", "drafter", "recused"]
FOREIGN = {True: "member", False: "P"}  # a standing of the other world


def _status(dice: random.Random, international: bool, stated: bool, odd: bool) -> tuple[str, bool]:
    if not stated:
        return "", False
    if odd and dice.random() < 0.05:
        return ("", True) if dice.random() < 0.5 else (FOREIGN[international], False)
    return dice.choice(INTERNATIONAL if international else NATIONAL), False


def _vote(dice: random.Random, review: bool, mood: float, odd: bool) -> str:
    if odd and dice.random() < 0.05:
        return dice.choice(["?", "approve" if review else "confirm"])
    roll = dice.random()
    if roll < 0.15:
        return ""
    if roll < 0.3:
        return "abstain"
    if review:
        return dice.choices(["confirm", "revise", "withdraw"], [mood, 1 - mood, 0.3])[0]
    if dice.random() < mood:
        return dice.choice(["approve", "approve", "approve_with_comments"])
    return dice.choice(["disapprove", "disapprove", "disapprove_unless"])


def _heads(dice: random.Random, rule_id: str) -> list[brute.Head]:
    international = not rule_id.startswith("cn.")
    stated = dice.random() > 0.05
    odd = dice.random() < 0.15
    asked = dice.random() < 0.85
    mood = dice.choice([0.5, 0.6, 0.7, 0.75, 0.8, 0.9])
    heads = []
    for _ in range(dice.choice([0, 1, 3, 6, 12, 16, 18, 20, 24])):
        status, word = _status(dice, international, stated, odd)
        heads.append(
            brute.Head(
                status=status,
                word=word,
                vote=_vote(dice, rule_id == "iso.sr", mood, odd),
                reasons=dice.choice(["yes", "yes", "no", "unknown"]),
                expert=dice.random() < 0.5,
                used=dice.choice(["yes", "no", "unknown"]) if asked else "unknown",
            )
        )
    return heads


def _votes(dice: random.Random, heads: list[brute.Head]) -> list[CastVote]:
    """The same voters as votes; some alike are written as one summary line."""
    votes: list[CastVote] = []
    for head in heads:
        unread = [Unread(Part.STANDING, "grey")] if head.word else []
        unread += [Unread(Part.VOTE, "maybe")] if head.vote == "?" else []
        vote = CastVote(
            voter="voter",
            standing=Standing(head.status) if head.status else None,
            vote=VoteValue(head.vote) if head.vote not in ("", "?") else None,
            reasons=Answer(head.reasons),
            experts=2 if head.expert else 0,
            used=Answer(head.used),
            unread=tuple(unread),
        )
        last = votes[-1] if votes else None
        if last is not None and dataclasses.replace(last, count=1) == vote and dice.random() < 0.5:
            votes[-1] = dataclasses.replace(last, count=last.count + 1)
        else:
            votes.append(vote)
    dice.shuffle(votes)
    return votes


@pytest.mark.parametrize("rule_id", ALL_RULES)
def test_agrees_with_the_plain_tally(rule_id: str) -> None:
    judged_by = rule(rule_id)
    dice = random.Random(f"ballots of {rule_id}")
    seen = set()
    for _ in range(BALLOTS // len(ALL_RULES) + 1):
        heads = _heads(dice, rule_id)
        expected = brute.judge(rule_id, heads)
        verdict = tally(judged_by, _votes(dice, heads))
        assert verdict.outcome == expected.outcome, heads
        found = {f.id: (f.numerator, f.denominator, f.passed) for f in verdict.criteria}
        assert found == expected.figures, heads
        gone = sum(x.count for x in verdict.roll if x.treatment is Treatment.DISREGARDED)
        assert gone == expected.disregarded, heads
        seen.add(expected.outcome)
    possible = (
        {"confirm", "revise", "withdraw"} if rule_id == "iso.sr" else {"approved", "not approved"}
    )
    assert seen == possible | {"undetermined"}
