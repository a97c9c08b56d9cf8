"""Rosters: names as lists print them, rows that are no person, words for interest parties."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcommittee.domain.people.records import InterestParty, Membership, Person
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.exchange.importing import Fate, ImportPlan
from stdcommittee.services.imports import carry_out, plan_import
from stdcommittee.services.session import Session

HEAD = "序号,姓名,工作单位,本会职务,代表方\n"


def plan_of(session: Session, path: Path, *lines: str) -> ImportPlan:
    path.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return plan_import(session, path, ImportKind.ROSTER)


def test_a_name_spaced_to_fill_its_column_is_one_name(session: Session, tmp_path: Path) -> None:
    rows = ("1,示 例,某研究院,委员,", "2,样\u3000本,某大学,委员,", "3,Member  One,某公司,委员,")
    carry_out(session, plan_of(session, tmp_path / "a.csv", *rows))
    with session.reading() as reader:
        names = {person.name for person in reader.find(Person)}
    assert names == {"示例", "样本", "Member One"}
    again = plan_of(session, tmp_path / "a.csv", "1,示例,某研究院,委员,", *rows[1:])
    assert again.counts == {Fate.UNCHANGED: 3}


def test_the_count_below_a_list_is_no_person(session: Session, tmp_path: Path) -> None:
    plan = plan_of(session, tmp_path / "a.csv", "1,委员01,某研究院,委员,", "合计,1,,,", "注：,,,,")
    assert [(row.fate, str(row.reason or "")) for row in plan.tables[0].rows] == [
        (Fate.TAKEN, ""),
        (Fate.QUARANTINED, "“1” is no name."),
        (Fate.QUARANTINED, "There is no name in this row."),
    ]


@pytest.mark.parametrize(
    ("word", "party"),
    [
        ("科研", InterestParty.PUBLIC),
        ("教育科研", InterestParty.PUBLIC),
        ("检测及认证机构", InterestParty.PUBLIC),
        ("有关行政主管部门", InterestParty.PUBLIC),
        ("生产方", InterestParty.PRODUCER),
        ("使用者", InterestParty.USER),
        ("消费者", InterestParty.CONSUMER),
    ],
)
def test_words_for_interest_parties(
    session: Session, tmp_path: Path, word: str, party: InterestParty
) -> None:
    carry_out(session, plan_of(session, tmp_path / "a.csv", f"1,委员01,某单位,委员,{word}"))
    with session.reading() as reader:
        (seat,) = reader.find(Membership)
    assert seat.party is party
