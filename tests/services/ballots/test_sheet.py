"""A ballot's page and its line in a list agree with its meter."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing
from stdcommittee.services.ballots import close_ballot, meter, open_ballot, record_consultation
from stdcommittee.services.ballots.course import CourseStep
from stdcommittee.services.ballots.sheet import ballot_rows, ballot_sheet
from stdcommittee.services.session import Session
from tests.services.ballots.committee import (
    ABSTAIN,
    NO,
    OPENED,
    TODAY,
    YES,
    draft,
    opened,
    roster,
    stored,
    vote_all,
)


def test_the_page_of_a_ballot_of_members(session: Session) -> None:
    roster(session, 5)
    prepared = draft(session)
    sheet = ballot_sheet(session, prepared)
    assert sheet.readiness is not None
    assert (sheet.readiness.size, sheet.course, sheet.duties) == (5, None, ())
    running = open_ballot(session, prepared.id, OPENED)
    vote_all(session, running, [YES, YES, YES, ABSTAIN])
    sheet = ballot_sheet(session, running)
    assert sheet.readiness is None
    assert sheet.meter == meter(session, running.id)


def test_the_page_of_an_international_ballot(session: Session) -> None:
    ballot = opened(
        session,
        title="y",
        kind=BallotKind.DIS,
        committee="ISO/TC 211",
        document="ISO/DIS 19127",
        duty=Standing.P,
        closes=dt.date(2026, 6, 25),
    )
    record_consultation(session, ballot.id, asked=3, replied=1)
    sheet = ballot_sheet(session, stored(session, ballot))
    assert sheet.course is not None
    assert sheet.course.now is CourseStep.POSITION
    assert sheet.duties == ()  # nothing is over yet
    assert sheet.owed is not None
    assert (sheet.owed.due, str(sheet.owed.why)) == (True, "P-member, as the ballot states")
    assert sheet.dates is not None
    assert [str(item.planned.milestone) for item in sheet.dates.days] == [
        "distribute",
        "replies",
        "position",
        "cast",
        "ask",
        "close",
    ]
    assert sheet.dates.ends is not None
    assert sheet.dates.ends.isoformat() == "2026-06-26T06:00:00+08:00"


def test_the_lines_of_a_list(session: Session) -> None:
    roster(session, 5)
    running = opened(session)
    vote_all(session, running, [YES, NO, YES, ABSTAIN], reason="理由")
    foreign = opened(session, title="y", kind=BallotKind.CD, committee="ISO/TC 211", project="")
    prepared = draft(session, title="z")
    rows = ballot_rows(session, [running.id, foreign.id, prepared.id, 99])
    assert list(rows) == [running.id, foreign.id, prepared.id]
    row = rows[running.id]
    assert (row.voted, row.listed, row.course) == (4, 5, None)
    verdict = meter(session, running.id).verdict
    assert verdict is not None
    assert row.passed == tuple(finding.passed for finding in verdict.criteria)
    assert row.passed == (True, False, True)
    assert (rows[foreign.id].passed, rows[prepared.id].passed) == ((), ())
    assert rows[foreign.id].course is not None
    close_ballot(session, running.id, TODAY)
    assert ballot_rows(session, [running.id])[running.id].passed == row.passed


def test_a_ballot_that_is_gone(session: Session) -> None:
    with pytest.raises(Refused, match="no longer there"):
        ballot_sheet(session, Ballot(id=99, title="x"))
