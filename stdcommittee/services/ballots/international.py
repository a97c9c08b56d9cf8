"""The course of an ISO or IEC ballot here: consult, decide, send the vote, keep the result."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

from stdcommittee.base.conditions import Is
from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.base.records import headline, kind_of
from stdcommittee.domain.ballots.approvals import approval_steps, approvals_of
from stdcommittee.domain.ballots.position_records import Approval, Consultation
from stdcommittee.domain.ballots.positions import position_checks
from stdcommittee.domain.ballots.preflight import CheckLevel
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus
from stdcommittee.domain.ballots.ruling import rule_of
from stdcommittee.domain.ballots.subject import body_of
from stdcommittee.domain.ballots.vocabulary import BallotKind, VoteValue
from stdcommittee.domain.documents.records import Evidence
from stdcommittee.domain.rules import Reasons, Rule, RuleBook, tally
from stdcommittee.domain.rules.rule import Answers
from stdcommittee.services.ballots.asking import (
    not_after,
    not_before_opening,
    refused,
    the_ballot,
)
from stdcommittee.services.session import Session
from stdcommittee.storage.attachments import attach_file
from stdcommittee.storage.ballots import cast_votes
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork

_RUNNING = (BallotStatus.DRAFT, BallotStatus.OPEN)
_REVIEWED = (BallotOutcome.CONFIRM, BallotOutcome.REVISE, BallotOutcome.WITHDRAW)


def record_consultation(
    session: Session, ballot_id: int, *, on: dt.date | None = None, asked: int = 0, replied: int = 0
) -> Ballot:
    """Record only how many experts were asked (on a day, today unless said) and have replied.

    It is for ballots whose addressees are not on record; where they are (`distribute`), the
    numbers follow from their replies.

    Raises:
        Refused: the ballot is not an international one that runs or had not opened, a number is
            negative, more replied than were asked, or its addressees are on record.
    """
    day = on or session.clock.today()
    what = Message("Consulting experts")
    not_after(day, session.clock.today(), what)
    if min(asked, replied) < 0:
        raise refused(Message("There are no negative numbers of experts."))
    if replied > asked:
        raise refused(
            Message("{replied} replies, but {asked} were asked.", replied=replied, asked=asked)
        )
    with session.writing(Message("Consultation recorded")) as uow:
        ballot = the_international(uow.reader, ballot_id)
        if uow.reader.first(Consultation, Is("ballot_id", ballot_id)) is not None:
            raise refused(
                Message("Who was asked about “{title}” is on record.", title=headline(ballot)),
                Message("Enter the replies; the numbers follow from them."),
            )
        if on is not None or ballot.consulted is None:
            not_before_opening(day, ballot, what)
        consulted = dataclasses.replace(
            ballot, consulted=on or ballot.consulted or day, asked=asked, replied=replied
        )
        said = Message("{replied} of {asked} experts replied", replied=replied, asked=asked)
        return _changed(uow, consulted, said)


def record_position(
    session: Session,
    ballot_id: int,
    value: VoteValue,
    *,
    on: dt.date | None = None,
    reason: str = "",
    meeting_id: int | None = None,
) -> Ballot:
    """Record the national position, decided on a day (today unless said), maybe in a meeting.

    Raises:
        Refused: the ballot is not an international one that runs, it opened only after that day,
            the position is no answer to its question, the vote was sent already, somebody has
            agreed to another position, or the position lacks what it needs (`position_checks`).
    """
    day = on or session.clock.today()
    what = Message("The national position")
    not_after(day, session.clock.today(), what)
    with session.writing(Message("National position recorded")) as uow:
        ballot = the_international(uow.reader, ballot_id)
        if ballot.sent is not None:
            raise refused(
                Message("The vote was sent on {day}.", day=ballot.sent),
                Message("Undo that first, or record the new vote once it is sent."),
            )
        not_before_opening(day, ballot, what)
        fitting(session.rules, ballot, value, day)
        asked = reasons_asked(session.rules, ballot, day)
        checks = position_checks(value, reason, reasons=asked)
        problem = next((check for check in checks if check.level is CheckLevel.BAD), None)
        if problem is not None:
            raise refused(problem.what, Message(_MENDING[problem.id]))
        decided = dataclasses.replace(
            ballot,
            position=value,
            position_reason=reason.strip(),
            positioned=day,
            meeting_id=meeting_id or ballot.meeting_id,
        )
        _not_agreed_yet(uow.reader, session.rules, ballot, decided)
        return _changed(uow, decided, Message("national position: {vote}", vote=value.text))


_MENDING = {
    "reasons": N_("Write the reasons, or abstain."),
    "abstention": N_("Write why, in one sentence."),
    "condition": N_("Vote against and say which changes would turn the vote, or approve."),
}


def _not_agreed_yet(reader: Reader, rules: RuleBook, before: Ballot, after: Ballot) -> None:
    """Refuse to change under somebody's hand what he has agreed to."""
    same = (before.position, before.position_reason) == (after.position, after.position_reason)
    if same or before.position is None:
        return
    decisions = reader.find(Approval, Is("ballot_id", before.id))
    agreed = approvals_of(approval_steps(rules, after.positioned or dt.date.min), decisions).agreed
    if agreed:
        raise refused(
            Message("{name} has agreed to the present position.", name=agreed[-1].by),
            Message("Have it sent back first; both are kept."),
        )


