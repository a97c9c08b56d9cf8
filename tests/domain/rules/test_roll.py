from __future__ import annotations

import dataclasses

import pytest

from stdcommittee.domain.ballots.castvote import Part, Unread
from stdcommittee.domain.ballots.vocabulary import Stance, Standing
from stdcommittee.domain.rules.roll import Treatment, call, gather
from tests.domain.rules.builders import ballot, line, rule


@pytest.mark.parametrize(
    ("rule_id", "text", "treatment"),
    [
        ("iso.dis", "P yes", Treatment.COUNTED),
        ("iso.dis", "none no", Treatment.COUNTED),
        ("iso.dis", "P no noreasons", Treatment.DISREGARDED),
        ("iso.dis", "P no reasons", Treatment.COUNTED),
        ("iso.dis", "O abstain", Treatment.ABSTAINED),
        ("iso.dis", "P silent", Treatment.SILENT),
        ("iso.dis", "liaison silent", Treatment.SILENT),
        ("iso.dis", "liaison !x", Treatment.DISREGARDED),
        ("iso.dis", "P !x", Treatment.UNREAD),
        ("iso.dis", "? yes", Treatment.COUNTED),
        ("iso.dis", "!x yes", Treatment.COUNTED),
        ("iso.cib", "? yes", Treatment.UNREAD),
        ("iso.cib", "!x yes", Treatment.UNREAD),
        ("iso.cib", "!x silent", Treatment.SILENT),
        ("iso.cib", "O yes", Treatment.DISREGARDED),
        ("iso.cib", "P no noreasons", Treatment.COUNTED),
        ("iso.sr", "P confirm", Treatment.COUNTED),
        ("iso.sr", "P yes", Treatment.UNREAD),
        ("cn.tc.draft", "? yes", Treatment.COUNTED),
        ("cn.tc.draft", "adviser yes", Treatment.DISREGARDED),
        ("cn.tc.draft", "member no noreasons", Treatment.COUNTED),
        ("cn.tc.draft", "drafter yes", Treatment.UNREAD),
        ("cn.expert_group", "drafter yes", Treatment.DISREGARDED),
    ],
)
def test_what_becomes_of_a_line(rule_id: str, text: str, treatment: Treatment) -> None:
    (found,) = call(rule(rule_id), [line(text)])
    assert found.treatment is treatment
    assert bool(found.why) is (treatment in (Treatment.DISREGARDED, Treatment.UNREAD))


def test_a_count_not_understood_is_said_before_the_vote() -> None:
    odd = dataclasses.replace(line("P yes"), unread=(Unread(Part.COUNT, "a few"),))
    (found,) = call(rule("iso.dis"), [odd])
    assert found.treatment is Treatment.UNREAD
    assert str(found.why) == "“a few” is not a number of votes"


def test_a_roll_is_counted_once_for_all_criteria() -> None:
    votes = ballot(
        "P yes 3 expert", "P comments 1", "P no 2", "P abstain 1", "P silent 4", "O yes 5 used"
    )
    judged_by = rule("iso.np")
    facts = gather(judged_by, call(judged_by, votes))
    assert facts.voters(frozenset({Standing.P})) == facts.voters(None) == 11
    assert facts.votes(None, (Stance.FOR,)) == 4
    assert facts.naming_experts(None) == 3
    assert (facts.using, facts.answering) == (5, 5)
    assert facts.known(None)
    assert not facts.unplaced
