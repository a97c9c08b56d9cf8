"""What a ballot says, counted once, for the criteria to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.ballots.vocabulary import Stance, Standing

Place = Standing | None  # None: a voter whose standing the list does not tell
Among = frozenset[Standing] | None  # None: everybody whom the rule lets vote


@frozen(kw_only=True)
class Facts:
    """The entitled voters and the votes that count, by standing.

    `electorate` counts the entitled whether or not they voted, `cast` the votes that count (a
    disregarded vote is in neither count of votes), `experts` the approvals that name an expert.
    `doubtful` are the standings in which a vote could not be read; `unplaced` says that a vote was
    cast whose standing is not known. `anyone` means that outsiders vote too, so that a vote of
    unknown standing counts among all votes at least. `using` of `answering` countries use the
    document. `attending` counts the entitled at the ballot's meeting, whether or not they voted;
    None: it is not known who was there, or the rule does not ask.
    """

    electorate: Counter[Place]
    cast: Counter[tuple[Place, Stance]]
    experts: Counter[Place]
    doubtful: frozenset[Place] = frozenset()
    unplaced: bool = False
    anyone: bool = False
    using: int = 0
    answering: int = 0
    use_doubtful: bool = False
    attending: Counter[Place] | None = None

    def voters(self, among: Among) -> int:
        """Return how many of some standings may vote, whether or not they did."""
        return sum(n for place, n in self.electorate.items() if _is_among(place, among))

    def present(self, among: Among) -> int | None:
        """Return how many of some standings attend, whether or not they voted; None: not known."""
        if self.attending is None:
            return None
        return sum(n for place, n in self.attending.items() if _is_among(place, among))

    def votes(self, among: Among, stances: Iterable[Stance]) -> int:
        """Return how many votes of some standings count and take one of some stances."""
        wanted = frozenset(stances)
        return sum(
            n
            for (place, stance), n in self.cast.items()
            if stance in wanted and _is_among(place, among)
        )

    def naming_experts(self, among: Among) -> int:
        """Return how many approvals of some standings name at least one expert."""
        return sum(n for place, n in self.experts.items() if _is_among(place, among))

    def known(self, among: Among) -> bool:
        """Tell whether the votes of some standings are all there and all understood."""
        if among is None:
            return not self.doubtful and (
                self.anyone or (not self.unplaced and self.voters(None) > 0)
            )
        return not self.unplaced and not self.doubtful & (among | {None}) and self.voters(among) > 0

    def joined(self, standing: Standing, approvals: int, negatives: int, abstentions: int) -> Facts:
        """Return the facts after silent voters of a standing voted; each approval names experts."""
        cast = Counter(self.cast)
        cast[standing, Stance.FOR] += approvals
        cast[standing, Stance.AGAINST] += negatives
        cast[standing, Stance.ABSTAIN] += abstentions
        experts = Counter(self.experts)
        experts[standing] += approvals
        return replace(self, cast=cast, experts=experts)


def _is_among(place: Place, among: Among) -> bool:
    return among is None or place in among
