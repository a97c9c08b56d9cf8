"""The seats that a file brings, held against those that are here and against each other."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import replace
from typing import Final

from stdcommittee.base.messages import Text
from stdcommittee.domain.people.records import Membership
from stdcommittee.domain.people.seats import problems_of_span, span_of

_NEW: Final = -1  # stands for a seat without an id, which is no other such seat


class SeatsOfFile:
    """Seats by committee and holder, as they are with the rows met so far.

    A holder is the id of a person, or what a person is called who is not here yet.
    """

    def __init__(self) -> None:
        self._seats: defaultdict[tuple[str, Hashable], list[Membership]] = defaultdict(list)
        self._meant: set[int] = set()

    def stored(self, committee: str, holder: Hashable, seat: Membership) -> None:
        """Take in a seat that is here."""
        self._seats[committee, holder].append(seat)

    def meant(self, committee: str, holder: Hashable, since: dt.date | None) -> Membership | None:
        """Return the seat here that a row means: of that first day, else where one is silent.

        A seat that a row before was about is not meant again.
        """
        free = [
            seat
            for seat in self._seats.get((committee, holder), ())
            if seat.id and seat.id not in self._meant
        ]
        exact = (seat for seat in free if seat.since == since)
        loose = (seat for seat in free if since is None or seat.since is None)
        return next(exact, None) or next(loose, None)

    def take(
        self, committee: str, holder: Hashable, seat: Membership, before: Membership | None
    ) -> Text | None:
        """Take a row's seat in, in the place of the one it means; or say why it cannot stand.

        Days that are as they were stay, whatever they overlap with.
        """
        seats = self._seats[committee, holder]
        if before is not None:
            self._meant.add(before.id)
        if before is None or span_of(before) != span_of(seat):
            why = overlap(seat, seats)
            if why is not None:
                return why
        if before is None:
            seats.append(seat)
        else:
            seats[seats.index(before)] = seat
        return None


def overlap(seat: Membership, others: Iterable[Membership]) -> Text | None:
    """Return why a seat cannot stand beside others of its holder on the committee, if so."""
    judged = seat if seat.id else replace(seat, id=_NEW)
    return next(iter(problems_of_span(judged, others).values()), None)
