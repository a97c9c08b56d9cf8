from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from stdcommittee.base.errors import Unreadable
from stdcommittee.base.paths import resource
from stdcommittee.domain.ballots.vocabulary import BallotKind, Stance, Standing
from stdcommittee.domain.rules.book import shipped, shipped_editions
from stdcommittee.domain.rules.editions import read_edition
from stdcommittee.domain.rules.rule import Answers, Outcome, Reasons

EDITION = """
[edition]
id = "own/house-rules"
title = { zh = "本会规则", en = "House rules" }
document = { zh = "某标委会章程", en = "Charter of an invented committee" }
from = 2026-01-01
to = 2027-12-31

[[rules]]
id = "own.draft"
kind = "draft"
title = { zh = "送审稿", en = "Draft" }
citation = { zh = "章程第8条", en = "Charter, article 8" }
unit = { zh = "委员", en = "member" }
entitled = ["member"]
excluded = ["observer"]
reasons = "asked"

[[rules.criteria]]
criterion = "approval"
label = { zh = "赞成", en = "Approval" }
measure = { zh = "赞成÷已投", en = "approvals ÷ cast" }
least = "4/5"
abstentions = true

[[parameters]]
key = "tc.members.min"
value = 31
unit = "people"
label = { zh = "委员下限", en = "Least members" }

[[parameters]]
key = "tc.annualReport.due"
value = "12-31"
unit = "monthDay"
label = { zh = "年报", en = "Annual report" }

[[parameters]]
key = "vote.approve"
value = "4/5"
unit = "share"
label = { zh = "赞成", en = "Approval" }
citation = { zh = "章程第8条", en = "Charter, article 8" }
provisional = true
"""

REVIEW = EDITION.replace(
    'reasons = "asked"', 'reasons = "free"\nanswers = "review"\nwithout_majority = "confirm"'
)


def test_an_edition_of_one_s_own() -> None:
    edition = read_edition(EDITION, own=True)
    assert (edition.id, edition.body, edition.own) == ("own/house-rules", "own", True)
    assert edition.effective_from == dt.date(2026, 1, 1)
    assert [edition.in_force(dt.date(year, 12, 31)) for year in (2025, 2026, 2027, 2028)] == [
        False,
        True,
        True,
        False,
    ]
    (rule,) = edition.rules
    assert (rule.kind, rule.answers, rule.reasons) == (
        BallotKind.DRAFT,
        Answers.APPROVAL,
        Reasons.ASKED,
    )
    assert (rule.entitled, rule.excluded, rule.unstated) == (
        frozenset({Standing.MEMBER}),
        frozenset({Standing.OBSERVER, Standing.RECUSED}),
        None,
    )
    assert rule.edition == "own/house-rules"
    assert rule.authority == edition.title
    assert rule.without_majority is Outcome.UNDETERMINED
    (provision,) = rule.provisions
    assert (provision.id, provision.citation) == ("approval", rule.citation)
    assert provision.share("least") == Fraction(4, 5)
    people, yearly, share = edition.parameters
    assert (people.number, people.citation, people.provisional) == (31, edition.title, False)
    assert yearly.in_year(2026) == dt.date(2026, 12, 31)
    assert (share.share, share.provisional) == (Fraction(4, 5), True)
    assert str(share.citation) == "Charter, article 8"


def test_the_place_of_a_shipped_edition_is_its_id() -> None:
    text = EDITION.replace('id = "own/house-rules"\n', "")
    assert read_edition(text, id="cn/house").id == "cn/house"


def test_a_criterion_of_an_action() -> None:
    actions = "".join(
        f"""
[[rules.criteria]]
id = "{action}"
criterion = "action"
label = {{ zh = "甲", en = "A" }}
measure = {{ zh = "乙", en = "B" }}
action = "{action}"
above = "1/2"
"""
        for action in ("confirm", "revise", "withdraw")
    )
    use = """
[[rules.criteria]]
criterion = "use"
label = { zh = "甲", en = "A" }
measure = { zh = "乙", en = "B" }
least = 5
"""
    start = REVIEW.index("[[rules.criteria]]")
    (rule,) = read_edition(REVIEW[:start] + actions + use).rules
    assert [item.action() for item in rule.provisions[:3]] == [
        Stance.CONFIRM,
        Stance.REVISE,
        Stance.WITHDRAW,
    ]
    assert rule.without_majority is Outcome.CONFIRM


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[edition]", "[edition", "TOML"),
        ("own/house-rules", "house rules", "id"),
        ("from = 2026-01-01\n", "", "from"),
        ('entitled = ["member"]', "entitled = []", "nobody may vote"),
        ('entitled = ["member"]', 'entitled = ["observer"]', "nobody may vote"),
        ('entitled = ["member"]', 'entitled = ["everybody"]', "everybody"),
        ('criterion = "approval"', 'criterion = "applause"', "applause"),
        ('least = "4/5"', "least = 0.8", "least"),
        ('least = "4/5"', 'least = "4/5"\nmost = "1/4"', "most"),
        ("abstentions = true", 'abstentions = "yes"', "abstentions"),
        ("abstentions = true", 'abstentions = true\namong = ["P"]', "may not vote"),
        ('unit = "people"', 'unit = "persons"', "persons"),
        ('value = "12-31"', 'value = "31-12"', "02-15"),
        ("value = 31", 'value = "31"', "value"),
        ('key = "vote.approve"', 'key = "tc.members.min"', "twice"),
        ('reasons = "asked"', 'reasons = "asked"\nansers = "approval"', "ansers"),
        ('reasons = "asked"', 'reasons = "asked"\nanswers = "review"', "review needs"),
        ("[[parameters]]", "[[parameter]]", "parameter"),
    ],
)
def test_a_mistake_is_named(old: str, new: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said) as caught:
        read_edition(EDITION.replace(old, new, 1))
    if said != "TOML":
        assert str(caught.value).startswith("The rule file cannot be used: ")


def test_a_rule_needs_criteria_each_once() -> None:
    start, end = EDITION.index("[[rules.criteria]]"), EDITION.index("[[parameters]]")
    for text in (EDITION[:start] + EDITION[end:], EDITION[:end] + EDITION[start:]):
        with pytest.raises(Unreadable, match="no criteria"):
            read_edition(text)


def test_an_action_is_none_of_the_other_stances() -> None:
    wrong = EDITION.replace('criterion = "approval"', 'criterion = "action"').replace(
        'least = "4/5"\nabstentions = true', 'action = "for"\nabove = "1/2"'
    )
    with pytest.raises(Unreadable, match="action"):
        read_edition(wrong)


def test_a_rule_like_another_says_only_what_differs() -> None:
    model = shipped().rule("cn.tc.draft", "cn/tc-measures-2020")
    alike = shipped().rule("cn.tc.charter", "cn/tc-measures-2020")
    assert alike.provisions == model.provisions
    assert (alike.kind, alike.reasons) == (BallotKind.CHARTER, Reasons.FREE)
    assert alike.title.en == "Charter and secretariat rules"
    assert alike.provisional


def test_a_rule_like_one_that_does_not_stand_before_it_is_refused() -> None:
    text = resource("rules", "cn", "tc-measures-2020.toml").read_text("utf-8")
    text = text.replace('like = "cn.tc.draft"', 'like = "cn.tc.ordinary"', 1)
    with pytest.raises(Unreadable, match="names no rule that stands before it"):
        read_edition(text, id="cn/own")


def test_who_stepped_aside_votes_under_no_rule() -> None:
    for edition in shipped_editions():
        assert all(Standing.RECUSED in item.excluded for item in edition.rules)
