"""What stands on every page: head, foot, number of the document, page x of y."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Text
from stdcommittee.reports.pdf import palette
from stdcommittee.reports.pdf.lines import Line, set_text
from stdcommittee.reports.pdf.setting import Setting
from stdcommittee.reports.pdf.styles import (
    HAIR,
    LEFT,
    PAGE_HEIGHT,
    RIGHT,
    WIDTH,
    TextStyle,
    variant,
)

if TYPE_CHECKING:
    from stdcommittee.reports.pdf.pen import Pen

_HEAD_TEXT: Final = PAGE_HEIGHT - 43.3
_HEAD_RULE: Final = PAGE_HEIGHT - 50.1
_FOOT_RULE: Final = 58.6
_FOOT_FIRST: Final = 45.3
_FOOT_SECOND: Final = 33.2
_GAP: Final = 12.0  # between texts on one line


@frozen(kw_only=True)
class About:
    """What a document says about itself, in its frame and in its properties.

    Args:
        title: The whole title; also stands in the page head.
        number: The document number.
        language: `zh` or `en`.
        issued: The day of issue; the only date in the file.
        author: Who issues it.
        subject: What kind of document it is.
        keywords: Words to find it by.
        stamp: Which state of the data it shows, for the page foot.
        digest: SHA-256 of the frozen data in hexadecimal, for the page foot.
    """

    title: Text
    number: Text
    language: str
    issued: dt.date
    author: Text = ""
    subject: Text = ""
    keywords: tuple[Text, ...] = ()
    stamp: Text = ""
    digest: str = ""


class Frame:
    """Draws head and foot of the pages of one document."""

    def __init__(self, about: About, setting: Setting, pages: int) -> None:
        self.setting = setting
        self.pages = pages
        self.head = variant(setting.styles.sans, palette.FAINT)
        foot = setting.styles.foot
        self.foot = foot
        self.page = setting.styles.page
        groups = [about.digest[n : n + 4] for n in range(0, len(about.digest), 4)]
        digest = f"{setting.words['digest']}\u2002{' '.join(groups)}" if groups else ""
        self.digest = self._line(digest, foot, WIDTH)
        room = WIDTH - self.digest.width - _GAP
        number = self._line(setting.say(about.number), foot, WIDTH)
        self.foot_number = number if number.width <= room else Line((), 0.0)  # the head has it
        counted = self._counted(pages)
        self.stamp = self._line(setting.say(about.stamp), foot, WIDTH - counted.width - _GAP)
        self.number = self._line(setting.say(about.number), self.head, WIDTH / 2)
        room = WIDTH - self.number.width - _GAP
        self.title = self._line(setting.say(about.title), self.head, room)

    def paint(self, pen: Pen, *, head: bool) -> None:
        """Draw the frame of the current page; covers have no head."""
        if head:
            pen.line(LEFT, _HEAD_TEXT, self.title)
            pen.line(RIGHT - self.number.width, _HEAD_TEXT, self.number)
            pen.rule(LEFT, _HEAD_RULE, RIGHT, _HEAD_RULE, palette.HAIRLINE, HAIR)
        pen.rule(LEFT, _FOOT_RULE, RIGHT, _FOOT_RULE, palette.HAIRLINE, HAIR)
        counted = self._counted(pen.page)
        pen.line(RIGHT - counted.width, _FOOT_FIRST, counted)
        pen.line(LEFT, _FOOT_FIRST, self.stamp)
        pen.line(LEFT, _FOOT_SECOND, self.digest)
        pen.line(RIGHT - self.foot_number.width, _FOOT_SECOND, self.foot_number)

    def _counted(self, page: int) -> Line:
        text = self.setting.words["page_of"].format(page=page, pages=self.pages)
        return self._line(text, self.page, WIDTH)

    def _line(self, text: str, style: TextStyle, room: float) -> Line:
        """Set one line, cut with an ellipsis when there is no room for all of it."""
        if not text:
            return Line((), 0.0)
        lines = set_text(text, style, room)
        if len(lines) > 1 or lines[0].width > room:
            shown = "".join(piece.text for piece in lines[0].pieces)
            return set_text(shown[:-1] + "…", style, WIDTH)[0]
        return lines[0]
