"""The running program: one Qt application, dressed and speaking as its user left it."""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import QLocale, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from stdcommittee.base.messages import CHINESE, ENGLISH
from stdcommittee.services.settings import Settings
from stdcommittee.ui.theme.icons import application_icon
from stdcommittee.ui.theme.theme import Theme
from stdcommittee.ui.theme.tokens import Scheme
from stdcommittee.ui.toolkit.language import Language
from stdcommittee.ui.toolkit.look import Look

_LANGUAGE: Final = "language"
_SCHEME: Final = "scheme"
_ZOOM: Final = "zoom"
_FLUSH: Final = 1500  # ms between two looks whether habits wait to be written


class Program(QObject):
    """Application, habits and look; everything else is made from these."""

    def __init__(self, settings: Settings | None = None) -> None:
        """Start Qt, or take the application that runs already."""
        self.app = _application()
        super().__init__(self.app)
        self.settings = settings if settings is not None else Settings()
        theme = Theme(self.app, scheme=self._scheme(), zoom=self._zoom())
        self.look = Look(theme, Language(self.app, self._language()))
        theme.changed.connect(self._keep_look)
        self.look.language.changed.connect(self._keep_look)
        self._writer = QTimer(self, interval=_FLUSH)
        self._writer.timeout.connect(self.settings.flush)
        self._writer.start()

    def close(self) -> None:
        """Write what the user's habits are."""
        self._writer.stop()
        self.settings.flush()

    def _language(self) -> str:
        kept = self.settings.recall(_LANGUAGE)
        if kept in (CHINESE, ENGLISH):
            return kept
        spoken = QLocale.system().language()
        return CHINESE if spoken == QLocale.Language.Chinese else ENGLISH

    def _scheme(self) -> Scheme:
        kept = self.settings.recall(_SCHEME)
        return Scheme(kept) if kept in {scheme.value for scheme in Scheme} else Scheme.SYSTEM

    def _zoom(self) -> int:
        kept = self.settings.recall(_ZOOM)
        return int(kept) if kept.isdecimal() else 100

    def _keep_look(self) -> None:
        theme = self.look.theme
        self.settings.keep(_LANGUAGE, self.look.language.code)
        self.settings.keep(_SCHEME, theme.scheme.value)
        self.settings.keep(_ZOOM, str(theme.zoom))


def _application() -> QApplication:
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    QApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(sys.argv[:1])
    app.setApplicationName("StdCommittee")
    app.setDesktopFileName("stdcommittee")
    app.setWindowIcon(application_icon())
    app.setQuitOnLastWindowClosed(True)
    return app
