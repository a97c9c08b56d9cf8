"""Builds an invented workspace to look at: a committee with its standards, projects and people."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from stdcommittee.base.clock import Clock
from stdcommittee.base.messages import Bilingual
from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.records import (
    BodyParticipation,
    Committee,
    CommitteeKind,
    InterestParty,
    Membership,
    Organization,
    OrganizationKind,
    Participation,
    Person,
    Role,
)
from stdcommittee.domain.portfolio.derived import complete, project_due
from stdcommittee.domain.portfolio.records import (
    AdoptionDegree,
    Extension,
    Project,
    ProjectNature,
    ProjectStage,
    ProjectStatus,
    Relation,
    RelationKind,
    ReviewConclusion,
    StageEvent,
    Standard,
    StandardStatus,
)
from stdcommittee.services.actors import add_actor
from stdcommittee.services.documents import attach
from stdcommittee.services.editing import save
from stdcommittee.services.session import Session, create_workspace

MOMENT = dt.datetime(2026, 6, 11, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
_CLOCK = Clock(MOMENT)
OWN = "SAC/TC 999"
PARTS = (
    ("元数据 第1部分：基础", "Metadata, Part 1: Fundamentals"),
    ("元数据 第2部分：影像", "Metadata, Part 2: Imagery"),
    ("元数据 XML 模式", "Metadata, XML schema"),
    ("数据字典 第1部分", "Data dictionary, Part 1"),
    ("地理空间数据库访问", "Geospatial database access"),
    ("光学卫星影像元数据", "Optical satellite image metadata"),
    ("观测、测量与样本", "Observations, measurements and samples"),
    ("数据质量 第1部分：通用要求", "Data quality, Part 1: General requirements"),
    ("空间模式", "Spatial schema"),
    ("时间模式", "Temporal schema"),
    ("要素编目方法", "Methodology for feature cataloguing"),
    ("地名与地址 第2部分：编配与维护", "Addressing, Part 2: Assigning and maintaining"),
    ("万维网地图服务接口", "Web map server interface"),
    ("三维地理场景数据质量", "Data quality of 3D scenes"),
    ("导航电子地图安全处理技术基本要求", "Navigation maps, basic safety requirements"),
    ("土地管理域模型", "Land administration domain model"),
)
ORGANIZATIONS = (
    ("某测绘科学研究院", "Institute A", OrganizationKind.INSTITUTE, InterestParty.PUBLIC),
    ("某省测绘质检站", "Laboratory B", OrganizationKind.LABORATORY, InterestParty.PUBLIC),
    ("某大学地学院", "University C", OrganizationKind.UNIVERSITY, InterestParty.PUBLIC),
    ("某卫星应用中心", "Centre D", OrganizationKind.INSTITUTE, InterestParty.USER),
    ("某导航科技公司", "Company E", OrganizationKind.ENTERPRISE, InterestParty.PRODUCER),
    ("某地图出版社", "Press F", OrganizationKind.ENTERPRISE, InterestParty.OPERATOR),
    ("某软件园区公司", "Company G", OrganizationKind.ENTERPRISE, InterestParty.PRODUCER),
    ("某消费者协会", "Consumers H", OrganizationKind.CONSUMER, InterestParty.CONSUMER),
    ("某自然资源厅", "Department I", OrganizationKind.AUTHORITY, InterestParty.PUBLIC),
    ("某城市规划院", "Planning J", OrganizationKind.INSTITUTE, InterestParty.USER),
)


def build(path: Path, *, passphrase: str | None = None) -> Session:
    """Make the workspace and leave it open."""
    session = create_workspace(
        path,
        name="地理信息示例标委会",
        committee=OWN,
        actor="秘书02",
        role="秘书处",
        passphrase=passphrase,
        clock=_CLOCK,
    )
    add_actor(session, "委员03", "委员")
    _people(session)
    _standards(session)
    _projects(session)
    _edits(session, path.parent)
    return session


def _people(session: Session) -> None:
    with session.writing(Bilingual("登记标委会与委员", "Committees and members recorded")) as uow:
        own = uow.add(
            Committee(
                reference=OWN,
                title_zh="地理信息",
                title_en="Geographic information",
                mirrors="ISO/TC 999",
                secretariat="某测绘科学研究院",
                created="1997-12",
            )
        )
        sub = uow.add(
            Committee(
                reference=f"{OWN}/SC 1",
                title_zh="影像分会",
                title_en="Imagery",
                kind=CommitteeKind.NATIONAL_SUB,
                parent=OWN,
            )
        )
        mirror = uow.add(
            Committee(
                reference="ISO/TC 999",
                title_en="Geographic information",
                title_zh="地理信息（国际）",
                kind=CommitteeKind.INTERNATIONAL,
            )
        )
        uow.add(
            BodyParticipation(
                committee_id=mirror.id,
                body="SAC",
                status=Participation.P,
                since=dt.date(2001, 3, 1),
            )
        )
        for body in ("DIN", "BSI", "AFNOR"):
            uow.add(BodyParticipation(committee_id=mirror.id, body=body, status=Participation.P))
        units = [
            uow.add(Organization(name=name, name_en=name_en, kind=kind))
            for name, name_en, kind, _ in ORGANIZATIONS
        ]
        for number in range(1, 30):
            unit = units[number % len(units)]
            person = uow.add(
                Person(
                    name=f"委员{number:02d}",
                    name_en=f"Member {number:02d}",
                    organization_id=unit.id,
                    title=("教授级高工", "高级工程师", "研究员")[number % 3],
                    email=f"member{number:02d}@example.org",
                )
            )
            role = {1: Role.CHAIR, 2: Role.VICE_CHAIR, 3: Role.SECRETARY}.get(number, Role.MEMBER)
            uow.add(
                Membership(
                    committee_id=own.id,
                    person_id=person.id,
                    organization_id=unit.id,
                    role=role,
                    party=ORGANIZATIONS[number % len(units)][3],
                    since=dt.date(2021, 11, 20),
                    until=dt.date(2026, 11, 19),
                    ended=dt.date(2025, 3, 1) if number == 28 else None,
                    end_reason="工作调动" if number == 28 else "",
                )
            )
            if number % 4 == 0:
                uow.add(
                    Membership(
                        committee_id=sub.id,
                        person_id=person.id,
                        organization_id=unit.id,
                        since=dt.date(2022, 5, 10),
                        until=dt.date(2027, 5, 9),
                    )
                )


def _standards(session: Session) -> None:
    today = session.clock.today()
    made = []
    for number, (zh, en) in enumerate(PARTS * 6):
        year = 2001 + number * 7 % 25
        status = StandardStatus.IN_FORCE
        if number % 9 == 5:
            status = StandardStatus.SUPERSEDED
        elif number % 31 == 7:
            status = StandardStatus.WITHDRAWN
        prefix = ("GB/T", "GB/T", "GB/T", "CH/T", "GB/Z")[number % 5]
        record = Standard(
            reference=f"{prefix} {91000 + number * 13}.{1 + number % 3}—{year}",
            title_zh=f"地理信息 {zh}",
            title_en=f"Geographic information, {en}",
            status=status,
            committee=OWN if number % 6 else f"{OWN}/SC 1",
            ics=("35.240.70",),
            ccs="A75",
            published=f"{year}-05-23",
            implemented=f"{year}-12-01",
            withdrawn=f"{year + 9}-01-01" if status is StandardStatus.SUPERSEDED else "",
            adopts=f"ISO 9{number:04d}-1:{year - 3}" if number % 3 == 0 else "",
            degree=AdoptionDegree.MOD if number % 3 == 0 else AdoptionDegree.NONE,
            reviewed=dt.date(2024, 11, 20) if number % 4 == 1 else None,
            conclusion=ReviewConclusion.CONTINUE if number % 4 == 1 else ReviewConclusion.NONE,
            department="自然资源部",
        )
        made.append(complete(record, session.rules, today))
    with session.writing(Bilingual("登记标准", "Standards recorded")) as uow:
        ids = uow.add_many(made)
        for place in range(0, 60, 4):
            uow.add(
                Relation(
                    standard_id=ids[place],
                    kind=RelationKind.REPLACES,
                    target=f"GB/T 9{place:04d}—1998",
                )
            )
            uow.add(
                Relation(
                    standard_id=ids[place],
                    kind=RelationKind.CITES,
                    target=made[place + 5].reference,
                )
            )
            uow.add(
                Relation(
                    standard_id=ids[place + 1],
                    kind=RelationKind.CITES,
                    target=made[place].reference,
                )
            )


def _projects(session: Session) -> None:
    with session.writing(Bilingual("登记计划项目", "Projects recorded")) as uow:
        for number, (zh, en) in enumerate(PARTS):
            planned = dt.date(2024, 3, 10) + dt.timedelta(days=47 * number)
            stage = list(ProjectStage)[1 + number * 5 % 5]
            mandatory = number % 7 == 6
            project = Project(
                reference=f"{planned:%Y}{900 + number:04d}-{'Q' if mandatory else 'T'}-334",
                title_zh=f"地理信息 {zh}（修订）",
                title_en=f"Geographic information, {en} (revision)",
                nature=ProjectNature.MANDATORY if mandatory else ProjectNature.RECOMMENDED,
                stage=stage,
                status=ProjectStatus.SUBMITTED if number == 3 else ProjectStatus.RUNNING,
                committee=OWN,
                planned=planned,
                submitted=dt.date(2025, 9, 1) if number == 3 else None,
                lead=ORGANIZATIONS[number % len(ORGANIZATIONS)][0],
                department="自然资源部",
            )
            stored = uow.add(project)
            extensions = []
            if number == 1:
                extensions.append(
                    Extension(
                        project_id=stored.id,
                        requested=dt.date(2025, 8, 20),
                        months=6,
                        granted=True,
                        reason="试验验证未完成",
                    )
                )
                uow.add(extensions[0])
            due = project_due(stored, extensions, session.rules)
            uow.change(_with_due(stored, due))
            entered = planned
            for step in list(ProjectStage)[1 : list(ProjectStage).index(stage) + 1]:
                uow.add(StageEvent(project_id=stored.id, stage=step, entered=entered))
                entered += dt.timedelta(days=110)


def _with_due(project: Project, due: dt.date | None) -> Project:
    import dataclasses

    return dataclasses.replace(project, due=due)


def _edits(session: Session, folder: Path) -> None:
    import dataclasses

    kind = kind_of(Standard)
    files = []
    for name, size in (
        ("标准文本.pdf", 42_000),
        ("编制说明.docx", 6_120),
        ("意见汇总处理表.docx", 3_880),
    ):
        path = folder / name
        path.write_bytes(name.encode() * (size // 10))
        files.append(path)
    with session.reading() as reader:
        first = reader.find(Standard, order=["sort"])[3]
    attach(session, kind, first.id, files)
    for path in files:
        path.unlink()
    for note in ("C39", "A76", "A75"):
        first = save(session, dataclasses.replace(first, ccs=note)).record
