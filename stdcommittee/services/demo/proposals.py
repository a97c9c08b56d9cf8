"""The sample's proposals to ISO, the standards it follows closely, and its notices of stages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from stdcommittee.domain.portfolio.proposal_records import (
    ImportantStandard,
    Proposal,
    ProposalKind,
    ProposalStage,
    ProposalStatus,
    ProposalStep,
    StageNotice,
)
from stdcommittee.services.demo.script import Script, data
from stdcommittee.services.demo.story import Event, Story
from stdcommittee.services.editing import save

Facts = Mapping[str, Any]


def events(script: Script) -> Iterable[Event]:
    """Yield the way of each proposal, the list of important standards, the notices."""
    work = data("work")
    for facts in work["proposal"]:
        yield from _course(script, facts)
    for facts in work["important"]:
        yield Event(script.day(facts["listed"]), "mirror", partial(_list, facts=facts))
    for facts in work["notice"]:
        yield Event(script.day(facts["changed"]), "mirror", partial(_notice, facts=facts))
        if "noticed" in facts:
            day = script.day(facts["noticed"])
            yield Event(day, "mirror", partial(_notice, facts=facts, noticed=day))


def _course(script: Script, facts: Facts) -> Iterable[Event]:
    steps = facts["steps"]
    yield Event(
        script.day(steps[0]["came"]), "mirror", partial(_propose, facts=facts, running=True)
    )
    for place, step in enumerate(steps):
        key = f"{_key(facts)} {place}"
        came = script.day(step["came"])
        yield Event(came, "mirror", partial(_step, facts=facts, step=step, key=key))
        if "left" in step:
            left = script.day(step["left"])
            yield Event(left, "mirror", partial(_step, facts=facts, step=step, key=key, left=left))
    if facts["status"] != ProposalStatus.RUNNING:
        over = script.day(steps[-1]["left"])
        yield Event(over, "mirror", partial(_propose, facts=facts, running=False))


def _key(facts: Facts) -> str:
    return f"proposal {facts['title']['en']}"


def _propose(story: Story, *, facts: Facts, running: bool) -> None:
    script = story.script
    title, title_en = script.both(facts["title"])
    proposal = Proposal(
        id=story.ids.get(_key(facts), 0),
        title=title,
        title_en=title_en,
        kind=ProposalKind(facts["kind"]),
        committee=data("words")["unit"]["mirrors"],
        proposer=script.word("units", facts["unit"]),
        leader=script.person(facts["leader"]),
        document=facts.get("document", ""),
        status=ProposalStatus.RUNNING if running else ProposalStatus(facts["status"]),
    )
    story.ids[_key(facts)] = save(story.session, proposal).record.id


def _step(
    story: Story, *, facts: Facts, step: Facts, key: str, left: dt.date | None = None
) -> None:
    record = ProposalStep(
        id=story.ids.get(key, 0),
        proposal_id=story.ids[_key(facts)],
        stage=ProposalStage(step["stage"]),
        came=story.script.day(step["came"]),
        left=left,
        returned=left is not None and step.get("returned", False),
        note=story.script.say(step["note"]) if left is not None and "note" in step else "",
    )
    story.ids[key] = save(story.session, record).record.id


def _list(story: Story, *, facts: Facts) -> None:
    title, title_en = story.script.both(facts["title"])
    save(
        story.session,
        ImportantStandard(
            reference=facts["reference"],
            title=title,
            title_en=title_en,
            committee=data("words")["unit"]["mirrors"],
            listed=story.script.day(facts["listed"]),
            **facts["marks"],
        ),
    )


def _notice(story: Story, *, facts: Facts, noticed: dt.date | None = None) -> None:
    key = f"notice {facts['document']}"
    unit = data("words")["unit"]
    record = StageNotice(
        id=story.ids.get(key, 0),
        document=facts["document"],
        committee=unit["mirrors"],
        stage=facts["stage"],
        changed=story.script.day(facts["changed"]),
        noticed=noticed,
        recipients=story.script.say(unit["name"]) if noticed else "",
    )
    story.ids[key] = save(story.session, record).record.id
