"""Adds ballots, comments, answers and findings to the invented workspace, and renders screens.

    python -m tools.sample_supervision FOLDER [--zoom 100] [--size 1366x768] [SCREEN …]

One picture per screen in Chinese and light, and one in English and dark.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import tempfile
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from stdcommittee.base.messages import Bilingual
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing, VoteValue
from stdcommittee.domain.comments.records import Comment, CommentRound, RoundStage
from stdcommittee.domain.comments.vocabulary import Disposition
from stdcommittee.domain.portfolio.records import Project, ProjectStage, StageEvent
from stdcommittee.domain.supervision.records import (
    Answer,
    DutyStatus,
    Finding,
    FindingSource,
    FindingStatus,
)
from stdcommittee.services.session import Session
from stdcommittee.services.supervision import answer_duty, attach_evidence
from tools.sample_workspace import OWN, PARTS
from tools.sample_workspace import build as build_workspace

if TYPE_CHECKING:
    from stdcommittee.ui.frame.window import MainWindow
    from stdcommittee.ui.toolkit.desk import Desk
    from stdcommittee.ui.toolkit.look import Look

MEMBERS = 29
TODAY = dt.date(2026, 6, 11)


def build(path: Path) -> Session:
    """Make the workspace with all that supervision looks at, and leave it open."""
    session = build_workspace(path)
    with session.writing(Bilingual("登记投票与意见", "Ballots and comments recorded")) as uow:
        for ballot, voted in _national():
            _vote(uow, uow.add(ballot), voted)
        for ballot in _international():
            uow.add(ballot)
        for place, (zh, en) in enumerate(PARTS[6:11]):
            _round(uow, place, zh, en)
        _stages(uow)
        for finding in _findings():
            uow.add(finding)
    _answers(session, path.parent)
    return session


def _national() -> Iterator[tuple[Ballot, int]]:
    for place in range(8):
        closes = dt.date(2024, 8, 20) + dt.timedelta(days=91 * place)
        zh, en = PARTS[place]
        yield _ballot(zh, en, closes, BallotStatus.OPEN), 23 + (place * 5) % 6 - 3 * (place == 4)
    for place, (days, voted) in enumerate(((7, 24), (19, 11))):
        zh, en = PARTS[6 + place]
        yield _ballot(zh, en, TODAY + dt.timedelta(days=days), BallotStatus.OPEN), voted


def _ballot(zh: str, en: str, closes: dt.date, status: BallotStatus) -> Ballot:
    return Ballot(
        title=f"{zh}·送审稿",
        title_en=f"{en}, draft for review",
        kind=BallotKind.DRAFT,
        committee=OWN,
        status=status,
        opened=closes - dt.timedelta(days=30),
        closes=closes,
        rule="cn.tc.draft",
        edition="cn/tc-measures-2020",
    )


def _vote(uow: object, ballot: Ballot, voted: int) -> None:
    import dataclasses

    from stdcommittee.storage.unit_of_work import UnitOfWork

    assert isinstance(uow, UnitOfWork)
    for number in range(1, MEMBERS + 1):
        voter = uow.add(
            Voter(ballot_id=ballot.id, name=f"委员{number:02d}", standing=Standing.MEMBER)
        )
        if number <= voted:
            uow.add(Vote(ballot_id=ballot.id, voter_id=voter.id, value=VoteValue.APPROVE))
    if ballot.closes is not None and ballot.closes < TODAY:
        closed = dataclasses.replace(
            ballot, status=BallotStatus.CLOSED, closed=ballot.closes, electorate=MEMBERS
        )
        uow.change(closed)


def _international() -> Iterator[Ballot]:
    rows = (
        ("ISO/DIS 19157-3 数据质量度量", BallotKind.DIS, 8, None, None),
        ("ISO/DIS 19127 大地测量", BallotKind.DIS, 5, VoteValue.APPROVE, None),
        ("CIB 2026-07 召集人", BallotKind.CIB, 15, VoteValue.APPROVE, 3),
        ("CIB 2026-03 工作计划", BallotKind.CIB, -60, None, None),
        ("CIB 2026-02 会议地点", BallotKind.CIB, -90, None, None),
        ("ISO/FDIS 19115-4 元数据", BallotKind.FDIS, -120, VoteValue.APPROVE, 125),
        ("CIB 2026-01 联络", BallotKind.CIB, -130, VoteValue.APPROVE, 135),
    )
    for title, kind, days, position, sent in rows:
        closes = TODAY + dt.timedelta(days=days)
        yield Ballot(
            title=title,
            title_en=title.rpartition(" ")[0],
            kind=kind,
            committee="ISO/TC 999",
            status=BallotStatus.OPEN if days >= 0 else BallotStatus.CLOSED,
            opened=closes - dt.timedelta(days=56),
            closes=closes,
            duty=Standing.P,
            position=position,
            positioned=closes - dt.timedelta(days=20) if position else None,
            sent=TODAY - dt.timedelta(days=sent) if sent else None,
            asked=12,
            replied=9 if position else 0,
        )


def _round(uow: object, place: int, zh: str, en: str) -> None:
    from stdcommittee.storage.unit_of_work import UnitOfWork

    assert isinstance(uow, UnitOfWork)
    closes = dt.date(2026, 4, 28) - dt.timedelta(days=40 * place)
    around = uow.add(
        CommentRound(
            title=f"{zh}·征求意见稿",
            title_en=f"{en}, draft for comment",
            committee=OWN,
            stage=RoundStage.PUBLIC,
            opened=closes - dt.timedelta(days=60),
            closes=closes,
            sent=84,
            replied=46,
            commented=31,
        )
    )
    total, opened = ((187, 66), (253, 41), (143, 0), (97, 9), (56, 2))[place]
    for number in range(total):
        answered = number >= opened
        uow.add(
            Comment(
                round_id=around.id,
                position=number,
                body="某省测绘质检站",
                clause=f"{3 + number // 20}.{number % 20}",
                comment="建议与现行标准一致。",
                disposition=Disposition.ACCEPTED if answered else None,
                answered=closes + dt.timedelta(days=10) if answered else None,
            )
        )


def _stages(uow: object) -> None:
    """Let the projects go through their stages, each in its own time."""
    from stdcommittee.storage.unit_of_work import UnitOfWork

    assert isinstance(uow, UnitOfWork)
    for place, project in enumerate(uow.reader.find(Project, order=("due",))):
        entered = project.planned or TODAY
        for number, stage in enumerate(list(ProjectStage)[2 : 3 + place % 4]):
            entered += dt.timedelta(days=70 + 37 * ((place + number) % 4))
            if entered < TODAY:
                uow.add(StageEvent(project_id=project.id, stage=stage, entered=entered))


def _findings() -> Iterator[Finding]:
    yield Finding(
        title="5 项标准超过复审周期",
        title_en="5 standards are past their review cycle",
        duty="1.26",
        indicator="reviews.on_time",
        source=FindingSource.INDICATOR,
        found=dt.date(2026, 3, 2),
        action="二季度内完成复审，超期标准提出修订或废止建议",
        action_en="Review within the second quarter; propose revision or withdrawal",
        owner="秘书02",
        due=dt.date(2026, 6, 30),
        status=FindingStatus.WORKING,
    )
    yield Finding(
        title="审查会签到表缺 2 人签名",
        title_en="Two signatures are missing on the attendance list",
        duty="1.20",
        found=dt.date(2026, 4, 20),
        action="补签并附说明",
        owner="委员03",
        due=dt.date(2026, 5, 20),
    )
    yield Finding(
        title="对口单位未及时告知项目阶段",
        title_en="Stages of projects were not made known in time",
        duty="5.10",
        found=dt.date(2025, 9, 1),
        action="按月通报",
        owner="秘书02",
        due=dt.date(2025, 12, 1),
        status=FindingStatus.CLOSED,
        closed=dt.date(2025, 11, 20),
        outcome="已建立按月通报制度",
    )


def _answers(session: Session, folder: Path) -> None:
    for duty, status, text in (
        ("0.1", DutyStatus.MET, "全部项目在本系统留痕，操作记录可核查。"),
        ("0.4", DutyStatus.PARTLY, "年度指标已建立，尚未覆盖行业标准。"),
        ("1.2", DutyStatus.MET, "起草人均提交利益申明。"),
    ):
        answer_duty(session, Answer(duty=duty, period="2026", status=status, text=text))
    path = folder / "操作记录抽查表.pdf"
    path.write_bytes(b"sample " * 400)
    attach_evidence(session, "0.1", "2026", path)
    path.unlink()


def main() -> None:
    """Render the screens."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from stdcommittee.base.messages import CHINESE, ENGLISH
    from stdcommittee.ui.theme.theme import Theme
    from stdcommittee.ui.theme.tokens import Scheme
    from stdcommittee.ui.toolkit.language import Language
    from stdcommittee.ui.toolkit.look import Look

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("screens", nargs="*", default=["today", "supervision", "reports"])
    parser.add_argument("--zoom", type=int, default=100)
    parser.add_argument("--size", default="1366x768")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    look = Look(Theme(app, scheme=Scheme.LIGHT, zoom=options.zoom), Language(app, CHINESE))
    with tempfile.TemporaryDirectory() as place:
        desk, window = open_window(build(Path(place) / "sample.stdc"), look, options.screens)
        wide, high = map(int, options.size.split("x"))
        window.resize(wide, high)
        window.show()
        for name in options.screens:
            window.show_screen(name)
            for code, scheme in ((CHINESE, Scheme.LIGHT), (ENGLISH, Scheme.DARK)):
                look.language.speak(code)
                look.theme.set_scheme(scheme)
                QTest.qWait(1000)
                for _ in range(100):  # until what is read in the background has come
                    if not desk.tasks.busy:
                        break
                    QTest.qWait(200)
                QTest.qWait(600)
                window.grab().save(str(options.folder / f"{name}_{code}_{options.zoom}.png"))
        window.close()
        desk.close()
        desk.session.close()


def open_window(session: Session, look: Look, screens: Sequence[str]) -> tuple[Desk, MainWindow]:
    """Return a window with some screens on a workspace, and the desk behind it."""
    from stdcommittee.ui.frame.actions import Actions
    from stdcommittee.ui.frame.footbar import FootBar
    from stdcommittee.ui.frame.window import MainWindow
    from stdcommittee.ui.toolkit.desk import Desk
    from stdcommittee.ui.toolkit.memory import NoMemory
    from stdcommittee.ui.toolkit.tasks import Tasks

    tasks = Tasks(FootBar(look), lambda failure: print(failure, failure.details))
    desk = Desk(session, look, Actions(look), NoMemory(), tasks)
    found = [import_module(f"stdcommittee.ui.screens.{name}").SCREEN for name in screens]
    window = MainWindow(found, desk)
    desk.notices = window.notices
    window.start()
    return desk, window


if __name__ == "__main__":
    main()
