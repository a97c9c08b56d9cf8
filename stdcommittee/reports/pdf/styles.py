"""The paper: A4 geometry and the text styles of official documents, in points."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import CHINESE
from stdcommittee.domain.charts.marks import Role
from stdcommittee.reports.pdf import palette
from stdcommittee.reports.pdf.fonts import BOLD, SANS, SERIF, Typeface, typeface

MM: Final = 72 / 25.4
PAGE_WIDTH: Final = 210 * MM
PAGE_HEIGHT: Final = 297 * MM
LEFT: Final = 25 * MM
RIGHT: Final = PAGE_WIDTH - 22 * MM
WIDTH: Final = RIGHT - LEFT
TOP: Final = PAGE_HEIGHT - 64.0  # where the body begins below the page head
BOTTOM: Final = 76.0  # where it ends above the page foot

THICK: Final = 1.0  # first and last rule of a three-line table
THIN: Final = 0.5  # rule under its head
HAIR: Final = 0.5  # between rows


@frozen(eq=False)
class TextStyle:
    """How a text is set; `weight` thickens it by a stroke of so many points."""

    face: Typeface
    size: float
    leading: float
    colour: str = Role.TEXT
    weight: float = 0.0
    rise: float = 0.0

    @property
    def baseline(self) -> float:
        """How far below the top of its line the baseline stands."""
        return self.leading / 2 + self.size * 0.36


@frozen(eq=False)
class Styles:
    """Every text style of documents in one language."""

    language: str
    body: TextStyle
    cell: TextStyle  # table cells
    record: TextStyle  # cells of record lists
    sans: TextStyle  # status words, evidence, notes in tables
    head: TextStyle  # table heads, group rows, captions
    note: TextStyle  # words after a caption, boxes, legends
    title1: TextStyle
    title2: TextStyle
    title3: TextStyle
    figure: TextStyle  # key figures
    foot: TextStyle
    page: TextStyle  # page x of y

    @property
    def indent(self) -> float:
        """The indent of a paragraph's first line: two characters in Chinese."""
        return 2 * self.body.size if self.language == CHINESE else 0.0


@cache
def styles(language: str) -> Styles:
    """Return the styles for documents in a language (`zh`, `en`)."""
    serif, sans, bold = (typeface(name, language) for name in (SERIF, SANS, BOLD))
    chinese = language == CHINESE
    return Styles(
        language=language,
        body=TextStyle(serif, 10.5, 18.3) if chinese else TextStyle(serif, 10, 15.5),
        cell=TextStyle(serif, 8.8, 13) if chinese else TextStyle(serif, 8.4, 12.4),
        record=TextStyle(serif, 8.2, 12.4) if chinese else TextStyle(serif, 7.8, 11.6),
        sans=TextStyle(sans, 7.9, 13) if chinese else TextStyle(sans, 7.6, 12.4),
        head=TextStyle(bold, 7.9, 13) if chinese else TextStyle(bold, 7.6, 12.4),
        note=TextStyle(sans, 7.9, 13.1) if chinese else TextStyle(sans, 7.6, 12.4),
        title1=TextStyle(bold, 14.4, 21),
        title2=TextStyle(bold, 10.5, 16),
        title3=TextStyle(bold, 9.2, 14),
        figure=TextStyle(bold, 17, 19.4),
        foot=TextStyle(sans, 7.2, 12, palette.FAINT),
        page=TextStyle(sans, 8.5, 12),
    )


@cache
def variant(
    style: TextStyle,
    colour: str | None = None,
    size: float | None = None,
    leading: float | None = None,
) -> TextStyle:
    """Return a style in another colour or size."""
    return replace(
        style,
        colour=style.colour if colour is None else colour,
        size=style.size if size is None else size,
        leading=style.leading if leading is None else leading,
    )


@cache
def strong(style: TextStyle, language: str) -> TextStyle:
    """Return the emphatic form: the bold sans, or the serif thickened."""
    if style.face.name == SERIF:
        return replace(style, weight=style.size * 0.032)
    return replace(style, face=typeface(BOLD, language))


@cache
def reference(style: TextStyle, language: str) -> TextStyle:
    """Return the raised form in which figure marks such as [5] are set."""
    size = max(5.6, min(7.4, style.size * 0.78))
    return replace(
        style,
        face=typeface(SANS, language),
        size=size,
        colour=palette.LINK,
        weight=0.0,
        rise=style.size * 0.36,
    )
