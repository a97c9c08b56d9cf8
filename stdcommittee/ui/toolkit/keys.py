"""How a shortcut is written on a button or in a list."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence


def key_text(shortcut: str) -> str:
    """Return a shortcut such as ``Ctrl+N`` as this system's users know it: ``Ctrl N``, ``⌘N``."""
    native = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return native[:-1].replace("+", " ") + native[-1:]
