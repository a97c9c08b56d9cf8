"""What holds of every figure, whatever the records: over invented committees and an empty one."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from stdcommittee.base.messages import CHINESE, ENGLISH, catalog
from stdcommittee.domain.rules import shipped
from stdcommittee.domain.supervision.frameworks import editions, framework
from stdcommittee.domain.supervision.measures import Measure, MeasureState, MeasureUnit
from stdcommittee.domain.supervision.period import Period
from stdcommittee.domain.supervision.stored import plain, restored
from stdcommittee.indicators import Inquiry, indicators, rule_used
from stdcommittee.services.session import Session
from stdcommittee.storage.people import scope_of
from stdcommittee.storage.schema import kinds
from tests.supervised import Chance, fill

NAMES = sorted(indicators())
PERIODS = ("2023", "2025", "2025Q4", "2026", "2025-01..2025-06", "2025-03-01..2025-08-31")


def everything(session: Session, period: str) -> dict[str, Measure]:
    asked = Period.parse(period).seen(session.clock.today())
    with session.reading() as reader:
        inquiry = Inquiry(reader, scope_of(reader), asked, session.rules)
        return {name: indicators()[name].measure(inquiry) for name in NAMES}


def test_there_are_enough_and_every_duty_names_known_ones() -> None:
    assert len(NAMES) >= 20
    for edition in editions():
        chosen = framework(edition)
        used = {name for duty in chosen.duties for name in duty.indicators}
        assert used | set(chosen.overview) == set(NAMES)
        assert set(chosen.headline) <= used


@pytest.mark.parametrize("name", NAMES)
def test_each_cites_rules_that_exist(name: str) -> None:
    found = indicators()[name]
    assert found.counts.endswith(".")
    assert bool(found.among) == (found.unit is not MeasureUnit.COUNT)
    for key in found.rules:
        rule = rule_used(shipped(), key, dt.date(2025, 12, 31))
        for text in (rule.label, rule.citation):
            assert text.zh
            assert text.en
    assert found.rules or found.target is None


def test_an_empty_workspace_has_no_values(session: Session) -> None:
    """Nothing counted is no value; it is never nought of nought, nor a target met."""
    owed = {"reports.annual"}  # owed even by a committee without records
    for name, found in everything(session, "2025").items():
        if name in owed:
            continue
        assert found.counted == (), name
        assert found.state is MeasureState.NONE, name
        if found.unit is MeasureUnit.COUNT:
            assert (found.value, found.numerator, found.denominator) == (0, 0, None), name
        else:
            assert (found.value, found.numerator, found.denominator) == (None, 0, 0), name


@pytest.mark.parametrize("seed", range(6))
def test_the_numbers_are_the_sums_of_their_lines(session: Session, seed: int) -> None:
    fill(session, Chance(seed))
    known = {kind.name for kind in kinds()}
    for period in PERIODS:
        for name, found in everything(session, period).items():
            _sums(name, found)
            _lines(name, found, known)
            assert restored(Measure, plain(found)) == found


def _sums(name: str, found: Measure) -> None:
    lines = found.counted
    good = sum(line.good is True for line in lines)
    match found.unit:
        case MeasureUnit.COUNT:
            assert (found.numerator, found.denominator) == (len(lines), None), name
            assert found.value == len(lines), name
        case MeasureUnit.SHARE:
            assert all(line.good is not None for line in lines), name
            assert (found.numerator, found.denominator) == (good, len(lines)), name
        case MeasureUnit.RATIO:
            assert found.numerator == sum(line.amount for line in lines), name
            assert found.denominator == sum(line.whole for line in lines), name
        case MeasureUnit.DAYS:
            assert (found.numerator, found.denominator) == (good, len(lines)), name
    if found.unit in {MeasureUnit.SHARE, MeasureUnit.RATIO} and lines:
        assert found.denominator
        assert found.value == Fraction(found.numerator, found.denominator), name
        assert 0 <= found.value <= 1, name


def _lines(name: str, found: Measure, known: set[str]) -> None:
    """Every line opens a record, fills the columns, and says in both languages why."""
    for line in (*found.counted, *found.left_out):
        assert len(line.cells) == len(found.columns), (name, line)
        assert line.kind in known, (name, line)
        for language in (CHINESE, ENGLISH):
            for text in (*line.cells, line.judgement):
                assert isinstance(catalog(language).render(text), str)
    for line in found.left_out:
        assert line.judgement, (name, line)


@pytest.mark.parametrize("seed", range(3))
def test_a_period_that_is_over_does_not_change(session: Session, seed: int) -> None:
    """The same data give the same figures; asking twice reads the same."""
    fill(session, Chance(seed))
    assert everything(session, "2025") == everything(session, "2025")


def test_what_was_read_for_another_period_is_not_mixed_up(session: Session) -> None:
    """An inquiry keeps what it read; asked about each year in turn it answers as a fresh one."""
    fill(session, Chance(7))
    with session.reading() as reader:
        first = Inquiry(reader, scope_of(reader), Period.parse("2025"), session.rules)
        for period in ("2025", "2024", "2023", "2025"):
            asked = Period.parse(period)
            fresh = Inquiry(reader, scope_of(reader), asked, session.rules)
            for name in NAMES:
                again = indicators()[name].measure(first.during(asked))
                assert again == indicators()[name].measure(fresh), (name, period)
