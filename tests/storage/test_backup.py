"""Backups: made, rotated, restored, rehearsed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from stdcommittee.base.clock import Clock
from stdcommittee.base.errors import Refused, Unreadable
from stdcommittee.domain.portfolio.records import Standard
from stdcommittee.services.safety import change_passphrase, restore, restore_drill
from stdcommittee.services.session import Session, create_workspace, open_workspace
from stdcommittee.storage import backup
from stdcommittee.storage.check import check_file
from stdcommittee.storage.database import PLAIN_HEADER, key_for
from tests.workspaces import standard


def test_closing_after_work_leaves_a_backup(session: Session) -> None:
    path = session.path
    session.close()
    first = backup.backups(path)
    assert len(first) == 1
    assert "schema" in first[0].path.name
    open_workspace(path).close()  # nothing written: no further backup
    assert backup.backups(path) == first


def test_the_newest_ten_and_one_a_month_stay(tmp_path: Path) -> None:
    folder = tmp_path / "w.backups"
    folder.mkdir()
    day = dt.datetime(2026, 6, 30, 12, tzinfo=dt.UTC)
    for age in range(0, 800, 5):
        name = (day - dt.timedelta(days=age)).strftime("w_%Y%m%dT%H%M%S_schema0001.stdc")
        (folder / name).touch()
    (folder / "note.txt").touch()
    backup.rotate(folder)
    left = backup.backups(tmp_path / "w.stdc")
    assert [b.made for b in left[:10]] == [day - dt.timedelta(days=5 * n) for n in range(10)]
    assert len({b.made.strftime("%Y-%m") for b in left}) == 12
    assert len(left) < 10 + 12
    assert (folder / "note.txt").exists()


def test_a_backup_is_restored_and_what_stood_there_is_kept(session: Session, clock: Clock) -> None:
    with session.writing("add") as uow:
        uow.add(standard(1))
    saved = session.workspace.back_up()
    with session.writing("add") as uow:
        uow.add(standard(2))
    with pytest.raises(Refused, match="open by"):
        restore(saved, session.path, None)
    path = session.path
    session.close()
    kept = restore(saved, path, None)
    with open_workspace(path) as opened, opened.reading() as reader:
        assert reader.count(Standard) == 1
    assert kept is not None
    assert check_file(kept, None).ok


def test_restoring_twice_at_once_keeps_both_that_stood_there(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "w.stdc"
    saved = []
    for place in range(2):
        with create_workspace(tmp_path / f"{place}.stdc", name=str(place), clock=clock) as made:
            saved.append(made.workspace.save_copy(tmp_path / f"copy{place}.stdc"))
    kept = [backup.restore(copy, path, None, clock) for copy in (*saved, saved[0])]
    assert kept[0] is None
    assert None not in kept[1:]
    assert len(set(kept)) == 3
    assert all(check_file(found, None).ok for found in kept if found is not None)


def test_a_damaged_backup_is_not_restored(session: Session) -> None:
    saved = session.workspace.back_up()
    path = session.path
    session.close()
    before = path.read_bytes()
    saved.write_bytes(saved.read_bytes()[:-5000])
    with pytest.raises(Unreadable, match="not restored"):
        restore(saved, path, None)
    assert path.read_bytes() == before
    with pytest.raises(Unreadable, match="damaged"):
        restore_drill(saved, None)


def test_a_drill_counts_and_checks(session: Session) -> None:
    with session.writing("add") as uow:
        uow.add_many([standard(n) for n in range(7)])
    saved = session.workspace.back_up()
    report = restore_drill(saved, None)
    assert report.ok
    assert report.rows["standard"] == 7
    assert report.report.head == session.workspace.head()


def test_setting_changing_and_removing_the_passphrase(session: Session) -> None:
    with session.writing("add") as uow:
        uow.add_many([standard(n) for n in range(7)])
    path, head = session.path, session.workspace.head()
    current: str | None = None
    opened = session
    for new in ("第一个口令", "second", None):
        change_passphrase(opened, new)
        opened.close()
        assert path.read_bytes().startswith(PLAIN_HEADER) == (new is None)
        report = check_file(path, key_for(path, new))
        assert report.problems == ()
        assert report.head == head
        if new is not None:
            with pytest.raises(Unreadable):
                open_workspace(path, passphrase=current)
        opened = open_workspace(path, passphrase=new)
        assert opened.workspace.read_only is None
        with opened.reading() as reader:
            assert reader.search("元数据")
        current = new
    opened.close()
