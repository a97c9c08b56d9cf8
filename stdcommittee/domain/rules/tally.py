"""Judges a closed ballot by a rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stdcommittee.domain.ballots.castvote import CastVote, Part
from stdcommittee.domain.rules.decisions import decide
from stdcommittee.domain.rules.explanations import needed, notes, problems
from stdcommittee.domain.rules.roll import Line, call, gather
from stdcommittee.domain.rules.rule import Rule
from stdcommittee.domain.rules.verdict import NOT_VOTED, UNREAD, UNSTATED, Rolled, Verdict


def tally(rule: Rule, votes: Iterable[CastVote]) -> Verdict:
    """Return the verdict on a ballot as it stands: who has not voted will not vote.

    The order of the votes has no bearing. The outcome is `undetermined` only where the list cannot
    say: a vote or standing that nobody understands, or no list of those whose votes a criterion
    counts. A criterion that fails in any case settles the outcome all the same.
    """
    roll = call(rule, votes)
    facts = gather(rule, roll)
    findings = tuple(provision.judge(facts) for provision in rule.provisions)
    outcome = decide(rule, findings)
    return Verdict(
        rule=rule.id,
        edition=rule.edition,
        title=rule.title,
        authority=rule.authority,
        citation=rule.citation,
        outcome=outcome,
        criteria=findings,
        counts=_counts(roll),
        roll=tuple(map(_rolled, roll)),
        needed=needed(rule, findings, outcome, roll),
        problems=problems(rule, roll),
        notes=notes(rule, roll),
        provisional=rule.provisional,
    )


def _word(vote: CastVote) -> str:
    if vote.vote is not None:
        return vote.vote.value
    return UNREAD if vote.word(Part.VOTE) else NOT_VOTED


def _counts(roll: Sequence[Line]) -> dict[str, dict[str, int]]:
    """Every vote received, by standing and vote; a vote replaced by its voter is not received."""
    counts: dict[str, dict[str, int]] = {}
    for line in roll:
        if line.vote.replaced_by is None:
            table = counts.setdefault(_place(line), {})
            word = _word(line.vote)
            table[word] = table.get(word, 0) + line.vote.count
    return counts


def _place(line: Line) -> str:
    return line.standing.value if line.standing is not None else UNSTATED


def _rolled(line: Line) -> Rolled:
    vote = line.vote
    return Rolled(
        voter=vote.voter,
        represents=vote.represents,
        row=vote.row,
        standing=_place(line),
        vote=_word(vote),
        count=vote.count,
        treatment=line.treatment,
        why=line.why,
    )
