"""A result sheet is frozen whole: what it says comes back the same, in every language."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json

import pytest

from stdcommittee.base.messages import Bilingual, Message
from stdcommittee.domain.ballots.castvote import CastVote
from stdcommittee.domain.ballots.records import BallotOutcome, Mode
from stdcommittee.domain.ballots.result_sheet import (
    EarlierRound,
    ResultSheet,
    SheetMeeting,
    SheetVoter,
)
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing, VoteValue
from stdcommittee.domain.people.records import InterestParty
from stdcommittee.domain.rules import RuleBook, Treatment, tally

DAY = dt.date(2026, 6, 11)


def full() -> ResultSheet:
    """A sheet in which every field is filled."""
    rule = RuleBook().rule_at("cn.tc.draft", DAY)
    votes = [CastVote(voter="a", standing=Standing.MEMBER, vote=VoteValue.APPROVE)]
    voter = SheetVoter(
        name="委员01",
        organization="某单位01",
        professional_title="高级工程师",
        position="chair",
        party=InterestParty.USER,
        standing=Standing.MEMBER,
        entitled=False,
        took_part=True,
        vote=VoteValue.DISAPPROVE,
        word="?",
        reason="理由\n第二行",
        cast=DAY,
        mode=Mode.WRITTEN,
        behalf="委员02",
        checked_by="委员03",
        checked=DAY,
        count=2,
        superseded=3,
        treatment=Treatment.DISREGARDED,
        why=Message("“{word}” is not a number of votes", word="x"),
        joined=DAY,
    )
    return ResultSheet(
        number=12,
        title=Bilingual("题目", "Title"),
        kind=BallotKind.CORRESPONDENCE,
        unit=Bilingual("某研究院", "An institute"),
        committee="SAC/TC 999",
        committee_title=Bilingual("示例", "Example"),
        document="GB/T 90001",
        project="20251187-T-334",
        drafter="某大学",
        round=2,
        mode=Mode.MEETING,
        secret=True,
        opened=DAY,
        closes=DAY,
        closed=DAY,
        closed_by="秘书",
        electorate=29,
        outcome=BallotOutcome.APPROVED,
        verdict=dataclasses.replace(tally(rule, votes), roll=()),
        counts={"approve": 1, "abstain": 2, "not_voted": 3, "unread": 1},
        voters=(voter, SheetVoter(name="委员02")),
        meeting=SheetMeeting(
            title=Bilingual("审查会", "Review"),
            begins=DAY,
            ends=DAY,
            place="某市",
            chaired_by="委员01",
            present=22,
        ),
        earlier=(EarlierRound(round=1, opened=DAY, closed=DAY, counts={"approve": 2}, why="漏计"),),
        documents=(("稿.pdf", "ab" * 32),),
        our_vote=VoteValue.ABSTAIN,
        sent=DAY,
    )


def test_every_field_of_the_sample_differs_from_its_default() -> None:
    for record in (full(), full().voters[0]):
        for item in dataclasses.fields(record):
            assert getattr(record, item.name) != item.default, item.name


def test_a_frozen_sheet_is_the_same_when_thawed() -> None:
    sheet = full()
    assert ResultSheet.thaw(sheet.freeze()) == sheet
    assert ResultSheet.thaw(sheet.freeze()).freeze() == sheet.freeze()
    assert ResultSheet.from_json(json.loads(json.dumps(sheet.to_json()))) == sheet


def test_what_has_its_default_takes_no_room() -> None:
    bare = ResultSheet(number=1, title=Bilingual("t", ""), kind=BallotKind.DRAFT, unit=full().unit)
    assert sorted(bare.to_json()) == ["format", "kind", "number", "title", "unit"]
    assert ResultSheet.from_json(bare.to_json()) == bare
    assert json.loads(full().freeze())["voters"][1] == {"name": "委员02"}


def test_the_digest_follows_from_every_field() -> None:
    sheet = full()
    assert sheet.digest == full().digest
    assert sheet.digest != dataclasses.replace(sheet, closed_by="别人").digest


def test_votes_are_counted_as_received() -> None:
    sheet = full()
    assert sheet.count(VoteValue.APPROVE, VoteValue.ABSTAIN) == 3
    assert (sheet.received, sheet.silent, sheet.unread) == (3, 3, 1)


def test_silent_is_who_may_vote_and_did_not() -> None:
    assert SheetVoter(name="a").silent
    assert not SheetVoter(name="a", took_part=True).silent
    assert not SheetVoter(name="a", entitled=False).silent
    assert not SheetVoter(name="a", joined=DAY).silent
    assert SheetVoter(name="a", treatment=Treatment.UNREAD).disregarded


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="99"):
        ResultSheet.from_json({**full().to_json(), "format": 99})
