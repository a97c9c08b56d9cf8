from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Bilingual
from stdcommittee.ui.theme.tokens import Scheme
from stdcommittee.ui.toolkit.buttons import Button, LinkButton, PrimaryButton
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.states import EmptyState, FailureState, LoadingState
from tests.ui.seeing import count_of, seen, unnamed

FAILURE = Refused(
    Bilingual("打不开文件。", "The file cannot be opened."),
    kept=Bilingual("其余 4 个已导入。", "The other 4 were imported."),
    advice=Bilingual("另存后再试。", "Save it again and retry."),
    details="BadZipFile: x",
)


def test_empty_state_offers_the_first_action_and_an_example(
    look: Look, qtbot: QtBot, calls: Any
) -> None:
    heard, hear = calls
    state = EmptyState(
        look,
        Bilingual("尚无投票。", "No ballots yet."),
        action=Bilingual("新建", "New ballot"),
        on_action=lambda: hear("new"),
        example=Bilingual("示例", "See an example"),
        on_example=lambda: hear("example"),
    )
    qtbot.addWidget(state)
    assert [label.text() for label in state.findChildren(Label)] == ["No ballots yet."]
    state.findChildren(PrimaryButton)[0].click()
    state.findChildren(LinkButton)[0].click()
    assert heard == ["new", "example"]
    assert unnamed(state) == []


def test_empty_state_without_action_has_no_button(look: Look, qtbot: QtBot) -> None:
    state = EmptyState(look, "Nothing was found.")
    qtbot.addWidget(state)
    assert state.findChildren(Button) == []


def test_failure_says_what_happened_what_was_kept_and_what_to_do(
    look: Look, qtbot: QtBot, qapp: QApplication, calls: Any
) -> None:
    heard, hear = calls
    state = FailureState(look, FAILURE, on_retry=lambda: hear("again"))
    qtbot.addWidget(state)
    assert state.findChildren(Phrase)[0].text() == "The file cannot be opened."
    said = [label.text() for label in state.findChildren(Label)]
    assert said == ["The other 4 were imported.", "Save it again and retry."]
    retry, copy = state.findChildren(Button)
    retry.click()
    assert heard == ["again"]
    copy.click()
    whole = "The file cannot be opened. The other 4 were imported. Save it again and retry."
    assert qapp.clipboard().text() == f"{whole}\n\nBadZipFile: x"


def test_details_are_copied_in_the_language_spoken(
    look: Look, qtbot: QtBot, qapp: QApplication
) -> None:
    state = FailureState(look, FAILURE)
    qtbot.addWidget(state)
    look.language.speak("zh")
    state.findChildren(LinkButton)[0].click()
    assert qapp.clipboard().text().startswith("打不开文件。其余 4 个已导入。另存后再试。")


def test_loading_paints_bars_that_stand_still(look: Look, qtbot: QtBot) -> None:
    state = LoadingState(look, rows=3)
    qtbot.addWidget(state)
    state.resize(300, 200)
    for scheme in (Scheme.LIGHT, Scheme.CONTRAST):
        look.theme.set_scheme(scheme)
        image = seen(state)
        assert count_of(image, look.theme.colour("n1")) > 3 * 9 * 140
        assert count_of(image, look.theme.colour("n1"), (0, 93, 300, 200)) == 0
        assert image == seen(state)
    assert state.accessibleName() == "Loading …"
