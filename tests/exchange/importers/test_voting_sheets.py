"""Returned voting sheets: whose vote, which box, and what is never counted silently."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Unreadable
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Mode, Vote
from stdcommittee.domain.ballots.vocabulary import Answer, VoteValue
from stdcommittee.domain.documents.records import Document, Evidence
from stdcommittee.domain.people.records import Person, Role
from stdcommittee.domain.workspace.records import ImportKind, QuarantinedRow
from stdcommittee.exchange.importing import Fate, ImportPlan, MatchedBy
from stdcommittee.services.ballots import lines_of
from stdcommittee.services.imports import ImportRequest, carry_out, carry_out_all, plan_import
from stdcommittee.services.people.merging import merge
from stdcommittee.services.session import Session
from tests.builders.word import document, paragraphs, table
from tests.exchange.votes.filled import (
    BREAK,
    FIVE,
    NOTE,
    boxes,
    control,
    docx,
    field,
    grid,
    raw_docx,
    sheet_body,
    symbol,
    typed,
    xlsx,
)
from tests.services.ballots.committee import opened, roster, voters
from tests.workspaces import record_tables

YES, NO = VoteValue.APPROVE, VoteValue.DISAPPROVE


@pytest.fixture
def ballot(session: Session) -> Ballot:
    roster(session, 29, Role.ADVISER)
    return opened(session)


def planned(session: Session, path: Path, **options: str) -> ImportPlan:
    return plan_import(session, path, ImportKind.VOTING_SHEETS, options=options)


def imported(session: Session, path: Path, **options: str) -> ImportPlan:
    plan = planned(session, path, **options)
    carry_out(session, plan)
    return plan


def fates(plan: ImportPlan) -> list[str]:
    return [row.fate.value for row in plan.tables[0].rows]


def reason(plan: ImportPlan, place: int = 0) -> str:
    return str(plan.tables[0].rows[place].reason)


def votes(session: Session, ballot: Ballot) -> dict[str, VoteValue | None]:
    with session.reading() as reader:
        lines = lines_of(reader, ballot.id)
    return {line.voter.name: line.vote.value for line in lines if line.vote is not None}


def number(session: Session, ballot: Ballot, name: str) -> str:
    voter = next(item for item in voters(session, ballot) if item.name == name)
    return f"B{ballot.id}-V{voter.id}"


def test_a_sheet_by_name_and_unit(session: Session, ballot: Ballot, tmp_path: Path) -> None:
    body = sheet_body(votes=boxes("赞成，有建议或意见"), reason="5.2 的公式有误")
    plan = imported(session, docx(tmp_path / "a.docx", body))
    assert fates(plan) == ["taken"]
    assert [(m.kind, m.how) for m in plan.tables[0].rows[0].matches] == [
        ("ballot", MatchedBy.TITLE),
        ("voter", MatchedBy.NAME),
    ]
    with session.reading() as reader:
        (vote,) = reader.find(Vote)
        (evidence,) = reader.find(Evidence, Is("kind", "vote"))
        document_ = reader.get(Document, evidence.document_id)
    assert (vote.value, vote.reason, vote.cast, vote.mode, vote.reasons) == (
        VoteValue.APPROVE_WITH_COMMENTS,
        "5.2 的公式有误",
        dt.date(2026, 6, 8),
        Mode.WRITTEN,
        Answer.YES,
    )
    assert evidence.record_id == vote.id
    assert document_ is not None
    assert document_.name == "a.docx"


def test_twice_changes_nothing_and_one_undo_takes_it_back(
    session: Session, ballot: Ballot, tmp_path: Path
) -> None:
    before = record_tables(session)
    path = docx(tmp_path / "a.docx", sheet_body())
    done = carry_out(session, planned(session, path))
    again = planned(session, path)
    assert fates(again) == ["unchanged"]
    assert carry_out(session, again).operation is None
    assert done.operation is not None
    session.undo(done.operation)
    assert record_tables(session) == before


def test_a_sheet_is_recognised_by_itself(session: Session, ballot: Ballot, tmp_path: Path) -> None:
    for path in (docx(tmp_path / "a.docx", sheet_body()), xlsx(tmp_path / "b.xlsx", grid())):
        plan = plan_import(session, path)
        assert (plan.kind, fates(plan)) == (ImportKind.VOTING_SHEETS, ["taken"])


def test_a_sheet_by_its_number(session: Session, ballot: Ballot, tmp_path: Path) -> None:
    code = number(session, ballot, "委员07")
    body = sheet_body(number=code, title="", plan="", name="", unit="")
    plan = imported(session, docx(tmp_path / "a.docx", body))
    assert fates(plan) == ["taken"]
    assert [m.how for m in plan.tables[0].rows[0].matches] == [MatchedBy.NUMBER] * 2
    assert votes(session, ballot) == {"委员07": YES}


@pytest.mark.parametrize(
    "write",
    [
        str.lower,
        lambda c: c.replace("-", "—"),
        lambda c: f" {c} ",
        lambda c: "".join(chr(ord(s) + 0xFEE0) if s.isalnum() else s for s in c),
    ],
)
def test_a_number_however_it_was_retyped(
    session: Session, ballot: Ballot, tmp_path: Path, write: object
) -> None:
    code = write(number(session, ballot, "委员07"))  # type: ignore[operator]
    body = sheet_body(number=code, name="委员07", unit="某单位07")
    assert fates(imported(session, docx(tmp_path / "a.docx", body))) == ["taken"]


def test_the_number_in_the_page_header(session: Session, ballot: Ballot, tmp_path: Path) -> None:
    code = number(session, ballot, "委员07")
    path = docx(tmp_path / "a.docx", sheet_body(name="", unit=""), header=f"No. {code}")
    assert fates(imported(session, path)) == ["taken"]
    assert votes(session, ballot) == {"委员07": YES}


def leading(sign: str) -> str:
    return boxes("不赞成", sign)


MAKES = {
    "tick in place of the box": boxes("不赞成", "√"),
    "checked box": boxes("不赞成", "☑"),
    "crossed box as Word shows it": boxes("不赞成", "☒"),
    "full box": boxes("不赞成", "■"),
    "tick before the box": boxes("不赞成", "√□"),
    "tick behind the box": boxes("不赞成", "□√"),
    "tick behind the vote": boxes("不赞成", "□")
    .replace("□不赞成", "□不赞成√")
    .replace("□不赞成√，", "□不赞成，"),
    "brackets with an x": boxes("不赞成", "[x]").replace("□", "[ ]"),
    "full-width brackets": boxes("不赞成", "（√）").replace("□", "（ ）"),
    "circles": boxes("不赞成", "●").replace("□", "○"),
    "all on one line": boxes("不赞成").replace("\n", "  "),
    "box behind the vote": "\n".join(f"{o} {'√' if o == '不赞成' else '□'}" for o in FIVE),
    "crosses in the other boxes": boxes("不赞成").replace("□", "×"),
    "other ticks": boxes("不赞成", "✔"),
    "spaces": boxes("不赞成", " √  "),
}


@pytest.mark.parametrize("make", list(MAKES))
def test_a_box_however_it_is_ticked(
    session: Session, ballot: Ballot, tmp_path: Path, make: str
) -> None:
    plan = imported(session, docx(tmp_path / "a.docx", sheet_body(votes=MAKES[make])))
    assert (fates(plan), reason(plan)) == (["taken"], "None")
    assert votes(session, ballot) == {"委员02": NO}


@pytest.mark.parametrize(
    "lines",
    [
        [control(o, checked=o == "弃权") for o in FIVE],
        [control(o, checked=o == "弃权", sign="R") for o in FIVE],
        [field(o, checked=o == "弃权") for o in FIVE],
        [field(o, checked=None, default=o == "弃权") for o in FIVE],
        [symbol(o, "Wingdings", "F0FE" if o == "弃权" else "F0A8") for o in FIVE],
        [symbol(o, "Wingdings 2", "F052" if o == "弃权" else "F0A3") for o in FIVE],
        [symbol(o, "Wingdings 2", "0052" if o == "弃权" else "00A3") for o in FIVE],
        [typed(o, "Wingdings", "þ" if o == "弃权" else "¨") for o in FIVE],
        [typed(o, "Wingdings 2", "P" if o == "弃权" else "£") for o in FIVE],
    ],
    ids=["control", "glyph", "field", "default", "sym", "sym2", "low", "typed", "typed2"],
)
def test_boxes_that_word_makes(
    session: Session, ballot: Ballot, tmp_path: Path, lines: list[str]
) -> None:
    cell = f"<w:tc><w:tcPr/>{''.join(lines)}</w:tc>"
    head = paragraphs("函审单") + table([("计划编号", "20251187-T-334"), ("投票意见", cell)])
    body = head + table([("委员签名", "委员03"), ("日期", "2026-06-08")])
    plan = imported(session, raw_docx(tmp_path / "a.docx", body))
    assert (fates(plan), reason(plan)) == (["taken"], "None")
    assert votes(session, ballot) == {"委员03": VoteValue.ABSTAIN}


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        ([("赞成", "√"), ("弃权", ""), ("不赞成", "")], YES),
        ([("赞成", ""), ("弃权", ""), ("不赞成", "X")], NO),
        ([("赞成", "", "弃权", "", "不赞成", "✓")], NO),
        ([("赞成", "弃权", "不赞成"), ("", "", "v")], NO),
        ([("赞成", "弃权", "不赞成"), ("○", "", "")], YES),
        ([("√", "赞成"), ("", "弃权"), ("", "不赞成")], YES),
        ([("赞成", "1", "弃权", "", "不赞成", "")], YES),
    ],
)
def test_ticks_in_cells(
    session: Session,
    ballot: Ballot,
    tmp_path: Path,
    rows: list[tuple[str, ...]],
    value: VoteValue,
) -> None:
    body = (
        paragraphs("投票单\n计划编号：20251187-T-334")
        + table(rows)
        + paragraphs("姓名：委员04    单位：某单位04    日期：2026年6月9日")
    )
    plan = imported(session, docx(tmp_path / "a.docx", body))
    assert (fates(plan), reason(plan)) == (["taken"], "None")
    assert votes(session, ballot) == {"委员04": value}


def test_the_simple_sheet_in_a_workbook(session: Session, ballot: Ballot, tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx",
        grid(),
        grid(name="委员03", unit="某单位03", ticks=("", "√", ""), reason="条款不清"),
        [["说明", "请各位委员填写"]],
    )
    plan = imported(session, path)
    assert fates(plan) == ["taken", "taken"]
    assert votes(session, ballot) == {"委员02": YES, "委员03": NO}
    assert [str(p) for p in plan.problems] == [
        "These pages are no voting sheets and were passed over: S3."
    ]


def test_an_english_sheet(session: Session, ballot: Ballot, tmp_path: Path) -> None:
    body = paragraphs(
        "Voting sheet\nPlan number: 20251187-T-334\nVote:\n☐ Approve\n☐ Approve with comments\n"
        "☒ Disapprove\n☐ Abstain\nReasons: Clause 5 contradicts clause 3.\n"
        "Name: 委员05    Unit: 某单位05\nDate: 8 June 2026"
    )
    plan = imported(session, docx(tmp_path / "a.docx", body))
    assert (fates(plan), reason(plan)) == (["taken"], "None")
    with session.reading() as reader:
        (vote,) = reader.find(Vote)
    assert (vote.value, vote.reason, vote.cast) == (
        NO,
        "Clause 5 contradicts clause 3.",
        dt.date(2026, 6, 8),
    )


def test_a_vote_written_out(session: Session, ballot: Ballot, tmp_path: Path) -> None:
    body = sheet_body(votes="不赞成")
    assert fates(imported(session, docx(tmp_path / "a.docx", body))) == ["taken"]
    assert votes(session, ballot) == {"委员02": NO}
    strange = sheet_body(votes="再议", name="委员03", unit="某单位03")
    plan = imported(session, docx(tmp_path / "b.docx", strange))
    assert (fates(plan), reason(plan)) == (["quarantined"], "“再议” is not a vote that is known")


QUARANTINED = {
    "two ticks": ({"votes": boxes("赞成").replace("□弃权", "√弃权")}, "2 boxes are ticked"),
    "all ticked": ({"votes": boxes("赞成").replace("□", "√")}, "5 boxes are ticked"),
    "both signs": ({"votes": boxes("赞成").replace("□弃权", "☒弃权")}, "2 boxes are ticked"),
    "no tick": ({"votes": boxes()}, "No box is ticked"),
    "no tick, with a comment": ({"votes": boxes(), "reason": "可行"}, "No box is ticked"),
    "no tick and a note that takes a comment": (
        {"votes": boxes(), "note": NOTE, "reason": "应修改"},
        "No box is ticked",
    ),
    "a note against silence": (
        {"votes": boxes(), "note": "注：没有意见的不视为赞成。"},
        "No box is ticked",
    ),
    "a lone cross": ({"votes": boxes("赞成", "×")}, "not clear which box"),
    "a tick between two votes": ({"votes": "□赞成√□弃权 □不赞成"}, "not clear which box"),
    "unknown name": ({"name": "张三", "unit": ""}, "“张三” is not on the list of voters"),
    "no name": ({"name": "", "unit": ""}, "Neither a name nor a unit"),
    "name of another unit": (
        {"unit": "另一家完全不同的机构"},
        "the sheet says 另一家完全不同的机构",
    ),
    "wrong ballot": ({"plan": "20260001-T-334", "title": ""}, "No ballot here is about"),
    "no ballot": ({"plan": "", "title": ""}, "Neither a number nor a title"),
    "after the last day": ({"date": "2026年6月19日"}, "yet to come"),
    "before it opened": ({"date": "2026年6月1日"}, "opened on 2026-06-04"),
    "a day that is none": ({"date": "2026年2月30日"}, "not a day that can be read"),
    "a day that may be two": ({"date": "06/08/2026"}, "not a day that can be read"),
    "no boxes at all": ({"votes": ""}, "No box for a vote is on it"),
    "an adviser": ({"name": "委员30", "unit": "某单位30"}, "has no vote in this ballot"),
    "a number of nobody": ({"number": "B1-V999"}, "number is that of nobody"),
    "a number of no ballot": ({"number": "B77-V1"}, "number is that of no ballot"),
    "an answer of another question": (
        {"votes": "□继续有效 √修订 □废止"},
        "is no answer in this ballot",
    ),
}


@pytest.mark.parametrize("case", list(QUARANTINED))
def test_what_is_never_counted(session: Session, ballot: Ballot, tmp_path: Path, case: str) -> None:
    said, why = QUARANTINED[case]
    plan = imported(session, docx(tmp_path / "a.docx", sheet_body(**said)))
    assert fates(plan) == ["quarantined"]
    assert why in reason(plan)
    assert votes(session, ballot) == {}
    with session.reading() as reader:
        assert len(reader.find(QuarantinedRow)) == 1


def test_the_number_of_one_and_the_name_of_another(
    session: Session, ballot: Ballot, tmp_path: Path
) -> None:
    body = sheet_body(number=number(session, ballot, "委员07"), name="委员02")
    plan = imported(session, docx(tmp_path / "a.docx", body))
    assert reason(plan) == "Its number is that of 委员07, its name is 委员02."


def test_the_number_of_one_ballot_and_the_plan_of_another(
    session: Session, ballot: Ballot, tmp_path: Path
) -> None:
    code = number(session, ballot, "委员02")
    body = sheet_body(number=code, plan="20260001-T-334", title="")
    plan = imported(session, docx(tmp_path / "a.docx", body))
    assert reason(plan) == "It is for another ballot: 20260001-T-334."


def test_two_numbers_on_one_sheet(session: Session, ballot: Ballot, tmp_path: Path) -> None:
    codes = f"{number(session, ballot, '委员02')} {number(session, ballot, '委员03')}"
    plan = imported(session, docx(tmp_path / "a.docx", sheet_body(number=codes)))
    assert reason(plan) == "Several numbers of voting sheets are on it."


def test_a_ballot_that_was_said(session: Session, ballot: Ballot, tmp_path: Path) -> None:
    other = opened(session, title="另一项", project="20260002-T-334")
    unnamed = docx(tmp_path / "a.docx", sheet_body(plan="", title=""))
    assert fates(imported(session, unnamed, ballot=str(other.id))) == ["taken"]
    assert votes(session, other) == {"委员02": YES}
    plan = planned(session, docx(tmp_path / "b.docx", sheet_body()), ballot=str(other.id))
    assert "It is for another ballot" in reason(plan)


def test_a_ballot_that_has_ended_or_not_begun(
    session: Session, ballot: Ballot, tmp_path: Path
) -> None:
    import dataclasses

    path = docx(tmp_path / "a.docx", sheet_body())
    for status, why in (
        (BallotStatus.CANCELLED, "has ended: Closed without decision"),
        (BallotStatus.DRAFT, "is not open yet"),
    ):
        with session.writing("status") as uow:
            uow.change(dataclasses.replace(ballot, status=status))
        assert why in reason(planned(session, path))


def test_a_secret_ballot_takes_no_sheet(session: Session, tmp_path: Path) -> None:
    roster(session)
    opened(session, secret=True)
    plan = imported(session, docx(tmp_path / "a.docx", sheet_body()))
    assert "secret" in reason(plan)
    assert set(plan.tables[0].rows[0].cells) == {""}
    with session.reading() as reader:
        assert (reader.find(Vote), reader.find(Document)) == ([], [])
        assert [set(row.cells) for row in reader.find(QuarantinedRow)] == [{""}]


def test_a_voter_signs_with_the_name_of_the_record_kept(
    session: Session, ballot: Ballot, tmp_path: Path
) -> None:
    with session.writing("the same person, otherwise written") as uow:
        kept = uow.add(Person(name="委员贰"))
        (former,) = uow.reader.find(Person, Is("name", "委员02"))
    merge(session, kept, former)
    body = sheet_body(name="委员贰")
    assert fates(imported(session, docx(tmp_path / "a.docx", body))) == ["taken"]
    assert votes(session, ballot) == {"委员02": YES}


def test_silence_where_the_sheet_says_so(session: Session, ballot: Ballot, tmp_path: Path) -> None:
    plan = imported(session, docx(tmp_path / "a.docx", sheet_body(votes=boxes(), note=NOTE)))
    assert fates(plan) == ["taken"]
    assert votes(session, ballot) == {"委员02": YES}


def test_a_name_that_two_voters_have(session: Session, ballot: Ballot, tmp_path: Path) -> None:
    import dataclasses

    first, second, *_ = voters(session, ballot)
    with session.writing("namesakes") as uow:
        uow.change(dataclasses.replace(second, name=first.name))
    plan = planned(session, docx(tmp_path / "a.docx", sheet_body(name=first.name, unit="")))
    assert reason(plan) == "2 voters are called so."
    told = sheet_body(name=first.name, unit=second.organization)
    assert fates(imported(session, docx(tmp_path / "b.docx", told))) == ["taken"]


@pytest.mark.parametrize(
    "said",
    [
        {"name": "委 员02"},
        {"name": "委员02（签名）2026年6月8日", "date": ""},
        {"name": "委员02 教授"},
        {"unit": "单位02"},
        {"unit": "某单位02（盖章）"},
        {"name": "某单位02 委员02", "unit": ""},
        {"unit": ""},
        {"date": "2026.6.8"},
        {"date": "8 June 2026"},
        {"date": "    年   月   日"},
        {"reason": "________________"},
        {"reason": "无"},
    ],
)
def test_names_units_and_days_as_people_write_them(
    session: Session, ballot: Ballot, tmp_path: Path, said: dict[str, str]
) -> None:
    plan = imported(session, docx(tmp_path / "a.docx", sheet_body(**said)))
    assert (fates(plan), reason(plan)) == (["taken"], "None")
    with session.reading() as reader:
        (vote,) = reader.find(Vote)
    assert (vote.reason, vote.reasons) == ("", Answer.UNKNOWN)


def test_a_unit_that_has_one_voter(session: Session, ballot: Ballot, tmp_path: Path) -> None:
    plan = imported(session, docx(tmp_path / "a.docx", sheet_body(name="")))
    assert fates(plan) == ["taken"]
    assert votes(session, ballot) == {"委员02": YES}


def test_many_sheets_in_one_document(session: Session, ballot: Ballot, tmp_path: Path) -> None:
    bodies = [sheet_body(name=f"委员{n:02}", unit=f"某单位{n:02}") for n in range(2, 8)]
    assert fates(imported(session, docx(tmp_path / "pages.docx", *bodies))) == ["taken"] * 6
    run_on = tmp_path / "run on.docx"
    run_on.write_bytes(
        document("".join(sheet_body(name=f"委员{n:02}", unit="") for n in range(8, 11)))
    )
    assert fates(imported(session, run_on)) == ["taken"] * 3
    assert len(votes(session, ballot)) == 9


def test_a_sheet_over_two_pages(session: Session, ballot: Ballot, tmp_path: Path) -> None:
    whole = sheet_body(note="")
    parted = whole + BREAK + paragraphs("（续）\n5.3 应当补充。")
    assert fates(imported(session, docx(tmp_path / "a.docx", parted))) == ["taken"]


def test_the_same_vote_twice_counts_once(session: Session, ballot: Ballot, tmp_path: Path) -> None:
    plan = imported(session, docx(tmp_path / "a.docx", sheet_body(), sheet_body()))
    assert fates(plan) == ["taken", "unchanged"]
    with session.reading() as reader:
        assert len(reader.find(Vote)) == 1


def test_a_later_sheet_takes_the_place_of_an_earlier_one(
    session: Session, ballot: Ballot, tmp_path: Path
) -> None:
    late = sheet_body(votes=boxes("不赞成"), date="2026年6月9日", reason="不成熟")
    plan = imported(session, docx(tmp_path / "a.docx", late, sheet_body()))
    assert fates(plan) == ["updated", "taken"]
    with session.reading() as reader:
        found = reader.find(Vote, order=("id",))
    assert [(vote.value, str(vote.cast)) for vote in found] == [
        (YES, "2026-06-08"),
        (NO, "2026-06-09"),
    ]
    again = planned(session, tmp_path / "a.docx")
    assert fates(again) == ["unchanged", "unchanged"]


@pytest.mark.parametrize("dates", [("2026-06-08", "2026-06-08"), ("", "2026-06-08"), ("", "")])
def test_different_votes_that_no_day_tells_apart(
    session: Session, ballot: Ballot, tmp_path: Path, dates: tuple[str, str]
) -> None:
    bodies = [sheet_body(date=dates[0]), sheet_body(date=dates[1], votes=boxes("不赞成"))]
    plan = imported(session, docx(tmp_path / "a.docx", *bodies))
    assert fates(plan) == ["quarantined", "quarantined"]
    assert "no day tells which is later" in reason(plan)
    assert votes(session, ballot) == {}


def test_files_of_one_day_that_contradict_each_other_count_neither(
    session: Session, ballot: Ballot, tmp_path: Path
) -> None:
    paths = [
        docx(tmp_path / "a.docx", sheet_body()),
        docx(tmp_path / "b.docx", sheet_body(votes=boxes("不赞成"))),
    ]
    requests = [ImportRequest(path, ImportKind.VOTING_SHEETS) for path in paths]
    outcomes = carry_out_all(session, requests)
    assert [fates(outcome.plan) for outcome in outcomes] == [["taken"], ["quarantined"]]
    with session.reading() as reader:
        standing = max(reader.find(Vote), key=lambda vote: vote.id)
    assert (standing.value, standing.stated) == (None, "approve / disapprove")
    for path in paths:
        assert fates(planned(session, path)) == ["quarantined"]
    later = sheet_body(votes=boxes("不赞成"), date="2026年6月10日")
    assert fates(imported(session, docx(tmp_path / "c.docx", later))) == ["updated"]
    assert votes(session, ballot) == {"委员02": NO}


def test_a_vote_recorded_by_hand_stands_against_a_sheet_of_its_day(
    session: Session, ballot: Ballot, tmp_path: Path
) -> None:
    from stdcommittee.services.ballots import record_vote

    voter = next(item for item in voters(session, ballot) if item.name == "委员02")
    record_vote(session, voter.id, NO, on=dt.date(2026, 6, 8))
    plan = imported(session, docx(tmp_path / "a.docx", sheet_body()))
    assert reason(plan) == "Another vote of the same day is recorded."
    assert votes(session, ballot) == {"委员02": NO}
    undated = imported(session, docx(tmp_path / "b.docx", sheet_body(date="")))
    assert "no day tells which is later" in reason(undated)
    early = imported(session, docx(tmp_path / "c.docx", sheet_body(date="2026年6月6日")))
    assert reason(early) == "the vote of 2026-06-08 is later"


def test_lists_and_summaries_are_no_sheets(
    session: Session, ballot: Ballot, tmp_path: Path
) -> None:
    listed = table(
        [("姓名", "赞成", "弃权", "不赞成"), ("委员02", "√", "", ""), ("委员03", "", "", "√")]
    )
    concluded = paragraphs("函审结论表") + table(
        [("函审单总数", "29"), ("赞成", "20"), ("弃权", "4"), ("不赞成", "5")]
    )
    letter = paragraphs("各位委员：\n请于6月18日前投票。")
    for number_, body in enumerate((listed, concluded, letter)):
        path = docx(tmp_path / f"{number_}.docx", body)
        with pytest.raises(Unreadable):
            planned(session, path)
    plan = plan_import(session, tmp_path / "0.docx", options={"ballot": str(ballot.id)})
    assert plan.kind is ImportKind.VOTES
    assert plan.counts[Fate.UPDATED] + plan.counts[Fate.TAKEN] == 2


def test_a_damaged_file_says_so(session: Session, ballot: Ballot, tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx", sheet_body())
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(Unreadable):
        planned(session, path)


def test_tracked_changes_are_taken_as_accepted(
    session: Session, ballot: Ballot, tmp_path: Path
) -> None:
    cell = (
        '<w:tc><w:tcPr/><w:p><w:del w:id="1"><w:r><w:delText>√</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>□</w:t></w:r></w:ins><w:r><w:t>赞成</w:t></w:r></w:p>'
        '<w:p><w:ins w:id="3"><w:r><w:t>√</w:t></w:r></w:ins><w:r><w:t>不赞成</w:t></w:r></w:p></w:tc>'
    )
    body = paragraphs("函审单\n计划编号：20251187-T-334") + table(
        [("投票意见", cell), ("姓名", "委员02"), ("日期", "2026-06-08")]
    )
    assert fates(imported(session, docx(tmp_path / "a.docx", body))) == ["taken"]
    assert votes(session, ballot) == {"委员02": NO}
