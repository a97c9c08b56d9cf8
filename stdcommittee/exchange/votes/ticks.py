"""Which of the votes printed on a sheet is ticked, however the box and the tick are made."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.patterns import pattern
from stdcommittee.base.vocabulary import vocabulary
from stdcommittee.domain.ballots.headings import VOTERS, Role
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.domain.ballots.words import normal, words
from stdcommittee.exchange.tabular.forms import EMPTY, TICKED, FormCell, FormLine

_BRACKETS: Final = pattern(
    r"[\[(\uff08\u3010\u3014\uff3b]\s{0,6}(\S?)\s{0,6}[\])\uff09\u3011\u3015\uff3d]"
)
_IN_BRACKETS: Final = pattern(r"[(\uff08][^()\uff08\uff09]*[)\uff09]")
_EDGES: Final = ' \t\u3000,.;:\uff0c\u3002\uff1b\uff1a\u3001\u201c\u201d"'
CROSS: Final = "\N{BALLOT X}"
_STROKE: Final = "\N{COMBINING LONG STROKE OVERLAY}"
STRUCK_TICK: Final = EMPTY + _STROKE
STRUCK_WORDS: Final = "\N{LOWER ONE EIGHTH BLOCK}" * 2  # a rule: where nothing is written


class Mark(StrEnum):
    """The state of the box of one printed vote."""

    TICKED = "ticked"
    EMPTY = "empty"
    CROSSED = "crossed"  # “no” to some, a tick to others
    UNCLEAR = "unclear"


@frozen
class Option:
    """One vote that is printed on a sheet, and its box; `line` is where it stands."""

    vote: VoteValue
    mark: Mark
    line: int


@cache
def _signs() -> dict[str, str]:
    marks = vocabulary("sheets")["marks"]
    return {
        **dict.fromkeys(marks["tick"], TICKED),
        **dict.fromkeys(marks["cross"], CROSS),
        **dict.fromkeys(marks["box"], EMPTY),
    }


def printed_vote(text: str) -> VoteValue | None:
    """Return the vote that a printed label names, None for any other text."""
    label = text.strip(_EDGES)
    if len(label) < 2:
        return None
    known = words().votes
    whole = known.get(normal(label))
    return whole or known.get(normal(_IN_BRACKETS.sub("", label)))


def options_of(lines: Sequence[FormLine]) -> list[Option]:
    """Return the votes printed on a sheet with their boxes, in their order.

    A box stands before its vote or behind it on a line, or in the cell beside or below it.
    """
    found: list[Option] = []
    for number, line in enumerate(lines):
        for cell in line.cells:
            for text in cell.text.split("\n"):
                found += [Option(vote, mark, number) for vote, mark in _on_line(text)]
    return sorted([*found, *_in_cells(lines)], key=lambda option: option.line)


def ticked_words(text: str) -> list[str] | None:
    """Return the words of a value whose box, before them, is ticked; None where it has no boxes."""
    pieces = _pieces(_with_signs(text.replace("\n", " ")))
    if not any(piece in (TICKED, EMPTY) for piece in pieces):
        return None
    runs = _runs(pieces)
    pairs = itertools.pairwise(runs)
    return [label.strip(_EDGES) for (_, signs, _), (label, _, _) in pairs if TICKED in signs]


def is_tick(text: str) -> bool:
    """Tell whether a text is nothing but a tick, or a letter that is used as one."""
    bare = text.strip()
    sign = _with_signs(bare)
    return sign == TICKED or bare in words().marks["ticked"]


def has_strokes(lines: Sequence[FormLine]) -> bool:
    """Tell whether a tick is struck through, or the words beside a box."""
    for line in lines:
        text = line.text
        if STRUCK_TICK in text:
            return True
        if STRUCK_WORDS in text and any(sign in (TICKED, EMPTY) for sign in _with_signs(text)):
            return True
    return False


def is_list_of_voters(lines: Sequence[FormLine]) -> bool:
    """Tell whether votes head columns beside a column of voters: a list, no sheet of one voter."""
    for line in lines:
        texts = [cell.text for cell in line.cells]
        votes = sum(1 for text in texts if printed_vote(text) is not None)
        if votes > 1 and any(words().headings.get(_heading(text)) in VOTERS for text in texts):
            return True
        roles = {words().headings.get(_heading(text)) for text in texts}
        if Role.VOTE in roles and roles & set(VOTERS) and len(texts) > 3 and line.table:
            return True
    return False


def _heading(text: str) -> str:
    return normal(text) if len(text) < 40 else ""


def _on_line(text: str) -> Iterator[tuple[VoteValue, Mark]]:
    pieces = _pieces(_with_signs(text))
    if not any(piece in (TICKED, EMPTY, CROSS) for piece in pieces):
        return
    head = next(i for i, piece in enumerate(pieces) if piece in (TICKED, EMPTY, CROSS))
    if head and printed_vote(_tail(pieces[head - 1])) is not None:
        yield from _boxes_behind(pieces)
    else:
        yield from _boxes_before(pieces[head:])


def _with_signs(text: str) -> str:
    """Return a line with one sign for each box; brackets around nothing or a tick are boxes."""
    letters = vocabulary("sheets")["marks"]["letter"]

    def boxed(match: re.Match[str]) -> str:
        inside = match[1]
        if not inside:
            return EMPTY
        return TICKED if inside in letters else _signs().get(inside, match[0])

    bare = text.replace(_STROKE, "")
    return "".join(_signs().get(sign, sign) for sign in _BRACKETS.sub(boxed, bare))


def _pieces(text: str) -> list[str]:
    """Part a line into signs and the texts between them; blank texts stay where signs touch."""
    found: list[str] = []
    start = 0
    for place, sign in enumerate(text):
        if sign in (TICKED, EMPTY, CROSS):
            if place > start:
                found.append(text[start:place])
            found.append(sign)
            start = place + 1
    if start < len(text):
        found.append(text[start:])
    return found


def _tail(text: str) -> str:
    """What follows the last colon: “Vote: approve” heads its box by the vote alone."""
    return text.replace("\uff1a", ":").rpartition(":")[2]


def _runs(pieces: Sequence[str]) -> list[tuple[str, list[str], bool]]:
    """Return label, the signs behind it, and whether the first of them touches the label."""
    runs: list[tuple[str, list[str], bool]] = [("", [], False)]
    for piece in pieces:
        if piece in (TICKED, EMPTY, CROSS):
            runs[-1][1].append(piece)
        elif piece.strip():
            runs.append((piece, [], not piece[-1].isspace()))
        elif runs[-1][1]:
            runs[-1][1].append(" ")
    return runs


def _boxes_before(pieces: Sequence[str]) -> Iterator[tuple[VoteValue, Mark]]:
    runs = _runs(pieces)
    for place, (label, behind, touches) in enumerate(runs[1:], 1):
        vote = printed_vote(label)
        if vote is None:
            continue
        before = runs[place - 1][1]
        own = _own(before, first=place == 1, touched=runs[place - 1][2])
        mark = _state(own)
        closing = TICKED in behind and touches
        reaches = _reaches_back(behind, touches=touches) and mark is not Mark.UNCLEAR
        if closing if place == len(runs) - 1 else reaches:
            mark = Mark.TICKED
        yield vote, mark


def _own(signs: Sequence[str], *, first: bool, touched: bool) -> list[str] | None:
    """The signs that belong to the vote behind them; None where a tick may belong to either."""
    bare = [sign for sign in signs if sign != " "]
    if first or len(bare) < 2 or bare[0] != TICKED:
        return bare
    if EMPTY not in bare[1:]:
        return bare
    if touched and signs[1:2] == [" "]:
        return bare[1:]  # the tick closes the vote before
    return bare if not touched and " " not in signs else None


def _reaches_back(signs: Sequence[str], *, touches: bool) -> bool:
    """Whether the first sign behind a vote is its own tick, apart from the next vote's box."""
    bare = [sign for sign in signs if sign != " "]
    return touches and len(bare) > 1 and bare[0] == TICKED and signs[1:2] == [" "]


