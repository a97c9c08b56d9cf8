"""A P-member's duty to vote, at the edges of the Directives."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing, VoteValue
from stdcommittee.domain.rules import RuleBook, shipped
from stdcommittee.domain.supervision.owing import StandingHistory
from stdcommittee.domain.supervision.voting_duty import (
    DutyState,
    VotingDuty,
    excused,
    in_time,
    voting_duties,
)

CLOSES = dt.date(2025, 6, 20)
DAY = dt.timedelta(days=1)
LATER = CLOSES + DAY
KEPT, AT_RISK, BROKEN = DutyState.KEPT, DutyState.AT_RISK, DutyState.BROKEN
IEC_SHARE = """
[edition]
id = "iec/share"
title = { zh = "x", en = "x" }
document = { zh = "x", en = "x" }
from = 2025-01-01

[[parameters]]
key = "iec.cib.missed.max"
value = "1/2"
unit = "share"
label = { zh = "x", en = "x" }
"""


def ballot(kind: BallotKind = BallotKind.CIB, *, sent: dt.date | None = CLOSES) -> Ballot:
    return Ballot(
        title="x",
        kind=kind,
        status=BallotStatus.OPEN,
        duty=Standing.P,
        closes=CLOSES,
        sent=sent,
    )


def duty(
    *ballots: Ballot, committee: str = "ISO/TC 998", rules: RuleBook | None = None
) -> VotingDuty:
    named = [dataclasses.replace(item, committee=committee) for item in ballots]
    (found,) = voting_duties(named, StandingHistory(), rules or shipped(), LATER)
    return found


def test_the_closing_day_counts() -> None:
    assert in_time(ballot(sent=CLOSES))
    assert not in_time(ballot(sent=LATER))
    assert not in_time(ballot(sent=None))
    assert in_time(dataclasses.replace(ballot(), closes=None))


@pytest.mark.parametrize(
    ("missed", "of", "state"),
    [
        (0, 4, KEPT),
        (4, 4, AT_RISK),  # fewer than five say nothing; the fifth does
        (1, 4, AT_RISK),
        (3, 3, KEPT),
        (0, 5, KEPT),
        (1, 5, AT_RISK),  # a fifth is allowed, one more is not
        (2, 5, BROKEN),
        (1, 8, AT_RISK),
        (1, 9, KEPT),  # two of ten are allowed
        (1, 10, KEPT),
        (2, 10, AT_RISK),
        (3, 10, BROKEN),
    ],
)
def test_a_fifth_of_the_committee_ballots(missed: int, of: int, state: DutyState) -> None:
    found = duty(*(ballot(sent=None if n < missed else CLOSES) for n in range(of)))
    assert (found.internal, found.mandatory, found.state) == ((missed, of), (0, 0), state)
    assert found.at_risk is (state is not KEPT)
    assert len(found.causes) == (missed if found.at_risk else 0)
    assert found.rate() == (of - missed, of)


def test_the_open_ballots_of_the_year_are_looked_at_too() -> None:
    over = [ballot(sent=None), ballot(), ballot()]
    still = [dataclasses.replace(ballot(sent=None), closes=LATER) for _ in range(2)]
    next_year = dataclasses.replace(ballot(sent=None), closes=dt.date(2026, 1, 1))
    assert duty(*over).state is KEPT
    assert duty(*over, still[0], next_year).state is KEPT
    found = duty(*over, *still)
    assert (found.internal, found.open, found.state) == ((1, 3), 2, AT_RISK)
    assert [item.sent for item in found.causes] == [None]


def test_a_joint_committee_follows_iso_whatever_its_last_ballot() -> None:
    internal = [ballot(sent=None if n < 3 else CLOSES) for n in range(8)]
    last = dataclasses.replace(ballot(BallotKind.CDV), id=9, document="JTC1-SC41/999/CDV")
    for ballots in (internal, [*internal, last]):
        found = duty(*ballots, committee="ISO/IEC JTC 1/SC 41")
        assert (found.internal, found.state) == ((3, 8), BROKEN)
    assert duty(last, *internal, committee="IEC/TC 65").state is KEPT
    assert duty(*internal, last, committee="").rules.share is None


@pytest.mark.parametrize("kind", [BallotKind.DIS, BallotKind.FDIS, BallotKind.SR])
def test_one_mandatory_ballot_is_too_many_in_iso(kind: BallotKind) -> None:
    found = duty(ballot(kind, sent=None), ballot(kind))
    assert (found.mandatory, found.state) == ((1, 2), BROKEN)
    assert [item.sent for item in found.causes] == [None]


@pytest.mark.parametrize("kind", [BallotKind.CDV, BallotKind.FDIS])
def test_iec_reminds_first(kind: BallotKind) -> None:
    found = duty(ballot(kind, sent=None), ballot(kind), committee="IEC/TC 65")
    assert (found.mandatory, found.state) == ((1, 2), DutyState.REMINDER)
    assert len(found.causes) == 1


def test_what_is_not_mandatory_does_not_cost_the_status() -> None:
    for kind in (BallotKind.NP, BallotKind.DTS, BallotKind.DTR, BallotKind.DPAS):
        found = duty(ballot(kind, sent=None))
        assert (found.state, found.rate()) == (KEPT, (0, 1))
        assert found.missed
        assert found.causes == ()


def test_a_late_vote_is_missed() -> None:
    found = duty(ballot(BallotKind.DIS, sent=LATER))
    assert found.mandatory == (1, 1)
    assert (found.counts[0].late, found.counts[0].missed) == (1, 1)


def test_an_excused_ballot_is_neither_due_nor_missed() -> None:
    let_off = dataclasses.replace(ballot(BallotKind.DIS, sent=None), excused="answered")
    assert excused(let_off)
    assert not excused(dataclasses.replace(let_off, excused="  "))
    assert not excused(dataclasses.replace(let_off, sent=CLOSES))
    found = duty(let_off, ballot(BallotKind.DIS))
    assert (found.state, found.rate(), found.mandatory) == (KEPT, (1, 1), (0, 1))
    assert (found.counts[0].excused, found.counts[0].due) == (1, 1)


def test_abstentions_and_votes_with_comments_are_votes() -> None:
    abstained = dataclasses.replace(ballot(), position=VoteValue.ABSTAIN)
    with_comments = dataclasses.replace(ballot(), with_comments=True)
    (count,) = duty(abstained, with_comments).counts
    assert (count.voted, count.abstained, count.with_comments) == (2, 1, 1)


def test_iec_has_no_share_of_committee_ballots_unless_the_unit_adds_one() -> None:
    ballots = [ballot(sent=None) for _ in range(10)]
    assert duty(*ballots).state is BROKEN
    assert duty(*ballots, committee="IEC/TC 65").state is KEPT
    own = RuleBook([IEC_SHARE])
    assert duty(*ballots, committee="IEC/TC 65", rules=own).state is BROKEN


def test_the_rules_are_those_of_the_last_ballots_day_and_cited() -> None:
    rules = duty(ballot()).rules
    assert rules.share is not None
    assert rules.mandatory is not None
    assert rules.share.edition == rules.mandatory.edition == "iso/directives-2018"
    assert rules.share.citation.en
    early = dataclasses.replace(
        ballot(), closes=dt.date(2017, 6, 1), sent=None, committee="ISO/TC 998"
    )
    (found,) = voting_duties([early], StandingHistory(), shipped(), LATER)
    assert found.rules.share is not None
    assert found.rules.share.provisional  # no edition of that day is at hand


def test_each_committee_and_calendar_year_stands_for_itself() -> None:
    last_year = dataclasses.replace(ballot(sent=None), closes=dt.date(2024, 12, 31))
    other = dataclasses.replace(ballot(sent=None), committee="ISO/TC 1")
    found = voting_duties([last_year, other, ballot()], StandingHistory(), shipped(), LATER)
    assert [(item.committee, item.year, item.rate()) for item in found] == [
        ("", 2024, (0, 1)),
        ("", 2025, (1, 1)),
        ("ISO/TC 1", 2025, (0, 1)),
    ]


def test_the_rate_of_a_quarter() -> None:
    ballots = [
        dataclasses.replace(ballot(), closes=dt.date(2025, month, 1), sent=dt.date(2025, 1, 1))
        for month in (1, 3, 4, 6)
    ]
    found = duty(*ballots, dataclasses.replace(ballot(sent=None), closes=dt.date(2025, 6, 2)))
    assert [found.rate(quarter) for quarter in (1, 2, 3, 4)] == [(2, 2), (2, 3), (0, 0), (0, 0)]


def test_only_what_is_over_counts() -> None:
    of = [ballot(sent=None)]
    assert voting_duties(of, StandingHistory(), shipped(), CLOSES) == ()
    assert len(voting_duties(of, StandingHistory(), shipped(), LATER)) == 1
