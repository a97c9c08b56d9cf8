"""The forms that `export` writes: each opened again and read back, and what is refused."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from stdcommittee.base.clock import Clock
from stdcommittee.cli.main import run
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.meetings.records import Meeting
from stdcommittee.domain.people.records import Person
from stdcommittee.reports.forms.printing import FormFormat
from stdcommittee.services.ballots import close_ballot
from stdcommittee.services.ballots.consultations import Addressee, Sending, distribute
from stdcommittee.services.session import create_workspace
from tests.reports.forms.reading import said
from tests.services.ballots.abroad import foreign
from tests.services.ballots.committee import OPENED, TODAY, YES, opened, roster, vote_all

OWN = ("--committee", "SAC/TC 999")


def call(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, Any]:
    with pytest.raises(SystemExit) as stop:
        run(["export", *map(str, arguments), "--json"])
    return int(stop.value.code or 0), json.loads(capsys.readouterr().out)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a committee of five, a closed ballot and an open one, and a meeting."""
    path = tmp_path_factory.mktemp("forms") / "w.stdc"
    clock = Clock(dt.datetime(2026, 6, 11, 9, tzinfo=dt.UTC))
    with create_workspace(path, clock=clock) as session:
        seats = roster(session, 5)
        with session.writing("phone, and one who left") as uow:
            person = uow.reader.get(Person, seats[1].person_id)
            assert person is not None
            uow.change(dataclasses.replace(person, phone="010-12345678"))
            uow.change(dataclasses.replace(seats[4], ended=TODAY))
            uow.add(Meeting(title="年会", committee="SAC/TC 999", begins=TODAY))
        ballot = opened(session, kind=BallotKind.CORRESPONDENCE)
        vote_all(session, ballot, [YES] * 5)
        close_ballot(session, ballot.id, TODAY)
        opened(session)
        for kind in (BallotKind.SR, BallotKind.NP):
            foreign(session, kind=kind)
        sending, to = Sending(draft="ISO 99127", on=TODAY), (Addressee("专家01", "某研究院"),)
        distribute(session, 3, sending, to)
    return path


@pytest.mark.parametrize("kind", [FormFormat.PDF, FormFormat.DOCX])
@pytest.mark.parametrize(
    ("what", "arguments", "facts"),
    [
        ("roster", (*OWN, "--on", "2026-06-11"), ("委员花名册", "截至2026年6月11日", "委员01")),
        ("registration", ("--id", "2"), ("委员登记表", "委员02", "010-12345678")),
        ("signatures", ("--id", "1"), ("年会", "委员01")),
        ("result", ("--id", "1"), ("委员01",)),
        ("conclusion", ("--id", "1"), ("地理信息",)),
        ("statistics", ("--id", "1"), ("地理信息",)),
        ("position", ("--id", "3"), ("国际标准投票意见表", "专家01", "未回复")),
        ("reply-sheets", ("--id", "3"), ("B3-R1", "专家意见回复单", "专家01")),
        ("review-answers", ("--id", "3"), ("系统复审答复表", "建议的处理意见")),
        ("proposal-answer", ("--id", "4"), ("新工作项目提案", "未提名专家")),
    ],
)
def test_a_form_says_what_it_is_about(
    capsys: pytest.CaptureFixture[str],
    path: Path,
    tmp_path: Path,
    kind: FormFormat,
    what: str,
    arguments: tuple[str, ...],
    facts: tuple[str, ...],
) -> None:
    out = tmp_path / f"form.{kind.value}"
    code, found = call(capsys, what, *arguments, "--from", path, "-o", out)
    assert (code, found["what"], found["records"], found["file"]) == (0, what, 1, str(out))
    page = said(out.read_bytes(), kind)
    for fact in facts:
        assert fact in page, fact


def test_the_roster_is_of_a_day_and_shows_contacts_only_when_asked(
    capsys: pytest.CaptureFixture[str], path: Path, tmp_path: Path
) -> None:
    pages = {}
    for name, further in {
        "before": ("--on", str(OPENED)),
        "after": ("--on", str(TODAY)),
        "contacts": ("--on", str(TODAY), "--contacts", "--lang", "en"),
    }.items():
        out = tmp_path / f"{name}.docx"
        assert call(capsys, "roster", *OWN, *further, "--from", path, "-o", out)[0] == 0
        pages[name] = said(out.read_bytes(), FormFormat.DOCX)
    assert "委员05" in pages["before"]
    assert "委员05" not in pages["after"]
    assert "010-12345678" not in pages["after"]
    assert "010-12345678" in pages["contacts"]
    assert "Telephone" in pages["contacts"]


def test_a_result_is_a_list_or_a_sheet_by_its_ending(
    capsys: pytest.CaptureFixture[str], path: Path, tmp_path: Path
) -> None:
    table = tmp_path / "votes.csv"
    assert call(capsys, "result", "--id", "1", "--from", path, "-o", table)[0] == 0
    assert "委员01" in table.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("arguments", "code", "problem"),
    [
        (("roster", "-o", "o.pdf"), 2, "--committee"),
        (("roster", "--committee", "SAC/TC 1", "-o", "o.pdf"), 3, "There is no committee"),
        (("roster", *OWN, "-o", "o.xlsx"), 3, "not written as"),
        (("registration", "-o", "o.pdf"), 2, "--id"),
        (("registration", "--id", "99", "-o", "o.pdf"), 3, "no longer there"),
        (("signatures", "--id", "99", "-o", "o.docx"), 3, "no longer there"),
        (("result", "--id", "2", "-o", "o.pdf"), 3, "has no result yet"),
        (("result", "--id", "1", "-o", "o.txt"), 3, "not written as"),
        (("position", "--id", "1", "-o", "o.pdf"), 3, "our own committee"),
        (("reply-sheets", "--id", "4", "-o", "o.pdf"), 3, "Nobody who was asked"),
        (("review-answers", "--id", "4", "-o", "o.pdf"), 3, "not a ballot of the kind"),
    ],
)
def test_what_cannot_be_written(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    path: Path,
    arguments: tuple[str, ...],
    code: int,
    problem: str,
) -> None:
    monkeypatch.chdir(path.parent)
    found = call(capsys, *arguments, "--from", path)
    assert (found[0], found[1]["records"]) == (code, 0)
    (said_,) = found[1]["problems"]
    assert problem in str(said_)
    assert not list(path.parent.glob("o.*"))


def test_a_day_that_is_none_is_a_mistake_in_the_call(
    capsys: pytest.CaptureFixture[str], path: Path
) -> None:
    with pytest.raises(SystemExit) as stop:
        run(["export", "roster", *OWN, "--on", "soon", "--from", str(path), "-o", "o.pdf"])
    assert stop.value.code == 2
    assert "--on soon" in capsys.readouterr().err
