"""Undo: the inverse as a new operation, refused where something moved since."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import random
from collections.abc import Callable

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.people.records import Organization, Person
from stdcommittee.domain.portfolio.records import Standard
from stdcommittee.services.session import Session
from stdcommittee.storage.check import check_file
from tests.workspaces import record_tables, standard


def _newest(session: Session) -> int:
    return session.workspace.operations(limit=1)[0].id


def test_undo_and_redo_of_add_change_and_remove(session: Session) -> None:
    states = [record_tables(session)]
    with session.writing("add") as uow:
        added = uow.add(standard(1))
    states.append(record_tables(session))
    with session.writing("change") as uow:
        uow.change(dataclasses.replace(added, title_en="Other"))
    states.append(record_tables(session))
    with session.writing("remove") as uow:
        uow.remove(Standard, added.id)
    states.append(record_tables(session))
    newest = _newest(session)
    undos = []
    for step, number in enumerate((newest, newest - 1, newest - 2)):
        session.undo(number)
        undos.append(_newest(session))
        assert record_tables(session) == states[2 - step]
    for step, number in enumerate(reversed(undos)):
        session.undo(number)
        assert record_tables(session) == states[step + 1]
    assert check_file(session.path, None).ok


def test_a_value_that_moved_since_is_a_conflict(session: Session) -> None:
    with session.writing("add") as uow:
        added = uow.add(standard(1))
    first = _newest(session)
    with session.writing("change") as uow:
        uow.change(dataclasses.replace(added, title_en="Other"))
    with pytest.raises(Refused, match="has changed since") as caught:
        session.undo(first)
    assert "GB/T 90001—2023" in str(caught.value)
    assert caught.value.advice is not None


def test_a_change_of_another_field_is_no_conflict(session: Session) -> None:
    with session.writing("add") as uow:
        added = uow.add(standard(1))
    with session.writing("title") as uow:
        uow.change(dataclasses.replace(added, title_en="Other"))
    number = _newest(session)
    with session.writing("edition") as uow:
        uow.change(dataclasses.replace(added, title_en="Other", edition="2"))
    session.undo(number)
    with session.reading() as reader:
        found = reader.get(Standard, added.id)
    assert found is not None
    assert (found.title_en, found.edition) == (added.title_en, "2")


def test_undone_once_is_enough(session: Session) -> None:
    with session.writing("add") as uow:
        uow.add(standard(1))
    number = _newest(session)
    session.undo(number)
    with pytest.raises(Refused, match="undone already"):
        session.undo(number)


def test_final_operations_and_the_beginning_stay(session: Session) -> None:
    with session.writing("close", final=True) as uow:
        uow.add(standard(1))
    with pytest.raises(Refused, match="final"):
        session.undo(_newest(session))
    with pytest.raises(Refused, match="beginning"):
        session.undo(1)
    with pytest.raises(Refused, match="no operation"):
        session.undo(99)


def test_a_record_touched_twice_in_one_operation(session: Session) -> None:
    with session.writing("add") as uow:
        kept = uow.add(standard(1))
    before = record_tables(session)
    with session.writing("several") as uow:
        uow.change(dataclasses.replace(kept, edition="2"))
        uow.change(dataclasses.replace(kept, edition="3", title_en="Third"))
        passing = uow.add(standard(2))
        uow.change(dataclasses.replace(passing, edition="9"))
        uow.remove(Standard, passing.id)
        uow.remove(Standard, kept.id)
    session.undo(_newest(session))
    assert record_tables(session) == before


def test_a_thousand_random_operations_undone(session: Session) -> None:
    """Every record table is as at the start, the history is longer."""
    dice = random.Random(20260611)
    with session.writing("start") as uow:
        uow.add_many([standard(n) for n in range(30)])
        uow.add_many([Organization(name=f"某研究院{n}") for n in range(5)])
    start = record_tables(session)
    first = _newest(session)
    while _newest(session) < first + 1000:
        _random_operation(session, dice)
    grown = _newest(session)
    for number in range(grown, first, -1):
        session.undo(number)
    assert record_tables(session) == start
    assert _newest(session) == grown + (grown - first)
    assert check_file(session.path, None).ok


def _random_operation(session: Session, dice: random.Random) -> None:
    with session.reading() as reader:
        standards = reader.find(Standard)
        people = reader.find(Person)
        units = reader.find(Organization)
    with session.writing("random") as uow:
        for _ in range(dice.randint(1, 4)):
            roll = dice.random()
            if roll < 0.35:
                uow.add_many([standard(dice.randint(100, 999)) for _ in range(dice.randint(1, 5))])
            elif roll < 0.5:
                uow.add(Person(name="委员", organization_id=dice.choice(units).id))
            elif roll < 0.85:
                chosen = dice.choice(standards)
                changed = dataclasses.replace(chosen, edition=str(dice.randint(0, 99)))
                _unless_gone(functools.partial(uow.change, changed))
            elif len(standards) > 5 and roll < 0.95:
                _unless_gone(functools.partial(uow.remove, Standard, dice.choice(standards).id))
            elif people:
                _unless_gone(functools.partial(uow.remove, Person, dice.choice(people).id))


def _unless_gone(action: Callable[[], object]) -> None:
    with contextlib.suppress(Refused):  # an earlier step of the same operation removed it
        action()
