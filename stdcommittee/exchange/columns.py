"""Columns matched by what their headings mean, in any language and order, and by their content."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.exchange.tabular.model import Row

SEARCHED_ROWS: Final = 15
_SIMILAR: Final = 82  # of 100: below it two headings are different words
_SURELY_SIMILAR: Final = 93
_CONTENT_SHARE: Final = 60  # per cent of the filled cells that must look like the target
_BRACKETED: Final = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|<[^<>]*>|\u3010[^\u3011]*\u3011|\u3014[^\u3015]*\u3015"
)
_TIE: Final = 1 << 20
_FAR: Final = 1 << 80
_NAMED: Final = 3_000_000
_OWN_NAME: Final = 50  # half of what matching content weighs

Recogniser = Callable[[str], bool]


class MatchKind(StrEnum):
    """Why a column was taken for what it is."""

    EXACT = "exact"  # headed by the name of the target itself
    SYNONYM = "synonym"
    SIMILAR = "similar"
    CONTENT = "content"
    CHOSEN = "chosen"  # by the user
    NONE = "none"


@frozen
class MatchedColumn:
    """One column of a file and the field it fills, if any."""

    index: int
    heading: str
    target: str | None = None
    how: MatchKind = MatchKind.NONE
    confident: bool = False


@frozen
class ColumnMapping:
    """What each column of a table is."""

    columns: tuple[MatchedColumn, ...]

    def index_of(self, target: str) -> int | None:
        """Return the column that fills a target, or None."""
        return next((c.index for c in self.columns if c.target == target), None)

    @property
    def targets(self) -> dict[str, int]:
        """The targets that have a column, with its index."""
        return {c.target: c.index for c in self.columns if c.target is not None}

    @property
    def unmatched(self) -> tuple[MatchedColumn, ...]:
        """The columns that fill nothing."""
        return tuple(column for column in self.columns if column.target is None)

    def picker(self) -> Callable[[Row], dict[str, str]]:
        """Return a function that gives a row's filled cells by target, without white space."""
        pairs = tuple(self.targets.items())

        def pick(row: Row) -> dict[str, str]:
            cells = row.cells
            width = len(cells)
            return {
                target: text
                for target, index in pairs
                if index < width and (text := cells[index].strip())
            }

        return pick

    def with_target(self, index: int, target: str | None) -> ColumnMapping:
        """Return the mapping after the user said what a column is; another column loses it."""
        changed = []
        for column in self.columns:
            if column.index == index:
                how = MatchKind.CHOSEN if target is not None else MatchKind.NONE
                changed.append(replace(column, target=target, how=how, confident=True))
            elif target is not None and column.target == target:
                changed.append(replace(column, target=None, how=MatchKind.NONE, confident=False))
            else:
                changed.append(column)
        return ColumnMapping(tuple(changed))


def match_columns(
    headings: Sequence[str],
    targets: Mapping[str, Sequence[str]],
    samples: Sequence[Sequence[str]] = (),
    recognisers: Mapping[str, Recogniser] | None = None,
) -> ColumnMapping:
    """Return the best one-to-one assignment of columns to targets.

    Args:
        headings: the column headings, as they stand in the file.
        targets: field → its names in files, in any language.
        samples: some data rows; they decide between equal headings and speak for columns whose
            heading says nothing.
        recognisers: field → whether a filled cell looks like one of its values.
    """
    names = list(targets)
    known = [_Target(name, targets[name]) for name in names]
    found = [[target.compare(heading) for target in known] for heading in headings]
    shares = _content_shares(len(headings), names, samples, recognisers or {})
    weights = [
        [_weight(how, score, shares[row][column]) for column, (how, score) in enumerate(line)]
        for row, line in enumerate(found)
    ]
    chosen = assign(weights)
    return ColumnMapping(
        tuple(
            _column(index, heading, chosen[index], names, found[index], shares[index])
            for index, heading in enumerate(headings)
        )
    )


def find_heading_row(rows: Sequence[Row], targets: Mapping[str, Sequence[str]]) -> int | None:
    """Return the index of the row that names the most targets, or None where no row names two.

    Titles, dates and empty rows may stand above it. In a table of one column one name is enough.
    """
    known = [_Target(name, targets[name]) for name in targets]
    best, best_score = None, 0
    for index, row in enumerate(rows[:SEARCHED_ROWS]):
        filled = [cell for cell in row.cells if cell.strip()]
        named = {
            position
            for cell in filled
            for position, target in enumerate(known)
            if target.compare(cell)[0] in {MatchKind.EXACT, MatchKind.SYNONYM}
        }
        enough = (
            2 if max((len(other.cells) for other in rows[:SEARCHED_ROWS]), default=0) > 1 else 1
        )
        score = len(named) * 100 - abs(len(filled) - len(named))
        if min(len(named), len(filled)) >= enough and score > best_score:
            best, best_score = index, score
    return best


@lru_cache(maxsize=8192)
def letters_of(heading: str) -> str:
    """Return the letters of a heading alone: no case, signs, digits, spaces or width variants."""
    folded = unicodedata.normalize("NFKC", heading).casefold()
    return "".join(sign for sign in folded if sign.isalpha())


@lru_cache(maxsize=8192)
def bare_letters_of(heading: str) -> str:
    """Return the letters of a heading without what stands in brackets."""
    return letters_of(_BRACKETED.sub("", unicodedata.normalize("NFKC", heading)))


