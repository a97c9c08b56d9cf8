"""Command `report`: the PDF, its numbers in JSON, and what it refuses."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from stdcommittee.base.conditions import Is
from stdcommittee.cli.main import run
from stdcommittee.domain.supervision.records import IssuedReport
from stdcommittee.services.reports import reprint
from stdcommittee.services.session import Session, create_workspace, open_workspace
from stdcommittee.storage.check import check_file
from tests.figures import measure
from tests.reports.pdf.reading import squeezed, texts
from tests.supervised import Chance, fill


def call(
    capsys: pytest.CaptureFixture[str], path: Path, *arguments: str | Path
) -> tuple[int, dict[str, Any], str]:
    words = ["report", "self-supervision", "--from", path, "--json", *arguments]
    with pytest.raises(SystemExit) as stop:
        run(list(map(str, words)))
    out, err = capsys.readouterr()
    return int(stop.value.code or 0), json.loads(out) if out else {}, err


@pytest.fixture
def path(session: Session) -> Path:
    fill(session, Chance(5), 8)
    session.close()
    return session.path


@pytest.mark.parametrize("language", ["zh", "en"])
def test_issued(
    capsys: pytest.CaptureFixture[str], path: Path, tmp_path: Path, language: str
) -> None:
    out = tmp_path / "x.pdf"
    code, found, _ = call(capsys, path, "--period", "2025", "-o", out, "--lang", language)
    assert (code, found["problems"]) == (0, [])
    data = out.read_bytes()
    assert found["sha256"] == hashlib.sha256(data).hexdigest()
    pages = texts(data)
    assert found["pages"] == len(pages)
    assert squeezed(found["number"]) in squeezed(pages[0])
    assert found["data_sha256"] in squeezed(pages[-1])
    assert check_file(path, None, head=found["head"]).ok
    with open_workspace(path) as session:
        for name, figure in found["figures"].items():
            again = measure(session, name)
            assert (figure["numerator"], figure["denominator"]) == (
                again.numerator,
                again.denominator,
            )
            assert figure["value"] == (None if again.value is None else str(again.value))
        with session.reading() as reader:
            report = reader.first(IssuedReport, Is("kind", "self-supervision"))
        assert report is not None
        assert (report.number, report.language) == (found["number"], language)
        assert reprint(session, report.id) == data


def test_options(capsys: pytest.CaptureFixture[str], path: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    code, draft, _ = call(
        capsys, path, "--period", "2025-01..2025-06", "-o", out, "--edition", "draft", "--preview"
    )
    assert (code, draft["number"], draft["edition"]) == (0, None, "self-supervision-2024-draft")
    assert "征求意见稿" in squeezed(texts(out.read_bytes())[0])
    code, part, _ = call(
        capsys, path, "--period", "2025", "-o", out, "--committee", "SAC/TC 999/SC 1"
    )
    assert code == 0
    assert part["number"].startswith("SAC/TC 999/SC 1")
    with open_workspace(path) as session:
        again = measure(session, "standards.in_force", committee="SAC/TC 999/SC 1")
    assert part["figures"]["standards.in_force"]["numerator"] == again.numerator


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--period", "2099"), ("has not begun",)),
        (
            ("--period", "2025", "--edition", "2031"),
            ("no edition “2031”", "self-supervision-2025", "self-supervision-2024-draft"),
        ),
        (
            ("--period", "2025", "--committee", "SAC/TC 5"),
            ("no committee “SAC/TC 5”", "SAC/TC 999"),
        ),
    ],
)
def test_refused_with_what_there_is(
    capsys: pytest.CaptureFixture[str],
    path: Path,
    tmp_path: Path,
    options: tuple[str, ...],
    words: tuple[str, ...],
) -> None:
    out = tmp_path / "x.pdf"
    code, found, _ = call(capsys, path, "-o", out, *options)
    assert (code, found["number"], found["figures"]) == (3, None, {})
    (problem,) = found["problems"]
    for word in words:
        assert word in problem
    assert not out.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["report", "horoscope", "--period", "2025", "-o", "x.pdf"],
        ["report", "self-supervision", "--period", "2025", "-o", "x.pdf", "--lang", "fr"],
        ["report", "self-supervision", "-o", "x.pdf"],
    ],
)
def test_wrong_usage(path: Path, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        run([*arguments, "--from", str(path)])
    assert stop.value.code == 2


@pytest.mark.parametrize("period", ["soon", "2025Q9", "2025-06..2025-01"])
def test_a_period_that_is_none_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], path: Path, tmp_path: Path, period: str
) -> None:
    out = tmp_path / "x.pdf"
    code, found, _ = call(capsys, path, "-o", out, "--period", period)
    assert (code, found["number"]) == (2, None)
    (problem,) = found["problems"]
    assert f"“{period}” is not a period" in problem
    assert "2025-01..2025-06" in problem
    assert not out.exists()


def test_no_number_is_given_away_for_a_place_that_does_not_exist(
    capsys: pytest.CaptureFixture[str], path: Path, tmp_path: Path
) -> None:
    for out in (tmp_path / "none" / "x.pdf", tmp_path):
        code, found, _ = call(capsys, path, "--period", "2025", "-o", out)
        assert (code, found["number"]) == (3, None)
        assert "cannot be written" in found["problems"][0]
    _, first, _ = call(capsys, path, "--period", "2025", "-o", tmp_path / "x.pdf", "--lang", "en")
    assert first["number"].endswith("No. 1")


def test_a_workspace_that_is_open_elsewhere_gives_a_preview(
    capsys: pytest.CaptureFixture[str], path: Path, tmp_path: Path
) -> None:
    out = tmp_path / "x.pdf"
    with open_workspace(path) as first:
        before = first.workspace.operations(limit=1)[0].id
        code, found, _ = call(capsys, path, "--period", "2025", "-o", out, "--lang", "en")
        assert first.workspace.operations(limit=1)[0].id == before
    assert (code, found["number"]) == (1, None)
    assert "Not issued, only previewed" in found["problems"][0]
    assert "Preview, not issued" in " ".join(texts(out.read_bytes())[0].split())
    assert found["figures"]


@pytest.mark.parametrize(
    "content", [None, b"", b"not a workspace", b"SQLite format 3\0" + b"x" * 5000]
)
def test_missing_or_damaged(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "bad.stdc"
    if content is not None:
        file.write_bytes(content)
    code, found, err = call(capsys, file, "--period", "2025", "-o", tmp_path / "x.pdf")
    assert (code, found["number"], found["pages"], found["figures"]) == (2, None, 0, {})
    assert found["problems"]
    assert "Traceback" not in err
    assert not (tmp_path / "x.pdf").exists()


def test_an_empty_workspace(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Nothing to count: no value anywhere, and a report all the same."""
    create_workspace(tmp_path / "empty.stdc").close()
    out = tmp_path / "x.pdf"
    code, found, _ = call(capsys, tmp_path / "empty.stdc", "--period", "2025", "-o", out)
    assert (code, found["problems"]) == (0, [])
    assert found["figures"]["projects.on_time"] == {
        "value": None,
        "numerator": 0,
        "denominator": 0,
    }
    printed = squeezed("".join(texts(out.read_bytes())))
    assert "0/0" not in printed
    assert "未发生" in printed
