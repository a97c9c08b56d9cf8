"""A committee's records, invented at random, for what supervision makes of them."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from stdcommittee.domain.ballots.castvote import CastVote
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Mode, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import Answer as Said
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing, VoteValue
from stdcommittee.domain.comments.records import Comment, CommentRound, RoundStage
from stdcommittee.domain.comments.vocabulary import Disposition
from stdcommittee.domain.documents.records import Evidence
from stdcommittee.domain.people.records import (
    Committee,
    CommitteeKind,
    InterestParty,
    Membership,
    Organization,
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
from stdcommittee.domain.rules import shipped, tally
from stdcommittee.domain.supervision.records import (
    Answer,
    DutyStatus,
    Finding,
    FindingStatus,
    IssuedReport,
)
from stdcommittee.services.session import Session
from stdcommittee.storage.attachments import attach_bytes
from stdcommittee.storage.unit_of_work import UnitOfWork

OWN = "SAC/TC 999"
UNDER = "SAC/TC 999/SC 1"
MIRRORED = "ISO/TC 998"
_NUMBERS = (
    "GB {n}—{y}",
    "GB/T {n}—{y}",
    "GB/Z {n}—{y}",
    "JB/T {n}—{y}",
    "QQ/T {n}—{y}",
    "DB11/T {n}—{y}",
)
_FIRST, _LAST = dt.date(2012, 1, 1), dt.date(2026, 6, 10)


class Chance(random.Random):
    """Random choices in the terms of the field."""

    def day(self, first: dt.date = _FIRST, last: dt.date = _LAST) -> dt.date:
        """A day between two days, both included."""
        return first + dt.timedelta(days=self.randint(0, (last - first).days))

    def maybe(self, value: Any, share: float = 0.5, otherwise: Any = None) -> Any:
        """A value, or with some chance something else."""
        return value if self.random() < share else otherwise


def fill(session: Session, chance: Chance, size: int = 12) -> None:
    """Write `size` records or so of each kind, one operation for each."""
    with session.writing("sample") as uow:
        _people(uow, chance, size)
        _standards(uow, chance, size)
        projects = _projects(uow, chance, size)
        _rounds(uow, chance, projects, size)
        _national(uow, chance, projects, size)
        _international(uow, chance, size)
        _supervision(uow, chance, size)


def _people(uow: UnitOfWork, chance: Chance, size: int) -> None:
    units = [uow.add(Organization(name=f"某研究院{n}")) for n in range(max(2, size // 3))]
    committees = [
        uow.add(Committee(reference=OWN, title_zh="示例", mirrors=MIRRORED)),
        uow.add(
            Committee(
                reference=UNDER, title_zh="示例分委会", kind=CommitteeKind.NATIONAL_SUB, parent=OWN
            )
        ),
        uow.add(Committee(reference=MIRRORED, kind=CommitteeKind.INTERNATIONAL)),
    ]
    for n in range(3 * size):
        person = uow.add(Person(name=f"委员{n:02d}", organization_id=chance.choice(units).id))
        since = chance.day(dt.date(2019, 1, 1), dt.date(2024, 1, 1))
        uow.add(
            Membership(
                committee_id=chance.choice(committees[:2]).id,
                person_id=person.id,
                organization_id=chance.maybe(chance.choice(units).id),
                role=chance.choice([*Role, Role.MEMBER, Role.MEMBER, Role.MEMBER]),
                party=chance.choice(list(InterestParty)),
                since=since,
                until=chance.maybe(since.replace(year=since.year + 5, day=1), 0.9),
                ended=chance.maybe(chance.day(since), 0.1),
            )
        )


def _standards(uow: UnitOfWork, chance: Chance, size: int) -> None:
    rules = shipped()
    stored: list[Standard] = []
    for n in range(2 * size):
        published = chance.day()
        pattern = chance.choice(_NUMBERS)
        adopts = chance.maybe(f"ISO {19000 + n % 5}:{chance.choice((2003, 2015))}", 0.4, "")
        draft = Standard(
            reference=pattern.format(n=90000 + n // 2, y=published.year),
            title_zh=f"地理信息 示例 {chance.choice('甲乙丙丁')}方法",
            committee=chance.choice((OWN, UNDER, "SAC/TC 1", "")),
            status=chance.choice((*[StandardStatus.IN_FORCE] * 6, *StandardStatus)),
            published=chance.maybe(published.isoformat(), 0.9, str(published.year)),
            implemented=chance.maybe(chance.day(published).isoformat(), 0.8, ""),
            withdrawn=chance.maybe(chance.day(published).isoformat(), 0.2, ""),
            filed=chance.maybe(chance.day(published)),
            adopts=adopts,
            degree=AdoptionDegree.IDT if adopts else AdoptionDegree.NONE,
            reviewed=chance.maybe(chance.day(published), 0.6),
            conclusion=chance.choice(list(ReviewConclusion)),
            text_public=chance.maybe("https://example.org", 0.5, ""),
            proposing_department=chance.maybe("某部", 0.5, ""),
            enforcement=chance.maybe("某局", 0.5, ""),
        )
        if any(item.reference == draft.reference for item in stored):
            continue
        made = complete(draft, rules, _LAST)
        assert isinstance(made, Standard)
        stored.append(uow.add(made))
    for n in range(5):
        for year, status in ((2003, StandardStatus.WITHDRAWN), (2015, StandardStatus.IN_FORCE)):
            if chance.random() < 0.8:
                foreign = Standard(
                    reference=f"ISO {19000 + n}:{year}", status=status, committee=MIRRORED
                )
                made = complete(foreign, rules, _LAST)
                assert isinstance(made, Standard)
                stored.append(uow.add(made))
    for _ in range(2 * size):
        uow.add(
            Relation(
                standard_id=chance.choice(stored).id,
                kind=chance.choice((RelationKind.CITES, RelationKind.CITES, RelationKind.REPLACES)),
                target=chance.maybe(chance.choice(stored).reference, 0.7, "GB/T 1.1"),
            )
        )


def _projects(uow: UnitOfWork, chance: Chance, size: int) -> list[Project]:
    made = []
    for n in range(size):
        planned = chance.day(dt.date(2022, 1, 1))
        nature = chance.choice(list(ProjectNature))
        project = Project(
            reference=f"{planned.year}{n:04d}-{nature.value or 'T'}-469",
            title_zh=f"地理信息 项目{n}",
            nature=nature,
            status=chance.choice([*ProjectStatus, ProjectStatus.RUNNING, ProjectStatus.SUBMITTED]),
            stage=chance.choice(list(ProjectStage)),
            committee=chance.choice((OWN, UNDER, "SAC/TC 1", "")),
            planned=chance.maybe(planned, 0.9),
            submitted=chance.maybe(chance.day(planned), 0.4),
            revises=chance.maybe(f"GB/T {90000 + n}—2015", 0.5, ""),
        )
        stored = uow.add(project)
        asked = [
            Extension(
                project_id=stored.id,
                requested=chance.day(planned),
                months=chance.randint(1, 14),
                granted=chance.random() < 0.6,
            )
            for _ in range(chance.randint(0, 2))
        ]
        for extension in asked:
            uow.add(extension)
        due = project_due(stored, asked, shipped())
        stored = Project(**{**_values(stored), "due": due})
        uow.change(stored)
        for stage in chance.sample(list(ProjectStage), chance.randint(0, 4)):
            uow.add(StageEvent(project_id=stored.id, stage=stage, entered=chance.day(planned)))
        made.append(stored)
    return made


def _values(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in type(record).__dataclass_fields__}


def _rounds(uow: UnitOfWork, chance: Chance, projects: list[Project], size: int) -> None:
    for n in range(size):
        opened = chance.day(dt.date(2023, 1, 1))
        around = uow.add(
            CommentRound(
                title=f"征求意见 {n}",
                committee=chance.choice((OWN, UNDER, "SAC/TC 1", "")),
                document=chance.choice(("GB/T 90001", "JB/T 1—2025", "T/ABC 1—2025", "")),
                project=chance.maybe(chance.choice(projects).reference, 0.7, ""),
                stage=chance.choice((*RoundStage, RoundStage.PUBLIC, RoundStage.PUBLIC)),
                opened=chance.maybe(opened, 0.9),
                closes=opened + dt.timedelta(days=chance.choice((29, 30, 59, 60, 61))),
                parties=tuple(
                    chance.sample(
                        ("生产者", "经营者", "user", "consumer", "公共利益方"),
                        chance.choice((3, 5)),
                    )
                ),
                sent=chance.randint(0, 40),
                replied=chance.randint(0, 50),
            )
        )
        for _ in range(chance.randint(0, 6)):
            disposition = chance.maybe(chance.choice(list(Disposition)), 0.8)
            uow.add(
                Comment(
                    round_id=around.id,
                    body="某研究院",
                    clause="4.1",
                    comment="示例意见",
                    disposition=disposition,
                    observation=chance.choice(("", "不采纳。", "不采纳。与GB/T 1.1不一致。")),
                    reason=chance.maybe("示例理由", 0.3, ""),
                    answered=chance.maybe(chance.day(opened), 0.7) if disposition else None,
                )
            )


def _national(uow: UnitOfWork, chance: Chance, projects: list[Project], size: int) -> None:
    for n in range(size):
        opened = chance.day(dt.date(2023, 1, 1))
        closes = opened + dt.timedelta(days=20)
        kind = chance.choice([kind for kind in BallotKind if kind.national])
        ballot = uow.add(
            Ballot(
                title=f"表决 {n}",
                kind=kind,
                committee=chance.choice((OWN, UNDER, "SAC/TC 1", "")),
                project=chance.maybe(chance.choice(projects).reference, 0.6, ""),
                mode=chance.choice(list(Mode)),
                status=BallotStatus.OPEN,
                opened=opened,
                closes=closes,
            )
        )
        _votes(uow, chance, ballot, size)
        status = chance.choice((BallotStatus.OPEN, *[BallotStatus.CLOSED] * 3))
        if status is BallotStatus.CLOSED:
            _close(uow, chance, ballot)


def _votes(uow: UnitOfWork, chance: Chance, ballot: Ballot, size: int) -> None:
    for n in range(size):
        voter = uow.add(
            Voter(
                ballot_id=ballot.id,
                name=f"委员{n:02d}",
                standing=chance.choice(
                    (*[Standing.MEMBER] * 4, Standing.DRAFTER, Standing.ADVISER, None)
                ),
            )
        )
        for _ in range(chance.choice((0, 1, 1, 1, 2))):
            value = chance.choice(
                (
                    VoteValue.APPROVE,
                    VoteValue.APPROVE,
                    VoteValue.DISAPPROVE,
                    VoteValue.ABSTAIN,
                    None,
                )
            )
            uow.add(
                Vote(
                    ballot_id=ballot.id,
                    voter_id=voter.id,
                    value=value,
                    stated="" if value else chance.choice(("", "?")),
                    reasons=chance.choice(list(Said)),
                    reason=chance.maybe("示例理由", 0.3, ""),
                    count=chance.choice((1, 1, 1, 3)),
                )
            )


def _close(uow: UnitOfWork, chance: Chance, ballot: Ballot) -> None:
    rule = shipped().rule_for(ballot.kind, "cn", dt.date(2025, 1, 1))
    votes = [
        CastVote(
            voter=str(n), standing=Standing.MEMBER, vote=chance.choice((VoteValue.APPROVE, None))
        )
        for n in range(20)
    ]
    verdict = tally(rule, votes).to_json() if rule is not None else None
    values = {
        **_values(ballot),
        "status": BallotStatus.CLOSED,
        "closed": chance.maybe(ballot.closes, 0.9),
        "verdict": chance.maybe(verdict, 0.9),
    }
    uow.change(Ballot(**values))


def _international(uow: UnitOfWork, chance: Chance, size: int) -> None:
    for n in range(2 * size):
        opened = chance.day(dt.date(2024, 1, 1), dt.date(2026, 6, 1))
        closes = opened + dt.timedelta(days=chance.choice((28, 56, 84)))
        sent = chance.maybe(chance.day(opened, closes + dt.timedelta(days=3)), 0.8)
        asked = chance.randint(0, 9)
        ballot = uow.add(
            Ballot(
                title=f"ISO/DIS 1900{n}",
                kind=chance.choice([kind for kind in BallotKind if not kind.national]),
                committee=chance.choice((MIRRORED, f"{MIRRORED}/SC 1", "ISO/TC 1", "")),
                status=chance.choice(
                    (BallotStatus.OPEN, BallotStatus.CANCELLED, BallotStatus.OPEN)
                ),
                opened=opened,
                closes=closes,
                duty=chance.choice(
                    (Standing.P, Standing.P, Standing.P, Standing.O, Standing.OUTSIDE)
                ),
                position=chance.choice((*list(VoteValue), None)),
                position_reason=chance.maybe("示例理由", 0.5, ""),
                asked=asked,
                replied=chance.randint(0, asked),
                positioned=chance.maybe(chance.day(opened, closes)),
                sent=sent,
                with_comments=chance.random() < 0.5,
            )
        )
        if chance.random() < 0.3:
            document = attach_bytes(uow, f"proof {n}".encode(), f"凭证{n}.pdf")
            uow.add(Evidence(document_id=document.id, kind="ballot", record_id=ballot.id))


def _supervision(uow: UnitOfWork, chance: Chance, size: int) -> None:
    for n in range(size):
        found = chance.day(dt.date(2024, 1, 1))
        closed = chance.maybe(chance.day(found))
        uow.add(
            Finding(
                title=f"问题 {n}",
                duty=chance.choice(("1.7", "1.26", "")),
                indicator=chance.choice(("projects.on_time", "")),
                found=found,
                due=chance.maybe(chance.day(found), 0.9),
                status=FindingStatus.CLOSED if closed else FindingStatus.OPEN,
                closed=closed,
                outcome="已纠正" if closed else "",
            )
        )
    for duty in chance.sample(("0.1", "1.7", "1.26", "5.5", "9.6", "7.3"), 4):
        answer = uow.add(
            Answer(
                duty=duty,
                period="2025",
                status=chance.choice(list(DutyStatus)),
                text="示例答复",
                overrides=chance.random() < 0.3,
                reason="示例理由",
            )
        )
        if chance.random() < 0.5:
            document = attach_bytes(uow, f"answer {duty}".encode(), f"证据{duty}.pdf")
            uow.add(Evidence(document_id=document.id, kind="answer", record_id=answer.id))
    if chance.random() < 0.5:
        uow.add(
            IssuedReport(
                number="年报1",
                kind="annual",
                period="2024",
                issued=chance.day(dt.date(2025, 1, 1), dt.date(2025, 4, 1)),
            )
        )
