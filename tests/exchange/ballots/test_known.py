"""Committees and projects are found by reference, number and title, and never guessed at."""

from __future__ import annotations

from stdcommittee.domain.ballots.listed import ListedBallot
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.people.records import Committee, CommitteeKind
from stdcommittee.domain.portfolio.records import Project
from stdcommittee.exchange.ballots.known import Found, Known
from stdcommittee.exchange.importing import MatchedBy
from stdcommittee.services.session import Session


def found(session: Session, **said: str) -> Found:
    with session.reading() as reader:
        return Known(reader).find(ListedBallot(kind=BallotKind.DIS, **said))  # type: ignore[arg-type]


def test_two_committees_of_one_number_are_not_told_apart(session: Session) -> None:
    with session.writing("committees") as uow:
        for name in ("ISO/TC 65", "IEC/TC 65"):
            uow.add(Committee(reference=name, kind=CommitteeKind.INTERNATIONAL))
    (match,) = found(session, committee="TC 65").matches
    assert (match.named, match.how) == ("TC 65", MatchedBy.UNKNOWN)


def test_two_projects_that_adopt_one_document_are_not_told_apart(session: Session) -> None:
    with session.writing("projects") as uow:
        for number in ("20250001-T-334", "20250002-T-334"):
            uow.add(Project(reference=number, title_zh="x", adopts="ISO 19115-1:2026"))
    (match,) = found(session, document="ISO/DIS 19115-1").matches
    assert match.how is MatchedBy.UNKNOWN


def test_a_project_by_its_english_title(session: Session) -> None:
    with session.writing("project") as uow:
        uow.add(Project(reference="20250001-T-334", title_zh="元数据", title_en="Metadata"))
    told = found(session, document="ISO/DIS 19115-1", title="METADATA")
    assert [(m.named, m.how) for m in told.matches] == [("20250001-T-334", MatchedBy.TITLE)]
    assert (told.title_zh, told.committee) == ("元数据", "")
