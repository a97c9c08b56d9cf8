"""Experts asked about an ISO or IEC ballot: who got which draft when, on what terms (duty 5.4)."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

from stdcommittee.base.conditions import AnyOf, Contains, Is, OneOf
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.base.records import headline, kind_of
from stdcommittee.domain.ballots.position_records import Consultation, Reply
from stdcommittee.domain.ballots.position_sheet import Distribution, addressee_key
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.documents.records import Document, Evidence
from stdcommittee.domain.people.expert_records import ExpertRegistration
from stdcommittee.domain.people.experts import registered
from stdcommittee.domain.people.records import Committee, Organization, Person
from stdcommittee.domain.people.roster import roster_on
from stdcommittee.services.ballots.asking import (
    not_after,
    not_before_opening,
    refused,
    the_ballot,
    the_committee,
)
from stdcommittee.services.ballots.international import the_international
from stdcommittee.services.session import Session
from stdcommittee.storage.attachments import attach_file
from stdcommittee.storage.people import seats_of
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork


@frozen
class Addressee:
    """Somebody who may be asked; `known_as` says from where we know them."""

    name: str
    organization: str = ""
    person_id: int | None = None
    known_as: tuple[Text, ...] = ()


@frozen(kw_only=True)
class Sending:
    """What is sent: a document of the workspace, a file from disk, or only the name of a draft."""

    draft: str = ""
    document_id: int | None = None
    file: Path | None = None
    on: dt.date | None = None
    due: dt.date | None = None
    channel: str = ""
    licence: str = ""
    note: str = ""


def addressees(session: Session, ballot_id: int) -> tuple[Addressee, ...]:
    """Return who may be asked about a ballot: registered experts, then the mirror committee.

    Experts are those of the committee and of its working groups whose registration runs; everybody
    is named once, with everything that they are.
    """
    today = session.clock.today()
    with session.reading() as reader:
        ballot = the_ballot(reader, ballot_id)
        found: dict[int, list[Text]] = {}
        for committee, registration in _experts(reader, ballot.committee, today):
            said = Message("{group}, {role}", group=committee, role=registration.role.text)
            found.setdefault(registration.person_id, []).append(said)
        for committee_name, person_id, role in _mirrors(reader, ballot.committee, today):
            said = Message("{group}, {role}", group=committee_name, role=role)
            found.setdefault(person_id, []).append(said)
        return tuple(_named(reader, found))


def consultation_log(reader: Reader, ballot_id: int) -> tuple[Distribution, ...]:
    """Return every draft that went out on a ballot, the first one first."""
    sent = reader.find(Consultation, Is("ballot_id", ballot_id), order=("sent",))
    replies: dict[int, list[Reply]] = {}
    for reply in reader.find(Reply, OneOf("consultation_id", tuple(item.id for item in sent))):
        replies.setdefault(reply.consultation_id, []).append(reply)
    files = reader.many(Document, [item.document_id for item in sent if item.document_id])
    return tuple(
        Distribution(item, files.get(item.document_id or 0), tuple(replies.get(item.id, ())))
        for item in sent
    )


def drafts_kept(session: Session, ballot_id: int) -> tuple[Document, ...]:
    """Return the documents that are evidence for a ballot, the newest first."""
    name = kind_of(Ballot).name
    with session.reading() as reader:
        ties = reader.find(Evidence, Is("kind", name), Is("record_id", ballot_id))
        found = reader.many(Document, sorted((tie.document_id for tie in ties), reverse=True))
        return tuple(found[number] for number in sorted(found, reverse=True))


def distribute(
    session: Session, ballot_id: int, sending: Sending, to: Sequence[Addressee]
) -> Consultation:
    """Record that a draft was sent to experts on a day (today unless said), with all addressees.

    A file from disk is kept as a document and as evidence for the ballot. The numbers of those
    asked and of those who replied follow from these records from then on.

    Raises:
        Refused: the ballot is not an international one that runs or opened only after that day,
            nobody is addressed or one has no name, no draft is named, or answers are wanted before
            it was sent or after the ballot closes.
        Unreadable: the file cannot be read.
    """
    today = session.clock.today()
    day = sending.on or today
    not_after(day, today, Message("Consulting experts"))
    _sendable(sending, to, day)
    with session.writing(Message("Draft distributed")) as uow:
        ballot = the_international(uow.reader, ballot_id)
        _within(ballot, day, sending.due)
        name, document = _draft(uow, ballot, sending)
        made = uow.add(
            Consultation(
                ballot_id=ballot_id,
                draft=name,
                document_id=document,
                sent=day,
                due=sending.due,
                channel=sending.channel.strip(),
                licence=sending.licence.strip(),
                note=sending.note.strip(),
            )
        )
        added = _add_replies(uow, made, to)
        recount(uow, ballot)
        uow.message = Plural(
            "“{title}”: {draft} sent to {n} expert",
            "“{title}”: {draft} sent to {n} experts",
            n=added,
            title=headline(ballot),
            draft=name,
        )
    return made


def _sendable(sending: Sending, to: Sequence[Addressee], day: dt.date) -> None:
    if not to:
        raise refused(Message("Nobody is addressed."), Message("Choose who gets the draft."))
    _named_all(to)
    if sending.due is not None and sending.due < day:
        raise refused(Message("Answers are wanted by {day}, before it is sent.", day=sending.due))


def _named_all(to: Iterable[Addressee]) -> None:
    if not all(who.name.strip() for who in to):
        raise refused(Message("An addressee has no name."), Message("Write who gets the draft."))


def _within(ballot: Ballot, day: dt.date, due: dt.date | None) -> None:
    """Refuse a sending before the ballot opened, and answers by a day on which it is over."""
    not_before_opening(day, ballot, Message("Consulting experts"))
    if due is not None and ballot.closes is not None and due > ballot.closes:
        raise refused(
            Message(
                "Answers are wanted by {day}, after the ballot closes on {closes}.",
                day=due,
                closes=ballot.closes,
            )
        )


def add_addressees(session: Session, consultation_id: int, to: Sequence[Addressee]) -> int:
    """Record that more people got a draft; return how many had not got it before.

    Raises:
        Refused: the consultation is gone, its ballot is over, one of them has no name, or all of
            them have it already.
    """
    _named_all(to)
    with session.writing(Message("Addressees added")) as uow:
        made, ballot = the_consultation(uow.reader, consultation_id)
        added = _add_replies(uow, made, to)
        if not added:
            raise refused(Message("All of them have this draft already."))
        recount(uow, ballot)
        uow.message = Plural(
            "“{title}”: {n} addressee added",
            "“{title}”: {n} addressees added",
            n=added,
            title=headline(ballot),
        )
    return added


def the_consultation(reader: Reader, consultation_id: int) -> tuple[Consultation, Ballot]:
    """Return a consultation and its ballot, which must run.

    Raises:
        Refused: it is gone, or its ballot is over.
    """
    made = reader.get(Consultation, consultation_id)
    if made is None:
        raise refused(Message("This consultation is no longer there."))
    return made, the_international(reader, made.ballot_id)


def recount(uow: UnitOfWork, ballot: Ballot) -> Ballot:
    """Write on a ballot what its consultations say: since when, how many asked, how many replied.

    Who got two drafts is asked once. Where no consultation is left, nobody was asked.
    """
    log = consultation_log(uow.reader, ballot.id)
    asked: dict[tuple[object, str], bool] = {}
    for reply in (reply for item in log for reply in item.replies):
        who = addressee_key(reply)
        asked[who] = asked.get(who, False) or reply.replied is not None
    days = [item.consultation.sent for item in log if item.consultation.sent is not None]
    counted = dataclasses.replace(
        ballot, consulted=min(days, default=None), asked=len(asked), replied=sum(asked.values())
    )
    uow.change(counted)
    return counted


def _draft(uow: UnitOfWork, ballot: Ballot, sending: Sending) -> tuple[str, int | None]:
    name = sending.draft.strip()
    if sending.file is not None:
        document = attach_file(uow, sending.file)
        held = [Is("kind", kind_of(Ballot).name), Is("record_id", ballot.id)]
        if uow.reader.first(Evidence, *held, Is("document_id", document.id)) is None:
            tie = Evidence(document_id=document.id, kind="ballot", record_id=ballot.id)
            uow.add(tie)
        return name or document.name, document.id
    if sending.document_id is not None:
        kept = uow.reader.get(Document, sending.document_id)
        if kept is None:
            raise refused(Message("This document is no longer there."))
        return name or kept.name, kept.id
    if not name:
        raise refused(
            Message("It is not said which draft was sent."),
            Message("Choose a file or write the draft's name."),
        )
    return name, None


def _add_replies(uow: UnitOfWork, made: Consultation, to: Iterable[Addressee]) -> int:
    """Add those who have not got the draft; nobody stands in the log twice."""
    held = uow.reader.find(Reply, Is("consultation_id", made.id))
    persons = {reply.person_id for reply in held if reply.person_id}
    names = {(reply.name, reply.organization) for reply in held}
    added = []
    for who in to:
        twice = who.person_id in persons if who.person_id else False
        if twice or (who.name, who.organization) in names:
            continue
        if who.person_id:
            persons.add(who.person_id)
        names.add((who.name, who.organization))
        added.append(
            Reply(
                consultation_id=made.id,
                person_id=who.person_id,
                name=who.name.strip(),
                organization=who.organization.strip(),
            )
        )
    return len(uow.add_many(added))


def _experts(
    reader: Reader, reference: str, today: dt.date
) -> Iterable[tuple[str, ExpertRegistration]]:
    groups = {group.id: group.reference for group in working_groups(reader, reference)}
    for item in reader.find(ExpertRegistration, OneOf("committee_id", tuple(groups))):
        if registered(item, today):
            yield groups[item.committee_id], item


def working_groups(reader: Reader, reference: str) -> list[Committee]:
    """Return an ISO or IEC committee that is recorded, and the groups under it, in their order."""
    own = the_committee(reader, reference)
    if own is None:
        return []
    under = AnyOf((Is("parent", own.reference), Contains("reference", f"{own.reference}/")))
    return [own, *reader.find(Committee, under, order=("reference",))]


def _mirrors(reader: Reader, reference: str, today: dt.date) -> Iterable[tuple[str, int, Text]]:
    own = the_committee(reader, reference)
    if own is None:
        return
    found = [
        item
        for item in reader.find(Committee, Contains("mirrors", own.reference), order=("reference",))
        if own.reference in (part.strip() for part in _parts(item.mirrors))
    ]
    seats = seats_of(reader, [item.id for item in found]).by_committee
    for committee in found:
        for seat in roster_on(seats.get(committee.id, ()), today).seats:
            yield committee.reference, seat.person_id, seat.role.text


def _parts(mirrors: str) -> list[str]:
    for sign in ("\uff1b", "\uff0c", "\u3001", ";", "\n"):
        mirrors = mirrors.replace(sign, ",")
    return mirrors.split(",")


def _named(reader: Reader, found: dict[int, list[Text]]) -> Iterable[Addressee]:
    persons = reader.many(Person, found)
    units = reader.many(
        Organization, [item.organization_id for item in persons.values() if item.organization_id]
    )
    for number, known_as in found.items():
        person = persons.get(number)
        if person is None:
            continue
        unit = units.get(person.organization_id or 0)
        yield Addressee(person.name, unit.name if unit else "", number, tuple(known_as))


def addressee_of(session: Session, person_id: int) -> Addressee | None:
    """Return a person as an addressee, with the unit that they belong to."""
    with session.reading() as reader:
        return next(iter(_named(reader, {person_id: []})), None)
