"""The roster as of a day over 20,000 memberships, beside a bare query of the same seats.

python -m benchmarks.roster
"""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.pairs import Pair, in_turn
from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.records import (
    PARTIES,
    Committee,
    Membership,
    Organization,
    Person,
    Role,
)
from stdcommittee.services.lists import ListQuery, build_list
from stdcommittee.services.people.compositions import composition_on
from stdcommittee.services.people.rosters import roster_basis, seat_rows, seats_as_of
from stdcommittee.services.scope import Scope
from stdcommittee.services.session import Session, create_workspace

SEATS: Final = 20_000
_COMMITTEES: Final = 160
_IN_SIGHT: Final = 60  # rows that a tall window shows
_DAYS: Final = [dt.date(year, 6, 11) for year in range(2006, 2026)]


def measure() -> list[Pair]:
    """Time twenty days one after another, list and rows; and one committee while it is edited."""
    with TemporaryDirectory() as scratch, create_workspace(Path(scratch) / "w.stdc") as session:
        _fill(session)
        ours, floor = in_turn(lambda: _rosters(session), lambda: _bare(session), rounds=5)
        composed, seats = in_turn(
            lambda: composition_on(session, 7, _DAYS[-1]), lambda: _one(session, 7), rounds=9
        )
    each = 1000 * ours / len(_DAYS)
    return [
        Pair(
            f"roster as of a day, {SEATS} seats ({each:.0f} ms)",
            "bare query, ids and rows in sight",
            ours,
            floor,
            6,
            3,
        ),
        Pair(
            f"composition while editing ({1000 * composed:.0f} ms, must < 50)",
            "bare query of the committee's seats",
            composed,
            seats,
            60,
            30,
        ),
    ]


def _fill(session: Session) -> None:
    """Committees with terms of five years since 2000; one in twelve members left early."""
    dice = random.Random(20)
    with session.writing("seats") as uow:
        units = uow.add_many([Organization(name=f"某研究院{n}") for n in range(400)])
        people = uow.add_many(
            [Person(name=f"委员{n:05d}", organization_id=dice.choice(units)) for n in range(6_000)]
        )
        committees = uow.add_many(
            [Committee(reference=f"SAC/TC {n + 1}") for n in range(_COMMITTEES)]
        )
        uow.add_many([_seat(dice, n, committees, people, units) for n in range(SEATS)])


def _seat(
    dice: random.Random, n: int, committees: object, people: object, units: object
) -> Membership:
    begins = dt.date(2001 + 5 * (n // _COMMITTEES % 5), 1, 1)
    ends = dt.date(begins.year + 4, 12, 31)
    place = n // _COMMITTEES // 5
    left = dice.random() < 1 / 12
    return Membership(
        committee_id=committees[n % _COMMITTEES],  # type: ignore[index]
        person_id=dice.choice(people),  # type: ignore[arg-type]
        organization_id=dice.choice(units),  # type: ignore[arg-type]
        role=Role.CHAIR if place == 0 else Role.MEMBER,
        party=dice.choice(PARTIES),
        since=begins,
        until=ends,
        ended=begins + dt.timedelta(days=900) if left else None,
        end_reason="left" if left else "",
    )


def _rosters(session: Session) -> None:
    for day in _DAYS:
        basis = roster_basis(session, Scope(), day)
        base = seats_as_of(day, basis.held_over)
        ids = build_list(session, ListQuery(kind_of(Membership), base, ("role", "person_id")))
        seat_rows(session, ids[:_IN_SIGHT])


def _bare(session: Session) -> None:
    with session.reading() as reader:
        for day in _DAYS:
            on = day.isoformat()
            rows = reader.raw.execute(
                "SELECT id FROM membership WHERE (since IS NULL OR since <= ?1) "
                "AND (until IS NULL OR until >= ?1) AND (ended IS NULL OR ended > ?1) "
                "ORDER BY role, person_id, id",
                (on,),
            ).fetchall()
            marks = ",".join(str(number) for (number,) in rows[:_IN_SIGHT])
            reader.raw.execute(
                "SELECT m.*, p.name, o.name, c.reference FROM membership m "
                "JOIN person p ON p.id = m.person_id JOIN committee c ON c.id = m.committee_id "
                f"LEFT JOIN organization o ON o.id = m.organization_id WHERE m.id IN ({marks})"
            ).fetchall()


def _one(session: Session, committee: int) -> None:
    with session.reading() as reader:
        reader.raw.execute(
            "SELECT m.*, p.name FROM membership m JOIN person p ON p.id = m.person_id "
            "WHERE m.committee_id = ?",
            (committee,),
        ).fetchall()


if __name__ == "__main__":
    for pair in measure():
        print(pair)
