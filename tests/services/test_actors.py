"""Who acts: names once, PINs as digests, nobody retires while acting."""

from __future__ import annotations

import pytest

from stdcommittee.base.errors import Invalid, Refused
from stdcommittee.domain.workspace.records import Actor
from stdcommittee.services.actors import add_actor, list_actors, retire, set_pin, switch
from stdcommittee.services.session import Session
from tests.workspaces import standard


@pytest.fixture
def other(session: Session) -> Actor:
    return add_actor(session, "委员02", "委员", "某研究院")


def stored(session: Session, actor: Actor) -> Actor:
    return next(a for a in list_actors(session, retired=True) if a.id == actor.id)


def test_a_name_is_there_once_whatever_blanks_surround_it(session: Session, other: Actor) -> None:
    with pytest.raises(Refused, match="there already"):
        add_actor(session, " 委员02 ")
    with pytest.raises(Invalid):
        add_actor(session, "  ")
    assert [actor.name for actor in list_actors(session)] == ["委员01", "委员02"]


def test_switching_stands_behind_what_is_done_next(session: Session, other: Actor) -> None:
    switch(session, other.id)
    with session.writing("one") as uow:
        uow.add(standard(1))
    newest = session.workspace.operations(limit=1)[0]
    assert (newest.actor.name, newest.actor.role, newest.actor.organization) == (
        "委员02",
        "委员",
        "某研究院",
    )
    assert not newest.actor.proved


@pytest.mark.parametrize("pin", [None, "", "2469", "24680", "２４６８"])
def test_a_wrong_pin_changes_nothing(session: Session, other: Actor, pin: str | None) -> None:
    set_pin(session, other.id, "2468")
    with pytest.raises(Refused, match="not the PIN"):
        switch(session, other.id, pin)
    assert session.actor.name == "委员01"


def test_a_pin_proves_and_its_digest_is_salted(session: Session, other: Actor) -> None:
    third = add_actor(session, "委员03")
    for actor in (other, third):
        set_pin(session, actor.id, "2468")
    digests = {stored(session, actor).pin for actor in (other, third)}
    assert len(digests) == 2
    assert not any("2468" in digest for digest in digests)
    switch(session, other.id, "2468")
    assert session.actor.proved


def test_setting_a_pin_proves_whoever_acts_and_removing_it_does_not(session: Session) -> None:
    mine = list_actors(session)[0]
    set_pin(session, mine.id, "2468")
    assert session.actor.proved
    with pytest.raises(Refused, match="not the PIN"):
        set_pin(session, mine.id, "")
    set_pin(session, mine.id, "", old="2468")
    assert stored(session, mine).pin == ""
    assert not session.actor.proved


@pytest.mark.parametrize(("new", "taken"), [("123", False), ("1234", True), ("口令四字", True)])
def test_a_pin_has_four_characters(session: Session, other: Actor, new: str, taken: bool) -> None:
    if taken:
        set_pin(session, other.id, new)
        switch(session, other.id, new)
    else:
        with pytest.raises(Refused, match="at least 4"):
            set_pin(session, other.id, new)


def test_a_broken_digest_lets_nobody_in(session: Session, other: Actor) -> None:
    import dataclasses

    with session.writing("broken") as uow:
        uow.change(dataclasses.replace(other, pin="scrypt$zz$zz"))
    with pytest.raises(Refused, match="not the PIN"):
        switch(session, other.id, "2468")


def test_the_retired_are_left_out_and_come_back(session: Session, other: Actor) -> None:
    retire(session, other.id)
    assert [actor.name for actor in list_actors(session)] == ["委员01"]
    assert len(list_actors(session, retired=True)) == 2
    retire(session, other.id, retired=False)
    assert len(list_actors(session)) == 2
    mine = session.actor.id
    assert mine is not None
    with pytest.raises(Refused, match="acting now"):
        retire(session, mine)


def test_somebody_who_is_gone_is_refused(session: Session) -> None:
    for attempt in (lambda: switch(session, 99), lambda: set_pin(session, 99, "2468")):
        with pytest.raises(Refused, match="no longer there"):
            attempt()