def record_sent(
    session: Session,
    ballot_id: int,
    *,
    on: dt.date | None = None,
    with_comments: bool = False,
    by: str = "",
    receipt: str = "",
    receipt_file: Path | None = None,
) -> Ballot:
    """Record that our vote was sent to ISO or IEC on a day (today unless said), by whom.

    `receipt` is the number on the receipt; its file is kept as evidence with its SHA-256. A vote
    sent after the closing date is recorded too: the history says that it was late.

    Raises:
        Refused: the ballot is not an international one that runs, or it opened only after that
            day, or there is no position yet, or it was decided after that day.
        Unreadable: the file cannot be read.
    """
    day = on or session.clock.today()
    what = Message("Sending the vote")
    not_after(day, session.clock.today(), what)
    with session.writing(Message("Vote sent")) as uow:
        ballot = the_international(uow.reader, ballot_id)
        if ballot.position is None:
            raise refused(
                Message("There is no national position on “{title}” yet.", title=headline(ballot)),
                Message("Record the position first."),
            )
        if ballot.positioned is not None and day < ballot.positioned:
            raise refused(Message("The position was decided on {day}.", day=ballot.positioned))
        not_before_opening(day, ballot, what)
        if receipt_file is not None:
            _keep_receipt(uow, ballot, receipt_file, receipt.strip())
        sent = dataclasses.replace(
            ballot,
            sent=day,
            with_comments=with_comments,
            sent_by=by.strip(),
            receipt=receipt.strip(),
        )
        return _changed(uow, sent, _sending(sent, day))


def _sending(ballot: Ballot, day: dt.date) -> Text:
    if ballot.closes is not None and day > ballot.closes:
        last = ballot.closes
        return Message("vote sent on {day}, after the last day {closes}", day=day, closes=last)
    return Message("vote sent on {day}", day=day)


def _keep_receipt(uow: UnitOfWork, ballot: Ballot, file: Path, receipt: str) -> None:
    document = attach_file(uow, file)
    of_ballot = (Is("kind", kind_of(Ballot).name), Is("record_id", ballot.id))
    if uow.reader.first(Evidence, *of_ballot, Is("document_id", document.id)) is None:
        tie = Evidence(
            document_id=document.id, kind=kind_of(Ballot).name, record_id=ballot.id, note=receipt
        )
        uow.add(tie)


