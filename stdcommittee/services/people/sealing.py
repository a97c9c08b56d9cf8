"""Sealed details of a person: kept aside, looked at by an act of its own, erased with a reason."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Final

from stdcommittee.base.conditions import Blank, Is
from stdcommittee.base.errors import Refused, Unreadable
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import headline
from stdcommittee.domain.people.identity_numbers import identity_doubt, plain_number
from stdcommittee.domain.people.integrity_records import SealedDetail, SealedKind
from stdcommittee.domain.people.records import Person
from stdcommittee.services.session import Session
from stdcommittee.storage import sealed
from stdcommittee.storage.backup import backups
from stdcommittee.storage.reader import Reader

LARGEST_PHOTO: Final = 8 << 20  # bytes
_PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


def sealed_of(session: Session, person: int) -> list[SealedDetail]:
    """Return what is or was sealed of a person, what still stands first."""
    with session.reading() as reader:
        found = reader.find(SealedDetail, Is("person_id", person), order=("-id",))
    return sorted(found, key=lambda item: item.erased is not None)


def identity_number_of(session: Session, person: int) -> SealedDetail | None:
    """Return the record of a person's identity number as long as it stands: never the number."""
    wanted = (Is("person_id", person), Is("kind", SealedKind.IDENTITY_NUMBER), Blank("erased"))
    with session.reading() as reader:
        return reader.first(SealedDetail, *wanted)


def doubt(session: Session, kind: SealedKind, data: bytes) -> Text | None:
    """Return what is odd about a detail, though it may be sealed all the same; None: nothing."""
    if kind is SealedKind.IDENTITY_NUMBER:
        return identity_doubt(data.decode(errors="replace"), session.clock.today())
    return None


def photo_from(path: Path) -> bytes:
    """Return the bytes of a photo in a file.

    Raises:
        Unreadable: the file cannot be read, is too large, or is neither JPEG nor PNG.
    """
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST_PHOTO else b""
    except OSError as error:
        raise Unreadable(
            Message("The file {file} cannot be read.", file=path.name), details=str(error)
        ) from error
    if not data.startswith(_PICTURES):
        raise Unreadable(
            Message("{file} is no photo that can be kept.", file=path.name),
            kept=Message("Nothing was changed."),
            advice=Message(
                "Choose a JPEG or PNG file of at most {n} MB.", n=LARGEST_PHOTO // 1_000_000
            ),
        )
    return data


def seal(session: Session, person: int, kind: SealedKind, data: bytes) -> SealedDetail:
    """Keep a detail of a person sealed; history holds no more of it than a keyed digest.

    Raises:
        Refused: it is empty, one of the kind stands already, or nothing may be written.
    """
    if kind is SealedKind.IDENTITY_NUMBER:
        data = plain_number(data.decode()).encode()
    if not data:
        raise Refused(Message("There is nothing to seal."), kept=Message("Nothing was changed."))
    with session.reading() as reader:
        name = _name(reader, person)
        standing = (Is("person_id", person), Is("kind", kind), Blank("erased"))
        if reader.first(SealedDetail, *standing) is not None:
            raise Refused(
                Message("{kind} of {name}: one is sealed already.", kind=kind.text, name=name),
                kept=Message("Nothing was changed."),
                advice=Message("Erase it with a reason first."),
            )
    message = Message("{kind} of {name} sealed", kind=kind.text, name=name)
    with session.writing(message) as uow:
        return uow.add(
            SealedDetail(
                person_id=person, kind=kind, digest=uow.seal(data), sealed=session.clock.today()
            )
        )


def reveal(session: Session, detail: int) -> bytes:
    """Return a sealed detail; who looked at it when stands in the history from then on.

    Raises:
        Refused: it was erased, or nothing may be written: nobody looks without a trace.
    """
    with session.reading() as reader:
        found = _standing(reader, detail)
        name = _name(reader, found.person_id)
    message = Message("{kind} of {name} looked at", kind=found.kind.text, name=name)
    with session.writing(message, final=True) as uow:
        data = sealed.content(uow.reader.raw, found.digest)
        if data is None:
            raise Refused(
                Message("What was sealed is damaged or missing."),
                advice=Message("Check the workspace; a backup may have it."),
            )
        uow.tell()
    return data


def erase(session: Session, detail: int, reason: str) -> None:
    """Erase a sealed detail for good; nothing brings it back but a backup made before.

    Old votes and the history stay as they are.

    Raises:
        Refused: no reason is given, it was erased before, or nothing may be written.
    """
    if not reason.strip():
        raise Refused(Message("Erasing asks for a reason."), kept=Message("Nothing was changed."))
    with session.reading() as reader:
        found = _standing(reader, detail)
        name = _name(reader, found.person_id)
    message = Message("{kind} of {name} erased", kind=found.kind.text, name=name)
    with session.writing(message, reason=reason.strip(), final=True) as uow:
        uow.change(dataclasses.replace(found, erased=session.clock.today(), reason=reason.strip()))


def copies_with(session: Session, detail: SealedDetail) -> list[Path]:
    """Return the copies beside the workspace that still hold a detail, by their date."""
    since = detail.sealed
    made = [
        item.path for item in backups(session.path) if since is None or item.made.date() >= since
    ]
    stem = session.path.stem
    return [
        *made,
        *sorted(session.path.parent.glob(f"{stem}.before-restore-*{session.path.suffix}")),
    ]


def _standing(reader: Reader, detail: int) -> SealedDetail:
    found = reader.get(SealedDetail, detail)
    if found is None or found.erased is not None:
        raise Refused(
            Message("The sealed detail was erased."), kept=Message("Nothing was changed.")
        )
    return found


def _name(reader: Reader, person: int) -> Text:
    found = reader.get(Person, person)
    return headline(found) if found is not None else ""
