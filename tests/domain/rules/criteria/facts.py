"""Facts made by hand for the criteria."""

from __future__ import annotations

from collections import Counter

from stdcommittee.domain.ballots.vocabulary import Stance, Standing
from stdcommittee.domain.rules.criterion import Provision
from stdcommittee.domain.rules.facts import Facts
from tests.domain.rules.builders import rule

P, O, MEMBER = Standing.P, Standing.O, Standing.MEMBER  # noqa: E741


def facts(
    voters: dict[Standing, int],
    votes: dict[tuple[Standing, Stance], int],
    *,
    experts: int = 0,
    using: int = 0,
    answering: int = 0,
    use_doubtful: bool = False,
    doubtful: Standing | None = None,
) -> Facts:
    return Facts(
        electorate=Counter(voters),
        cast=Counter(votes),
        experts=Counter({P: experts}),
        doubtful=frozenset({doubtful}) if doubtful else frozenset(),
        using=using,
        answering=answering,
        use_doubtful=use_doubtful,
    )


def provision(rule_id: str, name: str) -> Provision:
    return next(item for item in rule(rule_id).provisions if item.id == name)
