"""The list before closing: what is in order, what to consider, what stands in the way."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from stdcommittee.domain.ballots.preflight import CheckLevel, Standings, preflight
from stdcommittee.domain.ballots.presence import Present
from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import Ballot, Vote, Voter
from stdcommittee.domain.ballots.secret import BoxCount
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.domain.rules import outlook
from tests.domain.rules.builders import ballot, judged, rule

OPENED, CLOSES = dt.date(2026, 6, 4), dt.date(2026, 6, 18)
BALLOT = Ballot(title="某标准送审稿", opened=OPENED, closes=CLOSES, electorate=29)
OK, WARN, BAD = CheckLevel.OK, CheckLevel.WARN, CheckLevel.BAD


def standings(*lines: str, rule_id: str = "cn.tc.draft", missing: int = 0) -> Standings:
    return Standings(
        ballot=BALLOT,
        rule=rule(rule_id),
        verdict=judged(rule_id, *lines),
        outlook=outlook(rule(rule_id), ballot(*lines)),
        missing=missing,
        negative=0,
        unreasoned=0,
    )


def checks(stands: Standings, on: dt.date = CLOSES) -> dict[str, tuple[CheckLevel, str]]:
    return {item.id: (item.level, str(item.what)) for item in preflight(stands, on)}


def test_everything_in_order() -> None:
    found = checks(standings("member yes 29"))
    assert {level for level, _ in found.values()} == {OK}
    assert found["electorate"][1] == "The list of voters was frozen on 2026-06-04: 29 voters"
    assert found["closes"][1] == "The last day for votes was 2026-06-18"
    assert found["missing"][1] == "Everybody has voted"
    assert "Draft review" in found["rule"][1]
    assert not {"reasons", "understood", "determined", "documents"} & found.keys()


@pytest.mark.parametrize(
    ("on", "missing", "level"),
    [
        (CLOSES - dt.timedelta(days=1), 5, WARN),
        (CLOSES - dt.timedelta(days=1), 0, OK),
        (CLOSES, 5, OK),
    ],
)
def test_closing_before_the_last_day(on: dt.date, missing: int, level: CheckLevel) -> None:
    stands = standings("member yes 24", "member silent 5", missing=missing)
    assert checks(stands, on)["closes"][0] is level
    undated = replace(stands, ballot=replace(BALLOT, closes=None))
    assert "closes" not in checks(undated, on)


def test_missing_votes_matter_only_while_they_can_change_the_result() -> None:
    settled = standings("member yes 28", "member silent 1", missing=1)
    assert checks(settled)["missing"] == (
        OK,
        "1 voter has not voted; no further vote can change the result",
    )
    open_ = standings("member yes 16", "member no 6", "member abstain 2", "member silent 5")
    open_ = replace(open_, missing=5)
    assert checks(open_)["missing"] == (
        WARN,
        "5 voters have not voted, which may change the result",
    )
    assert checks(replace(settled, outlook=None))["missing"][0] is WARN


def test_negative_votes_without_reasons() -> None:
    stands = replace(standings("member yes 23", "member no 6"), negative=6, unreasoned=1)
    assert checks(stands)["reasons"] == (WARN, "1 negative vote has no reasons that are known")
    assert checks(replace(stands, unreasoned=0))["reasons"][0] is OK
    free = replace(stands, rule=rule("cn.tc.ordinary"))
    assert "reasons" not in checks(free)


def test_votes_that_are_not_understood() -> None:
    doubtful = checks(standings("member yes 20", "member !也许 9"))
    assert doubtful["understood"] == (BAD, "9 votes are not understood")
    assert doubtful["determined"] == (
        BAD,
        "The result cannot be determined: correct the entries that were not understood",
    )
    failed = checks(standings("P yes 1", "P no 9", "O !也许 1", rule_id="iso.dis"))
    assert failed["understood"] == (WARN, "1 vote is not understood")
    assert "determined" not in failed


def test_nobody_may_vote() -> None:
    stands = replace(standings("adviser yes 3"), ballot=replace(BALLOT, electorate=0))
    assert checks(stands)["electorate"] == (BAD, "Nobody on the list may vote.")
    listed = replace(stands, ballot=replace(BALLOT, opened=None, electorate=1))
    assert checks(listed)["electorate"] == (OK, "1 voter, as listed")


def test_documents_that_came_while_votes_were_cast() -> None:
    stands = replace(standings("member yes 29"), documents=2)
    assert checks(stands)["documents"][0] is OK
    found = checks(replace(stands, added=("送审稿2.docx",)))["documents"]
    assert found == (WARN, "Documents were added after the ballot opened: 送审稿2.docx")


def test_no_rule() -> None:
    (found,) = preflight(None, CLOSES)
    assert (found.id, found.level) == ("rule", BAD)


def test_votes_on_paper_and_late_ones_are_to_be_considered() -> None:
    found = checks(replace(standings("member yes 29"), unchecked=1, late=2))
    assert found["unchecked"] == (WARN, "1 vote in writing was not compared by a second person")
    assert found["late"] == (WARN, "2 votes were cast after the last day for votes")


@pytest.mark.parametrize(("counted", "level"), [(23, BAD), (24, OK), (25, BAD)])
def test_a_secret_ballot_has_as_many_votes_as_took_part(counted: int, level: CheckLevel) -> None:
    box = BoxCount(took_part=24, counted={VoteValue.APPROVE: counted})
    found = checks(replace(standings(f"member yes {counted}"), box=box))
    assert found["counted"][0] is level
    assert "understood" not in found


def test_who_stands_beside_the_list_is_said() -> None:
    found = checks(replace(standings("member yes 29"), joined=("委员30",), aside=("委员07",)))
    assert found["joined"] == (OK, "Joined since it opened, without a vote: 委员30")
    assert found["aside"][0] is WARN


def test_the_quorum_of_the_meeting_is_said() -> None:
    few = judged("cn.tc.draft", "member abstain 21", "member silent 8").criteria[0]
    enough = judged("cn.tc.draft", "member abstain 22", "member silent 7").criteria[0]
    there = Present(presence={}, present=21, known=True, quorum=few)
    stands = replace(standings("member yes 29"), present=there)
    said = "Present in the meeting 21 of 29: 22 needed, 1 short"
    assert checks(stands)["quorum"] == (BAD, f"{said}. Votes in writing do not make up for it.")
    assert checks(replace(stands, written=True))["quorum"] == (
        WARN,
        f"{said}. With the votes in writing enough take part.",
    )
    too_few = replace(standings("member yes 21", "member silent 8"), present=there, written=True)
    assert checks(too_few)["quorum"][0] is BAD
    met = replace(stands, present=replace(there, present=22, quorum=enough))
    assert checks(met)["quorum"][0] is OK
    unknown = replace(stands, present=replace(there, known=False))
    assert checks(unknown)["quorum"] == (
        WARN,
        "The meeting's list does not tell who was present",
    )


def test_votes_of_the_meeting_by_those_who_were_not_there() -> None:
    found = checks(replace(standings("member yes 29"), absent=("委员03",)))
    assert found["absent"] == (BAD, "Voted in the meeting, but not present by its list: 委员03")


def test_a_day_before_the_last_vote() -> None:
    stands = replace(standings("member yes 29"), latest=CLOSES)
    assert "latest" not in checks(stands)
    early = checks(stands, OPENED)["latest"]
    assert early == (BAD, "Votes were cast as late as 2026-06-18")


def test_one_person_on_two_lines() -> None:
    voters = [Voter(ballot_id=1, name=name, id=n) for n, name in enumerate(("委员1", "委员01"))]
    cast = [Vote(ballot_id=1, voter_id=item.id, value=VoteValue.APPROVE) for item in voters]
    both = [BallotLine(*pair) for pair in zip(voters, cast, strict=True)]
    stands = standings("member yes 29")
    assert checks(replace(stands, twice=[both]))["twice"] == (
        BAD,
        "One person has voted more than once: 委员1, 委员01",
    )
    one = [both[0], BallotLine(voters[1])]
    assert checks(replace(stands, twice=[one]))["twice"][0] is WARN
