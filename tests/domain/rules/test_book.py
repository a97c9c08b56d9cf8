from __future__ import annotations

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest

from stdcommittee.base.errors import Refused, Unreadable
from stdcommittee.base.registry import BrokenRegistry
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.rules import book
from stdcommittee.domain.rules.book import RuleBook, shipped, shipped_editions
from tests.domain.rules.builders import ALL_RULES, TODAY, rule
from tests.domain.rules.test_editions import EDITION


def test_the_rules_that_come_with_the_program() -> None:
    assert ALL_RULES == (
        "cn.expert_group",
        "cn.group_standard",
        "cn.tc.budget",
        "cn.tc.charter",
        "cn.tc.correspondence",
        "cn.tc.draft",
        "cn.tc.members",
        "cn.tc.ordinary",
        "cn.tc.proposal",
        "cn.tc.review",
        "cn.tc.subcommittee",
        "iec.cdv",
        "iec.fdis",
        "iso.cib",
        "iso.dis",
        "iso.dpas",
        "iso.dtr",
        "iso.dts",
        "iso.fdis",
        "iso.np",
        "iso.sr",
    )


def test_every_edition_says_who_checked_it_and_every_text_is_in_both_languages() -> None:
    for edition in shipped_editions():
        assert edition.checked_on is not None
        assert edition.checked_by is not None
        assert edition.rules or edition.parameters
        texts = [edition.title, edition.document]
        for item in edition.rules:
            texts += [item.title, item.citation, item.unit]
            for provision in item.provisions:
                texts += [provision.label, provision.measure, provision.citation]
            assert not item.provisional or item.note is not None
        texts += [text for item in edition.parameters for text in (item.label, item.citation)]
        assert all(text.zh.strip() and text.en.strip() for text in texts)


def test_an_old_ballot_is_judged_by_the_edition_of_its_time() -> None:
    assert rule("iso.dis", dt.date(2008, 3, 29)).edition == "iso/directives-2002"
    assert rule("iso.dis", dt.date(2018, 4, 30)).edition == "iso/directives-2002"
    assert rule("iso.dis", dt.date(2018, 5, 1)).edition == "iso/directives-2018"
    assert rule("cn.tc.draft", dt.date(2020, 10, 22)).edition == "cn/tc-measures-2017"
    assert rule("cn.tc.draft", dt.date(2020, 10, 23)).edition == "cn/tc-measures-2020"


def test_no_edition_of_that_time_and_no_such_rule() -> None:
    with pytest.raises(Refused, match="2017-12-31"):
        shipped().rule_at("cn.tc.draft", dt.date(2017, 12, 31))
    with pytest.raises(Refused, match=r"cn\.tc\.draft"):
        shipped().rule_at("cn.tc.drafts", TODAY)
    assert shipped().rule("cn.tc.draft", "cn/tc-measures-2017").edition == "cn/tc-measures-2017"
    with pytest.raises(Refused, match=r"iso\.dis"):
        shipped().rule("iso.dis", "cn/tc-measures-2017")
    with pytest.raises(Refused, match="cn/2050"):
        shipped().edition("cn/2050")


def test_the_rule_for_a_kind_of_ballot() -> None:
    find = shipped().rule_for
    found = find(BallotKind.FDIS, "iec", TODAY)
    assert found is not None
    assert found.id == "iec.fdis"
    found = find(BallotKind.NP, "iec", TODAY)
    assert found is not None
    assert found.id == "iso.np"
    assert find(BallotKind.CDV, "iso", TODAY) is None
    assert find(BallotKind.CD, "iso", TODAY) is None
    assert find(BallotKind.DRAFT, "cn", dt.date(2000, 1, 1)) is None


def test_one_s_own_edition_prevails_while_it_is_in_force() -> None:
    own = EDITION.replace('id = "own.draft"', 'id = "cn.tc.draft"')
    both = RuleBook([own])
    assert both.rule_at("cn.tc.draft", TODAY).edition == "own/house-rules"
    assert both.rule_at("cn.tc.draft", dt.date(2025, 12, 31)).edition == "cn/tc-measures-2020"
    assert both.rule_at("cn.tc.draft", dt.date(2028, 1, 1)).edition == "cn/tc-measures-2020"
    assert both.parameter("tc.members.min", TODAY).number == 31
    assert both.edition("own/house-rules").own
    same_day = RuleBook([own.replace("2026-01-01", "2020-10-23")])
    assert same_day.rule_at("cn.tc.draft", TODAY).edition == "own/house-rules"
    assert shipped().parameter("tc.members.min", TODAY).number == 25


