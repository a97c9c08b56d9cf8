"""Every rule at each of its limits, one under and one over, for every size of committee."""

from __future__ import annotations

import pytest

from tests.domain.rules.brute import QUALIFIED, SIMPLE
from tests.domain.rules.builders import outcome

SIZES = range(1, 61)
ENQUIRY = ("iso.dis", "iso.fdis", "iec.cdv", "iec.fdis")


def word(approved: bool) -> str:
    return "approved" if approved else "not approved"


@pytest.mark.parametrize("rule_id", [*QUALIFIED, *SIMPLE])
def test_three_quarters_of_the_members_take_part(rule_id: str) -> None:
    for members in SIZES:
        quorum = -(-3 * members // 4)
        for cast in {quorum - 1, quorum, min(quorum + 1, members)}:
            lines = [f"member yes {cast}", f"member silent {members - cast}"]
            assert outcome(rule_id, lines) == word(cast >= quorum), lines


@pytest.mark.parametrize(("members", "quorum"), [(25, 19), (29, 22), (49, 37), (81, 61)])
def test_the_quorums_of_the_usual_sizes(members: int, quorum: int) -> None:
    def with_votes(cast: int) -> str:
        return outcome("cn.tc.draft", [f"member yes {cast}", f"member silent {members - cast}"])

    assert with_votes(quorum) == "approved"
    assert with_votes(quorum - 1) == "not approved"


@pytest.mark.parametrize("rule_id", QUALIFIED)
def test_two_thirds_of_the_members_voting(rule_id: str) -> None:
    for cast in SIZES:
        least = -(-2 * cast // 3)
        for approvals in {least - 1, least, min(least + 1, cast)}:
            lines = [f"member yes {approvals}", f"member abstain {cast - approvals}"]
            assert outcome(rule_id, lines) == word(approvals >= least), lines


@pytest.mark.parametrize("rule_id", QUALIFIED)
def test_one_quarter_of_the_members_voting(rule_id: str) -> None:
    for cast in SIZES:
        most = cast // 4
        for negatives in {max(most - 1, 0), most, most + 1}:
            lines = [f"member yes {cast - negatives}", f"member no {negatives}"]
            assert outcome(rule_id, lines) == word(negatives <= most), lines


@pytest.mark.parametrize("rule_id", SIMPLE)
def test_more_than_half_of_the_members_voting(rule_id: str) -> None:
    for cast in SIZES:
        least = cast // 2 + 1
        for approvals in {least - 1, least, min(least + 1, cast)}:
            lines = [f"member yes {approvals}", f"member no {cast - approvals}"]
            assert outcome(rule_id, lines) == word(approvals >= least), lines


@pytest.mark.parametrize("rule_id", ENQUIRY)
def test_two_thirds_of_the_p_members(rule_id: str) -> None:
    for cast in SIZES:
        least = -(-2 * cast // 3)
        for approvals in {least - 1, least, min(least + 1, cast)}:
            # so many O-members in favour that the negatives are no quarter
            lines = [f"P yes {approvals}", f"P no {cast - approvals}", "O yes 200", "P abstain 7"]
            assert outcome(rule_id, lines) == word(approvals >= least), lines


@pytest.mark.parametrize("rule_id", ENQUIRY)
def test_one_quarter_of_all_votes(rule_id: str) -> None:
    for cast in SIZES:
        most = (cast + 1) // 4
        for negatives in {max(most - 1, 0), most, most + 1}:
            # one P-member in favour; the rest of the votes from outside the committee
            lines = [
                "P yes 1",
                f"none yes {cast - negatives}",
                f"O no {negatives}",
                "none abstain 9",
            ]
            assert outcome(rule_id, lines) == word(negatives <= most), lines


@pytest.mark.parametrize("rule_id", ["iso.dts", "iso.np"])
def test_two_thirds_of_the_p_members_alone(rule_id: str) -> None:
    for cast in range(9, 61):
        least = -(-2 * cast // 3)
        for approvals in {least - 1, least, min(least + 1, cast)}:
            lines = [f"P yes {approvals} expert", f"P no {cast - approvals}", "O no 99"]
            assert outcome(rule_id, lines) == word(approvals >= least), lines


@pytest.mark.parametrize("rule_id", ["iso.dtr", "iso.dpas", "iso.cib"])
def test_more_than_half_of_the_p_members(rule_id: str) -> None:
    for cast in SIZES:
        least = cast // 2 + 1
        for approvals in {least - 1, least, min(least + 1, cast)}:
            lines = [f"P yes {approvals}", f"P no {cast - approvals}", "P abstain 9", "O yes 9"]
            assert outcome(rule_id, lines) == word(approvals >= least), lines


@pytest.mark.parametrize("members", range(5, 40))
def test_experts_for_the_size_of_the_committee(members: int) -> None:
    least = 4 if members <= 16 else 5
    for named in (least - 1, least, min(least + 1, members)):
        lines = [f"P yes {named} expert", f"P silent {members - named}"]
        assert outcome("iso.np", lines) == word(named >= least), lines


def test_fifteen_experts_attend() -> None:
    for attending in range(12, 19):
        lines = [f"member yes {attending}", "member silent 3"]
        assert outcome("cn.expert_group", lines) == word(attending >= 15), lines


@pytest.mark.parametrize("rule_id", ["cn.expert_group", "cn.group_standard"])
def test_three_quarters_of_those_attending(rule_id: str) -> None:
    for attending in range(15, 61):
        least = -(-3 * attending // 4)
        for approvals in (least - 1, least, min(least + 1, attending)):
            for other in ("no", "abstain"):
                lines = [f"member yes {approvals}", f"member {other} {attending - approvals}"]
                assert outcome(rule_id, lines) == word(approvals >= least), lines


@pytest.mark.parametrize("action", ["confirm", "revise", "withdraw"])
def test_more_than_half_for_an_action(action: str) -> None:
    other = "withdraw" if action == "confirm" else "confirm"
    for cast in range(1, 31):
        least = cast // 2 + 1
        for votes in {least - 1, least, min(least + 1, cast)}:
            lines = [f"P {action} {votes}", f"P {other} {cast - votes}", "O abstain 9 used"]
            tie = 2 * votes == cast
            expected = action if votes >= least else ("confirm" if tie else other)
            assert outcome("iso.sr", lines) == expected, lines


def test_five_countries_use_it() -> None:
    for using in range(1, 9):
        lines = ["P confirm 9 unused", f"none abstain {using} used"]
        assert outcome("iso.sr", lines) == ("confirm" if using >= 5 else "withdraw")