def record_result(
    session: Session, ballot_id: int, outcome: BallotOutcome, *, on: dt.date | None = None
) -> Ballot:
    """Close an international ballot with the result that ISO or IEC announced on a day.

    Where the votes are known here and a rule judges the ballot, the verdict is kept beside it; the
    announced result counts. Nothing of the ballot can be changed or undone from then on.

    Raises:
        Refused: the ballot is not an international one that runs, it closes only after that day,
            or the result is no answer to its question.
    """
    from stdcommittee.services.ballots.metering import read_meter
    from stdcommittee.services.ballots.papers_freezing import frozen_sheet

    day = on or session.clock.today()
    not_after(day, session.clock.today(), Message("The result of a ballot"))
    with session.writing(Message("Result recorded"), final=True) as uow:
        ballot = the_international(uow.reader, ballot_id)
        _possible(session.rules, ballot, outcome, day)
        rule = rule_of(session.rules, ballot)
        votes = cast_votes(uow.reader, ballot)
        verdict = tally(rule, votes).to_json() if rule is not None and votes else None
        closed = dataclasses.replace(
            ballot, status=BallotStatus.CLOSED, closed=day, outcome=outcome, verdict=verdict
        )
        stands = read_meter(uow.reader, session.rules, ballot_id, day)
        sheet = frozen_sheet(uow.reader, stands, closed, session.actor.name)
        closed = dataclasses.replace(closed, sheet=sheet)
        return _changed(uow, closed, Message("result: {outcome}", outcome=Message(outcome.label)))


def _possible(rules: RuleBook, ballot: Ballot, outcome: BallotOutcome, day: dt.date) -> None:
    """Refuse a result that is no answer to the ballot's question, or comes before it closes."""
    if ballot.closes is not None and day < ballot.closes:
        raise refused(
            Message("The ballot closes on {day}; it has no result before.", day=ballot.closes),
            Message("If it was ended earlier, correct its closing day or withdraw it."),
        )
    rule = _judging(rules, ballot, day)
    review = ballot.kind is BallotKind.SR if rule is None else rule.answers is Answers.REVIEW
    if outcome is BallotOutcome.NONE or (outcome in _REVIEWED) != review:
        raise refused(
            Message("“{outcome}” is no result of this ballot.", outcome=Message(outcome.label))
        )


def the_international(reader: Reader, ballot_id: int) -> Ballot:
    """Return an international ballot that runs.

    Raises:
        Refused: it is gone, over, or a ballot of our own committee.
    """
    ballot = the_ballot(reader, ballot_id, *_RUNNING)
    if ballot.kind.national:
        raise refused(
            Message("“{title}” is a ballot of our own committee.", title=headline(ballot))
        )
    return ballot


def fitting(rules: RuleBook, ballot: Ballot, value: VoteValue, day: dt.date) -> None:
    """Refuse a position that is no answer to the ballot's question."""
    rule = _judging(rules, ballot, day)
    if rule is not None and value.stance not in rule.answers.stances:
        raise refused(Message("“{vote}” is no answer in this ballot", vote=value.text))


def reasons_asked(rules: RuleBook, ballot: Ballot, day: dt.date) -> Reasons:
    """Return whether a negative vote needs reasons; it does where no rule tells."""
    rule = _judging(rules, ballot, day)
    return rule.reasons if rule is not None else Reasons.REQUIRED


def _judging(rules: RuleBook, ballot: Ballot, day: dt.date) -> Rule | None:
    """Return the rule of a ballot; of one recorded by hand the rule of its kind and body."""
    body = body_of(ballot.kind, (ballot.document, ballot.committee))
    return rule_of(rules, ballot) or rules.rule_for(ballot.kind, body, ballot.opened or day)


def _changed(uow: UnitOfWork, ballot: Ballot, what: Text) -> Ballot:
    uow.change(ballot)
    uow.message = Message("“{title}”: {what}", title=headline(ballot), what=what)
    return ballot