def _boxes_behind(pieces: Sequence[str]) -> Iterator[tuple[VoteValue, Mark]]:
    for label, signs, _ in _runs(pieces)[1:]:
        vote = printed_vote(_tail(label))
        if vote is not None:
            yield vote, _state([sign for sign in signs if sign != " "])


def _state(signs: Sequence[str] | None) -> Mark:
    if signs is None:
        return Mark.UNCLEAR
    if TICKED in signs:
        return Mark.TICKED
    return Mark.CROSSED if CROSS in signs else Mark.EMPTY


def _in_cells(lines: Sequence[FormLine]) -> Iterator[Option]:
    """The votes that are cells of their own, with the cells that hold their ticks."""
    placed: list[tuple[VoteValue, int, str | None]] = []
    for number, line in enumerate(lines):
        if not line.table:
            continue
        votes = {i: v for i, c in enumerate(line.cells) if (v := _alone(c.text)) is not None}
        boxes = _beside(line, votes) or _below(lines, number, votes) or _left(line, votes)
        placed += [(vote, number, boxes.get(i)) for i, vote in votes.items()]
    if len(placed) == 1 and placed[0][2] is None:
        return  # a vote that is written out, and no choice among several
    ring_stands_alone = sum(1 for _, _, text in placed if text) == 1
    for vote, number, text in placed:
        yield Option(vote, _lone(text, vote, ring_counts=ring_stands_alone), number)


