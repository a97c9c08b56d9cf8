"""Votes in a meeting: who is there to vote, and whether they are enough for the rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.ballots.castvote import CastVote
from stdcommittee.domain.ballots.records import Voter
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.domain.meetings.records import Attendance, Presence
from stdcommittee.domain.rules import Finding, Rule, tally

_QUORUM: Final = ("participation", "attendance")  # criteria that ask how many take part


@frozen(kw_only=True)
class Present:
    """Who of a list of voters is at a meeting, by voter; and how that stands to the rule.

    `known`: the list tells of somebody whether they came. `quorum` is the criterion on how many
    take part, if all those present vote and nobody else; None where the rule has no such criterion.
    """

    presence: Mapping[int, Presence]
    present: int
    known: bool
    quorum: Finding | None

    def may_vote(self, voter: Voter) -> bool:
        """Tell whether a voter is there to vote."""
        return self.presence.get(voter.id) is Presence.PRESENT


def present(
    rule: Rule | None, voters: Sequence[Voter], attendances: Iterable[Attendance]
) -> Present:
    """Return who of a list of voters attends a meeting, and how that stands to a rule."""
    found = presences(voters, attendances)
    there = {number for number, at in found.items() if at is Presence.PRESENT}
    quorum = _quorum(rule, voters, there) if rule is not None else None
    counted = sum(
        voter.id in there and (rule is None or voter.standing in rule.entitled) for voter in voters
    )
    return Present(presence=found, present=counted, known=is_known(found), quorum=quorum)


def is_known(presence: Mapping[int, Presence]) -> bool:
    """Tell whether a list says of anybody whether they came; those invited are yet to come."""
    return any(at is not Presence.INVITED for at in presence.values())


def presences(voters: Iterable[Voter], attendances: Iterable[Attendance]) -> Mapping[int, Presence]:
    """Return what a meeting's list says of the voters that it has, by voter.

    A voter is found by its person, else by name and unit.
    """
    people, named = dict[int, Presence](), dict[tuple[str, str], Presence]()
    for item in attendances:
        if item.person_id is not None:
            people[item.person_id] = item.presence
        named[item.name, item.organization] = item.presence
    found = {}
    for voter in voters:
        at = people.get(voter.person_id or 0) or named.get((voter.name, voter.organization))
        if at is not None:
            found[voter.id] = at
    return found


def _quorum(rule: Rule, voters: Iterable[Voter], there: set[int]) -> Finding | None:
    votes = [
        CastVote(
            voter=voter.name,
            standing=voter.standing,
            vote=VoteValue.ABSTAIN if voter.id in there else None,
            present=voter.id in there,
        )
        for voter in voters
    ]
    judged = zip(rule.provisions, tally(rule, votes).criteria, strict=True)
    return next((found for item, found in judged if item.criterion.name in _QUORUM), None)
