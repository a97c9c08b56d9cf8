"""Reading a list in a worker: ids in order, heads of groups, the rows that will be in sight."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from stdcommittee.base.conditions import Condition
from stdcommittee.base.frozen import frozen
from stdcommittee.base.progress import Progress
from stdcommittee.services.lists import ListQuery, build_list, count_groups, count_records
from stdcommittee.services.session import Session
from stdcommittee.ui.toolkit.filter_state import Filters, OwnChip
from stdcommittee.ui.toolkit.list_spec import ListSpec, Section
from stdcommittee.ui.toolkit.table_model import Head, Listing
from stdcommittee.ui.toolkit.table_view import Standpoint, places_of, window_around

Conditions = tuple[Condition, ...]


@frozen
class Wanted:
    """What a list is asked to show, and where the user is in it."""

    base: Conditions
    filters: Conditions
    order: tuple[str, ...]
    sections: tuple[Section, ...]
    standpoint: Standpoint


@frozen
class Loaded:
    """The list, and where the ids of the standpoint are in it."""

    listing: Listing
    standpoint: Standpoint
    places: Mapping[int, int]


@frozen
class Counted:
    """How many records there are in all, and how many each chip would leave."""

    total: int
    fields: Mapping[str, Mapping[object, int]]
    own: Mapping[str, int]


def load(session: Session, spec: ListSpec, wanted: Wanted, progress: Progress) -> Loaded:
    """Return a list as it is asked for.

    Raises:
        Cancelled: another list is wanted meanwhile.
    """
    conditions = (*wanted.base, *wanted.filters)
    if not wanted.sections:
        ids = build_list(session, ListQuery(spec.kind, conditions, wanted.order), progress)
        heads: tuple[Head, ...] = ()
    else:
        ids, heads = _in_sections(session, spec, conditions, wanted.sections, progress)
    places = places_of(ids, wanted.standpoint.ids)
    top = places.get(wanted.standpoint.top)
    current = places.get(wanted.standpoint.current)
    near = [place for place in (top, current) if place is not None]
    rows = spec.rows(session, window_around(ids, near))
    return Loaded(Listing(ids, heads, rows), wanted.standpoint, places)


def _in_sections(
    session: Session,
    spec: ListSpec,
    conditions: Conditions,
    sections: Sequence[Section],
    progress: Progress,
) -> tuple[array[int], tuple[Head, ...]]:
    ids = array("q")
    heads = []
    for section in sections:
        order = section.order or spec.order
        query = ListQuery(spec.kind, (*conditions, *section.conditions), order)
        found = build_list(session, query, progress)
        if found:
            heads.append(
                Head(len(ids), section.label, len(found), section.aside, section.icon, section.tone)
            )
            ids.extend(found)
    return ids, tuple(heads)


def count(
    session: Session,
    spec: ListSpec,
    base: Conditions,
    filters: Filters,
    fields: Sequence[str],
    own: Sequence[OwnChip],
) -> Counted:
    """Return the numbers on the chips: each under all filters but its own."""
    by_field = {}
    for name in fields:
        others = filters.conditions(spec.kind, own, without=name)
        by_field.update(count_groups(session, spec.kind, [name], (*base, *others)))
    by_chip = {}
    for chip in own:
        others = filters.conditions(spec.kind, own, without=chip.name)
        by_chip[chip.name] = count_records(session, spec.kind, (*base, *others, *chip.conditions()))
    return Counted(count_records(session, spec.kind, base), by_field, by_chip)
