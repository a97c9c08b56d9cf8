"""Records: frozen dataclasses that are declared once and known by kind everywhere.

A module of records does without `from __future__ import annotations`: its annotations are read at
once, and as texts each would have to be compiled first.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from typing import Any, Final, TypeVar, dataclass_transform

from stdcommittee.base.fields import Field, declared_fields
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Text
from stdcommittee.base.registry import BrokenRegistry


@frozen(kw_only=True)
class Record:
    """What every record has: an id within its kind; 0 until it is stored."""

    id: int = 0


R = TypeVar("R", bound=Record)
Headline = Callable[[Any], Text]
NUMBERS: Final = 64  # kinds are numbered 1 … 63


Rule = Callable[[Any], Mapping[str, Text]]  # what is wrong with a whole record, by field name


@dataclasses.dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class RecordType:
    """One kind of record: its class, names, fields and how to call one of them."""

    name: str
    number: int  # stands for the kind where space matters (search index); never reused
    cls: type[Record]
    label: str
    plural: str
    area: str
    fields: tuple[Field, ...]
    headline: Headline
    byline: Headline
    evident: bool  # evidence may be attached to it
    rule: Rule | None

    def __repr__(self) -> str:
        return f"<kind {self.name}>"

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The fields by name."""
        return {item.name: item for item in self.fields}

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The names of the fields that identify a record in an import."""
        return tuple(item.name for item in self.fields if item.key)

    @cached_property
    def _checked(self) -> tuple[Field, ...]:
        return tuple(item for item in self.fields if item.checked)

    def problems(self, record: Record) -> dict[str, Text]:
        """Return what is wrong with a record, by field name."""
        found: dict[str, Text] = {}
        for item in self._checked:
            value = getattr(record, item.name)
            if not value or item.suspect:
                problem = item.problem(value)
                if problem is not None:
                    found[item.name] = problem
        if self.rule is not None:
            found.update(self.rule(record))
        return found


_DOMAIN: Final = "stdcommittee.domain"
_TYPES: Final[dict[str, RecordType]] = {}
_BY_CLASS: Final[dict[type, RecordType]] = {}


@dataclass_transform(kw_only_default=True, frozen_default=True)
def record(
    name: str,
    *,
    number: int,
    label: str,
    plural: str,
    area: str,
    headline: Headline,
    byline: Headline = lambda _: "",
    evident: bool = True,
    rule: Rule | None = None,
) -> Callable[[type[R]], type[R]]:
    """Declare a record kind; the decorated class becomes a frozen, slotted dataclass.

    Raises:
        BrokenRegistry: the name is taken by another class.
        TypeError: a field has no declaration.
    """

    def declare(cls: type[R]) -> type[R]:
        made = frozen(kw_only=True)(cls)
        if name in _TYPES:
            raise BrokenRegistry(f"two records are called {name}")
        if not 0 < number < NUMBERS or any(other.number == number for other in _TYPES.values()):
            raise BrokenRegistry(f"{name}: number {number} is taken or out of range")
        kind = RecordType(
            name=name,
            number=number,
            cls=made,
            label=label,
            plural=plural,
            area=area,
            fields=declared_fields(made),
            headline=headline,
            byline=byline,
            evident=evident,
            rule=rule,
        )
        _TYPES[name] = kind
        _BY_CLASS[made] = kind
        return made

    return declare


def kind_of(record_or_class: Record | type[Record]) -> RecordType:
    """Return the declaration of a record or record class."""
    cls = record_or_class if isinstance(record_or_class, type) else type(record_or_class)
    return _BY_CLASS[cls]


def kind_named(name: str) -> RecordType:
    """Return the declaration of a kind by its name (`standard`, `ballot` …).

    Raises:
        KeyError: no such kind.
    """
    if name not in _TYPES:
        _declare_all()
    return _TYPES[name]


def all_kinds() -> tuple[RecordType, ...]:
    """Return every declared kind, by number.

    Raises:
        BrokenRegistry: no record is declared anywhere.
    """
    _declare_all()
    if not _TYPES:
        raise BrokenRegistry("no record is declared")
    return tuple(sorted(_TYPES.values(), key=lambda kind: kind.number))


@cache
def _declare_all() -> None:
    """Import every module of the domain that declares records: `records`, `…_records`.

    A start does without those whose records it does not show.
    """
    import importlib
    import pkgutil

    domain = importlib.import_module(_DOMAIN)
    for area in pkgutil.iter_modules(domain.__path__, f"{_DOMAIN}."):
        if area.ispkg:
            package = importlib.import_module(area.name)
            for module in pkgutil.iter_modules(package.__path__, f"{area.name}."):
                if module.name.endswith("records"):
                    importlib.import_module(module.name)


def headline(record_: Record) -> Text:
    """Return what a record is called in lists, links and sentences."""
    return kind_of(record_).headline(record_)


def byline(record_: Record) -> Text:
    """Return the second line that tells a record from its neighbours."""
    return kind_of(record_).byline(record_)
