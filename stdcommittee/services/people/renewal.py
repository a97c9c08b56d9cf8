"""The re-constitution of a committee: how long until it, and what its dossier is to say."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from stdcommittee.base.conditions import Between, Is, OneOf
from stdcommittee.base.dates import add_months
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Text
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.meetings.records import Attendance, Meeting, MeetingStatus
from stdcommittee.domain.people.composition import CompositionFinding, composition
from stdcommittee.domain.people.integrity_records import Profile
from stdcommittee.domain.people.records import Committee, InterestParty, Membership, Person
from stdcommittee.domain.people.roster import Roster, in_office, roster_on
from stdcommittee.domain.rules import Parameter
from stdcommittee.services.people.participation import CAME
from stdcommittee.services.session import Session
from stdcommittee.storage.people import Seats, seats_of, turnout
from stdcommittee.storage.reader import Reader

_DAY = dt.timedelta(days=1)


@frozen
class MemberInTerm:
    """One member of the term that ends, with how they took part in it.

    `stays`: a seat of theirs is recorded for the day after; `form`: their registration form is.
    """

    seat: Membership
    name: Text
    stays: bool
    form: bool
    entitled: int = 0
    voted: int = 0
    invited: int = 0
    came: int = 0


@frozen
class Deadline:
    """A day by which something is due before the term ends, with the rule that says so."""

    day: dt.date
    rule: Parameter


@frozen
class Renewal:
    """What the re-constitution of a committee needs, as recorded so far.

    `findings` judge the roster of the day after the term: those who stay and those who are new.
    """

    committee: Committee
    began: dt.date | None
    ends: dt.date
    today: dt.date
    prepare: Deadline
    file: Deadline
    members: tuple[MemberInTerm, ...]
    newcomers: tuple[Membership, ...]
    before: Mapping[InterestParty, int]
    after: Mapping[InterestParty, int]
    findings: tuple[CompositionFinding, ...]

    @property
    def days_left(self) -> int:
        """Days until the term ends; negative once it has."""
        return (self.ends - self.today).days

    @property
    def under_way(self) -> bool:
        """Whether the re-constitution ought to be prepared by now."""
        return self.today >= self.prepare.day

    @property
    def leaving(self) -> tuple[MemberInTerm, ...]:
        """Those for whom no further seat is recorded yet."""
        return tuple(item for item in self.members if not item.stays)

    @property
    def staying(self) -> tuple[MemberInTerm, ...]:
        """Those who sit on the committee after the term as well."""
        return tuple(item for item in self.members if item.stays)

    @property
    def without_form(self) -> tuple[MemberInTerm, ...]:
        """Those whose registration form is missing."""
        return tuple(item for item in self.members if not item.form)


def renewal_of(session: Session, committee: int) -> Renewal | None:
    """Return where the re-constitution of a committee stands today.

    None where the committee is gone, has no composition rules, or no end of term is recorded.
    """
    today = session.clock.today()
    with session.reading() as reader:
        known = reader.get(Committee, committee)
        if known is None:
            return None
        stored = seats_of(reader, [committee])
        seats = stored.by_committee[committee]
        roster = roster_on(seats, today)
        ends = max((seat.until for seat in roster.voting if seat.until is not None), default=None)
        if ends is None:
            return None
        next_roster = _next_roster(seats, max(ends, today - _DAY) + _DAY)
        findings = composition(
            next_roster.seats, session.rules, known.kind, today, employers=stored.employers
        )
        if not findings:
            return None
        began = min((s.since for s in roster.voting if s.since is not None), default=None)
        members = _members(reader, known, roster, next_roster, stored, (began, ends))
    held = {item.seat.person_id for item in members}
    return Renewal(
        known,
        began,
        ends,
        today,
        _deadline(session, "term.prepare.months", ends),
        _deadline(session, "term.file.months", ends),
        members,
        tuple(seat for seat in next_roster.voting if seat.person_id not in held),
        Counter(seat.party for seat in roster.voting),
        Counter(seat.party for seat in next_roster.voting),
        findings,
    )


def _next_roster(seats: Sequence[Membership], day: dt.date) -> Roster:
    """Return who is appointed for a day; nobody is held over into the next term."""
    return roster_on([seat for seat in seats if in_office(seat, day)], day)


def _deadline(session: Session, key: str, ends: dt.date) -> Deadline:
    rule = session.rules.parameter(key, session.clock.today())
    return Deadline(add_months(ends, -rule.number), rule)


def _members(
    reader: Reader,
    committee: Committee,
    roster: Roster,
    next_roster: Roster,
    stored: Seats,
    term: tuple[dt.date | None, dt.date],
) -> tuple[MemberInTerm, ...]:
    people = {seat.person_id for seat in roster.voting}
    of_members = OneOf("merged_into", tuple(people))
    kept = dict(reader.values(Person, ("id", "merged_into"), of_members))
    votes = _votes(reader, committee, term, kept)
    came = _attendances(reader, committee, term, kept)
    staying = {seat.person_id for seat in next_roster.voting}
    forms = {
        n for (n,) in reader.values(Profile, ("person_id",), OneOf("person_id", tuple(people)))
    }
    found = []
    for seat in roster.voting:
        number = seat.person_id
        entitled, voted = votes.get(number, (0, 0))
        invited, present = came.get(number, (0, 0))
        name = headline(stored.people[number])
        stays, form = number in staying, number in forms
        found.append(MemberInTerm(seat, name, stays, form, entitled, voted, invited, present))
    return tuple(found)


def _votes(
    reader: Reader,
    committee: Committee,
    term: tuple[dt.date | None, dt.date],
    kept: Mapping[int, int],
) -> dict[int, tuple[int, int]]:
    """Return of each person in how many closed ballots of the term they could vote, and did."""
    ballots = reader.find(
        Ballot,
        Is("committee", committee.reference),
        Is("status", BallotStatus.CLOSED),
        Between("closes", *term),
    )
    lines = turnout(reader, (item.id for item in ballots))
    return _counted(((line.person, line.voted) for line in lines if line.entitled), kept)


def _attendances(
    reader: Reader,
    committee: Committee,
    term: tuple[dt.date | None, dt.date],
    kept: Mapping[int, int],
) -> dict[int, tuple[int, int]]:
    """Return of each person to how many meetings of the term they were invited, and came."""
    meetings = reader.find(
        Meeting,
        Is("committee", committee.reference),
        Is("status", MeetingStatus.HELD),
        Between("begins", *term),
    )
    lines = reader.find(Attendance, OneOf("meeting_id", tuple(item.id for item in meetings)))
    return _counted(((item.person_id, item.presence in CAME) for item in lines), kept)


def _counted(
    lines: Iterable[tuple[int | None, bool]], kept: Mapping[int, int]
) -> dict[int, tuple[int, int]]:
    """Return of each person how many lines there are, and how many are true."""
    found: dict[int, tuple[int, int]] = {}
    for person, done in lines:
        if person is not None:
            number = kept.get(person, person)
            among, times = found.get(number, (0, 0))
            found[number] = among + 1, times + done
    return found
