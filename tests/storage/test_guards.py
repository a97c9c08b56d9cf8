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
from stdcommittee.storage.workspace import Workspace
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


REPLACING = [
    "UPDATE OR REPLACE ballot SET id = {closed} WHERE id = {other}",
    "UPDATE OR REPLACE voter SET id = {closed} WHERE id = {other}",
    "UPDATE OR REPLACE vote SET id = {closed} WHERE id = {other}",
    "INSERT OR REPLACE INTO operation SELECT * FROM operation WHERE id = 1",
    "INSERT OR REPLACE INTO change SELECT * FROM change WHERE id = 1",
    "UPDATE OR REPLACE operation SET id = 1 WHERE id = 2",
    "UPDATE OR REPLACE change SET id = 1 WHERE id = 2",
    "INSERT OR REPLACE INTO chunk (sha256, seq, data) VALUES ('a', 0, x'01')",
    "INSERT OR REPLACE INTO chunk (rowid, sha256, seq, data) VALUES (1, 'b', 0, x'01')",
]


@pytest.mark.parametrize("statement", REPLACING)
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_nothing_closed_is_written_over(
    session: Session, two_ballots: tuple[int, int], statement: str, recursive: str
) -> None:
    closed, other = two_ballots
    with raw(session.path, guards=True) as connection:
        connection.execute(f"PRAGMA recursive_triggers = {recursive}")
        connection.execute("INSERT INTO chunk (sha256, seq, data) VALUES ('a', 0, x'00')")
        assert refused(connection, statement.format(closed=closed, other=other))
        later = "UPDATE vote SET value = 'abstain' WHERE ballot_id = ?"
        assert not refused(connection, later, other)


def test_the_papers_of_a_closed_ballot_stay(session: Session, two_ballots: tuple[int, int]) -> None:
    closed, other = two_ballots
    with raw(session.path, guards=True) as connection:
        tie = "INSERT INTO evidence (document_id, kind, record_id) VALUES (1, ?, ?)"
        for kind, number in (("ballot", closed), ("vote", 1), ("ballot", other), ("vote", 2)):
            assert not refused(connection, tie, kind, number)  # later papers may come
        numbers = connection.execute("SELECT id FROM evidence ORDER BY id").fetchall()
        kept, open_ = numbers[:2], numbers[2:]
        for (number,) in kept:
            assert refused(connection, "DELETE FROM evidence WHERE id = ?", number)
            assert refused(connection, "UPDATE evidence SET record_id = 9 WHERE id = ?", number)
            moved = "UPDATE OR REPLACE evidence SET id = ? WHERE id = ?"
            assert refused(connection, moved, number, open_[0][0])
            assert refused(
                connection,
                "INSERT OR REPLACE INTO evidence (id, document_id, kind, record_id) "
                "VALUES (?, 2, 'vote', 2)",
                number,
            )
        for (number,) in open_:
            assert not refused(connection, "DELETE FROM evidence WHERE id = ?", number)


def test_older_workspaces_get_the_guards_when_they_are_opened(session: Session) -> None:
    with raw(session.path, guards=True) as connection:
        connection.execute("DROP TRIGGER guard_ballot_update")
        connection.execute("DROP TRIGGER guard_evidence_delete")
        connection.execute(
            "CREATE TRIGGER guard_ballot_update BEFORE UPDATE ON ballot "
            "WHEN OLD.status = 'closed' BEGIN SELECT RAISE(ABORT, 'closed:ballot'); END"
        )
    path = session.path
    session.close()
    opened = Workspace.open(path)
    opened.close()
    with raw(path, guards=True) as connection:
        assert guards.missing(connection) == []


def test_a_guard_that_says_something_else_is_put_right(session: Session) -> None:
    guard = next(guard for guard in guards.GUARDS if guard.table == "report")
    with raw(session.path, guards=True) as connection:
        connection.execute(f"DROP TRIGGER {guard.name}")
        connection.execute(guard.ddl.replace("BEGIN SELECT", "WHEN 0 BEGIN SELECT"))
        assert guards.missing(connection) == [guard]
        guards.install(connection)
        assert guards.missing(connection) == []
