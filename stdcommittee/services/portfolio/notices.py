"""Stage notices: which are owed, recorded as sent in one act, and the share sent in time."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from stdcommittee.base.conditions import Condition, Is, Not
from stdcommittee.base.errors import Refused
from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message, Plural, Text
from stdcommittee.base.patterns import pattern
from stdcommittee.base.records import kind_of
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.people.records import Committee
from stdcommittee.domain.portfolio.notices import (
    Told,
)
from stdcommittee.domain.portfolio.proposal_records import StageNotice
from stdcommittee.domain.portfolio.records import Project
from stdcommittee.domain.rules import Parameter
from stdcommittee.indicators.notices import RULE, stages_of
from stdcommittee.services.lists import ListRow, read_rows
from stdcommittee.services.scope import Scope, in_scope
from stdcommittee.services.session import Session
from stdcommittee.storage.history import Touched

_YEAR = dt.timedelta(days=365)
_SEVERAL = pattern("[;,\n\uff1b\uff0c\u3001]+")


class Timing(Choice):
    """Whether a notice was sent, and in time."""

    IN_TIME = "in_time", N_("Sent in time")
    LATE = "late", N_("Sent late")
    DUE = "due", N_("To be sent")
    OVERDUE = "overdue", N_("Overdue")
    OPEN = "open", N_("No end of stage given")


@frozen
class NoticeRow(ListRow):
    """A notice with the day by which it was due."""

    timing: Timing = Timing.OPEN
    due: dt.date | None = None
    said: Text = ""


@frozen
class Owed:
    """A stage of which nobody was told yet; `left` days remain, negative: overdue."""

    told: Told
    left: int


@frozen
class Notices:
    """The stages that ended within the last year and are owed a notice, the first due first.

    `in_time` of `settled` were told in time; what is not due yet and not sent does not count.
    """

    owed: tuple[Owed, ...]
    in_time: int
    settled: int
    rule: Parameter


def notices(session: Session, scope: Scope) -> Notices:
    """Return what is owed to those whom the ends of stages concern, in the committees in view."""
    today = session.clock.today()
    rule = session.rules.parameter(RULE, today)
    found = _stages(session, scope)
    settled = [item for item in found if item.sent is not None or item.due < today]
    return Notices(
        tuple(Owed(item, (item.due - today).days) for item in found if item.sent is None),
        sum(item.sent is not None and item.sent <= item.due for item in settled),
        len(settled),
        rule,
    )


def recipients_of(session: Session, committee: str) -> str:
    """Return the national committees that mirror an ISO or IEC committee, one after another."""
    with session.reading() as reader:
        known = reader.find(Committee, Not(Is("mirrors", "")), order=("reference",))
    return "; ".join(
        item.reference
        for item in known
        if committee
        and any(
            part.strip() and (committee == part.strip() or committee.startswith(f"{part.strip()}/"))
            for part in _SEVERAL.split(item.mirrors)
        )
    )


def record_sent(session: Session, owed: Sequence[Told], on: dt.date) -> Touched:
    """Record that the notices of some stages were sent on a day, to the committees that mirror.

    A notice that was prepared keeps what it says and gets its day.

    Raises:
        Refused: the day lies before the end of one of the stages, or nothing may be written.
    """
    early = next((item for item in owed if on < item.on), None)
    if early is not None:
        raise Refused(
            Message(
                "{document} ended its stage only on {day}.", document=early.document, day=early.on
            ),
            kept=Message("Nothing was changed."),
        )
    sent_to = {item.committee: recipients_of(session, item.committee) for item in owed}
    prepared = [
        dataclasses.replace(item.notice, noticed=on) for item in owed if item.notice is not None
    ]
    new = [
        StageNotice(
            document=item.document,
            committee=item.committee,
            stage=item.stage,
            changed=item.on,
            noticed=on,
            recipients=sent_to[item.committee],
        )
        for item in owed
        if item.notice is None
    ]
    message: Text = Plural(
        "{n} stage notice recorded as sent", "{n} stage notices recorded as sent", n=len(owed)
    )
    with session.writing(message) as uow:
        uow.change_many(prepared)
        uow.add_many(new)
    return uow.touched


def notice_rows(session: Session, ids: Sequence[int]) -> dict[int, NoticeRow]:
    """Return rows of notices by id."""
    today = session.clock.today()
    days = session.rules.parameter(RULE, today).number
    found = {}
    for row in read_rows(session, kind_of(StageNotice), ids):
        item = row.record
        if isinstance(item, StageNotice):
            timing, due, said = timing_of(item, days, today)
            found[item.id] = NoticeRow(item, row.names, timing, due, said)
    return found


def timing_of(item: StageNotice, days: int, today: dt.date) -> tuple[Timing, dt.date | None, Text]:
    """Return whether a notice was sent in time, the day it was due, and the same in words."""
    if item.changed is None:
        return Timing.OPEN, None, Timing.OPEN.text
    due = item.changed + dt.timedelta(days=days)
    if item.noticed is not None:
        after = (item.noticed - item.changed).days
        timing = Timing.IN_TIME if item.noticed <= due else Timing.LATE
        return timing, due, Plural("sent after {n} day", "sent after {n} days", n=after)
    left = (due - today).days
    if left < 0:
        return Timing.OVERDUE, due, Plural("overdue by {n} day", "overdue by {n} days", n=-left)
    return Timing.DUE, due, Plural("{n} day left", "{n} days left", n=left)


def unsent_conditions() -> tuple[Condition, ...]:
    """Return the conditions that leave the notices that were not sent yet."""
    return (Is("noticed", None),)


def _stages(session: Session, scope: Scope) -> list[Told]:
    today = session.clock.today()
    with session.reading() as reader:
        return stages_of(
            reader,
            session.rules,
            today - _YEAR,
            today,
            ballots=in_scope(kind_of(Ballot), scope),
            others=in_scope(kind_of(Project), scope),
        )
