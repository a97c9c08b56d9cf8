"""Command `alerts`: one JSON list, and what a person says of an alert."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from stdcommittee.cli.main import run
from stdcommittee.domain.portfolio.records import StandardStatus
from stdcommittee.domain.supervision.records import Finding
from stdcommittee.services.session import Session, create_workspace, open_workspace
from tests.figures import day, keep
from tests.workspaces import standard

ON = ("--on", "2026-06-11")


def call(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stop:
        run(["alerts", *map(str, arguments)])
    out, err = capsys.readouterr()
    return int(stop.value.code or 0), out, err


def listed(
    capsys: pytest.CaptureFixture[str], *arguments: str | Path
) -> tuple[int, list[dict[str, Any]]]:
    code, out, _ = call(capsys, *arguments, "--json")
    return code, json.loads(out)


@pytest.fixture
def path(session: Session) -> Path:
    """A workspace with a review in two months and a correction that is overdue; closed."""
    keep(session, standard(1, status=StandardStatus.IN_FORCE, published="2021-08-11"))
    keep(session, Finding(title="问题", due=day("2026-06-01")))
    session.close()
    return session.path


def test_the_list(capsys: pytest.CaptureFixture[str], path: Path) -> None:
    code, found = listed(capsys, path, *ON)
    assert code == 0
    assert [item["source"] for item in found] == ["findings.due", "reviews.due"]
    assert found[1] == {
        "id": "reviews.due:standard:1",
        "source": "reviews.due",
        "rule": "review.years",
        "severity": "due",
        "due": "2026-08-11",
        "working_days": 42,
        "kind": "standard",
        "record": 1,
        "committee": "SAC/TC 999",
        "about": "Review",
        "title": "GB/T 90001—2023 Geographic information - Sample - Part 1: Metadata",
        "message": "Review due",
        "citation": "Standardization Law, article 29",
        "provisional": False,
        "step": "3",
        "seen": False,
    }
    assert (found[0]["severity"], found[0]["message"], found[0]["working_days"]) == (
        "overdue",
        "Correction overdue by 10 days",
        None,
    )
    assert listed(capsys, "--from", path, *ON) == (0, found)


def test_the_list_for_people(
    capsys: pytest.CaptureFixture[str], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STDCOMMITTEE_LANG", "en")
    code, out, _ = call(capsys, path, *ON)
    assert code == 0
    first, second = out.splitlines()
    assert first.startswith("Overdue; Correction; 问题; Correction overdue by 10 days; 2026-06-01")
    assert "Standardization Law, article 29" in second
    assert "None" not in out
    code, out, _ = call(capsys, path, "--on", "2019-01-02")
    assert "Annual report" in out
    assert call(capsys, path, "--on", "2010-06-11")[1] == "Nothing needs attention.\n"


def test_seen_and_put_off(capsys: pytest.CaptureFixture[str], path: Path) -> None:
    code, found = listed(capsys, path, *ON, "--seen", "findings.due:finding:1")
    assert (code, [(item["source"], item["seen"]) for item in found]) == (
        0,
        [("reviews.due", False), ("findings.due", True)],
    )
    options = ("--snooze", "reviews.due:standard:1", "--until", "2099-01-01")
    code, found = listed(capsys, path, *ON, *options, "--reason", "等待答复")
    assert (code, [item["source"] for item in found]) == (0, ["findings.due"])
    with open_workspace(path) as session:
        assert session.workspace.operations(limit=1)[0].reason == "等待答复"


def test_what_cannot_be_marked(capsys: pytest.CaptureFixture[str], path: Path) -> None:
    code, out, err = call(capsys, path, *ON, "--seen", "x", "--json")
    assert (code, json.loads(out)) == (3, [])
    assert "“x”" in err
    assert "reviews.due:standard:1" in err
    options = ("--snooze", "reviews.due:standard:1", "--until", "2099-01-01")
    assert call(capsys, path, *ON, *options)[0] == 2  # without a reason
    assert call(capsys, path, "--snooze", "reviews.due:standard:1")[0] == 2
    assert call(capsys, path, "--on", "tomorrow")[0] == 2
    assert call(capsys)[0] == 2


def test_a_workspace_that_is_open_elsewhere_is_read(
    capsys: pytest.CaptureFixture[str], path: Path
) -> None:
    with open_workspace(path):
        assert len(listed(capsys, path, *ON)[1]) == 2
        code, found = listed(capsys, path, *ON, "--seen", "findings.due:finding:1")
    assert (code, found) == (3, [])


def test_an_unknown_committee(capsys: pytest.CaptureFixture[str], path: Path) -> None:
    code, out, err = call(capsys, path, "--committee", "SAC/TC 5", "--json")
    assert (code, json.loads(out)) == (3, [])
    assert "SAC/TC 999" in err


@pytest.mark.parametrize(
    "content", [None, b"", b"not a workspace", b"SQLite format 3\0" + b"x" * 5000]
)
def test_missing_or_damaged(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "bad.stdc"
    if content is not None:
        file.write_bytes(content)
    code, out, err = call(capsys, file, "--json")
    assert (code, json.loads(out)) == (2, [])
    assert err.strip()
    assert "Traceback" not in err


def test_an_empty_workspace(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    create_workspace(tmp_path / "empty.stdc").close()
    assert listed(capsys, tmp_path / "empty.stdc", "--on", "2026-06-11") == (0, [])
