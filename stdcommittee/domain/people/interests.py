"""Whether a declared interest or a recusal concerns what is put to the vote (duty 1.23)."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.vocabulary import plain
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.identifiers import parse, same_standard
from stdcommittee.domain.people.integrity_records import (
    InterestDeclaration,
    InterestNature,
    Recusal,
)

# Where whoever drafted must not review; elsewhere a member who drafted may vote as a member.
_WITHOUT_DRAFTERS: Final = (BallotKind.EXPERT_GROUP, BallotKind.GROUP_STANDARD)


@frozen(kw_only=True)
class Matter:
    """What is decided: where, under which names, and from when until when (None: still)."""

    committee: str
    names: tuple[str, ...]
    kind: BallotKind
    begins: dt.date | None = None
    ends: dt.date | None = None


def matter_of(ballot: Ballot) -> Matter:
    """Return what a ballot decides: its document, its plan number, its title."""
    names = (ballot.document, ballot.project, ballot.title, ballot.title_en)
    return Matter(
        committee=ballot.committee,
        names=tuple(filter(None, names)),
        kind=ballot.kind,
        begins=ballot.opened,
        ends=ballot.closed or ballot.closes,
    )


def interested(item: InterestDeclaration, matter: Matter) -> bool:
    """Tell whether what somebody declared concerns a matter.

    A declaration that names no subject holds for everything on its committee, one that names no
    committee for all of them. It holds until its last day, also for what began before it was made.
    """
    if item.nature is InterestNature.NONE or not _within(item.committee, matter.committee):
        return False
    if item.until is not None and matter.begins is not None and item.until < matter.begins:
        return False
    return not item.subject or any(same_subject(item.subject, name) for name in matter.names)


def must_step_aside(item: InterestDeclaration, matter: Matter) -> bool:
    """Tell whether an interest bars from voting: having drafted does so only in some reviews."""
    return item.nature is not InterestNature.DRAFTING or matter.kind in _WITHOUT_DRAFTERS


def recused(item: Recusal, matter: Matter) -> bool:
    """Tell whether somebody stepped aside from a matter before it was decided."""
    late = item.decided is not None and matter.ends is not None and item.decided > matter.ends
    return (
        not late
        and _within(item.committee, matter.committee)
        and any(same_subject(item.subject, name) for name in matter.names)
    )


def _within(stated: str, committee: str) -> bool:
    """Tell whether a committee is the one stated, or one under it."""
    return not stated or committee == stated or committee.startswith(f"{stated}/")


@lru_cache(maxsize=16384)
def same_subject(one: str, other: str) -> bool:
    """Tell whether two names mean the same draft, standard, plan or subject."""
    if plain(one) == plain(other):
        return True
    first, second = parse(one), parse(other)
    if not (first.ok and second.ok):
        return False
    return first.canonical == second.canonical or same_standard(first, second)
