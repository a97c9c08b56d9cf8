"""Finds out what each column of a table of votes is for, by its heading and its cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stdcommittee.domain.ballots.vocabulary import Standing, VoteValue
from stdcommittee.domain.ballots.words import (
    UnknownWord,
    holds,
    is_han,
    normal,
    read_standing,
    read_vote,
    words,
)


class Role(StrEnum):
    """What a column of a table of votes may be for."""

    PERSON = "person"
    VOTER = "voter"
    BODY = "body"
    COUNTRY = "country"
    STATUS = "status"
    POST = "post"  # an office; whoever holds none is an ordinary member
    VOTE = "vote"
    REASONS = "reasons"
    EXPERTS = "experts"
    USED = "used"
    COUNT = "count"
    DATE = "date"
    COMMENTS = "comments"  # whether comments were sent: not reasons
    OTHER = "other"


VOTERS: Final = (Role.PERSON, Role.VOTER, Role.BODY, Role.COUNTRY)  # the most specific first
Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column is for what. `ticks` are columns headed by a vote, to be ticked or counted."""

    roles: dict[Role, tuple[int, ...]]
    ticks: dict[int, VoteValue]

    def first(self, *roles: Role) -> int | None:
        """Return the column of the first of some roles that the table has."""
        return next((self.roles[role][0] for role in roles if role in self.roles), None)

    @property
    def votes(self) -> bool:
        """Whether the table says how anybody voted."""
        return Role.VOTE in self.roles or bool(self.ticks)


def find_columns(headings: Sequence[str], rows: Sequence[Cells]) -> Columns:
    """Return what the columns of a table are for.

    The heading that fits a role best takes it, the leftmost among equals; adoption and use may
    both speak of use. A vote or status without a heading that is known is found by its cells.
    """
    ticks = _tick_columns(headings)
    named = {
        index: found
        for index, heading in enumerate(headings)
        if index not in ticks and (found := _role(heading)) is not None
    }
    roles: dict[Role, tuple[int, ...]] = {}
    for index, (role, _) in sorted(named.items(), key=lambda item: (-item[1][1], item[0])):
        if role not in roles or role is Role.USED:
            roles[role] = (*roles.get(role, ()), index)
    columns = Columns(roles, ticks)
    _settle_votes(columns, rows)
    _settle_experts(columns, rows)
    _settle_by_cells(columns, headings, rows)
    return columns


def _role(heading: str) -> tuple[Role, int] | None:
    """The role of a heading and how well it fits: wholly, else by its longest known phrase."""
    text = normal(heading)
    known = words().headings
    if text in known:
        return Role(known[text]), 1000
    fits = [phrase for phrase in known if len(phrase) > 1 and holds(text, phrase)]
    if not fits:
        return None
    longest = max(fits, key=lambda phrase: (_weight(phrase), phrase))
    return Role(known[longest]), _weight(longest)


def _weight(phrase: str) -> int:
    return len(phrase) * (3 if is_han(phrase) else 1)


def _tick_columns(headings: Sequence[str]) -> dict[int, VoteValue]:
    """The columns headed by votes, if there are at least two of different meaning.

    “No.” numbers the rows; so does a first column “No” where another column is for negatives.
    """
    found: dict[int, VoteValue] = {}
    for index, heading in enumerate(headings):
        word = len(normal(heading)) > 1 and not heading.strip().endswith(".")
        vote = read_vote(heading) if word else None
        if isinstance(vote, VoteValue):
            found[index] = vote
    if list(found.values()).count(found.get(0, VoteValue.APPROVE)) > 1:
        found.pop(0, None)
    return found if len({vote.stance for vote in found.values()}) > 1 else {}


def _settle_votes(columns: Columns, rows: Sequence[Cells]) -> None:
    """“Votes” may head numbers: then it is a count; and ticked columns leave no other vote."""
    index = columns.first(Role.VOTE)
    if index is None:
        return
    if _all_cells(rows, index, str.isdigit):
        del columns.roles[Role.VOTE]
        columns.roles.setdefault(Role.COUNT, (index,))
    elif columns.ticks and not _any_cell(rows, index, _is_vote):
        del columns.roles[Role.VOTE]
    else:
        columns.ticks.clear()


def _settle_experts(columns: Columns, rows: Sequence[Cells]) -> None:
    """A column “Expert” names the voters where nothing else does, and is not of numbers."""
    index = columns.first(Role.EXPERTS)
    if index is None or columns.first(*VOTERS) is not None:
        return
    if not _all_cells(rows, index, str.isdigit):
        columns.roles[Role.PERSON] = (index,)
        del columns.roles[Role.EXPERTS]


def _settle_by_cells(columns: Columns, headings: Sequence[str], rows: Sequence[Cells]) -> None:
    """Find the vote and the standing by their cells where no heading tells."""
    settled = {
        index
        for role, indexes in columns.roles.items()
        if role not in (Role.COMMENTS, Role.OTHER)
        for index in indexes
    }
    free = [i for i in range(len(headings)) if i not in settled and i not in columns.ticks]
    if not columns.votes:
        for index in free:
            if _all_cells(rows, index, _is_vote):
                columns.roles[Role.VOTE] = (index,)
                free.remove(index)
                break
    if columns.first(Role.STATUS, Role.POST) is None:
        for index in free:
            if _all_cells(rows, index, _is_standing) and _any_cell(rows, index, _is_membership):
                columns.roles[Role.STATUS] = (index,)
                break


def _is_vote(cell: str) -> bool:
    return len(normal(cell)) > 1 and isinstance(read_vote(cell), VoteValue)


def _is_standing(cell: str) -> bool:
    return not isinstance(read_standing(cell), UnknownWord)


def _is_membership(cell: str) -> bool:
    return read_standing(cell) in (Standing.P, Standing.O, Standing.MEMBER)


def _filled(rows: Sequence[Cells], index: int) -> list[str]:
    return [row[index].strip() for row in rows if index < len(row) and row[index].strip()]


def _any_cell(rows: Sequence[Cells], index: int, fits: Callable[[str], bool]) -> bool:
    return any(map(fits, _filled(rows, index)))


def _all_cells(rows: Sequence[Cells], index: int, fits: Callable[[str], bool]) -> bool:
    """Whether a column has cells with text, and all of those fit."""
    cells = _filled(rows, index)
    return bool(cells) and all(map(fits, cells))


def heading_row(rows: Sequence[Cells], within: int = 30) -> int | None:
    """Return the index of the row with the headings of a table of votes, or None."""
    for index, row in enumerate(rows[:within]):
        columns = find_columns(row, rows[index + 1 :])
        by_heading = {
            role for role in columns.roles if any(_is_known(row, i) for i in columns.roles[role])
        }
        if columns.votes and by_heading and (columns.ticks or Role.VOTE in by_heading):
            return index
    return None


def _is_known(row: Cells, index: int) -> bool:
    return _role(row[index]) is not None
