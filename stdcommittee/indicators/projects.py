"""Projects: in time, within their extensions, moving, put to a vote before they were proposed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from stdcommittee.base.conditions import Is, OneOf
from stdcommittee.base.messages import N_, Bilingual, Message, Plural, Text
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.comments.records import CommentRound, RoundStage
from stdcommittee.domain.portfolio.derived import project_due
from stdcommittee.domain.portfolio.records import (
    Extension,
    Project,
    ProjectNature,
    ProjectStage,
    ProjectStatus,
    StageEvent,
)
from stdcommittee.domain.supervision.measures import Line, MeasureUnit
from stdcommittee.indicators import ALL, NO_MORE, Found, Indicator, Inquiry, day
from stdcommittee.storage.portfolio import last_activity

NAMED: Final = (N_("Plan number"), N_("Title"))
_STOPPED: Final = (ProjectStatus.TERMINATED, ProjectStatus.SUSPENDED)
_REVIEWS: Final = (BallotKind.DRAFT, BallotKind.EXPERT_GROUP, BallotKind.GROUP_STANDARD)
_DONE: Final = (ProjectStatus.SUBMITTED, ProjectStatus.PUBLISHED)


def projects(inquiry: Inquiry) -> list[Project]:
    """Return the unit's projects in the order of their plan numbers."""

    def read() -> list[Project]:
        found = inquiry.reader.find(Project, *inquiry.scope.work, order=("reference",))
        return [item for item in found if item.nature is not ProjectNature.INTERNATIONAL]

    return inquiry.once("projects", read)


def extensions(inquiry: Inquiry) -> dict[int, list[Extension]]:
    """Return the extensions of each project, the earliest first."""

    def read() -> dict[int, list[Extension]]:
        found: dict[int, list[Extension]] = {item.id: [] for item in projects(inquiry)}
        for item in inquiry.reader.find(
            Extension, OneOf("project_id", tuple(found)), order=("requested",)
        ):
            found[item.project_id].append(item)
        return found

    return inquiry.once("extensions", read)


def line(
    project: Project, *cells: Text, judgement: Text = "", good: bool | None = None, days: int = 0
) -> Line:
    """Return a project's line: plan number, title, and what else is shown."""
    title = Bilingual(project.title_zh, project.title_en)
    return Line(
        kind="project",
        record=project.id,
        cells=(project.reference, title, *cells),
        judgement=judgement,
        good=good,
        amount=days,
    )


def _submitted(project: Project, as_of: dt.date) -> dt.date | None:
    return project.submitted if project.submitted and project.submitted <= as_of else None


def under_way(project: Project, as_of: dt.date) -> bool:
    """Tell whether a project was under way on a day: planned, and not submitted by then."""
    if project.status in _STOPPED or (project.planned is not None and project.planned > as_of):
        return False
    if project.submitted is not None:
        return project.submitted > as_of
    return project.status not in _DONE


def _extended(inquiry: Inquiry, project: Project) -> int:
    return sum(item.months for item in extensions(inquiry)[project.id] if item.granted)


def _on_time(inquiry: Inquiry) -> Found:
    period = inquiry.period
    counted: list[Line] = []
    left_out: list[Line] = []
    for item in projects(inquiry):
        if item.due not in period:
            continue
        done = _submitted(item, period.as_of)
        extended = _extended(inquiry, item)
        cells = (day(item.planned), day(item.due), day(done), str(extended or "\u2013"))
        good, judgement = _judged(item, done, extended, inquiry)
        made = line(item, *cells, judgement=judgement, good=good)
        (left_out if good is None else counted).append(made)
    return Found(sorted(counted, key=lambda item: item.good is not False), left_out)


def _judged(
    project: Project, done: dt.date | None, extended: int, inquiry: Inquiry
) -> tuple[bool | None, Text]:
    due = project.due or inquiry.period.end
    if done is not None and done > due:
        return False, Plural("{n} day late", "{n} days late", n=(done - due).days)
    if done is not None:
        return True, Message("in time, extended") if extended else Message("in time")
    if project.status in _STOPPED:
        return None, project.status.text
    if project.status in _DONE:
        return None, Message("the day of submission is not known")
    if inquiry.period.over(due):
        return False, Message("not submitted")
    return None, Message("not yet due")


