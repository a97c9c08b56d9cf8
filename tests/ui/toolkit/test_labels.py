from __future__ import annotations

import pytest
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from stdcommittee.base.messages import Bilingual
from stdcommittee.ui.theme.tokens import DARK, Scheme, Type
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run
from tests.ui.seeing import count_of, seen


def test_label_takes_markup_literally(look: Look, qtbot: QtBot) -> None:
    label = Label(look, "<b>x</b> & y")
    plain = Label(look, "x & y")
    qtbot.addWidget(label)
    qtbot.addWidget(plain)
    assert label.text() == "<b>x</b> & y"
    assert label.sizeHint().width() > plain.sizeHint().width()


def test_label_follows_theme_and_zoom(look: Look, qtbot: QtBot) -> None:
    label = Label(look, "x", type_=Type.HEADING, bold=True, colour="warn")
    qtbot.addWidget(label)
    look.theme.set_scheme(Scheme.DARK)
    look.theme.set_zoom(200)
    assert label.font().pixelSize() == 30
    assert label.font().bold()
    assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == DARK.warn


def test_label_says_another_text_in_both_languages(look: Look, qtbot: QtBot) -> None:
    label = Label(look, Bilingual("开", "open"))
    qtbot.addWidget(label)
    label.set_text(Bilingual("关", "closed"))
    assert label.text() == "closed"
    look.language.speak("zh")
    assert label.text() == "关"


def test_phrase_that_is_cut_says_all_in_its_tip(look: Look, qtbot: QtBot) -> None:
    phrase = Phrase(look, [Run("Geographic information"), Run("Metadata", "muted")])
    qtbot.addWidget(phrase)
    phrase.resize(phrase.sizeHint())
    seen(phrase)
    assert phrase.toolTip() == ""
    phrase.resize(60, phrase.height())
    seen(phrase)
    assert phrase.toolTip() == "Geographic information Metadata"


def test_phrase_can_be_told_never_to_shrink(look: Look, qtbot: QtBot) -> None:
    runs = [Run("Geographic information")]
    shrinking, fixed = Phrase(look, runs), Phrase(look, runs, shrink=False)
    qtbot.addWidget(shrinking)
    qtbot.addWidget(fixed)
    assert shrinking.minimumSizeHint().width() < 30
    assert fixed.minimumSizeHint() == fixed.sizeHint()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
def test_phrase_is_painted_in_its_colours(look: Look, qtbot: QtBot, scheme: Scheme) -> None:
    look.theme.set_scheme(scheme)
    phrase = Phrase(look, [Run("█", "bad")])
    qtbot.addWidget(phrase)
    phrase.resize(phrase.sizeHint())
    assert count_of(seen(phrase), look.theme.colour("bad")) > 30
