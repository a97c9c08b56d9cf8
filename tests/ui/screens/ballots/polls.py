"""Ballots of the sample committee, and how tests look at what was stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing
from stdcommittee.domain.people.records import BodyParticipation, Committee, Participation
from stdcommittee.services.ballots import create_ballot, lines_of, open_ballot
from stdcommittee.services.session import Session
from stdcommittee.ui.screens.ballots.page import BallotsPage
from tests.ui.desks import Program

OWN = "SAC/TC 999"
OPENED = dt.date(2026, 6, 4)
CLOSES = dt.date(2026, 6, 18)


def draft(session: Session, title: str = "送审稿甲", **values: Any) -> Ballot:
    """A ballot of the committee that is being prepared."""
    filled: dict[str, Any] = {"title": title, "committee": OWN, "closes": CLOSES, **values}
    return create_ballot(session, Ballot(**filled))


def opened(session: Session, title: str = "送审稿甲", **values: Any) -> Ballot:
    """The same, open to the six members."""
    return open_ballot(session, draft(session, title, **values).id, OPENED)


def foreign(session: Session, **values: Any) -> Ballot:
    """An open ISO ballot on which we must vote."""
    with session.writing("mirror") as uow:
        mirror = uow.add(Committee(reference="ISO/TC 999", title_en="Geography"))
        for body in ("SAC", "DIN"):
            uow.add(BodyParticipation(committee_id=mirror.id, body=body, status=Participation.P))
    filled: dict[str, Any] = {
        "title": "ISO/DIS 19127",
        "document": "ISO/DIS 19127",
        "kind": BallotKind.DIS,
        "committee": "ISO/TC 999",
        "duty": Standing.P,
        "closes": CLOSES,
        **values,
    }
    return open_ballot(session, create_ballot(session, Ballot(**filled)).id, OPENED)


def stored(session: Session, ballot_id: int) -> Ballot:
    with session.reading() as reader:
        found = reader.get(Ballot, ballot_id)
    assert found is not None
    return found


def lines(session: Session, ballot_id: int) -> Sequence[BallotLine]:
    with session.reading() as reader:
        return lines_of(reader, ballot_id)


def shown(program: Program, ballot: Ballot) -> BallotsPage:
    """The screen with a ballot in sight and the keyboard among its votes."""
    page = BallotsPage(program.desk)
    program.show(page)
    page.open_record("ballot", ballot.id)
    program.settle()
    page.detail.board.voters.view.setFocus()
    return page


def answer(act: Callable[[QDialog], object]) -> None:
    """Do something with the question that is about to come up."""

    def when_up() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        act(dialog)

    QTimer.singleShot(150, when_up)
