"""The rules behind figures and warnings: each with its words and its source in both languages."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from stdcommittee.domain.rules import shipped
from stdcommittee.domain.supervision.citations import citations, of_parameter, written


def test_every_citation_has_both_languages() -> None:
    for key, rule in citations().items():
        assert rule.key == key
        for text in (rule.label, rule.citation):
            assert text.zh, key
            assert text.en, key
        assert not rule.value


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction(3, 4), "3/4"), (Fraction(1), "1/1"), (60, "60"), ("02-15", "02-15")],
)
def test_values_are_written_exactly(value: Fraction | int | str, text: str) -> None:
    assert written(value) == text


def test_a_parameter_tells_its_edition() -> None:
    used = of_parameter(shipped().parameter("vote.quorum", dt.date(2025, 12, 31)))
    assert (used.key, used.value, used.edition) == ("vote.quorum", "3/4", "cn/tc-measures-2020")
    assert used.citation.zh
    office = of_parameter(shipped().parameter("handover.days", dt.date(2025, 12, 31)))
    assert office.provisional


@pytest.mark.parametrize(
    ("key", "amount"),
    [
        ("comment.days.gb", "60 days"),
        ("plan.months.recommended", "18 months"),
        ("handover.days", "15 working days"),
        ("review.years", "5 years"),
        ("tc.members.min", "25 persons"),
        ("tc.chair.max", "1 person"),
        ("vote.quorum", "3/4"),
        ("person.tc.block", "4"),
        ("tc.annualReport.due", "02-15"),
    ],
)
def test_amounts_carry_their_unit(key: str, amount: str) -> None:
    used = of_parameter(shipped().parameter(key, dt.date(2025, 12, 31)))
    assert str(used.amount) == amount


def test_a_citation_has_no_amount() -> None:
    assert citations()["numbering"].amount == ""
