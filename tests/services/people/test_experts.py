"""Experts as the list shows them: how far, how loaded, active or not; groups without one."""

from __future__ import annotations

import pytest

from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.expert_records import ExpertRegistration, RegistrationStatus
from stdcommittee.domain.people.experts import Tenure
from stdcommittee.services.people.experts import (
    expert_basis,
    expert_rows,
    expiring_conditions,
    standing_of,
)
from stdcommittee.services.scope import Scope
from stdcommittee.services.session import Session
from tests.indicators.experts_sample import MIRRORED, OWN, Sample, sample


@pytest.fixture
def here(session: Session) -> Sample:
    return sample(session, people=6)


def test_rows_say_how_far_and_how_loaded(here: Sample) -> None:
    ending = here.register(0, 0, since="2026-01-01", until="2026-07-11")
    more = [here.register(0, group, since="2026-01-01") for group in (1, 2)]
    gone = here.register(1, 0, until="2026-06-10")
    old = here.register(2, 0, since="2020-01-01")
    asked = here.register(3, 0, since="", status=RegistrationStatus.NOMINATED)
    rows = expert_rows(here.session, [ending, *more, gone, old, asked])
    assert (rows[ending].tenure, str(rows[ending].said)) == (Tenure.ENDING, "expires in 30 days")
    assert (rows[ending].load, rows[ending].loaded, rows[ending].resting) == (3, False, False)
    assert (rows[gone].tenure, str(rows[gone].said)) == (Tenure.EXPIRED, "expired 2026-06-10")
    assert (rows[gone].load, rows[gone].resting) == (0, None)
    assert rows[old].resting is True
    assert rows[asked].tenure is Tenure.NOMINATED


def test_many_registrations_call_for_a_look(here: Sample) -> None:
    made = [here.register(0, n % 3) for n in range(5)]
    assert all(row.loaded for row in expert_rows(here.session, made).values())
    assert not any(row.loaded for row in expert_rows(here.session, made[:0]).values())


def test_standing(here: Sample) -> None:
    first, second = here.register(0, 0, since="2020-01-01"), here.register(0, 1)
    with here.session.reading() as reader:
        record = reader.get(ExpertRegistration, first)
    assert record is not None
    found = standing_of(here.session, record)
    assert [row.record.id for row in found.others] == [second, first]
    assert (found.trace, found.resting, found.months) == (None, True, 12)


def test_the_basis_of_a_scope(here: Sample) -> None:
    here.register(0, 0, since="2020-01-01")
    here.register(1, 1, since="2026-01-01")
    everything = expert_basis(here.session, Scope())
    assert everything.committees is None
    assert everything.resting == (here.people[0],)
    assert [reference for _, reference, _ in everything.uncovered] == [f"{MIRRORED}/WG 3"]
    own = expert_basis(here.session, Scope((OWN,)))
    assert own.committees is not None
    assert set(here.groups) < set(own.committees)
    unknown = expert_basis(here.session, Scope(("SAC/TC 1",)))
    assert (unknown.committees, unknown.uncovered) == ((), ())
    group = expert_basis(here.session, Scope((f"{MIRRORED}/WG 1",)))
    assert group.committees == (here.groups[0],)


@pytest.mark.parametrize(
    ("until", "found"), [("2026-06-10", 1), ("2026-09-09", 1), ("2026-09-10", 0), ("", 0)]
)
def test_those_that_expire_soon(here: Sample, until: str, found: int) -> None:
    here.register(0, 0, until=until)
    here.register(1, 0, until="2026-06-20", ended="2026-06-01")
    with here.session.reading() as reader:
        ids = reader.ids(kind_of(ExpertRegistration), *expiring_conditions(here.session))
    assert len(ids) == found