def _alone(text: str) -> VoteValue | None:
    """A vote in a cell that has no box of its own."""
    if any(sign in _signs() or sign in (TICKED, EMPTY) for sign in _with_signs(text)):
        return None
    return printed_vote(text)


def _beside(line: FormLine, votes: dict[int, VoteValue]) -> dict[int, str]:
    texts = {i: line.cells[i + 1].text for i in votes if i + 1 < len(line.cells)}
    fits = len(texts) == len(votes) and all(i + 1 not in votes for i in votes)
    return texts if votes and fits and all(map(_may_be_box, texts.values())) else {}


def _below(lines: Sequence[FormLine], number: int, votes: dict[int, VoteValue]) -> dict[int, str]:
    following = lines[number + 1] if number + 1 < len(lines) else None
    line = lines[number]
    if len(votes) < 2 or following is None or following.table != line.table:
        return {}
    found: dict[int, str] = {}
    for index in votes:
        label = line.cells[index]
        text = next((c.text for c in following.cells if _overlap(c, label)), "")
        found[index] = text
    return found if all(_may_be_box(text) for text in found.values()) else {}


def _left(line: FormLine, votes: dict[int, VoteValue]) -> dict[int, str]:
    texts = {i: line.cells[i - 1].text for i in votes if i and i - 1 not in votes}
    return {i: text for i, text in texts.items() if text.strip() and _may_be_box(text)}


def _overlap(one: FormCell, other: FormCell) -> bool:
    return one.start < other.start + other.span and other.start < one.start + one.span


def _may_be_box(text: str) -> bool:
    plain = text.strip()
    return (
        len(_with_signs(plain)) <= 1
        or plain in words().marks["ticked"]
        or _alone(plain) is not None
    )


def _lone(text: str | None, vote: VoteValue, *, ring_counts: bool) -> Mark:
    plain = (text or "").strip()
    if not plain:
        return Mark.EMPTY
    if plain in words().marks["ring"]:
        return Mark.TICKED if ring_counts else Mark.EMPTY
    sign = _with_signs(plain)
    if sign == EMPTY:
        return Mark.EMPTY
    if sign == CROSS:
        return Mark.CROSSED
    if sign == TICKED or plain in words().marks["ticked"] or printed_vote(plain) is vote:
        return Mark.TICKED
    return Mark.UNCLEAR
