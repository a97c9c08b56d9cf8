"""The window on a workspace: undo, records, committees, badges, files let go over it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stdcommittee.app.front import Front
from stdcommittee.app.workbench import Workbench, all_screens
from stdcommittee.base.conditions import Is
from stdcommittee.domain.people.records import Committee, CommitteeKind
from stdcommittee.domain.portfolio.records import Standard
from stdcommittee.services.editing import save
from stdcommittee.services.scope import Scope
from stdcommittee.services.session import create_workspace
from tests.workspaces import standard


@pytest.fixture
def bench(front: Front, tmp_path: Path, qtbot: QtBot) -> Workbench:
    path = tmp_path / "w.stdc"
    with (
        create_workspace(path, name="示例标委会", committee="SAC/TC 999", actor="委员01") as made,
        made.writing("committees") as uow,
    ):
        for reference in ("SAC/TC 999", "SAC/TC 998"):
            uow.add(Committee(reference=reference, kind=CommitteeKind.NATIONAL))
    front.start(path)
    qtbot.waitUntil(lambda: front.bench is not None, timeout=20_000)
    assert front.bench is not None
    settle(front.bench, qtbot)
    return front.bench


def settle(bench: Workbench, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not bench.desk.tasks.busy, timeout=20_000)


def count(bench: Workbench) -> int:
    with bench.session.reading() as reader:
        return len(reader.find(Standard))


def test_undo_and_redo_by_keyboard(bench: Workbench, qtbot: QtBot) -> None:
    actions = bench.desk.actions
    assert not actions.offers("undo")
    record = standard(1)
    bench.desk.write(bench.window, "", lambda _progress: save(bench.session, record))
    settle(bench, qtbot)
    qtbot.waitUntil(lambda: actions.offers("undo"), timeout=5_000)
    assert count(bench) == 1
    QTest.keyClick(bench.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(bench, qtbot)
    assert count(bench) == 0
    qtbot.waitUntil(lambda: actions.offers("redo"), timeout=5_000)
    QTest.keyClick(bench.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    settle(bench, qtbot)
    assert count(bench) == 1


def test_a_record_opens_on_its_screen(bench: Workbench, qtbot: QtBot) -> None:
    bench.desk.write(bench.window, "", lambda _progress: save(bench.session, standard(1)))
    settle(bench, qtbot)
    with bench.session.reading() as reader:
        stored = reader.first(Standard, Is("reference", "GB/T 90001—2023"))
    assert stored is not None
    bench.open_record(("standard", stored.id))
    qtbot.waitUntil(lambda: bench.window.current == "portfolio", timeout=10_000)
    settle(bench, qtbot)


def test_a_record_that_is_gone_is_said(bench: Workbench, qtbot: QtBot) -> None:
    before = bench.window.current
    bench.open_record(("standard", 4711))
    settle(bench, qtbot)
    assert bench.window.current == before
    assert len(bench.desk.notices.toasts) == 1


def test_choosing_a_committee_narrows_the_scope_and_is_remembered(
    bench: Workbench, qtbot: QtBot
) -> None:
    assert bench.desk.scope == Scope()
    with qtbot.waitSignal(bench.desk.scope_changed):
        bench.window.top.committees_chosen.emit(["SAC/TC 998"])
    assert bench.desk.scope == Scope(("SAC/TC 998",), unstated=False)
    assert bench.desk.memory.recall("committees") == "SAC/TC 998"


def test_every_screen_is_built_once_asked_for(bench: Workbench, qtbot: QtBot) -> None:
    for screen in all_screens():
        assert bench.window.show_screen(screen.name)
        settle(bench, qtbot)
        assert bench.window.current == screen.name
    assert bench.desk.notices.toasts == ()


def test_a_copy_is_complete(bench: Workbench, tmp_path: Path, qtbot: QtBot) -> None:
    from stdcommittee.services.safety import check_workspace, save_copy

    target = tmp_path / "copy.stdc"
    save_copy(bench.session, target)
    assert check_workspace(target, None).ok
