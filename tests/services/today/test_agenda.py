"""The agenda of a day: every alert in its part, what waits for whoever acts, what is put off."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.base.errors import Invalid, Refused
from stdcommittee.base.messages import catalog
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import BallotKind, VoteValue
from stdcommittee.domain.comments.records import Comment, CommentRound
from stdcommittee.domain.people.records import Person
from stdcommittee.domain.portfolio.records import Project, ProjectNature, ProjectStatus
from stdcommittee.domain.supervision.records import Finding
from stdcommittee.services.people.merging import merge
from stdcommittee.services.scope import Scope
from stdcommittee.services.session import Session
from stdcommittee.services.today import (
    Entry,
    Part,
    agenda,
    due_counts,
    mark_entries_seen,
    put_off_entries,
    raise_again,
)

TODAY = dt.date(2026, 6, 11)  # a Thursday; the Dragon Boat Festival is on the 19th
ALL = Scope()
said = catalog("zh").render


def _project(number: int, due: dt.date, committee: str = "SAC/TC 999") -> Project:
    return Project(
        reference=f"2024{number:04d}-T-999",
        title_zh=f"计划{number}",
        nature=ProjectNature.RECOMMENDED,
        status=ProjectStatus.RUNNING,
        committee=committee,
        planned=dt.date(2026, 5, 1),
        due=due,
    )


def _only(session: Session, part: Part) -> Entry:
    found = agenda(session, ALL).of(part)
    assert len(found) == 1
    return found[0]


def test_an_empty_workspace_has_an_empty_agenda(session: Session) -> None:
    assert agenda(session, ALL).entries == ()
    assert due_counts(session, ALL) == {}


@pytest.mark.parametrize(
    ("due", "part", "distance"),
    [
        (TODAY - dt.timedelta(days=1), Part.OVERDUE, "1 day late"),
        (TODAY - dt.timedelta(days=1096), Part.OVERDUE, "3 years late"),
        (TODAY, Part.DUE, "today"),
        (TODAY + dt.timedelta(days=1), Part.DUE, "1 working day"),
        (dt.date(2026, 6, 22), Part.DUE, "6 working days"),  # the festival is no working day
        (TODAY + dt.timedelta(days=30), Part.DUE, "20 working days"),
        (TODAY + dt.timedelta(days=32), Part.LATER, "21 working days"),
    ],
)
def test_a_project_stands_where_its_limit_puts_it(
    session: Session, due: dt.date, part: Part, distance: str
) -> None:
    with session.writing("project") as uow:
        uow.add(_project(1, due))
    found = [entry for entry in agenda(session, ALL).entries if entry.due == due]
    assert found[0].part is part
    assert str(found[0].distance) == distance
    assert found[0].kind == "project"


def test_the_most_pressing_come_first(session: Session) -> None:
    with session.writing("projects") as uow:
        for number, days in enumerate((20, -5, -90)):
            uow.add(_project(number, TODAY + dt.timedelta(days=days)))
    order = [entry.part for entry in agenda(session, ALL).entries]
    assert order == sorted(order, key=list(Part).index)
    overdue = agenda(session, ALL).of(Part.OVERDUE)
    assert [entry.due for entry in overdue] == sorted(entry.due for entry in overdue if entry.due)


def test_only_the_committees_in_view_count(session: Session) -> None:
    with session.writing("projects") as uow:
        uow.add(_project(1, TODAY - dt.timedelta(days=3), "SAC/TC 999"))
        uow.add(_project(2, TODAY - dt.timedelta(days=3), "SAC/TC 1"))
    for name, title in (("SAC/TC 999", "计划1"), ("SAC/TC 1", "计划2")):
        found = agenda(session, Scope((name,))).of(Part.OVERDUE)
        assert [said(entry.title) for entry in found] == [title]
    both = agenda(session, Scope(("SAC/TC 999", "SAC/TC 1"))).of(Part.OVERDUE)
    assert len(both) == 2


def test_a_vote_that_is_mine_and_missing_waits_for_me(session: Session) -> None:
    with session.writing("ballots") as uow:
        ballots = [
            uow.add(
                Ballot(
                    title=f"表决{number}",
                    kind=BallotKind.DRAFT,
                    status=status,
                    closes=dt.date(2026, 8, 1),
                )
            )
            for number, status in enumerate(
                (BallotStatus.OPEN, BallotStatus.OPEN, BallotStatus.DRAFT)
            )
        ]
        seats = [uow.add(Voter(ballot_id=item.id, name="委员01")) for item in ballots]
        uow.add(Voter(ballot_id=ballots[0].id, name="委员02"))
        uow.add(Vote(ballot_id=ballots[1].id, voter_id=seats[1].id, value=VoteValue.APPROVE))
    entry = _only(session, Part.WAITING)
    assert (entry.kind, entry.record) == ("ballot", ballots[0].id)
    assert entry.alert is None


def test_a_ballot_that_lists_me_as_the_record_that_was_merged(session: Session) -> None:
    with session.writing("ballots") as uow:
        me, copy, other = (uow.add(Person(name=name)) for name in ("委员01", "委员零一", "委员02"))
        mine, theirs = (
            uow.add(Ballot(title=title, kind=BallotKind.DRAFT, status=BallotStatus.OPEN))
            for title in ("表决甲", "表决乙")
        )
        for ballot, person in ((mine, copy), (theirs, other)):
            uow.add(Voter(ballot_id=ballot.id, name=person.name, person_id=person.id))
    merge(session, me, copy)
    assert _only(session, Part.WAITING).record == mine.id


def test_a_correction_of_mine_waits_unless_it_is_due_anyway(session: Session) -> None:
    with session.writing("findings") as uow:
        mine = uow.add(Finding(title="问题", owner="委员01"))
        uow.add(Finding(title="他人的问题", owner="委员02"))
        uow.add(Finding(title="已改", owner="委员01", closed=TODAY, outcome="好"))
        uow.add(Finding(title="逾期", owner="委员01", due=TODAY - dt.timedelta(days=1)))
    entry = _only(session, Part.WAITING)
    assert (entry.kind, entry.record) == ("finding", mine.id)
    assert said(_only(session, Part.OVERDUE).title) == "逾期"


def test_comments_without_a_day_wait(session: Session) -> None:
    with session.writing("round") as uow:
        around = uow.add(CommentRound(title="征求意见", closes=dt.date(2026, 4, 1)))
        uow.add(Comment(round_id=around.id, comment="意见"))
    assert _only(session, Part.WAITING).kind == "comment_round"


def test_what_was_seen_no_longer_counts(session: Session) -> None:
    with session.writing("projects") as uow:
        uow.add(_project(1, TODAY - dt.timedelta(days=3)))
        uow.add(_project(2, TODAY - dt.timedelta(days=4)))
    found = agenda(session, ALL).of(Part.OVERDUE)
    assert due_counts(session, ALL) == {"today": (2, True), "projects": (2, True)}
    assert mark_entries_seen(session, found[:1]) == 1
    again = agenda(session, ALL)
    assert again.count(Part.OVERDUE) == 1
    assert [entry.seen for entry in again.of(Part.OVERDUE)] == [False, True]
    assert due_counts(session, ALL) == {"today": (1, True), "projects": (1, True)}
    assert mark_entries_seen(session, again.of(Part.OVERDUE)[1:]) == 0


def test_what_is_put_off_is_named_and_comes_back(session: Session) -> None:
    with session.writing("project") as uow:
        uow.add(_project(1, TODAY - dt.timedelta(days=3)))
    entry = _only(session, Part.OVERDUE)
    until = TODAY + dt.timedelta(days=7)
    with pytest.raises(Invalid):
        put_off_entries(session, [entry], until, "")
    with pytest.raises(Invalid):
        put_off_entries(session, [entry], TODAY, "等批复")
    assert put_off_entries(session, [entry], until, "等批复") == 1
    off = _only(session, Part.PUT_OFF)
    assert agenda(session, ALL).of(Part.OVERDUE) == ()
    assert (said(off.title), said(off.message), off.due) == ("计划1", "等批复", until)
    assert due_counts(session, ALL) == {}
    assert agenda(session, ALL, until).of(Part.OVERDUE) != ()
    raise_again(session, off.mark)
    assert _only(session, Part.OVERDUE).record == entry.record
    with pytest.raises(Refused):
        raise_again(session, off.mark)
