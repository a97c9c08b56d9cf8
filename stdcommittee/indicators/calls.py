"""Calls for experts and members: open long enough, answered, decided (duty 5.7)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from stdcommittee.base.conditions import Between, Blank, OneOf
from stdcommittee.base.messages import N_, Bilingual, Message, Plural, Text
from stdcommittee.domain.people.expert_records import Applicant, ApplicantStatus, ExpertCall
from stdcommittee.domain.people.experts import CALL_WINDOWS, days_open, window_rule
from stdcommittee.domain.people.records import Committee
from stdcommittee.domain.supervision.measures import Line
from stdcommittee.indicators import ALL, Found, Indicator, Inquiry, day

NAMED: Final = (N_("Call"), N_("Opened"), N_("Closes"))


def calls(inquiry: Inquiry) -> list[ExpertCall]:
    """Return the calls that opened in the period, in that order; one without a day counts too."""
    period = inquiry.period

    def read() -> list[ExpertCall]:
        found = [
            *inquiry.reader.find(ExpertCall, Between("opened", period.start, period.as_of)),
            *inquiry.reader.find(
                ExpertCall, Blank("opened"), Between("closes", period.start, period.as_of)
            ),
        ]
        return [call for call in found if in_scope(inquiry, call)]

    return inquiry.once(("calls", period), read)


def in_scope(inquiry: Inquiry, call: ExpertCall) -> bool:
    """Tell whether a call is of the committees in scope; one that names none is the unit's."""
    scope = inquiry.scope
    if call.committee_id is None or scope.whole:
        return call.committee_id is not None or not scope.chosen
    known = inquiry.once(
        "committees of calls",
        lambda: set(
            inquiry.reader.values(
                Committee, ("id",), OneOf("reference", (*scope.own, *scope.mirrored))
            )
        ),
    )
    return (call.committee_id,) in known


def _applicants(inquiry: Inquiry) -> dict[int, list[ApplicantStatus]]:
    def read() -> dict[int, list[ApplicantStatus]]:
        found: dict[int, list[ApplicantStatus]] = {}
        wanted = tuple(call.id for call in calls(inquiry))
        for item in inquiry.reader.find(Applicant, OneOf("call_id", wanted)):
            found.setdefault(item.call_id, []).append(item.status)
        return found

    return inquiry.once(("applicants", inquiry.period), read)


def _line(call: ExpertCall, *cells: Text, judgement: Text, good: bool | None = None) -> Line:
    named = (Bilingual(call.title, call.title_en), day(call.opened), day(call.closes))
    return Line(
        kind="expert_call",
        record=call.id,
        cells=(*named, *cells),
        judgement=judgement,
        good=good,
    )


def _each(judge: Callable[[Inquiry, ExpertCall], Line]) -> Callable[[Inquiry], Found]:
    """Return how to judge every call; a line without a judgement of good or bad is left out."""

    def gather(inquiry: Inquiry) -> Found:
        lines = [judge(inquiry, call) for call in calls(inquiry)]
        counted = [line for line in lines if line.good is not None]
        left_out = [line for line in lines if line.good is None]
        return Found(sorted(counted, key=lambda line: line.good is not False), left_out)

    return gather


def _answered(inquiry: Inquiry, call: ExpertCall) -> Line:
    held = _applicants(inquiry).get(call.id, [])
    selected = sum(status is ApplicantStatus.SELECTED for status in held)
    still_open = call.closes is None or call.closes >= inquiry.period.as_of
    judgement: Text = Plural("{n} applicant", "{n} applicants", n=len(held))
    if not held:
        judgement = Message("still open") if still_open else Message("nobody applied")
    good = True if held else None if still_open else False
    return _line(call, str(len(held)), str(selected), judgement=judgement, good=good)


def _window(inquiry: Inquiry, call: ExpertCall) -> Line:
    days = days_open(call)
    if days is None:
        return _line(call, day(None), judgement=Message("the days are not recorded"))
    committee = inquiry.reader.get(Committee, call.committee_id) if call.committee_id else None
    least = inquiry.number(window_rule(committee), call.opened)
    judgement = (
        Message("long enough")
        if days >= least
        else Plural("{n} day too short", "{n} days too short", n=least - days)
    )
    return _line(call, str(days), judgement=judgement, good=days >= least)


INDICATORS = (
    Indicator(
        id="calls.answered",
        label=N_("Calls for experts with applicants"),
        counts=N_("Calls that somebody answered."),
        among=N_("Calls that opened in the period and were answered or are closed."),
        rules=("mirror.experts",),
        target=ALL,
        columns=(*NAMED, N_("Applicants"), N_("Selected")),
        gather=_each(_answered),
    ),
    Indicator(
        id="calls.window",
        label=N_("Calls for experts open long enough"),
        counts=N_("Calls that were open for at least the least number of days."),
        among=N_("Calls that opened in the period and whose days are recorded."),
        rules=CALL_WINDOWS,
        target=ALL,
        columns=(*NAMED, N_("Days open")),
        gather=_each(_window),
    ),
)
