"""The life of a standard from its plan to its withdrawal, put together from all that is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import Enum, auto

from stdcommittee.base.conditions import AnyOf, Is
from stdcommittee.base.fields import first_day
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.comments.records import Comment, CommentRound
from stdcommittee.domain.portfolio.records import LIVE, Project, StageEvent, Standard
from stdcommittee.services.session import Session
from stdcommittee.storage.reader import Reader

Key = tuple[str, int]  # kind and id of a record
_DAY = dt.timedelta(days=1)


class PhaseKind(Enum):
    """What a stretch of a life is."""

    STAGE = auto()  # of the project that made it
    WAITING = auto()  # published and not yet in force
    IN_FORCE = auto()
    ENDED = auto()
    AHEAD = auto()  # until its review is due


@frozen
class Phase:
    """A stretch of a standard's life, both days included."""

    kind: PhaseKind
    first: dt.date
    last: dt.date
    name: Text
    record: Key | None = None


@frozen
class Happening:
    """Something that happened on a day; `limit`: by when something must happen."""

    day: dt.date
    name: Text
    record: Key | None = None
    limit: bool = False
    passed: bool = False


@frozen
class Life:
    """The phases and events of a standard's life, each in order, and what is not known of it."""

    phases: tuple[Phase, ...] = ()
    happenings: tuple[Happening, ...] = ()
    unknown: tuple[Text, ...] = ()

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day of all, or None where no day is known."""
        found = [day for phase in self.phases for day in (phase.first, phase.last)]
        found += [item.day for item in self.happenings]
        return (min(found), max(found)) if found else None


def life_of(session: Session, standard: Standard) -> Life:
    """Return the life of a standard as it stands today."""
    today = session.clock.today()
    with session.reading() as reader:
        project = project_of(reader, standard)
        events = _stage_events(reader, project)
        happened = [
            *_of_standard(standard, today),
            *(_of_project(project) if project is not None else ()),
            *_rounds(reader, standard, project),
            *_ballots(reader, standard, project),
        ]
    published = first_day(standard.published)
    phases = [
        *_stages(project, events, published or today),
        *_in_force(standard, published, today),
    ]
    unknown: list[Text] = []
    if project is None:
        unknown.append(Message("no project is known"))
    if published is None:
        unknown.append(Message("the day of publication is not known"))
    happened.sort(key=lambda item: item.day)
    return Life(tuple(phases), tuple(happened), tuple(unknown))


def project_of(reader: Reader, standard: Standard) -> Project | None:
    """Return the project that made a standard: the one it names, else the one that names it."""
    if standard.project_number:
        found = reader.first(Project, Is("reference", standard.project_number))
        if found is not None:
            return found
    return reader.first(Project, Is("result", standard.reference), order=("-planned",))


def _stage_events(reader: Reader, project: Project | None) -> list[StageEvent]:
    if project is None:
        return []
    return reader.find(StageEvent, Is("project_id", project.id), order=("entered", "stage"))


def _stages(project: Project | None, events: list[StageEvent], end: dt.date) -> Iterable[Phase]:
    if project is None:
        return
    key = ("project", project.id)
    for place, event in enumerate(events):
        following = events[place + 1].entered if place + 1 < len(events) else end
        last = max(event.entered, following - _DAY)
        yield Phase(PhaseKind.STAGE, event.entered, last, event.stage.text, key)


def _in_force(standard: Standard, published: dt.date | None, today: dt.date) -> Iterable[Phase]:
    begins = first_day(standard.implemented) or published
    ended = first_day(standard.withdrawn)
    live = standard.status in LIVE
    if begins is None or not (live or ended is not None):
        return
    if published is not None and published < begins:
        name = Message("Published")
        yield Phase(PhaseKind.WAITING, published, begins - _DAY, name)
    last = ended - _DAY if ended is not None and not live else today
    if begins <= last:
        yield Phase(PhaseKind.IN_FORCE, begins, last, Message("In force"))
    if not live:
        return
    due = standard.review_due
    if due is not None and due > max(today, begins):
        yield Phase(PhaseKind.AHEAD, max(today, begins) + _DAY, due, "")


def _of_standard(standard: Standard, today: dt.date) -> Iterable[Happening]:
    dated = (
        (first_day(standard.published), Message("Published")),
        (first_day(standard.implemented), Message("Implemented")),
        (standard.reviewed, Message("Reviewed: {what}", what=standard.conclusion.text)),
        (first_day(standard.withdrawn), Message("Withdrawn")),
    )
    for day, name in dated:
        if day is not None:
            yield Happening(day, name)
    if standard.review_due is not None and standard.status in LIVE:
        passed = standard.review_due < today
        yield Happening(standard.review_due, Message("Review limit"), limit=True, passed=passed)


def _of_project(project: Project) -> Iterable[Happening]:
    key = ("project", project.id)
    if project.planned is not None:
        yield Happening(project.planned, Message("Plan {number}", number=project.reference), key)
    if project.submitted is not None:
        yield Happening(project.submitted, Message("Submitted"), key)


def _about(standard: Standard, project: Project | None) -> AnyOf:
    wanted = [Is("document", standard.reference)]
    if project is not None:
        wanted.append(Is("project", project.reference))
    return AnyOf(tuple(wanted))


def _rounds(reader: Reader, standard: Standard, project: Project | None) -> Iterable[Happening]:
    for item in reader.find(CommentRound, _about(standard, project)):
        day = item.closes or item.opened
        if day is not None:
            count = reader.count(Comment, Is("round_id", item.id))
            name = Plural("{n} comment", "{n} comments", n=count)
            yield Happening(day, name, ("comment_round", item.id))


def _ballots(reader: Reader, standard: Standard, project: Project | None) -> Iterable[Happening]:
    for item in reader.find(Ballot, _about(standard, project)):
        day = item.closed or item.closes or item.opened
        if day is not None:
            yield Happening(
                day, Message("Vote: {outcome}", outcome=item.outcome.text), ("ballot", item.id)
            )
