"""Which rule edition a unit works under on a day."""

from __future__ import annotations

from typing import Final

from stdcommittee.domain.rules import Edition
from stdcommittee.domain.workspace.records import UnitKind
from stdcommittee.services.session import Session

_RULE: Final = {
    UnitKind.COMMITTEE: "cn.tc.draft",
    UnitKind.BOTH: "cn.tc.draft",
    UnitKind.COUNTERPART: "iso.dis",
    UnitKind.GROUP_BODY: "cn.group_standard",
}


def edition_in_force(session: Session) -> Edition:
    """Return the edition that the unit's own ballots are judged under today."""
    rule = session.rules.rule_at(_RULE[session.unit().kind], session.clock.today())
    return session.rules.edition(rule.edition)
