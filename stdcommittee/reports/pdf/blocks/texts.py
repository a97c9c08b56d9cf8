"""Headings, paragraphs, lists, captions and note boxes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import CHINESE, Text
from stdcommittee.domain.charts.marks import Role
from stdcommittee.reports.pdf.flow import Strip
from stdcommittee.reports.pdf.inline import Inline, Rich, Span
from stdcommittee.reports.pdf.lines import Line
from stdcommittee.reports.pdf.setting import Setting
from stdcommittee.reports.pdf.styles import THIN, TextStyle

if TYPE_CHECKING:
    from stdcommittee.reports.pdf.pen import Pen


class Align(StrEnum):
    """Where a text stands in its room."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"

    def shift(self, room: float, width: float) -> float:
        """Return how far from the left a text begins."""
        return {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[self] * (room - width)


class LineStrip(Strip):
    """One line of text."""

    def __init__(self, line: Line, style: TextStyle, shift: float = 0.0) -> None:
        self.line = line
        self.style = style
        self.shift = shift
        self.height = style.leading
        self.marks = line.marks

    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Draw the line."""
        pen.line(x + self.shift, top - self.style.baseline, self.line)


def text_strips(
    lines: Sequence[Line], style: TextStyle, room: float, align: Align = Align.LEFT
) -> list[Strip]:
    """Return lines as strips: no single line of several stands alone on a page."""
    strips: list[Strip] = [LineStrip(ln, style, align.shift(room, ln.width)) for ln in lines]
    if len(strips) > 1:
        strips[0].keep = strips[-2].keep = True
    return strips


@frozen
class Space:
    """Empty space; vanishes at the top of a page."""

    height: float

    def strips(self, width: float, setting: Setting) -> list[Strip]:
        """Return the space as a strip."""
        del width, setting
        strip = _Empty()
        strip.before = self.height
        return [strip]


class _Empty(Strip):
    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Draw nothing."""


@frozen
class Heading:
    """A heading of level 1 to 3; the caller has numbered it."""

    title: Text
    level: int
    key: str
    new_page: bool = False
    listed: bool = True  # in the contents and the outline

    def strips(self, width: float, setting: Setting) -> list[Strip]:
        """Lay the heading out; it stays with what follows.

        Raises:
            ValueError: the title is empty.
        """
        if not self.title:
            raise ValueError(f"heading {self.key} has no title")
        styles = setting.styles
        style = (styles.title1, styles.title2, styles.title3)[self.level - 1]
        strips = text_strips(setting.lines(setting.say(self.title), style, width), style, width)
        for strip in strips:
            strip.keep = True
        strips[0].before = (18.0, 15.0, 10.0)[self.level - 1]
        strips[0].new_page = self.new_page
        strips[0].anchors = (self.key,)
        strips[-1].height += (5.0, 3.0, 2.0)[self.level - 1]
        strips[-1].tight = True
        return strips


@frozen
class Paragraph:
    """A paragraph of body text, or a note in small type."""

    text: Rich
    indent: bool = True
    justify: bool = True
    align: Align = Align.LEFT
    note: bool = False
    key: str = ""
    keep: bool = False  # with what follows

    def strips(self, width: float, setting: Setting) -> list[Strip]:
        """Lay the paragraph out."""
        style = setting.styles.note if self.note else setting.styles.body
        indent = setting.styles.indent if self.indent and not self.note else 0.0
        lines = setting.lines(
            self.text, style, width, indent=indent, justify=self.justify and not self.note
        )
        strips = text_strips(lines, style, width, self.align)
        if strips:
            chinese_body = setting.language == CHINESE and not self.note
            strips[0].before = 1.0 if chinese_body else 5.0
            strips[0].anchors = (self.key,) if self.key else ()
            strips[-1].keep = self.keep
        return strips


@frozen
class Listing:
    """Items one below the other, each behind its marker; markers are the caller's."""

    items: tuple[tuple[Text, Rich], ...]

    def strips(self, width: float, setting: Setting) -> list[Strip]:
        """Lay the items out with hanging indents."""
        style = setting.styles.body
        strips: list[Strip] = []
        markers = [setting.lines(setting.say(marker), style, width) for marker, _ in self.items]
        widest = max((line.width for lines in markers for line in lines), default=0.0)
        left, hang = setting.styles.indent, widest + style.size * 0.5
        for lines, (_, text) in zip(markers, self.items, strict=True):
            room = width - left - hang
            body = text_strips(setting.lines(text, style, room, justify=True), style, room)
            for strip in body:
                assert isinstance(strip, LineStrip)
                strip.shift += left + hang
            if body and lines:
                body[0] = _Marked(lines[0], body[0], left, style)
            strips += body
        return strips


class _Marked(Strip):
    """The first line of an item with its marker."""

    def __init__(self, marker: Line, body: Strip, left: float, style: TextStyle) -> None:
        self.marker = LineStrip(marker, style, left)
        self.body = body
        self.height, self.keep, self.marks = body.height, body.keep, body.marks

    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Draw marker and line."""
        self.marker.paint(pen, x, top)
        self.body.paint(pen, x, top)


@frozen
class Caption:
    """What stands above a table or figure: “Table 1”, its title, its unit, a word about it."""

    label: Text
    title: Text
    note: Rich = ""
    unit: Text = ""

    def strip(self, width: float, setting: Setting, *, continued: bool = False) -> list[Strip]:
        """Lay the caption out; it stays with what follows."""
        gap = "\u3000" if setting.language == CHINESE else "\u2002"
        parts: list[Inline] = [Span(self.label, strong=True), Span(gap)]
        parts.append(Span(self.title, strong=True))
        if self.unit:
            parts.append(setting.words["unit"].format(unit=setting.say(self.unit)))
        if continued:
            parts.append(setting.words["continued"])
        notes = self.note if isinstance(self.note, tuple) else (self.note,)
        if any(notes):
            parts += [gap, *notes]
        style = setting.styles.note
        strips = text_strips(setting.lines(tuple(parts), style, width), style, width)
        for strip in strips:
            strip.keep = True
        strips[0].before = CAPTION_BEFORE
        strips[-1].height += 2.0
        return strips


CAPTION_BEFORE: Final = 9.5
_PADDING: Final = 10.0


@frozen
class Box:
    """A framed note with a title in bold at its beginning."""

    title: Text
    text: Rich

    def strips(self, width: float, setting: Setting) -> list[Strip]:
        """Lay the box out as one strip, or several when it is longer than a page."""
        style = setting.styles.note
        body = self.text if isinstance(self.text, tuple) else (self.text,)
        gap = "\u3000" if setting.language == CHINESE else "\u2002"
        rich = (Span(self.title, strong=True), gap, *body) if self.title else body
        lines = setting.lines(rich, style, width - 2 * _PADDING)
        most = 40
        parts = [lines[n : n + most] for n in range(0, len(lines), most)]
        strips: list[Strip] = [_BoxStrip(part, style, width) for part in parts]
        if strips:
            strips[0].before = 12.0
        return strips


class _BoxStrip(Strip):
    def __init__(self, lines: Sequence[Line], style: TextStyle, width: float) -> None:
        self.lines = lines
        self.style = style
        self.width = width
        self.height = len(lines) * style.leading + 2 * _PADDING
        self.marks = tuple(mark for line in lines for mark in line.marks)

    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Draw the frame and its lines."""
        pen.frame(x, top - self.height, self.width, self.height, Role.TEXT, THIN)
        y = top - _PADDING - self.style.baseline
        for line in self.lines:
            pen.line(x + _PADDING, y, line)
            y -= self.style.leading
