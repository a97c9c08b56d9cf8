"""Quorum at, under and over the limit; where a meeting stands on a day."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.domain.meetings.attending import Phase, Quorum, last_day, phase, quorum
from stdcommittee.domain.meetings.records import Attendance, Meeting, MeetingStatus, Presence

LEAST = Fraction(3, 4)
TODAY = dt.date(2026, 6, 11)


def listed(*presences: Presence, first: int = 1) -> list[Attendance]:
    return [
        Attendance(meeting_id=1, person_id=number, name=f"委员{number:02d}", presence=presence)
        for number, presence in enumerate(presences, first)
    ]


@pytest.mark.parametrize(
    ("members", "came", "needed", "reached"),
    [
        (25, 18, 19, False),
        (25, 19, 19, True),
        (29, 21, 22, False),
        (29, 22, 22, True),
        (49, 37, 37, True),
        (81, 60, 61, False),
        (81, 61, 61, True),
        (1, 0, 1, False),
    ],
)
def test_quorum_at_its_limit(members: int, came: int, needed: int, *, reached: bool) -> None:
    found = quorum(listed(*[Presence.PRESENT] * came), set(range(1, members + 1)), LEAST)
    assert (found.voting, found.present, found.needed) == (members, came, needed)
    assert found.reached is reached
    assert found.missing == max(0, needed - came)


def test_where_nobody_votes_no_quorum_is_reached() -> None:
    assert not quorum(listed(Presence.PRESENT), set(), LEAST).reached


def test_represented_excused_and_guests() -> None:
    attendances = [
        *listed(Presence.PRESENT, Presence.REPRESENTED, Presence.EXCUSED, Presence.ABSENT),
        *listed(Presence.PRESENT, Presence.INVITED, first=90),  # not on the roster
        Attendance(meeting_id=1, name="来宾", presence=Presence.PRESENT),
    ]
    voters = {1, 2, 3, 4}
    assert quorum(attendances, voters, LEAST) == Quorum(4, 1, 1, 1, 3, 2)
    counted = quorum(attendances, voters, LEAST, with_represented=True)
    assert (counted.counted, counted.missing) == (2, 1)


def test_somebody_listed_twice_counts_once() -> None:
    twice = [*listed(Presence.PRESENT), *listed(Presence.REPRESENTED)]
    found = quorum(twice, {1, 2}, LEAST, with_represented=True)
    assert (found.present, found.represented, found.counted) == (1, 0, 1)


@given(st.lists(st.sampled_from(Presence), max_size=40), st.integers(0, 40))
def test_one_more_who_comes_never_loses_the_quorum(marks: list[Presence], at: int) -> None:
    voters = set(range(1, len(marks) + 1))
    before = quorum(listed(*marks), voters, LEAST)
    changed = [Presence.PRESENT if place == at else mark for place, mark in enumerate(marks)]
    after = quorum(listed(*changed), voters, LEAST)
    assert after.counted >= before.counted
    assert after.reached or not before.reached


@pytest.mark.parametrize(
    ("begins", "ends", "status", "expected"),
    [
        (dt.date(2026, 6, 12), None, MeetingStatus.PLANNED, Phase.PLANNED),
        (dt.date(2026, 6, 11), None, MeetingStatus.PLANNED, Phase.RUNNING),
        (dt.date(2026, 6, 9), dt.date(2026, 6, 11), MeetingStatus.PLANNED, Phase.RUNNING),
        (dt.date(2026, 6, 9), dt.date(2026, 6, 10), MeetingStatus.PLANNED, Phase.PAST),
        (dt.date(2026, 6, 10), None, MeetingStatus.PLANNED, Phase.PAST),
        (None, None, MeetingStatus.PLANNED, Phase.UNDATED),
        (dt.date(2026, 6, 10), None, MeetingStatus.HELD, Phase.HELD),
        (dt.date(2027, 1, 1), None, MeetingStatus.CALLED_OFF, Phase.CALLED_OFF),
    ],
)
def test_phase(
    begins: dt.date | None, ends: dt.date | None, status: MeetingStatus, expected: Phase
) -> None:
    meeting = Meeting(title="年会", begins=begins, ends=ends, status=status)
    assert phase(meeting, TODAY) is expected
    assert last_day(meeting) == (ends or begins)