class _Target:
    """A field and the letters of its names."""

    def __init__(self, name: str, synonyms: Sequence[str]) -> None:
        self.own = letters_of(name)
        self.names = {letters_of(synonym) for synonym in synonyms} - {""}
        self.everything = (self.own, *sorted(self.names))
        self.bare = {bare_letters_of(synonym) for synonym in synonyms} - {""}

    def compare(self, heading: str) -> tuple[MatchKind, int]:
        """Return how a heading names this target, and how well (0 to 100)."""
        full, bare = letters_of(heading), bare_letters_of(heading)
        if not full:
            return MatchKind.NONE, 0
        if full == self.own:
            return MatchKind.EXACT, 100
        if full in self.names:
            return MatchKind.SYNONYM, 100
        if bare and (bare == self.own or bare in self.names or bare in self.bare):
            return MatchKind.SYNONYM, 90
        return self._similarity(bare or full)

    def _similarity(self, letters: str) -> tuple[MatchKind, int]:
        best = _closest(letters, self.everything)
        return (MatchKind.SIMILAR, best) if best >= _SIMILAR else (MatchKind.NONE, 0)


@lru_cache(maxsize=8192)
def _closest(letters: str, names: tuple[str, ...]) -> int:
    from rapidfuzz import fuzz

    return max(max(int(fuzz.ratio(letters, name)), _containment(letters, name)) for name in names)


def _containment(letters: str, name: str) -> int:
    """Rate a heading that holds a name, or is held by one, by how much of it that is."""
    short, long = sorted((letters, name), key=len)
    needed = 4 if short.isascii() else 2
    if len(short) < needed or not (long.startswith(short) or long.endswith(short)):
        return 0
    return 80 + 10 * len(short) // len(long)


def _weight(how: MatchKind, score: int, share: int) -> int:
    """Weigh a match: named before similar before content; content settles what is otherwise equal.

    A heading that names a target must never be given up for several similar ones, nor those for
    content, so that each kind outweighs all columns of the next.
    """
    match how:
        case MatchKind.NONE:
            return share if share >= _CONTENT_SHARE else 0
        case MatchKind.SIMILAR:
            return score * 1_000 + share
        case _:
            return _NAMED + score * 1_000 + share + (_OWN_NAME if how is MatchKind.EXACT else 0)


def _content_shares(
    width: int,
    names: Sequence[str],
    samples: Sequence[Sequence[str]],
    recognisers: Mapping[str, Recogniser],
) -> list[list[int]]:
    """Return for each column and target the share of filled cells that look like it, per cent."""
    shares = [[0] * len(names) for _ in range(width)]
    for index in range(width):
        cells = [row[index].strip() for row in samples if index < len(row)]
        filled = [cell for cell in cells if cell]
        for position, name in enumerate(names):
            recogniser = recognisers.get(name)
            if recogniser is not None and filled:
                shares[index][position] = 100 * sum(map(recogniser, filled)) // len(filled)
    return shares


def _column(
    index: int,
    heading: str,
    chosen: int | None,
    names: Sequence[str],
    found: Sequence[tuple[MatchKind, int]],
    shares: Sequence[int],
) -> MatchedColumn:
    if chosen is None:
        return MatchedColumn(index, heading)
    how, score = found[chosen]
    if how is MatchKind.NONE:
        rival = max((share for place, share in enumerate(shares) if place != chosen), default=0)
        sure = shares[chosen] == 100 and rival < _CONTENT_SHARE
        return MatchedColumn(index, heading, names[chosen], MatchKind.CONTENT, sure)
    sure = how is not MatchKind.SIMILAR or score >= _SURELY_SIMILAR
    return MatchedColumn(index, heading, names[chosen], how, sure)


def assign(weights: Sequence[Sequence[int]]) -> list[int | None]:
    """Return for each row the column it is given so that the sum of weights is the largest.

    A weight of 0 or less is no match. Between equals the earlier row wins.
    """
    found: list[int | None] = [None] * len(weights)
    width = len(weights[0]) if weights else 0
    rows = [row for row, line in enumerate(weights) if any(weight > 0 for weight in line)]
    columns = [c for c in range(width) if any(weights[row][c] > 0 for row in rows)]
    gains = [
        [max(0, weights[row][c]) * _TIE - place for c in columns] for place, row in enumerate(rows)
    ]
    if len(rows) <= len(columns):
        pairs = [(row, column) for column, row in _best_pairs(gains)]
    else:
        pairs = _best_pairs([list(line) for line in zip(*gains, strict=True)])
    for row, column in pairs:
        if weights[rows[row]][columns[column]] > 0:
            found[rows[row]] = columns[column]
    return found


def _best_pairs(gains: list[list[int]]) -> list[tuple[int, int]]:
    """Return (column, row) for every row of a table that has at least as many columns as rows.

    The Hungarian method with potentials: rows are placed one by one, each along the cheapest path
    of re-placements.
    """
    rows, columns = len(gains), len(gains[0]) if gains else 0
    row_price, column_price = [0] * rows, [0] * columns
    owner: list[int | None] = [None] * columns
    for start in range(rows):
        slack = [_FAR] * columns
        came_from: list[int | None] = [None] * columns
        reached: list[int] = []
        here: int | None = None  # the column reached last; None stands for the row being placed
        row: int | None = start
        while row is not None:
            for column in set(range(columns)) - set(reached):
                rest = -gains[row][column] - row_price[row] - column_price[column]
                if rest < slack[column]:
                    slack[column], came_from[column] = rest, here
            nearest = min(set(range(columns)) - set(reached), key=lambda c: (slack[c], c))
            step = slack[nearest]
            row_price[start] += step
            for column in range(columns):
                slack[column] -= step
            for column in reached:
                row_price[owner[column]] += step  # type: ignore[index]
                column_price[column] -= step
            here = nearest
            row = owner[here]
            reached.append(here)
        while here is not None:
            before = came_from[here]
            owner[here] = start if before is None else owner[before]
            here = before
    return [(column, row) for column, row in enumerate(owner) if row is not None]
