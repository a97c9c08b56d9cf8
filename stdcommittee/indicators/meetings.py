"""Meetings of members: one a year at least, attended, with a quorum (duty 1.20)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Final, NamedTuple

from stdcommittee.base.conditions import Between, Is, OneOf
from stdcommittee.base.messages import N_, Bilingual, Message, Plural, Text
from stdcommittee.domain.meetings.attending import DECIDING, Quorum, quorum
from stdcommittee.domain.meetings.records import Attendance, Meeting, MeetingKind, MeetingStatus
from stdcommittee.domain.people.records import Committee, CommitteeKind, CommitteeStatus
from stdcommittee.domain.people.roster import roster_on
from stdcommittee.domain.supervision.measures import Line, MeasureUnit
from stdcommittee.indicators import ALL, Found, Indicator, Inquiry, day
from stdcommittee.storage.people import seats_of

PER_YEAR: Final = "tc.meeting.perYear"
_QUORUM: Final = "vote.quorum"
_REPRESENTED: Final = "meeting.represented.counts"
_MEETING: Final = (N_("Meeting"), N_("Committee"), N_("Begins"))
_YEARLY: Final = (CommitteeKind.NATIONAL, CommitteeKind.NATIONAL_SUB)


class Sitting(NamedTuple):
    """A meeting of members that was held, with its quorum; None: its list or roster is empty."""

    meeting: Meeting
    quorum: Quorum | None
    listed: int


def yearly_committees(inquiry: Inquiry) -> list[Committee]:
    """Return the unit's national committees at work, which meet every year."""
    return inquiry.once(
        "yearly committees",
        lambda: inquiry.reader.find(
            Committee,
            OneOf("kind", _YEARLY),
            OneOf("status", (CommitteeStatus.ACTIVE,)),
            *inquiry.scope.committees,
            order=("reference",),
        ),
    )


def plenaries(inquiry: Inquiry, year: int) -> dict[str, list[Meeting]]:
    """Return the plenary meetings of a year that were not called off, by committee."""
    found = defaultdict(list)
    for item in inquiry.reader.find(
        Meeting,
        Is("kind", MeetingKind.PLENARY),
        OneOf("status", (MeetingStatus.PLANNED, MeetingStatus.HELD)),
        Between("begins", dt.date(year, 1, 1), dt.date(year, 12, 31)),
        order=("begins",),
    ):
        found[item.committee].append(item)
    return found


def held_by(meetings: list[Meeting], on: dt.date) -> list[Meeting]:
    """Return those that were held by a day."""
    return [
        item
        for item in meetings
        if item.status is MeetingStatus.HELD and item.begins is not None and item.begins <= on
    ]


def _yearly(inquiry: Inquiry) -> Found:
    period = inquiry.period
    year, least = period.as_of.year, inquiry.number(PER_YEAR)
    by_committee = plenaries(inquiry, year)
    counted: list[Line] = []
    left_out: list[Line] = []
    for committee in yearly_committees(inquiry):
        held = held_by(by_committee[committee.reference], period.as_of)
        good = len(held) >= least
        said: Text = Plural("{n} plenary meeting", "{n} plenary meetings", n=len(held))
        open_ = not good and not period.over(dt.date(year, 12, 31))
        line = Line(
            kind="committee",
            record=committee.id,
            cells=(
                committee.reference,
                Bilingual(committee.title_zh, committee.title_en),
                str(len(held)),
                day(held[-1].begins if held else None),
            ),
            judgement=Message("the year is not over") if open_ else said,
            good=None if open_ else good,
        )
        (left_out if open_ else counted).append(line)
    return Found(sorted(counted, key=lambda line: line.good is not False), left_out)


