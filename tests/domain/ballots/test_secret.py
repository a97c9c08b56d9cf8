"""Secret ballots: who took part, and only counts of what."""

from __future__ import annotations

from stdcommittee.domain.ballots.recorded import BallotLine, ballot_lines
from stdcommittee.domain.ballots.records import Ballot, Vote, Voter
from stdcommittee.domain.ballots.secret import (
    TOOK_PART,
    box_count,
    box_of,
    is_secret,
    secret_cast,
)
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing, VoteValue
from stdcommittee.domain.rules import Outcome
from stdcommittee.domain.rules.tally import tally
from stdcommittee.domain.rules.verdict import NOT_VOTED, UNREAD
from tests.domain.rules.builders import figures, rule


def voter(number: int, standing: Standing = Standing.MEMBER) -> Voter:
    return Voter(ballot_id=1, name=f"委员{number:02}", standing=standing, id=number)


def lines(took_part: int, members: int = 29) -> list[BallotLine]:
    """Members of whom the first so many took part, and an adviser."""
    votes = [
        Vote(ballot_id=1, voter_id=number, stated=TOOK_PART, id=number)
        for number in range(1, took_part + 1)
    ]
    people = [voter(number) for number in range(1, members + 1)]
    return list(ballot_lines([*people, voter(99, Standing.ADVISER)], votes))


def counted(**values: int) -> list[Vote]:
    return [
        Vote(ballot_id=1, voter_id=500, value=VoteValue(name), count=n, id=1000 + place)
        for place, (name, n) in enumerate(values.items())
    ]


def test_only_national_ballots_are_secret() -> None:
    assert is_secret(Ballot(title="x", secret=True))
    assert not is_secret(Ballot(title="x"))
    assert not is_secret(Ballot(title="x", secret=True, kind=BallotKind.CIB))


def test_the_box_is_no_line() -> None:
    box = box_of(1)
    assert ballot_lines([voter(1), box], []) == (BallotLine(voter(1)),)
    assert box.standing is Standing.OUTSIDE


def test_votes_are_judged_by_their_counts() -> None:
    found = secret_cast(lines(24), counted(approve=16, disapprove=6, abstain=2))
    verdict = tally(rule("cn.tc.draft"), found)
    assert figures(verdict) == {
        "participation": (24, 29, True),
        "approval": (16, 24, True),
        "opposition": (6, 24, True),
    }
    assert verdict.outcome is Outcome.APPROVED
    assert verdict.count(NOT_VOTED) == 5 + 1  # and the adviser
    assert not [line for line in verdict.roll if line.voter and line.vote != NOT_VOTED]


def test_votes_that_are_not_counted_yet_leave_the_result_open() -> None:
    verdict = tally(rule("cn.tc.draft"), secret_cast(lines(24), counted(approve=16)))
    assert verdict.count(UNREAD) == 8
    assert verdict.outcome is Outcome.UNDETERMINED


def test_a_recount_takes_the_place_of_a_count() -> None:
    box = [*counted(approve=16, disapprove=8), *counted(approve=15, disapprove=0)]
    box = [vote if place < 2 else _later(vote) for place, vote in enumerate(box)]
    count = box_count(lines(24), reversed(box))
    assert (count.took_part, count.total) == (24, 15)
    assert count.counted == {VoteValue.APPROVE: 15}


def _later(vote: Vote) -> Vote:
    import dataclasses

    return dataclasses.replace(vote, id=vote.id + 100)


def test_who_has_no_vote_does_not_take_part() -> None:
    adviser = BallotLine(voter(1, Standing.ADVISER), Vote(ballot_id=1, voter_id=1, stated="x"))
    assert box_count([adviser], ()).took_part == 0
