"""Which persons and which organisations are likely the same one, recorded twice, and why."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import Final, TypeAlias, TypeVar

from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.domain.people.credit_codes import plain_code
from stdcommittee.domain.people.records import Organization, Person

Mergeable: TypeAlias = Person | Organization

M = TypeVar("M", Person, Organization)
ALIKE: Final = 90  # of 100, as rapidfuzz counts it; a suggestion to look, not a rule
_COMPARING: Final = Message("Comparing names")
_CROWD: Final = 12  # records that share a mark; more of them is a switchboard, not a person


class Reason(Choice):
    """Why two records are taken for one, the strongest first."""

    CODE = "code", N_("The same credit code")
    EMAIL = "email", N_("The same name and e-mail")
    PHONE = "phone", N_("The same name and telephone")
    UNIT = "unit", N_("The same name and unit")
    NAME = "name", N_("The same name")
    BARE = "bare", N_("The same name; one of them has no unit")
    SIMILAR = "similar", N_("A similar name")


@frozen
class Likeness:
    """Two records that are likely one; the one recorded first is suggested to be kept."""

    kept: int
    duplicate: int
    reason: Reason


def plain_name(name: str) -> str:
    """Return a name as names are compared: full-width signs made plain, no blanks, no case."""
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()


def same_people(people: Iterable[Person]) -> list[Likeness]:
    """Return the pairs of persons that are likely the same, by the strongest reason."""
    found = []
    for first, second in _pairs(people, lambda item: plain_name(item.name)):
        reason = _person_reason(first, second)
        if reason is not None:
            found.append(_likeness(first, second, reason))
    return _ordered(found)


def same_organizations(units: Iterable[Organization]) -> list[Likeness]:
    """Return the pairs of organisations that are likely the same, by the strongest reason."""
    known = list(units)
    by_code = _pairs(known, lambda item: plain_code(item.credit_code))
    found = [_likeness(first, second, Reason.CODE) for first, second in by_code]
    told = {(item.kept, item.duplicate) for item in found}
    for first, second in _pairs(known, lambda item: plain_name(item.name)):
        likeness = _likeness(first, second, Reason.NAME)
        if (likeness.kept, likeness.duplicate) not in told and not _differ(
            plain_code(first.credit_code), plain_code(second.credit_code)
        ):
            found.append(likeness)
    return _ordered(found)


def similar_names(records: Iterable[Mergeable], progress: Progress = SILENT) -> list[Likeness]:
    """Return the pairs whose names are nearly the same; slow, so only when somebody asks.

    Raises:
        Cancelled: the person asked to stop.
    """
    from rapidfuzz import fuzz, process

    known = {item.id: plain_name(item.name) for item in sorted(records, key=lambda item: item.id)}
    found = []
    rest = dict(known)
    for place, (number, name) in enumerate(known.items()):
        progress.step(_COMPARING, place, len(known))
        del rest[number]
        alike = process.extract(name, rest, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=_CROWD)
        found += [
            Likeness(number, other, Reason.SIMILAR) for text, _, other in alike if text != name
        ]
    return found


def _person_reason(first: Person, second: Person) -> Reason | None:
    if first.email and first.email.casefold() == second.email.casefold():
        return Reason.EMAIL
    if first.phone and _digits(first.phone) == _digits(second.phone):
        return Reason.PHONE
    if first.organization_id is None or second.organization_id is None:
        return Reason.BARE
    return Reason.UNIT if first.organization_id == second.organization_id else None


def _pairs(records: Iterable[M], mark: Callable[[M], str]) -> Iterator[tuple[M, M]]:
    groups: defaultdict[str, list[M]] = defaultdict(list)
    for item in records:
        if key := mark(item):
            groups[key].append(item)
    for group in groups.values():
        if 1 < len(group) <= _CROWD:
            yield from combinations(group, 2)


def _likeness(first: Mergeable, second: Mergeable, reason: Reason) -> Likeness:
    return Likeness(min(first.id, second.id), max(first.id, second.id), reason)


def _ordered(found: list[Likeness]) -> list[Likeness]:
    strength = {reason: place for place, reason in enumerate(Reason)}
    return sorted(found, key=lambda item: (strength[item.reason], item.kept, item.duplicate))


def _differ(first: str, second: str) -> bool:
    return bool(first and second and first != second)


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())
