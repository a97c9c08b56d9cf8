"""Qt's own palette, filled from the tokens: what the style sheet leaves to Fusion follows it."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QColor, QPalette

from stdcommittee.ui.theme.tokens import ColourName, Tokens

_Role = QPalette.ColorRole
_ROLES: Final[dict[QPalette.ColorRole, ColourName]] = {
    _Role.Window: "window",
    _Role.WindowText: "text",
    _Role.Base: "surface",
    _Role.AlternateBase: "raised",
    _Role.Text: "text",
    _Role.PlaceholderText: "muted",
    _Role.Button: "surface",
    _Role.ButtonText: "text",
    _Role.BrightText: "bad",
    _Role.ToolTipBase: "surface",
    _Role.ToolTipText: "text",
    _Role.Highlight: "sel",
    _Role.HighlightedText: "text",
    _Role.Accent: "accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    _Role.Light: "line",
    _Role.Midlight: "line",
    _Role.Mid: "line2",
    _Role.Dark: "ctl",
    _Role.Shadow: "ctl",
}
_DISABLED: Final = (_Role.WindowText, _Role.Text, _Role.ButtonText)


def palette(tokens: Tokens) -> QPalette:
    """Return the palette of a set of tokens."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(tokens.of(name)))
    for role in _DISABLED:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.ctl))
    return made
