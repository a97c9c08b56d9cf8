"""Own calendar days: settled, counted with, taken back."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.base.errors import Invalid, Refused
from stdcommittee.services.own_days import add_own_day, list_own_days, remove_own_day
from stdcommittee.services.session import Session, open_workspace
from stdcommittee.services.working_days import year_of_days
from tests.figures import alerts, day, keep
from tests.indicators.test_international import ballot

FRIDAY, SATURDAY = dt.date(2026, 6, 12), dt.date(2026, 6, 13)


def test_a_day_is_counted_with_at_once_and_undone(session: Session) -> None:
    assert session.calendar().is_working(FRIDAY)
    before = year_of_days("cn", 2026, session.calendar()).working
    made = add_own_day(session, "cn", FRIDAY, worked=False, name=" 停电检修 ")
    assert not session.calendar().is_working(FRIDAY)
    assert session.calendar("ch-ge").is_working(FRIDAY)
    assert year_of_days("cn", 2026, session.calendar()).working == before - 1
    assert [(item.day, item.name) for item in list_own_days(session, 2026)] == [
        (FRIDAY, "停电检修")
    ]
    assert list_own_days(session, 2025) == ()
    (operation,) = session.workspace.operations(limit=1)
    assert str(operation.message) == "2026-06-12 is free here"
    remove_own_day(session, made.id)
    assert session.calendar().is_working(FRIDAY)
    session.undo(session.workspace.operations(limit=1)[0].id)
    assert not session.calendar().is_working(FRIDAY)


def test_a_day_is_settled_once(session: Session) -> None:
    add_own_day(session, "cn", SATURDAY, worked=True)
    with pytest.raises(Invalid, match="working day already"):
        add_own_day(session, "cn", SATURDAY, worked=True)
    add_own_day(session, "cn", SATURDAY, worked=False)
    (only,) = list_own_days(session, 2026)
    assert not only.worked
    with pytest.raises(Invalid, match="free already"):
        add_own_day(session, "cn", SATURDAY, worked=False)


def test_what_is_no_day_or_no_calendar_is_refused(session: Session) -> None:
    with pytest.raises(Invalid, match="Name the day"):
        add_own_day(session, "cn", None, worked=True)
    with pytest.raises(Invalid, match="no calendar"):
        add_own_day(session, "atlantis", FRIDAY, worked=True)
    with pytest.raises(Refused, match="gone already"):
        remove_own_day(session, 5)
    assert session.workspace.operations(limit=1)[0].kind.value != "edit"


def test_it_is_there_when_the_workspace_is_opened_again(session: Session) -> None:
    add_own_day(session, "ch-ge", FRIDAY, worked=False)
    session.close()
    with open_workspace(session.path, clock=session.clock) as again:
        assert not again.calendar("ch-ge").is_working(FRIDAY)


def test_alerts_count_with_own_days(session: Session) -> None:
    keep(session, ballot("a", closes=day("2025-06-20")))
    (alert,) = alerts(session, "international.vote", "2025-06-18")
    assert alert.working_days == 2
    add_own_day(session, "cn", day("2025-06-19"), worked=False)
    (alert,) = alerts(session, "international.vote", "2025-06-18")
    assert alert.working_days == 1
