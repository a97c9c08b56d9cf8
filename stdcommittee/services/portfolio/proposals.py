"""Proposals to ISO and IEC: from desk to desk in one act each, and the table of turnaround."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from stdcommittee.base.conditions import Condition, Is, Not, OneOf
from stdcommittee.base.errors import Refused
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual, Message, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.portfolio.proposal_records import (
    Proposal,
    ProposalStage,
    ProposalStatus,
    ProposalStep,
)
from stdcommittee.domain.portfolio.proposals import LIMITS, Turnaround, following, turnaround
from stdcommittee.domain.rules import Parameter
from stdcommittee.domain.supervision.measures import median
from stdcommittee.services.lists import ListRow, read_rows
from stdcommittee.services.scope import Scope, in_scope
from stdcommittee.services.session import Session
from stdcommittee.storage.history import Touched
from stdcommittee.storage.reader import Reader


@frozen
class ProposalRow(ListRow):
    """A proposal with its course."""

    course: Turnaround | None = None


@frozen
class ProposalPage:
    """The course of a proposal, the desk that follows, and the limits behind it."""

    course: Turnaround
    following: ProposalStage | None
    limits: Mapping[ProposalStage, Parameter]


@frozen
class TurnaroundTable:
    """Every proposal with its days on each desk, and the figures over all of them.

    `medians` are of the stays that ended, in working days; `passed` of `judged` proposals were
    never sent back; `over` counts stays above their limit.
    """

    courses: tuple[Turnaround, ...]
    medians: Mapping[ProposalStage, Fraction | None]
    passed: int
    judged: int
    over: int
    limits: Mapping[ProposalStage, Parameter]


def proposal_rows(session: Session, ids: Sequence[int]) -> dict[int, ProposalRow]:
    """Return rows of proposals by id."""
    rows = read_rows(session, kind_of(Proposal), ids)
    records = [row.record for row in rows if isinstance(row.record, Proposal)]
    courses = {item.proposal.id: item for item in _courses(session, records)}
    return {
        row.record.id: ProposalRow(row.record, row.names, courses[row.record.id]) for row in rows
    }


def proposal_page(session: Session, proposal: Proposal) -> ProposalPage:
    """Return where a proposal has been and where it goes next."""
    (course,) = _courses(session, [proposal])
    return ProposalPage(course, following(course), _limits(session))


def turnaround_table(session: Session, scope: Scope) -> TurnaroundTable:
    """Return the turnaround of the proposals in view, the latest received first."""
    with session.reading() as reader:
        found = reader.find(Proposal, *in_scope(kind_of(Proposal), scope))
    courses = _courses(session, found)
    courses.sort(key=lambda item: (_received(item), item.proposal.id), reverse=True)
    stays = [stay for item in courses for stay in item.stays]
    ended = [stay for stay in stays if not stay.running and stay.days is not None]
    judged = [item for item in courses if item.first_pass is not None]
    return TurnaroundTable(
        tuple(courses),
        {
            stage: median(stay.days or 0 for stay in ended if stay.step.stage is stage)
            for stage in LIMITS
        },
        sum(item.first_pass is True for item in judged),
        len(judged),
        sum(stay.over for stay in stays),
        _limits(session),
    )


def take_in(session: Session, proposal_id: int, on: dt.date) -> Touched:
    """Put a proposal on the desk that follows: the first, the next, or the one it came back to.

    A stay that still lasts ends that day.

    Raises:
        Refused: the proposal is gone, has ended, lies at ISO or IEC already, or the day is yet to
            come, or lies before it came to the desk where it is or left the one before.
    """
    course = _course(session, proposal_id)
    _not_ahead(session, on)
    stage = following(course)
    if stage is None:
        raise Refused(
            Message("Nothing follows for this proposal."), kept=Message("Nothing was changed.")
        )
    message = Message(
        "“{proposal}” passed on: {desk}", proposal=_called(course.proposal), desk=stage.text
    )
    ending = _ending(course, on)
    _not_before_leaving(course, on)
    with session.writing(message) as uow:
        if ending is not None:
            uow.change(ending)
        uow.add(ProposalStep(proposal_id=proposal_id, stage=stage, came=on))
    return uow.touched


def send_back(session: Session, proposal_id: int, on: dt.date, reason: str) -> Touched:
    """End the stay on the present desk: the proposal goes back to be mended.

    Raises:
        Refused: the proposal is gone, lies on no desk, no reason is given, or the day is yet to
            come or lies before it came there.
    """
    course = _course(session, proposal_id)
    _not_ahead(session, on)
    if not reason.strip():
        raise Refused(
            Message("It is not said why the proposal is sent back."),
            kept=Message("Nothing was changed."),
        )
    ending = _ending(course, on)
    if ending is None:
        raise Refused(
            Message("This proposal lies on no desk."), kept=Message("Nothing was changed.")
        )
    message = Message(
        "“{proposal}” sent back: {desk}",
        proposal=_called(course.proposal),
        desk=ending.stage.text,
    )
    with session.writing(message, reason=reason) as uow:
        uow.change(dataclasses.replace(ending, returned=True, note=reason))
    return uow.touched


def running_conditions() -> tuple[Condition, ...]:
    """Return the conditions that leave the proposals that are on their way."""
    return (Is("status", ProposalStatus.RUNNING),)


def ended_conditions() -> tuple[Condition, ...]:
    """Return the conditions that leave the proposals that are decided or were withdrawn."""
    return (Not(Is("status", ProposalStatus.RUNNING)),)


def _course(session: Session, proposal_id: int) -> Turnaround:
    with session.reading() as reader:
        proposal = reader.get(Proposal, proposal_id)
    if proposal is None:
        raise Refused(Message("This proposal is no longer there."))
    (course,) = _courses(session, [proposal])
    return course


def _not_ahead(session: Session, on: dt.date) -> None:
    if on > session.clock.today():
        raise Refused(
            Message("{day} is yet to come.", day=on), kept=Message("Nothing was changed.")
        )


def _not_before_leaving(course: Turnaround, on: dt.date) -> None:
    left = course.stays[-1].step.left if course.stays else None
    if left is not None and on < left:
        raise Refused(
            Message("It left the desk before only on {day}.", day=left),
            kept=Message("Nothing was changed."),
        )


def _ending(course: Turnaround, on: dt.date) -> ProposalStep | None:
    """Return the step that lasts with the day on which it ends, None where none lasts."""
    if course.current is None:
        return None
    step = course.current.step
    if step.came is not None and on < step.came:
        raise Refused(
            Message("It came to this desk only on {day}.", day=step.came),
            kept=Message("Nothing was changed."),
        )
    return dataclasses.replace(step, left=on)


def _courses(session: Session, proposals: Iterable[Proposal]) -> list[Turnaround]:
    found = list(proposals)
    with session.reading() as reader:
        steps = _steps(reader, [item.id for item in found])
    limits = {stage: item.number for stage, item in _limits(session).items()}
    days, today = session.calendar(), session.clock.today()
    return [turnaround(item, steps[item.id], limits, days, today) for item in found]


def _steps(reader: Reader, ids: Sequence[int]) -> Mapping[int, list[ProposalStep]]:
    found = defaultdict(list)
    for step in reader.find(ProposalStep, OneOf("proposal_id", tuple(ids))):
        found[step.proposal_id].append(step)
    return found


def _limits(session: Session) -> dict[ProposalStage, Parameter]:
    today = session.clock.today()
    return {stage: session.rules.parameter(key, today) for stage, key in LIMITS.items()}


def _received(course: Turnaround) -> dt.date:
    return next((x.step.came for x in course.stays if x.step.came is not None), dt.date.min)


def _called(proposal: Proposal) -> Text:
    return Bilingual(proposal.title, proposal.title_en)
