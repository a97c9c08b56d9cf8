"""How much an international standard matters here: five marks, weighted by rule data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.people.expert_records import ExpertRegistration
from stdcommittee.domain.people.experts import registered
from stdcommittee.domain.portfolio.documents import document_key
from stdcommittee.domain.portfolio.proposal_records import MARKS, MOST, ImportantStandard
from stdcommittee.domain.rules import RuleBook

WEIGHTS: Final = {name: f"importance.{name}.weight" for name in MARKS}
"""The rule parameter that holds the weight of each mark (suggested office values)."""

_UNDER: Final = "/"


@frozen
class Total:
    """The weighted sum of the marks, out of the most that there could be."""

    points: int
    of: int


def weights(rules: RuleBook, on: dt.date) -> dict[str, int]:
    """Return the weight of each mark as in force on a day."""
    return {name: rules.parameter(key, on).number for name, key in WEIGHTS.items()}


def total(item: ImportantStandard, weighed: Mapping[str, int]) -> Total:
    """Return the weighted sum of an item's marks."""
    points = sum(getattr(item, name) * weight for name, weight in weighed.items())
    return Total(points, MOST * sum(weighed.values()))


def listed_on(item: ImportantStandard, day: dt.date) -> bool:
    """Tell whether an item stands on the list on a day; one without dates does."""
    begun = item.listed is None or item.listed <= day
    return begun and (item.dropped is None or item.dropped > day)


def has_expert(
    item: ImportantStandard,
    registrations: Iterable[ExpertRegistration],
    committees: Mapping[int, str],
    day: dt.date,
) -> bool:
    """Tell whether a Chinese expert works on an item on a day.

    Either registered for its project, or in its committee or a group under it; a registration
    that names another project does not count. `committees` are references by id.
    """
    key = document_key(item.reference)
    for found in registrations:
        if not registered(found, day):
            continue
        if found.project:
            if document_key(found.project) == key:
                return True
            continue
        committee = committees.get(found.committee_id, "")
        if item.committee and (
            committee == item.committee or committee.startswith(item.committee + _UNDER)
        ):
            return True
    return False


def ballots_on(item: ImportantStandard, ballots: Iterable[Ballot]) -> list[Ballot]:
    """Return the ballots that are on an item's document, at whatever stage."""
    key = document_key(item.reference)
    return [
        ballot for ballot in ballots if ballot.document and document_key(ballot.document) == key
    ]
