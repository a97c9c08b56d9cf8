"""Editions of the duties: which there are, how they are arranged, whom they bind.

A file ``resources/frameworks/self-supervision-*.toml`` is one edition. Every duty stands in it
once; which of them a unit owes follows from what it is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from typing import Any, Final

from stdcommittee.base.errors import Refused
from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Bilingual, Message
from stdcommittee.base.paths import resource
from stdcommittee.base.registry import BrokenRegistry
from stdcommittee.domain.workspace.records import UnitKind

DEFAULT: Final = "self-supervision-2025"
_NOTHING: Final = Bilingual("", "")


class Who(Choice):
    """Whom a duty binds."""

    COMMITTEE = "TC", N_("Secretariat of a technical committee")
    COUNTERPART = "MIR", N_("Counterpart unit of an ISO/IEC committee")
    GROUP_BODY = "GSO", N_("Group-standard organisation")
    ENTERPRISE = "ENT", N_("Enterprise")
    AUTHORITY = "AUTH", N_("Authority")
    HOST = "HOST", N_("Host of a pilot or secretariat")
    POINT = "POINT", N_("Implementation monitoring point")
    LABORATORY = "LAB", N_("Testing, certification or assessment body")


_BOUND: Final = {
    UnitKind.COMMITTEE: frozenset({Who.COMMITTEE}),
    UnitKind.COUNTERPART: frozenset({Who.COUNTERPART}),
    UnitKind.BOTH: frozenset({Who.COMMITTEE, Who.COUNTERPART}),
    UnitKind.GROUP_BODY: frozenset({Who.GROUP_BODY}),
}


@frozen(kw_only=True)
class Head:
    """What an edition is called, who issued it when, and what is not settled about it."""

    id: str
    final: bool
    date: str  # a day or month
    title: Bilingual
    number: Bilingual
    issuer: Bilingual
    status: Bilingual
    notes: tuple[Bilingual, ...]


@frozen(kw_only=True)
class Duty:
    """One duty of an edition: what is owed, by whom, and what to record, compute, warn of, report.

    `also` names further sections that it belongs to; `why` says under which rules it is still owed
    where the edition has no place for it.
    """

    id: str
    section: str
    text: Bilingual
    who: tuple[Who, ...]
    explicit: bool
    also: tuple[str, ...]
    why: Bilingual | None
    record: Bilingual
    compute: Bilingual
    warn: Bilingual
    report: Bilingual
    indicators: tuple[str, ...]

    def binds(self, kind: UnitKind) -> bool:
        """Tell whether a kind of unit owes the duty."""
        return not _BOUND[kind].isdisjoint(self.who)


@frozen(kw_only=True)
class Section:
    """An article or measure of an edition."""

    id: str
    label: Bilingual
    title: Bilingual
    block: Bilingual


@dataclass(frozen=True, kw_only=True)
class Framework:
    """One edition, with its sections and duties in their order.

    `overview` are the figures that a report opens on, `headline` those that it compares with the
    years before; from `partly` of its target on a figure meets its duty in part.
    """

    head: Head
    sections: tuple[Section, ...]
    duties: tuple[Duty, ...]
    overview: tuple[str, ...]
    headline: tuple[str, ...]
    partly: Fraction

    @cached_property
    def by_id(self) -> Mapping[str, Duty]:
        """The duties by id."""
        return {duty.id: duty for duty in self.duties}

    def owed_by(self, kind: UnitKind) -> tuple[Duty, ...]:
        """Return the duties that a kind of unit owes."""
        return tuple(duty for duty in self.duties if duty.binds(kind))

    def duty(self, duty_id: str) -> Duty:
        """Return a duty.

        Raises:
            Refused: the edition has none of that id.
        """
        if duty_id not in self.by_id:
            raise Refused(
                Message(
                    "There is no duty “{duty}” in “{edition}”.", duty=duty_id, edition=self.head.id
                )
            )
        return self.by_id[duty_id]


@cache
def editions() -> tuple[str, ...]:
    """Return the ids of the shipped editions, the default one first.

    Raises:
        BrokenRegistry: the installation has none.
    """
    found = {file.stem for file in resource("frameworks").glob("self-supervision-*.toml")}
    if DEFAULT not in found:
        raise BrokenRegistry("no duties framework found")
    return (DEFAULT, *sorted(found - {DEFAULT}))


@cache
def framework(edition: str = DEFAULT) -> Framework:
    """Return a shipped edition.

    Raises:
        Refused: there is none of that id.
    """
    if edition not in editions():
        raise Refused(
            Message("There is no edition “{edition}” of the duties.", edition=edition),
            advice=Message("The editions are: {editions}.", editions=editions()),
        )
    text = resource("frameworks", f"{edition}.toml").read_text("utf-8")
    return read_framework(tomllib.loads(text))


def read_framework(found: Mapping[str, Any]) -> Framework:
    """Return an edition from its TOML.

    Raises:
        KeyError, ValueError: something is missing or unknown in it.
    """
    head = found["edition"]
    return Framework(
        head=Head(
            id=head["id"],
            final=head["final"],
            date=head["date"],
            notes=tuple(map(_both, head.get("notes", ()))),
            **{name: _both(head[name]) for name in ("title", "number", "issuer", "status")},
        ),
        sections=tuple(map(_section, found["sections"])),
        duties=tuple(
            _duty(entry, section["id"])
            for section in found["sections"]
            for entry in section.get("items", ())
        ),
        overview=tuple(head["overview"]),
        headline=tuple(head["head"]),
        partly=Fraction(head["partly"]),
    )


def _section(entry: Mapping[str, Any]) -> Section:
    return Section(
        id=entry["id"],
        label=_both(entry["label"]),
        title=_both(entry["title"]),
        block=_both(entry["block"]) if "block" in entry else _NOTHING,
    )


def _duty(entry: Mapping[str, Any], section: str) -> Duty:
    return Duty(
        id=entry["duty"],
        section=section,
        text=_both(entry["text"]),
        who=tuple(map(Who, entry["who"])),
        explicit=entry.get("explicit", False),
        also=tuple(entry.get("also", ())),
        why=_both(entry["why"]) if "why" in entry else None,
        indicators=tuple(entry["indicators"]),
        **{
            name: _both(entry[name]) if name in entry else _NOTHING
            for name in ("record", "compute", "warn", "report")
        },
    )


def _both(entry: Mapping[str, str]) -> Bilingual:
    return Bilingual(entry["zh"], entry["en"])
