"""How the sample is played: events in the order of their days, each in somebody's name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from stdcommittee.base.clock import Clock
from stdcommittee.base.errors import Failure
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.progress import Progress
from stdcommittee.domain.workspace.records import Actor, ImportKind
from stdcommittee.services.demo.script import Script, data
from stdcommittee.services.imports import ImportOutcome, carry_out, plan_import
from stdcommittee.services.session import Session, stamp_of

_MORNING: Final = dt.time(9)
_PACE: Final = dt.timedelta(seconds=70)  # between two events of a day


@dataclass(slots=True)
class Story:
    """What the events work on; `ids` tells the numbers of records by what the script calls them."""

    session: Session
    script: Script
    inputs: Path
    actors: dict[str, Actor] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    imports: list[ImportOutcome] = field(default_factory=list)
    unreadable: list[Failure] = field(default_factory=list)

    @property
    def today(self) -> dt.date:
        """The day on which the story is."""
        return self.session.clock.today()

    def place(self, folder: str, name: str) -> Path:
        """Return where a file of the inputs lies, in one of its folders ("" for the first)."""
        place = self.inputs / self.script.word("folders", folder) if folder else self.inputs
        place.mkdir(parents=True, exist_ok=True)
        return place / name

    def take_in(self, path: Path, kind: ImportKind, **options: str) -> None:
        """Import a file as a user would; one that cannot be read is kept in mind."""
        try:
            plan = plan_import(self.session, path, kind, options=options)
        except Failure as failure:
            self.unreadable.append(failure)
            return
        self.imports.append(carry_out(self.session, plan))


@frozen
class Event:
    """Something that somebody did on a day.

    `base`: others stand on it, so that it comes first where several are entered on one day.
    """

    day: dt.date
    who: str
    do: Callable[[Story], object]
    base: bool = False


def play(story: Story, events: Iterable[Event], now: dt.datetime, progress: Progress) -> None:
    """Play what has happened until now, day by day; what lies ahead is left out.

    What was before the workspace is entered on its first day.

    Raises:
        Cancelled: the person asked to stop.
    """
    begin = story.script.day(data("course")["begin"])
    past = [event for event in events if event.day <= now.date()]
    past.sort(key=lambda event: (max(event.day, begin), not event.base, event.day))
    count = 0
    moment = dt.datetime.combine(dt.date.min, _MORNING, now.tzinfo)
    for done, event in enumerate(past):
        if done % 10 == 0:
            progress.step(Message("Playing the sample year: {day}", day=event.day), done, len(past))
        day = max(event.day, begin)
        count = count + 1 if day == moment.date() else 0
        moment = dt.datetime.combine(day, _MORNING, now.tzinfo) + count * _PACE
        story.session.workspace.clock = Clock(min(moment, now))
        story.session.actor = stamp_of(story.actors[event.who])
        event.do(story)


def unread(story: Story) -> Sequence[Text]:
    """Return what could not be read, as a person was told."""
    return tuple(failure.message for failure in story.unreadable)
