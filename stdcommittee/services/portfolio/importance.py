"""Important international standards, ranked; what is wanting for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from stdcommittee.base.conditions import Between, OneOf
from stdcommittee.base.frozen import frozen
from stdcommittee.base.records import kind_of
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.people.expert_records import ExpertRegistration
from stdcommittee.domain.people.records import Committee
from stdcommittee.domain.portfolio.importance import (
    WEIGHTS,
    Total,
    ballots_on,
    has_expert,
    listed_on,
    total,
    weights,
)
from stdcommittee.domain.portfolio.proposal_records import ImportantStandard
from stdcommittee.domain.rules import Parameter
from stdcommittee.services.lists import ListRow, read_rows
from stdcommittee.services.scope import Scope, in_scope
from stdcommittee.services.session import Session

_INTERNATIONAL = tuple(kind for kind in BallotKind if not kind.national)
_RUNNING = (BallotStatus.DRAFT, BallotStatus.OPEN)


@frozen
class Ranking:
    """The ids of the items on the list by their total, the highest first.

    `dropped` are off the list today; `wanting` have no expert, or an open ballot without position.
    """

    totals: tuple[tuple[Total, tuple[int, ...]], ...] = ()
    dropped: tuple[int, ...] = ()
    wanting: tuple[int, ...] = ()


@frozen
class ImportantRow(ListRow):
    """An item with its total and what is wanting.

    `undecided` are the open ballots on it without a national position, the first to close first.
    """

    total: Total = Total(0, 0)
    expert: bool = False
    undecided: tuple[Ballot, ...] = ()
    on_list: bool = True

    @property
    def wanting(self) -> bool:
        """Whether an expert or a position is wanting."""
        return self.on_list and (not self.expert or bool(self.undecided))


@frozen
class ImportantPage:
    """An item with its total, its weights by mark, and all open ballots on it."""

    row: ImportantRow
    weights: Mapping[str, Parameter]
    ballots: tuple[Ballot, ...]


def ranking(session: Session, scope: Scope) -> Ranking:
    """Return the items in view by their total."""
    today = session.clock.today()
    weighed = weights(session.rules, today)
    with session.reading() as reader:
        found = reader.find(
            ImportantStandard, *in_scope(kind_of(ImportantStandard), scope), order=("reference",)
        )
    by_total = defaultdict(list)
    for item in found:
        if listed_on(item, today):
            by_total[total(item, weighed)].append(item.id)
    ordered = sorted(by_total.items(), key=lambda entry: -entry[0].points)
    rows = important_rows(session, [item.id for item in found])
    return Ranking(
        tuple((points, tuple(ids)) for points, ids in ordered),
        tuple(item.id for item in found if not listed_on(item, today)),
        tuple(number for number, row in rows.items() if row.wanting),
    )


def important_rows(session: Session, ids: Sequence[int]) -> dict[int, ImportantRow]:
    """Return rows of important standards by id."""
    today = session.clock.today()
    weighed = weights(session.rules, today)
    with session.reading() as reader:
        registrations = reader.find(ExpertRegistration)
        known = reader.many(Committee, {item.committee_id for item in registrations})
        ballots = reader.find(
            Ballot,
            OneOf("kind", _INTERNATIONAL),
            OneOf("status", _RUNNING),
            Between("closes", today, None),
            order=("closes",),
        )
    committees = {item.id: item.reference for item in known.values()}
    found = {}
    for row in read_rows(session, kind_of(ImportantStandard), ids):
        item = row.record
        if isinstance(item, ImportantStandard):
            undecided = [x for x in ballots_on(item, ballots) if x.position is None]
            found[item.id] = ImportantRow(
                item,
                row.names,
                total(item, weighed),
                has_expert(item, registrations, committees, today),
                tuple(undecided),
                listed_on(item, today),
            )
    return found


def important_page(session: Session, item: ImportantStandard) -> ImportantPage:
    """Return what the page of an item shows beside its fields."""
    today = session.clock.today()
    with session.reading() as reader:
        ballots = reader.find(
            Ballot, OneOf("kind", _INTERNATIONAL), OneOf("status", _RUNNING), order=("closes",)
        )
    return ImportantPage(
        important_rows(session, [item.id])[item.id],
        {name: session.rules.parameter(key, today) for name, key in WEIGHTS.items()},
        tuple(ballots_on(item, ballots)),
    )
