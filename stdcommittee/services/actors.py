"""Who acts: the people of a workspace, switching between them, and the PIN that proves one.

Without a PIN an identity is declared; with one it is proved, and operations say which.
"""

from __future__ import annotations

import dataclasses
import hashlib
import hmac
import os
from typing import Final

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Message
from stdcommittee.domain.workspace.records import Actor
from stdcommittee.services.session import Session, stamp_of
from stdcommittee.storage.history import Touched

SHORTEST: Final = 4  # characters of a PIN
_COST, _BLOCK, _LANES = 1 << 14, 8, 1  # of scrypt: 16 MiB and about 50 ms for each guess
_SALT: Final = 16


def list_actors(session: Session, *, retired: bool = False) -> list[Actor]:
    """Return the people who may act, in the order they were added; with the retired if asked."""
    with session.reading() as reader:
        found = reader.find(Actor)
    return [actor for actor in found if retired or not actor.retired]


def add_actor(session: Session, name: str, role: str = "", organization: str = "") -> Actor:
    """Add somebody who acts.

    Raises:
        Refused: there is somebody of this name already, or nothing may be written.
        Invalid: there is no name.
    """
    with session.reading() as reader:
        if reader.first(Actor, Is("name", name.strip())) is not None:
            raise Refused(
                Message("“{name}” is there already.", name=name.strip()),
                kept=Message("Nothing was changed."),
                advice=Message("Tell the two apart, for example by their unit."),
            )
    with session.writing(Message("Acting person “{name}” added", name=name.strip())) as uow:
        return uow.add(Actor(name=name.strip(), role=role, organization=organization))


def retire(session: Session, actor_id: int, *, retired: bool = True) -> Touched:
    """Take somebody off the list of those who act, or put them back; history keeps the name.

    Raises:
        Refused: it is whoever acts now, or nothing may be written.
    """
    actor = _actor(session, actor_id)
    if retired and session.actor.id == actor_id:
        raise Refused(
            Message("{name} is acting now.", name=actor.name),
            advice=Message("Let somebody else act first."),
        )
    message = (
        Message("{name} no longer acts", name=actor.name)
        if retired
        else Message("{name} acts again", name=actor.name)
    )
    with session.writing(message) as uow:
        uow.change(dataclasses.replace(actor, retired=retired))
    return uow.touched


def switch(session: Session, actor_id: int, pin: str | None = None) -> None:
    """Let somebody else act; a PIN proves who it is.

    Raises:
        Refused: the PIN is missing or wrong.
    """
    actor = _actor(session, actor_id)
    proved = bool(actor.pin)
    if proved and not (pin and _matches(pin, actor.pin)):
        raise Refused(
            Message("This is not the PIN of {name}.", name=actor.name),
            kept=Message("{name} goes on acting.", name=session.actor.name),
        )
    session.actor = stamp_of(actor, proved=proved)


def set_pin(session: Session, actor_id: int, new: str, old: str | None = None) -> Touched:
    """Set, change or (with an empty new one) remove somebody's PIN; only its digest is kept.

    Raises:
        Refused: the old PIN is wrong, the new one too short, or nothing may be written.
    """
    actor = _actor(session, actor_id)
    if actor.pin and not (old and _matches(old, actor.pin)):
        raise Refused(Message("This is not the PIN of {name}.", name=actor.name))
    if new and len(new) < SHORTEST:
        raise Refused(Message("A PIN has at least {n} characters.", n=SHORTEST))
    message = (
        Message("PIN of {name} set", name=actor.name)
        if new
        else Message("PIN of {name} removed", name=actor.name)
    )
    with session.writing(message) as uow:
        uow.change(dataclasses.replace(actor, pin=_digest(new) if new else ""))
    if session.actor.id == actor_id:
        session.actor = stamp_of(actor, proved=bool(new))
    return uow.touched


def _actor(session: Session, actor_id: int) -> Actor:
    with session.reading() as reader:
        actor = reader.get(Actor, actor_id)
    if actor is None:
        raise Refused(Message("This person is no longer there."))
    return actor


def _digest(pin: str) -> str:
    salt = os.urandom(_SALT)
    return f"scrypt${salt.hex()}${_scrypt(pin, salt).hex()}"


def _matches(pin: str, stored: str) -> bool:
    try:
        _, salt, digest = stored.split("$")
        return hmac.compare_digest(_scrypt(pin, bytes.fromhex(salt)), bytes.fromhex(digest))
    except ValueError:
        return False


def _scrypt(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=_COST, r=_BLOCK, p=_LANES, dklen=32)
