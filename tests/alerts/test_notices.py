"""Stage notices: named from the day the stage ended, overdue after thirty days."""

from __future__ import annotations

import pytest

from stdcommittee.services.session import Session
from tests.figures import alerts, keep, spoken
from tests.indicators.test_notices import ballot, notice

_TO_SEND = "Draft International Standard (DIS) ended: notice to be sent"
_OVERDUE = "Draft International Standard (DIS) ended: notice overdue"


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2025-07-01", None),  # its last day
        ("2025-07-02", ("due", _TO_SEND, "2025-07-31")),
        ("2025-07-31", ("due", _TO_SEND, "2025-07-31")),
        ("2025-08-01", ("overdue", _OVERDUE, "2025-07-31")),
        ("2025-10-29", ("overdue", _OVERDUE, "2025-07-31")),
        ("2025-10-30", None),
    ],
)
def test_a_stage_that_ended(session: Session, on: str, said: tuple[str, str, str] | None) -> None:
    (number,) = keep(session, ballot("ISO/DIS 1", "2025-07-01"))
    found = alerts(session, "notices.due", on)
    assert [spoken(alert) for alert in found] == ([said] if said else [])
    for alert in found:
        assert (alert.kind, alert.record) == ("ballot", number)
        assert alert.rule == "mirror.stageNotice.days"


def test_a_prepared_notice_opens_itself_until_it_is_sent(session: Session) -> None:
    keep(session, ballot("ISO/DIS 1", "2025-07-01"))
    (number,) = keep(session, notice("ISO/DIS 1", "2025-07-01", ""))
    (alert,) = alerts(session, "notices.due", "2025-07-10")
    assert (alert.kind, alert.record) == ("stage_notice", number)


def test_nothing_once_it_is_sent(session: Session) -> None:
    keep(session, ballot("ISO/DIS 1", "2025-07-01"))
    keep(session, notice("ISO/DIS 1", "2025-07-01", "2025-09-01"))
    assert alerts(session, "notices.due", "2025-09-10") == []


def test_nothing_is_owed_for_stages_before_the_rule(session: Session) -> None:
    keep(session, ballot("ISO/DIS 1", "2025-05-31"))
    assert alerts(session, "notices.due", "2025-06-20") == []
