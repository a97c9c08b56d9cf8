"""Whether a committee is made up by the rules: size, interest parties, units, officers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from stdcommittee.domain.people.records import (
    CommitteeKind,
    InterestParty,
    Membership,
    Person,
    Role,
)
from stdcommittee.domain.people.roster import Roster

PARTIES: Final = tuple(party for party in InterestParty if party is not InterestParty.UNKNOWN)
_RULED: Final = {CommitteeKind.NATIONAL: "tc", CommitteeKind.NATIONAL_SUB: "sc"}


def prefix_of(kind: CommitteeKind) -> str:
    """Return how the rule parameters of a kind of committee begin (`tc`, `sc`); "": it has none."""
    return _RULED.get(kind, "")


@dataclass(frozen=True, slots=True)
class Composition:
    """How many voting members a committee has, by party, unit and office."""

    members: int
    parties: Mapping[InterestParty, int]
    units: Mapping[int, int]  # by organisation; members whose unit is not known are in none
    officers: Mapping[Role, int]

    @property
    def largest_party(self) -> tuple[InterestParty, int]:
        """The interest party with most members, and how many; members without one are of none."""
        known = {party: self.parties.get(party, 0) for party in PARTIES}
        party = max(known, key=lambda item: known[item])
        return party, known[party]

    @property
    def largest_unit(self) -> tuple[int, int]:
        """The unit with most members and how many; (0, 0) where none is known."""
        if not self.units:
            return 0, 0
        unit = max(self.units, key=lambda item: (self.units[item], -item))
        return unit, self.units[unit]

    @property
    def missing_parties(self) -> tuple[InterestParty, ...]:
        """The interest parties without a member."""
        return tuple(party for party in PARTIES if not self.parties.get(party))

    def party_within(self, share: Fraction) -> bool:
        """Tell whether no interest party has more than a share of all members."""
        return self.largest_party[1] <= share * self.members

    def party_room(self, share: Fraction) -> int:
        """Return how many more the largest party may have now; negative: how many too many."""
        return int(share * self.members // 1) - self.largest_party[1]


def composition_of(roster: Roster, people: Mapping[int, Person]) -> Composition:
    """Count a roster's members with a vote."""

    def unit(seat: Membership) -> int:
        person = people.get(seat.person_id)
        return seat.organization_id or (person.organization_id if person else None) or 0

    units = Counter(map(unit, roster.voting))
    del units[0]
    return Composition(
        members=len(roster.voting),
        parties=Counter(seat.party for seat in roster.voting),
        units=units,
        officers=Counter(seat.role for seat in roster.voting),
    )
