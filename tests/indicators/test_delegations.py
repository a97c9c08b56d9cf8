"""ISO and IEC meetings attended; briefs and summaries by their day and one day after."""

from __future__ import annotations

from fractions import Fraction

from stdcommittee.domain.meetings.records import (
    Delegate,
    Delegation,
    Meeting,
    MeetingKind,
    MeetingStatus,
)
from stdcommittee.services.session import Session
from tests.figures import bad, day, good, keep, left_out, measure, said, share


def meeting(title: str, begins: str, **values: object) -> Meeting:
    filled: dict[str, object] = {"kind": MeetingKind.INTERNATIONAL, "committee": "ISO/TC 998"}
    return Meeting(title=title, begins=day(begins), **{**filled, **values})  # type: ignore[arg-type]


def test_attended(session: Session) -> None:
    went, empty, _off, _home, ahead = keep(
        session,
        meeting("a", "2026-03-02", ends=day("2026-03-06")),
        meeting("b", "2026-04-02"),
        meeting("c", "2026-04-02", status=MeetingStatus.CALLED_OFF),
        meeting("d", "2026-04-02", kind=MeetingKind.PLENARY),
        meeting("e", "2026-06-11"),  # today
    )
    sent, stayed = keep(
        session,
        Delegation(meeting_id=went, title="a"),
        Delegation(meeting_id=empty, title="b"),
    )
    keep(
        session,
        Delegate(delegation_id=sent, name="专家01", attended=True),
        Delegate(delegation_id=stayed, name="专家02"),
    )
    found = measure(session, "delegations.attended", "2026")
    assert share(found) == (Fraction(1, 2), 1, 2)
    assert (good(found), bad(found)) == ([went], [empty])
    assert left_out(found) == {ahead: "not over yet"}


def test_briefs_and_summaries(session: Session) -> None:
    begins, ends = "2025-05-11", day("2025-05-15")
    meetings = keep(session, *(meeting(name, begins, ends=ends) for name in "abc"))
    in_time, late, never = keep(
        session,
        Delegation(
            meeting_id=meetings[0], title="a", brief=day("2025-05-01"), summary=day("2025-06-14")
        ),
        Delegation(
            meeting_id=meetings[1], title="b", brief=day("2025-05-02"), summary=day("2025-06-15")
        ),
        Delegation(meeting_id=meetings[2], title="c"),
    )
    for name in ("delegations.briefed", "delegations.reported"):
        found = measure(session, name)
        assert (good(found), bad(found)) == ([in_time], [late, never])
        assert said(found.counted) == {
            in_time: "in time",
            late: "1 day late",
            never: "not done",
        }
        assert found.provisional


def test_not_yet_due(session: Session) -> None:
    (number,) = keep(session, meeting("a", "2026-06-08", ends=day("2026-06-10")))
    (item,) = keep(session, Delegation(meeting_id=number, title="a", brief=day("2026-05-01")))
    assert good(measure(session, "delegations.briefed", "2026")) == [item]
    assert left_out(measure(session, "delegations.reported", "2026")) == {item: "not yet due"}
