"""The cover page and the signature block."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import CHINESE, Text
from stdcommittee.domain.charts.marks import Role
from stdcommittee.reports.pdf import palette
from stdcommittee.reports.pdf.characters import prepare
from stdcommittee.reports.pdf.flow import Strip
from stdcommittee.reports.pdf.inline import Rich
from stdcommittee.reports.pdf.lines import Line
from stdcommittee.reports.pdf.setting import Setting
from stdcommittee.reports.pdf.styles import (
    HAIR,
    PAGE_HEIGHT,
    THIN,
    TextStyle,
    strong,
    variant,
)

if TYPE_CHECKING:
    from stdcommittee.reports.pdf.pen import Pen

_FACTS_WIDTH: Final = 335.0
_FACTS_WIDTH_LATIN: Final = 410.0  # its words need about a quarter more room
_FACTS_LABEL: Final = 86.5
_FACTS_ROW: Final = 22.9
_FACTS_TOP: Final = 521.0  # depths on the page, in points from its upper edge
_FACTS_FOOT: Final = 706.0
_HEAD, _HEAD_LINE = 60.9, 15.0
_GAP: Final = 24.0  # between number and access, at least


@frozen
class Cover:
    """The first page of a report, from top to bottom.

    Args:
        number: The document number, top left.
        access: Who may read it, top right.
        body: The committee or organisation in whose name it is issued, above the double rule.
        title: The title, one text per line.
        period: The year or period, below the title.
        detail: A line about the period.
        facts: Label and value pairs in the table.
        issuer: Who issues it, at the foot.
        date: The date in words, at the foot.
    """

    number: Text
    body: Text
    title: tuple[Text, ...]
    access: Text = ""
    period: Text = ""
    detail: Text = ""
    facts: tuple[tuple[Text, Rich], ...] = ()
    issuer: Text = ""
    date: Text = ""

    def strips(self, width: float, setting: Setting) -> list[Strip]:
        """Return the cover as one strip that is a page of its own."""
        return [_CoverStrip(self, width, setting)]


class _CoverStrip(Strip):
    whole = True

    def __init__(self, cover: Cover, width: float, setting: Setting) -> None:
        self.cover = cover
        self.width = width
        self.setting = setting
        styles = setting.styles
        self.serif = variant(styles.body, size=10.5)
        self.small = variant(styles.sans, size=9.2)
        self.value = variant(styles.cell, size=9.2, leading=13.5)
        chinese = setting.language == CHINESE
        self.facts_width = _FACTS_WIDTH if chinese else _FACTS_WIDTH_LATIN
        rooms = self.facts_width - _FACTS_LABEL - 8.0, _FACTS_LABEL - 8.0
        self.facts = [
            (
                setting.lines(setting.say(label), self.small, rooms[1]),
                setting.lines(text, self.value, rooms[0]),
            )
            for label, text in cover.facts
        ]
        self.marks = tuple(m for _, value in self.facts for line in value for m in line.marks)

    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Draw the whole page; heights are measured from its upper edge."""
        del top
        cover, language = self.cover, self.setting.language
        self._head(pen, x)
        spread = 0.6 if language == CHINESE else 0.0
        heavy = strong(self.serif, language)
        self._centred(pen, x, 159, cover.body, _sized(heavy, 16.4), spread)
        pen.rule(x, PAGE_HEIGHT - 178.4, x + self.width, PAGE_HEIGHT - 178.4, palette.SEAL, 1.2)
        pen.rule(x, PAGE_HEIGHT - 181.6, x + self.width, PAGE_HEIGHT - 181.6, palette.SEAL, 0.6)
        big = _sized(heavy, 25.2)
        for number, line in enumerate(cover.title):
            self._centred(pen, x, 318 + 39.3 * number, line, big, 2.6 if spread else 0.0)
        below = 39.3 * (len(cover.title) - 2)
        self._centred(pen, x, 399.5 + below, cover.period, variant(self.serif, size=13.0))
        muted = variant(self.serif, Role.MUTED, 9.2)
        self._centred(pen, x, 419 + below, cover.detail, muted)
        top = min(_FACTS_TOP, _FACTS_FOOT - sum(self._heights()))
        self._facts(pen, x + (self.width - self.facts_width) / 2, PAGE_HEIGHT - top)
        self._centred(pen, x, 722.6, cover.issuer, self.serif)
        self._centred(pen, x, 741, cover.date, self.serif)

    def _head(self, pen: Pen, x: float) -> None:
        """Write number and access at the sides, below each other where both are long."""
        number, access = self.cover.number, self.cover.access
        said = [prepare(self.setting.say(text)) for text in (number, access)]
        wide = sum(self.small.face.width(text) * self.small.size for text in said)
        down = _HEAD_LINE if wide + _GAP > self.width else 0.0
        self._side(pen, x, _HEAD, number)
        self._side(pen, x, _HEAD + down, access, right=True)

    def _heights(self) -> list[float]:
        """Return how high each line of the facts is."""
        leading = self.value.leading
        return [_FACTS_ROW + (max(map(len, pair)) - 1) * leading for pair in self.facts]

    def _side(self, pen: Pen, x: float, depth: float, text: Text, *, right: bool = False) -> None:
        said = prepare(self.setting.say(text))
        if said:
            wide = self.small.face.width(said) * self.small.size
            left = x + self.width - wide if right else x
            pen.text(left, PAGE_HEIGHT - depth, said, self.small)

    def _centred(
        self,
        pen: Pen,
        x: float,
        depth: float,
        text: Text,
        style: TextStyle,
        spread: float = 0.0,
    ) -> None:
        """Write a text in the middle, smaller when it would not fit."""
        said = prepare(self.setting.say(text))
        if not said:
            return
        wide = style.face.width(said) * style.size + spread * (len(said) - 1)
        if wide > self.width:
            style = _sized(style, style.size * self.width / wide)
            spread *= self.width / wide
            wide = self.width
        pen.text(x + (self.width - wide) / 2, PAGE_HEIGHT - depth, said, style, spread)

    def _facts(self, pen: Pen, x: float, y: float) -> None:
        heights = self._heights()
        for number, (label, value) in enumerate(self.facts):
            role, line = (Role.TEXT, THIN * 1.3) if number == 0 else (palette.HAIRLINE, HAIR)
            pen.rule(x, y, x + self.facts_width, y, role, line)
            self._lines(pen, x + 4.0, y, label, self.small)
            self._lines(pen, x + _FACTS_LABEL + 4.0, y, value, self.value)
            y -= heights[number]
        if self.facts:
            pen.rule(x, y, x + self.facts_width, y, Role.TEXT, THIN * 1.3)

    def _lines(
        self, pen: Pen, x: float, y: float, lines: tuple[Line, ...], style: TextStyle
    ) -> None:
        for number, line in enumerate(lines):
            base = y - _FACTS_ROW / 2 - style.size * 0.36 - 1.0 - number * self.value.leading
            pen.line(x, base, line)


