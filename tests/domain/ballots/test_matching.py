"""How lines of a list meet a ballot: new, changed, unchanged or refused, and never twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from stdcommittee.domain.ballots.matching import Effect, Matching, Met
from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Mode, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import Answer, BallotKind, Standing, VoteValue
from stdcommittee.domain.ballots.votelist import read_votes
from tests.domain.ballots.stored import stored

TODAY = dt.date(2026, 6, 11)
OPENED = dt.date(2026, 6, 4)
LISTED = Ballot(id=1, title="某标准送审稿", status=BallotStatus.OPEN)
FROZEN = replace(LISTED, opened=OPENED)
FOREIGN = replace(LISTED, kind=BallotKind.DIS)
HEADINGS = ["姓名", "单位", "身份", "表决", "理由", "日期"]
YES, NO = VoteValue.APPROVE, VoteValue.DISAPPROVE


def roster(*names: str) -> list[BallotLine]:
    """A frozen electorate of ``name@unit``."""
    found = []
    for number, text in enumerate(names, 1):
        name, _, unit = text.partition("@")
        voter = Voter(
            id=number,
            ballot_id=1,
            name=name,
            organization=unit,
            standing=Standing.MEMBER,
            person_id=number,
        )
        found.append(BallotLine(voter))
    return found


def with_vote(line: BallotLine, value: VoteValue | None, **values: object) -> BallotLine:
    vote = Vote(id=9, ballot_id=1, voter_id=line.voter.id, value=value)
    return replace(line, vote=replace(vote, **values))  # type: ignore[arg-type]


def met(
    ballot: Ballot,
    lines: Sequence[BallotLine],
    *rows: str,
    headings: Sequence[str] = HEADINGS,
    frozen: bool = False,
) -> list[Met]:
    """Meet rows written as cells between bars."""
    cells = [[cell.strip() for cell in row.split("|")] for row in rows]
    matching = Matching(ballot, lines, TODAY, frozen=frozen)
    return [matching.meet(line) for line in read_votes(headings, cells).lines]


def effects(found: Sequence[Met]) -> list[str]:
    return [item.effect.value for item in found]


ROWS = (
    "委员01 | 某研究院 | 委员 | 赞成 |          | 2026-06-05",
    "委员02 | 某大学   | 委员 | 反对 | 5.2 不清 | 2026-06-05",
    "委员03 | 某公司   | 委员 |      |          |",
    "委员04 | 某中心   | 贵宾 | 也许 |          |",
)


def test_a_first_list_is_new_and_the_same_list_changes_nothing() -> None:
    assert effects(met(LISTED, (), *ROWS)) == ["new"] * 4
    again = stored(read_votes(HEADINGS, [[c.strip() for c in r.split("|")] for r in ROWS]).lines)
    assert effects(met(LISTED, again, *ROWS)) == ["none"] * 4
    assert effects(met(LISTED, again, *reversed(ROWS))) == ["none"] * 4


def test_a_vote_on_a_frozen_list() -> None:
    lines = roster("委员01@某研究院", "委员02@某大学")
    found = met(FROZEN, lines, *ROWS[:3], frozen=True)
    assert effects(found) == ["new", "new", "refused"]
    assert [item.known for item in found[:2]] == [1, 2]
    assert found[0].vote is not None
    assert (found[0].vote.value, found[0].voter) == (YES, None)
    assert str(found[2].why) == "Not on the list of voters, which was frozen on 2026-06-04."


def test_another_standing_on_a_frozen_list_is_only_pointed_out() -> None:
    (found,) = met(FROZEN, roster("委员01"), "委员01 | | 顾问 | 赞成 | |", frozen=True)
    assert (found.effect, found.voter) == (Effect.NEW, None)
    assert str(found.doubt) == "Listed as Adviser; on the frozen list of voters: Member."


@pytest.mark.parametrize(
    ("row", "known"),
    [
        ("委员01 | 某研究院 | | 赞成 | |", 1),
        ("委员01 | 另一研究院 | | 赞成 | |", 1),
        ("委员01 | | | 赞成 | |", 1),
        ("某大学 | | | 赞成 | |", 2),
        ("委员03 | 丙 | | 赞成 | |", 4),
    ],
)
def test_who_is_meant(row: str, known: int) -> None:
    lines = roster("委员01@某研究院", "委员02@某大学", "委员03@乙", "委员03@丙")
    (found,) = met(FROZEN, lines, row, frozen=True)
    assert (found.effect, found.known) == (Effect.NEW, known)


@pytest.mark.parametrize("row", ["委员03 | | | 赞成 | |", "乙 | | | 赞成 | |"])
def test_it_is_not_guessed_who_of_several_is_meant(row: str) -> None:
    lines = roster("委员03@乙", "委员03@丙", "委员04@乙")
    (found,) = met(FROZEN, lines, row, frozen=True)
    assert (found.effect, str(found.why)) == (Effect.REFUSED, "2 voters are called so.")


def test_namesakes_of_different_units_are_two_persons_where_no_roster_tells() -> None:
    lines = stored(read_votes(HEADINGS, [["委员01", "甲", "委员", "赞成", "", ""]]).lines)
    assert effects(met(LISTED, lines, "委员01 | 乙 | 委员 | 赞成 | |")) == ["new"]
    international = met(FOREIGN, lines, "委员01 | 乙 | 委员 | 赞成 | |")
    assert effects(international) == ["changed"]


def test_a_country_is_its_member_body() -> None:
    headings = ["Country", "Member body", "Vote"]
    lines = stored(read_votes(headings, [["China", "SAC", "Yes"]]).lines)
    for row in ("China | | Yes", "China | SAC | Yes", "| SAC | Yes"):
        assert effects(met(FOREIGN, lines, row, headings=headings)) == ["none"]
    assert effects(met(FOREIGN, lines, "China | | Yes", headings=["Country", "x", "Vote"])) == [
        "none"
    ]


def test_two_rows_that_turn_out_to_be_one_voter() -> None:
    headings = ["Country", "Member body", "Vote"]
    lines = stored(read_votes(headings, [["China", "SAC", "Yes"]]).lines)
    found = met(FOREIGN, lines, "China | | Yes", "| SAC | No", headings=headings)
    assert effects(found) == ["none", "refused"]
    assert str(found[1].why) == "Row 2 of the same file is about the same voter."


def test_another_vote_supersedes_and_silence_changes_nothing() -> None:
    line = with_vote(roster("委员01")[0], YES, cast=dt.date(2026, 6, 5))
    for row, effect in (
        ("委员01 | | | 反对 | | 2026-06-06", "changed"),
        ("委员01 | | | 反对 | | 2026-06-05", "changed"),
        ("委员01 | | | 反对 | |", "changed"),
        ("委员01 | | | 反对 | | 2026-06-04", "refused"),
        ("委员01 | | | | |", "none"),
        ("委员01 | | | 赞成 | |", "none"),
        ("委员01 | | | 赞成 | | 2026-06-06", "changed"),
    ):
        (found,) = met(FROZEN, [line], row, frozen=True)
        assert found.effect == effect, row
    (later,) = met(FROZEN, [line], "委员01 | | | 反对 | | 2026-06-06", frozen=True)
    assert later.vote is not None
    assert (later.vote.id, later.vote.value, later.vote.mode) == (0, NO, Mode.LIST)


def test_reasons_once_given_stay_given() -> None:
    line = with_vote(roster("委员01")[0], NO, reasons=Answer.YES, reason="5.2 不清")
    assert effects(met(FROZEN, [line], "委员01 | | | 反对 | 无 |", frozen=True)) == ["none"]
    bare = with_vote(roster("委员01")[0], NO, reasons=Answer.NO)
    (found,) = met(FROZEN, [bare], "委员01 | | | 反对 | 5.2 不清 |", frozen=True)
    assert found.vote is not None
    assert (found.effect, found.vote.id) == (Effect.CHANGED, 9)
    assert (found.vote.reasons, found.vote.reason) == (Answer.YES, "5.2 不清")


def test_a_vote_that_was_superseded_does_not_come_back_by_itself() -> None:
    line = roster("委员01")[0]
    first = Vote(id=8, ballot_id=1, voter_id=1, value=YES, cast=dt.date(2026, 6, 5))
    line = replace(with_vote(line, NO, cast=dt.date(2026, 6, 6)), earlier=(first,))
    assert effects(met(FROZEN, [line], "委员01 | | | 赞成 | | 2026-06-05", frozen=True)) == ["none"]
    (undated,) = met(FROZEN, [line], "委员01 | | | 赞成 | |", frozen=True)
    assert undated.effect is Effect.REFUSED
    assert "recorded before" in str(undated.why)
    assert effects(met(FROZEN, [line], "委员01 | | | 赞成 | | 2026-06-07", frozen=True)) == [
        "changed"
    ]


def test_a_word_that_was_settled_by_hand_stays_settled() -> None:
    line = roster("委员01")[0]
    word = Vote(id=8, ballot_id=1, voter_id=1, stated="也许")
    line = replace(with_vote(line, YES), earlier=(word,))
    assert effects(met(FROZEN, [line], "委员01 | | | 也许 | |", frozen=True)) == ["none"]


def test_votes_of_days_on_which_nobody_could_vote_are_refused() -> None:
    ballot = replace(FROZEN, closes=dt.date(2026, 6, 8))
    rows = [f"委员01 | | | 赞成 | | 2026-06-{day:02}" for day in (3, 4, 8, 9, 12)]
    found = [met(ballot, roster("委员01"), row, frozen=True)[0].effect for row in rows]
    assert [item.value for item in found] == ["refused", "new", "new", "refused", "refused"]


def test_a_closed_ballot_takes_nothing_that_it_does_not_have() -> None:
    closed = replace(FROZEN, status=BallotStatus.CLOSED)
    lines = [with_vote(roster("委员01")[0], YES)]
    rows = ("委员01 | | | 赞成 | |", "委员02 | | | 赞成 | |")
    assert effects(met(closed, lines, *rows)) == ["none", "refused"]
    found = met(closed, lines, "委员01 | | | 反对 | |")
    assert str(found[0].why) == "The ballot is closed and says otherwise."


def test_a_vote_and_the_one_it_replaced_in_the_same_list() -> None:
    rows = ("委员01 | | | 反对 | | 2026-06-05", "委员01 | | | 赞成 | | 2026-06-06")
    found = met(FROZEN, roster("委员01"), *rows, frozen=True)
    assert [(item.row, item.effect.value, item.replaced) for item in found] == [
        (3, "new", False),
        (2, "new", True),
    ]
    voted = with_vote(roster("委员01")[0], YES, cast=dt.date(2026, 6, 6))
    assert effects(met(FROZEN, [voted], *rows, frozen=True)) == ["none", "none"]
    refused = met(FROZEN, roster("委员02"), *rows, frozen=True)
    assert effects(refused) == ["refused", "refused"]
    assert [item.row for item in refused] == [3, 2]


def test_a_vote_told_twice_is_taken_once() -> None:
    rows = ("委员01 | | | 赞成 | | ", "委员01 | | | 赞成 | | ")
    found = met(FROZEN, roster("委员01"), *rows, frozen=True)
    assert effects(found) == ["new", "refused"]
    assert str(found[1].why) == "Row 2 of the same file is about the same voter."
    again = met(FROZEN, [with_vote(roster("委员01")[0], YES)], *rows, frozen=True)
    assert effects(again) == ["none", "refused"]
    dated = ("委员01 | | | 赞成 | | 2026-06-05", "委员01 | | | 赞成 | | 2026-06-06")
    assert effects(met(FROZEN, roster("委员01"), *dated, frozen=True)) == ["new", "new"]


def test_a_unit_that_the_voter_has_is_nothing_new() -> None:
    (line,) = roster("委员01")
    line = replace(line, voter=replace(line.voter, organization="某单位01"))
    voted = with_vote(line, YES)
    assert effects(met(FROZEN, [voted], "委员01 | 某单位01 | | 赞成 | |")) == ["none"]


def test_lines_of_summaries_meet_those_that_say_the_same() -> None:
    headings = ["Voters", "Status", "Vote", "Count"]
    rows = ["P-members | P | Yes | 24", "P-members | P | No | 8", "| O | Yes | 3"]
    first = read_votes(headings, [[c.strip() for c in row.split("|")] for row in rows])
    lines = stored(first.lines)
    assert effects(met(FOREIGN, lines, *rows, headings=headings)) == ["none"] * 3
    more = ["P-members | P | Yes | 25", "P-members | P | Abstain | 1", "| O | Yes | 3"]
    found = met(FOREIGN, lines, *more, headings=headings)
    assert effects(found) == ["changed", "new", "none"]
    assert found[0].vote is not None
    assert (found[0].vote.id, found[0].vote.count) == (1, 25)


def test_a_standing_that_a_later_list_tells() -> None:
    lines = stored(read_votes(["NB", "Vote"], [["SAC", "Yes"]]).lines)
    (found,) = met(FOREIGN, lines, "SAC | P | Yes", headings=["NB", "P/O", "Vote"])
    assert found.voter is not None
    assert (found.effect, found.voter.id, found.voter.standing) == (
        Effect.CHANGED,
        1,
        Standing.P,
    )
