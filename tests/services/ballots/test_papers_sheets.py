"""Voting sheets: what is in their heads, their boxes, and the number that brings them back."""

from __future__ import annotations

import dataclasses

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.ballots.vocabulary import VoteValue as V
from stdcommittee.domain.people.records import Committee, Role
from stdcommittee.domain.portfolio.records import Project
from stdcommittee.reports.forms.printing import FormFormat
from stdcommittee.services.ballots import close_ballot
from stdcommittee.services.ballots.papers_sheets import voting_sheets
from stdcommittee.services.session import Session
from tests.reports.forms.reading import said, word
from tests.reports.pdf.reading import texts
from tests.services.ballots.committee import TODAY, draft, opened, roster, vote_all, voters

PAPER = (FormFormat.PDF, FormFormat.DOCX)
FIVE = (
    "赞成",
    "赞成，有建议或意见",
    "不赞成，如采纳建议或意见改为赞成",
    "弃权",
    "不赞成",
)


@pytest.fixture
def committee(session: Session) -> None:
    """Four members and an adviser, and the plan that is put to the vote."""
    roster(session, 4, Role.ADVISER)
    with session.writing("plan") as uow:
        uow.add(Project(reference="20251187-T-334", title_zh="x", lead="某研究院"))
        known = uow.reader.first(Committee)
        assert known is not None
        uow.change(dataclasses.replace(known, title_en="Examples"))


@pytest.mark.usefixtures("committee")
@pytest.mark.parametrize("kind", PAPER)
def test_the_five_box_sheet_has_heads_boxes_and_notes(session: Session, kind: FormFormat) -> None:
    ballot = opened(session, kind=BallotKind.CORRESPONDENCE)
    first = voters(session, ballot)[0]
    files = voting_sheets(session, ballot.id, kind)
    assert len(files) == 4
    assert files[0].name == f"B{ballot.id}-V{first.id} 标准送审稿函审单 委员01.{kind.value}"
    page = said(files[0].data, kind)
    facts = (
        *(f"表号：B{ballot.id}-V{first.id}", "标准送审稿函审单", "SAC/TC999示例"),
        *("标准名称", "地理信息观测、测量与样本", "计划编号", "20251187-T-334", "函审单总数4"),
        *("起草单位", "某研究院", "发出日期", "2026年6月4日", "投票截止日期", "2026年6月18日"),
        *("委员姓名委员01", "委员单位某单位01", "建议或意见和理由", "签名、盖章", "年月日"),
        *("只可划一次", "废票", "按赞成计", "按弃权计"),
    )
    for fact in facts:
        assert fact in page, fact
    if kind is FormFormat.DOCX:
        boxes = [line for line in _paragraphs(files[0].data) if line.startswith("\u2610")]
        assert boxes == [f"\u2610 {label}" for label in FIVE]


def _paragraphs(data: bytes) -> list[str]:
    (table,) = word(data).tables
    return [paragraph.text for row in table.rows for paragraph in row.cells[-1].paragraphs]


@pytest.mark.usefixtures("committee")
@pytest.mark.parametrize(
    ("kind", "boxes"),
    [
        (BallotKind.DRAFT, ["同意报批", "不同意报批", "弃权"]),
        (BallotKind.CHARTER, ["赞成", "不赞成", "弃权"]),
        (BallotKind.ORDINARY, ["赞成", "不赞成", "弃权"]),
    ],
)
def test_other_matters_have_three_boxes(
    session: Session, kind: BallotKind, boxes: list[str]
) -> None:
    ballot = opened(session, kind=kind)
    data = voting_sheets(session, ballot.id, FormFormat.DOCX)[0].data
    found = [line[2:] for line in _paragraphs(data) if line.startswith("\u2610")]
    assert found == boxes
    page = said(data, FormFormat.DOCX)
    assert "否则投票无效" in page
    assert "废票" not in page
    assert ("标准名称" in page) is (kind is BallotKind.DRAFT)


@pytest.mark.usefixtures("committee")
@pytest.mark.parametrize("kind", PAPER)
def test_all_sheets_in_one_file_each_on_its_own_page(session: Session, kind: FormFormat) -> None:
    ballot = opened(session)
    (file,) = voting_sheets(session, ballot.id, kind, combined=True)
    listed = voters(session, ballot)[:4]
    if kind is FormFormat.PDF:
        pages = texts(file.data)
        assert len(pages) == 4
        for page, voter in zip(pages, listed, strict=True):
            assert f"B{ballot.id}-V{voter.id}" in page
            assert voter.name in page
    else:
        assert len(word(file.data).sections) == 4
        assert len(word(file.data).tables) == 4
    assert file == voting_sheets(session, ballot.id, kind, combined=True)[0]


@pytest.mark.usefixtures("committee")
def test_sheets_for_some_and_in_english(session: Session) -> None:
    ballot = opened(session, title_en="Observations")
    second = voters(session, ballot)[1]
    (file,) = voting_sheets(session, ballot.id, FormFormat.PDF, "en", voters={second.id})
    page = said(file.data, FormFormat.PDF)
    for fact in (f"FormNo.:B{ballot.id}-V{second.id}", "Observations", "SAC/TC999Examples"):
        assert fact in page
    assert "2026-06-18" in page
    assert "Agreetosubmitforapproval" in page


@pytest.mark.usefixtures("committee")
@pytest.mark.parametrize("kind", PAPER)
def test_sheets_of_a_secret_ballot_name_nobody(session: Session, kind: FormFormat) -> None:
    ballot = opened(session, kind=BallotKind.MEMBERS, secret=True)
    (single,) = voting_sheets(session, ballot.id, kind)
    page = said(single.data, kind)
    assert "委员01" not in page
    assert "-V" not in page
    assert "请勿在本单上签名" in page
    (combined,) = voting_sheets(session, ballot.id, kind, combined=True)
    pages = texts(combined.data) if kind is FormFormat.PDF else word(combined.data).tables
    assert len(pages) == 4


@pytest.mark.usefixtures("committee")
def test_sheets_are_for_open_national_ballots_and_those_who_may_vote(session: Session) -> None:
    def refused(ballot: Ballot, why: str, chosen: set[int] | None = None) -> None:
        with pytest.raises(Refused, match=why):
            voting_sheets(session, ballot.id, FormFormat.PDF, voters=chosen)

    refused(draft(session, title="x"), "Being prepared")
    ballot = opened(session)
    adviser = voters(session, ballot)[-1]
    refused(ballot, "Nobody may vote", {adviser.id})
    vote_all(session, ballot, [V.APPROVE] * 4)
    close_ballot(session, ballot.id, TODAY)
    refused(ballot, "Closed")
    refused(opened(session, kind=BallotKind.DIS, committee="ISO/TC 999"), "our own committees")
