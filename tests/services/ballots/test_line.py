"""The whole line of a ballot: its steps, days, what to mind, what is next."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from stdcommittee.domain.ballots.agreement import Agreement
from stdcommittee.domain.ballots.position_records import Decision, NationalAdoption, ReviewAnswers
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome
from stdcommittee.domain.ballots.vocabulary import BallotKind, VoteValue
from stdcommittee.domain.comments.records import Comment, CommentRound
from stdcommittee.domain.meetings.records import Meeting
from stdcommittee.services.ballots import record_position, record_result, record_sent
from stdcommittee.services.ballots.approvals import decide_position
from stdcommittee.services.ballots.consultations import Addressee, Sending, distribute
from stdcommittee.services.ballots.course import CourseStep
from stdcommittee.services.ballots.line import Line, Stop, line_of
from stdcommittee.services.ballots.nominations import nominate
from stdcommittee.services.ballots.review_answers import confirm_answers
from stdcommittee.services.session import Session
from tests.services.ballots.abroad import CLOSES, TODAY, abroad, foreign
from tests.services.ballots.committee import NO, YES, stored

CONSULT, POSITION, APPROVAL, SENT, RESULT = (
    CourseStep.CONSULT,
    CourseStep.POSITION,
    CourseStep.APPROVAL,
    CourseStep.SENT,
    CourseStep.RESULT,
)


def line(session: Session, ballot: Ballot) -> Line:
    return line_of(session, stored(session, ballot))


COMMENTED = VoteValue.APPROVE_WITH_COMMENTS


def stop(session: Session, ballot: Ballot, step: CourseStep) -> Stop:
    return next(item for item in line(session, ballot).stops if item.step is step)


def checks(found: Stop) -> list[str]:
    return [check.id for check in found.checks]


def test_the_steps_of_each_kind(session: Session) -> None:
    steps = {
        kind: [item.step for item in line(session, foreign(session, kind=kind)).stops]
        for kind in (BallotKind.DIS, BallotKind.NP, BallotKind.SR)
    }
    main = [CONSULT, POSITION, APPROVAL, SENT, RESULT]
    assert steps[BallotKind.DIS] == main
    assert steps[BallotKind.NP] == [CONSULT, CourseStep.NOMINATION, *main[1:]]
    assert steps[BallotKind.SR] == [CONSULT, CourseStep.ANSWERS, *main[1:]]


def test_from_distribution_to_outcome(session: Session, tmp_path: Path) -> None:
    ballot = foreign(session, closes=TODAY)
    assert line(session, ballot).now is CONSULT
    distribute(session, ballot.id, Sending(draft="x"), [Addressee("专家01")])
    assert line(session, ballot).now is POSITION
    assert str(stop(session, ballot, CONSULT).said) == "0/1 replied"
    with session.writing("meeting") as uow:
        meeting = uow.add(Meeting(title="对口工作组会议"))
    record_position(session, ballot.id, NO, reason="7.3", meeting_id=meeting.id)
    assert str(stop(session, ballot, POSITION).said) == "Disapprove; in “对口工作组会议”"
    waiting = stop(session, ballot, APPROVAL)
    assert line(session, ballot).now is APPROVAL
    assert str(waiting.said) == "waiting for: Head of the counterpart unit"
    decide_position(session, ballot.id, "unit", Decision.APPROVED, by="负责人01")
    agreed = stop(session, ballot, APPROVAL)
    assert (agreed.done, agreed.day) == (True, TODAY)
    assert str(agreed.said) == "Head of the counterpart unit, 负责人01"
    assert line(session, ballot).now is SENT
    receipt = tmp_path / "receipt.pdf"
    receipt.write_bytes(b"received")
    record_sent(
        session, ballot.id, by="委员01", receipt="R-1", receipt_file=receipt, with_comments=True
    )
    sent = stop(session, ballot, SENT)
    assert str(sent.said) == "with comments, by 委员01, receipt R-1"
    assert checks(sent) == []
    assert not stop(session, ballot, APPROVAL).open
    record_result(session, ballot.id, BallotOutcome.APPROVED)
    found = line(session, ballot)
    assert (found.now, found.agreement) == (None, Agreement.OUTVOTED)
    assert str(stop(session, ballot, RESULT).said) == "Approved; Outvoted"
    briefs = [str(item.brief) for item in found.stops]
    assert briefs == ["0/1 replied", "Disapprove", "Agreed", "2026-06-11", "Approved"]
    assert [item.step for item in found.stops if item.more] == [CONSULT]
    assert found.rate is not None
    assert (found.rate.year, len(found.rate.agreed), len(found.rate.compared)) == (2026, 0, 1)


def test_a_draft_sent_late_is_said_from_the_day_after_the_limit_on(session: Session) -> None:
    # Opened on Thursday 4 June; three working days later is Tuesday 9 June.
    for day, wrong in ((9, []), (10, ["distribution"])):
        ballot = foreign(session, title=str(day))
        sending = Sending(draft="x", on=dt.date(2026, 6, day))
        distribute(session, ballot.id, sending, [Addressee("专家01")])
        assert checks(stop(session, ballot, CONSULT)) == wrong


def test_a_position_sent_back_is_open_again(session: Session) -> None:
    ballot = foreign(session)
    record_position(session, ballot.id, YES)
    decide_position(session, ballot.id, "unit", Decision.RETURNED, by="负责人01", note="why?")
    assert line(session, ballot).now is CONSULT
    assert str(stop(session, ballot, POSITION).said) == "sent back, to be decided anew"
    assert str(stop(session, ballot, APPROVAL).said) == "sent back by 负责人01: why?"
    record_position(session, ballot.id, YES, reason="because")
    said = "waiting for: Head of the counterpart unit; sent back before by 负责人01"
    assert str(stop(session, ballot, APPROVAL).said) == said


def test_what_was_wrong_in_sending_is_said(session: Session) -> None:
    late = foreign(session, closes=TODAY - dt.timedelta(days=1))
    record_position(session, late.id, YES)
    decide_position(session, late.id, "unit", Decision.RETURNED, by="x", note="why?")
    record_position(session, late.id, YES)
    record_sent(session, late.id)
    assert checks(stop(session, late, SENT)) == ["late", "approval", "receipt"]
    last_day = foreign(session, title="b", closes=TODAY)
    record_position(session, last_day.id, YES)
    record_sent(session, last_day.id)
    unasked = stop(session, last_day, SENT)
    assert checks(unasked) == ["approval", "receipt"]
    said = "Nobody agreed to it. Asked is: Head of the counterpart unit."
    assert str(unasked.checks[0].what) == said
    assert str(stop(session, last_day, APPROVAL).said) == "nobody was asked"


def test_an_agreement_after_the_vote_was_sent_is_said(session: Session) -> None:
    ballot = foreign(session)
    record_position(session, ballot.id, YES, on=TODAY - dt.timedelta(days=1))
    decide_position(session, ballot.id, "unit", Decision.APPROVED, by="负责人01")
    record_sent(session, ballot.id, on=TODAY - dt.timedelta(days=1))
    sent = stop(session, ballot, SENT)
    assert checks(sent) == ["agreed", "receipt"]
    assert str(sent.checks[0].what) == "负责人01 agreed on 2026-06-11, after it was sent."


def test_iec_takes_no_comments_with_a_positive_vote_on_an_fdis(session: Session) -> None:
    iec = {"kind": BallotKind.FDIS, "document": "65/999/FDIS", "committee": "IEC/TC 65"}
    for values, position, found in (
        (iec, COMMENTED, ["comments"]),
        (iec, YES, []),
        ({**iec, "kind": BallotKind.CDV}, COMMENTED, []),
        ({"kind": BallotKind.FDIS}, COMMENTED, []),
    ):
        ballot = foreign(session, **values)
        record_position(session, ballot.id, position)
        assert checks(stop(session, ballot, POSITION)) == found
    ballot = foreign(session, **iec)
    record_position(session, ballot.id, YES)
    record_sent(session, ballot.id, with_comments=True)
    assert checks(stop(session, ballot, POSITION)) == ["comments"]


def test_a_negative_vote_without_technical_comments_is_said(session: Session) -> None:
    ballot = foreign(session)
    record_position(session, ballot.id, NO, reason="7.3")
    assert checks(stop(session, ballot, POSITION)) == ["technical"]
    record_sent(session, ballot.id)
    assert checks(stop(session, ballot, POSITION)) == ["technical"]
    internal = foreign(session, kind=BallotKind.CIB)
    record_position(session, internal.id, NO)
    assert checks(stop(session, internal, POSITION)) == []


def test_our_comments_stand_beside_the_position(session: Session) -> None:
    ballot = foreign(session)
    with session.writing("comments") as uow:
        made = uow.add(CommentRound(title="x", document="ISO/DIS 99127"))
        uow.add_many([Comment(round_id=made.id, types=(kind,)) for kind in ("te", "ed")])
    record_position(session, ballot.id, NO, reason="7.3")
    found = stop(session, ballot, POSITION)
    assert str(found.said) == "Disapprove; 2 comments of ours, 1 technical"
    assert checks(found) == []


def test_experts_and_answers(session: Session) -> None:
    made = abroad(session)
    proposal = foreign(session, kind=BallotKind.NP)
    record_position(session, proposal.id, YES)
    assert checks(stop(session, proposal, CourseStep.NOMINATION)) == ["experts"]
    nominate(session, proposal.id, made.persons[0], made.group)
    named = stop(session, proposal, CourseStep.NOMINATION)
    assert (named.done, str(named.said), checks(named)) == (True, "1 expert named", [])
    review = foreign(session, title="r", kind=BallotKind.SR, document="ISO 99136-1:2020")
    told = stop(session, review, CourseStep.ANSWERS)
    assert (told.done, str(told.said)) == (False, "2 answers from our records")
    answers = ReviewAnswers(ballot_id=review.id, adoption=NationalAdoption.IDENTICAL)
    confirm_answers(session, review.id, answers)
    kept = stop(session, review, CourseStep.ANSWERS)
    assert (kept.done, str(kept.said), checks(kept)) == (True, "Adopted, identical", ["answers"])


def test_the_days_are_the_office_s(session: Session) -> None:
    found = {item.step: item.by for item in line(session, foreign(session)).stops}
    assert found[APPROVAL] == found[SENT]
    assert found[RESULT] == CLOSES
