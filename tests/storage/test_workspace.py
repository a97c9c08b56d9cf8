"""Opening, locking, copying: the file stays whole."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path

import pytest

from stdcommittee.base.clock import Clock
from stdcommittee.base.errors import Refused, Unreadable
from stdcommittee.domain.portfolio.records import Standard
from stdcommittee.services.session import Session, create_workspace, open_workspace
from stdcommittee.storage import attachments, guards, opening, schema
from stdcommittee.storage.check import check_file
from stdcommittee.storage.database import PLAIN_HEADER, connect, key_for
from stdcommittee.storage.lock import Holder, Lock
from stdcommittee.storage.places import file_system
from stdcommittee.storage.workspace import Workspace
from tests.workspaces import raw, standard


def test_a_plain_copy_after_any_operation_is_complete(session: Session, tmp_path: Path) -> None:
    for number in range(3):
        with session.writing("add") as uow:
            uow.add(standard(number))
        copy = tmp_path / f"copy{number}.stdc"
        shutil.copy(session.path, copy)  # while open, the file alone
        with open_workspace(copy) as opened, opened.reading() as reader:
            assert reader.count(Standard) == number + 1
        assert check_file(copy, None).ok


def test_save_a_copy_while_open(session: Session, tmp_path: Path) -> None:
    with session.writing("add") as uow:
        uow.add(standard(1))
    copy = session.workspace.save_copy(tmp_path / "copy.stdc")
    assert check_file(copy, None).head == session.workspace.head()
    with pytest.raises(Refused, match="already"):
        session.workspace.save_copy(copy)


def test_a_second_opener_reads_and_does_not_write(session: Session) -> None:
    with session.writing("add") as uow:
        uow.add(standard(1))
    with open_workspace(session.path) as second:
        assert "委员" not in str(second.workspace.read_only)
        assert "Open for writing by" in str(second.workspace.read_only)
        with second.reading() as reader:
            assert reader.count(Standard) == 1
        with pytest.raises(Refused, match="Open for writing by"), second.writing("x") as uow:
            uow.add(standard(2))
    with session.writing("still mine") as uow:
        uow.add(standard(3))


def test_the_lock_of_a_dead_process_is_taken_over(session: Session, clock: Clock) -> None:
    path = session.path
    session.close()
    script = textwrap.dedent(f"""
        import os
        from pathlib import Path
        from stdcommittee.services.session import open_workspace
        open_workspace(Path({str(path)!r}))
        os._exit(9)
    """)
    subprocess.run([sys.executable, "-c", script], check=False, cwd=Path.cwd())
    assert path.with_name(path.name + ".lock").exists()
    with open_workspace(path, clock=clock) as opened:
        assert opened.workspace.read_only is None


def test_a_holder_elsewhere_is_respected_until_it_is_silent(session: Session, clock: Clock) -> None:
    path = session.path
    session.close()
    lock = path.with_name(path.name + ".lock")
    lock.write_text(
        '{"host": "elsewhere", "user": "u", "process": 1, "started": "", "since": "", "token": "t"}'
    )
    now = clock.now().timestamp()
    os.utime(lock, (now, now - 60))
    with open_workspace(path, clock=clock) as opened:
        assert opened.workspace.read_only is not None
    os.utime(lock, (now, now - 3600))
    with open_workspace(path, clock=clock) as opened:
        assert opened.workspace.read_only is None


def test_a_writer_that_lost_its_lock_notices(session: Session) -> None:
    session.path.with_name(session.path.name + ".lock").unlink()
    with pytest.raises(Refused, match="took over"), session.writing("x") as uow:
        uow.add(standard(1))


def test_only_one_of_two_gets_a_lock(tmp_path: Path, clock: Clock) -> None:
    one, two = Lock(tmp_path / "w", clock), Lock(tmp_path / "w", clock)
    assert one.acquire() is None
    assert isinstance(two.acquire(), Holder)
    one.release()
    assert two.acquire() is None


def test_a_passphrase_encrypts_the_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "secret.stdc"
    with create_workspace(path, name="示例标委会", passphrase="口令 1") as made:
        with made.writing("add") as uow:
            uow.add(standard(1))
            attachments.attach_bytes(uow, b"plain words inside", "a.txt")
        backup = made.workspace.back_up()
    data = path.read_bytes()
    assert not data.startswith(PLAIN_HEADER)
    assert b"plain words" not in data
    assert "元数据".encode() not in data
    for wrong in (None, "口令 2"):
        with pytest.raises(Unreadable, match="wrong passphrase, or not a workspace"):
            open_workspace(path, passphrase=wrong)
    assert path.read_bytes() == data
    with open_workspace(path, passphrase="口令 1") as opened, opened.reading() as reader:
        assert reader.count(Standard) == 1
    assert check_file(path, key_for(path, "口令 1")).ok
    assert check_file(backup, key_for(backup, "口令 1")).ok


def test_files_that_are_no_workspace_are_refused_untouched(tmp_path: Path) -> None:
    text = tmp_path / "letter.stdc"
    text.write_bytes(b"Dear committee, " * 50)
    other = tmp_path / "other.stdc"
    connection = connect(other, None)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    empty = tmp_path / "empty.stdc"
    empty.touch()
    for path in (text, other, empty):
        before = path.read_bytes()
        with pytest.raises(Unreadable, match="wrong passphrase, or not a workspace"):
            open_workspace(path)
        assert path.read_bytes() == before
    with pytest.raises(Unreadable, match="cannot be read"):
        open_workspace(tmp_path / "missing.stdc")


def test_a_newer_file_is_refused_untouched(session: Session) -> None:
    path = session.path
    session.close()
    with raw(path, guards=True) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(Refused, match="newer version"):
        open_workspace(path)
    assert path.read_bytes() == before


def test_a_damaged_file_is_refused_untouched(session: Session) -> None:
    with session.writing("add") as uow:
        uow.add_many([standard(n) for n in range(500)])
    path = session.path
    session.close()
    data = path.read_bytes()
    for damaged in (data[: len(data) // 2], data[:100] + b"\xff" * 4000 + data[4100:]):
        path.write_bytes(damaged)
        with pytest.raises(Unreadable, match="damaged"):
            open_workspace(path)
        assert path.read_bytes() == damaged


@pytest.mark.skipif(os.name == "nt", reason="permissions work otherwise there")
def test_a_read_only_place_opens_for_reading(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    with session.writing("add") as uow:
        uow.add(standard(1))
    path = session.path
    session.close()
    monkeypatch.setattr("stdcommittee.storage.workspace.writable", lambda _: False)
    monkeypatch.setattr("stdcommittee.storage.database.writable", lambda _: False)
    path.chmod(stat.S_IRUSR)
    path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with open_workspace(path) as opened:
            assert opened.workspace.read_only is not None
            with opened.reading() as reader:
                assert reader.count(Standard) == 1
        assert sorted(p.suffix for p in path.parent.glob("w.stdc*")) == [".stdc"]
    finally:
        path.parent.chmod(stat.S_IRWXU)


@pytest.mark.skipif(
    not hasattr(os, "seteuid") or os.getuid() != 0, reason="only root may be another"
)
def test_a_place_that_only_seems_writable_opens_for_reading(session: Session) -> None:
    """The system says what the account may do, not what the file's place allows."""
    path = session.path
    session.close()
    folder = path.parent
    top = Path(tempfile.gettempdir())
    places = [place for place in (folder, *folder.parents) if top in place.parents]
    modes = {place: place.stat().st_mode for place in places}
    for place in modes:
        place.chmod(0o755)
    os.seteuid(65534)
    try:
        assert check_file(path, None).ok
        with Workspace.open(path, read_only=True) as opened, opened.reading() as reader:
            assert reader.count(Standard) == 0
    finally:
        os.seteuid(0)
        for place, mode in modes.items():
            place.chmod(mode)


