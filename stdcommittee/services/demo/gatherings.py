"""The sample's meetings and trainings with who came, and its delegations to meetings abroad."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from stdcommittee.base.records import kind_of
from stdcommittee.domain.meetings.records import (
    Attendance,
    Delegate,
    DelegateRole,
    Delegation,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Presence,
    Setting,
)
from stdcommittee.services.demo.experts import person_of, unit_of
from stdcommittee.services.demo.papers import write_paper
from stdcommittee.services.demo.projects import plan_called, plan_number
from stdcommittee.services.demo.script import Script, data, rows
from stdcommittee.services.demo.story import Event, Story
from stdcommittee.services.documents import attach
from stdcommittee.services.editing import save

Facts = Mapping[str, Any]

_PAPERS: Final = ("notice", "minutes", "roll")
_VOTELESS: Final = "aol"  # advisers, observers and liaisons are on no list of attendance


def events(script: Script) -> Iterable[Event]:
    """Yield each meeting on the day it was planned and on the one it was held."""
    for facts in data("work")["meeting"]:
        if "planned" in facts:
            yield Event(script.day(facts["planned"]), "office", partial(_plan, facts=facts))
        if facts["status"] == MeetingStatus.HELD:
            yield Event(script.day(facts["begins"]), "office", partial(_hold, facts=facts))
        if "delegation" in facts:
            yield from _delegation(script, facts)


def _delegation(script: Script, facts: Facts) -> Iterable[Event]:
    sent = facts["delegation"]
    steps = ("approved", "registered", "brief", "summary")
    days = {name: script.day(sent[name]) for name in steps if name in sent}
    met = script.day(facts.get("planned", facts["begins"]))
    for day in sorted({max(day, met) for day in days.values()}):
        done = {name: when for name, when in days.items() if when <= day}
        yield Event(day, "mirror", partial(_send, facts=facts, done=done))


def _plan(story: Story, *, facts: Facts) -> None:
    story.ids[_key(facts)] = save(story.session, _meeting(story, facts)).record.id
    _file(story, facts, "notice")


def _hold(story: Story, *, facts: Facts) -> None:
    held = replace(_meeting(story, facts), status=MeetingStatus.HELD)
    story.ids[_key(facts)] = save(story.session, held).record.id
    if "delegation" in facts:
        return
    _list_attendance(story, facts, story.ids[_key(facts)])
    if MeetingKind(facts["kind"]) is not MeetingKind.TRAINING:
        for paper in _PAPERS[1:] if "planned" in facts else _PAPERS:
            _file(story, facts, paper)


def _meeting(story: Story, facts: Facts) -> Meeting:
    script = story.script
    title, title_en = script.both(facts["title"])
    plans = (plan_number(script, plan_called(key)) for key in facts.get("projects", ()))
    return Meeting(
        id=story.ids.get(_key(facts), 0),
        title=title,
        title_en=title_en,
        kind=MeetingKind(facts["kind"]),
        committee=facts.get("committee", data("words")["unit"]["committee"]),
        document="; ".join(plans),
        begins=script.day(facts["begins"]),
        ends=script.day(facts.get("ends", facts["begins"])),
        place=script.say(facts["place"]),
        setting=Setting(facts.get("setting", "room")),
        hours=facts.get("hours", 0),
        chaired_by=script.person(facts["chaired_by"]) if "chaired_by" in facts else "",
    )


def _key(facts: Facts) -> str:
    return f"meeting {facts['key']}"


def _file(story: Story, facts: Facts, paper: str) -> None:
    """Write one of a meeting's papers and keep it as evidence, where the meeting has it."""
    if "delegation" in facts or paper not in facts.get("papers", _PAPERS):
        return
    script = story.script
    away = len(facts.get("absent", ())) + len(facts.get("excused", ()))
    path = write_paper(
        story,
        f"meeting_{paper}",
        title=script.say(facts["title"]),
        day=script.day(facts["begins"]).isoformat(),
        place=script.say(facts["place"]),
        invited=len(_invited()),
        present=len(_invited()) - away,
        missing=away,
    )
    attach(story.session, kind_of(Meeting), story.ids[_key(facts)], [path])


def _invited() -> list[str]:
    return [
        row["person"]
        for row in rows("people")
        if row["committee"] == "TC" and row["person"][0] not in _VOTELESS
    ]


def _list_attendance(story: Story, facts: Facts, meeting: int) -> None:
    script = story.script
    kinds = {Presence.ABSENT: facts.get("absent", ()), Presence.EXCUSED: facts.get("excused", ())}
    represented = facts.get("represented", {})
    with story.session.writing(script.say(facts["title"])) as uow:
        for key in _invited():
            presence = next((kind for kind, keys in kinds.items() if key in keys), Presence.PRESENT)
            stands_in = represented.get(key, "")
            uow.add(
                Attendance(
                    meeting_id=meeting,
                    person_id=person_of(story, key).id,
                    name=script.person(key),
                    organization=unit_of(story, key),
                    presence=Presence.REPRESENTED if stands_in else presence,
                    represented_by=script.word("units", stands_in),
                    remote=facts.get("setting") == "remote",
                )
            )


def _send(story: Story, *, facts: Facts, done: Mapping[str, dt.date]) -> None:
    script, sent = story.script, facts["delegation"]
    key = f"delegation {facts['key']}"
    title, title_en = script.both(facts["title"])
    summed = "summary" in done
    delegation = Delegation(
        id=story.ids.get(key, 0),
        meeting_id=story.ids[_key(facts)],
        title=title,
        title_en=title_en,
        head=script.person(sent["head"]),
        register_by=script.day(sent["register_by"]),
        registered=done.get("registered"),
        approval=script.say(sent["approval"]) if "approved" in done else "",
        approved=done.get("approved"),
        brief=done.get("brief"),
        statements=script.say(sent["statements"]) if summed and "statements" in sent else "",
        summary=done.get("summary"),
        follow_up=script.say(sent["follow_up"]) if summed and "follow_up" in sent else "",
    )
    first = key not in story.ids
    story.ids[key] = save(story.session, delegation).record.id
    if first:
        _name_delegates(story, facts, story.ids[key])


def _name_delegates(story: Story, facts: Facts, delegation: int) -> None:
    sent = facts["delegation"]
    missed = sent.get("missed", ())
    over = facts["status"] == MeetingStatus.HELD
    for person in (sent["head"], *sent["members"]):
        save(
            story.session,
            Delegate(
                delegation_id=delegation,
                person_id=person_of(story, person).id,
                name=story.script.person(person),
                organization=unit_of(story, person),
                role=DelegateRole.HEAD if person == sent["head"] else DelegateRole.MEMBER,
                attended=over and person not in missed,
            ),
        )
