"""Which column of a comment table is what: by its heading, its content and its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.comments.bodies import EDITING_UNIT, read_id
from stdcommittee.domain.comments.order import Part, read_place
from stdcommittee.domain.comments.phrases import phrases, words_of_comments
from stdcommittee.domain.comments.vocabulary import read_disposition, read_types
from stdcommittee.exchange.columns import (
    MatchedColumn,
    MatchKind,
    bare_letters_of,
    letters_of,
    match_columns,
)

FORM_2012: Final = (
    "body",
    "line",
    "clause",
    "element",
    "type",
    "comment",
    "proposed_change",
    "observation",
)
FORM_2001: Final = (
    "body",
    "clause",
    "element",
    "type",
    "comment",
    "proposed_change",
    "observation",
)
OSD_FORM: Final = (
    "body",
    "line",
    "clause",
    "element",
    "type",
    "comment",
    "proposed_change",
    "observation",
    "number",
)
_FORMS_BY_WIDTH: Final = {7: FORM_2001, 8: FORM_2012}
_TEXTS: Final = frozenset(("comment", "proposed_change"))
_NEEDED: Final = frozenset(("body", "clause", "type", "comment", "proposed_change"))
_ENOUGH: Final = 3  # headings that must be known before a row is a heading row
_SURELY_ENOUGH: Final = 5  # however many others there are
_LONG: Final = 25
_LONGEST_HEADING: Final = 120
_NARROWEST: Final = 5
_HINT: Final = re.compile(r"\s*[(\uff08].*[)\uff09]\s*", re.DOTALL)
_LINE: Final = re.compile(r"[lL]?\.?\s*\d+(?:\s*[-\u2013,;&f]+\s*\d*)*")


@frozen
class CommentColumns:
    """The target of each column (None: not known to any form) and its heading."""

    targets: tuple[str | None, ...]
    headings: tuple[str, ...]
    guessed: bool = False  # by content or place rather than by headings

    def __contains__(self, target: str) -> bool:
        return target in self.targets


@cache
def heading_words() -> Mapping[str, tuple[str, ...]]:
    """Return the headings of comment tables, by target."""
    return {target: tuple(words) for target, words in words_of_comments()["columns"].items()}


@cache
def _known_letters() -> Mapping[str, str]:
    return {
        letters: target
        for target, words in heading_words().items()
        for word in words
        for letters in (bare_letters_of(word), letters_of(word))
        if letters
    }


def named_targets(cells: Sequence[str]) -> frozenset[str]:
    """Return the targets that some cells name as headings do."""
    known = _known_letters()
    found = set()
    for cell in cells:
        target = known.get(letters_of(cell)) or known.get(bare_letters_of(cell))
        if target is not None:
            found.add(target)
    return frozenset(found)


def is_heading(cells: Sequence[str]) -> bool:
    """Tell whether the filled cells of a row are headings of a comment table."""
    filled = [cell for cell in cells if cell and not cell.isspace()]
    if len(filled) < 2 or any(len(cell) > _LONGEST_HEADING for cell in filled):
        return False
    named = named_targets(filled)
    enough = min(max(min(_ENOUGH, len(filled)), len(filled) // 2), _SURELY_ENOUGH)
    return len(named) >= enough and bool(named & (_TEXTS | {"reason"}))


def is_numbering(cells: Sequence[str]) -> bool:
    """Tell whether a row only numbers the columns, as in the form of 2001: 1, 2, (3), 4, 5, (6)."""
    numbers = [cell.strip().strip("()") for cell in cells if cell.strip()]
    return len(numbers) >= 5 and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def is_hint(cells: Sequence[str]) -> bool:
    """Tell whether a row only tells how to fill in the columns: every cell is in brackets."""
    return len(cells) >= 2 and all(_HINT.fullmatch(cell) for cell in cells)


def columns_from_headings(
    headings: Sequence[str], samples: Sequence[Sequence[str]]
) -> CommentColumns:
    """Return the columns of a table whose headings stand above them."""
    mapping = match_columns(headings, heading_words(), samples, RECOGNISERS)
    targets = [_sure_target(column) for column in mapping.columns]
    if "comment" not in targets and "reason" in targets:
        targets[targets.index("reason")] = "comment"
    guessed = False
    if not {"observation", "status"} & set(targets) and _renamed_last(targets):
        targets[-1] = "observation"
        guessed = True
    return CommentColumns(tuple(targets), tuple(map(one_line, headings)), guessed)


def _sure_target(column: MatchedColumn) -> str | None:
    """Return what a column is, unless a heading that says something else only resembles it."""
    if column.how is MatchKind.CONTENT:
        return column.target if not letters_of(column.heading) else None
    return column.target if column.confident or column.target in _NEEDED else None


def _renamed_last(targets: Sequence[str | None]) -> bool:
    """Tell whether the last column is the secretariat's under a name of its own."""
    return (
        len(targets) >= len(FORM_2001)
        and targets[-1] is None
        and targets[-2] == "proposed_change"
        and {"body", "clause", "type", "comment"} <= set(targets)
    )


