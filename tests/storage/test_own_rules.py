"""The unit's own editions and days, as they are stored."""

from __future__ import annotations

import datetime as dt

from stdcommittee.domain.workspace.records import CalendarDay, OwnEdition
from stdcommittee.services.session import Session
from stdcommittee.storage.own_rules import own_days, rule_book
from tests.domain.rules.test_places import GOOD


def test_good_editions_are_in_the_book_and_bad_ones_left_out(session: Session) -> None:
    twin = GOOD.replace("本单位", "又一版")
    with session.writing("editions") as uow:
        for title, text in (("一", "not toml ["), ("二", GOOD), ("三", twin)):
            uow.add(OwnEdition(title=title, effective=dt.date(2026, 1, 1), text=text))
    with session.reading() as reader:
        own = [edition for edition in rule_book(reader).editions() if edition.own]
    assert [(edition.id, edition.title.zh) for edition in own] == [("own/house", "本单位")]


def test_own_days_come_in_their_order(session: Session) -> None:
    first, second = dt.date(2026, 5, 1), dt.date(2026, 6, 1)
    with session.writing("days") as uow:
        for day in (second, first):
            uow.add(CalendarDay(calendar="cn", day=day))
    with session.reading() as reader:
        assert [item.day for item in own_days(reader)] == [first, second]
