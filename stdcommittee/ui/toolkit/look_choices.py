"""Choosing how the window speaks and looks; what is chosen elsewhere shows here too."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from stdcommittee.base.messages import CHINESE, ENGLISH, Message, Text
from stdcommittee.ui.theme.tokens import ZOOM, Scheme
from stdcommittee.ui.toolkit.asked import ChoiceBox
from stdcommittee.ui.toolkit.look import Look


def language_box(look: Look) -> ChoiceBox[str]:
    """Return a choice of languages, each called as its own speakers call it."""
    own: list[tuple[str, Text]] = [
        (CHINESE, QLocale(QLocale.Language.Chinese).nativeLanguageName()),
        (ENGLISH, Message("English")),
    ]
    box = ChoiceBox(look, Message("Language"), own, on_choose=look.language.speak)
    look.follow(box, lambda made: made.choose(look.language.code))
    return box


def scheme_box(look: Look) -> ChoiceBox[Scheme]:
    """Return a choice of colours."""
    choices: list[tuple[Scheme, Text]] = [(scheme, scheme.text) for scheme in Scheme]
    box = ChoiceBox(look, Message("Colours"), choices, on_choose=look.theme.set_scheme)
    look.follow(box, lambda made: made.choose(look.theme.scheme))
    return box


def zoom_box(look: Look) -> ChoiceBox[int]:
    """Return a choice of sizes, in per cent."""
    choices: list[tuple[int, Text]] = [(percent, f"{percent} %") for percent in ZOOM]
    box = ChoiceBox(look, Message("Size"), choices, on_choose=look.theme.set_zoom)
    look.follow(box, lambda made: made.choose(look.theme.zoom))
    return box
