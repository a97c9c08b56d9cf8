"""Files before they are open: encrypted or not, and new ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcommittee.base.clock import Clock
from stdcommittee.base.errors import Refused
from stdcommittee.domain.workspace.records import Actor, UnitKind
from stdcommittee.services.settings import Me
from stdcommittee.services.workspaces import NewWorkspace, create, is_encrypted, with_suffix
from stdcommittee.storage.lock import this_user


def test_a_new_workspace_knows_its_unit_and_whoever_made_it(tmp_path: Path, clock: Clock) -> None:
    wanted = NewWorkspace(
        path=tmp_path / "新.stdc", name="示例", kind=UnitKind.BOTH, committee="SAC/TC 999"
    )
    with create(wanted, Me("委员01", "秘书", "某研究院"), clock) as session:
        unit = session.unit()
        assert (unit.name, unit.kind, unit.committee) == ("示例", UnitKind.BOTH, "SAC/TC 999")
        with session.reading() as reader:
            actors = reader.find(Actor)
        assert [(a.name, a.role, a.organization) for a in actors] == [
            ("委员01", "秘书", "某研究院")
        ]
        assert session.actor.id == actors[0].id
        assert not is_encrypted(session.path)


def test_without_a_name_the_system_account_acts(tmp_path: Path) -> None:
    with create(NewWorkspace(path=tmp_path / "a.stdc", name="x"), Me()) as session:
        assert session.actor.name == this_user()


def test_a_passphrase_encrypts_from_the_first_byte(tmp_path: Path) -> None:
    wanted = NewWorkspace(path=tmp_path / "a.stdc", name="示例标委会", passphrase="第一个口令")
    create(wanted, Me("委员01")).close()
    assert is_encrypted(wanted.path)
    assert "示例标委会".encode() not in wanted.path.read_bytes()


def test_a_file_that_is_there_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.stdc"
    path.write_bytes(b"mine")
    with pytest.raises(Refused, match="already"):
        create(NewWorkspace(path=path, name="x"), Me())
    assert path.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("content", "encrypted"),
    [
        (None, False),
        (b"", False),
        (b"SQLite format 3", False),  # too short to be either
        (b"SQLite format 3\x00" + b"\x00" * 84, False),
        (b"\x01" * 16, True),
        (b"\x01" * 15, False),
    ],
)
def test_the_first_bytes_say_whether_a_passphrase_is_needed(
    tmp_path: Path, content: bytes | None, encrypted: bool
) -> None:
    path = tmp_path / "a.stdc"
    if content is not None:
        path.write_bytes(content)
    assert is_encrypted(path) is encrypted


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("a", "a.stdc"),
        ("a.stdc", "a.stdc"),
        ("a.STDC", "a.STDC"),
        ("2026.6", "2026.6.stdc"),
        ("标委会", "标委会.stdc"),
    ],
)
def test_a_file_has_its_ending(typed: str, named: str) -> None:
    assert with_suffix(Path("folder") / typed) == Path("folder") / named
