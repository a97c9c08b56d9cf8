"""Which fonts the window is set in."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from stdcommittee.base.paths import resource

_CHINESE: Final = QFontDatabase.WritingSystem.SimplifiedChinese
_FILES: Final = (
    "NotoSansSC-Regular.ttf",
    "NotoSansSC-Bold.ttf",
    "NotoSans-Regular.ttf",  # Latin with rare accents, Greek
    "NotoSans-Bold.ttf",
    "NotoSansHan-Rare.ttf",  # characters of names and places beyond the first plane
)


@cache
def register_bundled() -> tuple[str, ...]:
    """Make the fonts that come with the program known to Qt and return their families.

    Raises:
        FileNotFoundError: a font file is missing or damaged.
    """
    found: dict[str, None] = {}
    for name in _FILES:
        path = resource("fonts", name)
        number = QFontDatabase.addApplicationFont(str(path))
        if number < 0:
            raise FileNotFoundError(path)
        found.update(dict.fromkeys(QFontDatabase.applicationFontFamilies(number)))
    return tuple(found)


def families(system: str | None = None) -> list[str]:
    """Return the families to set text in, first choice first.

    The system's font comes first where it has Chinese, so that the program looks like its
    neighbours; otherwise the bundled one, so that no character falls back to a stranger.

    Args:
        system: the system's family; by default Qt is asked.
    """
    bundled = register_bundled()
    if system is None:
        general = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        system = QFontInfo(general).family()
    if _CHINESE in QFontDatabase.writingSystems(system):
        return [system, *bundled]
    return list(bundled)


def font(families: list[str], pixels: int, *, bold: bool, latin: bool) -> QFont:
    """Return a font with figures of equal width where it has them.

    Args:
        families: first choice first.
        pixels: size.
        bold: one of the two weights.
        latin: the text around is in a Latin script: its quotation marks take half the width that
            they have in Chinese, although they are the same characters.
    """
    made = QFont(families)
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    if latin:
        made.setFeature(QFont.Tag("pwid"), 1)
    return made
