"""Papers about people: roster, registration form, signature list of a meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import CHINESE, Bilingual, Message, catalog
from stdcommittee.domain.meetings.records import Attendance, Meeting, MeetingKind, Presence
from stdcommittee.domain.people.integrity_records import Profile
from stdcommittee.domain.people.records import Committee, Membership, Organization
from stdcommittee.domain.people.roster import in_office, roster_on
from stdcommittee.domain.workspace.records import Unit
from stdcommittee.reports.forms.printing import FormFile, FormFormat, printed
from stdcommittee.reports.forms.registration import Registration, registration_form
from stdcommittee.reports.forms.roster import (
    RosterLine,
    RosterList,
    SigningList,
    roster_form,
    signing_form,
)
from stdcommittee.services.people.sealing import identity_number_of, reveal
from stdcommittee.services.session import Session
from stdcommittee.storage.people import Seats, seats_of
from stdcommittee.storage.reader import Reader


def print_roster(
    session: Session,
    committee_id: int,
    on: dt.date,
    kind: FormFormat,
    language: str = CHINESE,
    *,
    contacts: bool = False,
) -> FormFile:
    """Print the roster of a committee as of a day; `contacts` adds telephone and e-mail.

    Raises:
        Refused: there is no such committee.
    """
    with session.reading() as reader:
        committee = _committee(reader, committee_id)
        known = seats_of(reader, [committee_id])
        host = _host(reader, committee, language)
    roster = roster_on(known.by_committee[committee_id], on)
    made = RosterList(
        committee=_named(committee),
        host=host,
        on=on,
        lines=tuple(_line(seat, known) for seat in roster.seats if seat.person_id in known.people),
        held_over=roster.held_over,
    )
    return printed(roster_form(made, language, contacts=contacts), kind)


def print_registration(
    session: Session,
    membership_id: int,
    kind: FormFormat,
    language: str = CHINESE,
    *,
    identity_number: str = "",
) -> FormFile:
    """Print the registration form for one seat, filled in as far as the person is known.

    The identity number is not read here: whoever unsealed it passes it in.

    Raises:
        Refused: the seat or its person is gone.
    """
    today = session.clock.today()
    with session.reading() as reader:
        seat = reader.get(Membership, membership_id)
        known = seats_of(reader, [seat.committee_id] if seat is not None else [])
        if seat is None or seat.person_id not in known.people:
            raise Refused(Message("This membership is no longer there."))
        committee = _committee(reader, seat.committee_id)
        profile = reader.first(Profile, Is("person_id", seat.person_id))
        form = Registration(
            person=known.people[seat.person_id],
            profile=profile or Profile(person_id=seat.person_id),
            unit=_unit(seat, known),
            committee=_named(committee),
            day=today,
            role=seat.role,
            party=seat.party,
            other_seats=_other_seats(reader, seat, profile, today, language),
            identity=identity_number,
            host=_host(reader, committee, language),
        )
    return printed(registration_form(form, language), kind)


def print_registration_unsealed(
    session: Session, membership_id: int, kind: FormFormat, language: str = CHINESE
) -> FormFile:
    """Print the registration form with the person's sealed identity number.

    Who looked at the number when stands in the history from then on.

    Raises:
        Refused: the seat or its person is gone, no number is sealed, or nothing may be written.
    """
    with session.reading() as reader:
        seat = reader.get(Membership, membership_id)
    if seat is None:
        raise Refused(Message("This membership is no longer there."))
    sealed = identity_number_of(session, seat.person_id)
    if sealed is None:
        raise Refused(Message("No identity number of this person is sealed."))
    number = reveal(session, sealed.id).decode()
    return print_registration(session, membership_id, kind, language, identity_number=number)


def print_signatures(
    session: Session, meeting_id: int, kind: FormFormat, language: str = CHINESE
) -> FormFile:
    """Print the signature list of a meeting: its attendance list, else its committee's roster.

    How many members attend is printed once an attendance is recorded, and else left to be written.

    Raises:
        Refused: there is no such meeting.
    """
    with session.reading() as reader:
        meeting = reader.get(Meeting, meeting_id)
        if meeting is None:
            raise Refused(Message("This meeting is no longer there."))
        made = _signing_list(reader, meeting, meeting.begins or session.clock.today())
    return printed(signing_form(made, language), kind)


def _signing_list(reader: Reader, meeting: Meeting, day: dt.date) -> SigningList:
    committee = reader.first(Committee, Is("reference", meeting.committee))
    known = seats_of(reader, [committee.id] if committee is not None else [])
    roster = roster_on((seat for held in known.by_committee.values() for seat in held), day)
    seats = {seat.person_id: seat for seat in roster.seats}
    invited = reader.find(Attendance, Is("meeting_id", meeting.id))
    voting = {seat.person_id for seat in roster.voting}
    came = [item for item in invited if item.presence is Presence.PRESENT]
    lines = [_attending(item, seats, known) for item in invited] or [
        _line(seat, known) for seat in roster.seats if seat.person_id in known.people
    ]
    reviewing = meeting.kind is MeetingKind.REVIEW
    return SigningList(
        title=Bilingual(meeting.title, meeting.title_en),
        standard=(meeting.document or meeting.title) if reviewing else "",
        committee=_named(committee) if committee is not None else Bilingual("", ""),
        begins=meeting.begins,
        ends=meeting.ends,
        place=meeting.place,
        chaired_by=meeting.chaired_by,
        day=day,
        members=len(voting),
        present=sum(item.person_id in voting for item in came) if came else None,
        lines=tuple(lines),
    )


def _attending(item: Attendance, seats: Mapping[int, Membership], known: Seats) -> RosterLine:
    """An entry of an attendance list by its name and unit of that day, with the seat's role."""
    seat = seats.get(item.person_id or 0)
    person = known.people.get(item.person_id or 0)
    return RosterLine(
        name=item.name,
        role=seat.role if seat is not None else None,
        title=person.title if person is not None else "",
        unit=item.organization,
        represented=item.represented_by,
    )


