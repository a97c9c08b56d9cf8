"""The columns of a table: what they look like and how wide they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual, Message
from stdcommittee.reports.pdf import palette
from stdcommittee.reports.pdf.blocks.texts import Align
from stdcommittee.reports.pdf.characters import prepare
from stdcommittee.reports.pdf.inline import Rich
from stdcommittee.reports.pdf.lines import natural_width
from stdcommittee.reports.pdf.setting import Setting
from stdcommittee.reports.pdf.styles import Styles, TextStyle, variant

PADDING = 4.0  # beside the text of a cell, points
_NARROWEST = 4  # characters that a column keeps when room is short
_LONGEST = 9  # ems up to which the longest word of a column is kept whole
_WORD = re.compile(r"[!-~\u00c0-\u024f\u2010-\u2015]+")  # what has no place to be broken at


class Look(StrEnum):
    """How the cells of a column are set."""

    TEXT = "text"  # serif
    SANS = "sans"
    QUIET = "quiet"  # small sans in grey: evidence, remarks
    FAINT = "faint"  # row numbers

    def style(self, styles: Styles, body: TextStyle) -> TextStyle:
        """Return the style of a cell in a table whose cells are otherwise set in `body`."""
        match self:
            case Look.TEXT:
                return body
            case Look.FAINT:
                return variant(body, palette.FAINT)
            case Look.SANS:
                return variant(styles.sans, size=body.size, leading=body.leading)
            case Look.QUIET:
                return variant(styles.sans, palette.FAINT, body.size * 0.87, body.leading)


@frozen
class Column:
    """One column: head, width in points (None: by its contents), alignment and look."""

    title: Rich = ""
    width: float | None = None
    align: Align = Align.LEFT
    look: Look = Look.TEXT


def column_widths(
    columns: Sequence[Column],
    styles: Sequence[TextStyle],
    rows: Sequence[Sequence[Rich]],
    room: float,
    setting: Setting,
) -> list[float]:
    """Return the width of every column so that together they fill the room.

    Columns without a width get what their widest cell needs. When that is too much, each keeps what
    its longest word needs, and the rest goes to modest needs first; when it is too little, all of
    them grow in proportion. Given widths that do not fit are narrowed as well.
    """
    given = [column.width for column in columns]
    free = [n for n, width in enumerate(given) if width is None]
    left = room - sum(width for width in given if width is not None)
    needs = {n: _need(columns[n], styles[n], [row[n] for row in rows], setting) for n in free}
    least = {n: _least(columns[n], styles[n], [row[n] for row in rows], setting) for n in free}
    shares = _shares(needs, least, left)
    widths = [shares[n] if width is None else width for n, width in enumerate(given)]
    over = sum(widths) / room
    return [width / over for width in widths] if over > 1 else widths


def _need(column: Column, style: TextStyle, cells: Sequence[Rich], setting: Setting) -> float:
    head = natural_width(setting.runs(column.title, setting.styles.head))
    widest, face = 0.0, style.face
    for cell in cells:
        if isinstance(cell, str) and "\n" not in cell:
            width = face.width(prepare(cell)) * style.size
        else:
            width = natural_width(setting.runs(cell, style))
        widest = max(widest, width)
    return max(head, widest) + 2 * PADDING + 0.1


def _least(column: Column, style: TextStyle, cells: Sequence[Rich], setting: Setting) -> float:
    """Return the width below which a word, number or date of the column would be broken."""
    head = setting.styles.head
    widest = max(_longest([column.title], head, setting), _longest(cells, style, setting))
    return max(widest, style.size * _NARROWEST) + 2 * PADDING + 0.1


def _longest(cells: Iterable[Rich], style: TextStyle, setting: Setting) -> float:
    said = (setting.say(cell) for cell in cells if isinstance(cell, str | Message | Bilingual))
    words = {word for text in said for word in _WORD.findall(text)}
    widest = max((style.face.width(prepare(word)) for word in words), default=0.0) * style.size
    return min(widest, style.size * _LONGEST)


def _shares(needs: dict[int, float], least: dict[int, float], left: float) -> dict[int, float]:
    """Divide a room: first what keeps words whole, then modest needs, then in proportion."""
    total = sum(needs.values())
    if total <= left:
        return {n: need * left / total for n, need in needs.items()}
    found = {n: min(least[n], need) for n, need in needs.items()}
    spare = left - sum(found.values())
    wants = {n: need - found[n] for n, need in needs.items() if need > found[n]}
    if spare <= 0 or not wants:
        return found
    while modest := {n for n, want in wants.items() if want <= spare / len(wants)}:
        for n in modest:
            spare -= wants[n]
            found[n] += wants.pop(n)
        if not wants:
            return found
    total = sum(wants.values())
    return {n: width + wants.get(n, 0.0) * spare / total for n, width in found.items()}
