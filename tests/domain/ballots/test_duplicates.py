from __future__ import annotations

import itertools
from typing import Any

import pytest

from stdcommittee.domain.ballots.castvote import CastVote, Part, Unread
from stdcommittee.domain.ballots.duplicates import Dated, moment, settle_duplicates
from stdcommittee.domain.ballots.vocabulary import Answer, Standing, VoteValue

YES, NO = VoteValue.APPROVE, VoteValue.DISAPPROVE


def dated(row: int, vote: VoteValue | None, date: str = "", *, name: str = "SAC") -> Dated:
    return Dated(
        CastVote(voter=name, standing=Standing.P, vote=vote, row=row), date, (name,) if name else ()
    )


def settled(*lines: Dated) -> tuple[list[CastVote], list[str]]:
    """The outcome, after checking that no order of the lines makes another."""
    results = []
    for order in itertools.permutations(lines):
        found, doubles = settle_duplicates(order)
        votes = sorted((item.vote for item in found), key=lambda vote: vote.row)
        results.append((votes, sorted(str(double.what) for double in doubles)))
    assert all(result == results[0] for result in results)
    return results[0]


def test_the_later_vote_counts_if_the_dates_tell() -> None:
    votes, problems = settled(dated(2, YES, "2026-06-01"), dated(5, NO, "2026-06-03"))
    assert [(vote.row, vote.replaced_by) for vote in votes] == [(2, 5), (5, None)]
    assert problems == ["SAC voted more than once; the latest vote, in row 5, counts."]


def test_back_and_forth() -> None:
    votes, _ = settled(
        dated(2, YES, "2026-06-01"), dated(3, NO, "2026-06-02"), dated(4, YES, "2026-06-03")
    )
    assert [vote.replaced_by for vote in votes] == [4, 4, None]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("", ""),
        ("2026-06-01", ""),
        ("2026-06-01", "2026-06-01"),
        ("2026-06-01", "2026-06-01 14:00"),
    ],
)
def test_different_votes_of_unknown_order_are_not_decided(first: str, second: str) -> None:
    (vote,), problems = settled(dated(2, YES, first), dated(5, NO, second))
    assert vote.vote is None
    assert vote.word(Part.VOTE) == "approve / disapprove"
    assert vote.row == 2
    assert problems == [
        "SAC stands in rows 2, 5 with different votes, and no date says which is later."
    ]


def test_the_same_vote_twice_counts_once() -> None:
    votes, problems = settled(dated(2, YES), dated(5, YES))
    assert [(vote.row, vote.replaced_by) for vote in votes] == [(2, None), (5, 2)]
    assert problems == ["SAC stands in rows 2, 5 with the same vote; it is counted once."]


def test_an_empty_line_says_nothing_beside_a_vote() -> None:
    (vote,), _ = settled(dated(2, None), dated(5, NO))
    assert (vote.row, vote.vote) == (5, NO)
    (silent,), _ = settled(dated(2, None), dated(5, None))
    assert (silent.row, silent.vote) == (2, None)


def test_a_word_not_understood_is_a_different_vote() -> None:
    word = Dated(
        CastVote(voter="SAC", standing=Standing.P, row=5, unread=(Unread(Part.VOTE, "perhaps"),)),
        "",
        ("SAC",),
    )
    (vote,), _ = settled(dated(2, YES), word)
    assert vote.word(Part.VOTE) == "approve / perhaps"


def test_one_vote_under_two_standings_is_not_decided() -> None:
    other = Dated(CastVote(voter="SAC", standing=Standing.O, vote=YES, row=5), "", ("SAC",))
    (vote,), _ = settled(dated(2, YES), other)
    assert vote.word(Part.STANDING) == "O / P"


def told(row: int, **said: Any) -> Dated:
    line: dict[str, Any] = {"voter": "SAC", "standing": Standing.P, "vote": YES, "row": row}
    return Dated(CastVote(**(line | said)), "", ("SAC",))


def test_one_vote_told_twice_with_more_and_less_beside_it() -> None:
    (vote,), problems = settled(told(2, experts=2), told(5, used=Answer.YES))
    assert (vote.vote, vote.experts, vote.used, vote.row) == (YES, 2, Answer.YES, 2)
    assert problems == ["SAC stands in rows 2, 5 with the same vote; it is counted once."]


@pytest.mark.parametrize(
    ("one", "other", "used", "word"),
    [
        ({"used": Answer.NO}, {}, Answer.NO, ""),
        ({"used": Answer.NO}, {"used": Answer.YES}, Answer.UNKNOWN, "no / yes"),
        ({"unread": (Unread(Part.USED, "soon"),)}, {}, Answer.UNKNOWN, "soon"),
        ({"unread": (Unread(Part.USED, "soon"),)}, {"used": Answer.YES}, Answer.YES, ""),
        (
            {"unread": (Unread(Part.USED, "soon"),)},
            {"used": Answer.NO},
            Answer.UNKNOWN,
            "no / soon",
        ),
    ],
)
def test_use_told_twice(
    one: dict[str, Any], other: dict[str, Any], used: Answer, word: str
) -> None:
    silent = settled(told(2, vote=None, **one), told(5, vote=None, **other, experts=1))[0][0]
    assert (silent.used, silent.word(Part.USED), silent.vote, silent.word(Part.VOTE)) == (
        used,
        word,
        None,
        "",
    )


def test_reasons_told_differently_are_not_known() -> None:
    (vote,), _ = settled(told(2, vote=NO, reasons=Answer.YES), told(5, vote=NO, reasons=Answer.NO))
    assert (vote.vote, vote.reasons) == (NO, Answer.UNKNOWN)
    (vote,), _ = settled(told(2, vote=NO, reasons=Answer.YES), told(5, vote=NO))
    assert vote.reasons is Answer.YES


def test_one_vote_under_two_standings_keeps_the_vote() -> None:
    (vote,), _ = settled(told(2), told(5, standing=Standing.O))
    assert (vote.vote, vote.word(Part.VOTE)) == (YES, "")


def test_of_equal_votes_the_latest_counts() -> None:
    votes, _ = settled(dated(2, YES, "2026-06-02"), dated(5, YES, "2026-06-05"))
    assert [(vote.row, vote.replaced_by) for vote in votes] == [(2, 5), (5, None)]


def test_voters_without_a_key_are_not_compared() -> None:
    votes, problems = settled(dated(2, YES, name=""), dated(5, NO, name=""))
    assert len(votes) == 2
    assert problems == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-06-01", (2026, 6, 1)),
        ("2026/6/1", (2026, 6, 1)),
        ("2026年6月1日 14:05", (2026, 6, 1, 14, 5)),
        ("2026-06-01T14:05:06", (2026, 6, 1, 14, 5, 6)),
        ("2026-06-01T14:05:06+08:00", (2026, 6, 1, 6, 5, 6)),
        ("03/04/2026", None),
        ("2026-13-01", None),
        ("2026-06", None),
        ("soon", None),
        ("", None),
        ("1026-01-01", None),
        ("2026-06-99999999999999999999", None),
        ("2026-06-" + "9" * 5000, None),
    ],
)
def test_a_moment(text: str, expected: tuple[int, ...] | None) -> None:
    assert moment(text) == expected
