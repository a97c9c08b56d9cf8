"""A sheet whose plan, document or title is another matter's is for no ballot."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.people.records import Role
from stdcommittee.services.session import Session
from tests.exchange.importers.test_voting_sheets import fates, imported, number, reason, votes
from tests.exchange.votes.filled import docx, sheet_body
from tests.services.ballots.committee import opened, roster

TITLE = "地理信息 观测、测量与样本"
OTHER = {"title": "遥感影像 元数据", "project": "20260002-T-334"}


@pytest.fixture
def ballot(session: Session) -> Ballot:
    roster(session, 5, Role.ADVISER)
    opened(session, **OTHER)
    return opened(session)


ALONE = [  # without a number each is a matter of its own
    {"title": OTHER["title"], "plan": ""},
    {"title": "毫不相干的标准", "plan": ""},
    {"plan": OTHER["project"], "title": ""},
]
BESIDE = [
    {"title": OTHER["title"]},
    {"title": "毫不相干的标准"},
    {"plan": OTHER["project"]},
    {"plan": "20269999-T-334"},
    {"title": f"{TITLE} 第2部分：扩展"},
]


@pytest.mark.parametrize(
    ("how", "said"),
    [
        *((how, said) for how in ("number", "said") for said in (*ALONE, *BESIDE)),
        *(("subject", said) for said in BESIDE),
    ],
)
def test_another_matter(
    session: Session, ballot: Ballot, tmp_path: Path, said: dict[str, str], how: str
) -> None:
    opened(session, title=f"{TITLE} 第2部分：扩展", project="20260003-T-334")
    code = number(session, ballot, "委员02") if how == "number" else ""
    options = {"ballot": str(ballot.id)} if how == "said" else {}
    path = docx(tmp_path / "a.docx", sheet_body(number=code, **said))
    plan = imported(session, path, **options)
    assert fates(plan) == ["quarantined"]
    assert "It is for another ballot: " in reason(plan)
    assert votes(session, ballot) == {}


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize(
    "title",
    [
        "",
        "地理信息观测测量与样本",
        f"《{TITLE}》（送审稿）",
        f"国家标准《{TITLE}》",
        f"{TITLE}送审稿",
        "观测、测量与样本",
        "Geographic information — Observations",
    ],
)
def test_the_same_matter_otherwise_written(
    session: Session, ballot: Ballot, tmp_path: Path, title: str, numbered: bool
) -> None:
    code = number(session, ballot, "委员02") if numbered else ""
    plan = imported(session, docx(tmp_path / "a.docx", sheet_body(title=title, number=code)))
    assert (fates(plan), reason(plan)) == (["taken"], "None")


def test_a_plan_that_the_ballot_does_not_name_is_another_ones(
    session: Session, ballot: Ballot, tmp_path: Path
) -> None:
    plain = opened(session, title="没有计划编号的事项", project="")
    code = number(session, plain, "委员02")
    body = sheet_body(number=code, title="没有计划编号的事项", plan=OTHER["project"])
    plan = imported(session, docx(tmp_path / "a.docx", body))
    assert reason(plan) == f"It is for another ballot: {OTHER['project']}."
    free = sheet_body(number=code, title="没有计划编号的事项", plan="20269999-T-334")
    assert fates(imported(session, docx(tmp_path / "b.docx", free))) == ["taken"]
