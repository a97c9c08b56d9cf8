"""Cards about interests and recusals: the ballots that they concern, and what others declared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.integrity_records import InterestDeclaration
from stdcommittee.services.lists import ListRow
from stdcommittee.services.people.interests import ConcernedBallot
from stdcommittee.ui.theme.tokens import ColourName
from stdcommittee.ui.toolkit.buttons import IconButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import Line, caption

_KIND = kind_of(InterestDeclaration)


def ballots_card(
    desk: Desk,
    ballots: Sequence[ConcernedBallot],
    *,
    recuse: Callable[[ConcernedBallot], object] | None = None,
) -> Card:
    """Return the card of the ballots that something concerns; `recuse` decides on a recusal."""
    aside = str(len(ballots)) if ballots else ""
    card = Card(desk.look, Message("Ballots that it concerns"), aside=aside)
    for item in ballots:
        card.add_row(_ballot_line(desk, item, recuse))
    if not ballots:
        none = Message("No ballot so far in which the person has a vote.")
        card.add(Line(desk.look, none, colour="muted"))
    card.set_problem(problem=any(item.broken for item in ballots))
    return card


def _ballot_line(
    desk: Desk, item: ConcernedBallot, recuse: Callable[[ConcernedBallot], object] | None
) -> Line:
    icon, colour, word = _said(item)
    buttons = []
    if recuse is not None and item.wanting and desk.read_only is None:
        name = Message("Decide on a recusal from {ballot}", ballot=item.title)
        buttons.append(IconButton(desk.look, "shield", name, on_click=partial(recuse, item)))
    right = [caption(word, colour)]
    if item.on is not None:
        right.append(caption(item.on.isoformat()))
    return Line(
        desk.look,
        item.title,
        icon=icon,
        icon_colour=colour,
        right=right,
        on_open=partial(desk.open_record, "ballot", item.ballot),
        buttons=buttons,
    )


def _said(item: ConcernedBallot) -> tuple[str, ColourName, Text]:
    if item.broken:
        word = Message("voted although recused") if item.recused else Message("voted all the same")
        return "warning", "bad", word
    if item.wanting:
        return "warning", "warn", Message("open, no recusal yet")
    if item.voted:
        return "check", "muted", Message("voted, as drafters may here")
    if item.recused:
        return "check", "good", Message("recused, did not vote")
    if item.open:
        return "clock", "accent", Message("open for votes")
    return "check", "good", Message("did not vote")


def declared_card(desk: Desk, rows: Sequence[ListRow], title: Text, *, person: bool) -> Card:
    """Return the card of some declared interests, called by their person or by their nature."""
    card = Card(desk.look, title, aside=str(len(rows)) if rows else "")
    for row in rows:
        item: Any = row.record
        name = row.text(_KIND.by_name["person_id"])
        right = [caption(item.declared.isoformat())] if item.declared is not None else []
        card.add_row(
            Line(
                desk.look,
                name if person else item.nature.text,
                icon="user" if person else "flag",
                aside=item.nature.text if person else item.subject or item.organization,
                right=right,
                on_open=partial(desk.open_record, "interest", item.id),
            )
        )
    if not rows:
        card.add(Line(desk.look, Message("Nothing declared."), colour="muted"))
    return card
