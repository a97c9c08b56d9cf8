from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Vote, Voter
from stdcommittee.domain.ballots.secret import TOOK_PART, box_of
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing, VoteValue
from stdcommittee.domain.people.records import Person
from stdcommittee.domain.supervision.period import Period
from stdcommittee.services.people.participation import participation_of
from stdcommittee.services.session import Session
from stdcommittee.storage.people import turnout, votes_cast
from tests.figures import left_out, measure, share


def test_counts_the_closed_ballots_in_which_somebody_could_vote(session: Session) -> None:
    with session.writing("ballots") as uow:
        one, other = (uow.add(Person(name=f"委员0{n}")) for n in (1, 2))
        for number, (status, votes) in enumerate(
            (
                (BallotStatus.CLOSED, True),
                (BallotStatus.CLOSED, False),
                (BallotStatus.OPEN, True),
                (BallotStatus.CANCELLED, True),
            )
        ):
            ballot = uow.add(
                Ballot(
                    title=f"投票{number}",
                    kind=BallotKind.DRAFT,
                    status=BallotStatus.OPEN,
                    closes=dt.date(2026, 1, 1 + number),
                )
            )
            for person in (one, other):
                voter = uow.add(Voter(ballot_id=ballot.id, name=person.name, person_id=person.id))
                if votes and person is one:
                    uow.add(Vote(ballot_id=ballot.id, voter_id=voter.id, value=VoteValue.APPROVE))
            uow.change(_with(ballot, status))
    mine = participation_of(session, one.id)
    assert (mine.voted, mine.entitled) == (1, 2)
    assert [item.open for item in mine.ballots] == [True, False, False]
    theirs = participation_of(session, other.id)
    assert (theirs.voted, theirs.entitled) == (0, 2)


def _year(number: int) -> Period:
    last = dt.date(number, 12, 31)
    return Period(str(number), dt.date(number, 1, 1), last, last)


def test_a_ballot_belongs_to_the_period_in_which_it_closed(session: Session) -> None:
    closed = dt.date(2026, 6, 11)
    with session.writing("ballots") as uow:
        person = uow.add(Person(name="委员01"))
        for title, closes in (("甲", None), ("乙", dt.date(2027, 1, 31))):
            ballot = uow.add(Ballot(title=title, status=BallotStatus.OPEN, closes=closes))
            uow.add(Voter(ballot_id=ballot.id, name=person.name, person_id=person.id))
            uow.change(dataclasses.replace(ballot, status=BallotStatus.CLOSED, closed=closed))
    found = participation_of(session, person.id, _year(2026))
    assert [item.closes for item in found.ballots] == ["2026-06-11", "2026-06-11"]
    later = participation_of(session, person.id, _year(2027))
    assert later.ballots == ()


def test_nobody_took_part_in_nothing(session: Session) -> None:
    assert participation_of(session, 7).ballots == ()


def _with(ballot: Ballot, status: BallotStatus) -> Ballot:
    import dataclasses

    return dataclasses.replace(ballot, status=status)


def test_only_what_somebody_could_vote_in_counts(session: Session) -> None:
    standings = (
        {"standing": Standing.MEMBER},
        {"standing": Standing.RECUSED, "stated": "利益相关"},
        {"standing": Standing.ADVISER},
        {"standing": Standing.OUTSIDE, "joined": dt.date(2026, 2, 1)},
    )
    with session.writing("a secret ballot") as uow:
        ballot = uow.add(
            Ballot(
                title="无记名投票",
                kind=BallotKind.DRAFT,
                status=BallotStatus.OPEN,
                closes=dt.date(2026, 1, 31),
                secret=True,
            )
        )
        people = [uow.add(Person(name=f"委员0{n}")) for n in range(len(standings))]
        rows: list[dict[str, Any]] = [*standings]
        voters = [
            uow.add(Voter(ballot_id=ballot.id, name=person.name, person_id=person.id, **said))
            for person, said in zip(people, rows, strict=True)
        ]
        uow.add(Vote(ballot_id=ballot.id, voter_id=voters[0].id, stated=TOOK_PART))
        box = uow.add(box_of(ballot.id))
        uow.add(Vote(ballot_id=ballot.id, voter_id=box.id, value=VoteValue.APPROVE, count=1))
        uow.change(_with(ballot, BallotStatus.CLOSED))
    found = [participation_of(session, person.id) for person in people]
    assert [(item.voted, item.entitled) for item in found] == [(1, 1), (0, 0), (0, 0), (0, 0)]
    with session.reading() as reader:
        lines = turnout(reader, [ballot.id])
        assert votes_cast(reader, [ballot.id]) == {ballot.id: (1, 1)}
    assert [(line.name, line.voted, line.entitled) for line in lines] == [
        ("委员00", True, True),
        ("委员01", False, False),
        ("委员02", False, False),
    ]
    shown = measure(session, "members.participation", "2026")
    assert share(shown) == (1, 1, 1)
    assert len(left_out(shown)) == 2