def _sized(style: TextStyle, size: float) -> TextStyle:
    return replace(style, size=size, weight=style.weight * size / style.size)


@frozen
class Signer:
    """Who signs: in which role, and what is already known of name and date."""

    role: Text
    name: Text = ""
    date: Text = ""


@frozen
class Signature:
    """Lines to sign on, then the issuing body and the date at the right."""

    signers: tuple[Signer, ...] = ()
    body: Text = ""
    date: Text = ""
    sealed: bool = False  # leave room for a seal and say so

    def strips(self, width: float, setting: Setting) -> list[Strip]:
        """Lay the block out as one strip."""
        return [_SignatureStrip(self, width, setting)]


class _SignatureStrip(Strip):
    before = 24.0
    _ROW: Final = 30.0

    def __init__(self, signature: Signature, width: float, setting: Setting) -> None:
        self.signature = signature
        self.width = width
        self.setting = setting
        rows = (len(signature.signers) + 1) // 2
        ending = [text for text in (signature.body, signature.date) if text]
        self.height = rows * self._ROW + len(ending) * 18.3
        self.height += 30.0 if signature.sealed else 10.0

    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Draw the lines to sign on and the ending."""
        y = top
        for number, signer in enumerate(self.signature.signers):
            left = x + (number % 2) * self.width / 2
            self._signer(pen, left, y - 20.0, signer)
            if number % 2 or number == len(self.signature.signers) - 1:
                y -= self._ROW
        y -= 24.0 if self.signature.sealed else 4.0
        seal = self.setting.words["seal"] if self.signature.sealed else ""
        for text in (self.setting.say(self.signature.body) + seal, self.signature.date):
            said = prepare(self.setting.say(text))
            if said:
                style = self.setting.styles.body
                wide = style.face.width(said) * style.size
                pen.text(x + self.width - wide - 2 * style.size, y - style.baseline, said, style)
                y -= 18.3

    def _signer(self, pen: Pen, x: float, y: float, signer: Signer) -> None:
        styles = self.setting.styles
        role = prepare(self.setting.say(signer.role))
        pen.text(x, y, role, styles.sans)
        start = x + max(72.0, styles.sans.face.width(role) * styles.sans.size + 8.0)
        end = x + self.width / 2 - 16.0
        pen.rule(start, y - 3.0, end, y - 3.0, Role.MUTED, HAIR)
        pen.text(start + 4.0, y, prepare(self.setting.say(signer.name)), styles.cell)
        date = prepare(self.setting.say(signer.date))
        wide = styles.sans.face.width(date) * styles.sans.size
        pen.text(end - wide, y, date, variant(styles.sans, Role.MUTED))
