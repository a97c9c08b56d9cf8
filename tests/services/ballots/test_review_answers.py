"""Review questions: what our records tell, where from, and what a person made of it."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.ballots.position_records import NationalAdoption, ReviewAnswers
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome
from stdcommittee.domain.ballots.vocabulary import Answer, BallotKind
from stdcommittee.domain.identifiers import Level
from stdcommittee.domain.portfolio.records import (
    AdoptionDegree,
    Project,
    ProjectStatus,
    Relation,
    RelationKind,
    Standard,
    StandardStatus,
)
from stdcommittee.services.ballots import record_result
from stdcommittee.services.ballots.review_answers import (
    ReviewSheet,
    confirm_answers,
    review_sheet,
)
from stdcommittee.services.session import Session
from tests.services.ballots.abroad import TODAY, abroad, foreign
from tests.services.ballots.committee import last_message

DOCUMENT = "ISO 99136-1:2020"


def review(session: Session) -> Ballot:
    return foreign(session, kind=BallotKind.SR, document=DOCUMENT)


def keep(session: Session, reference: str, **values: Any) -> int:
    filled = {"status": StandardStatus.IN_FORCE, **values}
    with session.writing("standard") as uow:
        return uow.add(Standard(reference=reference, **filled)).id


def tie(session: Session, standard: int, kind: RelationKind, target: str = DOCUMENT) -> None:
    with session.writing("relation") as uow:
        uow.add(Relation(standard_id=standard, kind=kind, target=target))


def sheet(session: Session, ballot: Ballot) -> ReviewSheet:
    return review_sheet(session, ballot.id)


@pytest.mark.parametrize(
    ("degree", "adoption"),
    [
        (AdoptionDegree.IDT, NationalAdoption.IDENTICAL),
        (AdoptionDegree.MOD, NationalAdoption.MODIFIED),
        (AdoptionDegree.EQV, NationalAdoption.MODIFIED),
    ],
)
def test_an_adoption_with_its_degree(
    session: Session, degree: AdoptionDegree, adoption: NationalAdoption
) -> None:
    ballot = review(session)
    keep(session, "GB/T 99136.1-2021", adopts=DOCUMENT, degree=degree)
    found = sheet(session, ballot)
    assert (found.suggested.adoption, found.suggested.reference) == (adoption, "GB/T 99136.1-2021")
    said = f"GB/T 99136.1-2021 adopts ISO 99136-1:2020, {degree.value}"
    assert str(found.sources["adoption"]) == str(found.sources["reference"]) == said


@pytest.mark.parametrize(
    "values",
    [
        {"adopts": "ISO 99136-2:2020", "degree": AdoptionDegree.IDT},
        {"adopts": "ISO 199136-1:2020", "degree": AdoptionDegree.IDT},
        {"adopts": DOCUMENT, "degree": AdoptionDegree.NEQ},
        {"adopts": DOCUMENT, "degree": AdoptionDegree.IDT, "status": StandardStatus.WITHDRAWN},
    ],
)
def test_what_is_no_adoption(session: Session, values: dict[str, Any]) -> None:
    ballot = review(session)
    keep(session, "GB/T 99136.1-2021", **values)
    found = sheet(session, ballot)
    assert found.suggested.adoption is NationalAdoption.NONE
    assert str(found.sources["adoption"]) == "no standard or project here adopts it"
    assert found.suggested.reference == ""


def test_a_relation_tells_of_an_adoption_too(session: Session) -> None:
    ballot = review(session)
    number = keep(session, "GB/T 99136.1-2021", degree=AdoptionDegree.IDT)
    tie(session, number, RelationKind.ADOPTS)
    found = sheet(session, ballot)
    assert found.suggested.adoption is NationalAdoption.IDENTICAL
    said = "GB/T 99136.1-2021 adopts ISO 99136-1:2020, IDT"
    assert str(found.sources["adoption"]) == said


@pytest.mark.parametrize(
    "adopts",
    [
        "ISO 99136-1:2015",  # an older edition
        "ISO 99136-1",  # an edition that is not recorded
        "ISO 99136-1:2020/Amd 1:2022",  # only the amendment
        "ISO/TS 99136-1:2020",  # another deliverable
    ],
)
def test_another_edition_leaves_the_answer_to_the_person(session: Session, adopts: str) -> None:
    ballot = review(session)
    keep(session, "GB/T 99136.1-2021", adopts=adopts, degree=AdoptionDegree.IDT)
    found = sheet(session, ballot)
    assert found.suggested.adoption is NationalAdoption.UNKNOWN
    assert "adoption" not in found.sources
    assert found.suggested.reference == "GB/T 99136.1-2021"
    said = f"GB/T 99136.1-2021 adopts {adopts}, IDT; under review is {DOCUMENT}"
    assert str(found.sources["reference"]) == said


@pytest.mark.parametrize(
    "adopts",
    [f"ISO 99136-2:2009, {DOCUMENT}", f"{DOCUMENT}+Amd 1:2022", f"ISO 99136-1:2015；{DOCUMENT}"],
)
def test_one_of_several_is_found(session: Session, adopts: str) -> None:
    ballot = review(session)
    keep(session, "GB/T 99136.1-2021", adopts=adopts, degree=AdoptionDegree.MOD)
    assert sheet(session, ballot).suggested.adoption is NationalAdoption.MODIFIED


def test_what_is_not_in_force_yet_is_planned(session: Session) -> None:
    ballot = review(session)
    values = {"adopts": DOCUMENT, "degree": AdoptionDegree.IDT}
    keep(session, "GB/T 99136.1-2026", **values, status=StandardStatus.UPCOMING)
    found = sheet(session, ballot)
    assert found.suggested.adoption is NationalAdoption.PLANNED
    assert found.suggested.reference == "GB/T 99136.1-2026"
    assert str(found.sources["adoption"]).endswith("IDT, not in force yet")
    keep(session, "GB/T 99136.1-2021", **values)
    assert sheet(session, ballot).suggested.adoption is NationalAdoption.IDENTICAL


def test_an_identical_and_a_modified_one_are_both_named(session: Session) -> None:
    ballot = review(session)
    keep(session, "GB/T 99136.1-2021", adopts=DOCUMENT, degree=AdoptionDegree.MOD)
    keep(session, "GB/T 99140-2022", adopts=DOCUMENT, degree=AdoptionDegree.IDT)
    found = sheet(session, ballot)
    assert found.suggested.adoption is NationalAdoption.IDENTICAL
    assert found.suggested.reference == "GB/T 99136.1-2021, GB/T 99140-2022"
    assert str(found.sources["adoption"]).count(DOCUMENT) == 2


def test_a_degree_that_is_not_recorded_is_left_to_the_person(session: Session) -> None:
    ballot = review(session)
    keep(session, "GB/T 99136.1-2021", adopts=DOCUMENT)
    found = sheet(session, ballot)
    assert found.suggested.adoption is NationalAdoption.UNKNOWN
    assert found.suggested.reference == "GB/T 99136.1-2021"
    assert "adoption" not in found.sources


@pytest.mark.parametrize(
    ("status", "adoption"),
    [
        (ProjectStatus.RUNNING, NationalAdoption.PLANNED),
        (ProjectStatus.TERMINATED, NationalAdoption.NONE),
    ],
)
def test_a_project_that_runs_plans_it(
    session: Session, status: ProjectStatus, adoption: NationalAdoption
) -> None:
    ballot = review(session)
    with session.writing("project") as uow:
        uow.add(Project(reference="20261001-T-999", adopts="ISO 99136-1", status=status))
    assert sheet(session, ballot).suggested.adoption is adoption


def test_a_project_for_another_edition_leaves_the_answer_open(session: Session) -> None:
    ballot = review(session)
    with session.writing("project") as uow:
        uow.add(Project(reference="20261001-T-999", adopts="ISO 99136-1:2015"))
    found = sheet(session, ballot)
    assert found.suggested.adoption is NationalAdoption.UNKNOWN
    said = "project 20261001-T-999 is to adopt ISO 99136-1:2015"
    assert str(found.sources["reference"]) == said


def test_use_and_regulations_follow_from_citations(session: Session) -> None:
    ballot = review(session)
    citing = keep(session, "GB/T 99001-2022")
    tie(session, citing, RelationKind.CITES, "ISO 99136-1")
    found = sheet(session, ballot)
    assert (found.suggested.used, found.suggested.regulations) == (Answer.YES, Answer.UNKNOWN)
    binding = keep(session, "GB 99002-2022", level=Level.NATIONAL_MANDATORY)
    tie(session, binding, RelationKind.CITES, "ISO 99136-1")
    found = sheet(session, ballot)
    assert (found.suggested.regulations, found.suggested.regulation_text) == (
        Answer.YES,
        "GB 99002-2022",
    )
    assert str(found.sources["used"]) == "cited in GB 99002-2022, GB/T 99001-2022"
    keep(session, "GB/T 99136.1-2021", adopts=DOCUMENT, degree=AdoptionDegree.IDT)
    assert "used" not in sheet(session, ballot).sources


def test_experts_that_are_registered_are_counted_once(session: Session) -> None:
    ballot = review(session)
    assert "experts" not in sheet(session, ballot).sources
    abroad(session)
    found = sheet(session, ballot)
    assert found.suggested.experts is Answer.YES
    assert str(found.sources["experts"]) == "2 experts are registered in this committee"


def test_what_is_confirmed_is_kept_and_a_changed_answer_keeps_its_source(session: Session) -> None:
    ballot = review(session)
    keep(session, "GB/T 99136.1-2021", adopts=DOCUMENT, degree=AdoptionDegree.MOD)
    found = sheet(session, ballot)
    assert found.confirmed is None
    assert found.differing == ()
    kept = confirm_answers(session, ballot.id, found.suggested)
    assert sheet(session, ballot).differing == ()
    said = last_message(session)
    source = "GB/T 99136.1-2021 adopts ISO 99136-1:2020, MOD"
    assert f"National adoption: Adopted, modified ({source})" in said
    changed = dataclasses.replace(
        kept, adoption=NationalAdoption.IDENTICAL, used=Answer.NO, comments="x"
    )
    assert confirm_answers(session, ballot.id, changed).id == kept.id
    again = sheet(session, ballot)
    assert (again.confirmed, again.differing) == (changed, ("adoption",))
    said = last_message(session)
    assert f"Adopted, identical, changed from Adopted, modified ({source})" in said
    assert "Used without adoption: No" in said


def test_only_a_systematic_review_that_runs(session: Session) -> None:
    enquiry = foreign(session)
    ballot = foreign(session, kind=BallotKind.SR, document=DOCUMENT, closes=TODAY)
    with pytest.raises(Refused, match="systematic reviews"):
        confirm_answers(session, enquiry.id, ReviewAnswers(ballot_id=enquiry.id))
    record_result(session, ballot.id, BallotOutcome.CONFIRM)
    with pytest.raises(Refused, match="Closed"):
        confirm_answers(session, ballot.id, ReviewAnswers(ballot_id=ballot.id))
