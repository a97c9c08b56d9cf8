"""Marks, their total, and whether an expert works on an item."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.base.records import kind_of
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.people.expert_records import ExpertRegistration, RegistrationStatus
from stdcommittee.domain.portfolio.importance import (
    Total,
    ballots_on,
    has_expert,
    listed_on,
    total,
    weights,
)
from stdcommittee.domain.portfolio.proposal_records import MARKS, ImportantStandard
from stdcommittee.domain.rules import RuleBook

DAY = dt.date(2026, 6, 11)
ITEM = ImportantStandard(
    reference="ISO 19157-1",
    committee="ISO/TC 211",
    trade=5,
    industry=4,
    safety=0,
    technology=3,
    adoption=1,
)
COMMITTEES = {1: "ISO/TC 211", 2: "ISO/TC 211/WG 9", 3: "ISO/TC 2", 4: "ISO/TC 211 "}


def registration(committee: int = 1, project: str = "", **values: object) -> ExpertRegistration:
    filled: dict[str, object] = {"status": RegistrationStatus.REGISTERED}
    return ExpertRegistration(
        committee_id=committee,
        person_id=1,
        project=project,
        **{**filled, **values},  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("name", MARKS)
@pytest.mark.parametrize(("mark", "wrong"), [(-1, True), (0, False), (5, False), (6, True)])
def test_marks_go_from_nought_to_five(name: str, mark: int, *, wrong: bool) -> None:
    values: dict[str, int] = {name: mark}
    item = ImportantStandard(reference="ISO 1", **values)  # type: ignore[arg-type]
    assert (name in kind_of(item).problems(item)) is wrong


def test_total_by_the_weights_of_the_rules() -> None:
    weighed = weights(RuleBook(), DAY)
    assert total(ITEM, weighed) == Total(13, 25)
    assert total(ITEM, {**weighed, "trade": 3}) == Total(23, 35)


def test_on_the_list_from_its_day_up_to_the_day_it_is_dropped() -> None:
    item = ImportantStandard(
        reference="ISO 1", listed=dt.date(2026, 1, 1), dropped=dt.date(2026, 6, 11)
    )
    assert [listed_on(item, dt.date(2025, 12, 31)), listed_on(item, dt.date(2026, 1, 1))] == [
        False,
        True,
    ]
    assert listed_on(item, dt.date(2026, 6, 10))
    assert not listed_on(item, dt.date(2026, 6, 11))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (registration(), True),
        (registration(2), True),  # a group under the committee
        (registration(3), False),  # not a part of the name
        (registration(3, "ISO/DIS 19157-1"), True),
        (registration(1, "ISO/DIS 19170-1"), False),  # another project of the committee
        (registration(status=RegistrationStatus.NOMINATED), False),
        (registration(since=dt.date(2026, 6, 12)), False),
        (registration(until=DAY), True),
        (registration(until=dt.date(2026, 6, 10)), False),
        (registration(ended=DAY), False),
    ],
)
def test_who_counts_as_expert(found: ExpertRegistration, *, expected: bool) -> None:
    assert has_expert(ITEM, [found], COMMITTEES, DAY) is expected


def test_ballots_at_whatever_stage() -> None:
    drafts = ("ISO/CD 19157-1", "ISO/DIS 19157-1", "ISO/DIS 19157-2", "")
    ballots = [Ballot(title="b", kind=BallotKind.DIS, document=text) for text in drafts]
    assert ballots_on(ITEM, ballots) == ballots[:2]
