"""The page of contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.charts.marks import Role
from stdcommittee.reports.pdf.blocks.texts import Align, Heading, text_strips
from stdcommittee.reports.pdf.flow import Strip
from stdcommittee.reports.pdf.lines import Line
from stdcommittee.reports.pdf.setting import Setting
from stdcommittee.reports.pdf.styles import TextStyle, variant

if TYPE_CHECKING:
    from stdcommittee.reports.pdf.pen import Pen

_STEP = 16.0  # how far each level is set in


@frozen
class Contents:
    """The headings of a document with their pages; how many lines it has is known beforehand."""

    headings: tuple[Heading, ...]

    def strips(self, width: float, setting: Setting) -> list[Strip]:
        """Lay the page out; it begins a page, and so does what follows."""
        styles = setting.styles
        title = setting.lines(setting.words["contents"], styles.title1, width)
        strips = text_strips(title, styles.title1, width, Align.CENTRE)
        strips[0].new_page = True
        strips[-1].height += 14.0
        for heading in self.headings:
            indent = (heading.level - 1) * _STEP
            style = styles.title2 if heading.level == 1 else styles.body
            style = variant(style, leading=19.0)
            lines = setting.lines(setting.say(heading.title), style, width - indent - 40.0)
            page = setting.page_of(heading.key)
            for line in lines:
                last = page if line is lines[-1] else ""
                strips.append(_Entry(line, style, indent, heading.key, last, width, setting))
            strips[-len(lines)].before = 6.0 if heading.level == 1 else 0.0
        return strips


class _Entry(Strip):
    def __init__(
        self,
        line: Line,
        style: TextStyle,
        indent: float,
        key: str,
        page: str,
        width: float,
        setting: Setting,
    ) -> None:
        self.line, self.style, self.indent, self.key = line, style, indent, key
        self.page, self.width = page, width
        self.height = style.leading
        self.number = setting.styles.body

    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Draw title, dotted leader and page number; the whole line leads to the heading."""
        y = top - self.style.baseline
        pen.line(x + self.indent, y, self.line)
        if self.page:
            wide = self.number.face.width(self.page) * self.number.size
            pen.text(x + self.width - wide, y, self.page, self.number)
            start = x + self.indent + self.line.width + 6.0
            end = x + self.width - wide - 6.0
            if start < end:
                pen.rule(start, y + 1.0, end, y + 1.0, Role.MUTED, 0.5, (0.5, 3.0))
        pen.link(self.key, x + self.indent, top - self.height, x + self.width, top)
