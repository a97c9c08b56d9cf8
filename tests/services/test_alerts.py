"""What a person says of alerts: seen, put off with a reason, taken back."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.alerts import Alert
from stdcommittee.base.errors import Invalid, Refused
from stdcommittee.domain.portfolio.records import StandardStatus
from stdcommittee.domain.supervision.records import AlertHandling, AlertMark, Finding
from stdcommittee.services.alerts import current_alerts, mark_seen, snooze, unmark
from stdcommittee.services.session import Session, open_workspace
from tests.figures import day, keep
from tests.workspaces import standard

TODAY = day("2026-06-11")


@pytest.fixture
def alert(session: Session) -> Alert:
    """A review that is due in two months, beside a correction that is overdue."""
    keep(session, standard(1, status=StandardStatus.IN_FORCE, published="2021-08-11"))
    keep(session, Finding(title="问题", due=day("2026-06-01")))
    overdue, review = current_alerts(session)
    assert (overdue.source, review.source) == ("findings.due", "reviews.due")
    return review


def marks(session: Session) -> list[AlertMark]:
    with session.reading() as reader:
        return reader.find(AlertMark)


def test_seen_comes_last_until_it_is_nearer(session: Session, alert: Alert) -> None:
    overdue = current_alerts(session)[0]
    mark_seen(session, overdue)
    assert [(item.source, item.seen) for item in current_alerts(session)] == [
        ("reviews.due", False),
        ("findings.due", True),
    ]
    mark_seen(session, alert)
    (kept,) = [item for item in marks(session) if item.alert == alert.token]
    assert (kept.handling, kept.by) == (AlertHandling.SEEN, "委员01")
    assert {item.seen for item in current_alerts(session)} == {True}
    # Overdue is another step: it is raised anew.
    later = {item.source: item.seen for item in current_alerts(session, day("2026-08-12"))}
    assert later == {"reviews.due": False, "findings.due": True}


def test_put_off_until_a_day(session: Session, alert: Alert) -> None:
    snooze(session, alert, day("2026-07-01"), "等待主管部门答复")
    assert [item.source for item in current_alerts(session)] == ["findings.due"]
    assert alert.source not in {item.source for item in current_alerts(session, day("2026-06-30"))}
    assert alert.source in {item.source for item in current_alerts(session, day("2026-07-01"))}
    (mark,) = marks(session)
    assert (mark.handling, mark.until, mark.reason, mark.by) == (
        AlertHandling.SNOOZED,
        day("2026-07-01"),
        "等待主管部门答复",
        "委员01",
    )
    operation = session.workspace.operations(limit=1)[0]
    assert operation.reason == "等待主管部门答复"
    assert "2026-07-01" in str(operation.message)


def test_put_off_again_takes_the_place_of_before(session: Session, alert: Alert) -> None:
    snooze(session, alert, day("2026-07-01"), "甲")
    snooze(session, alert, day("2026-08-01"), "乙")
    (mark,) = marks(session)
    assert (mark.until, mark.reason) == (day("2026-08-01"), "乙")


@pytest.mark.parametrize(
    ("until", "reason", "field"),
    [
        (TODAY + dt.timedelta(days=1), "", "reason"),
        (TODAY + dt.timedelta(days=1), "  ", "reason"),
        (TODAY, "甲", "until"),
        (TODAY - dt.timedelta(days=1), "甲", "until"),
    ],
)
def test_putting_off_asks_for_a_reason_and_a_day_to_come(
    session: Session, alert: Alert, until: dt.date, reason: str, field: str
) -> None:
    with pytest.raises(Invalid) as invalid:
        snooze(session, alert, until, reason)
    assert list(invalid.value.problems) == [field]
    assert marks(session) == []


def test_taken_back(session: Session, alert: Alert) -> None:
    with pytest.raises(Refused, match="Nothing was said"):
        unmark(session, alert)
    snooze(session, alert, day("2026-07-01"), "甲")
    mark_seen(session, alert)
    unmark(session, alert)
    assert marks(session) == []
    assert alert in current_alerts(session)


def test_a_mark_can_be_undone(session: Session, alert: Alert) -> None:
    snooze(session, alert, day("2026-07-01"), "甲")
    session.undo(session.workspace.operations(limit=1)[0].id)
    assert alert in current_alerts(session)


def test_a_second_opener_reads_but_does_not_mark(session: Session, alert: Alert) -> None:
    with open_workspace(session.path, clock=session.clock) as second:
        assert [item.id for item in current_alerts(second)] == [
            item.id for item in current_alerts(session)
        ]
        with pytest.raises(Refused):
            mark_seen(second, alert)


def test_one_committee_and_an_unknown_one(session: Session, alert: Alert) -> None:
    keep(
        session,
        standard(
            2,
            status=StandardStatus.IN_FORCE,
            published="2021-08-11",
            committee="SAC/TC 999/SC 1",
        ),
    )
    found = current_alerts(session, committee="SAC/TC 999/SC 1")
    assert [item.committee for item in found if item.source == "reviews.due"] == ["SAC/TC 999/SC 1"]
    with pytest.raises(Refused, match="knows no committee"):
        current_alerts(session, committee="SAC/TC 5")
