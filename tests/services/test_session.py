"""What is read once of one state of a workspace."""

from __future__ import annotations

import threading
import time

import pytest

from stdcommittee.domain.people.records import Committee, CommitteeKind
from stdcommittee.services.session import Session, open_workspace


def _committee(reference: str) -> Committee:
    return Committee(reference=reference, kind=CommitteeKind.NATIONAL, title_zh="某委员会")


def _count(session: Session) -> int:
    def read() -> int:
        with session.reading() as reader:
            return reader.count(Committee)

    return session.once("committees", read)


def test_an_answer_stands_until_something_is_written(session: Session) -> None:
    asked: list[str] = []

    def read() -> int:
        asked.append("read")
        return len(asked)

    assert (session.once("a", read), session.once("a", read)) == (1, 1)
    assert session.once("b", read) == 2
    with session.writing("committee") as uow:
        uow.add(_committee("SAC/TC 999"))
    assert session.once("a", read) == 3


def test_undo_and_other_programs_write_too(session: Session) -> None:
    assert _count(session) == 0
    with session.writing("committee") as uow:
        uow.add(_committee("SAC/TC 999"))
    assert _count(session) == 1
    with open_workspace(session.path, read_only=True) as other:
        assert _count(other) == 1
        session.undo(session.workspace.operations(limit=1)[0].id)
        assert _count(other) == 0
    assert _count(session) == 0


def test_a_failure_is_not_kept(session: Session) -> None:
    with pytest.raises(ZeroDivisionError):
        session.once("a", lambda: 1 // 0)
    assert session.once("a", lambda: 7) == 7


def test_who_asks_meanwhile_waits_for_the_answer(session: Session) -> None:
    begun, answers, reads = threading.Event(), [], []

    def read() -> int:
        begun.set()
        time.sleep(0.05)
        reads.append("read")
        return 1

    def ask() -> None:
        answers.append(session.once("a", read))

    first, second = threading.Thread(target=ask), threading.Thread(target=ask)
    first.start()
    assert begun.wait(5)
    second.start()
    for thread in (first, second):
        thread.join()
    assert (answers, reads) == ([1, 1], ["read"])
