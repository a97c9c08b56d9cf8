"""ISO and IEC meetings: attended, with a brief before and a summary after (duty 5.9)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from typing import Final, NamedTuple

from stdcommittee.base.conditions import Between, Is, OneOf
from stdcommittee.base.messages import N_, Bilingual, Message, Plural, Text
from stdcommittee.domain.meetings.attending import last_day
from stdcommittee.domain.meetings.delegations import DelegationDays, brief_due, summary_due
from stdcommittee.domain.meetings.records import (
    Delegate,
    Delegation,
    Meeting,
    MeetingKind,
    MeetingStatus,
)
from stdcommittee.domain.supervision.measures import Line
from stdcommittee.domain.supervision.mirroring import mirrored
from stdcommittee.indicators import ALL, Found, Indicator, Inquiry, day

_BRIEF: Final = "mirror.delegation.brief.days"
_SUMMARY: Final = "mirror.delegation.report.days"
_NAMED: Final = (N_("Meeting"), N_("Committee"), N_("Begins"))


class Sent(NamedTuple):
    """An ISO or IEC meeting with the delegations to it and who of them took part."""

    meeting: Meeting
    delegations: tuple[Delegation, ...]
    took_part: int


def delegation_days(number: Callable[[str], int]) -> DelegationDays:
    """Return the two periods, asked of the rules by their keys."""
    return DelegationDays(number(_BRIEF), number(_SUMMARY))


def meetings_abroad(inquiry: Inquiry, first: dt.date, last: dt.date) -> list[Sent]:
    """Return the ISO and IEC meetings that begin in a span of days and were not called off."""

    def read() -> list[Sent]:
        reader = inquiry.reader
        found = reader.find(
            Meeting,
            Is("kind", MeetingKind.INTERNATIONAL),
            OneOf("status", (MeetingStatus.PLANNED, MeetingStatus.HELD)),
            Between("begins", first, last),
            *mirrored(inquiry.scope),
            order=("begins",),
        )
        ids = tuple(item.id for item in found)
        by_meeting = defaultdict(list)
        for item in reader.find(Delegation, OneOf("meeting_id", ids), order=("id",)):
            by_meeting[item.meeting_id].append(item)
        sent = [item.id for items in by_meeting.values() for item in items]
        attended: dict[int, int] = defaultdict(int)
        for delegate in reader.find(Delegate, OneOf("delegation_id", tuple(sent))):
            attended[delegate.delegation_id] += delegate.attended
        return [
            Sent(
                meeting,
                tuple(by_meeting[meeting.id]),
                sum(attended[item.id] for item in by_meeting[meeting.id]),
            )
            for meeting in found
        ]

    return inquiry.once(("meetings abroad", first, last), read)


def _in_period(inquiry: Inquiry) -> list[Sent]:
    return meetings_abroad(inquiry, inquiry.period.start, inquiry.period.end)


def _line(
    sent: Sent, *cells: Text, judgement: Text, good: bool | None, delegation: int = 0
) -> Line:
    meeting = sent.meeting
    return Line(
        kind="delegation" if delegation else "meeting",
        record=delegation or meeting.id,
        cells=(
            Bilingual(meeting.title, meeting.title_en),
            meeting.committee or day(None),
            day(meeting.begins),
            *cells,
        ),
        judgement=judgement,
        good=good,
    )


def _attended(inquiry: Inquiry) -> Found:
    counted, left_out = [], []
    for sent in _in_period(inquiry):
        last = last_day(sent.meeting)
        people: Text = str(sent.took_part)
        if last is None or not inquiry.period.over(last):
            ahead = Message("not over yet")
            left_out.append(_line(sent, people, judgement=ahead, good=None))
            continue
        good = sent.took_part > 0
        judgement: Text = Message("nobody took part")
        if good:
            judgement = Plural("{n} person took part", "{n} persons took part", n=sent.took_part)
        counted.append(_line(sent, people, judgement=judgement, good=good))
    return Found(sorted(counted, key=lambda line: line.good is not False), left_out)


Due = Callable[[Meeting, DelegationDays], dt.date | None]


def _by(due_of: Due, done_of: Callable[[Delegation], dt.date | None]) -> Callable[[Inquiry], Found]:
    """Return how to test for every delegation whether something was done by its day."""

    def gather(inquiry: Inquiry) -> Found:
        days = delegation_days(inquiry.number)
        counted, left_out = [], []
        for sent in _in_period(inquiry):
            for item in sent.delegations:
                due, done = due_of(sent.meeting, days), done_of(item)
                cells = (day(due), day(done))
                if done is not None and due is not None:
                    good = done <= due
                    late = Plural("{n} day late", "{n} days late", n=(done - due).days)
                    judgement: Text = Message("in time") if good else late
                elif due is None or not inquiry.period.over(due):
                    judgement = Message("not yet due")
                    left_out.append(
                        _line(sent, *cells, judgement=judgement, good=None, delegation=item.id)
                    )
                    continue
                else:
                    good, judgement = False, Message("not done")
                counted.append(
                    _line(sent, *cells, judgement=judgement, good=good, delegation=item.id)
                )
        return Found(sorted(counted, key=lambda line: line.good is not False), left_out)

    return gather


_DELEGATIONS: Final = N_("Delegations to ISO and IEC meetings that began in the period.")

INDICATORS = (
    Indicator(
        id="delegations.attended",
        label=N_("ISO and IEC meetings attended"),
        counts=N_("Meetings in which somebody of a delegation took part."),
        among=N_("ISO and IEC meetings that began in the period and are over."),
        rules=("mirror.delegations",),
        columns=(*_NAMED, N_("Took part")),
        gather=_attended,
    ),
    Indicator(
        id="delegations.briefed",
        label=N_("Delegations with a brief in time"),
        counts=N_("Delegations whose brief was ready some days before the meeting."),
        among=_DELEGATIONS,
        rules=(_BRIEF,),
        target=ALL,
        columns=(*_NAMED, N_("By"), N_("Brief ready")),
        gather=_by(brief_due, lambda item: item.brief),
    ),
    Indicator(
        id="delegations.reported",
        label=N_("Delegations with a summary in time"),
        counts=N_("Delegations whose summary was filed within the period after the meeting."),
        among=_DELEGATIONS,
        rules=(_SUMMARY,),
        target=ALL,
        columns=(*_NAMED, N_("By"), N_("Summary filed")),
        gather=_by(summary_due, lambda item: item.summary),
    ),
)
