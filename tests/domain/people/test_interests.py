"""Which interests and recusals concern a ballot."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.people.integrity_records import (
    InterestDeclaration,
    InterestNature,
    Recusal,
)
from stdcommittee.domain.people.interests import (
    interested,
    matter_of,
    must_step_aside,
    recused,
    same_subject,
)

BALLOT = Ballot(
    title="地理信息 示例（送审稿）",
    kind=BallotKind.DRAFT,
    committee="SAC/TC 999/SC 1",
    document="GB/T 91234—2026",
    project="20240001-T-999",
    opened=dt.date(2026, 5, 1),
    closes=dt.date(2026, 5, 31),
)
MATTER = matter_of(BALLOT)


def interest(
    subject: str = "",
    committee: str = "",
    nature: InterestNature = InterestNature.PATENT,
    until: dt.date | None = None,
) -> InterestDeclaration:
    return InterestDeclaration(
        person_id=1, nature=nature, subject=subject, committee=committee, until=until
    )


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("GB/T 91234—2026", True),
        ("GB/T91234-2026", True),
        ("GB/T 91234", True),
        ("GB/T 91234—2019", True),
        ("20240001-T-999", True),
        ("地理信息  示例(送审稿)", True),
        ("", True),
        ("GB/T 91235—2026", False),
        ("20240002-T-999", False),
        ("示例", False),
    ],
)
def test_by_subject(subject: str, expected: bool) -> None:
    assert interested(interest(subject), MATTER) is expected


@pytest.mark.parametrize(
    ("committee", "expected"),
    [
        ("", True),
        ("SAC/TC 999", True),
        ("SAC/TC 999/SC 1", True),
        ("SAC/TC 999/SC 2", False),
        ("SAC/TC 99", False),
    ],
)
def test_by_committee(committee: str, expected: bool) -> None:
    assert interested(interest(committee=committee), MATTER) is expected


def test_nothing_to_declare_concerns_nothing() -> None:
    assert not interested(interest(nature=InterestNature.NONE), MATTER)


@pytest.mark.parametrize(("until", "expected"), [("2026-04-30", False), ("2026-05-01", True)])
def test_an_interest_that_was_over_before(until: str, expected: bool) -> None:
    assert interested(interest(until=dt.date.fromisoformat(until)), MATTER) is expected


def test_having_drafted_bars_only_where_drafters_must_not_review() -> None:
    drafted = interest(nature=InterestNature.DRAFTING)
    assert not must_step_aside(drafted, MATTER)
    for kind in (BallotKind.EXPERT_GROUP, BallotKind.GROUP_STANDARD):
        assert must_step_aside(drafted, matter_of(Ballot(title="x", kind=kind)))
    assert must_step_aside(interest(), MATTER)


@pytest.mark.parametrize(
    ("subject", "decided", "expected"),
    [
        ("20240001-T-999", "2026-05-31", True),
        ("20240001-T-999", "2026-06-01", False),
        ("20240001-T-999", "", True),
        ("20240009-T-999", "2026-05-02", False),
    ],
)
def test_a_recusal_counts_until_the_ballot_ends(
    subject: str,
    decided: str,
    expected: bool,
) -> None:
    on = dt.date.fromisoformat(decided) if decided else None
    item = Recusal(person_id=1, subject=subject, reason="持股", decided=on)
    assert recused(item, MATTER) is expected


def test_subjects_are_the_same_in_any_spelling() -> None:
    assert same_subject("ISO/DIS 19111", "ISO 19111:2019")
    assert not same_subject("甲", "乙")
