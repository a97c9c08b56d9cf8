from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence

import pytest
from pytestqt.qtbot import QtBot

from stdcommittee.base.errors import Failure, Refused
from stdcommittee.base.messages import Message
from stdcommittee.ui.frame.searching import Searching
from stdcommittee.ui.frame.shell import Found


class Source:
    """Finds its own question, in its own time."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.threads: set[int] = set()
        self.gate = threading.Event()
        self.gate.set()

    def __call__(self, text: str) -> Sequence[Found]:
        self.asked.append(text)
        self.threads.add(threading.get_ident())
        assert self.gate.wait(10)
        if text == "refused":
            raise Refused(Message("The workspace is closed."))
        if text == "broken":
            raise ZeroDivisionError
        return [Found(text, "Standards", text)]


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def searching(source: Source) -> Iterator[Searching]:
    made = Searching(source)
    yield made
    source.gate.set()
    made.close()


def test_search_runs_beside_the_window(searching: Searching, source: Source, qtbot: QtBot) -> None:
    with qtbot.waitSignal(searching.found) as heard:
        searching.ask("metadata")
    assert heard.args == ["metadata", [Found("metadata", "Standards", "metadata")]]
    assert threading.get_ident() not in source.threads


def test_only_the_last_question_is_answered(
    searching: Searching, source: Source, qtbot: QtBot
) -> None:
    source.gate.clear()
    answers: list[str] = []
    searching.found.connect(lambda text, _: answers.append(text))
    for text in ("m", "me", "met", "meta"):
        searching.ask(text)
    source.gate.set()
    qtbot.waitUntil(lambda: answers == ["meta"])
    assert source.asked == ["m", "meta"]


def test_forgotten_question_is_not_answered(
    searching: Searching, source: Source, qtbot: QtBot
) -> None:
    source.gate.clear()
    answers: list[str] = []
    searching.found.connect(lambda text, _: answers.append(text))
    searching.ask("old")
    searching.forget()
    source.gate.set()
    qtbot.waitUntil(lambda: not searching._running)
    assert answers == []
    with qtbot.waitSignal(searching.found):
        searching.ask("new")
    assert answers == ["new"]


@pytest.mark.parametrize(
    ("text", "what", "details"),
    [("refused", "The workspace is closed.", ""), ("broken", "The search failed.", "ZeroDivision")],
)
def test_failure_is_said_and_the_next_search_runs(
    searching: Searching, qtbot: QtBot, text: str, what: str, details: str
) -> None:
    with qtbot.waitSignal(searching.failed) as heard:
        searching.ask(text)
    failure = heard.args[1]
    assert isinstance(failure, Failure)
    assert str(failure.what) == what
    assert details in failure.details
    with qtbot.waitSignal(searching.found):
        searching.ask("next")


def test_closing_waits_for_the_search_that_runs(source: Source, qtbot: QtBot) -> None:
    searching = Searching(source)
    searching.ask("metadata")
    searching.close()
    searching.ask("later")
    assert source.asked in (["metadata"], [])
    assert all(not thread.name.startswith("search") for thread in threading.enumerate())
