"""Lists of votes become ballots: whose ballot, every row with its fate, the same verdict as the file."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stdcommittee.base.conditions import Is
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Mode, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing, VoteValue
from stdcommittee.domain.documents.records import Document
from stdcommittee.domain.people.records import InterestParty, Organization, Person
from stdcommittee.domain.portfolio.records import Project
from stdcommittee.domain.rules import shipped, tally
from stdcommittee.domain.workspace.records import ImportKind, QuarantinedRow
from stdcommittee.exchange.importing import Fate, ImportPlan
from stdcommittee.services.ballots import cast_votes, create_ballot, lines_of, open_ballot
from stdcommittee.services.ballots.listing import tally_file
from stdcommittee.services.imports import carry_out, plan_import
from stdcommittee.services.people.merging import merge
from stdcommittee.services.session import Session, create_workspace
from stdcommittee.storage.check import check_file
from tests.services.ballots.committee import OPENED, TODAY, opened, roster, voters
from tests.workspaces import record_tables

NATIONAL = """计划编号：20251187-T-334,,,,,,
姓名,单位,本会职务,代表方,表决意见,理由或意见,日期
委员01,某研究院,主任委员,使用者,赞成,,2026-06-01
委员02,某大学,委员,公共利益方,反对,条款不清,2026-06-02
委员03,某公司,委员,生产者,也许,,2026-06-02
委员04,某中心,顾问,,赞成,,2026-06-02
委员05,某协会,委员,消费者,,,
委员02,某大学,委员,公共利益方,赞成,,2026-06-05
合计,,,,5,,
"""
DIS = "NB,P/O,Vote,Reasons\nSAC,P,Yes,\nBSI,P,No,5.2\nDIN,O,Abstain,\n"


def written(folder: Path, text: str, name: str = "votes.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def planned(session: Session, path: Path, **options: str) -> ImportPlan:
    return plan_import(session, path, ImportKind.VOTES, options=options)


def imported(session: Session, path: Path, **options: str) -> ImportPlan:
    plan = planned(session, path, **options)
    carry_out(session, plan)
    return plan


def fates(plan: ImportPlan) -> dict[int, str]:
    return {row.number: row.fate.value for table in plan.tables for row in table.rows}


def ballots(session: Session) -> list[Ballot]:
    with session.reading() as reader:
        return reader.find(Ballot)


def the_ballot(session: Session) -> Ballot:
    (found,) = ballots(session)
    return found


def verdict_of(session: Session, ballot: Ballot) -> Any:
    with session.reading() as reader:
        votes = cast_votes(reader, ballot)
    return tally(shipped().rule(ballot.rule, ballot.edition), votes).to_json()


def without_rows(verdict: Any) -> Any:
    """A verdict without the rows of its lines: who did not vote is stored without one."""
    roll = [{**line, "row": None} for line in verdict["roll"]]
    return {**verdict, "roll": sorted(roll, key=json.dumps)}


def test_a_national_list(session: Session, tmp_path: Path) -> None:
    with session.writing("project") as uow:
        uow.add(Project(reference="20251187-T-334", title_zh="某标准", committee="SAC/TC 999"))
    plan = imported(session, written(tmp_path, NATIONAL))
    assert fates(plan) == {
        3: "taken",
        4: "taken",
        5: "quarantined",
        6: "taken",
        7: "taken",
        8: "taken",
        9: "unchanged",
    }
    assert str(plan.tables[0].rows[-1].reason) == "A heading, total or note: no voter."
    assert [str(problem) for problem in plan.tables[0].problems] == [
        "委员02 voted more than once; the latest vote, in row 8, counts.",
    ]
    assert str(plan.tables[0].rows[2].reason) == "“也许” is not a vote that is known"
    ballot = the_ballot(session)
    assert (ballot.title, ballot.project, ballot.committee, ballot.kind) == (
        "某标准",
        "20251187-T-334",
        "SAC/TC 999",
        BallotKind.DRAFT,
    )
    assert (ballot.rule, ballot.edition, ballot.status, ballot.mode, ballot.electorate) == (
        "cn.tc.draft",
        "cn/tc-measures-2020",
        BallotStatus.OPEN,
        Mode.LIST,
        4,
    )
    with session.reading() as reader:
        lines = {line.voter.name: line for line in lines_of(reader, ballot.id)}
    second = lines["委员02"]
    assert second.vote is not None
    assert (second.vote.value, second.vote.cast) == (VoteValue.APPROVE, dt.date(2026, 6, 5))
    assert [(vote.value, vote.reason) for vote in second.earlier] == [
        (VoteValue.DISAPPROVE, "条款不清")
    ]
    assert lines["委员03"].vote is not None
    assert lines["委员03"].vote.stated == "也许"
    assert lines["委员04"].voter.standing is Standing.ADVISER
    assert lines["委员05"].vote is None
    assert lines["委员01"].voter.party is InterestParty.USER


def test_importing_twice_changes_nothing(session: Session, tmp_path: Path) -> None:
    path = written(tmp_path, NATIONAL)
    imported(session, path)
    before = record_tables(session)
    again = planned(session, path)
    assert again.counts == {Fate.UNCHANGED: 6, Fate.QUARANTINED: 1}
    assert carry_out(session, again).operation is None
    assert record_tables(session) == before
    other = written(tmp_path, NATIONAL.replace("合计", "总计"), "votes2.csv")
    carry_out(session, planned(session, other))
    assert len(ballots(session)) == 1
    session.close()
    assert check_file(session.path, None).ok


def test_an_import_is_undone_as_a_whole(session: Session, tmp_path: Path) -> None:
    before = record_tables(session)
    outcome = carry_out(session, planned(session, written(tmp_path, NATIONAL)))
    assert outcome.operation is not None
    session.undo(outcome.operation)
    after = record_tables(session)
    assert {name: after[name] for name in ("ballot", "voter", "vote")} == {
        name: before[name] for name in ("ballot", "voter", "vote")
    }


@pytest.mark.parametrize(
    ("name", "above", "title", "rule"),
    [
        ("ISO_DIS_19127_votes.csv", "", "ISO/DIS 19127", "iso.dis"),
        ("65_1187e_CDV.csv", "", "65/1187/CDV", "iec.cdv"),
        ("100_3705_FDIS.csv", "", "100/3705/FDIS", "iec.fdis"),
        ("result.csv", "Ballot,ISO/IEC FDIS 22989\n", "ISO/IEC FDIS 22989", "iso.fdis"),
        ("x.csv", "Result of voting on ISO/NP 12345\n,\n", "ISO/NP 12345", "iso.np"),
        ("ISO_CD_19160-5.csv", "", "ISO/CD 19160-5", ""),
        ("list.csv", "", "list", ""),
    ],
)
def test_whose_votes_they_are(
    session: Session, tmp_path: Path, name: str, above: str, title: str, rule: str
) -> None:
    imported(session, written(tmp_path, above + DIS, name))
    ballot = the_ballot(session)
    assert (ballot.title, ballot.rule) == (title, rule)
    assert ballot.kind.national is False
    again = imported(session, written(tmp_path, above + DIS, name))
    assert set(fates(again).values()) == {"unchanged"}


def test_what_a_person_says_goes_before_what_a_file_says(session: Session, tmp_path: Path) -> None:
    path = written(tmp_path, DIS, "ISO_DIS_19127.csv")
    imported(session, path, ballot="ISO/FDIS 19127", committee="ISO/TC 211")
    imported(session, path, ballot="第二轮", rule="iso.dts")
    assert [(b.title, b.rule, b.kind, b.committee) for b in ballots(session)] == [
        ("ISO/FDIS 19127", "iso.fdis", BallotKind.FDIS, "ISO/TC 211"),
        ("第二轮", "iso.dts", BallotKind.DTS, ""),
    ]
    again = imported(session, path, ballot="2", rule="")
    assert set(fates(again).values()) == {"unchanged"}
    other = imported(session, path, ballot="第二轮", rule="iso.dis")
    assert [str(problem) for problem in other.tables[0].problems] == [
        "“第二轮” is judged by iso.dts."
    ]


def test_the_edition_is_that_of_the_first_vote(session: Session, tmp_path: Path) -> None:
    text = "姓名,表决,日期\n委员01,赞成,2019-05-01\n委员02,赞成,2021-05-01\n"
    imported(session, written(tmp_path, text), rule="cn.tc.draft")
    assert the_ballot(session).edition == "cn/tc-measures-2017"
    older = text.replace("2019", "2001").replace("2021", "2001")
    imported(session, written(tmp_path, older, "older.csv"), rule="cn.tc.draft")
    assert ballots(session)[1].edition == "cn/tc-measures-2020"


def test_several_ballots_in_one_list(session: Session, tmp_path: Path) -> None:
    text = (
        "Document,NB,P/O,Vote\n"
        "ISO/DIS 1,SAC,P,Yes\nISO/DIS 1,BSI,P,No\n"
        "ISO/DTR 2,SAC,P,Yes\nISO/DTR 2,BSI,P,Yes\n"
    )
    plan = imported(session, written(tmp_path, text))
    assert set(fates(plan).values()) == {"taken"}
    assert [(b.document, b.rule, b.electorate) for b in ballots(session)] == [
        ("ISO/DIS 1", "iso.dis", 2),
        ("ISO/DTR 2", "iso.dtr", 2),
    ]
    assert set(fates(imported(session, written(tmp_path, text))).values()) == {"unchanged"}


def test_the_sheets_of_one_ballot(session: Session, tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "ISO_DIS_19127.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in (
            ("P-members", [["SAC", "P", "Yes"], ["BSI", "P", "No"]]),
            ("Others", [["DIN", "O", "Yes"], ["SAC", "P", "Yes"]]),
            ("About", [["nothing"]]),
        ):
            sheet = book.add_worksheet(name)
            head = [["NB", "Status", "Vote"]] if len(rows) > 1 else []
            for number, row in enumerate([*head, *rows]):
                sheet.write_row(number, 0, row)
    imported(session, path)
    ballot = the_ballot(session)
    assert [voter.name for voter in voters(session, ballot)] == ["SAC", "BSI", "DIN"]
    assert ballot.electorate == 3
    assert set(fates(imported(session, path)).values()) == {"unchanged"}


def test_votes_on_an_open_ballot_of_the_committee(session: Session, tmp_path: Path) -> None:
    roster(session, 5)
    ballot = opened(session)
    text = (
        "地理信息 观测、测量与样本 20251187-T-334,,\n姓名,表决,日期\n"
        "委员01,赞成,2026-06-05\n委员02,反对,2026-06-03\n某单位03,弃权,\n委员77,赞成,\n"
    )
    plan = imported(session, written(tmp_path, text))
    assert fates(plan) == {3: "taken", 4: "quarantined", 5: "taken", 6: "quarantined"}
    reasons = [str(row.reason) for row in plan.tables[0].rows if row.fate is Fate.QUARANTINED]
    assert reasons == [
        "the ballot opened on 2026-06-04 only",
        "Not on the list of voters, which was frozen on 2026-06-04.",
    ]
    assert the_ballot(session) == ballot
    assert len(voters(session, ballot)) == 5
    with session.reading() as reader:
        kept = reader.find(QuarantinedRow)
        lines = lines_of(reader, ballot.id)
    assert [row.row for row in kept] == [4, 6]
    assert [line.vote.value if line.vote else None for line in lines] == [
        VoteValue.APPROVE,
        None,
        VoteValue.ABSTAIN,
        None,
        None,
    ]


def test_a_ballot_that_is_not_open_yet_takes_no_votes(session: Session, tmp_path: Path) -> None:
    create_ballot(session, Ballot(title="预算调整", kind=BallotKind.ORDINARY))
    path = written(tmp_path, "姓名,表决\n委员01,赞成\n", "预算调整.csv")
    plan = imported(session, path)
    assert set(fates(plan).values()) == {"quarantined"}
    assert "is not open yet" in str(plan.tables[0].rows[0].reason)


def test_an_international_ballot_in_preparation_opens_with_its_list(
    session: Session, tmp_path: Path
) -> None:
    create_ballot(
        session, Ballot(title="Geodetic register", kind=BallotKind.DIS, document="ISO/DIS 19127")
    )
    imported(session, written(tmp_path, DIS, "ISO_DIS_19127.csv"))
    ballot = the_ballot(session)
    assert (ballot.status, ballot.rule, ballot.electorate) == (BallotStatus.OPEN, "iso.dis", 3)
    assert ballot.title == "Geodetic register"


def test_several_open_ballots_on_one_document(session: Session, tmp_path: Path) -> None:
    for number in (1, 1, 2):
        made = create_ballot(
            session,
            Ballot(
                title=f"Ballot {number}", kind=BallotKind.DIS, document="ISO/DIS 1", round=number
            ),
        )
        open_ballot(session, made.id, OPENED, [])
    path = written(tmp_path, DIS, "ISO_DIS_1.csv")
    plan = imported(session, path)
    assert set(fates(plan).values()) == {"taken"}
    assert [ballot.id for ballot in ballots(session) if ballot.electorate] == []
    assert [voter.ballot_id for voter in _all_voters(session)] == [3, 3, 3]
    ambiguous = imported(session, path, ballot="Ballot 1")
    assert set(fates(ambiguous).values()) == {"quarantined"}
    assert "Several ballots are about" in str(ambiguous.tables[0].rows[0].reason)


def _all_voters(session: Session) -> Sequence[Voter]:
    with session.reading() as reader:
        return reader.find(Voter)


def test_a_later_list(session: Session, tmp_path: Path) -> None:
    first = "NB,P/O,Vote,Date\nSAC,P,Yes,2026-06-01\nBSI,P,,\nDIN,O,Yes,2026-06-01\n"
    later = "NB,P/O,Vote,Date\nSAC,P,No,2026-06-03\nBSI,P,Yes,2026-06-03\nDS,P,Yes,\n"
    imported(session, written(tmp_path, first, "ISO_DIS_1.csv"))
    plan = imported(session, written(tmp_path, later, "ISO_DIS_1.csv"))
    assert fates(plan) == {2: "updated", 3: "taken", 4: "taken"}
    ballot = the_ballot(session)
    assert ballot.electorate == 4
    old = imported(session, written(tmp_path, first, "ISO_DIS_1.csv"))
    assert fates(old) == {2: "unchanged", 3: "unchanged", 4: "unchanged"}
    with session.reading() as reader:
        assert [vote.vote for vote in cast_votes(reader, ballot) if not vote.replaced_by] == [
            VoteValue.DISAPPROVE,
            VoteValue.APPROVE,
            VoteValue.APPROVE,
            VoteValue.APPROVE,
        ]


def test_rows_that_contradict_each_other(session: Session, tmp_path: Path) -> None:
    text = "NB,P/O,Vote\nSAC,P,Yes\nSAC,P,No\nBSI,P,Yes\nBSI,P,Yes\nDIN,P,\nDIN,P,Yes\n"
    plan = imported(session, written(tmp_path, text), rule="iso.dis")
    assert fates(plan) == {
        2: "quarantined",
        3: "quarantined",
        4: "taken",
        5: "quarantined",
        6: "quarantined",
        7: "taken",
    }
    said = {row.number: str(row.reason) for row in plan.tables[0].rows if row.reason}
    different = "SAC stands in rows 2, 3 with different votes, and no date says which is later."
    once = "{} stands in rows {} with the same vote; it is counted once."
    assert said == {
        2: different,
        3: different,
        5: once.format("BSI", "4, 5"),
        6: once.format("DIN", "6, 7"),
    }
    assert plan.tables[0].problems == ()
    ballot = the_ballot(session)
    with session.reading() as reader:
        stated = [vote.stated for vote in reader.find(Vote, Is("ballot_id", ballot.id))]
    assert stated.count("approve / disapprove") == 1


def test_a_sheet_without_votes_says_what_is_needed(session: Session, tmp_path: Path) -> None:
    plan = planned(session, written(tmp_path, "NB,Weather\nSAC,fine\n"))
    assert set(fates(plan).values()) == {"quarantined"}
    assert "voters and their votes" in str(plan.tables[0].rows[0].reason)


LISTS = {
    "cn.tc.draft": NATIONAL,
    "cn.tc.ordinary": "姓名,表决\n委员01,赞成\n委员02,反对\n委员03,\n委员04,弃权\n",
    "cn.expert_group": "专家,身份,表决\n专家01,专家,同意\n专家02,起草人,同意\n专家03,专家,不同意\n",
    "iso.dis": DIS,
    "iso.fdis": "Status,Yes,No,Abstain\nP,24,8,9\nO,37,2,7\nnone,3,some,0\n",
    "iec.cdv": "voter,status,vote,count\nP-members,P,approve,24\nP-members,P,disapprove,8\n"
    "others,O,approve,37\nothers,O,disapprove,several\nnobody,O,abstain,0\nTotal,,,69\n",
    "iso.np": "NB,P/O,Vote,Experts,Reasons\nSAC,P,Yes,2,\nBSI,P,Yes,0,\nDIN,P,No,,no\nDS,O,Yes,1,\n",
    "iso.sr": "Country,P/O,Vote,Adopted,Used\nChina,P,Confirm,yes,\nUK,P,Revise,no,yes\n"
    "Japan,P,,identical,\nIndia,O,Confirm,perhaps,\n,P,Withdraw,,\n",
    "iso.cib": "国家成员体,P/O,赞成,反对,弃权\nSAC,P,√,,\nBSI,P,,√,\nDIN,O,,,x\nSCC,P,√,√,\nDS,P,,,\n",
    "iso.dtr": "MB,Standing,Vote\nSAC,P,Yes\nBSI,grey,No\nDIN,,maybe\nDIN,P,Yes\n",
}


@pytest.mark.parametrize("rule", LISTS)
def test_the_ballot_has_the_verdict_of_its_file(
    session: Session, tmp_path: Path, rule: str
) -> None:
    path = written(tmp_path, LISTS[rule])
    imported(session, path, rule=rule)
    of_file = tally_file(shipped(), path, rule, TODAY).verdict.to_json()
    assert without_rows(verdict_of(session, the_ballot(session))) == without_rows(of_file)
    again = imported(session, path, rule=rule)
    assert not {Fate.TAKEN, Fate.UPDATED} & set(again.counts)
    assert without_rows(verdict_of(session, the_ballot(session))) == without_rows(of_file)


def test_the_real_list_of_87_votes(session: Session, real_inputs: Path) -> None:
    path = real_inputs / "ballots" / "dis29500_2008-03_after_brm.csv"
    plan = imported(session, path, ballot="ISO/IEC DIS 29500", rule="iso.dis")
    assert plan.counts == {Fate.TAKEN: 87}
    assert plan.tables[0].problems == ()
    ballot = the_ballot(session)
    assert ballot.electorate == 87
    of_file = tally_file(shipped(), path, "iso.dis", TODAY).verdict.to_json()
    assert verdict_of(session, ballot) == of_file
    assert of_file["outcome"] == "approved"
    again = imported(session, path, ballot="ISO/IEC DIS 29500", rule="iso.dis")
    assert again.counts == {Fate.UNCHANGED: 87}


def test_real_lists_in_other_formats(session: Session, real_inputs: Path, tmp_path: Path) -> None:
    import csv

    import xlsxwriter

    source = real_inputs / "ballots" / "dis29500_2008-03_after_brm.csv"
    path = tmp_path / "ISO_IEC DIS 29500.xlsx"
    with (
        source.open(encoding="utf-8-sig", newline="") as file,
        xlsxwriter.Workbook(path) as book,
    ):
        sheet = book.add_worksheet("Votes")
        for number, row in enumerate(csv.reader(file)):
            sheet.write_row(number + 2, 1, row)
        sheet.write(0, 0, "Result of voting")
    imported(session, path)
    ballot = the_ballot(session)
    assert (ballot.document, ballot.rule) == ("ISO/IEC DIS 29500", "iso.dis")
    of_file = tally_file(shipped(), source, "iso.dis", TODAY).verdict
    assert verdict_of(session, ballot)["criteria"] == of_file.to_json()["criteria"]


CELLS = st.sampled_from(
    ["", "-", "P", "O", "Yes", "No", "Abstain", "perhaps", "2", "0", "SAC", "BSI", "x", "合计"]
)
ROWS = st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=8)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(ROWS, st.sampled_from([["NB", "Vote", "P/O", "Experts"], ["NB", "Vote", "P/O", "Count"]]))
def test_any_list_keeps_its_verdict_and_changes_nothing_twice(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], headings: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    lines = [headings, *rows, ["ZZ", "Yes", "P", "1"]]
    path = written(folder, "\n".join(",".join(line) for line in lines) + "\n")
    with create_workspace(folder / "w.stdc", committee="SAC/TC 999") as session:
        first = imported(session, path, rule="iso.np")
        assert sum(first.counts.values()) == first.rows
        of_file = tally_file(shipped(), path, "iso.np", TODAY).verdict.to_json()
        of_ballot = verdict_of(session, the_ballot(session))
        for part in ("criteria", "counts", "outcome", "needed"):
            assert of_ballot[part] == of_file[part]
        before = record_tables(session)
        again = imported(session, path, rule="iso.np")
        assert not {Fate.TAKEN, Fate.UPDATED} & set(again.counts)
        after = record_tables(session)
        assert [after[name] for name in ("ballot", "voter", "vote")] == [
            before[name] for name in ("ballot", "voter", "vote")
        ]


def test_a_secret_ballot_takes_no_list_of_who_voted_how(session: Session, tmp_path: Path) -> None:
    roster(session, 5)
    ballot = opened(session, secret=True)
    text = (
        "地理信息 观测、测量与样本 20251187-T-334,,\n姓名,表决,日期\n"
        "委员01,赞成,2026-06-05\n委员02,反对,2026-06-05\n"
    )
    path = written(tmp_path, text)
    electorate = _all_voters(session)
    why = (
        "The ballot is secret: no list of who voted how is taken."
        " Record who took part, and the counts."
    )
    plan = imported(session, path)
    assert [(row.fate, str(row.reason), set(row.cells)) for row in plan.tables[0].rows] == [
        (
            Fate.QUARANTINED,
            why,
            {""},
        )
    ] * 2
    assert the_ballot(session) == ballot
    with session.reading() as reader:
        assert reader.find(Vote) == []
        assert reader.find(Voter) == electorate
        kept = reader.find(QuarantinedRow)
        assert reader.find(Document) == []  # nor is what the file says kept beside the ballot
    assert [(row.row, set(row.cells)) for row in kept] == [(3, {""}), (4, {""})]
    assert carry_out(session, planned(session, path)).operation is None


def test_a_list_names_a_voter_as_the_record_that_was_merged(
    session: Session, tmp_path: Path
) -> None:
    roster(session, 3)
    ballot = opened(session)
    with session.reading() as reader:
        persons = {person.name: person for person in reader.find(Person)}
        units = {unit.name: unit for unit in reader.find(Organization)}
    with session.writing("the same, otherwise written") as uow:
        kept = uow.add(Person(name="委员甲"))
        former = uow.add(Person(name="委员乙"))
        unit = uow.add(Organization(name="某院"))
    merge(session, kept, persons["委员01"])  # the list of voters has the name that was merged
    merge(session, persons["委员02"], former)  # the list of votes has it
    merge(session, unit, units["某单位03"])
    text = (
        "地理信息 观测、测量与样本 20251187-T-334,,\n姓名,表决,日期\n"
        "委员甲,赞成,2026-06-05\n委员乙,反对,2026-06-05\n某院,弃权,2026-06-05\n"
    )
    path = written(tmp_path, text)
    assert set(fates(imported(session, path)).values()) == {"taken"}
    with session.reading() as reader:
        lines = lines_of(reader, ballot.id)
    assert [(line.voter.name, line.vote and line.vote.value) for line in lines] == [
        ("委员01", VoteValue.APPROVE),
        ("委员02", VoteValue.DISAPPROVE),
        ("委员03", VoteValue.ABSTAIN),
    ]
    assert set(fates(imported(session, path)).values()) == {"unchanged"}
