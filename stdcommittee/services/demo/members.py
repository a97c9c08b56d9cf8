"""The sample's committees and people: rosters, public lists of members, a seat that changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from stdcommittee.base.conditions import Is
from stdcommittee.base.messages import ENGLISH
from stdcommittee.domain.people.records import (
    Committee,
    CommitteeKind,
    InterestParty,
    Membership,
    Organization,
    Person,
    Role,
)
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.services.demo.papers import committees_file
from stdcommittee.services.demo.script import Script, data, rows
from stdcommittee.services.demo.story import Event, Story
from stdcommittee.services.demo.tables import Cells, Sheet, columns, write_tables
from stdcommittee.services.editing import save


def events(script: Script) -> Iterable[Event]:
    """Yield how the committees and their members came in, and who changed."""
    course = data("course")
    begin = script.day(course["begin"])
    yield Event(begin, "office", _international, base=True)
    yield Event(begin, "office", _roster, base=True)
    for key in course["committees"]:
        yield Event(begin, "office", partial(_describe, key=key), base=True)
    yield Event(script.day(course["seat"]["day"]), "office", _change_seat)


def _international(story: Story) -> None:
    path = story.place("", story.script.word("files", "committees"))
    path.write_bytes(committees_file())
    story.take_in(path, ImportKind.COMMITTEES)


def _roster(story: Story) -> None:
    script = story.script
    faults = [_faulty(script, fault) for fault in data("words")["faults"]["roster"]]
    sheets = []
    for name, committee, more in (("roster", "TC", faults), ("subcommittee", "SC", [])):
        people = [row for row in rows("people") if row["committee"] == committee]
        cells = [member_cells(script, row, number) for number, row in enumerate(people, 1)]
        sheets.append(
            Sheet(
                script.word("sheets", name),
                columns(script, "roster"),
                [*cells, *more],
                script.word("captions", name),
            )
        )
    path = story.place("", script.word("files", "roster"))
    story.take_in(write_tables(path, sheets, story.today), ImportKind.ROSTER)


def member_cells(script: Script, row: Cells, number: int) -> dict[str, str]:
    """Return a member's row of the roster."""
    units = data("words")["units"]
    since, until = _term(script, row["committee"])
    return {
        "number": str(number),
        "name": script.person(row["person"]),
        "name_en": script.person_in(ENGLISH, row["person"]),
        "organization": script.word("units", row["unit"]),
        "organization_kind": script.word("kinds", units[row["unit"]]["kind"]),
        "small": script.word("answers", row["small"]),
        "role": script.word("roles", row["role"]),
        "party": script.word("parties", row["party"]),
        "title": script.word("titles", row["title"]),
        "position": script.word("positions", row["position"]),
        "email": f"{row['person']}@example.org",
        "since": since,
        "until": until,
    }


def _term(script: Script, committee: str) -> tuple[str, str]:
    term = data("course")["terms"][committee]
    until = script.date(term["until"])
    since = until.replace(year=until.year - term["years"], day=min(until.day, 28))
    return since.isoformat(), until.isoformat()


def _faulty(script: Script, fault: dict[str, Any]) -> dict[str, str]:
    return {
        "name": script.say(fault["name"]),
        "organization": script.word("units", fault["unit"]),
        "role": script.word("roles", fault["role"]),
        "party": script.word("parties", fault["party"]),
        "since": fault["since"],
    }


def reference_of(key: str) -> str:
    """Return the reference of the committee (`TC`) or its subcommittee (`SC`)."""
    reference: str = data("words")["unit"]["committee" if key == "TC" else "subcommittee"]
    return reference


def _committee(story: Story, key: str) -> Committee:
    with story.session.reading() as reader:
        found = reader.first(Committee, Is("reference", reference_of(key)))
    return found or Committee(reference=reference_of(key))


def _describe(story: Story, *, key: str) -> None:
    facts, unit = data("course")["committees"][key], data("words")["unit"]
    title_zh, title_en = story.script.both(facts["title"])
    described = replace(
        _committee(story, key),
        title_zh=title_zh,
        title_en=title_en,
        kind=CommitteeKind(facts["kind"]),
        created=facts["created"],
        secretariat=story.script.word("units", "u08"),
        scope=story.script.say(unit["scope"]) if key == "TC" else "",
        mirrors=unit["mirrors"] if key == "TC" else "",
        parent=unit["committee"] if key == "SC" else "",
    )
    save(story.session, described)


def _change_seat(story: Story) -> None:
    script, change = story.script, data("course")["seat"]
    committee = _committee(story, "TC").id
    with story.session.reading() as reader:
        leaver = reader.first(Person, Is("name", script.person(change["leaves"])))
        unit = reader.first(Organization, Is("name", script.word("units", change["unit"])))
        of_leaver = Is("person_id", leaver.id if leaver else 0)
        seat = reader.first(Membership, Is("committee_id", committee), of_leaver)
    if seat is None or unit is None:
        raise LookupError(change["leaves"])
    reason = script.say(change["reason"])
    save(story.session, replace(seat, ended=story.today, end_reason=reason))
    newcomer = save(
        story.session,
        Person(
            name=script.person(change["joins"]),
            name_en=script.person_in(ENGLISH, change["joins"]),
            organization_id=unit.id,
            title=script.word("titles", change["title"]),
            position=script.word("positions", change["position"]),
            email=f"{change['joins']}@example.org",
        ),
    ).record
    save(
        story.session,
        Membership(
            committee_id=committee,
            person_id=newcomer.id,
            organization_id=unit.id,
            role=Role(change["role"]),
            party=InterestParty(change["party"]),
            since=story.today,
            until=seat.until,
        ),
    )
