"""Cards of a committee: its tree and mirrors, its next re-constitution, who is P or O on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from stdcommittee.base.messages import Bilingual, Joined, Message, Plural, Text
from stdcommittee.domain.people.composition import CompositionState
from stdcommittee.domain.people.records import (
    BodyParticipation,
    Committee,
    InterestParty,
    Participation,
)
from stdcommittee.domain.people.seats import Span, span_of
from stdcommittee.services.people.committees import CommitteeTies, Mirror
from stdcommittee.services.people.renewal import Deadline, MemberInTerm, Renewal
from stdcommittee.ui.theme.tokens import ColourName, Gap, Tone
from stdcommittee.ui.toolkit.buttons import Button
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import Line, caption
from stdcommittee.ui.toolkit.runs import Run

_MOST: Final = 8  # members that are written out


def tree_card(desk: Desk, committee: Committee, ties: CommitteeTies) -> list[Card]:
    """Return the card of the tree and the mirrors of a committee; none where it stands alone."""
    if len(ties.family) < 2 and not ties.mirrors and not ties.mirrored_by:
        return []
    card = Card(desk.look, Message("Committee tree"))
    for branch in ties.family:
        item = branch.committee
        own = item.id == committee.id
        line = Line(
            desk.look,
            item.reference,
            icon="chevron-right" if own else "users",
            colour="accent" if own else "text",
            aside=Bilingual(item.title_zh, item.title_en),
            right=[caption(item.kind.text)],
            on_open=None if own else partial(desk.open_record, "committee", item.id),
        )
        card.add_row(_indented(desk, line, branch.depth))
    mirrored = (
        (Message("mirrors"), ties.mirrors),
        (Message("mirrored by"), ties.mirrored_by),
    )
    for said, mirrors in mirrored:
        for mirror in mirrors:
            card.add_row(_mirror_line(desk, mirror, said))
    return [card]


def _mirror_line(desk: Desk, mirror: Mirror, said: Text) -> Line:
    return Line(
        desk.look,
        mirror.reference,
        icon="globe",
        right=[caption(said)],
        on_open=partial(desk.open_record, "committee", mirror.id) if mirror.id else None,
    )


def _indented(desk: Desk, line: Line, depth: int) -> QWidget:
    if not depth:
        return line
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(desk.look.px(depth * Gap.L), 0, 0, 0)
    row.addWidget(line)
    return whole


def renewal_card(desk: Desk, found: Renewal) -> Card:
    """Return the card of the next re-constitution; the dossier once it ought to be prepared."""
    tone = _urgency(found)
    card = Card(
        desk.look, Message("Re-constitution"), aside=_left(found), icon="calendar", tone=tone
    )
    prepare = Message("Begin to prepare it")
    card.add_row(_deadline_line(desk, prepare, found.prepare, found))
    card.add_row(_deadline_line(desk, Message("File the new composition"), found.file, found))
    if not found.under_way:
        return card
    card.add_row(_shares_line(desk, Message("Parties now"), found.before))
    card.add_row(_shares_line(desk, Message("Parties after it, as recorded"), found.after))
    problems = [item for item in found.findings if item.state is not CompositionState.MET]
    if found.after and problems:
        named = Joined(tuple(item.label for item in problems))
        said = Message("Not yet as the rules ask: {criteria}", criteria=named)
        card.add_row(Line(desk.look, said, icon="warning", icon_colour="warn", colour="warn"))
    if found.newcomers:
        new = Plural("{n} new member", "{n} new members", n=len(found.newcomers))
        card.add_row(Line(desk.look, new, icon="add"))
    staying = Plural("{n} member stays", "{n} members stay", n=len(found.staying))
    leaving = Plural(
        "{n} member without a further term",
        "{n} members without a further term",
        n=len(found.leaving),
    )
    for head, members in ((staying, found.staying), (leaving, found.leaving)):
        _add_members(desk, card, head, members)
    return card


def _add_members(desk: Desk, card: Card, head: Text, members: Sequence[MemberInTerm]) -> None:
    card.add_row(Line(desk.look, head, icon="users", colour="muted"))
    for item in members[:_MOST]:
        card.add_row(_member_line(desk, item))
    if len(members) > _MOST:
        more = Plural("{n} more member", "{n} more members", n=len(members) - _MOST)
        card.add_row(Line(desk.look, more, colour="muted"))


def _member_line(desk: Desk, item: MemberInTerm) -> Line:
    right: list[Run] = []
    if item.entitled:
        ink: ColourName = "muted" if item.voted == item.entitled else "warn"
        votes = Message("votes {voted}/{all}", voted=item.voted, all=item.entitled)
        right.append(caption(votes, ink))
    if item.invited:
        right.append(caption(Message("meetings {came}/{all}", came=item.came, all=item.invited)))
    if not item.form:
        right.append(caption(Message("no registration form"), "warn"))
    return Line(
        desk.look,
        item.name,
        icon="user",
        aside=item.seat.role.text,
        right=right,
        on_open=partial(desk.open_record, "membership", item.seat.id),
    )


def _deadline_line(desk: Desk, said: Text, deadline: Deadline, found: Renewal) -> Line:
    passed = deadline.day <= found.today
    ink: ColourName = "warn" if passed else "muted"
    citation: Text = deadline.rule.citation
    if deadline.rule.provisional:
        citation = Message("{citation} (provisional)", citation=citation)
    return Line(
        desk.look,
        said,
        icon="clock",
        icon_colour=ink,
        aside=citation,
        right=[caption(Message("by {day}", day=deadline.day), ink)],
    )


def _shares_line(desk: Desk, said: Text, counts: Mapping[InterestParty, int]) -> Line:
    total = sum(counts.values())
    parts = tuple(
        Message("{party} {n}/{all}", party=party.text, n=counts[party], all=total)
        for party in InterestParty
        if counts.get(party)
    )
    shown: Text = Joined(parts) if parts else Message("nobody recorded yet")
    return Line(desk.look, said, icon="users", aside=shown)


def _left(found: Renewal) -> Text:
    ends = found.ends
    if found.days_left < 0:
        over = -found.days_left
        return Plural(
            "term ended {day}, {n} day ago", "term ended {day}, {n} days ago", n=over, day=ends
        )
    return Plural(
        "term ends {day}, {n} day left",
        "term ends {day}, {n} days left",
        n=found.days_left,
        day=ends,
    )


def _urgency(found: Renewal) -> Tone:
    if found.days_left < 0:
        return Tone.BAD
    return Tone.WARN if found.under_way else Tone.NEUTRAL


def statuses_card(desk: Desk, committee: Committee, statuses: Sequence[BodyParticipation]) -> Card:
    """Return the card of the P and O statuses on a committee, each body with its history."""
    look = desk.look
    today = desk.session.clock.today()
    running = [item for item in statuses if _holds(item, today)]
    p = sum(item.status is Participation.P for item in running)
    aside = Message("P {p}, O {o}", p=p, o=len(running) - p)
    card = Card(look, Message("P and O members"), aside=aside if statuses else "")
    for body, spans in groupby(statuses, key=lambda item: item.body):
        history = list(spans)
        said = Joined(tuple(_span(item) for item in history), "clause")
        now = next((item for item in history if _holds(item, today)), None)
        card.add_row(Line(look, body, icon="globe", aside=said, right=[_state(now)]))
    if not statuses:
        card.add(Line(look, Message("None yet."), colour="muted"))
    if desk.read_only is None:

        def change() -> None:
            from stdcommittee.ui.dialogs.renewal_seat import ChangeStatus

            ChangeStatus(desk, card.window(), committee.id, committee.reference, "").open()

        card.add_to_head(Button(look, Message("Record a status…"), on_click=change))
    return card


def _holds(item: BodyParticipation, today: dt.date) -> bool:
    return span_of(item).meets(Span(today, today))


def _span(item: BodyParticipation) -> Text:
    return Message("{status} {span}", status=item.status.value, span=span_of(item).said)


def _state(now: BodyParticipation | None) -> Run:
    if now is None:
        return caption(Message("no longer a member"))
    return caption(now.status.text, "good" if now.status is Participation.P else "muted")
