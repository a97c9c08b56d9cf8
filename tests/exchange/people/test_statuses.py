"""P- and O-memberships: rows in any order give one history, without overlaps."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from stdcommittee.base.messages import Message
from stdcommittee.domain.people.records import BodyParticipation, Participation
from stdcommittee.exchange.people.statuses import Histories, Said

P, O = Participation.P, Participation.O  # noqa: E741
TODAY = dt.date(2026, 6, 11)


def day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def said(status: Participation, since: str = "", until: str = "") -> Said:
    return Said("SAC", status, day(since), day(until))


def stored(status: Participation, since: str = "", until: str = "") -> BodyParticipation:
    return BodyParticipation(
        id=1, committee_id=1, body="SAC", status=status, since=day(since), until=day(until)
    )


def history(*rows: Said, known: BodyParticipation | None = None) -> list[tuple[str, str, str]]:
    """What stands in the end of what is new or changed."""
    histories = Histories([("TC", known)] if known is not None else [], TODAY)
    for row in rows:
        assert not isinstance(histories.meet("TC", row), Message)
    changed = [record for _, record in histories.changes()]
    return sorted((str(r.since or ""), str(r.until or ""), r.status.value) for r in changed)


CHAIN = (said(O, "2010-01-01"), said(P, "2015-05-01"), said(O, "2020-01-01"), said(P, "2024-03-01"))


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_rows_in_any_order(order: tuple[int, ...]) -> None:
    assert history(*(CHAIN[place] for place in order)) == [
        ("2010-01-01", "2015-04-30", "O"),
        ("2015-05-01", "2019-12-31", "P"),
        ("2020-01-01", "2024-02-29", "O"),
        ("2024-03-01", "", "P"),
    ]


def test_the_same_rows_again_change_nothing() -> None:
    histories = Histories([], TODAY)
    assert [histories.meet("TC", row) for row in CHAIN] == [True] * 4
    assert [histories.meet("TC", row) for row in CHAIN] == [False] * 4


def test_an_undated_list_after_a_dated_history() -> None:
    assert history(said(P), known=stored(P, "2015-01-01")) == []
    assert history(said(O), known=stored(P, "2015-01-01")) == [
        ("2015-01-01", "2026-06-10", "P"),
        ("2026-06-11", "", "O"),
    ]
    assert history(said(O), known=stored(P)) == [("", "", "O")]
    assert history(said(P), known=stored(P, "2015-01-01", "2020-12-31")) == [
        ("2026-06-11", "", "P")
    ]


def test_a_first_day_that_becomes_known() -> None:
    assert history(said(P, "2015-01-01"), known=stored(P)) == [("2015-01-01", "", "P")]
    assert history(said(P, "2015-01-01"), known=stored(O)) == [
        ("", "2014-12-31", "O"),
        ("2015-01-01", "", "P"),
    ]


def test_the_same_status_begun_anew_is_a_span_of_its_own() -> None:
    assert history(said(P, "2018-01-01"), known=stored(P, "2015-01-01")) == [
        ("2015-01-01", "2017-12-31", "P"),
        ("2018-01-01", "", "P"),
    ]


def test_a_last_day_that_becomes_known() -> None:
    assert history(said(P, "2015-01-01", "2020-12-31"), known=stored(P, "2015-01-01")) == [
        ("2015-01-01", "2020-12-31", "P")
    ]


@pytest.mark.parametrize(
    ("known", "row"),
    [
        (stored(P, "2015-01-01"), said(O, "2015-01-01")),
        (stored(P, "2015-01-01", "2020-12-31"), said(O, "2018-01-01")),
        (stored(P, "2015-01-01", "2020-12-31"), said(P, "2015-01-01", "2021-12-31")),
        (stored(P, "2015-01-01", "2020-12-31"), said(O, "2010-01-01", "2016-01-01")),
        (stored(P, "2026-06-11"), said(O)),
        (stored(P, "2030-01-01"), said(O, "2020-01-01", "2019-01-01")),
    ],
)
def test_what_cannot_both_be_true(known: BodyParticipation, row: Said) -> None:
    histories = Histories([("TC", known)], TODAY)
    assert isinstance(histories.meet("TC", row), Message)
    assert list(histories.changes()) == []


def test_days_do_not_overlap_however_rows_come() -> None:
    rows = [
        said(s, f"{y}-01-01", u)
        for s, y, u in ((P, 2011, ""), (O, 2013, "2014-06-30"), (P, 2016, ""))
    ]
    for order in itertools.permutations(rows):
        found = history(*order)
        assert [until for _, until, _ in found] == ["2012-12-31", "2014-06-30", ""]
