"""Command `demo`: what lies where, as text and as a document; the window afterwards."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

import stdcommittee.app.window
import stdcommittee.cli.commands.demo
from stdcommittee.cli.main import run
from stdcommittee.domain.supervision.records import IssuedReport
from stdcommittee.exchange.importing import Fate
from stdcommittee.services.demo import Sample


def call(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stop:
        run([*map(str, arguments)])
    out, err = capsys.readouterr()
    return int(stop.value.code or 0), out, err


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    shown: list[Path] = []

    def show(path: Path) -> int:
        shown.append(path)
        return 0

    monkeypatch.setattr(stdcommittee.app.window, "open_window", show)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    return shown


def test_demo_says_what_lies_where_and_opens_the_window_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], windows: list[Path]
) -> None:
    folder = tmp_path / "sample"
    code, out, _ = call(capsys, "demo", folder, "--json")
    assert code == 0
    found = json.loads(out)
    assert len(found["inputs"]) > 100
    assert all(Path(path).is_file() for path in found["inputs"])
    assert windows == [Path(found["workspace"])]
    assert Path(found["workspace"]).is_file()
    assert Path(found["report"]["path"]).read_bytes().startswith(b"%PDF-")
    assert found["report"]["pages"] > 20
    rows = found["rows"]
    assert rows["total"] == sum(count for fate, count in rows.items() if fate != "total")
    assert len(found["problems"]) == 1
    code, out, err = call(capsys, "demo", folder, "--json")
    assert code == 3
    assert "already" in json.loads(out)["problems"][0]
    assert str(folder) in err
    assert len(windows) == 1  # none for the refusal


def test_without_window_or_screen_it_only_says_what_it_made(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    windows: list[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = Sample(
        workspace=tmp_path / "w.stdc",
        inputs_folder=tmp_path / "inputs",
        inputs=(),
        report=tmp_path / "r.pdf",
        issued=IssuedReport(number="N 1", pages=12),
        rows=Counter({Fate.TAKEN: 3}),
        unreadable=(),
        operations=7,
    )
    monkeypatch.setattr(stdcommittee.cli.commands.demo, "make_sample", lambda *_, **__: made)
    monkeypatch.setenv("STDCOMMITTEE_LANG", "en")
    code, out, _ = call(capsys, "demo", tmp_path, "--no-window")
    assert (code, windows) == (0, [])
    assert str(made.workspace) in out
    assert "N 1, 12 pages" in out
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert call(capsys, "demo", tmp_path)[0] == 0
    assert windows == []


def test_a_language_that_is_not_there_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(capsys, "demo", tmp_path / "x", "--lang", "fr")[0] == 2
    assert not (tmp_path / "x").exists()
