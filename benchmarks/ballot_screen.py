"""The meter of a large open ballot, and the list of ballots as the votes in the workspace grow.

python -m benchmarks.ballot_screen [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.pairs import Pair, in_turn
from benchmarks.startup import VOTES, make_workspace
from stdcommittee.base.conditions import Is
from stdcommittee.base.records import kind_of
from stdcommittee.domain.ballots.records import Ballot, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing, VoteValue
from stdcommittee.services.ballots.metering import meter
from stdcommittee.services.ballots.opening import open_ballot
from stdcommittee.services.ballots.sheet import ballot_rows
from stdcommittee.services.session import Session, open_workspace

LARGE: Final = 2_000  # voters of the open ballot
_TITLE: Final = "Benchmark: an open ballot"
_PAGE: Final = 100  # rows that the list reads at once


def _open_ballot(session: Session) -> int:
    """Return the large ballot, opened where the workspace does not have it yet."""
    with session.reading() as reader:
        found = reader.first(Ballot, Is("title", _TITLE))
    if found is not None:
        return found.id
    today = session.clock.today()
    with session.writing("ballot") as uow:
        draft = Ballot(title=_TITLE, kind=BallotKind.DRAFT, closes=today + dt.timedelta(days=30))
        ballot = uow.add(draft)
    electorate = [
        Voter(ballot_id=ballot.id, name=f"Member {n:04d}", standing=Standing.MEMBER)
        for n in range(LARGE)
    ]
    open_ballot(session, ballot.id, today, electorate)
    with session.reading() as reader:
        voters = reader.find(Voter, Is("ballot_id", ballot.id))
    values = (VoteValue.APPROVE, VoteValue.APPROVE_WITH_COMMENTS, VoteValue.DISAPPROVE)
    with session.writing("votes") as uow:
        uow.add_many(
            [
                Vote(
                    ballot_id=ballot.id,
                    voter_id=voter.id,
                    value=values[number % 3],
                    reason="…" if number % 3 == 2 else "",
                    cast=today,
                )
                for number, voter in enumerate(voters)
                if number % 5
            ]
        )
    return ballot.id


def _bare(session: Session, ballot: int) -> Callable[[], object]:
    query = (
        "SELECT voter.*, vote.* FROM voter LEFT JOIN vote ON vote.voter_id = voter.id "
        "WHERE voter.ballot_id = ?"
    )

    def read() -> object:
        with session.reading() as reader:
            return reader.raw.execute(query, (ballot,)).fetchall()

    return read


def _first_page(session: Session) -> Callable[[], object]:
    def read() -> object:
        with session.reading() as reader:
            ids = reader.ids(kind_of(Ballot), order=("closes", "id"))[:_PAGE]
        return ballot_rows(session, ids)

    return read


def measure(folder: Path) -> list[Pair]:
    """Measure the meter beside its bare query, the list beside that of a tenth of the votes."""
    with open_workspace(make_workspace(folder, VOTES)) as session:
        ballot = _open_ballot(session)
        ours, bare = in_turn(lambda: meter(session, ballot), _bare(session, ballot), rounds=9)
        found = [Pair("meter of an open ballot, 2,000 voters", "bare query", ours, bare, 10, 5)]
        with open_workspace(make_workspace(folder, VOTES // 10)) as tenth:
            _open_ballot(tenth)
            much, little = in_turn(_first_page(session), _first_page(tenth), rounds=9)
    name = "list of ballots over 1,000,000 votes"
    return [*found, Pair(name, "the same over 100,000 votes", much, little, 1.5, 1.1)]


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path)
    wanted = parser.parse_args()
    with TemporaryDirectory() as scratch:
        folder = wanted.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for pair in measure(folder):
            print(pair)


if __name__ == "__main__":
    main()
