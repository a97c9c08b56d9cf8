"""How a person took part over a period: in the ballots they could vote in, and in meetings."""

from __future__ import annotations

import datetime as dt

from stdcommittee.base.conditions import Is, OneOf
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual, Text
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Voter
from stdcommittee.domain.meetings.records import Attendance, Meeting, MeetingStatus, Presence
from stdcommittee.domain.supervision.period import Period
from stdcommittee.services.session import Session
from stdcommittee.storage.people import same_person, turnout
from stdcommittee.storage.reader import Reader

CAME = (Presence.PRESENT, Presence.REPRESENTED)


@frozen
class BallotTaken:
    """One ballot that a person was entitled to vote in."""

    ballot: int
    title: Text
    closes: str
    open: bool
    voted: bool


@frozen
class MeetingTaken:
    """One meeting that a person was on the list of, and whether they came."""

    meeting: int
    title: Text
    held: str
    presence: Presence

    @property
    def came(self) -> bool:
        """Whether the person was there, or sent somebody."""
        return self.presence in CAME


@frozen
class Participation:
    """The ballots and meetings of one person, newest first; open ballots do not count.

    Votes and attendances of duplicates that were merged into the person are among them; ballots in
    which the person stepped aside, had no vote or joined too late are not.
    """

    ballots: tuple[BallotTaken, ...] = ()
    meetings: tuple[MeetingTaken, ...] = ()

    @property
    def entitled(self) -> int:
        """In how many closed ballots the person could vote."""
        return sum(not item.open for item in self.ballots)

    @property
    def voted(self) -> int:
        """In how many of them the person voted."""
        return sum(item.voted and not item.open for item in self.ballots)

    @property
    def attended(self) -> int:
        """To how many of the meetings the person came."""
        return sum(item.came for item in self.meetings)


def participation_of(session: Session, person: int, period: Period | None = None) -> Participation:
    """Return how a person took part in the ballots that closed, and meetings held, in a period.

    Without a period all there ever were are returned; a ballot or meeting without a date belongs
    to no period.
    """
    with session.reading() as reader:
        own = same_person(reader, person)
        return Participation(_ballots(reader, own, period), _meetings(reader, own, period))


def _ballots(
    reader: Reader, own: tuple[int, ...], period: Period | None
) -> tuple[BallotTaken, ...]:
    entries = reader.values(Voter, ("ballot_id",), OneOf("person_id", own))
    ids = tuple({number for (number,) in entries})
    wanted = (BallotStatus.OPEN, BallotStatus.CLOSED)
    found = [
        item
        for item in reader.find(Ballot, OneOf("id", ids), OneOf("status", wanted))
        if _within(_day(item), period)
    ]
    found.sort(key=lambda item: (_day(item) or dt.date.min, item.id), reverse=True)
    lines = [
        line
        for line in turnout(reader, [item.id for item in found])
        if line.person in own and line.entitled
    ]
    entitled = {line.ballot for line in lines}
    voted = {line.ballot for line in lines if line.voted}
    return tuple(
        BallotTaken(
            item.id,
            Bilingual(item.title, item.title_en),
            day.isoformat() if (day := _day(item)) is not None else "",
            item.status is BallotStatus.OPEN,
            item.id in voted,
        )
        for item in found
        if item.id in entitled
    )


def _day(ballot: Ballot) -> dt.date | None:
    """The day on which a ballot ended; while it runs, or where that is not known, its last day."""
    return ballot.closed or ballot.closes


def _meetings(
    reader: Reader, own: tuple[int, ...], period: Period | None
) -> tuple[MeetingTaken, ...]:
    attended = {item.meeting_id: item for item in reader.find(Attendance, OneOf("person_id", own))}
    held = reader.find(
        Meeting,
        OneOf("id", tuple(attended)),
        Is("status", MeetingStatus.HELD),
        order=("-begins", "-id"),
    )
    return tuple(
        MeetingTaken(
            item.id,
            Bilingual(item.title, item.title_en),
            item.begins.isoformat() if item.begins is not None else "",
            attended[item.id].presence,
        )
        for item in held
        if _within(item.begins, period)
    )


def _within(day: dt.date | None, period: Period | None) -> bool:
    return period is None or (day is not None and period.start <= day <= period.end)
