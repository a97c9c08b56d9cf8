"""Committees: what is one, and what only has a reference like one."""

from __future__ import annotations

import json
from pathlib import Path

from stdcommittee.domain.people.records import BodyParticipation, Committee, CommitteeKind
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
