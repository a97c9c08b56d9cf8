"""Rounds of one matter side by side."""

from __future__ import annotations

from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import Ballot, Vote, Voter
from stdcommittee.domain.ballots.rounds import Round, changes, same_matter, side_by_side
from stdcommittee.domain.ballots.vocabulary import BallotKind, VoteValue

YES, COMMENTS, NO = VoteValue.APPROVE, VoteValue.APPROVE_WITH_COMMENTS, VoteValue.DISAPPROVE


def made(number: int, **votes: VoteValue | None) -> Round:
    found = []
    for place, (name, value) in enumerate(votes.items(), 1):
        voter = Voter(ballot_id=number, name=name, person_id=ord(name), id=10 * number + place)
        vote = Vote(ballot_id=number, voter_id=voter.id, value=value) if value else None
        found.append(BallotLine(voter, vote))
    return Round(ballot=Ballot(title="x", round=number), lines=tuple(found), verdict=None)


def test_who_changed_from_what_to_what() -> None:
    first = made(1, a=YES, b=NO, c=YES, d=None)
    second = made(2, a=COMMENTS, b=YES, d=NO, e=YES)
    found = side_by_side([first, second])
    assert [(item.name, item.votes, item.changed) for item in found] == [
        ("b", (NO, YES), True),
        ("c", (YES, None), True),
        ("d", (None, NO), True),
        ("e", (None, YES), True),
        ("a", (YES, COMMENTS), False),  # in favour all the same
    ]
    assert [item.listed for item in found if item.name in "ce"] == [(True, False), (False, True)]
    assert changes(found) == 4


def test_only_the_last_two_rounds_make_a_change() -> None:
    found = side_by_side([made(1, a=NO), made(2, a=YES), made(3, a=YES)])
    assert [(item.votes, item.changed) for item in found] == [((NO, YES, YES), False)]


def test_a_voter_without_a_person_is_known_by_name_and_unit() -> None:
    def nameless(number: int, unit: str) -> Round:
        voter = Voter(ballot_id=number, name="委员01", organization=unit, id=number)
        line = BallotLine(voter, Vote(ballot_id=number, voter_id=number, value=YES))
        return Round(ballot=Ballot(title="x"), lines=(line,), verdict=None)

    assert len(side_by_side([nameless(1, "某院"), nameless(2, "某院")])) == 1
    assert len(side_by_side([nameless(1, "某院"), nameless(2, "某所")])) == 2


def test_what_is_the_same_matter() -> None:
    one = Ballot(title="甲", committee="SAC/TC 999", document="GB/T 1", project="2025-T")
    assert same_matter(one, Ballot(title="乙", committee="SAC/TC 999", document="GB/T 1"))
    assert same_matter(one, Ballot(title="乙", committee="SAC/TC 999", project="2025-T"))
    assert same_matter(one, Ballot(title="甲", committee="SAC/TC 999"))
    assert not same_matter(one, Ballot(title="甲", committee="SAC/TC 999", document="GB/T 2"))
    assert not same_matter(one, Ballot(title="乙", committee="SAC/TC 999"))
    assert not same_matter(one, Ballot(title="甲", committee="SAC/TC 998"))
    other = Ballot(title="甲", committee="SAC/TC 999", kind=BallotKind.PROPOSAL)
    assert not same_matter(one, other)
