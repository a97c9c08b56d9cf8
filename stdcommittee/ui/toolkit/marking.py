"""Properties that the style sheet reads, changed while a widget is in sight."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def set_problem(widget: QWidget, *, problem: bool) -> None:
    """Draw the border of a field or card red, or as usual again."""
    mark(widget, "problem", "true" if problem else "false")


def mark(widget: QWidget, name: str, value: str) -> None:
    """Set a property that rules of the style sheet ask for, and let them apply."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
