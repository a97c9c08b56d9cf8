"""Notices owed, recorded in one act, and how many were in time."""

from __future__ import annotations

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.people.records import Committee
from stdcommittee.domain.portfolio.proposal_records import StageNotice
from stdcommittee.services.portfolio.notices import (
    Timing,
    notice_rows,
    notices,
    recipients_of,
    record_sent,
    unsent_conditions,
)
from stdcommittee.services.scope import Scope
from stdcommittee.services.session import Session
from tests.figures import day, keep
from tests.indicators.test_notices import ballot, notice


def test_owed_until_recorded(session: Session) -> None:
    keep(session, Committee(reference="SAC/TC 999", mirrors="ISO/TC 998；ISO/TC 1"))
    keep(
        session,
        ballot("ISO/DIS 1", "2026-05-01"),
        ballot("ISO/DIS 2", "2026-06-01"),
        ballot("ISO/DIS 3", "2026-07-01"),  # open still
        ballot("ISO/DIS 4", "2025-06-01"),  # more than a year ago
    )
    found = notices(session, Scope())
    assert [(x.told.document, x.left) for x in found.owed] == [
        ("ISO/DIS 1", -11),
        ("ISO/DIS 2", 20),
    ]
    assert (found.in_time, found.settled) == (0, 1)
    touched = record_sent(session, [x.told for x in found.owed], day("2026-06-11"))
    assert len(touched.records["stage_notice"]) == 2
    with session.reading() as reader:
        first, second = reader.find(StageNotice, order=("changed",))
    assert (first.stage, first.changed, first.noticed, first.recipients) == (
        "DIS",
        day("2026-05-01"),
        day("2026-06-11"),
        "SAC/TC 999",
    )
    after = notices(session, Scope())
    assert (after.owed, after.in_time, after.settled) == ((), 1, 2)
    rows = notice_rows(session, [first.id, second.id])
    assert [row.timing for row in rows.values()] == [Timing.LATE, Timing.IN_TIME]
    session.undo(touched.operation)
    assert len(notices(session, Scope()).owed) == 2


def test_a_prepared_notice_gets_its_day(session: Session) -> None:
    keep(session, ballot("ISO/DIS 1", "2026-06-01"))
    (number,) = keep(session, notice("ISO/DIS 1", "2026-06-01", ""))
    (owed,) = notices(session, Scope()).owed
    record_sent(session, [owed.told], day("2026-06-11"))
    with session.reading() as reader:
        (found,) = reader.find(StageNotice)
        assert reader.find(StageNotice, *unsent_conditions()) == []
    assert (found.id, found.noticed) == (number, day("2026-06-11"))


def test_not_before_the_stage_ended(session: Session) -> None:
    keep(session, ballot("ISO/DIS 1", "2026-06-01"))
    (owed,) = notices(session, Scope()).owed
    with pytest.raises(Refused, match="only on 2026-06-01"):
        record_sent(session, [owed.told], day("2026-05-31"))
    assert len(notices(session, Scope()).owed) == 1


def test_committees_that_are_told(session: Session) -> None:
    keep(
        session,
        Committee(reference="SAC/TC 2", mirrors="ISO/TC 998"),
        Committee(reference="SAC/TC 1", mirrors="ISO/TC 1; ISO/TC 998/SC 2"),
    )
    assert recipients_of(session, "ISO/TC 998/SC 2") == "SAC/TC 1; SAC/TC 2"
    assert recipients_of(session, "ISO/TC 99") == ""
    assert recipients_of(session, "") == ""


@pytest.mark.parametrize(
    ("changed", "noticed", "timing", "said"),
    [
        ("2026-05-12", "", Timing.DUE, "0 days left"),
        ("2026-05-11", "", Timing.OVERDUE, "overdue by 1 day"),
        ("2026-05-01", "2026-05-31", Timing.IN_TIME, "sent after 30 days"),
        ("2026-05-01", "2026-06-01", Timing.LATE, "sent after 31 days"),
    ],
)
def test_timing(session: Session, changed: str, noticed: str, timing: Timing, said: str) -> None:
    (number,) = keep(session, notice("ISO/DIS 1", changed, noticed))
    row = notice_rows(session, [number])[number]
    assert (row.timing, str(row.said)) == (timing, said)
    (bare,) = keep(session, StageNotice(document="ISO 2"))
    assert notice_rows(session, [bare])[bare].timing is Timing.OPEN
