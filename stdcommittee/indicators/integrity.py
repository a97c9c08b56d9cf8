"""Interests declared, recusals, and whether those concerned kept from voting (duty 1.23)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from stdcommittee.base.conditions import Between, OneOf
from stdcommittee.base.messages import N_, Bilingual, Joined, Message, Text
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import Standing
from stdcommittee.domain.people.integrity_records import InterestDeclaration, Recusal
from stdcommittee.domain.people.interests import (
    interested,
    matter_of,
    must_step_aside,
    recused,
)
from stdcommittee.domain.people.records import Person
from stdcommittee.domain.supervision.measures import Line, MeasureUnit
from stdcommittee.indicators import ALL, Found, Indicator, Inquiry, day
from stdcommittee.indicators.ballots import closed_ballots, closed_on
from stdcommittee.indicators.people import seated
from stdcommittee.storage.people import Turnout, turnout
from stdcommittee.storage.reader import Reader

NAMED: Final = (N_("Ballot"), N_("Closed"), N_("Person"))
_WITHOUT_VOTE: Final = (Standing.ADVISER.value, Standing.OBSERVER.value, Standing.LIAISON.value)


class Concerned(NamedTuple):
    """Somebody on a ballot's list of voters whose interest or recusal concerns what it decides.

    `interest` is the weightiest of those declared; `bars`: it is one that forbids to vote.
    """

    ballot: Ballot
    entry: Turnout
    interest: InterestDeclaration | None
    recusal: Recusal | None
    bars: bool

    @property
    def recused(self) -> bool:
        """Whether the person stepped aside, by a recusal or on the frozen list of voters."""
        return self.recusal is not None or self.entry.standing == Standing.RECUSED.value


def concerned(reader: Reader, ballots: Iterable[Ballot]) -> list[Concerned]:
    """Return whom of the electorates of some ballots an interest or a recusal concerns."""
    declared = reader.find(InterestDeclaration, order=("id",))
    recusals = reader.find(Recusal, order=("id",))
    by_ballot: dict[int, dict[int, Concerned]] = {}
    known = {}
    for ballot in ballots:
        found = _by_person(ballot, declared, recusals)
        if found:
            by_ballot[ballot.id], known[ballot.id] = found, ballot
    return [
        by_ballot[entry.ballot][entry.person]._replace(entry=entry)
        for entry in turnout(reader, known)
        if entry.person in by_ballot[entry.ballot] and entry.standing not in _WITHOUT_VOTE
    ]


def _by_person(
    ballot: Ballot, declared: Sequence[InterestDeclaration], recusals: Sequence[Recusal]
) -> dict[int, Concerned]:
    matter = matter_of(ballot)
    none = Turnout(ballot.id, 0, "", "", "", None, 1, voted=False)
    found: dict[int, Concerned] = {}
    for item in declared:
        if interested(item, matter):
            bars = must_step_aside(item, matter)
            before = found.get(item.person_id)
            if before is None or (bars and not before.bars):
                found[item.person_id] = Concerned(ballot, none, item, None, bars)
    for recusal in recusals:
        if recused(recusal, matter):
            before = found.get(recusal.person_id, Concerned(ballot, none, None, None, bars=False))
            found[recusal.person_id] = before._replace(recusal=recusal)
    return found


def _concerned(inquiry: Inquiry) -> list[Concerned]:
    ballots = closed_ballots(inquiry)
    return inquiry.once(("concerned", inquiry.period), lambda: concerned(inquiry.reader, ballots))


def _line(kind: str, record: int, item: Concerned, said: Text, *, judged: bool = True) -> Line:
    ballot, voted = item.ballot, item.entry.voted
    judgement: Text = Message("voted") if voted else Message("stepped aside")
    if not judged:
        judgement = Message("drafters may vote here as members")
    named = (Bilingual(ballot.title, ballot.title_en), day(closed_on(ballot)), item.entry.name)
    return Line(
        kind=kind,
        record=record,
        cells=(*named, said),
        judgement=judgement,
        good=not voted if judged else None,
    )


def _sorted(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: line.good is not False)


def _interests(inquiry: Inquiry) -> Found:
    counted: list[Line] = []
    left_out: list[Line] = []
    for item in _concerned(inquiry):
        if item.interest is not None:
            said = item.interest.nature.text
            made = _line("voter", item.entry.voter, item, said, judged=item.bars)
            (counted if item.bars else left_out).append(made)
    return Found(_sorted(counted), left_out)


def _kept(inquiry: Inquiry) -> Found:
    return Found(
        _sorted(
            _line("recusal", item.recusal.id, item, item.recusal.reason)
            for item in _concerned(inquiry)
            if item.recusal is not None
        )
    )


def _recusals(inquiry: Inquiry) -> Found:
    period = inquiry.period
    found = inquiry.reader.find(
        Recusal,
        Between("decided", period.start, period.as_of),
        *inquiry.scope.work,
        order=("decided",),
    )
    people = inquiry.reader.many(Person, (item.person_id for item in found))
    return Found(
        [
            Line(
                kind="recusal",
                record=item.id,
                cells=(
                    Bilingual(people[item.person_id].name, people[item.person_id].name_en),
                    item.subject,
                    item.committee or day(None),
                    day(item.decided),
                ),
                judgement=item.reason,
            )
            for item in found
        ]
    )


def _declared(inquiry: Inquiry) -> Found:
    """Hold every member with a vote against the declarations made until the period's end."""
    seats: dict[int, list[str]] = {}
    for committee in seated(inquiry):
        for seat in committee.roster.voting:
            seats.setdefault(seat.person_id, []).append(committee.committee.reference)
    found: dict[int, list[InterestDeclaration]] = {}
    wanted = OneOf("person_id", tuple(seats))
    for item in inquiry.reader.find(InterestDeclaration, wanted, order=("declared",)):
        if item.declared is None or item.declared <= inquiry.period.as_of:
            found.setdefault(item.person_id, []).append(item)
    people = inquiry.reader.many(Person, seats)
    lines = []
    for person, references in seats.items():
        made = found.get(person, [])
        natures = tuple(dict.fromkeys(item.nature.text for item in made))
        cells = (
            Bilingual(people[person].name, people[person].name_en),
            Joined(tuple(references)),
            day(made[-1].declared if made else None),
        )
        judgement: Text = Joined(natures) if made else Message("nothing declared yet")
        lines.append(
            Line(kind="person", record=person, cells=cells, judgement=judgement, good=bool(made))
        )
    return Found(_sorted(lines))


