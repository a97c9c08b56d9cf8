"""Command `export`: a table of records, and what it says where there is nothing to write."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from stdcommittee.cli.main import run
from stdcommittee.services.session import create_workspace
from tests.workspaces import standard


def call(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, Any]:
    with pytest.raises(SystemExit) as stop:
        run(["export", *map(str, arguments), "--json"])
    return int(stop.value.code or 0), json.loads(capsys.readouterr().out)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "w.stdc"
    with create_workspace(path) as session, session.writing("add") as uow:
        uow.add_many([standard(1), standard(2)])
    return path


@pytest.mark.parametrize("what", ["standards", "standard", "STANDARDS"])
def test_records_are_written_as_a_table(
    capsys: pytest.CaptureFixture[str], path: Path, what: str
) -> None:
    out = path.with_suffix(".csv")
    code, found = call(capsys, what, "--from", path, "-o", out)
    assert (code, found["records"], found["file"]) == (0, 2, str(out))
    assert len(out.read_text(encoding="utf-8-sig").splitlines()) == 3


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("unicorns", "-o", "o.csv"), 2),
        (("round", "-o", "o.docx"), 2),
        (("result", "--id", "x", "-o", "o.csv"), 2),
        (("round", "--id", "7", "-o", "o.docx"), 3),
        (("standards", "-o", "nowhere/o.csv"), 3),
        (("standards", "-o", "o.pdf"), 3),
    ],
)
def test_what_cannot_be_written(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    path: Path,
    arguments: tuple[str, ...],
    code: int,
) -> None:
    monkeypatch.chdir(path.parent)
    found = call(capsys, *arguments, "--from", path)
    assert (found[0], found[1]["records"], len(found[1]["problems"])) == (code, 0, 1)
    assert not list(path.parent.glob("o.*"))
