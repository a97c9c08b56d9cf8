"""The course of an ISO or IEC ballot here: consult, decide, send the vote, keep the result."""

from __future__ import annotations

import dataclasses
import datetime as dt

from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus
from stdcommittee.domain.ballots.ruling import rule_of
from stdcommittee.domain.ballots.subject import body_of
from stdcommittee.domain.ballots.vocabulary import Stance, VoteValue
from stdcommittee.domain.rules import RuleBook, tally
from stdcommittee.domain.rules.rule import Answers
from stdcommittee.services.ballots.asking import not_after, refused, the_ballot
from stdcommittee.services.session import Session
from stdcommittee.storage.ballots import cast_votes
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork

_RUNNING = (BallotStatus.DRAFT, BallotStatus.OPEN)
_REVIEWED = (BallotOutcome.CONFIRM, BallotOutcome.REVISE, BallotOutcome.WITHDRAW)


def record_consultation(
    session: Session, ballot_id: int, *, on: dt.date | None = None, asked: int = 0, replied: int = 0
) -> Ballot:
    """Record that experts were asked (on a day, today unless said), and how many have replied.

    Raises:
        Refused: the ballot is not an international one that runs, or more replied than were asked.
    """
    day = on or session.clock.today()
    not_after(day, session.clock.today(), Message(N_("Consulting experts")))
    if replied > asked:
        raise refused(
            Message("{replied} replies, but {asked} were asked.", replied=replied, asked=asked)
        )
    with session.writing(Message("Consultation recorded")) as uow:
        ballot = _international(uow.reader, ballot_id)
        consulted = dataclasses.replace(
            ballot, consulted=on or ballot.consulted or day, asked=asked, replied=replied
        )
        what = Message("{replied} of {asked} experts replied", replied=replied, asked=asked)
        return _changed(uow, consulted, what)


def record_position(
    session: Session,
    ballot_id: int,
    value: VoteValue,
    *,
    on: dt.date | None = None,
    reason: str = "",
) -> Ballot:
    """Record the national position, decided on a day (today unless said).

    Raises:
        Refused: the ballot is not an international one that runs, the position is no answer to its
            question, the vote was sent already, or a disapproval has no reasons (it would not be
            counted: ISO/IEC Directives, Part 1, 2.6.3).
    """
    day = on or session.clock.today()
    not_after(day, session.clock.today(), Message(N_("The national position")))
    with session.writing(Message("National position recorded")) as uow:
        ballot = _international(uow.reader, ballot_id)
        if ballot.sent is not None:
            raise refused(
                Message("The vote was sent on {day}.", day=ballot.sent),
                Message("Undo that first, or record the new vote once it is sent."),
            )
        _fitting(session.rules, ballot, value, day)
        if value.stance is Stance.AGAINST and not reason.strip():
            raise refused(
                Message("A disapproval without technical reasons is not counted."),
                Message("Write the reasons, or abstain."),
            )
        decided = dataclasses.replace(
            ballot, position=value, position_reason=reason.strip(), positioned=day
        )
        return _changed(uow, decided, Message("national position: {vote}", vote=value.text))


def record_sent(
    session: Session, ballot_id: int, *, on: dt.date | None = None, with_comments: bool = False
) -> Ballot:
    """Record that our vote was sent to ISO or IEC on a day (today unless said).

    A vote sent after the closing date is recorded too: the history says that it was late.

    Raises:
        Refused: the ballot is not an international one that runs, or there is no position yet, or
            it was decided after that day.
    """
    day = on or session.clock.today()
    not_after(day, session.clock.today(), Message(N_("Sending the vote")))
    with session.writing(Message("Vote sent")) as uow:
        ballot = _international(uow.reader, ballot_id)
        if ballot.position is None:
            raise refused(
                Message("There is no national position on “{title}” yet.", title=headline(ballot)),
                Message("Record the position first."),
            )
        if ballot.positioned is not None and day < ballot.positioned:
            raise refused(Message("The position was decided on {day}.", day=ballot.positioned))
        late = ballot.closes is not None and day > ballot.closes
        what = (
            Message(
                "vote sent on {day}, after the last day {closes}", day=day, closes=ballot.closes
            )
            if late
            else Message("vote sent on {day}", day=day)
        )
        sent = dataclasses.replace(ballot, sent=day, with_comments=with_comments)
        return _changed(uow, sent, what)


def record_result(
    session: Session, ballot_id: int, outcome: BallotOutcome, *, on: dt.date | None = None
) -> Ballot:
    """Close an international ballot with the result that ISO or IEC announced on a day.

    Where the votes are known here and a rule judges the ballot, the verdict is kept beside it; the
    announced result counts. Nothing of the ballot can be changed or undone from then on.

    Raises:
        Refused: the ballot is not an international one that runs, or the result is no answer to
            its question.
    """
    day = on or session.clock.today()
    not_after(day, session.clock.today(), Message(N_("The result of a ballot")))
    with session.writing(Message("Result recorded"), final=True) as uow:
        ballot = _international(uow.reader, ballot_id)
        rule = rule_of(session.rules, ballot)
        review = rule is not None and rule.answers is Answers.REVIEW
        if outcome is BallotOutcome.NONE or (rule is not None and (outcome in _REVIEWED) != review):
            raise refused(
                Message("“{outcome}” is no result of this ballot.", outcome=Message(outcome.label))
            )
        votes = cast_votes(uow.reader, ballot)
        verdict = tally(rule, votes).to_json() if rule is not None and votes else None
        closed = dataclasses.replace(
            ballot, status=BallotStatus.CLOSED, closed=day, outcome=outcome, verdict=verdict
        )
        return _changed(uow, closed, Message("result: {outcome}", outcome=Message(outcome.label)))


def _international(reader: Reader, ballot_id: int) -> Ballot:
    ballot = the_ballot(reader, ballot_id, *_RUNNING)
    if ballot.kind.national:
        raise refused(
            Message("“{title}” is a ballot of our own committee.", title=headline(ballot))
        )
    return ballot


def _fitting(rules: RuleBook, ballot: Ballot, value: VoteValue, day: dt.date) -> None:
    """Refuse a position that is no answer to the ballot's question."""
    body = body_of(ballot.kind, (ballot.document, ballot.committee))
    rule = rule_of(rules, ballot) or rules.rule_for(ballot.kind, body, ballot.opened or day)
    if rule is not None and value.stance not in rule.answers.stances:
        raise refused(Message("“{vote}” is no answer in this ballot", vote=value.text))


def _changed(uow: UnitOfWork, ballot: Ballot, what: Text) -> Ballot:
    uow.change(ballot)
    uow.message = Message("“{title}”: {what}", title=headline(ballot), what=what)
    return ballot
