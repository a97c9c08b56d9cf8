"""What a national position rests on: our comments on the draft, the meetings about it."""

from __future__ import annotations

from stdcommittee.base.conditions import AnyOf, Is
from stdcommittee.base.frozen import frozen
from stdcommittee.domain.ballots.positions import OwnComments, own_comments
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.comments.bodies import country_of
from stdcommittee.domain.comments.records import Comment, CommentRound
from stdcommittee.domain.identifiers import parse, same_standard
from stdcommittee.domain.meetings.records import Meeting
from stdcommittee.domain.rules import Reasons
from stdcommittee.domain.workspace.records import Unit
from stdcommittee.services.ballots.asking import the_ballot
from stdcommittee.services.ballots.international import reasons_asked
from stdcommittee.services.session import Session
from stdcommittee.storage.reader import Reader


@frozen
class Basis:
    """What is at hand when a position is decided; `reasons`: what a negative vote needs."""

    comments: OwnComments
    meetings: tuple[Meeting, ...]
    reasons: Reasons


def position_basis(session: Session, ballot_id: int) -> Basis:
    """Return what a position on a ballot can rest on.

    Raises:
        Refused: the ballot is gone.
    """
    with session.reading() as reader:
        ballot = the_ballot(reader, ballot_id)
        return Basis(
            our_comments(reader, ballot),
            tuple(meetings_on(reader, ballot)),
            reasons_asked(session.rules, ballot, session.clock.today()),
        )


def our_comments(reader: Reader, ballot: Ballot) -> OwnComments:
    """Count our comments on the draft of a ballot, in all rounds on it.

    In a round of our own committee every comment is ours, else those of our member body.
    """
    if not ballot.document:
        return OwnComments()
    rounds = [
        item
        for item in reader.find(CommentRound)
        if item.document == ballot.document
        or (item.document and _same_draft(item.document, ballot.document))
    ]
    unit = reader.first(Unit) or Unit(uid="")
    types = [
        comment.types
        for item in rounds
        for comment in reader.find(Comment, Is("round_id", item.id))
        if item.committee != ballot.committee or _ours(comment.body, unit)
    ]
    return own_comments(types, len(rounds))


def _same_draft(one: str, other: str) -> bool:
    """Tell whether two references name the same draft: the standard and its stage."""
    return same_standard(one, other) and parse(one).stage == parse(other).stage


def _ours(body: str, unit: Unit) -> bool:
    country = country_of(unit.member_body)
    return body == unit.member_body or bool(country and country_of(body) == country)


def meetings_on(reader: Reader, ballot: Ballot) -> list[Meeting]:
    """Return the meetings that may have decided a position: on the draft, or of the committee."""
    known = (("document", ballot.document), ("committee", ballot.committee))
    about = AnyOf(tuple(Is(name, value) for name, value in known if value))
    return reader.find(Meeting, about, order=("-begins",))
