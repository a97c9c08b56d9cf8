"""Passphrases and backups under an open workspace: it goes on, or stands as it stood."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcommittee.base.errors import Refused, Unreadable
from stdcommittee.domain.portfolio.records import Standard
from stdcommittee.services.safety import (
    SHORTEST,
    back_up,
    change_passphrase,
    check_workspace,
    is_passphrase,
    list_backups,
    passphrase_problem,
    restore_drill,
    restore_here,
)
from stdcommittee.services.session import Session
from stdcommittee.services.workspaces import is_encrypted
from stdcommittee.storage.backup import KEEP_NEWEST
from stdcommittee.storage.history import Touched
from tests.workspaces import standard


def add(session: Session, *numbers: int) -> None:
    with session.writing("add") as uow:
        uow.add_many([standard(number) for number in numbers])


def count(session: Session) -> int:
    with session.reading() as reader:
        return reader.count(Standard)


def test_the_session_goes_on_with_what_the_backup_holds(session: Session) -> None:
    add(session, 1)
    saved = back_up(session)
    add(session, 2, 3)
    heard: list[Touched] = []
    session.bus.subscribe(("standard",), heard.append)
    aside = restore_here(session, saved, None)
    assert count(session) == 1
    assert aside is not None
    assert check_workspace(aside, None).operations == 3
    assert len(heard) == 1
    add(session, 4)
    assert len(heard) == 2  # the bus goes on as well
    assert check_workspace(session.path, None).ok


def test_the_oldest_backup_survives_being_restored(session: Session) -> None:
    saved = back_up(session)
    add(session, 1)
    for _ in range(KEEP_NEWEST - 1):
        back_up(session)
    oldest = list_backups(session.path)[-1].path
    assert restore_here(session, saved if saved.exists() else oldest, None) is not None
    assert session.workspace.read_only is None


@pytest.mark.parametrize("damage", ["short", "rubbish", "gone"])
def test_a_backup_that_is_no_good_leaves_everything(session: Session, damage: str) -> None:
    add(session, 1)
    saved = back_up(session)
    add(session, 2)
    whole = saved.read_bytes()
    if damage == "gone":
        saved.unlink()
    else:
        saved.write_bytes(whole[:-5000] if damage == "short" else b"rubbish" * 100)
    with pytest.raises(Unreadable):
        restore_here(session, saved, "x")
    assert count(session) == 2
    add(session, 3)
    assert count(session) == 3


def test_a_read_only_workspace_is_not_replaced(session: Session) -> None:
    saved = back_up(session)
    session.workspace.read_only = "Opened for reading."
    with pytest.raises(Refused, match="Opened for reading"):
        restore_here(session, saved, None)
    session.workspace.read_only = None


def test_a_plain_backup_takes_the_place_of_an_encrypted_workspace(session: Session) -> None:
    add(session, 1)
    saved = back_up(session)
    change_passphrase(session, "第一个口令")
    add(session, 2)
    aside = restore_here(session, saved, None)
    assert not session.workspace.encrypted
    assert aside is not None
    assert is_encrypted(aside)
    assert count(session) == 1


def test_a_backup_with_another_passphrase_needs_that_one(session: Session) -> None:
    change_passphrase(session, "第一个口令")
    saved = back_up(session)
    change_passphrase(session, "second one")
    add(session, 1)
    with pytest.raises(Unreadable):
        restore_here(session, saved, "second one")
    assert count(session) == 1
    assert is_passphrase(session, "second one")
    restore_here(session, saved, "第一个口令")
    assert count(session) == 0
    assert is_passphrase(session, "第一个口令")


def test_the_session_stays_open_through_every_change(session: Session) -> None:
    assert not is_passphrase(session, "")
    for number, passphrase in enumerate(("第一个口令", "second one", None)):
        saved = change_passphrase(session, passphrase)
        assert saved.exists()
        assert session.workspace.encrypted is (passphrase is not None)
        assert is_passphrase(session, passphrase or "x") is (passphrase is not None)
        add(session, number)
    assert count(session) == 3
    assert check_workspace(session.path, None).ok


def test_a_refused_change_leaves_the_passphrase(session: Session) -> None:
    session.workspace.read_only = "Opened for reading."
    with pytest.raises(Refused):
        change_passphrase(session, "第一个口令")
    session.workspace.read_only = None
    assert not session.workspace.encrypted


@pytest.mark.parametrize(
    ("text", "again", "taken"),
    [
        ("x" * (SHORTEST - 1), "x" * (SHORTEST - 1), False),
        ("x" * SHORTEST, "x" * SHORTEST, True),
        ("口" * SHORTEST, "口" * SHORTEST, True),
        ("x" * SHORTEST, "x" * SHORTEST + " ", False),
        ("", "", False),
    ],
)
def test_a_passphrase_is_long_enough_and_typed_twice(text: str, again: str, taken: bool) -> None:
    assert (passphrase_problem(text, again) is None) is taken


def test_a_drill_leaves_nothing_behind(session: Session, tmp_path: Path) -> None:
    saved = back_up(session)
    before = sorted(path.name for path in tmp_path.rglob("*"))
    assert restore_drill(saved, None).ok
    assert sorted(path.name for path in tmp_path.rglob("*")) == before
