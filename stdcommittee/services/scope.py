"""The committees in view: which there are to choose from, and which records are theirs."""

from __future__ import annotations

from collections.abc import Sequence

from stdcommittee.base.conditions import Condition, Is, Linked, OneOf
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual, Text
from stdcommittee.base.records import RecordType, kind_named
from stdcommittee.domain.people.records import BodyParticipation, Committee, CommitteeKind
from stdcommittee.domain.portfolio.records import Project
from stdcommittee.domain.workspace.records import Unit
from stdcommittee.services.session import Session
from stdcommittee.storage.reader import Reader

_OURS = (
    CommitteeKind.NATIONAL,
    CommitteeKind.NATIONAL_SUB,
    CommitteeKind.WORKING_GROUP,
    CommitteeKind.GROUP_BODY,
)
_DEPTH = 3  # links from a vote over its ballot to a committee, and one to spare


@frozen
class Scope:
    """The committees whose records are in view, by reference; none: all.

    `unstated` brings in the records that name no committee: they are the unit's own.
    """

    committees: tuple[str, ...] = ()
    unstated: bool = True

    @property
    def first(self) -> str:
        """The committee that a new record belongs to; "" where all are in view."""
        return self.committees[0] if self.committees else ""


@frozen
class AtWork:
    """One committee that somebody works on here."""

    reference: str
    title: Text
    kind: Text = ""


def in_scope(kind: RecordType, scope: Scope) -> tuple[Condition, ...]:
    """Return the conditions that leave the records of a scope; none where all are in view."""
    if not scope.committees:
        return ()
    condition = _condition(kind, scope, _DEPTH)
    return () if condition is None else (condition,)


def _condition(kind: RecordType, scope: Scope, depth: int) -> Condition | None:
    if kind.name == "committee":
        return OneOf("reference", scope.committees)
    own = kind.by_name.get("committee")
    if own is not None and not own.target and kind.name != "unit":
        return OneOf("committee", (*scope.committees, *(("",) if scope.unstated else ())))
    if not depth:
        return None
    for item in kind.fields:
        if item.target and item.required:
            inner = _condition(kind_named(item.target), scope, depth - 1)
            if inner is not None:
                return Linked(item.name, (inner,))
    return None


def committees_at_work(session: Session) -> list[AtWork]:
    """Return the committees to choose from: the unit's own first, then the others by reference.

    They are the national and group bodies of the workspace, the ISO and IEC committees that the
    member body takes part in, and whatever committee a project names.
    """
    with session.reading() as reader:
        unit = reader.first(Unit) or Unit(uid="")
        known = {item.reference: item for item in _recorded(reader, unit)}
        named = {str(name) for name in reader.groups(Project, "committee") if name}
    references = sorted({*known, *named} - {unit.committee})
    own = [unit.committee] if unit.committee else []
    return [_at_work(reference, known.get(reference), unit) for reference in (*own, *references)]


def _recorded(reader: Reader, unit: Unit) -> Sequence[Committee]:
    ours = reader.find(Committee, OneOf("kind", _OURS))
    joined = reader.values(BodyParticipation, ("committee_id",), Is("body", unit.member_body))
    own = reader.find(Committee, Is("reference", unit.committee)) if unit.committee else []
    return [*ours, *own, *reader.many(Committee, {number for (number,) in joined}).values()]


def _at_work(reference: str, committee: Committee | None, unit: Unit) -> AtWork:
    if committee is None:
        own = reference == unit.committee
        return AtWork(reference, Bilingual(unit.name, unit.name_en) if own else "")
    title = Bilingual(committee.title_zh, committee.title_en)
    return AtWork(reference, title, "" if reference == unit.committee else committee.kind.text)
