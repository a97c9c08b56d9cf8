"""Adds invented ballots and comments to the sample workspace, and pictures of their screens.

    python -m tools.sample_ballots FOLDER [--zoom 100]

One picture per screen, subject, theme and language, at 1366 × 768 (twice that at 200 %).
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from stdcommittee.base.conditions import Is
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, Mode, Vote
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing, VoteValue
from stdcommittee.domain.comments.records import Comment, CommentRound, RoundStage
from stdcommittee.domain.comments.vocabulary import Disposition
from stdcommittee.services.ballots import (
    close_ballot,
    create_ballot,
    open_ballot,
    record_consultation,
    record_position,
    record_result,
    record_sent,
    record_votes,
)
from stdcommittee.services.comments import answer_comments, comments_of
from stdcommittee.services.session import Session
from stdcommittee.storage.ballots import lines_of
from tools.sample_workspace import OWN, build

MIRROR = "ISO/TC 999"
_REASONS = (
    "5.2 采样特征与现有数据库模型不一致",
    "附录 B 示例与正文 6.3 矛盾",
    "术语 3.5“观测量”译法应与 GB/T 17694 一致",
    "过渡期不足，建议实施日期推迟半年",
    "",
    "7.4 一致性测试缺少可执行的脚本",
)
_CLAUSES = (
    *("", "引言", "2", "2", "3.4", "3.5", "3.5", "3.5", "3.9", "3.12", "5.1", "5.2", "6.2.1"),
    *("6.2.2", "6.2.2", "6.2.3", "6.3", "7.1", "7.4", "附录A", "A.2", "附录B", "参考文献"),
)
_BODIES = ("某信息中心", "某标准化研究院", "某大学地学院", "某省测绘质检站", "某城市规划院")
_TEXTS = (
    "ISO 19103:2015 已由 ISO 19103:2024 代替，引用版本应更新。",
    "GB/T 17694—2009 正在修订，宜改为不注日期引用，避免修订后引用失效。",
    "“单形”首次出现处应给出英文对应词 primitive。",
    "建议直接采用 GB/T 17694 的定义，删除本条注 1，避免同一术语在两项标准中含义不同。",
    "空间对象定义范围过窄，未覆盖没有几何表示、仅有拓扑表示的对象。",
    "The mapping to ISO 19107:2019 should be given in a table.",
)


def add_ballots(session: Session) -> None:
    """Put national and international ballots in every state into a sample workspace."""
    approve, disapprove, abstain = VoteValue.APPROVE, VoteValue.DISAPPROVE, VoteValue.ABSTAIN
    votes = [disapprove] * 6 + [abstain] * 2 + [approve] * 16
    _national(session, "地理信息 观测、测量与样本", (6, 4), (6, 18), votes)
    _national(session, "分委会 SC 1 换届方案", (5, 28), (6, 30), [approve] * 9 + [disapprove] * 2)
    ordinary = BallotKind.ORDINARY
    _national(session, "2026 年度经费预算调整", (6, 1), (7, 7), [approve] * 18, kind=ordinary)
    late = [approve] * 26 + [disapprove]
    _national(session, "地理信息 元数据 第3部分 立项建议", (5, 20), (6, 9), late)
    done = (
        ("数据质量 第1部分：通用要求", 25),
        ("基础地理实体分类与代码", 17),
        ("空间模式（修订）", 24),
    )
    for title, number in done:
        cast = [approve] * number + [disapprove] * (27 - number)
        made = _national(session, f"地理信息 {title}", (4, 2), (4, 20), cast)
        close_ballot(session, made.id, dt.date(2026, 4, 21))
    create_ballot(
        session,
        Ballot(
            title="三维地理场景数据质量 送审稿",
            committee=OWN,
            project="20251301-T-334",
            closes=dt.date(2026, 7, 20),
        ),
    )
    _international(session)


def _national(
    session: Session,
    title: str,
    opened: tuple[int, int],
    closes: tuple[int, int],
    votes: Sequence[VoteValue],
    **values: Any,
) -> Ballot:
    made = create_ballot(
        session,
        Ballot(
            title=title,
            title_en="Sample ballot of a national committee",
            committee=OWN,
            project="20251187-T-334",
            closes=dt.date(2026, *closes),
            **values,
        ),
    )
    begun = dt.date(2026, *opened)
    made = open_ballot(session, made.id, begun)
    with session.reading() as reader:
        voters = [line.voter for line in lines_of(reader, made.id)]
    ready = []
    negatives = iter(_REASONS)
    for place, (voter, value) in enumerate(zip(voters, votes, strict=False)):
        against = value is VoteValue.DISAPPROVE
        ready.append(
            Vote(
                ballot_id=made.id,
                voter_id=voter.id,
                value=value,
                reason=next(negatives, "与现行标准不协调") if against else "",
                cast=begun + dt.timedelta(days=place % 7),
                mode=Mode.MEETING if place % 3 else Mode.WRITTEN,
            )
        )
    record_votes(session, made.id, ready)
    return made


def _international(session: Session) -> None:
    plans: tuple[tuple[str, str, BallotKind, tuple[int, int], int], ...] = (
        ("CIB 999-2026-07", "工作组召集人续任", BallotKind.CIB, (6, 16), 2),
        ("ISO/DIS 19127", "大地测量登记", BallotKind.DIS, (6, 18), 1),
        ("ISO 19136-1:2020", "GML 第1部分", BallotKind.SR, (6, 25), 2),
        ("ISO/FDIS 19157-3", "数据质量度量登记", BallotKind.FDIS, (7, 23), 0),
        ("ISO/DIS 19109", "应用模式规则", BallotKind.DIS, (5, 20), 4),
        ("CIB 999-2026-02", "年度工作计划", BallotKind.CIB, (3, 20), 4),
        ("CIB 999-2026-03", "联络关系", BallotKind.CIB, (4, 3), 0),
        ("CIB 999-2026-04", "路线图", BallotKind.CIB, (4, 10), 0),
    )
    for document, title, kind, closes, steps in plans:
        made = create_ballot(
            session,
            Ballot(
                title=f"{document} {title}",
                title_en=f"{document} sample ballot",
                kind=kind,
                committee=MIRROR,
                document=document,
                closes=dt.date(2026, *closes),
                duty=Standing.P,
            ),
        )
        begun = dt.date(2026, closes[0], closes[1]) - dt.timedelta(days=60)
        open_ballot(session, made.id, min(begun, dt.date(2026, 6, 1)))
        if steps:
            day = min(dt.date(2026, 5, 12), dt.date(2026, *closes) - dt.timedelta(days=20))
            record_consultation(session, made.id, on=day, asked=14, replied=11)
        if steps > 1:
            value = VoteValue.REVISE if kind is BallotKind.SR else VoteValue.APPROVE
            record_position(session, made.id, value, on=day + dt.timedelta(days=6))
        if steps > 3:
            record_sent(session, made.id, on=day + dt.timedelta(days=8), with_comments=True)
            record_result(session, made.id, BallotOutcome.APPROVED, on=dt.date(2026, 6, 2))


def add_comments(session: Session, number: int = 187) -> None:
    """Put a round with comments, partly answered, into a sample workspace."""
    with session.writing("意见") as uow:
        around = uow.add(
            CommentRound(
                title="地理信息 空间模式（征求意见稿）",
                title_en="Geographic information, Spatial schema (draft for comment)",
                committee=OWN,
                document="GB/T 23707",
                project="20250931-T-334",
                stage=RoundStage.PUBLIC,
                opened=dt.date(2026, 2, 27),
                closes=dt.date(2026, 4, 28),
                sent=84,
                replied=46,
                commented=31,
            )
        )
        older = uow.add(CommentRound(title="空间模式（工作组讨论稿）", committee=OWN))
        uow.add_many(list(_comments(around.id, number)))
        uow.add_many(list(_comments(older.id, 4)))
    with session.reading() as reader:
        found = comments_of(reader, around.id)
    for place, answer in enumerate((Disposition.ACCEPTED, Disposition.NOT_ACCEPTED)):
        ids = [item.id for item in found[place : number // 2 : 3]]
        answer_comments(session, ids, answer, reason="已在 5.2 规定" if place else None)
    waiting = [found[-1].id, found[-2].id]
    answer_comments(session, waiting, Disposition.PENDING_REVIEW)


def _comments(round_id: int, number: int) -> Iterable[Comment]:
    for place in range(number):
        yield Comment(
            round_id=round_id,
            position=place + 1,
            raw_id=f"{place + 1:03d}",
            number=str(place + 1),
            body=_BODIES[place % len(_BODIES)],
            clause=_CLAUSES[place * 7 % len(_CLAUSES)],
            element="注1" if place % 4 == 1 else "",
            types=(("te",), ("ed",), ("te",), ("ge",))[place % 4],
            comment=_TEXTS[place % len(_TEXTS)],
            proposed_change="表达空间特征的对象。［GB/T 17694—2009，4.371］" if place % 2 else "",
        )


def main() -> None:
    """Write the pictures."""
    from stdcommittee.base.messages import catalog
    from stdcommittee.ui.frame.actions import Actions
    from stdcommittee.ui.screens.ballots import SCREEN as BALLOTS
    from stdcommittee.ui.screens.comments import SCREEN as COMMENTS
    from stdcommittee.ui.theme.theme import Theme
    from stdcommittee.ui.theme.tokens import Scheme
    from stdcommittee.ui.toolkit.desk import Desk
    from stdcommittee.ui.toolkit.language import Language
    from stdcommittee.ui.toolkit.look import Look
    from stdcommittee.ui.toolkit.memory import NoMemory
    from stdcommittee.ui.toolkit.notices import Notices
    from stdcommittee.ui.toolkit.tasks import Tasks

    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--zoom", type=int, default=100)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    look = Look(
        Theme(app, scheme=Scheme.LIGHT, zoom=given.zoom), Language(app, "zh", catalogs=catalog)
    )
    with tempfile.TemporaryDirectory() as place:
        session = build(Path(place) / "sample.stdc")
        add_ballots(session)
        add_comments(session)
        tasks = Tasks(_Silent(), _raise)
        desk = Desk(session, look, Actions(look), NoMemory(), tasks)
        for screen in (BALLOTS, COMMENTS):
            if given.only and given.only != screen.name:
                continue
            page: Any = screen.build(desk)
            desk.notices = Notices(look, page, foot=print)
            wide = 1318 if screen is COMMENTS else 1198  # beside the rail, narrow or wide
            page.resize(wide * given.zoom // 100, 698 * given.zoom // 100)
            page.show()
            for name, kind, number in _subjects(session, screen.name):
                page.open_record(kind, number)
                _settle(tasks)
                _shoot(app, look, page, given.folder / f"{screen.name}_{name}")
        desk.close()
        session.close()


def _subjects(session: Session, screen: str) -> list[tuple[str, str, int]]:
    with session.reading() as reader:
        if screen == "comments":
            first = reader.find(CommentRound)[0]
            found = comments_of(reader, first.id)
            return [("round", "comment", found[40].id)]
        wanted = {"open": "地理信息 观测、测量与样本", "draft": "三维地理场景数据质量 送审稿"}
        wanted["closed"] = "地理信息 基础地理实体分类与代码"
        wanted["intl"] = "ISO/DIS 19127 大地测量登记"
        records = {name: reader.first(Ballot, Is("title", t)) for name, t in wanted.items()}
    return [(name, "ballot", found.id) for name, found in records.items() if found is not None]


def _shoot(app: QApplication, look: Any, page: QWidget, stem: Path) -> None:
    from stdcommittee.ui.theme.tokens import Scheme

    for code, scheme in (("zh", Scheme.LIGHT), ("en", Scheme.DARK), ("en", Scheme.LIGHT)):
        look.theme.set_scheme(scheme)
        look.language.speak(code)
        app.processEvents()
        QTest.qWait(60)
        page.grab().save(f"{stem}_{code}_{scheme.value}.png")
    look.theme.set_scheme(Scheme.LIGHT)
    look.language.speak("zh")


def _settle(tasks: Any) -> None:
    """Wait until nothing runs any more."""
    for _ in range(4):
        QTest.qWait(150)
        while tasks.busy:
            QTest.qWait(50)


class _Silent:
    def set_task(self, *_: object, **__: object) -> None:
        pass

    def clear_task(self) -> None:
        pass


def _raise(failure: Exception) -> None:
    raise failure


if __name__ == "__main__":
    main()
