"""The parts of a mirrored committee, and whether experts cover them."""

from __future__ import annotations

from stdcommittee.domain.people.records import (
    Committee,
    CommitteeKind,
    InterestParty,
    Membership,
)
from stdcommittee.services.session import Session
from tests.figures import bad, good, keep, measure
from tests.indicators.experts_sample import MIRRORED, sample


def test_coverage_of_the_scope(session: Session) -> None:
    here = sample(session)
    (sub,) = keep(
        here.session,
        Committee(reference=f"{MIRRORED}/SC 1", kind=CommitteeKind.INTERNATIONAL),
    )
    (under,) = keep(
        here.session,
        Committee(reference=f"{MIRRORED}/SC 1/WG 1", kind=CommitteeKind.INTERNATIONAL),
    )
    here.groups.append(under)
    here.register(0, 3)
    here.register(1, 3)
    keep(
        here.session,
        Membership(committee_id=here.own, person_id=here.people[0], party=InterestParty.PRODUCER),
    )
    found = measure(here.session, "mirror.coverage")
    assert good(found) == sorted([sub, under])
    assert bad(found) == here.groups[:3]
    cells = {line.record: [str(cell) for cell in line.cells[2:]] for line in found.counted}
    assert cells[sub][:2] == ["2", "2"]
    assert "Producer" in cells[sub][2]
