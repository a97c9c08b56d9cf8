"""The verdict on a file alone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from stdcommittee.base.errors import Unreadable
from stdcommittee.domain.rules import Outcome, shipped
from stdcommittee.services.ballots.listing import ListVerdict, tally_file
from tests.domain.rules.builders import figures

DAY = dt.date(2026, 6, 11)
LIST = "NB,P/O,Vote,Reasons\nSAC,P,Yes,\nBSI,P,Yes,\nDIN,P,No,5.2\nDS,O,No,\n"


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def judged(path: Path, rule: str = "iso.dis", on: dt.date = DAY, **options: str) -> ListVerdict:
    return tally_file(shipped(), path, rule, on, **options)


def test_a_list(tmp_path: Path) -> None:
    found = judged(written(tmp_path / "votes.csv", LIST))
    assert found.verdict.outcome is Outcome.NOT_APPROVED
    assert figures(found.verdict) == {"p_approval": (2, 3, True), "negatives": (2, 4, False)}
    assert found.problems == found.verdict.problems
    assert len(found.problems) == 1


def test_a_list_under_a_title_and_a_caption(tmp_path: Path) -> None:
    text = "Result of voting,,,\nBallot,ISO/DIS 19127,,\n,,,\n" + LIST
    found = judged(written(tmp_path / "votes.csv", text))
    assert len(found.verdict.roll) == 4
    assert found.verdict.roll[0].row == 5


def test_a_list_without_headings(tmp_path: Path) -> None:
    found = judged(written(tmp_path / "v.csv", "1,SAC,P,Yes\n2,BSI,P,No\n3,DIN,O,Abstain\n"))
    assert figures(found.verdict)["p_approval"][:2] == (1, 2)
    assert [line.voter for line in found.verdict.roll] == ["SAC", "BSI", "DIN"]


def test_a_list_with_unknown_headings(tmp_path: Path) -> None:
    text = "Land,Rang,Stimme,Anlage\nSAC,P,Yes,\nBSI,P,No,\nDIN,O,Abstain,\n"
    found = judged(written(tmp_path / "v.csv", text))
    assert figures(found.verdict)["p_approval"][:2] == (1, 2)
    assert [line.voter for line in found.verdict.roll] == ["SAC", "BSI", "DIN"]


ISO_SHEET = """Result of voting;;;
Reference;ISO/DIS 12345;;
Start date;2026-01-05;End date;2026-03-30

