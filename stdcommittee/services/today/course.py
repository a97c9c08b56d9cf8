"""How things run: projects against their limits, ballots closing, comments open, votes cast."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from stdcommittee.alerts.ballots import votes_needed
from stdcommittee.base.conditions import Between, Is, Not, OneOf
from stdcommittee.base.errors import Refused
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual, Message, Plural, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.ruling import rule_of
from stdcommittee.domain.comments.records import Comment, CommentRound
from stdcommittee.domain.deadlines import Break, Calendar
from stdcommittee.domain.deadlines.ballot_dates import Milestone, internal_day
from stdcommittee.domain.portfolio.derived import project_due
from stdcommittee.domain.portfolio.records import (
    Extension,
    Project,
    ProjectNature,
    ProjectStage,
    ProjectStatus,
    StageEvent,
)
from stdcommittee.domain.rules import RuleBook
from stdcommittee.domain.supervision.measures import Measure
from stdcommittee.domain.supervision.owing import StandingHistory, owed
from stdcommittee.domain.supervision.period import Period
from stdcommittee.domain.supervision.scope import Scope as Committees
from stdcommittee.domain.supervision.voting_duty import excused
from stdcommittee.domain.workspace.records import UnitKind
from stdcommittee.indicators import Inquiry, indicators
from stdcommittee.services.scope import Scope, in_scope
from stdcommittee.services.session import Session
from stdcommittee.storage.comments import unhandled
from stdcommittee.storage.participation import standing_history
from stdcommittee.storage.people import scope_of, votes_cast
from stdcommittee.storage.reader import Reader

_PAUSE_AHEAD: Final = 30  # days within which a holiday is named
_PROJECTS: Final = 60
_BALLOTS: Final = 30
_MISSED: Final = 10  # days for which a ballot past its day is still named
_DRAFTS: Final = 8
_QUARTERS: Final = 8
_DAY: Final = dt.timedelta(days=1)


@frozen
class Stretch:
    """A stage of a project, from its first to its last day so far."""

    stage: ProjectStage
    first: dt.date
    last: dt.date


@frozen
class Course:
    """A project under way: its stages, its limit, and the limit before extensions if it moved."""

    project: int
    title: Text
    stretches: tuple[Stretch, ...]
    due: dt.date
    former: dt.date | None


@frozen
class Closing:
    """A ballot about to close: who has voted, and what is wanting.

    `good` tells whether nothing more is wanting; None where no rule asks for anything.
    """

    ballot: int
    title: Text
    kind: Text
    closes: dt.date
    national: bool
    voted: int
    entitled: int
    state: Text
    good: bool | None


@frozen
class Draft:
    """A comment round with what is still open in it."""

    round: int
    title: Text
    open: int
    total: int


@frozen
class Quarter:
    """One quarter's figure of votes cast."""

    year: int
    quarter: int
    measure: Measure


@frozen(kw_only=True)
class Overview:
    """How things stand on a day; `pause` is a holiday near, `before` the working days until it.

    `total` projects are under way, the most pressing of which are `projects`.
    """

    day: dt.date
    pause: Break | None
    before: int
    projects: tuple[Course, ...]
    total: int
    ballots: tuple[Closing, ...]
    drafts: tuple[Draft, ...]
    quarters: tuple[Quarter, ...]


def overview(session: Session, scope: Scope, on: dt.date | None = None) -> Overview:
    """Return how things stand on a day (by default today) in the committees in view."""
    day = on or session.clock.today()
    days = session.calendar()
    pause = days.next_break(day)
    if pause is not None and (pause.first - day).days > _PAUSE_AHEAD:
        pause = None
    with session.reading() as reader:
        courses, total = _courses(reader, scope, session.rules, day)
        return Overview(
            day=day,
            pause=pause,
            before=days.working_days_between(day, pause.first - _DAY) if pause else 0,
            projects=courses,
            total=total,
            ballots=_closing(reader, scope, session.rules, days, day),
            drafts=_drafts(reader, scope),
            quarters=_quarters(reader, scope, session.rules, days, day),
        )


def _courses(
    reader: Reader, scope: Scope, rules: RuleBook, day: dt.date
) -> tuple[tuple[Course, ...], int]:
    running = (
        Is("status", ProjectStatus.RUNNING),
        Not(Is("nature", ProjectNature.INTERNATIONAL)),
        Between("due", dt.date.min, None),
        *in_scope(kind_of(Project), scope),
    )
    total = reader.count(Project, *running)
    found = reader.find(Project, *running, order=("due",), limit=_PROJECTS)
    numbers = tuple(item.id for item in found)
    events: dict[int, list[StageEvent]] = {}
    for event in reader.find(StageEvent, OneOf("project_id", numbers), order=("entered",)):
        events.setdefault(event.project_id, []).append(event)
    extended = {
        item.project_id
        for item in reader.find(Extension, OneOf("project_id", numbers), Is("granted", value=True))
    }
    courses = []
    for item in found:
        if item.due is None:
            continue
        former = project_due(item, (), rules) if item.id in extended else None
        courses.append(
            Course(
                project=item.id,
                title=Bilingual(item.title_zh or item.reference, item.title_en),
                stretches=_stretches(item, events.get(item.id, ()), day),
                due=item.due,
                former=former if former != item.due else None,
            )
        )
    return tuple(courses), total


