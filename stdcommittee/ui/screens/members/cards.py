"""Cards about people: the ballots they took part in, and the seats they hold."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from typing import Final

from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.domain.people.records import Membership
from stdcommittee.services.people.participation import BallotTaken, Participation
from stdcommittee.services.people.rosters import SeatRow
from stdcommittee.ui.theme.tokens import ColourName
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import Line, caption
from stdcommittee.ui.toolkit.meter import Meter

_MOST: Final = 8  # ballots that are written out


def participation_card(desk: Desk, participation: Participation) -> Card:
    """Return the card of the ballots that somebody could vote in."""
    look = desk.look
    entitled, voted = participation.entitled, participation.voted
    said: Text = (
        Message("voted in {voted} of {entitled} ballots", voted=voted, entitled=entitled)
        if entitled
        else ""
    )
    card = Card(look, Message("Participation"), aside=said)
    if entitled:
        meter = Meter(look)
        meter.set_value(Fraction(voted, entitled), says=said)
        card.add(meter)
    for item in participation.ballots[:_MOST]:
        card.add_row(_ballot_line(desk, item))
    rest = len(participation.ballots) - _MOST
    if rest > 0:
        more = Plural("{n} earlier ballot", "{n} earlier ballots", n=rest)
        card.add_row(Line(look, more, colour="muted"))
    if not participation.ballots:
        card.add(Line(look, Message("No ballot yet in which a vote is due."), colour="muted"))
    return card


def _ballot_line(desk: Desk, item: BallotTaken) -> Line:
    icon: str
    colour: ColourName
    if item.voted:
        icon, colour, word = "check", "good", Message("voted")
    elif item.open:
        icon, colour, word = "clock", "accent", Message("open for votes")
    else:
        icon, colour, word = "minus", "warn", Message("did not vote")
    return Line(
        desk.look,
        item.title,
        icon=icon,
        icon_colour=colour,
        right=[caption(word, colour), caption(item.closes)],
        on_open=partial(desk.open_record, "ballot", item.ballot),
    )


def seats_card(desk: Desk, rows: Sequence[SeatRow], title: Text, *, of: str) -> Card:
    """Return the card of some seats, each called by its person or its committee (`of`)."""
    card = Card(desk.look, title, aside=str(len(rows)) if rows else "")
    for row in rows:
        seat = row.record
        if not isinstance(seat, Membership):
            continue
        number = seat.person_id if of == "person" else seat.committee_id
        right = [caption(seat.party.text)]
        if row.said:
            right.append(caption(row.said))
        card.add_row(
            Line(
                desk.look,
                row.names.get((of, number), ""),
                icon="user" if of == "person" else "users",
                aside=seat.role.text,
                right=right,
                on_open=partial(desk.open_record, "membership", seat.id),
            )
        )
    if not rows:
        card.add(Line(desk.look, Message("None yet."), colour="muted"))
    return card
