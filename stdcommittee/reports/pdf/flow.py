"""Putting strips on pages: what stays together, what is repeated where a table breaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from stdcommittee.reports.pdf.setting import Places, Setting
from stdcommittee.reports.pdf.styles import BOTTOM, TOP

if TYPE_CHECKING:
    from stdcommittee.reports.pdf.pen import Pen


_CLOSE = 1.0  # space behind a tight strip


class Strip:
    """A band across the page that is not broken."""

    height: float = 0.0
    before: float = 0.0  # space above, dropped at the top of a page
    tight: bool = False  # what follows comes close
    keep: bool = False  # stays on one page with the next strip
    new_page: bool = False  # begins a page
    whole: bool = False  # is a page of its own, without head
    anchors: tuple[str, ...] = ()  # keys that lead here
    marks: tuple[int, ...] = ()  # figures that it refers to
    repeat: Repeat | None = None  # what goes on after a break

    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Draw the strip with its upper left corner at (x, top)."""
        raise NotImplementedError


class Repeat(Protocol):
    """What a table puts at a page break: an end before it, its head again behind it."""

    closing_height: float

    def closing(self, following: Strip, page: int) -> Strip:
        """Return the end on the page that is left, when `following` goes on `page`."""
        ...

    def opening(self) -> Sequence[Strip]:
        """Return what stands above the rows on the next page."""
        ...


class Block(Protocol):
    """Part of a document that becomes strips."""

    def strips(self, width: float, setting: Setting) -> list[Strip]:
        """Lay the block out in a width; the strips follow each other downwards."""
        ...


class Page:
    """A finished page: its strips and the y of their upper edges."""

    def __init__(self) -> None:
        self.strips: list[tuple[Strip, float]] = []

    @property
    def whole(self) -> bool:
        """Whether the page has no page head: a cover."""
        return bool(self.strips) and self.strips[0][0].whole


class _Composer:
    """Fills one page after another."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.turn()

    def turn(self) -> None:
        self.page = Page()
        self.pages.append(self.page)
        self.y = TOP

    @property
    def last(self) -> Strip | None:
        return self.page.strips[-1][0] if self.page.strips else None

    @property
    def empty(self) -> bool:
        return not self.page.strips

    def needs(self, unit: Sequence[Strip]) -> float:
        """Return the height that strips need here, with the end of a table that might break."""
        last, height = self.last, 0.0
        for strip in unit:
            height += _gap(last, strip) + strip.height
            last = strip
        ending = unit[-1].repeat
        return height + (ending.closing_height if ending else 0.0)

    def fits(self, unit: Sequence[Strip]) -> bool:
        return self.y - self.needs(unit) >= BOTTOM - 0.01

    def put(self, strip: Strip) -> None:
        self.y -= _gap(self.last, strip)
        self.page.strips.append((strip, self.y))
        self.y -= strip.height

    def leave(self, following: Strip) -> None:
        """Go to the next page, closing and reopening a table that goes on there."""
        last = self.page.strips[-1][0]
        table = following.repeat if last.repeat is following.repeat else None
        if table is not None:
            self.put(table.closing(following, len(self.pages) + 1))
        self.turn()
        if table is not None:
            for strip in table.opening():
                self.put(strip)


def _gap(above: Strip | None, strip: Strip) -> float:
    if above is None:
        return 0.0
    return min(strip.before, _CLOSE) if above.tight else strip.before


def paginate(strips: Sequence[Strip]) -> list[Page]:
    """Return the pages that strips fill."""
    composer = _Composer()
    start = 0
    while start < len(strips):
        end = start + 1
        while strips[end - 1].keep and end < len(strips) and not strips[end].new_page:
            end += 1
        _place(composer, strips[start:end])
        start = end
    return composer.pages


def _place(composer: _Composer, unit: Sequence[Strip]) -> None:
    first = unit[0]
    fresh = first.new_page or first.whole or (composer.page.whole and not composer.empty)
    if not composer.empty and (fresh or not composer.fits(unit)):
        composer.leave(first)
    for place, strip in enumerate(unit):
        if not strip.whole and not composer.empty and not composer.fits(unit[place : place + 1]):
            composer.leave(strip)
        composer.put(strip)


def places(pages: Sequence[Page]) -> Places:
    """Return where keys and figure marks stand; a key that stands twice counts at the first."""
    found: dict[str, int] = {}
    uses: dict[int, dict[int, None]] = {}
    for number, page in enumerate(pages, 1):
        for strip, _ in page.strips:
            for key in strip.anchors:
                found.setdefault(key, number)
            for mark in strip.marks:
                uses.setdefault(mark, {})[number] = None
    return Places(found, {mark: tuple(numbers) for mark, numbers in uses.items()})
