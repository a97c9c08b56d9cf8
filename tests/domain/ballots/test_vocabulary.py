from __future__ import annotations

from stdcommittee.domain.ballots.vocabulary import BallotKind, Stance, Standing, VoteValue


def test_every_vote_takes_a_stance() -> None:
    assert {vote.stance for vote in VoteValue} == set(Stance)
    assert VoteValue.APPROVE_WITH_COMMENTS.stance is Stance.FOR
    assert VoteValue.DISAPPROVE_UNLESS.stance is Stance.AGAINST


def test_kinds_of_ballot_at_home_and_abroad() -> None:
    assert [kind.value for kind in BallotKind if kind.national] == [
        "draft",
        "proposal",
        "correspondence",
        "review",
        "charter",
        "members",
        "budget",
        "subcommittee",
        "ordinary",
        "expert_group",
        "group_standard",
    ]
    assert not BallotKind.DIS.national


def test_stored_words_stay() -> None:
    assert [item.value for item in Standing] == [
        "P",
        "O",
        "none",
        "member",
        "adviser",
        "observer",
        "liaison",
        "drafter",
        "recused",
    ]
    assert [item.value for item in VoteValue] == [
        "approve",
        "approve_with_comments",
        "disapprove",
        "disapprove_unless",
        "abstain",
        "confirm",
        "revise",
        "withdraw",
    ]
