"""What can stand within a line: texts, emphasis, figure marks, links, page numbers, states."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Text
from stdcommittee.domain.charts.marks import Role


class State(StrEnum):
    """How far a duty or criterion is met; drawn as a shape, named by the word beside it."""

    MET = "met"  # ●
    PARTLY = "partly"  # ◐
    UNMET = "unmet"  # ○
    NONE = "none"  # —

    @property
    def role(self) -> Role:
        """The colour of the state."""
        return _ROLES[self]


_ROLES = {
    State.MET: Role.GOOD,
    State.PARTLY: Role.WARN,
    State.UNMET: Role.BAD,
    State.NONE: Role.TEXT,
}


@frozen
class Span:
    """A text that is emphatic, coloured, or in the sans within a serif text."""

    text: Text
    strong: bool = False
    colour: str | None = None  # a role of the palette
    sans: bool = False


@frozen
class Mark:
    """The mark of figure n: a raised [n] that leads to the entry with the records behind it."""

    number: int


@frozen
class Link:
    """A text that leads to the block with a key."""

    text: Text
    key: str


@frozen
class PageOf:
    """The page on which the block with a key stands, as in “page 9”, leading there."""

    key: str


@frozen
class Uses:
    """The pages on which figure n is used, each leading to the mark: the way back."""

    number: int


@frozen
class Status:
    """A state as shape and word."""

    state: State
    word: Text


Inline: TypeAlias = Text | Span | Mark | Link | PageOf | Uses | Status
Rich: TypeAlias = Inline | tuple[Inline, ...]


def entry_key(number: int) -> str:
    """Return the key of the annex entry of figure n, to which its marks lead."""
    return f"figure-{number}"


def use_key(number: int, page: int) -> str:
    """Return the key of the first mark of figure n on a page, to which its entry leads back."""
    return f"figure-{number}-page-{page}"
