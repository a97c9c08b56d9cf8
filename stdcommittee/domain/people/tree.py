"""Committees under one another: by the parent that is named, else by the reference itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.patterns import pattern
from stdcommittee.domain.people.records import Committee
from stdcommittee.domain.portfolio.reading import canonical_committee

_UNDER: Final = "/"
_SEVERAL: Final = pattern("[;,\n\uff1b\uff0c\u3001]+")


@frozen
class Branch:
    """A committee in its tree; `depth` is 0 for the one on top."""

    committee: Committee
    depth: int


def parent_of(committee: Committee, known: Iterable[str]) -> str:
    """Return the reference of the committee above one, "" where it stands on top."""
    if committee.parent:
        return canonical_committee(committee.parent)
    above = committee.reference.rpartition(_UNDER)[0]
    references = set(known)
    while above and above not in references:
        above = above.rpartition(_UNDER)[0]
    return above


def mirrored_by(committee: Committee) -> tuple[str, ...]:
    """Return the references of the ISO and IEC committees that one mirrors."""
    parts = _SEVERAL.split(committee.mirrors)
    return tuple(canonical_committee(part) for part in parts if part.strip())


def family_of(committee: Committee, committees: Iterable[Committee]) -> tuple[Branch, ...]:
    """Return the whole tree that a committee stands in, from the top, in the order of references.

    Parents that go round in a circle are cut where the circle closes.
    """
    known = {item.reference: item for item in committees}
    parents = {name: parent_of(item, known) for name, item in known.items()}
    children: defaultdict[str, list[str]] = defaultdict(list)
    for name, parent in parents.items():
        children[parent].append(name)
    top, passed = committee.reference, {committee.reference}
    while parents.get(top) in known and parents[top] not in passed:
        top = parents[top]
        passed.add(top)
    return tuple(_branches(top, known, children, set(), 0))


def _branches(
    name: str,
    known: dict[str, Committee],
    children: dict[str, list[str]],
    seen: set[str],
    depth: int,
) -> Iterator[Branch]:
    if name in seen or name not in known:
        return
    seen.add(name)
    yield Branch(known[name], depth)
    for child in sorted(children.get(name, ())):
        yield from _branches(child, known, children, seen, depth + 1)
