"""A sheet against what is recorded: what record_vote refuses is not taken from a sheet either."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.services.ballots import record_vote
from stdcommittee.services.ballots.voting import withdraw_vote
from stdcommittee.services.session import Session
from tests.exchange.importers.test_voting_sheets import fates, imported, reason, votes
from tests.exchange.votes.filled import boxes, docx, sheet_body
from tests.services.ballots.committee import opened, roster, voters

YES, NO = VoteValue.APPROVE, VoteValue.DISAPPROVE


def test_an_old_sheet_does_not_revive_a_withdrawn_vote(session: Session, tmp_path: Path) -> None:
    roster(session, 5)
    ballot = opened(session)
    voter = next(item for item in voters(session, ballot) if item.name == "委员02")
    record_vote(session, voter.id, YES, on=dt.date(2026, 6, 8))
    withdraw_vote(session, voter.id, on=dt.date(2026, 6, 10))
    for day, ticked in (("2026年6月9日", "不赞成"), ("2026年6月8日", "赞成")):
        path = docx(tmp_path / f"{ticked}.docx", sheet_body(date=day, votes=boxes(ticked)))
        plan = imported(session, path)
        assert (fates(plan), reason(plan)) == (
            ["quarantined"],
            "the vote of 2026-06-10 is later",
        )
    with pytest.raises(Refused):
        record_vote(session, voter.id, NO, on=dt.date(2026, 6, 9))
    undated = imported(session, docx(tmp_path / "b.docx", sheet_body(date="")))
    assert "was withdrawn, and no day tells" in reason(undated)
    assert votes(session, ballot) == {"委员02": None}
    again = sheet_body(date="2026年6月10日", votes=boxes("不赞成"))
    assert fates(imported(session, docx(tmp_path / "c.docx", again))) == ["taken"]
    assert votes(session, ballot) == {"委员02": NO}
