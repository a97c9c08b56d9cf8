"""What a list is narrowed to: typed words, chosen values of fields, chips of a screen's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace

from stdcommittee.base.conditions import Condition, OneOf
from stdcommittee.base.fields import Field, FieldKind
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Text
from stdcommittee.base.records import RecordType
from stdcommittee.services.lists import matching

Conditions = tuple[Condition, ...]


@frozen(kw_only=True)
class OwnChip:
    """A filter that a screen offers beside the values of fields: “review due”.

    `conditions` is asked each time, since what is due changes with the day.
    """

    name: str
    label: Text
    conditions: Callable[[], Conditions]
    problem: bool = False
    icon: str = ""


@frozen
class Filters:
    """Words, values by field (as they are stored), and the names of own chips that are on."""

    words: str = ""
    values: Mapping[str, frozenset[str]] = field(default_factory=dict)
    chips: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.words.strip() or self.chips or any(self.values.values()))

    def with_value(self, name: str, value: str, *, on: bool) -> Filters:
        """Return these with one value of a field chosen or not."""
        chosen = self.values.get(name, frozenset())
        changed = chosen | {value} if on else chosen - {value}
        return replace(self, values={**self.values, name: changed})

    def with_chip(self, name: str, *, on: bool) -> Filters:
        """Return these with an own chip on or off."""
        return replace(self, chips=self.chips | {name} if on else self.chips - {name})

    def conditions(
        self, kind: RecordType, own: Iterable[OwnChip], *, without: str = ""
    ) -> Conditions:
        """Return what the records must meet; `without` leaves one field or own chip aside."""
        found: list[Condition] = list(matching(kind, self.words))
        for name, chosen in self.values.items():
            if chosen and name != without and name in kind.by_name:
                values = tuple(value_of(kind.by_name[name], text) for text in sorted(chosen))
                found.append(OneOf(name, values))
        for chip in own:
            if chip.name in self.chips and chip.name != without:
                found.extend(chip.conditions())
        return tuple(found)


def filterable(kind: RecordType) -> list[Field]:
    """Return the fields of a kind whose values can be chosen: vocabularies, and yes or no."""
    wanted = (FieldKind.CHOICE, FieldKind.FLAG)
    return [item for item in kind.fields if item.kind in wanted and not item.hidden]


def stored_form(value: object) -> str:
    """Return a value of such a field as `Filters` keeps it."""
    if value is None or value is False:
        return ""
    return "1" if value is True else str(value)


def value_of(item: Field, stored: str) -> object:
    """Return the value that `Filters` keeps."""
    if item.kind is FieldKind.FLAG:
        return bool(stored)
    return item.choices(stored) if stored and item.choices is not None else None
