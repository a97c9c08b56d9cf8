"""The rules behind fields: what a rule says, where, and whether it was checked."""

from __future__ import annotations

import datetime as dt

from stdcommittee.domain.rules import Parameter, RuleBook


def rules_behind(rules: RuleBook, citation: str, on: dt.date) -> tuple[Parameter, ...]:
    """Return the rule parameters that a field cites, as they are in force on a day.

    A citation is the key of a parameter, or the beginning of several keys (`plan.months` stands
    for those of recommended, mandatory and adopting projects); a body's name may stand before it.
    """
    if not citation:
        return ()
    known = rules.parameters(on)
    for key in (citation, citation.partition(".")[2]):
        if key in known:
            return (known[key],)
        family = tuple(item for name, item in known.items() if key and name.startswith(f"{key}."))
        if family:
            return family
    return ()
