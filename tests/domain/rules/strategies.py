"""Random ballots for property tests."""

from __future__ import annotations

import dataclasses

from hypothesis import strategies as st

from stdcommittee.domain.ballots.castvote import CastVote, Part, Unread
from stdcommittee.domain.ballots.vocabulary import Answer, Standing, VoteValue
from tests.domain.rules.builders import APPROVAL_RULES

_APPROVAL = [
    None,
    VoteValue.APPROVE,
    VoteValue.APPROVE_WITH_COMMENTS,
    VoteValue.DISAPPROVE,
    VoteValue.DISAPPROVE_UNLESS,
    VoteValue.ABSTAIN,
]
_REVIEW = [None, VoteValue.CONFIRM, VoteValue.REVISE, VoteValue.WITHDRAW, VoteValue.ABSTAIN]
_INTERNATIONAL = [Standing.P, Standing.P, Standing.P, Standing.O, Standing.OUTSIDE]
_NATIONAL = [Standing.MEMBER, Standing.MEMBER, Standing.MEMBER, Standing.ADVISER, Standing.OBSERVER]


def votes(rule_id: str, *, readable: bool = True) -> st.SearchStrategy[list[CastVote]]:
    national = rule_id.startswith("cn.")
    words = st.just(())
    unread = st.sampled_from(
        [(), (), (), (Unread(Part.VOTE, "maybe"),), (Unread(Part.STANDING, "grey"),)]
    )
    one = st.builds(
        CastVote,
        voter=st.text("abc", min_size=1, max_size=3),
        standing=st.sampled_from(_NATIONAL if national else _INTERNATIONAL),
        vote=st.sampled_from(_REVIEW if rule_id == "iso.sr" else _APPROVAL),
        reasons=st.sampled_from(Answer),
        experts=st.integers(0, 2),
        used=st.sampled_from(Answer),
        count=st.integers(1, 6),
        row=st.integers(1, 99),
        unread=words if readable else unread,
    )
    return st.lists(one, max_size=14).map(lambda found: [_consistent(vote) for vote in found])


def _consistent(vote: CastVote) -> CastVote:
    """A vote that was not understood has no value, a standing not understood none either."""
    if vote.word(Part.VOTE):
        return dataclasses.replace(vote, vote=None)
    if vote.word(Part.STANDING):
        return dataclasses.replace(vote, standing=None)
    return vote


approval_ballots = st.sampled_from(APPROVAL_RULES).flatmap(
    lambda rule_id: st.tuples(st.just(rule_id), votes(rule_id))
)