def _overdue(inquiry: Inquiry) -> Found:
    as_of = inquiry.period.as_of
    running = [item for item in projects(inquiry) if under_way(item, as_of)]
    lines = []
    for item in sorted(running, key=lambda item: (item.due or dt.date.max, item.id)):
        if item.due is not None and inquiry.period.over(item.due):
            late = Plural("overdue by {n} day", "overdue by {n} days", n=(as_of - item.due).days)
            cells = (day(item.planned), day(item.due), item.stage.text)
            lines.append(line(item, *cells, judgement=late))
    return Found(lines, looked_at=len(running))


def _under_way(inquiry: Inquiry) -> Found:
    as_of = inquiry.period.as_of
    counted, left_out = [], []
    for item in projects(inquiry):
        made = line(item, day(item.planned), day(item.due), item.stage.text)
        if under_way(item, as_of):
            counted.append(made)
        elif item.status is ProjectStatus.SUSPENDED:
            left_out.append(line(item, *made.cells[2:], judgement=ProjectStatus.SUSPENDED.text))
    return Found(counted, left_out)


def _asked(inquiry: Inquiry) -> Iterable[tuple[Project, Extension, Sequence[Extension]]]:
    """Yield the extensions asked for in the period, each with those asked for before it."""
    for item in projects(inquiry):
        known = extensions(inquiry)[item.id]
        for place, extension in enumerate(known):
            if extension.requested in inquiry.period:
                yield item, extension, known[:place]


def _asked_in_time(inquiry: Inquiry) -> Found:
    counted, left_out = [], []
    for item, extension, before in _asked(inquiry):
        due = project_due(item, before, inquiry.rules)
        if due is None:
            cells = (day(extension.requested), day(None), day(None))
            why = Message("the day on which the plan was issued is not known")
            left_out.append(line(item, *cells, judgement=why))
            continue
        days = inquiry.number("ext.apply.days", extension.requested)
        latest = due - dt.timedelta(days=days)
        good = extension.requested <= latest
        judgement = Message("in time") if good else Message("too late")
        cells = (day(extension.requested), day(latest), day(due))
        counted.append(line(item, *cells, judgement=judgement, good=good))
    return Found(sorted(counted, key=lambda item: item.good is not False), left_out)


def extension_key(project: Project) -> str:
    """Return the rule parameter that holds the longest extension of a project, in months."""
    mandatory = project.nature is ProjectNature.MANDATORY
    return "ext.max.mandatory" if mandatory else "ext.max.recommended"


def _within_maximum(inquiry: Inquiry) -> Found:
    lines = []
    for item, extension, before in _asked(inquiry):
        total = extension.months + sum(other.months for other in before if other.granted)
        most = inquiry.number(extension_key(item), extension.requested)
        good = total <= most
        judgement = (
            Message("within the limit")
            if good
            else Plural("{n} month too many", "{n} months too many", n=total - most)
        )
        cells = (day(extension.requested), str(total), str(most))
        lines.append(line(item, *cells, judgement=judgement, good=good))
    return Found(sorted(lines, key=lambda item: item.good is not False))


def _moving(inquiry: Inquiry) -> Found:
    as_of = inquiry.period.as_of
    running = {item.id: item for item in projects(inquiry) if under_way(item, as_of)}
    active = last_activity(
        inquiry.reader, {number: item.reference for number, item in running.items()}, as_of
    )
    limit = inquiry.number("drafting.idle.days")
    counted, left_out = [], []
    for number, item in running.items():
        last = max(filter(None, (active.get(number), item.planned)), default=None)
        if last is None:
            why: Text = Message("no event and no plan date is known")
            left_out.append(line(item, item.stage.text, day(None), judgement=why))
            continue
        idle = (as_of - last).days
        judgement = Plural("{n} day without event", "{n} days without event", n=idle)
        cells = (item.stage.text, day(last))
        counted.append(line(item, *cells, judgement=judgement, good=idle <= limit))
    return Found(sorted(counted, key=lambda item: item.good is not False), left_out)


