"""Command `import`: every row accounted for, one operation, one undo, nothing left of nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from stdcommittee.cli.main import run
from stdcommittee.domain.people.records import BodyParticipation, Committee
from stdcommittee.domain.workspace.records import QuarantinedRow
from stdcommittee.services.session import create_workspace, open_workspace
from tests.workspaces import record_tables

FDIS = "NB,P/O,Vote,Reasons\nSAC,P,Yes,\nBSI,P,No,5.2\nDIN,O,Abstain,\n合计,,3,\n"
ODD = (
    "成员体,身份,投票\nSAC,P,赞成\nSAC,P,赞成\nAFNOR,P,反对\nAFNOR,P,赞成\n"
    "JISC,P,也许\nDIN,贵宾,赞成\n,P,弃权\n"
)
FATES = ("taken", "updated", "unchanged", "quarantined")


def call(
    capsys: pytest.CaptureFixture[str], *arguments: str | Path, kind: str = "votes"
) -> tuple[int, Any]:
    with pytest.raises(SystemExit) as stop:
        run(["import", kind, *map(str, arguments), "--json"])
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
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["portfolio", "committees", "roster", "votes", "comments", "auto"])
@pytest.mark.parametrize("content", [b"", b"\0" * 900, b"PK\x03\x04damaged", b"%PDF-1.7", b"[]"])
def test_a_file_of_nothing_leaves_no_workspace_behind(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, kind: str, content: bytes
) -> None:
    source, path = tmp_path / "a.json", tmp_path / "new" / "w.stdc"
    source.write_bytes(content)
    path.parent.mkdir()
    for more in ((), ("--dry-run",)):
        code, found = call(capsys, source, "--into", path, *more, kind=kind)
        assert (code, found["rows"], found["operation"]) == (2, 0, None)
        (problem,) = found["problems"]
        assert "none of the files" not in problem["reason"], "the file's own fault is said"
        assert list(path.parent.iterdir()) == []


def test_a_workspace_that_is_there_stays_when_nothing_can_be_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "w.stdc"
    with create_workspace(path) as session:
        before = session.workspace.head()
    assert call(capsys, tmp_path / "none.csv", "--into", path)[0] == 2
    with open_workspace(path) as session:
        assert session.workspace.head() == before


def test_rows_that_are_all_quarantined_are_kept_in_a_new_workspace(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    source, path = tmp_path / "a.csv", tmp_path / "w.stdc"
    source.write_text("标准号,标准名称\n合计,1\n", encoding="utf-8")
    code, found = call(capsys, source, "--into", path, kind="portfolio")
    assert (code, found["quarantined"], found["operation"]) == (1, 1, 2)
    with open_workspace(path) as session, session.reading() as reader:
        assert reader.count(QuarantinedRow) == 1


def test_a_file_that_is_no_file_is_not_waited_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "a.csv"
    folder.mkdir()
    sources = [folder]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "b.csv")
        sources.append(tmp_path / "b.csv")
    code, found = call(capsys, *sources, "--into", tmp_path / "w.stdc", kind="auto")
    assert code == 2
    assert {item["reason"] for item in found["problems"]} == {
        f"{source.name} is not a file." for source in sources
    }


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_is_told_as_far_as_it_can_be(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    source = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9.csv"))
    try:
        source.write_text("标准号,标准名称\nGB/T 1.1—2020,导则\n合计,1\n", encoding="utf-8")
    except OSError:
        pytest.skip("names must be text here")
    code, found = call(capsys, source, "--into", tmp_path / "w.stdc", kind="portfolio")
    assert (code, found["taken"]) == (1, 1)
    assert found["problems"][0]["file"] == "\N{REPLACEMENT CHARACTER}.csv"


@pytest.mark.parametrize("name", ["one.jsonl", "one.json"])
@pytest.mark.parametrize("kind", ["committees", "auto"])
def test_one_committee_with_its_lists_of_members_is_one_row(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, kind: str
) -> None:
    committee = {
        "reference": "ISO/TC 999",
        "title": {"en": "Samples"},
        "scope": {"en": "<p>Samples of <b>all</b> kinds</p>"},
        "pMembers": [{"id": 1, "acronym": "SAC"}, {"id": 2, "acronym": "DIN"}],
        "oMembers": [{"id": 3, "acronym": "BSI"}],
        "committeeLiaisons": [{"id": 9, "reference": "ISO/TC 998"}],
    }
    (tmp_path / name).write_text(json.dumps(committee), encoding="utf-8")
    code, found = call(capsys, tmp_path / name, "--into", tmp_path / "w.stdc", kind=kind)
    assert (code, found["rows"], found["taken"], found["problems"]) == (0, 1, 1, [])
    with open_workspace(tmp_path / "w.stdc") as session, session.reading() as reader:
        (record,) = reader.find(Committee)
        members = {item.body: item.status for item in reader.find(BodyParticipation)}
    assert (record.reference, record.scope) == ("ISO/TC 999", "Samples of all kinds")
    assert members == {"SAC": "P", "DIN": "P", "BSI": "O"}


def test_the_match_report_of_a_list_of_ballots(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "ballots.csv"
    text = "Document,Committee,Closing date\nISO/DIS 19115-1,ISO/TC 211,2026-07-24\n"
    path.write_text(text, encoding="utf-8")
    code, found = call(capsys, path, "--into", tmp_path / "w.stdc", kind="ballots")
    assert (code, found["taken"], found["problems"][0]["reason"]) == (
        1,
        1,
        "The committee ISO/TC 211 is unknown here (1 row).",
    )
    assert [(m["kind"], m["name"], m["how"]) for m in found["matches"]] == [
        ("committee", "ISO/TC 211", "unknown"),
        ("project", "ISO/DIS 19115-1", "unknown"),
    ]
    with pytest.raises(SystemExit):
        run(["import", "auto", str(path), "--into", str(tmp_path / "w.stdc"), "--dry-run"])
    assert "ISO/DIS" not in (said := capsys.readouterr().out)
    assert "Committee" in said
