"""What an open ballot still needs: its verdict if closed now, and what further votes must be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Text
from stdcommittee.domain.ballots.castvote import CastVote
from stdcommittee.domain.ballots.vocabulary import Standing
from stdcommittee.domain.rules.decisions import decide
from stdcommittee.domain.rules.facts import Facts
from stdcommittee.domain.rules.roll import Treatment, call, gather
from stdcommittee.domain.rules.rule import Answers, Outcome, Rule
from stdcommittee.domain.rules.tally import tally
from stdcommittee.domain.rules.verdict import Verdict


@frozen
class Prospect:
    """What must be true of `further` votes for approval; the votes not named are abstentions.

    `approvals` is the least number of approvals with which approval is possible, `negatives` the
    largest number of negatives, each taken by itself; None: not possible with so many votes.
    """

    further: int
    total: int
    approvals: int | None
    negatives: int | None


@frozen(kw_only=True)
class Outlook:
    """How an open ballot stands.

    `among` are those whose further votes the table is about (P-members, where a criterion counts
    only them), `silent` how many of them have not voted (where only those who attend vote, of
    those who do). `settled`: no further vote of theirs can change the result.
    """

    now: Verdict
    among: tuple[Standing, ...]
    silent: int
    prospects: tuple[Prospect, ...]
    settled: bool
    needed: tuple[Text, ...]


def outlook(rule: Rule, votes: Sequence[CastVote], *, unlisted: int = 0) -> Outlook:
    """Return how a ballot stands before it closes.

    Votes are the frozen list of voters, blank where nobody voted yet; `unlisted` adds entitled
    voters who are not in the list. A further approval of a work item proposal is taken to name an
    expert, a further negative to give reasons. A systematic review has no such table.
    """
    among = rule.deciding
    member = min(among)
    votes = [*votes, *([CastVote(voter="", standing=member, count=unlisted)] if unlisted else [])]
    now = tally(rule, votes)
    roll = call(rule, votes)
    silent = sum(
        line.vote.count
        for line in roll
        if line.treatment is Treatment.SILENT
        and line.standing in among
        and not (rule.attending and line.vote.present is False)
    )
    prospects: tuple[Prospect, ...] = ()
    settled = silent == 0 and now.outcome is not Outcome.UNDETERMINED
    if rule.answers is Answers.APPROVAL and silent and now.outcome is not Outcome.UNDETERMINED:
        search = _Search(rule, gather(rule, roll), member)
        total = _voted(now, among)
        prospects = tuple(search.prospect(k, total) for k in range(1, silent + 1))
        settled = search.settled(silent, now.outcome)
    return Outlook(
        now=now,
        among=tuple(sorted(among)),
        silent=silent,
        prospects=prospects,
        settled=settled,
        needed=_needed(now, prospects),
    )


def _voted(now: Verdict, among: frozenset[Standing]) -> int:
    taken = (Treatment.COUNTED, Treatment.ABSTAINED)
    names = {standing.value for standing in among}
    return sum(
        line.count for line in now.roll if line.treatment in taken and line.standing in names
    )


def _needed(now: Verdict, prospects: Sequence[Prospect]) -> tuple[Text, ...]:
    if now.outcome is not Outcome.NOT_APPROVED or not prospects:
        return ()
    for prospect in prospects:
        if prospect.approvals is not None:
            return (
                Message(
                    "At least {votes} more votes, {approvals} of them approvals.",
                    votes=prospect.further,
                    approvals=prospect.approvals,
                ),
            )
    return (Message("No further vote can bring approval."),)


class _Search:
    """Finds the limits by exact trial on the counts.

    That more approvals never harm (the property that the rules are tested for) makes both
    searches monotone, so that halving finds the limit.
    """

    def __init__(self, rule: Rule, facts: Facts, member: Standing) -> None:
        self._rule = rule
        self._facts = facts
        self._member = member

    def prospect(self, k: int, total: int) -> Prospect:
        if not self._approved(k, k, 0):
            return Prospect(k, total + k, None, None)
        approvals = _least(k, lambda a: self._reachable(k, a))
        negatives = k - _least(k, lambda a: self._approved(k, a, k - a))
        return Prospect(k, total + k, approvals, negatives)

    def settled(self, silent: int, now: Outcome) -> bool:
        if now is Outcome.NOT_APPROVED:
            return not self._approved(silent, silent, 0)
        return all(self._approved(k, 0, d) for k in range(1, silent + 1) for d in range(k, -1, -1))

    def _reachable(self, k: int, approvals: int) -> bool:
        return any(self._approved(k, approvals, d) for d in range(k - approvals + 1))

    def _approved(self, k: int, approvals: int, negatives: int) -> bool:
        facts = self._facts.joined(self._member, approvals, negatives, k - approvals - negatives)
        findings = [provision.judge(facts) for provision in self._rule.provisions]
        return decide(self._rule, findings) is Outcome.APPROVED


def _least(k: int, works: Callable[[int], bool]) -> int:
    """Return the least number from 0 to k that works; k is known to."""
    low, high = 0, k
    while low < high:
        middle = (low + high) // 2
        if works(middle):
            high = middle
        else:
            low = middle + 1
    return low
