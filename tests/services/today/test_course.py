"""How things stand: projects against limits, ballots closing, comments open, votes cast."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from stdcommittee.base.messages import catalog
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing, VoteValue
from stdcommittee.domain.comments.records import Comment, CommentRound
from stdcommittee.domain.comments.vocabulary import Disposition
from stdcommittee.domain.portfolio.records import (
    Extension,
    Project,
    ProjectNature,
    ProjectStage,
    ProjectStatus,
    StageEvent,
)
from stdcommittee.services.scope import Scope
from stdcommittee.services.session import Session
from stdcommittee.services.today import overview

TODAY = dt.date(2026, 6, 11)
ALL = Scope()
DAY = dt.timedelta(days=1)


def _project(**values: object) -> Project:
    filled: dict[str, object] = {
        "reference": "20240001-T-999",
        "title_zh": "计划",
        "nature": ProjectNature.RECOMMENDED,
        "stage": ProjectStage.DRAFTING,
        "status": ProjectStatus.RUNNING,
        "planned": dt.date(2024, 12, 1),
        "months": 18,
        "due": dt.date(2026, 6, 1),
    }
    return Project(**{**filled, **values})  # type: ignore[arg-type]


def test_a_holiday_near_is_named_with_the_working_days_until_it(session: Session) -> None:
    found = overview(session, ALL)
    assert found.pause is not None
    assert found.pause.first == dt.date(2026, 6, 19)
    assert found.before == 5
    assert overview(session, ALL, dt.date(2026, 7, 1)).pause is None


def test_stages_follow_each_other_without_gap_until_today(session: Session) -> None:
    with session.writing("project") as uow:
        project = uow.add(_project())
        for stage, entered in (
            (ProjectStage.DRAFTING, dt.date(2025, 1, 1)),
            (ProjectStage.COMMENT, dt.date(2025, 9, 1)),
            (ProjectStage.REVIEW, TODAY + DAY),  # foreseen, not yet entered
        ):
            uow.add(StageEvent(project_id=project.id, stage=stage, entered=entered))
    (course,) = overview(session, ALL).projects
    assert [item.stage for item in course.stretches] == [
        ProjectStage.DRAFTING,
        ProjectStage.COMMENT,
    ]
    assert course.stretches[0].last + DAY == course.stretches[1].first
    assert course.stretches[1].last == TODAY


def test_a_project_without_events_is_shown_from_its_plan_on(session: Session) -> None:
    with session.writing("project") as uow:
        uow.add(_project(stage=ProjectStage.REVIEW))
    (course,) = overview(session, ALL).projects
    (stretch,) = course.stretches
    assert (stretch.stage, stretch.first) == (ProjectStage.REVIEW, dt.date(2024, 12, 1))


def test_the_limit_before_an_extension_is_kept_in_sight(session: Session) -> None:
    with session.writing("project") as uow:
        project = uow.add(_project(due=dt.date(2026, 12, 1)))
        uow.add(
            Extension(project_id=project.id, requested=dt.date(2026, 4, 1), months=6, granted=True)
        )
        other = uow.add(_project(reference="20240002-T-999", due=dt.date(2026, 6, 1)))
        uow.add(Extension(project_id=other.id, requested=dt.date(2026, 4, 1), months=6))
    second, first = overview(session, ALL).projects
    assert (first.due, first.former) == (dt.date(2026, 12, 1), dt.date(2026, 6, 1))
    assert second.former is None  # asked for, not granted


def test_only_projects_with_a_limit_of_ours_are_shown(session: Session) -> None:
    with session.writing("projects") as uow:
        uow.add(_project())
        uow.add(_project(reference="2", status=ProjectStatus.PUBLISHED))
        uow.add(_project(reference="3", nature=ProjectNature.INTERNATIONAL))
        uow.add(_project(reference="4", due=None))
    found = overview(session, ALL)
    assert (len(found.projects), found.total) == (1, 1)


def _ballot(uow: object, **values: object) -> Ballot:
    from stdcommittee.storage.unit_of_work import UnitOfWork

    assert isinstance(uow, UnitOfWork)
    filled: dict[str, object] = {
        "title": "表决",
        "kind": BallotKind.DRAFT,
        "committee": "SAC/TC 999",
        "status": BallotStatus.OPEN,
        "opened": dt.date(2026, 6, 1),
        "closes": TODAY + 5 * DAY,
        "rule": "cn.tc.draft",
        "edition": "cn/tc-measures-2020",
    }
    return uow.add(Ballot(**{**filled, **values}))  # type: ignore[arg-type]


def test_a_ballot_says_how_many_more_must_vote(session: Session) -> None:
    with session.writing("ballots") as uow:
        for title, voted in (("甲", 2), ("乙", 3)):
            ballot = _ballot(uow, title=title)
            for number in range(4):
                seat = uow.add(
                    Voter(ballot_id=ballot.id, name=f"委员{number}", standing=Standing.MEMBER)
                )
                if number < voted:
                    uow.add(Vote(ballot_id=ballot.id, voter_id=seat.id, value=VoteValue.APPROVE))
    short, enough = overview(session, ALL).ballots
    assert (short.voted, short.entitled, short.good) == (2, 4, False)
    assert str(short.state) == "1 more must vote"  # three quarters of four
    assert (enough.voted, enough.good) == (3, True)


def test_an_international_ballot_says_what_is_wanting(session: Session) -> None:
    with session.writing("ballots") as uow:
        for days, values in (
            (1, {}),
            (2, {"position": VoteValue.APPROVE}),
            (3, {"position": VoteValue.APPROVE, "sent": TODAY}),
            (-1, {}),
            (-30, {}),  # over for so long that it is history
        ):
            ours: dict[str, Any] = {"kind": BallotKind.DIS, "duty": Standing.P}
            ours["closes"] = TODAY + days * DAY
            _ballot(uow, **{**ours, **values})
        not_owed: tuple[dict[str, Any], ...] = (
            {"duty": Standing.O},
            {"kind": BallotKind.CD},
            {"excused": "ISO 已同意"},
        )
        for place, stated in enumerate(not_owed, 4):
            ours = {"kind": BallotKind.DIS, "duty": Standing.P, "closes": TODAY + place * DAY}
            _ballot(uow, **{**ours, **stated})
    found = [(str(item.state), item.good) for item in overview(session, ALL).ballots]
    assert found == [
        ("closing day passed", False),
        ("position by 06-05", False),
        ("to be sent by 06-11", False),  # the 13th is a Saturday
        ("vote sent", True),
        ("not a P-member: O-member", None),
        ("a consultation, no vote is due", None),
        ("excused: ISO 已同意", None),
    ]


def test_drafts_with_open_comments_come_first(session: Session) -> None:
    with session.writing("rounds") as uow:
        for title, count, answered in (("甲", 3, 3), ("乙", 4, 1), ("丙", 2, 1)):
            around = uow.add(CommentRound(title=title, closes=dt.date(2026, 5, 1)))
            for number in range(count):
                done = Disposition.ACCEPTED if number < answered else None
                uow.add(Comment(round_id=around.id, comment="意见", disposition=done))
        uow.add(CommentRound(title="无意见"))
    found = overview(session, ALL).drafts
    assert [(catalog("zh").render(item.title), item.open, item.total) for item in found] == [
        ("乙", 3, 4),
        ("丙", 1, 2),
        ("甲", 0, 3),
    ]


def test_eight_quarters_of_votes_up_to_this_one(session: Session) -> None:
    assert overview(session, ALL).quarters == ()  # no ballot has closed
    with session.writing("ballots") as uow:
        ballot = _ballot(uow, closes=dt.date(2026, 2, 10))
        for number in range(4):
            seat = uow.add(
                Voter(ballot_id=ballot.id, name=f"委员{number}", standing=Standing.MEMBER)
            )
            if number:
                uow.add(Vote(ballot_id=ballot.id, voter_id=seat.id, value=VoteValue.APPROVE))
        closed = {"status": BallotStatus.CLOSED, "closed": dt.date(2026, 2, 10)}
        uow.change(dataclasses.replace(ballot, **closed))  # type: ignore[arg-type]
    quarters = overview(session, ALL).quarters
    assert [(item.year, item.quarter) for item in quarters][-2:] == [(2026, 1), (2026, 2)]
    assert len(quarters) == 8
    assert (quarters[-2].measure.numerator, quarters[-2].measure.denominator) == (3, 4)
    assert quarters[-1].measure.counted == ()
