"""How somebody took part over a period: the ballots and meetings behind it, one line each."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.domain.meetings.records import Presence
from stdcommittee.domain.supervision.period import Period
from stdcommittee.services.people.participation import (
    BallotTaken,
    MeetingTaken,
    Participation,
    participation_of,
)
from stdcommittee.ui.theme.tokens import ColourName
from stdcommittee.ui.toolkit.asked import ChoiceBox
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import Line, caption, stack
from stdcommittee.ui.toolkit.meter import Meter

_MOST: Final = 8  # ballots, and meetings, that are written out
_YEARS: Final = 5
_ALL, _OTHER = "", "?"
_CHOSEN: Final = "members/participation"
_MARKS: Final[dict[Presence, tuple[str, ColourName]]] = {
    Presence.PRESENT: ("check", "good"),
    Presence.REPRESENTED: ("users", "good"),
    Presence.EXCUSED: ("minus", "muted"),
    Presence.ABSENT: ("minus", "warn"),
    Presence.INVITED: ("help", "muted"),
}


class ParticipationCard(Card):
    """The ballots that somebody could vote in and the meetings they were asked to, of a period.

    The period that was chosen last holds for the next person too.
    """

    def __init__(self, desk: Desk, person: int, participation: Participation) -> None:
        """Make the card; `participation` is that of all years."""
        super().__init__(desk.look, Message("Participation"))
        self._desk = desk
        self._person = person
        self._whole = participation
        self.period: ChoiceBox[str] = ChoiceBox(
            desk.look, Message("Period"), on_choose=self._asked_for
        )
        self.add_to_head(self.period)
        self._listed = QVBoxLayout()
        self._listed.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        holder.setLayout(self._listed)
        self.add(holder)
        self._chosen = desk.memory.recall(_CHOSEN)
        self._offer()
        self.show_period(self._chosen)

    def show_period(self, name: str) -> None:
        """Show the participation in a period; "" means all years.

        Raises:
            Refused: the text names no period.
        """
        period = Period.parse(name) if name else None
        self._chosen = name
        self._desk.memory.keep(_CHOSEN, name)
        self._offer()
        self.period.choose(name)
        if period is None:
            self._show(self._whole)
            return
        session, person = self._desk.session, self._person
        self._desk.read(
            self,
            lambda _progress: participation_of(session, person, period),
            self._show,
            lane="participation",
        )

    def _offer(self) -> None:
        today = self._desk.session.clock.today()
        names = [str(today.year - back) for back in range(_YEARS)]
        if self._chosen and self._chosen not in names:
            names.append(self._chosen)
        self.period.put(
            [
                (_ALL, Message("All years")),
                *((name, Period.parse(name).text) for name in names),
                (_OTHER, Message("Another period…")),
            ]
        )

    def _asked_for(self, name: str) -> None:
        if name != _OTHER:
            self.show_period(name)
            return
        from stdcommittee.ui.dialogs.naming import ask_name

        written = ask_name(
            self._desk.look,
            self.window(),
            Message("Another period"),
            Message("A year, a quarter or a span: 2025, 2025Q3, 2025-03-01..2025-08-31"),
            self._chosen,
        )
        try:
            self.show_period(written or self._chosen)
        except Refused as refusal:
            self._desk.notices.failed(refusal)
            self.period.choose(self._chosen)

    def _show(self, found: Participation) -> None:
        while (item := self._listed.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        said = said_participation(found)
        self.set_title(Message("Participation"), aside=said)
        for widget in self._parts(found, said):
            self._listed.addWidget(widget)

    def _parts(self, found: Participation, said: Text) -> list[QWidget]:
        look = self._desk.look
        parts: list[QWidget] = []
        if found.entitled:
            meter = Meter(look)
            meter.set_value(Fraction(found.voted, found.entitled), says=said)
            parts.append(meter)
        if not found.ballots and not found.meetings:
            nothing = Message("No ballot in which a vote was due, and no meeting.")
            parts.append(Line(look, nothing, colour="muted"))
        lines: list[QWidget] = [_ballot_line(self._desk, item) for item in found.ballots[:_MOST]]
        if (rest := len(found.ballots) - _MOST) > 0:
            more = Plural("{n} earlier ballot", "{n} earlier ballots", n=rest)
            lines.append(Line(look, more, colour="muted"))
        lines += [_meeting_line(self._desk, item) for item in found.meetings[:_MOST]]
        if (rest := len(found.meetings) - _MOST) > 0:
            more = Plural("{n} earlier meeting", "{n} earlier meetings", n=rest)
            lines.append(Line(look, more, colour="muted"))
        if lines:
            parts.append(stack(*lines))
        return parts


def said_participation(found: Participation) -> Text:
    """Return in words in how many ballots somebody voted, and to how many meetings they came."""
    votes = Message(
        "voted in {voted} of {entitled} ballots", voted=found.voted, entitled=found.entitled
    )
    came = Message(
        "came to {came} of {invited} meetings", came=found.attended, invited=len(found.meetings)
    )
    if found.entitled and found.meetings:
        return Message("{votes}, {meetings}", votes=votes, meetings=came)
    if found.meetings:
        return came
    return votes if found.entitled else ""


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


def _meeting_line(desk: Desk, item: MeetingTaken) -> Line:
    icon, colour = _MARKS[item.presence]
    return Line(
        desk.look,
        item.title,
        icon=icon,
        icon_colour=colour,
        right=[caption(item.presence.text, colour), caption(item.held)],
        on_open=partial(desk.open_record, "meeting", item.meeting),
    )
