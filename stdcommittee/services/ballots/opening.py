"""A ballot is prepared, and opened to the voters of that day."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from stdcommittee.base.conditions import Is
from stdcommittee.base.messages import N_, Message, Plural
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.electorate import bodies, electorate_size, electors
from stdcommittee.domain.ballots.recorded import BallotLine, cast
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus, Voter
from stdcommittee.domain.ballots.subject import body_of
from stdcommittee.domain.ballots.vocabulary import Standing
from stdcommittee.domain.people.records import (
    BodyParticipation,
    Membership,
    Organization,
    Person,
)
from stdcommittee.domain.people.roster import roster_on
from stdcommittee.domain.portfolio.records import Project
from stdcommittee.domain.rules import Rule, RuleBook
from stdcommittee.domain.workspace.records import Unit
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
        status=BallotStatus.DRAFT,
        opened=None,
        closed=None,
        electorate=0,
        outcome=BallotOutcome.NONE,
        verdict=None,
    )
    with session.writing(Message("Ballot “{title}” prepared", title=headline(ballot))) as uow:
        return uow.add(prepared)


def open_ballot(
    session: Session, ballot_id: int, on: dt.date, electorate: Sequence[Voter] | None = None
) -> Ballot:
    """Open a ballot: freeze who may vote, and by which edition of which rule it will be judged.

    The list of voters is `electorate`, else the committee's roster of that day (a national ballot:
    members vote, advisers, observers and liaisons are listed without a vote; an international one:
    P- and O-members, if they are known here). Later changes of the roster change nothing in it. The
    rule is the one that the ballot names, else the one for its kind and body on that day.

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
        opened = _opened(uow.reader, session.rules, ballot, on, voters)
        uow.change(opened)
        uow.add_many([dataclasses.replace(item, id=0, ballot_id=ballot.id) for item in voters])
        uow.message = Plural(
            "“{title}” opened on {day} with {n} voter",
            "“{title}” opened on {day} with {n} voters",
            n=opened.electorate,
            title=headline(ballot),
            day=on,
        )
    return opened


def _opened(
    reader: Reader, rules: RuleBook, ballot: Ballot, on: dt.date, voters: Sequence[Voter]
) -> Ballot:
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
        duty=_duty(reader, ballot, on),
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
    of_committee = Is("committee_id", committee.id)
    if not ballot.kind.national:
        members = reader.find(BodyParticipation, of_committee)
        return list(bodies(item for item in members if _takes_part(item, on)))
    roster = roster_on(reader.find(Membership, of_committee), on)
    people = reader.many(Person, (seat.person_id for seat in roster.seats))
    units = {seat.organization_id for seat in roster.seats}
    units |= {person.organization_id for person in people.values()}
    organizations = reader.many(Organization, (unit for unit in units if unit is not None))
    project = reader.first(Project, Is("reference", ballot.project)) if ballot.project else None
    drafters = project.lead if project is not None else ""
    return list(electors(roster, people, organizations, ballot.kind, drafters))


def _takes_part(item: BodyParticipation, on: dt.date) -> bool:
    begun = item.since is None or item.since <= on
    return begun and (item.until is None or on <= item.until)


def _duty(reader: Reader, ballot: Ballot, on: dt.date) -> Standing:
    """Our own member body's status in the committee on the day, where the ballot says none."""
    if ballot.kind.national or ballot.duty is not Standing.OUTSIDE:
        return ballot.duty
    unit = reader.first(Unit)
    committee = the_committee(reader, ballot.committee)
    if unit is None or committee is None:
        return ballot.duty
    own = reader.find(
        BodyParticipation,
        Is("committee_id", committee.id),
        Is("body", unit.member_body),
    )
    return next((Standing(i.status.value) for i in own if _takes_part(i, on)), ballot.duty)
