"""The page of liaisons: in force, over, or without anybody named."""

from __future__ import annotations

from stdcommittee.domain.people.expert_records import Liaison
from stdcommittee.ui.screens.members.liaisons import LiaisonsPage
from tests.figures import day, keep
from tests.indicators.experts_sample import sample as experts_sample
from tests.ui.desks import Program
from tests.ui.seeing import unnamed


def test_states_and_detail(program: Program) -> None:
    here = experts_sample(program.desk.session)
    keep(
        here.session,
        Liaison(committee_id=here.own, partner="SAC/TC 1", person_id=here.people[0]),
        Liaison(committee_id=here.own, partner="SAC/TC 2"),
        Liaison(committee_id=here.groups[0], partner="OGC", until=day("2026-06-10")),
    )
    page = LiaisonsPage(program.desk)
    program.show(page)
    assert page.list.total == 3
    page.open_record("liaison", 2)
    program.settle()
    assert [page.list.spec.lines(page.list.row(n)).state.icon for n in (1, 2, 3)] == [
        "check",
        "warning",
        "minus",
    ]
    assert page.detail.details is not None
    assert unnamed(page) == []
