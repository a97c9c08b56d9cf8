"""The triggers that stand behind everything else."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.services.session import Session
from stdcommittee.storage import guards
from tests.workspaces import raw


@pytest.fixture
def two_ballots(session: Session) -> tuple[int, int]:
    """A closed ballot and an open one, each with a voter and a vote; their ids."""
    made = []
    for title in ("closed", "open"):
        with session.writing(title) as uow:
            ballot = uow.add(Ballot(title=title, status=BallotStatus.OPEN))
            voter = uow.add(Voter(ballot_id=ballot.id, name="委员01"))
            uow.add(Vote(ballot_id=ballot.id, voter_id=voter.id, value=VoteValue.APPROVE))
        made.append(ballot)
    with session.writing("closing") as uow:
        uow.change(
            type(made[0])(
                id=made[0].id,
                title="closed",
                status=BallotStatus.CLOSED,
                closed=dt.date(2026, 6, 11),
            )
        )
    return made[0].id, made[1].id


def refused(connection: Any, statement: str, *values: object) -> bool:
    try:
        connection.execute(statement, values)
    except dbapi2.IntegrityError:
        return True
    return False


@pytest.mark.parametrize("table", ["vote", "voter"])
def test_nothing_goes_into_or_out_of_a_closed_ballot(
    session: Session, two_ballots: tuple[int, int], table: str
) -> None:
    closed, other = two_ballots
    with raw(session.path, guards=True) as connection:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        (row,) = connection.execute(
            f"SELECT * FROM {table} WHERE ballot_id = ?", (closed,)
        ).fetchall()
        moved = f"UPDATE {table} SET ballot_id = ? WHERE ballot_id = ?"
        assert refused(connection, moved, other, closed)
        assert refused(connection, moved, closed, other)
        assert refused(connection, f"DELETE FROM {table} WHERE ballot_id = ?", closed)
        named = dict(zip(columns, row, strict=True))
        for ballot in (closed, other):
            values = list({**named, "ballot_id": ballot}.values())
            marks = ", ".join("?" * len(values))
            assert refused(connection, f"INSERT OR REPLACE INTO {table} VALUES ({marks})", *values)


def test_a_closed_ballot_is_neither_changed_nor_replaced(
    session: Session, two_ballots: tuple[int, int]
) -> None:
    closed, other = two_ballots
    with raw(session.path, guards=True) as connection:
        (row,) = connection.execute("SELECT * FROM ballot WHERE id = ?", (closed,)).fetchall()
        marks = ", ".join("?" * len(row))
        assert refused(connection, f"INSERT OR REPLACE INTO ballot VALUES ({marks})", *row)
        assert refused(connection, "UPDATE ballot SET title = 'x' WHERE id = ?", closed)
        assert refused(connection, "DELETE FROM ballot WHERE id = ?", closed)
        assert not refused(connection, "UPDATE ballot SET title = 'x' WHERE id = ?", other)


def test_a_guard_that_says_something_else_is_put_right(session: Session) -> None:
    guard = next(guard for guard in guards.GUARDS if guard.table == "report")
    with raw(session.path, guards=True) as connection:
        connection.execute(f"DROP TRIGGER {guard.name}")
        connection.execute(guard.ddl.replace("BEGIN SELECT", "WHEN 0 BEGIN SELECT"))
        assert guards.missing(connection) == [guard]
        guards.install(connection)
        assert guards.missing(connection) == []
