"""The command line's contract: one JSON document, and exit codes that mean what they say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from stdcommittee.cli.main import commands, run
from stdcommittee.services.session import create_workspace


def call(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, Any]:
    """Run a command with --json; return its exit code and document."""
    with pytest.raises(SystemExit) as stop:
        run([*map(str, arguments), "--json"])
    out = capsys.readouterr().out
    return int(stop.value.code or 0), json.loads(out) if out else None


def test_identify(capsys: pytest.CaptureFixture[str]) -> None:
    code, found = call(capsys, "identify", "ISO/IEC DIS 27001.2", "GB/T1.1-2020")
    assert code == 0
    assert [item["canonical"] for item in found] == ["ISO/IEC DIS 27001.2", "GB/T 1.1—2020"]
    assert set(found[0]) == {
        "input",
        "ok",
        "kind",
        "publisher",
        "type",
        "number",
        "parts",
        "year",
        "stage",
        "iteration",
        "supplements",
        "canonical",
        "problem",
    }
    assert (found[0]["stage"], found[0]["iteration"]) == ("DIS", 2)
    code, found = call(capsys, "identify", "hello", "ISO 9001:2015")
    assert (code, [item["ok"] for item in found]) == (1, [False, True])
    assert call(capsys, "identify", "hello")[0] == 2


def test_identify_reads_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO("ISO 9001:2015\n\n65/987/CDV\r\n"))
    code, found = call(capsys, "identify")
    assert (code, [item["kind"] for item in found]) == (0, ["standard", "working_document"])


def test_import_makes_the_workspace_and_answers_for_every_row(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    source = tmp_path / "a.csv"
    source.write_text("标准编号,标准名称\nGB/T 1.1—2020,标准化工作导则\n合计,1\n", encoding="utf-8")
    into = tmp_path / "w.stdc"
    code, found = call(capsys, "import", "portfolio", source, "--into", into, "--dry-run")
    assert (code, found["taken"], found["operation"], into.exists()) == (1, 1, None, False)
    code, found = call(capsys, "import", "auto", source, "--into", into)
    assert code == 1
    assert {
        key: found[key] for key in ("rows", "taken", "updated", "unchanged", "quarantined")
    } == {
        "rows": 2,
        "taken": 1,
        "updated": 0,
        "unchanged": 0,
        "quarantined": 1,
    }
    assert found["operation"] == 2
    (problem,) = found["problems"]
    assert (problem["file"], problem["row"]) == ("a.csv", 3)
    code, again = call(capsys, "import", "portfolio", source, "--into", into)
    assert (again["unchanged"], again["operation"]) == (1, None)


def test_import_of_nothing_readable_fails_with_a_document(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, found = call(
        capsys, "import", "auto", tmp_path / "none.csv", "--into", tmp_path / "w.stdc"
    )
    assert (code, found["rows"]) == (2, 0)
    (problem,) = found["problems"]
    assert (problem["file"], problem["row"]) == ("none.csv", None)
    assert "cannot be opened" in problem["reason"]
    with pytest.raises(SystemExit) as stop:
        run(["import", "horoscopes", "x.csv", "--into", "w.stdc"])
    assert stop.value.code == 2


def test_a_locked_workspace_refuses(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    source.write_text("标准编号,标准名称\nGB/T 1.1—2020,导则\n", encoding="utf-8")
    with create_workspace(tmp_path / "w.stdc"):
        code, found = call(capsys, "import", "auto", source, "--into", tmp_path / "w.stdc")
    assert (code, found["operation"]) == (3, None)
    assert "Open for writing by" in found["problems"][0]


def test_check_backup_and_restore(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "w.stdc"
    create_workspace(path).close()
    code, checked = call(capsys, "check", path)
    assert (code, checked["ok"], checked["problems"]) == (0, True, [])
    assert call(capsys, "check", path, "--head", checked["head"])[0] == 0
    code, other = call(capsys, "check", path, "--head", "0" * 64)
    assert (code, other["ok"], other["problems"][0]["kind"]) == (1, False, "head")
    code, saved = call(capsys, "backup", path, "--drill")
    assert (code, saved["drill"]["ok"]) == (0, True)
    code, restored = call(capsys, "restore", saved["backup"], "--to", path)
    assert (code, Path(restored["kept"]).exists()) == (0, True)
    path.write_bytes(path.read_bytes()[:3000])
    code, broken = call(capsys, "check", path)
    assert (code, broken["ok"], broken["problems"][0]["kind"]) == (1, False, "damaged")
    assert call(capsys, "check", tmp_path / "none.stdc")[0] == 2


def test_collate(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    source.write_text(
        "MB/NC,Clause,Type,Comments,Proposed change,Observations\n"
        "CN,4.10,te,Second,,\nCN,4.2,ed,First,,Accepted\n,,,,,\n",
        encoding="utf-8",
    )
    broken = tmp_path / "b.docx"
    broken.write_bytes(b"no")
    out = tmp_path / "out.json"
    code, found = call(capsys, "collate", source, broken, "-o", out)
    assert code == 1
    first, second = found["files"]
    assert (first["rows"], first["comments"], first["blank"], first["quarantined"]) == (3, 2, 1, 0)
    assert second["problems"]
    assert found["totals"]["comments"] == 2
    rows = json.loads(out.read_text(encoding="utf-8"))
    assert [row["comment"] for row in rows] == ["First", "Second"]
    assert [row["disposition"] for row in rows] == ["accepted", None]
    assert set(rows[0]) >= {
        "id",
        "body",
        "number",
        "line",
        "clause",
        "element",
        "types",
        "comment",
        "proposed_change",
        "observation",
        "disposition",
        "file",
        "row",
    }
    assert call(capsys, "collate", broken, "-o", out)[0] == 2
    with pytest.raises(SystemExit) as stop:
        run(["collate", str(source), "-o", str(tmp_path / "out.pdf")])
    assert stop.value.code == 2


def test_every_command_says_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    for name in commands():
        with pytest.raises(SystemExit) as stop:
            run([name, "--help"])
        assert stop.value.code == 0
        assert "--json" in capsys.readouterr().out, name
