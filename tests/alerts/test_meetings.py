"""The plenary of the year, and meetings that nobody settled."""

from __future__ import annotations

from stdcommittee.domain.meetings.records import MeetingKind, MeetingStatus
from stdcommittee.domain.people.records import Committee
from stdcommittee.services.session import Session
from tests.figures import alerts, keep, spoken
from tests.indicators.test_meetings import OWN, meeting


def test_no_plenary_yet(session: Session) -> None:
    (number,) = keep(session, Committee(reference=OWN))
    assert alerts(session, "meetings.plenary", "2025-09-30") == []
    (alert,) = alerts(session, "meetings.plenary", "2025-10-01")
    assert spoken(alert) == ("risk", "No plenary meeting in 2025 yet", "2025-12-31")
    assert (alert.kind, alert.record, alert.rule) == ("committee", number, "tc.meeting.perYear")


def test_planned_or_held(session: Session) -> None:
    keep(session, Committee(reference=OWN))
    planned = meeting(
        session, "2025-12-10", [], kind=MeetingKind.PLENARY, status=MeetingStatus.PLANNED
    )
    (alert,) = alerts(session, "meetings.plenary", "2025-10-01")
    assert spoken(alert)[:2] == ("info", "Plenary meeting planned for 2025-12-10")
    assert (alert.kind, alert.record) == ("meeting", planned)
    meeting(session, "2025-03-10", [], kind=MeetingKind.PLENARY)
    assert alerts(session, "meetings.plenary", "2025-10-01") == []


def test_over_but_still_planned(session: Session) -> None:
    number = meeting(session, "2025-03-10", [], status=MeetingStatus.PLANNED)
    assert alerts(session, "meetings.unsettled", "2025-03-10") == []
    (alert,) = alerts(session, "meetings.unsettled", "2025-03-11")
    assert (alert.severity.value, alert.record) == ("info", number)
    assert alerts(session, "meetings.unsettled", "2025-06-20") == []
