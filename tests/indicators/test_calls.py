"""Calls for experts: answered, and open long enough."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.domain.people.expert_records import Applicant, ApplicantStatus, ExpertCall
from stdcommittee.domain.people.records import Committee
from stdcommittee.services.session import Session
from tests.figures import bad, counted, day, good, keep, left_out, measure, said
from tests.indicators.experts_sample import sample


def call(session: Session, opened: str, closes: str, committee: int | None = None) -> int:
    def read(text: str) -> dt.date | None:
        return day(text) if text else None

    (made,) = keep(
        session,
        ExpertCall(
            title="征集专家", opened=read(opened), closes=read(closes), committee_id=committee
        ),
    )
    return made


@pytest.mark.parametrize(
    ("closes", "judgement"),
    [("2025-06-30", "long enough"), ("2025-06-29", "1 day too short")],
)
def test_window(session: Session, closes: str, judgement: str) -> None:
    here = sample(session)
    made = call(session, "2025-06-01", closes, here.groups[0])
    found = measure(session, "calls.window")
    assert said(found.counted) == {made: judgement}
    assert found.counted[0].cells[3] == ("30" if judgement == "long enough" else "29")


def test_a_window_that_is_not_recorded_is_left_out(session: Session) -> None:
    made = call(session, "", "2025-06-30")
    assert left_out(measure(session, "calls.window")) == {made: "the days are not recorded"}


def test_answered(session: Session) -> None:
    here = sample(session)
    answered, silent, still = (
        call(session, "2025-01-01", "2025-02-01", here.groups[0]),
        call(session, "2025-01-01", "2025-02-01"),
        call(session, "2025-12-10", "2026-01-10"),
    )
    call(session, "2024-12-31", "2025-01-31")  # before the period
    for status in (ApplicantStatus.SELECTED, ApplicantStatus.APPLIED):
        keep(session, Applicant(call_id=answered, name="专家01", status=status))
    found = measure(session, "calls.answered")
    assert (good(found), bad(found)) == ([answered], [silent])
    assert left_out(found) == {still: "still open"}
    assert found.counted[1].cells[3:] == ("2", "1")


def test_calls_of_other_committees_do_not_count(session: Session) -> None:
    here = sample(session)
    (other,) = keep(session, Committee(reference="ISO/TC 1"))
    call(session, "2025-01-01", "2025-02-01", other)
    own = call(session, "2025-01-01", "2025-02-01", here.own)
    assert counted(measure(session, "calls.answered")) == [own]
