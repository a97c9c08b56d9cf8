"""One way to keep a widget up to date with something that changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject

Owner = TypeVar("Owner", bound=QObject)


class _Follower(QObject):
    """Lives as a child of its owner, and so ends with it; holds no reference to the owner."""

    def __init__(self, owner: QObject, apply: Callable[[Any], object]) -> None:
        super().__init__(owner)
        self._apply = apply

    def run(self) -> None:
        self._apply(self.parent())


def follow(owner: Owner, apply: Callable[[Owner], object], *signals: Any) -> None:
    """Call ``apply(owner)`` now and whenever one of the signals comes, while the owner lives.

    Args:
        owner: a widget or another object.
        apply: a function of the owner's class; it must not close over the owner.
        signals: bound signals without arguments.
    """
    follower = _Follower(owner, apply)
    for signal in signals:
        signal.connect(follower.run)
    apply(owner)
