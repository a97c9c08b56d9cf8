"""The language that the window speaks, switched while it is open."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any, Final, TypeVar

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtWidgets import QApplication, QWidget

from stdcommittee.base.messages import CHINESE, ENGLISH, Catalog, Text, catalog

Widget = TypeVar("Widget", bound=QObject)
_QT_LOCALES: Final = {CHINESE: "zh_CN", ENGLISH: "en_GB"}


class _Wording(QObject):
    """What one widget says: texts by setter. A child of the widget, so that it ends with it."""

    def __init__(self, owner: QObject, language: Language) -> None:
        super().__init__(owner)
        self._language = language
        self._texts: dict[Callable[[Any, str], object], Text] = {}
        language.changed.connect(self.say_all)

    def put(self, setter: Callable[[Any, str], object], text: Text) -> None:
        self._texts[setter] = text
        setter(self.parent(), self._language.render(text))

    def say_all(self) -> None:
        for setter, text in self._texts.items():
            setter(self.parent(), self._language.render(text))


class Language(QObject):
    """Renders texts in one language and says when it is another one."""

    changed = Signal()

    def __init__(
        self, app: QApplication, code: str, *, catalogs: Callable[[str], Catalog] = catalog
    ) -> None:
        """Speak a language (`zh`, `en`), Qt's own dialogs included."""
        super().__init__(app)
        self._app = app
        self._catalogs = catalogs
        self._translator: QTranslator | None = None
        self._catalog = self._take(code)

    @property
    def code(self) -> str:
        """The language spoken (`zh`, `en`)."""
        return self._catalog.language

    @property
    def catalog(self) -> Catalog:
        """The catalog in use, for values that are not texts."""
        return self._catalog

    def speak(self, code: str) -> None:
        """Change the language; everything bound says itself again."""
        if code != self.code:
            self._catalog = self._take(code)
            self.changed.emit()

    def render(self, text: Text) -> str:
        """Render a text in the language spoken."""
        return self._catalog.render(text)

    def bind(self, widget: Widget, setter: Callable[[Widget, str], object], text: Text) -> None:
        """Say a text through a setter, now and again whenever the language changes.

        Binding the same setter of the same widget again replaces its text.

        Args:
            widget: whose text it is.
            setter: the unbound method that takes it: ``QLabel.setText``.
            text: what to say.
        """
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        wording = widget.findChild(_Wording, options=direct)
        if wording is None:
            wording = _Wording(widget, self)
        wording.put(setter, text)

    def name(self, widget: QWidget, text: Text, *, tip: bool = False) -> None:
        """Give a widget the name that screen readers say, and show it as its tip if wanted."""
        self.bind(widget, QWidget.setAccessibleName, text)
        if tip:
            self.bind(widget, set_tip, text)

    def _take(self, code: str) -> Catalog:
        taken = self._catalogs(code)
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator = None
        QLocale.setDefault(QLocale(_QT_LOCALES[code]))
        if code != ENGLISH:  # Qt itself speaks English
            self._translator = _qt_translator(_QT_LOCALES[code])
            self._app.installTranslator(self._translator)
        return taken


def set_tip(widget: QWidget, text: str) -> None:
    """Show a text as a widget's tip, taken literally whatever stands in it."""
    widget.setToolTip(f"<qt>{html.escape(text)}</qt>" if "<" in text else text)


def _qt_translator(locale: str) -> QTranslator:
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator()
    if not translator.load(f"qtbase_{locale}", folder):
        raise FileNotFoundError(f"qtbase_{locale}.qm: not in {folder}")
    return translator
