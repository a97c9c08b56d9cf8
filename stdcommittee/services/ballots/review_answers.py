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
from stdcommittee.domain.identifiers import Identifier, Level, find_all, parse, same_standard
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
    StandardStatus,
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


@frozen
class _Adopting:
    """A national standard with what it adopts; `same`: the very document under review.

    Another edition, an amendment alone or another deliverable of the number is not the same.
    """

    standard: Standard
    adopted: str
    same: bool

    @property
    def said(self) -> Text:
        """What it adopts, and how where that is recorded."""
        if self.standard.degree is AdoptionDegree.NONE:
            return Message(
                "{standard} adopts {adopted}",
                standard=self.standard.reference,
                adopted=self.adopted,
            )
        return Message(
            "{standard} adopts {adopted}, {degree}",
            standard=self.standard.reference,
            adopted=self.adopted,
            degree=self.standard.degree.value,
        )


class _Records:
    """What the portfolio says of one international standard, edition by edition."""

    def __init__(self, reader: Reader, document: str) -> None:
        self.document = document
        self.adopting: list[_Adopting] = []
        self.citing: list[Standard] = []
        self.projects: list[Project] = []
        self._reviewed = parse(document)
        number = self._reviewed.number if document else ""
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
        self._find_adopting(reader.find(Standard, Contains("adopts", number)), ties, known)
        cites = {item.standard_id for item in ties if item.kind is RelationKind.CITES}
        self.citing = _in_order(known[key] for key in cites if key in known)
        self.projects = [
            item
            for item in reader.find(Project, Contains("adopts", number), order=("reference",))
            if item.status in _RUNNING and self._adopted(item.adopts)
        ]

    def planned(self) -> list[Project]:
        """Return the projects that are to adopt this document; one without a year is."""
        return [
            item
            for item in self.projects
            if any(found.year is None or self._same(found) for found in self._adopted(item.adopts))
        ]

    def _find_adopting(
        self,
        named: Iterable[Standard],
        ties: Iterable[Relation],
        known: Mapping[int, Standard],
    ) -> None:
        standards = {item.id: item for item in named}
        found = {number: self._adopted(item.adopts) for number, item in standards.items()}
        for tie in ties:
            if tie.kind is RelationKind.ADOPTS and tie.standard_id in known:
                standards[tie.standard_id] = known[tie.standard_id]
                found.setdefault(tie.standard_id, []).append(parse(tie.target))
        for standard in _in_order(standards.values()):
            adopted = sorted(found[standard.id], key=self._same, reverse=True)
            if adopted:
                same = self._same(adopted[0])
                self.adopting.append(_Adopting(standard, adopted[0].canonical, same))

    def _adopted(self, text: str) -> list[Identifier]:
        """Return what a field names of this standard; it may name several documents."""
        return [item for item in find_all(text) if same_standard(item, self._reviewed)]

    def _same(self, adopted: Identifier) -> bool:
        """Tell whether a reference names the very document: type, edition and amendments."""
        reviewed = self._reviewed
        return adopted.year is not None and _edition(adopted) == _edition(reviewed)


def _edition(item: Identifier) -> tuple[object, ...]:
    apart = tuple(
        (extra.kind, extra.number) for extra in item.supplements if not extra.consolidated
    )
    return item.type, item.year, apart


def _in_order(standards: Iterable[Standard]) -> list[Standard]:
    return sorted((x for x in standards if x.status in LIVE), key=lambda item: item.reference)


Answered = tuple[str, object, Text]


def _adoption(found: _Records) -> Iterable[Answered]:
    """Adopted by what is in force; else planned; else not that we know.

    What adopts another edition, only an amendment or another deliverable, or of which the degree is
    not recorded, leaves the answer to a person: it is named with what it adopts.
    """
    same = [item for item in found.adopting if item.same]
    in_force = [item for item in same if item.standard.status is StandardStatus.IN_FORCE]
    with_degree = [item for item in in_force if item.standard.degree in _DEGREES]
    unsaid = [item for item in in_force if item.standard.degree is AdoptionDegree.NONE]
    if with_degree:
        values = {_DEGREES[item.standard.degree] for item in with_degree}
        whole = NationalAdoption.IDENTICAL in values
        value = NationalAdoption.IDENTICAL if whole else NationalAdoption.MODIFIED
        source = Joined(tuple(item.said for item in with_degree), "clause")
        yield "adoption", value, source
        yield "reference", _listed(item.standard for item in with_degree), source
    elif unsaid:
        named = _listed(item.standard for item in unsaid)
        yield (
            "reference",
            named,
            Message("{standards}, degree of adoption not recorded", standards=named),
        )
    else:
        yield from _not_yet(found, [item for item in same if item not in in_force])


def _not_yet(found: _Records, upcoming: Sequence[_Adopting]) -> Iterable[Answered]:
    coming = [item for item in upcoming if item.standard.degree is not AdoptionDegree.NEQ]
    other = [
        item
        for item in found.adopting
        if not item.same and item.standard.degree is not AdoptionDegree.NEQ
    ]
    projects = found.planned()
    if coming or projects:
        said: list[Text] = [
            Message("{adoption}, not in force yet", adoption=item.said) for item in coming
        ]
        plans = ", ".join(item.reference for item in projects)
        if projects:
            said.append(Message("project {plan} is to adopt it", plan=plans))
        said += [_of_another(item, found.document) for item in other]
        source: Text = Joined(tuple(said), "clause")
        names = [item.standard.reference for item in coming] + [x.reference for x in projects]
        yield "adoption", NationalAdoption.PLANNED, source
        yield "reference", ", ".join(names), source
    elif other:
        source = Joined(tuple(_of_another(item, found.document) for item in other), "clause")
        yield "reference", _listed(item.standard for item in other), source
    elif found.projects:
        plan = found.projects[0]
        source = Message(
            "project {plan} is to adopt {adopted}", plan=plan.reference, adopted=plan.adopts
        )
        yield "reference", plan.reference, source
    else:
        yield "adoption", NationalAdoption.NONE, Message("no standard or project here adopts it")


def _of_another(item: _Adopting, document: str) -> Text:
    return Message("{adoption}; under review is {document}", adoption=item.said, document=document)


def _use(found: _Records) -> Iterable[Answered]:
    """Used without adoption where others cite it; in regulations where mandatory ones do."""
    adopting = {item.standard.id for item in found.adopting}
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


def _listed(standards: Iterable[Standard]) -> str:
    return ", ".join(item.reference for item in standards)