def _line(seat: Membership, known: Seats) -> RosterLine:
    person, unit = known.people[seat.person_id], _unit(seat, known)
    return RosterLine(
        name=person.name,
        role=seat.role,
        title=person.title,
        position=person.position,
        unit=unit.name if unit is not None else "",
        party=seat.party,
        since=seat.since,
        until=seat.until,
        phone=person.phone,
        email=person.email,
    )


def _committee(reader: Reader, committee_id: int) -> Committee:
    found = reader.get(Committee, committee_id)
    if found is None:
        raise Refused(Message("This committee is no longer there."))
    return found


def _named(committee: Committee) -> Bilingual:
    zh = committee.title_zh or committee.title_en
    en = committee.title_en or committee.title_zh
    said = [" ".join(filter(None, (committee.reference, title))) for title in (zh, en)]
    return Bilingual(*said)


def _host(reader: Reader, committee: Committee, language: str) -> str:
    """Who keeps a committee's secretariat: as recorded with it, else the workspace's own unit."""
    unit = reader.first(Unit) or Unit(uid="")
    zh, en = unit.host or unit.name, unit.host_en or unit.name_en
    return committee.secretariat or (zh if language == CHINESE else en or zh)


def _unit(seat: Membership, known: Seats) -> Organization | None:
    """The unit that a seat represents, else the person's own."""
    return known.units.get(seat.organization_id or known.employers.get(seat.person_id, 0))


def _other_seats(
    reader: Reader, seat: Membership, profile: Profile | None, on: dt.date, language: str
) -> str:
    """The person's seats on other committees: those on record, and what the person stated."""
    held = reader.find(Membership, Is("person_id", seat.person_id))
    others = [
        item for item in held if item.committee_id != seat.committee_id and in_office(item, on)
    ]
    committees = reader.many(Committee, (item.committee_id for item in others))
    said = list(_seats_said(others, committees, language))
    stated = profile.other_seats.strip() if profile is not None else ""
    return "\n".join([*said, *([stated] if stated and stated not in said else [])])


def _seats_said(
    seats: Iterable[Membership], committees: Mapping[int, Committee], language: str
) -> Iterable[str]:
    for seat in seats:
        committee = committees.get(seat.committee_id)
        if committee is not None:
            yield f"{committee.reference} {catalog(language).render(seat.role.text)}"
