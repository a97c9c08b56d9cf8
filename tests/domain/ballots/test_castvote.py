from __future__ import annotations

from stdcommittee.domain.ballots.castvote import CastVote, Part, Unread
from stdcommittee.domain.ballots.vocabulary import Answer


def test_nothing_is_assumed_of_a_voter() -> None:
    vote = CastVote(voter="委员01")
    assert vote.vote is None
    assert vote.standing is None
    assert (vote.reasons, vote.used) == (Answer.UNKNOWN, Answer.UNKNOWN)
    assert vote.word(Part.VOTE) == ""


def test_a_word_that_was_not_understood_is_kept() -> None:
    unread = (Unread(Part.STANDING, "贵宾"), Unread(Part.VOTE, "再议"))
    vote = CastVote(voter="委员01", unread=unread)
    assert vote.word(Part.VOTE) == "再议"
    assert vote.word(Part.STANDING) == "贵宾"
    assert vote.word(Part.COUNT) == ""
