"""Check finds every outside edit and names it."""

from __future__ import annotations

import dataclasses
import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from stdcommittee.base.errors import Unreadable
from stdcommittee.services.session import Session
from stdcommittee.storage import attachments, history
from stdcommittee.storage.canonical import ChangesDigest, operation_hash
from stdcommittee.storage.check import check_file
from stdcommittee.storage.database import DatabaseError
from stdcommittee.storage.workspace import Workspace
from tests.workspaces import raw, standard

NOT_EDITED = ("sqlite_", "alembic_version", "search_")


@pytest.fixture
def worked(session: Session, tmp_path: Path) -> Path:
    """A workspace with some history, an attachment and an undo, closed."""
    with session.writing("add") as uow:
        added = [uow.add(standard(n)) for n in range(20)]
        document = attachments.attach_bytes(uow, b"x" * (1 << 20) + b"end", "two pieces.bin")
        attachments.attach_bytes(uow, b"", "empty.txt")
    with session.writing("change") as uow:
        uow.change_many([dataclasses.replace(item, edition="2") for item in added[:5]])
    with session.writing("remove") as uow:
        uow.remove(type(added[0]), added[7].id)
    session.undo(session.workspace.operations(limit=1)[0].id)
    assert document.size == (1 << 20) + 3
    session.close()
    path = tmp_path / "worked.stdc"
    shutil.copy(session.path, path)
    return path


def test_an_untouched_workspace_is_in_order(worked: Path) -> None:
    report = check_file(worked, None)
    assert report.problems == ()
    assert report.operations == 5


def test_two_hundred_random_outside_edits_are_all_found(worked: Path, tmp_path: Path) -> None:
    dice = random.Random(7)
    missed = []
    done = 0
    while done < 200:
        copy = tmp_path / "edited.stdc"
        shutil.copy(worked, copy)
        with raw(copy) as connection:
            try:
                what = _random_edit(connection, dice)
            except DatabaseError:
                continue  # a key that is there already
        if what is None:
            continue
        done += 1
        found = [p for p in check_file(copy, None).problems if p.kind != "guard"]
        if not found:
            missed.append(what)
    assert missed == []


def _random_edit(connection: Any, dice: random.Random) -> str | None:
    tables = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not name.startswith(NOT_EDITED)
    ]
    table = dice.choice(tables)
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    keys = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")') if row[5]]
    rows = connection.execute(f'SELECT rowid, * FROM "{table}"').fetchall()
    kind = dice.choice(("insert", "update", "update", "delete"))
    if table == "search":
        return _search_edit(connection, dice, rows, kind)
    if kind == "insert":
        template = dict(zip(columns, dice.choice(rows)[1:], strict=True)) if rows else {}
        values = {c: template.get(c, f"made up {dice.random()}") for c in columns}
        for key in keys:
            values[key] = dice.randint(10**6, 10**9) if key in ("id", "seq") else f"{dice.random()}"
        names = ", ".join(f'"{c}"' for c in values)
        marks = ", ".join("?" * len(values))
        connection.execute(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(values.values())
        )
        return f"insert into {table}"
    if not rows:
        return None
    row = dice.choice(rows)
    if kind == "delete":
        connection.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (row[0],))
        return f"delete from {table} {row[:3]}"
    column = dice.choice(columns)
    old = row[1 + columns.index(column)]
    new = _other_value(old, dice)
    connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', (new, row[0]))
    now = connection.execute(
        f'SELECT "{column}" FROM "{table}" WHERE rowid = ?', (row[0],)
    ).fetchone()
    if now is not None and now[0] == old and type(now[0]) is type(old):
        return None  # the column's affinity made it the same value again
    return f"update {table}.{column} {old!r} to {new!r}"


def _search_edit(connection: Any, dice: random.Random, rows: Any, kind: str) -> str:
    if kind == "insert" or not rows:
        connection.execute("INSERT INTO search (rowid, title, body) VALUES (999999, 'x', 'y')")
        return "insert into search"
    number = dice.choice(rows)[0]
    connection.execute("DELETE FROM search WHERE rowid = ?", (number,))
    if kind == "update":
        connection.execute(
            "INSERT INTO search (rowid, title, body) VALUES (?, 'other', '')", (number,)
        )
    return f"{kind} search {number}"


