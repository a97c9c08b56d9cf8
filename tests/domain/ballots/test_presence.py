"""Who may vote in a meeting, and whether they are enough."""

from __future__ import annotations

from stdcommittee.domain.ballots.presence import present
from stdcommittee.domain.ballots.records import Voter
from stdcommittee.domain.ballots.vocabulary import Standing
from stdcommittee.domain.meetings.records import Attendance, Presence
from tests.domain.rules.builders import rule


def voters(members: int = 29) -> list[Voter]:
    found = [
        Voter(ballot_id=1, name=f"委员{n}", standing=Standing.MEMBER, person_id=n, id=100 + n)
        for n in range(1, members + 1)
    ]
    adviser = Voter(ballot_id=1, name="顾问", standing=Standing.ADVISER, person_id=99, id=199)
    return [*found, adviser]


def came(*people: int, presence: Presence = Presence.PRESENT) -> list[Attendance]:
    return [Attendance(meeting_id=1, person_id=n, name="x", presence=presence) for n in people]


def test_the_quorum_counts_members_who_are_present() -> None:
    for here, enough in ((21, False), (22, True)):
        found = present(rule("cn.tc.draft"), voters(), came(*range(1, here + 1), 99))
        assert found.present == here
        assert found.quorum is not None
        assert (found.quorum.numerator, found.quorum.denominator) == (here, 29)
        assert found.quorum.passed is enough


def test_fifteen_experts_are_a_quorum_of_an_expert_group() -> None:
    found = present(rule("cn.expert_group"), voters(20), came(*range(1, 15)))
    assert found.quorum is not None
    assert found.quorum.passed is False
    assert present(rule("cn.group_standard"), voters(), came(1)).quorum is None


def test_only_who_is_present_may_vote_there() -> None:
    everybody = voters()
    listed = [
        *came(1),
        *came(2, presence=Presence.REPRESENTED),
        *came(3, presence=Presence.EXCUSED),
    ]
    found = present(rule("cn.tc.draft"), everybody, listed)
    assert [voter.name for voter in everybody if found.may_vote(voter)] == ["委员1"]


def test_a_name_stands_for_somebody_without_a_person() -> None:
    voter = Voter(ballot_id=1, name="委员7", organization="某院", standing=Standing.MEMBER, id=7)
    listed = Attendance(meeting_id=1, name="委员7", organization="某院", presence=Presence.PRESENT)
    assert present(None, [voter], [listed]).may_vote(voter)
    stranger = Voter(ballot_id=1, name="委员7", organization="某所", id=8)
    assert not present(None, [stranger], [listed]).may_vote(stranger)
