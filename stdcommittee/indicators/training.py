"""Training: the sessions held, and who took part for how many hours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stdcommittee.base.conditions import Between, Is, OneOf
from stdcommittee.base.messages import N_, Bilingual, Message, Plural, Text
from stdcommittee.domain.meetings.records import (
    Attendance,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Presence,
)
from stdcommittee.domain.people.records import Person
from stdcommittee.domain.supervision.measures import Line, MeasureUnit
from stdcommittee.indicators import Found, Indicator, Inquiry, day
from stdcommittee.indicators.people import seated

_RULES: Final = ("tc.training",)


def sessions(inquiry: Inquiry) -> Mapping[int, Meeting]:
    """Return the training held in the period, by id."""
    period = inquiry.period
    return inquiry.once(
        ("training", period),
        lambda: {
            item.id: item
            for item in inquiry.reader.find(
                Meeting,
                Is("kind", MeetingKind.TRAINING),
                Is("status", MeetingStatus.HELD),
                Between("begins", period.start, period.as_of),
                *inquiry.scope.work,
                order=("begins",),
            )
        },
    )


def _present(inquiry: Inquiry) -> list[Attendance]:
    return inquiry.once(
        ("trained", inquiry.period),
        lambda: inquiry.reader.find(
            Attendance,
            OneOf("meeting_id", tuple(sessions(inquiry))),
            Is("presence", Presence.PRESENT),
        ),
    )


def _sessions(inquiry: Inquiry) -> Found:
    present = _present(inquiry)
    lines = []
    for item in sessions(inquiry).values():
        came = sum(entry.meeting_id == item.id for entry in present)
        lines.append(
            Line(
                kind="meeting",
                record=item.id,
                cells=(
                    Bilingual(item.title, item.title_en),
                    day(item.begins),
                    str(item.hours) if item.hours else day(None),
                ),
                judgement=Plural("{n} participant", "{n} participants", n=came),
            )
        )
    return Found(lines)


def _members(inquiry: Inquiry) -> Found:
    """Hold every member with a vote against the training of the period; without any, nobody."""
    held = sessions(inquiry)
    if not held:
        return Found([])
    people = list(
        dict.fromkeys(seat.person_id for item in seated(inquiry) for seat in item.roster.voting)
    )
    taken: dict[int, set[int]] = {}
    for entry in _present(inquiry):
        taken.setdefault(entry.person_id or 0, set()).add(entry.meeting_id)
    known = inquiry.reader.many(Person, people)
    lines = []
    for person in people:
        meetings = taken.get(person, set())
        hours = sum(held[number].hours for number in meetings)
        judgement: Text = Message("took no part")
        if meetings:
            judgement = Plural("{n} hour", "{n} hours", n=hours) if hours else Message("took part")
        lines.append(
            Line(
                kind="person",
                record=person,
                cells=(
                    Bilingual(known[person].name, known[person].name_en),
                    str(len(meetings)),
                    str(hours),
                ),
                judgement=judgement,
                good=bool(meetings),
            )
        )
    return Found(sorted(lines, key=lambda line: line.good is not False))


INDICATORS = (
    Indicator(
        id="training.sessions",
        label=N_("Training sessions"),
        counts=N_("Training sessions held in the period."),
        unit=MeasureUnit.COUNT,
        rules=_RULES,
        columns=(N_("Training"), N_("Begins"), N_("Hours")),
        gather=_sessions,
    ),
    Indicator(
        id="training.members",
        label=N_("Members who were trained"),
        counts=N_("Members who took part in a training session of the period."),
        among=N_("Members with a vote, where any training was held in the period."),
        rules=_RULES,
        columns=(N_("Member"), N_("Sessions"), N_("Hours")),
        gather=_members,
    ),
)
