"""Who makes up the electorates of ballots: how many of each interest party and unit."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from stdcommittee.base.records import kind_of
from stdcommittee.domain.ballots.records import Voter
from stdcommittee.domain.ballots.vocabulary import Standing
from stdcommittee.domain.people.records import InterestParty
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.schema import table_of
from stdcommittee.storage.statements import one_of, rows


def parties_of(reader: Reader, ballots: Iterable[int]) -> dict[int, dict[InterestParty, int]]:
    """Return how many of those entitled in each ballot are of each interest party."""
    found: dict[int, dict[InterestParty, int]] = {}
    for ballot, party, number in rows(reader, _counted(ballots, "party", least=1)):
        held = found.setdefault(ballot, {})
        held[InterestParty(party or InterestParty.UNKNOWN)] = number
    return found


def crowded_units_of(reader: Reader, ballots: Iterable[int]) -> dict[int, dict[str, int]]:
    """Return the units with more than one of those entitled in each ballot, with how many."""
    found: dict[int, dict[str, int]] = {}
    for ballot, unit, number in rows(reader, _counted(ballots, "organization", least=2)):
        if unit:
            found.setdefault(ballot, {})[unit] = number
    return found


def _counted(ballots: Iterable[int], column: str, *, least: int) -> sa.Select[tuple[int, str, int]]:
    voter = table_of(kind_of(Voter))
    entitled = sa.or_(voter.c.standing.is_(None), voter.c.standing == Standing.MEMBER.value)
    return (
        sa.select(voter.c.ballot_id, voter.c[column], sa.func.count())
        .where(one_of(voter.c.ballot_id, ballots), entitled, voter.c.joined.is_(None))
        .group_by(voter.c.ballot_id, voter.c[column])
        .having(sa.func.count() >= least)
        .order_by(voter.c.ballot_id, sa.func.count().desc(), voter.c[column])
    )
