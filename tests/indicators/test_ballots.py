"""Ballots of members: who took part, how each was judged, reasons and papers."""

from __future__ import annotations

import dataclasses
import datetime as dt
from fractions import Fraction

import pytest

from stdcommittee.domain.ballots.castvote import CastVote
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Mode, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import Answer, BallotKind, Standing, VoteValue
from stdcommittee.domain.documents.records import Evidence
from stdcommittee.domain.rules import shipped, tally
from stdcommittee.domain.supervision.measures import MeasureState
from stdcommittee.services.session import Session
from stdcommittee.storage.attachments import attach_bytes
from tests.figures import bad, counted, day, good, keep, left_out, measure, said, share

YES, NO, ABSTAIN = VoteValue.APPROVE, VoteValue.DISAPPROVE, VoteValue.ABSTAIN


def ballot(title: str, **values: object) -> Ballot:
    filled: dict[str, object] = {
        "committee": "SAC/TC 999",
        "status": BallotStatus.CLOSED,
        "opened": day("2025-05-01"),
        "closes": day("2025-06-01"),
        "closed": day("2025-06-02"),
    }
    return Ballot(title=title, **{**filled, **values})  # type: ignore[arg-type]


def opened(title: str, **values: object) -> Ballot:
    return ballot(title, status=BallotStatus.OPEN, **values)


def verdict(yes: int, no: int, silent: int) -> object:
    """What the rule of 2022 makes of so many votes."""
    rule = shipped().rule_for(BallotKind.DRAFT, "cn", day("2025-06-02"))
    assert rule is not None
    said = [YES] * yes + [NO] * no + [None] * silent
    votes = [
        CastVote(voter=str(n), standing=Standing.MEMBER, vote=vote) for n, vote in enumerate(said)
    ]
    return tally(rule, votes).to_json()


def close(session: Session) -> None:
    """Close every ballot; until then voters and votes can be put on its list."""
    with session.writing("close") as uow:
        for item in uow.reader.find(Ballot):
            uow.change(dataclasses.replace(item, status=BallotStatus.CLOSED))


def elect(
    session: Session, at: int, standing: Standing | None, *votes: VoteValue | None, lines: int = 1
) -> int:
    """Put one voter on a ballot's list, with votes in turn; return the voter."""
    (voter,) = keep(session, Voter(ballot_id=at, name="委员", standing=standing))
    for value in votes:
        keep(session, Vote(ballot_id=at, voter_id=voter, value=value, count=lines))
    return voter


def test_closed_in_the_period(session: Session) -> None:
    first, last, listed, *_ = keep(
        session,
        ballot("a", closed=day("2025-01-01"), electorate=30),
        ballot("b", closed=day("2025-12-31")),
        ballot("c", closed=None, closes=day("2025-12-31")),
        ballot("d", closed=day("2026-01-01")),
        ballot("e", closed=None, closes=day("2024-12-31")),
        ballot("f", status=BallotStatus.OPEN),
        ballot("g", status=BallotStatus.CANCELLED),
        ballot("h", committee="SAC/TC 1"),
        ballot("i", kind=BallotKind.DIS),
    )
    found = measure(session, "ballots.closed")
    assert (share(found), counted(found)) == ((3, 3, None), [first, last, listed])
    assert found.state is MeasureState.PLAIN


def test_taking_part(session: Session) -> None:
    """An abstention is a vote, the last vote stands, and only members are entitled."""
    (at,) = keep(session, opened("a"))
    voted = elect(session, at, Standing.MEMBER, YES)
    abstained = elect(session, at, Standing.MEMBER, ABSTAIN)
    unstated = elect(session, at, None, NO)
    silent = elect(session, at, Standing.MEMBER)
    took_back = elect(session, at, Standing.MEMBER, YES, None)
    adviser = elect(session, at, Standing.ADVISER, YES)
    close(session)
    found = measure(session, "members.participation")
    assert share(found) == (Fraction(3, 5), 3, 5)
    assert (good(found), bad(found)) == ([voted, abstained, unstated], [silent, took_back])
    assert list(left_out(found)) == [adviser]
    assert found.limit is not None
    assert found.limit.value == Fraction(3, 4)
    assert found.state is MeasureState.SHORT


def test_three_quarters_are_enough(session: Session) -> None:
    (at,) = keep(session, opened("a"))
    for value in (YES, NO, ABSTAIN):
        elect(session, at, Standing.MEMBER, value)
    elect(session, at, Standing.MEMBER)
    close(session)
    found = measure(session, "members.participation")
    assert (share(found), found.state) == ((Fraction(3, 4), 3, 4), MeasureState.MET)


