"""Lists of votes are held to what is asked of sheets: the voter's unit, and a day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.services.ballots import record_vote
from stdcommittee.services.ballots.voting import withdraw_vote
from stdcommittee.services.session import Session
from tests.exchange.importers.test_votes import fates, imported, written
from tests.exchange.importers.test_voting_sheets import votes
from tests.services.ballots.committee import opened, roster, voters

YES, NO = VoteValue.APPROVE, VoteValue.DISAPPROVE
HEAD = "姓名,单位,表决意见,日期\n"


@pytest.fixture
def ballot(session: Session) -> Ballot:
    roster(session, 9)
    return opened(session)


def listed(session: Session, folder: Path, ballot: Ballot, *rows: str) -> list[tuple[str, str]]:
    path = written(folder, HEAD + "\n".join(rows) + "\n")
    plan = imported(session, path, ballot=str(ballot.id))
    return [(row.fate.value, str(row.reason)) for row in plan.tables[0].rows]


def test_a_row_of_another_unit(session: Session, ballot: Ballot, tmp_path: Path) -> None:
    rows = (
        "委员06,别的机构,反对,2026-06-08",
        "委员07,单位07,赞成,2026-06-08",
        "委员08,,反对,2026-06-08",
    )
    assert listed(session, tmp_path, ballot, *rows) == [
        (
            "quarantined",
            "委员06 is on the list of voters for 某单位06, the row says 别的机构.",
        ),
        ("taken", "None"),
        ("taken", "None"),
    ]
    assert votes(session, ballot) == {"委员07": YES, "委员08": NO}


def test_a_unit_that_another_person_votes_for(
    session: Session, ballot: Ballot, tmp_path: Path
) -> None:
    path = written(tmp_path, "姓名,单位,表决意见\n某单位06,张三,赞成\n某单位07,委员07,赞成\n")
    plan = imported(session, path, ballot=str(ballot.id))
    assert fates(plan) == {2: "quarantined", 3: "taken"}
    assert votes(session, ballot) == {"委员07": YES}


def test_an_undated_row_does_not_override_a_dated_vote(
    session: Session, ballot: Ballot, tmp_path: Path
) -> None:
    voter = next(item for item in voters(session, ballot) if item.name == "委员06")
    record_vote(session, voter.id, YES, on=dt.date(2026, 6, 8))
    why = "Another vote is recorded, and no day tells which is later."
    assert listed(session, tmp_path, ballot, "委员06,某单位06,反对,") == [("quarantined", why)]
    assert listed(session, tmp_path, ballot, "委员06,某单位06,赞成,") == [("unchanged", "None")]
    assert votes(session, ballot) == {"委员06": YES}
    dated = listed(session, tmp_path, ballot, "委员06,某单位06,反对,2026-06-09")
    assert dated == [("updated", "None")]
    withdraw_vote(session, voter.id, on=dt.date(2026, 6, 10))
    assert listed(session, tmp_path, ballot, "委员06,某单位06,弃权,") == [("quarantined", why)]
    assert votes(session, ballot) == {"委员06": None}
