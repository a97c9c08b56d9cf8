"""Habits in a small file: shared by programs, begun anew when damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stdcommittee.services.settings import Me, Recent, Settings, settings_path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "settings.json"


def test_what_is_kept_comes_back_after_the_flush(path: Path) -> None:
    settings = Settings(path)
    settings.keep("a", "1")
    assert settings.recall("a") == "1"
    assert not path.exists()
    settings.flush()
    assert settings.dirty is False
    assert Settings(path).recall("a") == "1"
    assert Settings(path).recall("b", "other") == "other"
    assert [file.name for file in path.parent.iterdir()] == [path.name]  # no half file stays


def test_keeping_the_same_or_nothing_is_no_change(path: Path) -> None:
    settings = Settings(path)
    settings.keep("a", "")
    assert not settings.dirty
    settings.keep("a", "1")
    settings.flush()
    settings.keep("a", "1")
    assert not settings.dirty


def test_two_programs_keep_each_others_changes(path: Path) -> None:
    one, other = Settings(path), Settings(path)
    one.keep("a", "1")
    other.keep("b", "2")
    one.flush()
    other.flush()
    assert (Settings(path).recall("a"), Settings(path).recall("b")) == ("1", "2")


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"a": 1, "b": "2"}', "\x00"])
def test_a_damaged_file_is_begun_anew(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    settings = Settings(path)
    assert settings.recall("a") == ""
    settings.keep("a", "new")
    settings.flush()
    assert json.loads(path.read_text("utf-8"))["a"] == "new"


def test_where_nothing_can_be_written_habits_last_until_the_end(path: Path) -> None:
    path.parent.parent.joinpath("folder").write_bytes(b"a file in the way")
    settings = Settings(path)
    settings.keep("a", "1")
    settings.flush()
    assert settings.recall("a") == "1"
    assert settings.dirty


def test_recent_files_newest_first_each_once_and_twelve_at_most(path: Path, tmp_path: Path) -> None:
    settings = Settings(path)
    files = [tmp_path / f"{n}.stdc" for n in range(14)]
    for file in files:
        file.write_bytes(b"")
        settings.opened(file)
    settings.opened(files[3])
    found = [item.path for item in settings.recent()]
    assert len(found) == 12
    assert found[:2] == [files[3].resolve(), files[13].resolve()]
    assert len(set(found)) == 12


def test_missing_files_are_known_as_such(path: Path, tmp_path: Path) -> None:
    settings = Settings(path)
    gone = tmp_path / "gone.stdc"
    settings.opened(gone)
    assert settings.recent() == [Recent(gone.resolve(), there=False)]
    assert settings.recent_files() == []
    settings.keep("recent", "nul\0byte")
    assert [item.there for item in settings.recent()] == [False]
    settings.forget(Path("nul\0byte"))
    assert settings.recent() == []


def test_who_sits_at_the_desk(path: Path) -> None:
    settings = Settings(path)
    assert settings.me == Me()
    settings.keep_me(Me("委员01", "秘书", "某研究院"))
    settings.flush()
    assert Settings(path).me == Me("委员01", "秘书", "某研究院")


def test_shelves_do_not_see_each_other(path: Path) -> None:
    settings = Settings(path)
    one, other = settings.within("one"), settings.within("other")
    one.keep("width", "300")
    assert one.recall("width") == "300"
    assert other.recall("width", "no") == "no"
    assert settings.recall("one/width") == "300"


def test_the_file_belongs_to_the_system_account() -> None:
    assert settings_path().name == "settings.json"
    assert "StdCommittee" in str(settings_path())
