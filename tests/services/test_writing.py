"""A file is written whole, or stays as it was and it is said why."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcommittee.base.errors import Refused, Unreadable
from stdcommittee.base.messages import Message
from stdcommittee.services.writing import whole_file, write_file


def test_a_file_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    for data in (b"long before", b"now", b""):
        assert write_file(target, data) == target
        assert target.read_bytes() == data
    assert [path.name for path in tmp_path.iterdir()] == ["list.csv"]


def _write_half(target: Path, error: Exception) -> None:
    with whole_file(target) as partial:
        partial.write_bytes(b"ha")
        raise error


def test_whatever_ends_the_writing_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    target.write_bytes(b"before")
    broken = Unreadable(Message("The source cannot be read."))
    for error, seen in ((OSError("disk full"), Refused), (broken, Unreadable)):
        with pytest.raises(seen):
            _write_half(target, error)
        assert target.read_bytes() == b"before"
        assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("name", ["none/list.csv", "file/list.csv", "folder"])
def test_a_place_that_cannot_be_written(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder" / "inner").mkdir(parents=True)
    with pytest.raises(Refused) as caught:
        write_file(tmp_path / name, b"data", kept=Message("Report 1 is kept."))
    said = str(caught.value)
    assert f"The file {Path(name).name} cannot be written." in said
    assert "Report 1 is kept." in said
    assert "choose another place" in said
    assert caught.value.details
    assert not list(tmp_path.glob("*.partial"))
