"""Assessing a period, answering duties, following findings."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from fractions import Fraction
from pathlib import Path

import pytest

from stdcommittee.base.errors import Cancelled, Invalid, Refused, Unreadable
from stdcommittee.base.progress import Progress
from stdcommittee.domain.portfolio.records import StandardStatus
from stdcommittee.domain.supervision.frameworks import editions
from stdcommittee.domain.supervision.records import (
    Answer,
    DutyStatus,
    Finding,
    FindingSource,
    FindingStatus,
)
from stdcommittee.domain.supervision.result import SupervisionResult
from stdcommittee.domain.workspace.records import UnitKind
from stdcommittee.services.session import Session
from stdcommittee.services.supervision import (
    answer_duty,
    assess,
    attach_evidence,
    draft_finding,
    raise_finding,
    update_finding,
)
from tests.figures import day, keep, measure
from tests.supervised import Chance, fill
from tests.workspaces import standard

OVERDUE = {"status": StandardStatus.IN_FORCE, "published": "2015-01-01"}


@pytest.mark.parametrize("edition", editions())
@pytest.mark.parametrize("kind", list(UnitKind))
def test_every_duty_stands_in_the_result(session: Session, edition: str, kind: UnitKind) -> None:
    with session.writing("kind") as uow:
        uow.change(dataclasses.replace(session.unit(), kind=kind))
    result = assess(session, "2025", edition)
    assert len(result.items) == 159
    assert {item.duty.id for item in result.owed} == {
        item.duty.id for item in result.items if item.duty.binds(kind)
    }
    for item in result.items:
        if not item.owed:
            assert (item.status, item.figures, item.answer) == (
                DutyStatus.NOT_APPLICABLE,
                (),
                None,
            )
    assert result.totals().owed == len(result.owed)
    assert sum(entry.owed for entry in result.statistics()) == len(result.owed)


@pytest.mark.parametrize("seed", range(3))
def test_the_result_comes_back_from_json_as_it_was(session: Session, seed: int) -> None:
    fill(session, Chance(seed))
    result = assess(session, "2025")
    stored = json.loads(json.dumps(result.to_json(), ensure_ascii=False))
    assert SupervisionResult.from_json(stored) == result
    assert [figure.number for figure in result.figures] == list(range(1, len(result.figures) + 1))
    with pytest.raises(ValueError, match="9"):
        SupervisionResult.from_json({**stored, "format": 9})


def test_the_figures_are_those_of_the_indicators(session: Session) -> None:
    fill(session, Chance(3))
    result = assess(session, "2025")
    for figure in result.figures:
        assert figure.measure == measure(session, figure.measure.indicator)
        for past in figure.past:
            again = measure(session, figure.measure.indicator, past.period)
            assert (again.numerator, again.denominator, again.value) == (
                past.numerator,
                past.denominator,
                past.value,
            )
    assert [past.period for past in result.figure(result.headline[0]).past] == ["2023", "2024"]


def test_a_finished_period_stays_the_same(session: Session) -> None:
    fill(session, Chance(4))
    first = assess(session, "2025")
    keep(session, standard(99, status=StandardStatus.IN_FORCE, published="2026-05-01"))
    again = assess(session, "2025")
    assert again.stamp.operation == first.stamp.operation + 1
    assert again.stamp.head != first.stamp.head
    assert dataclasses.replace(again, stamp=first.stamp) == first


def test_status_from_the_data(session: Session) -> None:
    """Duty 1.26 asks for reviews: one overdue of three is met in part, all of them not at all."""
    name = next(
        item.duty.id
        for item in assess(session, "2025").owed
        if {"reviews.on_time", "reviews.overdue"} & set(item.duty.indicators)
    )
    assert assess(session, "2025").item(name).status is DutyStatus.NONE
    keep(session, standard(1, **OVERDUE))
    item = assess(session, "2025").item(name)
    assert item.status is DutyStatus.UNMET
    assert item.answer is None


def test_answers(session: Session) -> None:
    said = Answer(duty="1.21", period="2025", status=DutyStatus.MET, text="制度已公开")
    kept = answer_duty(session, said)
    assert (kept.answered, kept.answered_by) == (day("2026-06-11"), "委员01")
    item = assess(session, "2025").item("1.21")
    assert (item.computed, item.status) == (DutyStatus.OPEN, DutyStatus.MET)
    assert item.answer is not None
    assert item.answer.text.zh == "制度已公开"
    # A later answer takes the place of the earlier one, and other periods have their own.
    again = answer_duty(session, dataclasses.replace(said, status=DutyStatus.PARTLY))
    assert again.id == kept.id
    assert assess(session, "2025").item("1.21").status is DutyStatus.PARTLY
    assert assess(session, "2024").item("1.21").status is DutyStatus.OPEN


def test_data_stand_unless_they_are_set_aside_with_a_reason(session: Session) -> None:
    keep(session, standard(1, **OVERDUE))
    name = next(
        item.duty.id for item in assess(session, "2025").owed if item.status is DutyStatus.UNMET
    )
    said = Answer(duty=name, period="2025", status=DutyStatus.MET)
    answer_duty(session, said)
    assert assess(session, "2025").item(name).status is DutyStatus.UNMET
    with pytest.raises(Invalid) as invalid:
        answer_duty(session, dataclasses.replace(said, overrides=True))
    assert list(invalid.value.problems) == ["reason"]
    with pytest.raises(Invalid):
        answer_duty(session, dataclasses.replace(said, status=DutyStatus.NOT_APPLICABLE))
    answer_duty(session, dataclasses.replace(said, overrides=True, reason="系统外已复审"))
    item = assess(session, "2025").item(name)
    assert (item.computed, item.status) == (DutyStatus.UNMET, DutyStatus.MET)
    assert item.answer is not None
    assert item.answer.reason == "系统外已复审"


def test_evidence(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "纪要.txt"
    file.write_text("会议", encoding="utf-8")
    attach_evidence(session, "1.21", "2025", file, "会议记录")
    item = assess(session, "2025").item("1.21")
    assert item.status is DutyStatus.OPEN  # evidence alone is no answer
    assert item.answer is not None
    (exhibit,) = item.answer.evidence
    assert (exhibit.name, exhibit.note) == ("纪要.txt", "会议记录")
    assert exhibit.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    answer_duty(session, Answer(duty="1.21", period="2025", status=DutyStatus.MET))
    kept = assess(session, "2025").item("1.21").answer
    assert kept is not None
    assert kept.evidence == (exhibit,)
    with pytest.raises(Unreadable):
        attach_evidence(session, "1.21", "2025", tmp_path / "none.txt")


def test_what_does_not_exist_is_refused(session: Session, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no edition"):
        assess(session, "2025", "2031")
    with pytest.raises(Refused, match="not a period"):
        assess(session, "soon")
    with pytest.raises(Refused, match="has not begun"):
        assess(session, "2027")
    with pytest.raises(Refused, match="knows no committee"):
        assess(session, "2025", committee="SAC/TC 5")
    with pytest.raises(Refused, match="no duty"):
        answer_duty(session, Answer(duty="99.1", period="2025"))
    with pytest.raises(Refused, match="not a period"):
        answer_duty(session, Answer(duty="1.21", period="soon"))
    with pytest.raises(Refused, match="no duty"):
        attach_evidence(session, "99.1", "2025", tmp_path / "x")
    assert len(session.workspace.operations(limit=9)) == 1


def test_progress_names_each_figure(session: Session) -> None:
    steps: list[tuple[str, int, int]] = []
    progress = Progress(lambda what, done, total: steps.append((str(what), done, total)))
    result = assess(session, "2025", progress=progress)
    assert [done for _, done, _ in steps] == list(range(len(result.figures)))
    assert {total for *_, total in steps} == {len(result.figures)}
    progress.cancel()
    with pytest.raises(Cancelled):
        assess(session, "2025", progress=progress)


def test_a_finding_is_drafted_from_a_figure(session: Session) -> None:
    keep(session, standard(1, **OVERDUE))
    result = assess(session, "2025")
    drafted = draft_finding(session, result, duty="1.26", indicator="reviews.overdue")
    assert drafted.title_en == "Reviews overdue: 1, at most 0"
    assert "1" in drafted.title
    assert drafted.title != drafted.title_en
    assert (drafted.source, drafted.found) == (FindingSource.INDICATOR, day("2026-06-11"))
    plain = draft_finding(session, result, duty="1.21")
    assert (plain.title, plain.source) == (
        result.item("1.21").duty.text.zh,
        FindingSource.SELF_CHECK,
    )
    with pytest.raises(Refused):
        draft_finding(session, result, duty="99.1")


def test_a_finding_to_its_end(session: Session) -> None:
    kept = raise_finding(
        session,
        Finding(title="复审超期", indicator="reviews.overdue", found=day("2025-10-01")),
    )
    shown = assess(session, "2025").findings
    assert [(item.record, item.status) for item in shown] == [(kept.id, FindingStatus.OPEN)]
    closing = dataclasses.replace(kept, status=FindingStatus.CLOSED)
    with pytest.raises(Invalid) as invalid:
        update_finding(session, closing)
    assert list(invalid.value.problems) == ["outcome"]
    closed = update_finding(session, dataclasses.replace(closing, outcome="已复审"))
    assert closed.closed == day("2026-06-11")
    # At the end of 2025 it was still being worked on.
    (then,) = assess(session, "2025").findings
    assert (then.status, then.closed, then.outcome) == (FindingStatus.WORKING, None, "")
    (now,) = assess(session, "2026").findings
    assert (now.status, now.outcome) == (FindingStatus.CLOSED, "已复审")
    reopened = update_finding(session, dataclasses.replace(closed, status=FindingStatus.WORKING))
    assert reopened.closed is None


def test_which_findings_a_report_names(session: Session) -> None:
    def finding(title: str, **values: object) -> Finding:
        return Finding(title=title, **values)  # type: ignore[arg-type]

    done = {"status": FindingStatus.CLOSED, "outcome": "已纠正"}
    keep(
        session,
        finding("open", found=day("2024-01-01"), due=day("2024-06-30")),
        finding("closed within", closed=day("2025-12-31"), **done),
        finding("closed before", closed=day("2024-12-31"), **done),
        finding(
            "closed before, due within", closed=day("2024-12-31"), due=day("2025-01-01"), **done
        ),
        finding("found after", found=day("2026-01-01")),
    )
    shown = {str(item.title.zh): item.overdue for item in assess(session, "2025").findings}
    assert shown == {"open": True, "closed within": False, "closed before, due within": False}


def test_one_committee_of_several(session: Session) -> None:
    keep(
        session,
        standard(1, **OVERDUE),
        standard(2, **OVERDUE, committee="SAC/TC 999/SC 1"),
    )
    whole, part = assess(session, "2025"), assess(session, "2025", committee="SAC/TC 999/SC 1")
    one, other = (result.of_indicator("standards.within_cycle") for result in (whole, part))
    assert one is not None
    assert other is not None
    assert (one.measure.denominator, other.measure.denominator) == (2, 1)
    assert (one.measure.value, other.measure.value) == (Fraction(0), Fraction(0))
    assert (part.unit.chosen, part.unit.own) == ("SAC/TC 999/SC 1", ("SAC/TC 999/SC 1",))
