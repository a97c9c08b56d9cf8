"""A sheet on which anything contradicts its voter is nobody's vote."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.people.records import Role
from stdcommittee.services.session import Session
from tests.builders.word import paragraphs
from tests.exchange.importers.test_voting_sheets import fates, imported, number, reason, votes
from tests.exchange.votes.filled import boxes, docx, sheet_body
from tests.services.ballots.committee import opened, roster


@pytest.fixture
def ballot(session: Session) -> Ballot:
    roster(session, 9, Role.ADVISER)
    return opened(session)


def signed(signature: str, name: str = "委员02", **said: str) -> str:
    """A sheet with a printed name and a signature below it."""
    body = sheet_body(name=name, **said)
    return body + paragraphs(f"签字：{signature}")


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize(
    ("signature", "why"),
    [
        ("委员09", "委员09"),
        ("张三", "It is the sheet of 委员02, and “张三” stands on it too."),
        ("委员02（张三）", "It is the sheet of 委员02, and “张三” stands on it too."),
        ("委员02、张三", "“委员02、张三” stands on it too"),
        (
            "委员02（张三代）",
            "It is signed on behalf of 委员02: “委员02（张三代）”. Record the vote",
        ),
        ("张三代签", "It is signed on behalf of 委员02: “张三代签”."),
    ],
)
def test_signed_by_somebody_else(
    session: Session, ballot: Ballot, tmp_path: Path, signature: str, why: str, numbered: bool
) -> None:
    code = number(session, ballot, "委员02") if numbered else ""
    plan = imported(session, docx(tmp_path / "a.docx", signed(signature, number=code)))
    assert fates(plan) == ["quarantined"]
    assert why in reason(plan)
    assert votes(session, ballot) == {}


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize(
    "signature",
    [
        "委员02",
        "委员02（签名）",
        "某单位02",
        "某单位02（公章）",
        "某单位02 委员02",
        "（盖章）",
        "  年 月 日",
    ],
)
def test_signed_by_the_voter_or_sealed_by_the_unit(
    session: Session, ballot: Ballot, tmp_path: Path, signature: str, numbered: bool
) -> None:
    code = number(session, ballot, "委员02") if numbered else ""
    plan = imported(session, docx(tmp_path / "a.docx", signed(signature, number=code)))
    assert (fates(plan), reason(plan)) == (["taken"], "None")


def test_the_number_of_one_and_the_unit_of_another(
    session: Session, ballot: Ballot, tmp_path: Path
) -> None:
    code = number(session, ballot, "委员02")
    body = sheet_body(number=code, name="", unit="别的机构")
    plan = imported(session, docx(tmp_path / "a.docx", body))
    assert reason(plan) == "委员02 is on the list of voters for 某单位02, the sheet says 别的机构."


def test_a_name_in_brackets_alone_does_not_vote(
    session: Session, ballot: Ballot, tmp_path: Path
) -> None:
    body = sheet_body(name="委员06（张三代）", unit="某单位06", votes=boxes("不赞成"))
    plan = imported(session, docx(tmp_path / "a.docx", body))
    assert "on behalf of 委员06" in reason(plan)
    assert votes(session, ballot) == {}


def test_a_numbered_sheet_that_its_unit_sealed(
    session: Session, ballot: Ballot, tmp_path: Path
) -> None:
    code = number(session, ballot, "委员02")
    body = sheet_body(number=code, name="某单位02（公章）", unit="")
    assert fates(imported(session, docx(tmp_path / "a.docx", body))) == ["taken"]
    assert list(votes(session, ballot)) == ["委员02"]
