"""The votes of one voter one after the other."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.base.records import kind_of
from stdcommittee.domain.ballots.records import Vote
from stdcommittee.services.ballots import close_ballot, record_vote, reopen_ballot, withdraw_vote
from stdcommittee.services.ballots.timeline import timeline
from stdcommittee.services.documents import attach
from stdcommittee.services.session import Session
from stdcommittee.storage.history import ActorStamp
from tests.conftest import MOMENT
from tests.services.ballots.committee import NO, OPENED, TODAY, YES, roster, vote_all, voters
from tests.services.ballots.committee import opened as open_one


def test_every_vote_with_who_recorded_it_and_the_paper(session: Session, tmp_path: Path) -> None:
    roster(session, 3)
    ballot = open_one(session)
    voter = voters(session, ballot)[0]
    first = record_vote(session, voter.id, NO, on=OPENED, reason="条款5", behalf="委员03")
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"paper")
    attach(session, kind_of(Vote), first.id, [scan])
    session.actor = ActorStamp("委员02", id=2)
    withdraw_vote(session, voter.id, on=OPENED + dt.timedelta(days=1))
    record_vote(session, voter.id, YES)
    found = timeline(session, voter.id)
    assert found.voter == voter
    assert [(e.vote.value, e.entered_by, e.stands) for e in found.events] == [
        (YES, "委员02", True),
        (None, "委员02", False),
        (NO, "委员01", False),
    ]
    last = found.events[-1]
    assert (last.vote.behalf, last.vote.reason) == ("委员03", "条款5")
    assert [item.name for item in last.papers] == ["scan.pdf"]
    assert last.entered == MOMENT


def test_a_further_round_keeps_votes_and_papers(session: Session, tmp_path: Path) -> None:
    roster(session, 3)
    ballot = open_one(session)
    vote_all(session, ballot, [YES, YES, YES])
    old = voters(session, ballot)[1]
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"paper")
    attach(session, kind_of(Vote), timeline(session, old.id).events[0].vote.id, [scan])
    close_ballot(session, ballot.id, TODAY)
    again = reopen_ballot(session, ballot.id, "复核")
    (event,) = timeline(session, voters(session, again)[1].id).events
    assert event.vote.value is YES
    assert [item.name for item in event.papers] == ["scan.pdf"]


def test_a_voter_who_is_gone(session: Session) -> None:
    with pytest.raises(Refused):
        timeline(session, 1)
