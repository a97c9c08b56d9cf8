"""Meetings of members: the year's plenary not held yet, and meetings whose status is behind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from stdcommittee.alerts import AlertSource, Raised, Severity, Watch
from stdcommittee.base.conditions import Between, Is
from stdcommittee.base.messages import N_, Bilingual, Message
from stdcommittee.domain.meetings.attending import Phase, last_day, phase
from stdcommittee.domain.meetings.records import Meeting, MeetingStatus
from stdcommittee.indicators.meetings import PER_YEAR, held_by, plenaries, yearly_committees

_REMIND: Final = "meeting.plenary.remind"
_BEHIND: Final = 90  # days for which a meeting that nobody settled is named


def _plenary(watch: Watch) -> Iterable[Raised]:
    year = watch.today.year
    if watch.today < watch.rules.parameter(_REMIND, watch.today).in_year(year):
        return
    least, known = watch.number(PER_YEAR), plenaries(watch.inquiry, year)
    for committee in yearly_committees(watch.inquiry):
        meetings = known[committee.reference]
        held = held_by(meetings, watch.today)
        if len(held) >= least:
            continue
        planned = next((item for item in meetings if item not in held), None)
        message = Message("No plenary meeting in {year} yet", year=str(year))
        if planned is not None and planned.begins is not None:
            message = Message("Plenary meeting planned for {day}", day=planned.begins)
        yield Raised(
            kind="committee" if planned is None else "meeting",
            record=committee.id if planned is None else planned.id,
            title=committee.reference,
            message=message,
            severity=Severity.RISK if planned is None else Severity.INFO,
            due=dt.date(year, 12, 31),
            rule=PER_YEAR,
            step=f"{year}:{'none' if planned is None else 'planned'}",
            committee=committee.reference,
        )


def _unsettled(watch: Watch) -> Iterable[Raised]:
    behind = watch.today - dt.timedelta(days=_BEHIND)
    for item in watch.reader.find(
        Meeting,
        Is("status", MeetingStatus.PLANNED),
        Between("begins", behind, watch.today),
        *watch.scope.work,
        order=("begins",),
    ):
        if phase(item, watch.today) is Phase.PAST:
            yield Raised(
                kind="meeting",
                record=item.id,
                title=Bilingual(item.title, item.title_en),
                message=Message("Over, but still marked as planned"),
                severity=Severity.INFO,
                due=last_day(item),
                step="past",
                committee=item.committee,
            )


ALERTS = (
    AlertSource(
        id="meetings.plenary",
        label=N_("Yearly plenary meeting not held"),
        word=N_("Meeting"),
        generate=_plenary,
    ),
    AlertSource(
        id="meetings.unsettled",
        label=N_("Meetings that are over but not settled"),
        word=N_("Meeting"),
        generate=_unsettled,
    ),
)
