from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from stdcommittee.base.messages import Bilingual
from stdcommittee.ui.frame.footbar import FootBar
from stdcommittee.ui.frame.shell import ActorChoice, WorkspaceState
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.look import Look
from tests.ui.seeing import unnamed

ACTORS = [ActorChoice(1, Bilingual("委员17", "Member 17")), ActorChoice(2, "Secretary 02")]


@pytest.fixture
def foot(look: Look, qtbot: QtBot) -> FootBar:
    made = FootBar(look)
    qtbot.addWidget(made)
    made.resize(1366, 26)
    made.show()
    return made


def shown(foot: FootBar) -> list[str]:
    parts: list[QLabel | LinkButton] = [
        *foot.findChildren(QLabel),
        *foot.findChildren(LinkButton),
    ]
    seen = [part for part in parts if part.isVisibleTo(foot) and part.text()]
    return [part.text() for part in sorted(seen, key=lambda part: part.x())]


def link(foot: FootBar, text: str) -> LinkButton:
    return next(each for each in foot.findChildren(LinkButton) if each.text() == text)


def test_quiet_bar_says_that_nothing_runs(foot: FootBar) -> None:
    assert shown(foot) == ["Idle"]
    assert foot.height() == 26


def test_running_task_shows_progress_and_can_be_cancelled(foot: FootBar, calls: Any) -> None:
    heard, hear = calls
    foot.cancel_asked.connect(lambda: hear("cancel"))
    foot.set_task("Importing 5 files", 2, 5)
    progress = foot.findChildren(QProgressBar)[0]
    assert (progress.value(), progress.maximum()) == (2, 5)
    assert shown(foot) == ["Importing 5 files", "Cancel"]
    link(foot, "Cancel").click()
    assert heard == ["cancel"]
    foot.set_task("Closing", cancellable=False)
    assert shown(foot) == ["Closing"]
    foot.clear_task()
    assert shown(foot) == ["Idle"]
    assert not progress.isVisibleTo(foot)


def test_last_saved_operation_can_be_undone(foot: FootBar, calls: Any) -> None:
    heard, hear = calls
    foot.undo_asked.connect(lambda: hear("undo"))
    foot.set_saved("Member 17 recorded a vote")
    assert shown(foot) == ["Idle", "Saved: Member 17 recorded a vote", "Undo"]
    link(foot, "Undo").click()
    assert heard == ["undo"]
    foot.set_saved("Workspace made", undoable=False)
    assert shown(foot) == ["Idle", "Saved: Workspace made"]
    foot.say("Copied 3 rows")
    assert shown(foot) == ["Idle", "Copied 3 rows"]


@pytest.mark.parametrize(
    ("state", "text"),
    [
        (WorkspaceState.PLAIN, "a.stdc, not encrypted"),
        (WorkspaceState.ENCRYPTED, "a.stdc, encrypted"),
        (WorkspaceState.READ_ONLY, "a.stdc, read-only"),
    ],
)
def test_workspace_is_named_with_its_state(
    foot: FootBar, state: WorkspaceState, text: str, calls: Any
) -> None:
    heard, hear = calls
    foot.workspace_asked.connect(lambda: hear("workspace"))
    foot.set_workspace("a.stdc", state)
    link(foot, text).click()
    assert heard == ["workspace"]


@pytest.mark.qt_log_ignore("does not support grabbing")
def test_acting_person_is_switched(foot: FootBar, look: Look, calls: Any) -> None:
    heard, hear = calls
    foot.actor_chosen.connect(hear)
    foot.set_actors(ACTORS, 1)
    assert link(foot, "Member 17").accessibleName() == "Acting: Member 17"
    menu = foot.open_actors()
    entries = menu.actions()
    assert [(entry.text(), entry.isChecked()) for entry in entries] == [
        ("Member 17", True),
        ("Secretary 02", False),
    ]
    entries[1].trigger()
    assert heard == [2]
    menu.close()
    look.language.speak("zh")
    assert "委员17" in shown(foot)


def test_rule_edition_leads_to_the_rules(foot: FootBar, calls: Any) -> None:
    heard, hear = calls
    foot.edition_asked.connect(lambda: hear("rules"))
    foot.set_edition("edition 2020")
    link(foot, "Rules: edition 2020").click()
    assert heard == ["rules"]
    foot.set_edition("")
    assert shown(foot) == ["Idle"]


@pytest.mark.parametrize("zoom", [100, 125, 150])
def test_everything_stays_within_a_narrow_bar(foot: FootBar, look: Look, zoom: int) -> None:
    foot.set_task("Importing 5 files from the replies of 84 organisations", 1, 5)
    foot.set_saved("Comment 41 changed to not handled, with a long reason that nobody reads")
    foot.set_actors(ACTORS, 1)
    foot.set_edition("committee rules 2020")
    foot.set_workspace("sample-institute.stdc", WorkspaceState.ENCRYPTED)
    look.theme.set_zoom(zoom)
    foot.resize(1100, foot.height())
    parts = [part for part in foot.findChildren(LinkButton) if part.isVisibleTo(foot)]
    assert all(foot.rect().contains(part.geometry()) for part in parts)
    assert all(part.width() == part.sizeHint().width() for part in parts)
    assert unnamed(foot) == []