def _other_value(old: Any, dice: random.Random) -> Any:
    if old is None:
        return dice.choice(("", "x", 0, 1, b"\x00"))
    if isinstance(old, int):
        return old + dice.choice((1, -1, 1000))
    if isinstance(old, bytes):
        return dice.choice((old[:-1], old + b"x", b""))
    return dice.choice((None, "", old + " ", old.swapcase() + "x", 17, "0"))


def test_the_edited_record_is_named(worked: Path) -> None:
    with raw(worked) as connection:
        connection.execute("UPDATE standard SET title_en = 'Other', edition = '9' WHERE id = 3")
        connection.execute("DELETE FROM standard WHERE id = 4")
        connection.execute("INSERT INTO standard (id, reference) VALUES (77, 'GB 77')")
    found = {(p.kind, p.record): str(p.detail) for p in check_file(worked, None).problems}
    assert ("removed", "standard:4") in found
    assert ("added", "standard:77") in found
    assert found["changed", "standard:3"].endswith("edition, title_en.")


def test_a_chain_hashed_anew_is_found_with_the_printed_head(worked: Path) -> None:
    printed = check_file(worked, None).head
    with raw(worked) as connection:
        connection.execute("UPDATE operation SET actor = '委员99' WHERE id = 2")
        _hash_anew(connection)
    report = check_file(worked, None)
    assert [p.kind for p in report.problems] == ["guard"] * len(report.problems)
    with_head = check_file(worked, None, head=printed)
    assert "head" in {p.kind for p in with_head.problems}


def test_an_older_printed_head_is_still_in_the_chain(worked: Path) -> None:
    with raw(worked, guards=True) as connection:
        (early,) = connection.execute("SELECT hash FROM operation WHERE id = 2").fetchone()
    assert check_file(worked, None, head=early).ok


def _hash_anew(connection: Any) -> None:
    """Do what a forger would: recompute every hash of the chain."""
    previous = history.GENESIS
    cursor = connection.execute("SELECT * FROM operation ORDER BY id")
    names = [column[0] for column in cursor.description]
    for values in cursor.fetchall():
        row = dict(zip(names, values, strict=True))
        hashed = ChangesDigest()
        for change in connection.execute(
            'SELECT id, kind, record_id, "before", "after" FROM change WHERE operation_id = ? '
            "ORDER BY id",
            (row["id"],),
        ):
            hashed.add(tuple(change))
        row["changes_digest"] = hashed.text()
        own = operation_hash(previous, history.header(row))
        connection.execute(
            "UPDATE operation SET previous = ?, hash = ?, changes_digest = ? WHERE id = ?",
            (previous, own, hashed.text(), row["id"]),
        )
        previous = own
    connection.execute("UPDATE chain SET head = ?", (previous,))


def test_a_damaged_file_is_reported_not_raised(worked: Path) -> None:
    data = bytearray(worked.read_bytes())
    for start in range(8192, len(data), 40_000):
        data[start : start + 600] = b"\xff" * 600
    worked.write_bytes(data)
    report = check_file(worked, None)
    assert "damaged" in {p.kind for p in report.problems}
    worked.write_bytes(bytes(data[: len(data) // 2]))
    assert "damaged" in {p.kind for p in check_file(worked, None).problems}


def test_a_schema_that_is_no_text_is_reported_not_raised(worked: Path) -> None:
    data = worked.read_bytes()
    start = data.index(b"indexix_standard_")
    entry = data[start : start + 60]
    broken = entry.replace(b"ix_standard_", b"ix_\xff\xfe\xfdndard_", 1).replace(b"INDEX", b"INDXX")
    worked.write_bytes(data.replace(entry, broken, 1))
    report = check_file(worked, None)
    assert "damaged" in {problem.kind for problem in report.problems}
    with pytest.raises(Unreadable, match="damaged"):
        Workspace.open(worked)


def test_an_index_that_has_other_values_than_its_table_is_damage(worked: Path) -> None:
    with raw(worked, guards=True) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name LIKE 'ix_standard_%' LIMIT 1"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    data = bytearray(worked.read_bytes())
    data[page * size - 4] ^= 1  # the cells of a page grow from its end
    worked.write_bytes(data)
    assert "damaged" in {problem.kind for problem in check_file(worked, None).problems}


def test_digests_are_stored_per_operation(worked: Path) -> None:
    with raw(worked, guards=True) as connection:
        (text,) = connection.execute("SELECT digests FROM operation WHERE id = 3").fetchone()
    assert set(json.loads(text)) == {"standard"}
