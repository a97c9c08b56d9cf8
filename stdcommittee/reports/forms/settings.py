"""How forms are set on paper: sizes and distances, in points."""

from __future__ import annotations

from functools import cache
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import CHINESE
from stdcommittee.domain.charts.marks import Role
from stdcommittee.reports.pdf.fonts import BOLD, typeface
from stdcommittee.reports.pdf.styles import TextStyle, strong, styles, variant

PADDING: Final = 4.5  # between a border and the text
ABOVE: Final = 3.0  # the same above and below it
LINE: Final = 0.6  # borders
BOX: Final = 0.86  # side of a tick box, of the size of its label


@frozen(eq=False)
class FormStyles:
    """The text styles of forms in one language."""

    title: TextStyle
    under: TextStyle
    heading: TextStyle
    text: TextStyle
    strong: TextStyle
    small: TextStyle
    small_strong: TextStyle
    indent: float


@cache
def form_styles(language: str) -> FormStyles:
    """Return the styles for forms in a language (`zh`, `en`)."""
    base = styles(language)
    chinese = language == CHINESE
    text = variant(base.body, size=10.5 if chinese else 10.0, leading=16.0 if chinese else 14.5)
    small = variant(base.body, size=9.0 if chinese else 8.6, leading=13.2 if chinese else 12.0)
    bold = typeface(BOLD, language)
    return FormStyles(
        title=TextStyle(bold, 17.0, 25.0, Role.TEXT),
        under=variant(text, size=11.0, leading=17.0),
        heading=TextStyle(bold, 11.0, 18.0, Role.TEXT),
        text=text,
        strong=strong(text, language),
        small=small,
        small_strong=strong(small, language),
        indent=2 * text.size if chinese else 0.0,
    )
