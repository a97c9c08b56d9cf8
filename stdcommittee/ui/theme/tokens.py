"""The named values that the whole look is made of.

Every colour, distance and size on screen is one of these; widgets name the token and never write a
number of their own. The three sets keep a text contrast of at least 4.5:1 on every ground that
they are used on.
"""

from __future__ import annotations

from enum import Enum, IntEnum
from typing import Final, Literal, TypeAlias

from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_

ColourName: TypeAlias = Literal[
    "window",
    "surface",
    "raised",
    "rail",
    "line",
    "line2",
    "ctl",
    "text",
    "muted",
    "accent",
    "accentfill",
    "onaccent",
    "sel",
    "hover",
    "good",
    "goodsoft",
    "warn",
    "warnsoft",
    "warnfill",
    "bad",
    "badsoft",
    "c1",
    "c2",
    "c3",
    "c4",
    "n1",
    "n2",
    "n3",
]


@frozen(kw_only=True)
class Tokens:
    """One set of colours, each ``#RRGGBB``."""

    window: str  # page background
    surface: str  # cards, tables, lists, fields
    raised: str  # table heads, group heads
    rail: str  # rail, top bar, foot bar
    line: str  # hairlines
    line2: str  # borders of buttons and chips
    ctl: str  # lower border of fields, open circles
    text: str
    muted: str  # secondary text, units, captions
    accent: str  # links, active, selected
    accentfill: str  # primary button, mark of today
    onaccent: str  # text on accentfill
    sel: str  # selected row, selected chip
    hover: str  # row under the pointer
    good: str
    goodsoft: str
    warn: str
    warnsoft: str
    warnfill: str  # bars under a limit
    bad: str
    badsoft: str
    c1: str  # series, lightest
    c2: str
    c3: str
    c4: str  # series, current
    n1: str  # ground of meters and neutral pills
    n2: str  # unreached part, idle band
    n3: str  # comparison line, former limit
    outlined: bool = False  # high contrast: soft grounds are gone, outlines carry the meaning

    def of(self, name: ColourName) -> str:
        """Return a colour by name."""
        value: str = getattr(self, name)
        return value


LIGHT: Final = Tokens(
    window="#F3F4F6",
    surface="#FFFFFF",
    raised="#F8F9FB",
    rail="#EAECF0",
    line="#DFE3E8",
    line2="#C5CCD6",
    ctl="#858E9C",
    text="#1A1E26",
    muted="#565F6C",
    accent="#2158B5",
    accentfill="#2158B5",
    onaccent="#FFFFFF",
    sel="#E4ECF9",
    hover="#EEF1F5",
    good="#1A7444",
    goodsoft="#E2F2E8",
    warn="#865200",
    warnsoft="#FBEFD9",
    warnfill="#C47A06",
    bad="#B3261E",
    badsoft="#FBE6E4",
    c1="#B9CBEC",
    c2="#82A4DC",
    c3="#4171BF",
    c4="#2158B5",
    n1="#E6E9EE",
    n2="#C9CFD8",
    n3="#8C95A3",
)

DARK: Final = Tokens(
    window="#15171C",
    surface="#1C1F26",
    raised="#232730",
    rail="#111317",
    line="#323843",
    line2="#454D5A",
    ctl="#7D8796",
    text="#E8EBF0",
    muted="#A6AEBB",
    accent="#8AB0F7",
    accentfill="#3566C8",
    onaccent="#FFFFFF",
    sel="#24344F",
    hover="#272C36",
    good="#72CD98",
    goodsoft="#1B3427",
    warn="#E7B75F",
    warnsoft="#392E19",
    warnfill="#D99A2B",
    bad="#F4938A",
    badsoft="#422322",
    c1="#2C3F63",
    c2="#3F5F9C",
    c3="#5F8ADB",
    c4="#8AB0F7",
    n1="#2A2F39",
    n2="#434B58",
    n3="#7D8796",
)

CONTRAST: Final = Tokens(
    window="#000000",
    surface="#000000",
    raised="#000000",
    rail="#000000",
    line="#FFFFFF",
    line2="#FFFFFF",
    ctl="#FFFFFF",
    text="#FFFFFF",
    muted="#FFFFFF",
    accent="#FFE100",
    accentfill="#FFE100",
    onaccent="#000000",
    sel="#10305F",
    hover="#1F1F1F",
    good="#5CFF9D",
    goodsoft="#000000",
    warn="#FFC247",
    warnsoft="#000000",
    warnfill="#FFC247",
    bad="#FF9B94",
    badsoft="#000000",
    c1="#6F6F6F",
    c2="#A8A8A8",
    c3="#D6D6D6",
    c4="#FFE100",
    n1="#2B2B2B",
    n2="#7A7A7A",
    n3="#BDBDBD",
    outlined=True,
)


class Scheme(Choice):
    """Which set of colours the user wants."""

    SYSTEM = "system", N_("As the system")
    LIGHT = "light", N_("Light")
    DARK = "dark", N_("Dark")
    CONTRAST = "contrast", N_("High contrast")


class Tone(Enum):
    """What a colour means; value: colour of text, soft ground, fill of bars."""

    text: ColourName
    soft: ColourName
    fill: ColourName

    NEUTRAL = "muted", "n1", "c3"
    ACCENT = "accent", "sel", "c4"
    GOOD = "good", "goodsoft", "good"
    WARN = "warn", "warnsoft", "warnfill"
    BAD = "bad", "badsoft", "bad"

    def __init__(self, text: ColourName, soft: ColourName, fill: ColourName) -> None:
        self.text = text
        self.soft = soft
        self.fill = fill


class Type(IntEnum):
    """Sizes of type in px; two weights only, regular and bold."""

    CAPTION = 12  # table head, chart label, secondary line
    BODY = 13  # text, table cell, field
    HEADING = 15  # verdict, dialog title, fraction
    TITLE = 20  # page title, total


class Gap(IntEnum):
    """The only distances, in px."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24


class Size(IntEnum):
    """Heights and widths of the parts, in px."""

    TOP_BAR = 44
    PAGE_HEAD = 46
    FOOT_BAR = 26
    RAIL_WIDE = 168
    RAIL_NARROW = 48
    RAIL_ITEM = 32
    RAIL_ITEM_NARROW = 36
    CONTROL = 28  # button, field
    CHIP = 24
    LINK = 22
    PILL = 20
    TAG = 18
    TABLE_ROW = 28
    LIST_ROW = 31
    LIST_ROW_TALL = 54
    GROUP_HEAD = 32
    CARD_HEAD = 36
    TABS = 34
    TOAST = 320
    ICON_RAIL = 18
    ICON = 16
    ICON_TEXT = 14


RADIUS: Final = 6  # cards, fields, buttons, rail items
RADIUS_SMALL: Final = 4  # pills, tags, key caps
ZOOM: Final = range(80, 201, 10)  # per cent


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2 contrast ratio of two ``#RRGGBB`` colours, 1 to 21."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