def test_a_full_disk_keeps_what_was_there(session: Session) -> None:
    with session.workspace.database._writer.connect() as connection:  # type: ignore[union-attr]
        driver = connection.connection.dbapi_connection
        (pages,) = driver.execute("PRAGMA page_count").fetchone()  # type: ignore[union-attr]
        driver.execute(f"PRAGMA max_page_count = {pages + 4}")  # type: ignore[union-attr]
    with pytest.raises(Refused, match="disk is full"), session.writing("much") as uow:
        uow.add_many([standard(n) for n in range(2000)])
    with session.reading() as reader:
        assert reader.count(Standard) == 0
    assert check_file(session.path, None).ok


def test_missing_guards_are_put_back(session: Session) -> None:
    path = session.path
    session.close()
    with raw(path) as connection:
        assert connection.execute(
            "SELECT count(*) FROM sqlite_master WHERE type='trigger'"
        ).fetchone() == (0,)
    assert not check_file(path, None).ok
    open_workspace(path).close()
    assert check_file(path, None).ok


def test_a_new_workspace_that_nothing_came_into_can_be_let_go(tmp_path: Path) -> None:
    path = tmp_path / "w.stdc"
    create_workspace(path).workspace.close(keep_empty=False)
    assert list(tmp_path.iterdir()) == []
    session = create_workspace(path)
    with session.writing("add") as uow:
        uow.add(standard(1))
    session.workspace.close(keep_empty=False)
    assert path.exists()
    open_workspace(path).workspace.close(keep_empty=False)
    assert path.exists()