def _indicator(
    id_: str,
    label: str,
    counts: str,
    among: str,
    said: str,
    gather: Callable[[Inquiry], Found],
) -> Indicator:
    return Indicator(
        id=id_,
        label=label,
        counts=counts,
        among=among,
        rules=("tc.fair",),
        target=ALL,
        columns=(*NAMED, said),
        gather=gather,
    )


INDICATORS = (
    Indicator(
        id="interests.declared",
        label=N_("Members who declared their interests"),
        counts=N_("Members with a declaration, also that there is nothing to declare."),
        among=N_("Members with a vote at the end of the period."),
        rules=("tc.fair",),
        columns=(N_("Member"), N_("Committees"), N_("Declared")),
        gather=_declared,
    ),
    Indicator(
        id="recusals.listed",
        label=N_("Recusals"),
        counts=N_("Recusals that were decided in the period."),
        unit=MeasureUnit.COUNT,
        rules=("tc.fair",),
        columns=(N_("Person"), N_("Subject"), N_("Committee"), N_("Decided on")),
        gather=_recusals,
    ),
    _indicator(
        "recusals.kept",
        N_("Recusals that were kept"),
        N_("Recused persons who did not vote."),
        N_("Recused persons on the list of voters, in each ballot that closed in the period."),
        N_("Reason"),
        _kept,
    ),
    _indicator(
        "interests.aside",
        N_("Persons with an interest who did not vote"),
        N_("Persons with a declared interest who did not vote on what it concerns."),
        N_("Those on the list of voters, in each ballot that closed in the period."),
        N_("Interest"),
        _interests,
    ),
)
