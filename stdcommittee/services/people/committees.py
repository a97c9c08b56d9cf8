"""A committee among others: those above, below and mirrored, and which bodies are P or O on it."""

from __future__ import annotations

from stdcommittee.base.conditions import Is
from stdcommittee.base.frozen import frozen
from stdcommittee.domain.people.records import BodyParticipation, Committee
from stdcommittee.domain.people.tree import Branch, family_of, mirrored_by
from stdcommittee.services.session import Session


@frozen
class Mirror:
    """A committee at the other side of a mirror link; `id` is 0 while it is only named."""

    reference: str
    id: int = 0


@frozen
class CommitteeTies:
    """The tree that a committee stands in, what it mirrors, and which mirror it."""

    family: tuple[Branch, ...]
    mirrors: tuple[Mirror, ...]
    mirrored_by: tuple[Mirror, ...]


def ties_of(session: Session, committee: Committee) -> CommitteeTies:
    """Return how a committee is tied to others."""
    with session.reading() as reader:
        known = reader.find(Committee)
    ids = {item.reference: item.id for item in known}
    own = tuple(Mirror(name, ids.get(name, 0)) for name in mirrored_by(committee))
    others = tuple(
        Mirror(item.reference, item.id)
        for item in sorted(known, key=lambda item: item.reference)
        if committee.reference in mirrored_by(item)
    )
    return CommitteeTies(family_of(committee, known), own, others)


def statuses_of(session: Session, committee: int) -> list[BodyParticipation]:
    """Return the P and O statuses on a committee by body, the newest first."""
    with session.reading() as reader:
        return reader.find(
            BodyParticipation, Is("committee_id", committee), order=("body", "-since")
        )
