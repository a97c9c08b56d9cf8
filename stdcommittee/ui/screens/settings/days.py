"""Working days: which holidays are known, and which weekend days are worked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from stdcommittee.base.messages import N_, Message, Plural, Text
from stdcommittee.domain.workspace.records import CalendarDay
from stdcommittee.services.own_days import list_own_days, remove_own_day
from stdcommittee.services.working_days import CALENDARS, DaysOff, YearOfDays, year_of_days
from stdcommittee.ui.dialogs.calendar_day import ask_day
from stdcommittee.ui.frame.actions import usual
from stdcommittee.ui.screens.settings.parts import SectionPage, read_only_note
from stdcommittee.ui.theme.tokens import Gap, Tone
from stdcommittee.ui.toolkit.asked import ChoiceBox
from stdcommittee.ui.toolkit.buttons import Button, LinkButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import stack
from stdcommittee.ui.toolkit.facts import Fact, Facts
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.pill import Pill
from stdcommittee.ui.toolkit.runs import Run

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
        self.add = Button(desk.look, Message("Add a day …"), icon="add", on_click=self._add)
        self.add.setEnabled(desk.read_only is None)
        self.add_actions(self.year, self.add)
        self.shown: tuple[YearOfDays, ...] = ()
        self.own: tuple[CalendarDay, ...] = ()
        self.removing: dict[int, LinkButton] = {}
        desk.watch(self, ("calendar_day",), self.reload)
        if desk.read_only is None:
            desk.actions.declare(usual("new", self._add, label=N_("Add a day …")), self)
        self.show_page()
        self.reload()

    def reload(self) -> None:
        """Read the year that is chosen."""
        session = self.desk.session
        year = self.year.value or session.clock.today().year
        self.desk.read(
            self,
            lambda _progress: (
                tuple(year_of_days(name, year, session.calendar(name)) for name in CALENDARS),
                list_own_days(session, year),
            ),
            self._take,
            lane="days",
            what=Message("Reading the calendars"),
        )

    def _take(self, found: tuple[Sequence[YearOfDays], Sequence[CalendarDay]]) -> None:
        self.shown, self.own = tuple(found[0]), tuple(found[1])
        titles = dict(zip(CALENDARS, (days.title for days in self.shown), strict=True))
        cards = [self._own_card(titles)] if self.own else []
        self.show_page([*read_only_note(self.desk), *cards, *map(self._card, self.shown)])

    def _add(self) -> None:
        titles = dict(zip(CALENDARS, (days.title for days in self.shown), strict=False))
        ask_day(self.desk, self.window(), titles)

    def _own_card(self, titles: Mapping[str, Text]) -> Card:
        """Return the days that the unit settles itself, each with a way to take it back."""
        look = self.look
        card = Card(look, Message("Days of our own"), icon="users")
        self.removing = {}
        for item in self.own:
            day = item.day
            if day is None:
                continue
            said = Message("{day}, {weekday}", day=day, weekday=_WEEKDAYS[day.weekday()])
            what = Message("worked") if item.worked else Message("free")
            row = QWidget()
            box = QHBoxLayout(row)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(look.px(Gap.S))
            runs = [Run(said), Run(item.name, "muted"), Run(titles[item.calendar], "muted")]
            box.addWidget(Phrase(look, [run for run in runs if run.text]), 1)
            icon = "check" if item.worked else "circle"
            box.addWidget(Pill(look, what, icon, Tone.NEUTRAL))
            remove = LinkButton(look, Message("Remove"), on_click=partial(self._remove, item.id))
            look.language.name(remove, Message("Remove: {name}", name=said))
            remove.setEnabled(self.desk.read_only is None)
            self.removing[item.id] = remove
            box.addWidget(remove)
            card.add_row(row)
        return card

    def _remove(self, record: int) -> None:
        session = self.desk.session
        what = Message("Removing the day")
        self.desk.write(self, what, lambda _progress: remove_own_day(session, record))

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
