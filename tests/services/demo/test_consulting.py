"""The sample's ISO ballots have their whole line: drafts out, replies, approvals, receipts."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

import pytest

from stdcommittee.base.conditions import Is
from stdcommittee.base.records import kind_of
from stdcommittee.domain.ballots.position_records import (
    Approval,
    Consultation,
    Decision,
    Reply,
    ReviewAnswers,
)
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Vote
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.documents.records import Evidence
from stdcommittee.domain.people.expert_records import ExpertRegistration, RegistrationStatus
from stdcommittee.services.ballots.course import CourseStep
from stdcommittee.services.ballots.dates import ballot_dates
from stdcommittee.services.ballots.line import line_of
from stdcommittee.services.session import Session
from tests.services.demo.moments import NOW

TODAY = NOW.date()


@pytest.fixture(scope="module")
def ballots(opened: Session) -> list[Ballot]:
    """The ISO ballots that closed in the report year or since, or run."""
    with opened.reading() as reader:
        known = reader.find(Ballot, order=("closes",))
    since = dt.date(TODAY.year - 1, 1, 1)
    return [b for b in known if not b.kind.national and b.closes and b.closes >= since]


def test_two_thirds_of_the_drafts_went_to_named_experts(
    opened: Session, ballots: list[Ballot]
) -> None:
    with opened.reading() as reader:
        sent = {item.ballot_id: item for item in reader.find(Consultation)}
        replies = defaultdict(list)
        for reply in reader.find(Reply):
            replies[reply.consultation_id].append(reply)
    named = [ballot for ballot in ballots if ballot.id in sent]
    assert 0.6 < len(named) / len(ballots) < 0.8
    for ballot in named:
        made = sent[ballot.id]
        asked = replies[made.id]
        days = [reply.replied for reply in asked if reply.replied is not None]
        assert made.sent
        assert made.channel
        assert made.licence
        assert made.document_id
        assert ballot.asked == len(asked)
        assert ballot.replied == len(days)
        assert all(made.sent <= day <= TODAY for day in days), ballot.document
        assert all(reply.person_id and reply.organization for reply in asked)
    said = [reply for each in replies.values() for reply in each]
    assert sum(bool(reply.text) for reply in said) >= 10
    assert len({reply.value for reply in said}) >= 6
    spread = [len({r.replied for r in replies[sent[b.id].id] if r.replied}) for b in named]
    assert sum(days >= 2 for days in spread) > len(spread) * 3 / 4


def test_positions_were_agreed_to_in_order_and_one_was_sent_back(
    opened: Session, ballots: list[Ballot]
) -> None:
    with opened.reading() as reader:
        decisions = reader.find(Approval, order=("id",))
    by_ballot: defaultdict[int, list[Approval]] = defaultdict(list)
    for item in decisions:
        by_ballot[item.ballot_id].append(item)
    back = [item for item in decisions if item.decision is Decision.RETURNED]
    assert len(back) == 1
    assert back[0].note
    sent = [ballot for ballot in ballots if ballot.sent is not None]
    for ballot in sent:
        agreed = [i for i in by_ballot[ballot.id] if i.decision is Decision.APPROVED]
        assert [item.step for item in agreed] == ["group", "unit"], ballot.document
        assert all(i.on and ballot.positioned and ballot.sent for i in agreed)
        assert ballot.sent_by
        assert ballot.receipt
    assert any(line_of(opened, b).now is CourseStep.APPROVAL for b in ballots)


def test_experts_were_named_with_a_new_work_item(opened: Session, ballots: list[Ballot]) -> None:
    proposals = [ballot for ballot in ballots if ballot.kind is BallotKind.NP]
    assert proposals
    with opened.reading() as reader:
        for ballot in proposals:
            named = reader.find(ExpertRegistration, Is("ballot", ballot.document))
            assert {item.status for item in named} == {
                RegistrationStatus.REGISTERED,
                RegistrationStatus.REFUSED,
            }


def test_review_questions_are_confirmed_except_for_one_that_runs(
    opened: Session, ballots: list[Ballot]
) -> None:
    with opened.reading() as reader:
        confirmed = {item.ballot_id for item in reader.find(ReviewAnswers)}
    reviews = [b for b in ballots if b.kind is BallotKind.SR and b.opened and b.opened.year >= 2025]
    waiting = [ballot for ballot in reviews if ballot.id not in confirmed]
    assert [ballot.status for ballot in waiting] == [BallotStatus.OPEN]
    assert len(reviews) - len(waiting) >= 4


def test_one_open_ballot_waits_for_replies_and_one_was_excused(
    opened: Session, ballots: list[Ballot]
) -> None:
    silent = [b for b in ballots if b.status is BallotStatus.OPEN and b.asked and not b.replied]
    assert len(silent) == 1
    next_day = min(
        item.planned.day for item in ballot_dates(opened, silent[0]).days if not item.done
    )
    assert 0 <= (next_day - TODAY).days <= 7
    excused = [ballot for ballot in ballots if ballot.excused]
    assert [ballot.sent for ballot in excused] == [None]


def test_a_vote_on_paper_has_its_scan_and_was_compared(opened: Session) -> None:
    with opened.reading() as reader:
        brought = [vote for vote in reader.find(Vote) if vote.behalf]
        assert len(brought) == 1
        vote = brought[0]
        tie = (Is("kind", kind_of(Vote).name), Is("record_id", vote.id))
        assert reader.count(Evidence, *tie) == 1
    assert vote.checked_by
    assert vote.checked is not None
    assert vote.cast is not None
    assert vote.checked >= vote.cast


def test_national_ballots_are_of_the_kinds_that_their_titles_say(opened: Session) -> None:
    with opened.reading() as reader:
        national = [ballot for ballot in reader.find(Ballot) if ballot.kind.national]
    assert {ballot.kind for ballot in national} == {
        *(BallotKind.DRAFT, BallotKind.CORRESPONDENCE, BallotKind.PROPOSAL, BallotKind.BUDGET),
        *(BallotKind.SUBCOMMITTEE, BallotKind.MEMBERS, BallotKind.ORDINARY),
    }
    assert all(ballot.rule for ballot in national)
    assert {ballot.round for ballot in national} == {1, 2}
