"""Supervision itself: findings, evidence, yearly reports."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

import pytest

from stdcommittee.domain.documents.records import Evidence
from stdcommittee.domain.supervision.measures import MeasureState
from stdcommittee.domain.supervision.records import (
    Answer,
    DutyStatus,
    Finding,
    FindingStatus,
    IssuedReport,
)
from stdcommittee.domain.workspace.records import UnitKind
from stdcommittee.services.session import Session
from stdcommittee.storage.attachments import attach_bytes
from tests.figures import bad, counted, day, good, keep, left_out, measure, said, share

DUE = day("2025-06-30")


def finding(title: str, **values: object) -> Finding:
    filled: dict[str, object] = {"found": day("2025-02-01"), "due": DUE}
    return Finding(title=title, **{**filled, **values})  # type: ignore[arg-type]


def closed(title: str, on: str, **values: object) -> Finding:
    return finding(title, closed=day(on), status=FindingStatus.CLOSED, outcome="已纠正", **values)


def test_closed_in_time(session: Session) -> None:
    on_the_day, late, never, *others = keep(
        session,
        closed("a", "2025-06-30"),
        closed("b", "2025-07-01"),
        finding("c"),
        finding("d", due=None),
        finding("e", due=day("2024-12-31")),
        finding("f", due=day("2026-01-01")),
    )
    found = measure(session, "findings.in_time")
    assert share(found) == (Fraction(1, 3), 1, 3)
    assert (good(found), bad(found)) == ([on_the_day], [late, never])
    assert said(found.counted) == {on_the_day: "in time", late: "1 day late", never: "overdue"}
    assert set(others).isdisjoint({*counted(found), *left_out(found)})


def test_what_was_open_then(session: Session) -> None:
    """What was closed after the period was open at its end; what was found after it was not."""
    still, later, _, _ = keep(
        session,
        finding("a", due=day("2025-12-31")),
        closed("b", "2026-01-01", due=day("2026-03-01")),
        closed("c", "2025-12-31"),
        finding("d", found=day("2026-01-01")),
    )
    opened = measure(session, "findings.open")
    assert (share(opened), counted(opened)) == ((2, 2, None), [still, later])
    overdue = measure(session, "findings.overdue")
    assert (share(overdue), counted(overdue), overdue.looked_at) == ((1, 1, None), [still], 2)
    assert overdue.state is MeasureState.SHORT
    before = measure(session, "findings.overdue", "2025-01-01..2025-06-29")
    assert (before.value, before.looked_at, before.state) == (0, 3, MeasureState.MET)


def test_due_today_is_not_overdue(session: Session) -> None:
    """The clock stands at 2026-06-11."""
    today, yesterday = keep(
        session, finding("a", due=day("2026-06-11")), finding("b", due=day("2026-06-10"))
    )
    assert counted(measure(session, "findings.overdue", "2026")) == [yesterday]
    assert left_out(measure(session, "findings.in_time", "2026")) == {today: "not yet due"}


def test_answers_with_evidence(session: Session) -> None:
    proved, bare, _, _ = keep(
        session,
        Answer(duty="1.1", period="2025", status=DutyStatus.MET),
        Answer(duty="1.2", period="2025", status=DutyStatus.PARTLY),
        Answer(duty="1.3", period="2025", status=DutyStatus.NONE),
        Answer(duty="1.1", period="2024", status=DutyStatus.MET),
    )
    with session.writing("proof") as uow:
        document = attach_bytes(uow, b"proof", "证据.pdf")
        uow.add(Evidence(document_id=document.id, kind="answer", record_id=proved))
    found = measure(session, "duties.evidence")
    assert share(found) == (Fraction(1, 2), 1, 2)
    assert said(found.counted) == {bare: "no document", proved: "1 document"}


@pytest.mark.parametrize(
    ("issued", "judgement", "numbers"),
    [
        ("2025-02-15", "in time", (Fraction(1), 1, 1)),
        ("2025-02-16", "too late", (Fraction(0), 0, 1)),
        ("", "overdue", (Fraction(0), 0, 1)),
    ],
)
def test_the_annual_report_is_due_on_15_february(
    session: Session, issued: str, judgement: str, numbers: tuple[object, int, int]
) -> None:
    if issued:
        keep(
            session,
            IssuedReport(number="年报1", kind="annual", period="2024", issued=day(issued)),
        )
    found = measure(session, "reports.annual")
    assert share(found) == numbers
    assert [str(line.judgement) for line in found.counted] == [judgement]
    assert found.counted[0].cells[1:3] == ("2024", "2025-02-15")


def test_a_unit_that_is_both_owes_two_reports(session: Session) -> None:
    with session.writing("both") as uow:
        uow.change(dataclasses.replace(session.unit(), kind=UnitKind.BOTH))
    found = measure(session, "reports.annual")
    assert [line.cells[2] for line in found.counted] == ["2025-01-15", "2025-02-15"]
    with session.writing("group") as uow:
        uow.change(dataclasses.replace(session.unit(), kind=UnitKind.GROUP_BODY))
    assert share(measure(session, "reports.annual")) == (None, 0, 0)


def test_nothing_found(session: Session) -> None:
    assert share(measure(session, "findings.in_time")) == (None, 0, 0)
    assert share(measure(session, "duties.evidence")) == (None, 0, 0)
    overdue = measure(session, "findings.overdue")
    assert (share(overdue), overdue.state) == ((0, 0, None), MeasureState.NONE)
