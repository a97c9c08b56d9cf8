"""Committees: what is one, and what only has a reference like one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stdcommittee.domain.people.records import (
    BodyParticipation,
    Committee,
    CommitteeKind,
    Participation,
)
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.exchange.importing import Fate, ImportPlan
from stdcommittee.services.imports import carry_out, plan_import
from stdcommittee.services.session import Session


def plan_of(session: Session, path: Path, *rows: dict[str, object]) -> ImportPlan:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return plan_import(session, path, ImportKind.COMMITTEES)


def test_a_standard_is_no_committee(session: Session, tmp_path: Path) -> None:
    plan = plan_of(
        session,
        tmp_path / "a.jsonl",
        {"reference": "ISO 9001:2015", "title": {"en": "Quality"}},
        {"reference": "65/987/CDV", "title": {"en": "Enquiry"}},
        {"reference": "ISO/TC 999", "title": {"en": "Samples"}},
        {"reference": "某联盟工作组", "title": {"en": "A group of its own"}},
    )
    rows = [(row.fate, str(row.reason or "")) for row in plan.tables[0].rows]
    assert rows == [
        (Fate.QUARANTINED, "Standard, not a committee."),
        (Fate.QUARANTINED, "Working document, not a committee."),
        (Fate.TAKEN, ""),
        (Fate.TAKEN, ""),
    ]


def test_the_only_line_of_a_file_brings_its_committee(session: Session, tmp_path: Path) -> None:
    row: dict[str, object] = {
        "reference": "ISO/TC 999/SC 1",
        "title": {"en": "Samples"},
        "pMembers": [{"acronym": "SAC"}],
        "organizationLiaisons": [{"acronym": "EC"}],
    }
    plan = plan_of(session, tmp_path / "a.jsonl", row)
    assert (plan.rows, plan.counts) == (1, {Fate.TAKEN: 1})
    carry_out(session, plan)
    with session.reading() as reader:
        (committee,) = reader.find(Committee)
    assert (committee.kind, committee.parent) == (CommitteeKind.INTERNATIONAL, "ISO/TC 999")
    assert plan_of(session, tmp_path / "a.jsonl", row).counts == {Fate.UNCHANGED: 1}


def test_a_list_inside_an_object_is_still_its_rows(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    rows = [{"reference": f"ISO/TC {n}", "title": "T", "pMembers": []} for n in (997, 998)]
    path.write_text(json.dumps({"made": "2026", "committees": rows}), encoding="utf-8")
    plan = plan_import(session, path, ImportKind.COMMITTEES)
    assert plan.counts == {Fate.TAKEN: 2}


def test_dated_rows_build_a_history(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "po.csv"
    path.write_text(
        "Committee,Member body,P/O,Since,Until\n"
        "ISO/TC 211,SAC,P,2016-03-01,\n"
        "ISO/TC 211,SAC,O,2010-01-01,\n"
        "ISO/TC 211,BSI,P,2010-01-01,2012-12-31\n"
        "ISO/TC 211,BSI,O,2012-06-01,\n"
        "ISO/TC 211,DIN,P,31/12/2010,\n",
        encoding="utf-8",
    )
    plan = plan_import(session, path, ImportKind.COMMITTEES)
    rows = plan.tables[0].rows
    assert [row.fate.value for row in rows] == [
        "taken",
        "updated",
        "updated",
        "quarantined",
        "updated",
    ]
    assert "leaves no room" in str(rows[3].reason)
    carry_out(session, plan)
    with session.reading() as reader:
        found = reader.find(BodyParticipation, order=("body", "since"))
    assert [(i.body, i.status.value, str(i.since), str(i.until)) for i in found] == [
        ("BSI", "P", "2010-01-01", "2012-12-31"),
        ("DIN", "P", "2010-12-31", "None"),
        ("SAC", "O", "2010-01-01", "2016-02-29"),
        ("SAC", "P", "2016-03-01", "None"),
    ]
    again = plan_import(session, path, ImportKind.COMMITTEES)
    assert {row.fate.value for row in again.tables[0].rows} == {"unchanged", "quarantined"}


def imported(session: Session, path: Path, text: str) -> ImportPlan:
    path.write_text(text, encoding="utf-8")
    plan = plan_import(session, path, ImportKind.COMMITTEES)
    carry_out(session, plan)
    return plan


def fates(plan: ImportPlan) -> list[str]:
    return [row.fate.value for table in plan.tables for row in table.rows]


def statuses(session: Session) -> list[tuple[str, str, str, str, str]]:
    with session.reading() as reader:
        names = {item.id: item.reference for item in reader.find(Committee)}
        found = reader.find(BodyParticipation, order=("committee_id", "body", "since"))
    return [
        (names[i.committee_id], i.body, i.status.value, str(i.since), str(i.until)) for i in found
    ]


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("Committee,Title,P/O\nISO/TC 211,Geographic information,P\n", "None"),
        (
            "Committee,Title,P/O,Since\nISO/TC 211,Geographic information,P,2016-03-01\n",
            "2016-03-01",
        ),
        ("委员会,名称,成员身份,开始日期\nISO/TC 211,地理信息,P成员,2016-03-01\n", "2016-03-01"),
        ("TC/SC,成员身份,自\nISO/TC 211,积极成员（P）,2016-03-01\n", "2016-03-01"),
    ],
)
def test_a_status_beside_no_body_is_ours(
    session: Session, tmp_path: Path, text: str, since: str
) -> None:
    assert fates(imported(session, tmp_path / "po.csv", text)) == ["taken"]
    assert statuses(session) == [("ISO/TC 211", "SAC", "P", since, "None")]
    assert fates(imported(session, tmp_path / "po.csv", text)) == ["unchanged"]


def test_a_list_of_countries_below_its_committee(session: Session, tmp_path: Path) -> None:
    text = "ISO/TC 211 members\nCountry,Participation\nChina,P\nGermany,O\nFrance,host\n"
    plan = imported(session, tmp_path / "members.csv", text)
    assert fates(plan) == ["taken", "updated", "quarantined"]
    assert str(plan.tables[0].rows[2].reason) == "“host” is neither P nor O."
    assert [item[1:3] for item in statuses(session)] == [("Germany", "O"), ("SAC", "P")]


def test_a_status_that_is_not_understood_is_said(session: Session, tmp_path: Path) -> None:
    text = (
        "Committee,Title,P/O\nISO/TC 211,Geographic information,maybe\nISO/TC 46,Documentation,\n"
    )
    plan = imported(session, tmp_path / "po.csv", text)
    assert fates(plan) == ["quarantined", "taken"]
    assert "“maybe” is neither P nor O" in str(plan.tables[0].rows[0].reason)
    assert statuses(session) == []


def test_two_spans_of_one_body(session: Session, tmp_path: Path) -> None:
    text = (
        "委员会,成员体,成员身份,自,至\n"
        "ISO/TC 211,SAC,O,2010-01-01,2016-02-29\n"
        "ISO/TC 211,SAC,P,2016-03-01,至今\n"
    )
    assert fates(imported(session, tmp_path / "po.csv", text)) == ["taken", "updated"]
    assert statuses(session) == [
        ("ISO/TC 211", "SAC", "O", "2010-01-01", "2016-02-29"),
        ("ISO/TC 211", "SAC", "P", "2016-03-01", "None"),
    ]


def test_a_bare_subcommittee_is_asked_about(session: Session, tmp_path: Path) -> None:
    plan = imported(session, tmp_path / "po.csv", "Committee,Title,P/O\nSC 4,Data,P\n")
    assert fates(plan) == ["quarantined"]
    assert "does not say of which committee" in str(plan.tables[0].rows[0].reason)
    text = "Subcommittees of ISO/TC 184\nCommittee,Title,P/O\nSC 4,Data,P\n"
    assert fates(imported(session, tmp_path / "sc.csv", text)) == ["taken"]
    assert statuses(session)[0][0] == "ISO/TC 184/SC 4"


def test_another_status_of_ours_is_reported(session: Session, tmp_path: Path) -> None:
    with session.writing("records") as uow:
        tc = uow.add(Committee(reference="ISO/TC 211", kind=CommitteeKind.INTERNATIONAL))
        uow.add(BodyParticipation(committee_id=tc.id, body="SAC", status=Participation.P))
    plan = imported(session, tmp_path / "po.csv", "Committee,Title,P/O\nISO/TC 211,Maps,O\n")
    assert [str(problem) for problem in plan.tables[0].problems] == [
        "ISO/TC 211: SAC is P-member here and O-member by the list from now on."
    ]
