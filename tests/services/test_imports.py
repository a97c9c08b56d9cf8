"""Imports from file to record: every row accounted for, twice changes nothing, one undo."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Unreadable
from stdcommittee.domain.documents.records import Document
from stdcommittee.domain.identifiers import Level
from stdcommittee.domain.people.records import (
    BodyParticipation,
    Committee,
    InterestParty,
    Membership,
    Organization,
    Participation,
    Person,
    Role,
)
from stdcommittee.domain.portfolio.records import (
    AdoptionDegree,
    Project,
    ProjectNature,
    ProjectStage,
    Relation,
    RelationKind,
    StageEvent,
    Standard,
    StandardStatus,
)
from stdcommittee.domain.workspace.records import ImportKind, ImportRun, QuarantinedRow
from stdcommittee.exchange.importing import Fate, ImportPlan
from stdcommittee.services.imports import carry_out, plan_import
from stdcommittee.services.session import Session
from stdcommittee.storage import attachments
from stdcommittee.storage.check import check_file
from tests.workspaces import record_tables

PORTFOLIO = """标准编号,中文名称,英文名称,发布日期,实施日期,状态,归口单位,采标号,采标程度,代替标准,上次复审
GB/T 19710.1-2023,地理信息 元数据 第1部分：基础,Metadata,2023-05-23,2023年12月1日,现行,TC230,ISO 19115-1:2014,MOD,GB/T 19710-2005,
GB/T 24357—2009,地理信息 元数据 XML模式实现规范,,2009-09-30,2010-02-01,现行,SAC/TC230,,,,2020-11-20
,没有编号的行,,,,,,,,,
合计 2 项,,,,,,,,,,
GB/T 17694—2009,地理信息 术语,,2009-02-30,,现行,,,,,
GB/T 1.1—2020,标准化工作导则,,2020-03-31,,很现行,,,,,
CH/T 1007—2001,基础地理信息数字产品元数据,,2001,,废止,,,,,
"""


def _write(path: Path, text: str, encoding: str = "utf-8-sig") -> Path:
    path.write_text(text, encoding=encoding)
    return path


def _fates(plan: ImportPlan) -> dict[int, Fate]:
    return {row.number: row.fate for table in plan.tables for row in table.rows}


def test_a_portfolio_in_chinese(session: Session, tmp_path: Path) -> None:
    path = _write(tmp_path / "标准目录.csv", PORTFOLIO, "gb18030")
    plan = plan_import(session, path, ImportKind.PORTFOLIO)
    assert _fates(plan) == {
        2: Fate.TAKEN,
        3: Fate.TAKEN,
        4: Fate.QUARANTINED,
        5: Fate.QUARANTINED,
        6: Fate.QUARANTINED,
        7: Fate.QUARANTINED,
        8: Fate.TAKEN,
    }
    reasons = [str(row.reason) for row in plan.tables[0].rows if row.reason]
    assert "no standard number" in reasons[0]
    assert "2009-02-30" in reasons[2]
    assert "很现行" in reasons[3]
    carry_out(session, plan)
    with session.reading() as reader:
        first = reader.first(Standard, Is("reference", "GB/T 19710.1—2023"))
        relations = [(r.kind, r.target) for r in reader.find(Relation)]
        quarantined = reader.find(QuarantinedRow)
        assert [s.reference for s in reader.find(Standard, order=["sort"])] == [
            "CH/T 1007—2001",
            "GB/T 19710.1—2023",
            "GB/T 24357—2009",
        ]
        assert reader.search("元数据 第1部分")[0][1] == first.id if first else None
    assert first is not None
    assert (first.level, first.status) == (Level.NATIONAL_RECOMMENDED, StandardStatus.IN_FORCE)
    assert (first.adopts, first.degree) == ("ISO 19115-1:2014", AdoptionDegree.MOD)
    assert (first.published, first.implemented) == ("2023-05-23", "2023-12-01")
    assert str(first.review_due) == "2028-05-23"
    assert relations == [(RelationKind.REPLACES, "GB/T 19710—2005")]
    assert [row.row for row in quarantined] == [4, 5, 6, 7]
    assert quarantined[1].cells[0] == "合计 2 项"


def test_importing_twice_changes_nothing(session: Session, tmp_path: Path) -> None:
    path = _write(tmp_path / "a.csv", PORTFOLIO)
    carry_out(session, plan_import(session, path, ImportKind.PORTFOLIO))
    head = session.workspace.head()
    again = plan_import(session, path)
    assert again.kind is ImportKind.PORTFOLIO
    assert again.counts == {Fate.UNCHANGED: 3, Fate.QUARANTINED: 4}
    assert carry_out(session, again).operation is None
    assert session.workspace.head() == head


def test_one_undo_takes_it_all_back(session: Session, tmp_path: Path) -> None:
    before = record_tables(session)
    path = _write(tmp_path / "a.csv", PORTFOLIO)
    outcome = carry_out(session, plan_import(session, path, ImportKind.PORTFOLIO))
    assert outcome.operation is not None
    session.undo(outcome.operation)
    assert record_tables(session) == before
    with session.reading() as reader:
        assert reader.search("元数据") == []
    assert check_file(session.path, None).ok


def test_the_source_file_is_kept_as_evidence(session: Session, tmp_path: Path) -> None:
    path = _write(tmp_path / "a.csv", PORTFOLIO)
    carry_out(session, plan_import(session, path, ImportKind.PORTFOLIO))
    with session.reading() as reader:
        run = reader.find(ImportRun)[0]
        document = reader.get(Document, run.document_id or 0)
        assert document is not None
        assert attachments.content(reader, document) == path.read_bytes()
    assert (run.rows, run.taken, run.quarantined) == (7, 3, 4)


def test_a_later_list_updates_what_it_says_and_leaves_the_rest(
    session: Session, tmp_path: Path
) -> None:
    carry_out(session, plan_import(session, _write(tmp_path / "a.csv", PORTFOLIO)))
    newer = "标准号,状态,废止日期\nGB/T 24357-2009,废止,2026-01-01\nGB/T 19710.1—2023,现行,\n"
    plan = plan_import(session, _write(tmp_path / "b.csv", newer))
    assert plan.counts == {Fate.UPDATED: 1, Fate.UNCHANGED: 1}
    carry_out(session, plan)
    with session.reading() as reader:
        changed = reader.first(Standard, Is("reference", "GB/T 24357—2009"))
    assert changed is not None
    assert (changed.status, changed.withdrawn) == (StandardStatus.WITHDRAWN, "2026-01-01")
    assert changed.title_zh.startswith("地理信息 元数据 XML")
    assert changed.review_due is None


def test_rows_of_one_file_complete_each_other_or_contradict(
    session: Session, tmp_path: Path
) -> None:
    text = (
        "number,title,date,status\n"
        "GB/T 7714—2015,信息与文献　参考文献著录规则,2015,\n"
        "GB/T 7714-2015,信息与文献 参考文献著录规则,2015-05-15,现行\n"
        "GB/T 7714-2015,另一个名称,,\n"
        "GB/T 7714—2015,,2015-05,\n"
    )
    plan = plan_import(session, _write(tmp_path / "a.csv", text), ImportKind.PORTFOLIO)
    assert list(_fates(plan).values()) == [
        Fate.TAKEN,
        Fate.UPDATED,
        Fate.QUARANTINED,
        Fate.UNCHANGED,
    ]
    carry_out(session, plan)
    with session.reading() as reader:
        (found,) = reader.find(Standard)
    assert (found.published, found.status) == ("2015-05-15", StandardStatus.IN_FORCE)


def test_projects_by_plan_number(session: Session, tmp_path: Path) -> None:
    text = (
        "计划号,项目名称,性质,下达日期,项目周期（月）,采标号,采标程度,归口单位,阶段,阶段日期,状态\n"
        "20251187-T-334,地理信息 观测、测量与样本,推荐,2025-03-28,,ISO 19156:2023,修改,SAC/TC 230,正在审查,2026-05-01,\n"
        "20250931-Q-334,地理信息 强制示例,强制,2025-01-31,16,,,SAC/TC 230,起草,2025-02-10,\n"
        "20240001-T-334,已终止的项目,推荐,2024-01-10,,,,,,,终止\n"
    )
    plan = plan_import(session, _write(tmp_path / "项目.csv", text), ImportKind.PORTFOLIO)
    assert plan.counts == {Fate.TAKEN: 3}
    carry_out(session, plan)
    with session.reading() as reader:
        first, second, third = reader.find(Project, order=["-reference"])
        events = reader.find(StageEvent)
    assert (first.nature, first.stage) == (ProjectNature.RECOMMENDED, ProjectStage.REVIEW)
    assert str(first.due) == "2026-03-28"  # adoption: 12 months
    assert str(second.due) == "2026-05-31"  # the plan's own 16 months, month end kept
    assert str(third.due) == "2025-07-10"  # recommended: 18 months
    assert {(e.project_id, str(e.entered)) for e in events} == {
        (first.id, "2026-05-01"),
        (second.id, "2025-02-10"),
    }


def test_a_file_without_any_known_heading_is_quarantined_whole(
    session: Session, tmp_path: Path
) -> None:
    path = _write(tmp_path / "letter.csv", "甲,乙\n一,二\n三,四\n")
    plan = plan_import(session, path, ImportKind.PORTFOLIO)
    assert plan.counts == {Fate.QUARANTINED: 3}
    with pytest.raises(Unreadable, match="none of the files"):
        plan_import(session, path)


FORM = "MB,Clause,Type,Comments,Proposed change,Observations of the secretariat\n"


def test_of_several_kinds_that_fit_the_one_that_understands_most_is_meant(
    session: Session, tmp_path: Path
) -> None:
    answers = (
        "CN,1,te,Why is it so?,Change it.,Accepted\nDE,2,ed,A comma.,Put it.,To be discussed\n"
    )
    plan = plan_import(session, _write(tmp_path / "comments.csv", FORM + answers))
    assert (plan.kind, plan.counts) == (ImportKind.COMMENTS, {Fate.TAKEN: 2})
    votes = "NB,P/O,Vote,Comments\nSAC,P,Yes,\nBSI,P,No,See 5.2\nDIN,O,Abstain,\n"
    assert plan_import(session, _write(tmp_path / "ISO_DIS_1.csv", votes)).kind is ImportKind.VOTES
    national = "姓名,单位,本会职务,代表方,表决意见\n委员01,某研究院,委员,使用者,赞成\n"
    plan = plan_import(session, _write(tmp_path / "20251187-T-334.csv", national))
    assert plan.kind is ImportKind.VOTES
    roster = national.replace("表决意见", "备注").replace("赞成", "")
    assert plan_import(session, _write(tmp_path / "a.csv", roster)).kind is ImportKind.ROSTER
    page = (
        "<table><tr><td>标准状态：</td><td>废止(1)</td></tr></table><table>"
        "<tr><th>序号<th>标准号<th>标准名称<th>状态<th>发布日期</tr>"
        "<tr><td>1<td>GB/T 20223-2006<td>棉短绒<td>废止<td>2006-03-10</tr></table>"
    )
    plan = plan_import(session, _write(tmp_path / "page.html", page))
    assert (plan.kind, plan.counts) == (ImportKind.PORTFOLIO, {Fate.TAKEN: 1})
    with_sum = "标准编号,中文名称\nGB/T 1.1—2020,导则\nISO 9001:2015,质量\n合计,2\n"
    plan = plan_import(session, _write(tmp_path / "list.csv", with_sum))
    assert (plan.kind, plan.counts[Fate.TAKEN]) == (ImportKind.PORTFOLIO, 2)


def test_a_list_of_headings_alone_has_no_rows(session: Session, tmp_path: Path) -> None:
    plan = plan_import(session, _write(tmp_path / "a.csv", "标准编号,中文名称,英文名称\n"))
    assert (plan.kind, plan.rows) == (ImportKind.PORTFOLIO, 0)


@pytest.mark.parametrize("content", ["", ",,,\n,,,\n", "[]", "{}"])
def test_what_is_empty_is_said_to_be_empty(session: Session, tmp_path: Path, content: str) -> None:
    for kind in (None, ImportKind.PORTFOLIO, ImportKind.ROSTER):
        with pytest.raises(Unreadable, match=r"is empty|no table with rows|not well-formed"):
            plan_import(session, _write(tmp_path / "a.json", content), kind)


def test_columns_can_be_corrected(session: Session, tmp_path: Path) -> None:
    path = _write(tmp_path / "a.csv", "编号,甲\nGB/T 1.1—2020,标准化工作导则\n")
    plan = plan_import(session, path, ImportKind.PORTFOLIO, chosen={"": {1: "title_zh"}})
    carry_out(session, plan)
    with session.reading() as reader:
        assert reader.find(Standard)[0].title_zh == "标准化工作导则"


ROSTER = """某示例标准化技术委员会（SAC/TC 999）委员名单,,,,,,
序号,姓名,本会职务,工作单位,代表方,职称,任职开始日期
1,委员01,主任委员,某研究院,公共利益方,正高级工程师,2024-01-01
2,委员02,委员兼秘书长,某标准化院,公共利益方,高级工程师,2024-01-01
3,委员03,委员,某科技公司,生产者,工程师,2024-01-01
4,委员04,观察员,某科技公司,使用者,,2024-01-01
5,委员05,名誉主席,某大学,公共利益方,,2024-01-01
6,,委员,某大学,,,
7,委员07,委员,某大学,火星方,,
"""


def test_a_roster(session: Session, tmp_path: Path) -> None:
    path = _write(tmp_path / "名单.csv", ROSTER)
    plan = plan_import(session, path, ImportKind.ROSTER)
    assert list(_fates(plan).values()) == [Fate.TAKEN] * 4 + [Fate.QUARANTINED] * 3
    carry_out(session, plan)
    with session.reading() as reader:
        (committee,) = reader.find(Committee)
        people = {p.id: p.name for p in reader.find(Person)}
        units = {u.id: u.name for u in reader.find(Organization)}
        seats = reader.find(Membership)
    assert committee.reference == "SAC/TC 999"
    found = {(people[s.person_id], units[s.organization_id or 0], s.role, s.party) for s in seats}
    assert found == {
        ("委员01", "某研究院", Role.CHAIR, InterestParty.PUBLIC),
        ("委员02", "某标准化院", Role.SECRETARY, InterestParty.PUBLIC),
        ("委员03", "某科技公司", Role.MEMBER, InterestParty.PRODUCER),
        ("委员04", "某科技公司", Role.OBSERVER, InterestParty.USER),
    }
    again = plan_import(session, path, ImportKind.ROSTER)
    assert again.counts == {Fate.UNCHANGED: 4, Fate.QUARANTINED: 3}
    assert carry_out(session, again).operation is None


def test_a_member_who_changed_units_stays_one_person(session: Session, tmp_path: Path) -> None:
    carry_out(session, plan_import(session, _write(tmp_path / "a.csv", ROSTER), ImportKind.ROSTER))
    moved = ROSTER.replace("委员03,委员,某科技公司", "委员03,委员,某新公司")
    plan = plan_import(session, _write(tmp_path / "b.csv", moved), ImportKind.ROSTER)
    assert plan.counts[Fate.UPDATED] == 1
    carry_out(session, plan)
    with session.reading() as reader:
        (person,) = reader.find(Person, Is("name", "委员03"))
        (unit,) = reader.find(Organization, Is("name", "某新公司"))
        (seat,) = reader.find(Membership, Is("person_id", person.id))
    assert person.organization_id == seat.organization_id == unit.id


def test_committees_with_their_bodies(session: Session, tmp_path: Path) -> None:
    lines = [
        {
            "id": 54904,
            "reference": "ISO/TC 211",
            "title": {"en": "Geographic information/Geomatics"},
            "status": "Active",
            "secretariat": {"acronym": "SIS"},
            "scope": {"en": "<p>Standards for <b>geographic</b> data.</p><ul><li>One</li></ul>"},
            "pMembers": [{"id": 1, "acronym": "SAC"}, {"id": 2, "acronym": "DIN"}],
            "oMembers": [{"id": 3, "acronym": "BSI"}],
        },
        {"id": 2, "reference": "ISO/TC 211/WG 9", "title": {"en": "Group"}, "parentId": 54904},
    ]
    path = tmp_path / "committees.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    carry_out(session, plan_import(session, path))
    with session.reading() as reader:
        first, second = reader.find(Committee, order=["reference"])
        bodies = {(b.body, b.status) for b in reader.find(BodyParticipation)}
    assert first.scope == "Standards for geographic data.\nOne"
    assert second.parent == "ISO/TC 211"
    assert bodies == {
        ("SAC", Participation.P),
        ("DIN", Participation.P),
        ("BSI", Participation.O),
    }
    text = "Committee,Member body,P/O\nISO/TC 211,SAC,O\nISO/TC 211,AFNOR,P\nISO/TC 211,XX,Q\n"
    plan = plan_import(session, _write(tmp_path / "b.csv", text), ImportKind.COMMITTEES)
    assert list(_fates(plan).values()) == [Fate.UPDATED, Fate.UPDATED, Fate.QUARANTINED]
    carry_out(session, plan)
    with session.reading() as reader:
        assert reader.first(BodyParticipation, Is("body", "SAC")).status is Participation.O  # type: ignore[union-attr]
    assert plan_import(session, tmp_path / "b.csv").counts[Fate.UNCHANGED] == 2


REAL = (
    ("iso/ISO_TC211.csv", 204),
    ("iso/ISO_IECJTC1_SC42.csv", 87),
    ("iso/ISO_TC8.csv", 872),
    ("iso/ISO_TC39.csv", 368),
    ("iso/deliverable_62085.json", 1),
    ("iso/deliverable_88821-88915.jsonl", 2),
    ("iec/TC65.csv", 1195),
    ("china/records_mixed_sources.csv", 29),
)


def test_real_portfolios(session: Session, real_inputs: Path) -> None:
    for name, rows in REAL:
        plan = plan_import(session, real_inputs / name)
        assert plan.kind is ImportKind.PORTFOLIO
        assert plan.rows == sum(plan.counts.values()) == rows, name
        assert plan.counts[Fate.QUARANTINED] == 0, name
        carry_out(session, plan)
    for name, _ in REAL:
        again = plan_import(session, real_inputs / name)
        assert again.writes == 0, name
    with session.reading() as reader:
        # JTC 1/SC 42 and the open-data samples: codes with lost zeros, integer codes, word stages
        by_reference = {s.reference: s for s in reader.find(Standard)}
        assert by_reference["ISO 9001:2015"].stage == "90.92"
        assert "<p>" not in by_reference["ISO 9001:2015"].scope
        assert by_reference["ISO 19101:2002"].status is StandardStatus.WITHDRAWN
        replaced = reader.find(Relation, Is("standard_id", by_reference["ISO 19101:2002"].id))
        assert [(r.kind, r.target) for r in replaced] == [
            (RelationKind.REPLACED_BY, "ISO 19101-1:2014")
        ]


def test_real_record_pages(session: Session, real_inputs: Path) -> None:
    pages = sorted((real_inputs / "china" / "openstd_html").glob("*newGbInfo*.html"))
    assert len(pages) == 6
    for path in pages:
        plan = plan_import(session, path)
        assert (plan.kind, plan.rows, plan.counts[Fate.QUARANTINED]) == (ImportKind.PORTFOLIO, 1, 0)
        carry_out(session, plan)
    with session.reading() as reader:
        found = {item.reference: item for item in reader.find(Standard)}
    assert len(found) == 5
    named = found["GB/T 1.1—2020"]
    assert (named.status, named.published, named.ics) == (
        StandardStatus.IN_FORCE,
        "2020-03-31",
        ("01.120",),
    )
    assert found["GB/T 1.1—2009"].status is StandardStatus.WITHDRAWN


def test_real_committees(session: Session, real_inputs: Path) -> None:
    plan = plan_import(session, real_inputs / "iso" / "iso_technical_committees.jsonl")
    assert plan.kind is ImportKind.COMMITTEES
    assert (plan.rows, plan.counts[Fate.TAKEN]) == (785, 785)
    carry_out(session, plan)
    with session.reading() as reader:
        assert (
            reader.count(BodyParticipation, Is("body", "SAC"), Is("status", Participation.P)) == 778
        )
        assert (
            reader.count(BodyParticipation, Is("body", "SAC"), Is("status", Participation.O)) == 2
        )
