"""What the frame knows of a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from stdcommittee.base.frozen import frozen


@frozen(kw_only=True)
class ScreenDescriptor:
    """One entry of the rail; a screen's module exposes it as ``SCREEN``.

    `label` is a message id, `order` its place within main part or foot, and `build` makes the
    screen when it is first shown.
    """

    name: str
    label: str
    icon: str
    order: int
    build: Callable[[Any], QWidget]
    place: Literal["main", "foot"] = "main"


@runtime_checkable
class Leavable(Protocol):
    """A screen that may hold unsaved text."""

    def may_leave(self) -> bool:
        """Ask what to do with unsaved text, once, and tell whether to go on."""


def in_rail_order(screens: Iterable[ScreenDescriptor]) -> list[ScreenDescriptor]:
    """Return screens as the rail shows them: main part, then foot."""
    return sorted(screens, key=lambda screen: (screen.place != "main", screen.order))
