"""Seats of a person recorded twice become one without losing a day or a role."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.domain.people.folding import Fold, contradiction, folds, seat_said
from stdcommittee.domain.people.records import InterestParty, Membership, Role
from stdcommittee.domain.people.seats import span_of


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def seat(number: int, since: str = "", until: str = "", ended: str = "", **more: Any) -> Membership:
    return Membership(
        id=number,
        committee_id=more.pop("committee_id", 1),
        person_id=number,
        since=day(since) if since else None,
        until=day(until) if until else None,
        ended=day(ended) if ended else None,
        **more,
    )


def only(kept: Membership, other: Membership) -> Fold:
    (found,) = folds([kept], [other])
    assert found.before == (kept, other)
    return found


@pytest.mark.parametrize(
    ("kept", "other", "joined"),
    [
        (("2018-01-01", "2022-12-31"), ("2020-01-01", "2027-12-31"), ("2018-01-01", "2027-12-31")),
        (("2023-01-01",), ("2018-01-01", "2023-06-01"), ("2018-01-01",)),
        (("2018-01-01", "2023-06-01"), ("2023-01-01",), ("2018-01-01",)),
        (("", "2023-06-01"), ("2023-01-01", "2027-01-01"), ("", "2027-01-01")),
        (
            ("2018-01-01", "2021-12-31"),
            ("2020-01-01", "2024-12-31", "2023-05-05"),
            ("2018-01-01", "2024-12-31", "2023-05-05"),
        ),
    ],
)
def test_it_lasts_over_the_days_of_all(kept: Any, other: Any, joined: Any) -> None:
    fold = only(seat(1, *kept), seat(2, *other))
    assert contradiction(fold) is None
    assert fold.after == seat(1, *joined)
    assert [item.id for item in fold.gone] == [2]


def test_what_is_left_open_is_filled_in_and_what_is_said_stays() -> None:
    kept = seat(1, "2023-01-01", certificate="", organization_id=5)
    other = seat(2, "2023-01-01", certificate="7", organization_id=6, party=InterestParty.USER)
    after = only(kept, other).after
    assert (after.certificate, after.organization_id, after.party) == ("7", 5, InterestParty.USER)


@pytest.mark.parametrize(
    ("kept", "other"),
    [
        (seat(1, "2023-01-01", "2027-12-31"), seat(2, "2023-01-01", "2027-12-31", "2024-01-01")),
        (seat(1, "2023-01-01", "", "2024-01-01"), seat(2, "2023-01-01", "", "2025-01-01")),
        (
            seat(1, "2023-01-01", "2023-03-31", role=Role.ADVISER),
            seat(2, "2023-01-01", "2027-12-31", role=Role.VICE_CHAIR),
        ),
    ],
)
def test_what_cannot_be_true_together(kept: Membership, other: Membership) -> None:
    why = str(contradiction(only(kept, other)))
    assert str(seat_said(kept)) in why
    assert str(seat_said(other)) in why


def test_terms_that_follow_each_other_and_other_committees_stay_apart() -> None:
    kept = seat(1, "2018-01-01", "2022-12-31")
    assert folds([kept], [seat(2, "2023-01-01", "2027-12-31")]) == ()
    assert folds([kept], [seat(2, "2018-01-01", "2022-12-31", committee_id=2)]) == ()


def test_a_seat_between_two_joins_all_three() -> None:
    first, last = seat(1, "2018-01-01", "2019-12-31"), seat(2, "2022-01-01", "2023-12-31")
    (fold,) = folds([first, last], [seat(3, "2019-01-01", "2022-06-30")])
    assert fold.after == seat(1, "2018-01-01", "2023-12-31")
    assert {item.id for item in fold.gone} == {2, 3}


DAYS = st.none() | st.dates(dt.date(2018, 1, 1), dt.date(2018, 1, 12))


@given(st.lists(st.tuples(st.booleans(), DAYS, DAYS), max_size=6))
def test_no_day_in_office_is_lost(drawn: list[tuple[bool, dt.date | None, dt.date | None]]) -> None:
    seats = [
        Membership(id=n, committee_id=1, person_id=int(own), since=since, until=until)
        for n, (own, since, until) in enumerate(drawn, 1)
    ]
    own, other = ([item for item in seats if item.person_id == n] for n in (1, 0))
    found = folds(own, other)
    folded = {item.id for fold in found for item in fold.before}
    after = [item for item in seats if item.id not in folded] + [fold.after for fold in found]
    for place in range(14):
        on = dt.date(2018, 1, 1) + dt.timedelta(days=place - 1)
        assert held(seats, on) == held(after, on)
    spans = [span_of(fold.after) for fold in found]
    assert not any(first.meets(second) for first, second in pairwise(spans))


def held(seats: list[Membership], on: dt.date) -> bool:
    return any(
        (item.since is None or item.since <= on) and (item.until is None or on <= item.until)
        for item in seats
    )
