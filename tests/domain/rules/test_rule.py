from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from stdcommittee.domain.ballots.vocabulary import Stance, Standing
from stdcommittee.domain.rules.book import shipped
from stdcommittee.domain.rules.rule import Answers
from tests.domain.rules.builders import TODAY, rule


def test_what_a_ballot_may_be_answered() -> None:
    assert set(Answers.APPROVAL.stances) == {Stance.FOR, Stance.AGAINST, Stance.ABSTAIN}
    assert set(Answers.REVIEW.stances) == {
        Stance.CONFIRM,
        Stance.REVISE,
        Stance.WITHDRAW,
        Stance.ABSTAIN,
    }


@pytest.mark.parametrize(
    ("rule_id", "anyone", "electoral", "deciding"),
    [
        ("iso.dis", True, False, {Standing.P}),
        ("iso.np", False, True, {Standing.P}),
        ("iso.cib", False, False, {Standing.P}),
        ("cn.tc.draft", False, True, {Standing.MEMBER}),
        ("cn.group_standard", False, False, {Standing.MEMBER}),
    ],
)
def test_whose_votes_bear_on_a_rule(
    rule_id: str, anyone: bool, electoral: bool, deciding: set[Standing]
) -> None:
    found = rule(rule_id)
    assert (found.anyone, found.electoral) == (anyone, electoral)
    assert found.deciding == deciding


def test_the_criteria_a_rule_applies() -> None:
    assert rule("iso.np").needs == {"approval", "experts"}


def test_a_parameter_comes_out_as_what_it_is() -> None:
    book = shipped()
    years = book.parameter("term.years", TODAY)
    share = book.parameter("tc.party.maxShare", TODAY)
    yearly = book.parameter("mirror.annualReport.due", TODAY)
    assert (years.number, years.share) == (5, Fraction(5))
    assert share.share == Fraction(1, 2)
    assert yearly.in_year(2027) == dt.date(2027, 1, 15)
    for wrong in (
        lambda: share.number,
        lambda: yearly.number,
        lambda: yearly.share,
        lambda: years.in_year(2026),
    ):
        with pytest.raises(TypeError):
            wrong()
