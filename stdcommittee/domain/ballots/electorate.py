"""Who is put on the list of voters when a ballot opens."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from stdcommittee.base.messages import Message, Text
from stdcommittee.base.patterns import pattern
from stdcommittee.domain.ballots.castvote import CastVote
from stdcommittee.domain.ballots.records import Ballot, Voter
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing
from stdcommittee.domain.people.records import (
    VOTING_ROLES,
    BodyParticipation,
    Membership,
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
    recusals: Mapping[int, str] = MappingProxyType({}),
) -> tuple[Voter, ...]:
    """Return the list of voters of a national ballot: the whole roster, each with its standing.

    Those without a vote are listed too; the rule leaves them out of the electorate. `drafters` are
    the names of the persons and units that drafted: who drafted may not review (National Standards
    Measures, article 28; by the Rules on Group Standards nor may the experts of its unit).
    `recusals` are the reasons of those who step aside, by person; the list keeps them.
    """
    authors = names_in(drafters)
    found = []
    for seat in roster.seats:
        voter = _listed(seat, people[seat.person_id], organizations, kind)
        with_unit = voter.organization in authors and kind is BallotKind.GROUP_STANDARD
        if kind in _BY_EXPERTS and (voter.name in authors or with_unit):
            voter = replace(voter, standing=Standing.DRAFTER)
        elif seat.person_id in recusals and voter.standing is Standing.MEMBER:
            reason = recusals[seat.person_id]
            voter = replace(voter, standing=Standing.RECUSED, stated=reason)
        found.append(voter)
    return tuple(found)


def late_joiners(
    roster: Roster,
    people: Mapping[int, Person],
    organizations: Mapping[int, Organization],
    ballot: Ballot,
    listed: Collection[int],
    entered: Collection[int] = (),
) -> tuple[Voter, ...]:
    """Return who joined since a ballot opened, as the entries that stand apart from its list.

    `listed` are the persons on the list, with those who were found to be the same person; `entered`
    the seats that were entered or changed since it opened: one that begins earlier counts as well
    (`entered_late`).
    """
    found = []
    opened = ballot.opened
    for seat in roster.seats:
        voter = _listed(seat, people[seat.person_id], organizations, ballot.kind)
        since = seat.since or opened
        later = since is not None and opened is not None and since > opened
        apart = (later or seat.id in entered) and seat.person_id not in listed
        if apart and voter.standing is Standing.MEMBER:
            found.append(
                replace(voter, ballot_id=ballot.id, standing=Standing.OUTSIDE, joined=since)
            )
    return tuple(found)


def names_in(drafters: str) -> frozenset[str]:
    """Return the names of drafters, written one after another with a comma or the like between."""
    return frozenset(name.strip() for name in _BETWEEN_NAMES.split(drafters) if name.strip())


def entered_late(voter: Voter, ballot: Ballot) -> bool:
    """Tell whether one who stands apart had a seat already, which was entered after opening."""
    opened = ballot.opened
    return voter.joined is not None and opened is not None and voter.joined <= opened


def apart_text(voter: Voter, ballot: Ballot) -> Message:
    """Return why somebody stands apart from the list of a ballot."""
    if entered_late(voter, ballot):
        return Message("entered after the ballot opened")
    return Message("joined on {day}, after it opened", day=voter.joined)


def _listed(
    seat: Membership, person: Person, organizations: Mapping[int, Organization], kind: BallotKind
) -> Voter:
    """A seat as a list of voters has it: the position is the word of its role."""
    unit = organizations.get(seat.organization_id or person.organization_id or 0)
    return Voter(
        ballot_id=0,
        name=person.name,
        organization=unit.name if unit is not None else "",
        party=seat.party,
        standing=standing_of(seat.role, kind),
        person_id=person.id,
        title=person.title,
        position=seat.role.value,
    )


def position_text(voter: Voter) -> Text:
    """Return what a voter is on the committee: the role it had at opening, or as a list says."""
    roles = {role.value: role.text for role in Role}
    return roles.get(voter.position, voter.position)


def entitled(voter: Voter, rule: Rule | None) -> bool:
    """Tell whether a voter on the list may vote; without a rule everybody may."""
    standing = voter.standing
    if rule is None:
        return True
    if standing is None and not voter.stated:
        standing = rule.unstated
    return standing in rule.entitled


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
