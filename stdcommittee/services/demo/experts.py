"""The sample's experts in ISO work, its liaisons and calls, and what members declare."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from stdcommittee.base.conditions import Is
from stdcommittee.base.records import Record, kind_of
from stdcommittee.domain.people.expert_records import (
    Applicant,
    ApplicantStatus,
    ExpertCall,
    ExpertRegistration,
    ExpertRole,
    Liaison,
    LiaisonCategory,
    RegistrationStatus,
)
from stdcommittee.domain.people.integrity_records import (
    InterestDeclaration,
    InterestNature,
    Recusal,
)
from stdcommittee.domain.people.records import (
    Committee,
    CommitteeKind,
    InterestParty,
    Membership,
    Person,
    Role,
)
from stdcommittee.services.demo.papers import write_paper
from stdcommittee.services.demo.projects import plan_called, plan_number
from stdcommittee.services.demo.script import Script, data, rows
from stdcommittee.services.demo.story import Event, Story
from stdcommittee.services.documents import attach
from stdcommittee.services.editing import save

Facts = Mapping[str, Any]


def events(script: Script) -> Iterable[Event]:
    """Yield how experts were found and registered, and what members declared."""
    work = data("work")
    begin = script.day(data("course")["begin"])
    for group in work["group"]:
        yield Event(begin, "mirror", partial(_group, facts=group), base=True)
    mirror = work["mirror"]
    yield Event(script.day(mirror["day"]), "mirror", partial(_mirror_group, facts=mirror))
    for recusal in work["recusal"]:
        yield Event(script.day(recusal["decided"]), "office", partial(_recuse, facts=recusal))
    for liaison in work["liaison"]:
        yield Event(script.day(liaison["since"]), "office", partial(_liaison, facts=liaison))
    for call in work["call"]:
        yield Event(script.day(call["opened"]), "mirror", partial(_call, facts=call))
        for applicant in call["applicants"]:
            yield from _applied(script, call, applicant)
    for expert in work["expert"]:
        yield from _registered(script, expert)
    for interest in work["interest"]:
        yield Event(script.day(interest["declared"]), "office", partial(_declare, facts=interest))


def person_of(story: Story, key: str) -> Person:
    """Return somebody of the roster.

    Raises:
        LookupError: nobody of that name is known.
    """
    with story.session.reading() as reader:
        found = reader.first(Person, Is("name", story.script.person(key)))
    if found is None:
        raise LookupError(key)
    return found


def unit_of(story: Story, person: str) -> str:
    """Return the unit of somebody of the roster, as the roster calls it."""
    unit = next((row["unit"] for row in rows("people") if row["person"] == person), "")
    return story.script.word("units", unit)


def committee_of(story: Story, reference: str) -> int:
    """Return the number of a committee or group.

    Raises:
        LookupError: there is none of that reference.
    """
    with story.session.reading() as reader:
        found = reader.first(Committee, Is("reference", reference))
    if found is None:
        raise LookupError(reference)
    return found.id


def _keep(story: Story, key: str, record: Record) -> None:
    story.ids[key] = save(story.session, record).record.id


def _group(story: Story, *, facts: Facts) -> None:
    title_zh, title_en = story.script.both(facts["title"])
    save(
        story.session,
        Committee(
            reference=facts["reference"],
            title_zh=title_zh,
            title_en=title_en,
            kind=CommitteeKind.INTERNATIONAL,
            parent=data("words")["unit"]["mirrors"],
        ),
    )


def _mirror_group(story: Story, *, facts: Facts) -> None:
    script, unit = story.script, data("words")["unit"]
    title_zh, title_en = script.both(unit["group"])
    group = save(
        story.session,
        Committee(
            reference=facts["reference"],
            title_zh=title_zh,
            title_en=title_en,
            kind=CommitteeKind.WORKING_GROUP,
            parent=unit["committee"],
            mirrors=unit["mirrors"],
            created=script.day(facts["day"]).isoformat(),
        ),
    ).record
    for member in facts["members"]:
        person = person_of(story, member["person"])
        save(
            story.session,
            Membership(
                committee_id=group.id,
                person_id=person.id,
                organization_id=person.organization_id,
                role=Role(member["role"]),
                party=InterestParty(member["party"]),
                since=script.day(facts["day"]),
                until=script.day(facts["until"]),
            ),
        )
    paper = write_paper(story, "mirror_approval", members=len(facts["members"]))
    for number in (group.id, committee_of(story, unit["committee"])):
        attach(story.session, kind_of(Committee), number, [paper])


def _recuse(story: Story, *, facts: Facts) -> None:
    script = story.script
    save(
        story.session,
        Recusal(
            person_id=person_of(story, facts["person"]).id,
            subject=plan_number(script, plan_called(facts["project"])),
            committee=data("words")["unit"]["committee"],
            reason=script.say(facts["reason"]),
            decided=script.day(facts["decided"]),
            decided_by=script.person("m01"),
        ),
    )


def _liaison(story: Story, *, facts: Facts) -> None:
    save(
        story.session,
        Liaison(
            committee_id=committee_of(story, data("words")["unit"]["committee"]),
            partner=facts["partner"],
            category=LiaisonCategory(facts["category"]),
            person_id=person_of(story, facts["person"]).id if "person" in facts else None,
            since=story.script.day(facts["since"]),
        ),
    )


def _call(story: Story, *, facts: Facts) -> None:
    title, title_en = story.script.both(facts["title"])
    call = ExpertCall(
        title=title,
        title_en=title_en,
        committee_id=committee_of(story, facts["group"]),
        document=facts["document"],
        opened=story.script.day(facts["opened"]),
        closes=story.script.day(facts["closes"]),
        channel=story.script.say(facts["channel"]),
    )
    _keep(story, _call_key(facts), call)


def _call_key(facts: Facts) -> str:
    return f"call {facts['group']}"


def _applied(script: Script, call: Facts, facts: Facts) -> Iterable[Event]:
    yield Event(script.day(facts["applied"]), "mirror", partial(_applicant, call=call, facts=facts))
    if "decided" in facts:
        day = script.day(facts["decided"])
        yield Event(day, "secretary", partial(_applicant, call=call, facts=facts, decided=day))


def _applicant(story: Story, *, call: Facts, facts: Facts, decided: dt.date | None = None) -> None:
    key = f"{_call_key(call)} {facts['person']}"
    record = Applicant(
        id=story.ids.get(key, 0),
        call_id=story.ids[_call_key(call)],
        name=story.script.person(facts["person"]),
        organization=unit_of(story, facts["person"]),
        person_id=person_of(story, facts["person"]).id,
        applied=story.script.day(facts["applied"]),
        status=ApplicantStatus(facts["status"]) if decided else ApplicantStatus.APPLIED,
        decided=decided,
        reason=story.script.say(facts["reason"]) if decided else "",
    )
    _keep(story, key, record)


def _registered(script: Script, facts: Facts) -> Iterable[Event]:
    yield Event(script.day(facts["since"]), "mirror", partial(_register, facts=facts))
    if "ended" in facts:
        day = script.day(facts["ended"])
        yield Event(day, "mirror", partial(_register, facts=facts, ended=day))


def _register(story: Story, *, facts: Facts, ended: dt.date | None = None) -> None:
    key = f"expert {facts['person']} {facts['group']}"
    record = ExpertRegistration(
        id=story.ids.get(key, 0),
        committee_id=committee_of(story, facts["group"]),
        person_id=person_of(story, facts["person"]).id,
        role=ExpertRole(facts["role"]),
        status=RegistrationStatus.ENDED if ended else RegistrationStatus.REGISTERED,
        project=facts.get("project", ""),
        since=story.script.day(facts["since"]),
        until=story.script.day(facts["until"]),
        ended=ended,
    )
    _keep(story, key, record)


def _declare(story: Story, *, facts: Facts) -> None:
    script = story.script
    subject = plan_number(script, plan_called(facts["project"])) if "project" in facts else ""
    save(
        story.session,
        InterestDeclaration(
            person_id=person_of(story, facts["person"]).id,
            nature=InterestNature(facts["nature"]),
            committee=data("words")["unit"]["committee"],
            subject=subject,
            organization=script.word("units", facts["unit"]) if "unit" in facts else "",
            text=script.say(facts["text"]),
            declared=script.day(facts["declared"]),
        ),
    )
