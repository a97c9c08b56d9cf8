"""The papers of a ballot, written where they are wanted."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from stdcommittee.domain.ballots.records import Ballot, Vote
from stdcommittee.domain.ballots.vocabulary import BallotKind, VoteValue
from stdcommittee.services.ballots import close_ballot, record_votes
from stdcommittee.services.ballots.consultations import Addressee, Sending, distribute
from stdcommittee.services.session import Session
from tests.ui.desks import Program
from tests.ui.screens.ballots.polls import OPENED, foreign, lines, opened, shown


def _closed(session: Session, ballot: Ballot) -> None:
    votes = [
        Vote(ballot_id=ballot.id, voter_id=line.voter.id, value=VoteValue.APPROVE)
        for line in lines(session, ballot.id)
    ]
    record_votes(session, ballot.id, votes)
    close_ballot(session, ballot.id, dt.date(2026, 6, 11))


def _into(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))


def test_sheets_for_everybody_by_the_key_for_printing(
    program: Program, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    _into(monkeypatch, folder)
    page = shown(program, opened(program.desk.session))
    assert [str(words) for words, _ in page.detail.papers.offers()] == [
        "Voting sheets …",
        "Remind those who are missing …",
    ]
    program.desk.actions.trigger("print")
    program.settle()
    written = list(folder.glob("*.docx"))
    assert len(written) == 6
    assert all(path.read_bytes().startswith(b"PK") for path in written)
    assert program.desk.notices.toasts[-1].accessibleName() == "6 voting sheets written"


def test_letters_to_those_who_are_missing(
    program: Program, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    _into(monkeypatch, folder)
    page = shown(program, opened(program.desk.session))
    page.detail.board.missing.remind.click()
    program.settle()
    assert len(list(folder.iterdir())) >= 1
    assert (
        program.desk.notices.toasts[-1]
        .accessibleName()
        .startswith("Letters to 6 voters written. No e-mail address:")
    )


@pytest.mark.parametrize(("ending", "head"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_the_result_in_the_format_of_its_name(
    program: Program,
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    ending: str,
    head: bytes,
) -> None:
    session = program.desk.session
    ballot = opened(session, kind=BallotKind.CORRESPONDENCE)
    _closed(session, ballot)
    page = shown(program, ballot)
    offers = {str(words): run for words, run in page.detail.papers.offers()}
    assert list(offers) == ["Result sheet …", "Conclusion form …"]
    for place, run in enumerate([page.detail.papers.print_usual, *offers.values()]):
        target = folder / f"{place}.{ending}"
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_, target=target: (str(target), f"*.{ending}")
        )
        run()
        program.settle()
        assert target.read_bytes().startswith(head)


def test_the_papers_of_a_ballot_abroad(
    program: Program, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    _into(monkeypatch, folder)
    session = program.desk.session
    ballot = foreign(session)
    asked = (Addressee("专家01", "某研究院"), Addressee("专家02", "某大学"))
    distribute(session, ballot.id, Sending(draft="ISO/DIS 19127", on=OPENED), asked)
    page = shown(program, ballot)
    offers = {str(words): run for words, run in page.detail.papers.offers()}
    assert list(offers) == ["Record of the national position …", "Reply sheets for the experts …"]
    offers["Reply sheets for the experts …"]()
    program.settle()
    assert len(list(folder.glob("B*-R*.docx"))) == 2
    assert program.desk.notices.toasts[-1].accessibleName() == "2 reply sheets written"
    target = folder / "position.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), "*.pdf"))
    program.desk.actions.trigger("print")
    program.settle()
    assert target.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (BallotKind.SR, "Answers of the systematic review …"),
        (BallotKind.NP, "Answer to the proposal …"),
    ],
)
def test_what_goes_with_the_vote(
    program: Program,
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    kind: BallotKind,
    words: str,
) -> None:
    page = shown(program, foreign(program.desk.session, kind=kind))
    offers = {str(said): run for said, run in page.detail.papers.offers()}
    assert list(offers) == ["Record of the national position …", words]
    target = folder / "answer.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), "*.docx"))
    offers[words]()
    program.settle()
    assert target.read_bytes().startswith(b"PK")
