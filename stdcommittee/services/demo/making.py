"""Makes the sample: its inputs, the workspace that a year made of them, the issued report."""

from __future__ import annotations

import datetime as dt
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from stdcommittee.base.clock import Clock
from stdcommittee.base.errors import Refused
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import CHINESE, Message, Text
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.domain.supervision.records import IssuedReport
from stdcommittee.domain.workspace.records import UnitKind
from stdcommittee.exchange.importing import Fate
from stdcommittee.services.actors import add_actor, list_actors
from stdcommittee.services.demo import (
    duties,
    experts,
    gatherings,
    international,
    members,
    projects,
    proposals,
    reviews,
    rounds,
    standards,
)
from stdcommittee.services.demo.script import Script, data
from stdcommittee.services.demo.story import Event, Story, play, unread
from stdcommittee.services.editing import save
from stdcommittee.services.reports import issue_report
from stdcommittee.services.session import Session, create_workspace
from stdcommittee.services.workspaces import SUFFIX

_COURSES: Final = (
    *(members, experts, standards, projects, rounds, reviews, gatherings, international),
    *(proposals, duties),
)


@frozen
class Sample:
    """What lies where; `rows` tells for each fate how many rows of the inputs have it.

    `unreadable` says why files among the inputs could not be read, as the importer said it.
    """

    workspace: Path
    inputs_folder: Path
    inputs: tuple[Path, ...]
    report: Path
    issued: IssuedReport
    rows: Counter[Fate]
    unreadable: tuple[Text, ...]
    operations: int


def make_sample(
    target: Path,
    *,
    language: str = CHINESE,
    clock: Clock | None = None,
    progress: Progress = SILENT,
) -> Sample:
    """Make the invented committee in an empty or new folder, as it stands today.

    Its year is played day by day through the use cases that the program has: files are imported,
    ballots opened, votes recorded, comments answered, the report of last year issued. Everything
    but public identifiers and titles is invented. On one day it is always the same, except for the
    identity of the workspace and what follows from it.

    Raises:
        Refused: the folder holds something already, or cannot be written; nothing was touched.
        Cancelled: the person asked to stop; nothing stays.
    """
    now = (clock or Clock()).now()
    script = Script(now.date(), language)
    with _fresh(target):
        return _make(target, script, now, progress)


@contextmanager
def _fresh(target: Path) -> Iterator[None]:
    """Give an empty folder, and leave nothing in it where the work comes to nothing."""
    made = not target.exists()
    _prepare(target)
    try:
        yield
    except BaseException as error:
        for left in target.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        if made:
            target.rmdir()
        if isinstance(error, OSError):
            raise _unwritable(target, error) from error
        raise


def _prepare(target: Path) -> None:
    try:
        if target.exists() and not target.is_dir():
            raise Refused(
                Message("{folder} is a file.", folder=target.name),
                kept=Message("It was not touched."),
                advice=Message("Choose another folder for the sample."),
            )
        target.mkdir(parents=True, exist_ok=True)
        held = next(iter(target.iterdir()), None)
    except OSError as error:
        raise _unwritable(target, error) from error
    if held is None:
        return
    workspace = next(target.glob(f"*{SUFFIX}"), None)
    if workspace is not None:
        raise Refused(
            Message("There is a workspace in {folder} already.", folder=str(target)),
            kept=Message("Nothing was changed."),
            advice=Message("Open {file}, or choose another folder.", file=workspace.name),
        )
    raise Refused(
        Message("The folder {folder} is not empty.", folder=str(target)),
        kept=Message("Nothing was changed."),
        advice=Message("Choose an empty or new folder for the sample."),
    )


def _unwritable(target: Path, error: OSError) -> Refused:
    return Refused(
        Message("The folder {folder} cannot be written.", folder=str(target)),
        kept=Message("Nothing was changed."),
        advice=Message("Choose another folder for the sample."),
        details=str(error),
    )


def _make(target: Path, script: Script, now: dt.datetime, progress: Progress) -> Sample:
    progress.step(Message("Preparing the sample"))
    begin = script.day(data("course")["begin"])
    path = target / (script.word("unit", "file") + SUFFIX)
    with _founded(path, script, begin, now) as session:
        story = Story(session, script, target / script.word("folders", "inputs"))
        _people(story)
        issued: list[tuple[IssuedReport, Path]] = []
        day = duties.issue_day(script)
        report = Event(
            day, "secretary", partial(_issue, target=target, issued=issued, progress=progress)
        )
        events = [event for course in _COURSES for event in course.events(script)]
        play(story, [*events, report], now, progress)
        session.workspace.clock = Clock(now)
        stored, printed = issued[0]
        return Sample(
            workspace=path,
            inputs_folder=story.inputs,
            inputs=tuple(sorted(file for file in story.inputs.rglob("*") if file.is_file())),
            report=printed,
            issued=stored,
            rows=sum((outcome.plan.counts for outcome in story.imports), Counter()),
            unreadable=tuple(unread(story)),
            operations=session.workspace.operations(limit=1)[0].id,
        )


def _founded(path: Path, script: Script, begin: dt.date, now: dt.datetime) -> Session:
    """Return the workspace of the unit as it was founded on its first day."""
    unit = data("words")["unit"]
    office = data("words")["actors"]["office"]
    session = create_workspace(
        path,
        name=unit["name"]["zh"],
        kind=UnitKind.BOTH,
        committee=unit["committee"],
        actor=script.say(office),
        role=office[f"role_{script.language}"],
        clock=Clock(dt.datetime.combine(begin, dt.time(8, 30), now.tzinfo)),
    )
    host = data("words")["units"]["u08"]
    described = replace(
        session.unit(),
        name_en=unit["name"]["en"],
        host=host["zh"],
        host_en=host["en"],
        recipients=script.say(unit["recipients"]),
    )
    save(session, described)
    return session


def _people(story: Story) -> None:
    """Let those who keep the workspace act in it."""
    for key, facts in data("words")["actors"].items():
        if key != "office":
            role = facts[f"role_{story.script.language}"]
            add_actor(story.session, story.script.say(facts), role)
    known = {actor.name: actor for actor in list_actors(story.session)}
    for key, facts in data("words")["actors"].items():
        story.actors[key] = known[story.script.say(facts)]


def _issue(
    story: Story, *, target: Path, issued: list[tuple[IssuedReport, Path]], progress: Progress
) -> None:
    script = story.script
    stored, printed = issue_report(
        story.session, str(script.year), language=script.language, progress=progress
    )
    path = target / script.say(data("words")["files"]["report"])
    path.write_bytes(printed.data)
    issued.append((stored, path))
