"""Proposals from desk to desk, sent back, and the table of turnaround."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.portfolio.proposal_records import (
    Proposal,
    ProposalStage,
    ProposalStatus,
)
from stdcommittee.services.portfolio.proposals import (
    ProposalPage,
    ended_conditions,
    proposal_page,
    proposal_rows,
    running_conditions,
    send_back,
    take_in,
    turnaround_table,
)
from stdcommittee.services.scope import Scope
from stdcommittee.services.session import Session
from tests.figures import day, keep, kept

AUDIT, MINISTRY, SAC, SUBMITTED = ProposalStage


def proposal(session: Session, **values: object) -> Proposal:
    return kept(session, Proposal(title="提案", committee="ISO/TC 211", **values))  # type: ignore[arg-type]


def pages(session: Session, item: Proposal) -> ProposalPage:
    return proposal_page(session, item)


def course(session: Session, item: Proposal) -> list[tuple[ProposalStage, str, str]]:
    return [
        (stay.step.stage, str(stay.step.came), str(stay.step.left or ""))
        for stay in proposal_page(session, item).course.stays
    ]


def test_through_all_desks(session: Session) -> None:
    item = proposal(session)
    days = [day(f"2026-06-0{n}") for n in (1, 3, 5, 8)]
    for on in days:
        take_in(session, item.id, on)
    assert course(session, item) == [
        (AUDIT, "2026-06-01", "2026-06-03"),
        (MINISTRY, "2026-06-03", "2026-06-05"),
        (SAC, "2026-06-05", "2026-06-08"),
        (SUBMITTED, "2026-06-08", ""),
    ]
    page = pages(session, item)
    assert (page.following, page.course.first_pass, page.course.days) == (None, True, 5)
    with pytest.raises(Refused, match="Nothing follows"):
        take_in(session, item.id, day("2026-06-09"))


def test_sent_back_and_taken_in_again(session: Session) -> None:
    item = proposal(session)
    take_in(session, item.id, day("2026-06-01"))
    send_back(session, item.id, day("2026-06-03"), "缺少英文草案")
    with pytest.raises(Refused, match="no desk"):
        send_back(session, item.id, day("2026-06-03"), "再次")
    page = pages(session, item)
    assert (page.following, page.course.current, page.course.first_pass) == (AUDIT, None, False)
    assert page.course.stays[0].step.note == "缺少英文草案"
    take_in(session, item.id, day("2026-06-08"))
    assert course(session, item)[-1] == (AUDIT, "2026-06-08", "")


def test_a_day_before_it_came_is_refused(session: Session) -> None:
    item = proposal(session)
    take_in(session, item.id, day("2026-06-08"))
    early = dt.date(2026, 6, 7)
    with pytest.raises(Refused, match="only on 2026-06-08"):
        take_in(session, item.id, early)
    with pytest.raises(Refused, match="only on 2026-06-08"):
        send_back(session, item.id, early, "–")
    assert course(session, item) == [(AUDIT, "2026-06-08", "")]


def test_days_follow_each_other_and_are_not_ahead(session: Session) -> None:
    item = proposal(session)
    ahead = dt.date(2026, 6, 12)
    with pytest.raises(Refused, match="2026-06-12 is yet to come"):
        take_in(session, item.id, ahead)
    take_in(session, item.id, day("2026-06-01"))
    with pytest.raises(Refused, match="yet to come"):
        send_back(session, item.id, ahead, "–")
    send_back(session, item.id, day("2026-06-08"), "缺少英文草案")
    with pytest.raises(Refused, match="left the desk before only on 2026-06-08"):
        take_in(session, item.id, day("2026-06-05"))
    take_in(session, item.id, day("2026-06-08"))
    assert course(session, item)[-1] == (AUDIT, "2026-06-08", "")


def test_sending_back_has_a_reason(session: Session) -> None:
    item = proposal(session)
    take_in(session, item.id, day("2026-06-01"))
    with pytest.raises(Refused, match="not said why"):
        send_back(session, item.id, day("2026-06-03"), "  ")
    assert course(session, item) == [(AUDIT, "2026-06-01", "")]


def test_passing_on_is_one_operation(session: Session) -> None:
    item = proposal(session)
    take_in(session, item.id, day("2026-06-01"))
    touched = take_in(session, item.id, day("2026-06-03"))
    session.undo(touched.operation)
    assert course(session, item) == [(AUDIT, "2026-06-01", "")]


def test_table_of_turnaround(session: Session) -> None:
    first, second, waits = proposal(session), proposal(session), proposal(session)
    elsewhere = kept(session, Proposal(title="其他", committee="ISO/TC 1"))
    for item, days in (
        (first, ("2026-03-02", "2026-03-04", "2026-03-05", "2026-03-06")),  # 2, 1, 1
        (second, ("2026-04-07", "2026-05-12")),  # 24 working days, above twenty
        (elsewhere, ("2026-03-02", "2026-03-05")),
    ):
        for on in days:
            take_in(session, item.id, day(on))
    send_back(session, second.id, day("2026-05-13"), "–")
    table = turnaround_table(session, Scope(("ISO/TC 211",), unstated=False))
    assert [x.proposal.id for x in table.courses] == [second.id, first.id, waits.id]
    audit = next(x for x in table.courses[0].stays if x.step.stage is AUDIT)
    assert audit.days is not None
    assert table.medians == {
        AUDIT: Fraction(audit.days + 2, 2),
        MINISTRY: Fraction(1),
        SAC: Fraction(1),
    }
    assert (table.passed, table.judged, table.over) == (1, 2, 1)
    assert table.limits[AUDIT].number == 20
    assert len(turnaround_table(session, Scope()).courses) == 4


def test_rows_and_conditions(session: Session) -> None:
    runs = proposal(session)
    (ended,) = keep(session, Proposal(title="旧", status=ProposalStatus.ACCEPTED))
    take_in(session, runs.id, day("2026-06-08"))
    row = proposal_rows(session, [runs.id])[runs.id]
    assert row.course is not None
    assert row.course.current is not None
    with session.reading() as reader:
        assert [x.id for x in reader.find(Proposal, *running_conditions())] == [runs.id]
        assert [x.id for x in reader.find(Proposal, *ended_conditions())] == [ended]


def test_a_proposal_that_is_gone(session: Session) -> None:
    with pytest.raises(Refused):
        take_in(session, 99, day("2026-06-08"))