def _handovers(inquiry: Inquiry) -> Found:
    limit = inquiry.number("handover.days")
    lines = []
    for item, step, left, taken_up in _steps(inquiry):
        days = inquiry.calendar.working_days_between(left, taken_up)
        good = days <= limit
        judgement = Message("within the limit") if good else Message("too long")
        cells = (step, day(left), day(taken_up), str(days))
        lines.append(line(item, *cells, judgement=judgement, good=good, days=days))
    return Found(sorted(lines, key=lambda item: -item.amount))


def _steps(inquiry: Inquiry) -> Iterable[tuple[Project, Text, dt.date, dt.date]]:
    """Yield the hand-overs that ended in the period: project, which, left and taken up on."""
    for item in projects(inquiry):
        for step, left, taken_up in _hand_overs_of(inquiry, item):
            if left is not None and taken_up is not None and taken_up in inquiry.period:
                yield item, step, min(left, taken_up), taken_up


def _hand_overs_of(
    inquiry: Inquiry, project: Project
) -> Iterable[tuple[Text, dt.date | None, dt.date | None]]:
    entered = _entered(inquiry).get(project.id, {})
    opened = _opened(inquiry).get(project.reference)
    review = _reviewed(inquiry).get(project.reference)
    drafting = entered.get(ProjectStage.DRAFTING)
    yield Message("plan to drafting"), project.planned, drafting
    yield Message("stage to public comment"), entered.get(ProjectStage.COMMENT), opened
    yield (
        Message("stage to review"),
        entered.get(ProjectStage.REVIEW),
        review.opened if review else None,
    )
    approval = entered.get(ProjectStage.APPROVAL) or project.submitted
    yield Message("review to approval"), review.closed if review else None, approval


def _entered(inquiry: Inquiry) -> dict[int, dict[ProjectStage, dt.date]]:
    """Return when each project first entered each stage."""

    def read() -> dict[int, dict[ProjectStage, dt.date]]:
        numbers = tuple(item.id for item in projects(inquiry))
        found: dict[int, dict[ProjectStage, dt.date]] = {}
        for event in inquiry.reader.find(
            StageEvent, OneOf("project_id", numbers), order=("entered",)
        ):
            found.setdefault(event.project_id, {}).setdefault(event.stage, event.entered)
        return found

    return inquiry.once("entered", read)


def _opened(inquiry: Inquiry) -> dict[str, dt.date]:
    """Return when the first public comment round of each project began."""

    def read() -> dict[str, dt.date]:
        found: dict[str, dt.date] = {}
        for item in inquiry.reader.find(
            CommentRound,
            OneOf("stage", (RoundStage.PUBLIC,)),
            *inquiry.scope.work,
            order=("opened",),
        ):
            if item.project and item.opened is not None:
                found.setdefault(item.project, item.opened)
        return found

    return inquiry.once("opened", read)


def _reviewed(inquiry: Inquiry) -> dict[str, Ballot]:
    """Return the last closed review ballot of each project."""

    def read() -> dict[str, Ballot]:
        found = inquiry.reader.find(
            Ballot,
            Is("status", BallotStatus.CLOSED),
            OneOf("kind", _REVIEWS),
            OneOf("project", tuple(item.reference for item in projects(inquiry))),
            order=("closed",),
        )
        return {item.project: item for item in found}

    return inquiry.once("reviewed", read)


class _Voted(NamedTuple):
    """A closed ballot of members, as far as it tells what it was about."""

    title: str
    title_en: str
    project: str
    document: str
    closed: str

    def about(self, project: Project, filed: dt.date) -> bool:
        """Tell whether it was about a project, by number or title, and closed before a day."""
        if not self.closed or self.closed > filed.isoformat():
            return False
        if project.reference in (self.project, self.document):
            return True
        texts = (self.title or "", self.title_en or "")
        titles = filter(None, (project.title_zh, project.title_en))
        return any(name in text for name in titles for text in texts)


def _voted(inquiry: Inquiry) -> list[_Voted]:
    return inquiry.once(
        "voted",
        lambda: [
            _Voted(*row)
            for row in inquiry.reader.values(
                Ballot,
                _Voted._fields,
                Is("status", BallotStatus.CLOSED),
                *inquiry.scope.national_ballots,
                order=("closed",),
            )
        ],
    )


