"""Experts in the working groups of ISO and IEC: who is registered on a day, and for how long."""

from __future__ import annotations

import datetime as dt
from typing import Final

from stdcommittee.base.dates import add_months
from stdcommittee.base.fields import Choice
from stdcommittee.base.messages import N_
from stdcommittee.base.patterns import pattern
from stdcommittee.domain.people.expert_records import (
    ExpertCall,
    ExpertRegistration,
    RegistrationStatus,
)
from stdcommittee.domain.people.records import Committee, CommitteeKind

_GROUP: Final = pattern(r"/(?:J?WG|J?PT|J?MT) ?\d+[A-Z]?$")
_BODIES: Final = ("ISO", "IEC")
CALL_WINDOWS: Final = ("call.days", "expert.call.days")


class Tenure(Choice):
    """How far a registration is on a day."""

    NOMINATED = "nominated", N_("Nominated")
    AHEAD = "ahead", N_("Not begun")
    RUNNING = "running", N_("Registered")
    ENDING = "ending", N_("Expires soon")
    EXPIRED = "expired", N_("Expired")
    ENDED = "ended", N_("Ended")
    REFUSED = "refused", N_("Not registered")

    @property
    def counts(self) -> bool:
        """Whether somebody so registered is an expert of the group."""
        return self in (Tenure.RUNNING, Tenure.ENDING)


_FIXED: Final = {
    RegistrationStatus.NOMINATED: Tenure.NOMINATED,
    RegistrationStatus.REFUSED: Tenure.REFUSED,
}


def tenure(item: ExpertRegistration, on: dt.date, soon: int = 0) -> Tenure:
    """Return how far a registration is on a day; it expires soon within so many days.

    On the day on which it ended it holds no longer; on the day on which it expires it still does.
    One that ended on a day not recorded has ended, whatever the day asked for.
    """
    if item.status in _FIXED:
        return _FIXED[item.status]
    dated = item.ended or item.until
    if item.status is RegistrationStatus.ENDED and dated is None:
        return Tenure.ENDED
    if item.ended is not None and item.ended <= on:
        return Tenure.ENDED
    if item.since is not None and item.since > on:
        return Tenure.AHEAD
    if item.until is not None and item.until < on:
        return Tenure.EXPIRED
    near = item.until is not None and (item.until - on).days <= soon
    return Tenure.ENDING if near and soon else Tenure.RUNNING


def registered(item: ExpertRegistration, on: dt.date) -> bool:
    """Tell whether somebody is a registered expert of the group on a day."""
    return tenure(item, on).counts


def idle(last: dt.date | None, since: dt.date | None, months: int, on: dt.date) -> bool | None:
    """Tell whether an expert has done nothing for so many months; None: nothing tells.

    Counted from what the expert did last, or from the registration where that is later.
    """
    known = max((day for day in (last, since) if day is not None), default=None)
    return None if known is None else add_months(known, months) <= on


def international(committee: Committee) -> bool:
    """Tell whether a committee is one of ISO or IEC, or stands under one."""
    return committee.kind is CommitteeKind.INTERNATIONAL or committee.reference.startswith(_BODIES)


def takes_experts(committee: Committee) -> bool:
    """Tell whether experts are registered in a committee: a working group of ISO or IEC."""
    if not international(committee):
        return False
    named = _GROUP.search(committee.reference) is not None
    return named or committee.kind is CommitteeKind.WORKING_GROUP


def window_rule(committee: Committee | None) -> str:
    """Return the parameter with the least number of days of a call: for members, or experts."""
    return CALL_WINDOWS[committee is not None and international(committee)]


def days_open(call: ExpertCall) -> int | None:
    """Return how many days a call is open, its first and last day included; None: not said."""
    if call.opened is None or call.closes is None:
        return None
    return (call.closes - call.opened).days + 1
