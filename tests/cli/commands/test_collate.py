"""Command `collate`: each file accounted for, also where it cannot be read."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from stdcommittee.cli.main import run

GOOD = "MB/NC,Clause,Type,Comments,Proposed change,Observations\nCN-001,4.10,te,Why?,,Accepted\n"


def call(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, Any, str]:
    with pytest.raises(SystemExit) as stop:
        run(["collate", *map(str, arguments), "--json"])
    said = capsys.readouterr()
    return int(stop.value.code or 0), json.loads(said.out or "null"), said.err


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.csv"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_a_broken_file_costs_only_itself(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, good: Path
) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04")
    code, found, said = call(capsys, broken, good, "-o", tmp_path / "o.json")
    assert code == 1
    assert [(item["file"], item["rows"], item["comments"]) for item in found["files"]] == [
        ("broken.docx", 0, 0),
        ("good.csv", 1, 1),
    ]
    assert (found["totals"]["comments"], found["totals"]["unreadable"]) == (1, 1)
    assert said.startswith("broken.docx")


def test_of_files_none_of_which_can_be_read_each_says_why(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_bytes(b"")
    out = tmp_path / "o.docx"
    code, found, said = call(capsys, tmp_path / "a.csv", tmp_path / "b.docx", "-o", out)
    assert code == 2
    assert [item["file"] for item in found["files"]] == ["a.csv", "b.docx"]
    assert found["files"][0]["problems"] == ["a.csv is empty."]
    assert (found["totals"]["rows"], found["totals"]["unreadable"]) == (0, 2)
    assert said.count("\n") == 2
    assert not out.exists()


def test_a_file_that_may_not_be_read_costs_only_itself(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    good: Path,
) -> None:
    closed = tmp_path / "closed.csv"
    closed.write_text(GOOD, encoding="utf-8")
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == closed:
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.setattr(os, "access", lambda path, *_, **__: Path(path) != closed)
    code, found, _ = call(capsys, closed, good, "-o", tmp_path / "o.json")
    assert (code, [item["comments"] for item in found["files"]]) == (1, [0, 1])
    assert "Permission denied" in found["files"][0]["problems"][0]


def test_a_source_is_never_written_over(capsys: pytest.CaptureFixture[str], good: Path) -> None:
    code, found, _ = call(capsys, good, "-o", good.parent / "." / good.name)
    assert (code, len(found["problems"])) == (3, 1)
    assert good.read_text(encoding="utf-8") == GOOD


def test_a_kind_of_file_that_is_not_written_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, good: Path
) -> None:
    code, found, said = call(capsys, good, "-o", tmp_path / "o.pdf")
    assert (code, found) == (2, None)
    assert ".docx" in said


@pytest.mark.parametrize("kind", ["json", "csv", "xlsx", "docx"])
def test_what_was_collated_is_read_again_alike(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, good: Path, kind: str
) -> None:
    first, second = tmp_path / f"first.{kind}", tmp_path / "second.json"
    assert call(capsys, good, "-o", first)[0] == 0
    code, found, _ = call(capsys, first, "-o", second)
    assert (code, found["totals"]["rows"], found["totals"]["comments"]) == (0, 1, 1)
    (comment,) = json.loads(second.read_text(encoding="utf-8"))
    told = ("body", "number", "clause", "types", "comment", "observation", "disposition")
    assert {name: comment[name] for name in told} == {
        "body": "CN",
        "number": "001",
        "clause": "4.10",
        "types": ["te"],
        "comment": "Why?",
        "observation": "Accepted",
        "disposition": "accepted",
    }
