"""Questions about comments that only the database answers quickly."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

import sqlalchemy as sa

from stdcommittee.base.records import kind_of
from stdcommittee.domain.comments.records import Comment, CommentRound
from stdcommittee.domain.comments.vocabulary import Disposition
from stdcommittee.domain.supervision.reasons import says_why
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.schema import table_of
from stdcommittee.storage.statements import one_of, rows

_NEEDING: Final = tuple(item.value for item in Disposition if item.needs_reason)
_UNSETTLED: Final = tuple(item.value for item in Disposition if not item.settled)


class Answered(NamedTuple):
    """A comment as far as it was answered; `disposition` is the stored word, "" while open."""

    id: int
    round: int
    body: str
    clause: str
    disposition: str
    reasoned: bool
    answered: str


def answers(reader: Reader, rounds: Iterable[int]) -> list[Answered]:
    """Return the comments of some rounds in the order of their drafts."""
    table = table_of(kind_of(Comment))
    query = (
        sa.select(
            table.c.id,
            table.c.round_id,
            sa.func.coalesce(table.c.body, ""),
            sa.func.coalesce(table.c.clause, ""),
            sa.func.coalesce(table.c.disposition, ""),
            table.c.reason,
            sa.func.coalesce(table.c.answered, ""),
            sa.case((table.c.disposition.in_(_NEEDING), table.c.observation)),
        )
        .where(one_of(table.c.round_id, rounds))
        .order_by(table.c.round_id, table.c.position, table.c.id)
    )
    return [
        Answered(number, around, body, place, word, bool(reason or says_why(said or "")), answered)
        for number, around, body, place, word, reason, answered, said in rows(reader, query)
    ]


def unhandled(reader: Reader) -> dict[int, int]:
    """Return how many comments of each round have no final answer."""
    table = table_of(kind_of(Comment))
    query = (
        sa.select(table.c.round_id, sa.func.count())
        .where(sa.or_(table.c.disposition.is_(None), table.c.disposition.in_(_UNSETTLED)))
        .group_by(table.c.round_id)
    )
    return {row[0]: row[1] for row in rows(reader, query)}


def unreasoned(reader: Reader, closed_since: dt.date) -> dict[int, int]:
    """Return how many rejections without reason each round has that is open or closed since."""
    table, around = table_of(kind_of(Comment)), table_of(kind_of(CommentRound))
    recent = sa.select(around.c.id).where(
        sa.or_(around.c.closes.is_(None), around.c.closes >= closed_since.isoformat())
    )
    query = sa.select(table.c.round_id, sa.func.coalesce(table.c.observation, "")).where(
        table.c.round_id.in_(recent), table.c.disposition.in_(_NEEDING), table.c.reason.is_(None)
    )
    return Counter(number for number, said in rows(reader, query) if not says_why(said))
