"""Who is asked in which order, and what holds after a position was sent back."""

from __future__ import annotations

import datetime as dt

from stdcommittee.base.messages import Bilingual
from stdcommittee.domain.ballots.approvals import ApprovalStep, approval_steps, approvals_of
from stdcommittee.domain.ballots.position_records import Approval, Decision
from stdcommittee.domain.rules import RuleBook, shipped

DAY = dt.date(2026, 6, 11)
OWN = """
[edition]
id = "own/office"
title = { zh = "本单位", en = "own" }
document = { zh = "本单位", en = "own" }
from = 2026-06-11

[[parameters]]
key = "mirror.approval.department"
value = 3
unit = "count"
label = { zh = "主管部门", en = "Department" }

[[parameters]]
key = "mirror.approval.experts"
value = 2
unit = "count"
label = { zh = "专家组", en = "Expert group" }
"""
FIRST, SECOND = (ApprovalStep(key, Bilingual(key, key)) for key in ("first", "second"))


def decided(number: int, step: str, decision: Decision = Decision.APPROVED) -> Approval:
    return Approval(id=number, ballot_id=1, step=step, by="负责人01", decision=decision)


def test_the_office_asks_its_head() -> None:
    assert [step.key for step in approval_steps(shipped(), DAY)] == ["unit"]


def test_an_edition_of_the_office_adds_and_orders_steps_from_its_day_on() -> None:
    rules = RuleBook([OWN])
    assert [step.key for step in approval_steps(rules, DAY)] == ["unit", "experts", "department"]
    before = approval_steps(rules, DAY - dt.timedelta(days=1))
    assert "unit" in [step.key for step in before]


def test_steps_agree_one_after_the_other() -> None:
    nobody = approvals_of([FIRST, SECOND], [])
    assert (nobody.next, nobody.complete) == (FIRST, False)
    one = approvals_of([FIRST, SECOND], [decided(1, "first")])
    assert (one.next, one.complete) == (SECOND, False)
    both = approvals_of([FIRST, SECOND], [decided(2, "second"), decided(1, "first")])
    assert (both.next, both.complete) == (None, True)
    assert [item.id for item in both.agreed] == [1, 2]


def test_what_was_sent_back_is_asked_anew_and_everything_is_kept() -> None:
    back = decided(2, "second", Decision.RETURNED)
    state = approvals_of([FIRST, SECOND], [decided(1, "first"), back])
    assert (state.next, state.agreed, state.returned) == (FIRST, (), back)
    assert [item.id for item in state.earlier] == [1]
    again = approvals_of(
        [FIRST], [decided(1, "first"), back, decided(3, "first", Decision.RETURNED)]
    )
    assert [item.id for item in again.earlier] == [1, 2]


def test_nobody_asked_is_complete_and_an_old_step_keeps_its_key() -> None:
    state = approvals_of([], [])
    assert state.complete
    assert state.name_of("gone") == "gone"
    assert approvals_of([FIRST], []).name_of("first") == FIRST.name
