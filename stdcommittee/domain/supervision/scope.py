"""Whose records a figure or warning is about."""

from __future__ import annotations

from stdcommittee.base.conditions import Condition, OneOf
from stdcommittee.base.frozen import frozen
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.workspace.records import Unit

NATIONAL_KINDS = tuple(kind for kind in BallotKind if kind.national)
INTERNATIONAL_KINDS = tuple(kind for kind in BallotKind if not kind.national)


@frozen
class Scope:
    """A unit and the committees whose records count.

    `own` are its national committees with those under them, `mirrored` the ISO and IEC committees
    that they mirror. Where the unit names no committee the whole workspace is its own (`whole`).
    `chosen`: one committee was asked for instead of all of them.

    A project, ballot or comment round that names no committee is the unit's own, since only its
    own are kept; a standard without one may come from any list and does not count.
    """

    unit: Unit
    own: tuple[str, ...] = ()
    mirrored: tuple[str, ...] = ()
    whole: bool = False
    chosen: str = ""

    @property
    def standards(self) -> tuple[Condition, ...]:
        """Which standards count."""
        return () if self.whole else (OneOf("committee", self.own),)

    @property
    def work(self) -> tuple[Condition, ...]:
        """Which projects and comment rounds count."""
        return () if self.whole else (OneOf("committee", self._with_unnamed(self.own)),)

    @property
    def national_ballots(self) -> tuple[Condition, ...]:
        """Which ballots of members count."""
        return (OneOf("kind", NATIONAL_KINDS), *self.work)

    @property
    def international_ballots(self) -> tuple[Condition, ...]:
        """Which ballots of ISO and IEC count: all, where no mirrored committee is known."""
        kinds = OneOf("kind", INTERNATIONAL_KINDS)
        if self.whole or not (self.mirrored or self.chosen):
            return (kinds,)
        return (kinds, OneOf("committee", self._with_unnamed(self.mirrored)))

    @property
    def committees(self) -> tuple[Condition, ...]:
        """Which committee records count."""
        return () if self.whole else (OneOf("reference", self.own),)

    def _with_unnamed(self, references: tuple[str, ...]) -> tuple[str, ...]:
        return references if self.chosen else (*references, "")
