"""Working days: which holidays are known, and which weekend days are worked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.services.working_days import CALENDARS, DaysOff, YearOfDays, year_of_days
from stdcommittee.ui.screens.settings.parts import SectionPage
from stdcommittee.ui.theme.tokens import Gap, Tone
from stdcommittee.ui.toolkit.asked import ChoiceBox
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import stack
from stdcommittee.ui.toolkit.facts import Fact, Facts
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.pill import Pill

_BACK, _AHEAD = 8, 2  # years to choose from
_WEEKDAYS: Final = (
    Message("Monday"),
    Message("Tuesday"),
    Message("Wednesday"),
    Message("Thursday"),
    Message("Friday"),
    Message("Saturday"),
    Message("Sunday"),
)


class WorkingDays(SectionPage):
    """One year at a time, for every country whose days are counted."""

    def __init__(self, desk: Desk) -> None:
        told = Message(
            "Time limits in working days are counted by these. Days off that fall on weekends "
            "are not listed."
        )
        super().__init__(desk.look, Message("Working days"), told)
        self.desk = desk
        this = desk.session.clock.today().year
        years: list[tuple[int, Text]] = [
            (year, f"{year}") for year in range(this + _AHEAD, this - _BACK, -1)
        ]
        self.year = ChoiceBox(
            desk.look, Message("Year"), years, on_choose=lambda _year: self.reload()
        )
        self.year.choose(this)
        self.add_actions(self.year)
        self.shown: tuple[YearOfDays, ...] = ()
        self.show_page()
        self.reload()

    def reload(self) -> None:
        """Read the year that is chosen."""
        year = self.year.value or self.desk.session.clock.today().year
        self.desk.read(
            self,
            lambda _progress: tuple(year_of_days(name, year) for name in CALENDARS),
            self._take,
            lane="days",
            what=Message("Reading the calendars"),
        )

    def _take(self, found: Sequence[YearOfDays]) -> None:
        self.shown = tuple(found)
        self.show_page([self._card(days) for days in found])

    def _card(self, days: YearOfDays) -> Card:
        look = self.look
        counted = Plural("{n} working day", "{n} working days", n=days.working)
        card = Card(look, days.title, aside=counted, icon="calendar")
        if days.settled:
            card.add_to_head(Pill(look, Message("days are fixed"), "check", Tone.GOOD))
        else:
            card.add_to_head(Pill(look, Message("days may still move"), "warning", Tone.WARN))
            may = Message(
                "The yearly notice for {year} is not known to this version; days may still move.",
                year=f"{days.year}",
            )
            card.add(Label(look, may, colour=Tone.WARN.text, wrap=True))
        card.add(Facts(look, [Fact(item.name, _span(item)) for item in days.off]))
        if days.worked:
            worked = [Fact(_WEEKDAYS[day.weekday()], day.isoformat()) for day in days.worked]
            title = Label(look, Message("Weekend days that are worked"), bold=True)
            card.add_row(stack(title, Facts(look, worked), gap=look.px(Gap.XS)))
        return card


def _span(item: DaysOff) -> Text:
    if item.first == item.last:
        return Message("{day}, {weekday}", day=item.first, weekday=_WEEKDAYS[item.first.weekday()])
    return Message("{first} to {last}", first=item.first, last=item.last)
