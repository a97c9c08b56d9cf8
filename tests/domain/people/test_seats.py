"""Spans of seats and statuses: overlaps are refused, gaps are told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.domain.people.records import BodyParticipation, Membership, Participation, Role
from stdcommittee.domain.people.seats import (
    Span,
    gaps_of,
    in_role,
    problems_of_span,
    renewed,
    span_of,
)


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _seat(number: int, since: str = "", until: str = "", ended: str = "") -> Membership:
    return Membership(
        id=number,
        committee_id=1,
        person_id=1,
        since=_day(since),
        until=_day(until),
        ended=_day(ended),
    )


OLD = _seat(1, "2019-01-01", "2023-12-31")


@pytest.mark.parametrize(
    ("seat", "field"),
    [
        (_seat(2, "2024-01-01", "2028-12-31"), ""),
        (_seat(2, "2023-12-31", "2028-12-31"), "since"),
        (_seat(2, "2019-01-01", "2019-01-01"), "since"),
        (_seat(2, "2014-01-01", "2018-12-31"), ""),
        (_seat(2, "2014-01-01", "2019-01-01"), "until"),
        (_seat(2, "", "2018-12-31"), ""),
        (_seat(2, "", ""), "since"),
        (_seat(2, "2018-01-01", ""), "until"),
        (_seat(1, "2019-06-01", ""), ""),
        (_seat(2, "2024-01-01", "2023-12-31"), "until"),
        (_seat(2, "2024-01-01", "", "2023-12-31"), "ended"),
        (_seat(2, "2024-01-01", "", "2024-01-01"), ""),
    ],
)
def test_the_field_that_overlaps_is_named(seat: Membership, field: str) -> None:
    assert list(problems_of_span(seat, [OLD])) == ([field] if field else [])


def test_the_other_seat_is_named_with_its_days() -> None:
    problems = problems_of_span(_seat(2, "2023-01-01"), [OLD])
    assert str(problems["since"]) == (
        "It overlaps with the seat as Member, 2019-01-01 to 2023-12-31."
    )


def test_who_left_leaves_room_from_that_day_on() -> None:
    left = _seat(1, "2019-01-01", "2023-12-31", "2022-03-01")
    assert span_of(left).last == dt.date(2022, 2, 28)
    assert problems_of_span(_seat(2, "2022-03-01"), [left]) == {}
    assert "since" in problems_of_span(_seat(2, "2022-02-28"), [left])


def test_a_status_overlaps_like_a_seat() -> None:
    def status(number: int, **values: Any) -> BodyParticipation:
        return BodyParticipation(
            id=number, committee_id=1, body="SAC", status=Participation.P, **values
        )

    former = status(1, since=dt.date(2010, 1, 1))
    problems = problems_of_span(status(2, since=dt.date(2015, 1, 1)), [former])
    assert "P-member" in str(problems["since"])


def test_gaps_before_and_after_are_counted_in_days() -> None:
    others = [OLD, _seat(3, "2030-01-01")]
    before, after = gaps_of(_seat(2, "2024-01-11", "2029-12-30"), others)
    assert (before.days, before.earlier) == (10, True)
    assert (after.days, after.earlier) == (1, False)
    assert "10 days" in str(before.said)
    assert str(after.said).startswith("1 day lies")
    assert gaps_of(_seat(2, "2024-01-01", "2029-12-31"), others) == ()


def test_another_term_is_a_new_seat_without_what_ended_the_old_one() -> None:
    left = _seat(4, "2019-01-01", "2023-12-31", "2023-05-01")
    again = renewed(left, dt.date(2024, 1, 1), dt.date(2028, 12, 31))
    assert again == _seat(0, "2024-01-01", "2028-12-31")


def test_another_role_goes_on_without_gap_or_overlap() -> None:
    before, after = in_role(OLD, Role.CHAIR, dt.date(2021, 5, 1))
    assert (before.id, before.role, after.id, after.role) == (1, Role.MEMBER, 0, Role.CHAIR)
    assert problems_of_span(after, [before]) == {}
    assert gaps_of(after, [before]) == ()
    assert after.until == OLD.until


_DAYS = st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2020, 1, 12))


@given(_DAYS, _DAYS, _DAYS, _DAYS)
def test_spans_meet_exactly_when_they_share_a_day(
    a: dt.date | None, b: dt.date | None, c: dt.date | None, d: dt.date | None
) -> None:
    days = [dt.date(2019, 12, 31) + dt.timedelta(days=n) for n in range(15)]

    def has(span: Span, day: dt.date) -> bool:
        return (span.first is None or span.first <= day) and (span.last is None or day <= span.last)

    one, other = Span(a, b), Span(c, d)
    shared = any(has(one, day) and has(other, day) for day in days)
    assert one.meets(other) is other.meets(one) is shared
