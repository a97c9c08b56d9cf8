"""What the papers of an international ballot count, and what they let choose."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from stdcommittee.base.messages import Bilingual
from stdcommittee.domain.ballots.approvals import Approvals
from stdcommittee.domain.ballots.position_records import Consultation, Reply
from stdcommittee.domain.ballots.position_sheet import Distribution, PositionSheet, addressee_key
from stdcommittee.domain.ballots.positions import OwnComments
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.ballots.vocabulary import VoteValue as V

DAY = dt.date(2026, 6, 11)
BEFORE = dt.date(2026, 6, 10)


def reply(name: str, value: V | None = None, **values: Any) -> Reply:
    filled: dict[str, Any] = {"consultation_id": 1, "replied": DAY, **values}
    return Reply(name=name, value=value, **filled)


def sheet(kind: BallotKind, *drafts: tuple[Reply, ...]) -> PositionSheet:
    log = tuple(
        Distribution(Consultation(ballot_id=1, draft=f"{place}"), None, replies)
        for place, replies in enumerate(drafts)
    )
    return PositionSheet(
        ballot=Ballot(title="x", kind=kind),
        unit=Bilingual("", ""),
        committee=Bilingual("", ""),
        day=DAY,
        log=log,
        comments=OwnComments(),
        approvals=Approvals(()),
    )


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        (BallotKind.DIS, "approve approve_with_comments disapprove abstain"),
        (BallotKind.CIB, "approve approve_with_comments disapprove abstain"),
        (BallotKind.FDIS, "approve disapprove abstain"),
        (BallotKind.NP, "approve disapprove abstain"),
        (BallotKind.SR, "confirm revise withdraw abstain"),
    ],
)
def test_the_answers_that_a_kind_allows(kind: BallotKind, answers: str) -> None:
    assert " ".join(vote.value for vote in sheet(kind).answers) == answers


def test_who_answered_about_two_drafts_counts_once_with_the_last_answer() -> None:
    first = (
        reply("甲", V.APPROVE, person_id=7, replied=BEFORE),
        reply("乙", V.DISAPPROVE),
        reply("丙", None),
        reply("丁", None, replied=None),
    )
    second = (
        reply("甲改名", V.DISAPPROVE, person_id=7),
        reply("乙", V.APPROVE, replied=BEFORE),
        reply("丁", V.ABSTAIN, organization="另一单位"),
    )
    counts = sheet(BallotKind.DIS, first, second).opinions
    assert dict(counts) == {V.DISAPPROVE: 2, None: 1, V.ABSTAIN: 1}


def test_whom_a_reply_is_from() -> None:
    assert addressee_key(reply("甲", person_id=7)) == addressee_key(reply("乙", person_id=7))
    assert addressee_key(reply("甲")) != addressee_key(reply("甲", organization="某研究院"))
