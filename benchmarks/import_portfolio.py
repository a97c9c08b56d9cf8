"""Import of 61,623 portfolio rows with preview, history, search index and undo, beside a bare
executemany and full-text index of the same rows.

    python -m benchmarks.import_portfolio [--rows N]
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.pairs import Pair, in_turn, timed
from benchmarks.sample_portfolio import ROWS, rows, write
from stdcommittee.services.imports import carry_out, plan_import
from stdcommittee.services.session import create_workspace
from stdcommittee.storage.database import connect
from stdcommittee.storage.search import spaced


def bare(path: Path, data: list[list[str]]) -> None:
    """Insert the rows and index their names, durably, and nothing else."""
    path.unlink(missing_ok=True)
    connection = connect(path, None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("BEGIN")
    columns = ", ".join(f"c{n}" for n in range(len(data[0])))
    connection.execute(f"CREATE TABLE rows (id INTEGER PRIMARY KEY, {columns})")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5(text, content='')")
    marks = ", ".join("?" * (len(data[0]) + 1))
    connection.executemany(
        f"INSERT INTO rows VALUES ({marks})", [(n, *row) for n, row in enumerate(data, 1)]
    )
    connection.executemany(
        "INSERT INTO words (rowid, text) VALUES (?, ?)",
        [(n, spaced(" ".join(row[:3]))) for n, row in enumerate(data, 1)],
    )
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def measure(count: int = ROWS) -> list[Pair]:
    """Time both and the undo."""
    data = rows(count)
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        source = write(folder / "portfolio.csv", data)
        turn = iter(range(100))
        undo: list[float] = []

        def ours() -> None:
            session = create_workspace(folder / f"w{next(turn)}.stdc")
            outcome = carry_out(session, plan_import(session, source))
            if outcome.plan.writes != count or outcome.operation is None:
                raise RuntimeError(f"{outcome.plan.counts}")
            operation = outcome.operation
            if not undo:
                undo.append(timed(lambda: session.undo(operation)))
            session.workspace.database.close()

        ours()  # once, for the undo and to warm both up
        mine, floor = in_turn(ours, lambda: bare(folder / "bare.db", data))
    what = f"import {count:,} rows, history, index"
    return [
        Pair(what, "executemany + FTS", mine, floor, 8, 4),
        Pair("  undo of that import", "executemany + FTS", undo[0], floor, 8, 4),
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=ROWS)
    for pair in measure(parser.parse_args().rows):
        print(pair)
