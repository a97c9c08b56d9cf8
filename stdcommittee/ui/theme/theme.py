"""The look that is in force: which tokens, how large; switchable while the window is open."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon
from PySide6.QtWidgets import QApplication, QStyleFactory

from stdcommittee.ui.theme.fonts import families, font
from stdcommittee.ui.theme.icons import coloured_icon
from stdcommittee.ui.theme.palette import palette
from stdcommittee.ui.theme.sheet import style_sheet
from stdcommittee.ui.theme.tokens import (
    CONTRAST,
    DARK,
    LIGHT,
    ZOOM,
    ColourName,
    Scheme,
    Tokens,
    Type,
)

_TOKENS: Final = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.CONTRAST: CONTRAST}
_QT_SCHEMES: Final = {
    Scheme.SYSTEM: Qt.ColorScheme.Unknown,
    Scheme.LIGHT: Qt.ColorScheme.Light,
    Scheme.DARK: Qt.ColorScheme.Dark,
    Scheme.CONTRAST: Qt.ColorScheme.Dark,
}
_WIDTHS: Final = 10_000  # of texts, kept at most


class Theme(QObject):
    """Dresses the application and says to widgets which colours, fonts and sizes to use."""

    changed = Signal()

    def __init__(
        self, app: QApplication, *, scheme: Scheme = Scheme.SYSTEM, zoom: int = 100
    ) -> None:
        """Dress `app` in a scheme, at a zoom in per cent (80 to 200)."""
        super().__init__(app)
        self._app = app
        self._scheme = scheme
        self._zoom = _fitting(zoom)
        self._families = families()
        self._latin = False
        self._colours: dict[ColourName, QColor] = {}
        self._fonts: dict[tuple[Type, bool], QFont] = {}
        self._widths: dict[tuple[str, Type, bool], float] = {}
        app.setStyle(QStyleFactory.create("Fusion"))
        app.styleHints().setColorScheme(_QT_SCHEMES[scheme])
        self._tokens = self._wanted()
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self._follow_system)

    @property
    def tokens(self) -> Tokens:
        """The tokens in force."""
        return self._tokens

    @property
    def scheme(self) -> Scheme:
        """What the user chose (not what the system made of it)."""
        return self._scheme

    @property
    def zoom(self) -> int:
        """The size of everything, in per cent."""
        return self._zoom

    @property
    def outlined(self) -> bool:
        """Whether outlines stand in for soft grounds (high contrast)."""
        return self._tokens.outlined

    def set_scheme(self, scheme: Scheme) -> None:
        """Change to another set of colours, or follow the system again."""
        self._scheme = scheme
        self._app.styleHints().setColorScheme(_QT_SCHEMES[scheme])
        self._renew(self._wanted(), self._zoom)

    def set_zoom(self, percent: int) -> None:
        """Change the size of everything; values outside 80 to 200 are brought inside."""
        self._renew(self._tokens, _fitting(percent))

    def set_latin(self, *, latin: bool) -> None:
        """Set quotation marks as a Latin script does (True) or as Chinese does."""
        if latin is not self._latin:
            self._latin = latin
            self._refresh()

    def px(self, pixels: float) -> int:
        """Return a distance or size of the tokens at the present zoom; never less than 1."""
        return max(1, round(pixels * self._zoom / 100))

    def font(self, type_: Type = Type.BODY, *, bold: bool = False) -> QFont:
        """Return a font of the type scale at the present zoom."""
        key = (type_, bold)
        if key not in self._fonts:
            self._fonts[key] = font(self._families, self.px(type_), bold=bold, latin=self._latin)
        return QFont(self._fonts[key])

    def width(self, text: str, type_: Type = Type.BODY, *, bold: bool = False) -> float:
        """Return how wide a text is in a font of the type scale, in px."""
        key = (text, type_, bold)
        if key not in self._widths:
            if len(self._widths) >= _WIDTHS:
                self._widths.clear()
            metrics = QFontMetricsF(self.font(type_, bold=bold))
            self._widths[key] = metrics.horizontalAdvance(text)
        return self._widths[key]

    def colour(self, name: ColourName) -> QColor:
        """Return a colour by its token."""
        if name not in self._colours:
            self._colours[name] = QColor(self._tokens.of(name))
        return QColor(self._colours[name])

    def icon(self, name: str, colour: ColourName = "text") -> QIcon:
        """Return an icon in the colour of the text beside it, paler where it is disabled.

        Raises:
            FileNotFoundError: there is no icon of that name.
        """
        return coloured_icon(name, self._tokens.of(colour), self._tokens.ctl)

    def _wanted(self) -> Tokens:
        if self._scheme is not Scheme.SYSTEM:
            return _TOKENS[self._scheme]
        return self._system_tokens()

    def _system_tokens(self) -> Tokens:
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            return CONTRAST
        return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT

    def _follow_system(self) -> None:
        self._renew(self._wanted(), self._zoom)

    def _renew(self, tokens: Tokens, zoom: int) -> None:
        if (tokens, zoom) == (self._tokens, self._zoom):
            return
        self._tokens, self._zoom = tokens, zoom
        self._refresh()

    def _refresh(self) -> None:
        self._colours.clear()
        self._fonts.clear()
        self._widths.clear()
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        self._app.setPalette(palette(self._tokens))
        self._app.setFont(self.font())
        self._app.setStyleSheet(style_sheet(self._tokens, self.px))


def _fitting(percent: int) -> int:
    return min(max(percent, ZOOM.start), ZOOM[-1])
