"""The attendance list of a meeting: filled from the roster of its day, marked, counted live."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Refused
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual, Message, Plural, Text
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.meetings.attending import DECIDING, Quorum, quorum
from stdcommittee.domain.meetings.records import Attendance, Meeting, Presence
from stdcommittee.domain.people.records import Committee, Membership
from stdcommittee.domain.people.roster import Roster, roster_on
from stdcommittee.domain.rules import Parameter
from stdcommittee.services.session import Session
from stdcommittee.storage.history import Touched
from stdcommittee.storage.people import Seats, seats_of
from stdcommittee.storage.reader import Reader

_LEAST = "vote.quorum"
_REPRESENTED = "meeting.represented.counts"


@frozen
class AttendanceLine:
    """One person on the list; `seat` is what the roster of the day says, None: not on it."""

    attendance: Attendance
    seat: Membership | None
    voting: bool


@frozen
class AttendanceSheet:
    """A meeting's list with its quorum and the ballots held in it.

    `quorum` None: no quorum is asked of such a meeting, or the roster of its committee is not
    known. `unlisted` seats of the roster are not on the list yet; `rules` stand behind the quorum.
    """

    meeting: Meeting
    lines: tuple[AttendanceLine, ...]
    quorum: Quorum | None
    rules: tuple[Parameter, ...]
    unlisted: int
    held_over: bool
    ballots: tuple[Ballot, ...]
    today: dt.date

    def count(self, presence: Presence) -> int:
        """Return how many on the list are marked so."""
        return sum(line.attendance.presence is presence for line in self.lines)


def attendance_sheet(session: Session, meeting: Meeting) -> AttendanceSheet:
    """Return who is on a meeting's list and whether enough of them attend."""
    day = meeting.begins or session.clock.today()
    with session.reading() as reader:
        listed = reader.find(Attendance, Is("meeting_id", meeting.id), order=("id",))
        ballots = reader.find(Ballot, Is("meeting_id", meeting.id), order=("opened", "id"))
        roster, _ = _roster(reader, session, meeting)
    seats = {seat.person_id: seat for seat in roster.seats} if roster is not None else {}
    voters = {seat.person_id for seat in roster.voting} if roster is not None else set()
    least = session.rules.parameter(_LEAST, day)
    counts = session.rules.parameter(_REPRESENTED, day)
    judged = None
    if voters and meeting.kind in DECIDING:
        judged = quorum(listed, voters, least.share, with_represented=bool(counts.number))
    there = {item.person_id for item in listed}
    return AttendanceSheet(
        meeting,
        tuple(
            AttendanceLine(item, seats.get(item.person_id or 0), item.person_id in voters)
            for item in listed
        ),
        judged,
        (least, counts),
        sum(person not in there for person in seats),
        roster is not None and roster.held_over,
        tuple(ballots),
        session.clock.today(),
    )


def fill_attendance(session: Session, meeting_id: int) -> Touched:
    """Put the roster of a meeting's day on its list, by the names and units of that day.

    Whoever is on the list already stays as marked.

    Raises:
        Refused: the meeting is gone, its committee is not recorded or has no seats on that day,
            all of them are on the list, or nothing may be written.
    """
    with session.reading() as reader:
        meeting = _meeting(reader, meeting_id)
        roster, seats = _roster(reader, session, meeting)
        listed = reader.find(Attendance, Is("meeting_id", meeting_id))
    if roster is None or seats is None or not roster.seats:
        raise Refused(
            Message("No roster is known for “{committee}”.", committee=meeting.committee or "–"),
            kept=Message("The list is as before."),
            advice=Message("Name the committee of the meeting, and record who sits on it."),
        )
    there = {item.person_id for item in listed}
    new = [_entry(meeting_id, seat, seats) for seat in roster.seats if seat.person_id not in there]
    if not new:
        raise Refused(
            Message("Everybody on the roster is on the list already."),
            kept=Message("The list is as before."),
        )
    message = Plural(
        "{n} person put on the list of “{meeting}”",
        "{n} persons put on the list of “{meeting}”",
        n=len(new),
        meeting=_called(meeting),
    )
    with session.writing(message) as uow:
        uow.add_many(new)
    return uow.touched


def mark_attendance(
    session: Session, ids: Sequence[int], presence: Presence, represented_by: str = ""
) -> Touched:
    """Mark people on a list; whom somebody represents is kept for those who are represented.

    Raises:
        Refused: one of them is no longer on the list, or nothing may be written.
    """
    with session.reading() as reader:
        listed = reader.many(Attendance, ids)
    if len(listed) < len(set(ids)):
        raise Refused(Message("Somebody is no longer on the list."))
    by = represented_by.strip() if presence is Presence.REPRESENTED else ""
    changed = [
        dataclasses.replace(item, presence=presence, represented_by=by) for item in listed.values()
    ]
    message: Text = Plural(
        "{n} person marked: {presence}",
        "{n} persons marked: {presence}",
        n=len(changed),
        presence=presence.text,
    )
    if len(changed) == 1:
        message = Message("{name}: {presence}", name=changed[0].name, presence=presence.text)
    with session.writing(message) as uow:
        uow.change_many(changed)
    return uow.touched


def mark_the_rest(session: Session, meeting_id: int, presence: Presence) -> Touched:
    """Mark everybody who is only invited so far.

    Raises:
        Refused: everybody is marked already, or nothing may be written.
    """
    with session.reading() as reader:
        waiting = reader.find(
            Attendance, Is("meeting_id", meeting_id), Is("presence", Presence.INVITED)
        )
    if not waiting:
        raise Refused(Message("Everybody on the list is marked already."))
    return mark_attendance(session, [item.id for item in waiting], presence)


def take_off(session: Session, ids: Iterable[int]) -> Touched:
    """Take people off a list.

    Raises:
        Refused: nothing may be written.
    """
    gone = list(ids)
    message = Plural("{n} person taken off the list", "{n} persons taken off the list", n=len(gone))
    with session.writing(message) as uow:
        uow.remove_many(Attendance, gone)
    return uow.touched


def _meeting(reader: Reader, meeting_id: int) -> Meeting:
    meeting = reader.get(Meeting, meeting_id)
    if meeting is None:
        raise Refused(Message("This meeting is no longer there."))
    return meeting


def _roster(
    reader: Reader, session: Session, meeting: Meeting
) -> tuple[Roster | None, Seats | None]:
    """Return the roster of a meeting's committee on its day (today where it has none)."""
    committee = (
        reader.first(Committee, Is("reference", meeting.committee)) if meeting.committee else None
    )
    if committee is None:
        return None, None
    seats = seats_of(reader, [committee.id])
    day = meeting.begins or session.clock.today()
    return roster_on(seats.by_committee[committee.id], day), seats


def _entry(meeting_id: int, seat: Membership, seats: Seats) -> Attendance:
    person = seats.people.get(seat.person_id)
    unit = seats.units.get(
        seat.organization_id or (person.organization_id if person is not None else 0) or 0
    )
    return Attendance(
        meeting_id=meeting_id,
        person_id=seat.person_id,
        name=person.name if person is not None else "–",
        organization=unit.name if unit is not None else "",
    )


def _called(meeting: Meeting) -> Text:
    return Bilingual(meeting.title, meeting.title_en)
