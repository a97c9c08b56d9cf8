"""Who is put on the list of voters when a ballot opens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from stdcommittee.base.patterns import pattern
from stdcommittee.domain.ballots.castvote import CastVote
from stdcommittee.domain.ballots.records import Voter
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing
from stdcommittee.domain.people.records import (
    VOTING_ROLES,
    BodyParticipation,
    Organization,
    Participation,
    Person,
    Role,
)
from stdcommittee.domain.people.roster import Roster
from stdcommittee.domain.rules.rule import Rule

_WITHOUT_VOTE: Final = {
    Role.ADVISER: Standing.ADVISER,
    Role.OBSERVER: Standing.OBSERVER,
    Role.LIAISON: Standing.LIAISON,
}
_BY_EXPERTS: Final = (BallotKind.EXPERT_GROUP, BallotKind.GROUP_STANDARD)
_BETWEEN_NAMES: Final = pattern("[,;\u3001\uff0c\uff1b]")


def standing_of(role: Role, kind: BallotKind) -> Standing:
    """Return what somebody counts as in a national ballot; experts vote in expert groups only."""
    if role in VOTING_ROLES or (role is Role.EXPERT and kind in _BY_EXPERTS):
        return Standing.MEMBER
    return _WITHOUT_VOTE.get(role, Standing.OUTSIDE)


def electors(
    roster: Roster,
    people: Mapping[int, Person],
    organizations: Mapping[int, Organization],
    kind: BallotKind,
    drafters: str = "",
) -> tuple[Voter, ...]:
    """Return the list of voters of a national ballot: the whole roster, each with its standing.

    Those without a vote are listed too; the rule leaves them out of the electorate. `drafters` are
    the names of the persons and units that drafted: who drafted may not review (National Standards
    Measures, article 28; by the Rules on Group Standards nor may the experts of its unit).
    """
    authors = {name.strip() for name in _BETWEEN_NAMES.split(drafters) if name.strip()}
    found = []
    for seat in roster.seats:
        person = people[seat.person_id]
        unit = organizations.get(seat.organization_id or person.organization_id or 0)
        employer = unit.name if unit is not None else ""
        standing = standing_of(seat.role, kind)
        with_unit = employer in authors and kind is BallotKind.GROUP_STANDARD
        if kind in _BY_EXPERTS and (person.name in authors or with_unit):
            standing = Standing.DRAFTER
        found.append(
            Voter(
                ballot_id=0,
                name=person.name,
                organization=employer,
                party=seat.party,
                standing=standing,
                person_id=person.id,
            )
        )
    return tuple(found)


def bodies(participations: Iterable[BodyParticipation]) -> tuple[Voter, ...]:
    """Return the list of voters of an ISO or IEC ballot: the committee's members, P first."""
    ordered = sorted(participations, key=lambda item: (item.status is not Participation.P, item.id))
    by_body = {item.body: item for item in reversed(ordered)}
    return tuple(
        Voter(ballot_id=0, name=item.body, standing=Standing(item.status.value))
        for item in sorted(by_body.values(), key=ordered.index)
    )


def electorate_size(rule: Rule | None, votes: Iterable[CastVote]) -> int:
    """Return how many may vote; without a rule, or where it lets anyone vote, all that are listed.

    A listed voter whose standing is not stated is one whom the rule takes it for.
    """
    counted = 0
    for vote in votes:
        standing = vote.standing or (rule.unstated if rule is not None else None)
        if vote.replaced_by is None and (rule is None or standing in rule.entitled):
            counted += vote.count
    return counted
