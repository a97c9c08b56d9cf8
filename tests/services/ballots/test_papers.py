"""Papers of closed ballots are printed from the frozen sheet, opened again and read back."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.base.records import kind_of
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing
from stdcommittee.domain.ballots.vocabulary import VoteValue as V
from stdcommittee.domain.meetings.records import Attendance, Meeting, MeetingKind, Presence
from stdcommittee.domain.people.records import BodyParticipation, Committee, Participation, Role
from stdcommittee.domain.portfolio.records import Project
from stdcommittee.reports.forms.printing import FormFormat
from stdcommittee.services.ballots import close_ballot, record_result, record_vote, reopen_ballot
from stdcommittee.services.ballots.papers import (
    print_conclusion,
    print_result,
    print_statistics,
    result_sheet,
)
from stdcommittee.services.documents import attach
from stdcommittee.services.session import Session
from tests.reports.forms.reading import rows, said
from tests.reports.pdf.reading import squeezed
from tests.services.ballots.committee import (
    OPENED,
    TODAY,
    draft,
    opened,
    roster,
    stored,
    vote_all,
    voters,
)

PAPER = (FormFormat.PDF, FormFormat.DOCX)
REASON = "附录B的示例数据没有说明来源"
VOTES = [*[V.APPROVE] * 14, *[V.APPROVE_WITH_COMMENTS] * 5, *[V.DISAPPROVE] * 3]


@pytest.fixture
def closed(session: Session) -> Ballot:
    """A ballot of 29 members and an adviser, of whom 24 voted: 19 for, 3 against, 2 abstained."""
    roster(session, 29, Role.ADVISER)
    with session.writing("plan") as uow:
        uow.add(Project(reference="20251187-T-334", title_zh="x", lead="某研究院、某大学"))
    ballot = opened(session, title_en="Observations and samples")
    vote_all(session, ballot, [*VOTES, V.ABSTAIN, V.ABSTAIN])
    listed = voters(session, ballot)
    record_vote(session, listed[19].id, V.DISAPPROVE, reason=REASON)
    return close_ballot(session, ballot.id, TODAY)


@pytest.mark.parametrize("kind", PAPER)
def test_the_result_sheet_says_everything_that_was_frozen(
    session: Session, closed: Ballot, kind: FormFormat
) -> None:
    page = said(print_result(session, closed.id, kind).data, kind)
    facts = (
        *(f"B{closed.id}", "投票结果表", "地理信息观测、测量与样本", "SAC/TC999示例"),
        *("20251187-T-334", "某研究院、某大学", "2026年6月4日", "2026年6月18日", "2026年6月11日"),
        *("通过", "cn/tc-measures-2020", "24/29(82.76%)", "19/24(79.17%)", "3/24(12.50%)"),
        *("≥3/4", "≥2/3", "≤1/4", "某单位24", squeezed(REASON), "曾改投1次", "顾问（无表决权）"),
        *(
            "委员25、委员26、委员27、委员28、委员29",
            "计票人（签名）：",
            result_sheet(session, closed.id).digest,
        ),
    )
    for fact in facts:
        assert fact in page, fact


def test_the_english_sheet_has_the_same_numbers(session: Session, closed: Ballot) -> None:
    page = said(print_result(session, closed.id, FormFormat.PDF, "en").data, FormFormat.PDF)
    for fact in ("Resultoftheballot", "Observationsandsamples", "Approved", "24/29(82.76%)"):
        assert fact in page
    assert "2026-06-18" in page


def test_the_counts_of_the_sheet_are_those_of_the_verdict(session: Session, closed: Ballot) -> None:
    sheet = result_sheet(session, closed.id)
    assert (sheet.electorate, sum(sheet.counts.values())) == (29, 29)
    assert (sheet.received, sheet.silent) == (24, 5)
    assert [sheet.count(vote) for vote in V][:5] == [14, 5, 3, 0, 2]
    assert len(sheet.voters) == 30
    assert sheet.voters[-1].standing is Standing.ADVISER
    assert not sheet.voters[-1].entitled
    assert sheet.verdict is not None
    assert sheet.verdict.roll == ()
    assert stored(session, closed).sheet == sheet.freeze()


@pytest.mark.parametrize("kind", PAPER)
def test_the_conclusion_form_counts_the_replies(session: Session, kind: FormFormat) -> None:
    roster(session)
    ballot = opened(session, kind=BallotKind.CORRESPONDENCE)
    vote_all(session, ballot, [*VOTES, V.DISAPPROVE_UNLESS, V.ABSTAIN], reason="有理由")
    close_ballot(session, ballot.id, TODAY)
    data = print_conclusion(session, ballot.id, kind).data
    page = said(data, kind)
    for fact in (
        "标准送审稿函审结论表",
        "组织函审单位",
        "2026年6月4日",
        "2026年6月18日",
        "标委会负责人",
    ):
        assert fact in page
    counts = (
        "函审单总数29份",
        "赞成14份",
        "赞成，有建议或意见5份",
        "弃权1份",
        "不赞成3份",
        "未复函5份",
    )
    for fact in (*counts, "不赞成，如采纳建议或意见改为赞成1份", "通过"):
        assert fact in (page if kind is FormFormat.PDF else _row_texts(data)), fact


def _row_texts(data: bytes) -> str:
    """The form's one table with each row's own texts; the first cell is joined over the replies."""
    return squeezed("".join("".join(row[-2:]) for row in rows(data, 0)))


@pytest.mark.parametrize("kind", PAPER)
def test_the_statistics_of_a_review_meeting(session: Session, kind: FormFormat) -> None:
    seats = roster(session)
    with session.writing("meeting") as uow:
        meeting = uow.add(
            Meeting(
                title="标准审查会",
                kind=MeetingKind.REVIEW,
                committee="SAC/TC 999",
                begins=OPENED,
                place="某市",
                chaired_by="委员01",
            )
        )
        for seat in seats[:24]:
            uow.add(
                Attendance(
                    meeting_id=meeting.id,
                    person_id=seat.person_id,
                    name=f"委员{seat.id:02}",
                    presence=Presence.PRESENT,
                )
            )
    ballot = opened(session, meeting_id=meeting.id)
    vote_all(session, ballot, [*VOTES, V.ABSTAIN, V.ABSTAIN], reason="理由")
    close_ballot(session, ballot.id, TODAY)
    page = said(print_statistics(session, ballot.id, kind).data, kind)
    facts = (
        *(
            "标准审查会投票统计表",
            "标准审查会",
            "某市",
            "委员总数29人",
            "到会委员24人24/29(82.76%)",
        ),
        *("投票委员24人24/29", "赞成19人19/24(79.17%)", "反对3人3/24(12.50%)", "弃权2人2/24"),
        *("未投票5人5/29", "通过"),
    )
    for fact in facts:
        assert fact in page, fact


def test_a_further_round_shows_the_earlier_tally(session: Session, closed: Ballot) -> None:
    again = reopen_ballot(session, closed.id, "委员25的函审单漏计")
    listed = voters(session, again)
    record_vote(session, listed[24].id, V.DISAPPROVE, reason="不同意")
    close_ballot(session, again.id, TODAY)
    sheet = result_sheet(session, again.id)
    (earlier,) = sheet.earlier
    assert (earlier.round, earlier.outcome) == (1, BallotOutcome.APPROVED)
    assert (earlier.counts["approve"], earlier.counts["not_voted"]) == (14, 5)
    assert (sheet.round, sheet.silent) == (2, 4)
    page = said(print_result(session, again.id, FormFormat.PDF).data, FormFormat.PDF)
    assert "以前各轮" in page
    assert "第1轮" in page


def test_documents_stand_on_the_sheet_with_their_hash(session: Session, tmp_path: Path) -> None:
    roster(session, 5)
    ballot = draft(session)
    file = tmp_path / "送审稿.txt"
    file.write_text("稿", "utf-8")
    attach(session, kind_of(Ballot), ballot.id, [file])
    from stdcommittee.services.ballots import open_ballot

    open_ballot(session, ballot.id, OPENED)
    vote_all(session, ballot, [V.APPROVE] * 5)
    close_ballot(session, ballot.id, TODAY)
    ((name, digest),) = result_sheet(session, ballot.id).documents
    assert (name, len(digest)) == ("送审稿.txt", 64)
    assert digest in said(print_result(session, ballot.id, FormFormat.PDF).data, FormFormat.PDF)


@pytest.mark.parametrize("kind", PAPER)
def test_a_secret_ballot_tells_who_took_part_and_no_more(
    session: Session, kind: FormFormat
) -> None:
    from stdcommittee.services.ballots.secret_voting import record_count, record_participation

    roster(session, 5)
    ballot = opened(session, secret=True, kind=BallotKind.MEMBERS)
    listed = voters(session, ballot)
    record_participation(session, ballot.id, [voter.id for voter in listed[:4]])
    record_count(session, ballot.id, {V.APPROVE: 3, V.DISAPPROVE: 1})
    close_ballot(session, ballot.id, TODAY)
    sheet = result_sheet(session, ballot.id)
    assert [voter.took_part for voter in sheet.voters] == [True] * 4 + [False]
    assert {voter.vote for voter in sheet.voters} == {None}
    assert (sheet.count(V.APPROVE), sheet.count(V.DISAPPROVE), sheet.silent) == (3, 1, 1)
    page = said(print_result(session, ballot.id, kind).data, kind)
    assert "无记名" in page
    assert "参加投票" in page
    assert "委员01某单位01委员是" in page
    assert "委员05某单位05委员否" in page


def test_who_joined_after_the_opening_is_listed_apart(session: Session) -> None:
    seats = roster(session, 5)
    ballot = opened(session)
    with session.writing("late") as uow:
        uow.change(dataclasses.replace(seats[4], since=dt.date(2026, 6, 8)))
    vote_all(session, ballot, [V.APPROVE] * 5)
    with session.writing("later") as uow:
        from stdcommittee.domain.people.records import Membership, Person

        person = uow.add(Person(name="委员99"))
        uow.add(
            Membership(
                committee_id=seats[0].committee_id,
                person_id=person.id,
                since=dt.date(2026, 6, 9),
                until=dt.date(2027, 12, 31),
            )
        )
    close_ballot(session, ballot.id, TODAY)
    sheet = result_sheet(session, ballot.id)
    (late,) = [voter for voter in sheet.voters if voter.joined is not None]
    assert late.name == "委员99"
    assert (sheet.electorate, late.entitled) == (5, False)
    page = said(print_result(session, ballot.id, FormFormat.PDF).data, FormFormat.PDF)
    assert "表决开始后加入（无表决权）" in page
    assert "委员99" in page


def test_an_announced_result_has_its_sheet_too(session: Session) -> None:
    with session.writing("iso") as uow:
        committee = uow.add(Committee(reference="ISO/TC 999", title_en="Examples"))
        for body, status in (("SAC", Participation.P), ("DIN", Participation.P)):
            uow.add(BodyParticipation(committee_id=committee.id, body=body, status=status))
    ballot = opened(
        session,
        kind=BallotKind.DIS,
        committee="ISO/TC 999",
        document="ISO/DIS 99999",
        project="",
        closes=TODAY,
    )
    record_result(session, ballot.id, BallotOutcome.APPROVED)
    sheet = result_sheet(session, ballot.id)
    assert sheet.outcome is BallotOutcome.APPROVED
    page = said(print_result(session, ballot.id, FormFormat.PDF, "en").data, FormFormat.PDF)
    assert "ISO/DIS99999" in page
    assert "Approved" in page


def test_a_ballot_of_an_earlier_version_is_printed_from_its_records(
    session: Session, closed: Ballot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = result_sheet(session, closed.id)
    without = dataclasses.replace(stored(session, closed), sheet=None)
    monkeypatch.setattr("stdcommittee.services.ballots.papers.the_ballot", lambda *_: without)
    again = result_sheet(session, closed.id)
    assert dataclasses.replace(again, closed_by=before.closed_by) == before


@pytest.mark.parametrize("paper", [print_result, print_conclusion, print_statistics])
def test_an_open_ballot_has_no_papers_of_its_result(session: Session, paper: object) -> None:
    roster(session, 5)
    ballot = opened(session)
    assert callable(paper)
    with pytest.raises(Refused, match="no result yet"):
        paper(session, ballot.id, FormFormat.PDF)