def test_a_line_with_several_voters_counts_as_often(session: Session) -> None:
    (at,) = keep(session, opened("a"))
    elect(session, at, Standing.MEMBER, YES, lines=7)
    elect(session, at, Standing.MEMBER)
    close(session)
    assert share(measure(session, "members.participation")) == (Fraction(7, 8), 7, 8)


@pytest.mark.parametrize(
    ("indicator", "votes", "numbers", "passes"),
    [
        # 3/4 of the electorate must vote
        ("ballots.quorum", (15, 0, 5), "15/20", True),
        ("ballots.quorum", (14, 0, 6), "14/20", False),
        # 2/3 of the votes must be in favour
        ("ballots.approval", (12, 6, 0), "12/18", True),
        ("ballots.approval", (11, 7, 0), "11/18", False),
        # not more than 1/4 against
        ("ballots.objection", (15, 5, 0), "5/20", True),
        ("ballots.objection", (14, 6, 0), "6/20", False),
    ],
)
def test_each_criterion_of_the_verdict(
    session: Session, indicator: str, votes: tuple[int, int, int], numbers: str, passes: bool
) -> None:
    judged, silent, _ = keep(
        session,
        ballot("a", verdict=verdict(*votes)),
        ballot("b"),
        ballot("c", kind=BallotKind.ORDINARY),
    )
    found = measure(session, indicator)
    assert share(found) == (Fraction(passes), int(passes), 1)
    assert (found.counted[0].record, found.counted[0].cells[2]) == (judged, numbers)
    assert left_out(found) == {silent: "the result does not tell"}


def test_reviews_in_a_meeting(session: Session) -> None:
    meeting, written, expert, _ = keep(
        session,
        ballot("a", mode=Mode.MEETING),
        ballot("b"),
        ballot("c", kind=BallotKind.EXPERT_GROUP, mode=Mode.MEETING),
        ballot("d", kind=BallotKind.ORDINARY),
    )
    found = measure(session, "ballots.meeting")
    assert share(found) == (Fraction(2, 3), 2, 3)
    assert (good(found), bad(found)) == ([meeting, expert], [written])


def test_negatives_give_their_reasons(session: Session) -> None:
    (at,) = keep(session, opened("a"))
    (listed,) = keep(session, opened("b", mode=Mode.LIST))

    def against(where: int, **values: object) -> int:
        (voter,) = keep(session, Voter(ballot_id=where, name="委员"))
        (vote,) = keep(
            session,
            Vote(ballot_id=where, voter_id=voter, value=NO, **values),  # type: ignore[arg-type]
        )
        return vote

    said_why = against(at, reason="5.2 不清楚")
    ticked = against(at, reasons=Answer.YES)
    without = against(at)
    denied = against(listed, reasons=Answer.NO)
    silent = against(listed)
    elect(session, at, Standing.MEMBER, NO, YES)
    close(session)
    found = measure(session, "ballots.reasons")
    assert share(found) == (Fraction(1, 2), 2, 4)
    assert (good(found), bad(found)) == ([said_why, ticked], [without, denied])
    assert left_out(found) == {silent: "the list does not tell"}


def test_drafters_step_aside(session: Session) -> None:
    expert, members = keep(
        session, opened("a", kind=BallotKind.EXPERT_GROUP), opened("b", kind=BallotKind.DRAFT)
    )
    aside = elect(session, expert, Standing.DRAFTER)
    voted = elect(session, expert, Standing.DRAFTER, YES)
    elect(session, members, Standing.DRAFTER, YES)
    close(session)
    found = measure(session, "ballots.recusal")
    assert share(found) == (Fraction(1, 2), 1, 2)
    assert said(found.counted) == {voted: "voted", aside: "stepped aside"}


def test_papers(session: Session) -> None:
    with_papers, without = keep(session, ballot("a"), ballot("b"))
    with session.writing("papers") as uow:
        for name in ("纪要.pdf", "表决单.pdf"):
            document = attach_bytes(uow, name.encode(), name)
            uow.add(Evidence(document_id=document.id, kind="ballot", record_id=with_papers))
    found = measure(session, "ballots.evidence")
    assert share(found) == (Fraction(1, 2), 1, 2)
    assert said(found.counted) == {without: "no document", with_papers: "2 documents"}


def test_without_ballots_there_is_no_value(session: Session) -> None:
    for name in ("members.participation", "ballots.quorum", "ballots.reasons", "ballots.evidence"):
        found = measure(session, name)
        assert (share(found), found.state) == ((None, 0, 0), MeasureState.NONE), name


def test_a_running_period_counts_up_to_today(session: Session) -> None:
    today: dt.date = session.clock.today()
    closed_today, _ = keep(
        session, ballot("a", closed=today), ballot("b", closed=today + dt.timedelta(days=1))
    )
    assert counted(measure(session, "ballots.closed", "2026")) == [closed_today]