def columns_from_apart(
    headings: Sequence[str], width: int, samples: Sequence[Sequence[str]]
) -> CommentColumns | None:
    """Return the columns of a table whose headings stand elsewhere, such as in the page header.

    Where the numbers differ (an editor put a column in), the content tells which one is new, and
    whether the headings are this table's at all (else None).
    """
    if len(headings) == width:
        return columns_from_headings(headings, samples)
    apart = columns_from_headings(headings, ())
    places = align([target or "" for target in apart.targets], width, samples)
    targets = [None if place is None else apart.targets[place] for place in places]
    named = ["" if place is None else apart.headings[place] for place in places]
    if samples and not _plausible(targets, samples):
        return None
    return CommentColumns(tuple(targets), tuple(named), guessed=True)


def columns_from_content(width: int, samples: Sequence[Sequence[str]]) -> CommentColumns | None:
    """Return the columns of a table without headings, or None if it does not hold comments."""
    filled = [row for row in samples if any(cell.strip() for cell in row)]
    if width < _NARROWEST or not filled:
        return None
    form = _FORMS_BY_WIDTH.get(width, FORM_2012)
    if width == len(OSD_FORM) and all(
        row[-1].strip().isdigit() for row in filled if len(row) == width
    ):
        form = OSD_FORM
    places = align(form, width, filled)
    targets = tuple(None if place is None else form[place] for place in places)
    if not _plausible(targets, filled):
        return None
    return CommentColumns(targets, ("",) * width, guessed=True)


def _plausible(targets: Sequence[str | None], rows: Sequence[Sequence[str]]) -> bool:
    def share(target: str) -> int:
        if target not in targets:
            return 0
        index = targets.index(target)
        return sum(RECOGNISERS[target](row[index].strip()) for row in rows if index < len(row))

    some = max(1, len(rows) // 2)
    return share("comment") >= some and max(share("type"), share("body")) >= some


def align(form: Sequence[str], width: int, samples: Sequence[Sequence[str]]) -> list[int | None]:
    """Return for each of `width` columns its place in a form, order kept, by what fits best."""
    fits = [
        [_fit(target, [row[index] for row in samples if index < len(row)]) for target in form]
        for index in range(width)
    ]
    best: dict[tuple[int, int], tuple[int, list[int | None]]] = {}

    def solve(column: int, place: int) -> tuple[int, list[int | None]]:
        if column == width:
            return 0, []
        key = (column, place)
        if key not in best:
            options: list[tuple[int, list[int | None]]] = []
            for taken in range(place, len(form)):
                rest, tail = solve(column + 1, taken + 1)
                options.append((rest + fits[column][taken], [taken, *tail]))
            rest, tail = solve(column + 1, place)
            options.append((rest, [None, *tail]))
            best[key] = max(options, key=lambda option: option[0])
        return best[key]

    return solve(0, 0)[1]


def _fit(target: str, cells: Sequence[str]) -> int:
    """Return how well a column's cells fit a target, 1 to 101; an empty column fits a little."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    recogniser = RECOGNISERS.get(target)
    if not filled or recogniser is None:
        return 20 if target in {"line", "element", "observation", "proposed_change"} else 5
    return 1 + 100 * sum(map(recogniser, filled)) // len(filled)


def _is_body(cell: str) -> bool:
    parsed = read_id(cell)
    return len(cell) <= 60 and (
        parsed.confident or bool(parsed.body and parsed.number) or parsed.body == EDITING_UNIT
    )


def _is_clause(cell: str) -> bool:
    return len(cell) <= 60 and read_place(cell).part is not Part.OTHER


def _is_element(cell: str) -> bool:
    known = (phrases("elements"), phrases("ordinals"))
    return len(cell) <= 60 and (
        not cell.strip("-") or cell.isdigit() or any(words.opening(cell) for words in known)
    )


def _is_text(cell: str) -> bool:
    return len(cell) >= _LONG


def _is_answer(cell: str) -> bool:
    return read_disposition(cell) is not None or cell.startswith(("http://", "https://"))


RECOGNISERS: Final[Mapping[str, Callable[[str], bool]]] = {
    "number": lambda cell: cell.isdigit(),
    "body": _is_body,
    "line": lambda cell: _LINE.fullmatch(cell) is not None,
    "clause": _is_clause,
    "element": _is_element,
    "type": lambda cell: len(cell) <= 20 and bool(read_types(cell)),
    "comment": _is_text,
    "proposed_change": _is_text,
    "observation": _is_answer,
    "status": lambda cell: read_disposition(cell) is not None,
}


def one_line(heading: str) -> str:
    """Return a heading in one line."""
    return " ".join(heading.split())
