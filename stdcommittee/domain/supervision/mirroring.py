"""Which records of international work count in a scope."""

from __future__ import annotations

from stdcommittee.base.conditions import Condition, OneOf
from stdcommittee.domain.supervision.scope import Scope


def mirrored(scope: Scope) -> tuple[Condition, ...]:
    """Return the conditions on the ISO or IEC committee of a record.

    As for ballots, all count where no mirrored committee is known; a record that names none is
    the unit's own, unless one committee was asked for.
    """
    if scope.whole or not (scope.mirrored or scope.chosen):
        return ()
    return (OneOf("committee", scope.mirrored if scope.chosen else (*scope.mirrored, "")),)
