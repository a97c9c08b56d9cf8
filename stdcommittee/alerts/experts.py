"""Experts: registrations that expire, groups without one, who rests; calls that close."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from stdcommittee.alerts import AlertSource, Raised, Severity, Watch, reached
from stdcommittee.base.conditions import Between
from stdcommittee.base.messages import N_, Bilingual, Message, Plural
from stdcommittee.domain.people.expert_records import ExpertCall, RegistrationStatus
from stdcommittee.domain.people.experts import takes_experts
from stdcommittee.indicators.calls import in_scope
from stdcommittee.indicators.experts import (
    IDLE,
    experts,
    idle_experts,
    idle_since,
    mirrored,
    name_of,
    running,
)
from stdcommittee.indicators.people import rosters

_EXPIRY: Final = ("expert.expiry.days", "expert.expiry.last.days")
_CLOSING: Final = "call.closing.days"
_PAST: Final = 365  # days after which an expired registration or closed call is history


def _expiring(watch: Watch) -> Iterable[Raised]:
    inquiry = watch.inquiry
    steps = {watch.number(key): key for key in _EXPIRY}
    known = experts(inquiry)
    for item in known.registrations:
        if item.status is not RegistrationStatus.REGISTERED or item.until is None or item.ended:
            continue
        left = watch.days_until(item.until)
        step = reached(left, steps)
        if step is None or left < -_PAST:
            continue
        reference = known.committees[item.committee_id].reference
        message: Message = Plural(
            "Registration in {group} expired {n} day ago",
            "Registration in {group} expired {n} days ago",
            n=-left,
            group=reference,
        )
        if left >= 0:
            message = Message("Registration in {group} expires", group=reference)
        near = step == min(steps)
        severity = Severity.DUE if near else Severity.INFO
        yield Raised(
            kind="expert_registration",
            record=item.id,
            title=name_of(inquiry, item.person_id),
            message=message,
            severity=Severity.OVERDUE if left < 0 else severity,
            due=item.until,
            rule=steps[step],
            step="expired" if left < 0 else str(step),
            committee=reference,
        )


def _uncovered(watch: Watch) -> Iterable[Raised]:
    covered = {item.committee_id for item in running(watch.inquiry)}
    for item in mirrored(watch.inquiry):
        if takes_experts(item) and item.id not in covered:
            yield Raised(
                kind="committee",
                record=item.id,
                title=item.reference,
                message=Message("No Chinese expert is registered in the working group"),
                severity=Severity.RISK,
                rule="mirror.experts",
                committee=item.reference,
            )


def _not_covered(watch: Watch) -> Iterable[Raised]:
    """Yield the subcommittees and groups whose experts are none of the mirror group (duty 5.3).

    Working groups without any expert are named apart.
    """
    seats = [item.roster.seats for item in rosters(watch.inquiry) if item.committee.mirrors]
    members = {seat.person_id for roster in seats for seat in roster}
    if not members:
        return
    known = experts(watch.inquiry).committees
    registered = [
        (known[item.committee_id].reference, item.person_id) for item in running(watch.inquiry)
    ]
    whole = {item.reference for item in known.values()}
    for committee in mirrored(watch.inquiry):
        name = committee.reference
        people = {who for group, who in registered if f"{group}/".startswith(f"{name}/")}
        part = any(name.startswith(f"{other}/") for other in whole)
        if not part or people & members or (takes_experts(committee) and not people):
            continue
        yield Raised(
            kind="committee",
            record=committee.id,
            title=name,
            message=Message("No registered expert of the mirror group covers it"),
            severity=Severity.RISK,
            rule="mirror.group",
            committee=name,
        )


def _idle(watch: Watch) -> Iterable[Raised]:
    months = watch.number(IDLE)
    known = experts(watch.inquiry)
    groups = {item.person_id: item.committee_id for item in running(watch.inquiry)}
    for person, (trace, since, rests) in idle_experts(watch.inquiry).items():
        if not rests:
            continue
        message: Message = Message("No activity since the registration")
        if trace is not None:
            message = Message("No activity since {day}", day=trace.on)
        yield Raised(
            kind="person",
            record=person,
            title=name_of(watch.inquiry, person),
            message=message,
            severity=Severity.INFO,
            due=idle_since(trace, since, months),
            rule=IDLE,
            committee=known.committees[groups[person]].reference,
        )


def _calls(watch: Watch) -> Iterable[Raised]:
    near = watch.number(_CLOSING)
    until = watch.today + dt.timedelta(days=near)
    for call in watch.reader.find(ExpertCall, Between("closes", watch.today, until)):
        if in_scope(watch.inquiry, call):
            yield Raised(
                kind="expert_call",
                record=call.id,
                title=Bilingual(call.title, call.title_en),
                message=Message("Call for experts closes"),
                severity=Severity.DUE,
                due=call.closes,
                rule=_CLOSING,
                step=str(near),
            )


ALERTS = (
    AlertSource(
        id="experts.expiring",
        label=N_("Registrations of experts that expire or expired"),
        word=N_("Experts"),
        generate=_expiring,
    ),
    AlertSource(
        id="experts.groups",
        label=N_("Working groups without an expert"),
        word=N_("Experts"),
        generate=_uncovered,
    ),
    AlertSource(
        id="experts.scope",
        label=N_("Subcommittees and groups that the mirror group does not cover"),
        word=N_("Experts"),
        generate=_not_covered,
    ),
    AlertSource(
        id="experts.idle",
        label=N_("Inactive experts"),
        word=N_("Experts"),
        generate=_idle,
    ),
    AlertSource(
        id="calls.closing",
        label=N_("Calls for experts that close"),
        word=N_("Call for experts"),
        generate=_calls,
    ),
)
