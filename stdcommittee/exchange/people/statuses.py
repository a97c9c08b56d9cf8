"""What a list says of a body's P- and O-membership, fitted into its history without overlaps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message
from stdcommittee.domain.people.records import BodyParticipation, Participation

_DAY = dt.timedelta(days=1)


@frozen
class Said:
    """A row's statement: a body's status, and from when to when if the row tells."""

    body: str
    status: Participation
    since: dt.date | None = None
    until: dt.date | None = None


class Span:
    """One stretch of a body's history, as it is with the rows met so far.

    `open` is the last day that only follows from what comes next; it gives way to a row between.
    """

    def __init__(self, record: BodyParticipation, *, follows: bool = False) -> None:
        self.record = record
        self.stored = record if record.id else None
        self.follows = follows

    @property
    def begins(self) -> dt.date:
        """The first day; of one that is not known the earliest there is."""
        return self.record.since or dt.date.min

    @property
    def ends(self) -> dt.date:
        """The last day that is stated; where none is, the latest there is."""
        return dt.date.max if self.follows or self.record.until is None else self.record.until


class Histories:
    """The histories of all bodies, committee by committee."""

    def __init__(
        self, standing: Iterable[tuple[Hashable, BodyParticipation]], today: dt.date
    ) -> None:
        """Take the memberships here, each with the key of its committee."""
        self._today = today
        self._spans: dict[tuple[Hashable, str], list[Span]] = {}
        for committee, record in standing:
            self._spans.setdefault((committee, record.body), []).append(Span(record))
        for spans in self._spans.values():
            spans.sort(key=lambda span: span.begins)

    def meet(self, committee: Hashable, said: Said) -> bool | Message:
        """Fit a statement in; return whether anything changed, or why it cannot be true too."""
        spans = self._spans.setdefault((committee, said.body), [])
        if said.since is not None and said.until is not None and said.until < said.since:
            return Message("It ends on {until}, before it begins.", until=said.until)
        same = next((span for span in spans if span.record.since == said.since), None)
        if said.since is None and said.until is None:
            return self._undated(spans, said)
        if same is not None:
            return _again(spans, same, said)
        return _between(spans, said)

    def now(self, committee: Hashable, body: str) -> Participation | None:
        """Return what a body is today; None: nothing is known of it."""
        spans = self._spans.get((committee, body), ())
        held = [s for s in spans if s.begins <= self._today <= (s.record.until or dt.date.max)]
        return held[-1].record.status if held else None

    def changes(self) -> Iterator[tuple[Hashable, BodyParticipation]]:
        """Yield what is new or other than stored, with the key of its committee."""
        for (committee, _), spans in self._spans.items():
            for span in spans:
                if span.record != span.stored:
                    yield committee, span.record

    def _undated(self, spans: list[Span], said: Said) -> bool | Message:
        """What a list without days says holds now: an older dated status ends the day before."""
        last = spans[-1] if spans else None
        if last is None:
            spans.append(Span(_new(said)))
            return True
        current = last.ends >= self._today
        if current and last.record.status is said.status:
            return False
        if last.record.since is None and last.record.until is None:
            last.record = replace(last.record, status=said.status)
            return True
        if last.begins >= self._today:
            return _clash(last, said)
        if current:
            last.record = replace(last.record, until=self._today - _DAY)
        spans.append(Span(_new(said, self._today)))
        return True


def _again(spans: list[Span], span: Span, said: Said) -> bool | Message:
    """A status that begins on a day on which one is known to begin."""
    if span.record.status is not said.status:
        return _clash(span, said)
    if said.until is None or said.until == span.record.until:
        span.follows = span.follows and said.until is None
        return False
    following = _after(spans, span.begins)
    fits = following is None or said.until < following.begins
    if not fits or (span.record.until is not None and not span.follows):
        return _clash(span, said)
    span.record, span.follows = replace(span.record, until=said.until), False
    return True


def _between(spans: list[Span], said: Said) -> bool | Message:
    begins = said.since or dt.date.min
    before = next((span for span in reversed(spans) if span.begins < begins), None)
    following = _after(spans, begins)
    until = said.until
    if following is not None and until is not None and until >= following.begins:
        return _clash(following, said)
    follows = until is None and following is not None
    if follows and following is not None:
        until = following.begins - _DAY
    if before is not None and before.ends >= begins:
        if before.ends != dt.date.max:
            return _clash(before, said)
        if before.record.status is said.status and before.record.since is None:
            before.record = replace(before.record, since=said.since, until=until)
            before.follows = follows
            return True
        before.record, before.follows = replace(before.record, until=begins - _DAY), True
    spans.append(Span(replace(_new(said, said.since), until=until), follows=follows))
    spans.sort(key=lambda span: span.begins)
    return True


def _after(spans: list[Span], day: dt.date) -> Span | None:
    return next((span for span in spans if span.begins > day), None)


def _new(said: Said, since: dt.date | None = None) -> BodyParticipation:
    return BodyParticipation(
        committee_id=0, body=said.body, status=said.status, since=since, until=said.until
    )


def _clash(span: Span, said: Said) -> Message:
    known = span.record
    return Message(
        "{body}: here {status} from {since} to {until}, which leaves no room for this row.",
        body=said.body,
        status=known.status.text,
        since=known.since or "\u2026",
        until=known.until or "\u2026",
    )
