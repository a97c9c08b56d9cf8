"""A committee's ties: tree, mirrors in both directions, statuses of bodies."""

from __future__ import annotations

import datetime as dt

from stdcommittee.domain.people.records import (
    BodyParticipation,
    Committee,
    CommitteeKind,
    Participation,
)
from stdcommittee.services.people.committees import Mirror, statuses_of, ties_of
from stdcommittee.services.session import Session


def test_tree_and_mirrors_in_both_directions(session: Session) -> None:
    with session.writing("committees") as uow:
        own = uow.add(Committee(reference="SAC/TC 999", mirrors="ISO/TC 211, ISO/TC 1"))
        sub = uow.add(Committee(reference="SAC/TC 999/SC 1"))
        iso = uow.add(Committee(reference="ISO/TC 211", kind=CommitteeKind.INTERNATIONAL))
    ties = ties_of(session, own)
    assert [(b.committee.id, b.depth) for b in ties.family] == [(own.id, 0), (sub.id, 1)]
    assert ties.mirrors == (Mirror("ISO/TC 211", iso.id), Mirror("ISO/TC 1"))
    assert ties_of(session, iso).mirrored_by == (Mirror("SAC/TC 999", own.id),)


def test_statuses_come_by_body_with_the_newest_first(session: Session) -> None:
    with session.writing("statuses") as uow:
        iso = uow.add(Committee(reference="ISO/TC 211"))
        made = [
            uow.add(
                BodyParticipation(
                    committee_id=iso.id,
                    body=body,
                    status=status,
                    since=dt.date(year, 1, 1),
                )
            )
            for body, status, year in (
                ("SAC", Participation.O, 2001),
                ("DIN", Participation.P, 1999),
                ("SAC", Participation.P, 2008),
            )
        ]
    assert statuses_of(session, iso.id) == [made[1], made[2], made[0]]
