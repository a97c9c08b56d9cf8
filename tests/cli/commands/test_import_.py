"""Command `import` on lists of votes: every row accounted for, one operation, one undo."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from stdcommittee.cli.main import run
from stdcommittee.services.session import open_workspace
from tests.workspaces import record_tables

FDIS = "NB,P/O,Vote,Reasons\nSAC,P,Yes,\nBSI,P,No,5.2\nDIN,O,Abstain,\n合计,,3,\n"
ODD = (
    "成员体,身份,投票\nSAC,P,赞成\nSAC,P,赞成\nAFNOR,P,反对\nAFNOR,P,赞成\n"
    "JISC,P,也许\nDIN,贵宾,赞成\n,P,弃权\n"
)
FATES = ("taken", "updated", "unchanged", "quarantined")


def call(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, Any]:
    with pytest.raises(SystemExit) as stop:
        run(["import", "votes", *map(str, arguments), "--json"])
    return int(stop.value.code or 0), json.loads(capsys.readouterr().out)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    lists = {"ISO_FDIS_1.csv": FDIS, "ISO_DIS_2.csv": ODD, "empty.csv": ""}
    for name, text in lists.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [tmp_path / name for name in lists]


def test_every_row_of_every_file_goes_somewhere(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, files: list[Path]
) -> None:
    code, found = call(capsys, *files, "--into", tmp_path / "w.stdc")
    assert code == 1
    assert (found["rows"], found["operation"]) == (11, 2)
    assert [found[fate] for fate in FATES] == [5, 0, 1, 5]
    unreadable, *rows = found["problems"]
    assert unreadable == {"file": "empty.csv", "row": None, "reason": "empty.csv is empty."}
    different = "AFNOR stands in rows 4, 5 with different votes, and no date says which is later."
    assert [(item["file"], item["row"], item["reason"]) for item in rows] == [
        (
            "ISO_DIS_2.csv",
            3,
            "SAC stands in rows 2, 3 with the same vote; it is counted once.",
        ),
        ("ISO_DIS_2.csv", 4, different),
        ("ISO_DIS_2.csv", 5, different),
        ("ISO_DIS_2.csv", 6, "“也许” is not a vote that is known"),
        (
            "ISO_DIS_2.csv",
            7,
            "“贵宾” does not say whether this voter is entitled to vote",
        ),
    ]


def test_twice_changes_nothing_and_one_undo_takes_all_back(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, files: list[Path]
) -> None:
    path = tmp_path / "w.stdc"
    _, first = call(capsys, *files, "--into", path)
    with open_workspace(path) as session:
        before = record_tables(session)
    code, again = call(capsys, *files, "--into", path)
    assert (code, again["rows"], again["operation"]) == (1, 11, None)
    assert [again[fate] for fate in FATES] == [0, 0, 6, 5]
    with open_workspace(path) as session:
        assert record_tables(session) == before
        session.undo(first["operation"])
        left = record_tables(session)
    assert [left[name] for name in ("ballot", "voter", "vote")] == [[], [], []]


def test_only_looking_writes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, files: list[Path]
) -> None:
    code, found = call(capsys, *files, "--into", tmp_path / "w.stdc", "--dry-run")
    assert (code, found["rows"], found["operation"]) == (1, 11, None)
    assert not (tmp_path / "w.stdc").exists()


def test_files_of_which_none_can_be_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "w.stdc"
    code, found = call(capsys, tmp_path / "a.csv", tmp_path / "b.xlsx", "--into", path)
    assert (code, found["rows"], found["operation"]) == (2, 0, None)
    assert [item["file"] for item in found["problems"]] == ["a.csv", "b.xlsx"]