def test_two_editions_of_one_name_and_one_that_is_none() -> None:
    with pytest.raises(Refused, match="same id"):
        RuleBook([EDITION, EDITION])
    with pytest.raises(Refused, match="same id"):
        RuleBook([EDITION.replace("own/house-rules", "cn/tc-measures-2020")])
    with pytest.raises(Unreadable):
        RuleBook(["this is no rule"])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("tc.members.min", 25),
        ("sc.members.min", 15),
        ("tc.unit.max", 3),
        ("tc.party.maxShare", Fraction(1, 2)),
        ("tc.vicechair.max", 5),
        ("sc.vicechair.max", 3),
        ("person.tc.warn", 3),
        ("person.tc.block", 4),
        ("term.years", 5),
        ("vote.quorum", Fraction(3, 4)),
        ("vote.approve", Fraction(2, 3)),
        ("vote.againstMax", Fraction(1, 4)),
        ("vote.ordinary", Fraction(1, 2)),
        ("expertGroup.min", 15),
        ("expertGroup.approve", Fraction(3, 4)),
        ("project.notice.days", 30),
        ("comment.days.gb", 60),
        ("comment.days.industry", 30),
        ("comment.days.local", 30),
        ("comment.days.group", 30),
        ("comment.days.amendment", 30),
        ("plan.months.mandatory", 24),
        ("plan.months.recommended", 18),
        ("plan.months.adoption", 12),
        ("ext.apply.days", 30),
        ("ext.max.mandatory", 12),
        ("ext.max.recommended", 6),
        ("review.years", 5),
        ("review.years.guidance", 3),
        ("abolish.comment.days", 60),
        ("filing.days.industry", 60),
        ("filing.days.local", 60),
        ("gb.publicity.days", 20),
        ("xg.max", 2),
        ("xg.items.max", 2),
        ("stats.report.due", "11-30"),
        ("stats.report.cycle.years", 3),
        ("tc.annualReport.due", "02-15"),
        ("mirror.annualReport.due", "01-15"),
        ("mirror.stageNotice.days", 30),
        ("gso.star.three", 95),
        ("gso.star.two", 85),
        ("gso.star.one", 70),
        ("gso.selfEval.new.months", 3),
        ("assess.fail.rectify.months", 6),
        ("iso.sr.years.is", 5),
        ("iso.sr.years.ts", 3),
        ("iso.np.decision.months", 6),
        ("iso.fdis.weeks", 8),
        ("iec.fdis.weeks", 6),
    ],
)
def test_parameters(key: str, value: object) -> None:
    assert shipped().parameter(key, TODAY).value == value


def test_a_parameter_before_its_first_edition_is_provisional() -> None:
    early = shipped().parameter("plan.months.recommended", dt.date(2021, 1, 1))
    late = shipped().parameter("plan.months.recommended", dt.date(2023, 3, 1))
    assert (early.number, early.provisional) == (18, True)
    assert (late.number, late.provisional) == (18, False)
    with pytest.raises(Refused, match=r"no\.such"):
        shipped().parameter("no.such", TODAY)


def test_all_parameters_of_a_day() -> None:
    found = shipped().parameters(TODAY)
    assert list(found) == sorted(found)
    assert found["term.years"].number == 5
    assert found["mirror.reply.days"].provisional


@pytest.mark.parametrize(
    ("rule_id", "provision", "name", "key"),
    [
        ("cn.tc.draft", "participation", "least", "vote.quorum"),
        ("cn.tc.draft", "approval", "least", "vote.approve"),
        ("cn.tc.draft", "opposition", "most", "vote.againstMax"),
        ("cn.tc.ordinary", "majority", "above", "vote.ordinary"),
        ("cn.expert_group", "attendance", "least", "expertGroup.min"),
        ("cn.expert_group", "approval", "least", "expertGroup.approve"),
        ("cn.group_standard", "approval", "least", "group.approve"),
        ("iso.sr", "use", "least", "iso.sr.use.min"),
    ],
)
def test_a_parameter_and_the_rule_beside_it_say_the_same(
    rule_id: str, provision: str, name: str, key: str
) -> None:
    for edition in shipped_editions():
        values = {item.key: item.value for item in edition.parameters}
        for item in edition.rules:
            if item.id == rule_id:
                found = {p.id: p.values for p in item.provisions}
                assert found[provision][name] == values[key]


def test_an_installation_without_rules_is_loud(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book, "resource", lambda *parts: tmp_path)
    with pytest.raises(BrokenRegistry):
        shipped_editions.__wrapped__()


def test_every_national_kind_has_its_rule_in_both_editions_of_the_measures() -> None:
    later = {BallotKind.EXPERT_GROUP: 2023, BallotKind.GROUP_STANDARD: 2019}
    for kind in BallotKind:
        if kind.national:
            year = later.get(kind, 2018)
            assert shipped().rule_for(kind, "cn", dt.date(year, 3, 1)) is not None
            assert shipped().rule_for(kind, "cn", TODAY) is not None


def test_national_drafts_are_reviewed_in_a_meeting_since_march_2023() -> None:
    book = shipped()
    assert book.form_for(BallotKind.DRAFT, dt.date(2023, 2, 28)) is None
    form = book.form_for(BallotKind.DRAFT, dt.date(2023, 3, 1))
    assert form is not None
    assert form.provisional
    assert book.form_for(BallotKind.CORRESPONDENCE, TODAY) is not None
    assert book.form_for(BallotKind.PROPOSAL, TODAY) is None