def _voted_before(inquiry: Inquiry) -> Found:
    lines = []
    for item in projects(inquiry):
        filed = _entered(inquiry).get(item.id, {}).get(ProjectStage.PROPOSAL) or item.planned
        if filed is None or filed not in inquiry.period:
            continue
        vote = next((ballot for ballot in _voted(inquiry) if ballot.about(item, filed)), None)
        judgement = Message("voted before") if vote else Message("no vote before")
        cells = (day(filed), vote.title if vote else day(None), day(vote.closed if vote else None))
        lines.append(line(item, *cells, judgement=judgement, good=vote is not None))
    return Found(sorted(lines, key=lambda item: item.good is not False))


INDICATORS = (
    Indicator(
        id="projects.running",
        label=N_("Projects under way"),
        counts=N_("Projects planned and not yet submitted at the end of the period."),
        unit=MeasureUnit.COUNT,
        columns=(*NAMED, N_("Plan issued"), N_("Due for submission"), N_("Stage")),
        gather=_under_way,
    ),
    Indicator(
        id="projects.on_time",
        label=N_("Projects submitted in time"),
        counts=N_("Projects submitted for approval on or before the day on which they were due."),
        among=N_("Projects due for submission in the period, granted extensions included."),
        rules=("plan.months.mandatory", "plan.months.recommended", "plan.months.adoption"),
        target=ALL,
        columns=(
            *NAMED,
            N_("Plan issued"),
            N_("Due for submission"),
            N_("Submitted on"),
            N_("Months granted"),
        ),
        gather=_on_time,
    ),
    Indicator(
        id="projects.overdue",
        label=N_("Projects overdue"),
        counts=N_("Projects under way whose due day had passed at the end of the period."),
        unit=MeasureUnit.COUNT,
        rules=("plan.months.mandatory", "plan.months.recommended", "plan.months.adoption"),
        target=NO_MORE,
        columns=(*NAMED, N_("Plan issued"), N_("Due for submission"), N_("Stage")),
        gather=_overdue,
    ),
    Indicator(
        id="projects.moving",
        label=N_("Projects that move"),
        counts=N_("Projects in which something happened lately."),
        among=N_("Projects under way at the end of the period."),
        rules=("drafting.idle.days",),
        target=ALL,
        columns=(*NAMED, N_("Stage"), N_("Last event")),
        gather=_moving,
    ),
    Indicator(
        id="projects.handover",
        label=N_("Hand-over between stages"),
        counts=N_("Hand-overs within the limit."),
        among=N_("Hand-overs between stages that ended in the period."),
        unit=MeasureUnit.DAYS,
        rules=("handover.days",),
        target=ALL,
        columns=(*NAMED, N_("Hand-over"), N_("From"), N_("To"), N_("Working days")),
        gather=_handovers,
    ),
    Indicator(
        id="extensions.in_time",
        label=N_("Extensions asked for in time"),
        counts=N_("Extensions requested early enough before the project was due."),
        among=N_("Extensions requested in the period."),
        rules=("ext.apply.days",),
        target=ALL,
        columns=(*NAMED, N_("Requested on"), N_("Latest day"), N_("Due for submission")),
        gather=_asked_in_time,
    ),
    Indicator(
        id="extensions.within_limit",
        label=N_("Extensions within the longest"),
        counts=N_("Extensions that, with those before them, stay within the longest extension."),
        among=N_("Extensions requested in the period."),
        rules=("ext.max.mandatory", "ext.max.recommended"),
        target=ALL,
        columns=(*NAMED, N_("Requested on"), N_("Months in all"), N_("Months allowed")),
        gather=_within_maximum,
    ),
    Indicator(
        id="proposals.voted",
        label=N_("Proposals put to a vote before"),
        counts=N_("Projects on which a ballot of members closed before they were proposed."),
        among=N_("Projects proposed, or whose plan was issued, in the period."),
        rules=("tc.vote.matters",),
        target=ALL,
        columns=(*NAMED, N_("Proposed"), N_("Ballot"), N_("Closed")),
        gather=_voted_before,
    ),
)
