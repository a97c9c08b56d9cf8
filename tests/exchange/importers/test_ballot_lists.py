"""Lists of ISO and IEC ballots become ballots: every row with its fate, twice nothing, one undo."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus, Mode
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing, VoteValue
from stdcommittee.domain.identifiers import Level
from stdcommittee.domain.people.records import (
    BodyParticipation,
    Committee,
    CommitteeKind,
    Participation,
)
from stdcommittee.domain.portfolio.records import Project, Standard
from stdcommittee.domain.workspace.records import ImportKind, ImportRun, QuarantinedRow
from stdcommittee.exchange.importing import Fate, ImportPlan, MatchedBy
from stdcommittee.services.ballots.duty import vote_owed
from stdcommittee.services.imports import ImportRequest, carry_out, carry_out_all, plan_import
from stdcommittee.services.session import Session
from tests.builders.packages import ODS_HEAD, ODS_TAIL, package
from tests.workspaces import record_tables

HEAD = "Ballot number,Document,Title,Committee,Ballot type,Opening date,Closing date,Vote required,Our vote,Cast on"
DIS = "C001,ISO/DIS 19115-1,Geographic information - Metadata,ISO/TC 211,DIS,2026-04-01,2026-06-24,Yes,,"
CDV = "C002,65/987/CDV,Industrial measurement,IEC/TC 65,CDV,2026-03-20,2026-06-12,No,,"
DAY = dt.date


def written(folder: Path, *rows: str, name: str = "ballots.csv") -> Path:
    path = folder / name
    path.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    return path


def text_file(folder: Path, text: str, name: str = "ballots.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def planned(session: Session, path: Path, **options: str) -> ImportPlan:
    return plan_import(session, path, ImportKind.BALLOTS, options=options)


def imported(session: Session, path: Path, **options: str) -> ImportPlan:
    plan = planned(session, path, **options)
    carry_out(session, plan)
    return plan


def fates(plan: ImportPlan) -> list[str]:
    return [row.fate.value for table in plan.tables for row in table.rows]


def reasons(plan: ImportPlan) -> list[str]:
    return [str(row.reason) for table in plan.tables for row in table.rows if row.reason]


def ballots(session: Session) -> list[Ballot]:
    with session.reading() as reader:
        return reader.find(Ballot, order=("id",))


def the_ballot(session: Session) -> Ballot:
    (found,) = ballots(session)
    return found


def with_records(session: Session, *records: Any) -> list[Any]:
    with session.writing("records") as uow:
        return [uow.add(record) for record in records]


def committee(reference: str, **values: Any) -> Committee:
    return Committee(reference=reference, kind=CommitteeKind.INTERNATIONAL, **values)


def test_a_portal_list(session: Session, tmp_path: Path) -> None:
    plan = imported(session, written(tmp_path, DIS, CDV))
    assert fates(plan) == ["taken", "taken"]
    first, second = ballots(session)
    assert (first.reference, first.document, first.kind, first.committee) == (
        "C001",
        "ISO/DIS 19115-1",
        BallotKind.DIS,
        "ISO/TC 211",
    )
    assert (first.opened, first.closes, first.status) == (
        DAY(2026, 4, 1),
        DAY(2026, 6, 24),
        BallotStatus.OPEN,
    )
    assert (first.duty, first.mode, first.rule) == (Standing.P, Mode.ONLINE, "iso.dis")
    assert first.title == "Geographic information - Metadata"
    assert (second.kind, second.duty, second.rule[:4]) == (
        BallotKind.CDV,
        Standing.OUTSIDE,
        "iec.",
    )


def test_twice_changes_nothing_and_one_undo_takes_it_back(session: Session, tmp_path: Path) -> None:
    before = record_tables(session)
    path = written(tmp_path, DIS, CDV)
    outcome = carry_out(session, planned(session, path))
    head = session.workspace.head()
    again = planned(session, path)
    assert fates(again) == ["unchanged", "unchanged"]
    assert carry_out(session, again).operation is None
    assert session.workspace.head() == head
    assert outcome.operation is not None
    session.undo(outcome.operation)
    assert record_tables(session) == before


def test_the_file_is_recognised_by_itself(session: Session, tmp_path: Path) -> None:
    path = written(tmp_path, DIS.removesuffix(",,") + ",Approve,2026-06-01", CDV)
    plan = plan_import(session, path)
    assert plan.kind is ImportKind.BALLOTS
    assert plan.counts == {Fate.TAKEN: 2}


def test_chinese_headings(session: Session, tmp_path: Path) -> None:
    text = (
        "投票编号,文件号,中文名称,英文名称,委员会,投票类型,开始日期,截止日期,是否必投,成员身份,我国投票意见,投票日期,结果\n"
        "V7,ISO/FDIS 19111,地理信息 坐标基准,Referencing by coordinates,ISO/TC 211,最终国际标准草案,2026年2月1日,2026年3月29日,是,P成员,赞成,2026年3月20日,通过\n"
    )
    plan = imported(session, text_file(tmp_path, text, "投票清单.csv"))
    assert fates(plan) == ["taken"]
    ballot = the_ballot(session)
    assert (ballot.title, ballot.title_en) == ("地理信息 坐标基准", "Referencing by coordinates")
    assert (ballot.kind, ballot.duty) == (BallotKind.FDIS, Standing.P)
    assert (ballot.position, ballot.sent) == (VoteValue.APPROVE, DAY(2026, 3, 20))
    assert (ballot.outcome, ballot.status) == (BallotOutcome.APPROVED, BallotStatus.OPEN)


def test_a_pasted_table(session: Session, tmp_path: Path) -> None:
    text = "Document\tCommittee\tOpens\tCloses\nISO/CD 19157\tISO/TC 211\t1 May 2026\t25 Jun 2026\n"
    plan = imported(session, text_file(tmp_path, "\ufeff" + text, "Ballots pasted.tsv"))
    assert plan_import(session, tmp_path / "Ballots pasted.tsv").kind is ImportKind.BALLOTS
    assert fates(plan) == ["taken"]
    assert (the_ballot(session).kind, the_ballot(session).closes) == (
        BallotKind.CD,
        DAY(2026, 6, 25),
    )


def test_a_spreadsheet_with_real_days_below_a_title(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Open ballots")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write(0, 0, "ISO/TC 211 open ballots")
        sheet.write_row(2, 0, ["Reference", "Title", "Stage", "Start", "End"])
        sheet.write_row(3, 0, ["ISO/DIS 19160-3", "Addressing", "40.20"])
        sheet.write_datetime(3, 3, dt.datetime(2026, 4, 3), day)  # noqa: DTZ001
        sheet.write_datetime(3, 4, dt.datetime(2026, 6, 26, 23, 59), day)  # noqa: DTZ001
    imported(session, path)
    ballot = the_ballot(session)
    assert (ballot.document, ballot.reference, ballot.committee) == (
        "ISO/DIS 19160-3",
        "",
        "ISO/TC 211",
    )
    assert (ballot.opened, ballot.closes) == (DAY(2026, 4, 3), DAY(2026, 6, 26))


def test_an_ods_file(session: Session, tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        made = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>'
            for c in cells
        )
        return f"<table:table-row>{made}</table:table-row>"

    body = row("Document", "Closing date") + row("ISO/DTS 19166", "2026-07-01")
    content = f'{ODS_HEAD}<table:table table:name="L">{body}</table:table>{ODS_TAIL}'
    path = tmp_path / "l.ods"
    path.write_bytes(
        package(
            {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content}
        )
    )
    imported(session, path)
    assert the_ballot(session).kind is BallotKind.DTS


PAGE = """<html><head><title>x</title></head><body>
<table id="layout"><tr><td><table><tr><td>Menu</td><td>Help</td></tr></table></td>
<td><h2>ISO/TC 211</h2><table class="list">
<thead><tr><th>Document</th><th>Title</th><th>Opens</th><th>Closes</th></tr></thead>
<tr><td><a href="/b/1">ISO/DIS 19115-1</a></td><td><p>Metadata</p></td><td>2026-04-01</td>
<td>2026-06-24<br/><small>23:59</small></td></tr>
<tr><td><a href="/b/2">ISO/CD 19157</a></td><td>Quality<table><tr><td>Vote</td><td>Docs</td></tr></table></td>
<td>2026-05-01</td><td>2026-06-30</td></tr>
</table></td></tr></table>
<table><tr><td>Document</td><td>Title</td><td>Closing date</td></tr>
<tr><td>ISO/DIS 19115-1</td><td>Metadata</td><td>24 June 2026</td></tr></table>
<table><tr><td>About</td><td>Privacy</td></tr></table></body></html>"""


def test_a_saved_page_with_tables_in_tables(session: Session, tmp_path: Path) -> None:
    plan = imported(session, text_file(tmp_path, PAGE, "ISO ballots.html"))
    taken = [row for table in plan.tables for row in table.rows if row.fate is Fate.TAKEN]
    assert [row.what for row in taken] == ["ISO/DIS 19115-1", "ISO/CD 19157"]
    assert [ballot.document for ballot in ballots(session)] == ["ISO/DIS 19115-1", "ISO/CD 19157"]
    assert plan.counts[Fate.UNCHANGED] == 1  # the second list says the same again
    assert any("passed over" in str(problem) for problem in plan.problems)


def test_the_match_report(session: Session, tmp_path: Path) -> None:
    with_records(
        session,
        committee("ISO/TC 211", title_en="Geographic information/Geomatics"),
        committee("IEC/TC 65", title_en="Industrial-process measurement"),
        Project(reference="20251187-T-334", title_zh="元数据", adopts="ISO 19115-1:2026"),
        Standard(reference="ISO 19106:2004", title_en="Profiles", level=Level.INTERNATIONAL),
    )
    path = written(
        tmp_path,
        DIS,
        CDV.replace("IEC/TC 65", "TC 65"),
        "C003,ISO 19106:2004,,Geographic information/Geomatics,SR,2026-01-15,2026-06-04,,,",
        "C004,ISO/DIS 1,Nothing,ISO/TC 999,DIS,2026-04-01,2026-06-24,,,",
    )
    plan = planned(session, path)
    told = [[(m.kind, m.named, m.how) for m in row.matches] for row in plan.tables[0].rows]
    assert told == [
        [
            ("committee", "ISO/TC 211", MatchedBy.REFERENCE),
            ("project", "20251187-T-334", MatchedBy.NUMBER),
        ],
        [
            ("committee", "IEC/TC 65", MatchedBy.REFERENCE),
            ("project", "65/987/CDV", MatchedBy.UNKNOWN),
        ],
        [
            ("committee", "ISO/TC 211", MatchedBy.TITLE),
            ("standard", "ISO 19106:2004", MatchedBy.REFERENCE),
        ],
        [
            ("committee", "ISO/TC 999", MatchedBy.UNKNOWN),
            ("project", "ISO/DIS 1", MatchedBy.UNKNOWN),
        ],
    ]
    assert [str(p) for p in plan.tables[0].problems] == [
        "The committee ISO/TC 999 is unknown here (1 row)."
    ]
    assert str(plan.tables[0].rows[0].matches[0].text) == "Committee ISO/TC 211 (by its reference)"
    carry_out(session, plan)
    assert ballots(session)[0].title == "元数据"
    assert [ballot.project for ballot in ballots(session)[:2]] == ["20251187-T-334", ""]


def test_duty_from_the_p_and_o_history(session: Session, tmp_path: Path) -> None:
    (tc,) = with_records(session, committee("ISO/TC 211"))
    with_records(
        session,
        BodyParticipation(
            committee_id=tc.id, body="SAC", status=Participation.O, until=DAY(2026, 5, 1)
        ),
        BodyParticipation(
            committee_id=tc.id, body="SAC", status=Participation.P, since=DAY(2026, 5, 2)
        ),
    )
    rows = [
        "D1,ISO/DIS 1,A,ISO/TC 211,DIS,2026-01-01,2026-03-26,,,",
        "D2,ISO/DIS 2,B,ISO/TC 211,DIS,2026-04-01,2026-06-24,,,",
    ]
    imported(session, written(tmp_path, *rows))
    found = ballots(session)
    assert [ballot.duty for ballot in found] == [Standing.OUTSIDE] * 2  # the list states none
    assert [vote_owed(session, ballot).standing for ballot in found] == [Standing.O, Standing.P]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",,,ISO/TC 211,DIS,2026-04-01,2026-06-24,,,", "Neither a document"),
        ("C1,ISO/DIS 1,,,DIS,2026-04-01,,,,", "no closing date"),
        ("C1,ISO/DIS 1,,,DIS,2026-04-01,soon,,,", "not a day that exists"),
        ("C1,ISO/DIS 1,,,DIS,2026-04-01,2026-02-30,,,", "not a day that exists"),
        ("C1,ISO/DIS 1,,,DIS,04/05/2026,2026-06-24,,,", "may be 2026-05-04 or 2026-04-05"),
        ("C1,ISO/DIS 1,,,DIS,2026-06-24,2026-04-01,,,", "before it opens"),
        ("C1,ISO/DIS 1,,,FDIS,2026-04-01,2026-06-24,,,", "The list calls it Final draft"),
        ("C1,ISO/DIS 1,,,Plebiscite,2026-04-01,2026-06-24,,,", "no kind of ballot"),
        ("C1,20251187-T-334,,,,2026-04-01,2026-06-24,,,", "not put to the vote by ISO or IEC"),
        ("C1,GB/T 1.1—2020,,,,2026-04-01,2026-06-24,,,", "not put to the vote by ISO or IEC"),
        ("C1,,Some question,,,2026-04-01,2026-06-24,,,", "what kind of ballot"),
        ("C1,ISO/DIS 1,,,DIS,2026-04-01,2026-06-24,perhaps,,", "does not say whether we must"),
        ("C1,ISO/DIS 1,,,DIS,2026-04-01,2026-06-24,,maybe,", "not a vote that is known"),
        ("C1,ISO/DIS 1,,,DIS,2026-04-01,2026-06-24,,Confirm,", "no answer in this ballot"),
        ("C1,ISO/DIS 1,,,DIS,2026-04-01,2026-06-24,,Approve,2026-06-20", "yet to come"),
        ("C1,ISO/DIS 1,,,DIS,2026-04-01,2026-06-24,,Approve,2026-03-20", "opened on 2026-04-01"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(
    session: Session, tmp_path: Path, row: str, why: str
) -> None:
    plan = imported(session, written(tmp_path, row, CDV))
    assert fates(plan) == ["quarantined", "taken"]
    assert why in reasons(plan)[0]
    assert [ballot.reference for ballot in ballots(session)] == ["C002"]
    with session.reading() as reader:
        assert [item.row for item in reader.find(QuarantinedRow)] == [2]


def test_one_number_above_twelve_tells_the_order_of_all(session: Session, tmp_path: Path) -> None:
    rows = [
        "D1,ISO/DIS 1,,,DIS,03/04/2026,25/06/2026,,,",
        "D2,ISO/DIS 2,,,DIS,04/05/2026,06/07/2026,,,",
    ]
    imported(session, written(tmp_path, *rows))
    assert [(b.opened, b.closes) for b in ballots(session)] == [
        (DAY(2026, 4, 3), DAY(2026, 6, 25)),
        (DAY(2026, 5, 4), DAY(2026, 7, 6)),
    ]


def test_an_extended_closing_day_and_our_vote_update_the_ballot(
    session: Session, tmp_path: Path
) -> None:
    imported(session, written(tmp_path, DIS))
    later = DIS.replace("2026-06-24", "2026-07-01").removesuffix(",,") + ",Approve,2026-06-10"
    plan = imported(session, written(tmp_path, later, name="later.csv"))
    assert fates(plan) == ["updated"]
    ballot = the_ballot(session)
    assert (ballot.closes, ballot.position, ballot.sent) == (
        DAY(2026, 7, 1),
        VoteValue.APPROVE,
        DAY(2026, 6, 10),
    )


def test_what_was_recorded_here_is_not_written_over(session: Session, tmp_path: Path) -> None:
    imported(session, written(tmp_path, DIS))
    with session.writing("vote") as uow:
        import dataclasses

        (ballot,) = uow.reader.find(Ballot)
        own = dataclasses.replace(
            ballot, title="元数据", position=VoteValue.DISAPPROVE, sent=DAY(2026, 6, 9)
        )
        uow.change(own)
    other = DIS.removesuffix(",,") + ",Approve,2026-06-08"
    plan = imported(session, written(tmp_path, other, name="other.csv"))
    assert fates(plan) == ["quarantined"]
    assert "Our vote here is “Disapprove”" in reasons(plan)[0]
    same = DIS.removesuffix(",,") + ",Disapprove,2026-06-08"
    imported(session, written(tmp_path, same, name="same.csv"))
    assert (the_ballot(session).title, the_ballot(session).sent) == ("元数据", DAY(2026, 6, 9))


def test_a_closed_ballot_takes_nothing(session: Session, tmp_path: Path) -> None:
    with_records(
        session,
        Ballot(
            title="Metadata",
            kind=BallotKind.DIS,
            document="ISO/DIS 19115-1",
            committee="ISO/TC 211",
            opened=DAY(2026, 1, 1),
            closes=DAY(2026, 3, 26),
            status=BallotStatus.CLOSED,
            outcome=BallotOutcome.APPROVED,
        ),
    )
    row = ",ISO/DIS 19115-1,Metadata,ISO/TC 211,DIS,2026-01-01,2026-03-26,,,"
    assert fates(planned(session, written(tmp_path, row))) == ["unchanged"]
    moved = row.replace("2026-03-26", "2026-04-26")
    plan = planned(session, written(tmp_path, moved, name="m.csv"))
    assert (fates(plan), reasons(plan)) == (
        ["quarantined"],
        ["The ballot is closed here and says otherwise: Closes."],
    )


def test_a_second_round_is_a_ballot_of_its_own(session: Session, tmp_path: Path) -> None:
    first = ",ISO/TC 211 N 5701,Resolutions,ISO/TC 211,CIB,2026-01-05,2026-02-02,,,"
    second = first.replace("2026-01-05,2026-02-02", "2026-05-05,2026-06-02")
    imported(session, written(tmp_path, first))
    assert fates(imported(session, written(tmp_path, second, name="b.csv"))) == ["taken"]
    assert [ballot.round for ballot in ballots(session)] == [1, 2]
    undated = first.replace("2026-01-05,2026-02-02", ",2026-09-02")
    plan = planned(session, written(tmp_path, undated, name="c.csv"))
    assert "give its number or its opening day" in reasons(plan)[0]


def test_ballots_with_other_numbers_are_other_ballots(session: Session, tmp_path: Path) -> None:
    other = DIS.replace("C001", "C009")
    plan = imported(session, written(tmp_path, DIS, other))
    assert fates(plan) == ["taken", "taken"]
    assert [ballot.reference for ballot in ballots(session)] == ["C001", "C009"]


def test_rows_of_one_file_complete_or_contradict_each_other(
    session: Session, tmp_path: Path
) -> None:
    voted = DIS.removesuffix(",,") + ",Approve,2026-06-01"
    other = DIS.replace("2026-06-24", "2026-06-30")
    plan = imported(session, written(tmp_path, DIS, voted, other))
    assert fates(plan) == ["taken", "updated", "quarantined"]
    assert reasons(plan) == ["Row 2 of the same file says otherwise: Closes."]
    assert (the_ballot(session).closes, the_ballot(session).sent) == (
        DAY(2026, 6, 24),
        DAY(2026, 6, 1),
    )


def test_several_files_at_once(session: Session, tmp_path: Path) -> None:
    paths = [written(tmp_path, DIS), written(tmp_path, DIS, CDV, name="more.csv")]
    outcomes = carry_out_all(session, [ImportRequest(p, ImportKind.BALLOTS) for p in paths])
    assert [fates(outcome.plan) for outcome in outcomes] == [["taken"], ["unchanged", "taken"]]
    assert len(ballots(session)) == 2
    with session.reading() as reader:
        assert [run.kind for run in reader.find(ImportRun)] == [ImportKind.BALLOTS] * 2


def test_sections_totals_and_pagers_are_no_ballots(session: Session, tmp_path: Path) -> None:
    text = (
        "Document,Title,Closing date\n"
        "ISO/TC 211,,\nISO/DIS 1,A,2026-06-24\nISO/TC 46/SC 4,,\nISO/DIS 2,B,2026-06-25\n"
        "Showing 1 to 2 of 2 entries,,\n"
    )
    plan = imported(session, text_file(tmp_path, text))
    assert fates(plan) == ["unchanged", "taken", "unchanged", "taken", "unchanged"]
    assert [ballot.committee for ballot in ballots(session)] == ["ISO/TC 211", "ISO/TC 46/SC 4"]


def test_the_state_of_a_ballot(session: Session, tmp_path: Path) -> None:
    text = (
        "Document,Opens,Closes,Status\n"
        "ISO/DIS 1,2026-07-01,2026-09-23,Upcoming\n"
        "ISO/DIS 2,2026-01-01,2026-03-26,Closed\n"
        "ISO/DIS 3,2026-05-01,2026-07-24,Cancelled\n"
        "ISO/DIS 4,2026-05-01,2026-07-24,Voted\n"
        "ISO/DIS 5,2026-05-01,2026-07-24,In the post\n"
        "ISO/DIS 6,2026-07-01,2026-09-23,\n"
    )
    plan = imported(session, text_file(tmp_path, text))
    assert fates(plan) == ["taken", "taken", "taken", "taken", "quarantined", "taken"]
    assert [ballot.status.value for ballot in ballots(session)] == [
        "draft",
        "open",
        "cancelled",
        "open",
        "draft",
    ]


def test_a_period_in_one_column(session: Session, tmp_path: Path) -> None:
    text = "Document,Voting period\nISO/DIS 1,2026-04-01 – 2026-06-24\nISO/DIS 2,2026-04-01\n"
    plan = imported(session, text_file(tmp_path, text))
    assert fates(plan) == ["taken", "quarantined"]
    assert the_ballot(session).closes == DAY(2026, 6, 24)


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        ("ISO/NP 12345", BallotKind.NP),
        ("65/1010/NP", BallotKind.NP),
        ("ISO/CD 19157", BallotKind.CD),
        ("ISO/DIS 19115-1.2", BallotKind.DIS),
        ("ISO/DIS 19115-1/DAmd 1", BallotKind.DIS),
        ("ISO/FDIS 19111:2018(E)", BallotKind.FDIS),
        ("65B/1234/FDIS", BallotKind.FDIS),
        ("ISO/DTS 12345", BallotKind.DTS),
        ("ISO/DTR 12345", BallotKind.DTR),
        ("ISO/DPAS 12345", BallotKind.DPAS),
        ("JTC1-SC27/123/CDV", BallotKind.CDV),
        ("65/1011/Q", BallotKind.QUESTIONNAIRE),
        ("ISO/TC 211 N 5701", BallotKind.CIB),
    ],
)
def test_the_document_tells_the_kind(
    session: Session, tmp_path: Path, document: str, kind: BallotKind
) -> None:
    text = f"Document,Closing date\n{document},2026-07-24\n"
    imported(session, text_file(tmp_path, text))
    assert the_ballot(session).kind is kind


@pytest.mark.parametrize(
    ("type_", "stage", "document", "kind"),
    [
        ("Systematic Review", "", "ISO 19106:2004", BallotKind.SR),
        ("Committee Internal Ballot (CIB)", "", "ISO/CD 19157", BallotKind.CIB),
        ("Enquiry", "", "IEC 62304", BallotKind.CDV),
        ("Approval", "", "ISO/DTS 19166", BallotKind.DTS),
        ("", "40.20", "ISO 19106", BallotKind.DIS),
        ("", "90.20", "ISO 19106:2004", BallotKind.SR),
        ("", "95.20", "ISO 19106:2004", BallotKind.WITHDRAWAL),
        ("", "CCDV", "IEC 62304", BallotKind.CDV),
        ("DIS - Draft International Standard", "", "ISO 19106", BallotKind.DIS),
        ("New work item proposal", "", "ISO 19106", BallotKind.NP),
    ],
)
def test_type_and_stage_tell_the_kind(
    session: Session, tmp_path: Path, type_: str, stage: str, document: str, kind: BallotKind
) -> None:
    text = f"Document,Ballot type,Stage,Closing date\n{document},{type_},{stage},2026-07-24\n"
    imported(session, text_file(tmp_path, text))
    assert the_ballot(session).kind is kind


BALLOT = DIS.removesuffix(",,")


def problems(plan: ImportPlan) -> list[str]:
    return [str(problem) for table in plan.tables for problem in table.problems]


@pytest.mark.parametrize("number", ["1", "C001"])
@pytest.mark.parametrize("heading", ["Number", "ID", "编号"])
def test_one_number_of_two_documents_is_two_ballots(
    session: Session, tmp_path: Path, number: str, heading: str
) -> None:
    head = f"{heading},Document,Committee,Opening date,Closing date\n"
    first = f"{head}{number},ISO/DIS 19115-1,ISO/TC 211,2026-04-01,2026-06-24\n"
    second = f"{head}{number},ISO/FDIS 21597,ISO/TC 59,2026-05-01,2026-06-26\n"
    imported(session, text_file(tmp_path, first))
    plan = imported(session, text_file(tmp_path, second, "second.csv"))
    assert fates(plan) == ["taken"]
    assert [(b.document, b.closes) for b in ballots(session)] == [
        ("ISO/DIS 19115-1", DAY(2026, 6, 24)),
        ("ISO/FDIS 21597", DAY(2026, 6, 26)),
    ]
    counts_rows = number == "1"
    assert [ballot.reference for ballot in ballots(session)] == [
        "" if counts_rows else "C001",
        "" if counts_rows else "C001",
    ]
    assert bool(reasons(plan)) is not counts_rows
    assert not counts_rows or problems(plan) == ["The committee ISO/TC 59 is unknown here (1 row)."]
    again = planned(session, tmp_path / "second.csv")
    assert (fates(again), reasons(again)) == (["unchanged"], [])


def test_a_number_of_another_ballot_is_said_in_the_note(session: Session, tmp_path: Path) -> None:
    imported(session, written(tmp_path, DIS))
    other = "C001,,Election of the chair,ISO/TC 46,CIB,2026-05-01,2026-06-26,,,"
    plan = imported(session, written(tmp_path, other, name="b.csv"))
    assert reasons(plan) == [
        "The number C001 is here that of the ballot on “ISO/DIS 19115-1”: taken for another ballot."
    ]
    assert "1 row has another ballot's number: taken as one of its own (row 2)." in problems(plan)


@pytest.mark.parametrize(
    ("here", "there", "why"),
    [
        (
            BALLOT + ",Approve,2026-04-20",
            BALLOT + ",Approve,2026-05-02",
            "Our vote was sent on 2026-04-20 here, on 2026-05-02 in the list.",
        ),
        (
            DIS,
            DIS.replace("2026-04-01,2026-06-24", "2025-04-01,2025-06-24"),
            "Here it runs from 2026-04-01 to 2026-06-24, in the list from 2025-04-01 to 2025-06-24.",
        ),
        (
            DIS,
            DIS.replace("2026-06-24", "2026-06-17"),
            "It closes on 2026-06-24 here, on 2026-06-17 in the list.",
        ),
        (
            DIS,
            DIS.replace("ISO/TC 211", "ISO/TC 46"),
            "The ballot is one of ISO/TC 211 here, of ISO/TC 46 in the list.",
        ),
    ],
)
def test_a_list_that_contradicts_what_stands_here(
    session: Session, tmp_path: Path, here: str, there: str, why: str
) -> None:
    imported(session, written(tmp_path, here))
    before = the_ballot(session)
    plan = imported(session, written(tmp_path, there, name="second.csv"))
    assert (fates(plan), reasons(plan)) == (["quarantined"], [why])
    assert the_ballot(session) == before


def test_another_membership_than_stated_here(session: Session, tmp_path: Path) -> None:
    head = "Document,Committee,P/O,Opens,Closes\n"
    row = "ISO/DIS 19115-1,ISO/TC 211,P,2026-04-01,2026-06-24\n"
    imported(session, text_file(tmp_path, head + row))
    plan = imported(session, text_file(tmp_path, head + row.replace(",P,", ",O,"), "b.csv"))
    assert reasons(plan) == ["What we are in it is “P-member” here, “O-member” in the list."]
    assert the_ballot(session).duty is Standing.P


def test_an_extension_is_noted(session: Session, tmp_path: Path) -> None:
    imported(session, written(tmp_path, DIS))
    later = DIS.replace("2026-06-24", "2026-07-01")
    plan = imported(session, written(tmp_path, later, name="later.csv"))
    assert (fates(plan), reasons(plan)) == (
        ["updated"],
        ["The closing day moves from 2026-06-24 to 2026-07-01."],
    )
    assert "1 closing day is moved to a later one (row 2)." in problems(plan)
    assert the_ballot(session).closes == DAY(2026, 7, 1)


@pytest.mark.parametrize(
    ("type_", "stage", "document", "kind"),
    [
        ("", "50.20", "ISO/TS 19103", BallotKind.DTS),
        ("", "50.20", "ISO/TR 19121", BallotKind.DTR),
        ("", "50.20", "IEC PAS 63178", BallotKind.DPAS),
        ("Approval", "", "ISO/TS 19103", BallotKind.DTS),
        ("", "50.20", "ISO 19111", BallotKind.FDIS),
        ("", "35.20", "IEC 62304", BallotKind.CD),
        ("", "", "65/1012/DC", BallotKind.QUESTIONNAIRE),
    ],
)
def test_the_deliverable_and_the_stages_of_iec(
    session: Session, tmp_path: Path, type_: str, stage: str, document: str, kind: BallotKind
) -> None:
    text = f"Document,Ballot type,Stage,Closing date\n{document},{type_},{stage},2026-07-24\n"
    imported(session, text_file(tmp_path, text))
    assert the_ballot(session).kind is kind


@pytest.mark.parametrize(
    ("document", "title", "type_", "what"),
    [
        ("65/1013/DISH", "Measurement", "", "draft interpretation sheet (DISH)"),
        ("", "TS/P 291 Circular economy", "", "proposal for a new field of activity (TS/P)"),
        ("", "Scope of part 3", "WG consultation", "consultation of a working group"),
    ],
)
def test_a_kind_that_is_not_kept_is_named(
    session: Session, tmp_path: Path, document: str, title: str, type_: str, what: str
) -> None:
    row = f"C1,{document},{title},IEC/TC 65,{type_},2026-04-01,2026-06-24,,,"
    plan = planned(session, written(tmp_path, row))
    assert reasons(plan) == [f"A kind that is not kept here yet: {what}."]


def test_dish_antennas_are_no_interpretation_sheets(session: Session, tmp_path: Path) -> None:
    row = "C1,100/3000/CDV,Dish antennas,IEC/TC 100,,2026-04-01,2026-06-24,,,"
    assert fates(planned(session, written(tmp_path, row))) == ["taken"]


def test_a_bare_subcommittee_is_no_invention(session: Session, tmp_path: Path) -> None:
    row = "C1,ISO/DIS 10303-1,Data,SC 4,DIS,2026-04-01,2026-06-24,,,"
    plan = planned(session, written(tmp_path, row))
    assert reasons(plan) == ["“SC 4” does not say of which committee: give it in full."]
    imported(session, written(tmp_path, row, name="b.csv"), committee="ISO/TC 184")
    assert the_ballot(session).committee == "ISO/TC 184/SC 4"


def test_sections_of_bare_subcommittees(session: Session, tmp_path: Path) -> None:
    text = (
        "Document,Title,Closing date\nSC 4,,\nISO/DIS 1,A,2026-06-24\nISO/TC 184,,\n"
        "ISO/DIS 2,B,2026-06-24\nSC 5,,\nISO/DIS 3,C,2026-06-25\n"
    )
    plan = imported(session, text_file(tmp_path, text))
    assert fates(plan)[1] == "quarantined"
    assert [b.committee for b in ballots(session)] == ["ISO/TC 184", "ISO/TC 184/SC 5"]


def test_no_committee_is_said(session: Session, tmp_path: Path) -> None:
    text = "Document,Closing date\nISO/DIS 19115-1,2026-06-24\nISO/DIS 19157,2026-06-25\n"
    plan = imported(session, text_file(tmp_path, text))
    assert reasons(plan) == ["No committee: no duty can be derived."] * 2
    assert problems(plan) == ["2 ballots without a committee: no duty can be derived (rows 2, 3)."]


def test_the_committee_of_the_document(session: Session, tmp_path: Path) -> None:
    with_records(
        session,
        Standard(reference="ISO 19106:2004", level=Level.INTERNATIONAL, committee="ISO/TC 211"),
        Committee(reference="SAC/TC 230", kind=CommitteeKind.NATIONAL, mirrors="ISO/TC 211"),
        Project(
            reference="20251187-T-334",
            title_zh="元数据",
            adopts="ISO 19115-1:2026",
            committee="SAC/TC 230",
        ),
    )
    text = "Document,Closing date\nISO/DIS 19115-1,2026-06-24\nISO/DIS 19106,2026-06-25\n"
    imported(session, text_file(tmp_path, text))
    assert [ballot.committee for ballot in ballots(session)] == ["ISO/TC 211"] * 2


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>ISO/TC 211 ballots</title></head><body>{table}</body></html>",
        "<html><body><h1>ISO/TC 211</h1><h2>Open ballots</h2>{table}</body></html>",
        "<html><body><div>Committee: <b>ISO/TC 211</b><br>Today</div>{table}</body></html>",
        "<html><body>Ballots of ISO/TC 211 {table}</body></html>",
        "<html><body><h2>ISO/TC 46</h2><p>None.</p><h2>ISO/TC 211</h2>{table}</body></html>",
    ],
)
def test_the_committee_that_a_page_names(session: Session, tmp_path: Path, page: str) -> None:
    table = (
        "<table><tr><td>Document</td><td>Closing date</td></tr>"
        "<tr><td>ISO/DIS 19115-1</td><td>2026-06-24</td></tr></table>"
    )
    imported(session, text_file(tmp_path, page.format(table=table), "page.html"))
    assert the_ballot(session).committee == "ISO/TC 211"


def test_a_caption_names_the_committee(session: Session, tmp_path: Path) -> None:
    page = (
        "<html><head><title>ISO/TC 46 portal</title></head><body><table>"
        "<caption>ISO/TC 211 open ballots</caption>"
        "<tr><th>Document</th><th>Closing date</th></tr>"
        "<tr><td>ISO/DIS 19115-1</td><td>2026-06-24</td></tr></table></body></html>"
    )
    imported(session, text_file(tmp_path, page, "page.html"))
    assert the_ballot(session).committee == "ISO/TC 211"


def test_a_stated_duty_against_our_record(session: Session, tmp_path: Path) -> None:
    (tc,) = with_records(session, committee("ISO/TC 211"))
    with_records(session, BodyParticipation(committee_id=tc.id, body="SAC", status=Participation.O))
    plan = imported(session, written(tmp_path, DIS))
    assert fates(plan) == ["taken"]
    assert reasons(plan) == ["The ballot states P-member, our record of 2026-06-24 says O-member."]
    assert problems(plan) == ["1 row states another membership than our record (row 2)."]
