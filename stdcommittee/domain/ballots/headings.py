"""Finds out what each column of a table of votes is for, by its heading and its cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Final

from stdcommittee.base.frozen import frozen
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
    PARTY = "party"
    BALLOT = "ballot"  # what the vote of this row is about, in a list of several ballots
    OTHER = "other"


VOTERS: Final = (Role.PERSON, Role.VOTER, Role.BODY, Role.COUNTRY)  # the most specific first
_WHOLLY: Final = 1000  # fits better than the longest phrase
_IDLE: Final = (Role.COMMENTS, Role.OTHER)  # what a column is headed whose cells may tell better
Cells = Sequence[str]


@frozen
class Columns:
    """Which column is for what. `ticks` are columns headed by a vote, to be ticked or counted."""

    roles: dict[Role, tuple[int, ...]]
    ticks: dict[int, VoteValue]

    def first(self, *roles: Role) -> int | None:
        """Return the column of the first of some roles that the table has."""
        return next((self.roles[role][0] for role in roles if role in self.roles), None)

    def has(self, index: int) -> bool:
        """Whether a column is for anything."""
        return index in self.ticks or any(index in indexes for indexes in self.roles.values())

    @property
    def votes(self) -> bool:
        """Whether the table says how anybody voted."""
        return Role.VOTE in self.roles or bool(self.ticks)


def find_columns(headings: Sequence[str], rows: Sequence[Cells]) -> Columns:
    """Return what the columns of a table are for.

    The heading that fits a role best stands first in it, the leftmost among equals; adoption and
    use may both speak of use. A vote or status without a known heading is found by its cells, and
    so are the voters where no heading is known at all.
    """
    ticks = _tick_columns(headings)
    named = {
        index: found
        for index, heading in enumerate(headings)
        if index not in ticks and (found := _role(heading)) is not None
    }
    roles: dict[Role, tuple[int, ...]] = {}
    for index, (role, _) in sorted(named.items(), key=lambda item: (-item[1][1], item[0])):
        roles[role] = (*roles.get(role, ()), index)
    columns = Columns(roles, ticks)
    entitled = roles.get(Role.VOTE, ())
    _settle_votes(columns, rows)
    _settle_experts(columns, rows)
    _settle_status(columns, rows)
    _settle_ballots(columns, rows, entitled)
    if not named and not ticks:
        _find_by_cells(columns, Role.VOTER, rows, _is_name)
    return columns


def choose_columns(columns: Columns, chosen: Mapping[int, str | None]) -> Columns:
    """Return the columns as a person set them: index → role, vote (a column to tick) or None."""
    roles = {
        role: kept
        for role, indexes in columns.roles.items()
        if (kept := tuple(index for index in indexes if index not in chosen))
    }
    ticks = {index: vote for index, vote in columns.ticks.items() if index not in chosen}
    for index, target in chosen.items():
        if target in set(VoteValue):
            ticks[index] = VoteValue(target)
        elif target is not None:
            role = Role(target)
            roles[role] = (index, *(roles.get(role, ()) if role is Role.USED else ()))
    return Columns(roles, ticks)


@lru_cache(maxsize=4096)
def _role(heading: str) -> tuple[Role, int] | None:
    """The role of a heading and how well it fits: wholly, else by its longest known phrase."""
    text = normal(heading)
    known = words().headings
    if text in known:
        return Role(known[text]), _WHOLLY
    fits = [
        phrase
        for phrase, role in known.items()
        if len(phrase) > 1 and role != Role.BALLOT and holds(text, phrase)
    ]
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
    """“Votes” may head numbers: beside another column that tells the votes it is a count."""
    named = columns.roles.pop(Role.VOTE, ())
    numbers = [index for index in named if _all_cells(rows, index, str.isdigit)]
    others = _fitting_first([i for i in named if i not in numbers], rows, _is_vote)
    if columns.ticks and not any(_any_cell(rows, index, _is_vote) for index in others):
        others = []
    elif others:
        columns.ticks.clear()
    if others:
        columns.roles[Role.VOTE] = tuple(others)
    elif not columns.ticks:
        _find_by_cells(columns, Role.VOTE, rows, _is_vote)
    if numbers and columns.votes:
        columns.roles.setdefault(Role.COUNT, tuple(numbers))
    elif numbers:
        columns.roles[Role.VOTE] = tuple(numbers)


def _settle_experts(columns: Columns, rows: Sequence[Cells]) -> None:
    """A column “Expert” names the voters where nothing else does, and is not of numbers."""
    index = columns.first(Role.EXPERTS)
    if index is None or columns.first(*VOTERS) is not None or not _filled(rows, index):
        return
    if not _all_cells(rows, index, str.isdigit):
        columns.roles[Role.PERSON] = columns.roles.pop(Role.EXPERTS)


def _settle_status(columns: Columns, rows: Sequence[Cells]) -> None:
    """A column of standings needs no heading, if it tells members at all."""
    if Role.STATUS in columns.roles:
        named = columns.roles[Role.STATUS]
        columns.roles[Role.STATUS] = tuple(_fitting_first(named, rows, _is_membership))
    elif Role.POST not in columns.roles:
        _find_by_cells(columns, Role.STATUS, rows, _is_standing, _is_membership)


def _settle_ballots(columns: Columns, rows: Sequence[Cells], entitled: Sequence[int]) -> None:
    """A column tells ballots apart if its texts repeat; one headed “Ballot” need not hold votes."""
    named = columns.roles.pop(Role.BALLOT, ())
    votes = columns.roles.get(Role.VOTE, ())
    unlike = [
        index
        for index in entitled
        if (index in votes[1:] or not columns.has(index)) and not _any_cell(rows, index, _is_answer)
    ]
    found = tuple(i for i in (*named, *unlike) if len(set(filled_down(rows, i))) < len(rows))
    if found:
        columns.roles[Role.BALLOT] = found
        columns.roles[Role.VOTE] = tuple(i for i in votes if i not in found)
        if not columns.roles[Role.VOTE]:
            del columns.roles[Role.VOTE]


def filled_down(rows: Sequence[Cells], index: int) -> list[str]:
    """Return the texts of a column; an empty cell repeats what stands above it."""
    found: list[str] = []
    for row in rows:
        text = row[index].strip() if index < len(row) else ""
        found.append(text or (found[-1] if found else ""))
    return found


def _is_answer(cell: str) -> bool:
    return not isinstance(read_vote(cell), UnknownWord)


def _fitting_first(
    indexes: Sequence[int], rows: Sequence[Cells], fits: Callable[[str], bool]
) -> list[int]:
    """Put the columns that hold what their heading promises before those that do not."""
    return sorted(indexes, key=lambda index: not _any_cell(rows, index, fits))


def _find_by_cells(
    columns: Columns,
    role: Role,
    rows: Sequence[Cells],
    every: Callable[[str], bool],
    some: Callable[[str], bool] = bool,
) -> None:
    """Give a role to the first free column whose cells all fit, and some of them well."""
    taken = {
        index for known, indexes in columns.roles.items() if known not in _IDLE for index in indexes
    }
    for index in range(max(map(len, rows), default=0)):
        free = index not in taken and index not in columns.ticks
        if free and _all_cells(rows, index, every) and _any_cell(rows, index, some):
            columns.roles[role] = (index,)
            return


def rivals(columns: Columns, role: Role, rows: Sequence[Cells]) -> tuple[int, ...]:
    """Return the columns that might as well be the vote or status as the one that is taken."""
    fits = _is_vote if role is Role.VOTE else _is_membership
    return tuple(index for index in columns.roles.get(role, ())[1:] if _any_cell(rows, index, fits))


def _is_vote(cell: str) -> bool:
    return len(normal(cell)) > 1 and isinstance(read_vote(cell), VoteValue)


def _is_name(cell: str) -> bool:
    return len(normal(cell)) > 1 and any(map(str.isalpha, cell)) and not _is_vote(cell)


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
    """Return the index of the row with the headings of a table of votes, or None.

    A title above the table may speak of votes too: headings are several, or exactly a known word.
    “Ballot” with what is voted on beside it is a caption, if headings follow below.
    """
    captioned: int | None = None
    for index, row in enumerate(rows[:within]):
        ticks = _tick_columns(row)
        fits = [found for cell in row if (found := _role(cell)) is not None]
        votes = [fit for role, fit in fits if role is Role.VOTE]
        if ticks or (votes and (len(fits) > 1 or max(votes) == _WHOLLY)):
            if ticks or len(fits) > 1 or sum(bool(cell.strip()) for cell in row) == 1:
                return index
            captioned = index if captioned is None else captioned
    return captioned


def joined_headings(above: Sequence[str], below: Sequence[str]) -> list[str] | None:
    """Return the headings of two rows as one, or None where the second is no row of headings.

    A second row splits headings (“Vote” over “Yes”, “No”, “Abstain”) or completes them (“status”
    below an empty cell): each of its texts is a known heading, a vote, or that of the cell above.
    """
    ticks = _tick_columns(below)
    completes = False
    for index, cell in enumerate(below):
        text, over = normal(cell), normal(above[index]) if index < len(above) else ""
        if not text or text == over or index in ticks:
            continue
        if words().headings.get(text) is None:
            return None
        completes |= not over and not isinstance(read_vote(cell), VoteValue)
    if not ticks and not completes:
        return None
    width = max(len(above), len(below))
    pairs = zip(*(list(row) + [""] * (width - len(row)) for row in (above, below)), strict=True)
    return [_joined(*pair, tick=index in ticks) for index, pair in enumerate(pairs)]


def _joined(over: str, under: str, *, tick: bool) -> str:
    if tick or not over.strip():
        return under
    both = f"{over} {under}".strip()
    return both if normal(both) in words().headings else over
