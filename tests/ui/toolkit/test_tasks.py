"""What is read anew after writes is read one after the other, and only while it is wanted."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from stdcommittee.base.progress import Progress
from stdcommittee.ui.toolkit.tasks import Tasks, Work
from tests.ui.desks import Quiet


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks(Quiet(), lambda failure: pytest.fail(str(failure)))
    yield made
    made.close()


def _held(gate: threading.Event, begun: list[str], name: str) -> Work[str]:
    def work(_progress: Progress) -> str:
        begun.append(name)
        assert gate.wait(5)
        return name

    return work


def test_what_writes_make_stale_is_read_one_after_the_other(tasks: Tasks, qtbot: QtBot) -> None:
    gate, begun, found, owner = threading.Event(), list[str](), list[str](), QObject()
    take: Callable[[str], object] = found.append
    with tasks.renewing():
        for name in ("list", "page", "page"):
            tasks.read(owner, _held(gate, begun, name), take, lane=name)
    tasks.read(owner, _held(gate, begun, "asked for"), take)
    qtbot.waitUntil(lambda: "asked for" in begun)  # what somebody asks for does not wait for them
    assert sorted(begun) == ["asked for", "list"]

    gate.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert sorted(begun) == ["asked for", "list", "page"]  # the first page was not wanted any more
    assert sorted(found) == ["asked for", "list", "page"]