def test_a_workspace_has_its_name_when_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.stdc"

    def stop(_: object) -> None:
        assert not path.exists()
        raise KeyboardInterrupt

    monkeypatch.setattr(guards, "install", stop)
    with pytest.raises(KeyboardInterrupt):
        opening.write_empty(path, None)
    assert list(tmp_path.iterdir()) == []


def test_killed_at_fifty_moments_of_an_import(tmp_path: Path) -> None:
    """It opens, passes its check, and each operation is there wholly or not at all."""
    path = tmp_path / "killed.stdc"
    create_workspace(path, name="示例").close()
    script = textwrap.dedent(f"""
        from pathlib import Path
        from stdcommittee.services.session import open_workspace
        from tests.workspaces import standard
        session = open_workspace(Path({str(path)!r}))
        print("ready", flush=True)
        while True:
            with session.writing("batch") as uow:
                uow.add_many([standard(n) for n in range(400)])
            print("done", flush=True)
    """)
    for moment in range(50):
        with subprocess.Popen(
            [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=Path.cwd()
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
            time.sleep(0.001 + 0.0037 * moment)
            child.send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
            committed = child.stdout.read().count("done")
        with open_workspace(path) as opened, opened.reading() as reader:
            count = reader.count(Standard)
        _check_batches(path, count, committed, moment)


_seen = {"batches": 0}


def _check_batches(path: Path, count: int, committed: int, moment: int) -> None:
    if moment == 0:
        _seen["batches"] = 0
    batches, rest = divmod(count, 400)
    assert rest == 0
    assert batches >= _seen["batches"] + committed  # nothing that was said to be done is lost
    _seen["batches"] = batches
    if moment % 10 == 9:
        assert check_file(path, None).ok


def test_the_type_of_a_file_system_is_found() -> None:
    mounts = (
        "/dev/sda1 / ext4 rw 0 0\nserver:/x /srv/share nfs4 rw 0 0\n"
        "//nas/a /mnt/a\\040b cifs rw 0 0\n"
    )
    assert file_system(Path("/home/u/w.stdc"), mounts) == "ext4"
    assert file_system(Path("/srv/share/tc/w.stdc"), mounts) == "nfs4"
    assert file_system(Path("/mnt/a b/w.stdc"), mounts) == "cifs"


def test_a_share_gets_the_rollback_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stdcommittee.storage.workspace.on_network_share", lambda _: True)
    with create_workspace(tmp_path / "share.stdc", name="示例") as made:
        with made.writing("add") as uow:
            uow.add(standard(1))
        assert not (tmp_path / "share.stdc-wal").exists()
        copy = shutil.copy(made.path, tmp_path / "copy.stdc")
    assert check_file(Path(copy), None).ok


def test_the_schema_version_is_the_newest_migration() -> None:
    from stdcommittee.base.paths import migrations

    names = sorted(path.stem for path in (migrations() / "versions").glob("[0-9]*.py"))
    assert names[-1].partition("_")[0] == schema.SCHEMA_HEAD
