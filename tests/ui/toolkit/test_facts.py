from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from stdcommittee.base.messages import Bilingual
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.facts import Fact, Facts
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.look import Look


def texts(facts: Facts) -> list[str]:
    return [label.text() for label in facts.findChildren(Label) if label.isVisibleTo(facts)]


def test_facts_are_shown_in_the_language_spoken(look: Look, qtbot: QtBot) -> None:
    facts = Facts(look, [Fact(Bilingual("程度", "Degree"), Bilingual("修改", "modified"))])
    qtbot.addWidget(facts)
    assert texts(facts) == ["Degree", "modified"]
    look.language.speak("zh")
    assert texts(facts) == ["程度", "修改"]


def test_missing_value_is_a_dash(look: Look, qtbot: QtBot) -> None:
    facts = Facts(look, [Fact("Published")])
    qtbot.addWidget(facts)
    assert texts(facts) == ["Published", "–"]


def test_value_with_records_behind_it_is_a_link(look: Look, qtbot: QtBot, calls: Any) -> None:
    heard, hear = calls
    facts = Facts(look, [Fact("Source", "ISO 19115-1:2014", on_open=lambda: hear("opened"))])
    qtbot.addWidget(facts)
    link = facts.findChildren(LinkButton)[0]
    link.click()
    assert heard == ["opened"]
    assert link.accessibleName() == "ISO 19115-1:2014"


def test_value_can_be_copied_and_carries_its_tone(look: Look, qtbot: QtBot) -> None:
    facts = Facts(look, [Fact("State", "to be revised", Tone.WARN)])
    qtbot.addWidget(facts)
    value = facts.findChildren(Label)[1]
    assert value.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    ink = value.palette().color(QPalette.ColorRole.WindowText)
    assert ink == look.theme.colour("warn")


def test_other_facts_replace_the_former(look: Look, qtbot: QtBot) -> None:
    facts = Facts(look, [Fact("A", "1"), Fact("B", "2")])
    qtbot.addWidget(facts)
    field = QLineEdit()
    facts.set_facts([Fact("C", widget=field)])
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert [label.text() for label in facts.findChildren(Label)] == ["C"]
    assert field.parent() is facts
    assert field.accessibleName() == "C"
