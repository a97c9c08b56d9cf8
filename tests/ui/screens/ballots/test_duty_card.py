"""The duty card and the internal days, as they are read on a ballot's page."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing
from stdcommittee.services.ballots.dates import ballot_dates
from stdcommittee.services.ballots.duty import vote_owed, voting_duties
from stdcommittee.ui.screens.ballots.duty_card import DatesCard, DutyCard
from stdcommittee.ui.toolkit.buttons import LinkButton
from tests.ui.desks import Program

BEFORE = dt.date(2026, 6, 9)


def keep(program: Program, *ballots: dict[str, Any]) -> list[Ballot]:
    filled: dict[str, Any] = {
        "title": "ballot",
        "kind": BallotKind.CIB,
        "committee": "ISO/TC 211",
        "status": BallotStatus.OPEN,
        "duty": Standing.P,
        "closes": BEFORE,
    }
    with program.desk.session.writing("ballots") as uow:
        return [uow.add(Ballot(**(filled | values))) for values in ballots]


def words(widget: QWidget) -> str:
    found = [label.accessibleName() or label.text() for label in widget.findChildren(QLabel)]
    return "\n".join(found)


def duty_card(program: Program, opened: list[int]) -> DutyCard:
    card = DutyCard(program.desk.look, opened.append)
    program.show(card)
    card.show_duties(voting_duties(program.desk.session), 2026)
    program.settle()
    return card


def test_state_counts_rate_and_causes_of_a_committee(program: Program) -> None:
    sent = {"sent": BEFORE}
    missed, *_ = keep(
        program,
        {"document": "ISO/TC 211 N 1"},
        *[sent] * 4,
        {**sent, "kind": BallotKind.NP, "closes": dt.date(2026, 3, 1), "with_comments": True},
        {"kind": BallotKind.NP, "excused": "answered"},
    )
    opened: list[int] = []
    card = duty_card(program, opened)
    said = words(card)
    assert "One more miss may cost the status" in said
    assert card.property("problem") != "true"
    for expected in ("1/5", "Q1 0/1 · Q2 4/5", "1 missed", "1 excused", "4/5"):
        assert expected in said, expected
    (cause,) = card.findChildren(LinkButton)
    assert cause.accessibleName() == "ISO/TC 211 N 1" or "N 1" in cause.text()
    cause.setFocus()
    QTest.keyClick(cause, Qt.Key.Key_Space)
    assert opened == [missed.id]


def test_a_broken_duty_is_a_problem_and_no_ballots_no_card(program: Program) -> None:
    card = duty_card(program, [])
    assert not card.isVisible()
    keep(program, {"kind": BallotKind.FDIS})
    card.show_duties(voting_duties(program.desk.session), 2026)
    assert card.isVisible()
    assert card.property("problem") == "true"
    assert "Status may be lost" in words(card)


def test_the_days_of_a_ballot_and_why_a_vote_is_due(program: Program) -> None:
    session = program.desk.session
    (ballot,) = keep(program, {"kind": BallotKind.DIS, "closes": dt.date(2026, 6, 26)})
    card = DatesCard(program.desk.look)
    program.show(card)
    card.show_dates(vote_owed(session, ballot), ballot_dates(session, ballot))
    said = words(card)
    for expected in (
        "A vote is due",
        "P-member, as the ballot states",
        "2026-06-24",
        "Closes at 24:00 in Geneva: 2026-06-27 06:00 here.",
    ):
        assert expected in said, expected
    card.show_dates(None, None)
    assert not card.isVisible()
