"""How tests look at what the window shows, and how it is named."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QWidget

Area = tuple[int, int, int, int]  # left, top, right, bottom; the latter two excluded


def seen(widget: QWidget) -> QImage:
    """Return what a widget paints, on white."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    widget.render(image)
    return image


def count_of(image: QImage, colour: QColor | str, area: Area | None = None) -> int:
    """Return how many pixels have exactly a colour."""
    wanted = QColor(colour).rgb() & 0xFFFFFF
    left, top, right, bottom = area or (0, 0, image.width(), image.height())
    return sum(
        image.pixel(x, y) & 0xFFFFFF == wanted
        for x in range(left, right)
        for y in range(top, bottom)
    )


def unnamed(widget: QWidget) -> list[str]:
    """Return the controls that the keyboard reaches and screen readers cannot name."""
    found = []
    for control in [widget, *widget.findChildren(QWidget)]:
        if control is not widget and control.isHidden():
            continue
        if control.focusPolicy() == Qt.FocusPolicy.NoFocus or control.focusProxy() is not None:
            continue
        interface = QAccessible.queryAccessibleInterface(control)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(control).__name__} in {type(control.parent()).__name__}")
    return found
