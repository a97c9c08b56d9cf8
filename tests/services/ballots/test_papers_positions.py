"""Papers of ISO and IEC ballots: printed, opened again and read back, running and over."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.ballots.position_records import (
    Decision,
    NationalAdoption,
    Reply,
    ReviewAnswers,
)
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome
from stdcommittee.domain.ballots.vocabulary import Answer, BallotKind
from stdcommittee.domain.ballots.vocabulary import VoteValue as V
from stdcommittee.domain.comments.records import Comment, CommentRound
from stdcommittee.domain.meetings.records import Meeting
from stdcommittee.domain.people.expert_records import ExpertRole
from stdcommittee.domain.workspace.records import Unit
from stdcommittee.reports.forms.printing import FormFormat
from stdcommittee.services.ballots import record_position, record_result, record_sent
from stdcommittee.services.ballots.approvals import decide_position
from stdcommittee.services.ballots.consultations import (
    Sending,
    addressees,
    consultation_log,
    distribute,
)
from stdcommittee.services.ballots.international import record_consultation
from stdcommittee.services.ballots.nominations import nominate
from stdcommittee.services.ballots.papers_positions import (
    position_sheet,
    print_position,
    print_proposal,
    print_replies,
    print_review,
    reply_sheets,
)
from stdcommittee.services.ballots.replies import record_replies
from stdcommittee.services.ballots.review_answers import confirm_answers
from stdcommittee.services.session import Session
from tests.reports.forms.reading import said, word
from tests.reports.pdf.reading import squeezed, texts
from tests.services.ballots.abroad import ABROAD, CLOSES, OPENED, TODAY, Abroad, abroad, foreign
from tests.services.ballots.committee import draft

PAPER = (FormFormat.PDF, FormFormat.DOCX)
REASON = "7.3: the tolerance cannot be measured; state the method"


@pytest.fixture
def known(session: Session) -> Abroad:
    """The committee, and our unit with its name in both languages."""
    known = abroad(session)
    with session.writing("unit") as uow:
        unit = uow.reader.first(Unit)
        assert unit is not None
        uow.change(dataclasses.replace(unit, host="某研究院", host_en="An institute"))
    return known


@pytest.fixture
def consulted(session: Session, known: Abroad, tmp_path: Path) -> Ballot:
    """A DIS about which three were asked: one is for it, one against, one has not replied."""
    del known
    file = tmp_path / "dis.pdf"
    file.write_bytes(b"a draft")
    ballot = foreign(session, reference="ISO-2026-17", closes=TODAY)
    sending = Sending(
        file=file,
        on=OPENED,
        due=dt.date(2026, 6, 10),
        channel="电子邮件",
        licence="仅供研究投票意见，不得转发",
    )
    asked = distribute(session, ballot.id, sending, addressees(session, ballot.id))
    numbers = [reply.id for item in log(session, ballot) for reply in item]
    assert asked.id
    record_replies(session, numbers[:1], V.APPROVE_WITH_COMMENTS, text="表3须更正", on=TODAY)
    record_replies(session, numbers[1:2], V.DISAPPROVE, text=REASON, on=TODAY)
    return ballot


def log(session: Session, ballot: Ballot) -> list[tuple[Reply, ...]]:
    with session.reading() as reader:
        return [item.replies for item in consultation_log(reader, ballot.id)]


def decided(session: Session, ballot: Ballot) -> None:
    """Sent back once, decided anew, agreed to, sent and answered by ISO."""
    with session.writing("meeting and comments") as uow:
        meeting = uow.add(Meeting(title="立场研究会", committee=ABROAD, begins=TODAY))
        round_ = uow.add(CommentRound(title="x", document="ISO/DIS 99127", committee="SAC/TC 998"))
        for kinds in (("ge",), ("te",), ("te", "ed")):
            uow.add(Comment(round_id=round_.id, types=kinds))
    record_position(session, ballot.id, V.DISAPPROVE, reason="7.3", on=TODAY)
    decide_position(session, ballot.id, "unit", Decision.RETURNED, by="负责人01", note="说明改法")
    record_position(
        session, ballot.id, V.DISAPPROVE, reason=REASON, on=TODAY, meeting_id=meeting.id
    )
    decide_position(session, ballot.id, "unit", Decision.APPROVED, by="负责人01")
    record_sent(session, ballot.id, on=TODAY, with_comments=True, by="经办01", receipt="R-2026-9")
    record_result(session, ballot.id, BallotOutcome.APPROVED, on=TODAY)


def page(data: bytes, kind: FormFormat, *facts: str) -> str:
    found = said(data, kind)
    for fact in facts:
        assert squeezed(fact) in found, fact
    return found


@pytest.mark.parametrize("kind", PAPER)
def test_the_record_of_a_ballot_that_is_over(
    session: Session, consulted: Ballot, kind: FormFormat
) -> None:
    decided(session, consulted)
    paper = print_position(session, consulted.id, kind)
    assert paper.name == f"国际标准投票意见表 Register of things.{kind.value}"
    found = page(
        paper.data,
        kind,
        *(f"表号：B{consulted.id}", "国际标准投票意见表", "Register of things", "ISO/DIS 99127"),
        *("ISO-2026-17", ABROAD, "2026年6月4日", "2026年6月11日", "某研究院"),
        *("征求对象数3" if kind is FormFormat.DOCX else "征求对象数", "回复数"),
        *("赞成：0；赞成，附意见：1；反对：1；弃权：0", "未回复"),
        *("dis.pdf，2026年6月4日发出", "回复期限：2026年6月10日", "发送方式：电子邮件"),
        *("使用条件：仅供研究投票意见，不得转发", "SHA-256：", "表3须更正", "专家01"),
        *("一般（ge）：1；技术（te）：2；编辑（ed）：1；共3条", REASON, "立场研究会"),
        *("技术对口单位负责人", "负责人01", "说明改法", "2026-06-11"),
        *("2026年6月11日", "经办01", "R-2026-9", "批准人（签名）："),
    )
    assert found.count("未回复") == 1
    assert print_position(session, consulted.id, kind).data == paper.data
    english = print_position(session, consulted.id, kind, "en").data
    page(
        english,
        kind,
        *("National position on an international ballot", "An institute", "Outvoted", "Approved"),
        *("Approve: 0; Approve with comments: 1; Disapprove: 1; Abstain: 0"),
        *("Head of the counterpart unit", "Sent back", "Agreed", "No reply", "Receipt"),
    )


def test_the_position_is_ticked_among_the_answers_of_the_kind(
    session: Session, consulted: Ballot
) -> None:
    decided(session, consulted)
    sheet = position_sheet(session, consulted.id)
    assert sheet.answers == (V.APPROVE, V.APPROVE_WITH_COMMENTS, V.DISAPPROVE, V.ABSTAIN)
    lines = said(print_position(session, consulted.id, FormFormat.DOCX).data, FormFormat.DOCX)
    assert "☑反对（须附技术理由）" in lines
    assert lines.count("☑") == 1


@pytest.mark.parametrize("kind", PAPER)
def test_the_record_of_one_that_runs_leaves_room_to_fill_in(
    session: Session, known: Abroad, kind: FormFormat
) -> None:
    del known
    ballot = foreign(session)
    record_consultation(session, ballot.id, asked=7, replied=3)
    found = page(
        print_position(session, ballot.id, kind).data,
        kind,
        *("尚未报出", "投票尚未结束", "待审核", "技术对口单位负责人", "未记录"),
    )
    assert "专家意见" not in found
    assert "☑" not in found


@pytest.mark.parametrize("kind", PAPER)
def test_a_reply_sheet_for_each_addressee(
    session: Session, consulted: Ballot, kind: FormFormat
) -> None:
    files = reply_sheets(session, consulted.id, kind)
    (replies,) = log(session, consulted)
    assert len(files) == len(replies) == 3
    for paper, number in zip(files, [item.id for item in replies], strict=True):
        assert paper.name.startswith(f"B{consulted.id}-R{number} 国际标准投票专家意见回复单 专家")
        page(
            paper.data,
            kind,
            *(f"表号：B{consulted.id}-R{number}", "ISO/DIS 99127", "dis.pdf", "2026年6月10日"),
            *("仅供研究投票意见，不得转发", "赞成，附意见", "反对（须附技术理由）", "弃权"),
            *("专家（签名）：", "赞成不得附带条件", "某研究院"),
        )
    page(files[1].data, kind, REASON, "日期：2026年6月11日")
    blank = page(files[2].data, kind, "日期：年月日")
    assert squeezed(REASON) not in blank
    assert "☑" not in blank


def test_all_reply_sheets_in_one_file(session: Session, consulted: Ballot) -> None:
    paper = print_replies(session, consulted.id, FormFormat.PDF, "en")
    pages = texts(paper.data)
    assert len(pages) == 3
    assert len({squeezed(page).partition("Title")[0] for page in pages}) == 3
    document = word(print_replies(session, consulted.id, FormFormat.DOCX).data)
    assert len(document.tables) == 3


@pytest.mark.parametrize("kind", PAPER)
def test_what_a_review_and_a_final_draft_ask_the_experts(
    session: Session, known: Abroad, kind: FormFormat
) -> None:
    del known
    for of_kind, there, absent in (
        (BallotKind.SR, ("确认（继续有效）", "修订或修改", "撤销", "弃权"), "赞成"),
        (BallotKind.FDIS, ("赞成", "反对（须附技术理由）", "弃权"), "赞成，附意见"),
    ):
        ballot = foreign(session, kind=of_kind, title=f"Things {of_kind.value}")
        distribute(
            session, ballot.id, Sending(draft="x", on=TODAY), addressees(session, ballot.id)[:1]
        )
        (paper,) = reply_sheets(session, ballot.id, kind)
        assert absent not in page(paper.data, kind, *there)


@pytest.mark.parametrize("kind", PAPER)
def test_the_six_answers_of_a_review(session: Session, known: Abroad, kind: FormFormat) -> None:
    del known
    ballot = foreign(session, kind=BallotKind.SR, document="ISO 99127:2021")
    page(
        print_review(session, ballot.id, kind).data,
        kind,
        *("1.建议的处理意见", "6.是否愿意提名专家", "取自本机记录，尚未经人工确认"),
    )
    record_position(session, ballot.id, V.CONFIRM, reason="使用情况良好")
    answers = ReviewAnswers(
        ballot_id=ballot.id,
        adoption=NationalAdoption.IDENTICAL,
        reference="GB/T 99127—2022",
        used=Answer.NO,
        regulations=Answer.YES,
        regulation_text="某条例第3条",
        experts=Answer.YES,
        comments="附录A可删",
    )
    confirm_answers(session, ballot.id, answers)
    found = page(
        print_review(session, ballot.id, kind).data,
        kind,
        *(f"表号：B{ballot.id}", "国家标准编号：GB/T 99127—2022", "法规：某条例第3条"),
        *("使用情况良好", "附录A可删", "5.意见和理由", "ISO 99127:2021"),
    )
    assert "尚未经人工确认" not in found
    if kind is FormFormat.DOCX:
        assert found.count("☑") == 5
        for ticked in ("☑确认（继续有效）", "☑等同采用", "☑否", "☑是"):
            assert ticked in found
    page(print_review(session, ballot.id, kind, "en").data, kind, "Willing to nominate experts")


@pytest.mark.parametrize("kind", PAPER)
def test_the_answer_to_a_proposal_names_the_experts(
    session: Session, known: Abroad, kind: FormFormat
) -> None:
    ballot = foreign(session, kind=BallotKind.NP, document="ISO/NP 99130")
    record_position(session, ballot.id, V.APPROVE, reason="国内有需求")
    page(
        print_proposal(session, ballot.id, kind).data,
        kind,
        *("未提名专家。", "赞成票至少须提名1名专家，现提名0名。"),
    )
    nominate(session, ballot.id, known.persons[0], known.group, role=ExpertRole.PROJECT_LEADER)
    found = page(
        print_proposal(session, ballot.id, kind).data,
        kind,
        *("新工作项目提案投票答复表", "ISO/NP 99130", "专家01", "某研究院", f"{ABROAD}/WG 4"),
        "国内有需求",
    )
    assert "至少须提名" not in found
    if kind is FormFormat.DOCX:
        assert "☑赞成" in found
    page(print_proposal(session, ballot.id, kind, "en").data, kind, "Project leader", "Nominated")


def test_what_is_refused(session: Session, known: Abroad) -> None:
    del known
    ours = draft(session)
    with pytest.raises(Refused, match="our own committee"):
        print_position(session, ours.id, FormFormat.PDF)
    ballot = foreign(session)
    with pytest.raises(Refused, match="Nobody who was asked"):
        reply_sheets(session, ballot.id, FormFormat.PDF)
    for print_ in (print_review, print_proposal):
        with pytest.raises(Refused, match="not a ballot of the kind"):
            print_(session, ballot.id, FormFormat.PDF)
    assert position_sheet(session, ballot.id).ballot.closes == CLOSES
