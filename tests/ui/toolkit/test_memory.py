from __future__ import annotations

from pathlib import Path

import pytest

from stdcommittee.services.settings import Settings
from stdcommittee.ui.toolkit.memory import Memory, NoMemory


@pytest.mark.parametrize("kind", ["settings", "shelf", "none"])
def test_whatever_keeps_views_gives_back_what_was_kept(tmp_path: Path, kind: str) -> None:
    settings = Settings(tmp_path / "settings.json")
    memories: dict[str, Memory] = {
        "settings": settings,
        "shelf": settings.within("workspace"),
        "none": NoMemory(),
    }
    memory = memories[kind]
    for value in ("280,0,300", "意见处理", "a=b;c \\ d", " x ", '"'):
        memory.keep("split/ballots", value)
        assert memory.recall("split/ballots", "missing") == value


def test_unknown_key_gives_the_default() -> None:
    memory = NoMemory()
    assert memory.recall("x") == ""
    assert memory.recall("x", "y") == "y"