def _stretches(project: Project, events: Sequence[StageEvent], day: dt.date) -> tuple[Stretch, ...]:
    """Return the stages that a project went through up to a day, in their order."""
    past = [event for event in events if event.entered <= day]
    if not past:
        start = project.planned
        return (Stretch(project.stage, start, day),) if start and start <= day else ()
    ends = [event.entered - _DAY for event in past[1:]] + [day]
    return tuple(
        Stretch(event.stage, event.entered, end)
        for event, end in zip(past, ends, strict=True)
        if end >= event.entered
    )


def _closing(
    reader: Reader, scope: Scope, rules: RuleBook, days: Calendar, day: dt.date
) -> tuple[Closing, ...]:
    ballots = reader.find(
        Ballot,
        Is("status", BallotStatus.OPEN),
        Between("closes", day - dt.timedelta(days=_MISSED), None),
        *in_scope(kind_of(Ballot), scope),
        order=("closes",),
        limit=_BALLOTS,
    )
    national = [item.id for item in ballots if item.kind.national]
    cast = votes_cast(reader, national)
    history = standing_history(reader) if len(national) < len(ballots) else StandingHistory()
    found = []
    for item in ballots:
        if item.kind.national:
            stands = _turnout(item, *cast.get(item.id, (0, 0)), rules)
        else:
            stands = _abroad(item, history, rules, days, day)
        if item.closes is not None:
            found.append(_closing_one(item, cast.get(item.id, (0, 0)), stands, day))
    return tuple(found)


def _abroad(
    ballot: Ballot, history: StandingHistory, rules: RuleBook, days: Calendar, day: dt.date
) -> tuple[Text, bool | None]:
    """Return what is wanting of an ISO or IEC ballot, with its internal day."""
    if ballot.sent is not None:
        return Message("vote sent"), True
    due = owed(ballot, history)
    if not due.due:
        return due.why, None
    if excused(ballot):
        return Message("excused: {why}", why=ballot.excused.strip()), None
    decided = ballot.position is not None
    by = internal_day(ballot, Milestone.CAST if decided else Milestone.POSITION, rules, day, days)
    if by is None:
        return (Message("vote to be sent") if decided else Message("no position yet")), False
    on = f"{by.day:%m-%d}"
    words = Message("to be sent by {day}", day=on)
    return (words if decided else Message("position by {day}", day=on)), False


def _closing_one(
    ballot: Ballot, cast: tuple[int, int], stands: tuple[Text, bool | None], day: dt.date
) -> Closing:
    entitled, voted = cast
    state, good = stands
    closes = ballot.closes or day
    if closes < day and (good is False or (ballot.kind.national and good is None)):
        state, good = Message("closing day passed"), False
    return Closing(
        ballot=ballot.id,
        title=Bilingual(ballot.title, ballot.title_en),
        kind=ballot.kind.text if ballot.kind.national else ballot.kind.name,
        closes=closes,
        national=ballot.kind.national,
        voted=voted,
        entitled=entitled,
        state=state,
        good=good,
    )


def _turnout(
    ballot: Ballot, entitled: int, voted: int, rules: RuleBook
) -> tuple[Text, bool | None]:
    try:
        rule = rule_of(rules, ballot)
    except Refused:  # an edition that was taken away; the ballot closes all the same
        rule = None
    needed = votes_needed(rule, entitled)
    if not needed:
        return "", None
    if voted >= needed:
        return Message("enough have voted"), True
    short = needed - voted
    return Plural("{n} more must vote", "{n} more must vote", n=short), False


def _drafts(reader: Reader, scope: Scope) -> tuple[Draft, ...]:
    """Return the rounds with comments, those with open ones first, then the latest."""
    open_ = unhandled(reader)
    totals = reader.groups(Comment, "round_id")
    rounds = reader.find(
        CommentRound,
        OneOf("id", tuple(totals)),
        *in_scope(kind_of(CommentRound), scope),
        order=("-closes",),
    )
    ordered = sorted(rounds, key=lambda item: -open_.get(item.id, 0))
    return tuple(
        Draft(
            round=item.id,
            title=Bilingual(item.title, item.title_en),
            open=open_.get(item.id, 0),
            total=totals.get(item.id, 0),
        )
        for item in ordered[:_DRAFTS]
    )


def _quarters(
    reader: Reader, scope: Scope, rules: RuleBook, days: Calendar, day: dt.date
) -> tuple[Quarter, ...]:
    """Return the last quarters' figures of the votes that the unit owes, none where it owes none.

    A committee's are those of its members, a counterpart unit's those on ISO and IEC ballots.
    """
    among = _committees(reader, scope)
    abroad = among.unit.kind is UnitKind.COUNTERPART or not (among.own or among.whole)
    indicator = indicators()["international.voted" if abroad else "members.participation"]
    found = []
    inquiry: Inquiry | None = None
    last = day.year * 4 + (day.month - 1) // 3
    for index in range(last - _QUARTERS + 1, last + 1):
        year, place = divmod(index, 4)
        period = Period.parse(f"{year}Q{place + 1}").seen(day)
        if inquiry is None:
            inquiry = Inquiry(reader, among, period, rules, days)
        inquiry = inquiry.during(period)
        found.append(Quarter(year, place + 1, indicator.measure(inquiry)))
    return tuple(found) if any(item.measure.counted for item in found) else ()


def _committees(reader: Reader, scope: Scope) -> Committees:
    """Return the committees in view with all that stand under them, as figures take them."""
    if not scope.committees:
        return scope_of(reader)
    parts = [scope_of(reader, name) for name in scope.committees]
    return Committees(
        parts[0].unit,
        own=tuple(dict.fromkeys(name for part in parts for name in part.own)),
        mirrored=tuple(dict.fromkeys(name for part in parts for name in part.mirrored)),
        chosen=", ".join(part.chosen for part in parts),
    )
