"""Alerts about ballots of members: closing too soon, negatives without reasons."""

from __future__ import annotations

import pytest

from stdcommittee.alerts.ballots import votes_needed
from stdcommittee.base.messages import Bilingual
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import BallotKind, VoteValue
from stdcommittee.domain.rules import shipped
from stdcommittee.services.session import Session
from tests.figures import alerts, day, keep, spoken
from tests.indicators.test_ballots import ballot, elect, opened

YES, NO = VoteValue.APPROVE, VoteValue.DISAPPROVE
CLOSES = day("2026-06-30")  # Tuesday; ten working days before is Monday the 15th


def running(session: Session, voted: int, of: int, **values: object) -> int:
    (at,) = keep(session, opened("审查", opened=day("2026-05-01"), closes=CLOSES, **values))
    for number in range(of):
        elect(session, at, None, *([YES] if number < voted else []))
    return at


@pytest.mark.parametrize(
    ("on", "voted", "said"),
    [
        ("2026-06-12", 1, None),
        ("2026-06-15", 1, ("due", "1 of 4 have voted, 3 needed", "short")),
        ("2026-06-15", 2, ("due", "2 of 4 have voted, 3 needed", "short")),
        ("2026-06-15", 3, ("info", "3 of 4 have voted", "enough")),
        ("2026-06-30", 2, ("due", "2 of 4 have voted, 3 needed", "short")),
        ("2026-07-01", 4, ("overdue", "Closing day passed, not closed yet", "over")),
    ],
)
def test_closing(session: Session, on: str, voted: int, said: tuple[str, str, str] | None) -> None:
    at = running(session, voted, 4)
    found = alerts(session, "ballots.closing", on)
    if said is None:
        assert found == []
        return
    (alert,) = found
    assert (*spoken(alert), alert.step) == (*said[:2], "2026-06-30", said[2])
    assert (alert.kind, alert.record, alert.rule) == ("ballot", at, "vote.quorum")
    assert alert.citation is not None
    if on == "2026-06-15":
        assert alert.working_days == 10


def test_which_ballots_are_not_named(session: Session) -> None:
    for number, status in enumerate((BallotStatus.DRAFT, BallotStatus.CANCELLED)):
        keep(session, ballot(str(number), status=status, closes=CLOSES, closed=None))
    keep(session, ballot("c", closes=CLOSES))
    keep(session, opened("d", closes=CLOSES, committee="SAC/TC 1"))
    keep(session, opened("e", closes=None))
    keep(session, opened("f", closes=CLOSES, kind=BallotKind.DIS))
    assert alerts(session, "ballots.closing", "2026-07-01") == []


@pytest.mark.parametrize(
    ("electorate", "needed"), [(0, 0), (1, 1), (3, 3), (4, 3), (5, 4), (30, 23), (40, 30)]
)
def test_three_quarters_of_the_electorate_are_needed(electorate: int, needed: int) -> None:
    rule = shipped().rule_for(BallotKind.DRAFT, "cn", day("2026-06-11"))
    assert votes_needed(rule, electorate) == needed
    assert votes_needed(None, electorate) == 0


def test_an_edition_that_is_gone_does_not_hide_the_ballot(session: Session) -> None:
    running(session, 1, 4, rule="cn.tc.draft", edition="gone")
    (alert,) = alerts(session, "ballots.closing", "2026-06-15")
    assert (str(alert.message), alert.rule, alert.citation) == ("1 of 4 have voted", "", None)


def test_negatives_without_reasons(session: Session) -> None:
    at = running(session, 3, 4)
    assert alerts(session, "ballots.reasons", "2026-05-02") == []
    for count in (1, 2):
        (voter,) = keep(session, Voter(ballot_id=at, name="委员"))
        keep(session, Vote(ballot_id=at, voter_id=voter, value=NO))
        (alert,) = alerts(session, "ballots.reasons", "2026-05-02")
        words = f"{count} negative vote{'s' if count > 1 else ''} without reasons"
        assert spoken(alert) == ("risk", words, "2026-06-30")
        assert (alert.record, alert.rule, alert.step) == (at, "tc.reasons", str(count))
    (voter,) = keep(session, Voter(ballot_id=at, name="委员"))
    keep(session, Vote(ballot_id=at, voter_id=voter, value=NO, reason="5.2"))
    (alert,) = alerts(session, "ballots.reasons", "2026-05-02")
    assert alert.step == "2"


def test_the_ballot_s_own_title(session: Session) -> None:
    keep(session, Ballot(title="审查", status=BallotStatus.OPEN, closes=CLOSES))
    (alert,) = alerts(session, "ballots.closing", "2026-06-30")
    assert alert.title == Bilingual("审查", "")
