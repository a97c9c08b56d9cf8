"""Who has agreed to a national position, in the order that the office rules ask for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual
from stdcommittee.domain.ballots.position_records import Approval, Decision
from stdcommittee.domain.rules import RuleBook

_STEPS: Final = "mirror.approval."


@frozen
class ApprovalStep:
    """One who is asked: `key` is what an approval is kept under."""

    key: str
    name: Bilingual


@frozen
class Approvals:
    """The steps in their order, what was decided in each since the position was last sent back.

    `returned` is the last time that it was sent back, if it was; `earlier` all before it.
    """

    steps: tuple[ApprovalStep, ...]
    agreed: tuple[Approval, ...] = ()
    returned: Approval | None = None
    earlier: tuple[Approval, ...] = ()

    @property
    def next(self) -> ApprovalStep | None:
        """Who is to be asked next; None where all have agreed."""
        given = {item.step for item in self.agreed}
        return next((step for step in self.steps if step.key not in given), None)

    @property
    def complete(self) -> bool:
        """Whether everybody who is asked has agreed."""
        return self.next is None

    def name_of(self, key: str) -> Bilingual | str:
        """Return what a step is called; one that is asked no more by its key."""
        return next((step.name for step in self.steps if step.key == key), key)


def approval_steps(rules: RuleBook, on: dt.date) -> tuple[ApprovalStep, ...]:
    """Return who is asked for approval, as the office rules of a day say."""
    asked = [
        (parameter.number, key, parameter.label)
        for key, parameter in rules.parameters(on).items()
        if key.startswith(_STEPS) and parameter.number > 0
    ]
    return tuple(ApprovalStep(key.removeprefix(_STEPS), name) for _, key, name in sorted(asked))


def approvals_of(steps: Sequence[ApprovalStep], decisions: Iterable[Approval]) -> Approvals:
    """Return how far the approval of a position is, from all decisions ever made on it."""
    known = sorted(decisions, key=lambda item: item.id)
    backs = [place for place, item in enumerate(known) if item.decision is Decision.RETURNED]
    since = backs[-1] + 1 if backs else 0
    return Approvals(
        tuple(steps),
        tuple(known[since:]),
        known[backs[-1]] if backs else None,
        tuple(known[: max(0, since - 1)]),
    )
