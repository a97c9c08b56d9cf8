"""The clause tree of a round: how many comments each part of a document has, and how many are open.

Parts of the document come in its order; clauses and annexes have their subclauses of one level
below them, deeper ones are counted there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.domain.comments.order import Part, Place, read_place
from stdcommittee.domain.comments.records import Comment

_NAMES: Final = {
    Part.GENERAL: N_("Whole document"),
    Part.COVER: N_("Cover"),
    Part.CONTENTS: N_("Contents"),
    Part.FOREWORD: N_("Foreword"),
    Part.INTRODUCTION: N_("Introduction"),
    Part.BIBLIOGRAPHY: N_("Bibliography"),
    Part.INDEX: N_("Index"),
    Part.TABLE: N_("Tables"),
    Part.FIGURE: N_("Figures"),
    Part.FORMULA: N_("Formulae"),
    Part.PAGE: N_("Pages and lines"),
    Part.OTHER: N_("Elsewhere"),
}


@frozen
class Chapter:
    """A part of the document with the comments on it and on what is below it.

    `first` is the id of its first comment, `undecided` how many have no final answer.
    """

    label: Text
    first: int
    total: int
    undecided: int
    below: tuple[Chapter, ...] = ()


def decided(comment: Comment) -> bool:
    """Tell whether a comment has a final answer."""
    return comment.disposition is not None and comment.disposition.settled


def outline(comments: Iterable[Comment]) -> tuple[Chapter, ...]:
    """Return the clause tree of comments that come in document order."""
    tops: dict[tuple[Part, str], list[tuple[str, Comment]]] = {}
    for comment in comments:
        place = read_place(comment.clause)
        top, sub = _place(place)
        tops.setdefault((place.part, top), []).append((sub, comment))
    return tuple(_chapter(_label(part, top), members) for (part, top), members in tops.items())


def _chapter(label: Text, members: Sequence[tuple[str, Comment]]) -> Chapter:
    groups: dict[str, list[tuple[str, Comment]]] = {}
    for sub, comment in members:
        if sub:
            groups.setdefault(sub, []).append(("", comment))
    return Chapter(
        label,
        members[0][1].id,
        len(members),
        sum(not decided(comment) for _, comment in members),
        tuple(_chapter(sub, inner) for sub, inner in groups.items()),
    )


def _place(place: Place) -> tuple[str, str]:
    """Return the number of the chapter and of the subclause that a place belongs to."""
    match place.part:
        case Part.CLAUSE if place.path:
            top = str(place.path[0])
            return top, f"{top}.{place.path[1]}" if len(place.path) > 1 else ""
        case Part.ANNEX:
            return place.annex, f"{place.annex}.{place.path[0]}" if place.path else ""
        case _:
            return "", ""


def _label(part: Part, top: str) -> Text:
    if part is Part.ANNEX:
        return Message("Annex {letter}", letter=top)
    return top if part is Part.CLAUSE else Message(_NAMES[part])
