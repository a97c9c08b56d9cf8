"""What opening a ballot would do, looked at before."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from stdcommittee.domain.ballots.preflight import CheckLevel
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.people.records import Role
from stdcommittee.services.ballots import open_ballot
from stdcommittee.services.ballots.readiness import Readiness, readiness
from stdcommittee.services.session import Session
from tests.services.ballots.committee import OPENED, TODAY, draft, roster
from tests.workspaces import record_tables


def levels(found: Readiness) -> dict[str, CheckLevel]:
    return {check.id: check.level for check in found.checks}


def test_what_stands_ready_is_what_opens(session: Session) -> None:
    roster(session, 5, Role.OBSERVER)
    ballot = draft(session)
    before = record_tables(session)
    found = readiness(session, ballot, OPENED)
    assert record_tables(session) == before
    assert (found.ready, found.size, len(found.voters)) == (True, 5, 6)
    assert found.rule is not None
    opened = open_ballot(session, ballot.id, OPENED)
    assert (opened.rule, opened.electorate) == (found.rule.id, found.size)


def test_the_checks(session: Session) -> None:
    roster(session, 5)
    ballot = draft(session)
    ok, warn, bad = CheckLevel.OK, CheckLevel.WARN, CheckLevel.BAD
    assert levels(readiness(session, ballot, TODAY)) == {
        "closes": ok,
        "rule": ok,
        "electorate": ok,
        "form": warn,
        "documents": warn,
    }
    late = readiness(session, replace(ballot, closes=dt.date(2026, 6, 1)), TODAY)
    assert (levels(late)["closes"], late.ready) == (bad, False)
    assert levels(readiness(session, replace(ballot, closes=None), TODAY))["closes"] is warn
    ahead = readiness(session, ballot, TODAY + dt.timedelta(days=1))
    assert (levels(ahead)["day"], ahead.ready) == (bad, False)
    strange = readiness(session, replace(ballot, rule="cn.unheard"), TODAY)
    assert (levels(strange)["rule"], strange.rule, strange.ready) == (bad, None, False)


def test_a_committee_without_members(session: Session) -> None:
    national = readiness(session, Ballot(title="x", committee="SAC/TC 998"), TODAY)
    assert (levels(national)["electorate"], national.ready) == (CheckLevel.BAD, False)
    foreign = Ballot(title="x", kind=BallotKind.CD, committee="ISO/TC 211")
    found = readiness(session, foreign, TODAY)
    assert (levels(found)["electorate"], levels(found)["rule"], found.ready) == (
        CheckLevel.WARN,
        CheckLevel.WARN,
        True,
    )


def test_terms_that_ended_are_told_with_their_numbers(session: Session) -> None:
    seats = roster(session)
    last = dt.date(2026, 5, 31)
    with session.writing("terms end") as uow:
        uow.change_many([replace(seat, until=last) for seat in seats[1:]])
    found = readiness(session, draft(session), OPENED)
    (check,) = (item for item in found.checks if item.id == "terms")
    assert (found.size, check.level) == (1, CheckLevel.WARN)
    assert str(check.what) == (
        "The terms of 28 members ended by 2026-05-31, only 1 in office; renew them or record who"
        " goes on"
    )
    with session.writing("all end") as uow:
        uow.change(replace(seats[0], until=last))
    found = readiness(session, draft(session, title="再"), OPENED)
    (check,) = (item for item in found.checks if item.id == "terms")
    assert (found.size, check.level) == (29, CheckLevel.WARN)
    assert "nobody was appointed since" in str(check.what)
