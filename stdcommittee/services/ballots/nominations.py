"""Experts named with a vote on a new work item: who, for which group, what they hold already."""

from __future__ import annotations

import datetime as dt

from stdcommittee.base.conditions import Is, OneOf
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Plural
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.preflight import Check, CheckLevel
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind, Stance
from stdcommittee.domain.people.expert_records import (
    ExpertRegistration,
    ExpertRole,
    RegistrationStatus,
)
from stdcommittee.domain.people.experts import international, registered, takes_experts
from stdcommittee.domain.people.records import Committee, Person
from stdcommittee.domain.rules import Parameter, RuleBook
from stdcommittee.services.ballots.asking import refused, the_ballot
from stdcommittee.services.ballots.consultations import working_groups
from stdcommittee.services.ballots.international import the_international
from stdcommittee.services.session import Session
from stdcommittee.storage.reader import Reader

_LEAST = "mirror.nominees.min"


@frozen
class Nominee:
    """Somebody named with our vote; `load` counts the groups in which he is registered already."""

    registration: ExpertRegistration
    person: Person
    group: str
    load: int


@frozen
class Nominations:
    """Who is named with a vote on a new work item; `least` is how many a yes must name."""

    nominees: tuple[Nominee, ...]
    least: Parameter
    groups: tuple[Committee, ...]
    checks: tuple[Check, ...]


def nominations(session: Session, ballot_id: int) -> Nominations:
    """Return who is named with our vote, the groups to name experts for, and what is missing.

    Raises:
        Refused: the ballot is gone.
    """
    with session.reading() as reader:
        ballot = the_ballot(reader, ballot_id)
        return nominations_on(reader, ballot, session.rules, session.clock.today())


def nominations_on(reader: Reader, ballot: Ballot, rules: RuleBook, today: dt.date) -> Nominations:
    """Return the nominations of a ballot as they stand on a day; see `nominations`."""
    named = reader.find(ExpertRegistration, Is("ballot", reference_of(ballot)))
    persons = reader.many(Person, [item.person_id for item in named])
    groups = reader.many(Committee, [item.committee_id for item in named])
    load = loads(reader, tuple(persons), today)
    nominees = tuple(
        Nominee(
            item, persons[item.person_id], groups[item.committee_id].reference, load[item.person_id]
        )
        for item in named
    )
    least = rules.parameter(_LEAST, ballot.opened or today)
    offered = working_groups(reader, ballot.committee)
    return Nominations(
        nominees,
        least,
        tuple(item for item in offered if item is offered[0] or takes_experts(item)),
        nomination_checks(ballot, len(nominees), least),
    )


def loads(reader: Reader, persons: tuple[int, ...], today: dt.date) -> dict[int, int]:
    """Return in how many groups each of some persons is registered on a day."""
    found = dict.fromkeys(persons, 0)
    for item in reader.find(ExpertRegistration, OneOf("person_id", persons)):
        found[item.person_id] += registered(item, today)
    return found


def load_of(session: Session, person_id: int) -> int:
    """Return in how many groups a person is registered today."""
    with session.reading() as reader:
        return loads(reader, (person_id,), session.clock.today())[person_id]


def nomination_checks(ballot: Ballot, named: int, least: Parameter) -> tuple[Check, ...]:
    """Return what is wrong with the nominations: a yes without experts may not count as support."""
    if ballot.kind is not BallotKind.NP or ballot.position is None:
        return ()
    if ballot.position.stance is not Stance.FOR or named >= least.number:
        return ()
    what = Plural(
        "An approval names at least {n} expert.",
        "An approval names at least {n} experts.",
        n=least.number,
    )
    return (Check("experts", CheckLevel.WARN, what),)


def nominate(
    session: Session,
    ballot_id: int,
    person_id: int,
    committee_id: int,
    *,
    role: ExpertRole = ExpertRole.EXPERT,
) -> ExpertRegistration:
    """Name an expert for a group with our vote on a new work item.

    The names go with the vote: once it was sent, or the ballot is over, nobody is named with it.

    Raises:
        Refused: the ballot is no new work item that runs, our vote was sent or its last day is
            past, person or group are gone, the group is none of ISO or IEC, or the person is named
            already.
    """
    with session.writing(Message("Expert nominated")) as uow:
        ballot = the_international(uow.reader, ballot_id)
        if ballot.kind is not BallotKind.NP:
            raise refused(Message("Experts are named with votes on new work items."))
        _with_the_vote(ballot, session.clock.today())
        person = uow.reader.get(Person, person_id)
        group = uow.reader.get(Committee, committee_id)
        if person is None or group is None:
            raise refused(Message("This person or working group is no longer there."))
        if not international(group):
            raise refused(Message("{group} is no committee of ISO or IEC.", group=group.reference))
        twice = (Is("ballot", reference_of(ballot)), Is("person_id", person_id))
        if uow.reader.first(ExpertRegistration, *twice, Is("committee_id", committee_id)):
            raise refused(Message("{name} is named already.", name=headline(person)))
        made = uow.add(
            ExpertRegistration(
                committee_id=committee_id,
                person_id=person_id,
                role=role,
                status=RegistrationStatus.NOMINATED,
                project=ballot.document,
                ballot=reference_of(ballot),
            )
        )
        uow.message = Message(
            "“{title}”: {name} nominated for {group}",
            title=headline(ballot),
            name=headline(person),
            group=group.reference,
        )
    return made


def _with_the_vote(ballot: Ballot, today: dt.date) -> None:
    advice = Message("Register the expert in the working group itself.")
    if ballot.sent is not None:
        raise refused(
            Message("Names go with the vote, which was sent on {day}.", day=ballot.sent), advice
        )
    if ballot.closes is not None and ballot.closes < today:
        raise refused(
            Message("Names go with the vote; its last day was {day}.", day=ballot.closes), advice
        )


def withdraw_nomination(session: Session, ballot_id: int, registration_id: int) -> None:
    """Take back a nomination that has not led to a registration.

    Raises:
        Refused: the ballot does not run, or the nomination is gone or was decided on.
    """
    with session.writing(Message("Nomination withdrawn")) as uow:
        ballot = the_international(uow.reader, ballot_id)
        item = uow.reader.get(ExpertRegistration, registration_id)
        if item is None or item.ballot != reference_of(ballot):
            raise refused(Message("This nomination is no longer there."))
        if item.status is not RegistrationStatus.NOMINATED:
            raise refused(
                Message("This nomination was decided on: {state}.", state=item.status.text)
            )
        uow.remove(ExpertRegistration, registration_id)
        uow.message = Message("“{title}”: nomination withdrawn", title=headline(ballot))


def reference_of(ballot: Ballot) -> str:
    """Return what a ballot is called in the registrations that came of it."""
    return ballot.reference or ballot.document or ballot.title
