"""The icon set: drawings under `resources/icons`, coloured at run time.

A drawing strokes with ``currentColor``. For each colour it is asked in, a copy is entered into
Qt's own resource table, in memory; from there `QIcon` and the style sheet draw it crisply at every
scale.
"""

from __future__ import annotations

import struct
from functools import cache
from typing import Final

from PySide6.QtCore import qRegisterResourceData
from PySide6.QtGui import QIcon

from stdcommittee.base.paths import resource

_CURRENT: Final = "currentColor"
_ENTERED: Final[list[tuple[bytes, bytes, bytes]]] = []  # Qt reads from these as long as we run


@cache
def icon_names() -> frozenset[str]:
    """Return the names of all icons."""
    return frozenset(path.stem for path in resource("icons").glob("*.svg"))


@cache
def picture(name: str, colour: str) -> str:
    """Return the address (``:/…svg``) of an icon drawn in a colour ``#RRGGBB``.

    Raises:
        FileNotFoundError: there is no such icon.
        RuntimeError: Qt does not take the drawing.
    """
    address = f"{name}-{colour.removeprefix('#').lower()}.svg"
    _enter(address, _drawing(name).replace(_CURRENT, colour).encode())
    return f":/{address}"


@cache
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def coloured_icon(name: str, colour: str, faint: str) -> QIcon:
    """Return an icon in a colour, and in a fainter one where it is disabled.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    icon = QIcon(picture(name, colour))
    icon.addFile(picture(name, faint), mode=QIcon.Mode.Disabled)
    return icon


def application_icon() -> QIcon:
    """Return the icon of the program itself, which keeps its own colours."""
    return QIcon(str(resource("icons", "application.svg")))


def _enter(name: str, content: bytes) -> None:
    """Put one file at the root of Qt's resource table (layout of version 1)."""
    names = struct.pack(">HI", len(name), _hash(name)) + name.encode("utf-16-be")
    root = struct.pack(">IHII", 0, 2, 1, 1)  # a folder with one child, node 1
    leaf = struct.pack(">IHHHI", 0, 0, 0, 1, 0)  # plain file, any country, any language
    entry = (root + leaf, names, struct.pack(">I", len(content)) + content)
    if not qRegisterResourceData(1, *entry):
        raise RuntimeError(name)
    _ENTERED.append(entry)


def _hash(name: str) -> int:
    """Hash a name as Qt's resource compiler does."""
    value = 0
    for character in name:
        value = (value << 4) + ord(character)
        value ^= (value & 0xF0000000) >> 23
        value &= 0x0FFFFFFF
    return value
