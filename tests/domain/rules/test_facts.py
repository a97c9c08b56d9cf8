from __future__ import annotations

from collections import Counter

import pytest

from stdcommittee.domain.ballots.vocabulary import Stance, Standing
from stdcommittee.domain.rules.facts import Facts, Place

P = frozenset({Standing.P})


def facts(
    *, doubtful: frozenset[Place] = frozenset(), unplaced: bool = False, anyone: bool = True
) -> Facts:
    return Facts(
        electorate=Counter({Standing.P: 5, Standing.O: 3}),
        cast=Counter({(Standing.P, Stance.FOR): 2, (Standing.O, Stance.AGAINST): 1}),
        experts=Counter({Standing.P: 1}),
        doubtful=doubtful,
        unplaced=unplaced,
        anyone=anyone,
    )


def test_counts_among_some_and_among_all() -> None:
    found = facts()
    assert (found.voters(P), found.voters(None)) == (5, 8)
    assert found.votes(None, (Stance.FOR, Stance.AGAINST)) == 3
    assert found.votes(P, (Stance.FOR, Stance.AGAINST)) == 2


@pytest.mark.parametrize(
    ("found", "among_p", "among_all"),
    [
        (facts(), True, True),
        (facts(doubtful=frozenset({Standing.O})), True, False),
        (facts(doubtful=frozenset({Standing.P})), False, False),
        (facts(doubtful=frozenset({None})), False, False),
        (facts(unplaced=True), False, True),
        (facts(unplaced=True, anyone=False), False, False),
    ],
)
def test_what_is_known_of_whom(found: Facts, among_p: bool, among_all: bool) -> None:
    assert found.known(P) is among_p
    assert found.known(None) is among_all
    assert not found.known(frozenset({Standing.MEMBER}))


def test_silent_voters_join() -> None:
    joined = facts().joined(Standing.P, 2, 1, 0)
    assert joined.votes(P, (Stance.FOR,)) == 4
    assert joined.votes(P, (Stance.AGAINST,)) == 1
    assert joined.naming_experts(P) == 3
    assert joined.voters(P) == 5
    assert facts().votes(P, (Stance.FOR,)) == 2
