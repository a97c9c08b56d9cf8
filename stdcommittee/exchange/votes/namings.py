"""What else the voters of a list are called: the names under which merged records stood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

from stdcommittee.base.conditions import Blank, Not
from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.words import normal
from stdcommittee.domain.people.records import Organization, Person
from stdcommittee.storage.people import kept_records
from stdcommittee.storage.reader import Reader

M = TypeVar("M", Person, Organization)
_MERGED: Final = Not(Blank("merged_into"))


class Namings:
    """Tells which voter or unit of a list of voters a name means that does not stand on it.

    Somebody who was recorded twice stands on a frozen list under the name of then, whichever of
    the two records was kept; votes may come in under either.
    """

    def __init__(self, reader: Reader) -> None:
        people = _with_kept(reader, Person)
        self._persons = kept_records(people)
        self._person_names = _names((self._persons[p.id].id, p.name) for p in people)
        units = _with_kept(reader, Organization)
        kept_units = kept_records(units)
        self._unit_names = _names((kept_units[unit.id].id, unit.name) for unit in units)

    def on(self, lines: Iterable[BallotLine]) -> Mapping[str, str]:
        """Return what names mean on a list: from each, as it is compared, to the one listed."""
        if not self._person_names and not self._unit_names:
            return {}
        voters = [line.voter for line in lines]
        listed = {normal(text) for v in voters for text in (v.name, v.organization) if text}
        found: dict[str, set[str]] = {}
        for voter in voters:
            person = self._persons.get(voter.person_id or 0)
            names = self._person_names[person.id] if person is not None else set()
            _add(found, names - listed, voter.name)
        for names in self._unit_names.values():
            for text in {t for v in voters for t in (v.name, v.organization) if normal(t) in names}:
                _add(found, names - listed, text)
        return {name: next(iter(meant)) for name, meant in found.items() if len(meant) == 1}


def meant(text: str, namings: Mapping[str, str]) -> str:
    """Return the name on the list that a written one means; itself where it means no other."""
    return namings.get(normal(text), text) if namings else text


def _with_kept(reader: Reader, cls: type[M]) -> list[M]:
    """Return the records that were merged, with those that they were merged into."""
    found = {record.id: record for record in reader.find(cls, _MERGED)}
    into = {record.merged_into for record in found.values() if record.merged_into is not None}
    return list((found | reader.many(cls, into - found.keys())).values())


def _names(called: Iterable[tuple[int, str]]) -> dict[int, set[str]]:
    names: dict[int, set[str]] = {}
    for number, name in called:
        names.setdefault(number, set()).add(normal(name))
    return names


def _add(found: dict[str, set[str]], names: Iterable[str], means: str) -> None:
    for name in names:
        found.setdefault(name, set()).add(means)
