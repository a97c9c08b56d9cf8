"""From the command to the first usable screen, beside Qt and SQLAlchemy with an empty table.

The workspace holds 60,000 standards and 1,000,000 votes (2,500 ballots of 400 voters); making it
takes minutes, so that it can be kept for further runs.

    python -m benchmarks.startup [--keep FOLDER] [--votes N]
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.pairs import Pair, in_turn
from benchmarks.sample_portfolio import rows, write
from stdcommittee.domain.ballots.records import Ballot, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing, VoteValue
from stdcommittee.services.imports import carry_out, plan_import
from stdcommittee.services.session import Session, create_workspace

STANDARDS, VOTES, VOTERS = 60_000, 1_000_000, 400
OURS = """
import sys
from pathlib import Path
from stdcommittee.app.window import start
from stdcommittee.services.settings import Settings
front = start(Path(sys.argv[1]), Settings(Path(sys.argv[1] + ".settings")))
from PySide6.QtCore import QTimer
look = QTimer(interval=5)
def usable():
    front.bench.window.grab()
    front.bench.window.close()
    front.program.app.quit()
def opened():
    if front.bench is not None:
        look.stop()
        front.bench.desk.tasks.idle.connect(usable)
look.timeout.connect(opened)
look.start()
front.program.app.exec()
"""
FLOOR = """
import sqlalchemy
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget
app = QApplication([])
sqlalchemy.create_engine("sqlite://").connect().exec_driver_sql("SELECT 1")
window = QMainWindow()
window.setCentralWidget(QTableWidget(50, 8))
window.resize(1366, 768)
window.show()
window.grab()
QTimer.singleShot(0, app.quit)
app.exec()
"""


def make_workspace(folder: Path, votes: int = VOTES) -> Path:
    """Write the workspace, or take the one that lies there."""
    path = folder / f"start-{votes}.stdc"
    if path.exists():
        return path
    source = write(folder / "portfolio.csv", rows(STANDARDS))
    with create_workspace(path) as session:
        carry_out(session, plan_import(session, source))
        for batch in range(0, votes // VOTERS, 50):
            _ballots(session, range(batch, min(batch + 50, votes // VOTERS)))
    return path


def _ballots(session: Session, numbers: range) -> None:
    first = dt.date(2016, 1, 4)
    with session.writing("ballots") as uow:
        ballots = uow.add_many(
            [
                Ballot(
                    title=f"Ballot {number:04d}",
                    kind=BallotKind.DRAFT,
                    committee="SAC/TC 999",
                    opened=first + dt.timedelta(days=number),
                    closes=first + dt.timedelta(days=number + 30),
                )
                for number in numbers
            ]
        )
        electorate = [
            Voter(ballot_id=ballot, name=f"Member {n:03d}", standing=Standing.MEMBER)
            for ballot in ballots
            for n in range(VOTERS)
        ]
        voters = uow.add_many(electorate)
        uow.add_many(
            [
                Vote(
                    ballot_id=voter.ballot_id, voter_id=number, value=VoteValue.APPROVE, cast=first
                )
                for voter, number in zip(electorate, voters, strict=True)
            ]
        )


def measure(folder: Path, votes: int = VOTES) -> list[Pair]:
    """Start both in turn, each in a process of its own."""
    path = make_workspace(folder, votes)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    def start(program: str) -> None:
        command = [sys.executable, "-c", program, str(path)]
        subprocess.run(command, check=True, env=environment, capture_output=True)

    start(OURS)
    ours, floor = in_turn(lambda: start(OURS), lambda: start(FLOOR), rounds=5)
    return [Pair("start to first usable screen", "Python, Qt, SQLAlchemy", ours, floor, 2.0, 1.4)]


def main() -> None:
    """Print the row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--votes", type=int, default=VOTES)
    wanted = parser.parse_args()
    with TemporaryDirectory() as scratch:
        folder = wanted.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for pair in measure(folder, wanted.votes):
            print(pair)


if __name__ == "__main__":
    main()
