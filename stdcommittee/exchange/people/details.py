"""What a file brings to be sealed: what is fresh is sealed, what stands or was erased stays so."""

from __future__ import annotations

from stdcommittee.base.conditions import Is
from stdcommittee.base.messages import Message, Text
from stdcommittee.domain.people.integrity_records import SealedDetail, SealedKind
from stdcommittee.storage import sealed
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork

Details = tuple[tuple[SealedKind, bytes], ...]


def left_out(
    reader: Reader, person_id: int, name: str, kind: SealedKind, data: bytes
) -> tuple[bool, Text | None]:
    """Tell whether a detail that a file brings is left out, and what is to be said of it.

    One that stands is not sealed twice; where another stands, or one was erased, it is said.
    """
    known = (
        reader.find(SealedDetail, Is("person_id", person_id), Is("kind", kind), order=("-id",))
        if person_id
        else []
    )
    standing = next((item for item in known if item.erased is None), None)
    if standing is not None:
        if sealed.content(reader.raw, standing.digest) == data:
            return True, None
        return True, another(name, kind)
    if known:
        what = Message(
            "{name}: {kind} was erased on {day}; the one in the file was left out.",
            name=name,
            kind=kind.text,
            day=known[0].erased,
        )
        return True, what
    return False, None


def another(name: str, kind: SealedKind) -> Text:
    """Say that a detail was left out since another is sealed."""
    return Message(
        "{name}: another is sealed already, this one was left out: {kind}.",
        name=name,
        kind=kind.text,
    )


def seal_details(uow: UnitOfWork, person_id: int, details: Details) -> None:
    """Seal what a file brings of a person."""
    for kind, data in details:
        digest = uow.seal(data)
        today = uow.clock.today()
        uow.add(SealedDetail(person_id=person_id, kind=kind, digest=digest, sealed=today))
