"""The questions of a systematic review, answered from our own records as far as they tell."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from stdcommittee.base.conditions import Contains, Is, OneOf
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Joined, Message, Plural, Text
from stdcommittee.base.records import headline, kind_of
from stdcommittee.domain.ballots.position_records import NationalAdoption, ReviewAnswers
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import Answer, BallotKind
from stdcommittee.domain.identifiers import Level, parse, same_standard
from stdcommittee.domain.people.expert_records import ExpertRegistration
from stdcommittee.domain.people.experts import registered
from stdcommittee.domain.portfolio.records import (
    LIVE,
    AdoptionDegree,
    Project,
    ProjectStatus,
    Relation,
    RelationKind,
    Standard,
)
from stdcommittee.services.ballots.asking import refused, the_ballot
from stdcommittee.services.ballots.consultations import working_groups
from stdcommittee.services.ballots.international import the_international
from stdcommittee.services.session import Session
from stdcommittee.storage.reader import Reader

_DEGREES: Final = {
    AdoptionDegree.IDT: NationalAdoption.IDENTICAL,
    AdoptionDegree.MOD: NationalAdoption.MODIFIED,
    AdoptionDegree.EQV: NationalAdoption.MODIFIED,
}
_RUNNING: Final = (ProjectStatus.RUNNING, ProjectStatus.SUBMITTED)
ANSWERED: Final = ("adoption", "reference", "used", "regulations", "regulation_text", "experts")


@frozen
class ReviewSheet:
    """The answers of a ballot: those confirmed, if any, and what our records say.

    `sources` tells by the name of an answer where our records' answer comes from; what they do not
    tell has none.
    """

    confirmed: ReviewAnswers | None
    suggested: ReviewAnswers
    sources: Mapping[str, Text]

    @property
    def differing(self) -> tuple[str, ...]:
        """The answers that were confirmed otherwise than our records say."""
        if self.confirmed is None:
            return ()
        return differing(self.confirmed, self)


def differing(answers: ReviewAnswers, sheet: ReviewSheet) -> tuple[str, ...]:
    """Return the names of answers that are not what our records say, where they say something."""
    return tuple(
        name
        for name in ANSWERED
        if name in sheet.sources and getattr(answers, name) != getattr(sheet.suggested, name)
    )


def review_sheet(session: Session, ballot_id: int) -> ReviewSheet:
    """Return the answers to the questions of a systematic review, and what our records say.

    Raises:
        Refused: the ballot is gone.
    """
    with session.reading() as reader:
        return review_sheet_on(reader, the_ballot(reader, ballot_id), session)


def review_sheet_on(reader: Reader, ballot: Ballot, session: Session) -> ReviewSheet:
    """Return the answers of a ballot; see `review_sheet`."""
    found = _Records(reader, ballot.document)
    values: dict[str, Any] = {}
    sources: dict[str, Text] = {}
    for name, value, source in (
        *_adoption(found),
        *_use(found),
        *_experts(reader, ballot, session),
    ):
        values[name] = value
        sources[name] = source
    suggested = dataclasses.replace(ReviewAnswers(ballot_id=ballot.id), **values)
    return ReviewSheet(reader.first(ReviewAnswers, Is("ballot_id", ballot.id)), suggested, sources)


def confirm_answers(session: Session, ballot_id: int, answers: ReviewAnswers) -> ReviewAnswers:
    """Keep the answers as a person confirmed them; the history says where each comes from.

    Raises:
        Refused: the ballot is no systematic review that runs.
    """
    with session.writing(Message("Review answers confirmed")) as uow:
        ballot = the_international(uow.reader, ballot_id)
        if ballot.kind is not BallotKind.SR:
            raise refused(Message("These questions are asked in systematic reviews."))
        sheet = review_sheet_on(uow.reader, ballot, session)
        kept = dataclasses.replace(answers, ballot_id=ballot_id)
        if sheet.confirmed is None:
            kept = uow.add(dataclasses.replace(kept, id=0))
        else:
            kept = dataclasses.replace(kept, id=sheet.confirmed.id)
            uow.change(kept)
        uow.message = Message(
            "“{title}”: review answers: {what}",
            title=headline(ballot),
            what=Joined(tuple(_told(kept, sheet)), "clause"),
        )
    return kept


def _told(answers: ReviewAnswers, sheet: ReviewSheet) -> Iterable[Text]:
    """Say each answer with its source; one that was changed keeps what our records said."""
    other = differing(answers, sheet)
    for name in ANSWERED:
        value = getattr(answers, name)
        if not value and name not in sheet.sources:
            continue
        said = getattr(value, "text", value)
        label = Message(kind_of(ReviewAnswers).by_name[name].label)
        if name in other:
            was = getattr(sheet.suggested, name)
            yield Message(
                "{question}: {answer}, changed from {before} ({source})",
                question=label,
                answer=said or "–",
                before=getattr(was, "text", was),
                source=sheet.sources[name],
            )
        elif name in sheet.sources:
            yield Message(
                "{question}: {answer} ({source})",
                question=label,
                answer=said,
                source=sheet.sources[name],
            )
        else:
            yield Message("{question}: {answer}", question=label, answer=said)


class _Records:
    """What the portfolio says of one international standard, whatever its edition."""

    def __init__(self, reader: Reader, document: str) -> None:
        number = parse(document).number if document else ""
        self.adopting: list[Standard] = []
        self.citing: list[Standard] = []
        self.projects: list[Project] = []
        if not number:
            return
        ties = [
            item
            for item in reader.find(
                Relation,
                Contains("target", number),
                OneOf("kind", (RelationKind.ADOPTS, RelationKind.CITES)),
            )
            if same_standard(item.target, document)
        ]
        known = reader.many(Standard, [item.standard_id for item in ties])
        of_kind = {
            kind: {item.standard_id for item in ties if item.kind is kind}
            for kind in (RelationKind.ADOPTS, RelationKind.CITES)
        }
        named = [
            item
            for item in reader.find(Standard, Contains("adopts", number))
            if same_standard(item.adopts, document)
        ]
        adopting = {item.id: item for item in named}
        adopting |= {key: known[key] for key in of_kind[RelationKind.ADOPTS] if key in known}
        self.adopting = _in_force(adopting.values())
        self.citing = _in_force(known[key] for key in of_kind[RelationKind.CITES] if key in known)
        self.projects = [
            item
            for item in reader.find(Project, Contains("adopts", number), order=("reference",))
            if item.status in _RUNNING and same_standard(item.adopts, document)
        ]


def _in_force(standards: Iterable[Standard]) -> list[Standard]:
    return sorted((x for x in standards if x.status in LIVE), key=lambda item: item.reference)


Answered = tuple[str, object, Text]


def _adoption(found: _Records) -> Iterable[Answered]:
    """Adopted by what is in force; else planned by a project that runs; else not that we know."""
    by_degree: dict[NationalAdoption, list[Standard]] = {item: [] for item in _DEGREES.values()}
    for item in found.adopting:
        if item.degree in _DEGREES:
            by_degree[_DEGREES[item.degree]].append(item)
    for value in (NationalAdoption.IDENTICAL, NationalAdoption.MODIFIED):
        if by_degree[value]:
            source = _of_records(by_degree[value])
            yield "adoption", value, source
            yield "reference", _listed(by_degree[value]), source
            return
    unsaid = [item for item in found.adopting if item.degree is AdoptionDegree.NONE]
    if unsaid:
        source = Message("{standards}, degree of adoption not recorded", standards=_listed(unsaid))
        yield "reference", _listed(unsaid), source
    elif found.projects:
        plans = ", ".join(item.reference for item in found.projects)
        source = Message("project {plan} is to adopt it", plan=plans)
        yield "adoption", NationalAdoption.PLANNED, source
        yield "reference", plans, source
    else:
        yield "adoption", NationalAdoption.NONE, Message("no standard or project here adopts it")


def _use(found: _Records) -> Iterable[Answered]:
    """Used without adoption where others cite it; in regulations where mandatory ones do."""
    adopting = {item.id for item in found.adopting}
    citing = [item for item in found.citing if item.id not in adopting]
    if citing and not adopting:
        yield "used", Answer.YES, Message("cited in {standards}", standards=_listed(citing))
    binding = [item for item in found.citing if item.level is Level.NATIONAL_MANDATORY]
    if binding:
        source = Message("cited in the mandatory {standards}", standards=_listed(binding))
        yield "regulations", Answer.YES, source
        yield "regulation_text", _listed(binding), source


def _experts(reader: Reader, ballot: Ballot, session: Session) -> Iterable[Answered]:
    groups = [item.id for item in working_groups(reader, ballot.committee)]
    today = session.clock.today()
    persons = {
        item.person_id
        for item in reader.find(ExpertRegistration, OneOf("committee_id", tuple(groups)))
        if registered(item, today)
    }
    if persons:
        source = Plural(
            "{n} expert is registered in this committee",
            "{n} experts are registered in this committee",
            n=len(persons),
        )
        yield "experts", Answer.YES, source


def _of_records(standards: Sequence[Standard]) -> Text:
    return Joined(
        tuple(
            Message(
                "{standard} adopts {adopted}, {degree}",
                standard=item.reference,
                adopted=item.adopts or "",
                degree=item.degree.value,
            )
            if item.adopts
            else Message("{standard} adopts it", standard=item.reference)
            for item in standards
        ),
        "clause",
    )


def _listed(standards: Sequence[Standard]) -> str:
    return ", ".join(item.reference for item in standards)
