"""Rosters: names as lists print them, rows that are no person, words for interest parties."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import xlsxwriter

from stdcommittee.base.conditions import Is
from stdcommittee.domain.documents.records import Document
from stdcommittee.domain.people.integrity_records import SealedDetail
from stdcommittee.domain.people.records import InterestParty, Membership, Organization, Person
from stdcommittee.domain.workspace.records import ImportKind, QuarantinedRow
from stdcommittee.exchange.importing import Fate, ImportPlan
from stdcommittee.services.imports import carry_out, plan_import
from stdcommittee.services.people.merging import merge
from stdcommittee.services.people.sealing import erase, reveal
from stdcommittee.services.session import Session
from tests.workspaces import record_tables

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


DATED = "committee,name,organization,role,since,until\n"
SEATS = (
    "SAC/TC 999,委员01,某研究院,委员,2020-01-01,2024-12-31",
    "SAC/TC 999,委员01,某研究院,委员,2025-01-01,2029-12-31",
    "SAC/TC 999,委员02,某大学,委员,2025-01-01,2029-12-31",
)


def dated(session: Session, path: Path, *lines: str) -> ImportPlan:
    path.write_text(DATED + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return plan_import(session, path, ImportKind.ROSTER)


def person(session: Session, name: str) -> Person:
    with session.reading() as reader:
        (found,) = reader.find(Person, Is("name", name))
    return found


def seats(session: Session) -> list[Membership]:
    with session.reading() as reader:
        return reader.find(Membership)


def reasons(plan: ImportPlan) -> list[str]:
    rows = plan.tables[0].rows
    return [str(row.reason) for row in rows if row.fate is Fate.QUARANTINED]


def test_terms_that_follow_each_other_and_the_same_list_again(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    carry_out(session, dated(session, path, *SEATS))
    before = record_tables(session)
    again = dated(session, path, *SEATS)
    assert again.counts == {Fate.UNCHANGED: 3}
    assert carry_out(session, again).operation is None
    assert record_tables(session) == before


@pytest.mark.parametrize("since", ["2024-12-31", "2026-01-01", "2029-12-31"])
def test_a_seat_that_overlaps_with_one_that_is_here(
    session: Session, tmp_path: Path, since: str
) -> None:
    carry_out(session, dated(session, tmp_path / "a.csv", SEATS[2]))
    row = f"SAC/TC 999,委员02,某大学,副主任委员,{since},2031-12-31"
    plan = dated(session, tmp_path / "b.csv", row)
    assert reasons(plan) == ["It overlaps with the seat as Member, 2025-01-01 to 2029-12-31."]
    carry_out(session, plan)
    assert len(seats(session)) == 1


def test_the_day_after_a_term_is_free_and_another_committee_too(
    session: Session, tmp_path: Path
) -> None:
    carry_out(session, dated(session, tmp_path / "a.csv", SEATS[2]))
    next_term = "SAC/TC 999,委员02,某大学,委员,2030-01-01,2034-12-31"
    elsewhere = "SAC/TC 998,委员02,某大学,委员,2026-01-01,2031-12-31"
    plan = dated(session, tmp_path / "b.csv", next_term, elsewhere)
    assert plan.counts == {Fate.TAKEN: 2}


def test_seats_of_one_file_that_overlap_stay_refused(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = (
        "SAC/TC 999,委员01,某研究院,委员,,",
        "SAC/TC 999,委员01,某研究院,主任委员,2025-01-01,2029-12-31",
    )
    carry_out(session, dated(session, path, *rows))
    assert len(seats(session)) == 1
    again = dated(session, path, *rows)
    assert again.counts == {Fate.UNCHANGED: 1, Fate.QUARANTINED: 1}
    assert reasons(again) == ["It overlaps with the seat as Member, without dates."]


def test_a_term_that_grows_into_the_next_is_refused(session: Session, tmp_path: Path) -> None:
    carry_out(session, dated(session, tmp_path / "a.csv", *SEATS))
    longer = dated(
        session, tmp_path / "b.csv", "SAC/TC 999,委员01,某研究院,委员,2020-01-01,2025-06-30"
    )
    assert reasons(longer) == ["It overlaps with the seat as Member, 2025-01-01 to 2029-12-31."]


TWICE = (
    "SAC/TC 999,委员01,某研究院,委员,2025-01-01,2029-12-31",
    "SAC/TC 999,委员零一,某研究所,委员,2025-01-01,2029-12-31",
)


def test_who_was_merged_is_the_person_kept(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    carry_out(session, dated(session, path, *TWICE))
    kept, copy = person(session, "委员01"), person(session, "委员零一")
    merge(session, kept, copy)
    with session.reading() as reader:
        persons = reader.find(Person)
    (seat,) = seats(session)
    # the list as it was: its second row is about the seat that its first is about
    again = dated(session, path, *TWICE)
    assert again.counts == {Fate.UNCHANGED: 2}
    carry_out(session, again)
    # only under the name that was merged, with more about the person
    plan = dated(session, tmp_path / "b.csv", TWICE[1].replace("2029-12-31", "2030-12-31"))
    assert plan.counts == {Fate.UPDATED: 1}
    carry_out(session, plan)
    with session.reading() as reader:
        assert reader.find(Person) == persons
    (after,) = seats(session)
    assert (after.id, after.person_id, after.until) == (seat.id, kept.id, dt.date(2030, 12, 31))
    assert after.organization_id == seat.organization_id


def test_a_merged_name_without_its_unit_is_the_person_on_the_committee(
    session: Session, tmp_path: Path
) -> None:
    carry_out(session, dated(session, tmp_path / "a.csv", *TWICE))
    merge(session, person(session, "委员01"), person(session, "委员零一"))
    row = "SAC/TC 999,委员零一,,委员,2025-01-01,2029-12-31"
    assert dated(session, tmp_path / "b.csv", row).counts == {Fate.UNCHANGED: 1}


def test_a_merged_unit_is_the_unit_kept(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = (TWICE[0], "SAC/TC 999,委员02,研究院（某）,委员,2025-01-01,2029-12-31")
    carry_out(session, dated(session, path, *rows))
    with session.reading() as reader:
        units = {unit.name: unit for unit in reader.find(Organization)}
    merge(session, units["某研究院"], units["研究院（某）"])
    before = record_tables(session)
    again = dated(session, path, *rows)
    assert again.counts == {Fate.UNCHANGED: 2}
    carry_out(session, again)
    assert record_tables(session) == before
    carry_out(
        session,
        dated(session, path, "SAC/TC 999,委员03,研究院（某）,委员,2025-01-01,2029-12-31"),
    )
    assert person(session, "委员03").organization_id == units["某研究院"].id
    with session.reading() as reader:
        assert {unit.name for unit in reader.find(Organization)} == set(units)


NUMBER = "11010119900307803X"
OTHER = "110101199003070070"
WITH_NUMBERS = "committee,姓名,工作单位,{heading},起始日期\n"
ROW = "SAC/TC 999,委员01,某研究院,{number},2025-01-01\n"


def numbered(path: Path, *numbers: str, heading: str = "身份证号", more: str = "") -> Path:
    rows = "".join(
        ROW.format(number=number).replace("委员01", f"委员{n:02}")
        for n, number in enumerate(numbers, 1)
    )
    path.write_text(WITH_NUMBERS.format(heading=heading) + rows + more, encoding="utf-8")
    return path


def details(session: Session) -> list[SealedDetail]:
    with session.reading() as reader:
        return reader.find(SealedDetail)


def in_clear(session: Session, text: str) -> bool:
    """Whether a text stands anywhere in the workspace but where details are sealed."""
    with session.reading() as reader:
        tables = reader.raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = [name for (name,) in tables if name != "sealed"]
        assert "quarantined_row" in names
        rows = (row for name in names for row in reader.raw.execute(f'SELECT * FROM "{name}"'))
        return any(text in repr(row) for row in rows)


@pytest.mark.parametrize("heading", ["身份证号", "证件号码", "ID number", "身份证号码（必填）"])
def test_identity_numbers_are_sealed_and_stand_nowhere_in_clear(
    session: Session, tmp_path: Path, heading: str
) -> None:
    bad = f"SAC/TC 999,委员03,某研究院,{OTHER},2025-13-01\n"
    path = numbered(tmp_path / "a.csv", NUMBER, heading=heading, more=bad)
    plan = plan_import(session, path)
    assert (plan.kind, plan.personal) == (ImportKind.ROSTER, True)
    carry_out(session, plan)
    (detail,) = details(session)
    assert reveal(session, detail.id) == NUMBER.encode()
    assert not in_clear(session, NUMBER)
    assert not in_clear(session, OTHER)
    with session.reading() as reader:
        assert reader.find(Document) == []
        (row,) = reader.find(QuarantinedRow)
        assert row.cells == ("SAC/TC 999", "委员03", "某研究院", "", "2025-13-01")
    again = plan_import(session, path)
    assert again.counts == {Fate.UNCHANGED: 1, Fate.QUARANTINED: 1}
    assert carry_out(session, again).operation is None


def test_a_second_number_is_left_out_and_said(session: Session, tmp_path: Path) -> None:
    carry_out(session, plan_import(session, numbered(tmp_path / "a.csv", NUMBER)))
    more = ROW.format(number=OTHER).replace("2025-01-01", "2030-01-01")
    more = more.replace("委员01", "委员02")
    plan = plan_import(session, numbered(tmp_path / "b.csv", OTHER, NUMBER, more=more))
    said = [str(item) for item in plan.tables[0].problems]
    assert [text.split(":")[0] for text in said] == ["委员01"]  # a second seat overlaps first
    carry_out(session, plan)
    assert len(details(session)) == 2


def test_an_erased_number_is_not_sealed_again(session: Session, tmp_path: Path) -> None:
    carry_out(session, plan_import(session, numbered(tmp_path / "a.csv", NUMBER)))
    (detail,) = details(session)
    erase(session, detail.id, "asked for")
    plan = plan_import(session, numbered(tmp_path / "b.csv", NUMBER))
    assert plan.counts == {Fate.UNCHANGED: 1}
    (said,) = plan.tables[0].problems
    assert "was erased on 2026-06-11; the one in the file was left out" in str(said)
    carry_out(session, plan)
    assert [item.erased is None for item in details(session)] == [False]


def test_a_number_that_a_spreadsheet_rounded_is_not_sealed(
    session: Session, tmp_path: Path
) -> None:
    plan = plan_import(session, numbered(tmp_path / "a.csv", "1.10101E+17"))
    assert "rounded" in str(plan.tables[0].problems[0])
    carry_out(session, plan)
    assert details(session) == []


def test_other_imports_keep_no_number_either(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(
        f"姓名,单位,投票,身份证\n委员01,某院,赞成,{NUMBER}\n委员02,某院,?,{OTHER}\n", "utf-8"
    )
    plan = plan_import(session, path, ImportKind.VOTES, options={"ballot": "1"})
    assert plan.personal
    assert any("only its hash is kept" in str(item) for item in plan.problems)
    carry_out(session, plan)
    assert not in_clear(session, NUMBER)
    assert not in_clear(session, OTHER)


def test_a_sheet_passed_over_is_looked_at_too(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    roster, notes = book.add_worksheet("名单"), book.add_worksheet("附")
    for n, cells in enumerate((("姓名", "工作单位", "本会职务"), ("委员01", "某院", "委员"))):
        roster.write_row(n, 0, cells)
    notes.write_row(0, 0, ("备查", NUMBER))
    notes.hide()
    book.close()
    plan = plan_import(session, path, ImportKind.ROSTER, options={"committee": "SAC/TC 999"})
    assert plan.counts == {Fate.TAKEN: 1}
    assert plan.personal
