"""Persons and units by what files call them; a merged duplicate's name means the record kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from stdcommittee.base.vocabulary import plain
from stdcommittee.domain.people.records import Organization, Person
from stdcommittee.exchange.merging import Merged, Merging
from stdcommittee.storage.people import kept_records
from stdcommittee.storage.reader import Reader

Key: TypeAlias = tuple[str, str]  # a person's name and unit, as they are compared


class KnownPeople:
    """Meets the persons and units of one file with those that are here.

    What a file calls by the name of a merged duplicate is the record kept. That record keeps its
    own name and unit; what else the file says of it is taken.
    """

    def __init__(self, reader: Reader) -> None:
        units, people = reader.find(Organization), reader.find(Person)
        self._kept_units = kept_records(units)
        self._kept = kept_records(people)
        self._unit_keys = {
            plain(unit.name): plain(self._kept_units[unit.id].name) for unit in _kept_last(units)
        }
        self._keys = {self._key_of(p): self._key_of(self._kept[p.id]) for p in _kept_last(people)}
        self._units: Merging[Organization] = Merging(
            Organization, {plain(u.name): u for u in units if u.merged_into is None}
        )
        self._people: Merging[Person] = Merging(
            Person, {self._key_of(p): p for p in people if p.merged_into is None}
        )
        self._names: dict[int, set[str]] = {}
        for person in people:
            self._names.setdefault(self._kept[person.id].id, set()).add(plain(person.name))

    def kept(self, person_id: int) -> Person:
        """Return the person that an id stands for."""
        return self._kept[person_id]

    def called(self, name: str, among: Iterable[int]) -> Mapping[int, Person]:
        """Return which of some persons a name may mean, by the id of the record kept."""
        kept = {self._kept[number].id: self._kept[number] for number in among}
        return {n: person for n, person in kept.items() if plain(name) in self._names[n]}

    def everybody(self, name: str) -> Mapping[int, Person]:
        """Return all persons here that a name may mean, by id."""
        return self.called(name, [n for n, names in self._names.items() if plain(name) in names])

    def unit(self, name: str, row: int, said: Mapping[str, Any]) -> Merged[Organization]:
        """Meet what a row says of a unit with the one that its name means."""
        key = plain(name)
        of = self._unit_keys.get(key, key)
        return self._units.meet(of, row, {**said, "name": name if of == key else ""})

    def key(self, name: str, unit: Organization | None) -> Key:
        """Return under which name and unit a person stands whom a row calls so."""
        written = (plain(name), plain(unit.name) if unit is not None else "")
        return self._keys.get(written, written)

    def knows(self, key: Key) -> bool:
        """Tell whether a person of a key is here, or was met in a row before."""
        return self._people.known(key) is not None

    def adopt(self, key: Key, person: Person) -> None:
        """Let a person stand for a key that is not its own."""
        self._people.adopt(key, person)

    def person(
        self, key: Key, name: str, unit: Organization | None, row: int, said: Mapping[str, Any]
    ) -> Merged[Person]:
        """Meet what a row says of the person of a key with that person.

        `name` and `unit` are as the row has them.
        """
        known = self._people.known(key)
        own = known is None or plain(known.name) == plain(name)
        fields = {**said, "name": name if own else ""}
        if self.as_written(key, unit) and unit is not None and unit.id:
            fields["organization_id"] = unit.id
        return self._people.meet(key, row, fields)

    @staticmethod
    def as_written(key: Key, unit: Organization | None) -> bool:
        """Tell whether the person of a key is in the unit of the row that means it."""
        return unit is not None and key[1] == plain(unit.name)

    def _key_of(self, person: Person) -> Key:
        unit = self._kept_units.get(person.organization_id or 0)
        return plain(person.name), plain(unit.name) if unit is not None else ""


def _kept_last(records: Iterable[Any]) -> list[Any]:
    """Put merged duplicates first: where names are alike, that of a standing record counts."""
    return sorted(records, key=lambda record: record.merged_into is None)
