"""The sample's projects: plans as they are issued, stages, extensions, submissions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from stdcommittee.base.conditions import Is
from stdcommittee.domain.portfolio.records import (
    Extension,
    Project,
    ProjectStage,
    ProjectStatus,
    StageEvent,
)
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.services.demo.script import Script, data
from stdcommittee.services.demo.story import Event, Story
from stdcommittee.services.demo.tables import Sheet, columns, write_tables
from stdcommittee.services.editing import save

Plan = Mapping[str, Any]

_DEPARTMENT: Final = "999"  # no department has this number


def plans() -> list[Plan]:
    """Return the projects as the script has them."""
    return list(data("projects")["project"])


def plan_called(key: str) -> Plan:
    """Return one project of the script."""
    return next(plan for plan in plans() if plan["key"] == key)


def plan_number(script: Script, plan: Plan) -> str:
    """Return a project's plan number; its department does not exist."""
    return f"{script.date(plan['planned']).year}{plan['serial']}-{plan['nature']}-{_DEPARTMENT}"


def stage_day(script: Script, plan: Plan, stage: str) -> dt.date:
    """Return when a project entered a stage."""
    return script.day(dict(plan["stages"])[stage])


def events(script: Script) -> Iterable[Event]:
    """Yield what happened to the projects."""
    batches: dict[dt.date, list[Plan]] = {}
    for plan in plans():
        batches.setdefault(script.day(plan["planned"]), []).append(plan)
    for day, batch in batches.items():
        yield Event(day, "projects", partial(_planned, batch=batch), base=True)
    for plan in plans():
        for stage, text in plan["stages"]:
            day = script.day(text)
            yield Event(day, "projects", partial(_entered, plan=plan, stage=stage, day=day))
        yield from _ends(script, plan)
    yield Event(script.day(data("course")["lists"]["projects"]), "projects", _running_list)


def _ends(script: Script, plan: Plan) -> Iterable[Event]:
    for key, status in (
        ("submitted", ProjectStatus.SUBMITTED),
        ("terminated", ProjectStatus.TERMINATED),
    ):
        if key in plan:
            day = script.day(plan[key])
            yield Event(day, "projects", partial(_ended, plan=plan, status=status, day=day))
    extension = plan.get("extension")
    if extension is not None:
        asked = script.day(extension["requested"])
        yield Event(asked, "projects", partial(_asked, plan=plan, day=asked))
        if extension["granted"]:
            granted = script.day(extension["granted"])
            yield Event(granted, "secretary", partial(_granted, plan=plan))


def _planned(story: Story, *, batch: Sequence[Plan]) -> None:
    """Bring the plans that were issued on a day."""
    day = max(story.script.day(plan["planned"]) for plan in batch)
    name = story.script.word("files", "plans").format(day=day.isoformat())
    _list_in(story, story.place("plans", name), batch, staged=False)


def _running_list(story: Story) -> None:
    """Bring the list of running projects; it tells a stage that nobody had entered."""
    running = []
    with story.session.reading() as reader:
        for plan in plans():
            known = reader.first(Project, Is("reference", plan_number(story.script, plan)))
            if known is not None and known.status is ProjectStatus.RUNNING:
                running.append(plan)
    path = story.place("", story.script.word("files", "projects"))
    _list_in(story, path, running, staged=True)


def _list_in(story: Story, path: Path, listed: Iterable[Plan], *, staged: bool) -> None:
    script = story.script
    cells = [_cells(script, plan, story.today, staged=staged) for plan in listed]
    heads = columns(script, "projects")
    if not staged:
        heads = {key: head for key, head in heads.items() if key != "stage_entered"}
    write_tables(path, [Sheet("", heads, cells)], story.today)
    story.take_in(path, ImportKind.PORTFOLIO)


def _cells(script: Script, plan: Plan, day: dt.date, *, staged: bool) -> dict[str, str]:
    entered = [(stage, script.day(text)) for stage, text in plan["stages"]]
    if staged and "brought" in plan:
        stage, text = plan["brought"]
        entered.append((stage, script.day(text)))
    reached = [pair for pair in entered if pair[1] <= day]
    stage, since = reached[-1] if staged and reached else ("10", None)
    return {
        "plan_number": plan_number(script, plan),
        "title_zh": plan["title"]["zh"],
        "title_en": plan["title"]["en"],
        "nature": script.word("nature", plan["nature"]),
        "committee": data("words")["unit"]["subcommittee" if plan.get("sub") else "committee"],
        "planned": script.day(plan["planned"]).isoformat(),
        "months": str(plan["months"]),
        "revises": plan.get("revises", ""),
        "adopts": plan.get("adopts", ""),
        "degree": plan.get("degree", ""),
        "lead": script.word("units", plan["lead"]),
        "department": script.word("unit", "department"),
        "status": script.word("status", "running"),
        "stage": script.word("stage", stage),
        "stage_entered": since.isoformat() if since else "",
    }


def project_of(story: Story, plan: Plan) -> Project:
    """Return a project as it is stored.

    Raises:
        LookupError: the story has not come to it.
    """
    with story.session.reading() as reader:
        found = reader.first(Project, Is("reference", plan_number(story.script, plan)))
    if found is None:
        raise LookupError(plan["key"])
    return found


def _entered(story: Story, *, plan: Plan, stage: str, day: dt.date) -> None:
    number = project_of(story, plan).id
    save(story.session, StageEvent(project_id=number, stage=ProjectStage(stage), entered=day))


def _ended(story: Story, *, plan: Plan, status: ProjectStatus, day: dt.date) -> None:
    project = project_of(story, plan)
    submitted = day if status is ProjectStatus.SUBMITTED else None
    save(story.session, replace(project, status=status, submitted=submitted))


def _asked(story: Story, *, plan: Plan, day: dt.date) -> None:
    asked = plan["extension"]
    extension = Extension(
        project_id=project_of(story, plan).id,
        requested=day,
        months=asked["months"],
        reason=story.script.say(asked["reason"]),
    )
    story.ids[f"extension {plan['key']}"] = save(story.session, extension).record.id


def _granted(story: Story, *, plan: Plan) -> None:
    with story.session.reading() as reader:
        asked = reader.get(Extension, story.ids[f"extension {plan['key']}"])
    if asked is not None:
        save(story.session, replace(asked, granted=True))
