"""Our own member body's P- and O-memberships."""

from __future__ import annotations

from stdcommittee.base.conditions import Is
from stdcommittee.domain.people.records import BodyParticipation, Committee
from stdcommittee.domain.supervision.owing import StandingHistory
from stdcommittee.domain.workspace.records import Unit
from stdcommittee.storage.reader import Reader


def standing_history(reader: Reader) -> StandingHistory:
    """Return what our member body was to each ISO and IEC committee, and when."""
    unit = reader.first(Unit) or Unit(uid="")
    own = reader.find(BodyParticipation, Is("body", unit.member_body), order=("id",))
    committees = reader.many(Committee, {item.committee_id for item in own})
    spans: dict[str, list[BodyParticipation]] = {}
    for item in own:
        committee = committees.get(item.committee_id)
        if committee is not None:
            spans.setdefault(committee.reference, []).append(item)
    return StandingHistory(spans)
