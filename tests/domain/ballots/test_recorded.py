"""From a list of votes to records and back: nothing that the tally asks for is lost."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdcommittee.domain.ballots.castvote import CastVote, Part, Unread
from stdcommittee.domain.ballots.duplicates import Dated
from stdcommittee.domain.ballots.recorded import (
    NAMELESS,
    BallotLine,
    ballot_lines,
    cast,
    cast_on,
    listed,
)
from stdcommittee.domain.ballots.records import Mode, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import Answer, Standing, VoteValue
from stdcommittee.domain.ballots.votelist import read_votes
from stdcommittee.domain.people.records import InterestParty
from stdcommittee.domain.rules import tally
from tests.domain.ballots.stored import stored
from tests.domain.rules.builders import rule

YES, NO = VoteValue.APPROVE, VoteValue.DISAPPROVE
VOTER = Voter(id=1, ballot_id=1, name="委员01", organization="某研究院", standing=Standing.MEMBER)


def vote(number: int, value: VoteValue | None, **values: object) -> Vote:
    return replace(Vote(id=number, ballot_id=1, voter_id=1, value=value), **values)  # type: ignore[arg-type]


def test_the_vote_recorded_last_stands_whatever_order_they_are_given_in() -> None:
    votes = [vote(3, NO), vote(1, YES), vote(2, None)]
    for _ in range(5):
        random.Random(1).shuffle(votes)
        (line,) = ballot_lines([VOTER], votes)
        assert line.vote is not None
        assert (line.vote.id, [item.id for item in line.earlier]) == (3, [1, 2])


def test_the_order_of_the_votes_is_that_of_the_electorate() -> None:
    other = replace(VOTER, id=2, name="委员02")
    votes = [replace(vote(1, YES), voter_id=2), vote(2, NO)]
    lines = ballot_lines([VOTER, other], votes)
    assert [(item.voter, item.vote) for item in cast(lines)] == [("委员01", NO), ("委员02", YES)]
    assert cast(ballot_lines([VOTER, other], reversed(votes))) == cast(lines)


def test_who_has_voted() -> None:
    assert not BallotLine(VOTER).voted
    assert BallotLine(VOTER, vote(1, VoteValue.ABSTAIN)).voted
    assert BallotLine(VOTER, vote(1, None, stated="也许")).voted
    assert not BallotLine(VOTER, vote(1, None)).voted


def test_a_voter_without_a_vote_did_not_vote() -> None:
    (found,) = cast([BallotLine(VOTER)])
    assert found == CastVote(voter="委员01", represents="某研究院", standing=Standing.MEMBER)


def test_superseded_votes_are_not_cast_unless_a_list_shows_both() -> None:
    by_hand = ballot_lines([VOTER], [vote(1, YES), vote(2, NO)])
    assert [item.vote for item in cast(by_hand)] == [NO]
    after_list = ballot_lines([VOTER], [vote(1, YES, row=4), vote(2, NO)])
    assert [item.vote for item in cast(after_list)] == [NO]
    in_list = ballot_lines([VOTER], [vote(1, YES, row=4), vote(2, NO, row=7)])
    assert [(item.vote, item.replaced_by) for item in cast(in_list)] == [(NO, None), (YES, 7)]


def test_what_was_corrected_by_hand_is_understood() -> None:
    strange = replace(VOTER, standing=None, stated="贵宾")
    word = vote(1, None, stated="也许", unread=[["used", "大概"], ["count", "若干"]])
    (found,) = cast([BallotLine(strange, word)])
    assert {(item.part, item.text) for item in found.unread} == {
        (Part.STANDING, "贵宾"),
        (Part.VOTE, "也许"),
        (Part.USED, "大概"),
        (Part.COUNT, "若干"),
    }
    settled = replace(word, value=YES, used=Answer.NO, count=3)
    (found,) = cast([BallotLine(replace(strange, standing=Standing.MEMBER), settled)])
    assert found.unread == ()
    assert (found.vote, found.standing, found.used, found.count) == (
        YES,
        Standing.MEMBER,
        Answer.NO,
        3,
    )


def test_a_line_of_a_list_as_records() -> None:
    line = Dated(
        CastVote(
            voter="委员02",
            represents="某大学",
            standing=Standing.MEMBER,
            vote=NO,
            reasons=Answer.YES,
            row=5,
        ),
        "2026年6月2日 14:05",
        ("委员02",),
        "5.2 不清",
        "使用方",
    )
    voter, recorded = listed(line)
    assert (voter.name, voter.organization, voter.party) == ("委员02", "某大学", InterestParty.USER)
    assert recorded is not None
    assert (recorded.value, recorded.reason, recorded.row) == (NO, "5.2 不清", 5)
    assert (recorded.cast, recorded.mode) == (dt.date(2026, 6, 2), Mode.LIST)
    silent, none = listed(Dated(CastVote(voter="委员03", row=6), "", ()))
    assert (silent.name, none) == ("委员03", None)
    nobody, kept = listed(Dated(CastVote(voter="", row=7), "", ()))
    assert nobody.name == NAMELESS
    assert kept is not None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-06-02", dt.date(2026, 6, 2)),
        ("20260602", dt.date(2026, 6, 2)),
        ("2026-06-01T20:00:00-06:00", dt.date(2026, 6, 2)),
        ("02/06/2026", None),
        ("2026-06", None),
        ("", None),
    ],
)
def test_the_day_of_a_vote(text: str, day: dt.date | None) -> None:
    assert cast_on(text) == day


CELLS = st.sampled_from(
    [
        *("", "-", "P", "O", "none", "grey", "Yes", "No", "Abstain", "perhaps", "approve"),
        *("2", "0", "several", "SAC", "BSI", "2026-06-01", "2026-06-02", "no reasons", "x"),
    ]
)


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, min_size=7, max_size=7), max_size=9))
def test_the_tally_of_the_records_is_that_of_the_list(rows: list[list[str]]) -> None:
    headings = ["Country", "Vote", "Status", "Reasons", "Experts", "Used", "Date"]
    for counted in (False, True):
        table = read_votes([*headings, "Count"] if counted else headings, rows)
        again = cast(stored(table.lines))
        for rule_id in ("iso.np", "iso.dis", "iso.sr", "cn.tc.draft"):
            of_list = tally(rule(rule_id), table.votes).to_json()
            of_records = tally(rule(rule_id), again).to_json()
            of_list["roll"] = of_records["roll"] = None  # who did not vote has no row
            assert of_records == of_list


def test_the_roll_of_the_records_names_every_voter() -> None:
    headings = ["Country", "Member body", "Status", "Vote"]
    rows = [["China", "SAC", "P", "Yes"], ["France", "AFNOR", "O", ""], ["", "", "", "No"]]
    table = read_votes(headings, rows)
    one, two = (
        tally(rule("iso.dis"), table.votes),
        tally(rule("iso.dis"), cast(stored(table.lines))),
    )
    assert [str(line.name) for line in one.roll] == [str(line.name) for line in two.roll]
    assert [str(line.name) for line in two.roll] == ["SAC", "AFNOR", "row 4"]
    assert Unread(Part.VOTE, "x") not in table.votes[0].unread
