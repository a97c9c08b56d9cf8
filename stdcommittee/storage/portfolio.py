"""Questions about standards and projects that only the database answers quickly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import sqlalchemy as sa

from stdcommittee.base.conditions import Condition
from stdcommittee.base.records import kind_of
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.comments.records import CommentRound
from stdcommittee.domain.portfolio.records import (
    LIVE,
    Relation,
    RelationKind,
    StageEvent,
    Standard,
)
from stdcommittee.domain.supervision.standing import DEAD
from stdcommittee.storage import schema
from stdcommittee.storage.reader import Reader, clause
from stdcommittee.storage.schema import table_of
from stdcommittee.storage.statements import one_of, rows

_LAST: Final = "\U0010ffff"  # sorts after every reference with the same beginning
_LIVE: Final = tuple(status.value for status in LIVE)
_DEAD: Final = tuple(status.value for status in DEAD)


class Listed(NamedTuple):
    """A standard as another one names it."""

    id: int
    reference: str
    status: str


class Dependence(NamedTuple):
    """A standard in force that rests on one that is not."""

    id: int
    reference: str
    committee: str
    target_id: int
    target: str
    target_status: str


def review_dates(reader: Reader, standards: Iterable[int]) -> dict[int, tuple[dt.date, ...]]:
    """Return every review of each standard that its history tells, the earliest first.

    The record itself holds the last review only. A date that was corrected or taken back (an
    earlier one, or none, was put in its place) is not among them.
    """
    change = schema.change
    after = sa.func.json_extract(change.c.after, "$.reviewed")
    stated = sa.func.json_type(change.c.after, "$.reviewed")
    query = (
        sa.select(change.c.record_id, after)
        .where(
            change.c.kind == kind_of(Standard).name,
            one_of(change.c.record_id, standards),
            stated.is_not(None),
        )
        .order_by(change.c.record_id, change.c.id)
    )
    found: dict[int, list[dt.date]] = {}
    for number, value in rows(reader, query):
        dates = found.setdefault(number, [])
        if value is None:
            dates.clear()
            continue
        day = dt.date.fromisoformat(value)
        while dates and dates[-1] >= day:
            dates.pop()
        dates.append(day)
    return {number: tuple(dates) for number, dates in found.items()}


def listed(reader: Reader, references: Iterable[str]) -> dict[str, Listed]:
    """Return the standards of the portfolio that have these references."""
    table = table_of(kind_of(Standard))
    query = sa.select(table.c.id, table.c.reference, table.c.status).where(
        one_of(table.c.reference, references)
    )
    return {row[1]: Listed(row[0], row[1], row[2] or "") for row in rows(reader, query)}


def beginning(reader: Reader, opening: str) -> list[Listed]:
    """Return the standards whose reference begins so, such as every edition of ``ISO 19115-1:``."""
    table = table_of(kind_of(Standard))
    query = (
        sa.select(table.c.id, table.c.reference, table.c.status)
        .where(table.c.reference >= opening, table.c.reference < opening + _LAST)
        .order_by(table.c.reference)
    )
    return [Listed(row[0], row[1], row[2] or "") for row in rows(reader, query)]


def superseded_adoptions(reader: Reader, *conditions: Condition) -> list[Dependence]:
    """Return the standards in force whose adopted standard is withdrawn or superseded."""
    own, other = _pair()
    query = _dependence(own, other, conditions).select_from(
        own.join(other, other.c.reference == own.c.adopts)
    )
    return [Dependence(*row) for row in rows(reader, query.where(own.c.adopts.is_not(None)))]


def ended_citations(reader: Reader, *conditions: Condition) -> list[Dependence]:
    """Return the standards in force that cite a withdrawn or superseded one, for each of these."""
    own, other = _pair()
    relation = table_of(kind_of(Relation))
    query = _dependence(own, other, conditions).select_from(
        own.join(
            relation,
            sa.and_(
                relation.c.standard_id == own.c.id, relation.c.kind == RelationKind.CITES.value
            ),
        ).join(other, other.c.reference == relation.c.target)
    )
    return [Dependence(*row) for row in rows(reader, query)]


def _pair() -> tuple[sa.TableClause, sa.FromClause]:
    table = table_of(kind_of(Standard))
    return table, table.alias("other")


def _dependence(
    own: sa.TableClause, other: sa.FromClause, conditions: Sequence[Condition]
) -> sa.Select[Any]:
    query = sa.select(
        own.c.id,
        own.c.reference,
        sa.func.coalesce(own.c.committee, ""),
        other.c.id,
        other.c.reference,
        other.c.status,
    ).where(own.c.status.in_(_LIVE), other.c.status.in_(_DEAD))
    for condition in conditions:
        query = query.where(clause(kind_of(Standard), condition))
    return query.order_by(other.c.reference, own.c.id)


def last_activity(
    reader: Reader, projects: Mapping[int, str], until: dt.date
) -> dict[int, dt.date]:
    """Return when something last happened to each project, up to a day.

    `projects` are references by id. Entering a stage counts, and the opening and closing of a
    comment round or ballot about it.
    """
    found: dict[int, dt.date] = {}
    by_reference = {reference: number for number, reference in projects.items()}

    def note(number: int, value: str | None) -> None:
        if value is not None:
            day = dt.date.fromisoformat(value)
            if day <= until and day > found.get(number, dt.date.min):
                found[number] = day

    events = table_of(kind_of(StageEvent))
    for number, value in rows(
        reader,
        sa.select(events.c.project_id, events.c.entered).where(
            one_of(events.c.project_id, projects)
        ),
    ):
        note(number, value)
    for cls, names in ((CommentRound, ("opened", "closes")), (Ballot, ("opened", "closed"))):
        table = table_of(kind_of(cls))
        for reference, *values in rows(
            reader,
            sa.select(table.c.project, *(table.c[name] for name in names)).where(
                one_of(table.c.project, by_reference)
            ),
        ):
            for value in values:
                note(by_reference[reference], value)
    return found
