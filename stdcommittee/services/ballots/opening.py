"""A ballot is prepared, and opened to the voters of that day."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from stdcommittee.base.conditions import Is
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message, Plural
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.electorate import bodies, electorate_size, electors
from stdcommittee.domain.ballots.recorded import BallotLine, cast
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus, Voter
from stdcommittee.domain.ballots.secret import box_of, is_secret
from stdcommittee.domain.ballots.subject import body_of
from stdcommittee.domain.people.integrity_records import Recusal
from stdcommittee.domain.people.interests import matter_of, recused
from stdcommittee.domain.people.records import (
    BodyParticipation,
    Membership,
    Organization,
    Person,
)
from stdcommittee.domain.people.roster import Roster, roster_on
from stdcommittee.domain.portfolio.reading import canonical_committee
from stdcommittee.domain.portfolio.records import Project
from stdcommittee.domain.rules import Rule, RuleBook
from stdcommittee.services.ballots.asking import not_after, refused, the_ballot, the_committee
from stdcommittee.services.session import Session
from stdcommittee.storage.reader import Reader


def create_ballot(session: Session, ballot: Ballot) -> Ballot:
    """Store a new ballot as one that is being prepared.

    Raises:
        Invalid: it has no title.
    """
    prepared = dataclasses.replace(
        ballot,
        id=0,
        committee=canonical_committee(ballot.committee),
        status=BallotStatus.DRAFT,
        opened=None,
        closed=None,
        electorate=0,
        outcome=BallotOutcome.NONE,
        verdict=None,
        why="",
        sheet=None,
    )
    with session.writing(Message("Ballot “{title}” prepared", title=headline(ballot))) as uow:
        return uow.add(prepared)


def open_ballot(
    session: Session, ballot_id: int, on: dt.date, electorate: Sequence[Voter] | None = None
) -> Ballot:
    """Open a ballot: freeze who may vote, and by which edition of which rule it will be judged.

    The list of voters is `electorate`, else the committee's roster of that day (a national ballot:
    members vote, advisers, observers, liaisons and those who stepped aside are listed without a
    vote; an international one: P- and O-members, if they are known here). Later changes of the
    roster change nothing in it. The rule is the one that the ballot names, else the one for its
    kind and body on that day.

    Raises:
        Refused: it is not being prepared; the day is to come, or after the last day for votes; no
            rule of that day judges a national ballot, or nobody may vote in it.
    """
    not_after(on, session.clock.today(), Message(N_("Opening a ballot")))
    with session.writing(Message("Ballot opened")) as uow:
        ballot = the_ballot(uow.reader, ballot_id, BallotStatus.DRAFT)
        if ballot.closes is not None and ballot.closes < on:
            raise refused(
                Message("The last day for votes, {day}, is before it opens.", day=ballot.closes)
            )
        voters = (
            list(electorate) if electorate is not None else listed_voters(uow.reader, ballot, on)
        )
        opened = _opened(session.rules, ballot, on, voters)
        uow.change(opened)
        listing = [dataclasses.replace(item, id=0, ballot_id=ballot.id) for item in voters]
        uow.add_many([*listing, box_of(ballot.id)] if is_secret(ballot) else listing)
        uow.message = Plural(
            "“{title}” opened on {day} with {n} voter",
            "“{title}” opened on {day} with {n} voters",
            n=opened.electorate,
            title=headline(ballot),
            day=on,
        )
    return opened


def _opened(rules: RuleBook, ballot: Ballot, on: dt.date, voters: Sequence[Voter]) -> Ballot:
    """Return the ballot as it opens on a day to some voters, with the rule that will judge it."""
    rule = rule_on(rules, ballot, on)
    size = electorate_size(rule, cast(map(BallotLine, voters)))
    if ballot.kind.national and not size:
        raise refused(
            Message("Nobody may vote in “{title}”.", title=headline(ballot)),
            Message("Enter the members of {committee} first.", committee=ballot.committee),
        )
    return dataclasses.replace(
        ballot,
        status=BallotStatus.OPEN,
        opened=on,
        rule=rule.id if rule is not None else "",
        edition=rule.edition if rule is not None else "",
        electorate=size,
    )


def rule_on(rules: RuleBook, ballot: Ballot, on: dt.date) -> Rule | None:
    """Return the rule by which a ballot that opens on a day will be judged, None where none does.

    Raises:
        Refused: it names a rule that was not in force, or none was for a national ballot.
    """
    if ballot.rule:
        return rules.rule_at(ballot.rule, on)
    body = body_of(ballot.kind, (ballot.document, ballot.committee))
    rule = rules.rule_for(ballot.kind, body, on)
    if rule is None and ballot.kind.national:
        raise refused(
            Message("No rule for “{kind}” was in force on {day}.", kind=ballot.kind.text, day=on),
            Message("Name the rule to judge by, or add the one of that time."),
        )
    return rule


def listed_voters(reader: Reader, ballot: Ballot, on: dt.date) -> list[Voter]:
    """Return the voters whom opening a ballot on a day lists, by its committee's roster."""
    committee = the_committee(reader, ballot.committee)
    if committee is None:
        return []
    if not ballot.kind.national:
        members = reader.find(BodyParticipation, Is("committee_id", committee.id))
        return list(bodies(item for item in members if _takes_part(item, on)))
    seats = seats_on(reader, committee.id, on)
    project = reader.first(Project, Is("reference", ballot.project)) if ballot.project else None
    drafters = project.lead if project is not None else ""
    reasons = recusals_from(reader, ballot)
    return list(electors(seats.roster, seats.people, seats.units, ballot.kind, drafters, reasons))


@frozen
class Seats:
    """A roster with what its people and their units are called."""

    roster: Roster
    people: dict[int, Person]
    units: dict[int, Organization]


def seats_on(reader: Reader, committee_id: int, on: dt.date) -> Seats:
    """Return the roster of a committee on a day, with the records behind it."""
    roster = roster_on(reader.find(Membership, Is("committee_id", committee_id)), on)
    people = reader.many(Person, (seat.person_id for seat in roster.seats))
    units = {seat.organization_id for seat in roster.seats}
    units |= {person.organization_id for person in people.values()}
    organizations = reader.many(Organization, (unit for unit in units if unit is not None))
    return Seats(roster, people, organizations)


def recusals_from(reader: Reader, ballot: Ballot) -> dict[int, str]:
    """Return the reasons of those who step aside from what a ballot decides, by person."""
    matter = matter_of(ballot)
    return {item.person_id: item.reason for item in reader.find(Recusal) if recused(item, matter)}


def _takes_part(item: BodyParticipation, on: dt.date) -> bool:
    begun = item.since is None or item.since <= on
    return begun and (item.until is None or on <= item.until)
