"""Which rule judges a ballot."""

from __future__ import annotations

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.ruling import rule_of
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.rules import shipped


def _ballot(rule: str, edition: str) -> Ballot:
    return Ballot(title="Draft", kind=BallotKind.DRAFT, rule=rule, edition=edition)


def test_it_is_the_rule_of_the_edition_that_the_ballot_opened_under() -> None:
    known = next(rule for edition in shipped().editions() for rule in edition.rules)
    assert rule_of(shipped(), _ballot(known.id, known.edition)) is known


@pytest.mark.parametrize(("rule", "edition"), [("", ""), ("draft", ""), ("", "cn/own")])
def test_a_ballot_that_names_none_is_judged_by_none(rule: str, edition: str) -> None:
    assert rule_of(shipped(), _ballot(rule, edition)) is None


def test_an_edition_that_was_taken_away_is_named() -> None:
    with pytest.raises(Refused, match="cn/gone"):
        rule_of(shipped(), _ballot("draft", "cn/gone"))
