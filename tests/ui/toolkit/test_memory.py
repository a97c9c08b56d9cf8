from __future__ import annotations

from pathlib import Path

import pytest

from stdcommittee.ui.toolkit.memory import FileMemory, Memory, NoMemory


@pytest.mark.parametrize("value", ["", "280,0,300", "意见处理", "a=b;c \\ d", " x ", '"'])
def test_file_gives_back_what_was_kept(tmp_path: Path, value: str) -> None:
    path = tmp_path / "view.ini"
    memory = FileMemory(path)
    memory.keep("split/ballots", value)
    del memory
    assert FileMemory(path).recall("split/ballots", "missing") == value


@pytest.mark.parametrize("kind", ["file", "none"])
def test_unknown_key_gives_the_default(tmp_path: Path, kind: str) -> None:
    memory: Memory = FileMemory(tmp_path / "view.ini") if kind == "file" else NoMemory()
    assert memory.recall("x") == ""
    assert memory.recall("x", "y") == "y"
