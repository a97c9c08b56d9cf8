"""Which voter of a ballot filled in a sheet, as far as number, name and unit tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from stdcommittee.base.messages import Message
from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import Voter
from stdcommittee.domain.ballots.words import normal
from stdcommittee.exchange.votes.returned import ReturnedSheet
from stdcommittee.exchange.votes.signatures import DAY_BEHIND

_LONGEST_NAME: Final = 4  # signs of a Chinese name
_ALIKE: Final = 85  # of 100: two spellings of one unit


def voter_of(
    sheet: ReturnedSheet, lines: Sequence[BallotLine], number: int
) -> BallotLine | Message:
    """Return the voter of a sheet, or why it cannot be told.

    `number` is the voter's as printed on the sheet, 0 where none is. Every name on the sheet must
    be that of its voter, and a unit must not be another one's.
    """
    found = _by_number(sheet, lines, number) if number else _by_words(sheet, lines)
    if isinstance(found, Message):
        return found
    return _objection(sheet, found.voter, lines) or found


def _by_number(
    sheet: ReturnedSheet, lines: Sequence[BallotLine], number: int
) -> BallotLine | Message:
    found = next((line for line in lines if line.voter.id == number), None)
    if found is None:
        return Message("Its number is that of nobody on the list of voters.")
    of_unit = any(_is(found.voter.name, unit) for unit in sheet.units)
    if sheet.names and not of_unit and not any(_is_own(found.voter, n) for n in sheet.names):
        return Message(
            "Its number is that of {voter}, its name is {name}.",
            voter=found.voter.name,
            name=sheet.names[0],
        )
    return found if of_unit or _unit_fits(found.voter, sheet.units) else _other_unit(found, sheet)


def _by_words(sheet: ReturnedSheet, lines: Sequence[BallotLine]) -> BallotLine | Message:
    if not sheet.names and not sheet.units:
        return Message("Neither a name nor a unit is on it.")
    return _by_name(sheet, lines) if sheet.names else _by_unit(sheet, lines)


def _objection(sheet: ReturnedSheet, voter: Voter, lines: Sequence[BallotLine]) -> Message | None:
    """Return why the signatures on a sheet do not make it that of a voter, or None."""
    if sheet.behalf and not _names(voter, DAY_BEHIND.sub(" ", sheet.behalf)):
        return Message(
            "It is signed on behalf of {voter}: “{name}”. Record the vote by hand, with who "
            "brought it.",
            voter=voter.name,
            name=sheet.behalf,
        )
    of_unit = any(_is(voter.name, unit) for unit in sheet.units)
    others = [line.voter for line in lines if line.voter.id != voter.id]
    for name in (*sheet.names, *sheet.asides):
        if _is_own(voter, name):
            continue
        if of_unit and not any(_is(other.name, name) for other in others):
            continue  # a unit votes, and somebody signs for it
        return Message(
            "It is the sheet of {voter}, and “{name}” stands on it too.",
            voter=voter.name,
            name=name,
        )
    return None


def _is_own(voter: Voter, written: str) -> bool:
    """Tell whether what stands where a name is expected is the voter's name, or its unit's."""
    long = len(normal(written)) > _LONGEST_NAME
    of_unit = long and bool(normal(voter.organization)) and _alike(voter.organization, written)
    return _names(voter, written) or _is(voter.organization, written) or of_unit


def is_voters(voter: Voter, written: str) -> bool:
    """Tell whether what a list has beside a vote is a voter's name, or a spelling of its unit."""
    unit = voter.organization
    return _names(voter, written) or not normal(unit) or _alike(unit, written)


def _by_name(sheet: ReturnedSheet, lines: Sequence[BallotLine]) -> BallotLine | Message:
    found = {line.voter.id: line for line in lines for n in sheet.names if _names(line.voter, n)}
    if not found and sheet.units:  # a unit votes, and somebody signs for it
        by_unit = [line for line in lines if any(_is(line.voter.name, u) for u in sheet.units)]
        if len(by_unit) == 1:
            return by_unit[0]
    if len({normal(line.voter.name) for line in found.values()}) > 1:
        return Message("Names of several voters are on it: {names}.", names=sheet.names)
    fitting = [line for line in found.values() if _unit_fits(line.voter, sheet.units)]
    if len(fitting) > 1 and sheet.units:
        exact = [
            line for line in fitting if any(_is(line.voter.organization, u) for u in sheet.units)
        ]
        fitting = exact or fitting
    if len(fitting) > 1:
        return Message("{n} voters are called so.", n=len(fitting))
    if fitting:
        return fitting[0]
    if found:
        return _other_unit(next(iter(found.values())), sheet)
    return Message("“{name}” is not on the list of voters.", name=sheet.names[0])


def _other_unit(line: BallotLine, sheet: ReturnedSheet) -> Message:
    return Message(
        "{voter} is on the list of voters for {unit}, the sheet says {other}.",
        voter=line.voter.name,
        unit=line.voter.organization,
        other=sheet.units[0],
    )


def _by_unit(sheet: ReturnedSheet, lines: Sequence[BallotLine]) -> BallotLine | Message:
    """A sheet that names its unit alone is that of the unit's only voter."""
    found = [
        line
        for line in lines
        if any(
            _is(name, u) for u in sheet.units for name in (line.voter.name, line.voter.organization)
        )
    ]
    if len(found) > 1:
        return Message(
            "{n} voters are of “{unit}”, and no name is on it.", n=len(found), unit=sheet.units[0]
        )
    return (
        found[0]
        if found
        else Message("“{name}” is not on the list of voters.", name=sheet.units[0])
    )


def _names(voter: Voter, written: str) -> bool:
    """Tell whether what is written names a voter: alone, or beside the unit it signs for."""
    name, text = normal(voter.name), normal(written)
    if not name or not text:
        return False
    if name == text or sorted(name.split()) == sorted(text.split()):
        return True
    unit = normal(voter.organization)
    return bool(unit) and normal(text.replace(unit, " ")) == name


def _unit_fits(voter: Voter, units: Iterable[str]) -> bool:
    """Tell whether a voter may be of one of some units; a unit that nobody states fits all."""
    written = [unit for unit in units if normal(unit)]
    return (
        not written
        or not normal(voter.organization)
        or any(_alike(voter.organization, unit) for unit in written)
    )


def _is(known: str, written: str) -> bool:
    return bool(normal(known)) and normal(known) == normal(written)


def _alike(known: str, written: str) -> bool:
    """Tell whether two spellings are of one unit: part of the other, shortened, nearly the same."""
    from rapidfuzz import fuzz

    one, other = sorted((normal(known), normal(written)), key=len)
    if not one or one in other or fuzz.ratio(one, other) >= _ALIKE:
        return bool(one)
    signs = iter(other)
    return len(one) > 1 and one[0] == other[0] and all(sign in signs for sign in one)
