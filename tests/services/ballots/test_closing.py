"""A closed ballot stays closed, whoever asks: services, records, undo, imports, plain SQL."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.ballots.records import (
    Ballot,
    BallotOutcome,
    BallotStatus,
    Vote,
    Voter,
)
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing
from stdcommittee.domain.rules import Outcome, RuleBook, Verdict, tally
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.exchange.importing import Fate
from stdcommittee.services.ballots import (
    cancel_ballot,
    cast_votes,
    close_ballot,
    give_reason,
    lines_of,
    open_ballot,
    place_voter,
    record_vote,
    record_votes,
    withdraw_ballot,
    withdraw_vote,
)
from stdcommittee.services.imports import carry_out, plan_import
from stdcommittee.services.session import Session
from stdcommittee.storage.check import check_file
from stdcommittee.storage.database import DatabaseError
from tests.services.ballots.committee import (
    ABSTAIN,
    NO,
    OPENED,
    TODAY,
    YES,
    draft,
    last_message,
    last_operation,
    opened,
    roster,
    stored,
    vote_all,
    voters,
)
from tests.workspaces import raw, record_tables


@pytest.fixture
def ballot(session: Session) -> Ballot:
    """An open ballot of five members, of whom four have voted."""
    roster(session, 5)
    found = opened(session)
    vote_all(session, found, [YES, YES, YES, ABSTAIN])
    return found


@pytest.fixture
def closed(session: Session, ballot: Ballot) -> Ballot:
    return close_ballot(session, ballot.id, TODAY)


def test_the_verdict_is_kept_with_the_ballot(session: Session, ballot: Ballot) -> None:
    with session.reading() as reader:
        votes = cast_votes(reader, ballot)
    closed = close_ballot(session, ballot.id, TODAY)
    assert stored(session, ballot) == closed
    assert (closed.status, closed.closed, closed.outcome) == (
        BallotStatus.CLOSED,
        TODAY,
        BallotOutcome.APPROVED,
    )
    rule = session.rules.rule(ballot.rule, ballot.edition)
    assert Verdict.from_json(closed.verdict) == tally(rule, votes)
    assert last_message(session) == "“地理信息 观测、测量与样本” closed: Approved"
    assert session.workspace.operations(limit=1)[0].final


@pytest.mark.parametrize(
    ("values", "outcome"),
    [
        ([YES, YES, YES, NO], BallotOutcome.APPROVED),
        ([YES, YES, NO, NO], BallotOutcome.NOT_APPROVED),
        ([YES, YES, YES], BallotOutcome.NOT_APPROVED),
    ],
)
def test_the_outcome(session: Session, values: list[object], outcome: BallotOutcome) -> None:
    roster(session, 5)
    ballot = opened(session)
    vote_all(session, ballot, values, reason="理由")  # type: ignore[arg-type]
    assert close_ballot(session, ballot.id, TODAY).outcome is outcome


def test_every_outcome_of_a_rule_can_be_kept() -> None:
    kept = {item.value for item in BallotOutcome}
    assert {outcome.value for outcome in Outcome} <= kept


def test_a_ballot_is_judged_by_the_edition_it_opened_under(session: Session) -> None:
    own = """
    [edition]
    id = "cn/tc-measures-2026"
    title = { zh = "新办法", en = "New Measures" }
    document = { zh = "示例", en = "sample" }
    from = 2026-06-08
    [[rules]]
    id = "cn.tc.draft"
    kind = "draft"
    title = { zh = "送审稿", en = "Draft review" }
    citation = { zh = "示例", en = "sample" }
    unit = { zh = "委员", en = "member" }
    entitled = ["member"]
    excluded = ["adviser", "observer", "liaison", "none"]
    unstated = "member"
    reasons = "free"
    [[rules.criteria]]
    criterion = "approval"
    label = { zh = "赞成", en = "Approval" }
    measure = { zh = "赞成 ÷ 已投", en = "approvals ÷ votes" }
    least = "1/1"
    abstentions = true
    """
    roster(session, 4)
    early = opened(session)
    session.rules = RuleBook([own])
    late = open_ballot(session, draft(session).id, dt.date(2026, 6, 9))
    assert (early.edition, late.edition) == ("cn/tc-measures-2020", "cn/tc-measures-2026")
    for ballot in (early, late):
        vote_all(session, ballot, [YES, YES, YES, NO])
    assert close_ballot(session, early.id, TODAY).outcome is BallotOutcome.APPROVED
    assert close_ballot(session, late.id, TODAY).outcome is BallotOutcome.NOT_APPROVED


def test_what_keeps_a_ballot_from_closing(session: Session, ballot: Ballot) -> None:
    with pytest.raises(Refused, match="is yet to come"):
        close_ballot(session, ballot.id, TODAY + dt.timedelta(days=1))
    with pytest.raises(Refused, match="opened on 2026-06-04 only"):
        close_ballot(session, ballot.id, OPENED - dt.timedelta(days=1))
    with pytest.raises(Refused, match="Being prepared"):
        close_ballot(session, draft(session).id, TODAY)
    with pytest.raises(Refused, match="no longer there"):
        close_ballot(session, 99, TODAY)
    assert stored(session, ballot) == ballot


def test_no_ballot_closes_before_its_last_vote(session: Session, ballot: Ballot) -> None:
    record_vote(session, voters(session, ballot)[4].id, YES, on=TODAY)
    with pytest.raises(Refused, match="Votes were cast as late as 2026-06-11"):
        close_ballot(session, ballot.id, TODAY - dt.timedelta(days=1))
    assert close_ballot(session, ballot.id, TODAY).closed == TODAY


def test_votes_that_nobody_understands_keep_a_ballot_from_closing(
    session: Session, ballot: Ballot
) -> None:
    voter = voters(session, ballot)[4]
    with session.writing("list") as uow:
        uow.add(Vote(ballot_id=ballot.id, voter_id=voter.id, stated="也许"))
    before = record_tables(session)
    with pytest.raises(Refused, match="1 vote is not understood") as caught:
        close_ballot(session, ballot.id, TODAY)
    assert caught.value.advice is not None
    assert record_tables(session) == before
    record_vote(session, voter.id, YES)
    assert close_ballot(session, ballot.id, TODAY).outcome is BallotOutcome.APPROVED


def test_a_ballot_that_no_rule_judges_is_not_closed_with_a_verdict(session: Session) -> None:
    made = draft(session, kind=BallotKind.CD, committee="ISO/TC 1", document="ISO/CD 1")
    ballot = open_ballot(session, made.id, OPENED, [Voter(ballot_id=0, name="SAC")])
    with pytest.raises(Refused, match="No rule judges this ballot"):
        close_ballot(session, ballot.id, TODAY)


def test_no_use_case_touches_a_closed_ballot(session: Session, closed: Ballot) -> None:
    voter = voters(session, closed)[0]
    with session.reading() as reader:
        vote = lines_of(reader, closed.id)[0].vote
    assert vote is not None
    vote_id = vote.id
    acts: list[Callable[[], object]] = [
        lambda: record_vote(session, voter.id, NO),
        lambda: record_votes(session, closed.id, []),
        lambda: withdraw_vote(session, voter.id),
        lambda: give_reason(session, vote_id, "x"),
        lambda: place_voter(session, voter.id, Standing.ADVISER),
        lambda: close_ballot(session, closed.id, TODAY),
        lambda: cancel_ballot(session, closed.id, "x"),
        lambda: open_ballot(session, closed.id, TODAY),
    ]
    before = record_tables(session)
    for act in acts:
        with pytest.raises(Refused, match="Closed with a result") as caught:
            act()
        assert "Reopen it with a reason" in str(caught.value)
    assert record_tables(session) == before


def test_no_record_of_a_closed_ballot_is_written(session: Session, closed: Ballot) -> None:
    with session.reading() as reader:
        line = lines_of(reader, closed.id)[0]
    vote, voter = line.vote, line.voter
    assert vote is not None
    kept = replace(vote)
    before = record_tables(session)
    for record in (
        replace(closed, title="改"),
        replace(closed, status=BallotStatus.OPEN),
        replace(closed, outcome=BallotOutcome.NOT_APPROVED),
        replace(kept, value=NO),
        replace(voter, standing=Standing.ADVISER),
    ):
        with pytest.raises(Refused, match="closed and stays"), session.writing("x") as uow:
            uow.change(record)
    for record in (replace(kept, id=0), replace(voter, id=0)):
        with pytest.raises(Refused, match="closed and stays"), session.writing("x") as uow:
            uow.add(record)
    for cls, number in ((Vote, kept.id), (Voter, voter.id), (Ballot, closed.id)):
        with pytest.raises(Refused, match="closed and stays"), session.writing("x") as uow:
            uow.remove(cls, number)
    assert record_tables(session) == before


def test_no_undo_reaches_into_a_closed_ballot(session: Session, ballot: Ballot) -> None:
    record_vote(session, voters(session, ballot)[4].id, YES)
    close_ballot(session, ballot.id, TODAY)
    before = record_tables(session)
    operations = [item.id for item in session.workspace.operations()]
    for number in operations[:-1]:  # all but the beginning of the workspace
        with pytest.raises(Refused) as caught:
            session.undo(number)
        assert caught.value.kept is not None
    assert record_tables(session) == before
    closing, vote, *_ = operations
    with pytest.raises(Refused, match="is final and cannot be undone"):
        session.undo(closing)
    with pytest.raises(Refused, match="This is closed and stays as it is"):
        session.undo(vote)


def test_no_list_of_votes_changes_a_closed_ballot(
    session: Session, closed: Ballot, tmp_path: Path
) -> None:
    path = tmp_path / "votes.csv"
    path.write_text("姓名,表决\n委员01,反对\n委员02,赞成\n委员05,赞成\n", encoding="utf-8")
    plan = plan_import(
        session, path, ImportKind.VOTES, options={"ballot": closed.title, "rule": ""}
    )
    fates = [row.fate for row in plan.tables[0].rows]
    assert fates == [Fate.QUARANTINED, Fate.UNCHANGED, Fate.QUARANTINED]
    with session.reading() as reader:
        before = lines_of(reader, closed.id)
    carry_out(session, plan)
    with session.reading() as reader:
        assert lines_of(reader, closed.id) == before
    assert stored(session, closed) == closed


STATEMENTS = [
    "UPDATE ballot SET outcome = 'not approved' WHERE id = {id}",
    "UPDATE ballot SET status = 'open' WHERE id = {id}",
    "UPDATE ballot SET verdict = NULL WHERE id = {id}",
    "DELETE FROM ballot WHERE id = {id}",
    "UPDATE vote SET value = 'disapprove' WHERE ballot_id = {id}",
    "DELETE FROM vote WHERE ballot_id = {id}",
    "INSERT INTO vote (ballot_id, voter_id, value, count) VALUES ({id}, 1, 'approve', 1)",
    "UPDATE vote SET ballot_id = {id} WHERE ballot_id = {other}",
    "UPDATE voter SET standing = 'adviser' WHERE ballot_id = {id}",
    "DELETE FROM voter WHERE ballot_id = {id}",
    "INSERT INTO voter (ballot_id, name, standing) VALUES ({id}, 'x', 'member')",
    "UPDATE voter SET ballot_id = {id} WHERE ballot_id = {other}",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_plain_sql_is_refused(session: Session, closed: Ballot, statement: str) -> None:
    other = opened(session)
    vote_all(session, other, [YES, NO])
    session.close()
    with raw(session.path, guards=True) as connection:
        with pytest.raises(DatabaseError, match="closed:"):
            connection.execute(statement.format(id=closed.id, other=other.id))
        connection.execute("UPDATE vote SET value = 'abstain' WHERE ballot_id = ?", (other.id,))
    assert not check_file(session.path, None).ok  # the open one was changed behind its back


def test_a_closed_workspace_is_in_order(session: Session, closed: Ballot) -> None:
    session.close()
    assert check_file(session.path, None).ok
    assert closed.id


def test_ending_without_decision_needs_a_reason_and_can_be_undone(
    session: Session, ballot: Ballot
) -> None:
    with pytest.raises(Refused, match="for a reason"):
        cancel_ballot(session, ballot.id, " ")
    cancelled = cancel_ballot(session, ballot.id, "计划终止")
    assert (cancelled.status, cancelled.closed, cancelled.outcome) == (
        BallotStatus.CANCELLED,
        TODAY,
        BallotOutcome.NONE,
    )
    operation = session.workspace.operations(limit=1)[0]
    assert (operation.reason, operation.final) == ("计划终止", False)
    assert str(operation.message) == "“地理信息 观测、测量与样本” ended without decision: 计划终止"
    with pytest.raises(Refused, match="Closed without decision"):
        cancel_ballot(session, ballot.id, "再来")
    session.undo(last_operation(session))
    assert stored(session, ballot) == ballot


def test_a_ballot_is_withdrawn_for_a_reason(session: Session) -> None:
    roster(session, 3)
    ballot = opened(session)
    with pytest.raises(Refused, match="withdrawn for a reason"):
        withdraw_ballot(session, ballot.id, " ")
    ended = withdraw_ballot(session, ballot.id, " 起草单位撤回 ")
    assert (ended.status, ended.why, ended.closed) == (
        BallotStatus.WITHDRAWN,
        "起草单位撤回",
        TODAY,
    )
    assert stored(session, ballot) == ended
    assert last_message(session).endswith("withdrawn: 起草单位撤回")
    for again in (withdraw_ballot, cancel_ballot):
        with pytest.raises(Refused):
            again(session, ballot.id, "x")
    session.undo(last_operation(session))
    assert stored(session, ballot) == ballot


def test_a_ballot_without_decision_keeps_why(session: Session) -> None:
    roster(session, 3)
    ballot = cancel_ballot(session, opened(session).id, "会议延期")
    assert (ballot.status, ballot.why) == (BallotStatus.CANCELLED, "会议延期")