Country;Member body;Status;Vote
China;SAC;P-Member (Secretariat);Approval as presented
France;AFNOR;P-Member;Disapproval of the draft *
Japan;JISC;P-Member;Approval with comments
India;BIS;O-Member;Abstention due to lack of expertise
Mali;AMANORM;N;Approved
Total;5;;
P-members voting: 2 in favour out of 3 = 66.66 %;;;
* A comment file was submitted with this vote;;;
"""
IEC_SHEET = """Country,Status,Vote,,,Comments
,,In favour,Against,Abstention,
Australia,P,X,,,Y
Austria,P,X,,,-
Belgium,P,,X,,Y
Brazil,O,,,X,-
China,P,X,,,-
"""
NATIONAL_SHEET = """××标委会表决汇总,,,,,
序号,姓名,单位,表决意见,,
,,,赞成,反对,弃权
１,委员01,甲,√,,
２,委员02,乙,√,,
３,委员03,丙,√,,
４,委员04,丁,,,√
５,委员05,戊,,,
合计,,,3,0,1
应到人数：5,,实到人数：4,,,
主任委员签字：,,,,,
"""
WORDS = """姓名,所在单位,委员类别,投票结果
委员01,甲,主任委员,同意
委员02,乙,委员,赞成
委员03,丙,委员,赞成但有修改意见
委员04,丁,委员,不同意
委员05,戊,委员,弃权
委员06,己,委员,未投票
委员07,庚,顾问,反对
赞成票数,3,,
"""
AGGREGATE = (
    "status,vote,count\nＰ,ａｐｐｒｏｖｅ,２４\nＰ,disapprove,８\nO,approve,３７\nO,disapprove,２\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"])
@pytest.mark.parametrize(
    ("text", "rule", "expected"),
    [
        (ISO_SHEET, "iso.dis", {"p_approval": (2, 3, True), "negatives": (1, 4, True)}),
        (IEC_SHEET, "iec.cdv", {"p_approval": (3, 4, True), "negatives": (1, 4, True)}),
        (
            NATIONAL_SHEET,
            "cn.tc.draft",
            {"participation": (4, 5, True), "approval": (3, 4, True), "opposition": (0, 4, True)},
        ),
        (
            WORDS,
            "cn.tc.draft",
            {"participation": (5, 6, True), "approval": (3, 5, False), "opposition": (1, 5, True)},
        ),
        (AGGREGATE, "iso.dis", {"p_approval": (24, 32, True), "negatives": (10, 71, True)}),
    ],
)
def test_lists_as_they_come(
    tmp_path: Path, text: str, rule: str, expected: dict[str, Any], encoding: str
) -> None:
    path = tmp_path / "votes.csv"
    path.write_bytes(text.encode(encoding))
    assert figures(judged(path, rule).verdict) == expected


def test_a_list_of_headings_alone_cannot_say(tmp_path: Path) -> None:
    found = judged(written(tmp_path / "v.csv", "voter,status,vote\n"), "iso.cib")
    assert found.verdict.outcome is Outcome.UNDETERMINED
    assert found.verdict.needed


def test_the_edition_is_that_of_the_day_or_the_one_named(tmp_path: Path) -> None:
    path = written(tmp_path / "v.csv", "姓名,表决,日期\n委员01,赞成,2019-05-01\n")
    today = judged(path, "cn.tc.draft")
    assert today.verdict.edition == "cn/tc-measures-2020"
    assert str(today.notes[-1]) == (
        "The first vote is of 2019-05-01, when “cn/tc-measures-2017” was in force."
    )
    then = judged(path, "cn.tc.draft", dt.date(2019, 5, 1))
    assert then.verdict.edition == "cn/tc-measures-2017"
    named = judged(path, "cn.tc.draft", edition="cn/tc-measures-2017")
    assert named.verdict == then.verdict
    assert all("was in force" not in str(note) for note in (*then.notes, *named.notes))


@pytest.mark.parametrize(
    ("rule", "options", "on", "what", "advice"),
    [
        ("iso.diss", {}, DAY, "There is no rule", "iec.cdv"),
        ("", {}, DAY, "There is no rule", "iso.dis"),
        ("iso.dis", {"edition": "iso/none"}, DAY, "There is no rule edition", "iso/directives"),
        ("iso.dis", {"edition": "cn/tc-measures-2020"}, DAY, "is not in", "iso/directives"),
        ("cn.tc.draft", {}, dt.date(2001, 1, 1), "No edition of", "cn/tc-measures-2017"),
    ],
)
def test_a_rule_that_is_not_there(
    tmp_path: Path, rule: str, options: dict[str, str], on: dt.date, what: str, advice: str
) -> None:
    path = written(tmp_path / "v.csv", LIST)
    with pytest.raises(Unreadable) as caught:
        judged(path, rule, on, **options)
    assert what in str(caught.value.what)
    assert advice in str(caught.value.advice)


def test_a_file_without_votes(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"No column with votes was found in v\.csv") as caught:
        judged(written(tmp_path / "v.csv", "NB,Weather\nSAC,fine\n"))
    assert "NB, Weather" in str(caught.value.advice)
    with pytest.raises(Unreadable):
        judged(tmp_path / "none.csv")


SEVERAL = (
    "投票事项,姓名,表决\n预算调整,委员01,赞成\n,委员02,反对\n工作计划,委员01,赞成\n,委员02,赞成\n"
)


def test_one_matter_of_several(tmp_path: Path) -> None:
    path = written(tmp_path / "v.csv", SEVERAL)
    with pytest.raises(Unreadable, match="votes on 2 matters") as caught:
        judged(path, "cn.tc.ordinary")
    assert "预算调整, 工作计划" in str(caught.value.advice)
    plan = judged(path, "cn.tc.ordinary", matter="工作计划")
    assert figures(plan.verdict)["majority"][:2] == (2, 2)
    part = judged(path, "cn.tc.ordinary", matter="预算")
    assert figures(part.verdict)["majority"][:2] == (1, 2)
    with pytest.raises(Unreadable, match="No votes, or several matters"):
        judged(path, "cn.tc.ordinary", matter="章程")
    single = written(tmp_path / "w.csv", LIST)
    assert judged(single, matter="anything").verdict == judged(single).verdict


def test_the_largest_sheet_of_votes_is_read_and_the_others_named(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "votes.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheets: dict[str, list[list[Any]]] = {
            "Summary": [["Answer", "Votes"], ["Yes", 3]],
            "Notes": [["about", "nothing"]],
            "List": [line.split(",") for line in LIST.strip().splitlines()],
        }
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    found = judged(path)
    assert len(found.verdict.roll) == 4
    assert "Sheet “Summary” has votes too and is not read." in map(str, found.problems)
    assert all("Notes" not in str(problem) for problem in found.problems)