def sittings(inquiry: Inquiry) -> list[Sitting]:
    """Return the plenary and review meetings held in the period, with their quorum."""

    def read() -> list[Sitting]:
        reader, period = inquiry.reader, inquiry.period
        found = reader.find(
            Meeting,
            OneOf("kind", DECIDING),
            Is("status", MeetingStatus.HELD),
            Between("begins", period.start, period.as_of),
            *inquiry.scope.work,
            order=("begins",),
        )
        lists = defaultdict(list)
        ids = tuple(item.id for item in found)
        for item in reader.find(Attendance, OneOf("meeting_id", ids)):
            lists[item.meeting_id].append(item)
        names = tuple({item.committee for item in found})
        committees = {
            item.reference: item.id for item in reader.find(Committee, OneOf("reference", names))
        }
        seats = seats_of(reader, list(committees.values())).by_committee
        sitting = []
        for meeting in found:
            known = seats.get(committees.get(meeting.committee, 0), [])
            voters = (
                {seat.person_id for seat in roster_on(known, meeting.begins).voting}
                if meeting.begins is not None
                else set()
            )
            listed = lists[meeting.id]
            judged = None
            if listed and voters:
                judged = quorum(
                    listed,
                    voters,
                    inquiry.rules.parameter(_QUORUM, meeting.begins or period.as_of).share,
                    with_represented=bool(inquiry.number(_REPRESENTED)),
                )
            sitting.append(Sitting(meeting, judged, len(listed)))
        return sitting

    return inquiry.once(("sittings", inquiry.period), read)


def _line(item: Sitting, judgement: Text, *, good: bool | None) -> Line:
    judged = item.quorum
    return Line(
        kind="meeting",
        record=item.meeting.id,
        cells=(
            Bilingual(item.meeting.title, item.meeting.title_en),
            item.meeting.committee or day(None),
            day(item.meeting.begins),
            str(judged.voting) if judged is not None else day(None),
            str(judged.needed) if judged is not None else day(None),
            str(judged.counted) if judged is not None else day(None),
        ),
        judgement=judgement,
        good=good,
        amount=judged.counted if judged is not None else 0,
        whole=judged.voting if judged is not None else 0,
    )


def _why_not(item: Sitting) -> Message:
    if not item.listed:
        return Message("no attendance list")
    return Message("the roster of its committee is not known")


def _quorate(inquiry: Inquiry) -> Found:
    counted, left_out = [], []
    for item in sittings(inquiry):
        if item.quorum is None:
            left_out.append(_line(item, _why_not(item), good=None))
            continue
        good = item.quorum.reached
        short = Plural("{n} member short", "{n} members short", n=item.quorum.missing)
        counted.append(_line(item, Message("quorum reached") if good else short, good=good))
    return Found(sorted(counted, key=lambda line: line.good is not False), left_out)


def _attendance(inquiry: Inquiry) -> Found:
    counted, left_out = [], []
    for item in sittings(inquiry):
        if item.quorum is None:
            left_out.append(_line(item, _why_not(item), good=None))
            continue
        said = f"{item.quorum.counted}/{item.quorum.voting}"
        counted.append(_line(item, said, good=None))
    return Found(counted, left_out)


_HELD: Final = N_("Plenary and draft review meetings held in the period.")
_COUNTS: Final = (*_MEETING, N_("Members"), N_("Needed"), N_("Present"))

INDICATORS = (
    Indicator(
        id="meetings.yearly",
        label=N_("Committees that held their plenary meeting"),
        counts=N_("Committees with at least the least number of plenary meetings in the year."),
        among=N_("National committees and subcommittees at work."),
        rules=(PER_YEAR,),
        target=ALL,
        columns=(N_("Committee"), N_("Title"), N_("Plenary meetings"), N_("Last held")),
        gather=_yearly,
    ),
    Indicator(
        id="meetings.quorum",
        label=N_("Meetings with a quorum"),
        counts=N_("Meetings in which enough voting members were present."),
        among=_HELD,
        rules=(_QUORUM, _REPRESENTED),
        target=ALL,
        columns=_COUNTS,
        gather=_quorate,
    ),
    Indicator(
        id="meetings.attendance",
        label=N_("Attendance of members"),
        counts=N_("Voting members who were present."),
        among=N_("Voting members on the roster of the day, over all these meetings."),
        unit=MeasureUnit.RATIO,
        rules=(_QUORUM, _REPRESENTED),
        columns=_COUNTS,
        gather=_attendance,
    ),
)
