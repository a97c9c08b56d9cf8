"""The whole line of an international ballot, from distribution to outcome, read at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from stdcommittee.base.conditions import Is
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Joined, Message, Plural, Text
from stdcommittee.base.records import headline, kind_of
from stdcommittee.domain.ballots.agreement import Agreement, agreement
from stdcommittee.domain.ballots.approvals import Approvals
from stdcommittee.domain.ballots.position_records import Decision, ReviewAnswers
from stdcommittee.domain.ballots.position_sheet import Distribution
from stdcommittee.domain.ballots.positions import (
    OwnComments,
    comments_not_taken,
    position_checks,
)
from stdcommittee.domain.ballots.preflight import Check, CheckLevel
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.deadlines.calendar import Calendar
from stdcommittee.domain.documents.records import Evidence
from stdcommittee.domain.meetings.records import Meeting
from stdcommittee.domain.rules import Reasons
from stdcommittee.domain.supervision.voting_duty import in_time
from stdcommittee.services.ballots.agreement import AgreementRate, agreement_rate
from stdcommittee.services.ballots.approvals import approvals_on
from stdcommittee.services.ballots.consultations import consultation_log
from stdcommittee.services.ballots.course import Course, CourseStep, Passage, course
from stdcommittee.services.ballots.international import reasons_asked
from stdcommittee.services.ballots.nominations import Nominations, nominations_on
from stdcommittee.services.ballots.positions import our_comments
from stdcommittee.services.ballots.review_answers import ReviewSheet, review_sheet_on
from stdcommittee.services.session import Session
from stdcommittee.storage.reader import Reader


@frozen(kw_only=True)
class Stop:
    """One step of a ballot as its page shows it; `checks` are what is to be considered there.

    `said` is what came of it, `brief` the same in a word or two. A step that is not `open` can no
    longer be entered; `more`: what is entered comes to what is there.
    """

    step: CourseStep
    done: bool
    brief: Text = ""
    open: bool = True
    more: bool = False
    day: dt.date | None = None
    by: dt.date | None = None
    said: Text = ""
    late: bool = False
    now: bool = False
    checks: tuple[Check, ...] = ()


@frozen(kw_only=True)
class Line:
    """Everything known of one international ballot beside the record itself."""

    stops: tuple[Stop, ...]
    working_days: int | None  # until the closing day
    log: tuple[Distribution, ...]
    approvals: Approvals
    comments: OwnComments
    nominations: Nominations | None  # of a new work item
    review: ReviewSheet | None  # of a systematic review
    meeting: Meeting | None
    agreement: Agreement | None
    rate: AgreementRate | None  # of the committee in the year in which the ballot closed

    @property
    def now(self) -> CourseStep | None:
        """The step to take next; None where all is done or over."""
        return next((stop.step for stop in self.stops if stop.now), None)


@frozen(kw_only=True)
class _Known:
    """What was read of a ballot."""

    ballot: Ballot
    course: Course
    log: tuple[Distribution, ...]
    approvals: Approvals
    comments: OwnComments
    nominations: Nominations | None
    review: ReviewSheet | None
    meeting: Meeting | None
    papers: int
    distribute_days: int
    reasons: Reasons
    working: Calendar


def line_of(session: Session, ballot: Ballot) -> Line:
    """Return the whole line of an international ballot as it stands today."""
    with session.reading() as reader:
        known = _read(session, reader, ballot)
        stands = agreement(ballot)
        rate = None
        if stands is not None and ballot.closes is not None:
            rate = agreement_rate(reader, ballot.committee, ballot.closes.year)
    return Line(
        stops=tuple(_stops(known, stands)),
        working_days=known.course.working_days,
        log=known.log,
        approvals=known.approvals,
        comments=known.comments,
        nominations=known.nominations,
        review=known.review,
        meeting=known.meeting,
        agreement=stands,
        rate=rate,
    )


def _read(session: Session, reader: Reader, ballot: Ballot) -> _Known:
    today, rules = session.clock.today(), session.rules
    proposal, review = ballot.kind is BallotKind.NP, ballot.kind is BallotKind.SR
    working = session.calendar()
    return _Known(
        ballot=ballot,
        course=course(ballot, rules, today, working),
        log=consultation_log(reader, ballot.id),
        approvals=approvals_on(reader, ballot, rules, today),
        comments=our_comments(reader, ballot),
        nominations=nominations_on(reader, ballot, rules, today) if proposal else None,
        review=review_sheet_on(reader, ballot, session) if review else None,
        meeting=reader.get(Meeting, ballot.meeting_id) if ballot.meeting_id else None,
        papers=reader.count(Evidence, Is("kind", kind_of(Ballot).name), Is("record_id", ballot.id)),
        distribute_days=rules.parameter("mirror.distribute.days", today).number,
        reasons=reasons_asked(rules, ballot, today),
        working=working,
    )


def _stops(known: _Known, stands: Agreement | None) -> Iterable[Stop]:
    passages = {item.step: item for item in known.course.passages}
    waiting = known.course.now is CourseStep.SENT and not known.approvals.complete
    now = CourseStep.APPROVAL if waiting else known.course.now
    consult, position, sent, result = passages.values()
    yield _stop(consult, now, checks=_consulting(known), more=bool(known.log))
    if known.nominations is not None:
        yield _nomination(known.nominations)
    if known.review is not None:
        yield _answers(known.review)
    value = known.ballot.position
    yield _stop(
        position,
        now,
        said=_position(known),
        brief=value.text if value is not None else "",
        checks=_positions(known),
    )
    if known.approvals.steps or known.approvals.agreed or known.approvals.returned:
        yield _approval(known, now, sent)
    day = str(sent.done or "")
    yield _stop(sent, now, said=_sent(known.ballot), brief=day, checks=_sending(known))
    parts = [result.said] if result.said else []
    parts += [stands.text] if stands is not None else []
    whole = Joined(tuple(parts), "clause") if parts else ""
    yield _stop(result, now, said=whole, brief=result.said)


def _stop(
    passage: Passage,
    now: CourseStep | None,
    *,
    said: Text | None = None,
    brief: Text | None = None,
    checks: Iterable[Check | None] = (),
    more: bool = False,
) -> Stop:
    return Stop(
        step=passage.step,
        done=passage.done is not None,
        day=passage.done,
        by=passage.by,
        said=passage.said if said is None else said,
        brief=passage.said if brief is None else brief,
        more=more,
        late=passage.late,
        now=passage.step is now,
        checks=tuple(check for check in checks if check is not None),
    )


def _consulting(known: _Known) -> Iterable[Check | None]:
    """Say that the draft went out later than the office rules suggest."""
    ballot = known.ballot
    if ballot.consulted is None or ballot.opened is None:
        return
    by = known.working.add_working_days(ballot.opened, known.distribute_days)
    if ballot.consulted > by:
        what = Message("Sent to experts on {day}, suggested by {by}.", day=ballot.consulted, by=by)
        yield Check("distribution", CheckLevel.WARN, what)


def _nomination(found: Nominations) -> Stop:
    named = len(found.nominees)
    return Stop(
        step=CourseStep.NOMINATION,
        done=named > 0,
        said=Plural("{n} expert named", "{n} experts named", n=named) if named else "",
        brief=Plural("{n} expert named", "{n} experts named", n=named) if named else "",
        more=named > 0,
        checks=found.checks,
    )


def _answers(sheet: ReviewSheet) -> Stop:
    kept = sheet.confirmed
    if kept is None:
        told = len(sheet.sources)
        said: Text = (
            Plural("{n} answer from our records", "{n} answers from our records", n=told)
            if told
            else ""
        )
        return Stop(step=CourseStep.ANSWERS, done=False, said=said)
    labels = kind_of(ReviewAnswers).by_name
    other = Joined(tuple(Message(labels[name].label) for name in sheet.differing))
    checks = (
        (
            Check(
                "answers",
                CheckLevel.WARN,
                Message("Answered otherwise than our records: {questions}.", questions=other),
            ),
        )
        if sheet.differing
        else ()
    )
    said = kept.adoption.text
    return Stop(step=CourseStep.ANSWERS, done=True, said=said, brief=said, checks=checks)


def _position(known: _Known) -> Text:
    ballot, parts = known.ballot, list[Text]()
    if ballot.position is not None:
        parts.append(ballot.position.text)
        if known.meeting is not None:
            parts.append(Message("in “{meeting}”", meeting=headline(known.meeting)))
    elif known.approvals.returned is not None:
        parts.append(Message("sent back, to be decided anew"))
    comments = known.comments
    if comments.comments:
        parts.append(
            Plural(
                "{n} comment of ours, {technical} technical",
                "{n} comments of ours, {technical} technical",
                n=comments.comments,
                technical=comments.technical,
            )
        )
    return Joined(tuple(parts), "clause") if parts else ""


def _positions(known: _Known) -> Iterable[Check]:
    ballot = known.ballot
    if ballot.position is None:
        return ()
    checks = position_checks(
        ballot.position,
        ballot.position_reason,
        known.comments,
        reasons=known.reasons,
        with_comments=ballot.with_comments,
    )
    refused_comments = comments_not_taken(ballot)
    return checks if refused_comments is None else (*checks, refused_comments)


def _approval(known: _Known, now: CourseStep | None, sent: Passage) -> Stop:
    state, here = known.approvals, now is CourseStep.APPROVAL
    said: Text = ""
    if state.agreed:
        last = state.agreed[-1]
        said = Message("{step}, {name}", step=state.name_of(last.step), name=last.by)
    elif state.returned is not None and known.ballot.position is None:
        back = state.returned
        said = Message("sent back by {name}: {note}", name=back.by, note=back.note)
    if state.next is not None and here:
        said = Message("waiting for: {step}", step=state.next.name)
        if state.returned is not None:
            before = Message("sent back before by {name}", name=state.returned.by)
            said = Joined((said, before), "clause")
    elif known.ballot.sent is not None and not state.agreed:
        said = Message("nobody was asked")
    days = [item.on for item in state.agreed if item.on is not None]
    return Stop(
        step=CourseStep.APPROVAL,
        done=state.complete and bool(state.agreed),
        day=max(days, default=None) if state.complete else None,
        by=sent.by,
        said=said,
        brief=Decision.APPROVED.text,
        open=known.ballot.sent is None,
        late=here and sent.late,
        now=here,
    )


def _sent(ballot: Ballot) -> Text:
    if ballot.sent is None:
        return ""
    parts: list[Text] = []
    if ballot.with_comments:
        parts.append(Message("with comments"))
    if ballot.sent_by:
        parts.append(Message("by {name}", name=ballot.sent_by))
    if ballot.receipt:
        parts.append(Message("receipt {number}", number=ballot.receipt))
    return Joined(tuple(parts)) if parts else ""


def _sending(known: _Known) -> Iterable[Check | None]:
    """Say what was not as it should be when the vote was sent: late, not agreed to, no proof."""
    ballot, state = known.ballot, known.approvals
    if ballot.sent is None:
        return
    if not in_time(ballot):
        what = Message("Sent after the last day {closes}.", closes=ballot.closes)
        yield Check("late", CheckLevel.BAD, what)
    asked = state.next
    if asked is not None:
        what = Message("Sent without the agreement of: {step}.", step=asked.name)
        if not state.agreed:
            what = Message("Nobody agreed to it. Asked is: {step}.", step=asked.name)
        yield Check("approval", CheckLevel.WARN, what)
    after = next((x for x in state.agreed if x.on is not None and x.on > ballot.sent), None)
    if after is not None:
        what = Message("{name} agreed on {day}, after it was sent.", name=after.by, day=after.on)
        yield Check("agreed", CheckLevel.WARN, what)
    if not known.papers:
        yield Check("receipt", CheckLevel.WARN, Message("No receipt is kept."))
