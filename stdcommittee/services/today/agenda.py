"""The agenda: every alert and all that waits for whoever acts, by urgency."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from stdcommittee.alerts import Alert, Severity, alert_sources
from stdcommittee.base.conditions import AnyOf, Blank, Is, Linked, OneOf
from stdcommittee.base.errors import Refused
from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Bilingual, Message, Plural, Text
from stdcommittee.base.records import kind_named, kind_of
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Vote, Voter
from stdcommittee.domain.deadlines import Calendar
from stdcommittee.domain.people.records import Person
from stdcommittee.domain.supervision.records import AlertHandling, AlertMark, Finding
from stdcommittee.services.alerts import current_alerts, mark_seen, snooze
from stdcommittee.services.scope import Scope, in_scope
from stdcommittee.services.session import Session
from stdcommittee.storage.people import kept_of, same_person
from stdcommittee.storage.reader import Reader

_LONG: Final = 3 * 365  # days from which lateness is told in years
AHEAD: Final = 30  # days within which something counts as due soon


class Part(Choice):
    """A part of the agenda, the most pressing first."""

    OVERDUE = "overdue", N_("Overdue")
    DUE = "due", N_("Due within 30 days")
    WAITING = "waiting", N_("Waiting for me")
    RISK = "risk", N_("At risk")
    LATER = "later", N_("Later")
    PUT_OFF = "put_off", N_("Put off")


PRESSING: Final = (Part.OVERDUE, Part.DUE, Part.WAITING)
_PLACES: Final = {part: place for place, part in enumerate(Part)}
_SCREENS: Final = {
    "standard": "portfolio",
    "project": "projects",
    "ballot": "ballots",
    "comment_round": "comments",
    "committee": "members",
    "membership": "members",
    "person": "members",
    "expert_registration": "members",
    "expert_call": "members",
    "interest": "members",
    "recusal": "members",
    "meeting": "meetings",
    "delegation": "meetings",
    "proposal": "international",
    "important_standard": "international",
    "stage_notice": "international",
    "finding": "supervision",
    "unit": "reports",
}


@frozen(kw_only=True)
class Entry:
    """One line of the agenda: which record, why, until when.

    `distance` says how far the day is in words. `alert` is what can be marked as seen or put off,
    `mark` the id of the mark that puts an alert off; an entry has at most one of them.
    """

    part: Part
    word: Text
    title: Text
    message: Text
    kind: str
    record: int
    due: dt.date | None = None
    distance: Text = ""
    citation: Bilingual | None = None
    provisional: bool = False
    seen: bool = False
    alert: Alert | None = None
    mark: int = 0


@frozen
class Agenda:
    """All entries of a day, by part, the most pressing first and those seen last in each."""

    day: dt.date
    entries: tuple[Entry, ...]

    def of(self, part: Part) -> tuple[Entry, ...]:
        """Return the entries of a part."""
        return tuple(entry for entry in self.entries if entry.part is part)

    def count(self, part: Part) -> int:
        """Return how many entries of a part nobody has seen yet."""
        return sum(entry.part is part and not entry.seen for entry in self.entries)


def agenda(session: Session, scope: Scope, on: dt.date | None = None) -> Agenda:
    """Return what needs attention on a day (by default today) in the committees in view."""
    day = on or session.clock.today()
    key = (agenda, scope, day, session.actor.name)
    return session.once(key, lambda: _agenda(session, scope, day))


def _agenda(session: Session, scope: Scope, day: dt.date) -> Agenda:
    raised = _alerts(session, scope, day)
    named = {(alert.kind, alert.record) for alert in raised}
    with session.reading() as reader:
        found = [
            *(_entry(alert, day) for alert in raised),
            *(entry for entry in _mine(reader, session, scope, day) if _said_once(entry, named)),
            *_put_off(reader, day),
        ]
    placed = sorted(
        found, key=lambda item: (_PLACES[item.part], item.seen, item.due or dt.date.max)
    )
    return Agenda(day, tuple(placed))


def due_counts(session: Session, scope: Scope) -> dict[str, tuple[int, bool]]:
    """Return how much is pressing on each screen, and whether any of it is overdue, by screen.

    What was seen or put off does not count; screens with nothing pressing are left out.
    """
    counts: Counter[str] = Counter()
    overdue = set()
    for entry in agenda(session, scope).entries:
        if entry.seen or entry.part not in PRESSING:
            continue
        for screen in ("today", _SCREENS.get(entry.kind, "")):
            if screen:
                counts[screen] += 1
                if entry.part is Part.OVERDUE:
                    overdue.add(screen)
    return {screen: (count, screen in overdue) for screen, count in counts.items()}


def mark_entries_seen(session: Session, entries: Sequence[Entry]) -> int:
    """Say that entries were seen and return how many; those that cannot be marked are passed over.

    Raises:
        Refused: the workspace cannot be written.
    """
    alerts = [entry.alert for entry in entries if entry.alert is not None and not entry.seen]
    for alert in alerts:
        mark_seen(session, alert)
    return len(alerts)


def put_off_entries(session: Session, entries: Sequence[Entry], until: dt.date, reason: str) -> int:
    """Put entries off until a day and return how many.

    Raises:
        Invalid: no reason is given, or the day is not in the future.
        Refused: the workspace cannot be written.
    """
    alerts = [entry.alert for entry in entries if entry.alert is not None]
    for alert in alerts:
        snooze(session, alert, until, reason)
    return len(alerts)


def raise_again(session: Session, mark_id: int) -> None:
    """Take back that an alert was put off; it is raised at once if it still holds.

    Raises:
        Refused: it is not put off any more, or the workspace cannot be written.
    """
    with session.writing(Message("Alert raised again")) as uow:
        if uow.reader.get(AlertMark, mark_id) is None:
            raise Refused(Message("Nothing was said of this alert."))
        uow.remove(AlertMark, mark_id)


def _alerts(session: Session, scope: Scope, day: dt.date) -> list[Alert]:
    """Return the alerts of all committees in view, each once."""
    found: dict[str, Alert] = {}
    for committee in scope.committees or (None,):
        for alert in current_alerts(session, day, committee=committee):
            found.setdefault(alert.id, alert)
    return sorted(found.values(), key=lambda alert: alert.urgency)


def _entry(alert: Alert, day: dt.date) -> Entry:
    return Entry(
        part=_part(alert, day),
        word=alert.word,
        title=alert.title,
        message=alert.message,
        kind=alert.kind,
        record=alert.record,
        due=alert.due,
        distance=_distance(day, alert.due, alert.working_days),
        citation=alert.citation,
        provisional=alert.provisional,
        seen=alert.seen,
        alert=alert,
    )


def _part(alert: Alert, day: dt.date) -> Part:
    match alert.severity:
        case Severity.OVERDUE:
            return Part.OVERDUE
        case Severity.RISK:
            return Part.RISK
        case Severity.DUE if alert.due is None:
            return Part.WAITING
        case _:
            near = alert.due is not None and (alert.due - day).days <= AHEAD
            return Part.DUE if near else Part.LATER


def _distance(day: dt.date, due: dt.date | None, working_days: int | None) -> Text:
    """Return in words how far a day is: in working days while it is near."""
    if due is None:
        return ""
    left = (due - day).days
    if left < -_LONG:
        return Plural("{n} year late", "{n} years late", n=-left // 365)
    if left < 0:
        return Plural("{n} day late", "{n} days late", n=-left)
    if left == 0:
        return Message("today")
    if working_days is not None:
        return Plural("{n} working day", "{n} working days", n=working_days)
    return Plural("{n} day", "{n} days", n=left)


def _said_once(entry: Entry, named: Collection[tuple[str, int]]) -> bool:
    """Tell whether no alert speaks for an entry; of a vote that is missing, none does."""
    return entry.kind == "ballot" or (entry.kind, entry.record) not in named


def _mine(reader: Reader, session: Session, scope: Scope, day: dt.date) -> Iterator[Entry]:
    """Yield what waits for whoever acts: votes not cast, corrections without a near day."""
    name = session.actor.name
    if not name:
        return
    open_ = (Is("status", BallotStatus.OPEN), *in_scope(kind_of(Ballot), scope))
    own = OneOf("person_id", _persons(reader, name))
    seats = {
        seat.id: seat.ballot_id
        for seat in reader.find(Voter, AnyOf((Is("name", name), own)), Linked("ballot_id", open_))
    }
    voted = {vote.voter_id for vote in reader.find(Vote, OneOf("voter_id", tuple(seats)))}
    waiting = [ballot for seat, ballot in seats.items() if seat not in voted]
    for number, ballot in reader.many(Ballot, waiting).items():
        title = Bilingual(ballot.title, ballot.title_en)
        missing = Message("Your vote is missing")
        yield _waiting("ballot", number, title, missing, ballot.closes, day, session.calendar())
    for item in reader.find(Finding, Is("owner", name), Blank("closed"), order=("due",)):
        title = Bilingual(item.title, item.title_en)
        wanted = Message("Correction to be made")
        yield _waiting("finding", item.id, title, wanted, item.due, day, session.calendar())


def _persons(reader: Reader, name: str) -> tuple[int, ...]:
    """Return the ids under which those of a name stand, as far as they were merged."""
    kept = {kept_of(reader, person).id for person in reader.find(Person, Is("name", name))}
    merged = (number for person in kept for number in same_person(reader, person))
    return tuple(merged)


def _waiting(
    kind: str,
    record: int,
    title: Text,
    message: Text,
    due: dt.date | None,
    day: dt.date,
    working: Calendar,
) -> Entry:
    days = None
    if due is not None and 0 <= (due - day).days <= AHEAD:
        days = working.working_days_between(day, due)
    return Entry(
        part=Part.WAITING,
        word=Message("Vote") if kind == "ballot" else Message("Correction"),
        title=title,
        message=message,
        kind=kind,
        record=record,
        due=due,
        distance=_distance(day, due, days),
    )


def _put_off(reader: Reader, day: dt.date) -> Iterator[Entry]:
    """Yield the alerts that are put off beyond a day, with the reason given."""
    marks = [
        mark
        for mark in reader.find(AlertMark, Is("handling", AlertHandling.SNOOZED), order=("until",))
        if mark.until is not None and mark.until > day
    ]
    titles = _titles(reader, (_parted(mark.alert)[1:] for mark in marks))
    for mark in marks:
        source, kind, record = _parted(mark.alert)
        known = alert_sources().get(source)
        if known is None or (kind, record) not in titles:
            continue
        yield Entry(
            part=Part.PUT_OFF,
            word=Message(known.word),
            title=titles[kind, record],
            message=mark.reason,
            kind=kind,
            record=record,
            due=mark.until,
            distance=Message("comes back") if mark.until else "",
            mark=mark.id,
        )


def _parted(alert: str) -> tuple[str, str, int]:
    """Return source, kind and record that an alert's id names."""
    source, _, rest = alert.partition(":")
    kind, _, number = rest.partition(":")
    return source, kind, int(number) if number.isdecimal() else 0


def _titles(reader: Reader, records: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Text]:
    by_kind: dict[str, list[int]] = {}
    for kind, number in records:
        by_kind.setdefault(kind, []).append(number)
    return {
        (name, number): title
        for name, numbers in by_kind.items()
        for number, title in reader.headlines(kind_named(name), numbers).items()
    }
