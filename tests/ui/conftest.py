"""One dressed application for all tests of the window, offscreen."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from stdcommittee.base.messages import Catalog
from stdcommittee.ui.theme.theme import Theme
from stdcommittee.ui.theme.tokens import Scheme
from stdcommittee.ui.toolkit.language import Language
from stdcommittee.ui.toolkit.look import Look


def untranslated(code: str) -> Catalog:
    """Return a catalog that speaks a language in bilingual texts and shows ids otherwise."""
    catalog = Catalog("en")
    catalog.language = code
    return catalog


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Look:
    """The application's only theme and language."""
    return Look(Theme(qapp, scheme=Scheme.LIGHT), Language(qapp, "en", catalogs=untranslated))


@pytest.fixture
def look(dressed: Look) -> Iterator[Look]:
    """Light, English, 100 %; set back after the test."""
    yield dressed
    dressed.theme.set_scheme(Scheme.LIGHT)
    dressed.theme.set_zoom(100)
    dressed.language.speak("en")


@pytest.fixture
def calls() -> tuple[list[object], Callable[..., None]]:
    """A list and a function that appends to it whatever it is called with."""
    heard: list[object] = []

    def hear(*values: object) -> None:
        heard.append(values[0] if len(values) == 1 else values)

    return heard, hear
