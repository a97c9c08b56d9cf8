"""Committees with the bodies that take part in them (ISO Open Data, P/O lists, own tables)."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from stdcommittee.base.dates import read_partial
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.base.progress import Progress
from stdcommittee.base.vocabulary import vocabulary, words
from stdcommittee.domain.ballots.listdays import ListDays
from stdcommittee.domain.ballots.listed import committee_named
from stdcommittee.domain.comments.bodies import country_of
from stdcommittee.domain.identifiers import Kind, parse
from stdcommittee.domain.people.records import (
    BodyParticipation,
    Committee,
    CommitteeKind,
    CommitteeStatus,
    Participation,
)
from stdcommittee.domain.portfolio.reading import canonical_committee, plain_text
from stdcommittee.domain.workspace.records import ImportKind, Unit
from stdcommittee.exchange.ballots.above import committee_above
from stdcommittee.exchange.importing import (
    Fate,
    ImportContext,
    Importer,
    ImportPlan,
    PlannedRow,
    PlannedTable,
    Table,
)
from stdcommittee.exchange.merging import Merging
from stdcommittee.exchange.people.statuses import Histories, Said
from stdcommittee.exchange.tabular import Row
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork

_DAYS: Final = ("since", "until")
_BODY: Final = re.compile(r"\s*[;,\n\u3001\uff0c\uff1b]\s*")


@frozen
class _Carried:
    key: Hashable
    committee: Committee


class _Planner:
    def __init__(self, table: Table, reader: Reader, context: ImportContext) -> None:
        self.table = table
        self.pick = table.mapping.picker()
        self.above = committee_above(table)
        self.own = (reader.first(Unit) or Unit(uid="")).member_body
        known = reader.find(Committee)
        self.merging: Merging[Committee] = Merging(Committee, {c.reference: c for c in known})
        if context.earlier:
            self.histories: Histories = context.earlier[-1].carries
        else:
            names = {c.id: c.reference for c in known}
            standing = reader.find(BodyParticipation)
            self.histories = Histories(
                ((names[item.committee_id], item) for item in standing), context.today
            )
        self.days = ListDays.of(
            text for row in table.rows for n in _DAYS if (text := self.pick(row).get(n))
        )
        self.names = self._names_by_id()
        self.moved: dict[str, Text] = {}  # committees in which our own status becomes another

    def _names_by_id(self) -> dict[str, str]:
        own, reference = (self.table.mapping.index_of(n) for n in ("own_id", "reference"))
        if own is None or reference is None:
            return {}
        return {row.at(own).strip(): row.at(reference).strip() for row in self.table.rows}

    def row(self, row: Row) -> PlannedRow:
        values = self.pick(row)
        reference = values.get("reference", "") or self.above
        if not reference:
            return _refuse(row, "", Message("There is no committee reference in this row."))
        named = committee_named(reference, "", self.above)
        if isinstance(named, Message):
            return _refuse(row, reference, named)
        reference = named if named.endswith(f"/{reference}") else reference
        identifier = parse(reference)
        if identifier.ok and identifier.kind is not Kind.COMMITTEE:
            kind = identifier.kind.text
            return _refuse(row, reference, Message("{kind}, not a committee.", kind=kind))
        key = canonical_committee(reference)
        fields = self._fields(key, values)
        if isinstance(fields, Message):
            return _refuse(row, key, fields)
        bodies = self._bodies(values)
        if isinstance(bodies, Message):
            return _refuse(row, key, bodies)
        merged = self.merging.meet(key, row.number, fields)
        if merged.fate is Fate.QUARANTINED:
            return _refuse(row, key, merged.reason)
        changed = self._statuses(key, bodies)
        if isinstance(changed, Message):
            return _refuse(row, key, changed)
        fate = Fate.UPDATED if changed and merged.fate is Fate.UNCHANGED else merged.fate
        carried = _Carried(key, merged.record)
        return PlannedRow(row.number, row.cells, fate, key, None, carried)

    def _fields(self, key: str, values: Mapping[str, str]) -> dict[str, Any] | Message:
        created = values.get("created", "")
        if created and read_partial(created) is None:
            return Message("“{value}” is not a date that exists.", value=created)
        status_text = values.get("status", "")
        status = words("people", "committee_status").read(status_text)
        parent = values.get("parent") or self.names.get(values.get("parent_id", ""), "")
        return {
            "reference": key,
            "title_zh": values.get("title_zh", ""),
            "title_en": values.get("title_en", ""),
            "kind": kind_of_committee(key),
            "status": CommitteeStatus(status) if status else None,
            "parent": canonical_committee(parent) or parent_of(key),
            "mirrors": canonical_committee(values.get("mirrors", "")),
            "secretariat": values.get("secretariat", ""),
            "created": read_partial(created) or "",
            "scope": plain_text(values.get("scope", "")),
        }

    def _bodies(self, values: Mapping[str, str]) -> list[Said] | Message:
        """What a row says of bodies: lists of them hold now, a row of one body may be dated.

        A status beside no body is ours. What cannot be stored is said, never dropped.
        """
        found: dict[str, Participation] = {}
        for name, status in (("o_members", Participation.O), ("p_members", Participation.P)):
            found.update((self._called(b), status) for b in _acronyms(values.get(name, "")))
        said = [Said(body, status) for body, status in found.items()]
        text = values.get("participation", "")
        body = values.get("body", "") or (self.own if text else "")
        if not body:
            unclaimed = Message("The row has a status, and it is not known here what body we are.")
            return unclaimed if text else said
        read = words("people", "participation").read(text)
        if read is None:
            return Message("“{value}” is neither P nor O.", value=text)
        span: list[dt.date | None] = []
        for name in _DAYS:
            day = self._day(values.get(name, ""))
            if isinstance(day, Message):
                return day
            span.append(day)
        said.append(Said(self._called(body), Participation(read), *span))
        return said

    def _day(self, text: str) -> dt.date | Message | None:
        """The day in a cell; a dash or a word such as “present” is none."""
        return self.days.read(text) if any(map(str.isdigit, text)) else None

    def _called(self, body: str) -> str:
        """A body as it is called here: our own by its own name, also where its country stands."""
        country = country_of(self.own)
        named = country_of(body) or words("people", "countries").read(body)
        return self.own if country and named == country else body

    def _statuses(self, key: str, bodies: Iterable[Said]) -> bool | Message:
        """Fit what a row says of its bodies into their histories; return whether that is new."""
        changed = False
        for said in bodies:
            before = self.histories.now(key, said.body)
            met = self.histories.meet(key, said)
            if isinstance(met, Message):
                return met
            after = self.histories.now(key, said.body)
            if said.body == self.own and None not in (before, after) and before is not after:
                self.moved[key] = Message(
                    "{committee}: {body} is {before} here and {after} by the list from now on.",
                    committee=key,
                    body=said.body,
                    before=before.text if before else "",
                    after=after.text if after else "",
                )
            changed = changed or met
        return changed


def kind_of_committee(reference: str) -> CommitteeKind:
    """Return what kind of body a reference names."""
    identifier = parse(reference)
    if re.search(r"/(?:WG|JWG|AG|AHG|TF|CAG|SWG)\s?\d", reference):
        return CommitteeKind.WORKING_GROUP
    if identifier.ok and identifier.kind is Kind.COMMITTEE and identifier.publisher == "SAC":
        sub = any(part.startswith("SC") for part in identifier.parts)
        return CommitteeKind.NATIONAL_SUB if sub else CommitteeKind.NATIONAL
    return CommitteeKind.INTERNATIONAL if identifier.ok else CommitteeKind.NATIONAL


def parent_of(reference: str) -> str:
    """Return the committee above one, as its reference shows, or ""."""
    above, _, last = reference.rpartition("/")
    return above if above and last[:2] in ("SC", "WG", "JW", "AG", "TF") and "TC" in above else ""


def _acronyms(text: str) -> list[str]:
    if text.startswith("["):
        try:
            items = json.loads(text)
        except ValueError:
            items = []
        found = [_acronym(item) for item in items]
    else:
        found = _BODY.split(text)
    return [body for body in dict.fromkeys(found) if body]


def _acronym(item: object) -> str:
    match item:
        case {"acronym": str() as acronym}:
            return acronym
        case {"name": str() as name}:
            return name
        case str():
            return item
        case _:
            return ""


def _refuse(row: Row, what: str, why: Text | None) -> PlannedRow:
    return PlannedRow(row.number, row.cells, Fate.QUARANTINED, what, why)


def _plan(table: Table, reader: Reader, context: ImportContext, progress: Progress) -> PlannedTable:
    planner = _Planner(table, reader, context)
    rows = []
    for done, row in enumerate(table.rows):
        if done % 500 == 0:
            progress.step(Message("Reading rows"), done, len(table.rows))
        rows.append(planner.row(row))
    return PlannedTable(table, tuple(rows), tuple(planner.moved.values()), planner.histories)


def _carry_out(uow: UnitOfWork, plan: ImportPlan, progress: Progress) -> None:
    progress.step(Message("Writing rows"))
    latest: dict[Hashable, _Carried] = {}
    for row in (row for table in plan.tables for row in table.rows):
        carried: _Carried | None = row.carries
        if carried is not None and row.fate is not Fate.UNCHANGED:
            latest[carried.key] = carried
    new = [item for item in latest.values() if not item.committee.id]
    ids: dict[Hashable, int] = {k: item.committee.id for k, item in latest.items()}
    numbers = uow.add_many([item.committee for item in new])
    ids.update(zip((item.key for item in new), numbers, strict=True))
    uow.change_many([item.committee for item in latest.values() if item.committee.id])
    if not plan.tables:
        return
    histories: Histories = plan.tables[-1].carries
    spans = [
        replace(span, committee_id=ids[key]) for key, span in histories.changes() if key in ids
    ]
    uow.add_many([span for span in spans if not span.id])
    uow.change_many([span for span in spans if span.id])


IMPORTER = Importer(
    kind=ImportKind.COMMITTEES,
    targets=lambda: vocabulary("people")["committees"],
    needs=(
        ("reference", "participation"),
        ("title_en", "title_zh", "p_members", "o_members", "body", "secretariat", "participation"),
    ),
    plan=_plan,
    carry_out=_carry_out,
    hint=N_("Columns with the committee's reference and its title or members are needed."),
)
