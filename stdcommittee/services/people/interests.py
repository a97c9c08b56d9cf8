"""Interests and recusals beside the ballots that they concern: kept, not kept, still wanting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from stdcommittee.base.conditions import Is, OneOf
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Voter
from stdcommittee.domain.people.integrity_records import (
    InterestDeclaration,
    InterestNature,
    Recusal,
)
from stdcommittee.domain.people.interests import interested, matter_of, recused, same_subject
from stdcommittee.domain.supervision.scope import NATIONAL_KINDS
from stdcommittee.indicators.integrity import Concerned, concerned
from stdcommittee.services.lists import ListRow, read_rows
from stdcommittee.services.session import Session
from stdcommittee.storage.reader import Reader

_VOTED_ON = (BallotStatus.OPEN, BallotStatus.CLOSED)


@frozen
class ConcernedBallot:
    """A ballot on whose list of voters somebody stands, and that an interest or recusal concerns.

    `wanting`: the ballot is open, the interest bars from voting and nobody decided on a recusal.
    """

    ballot: int
    title: Text
    on: dt.date | None
    open: bool
    voted: bool
    recused: bool
    bars: bool
    subject: str
    committee: str

    @property
    def wanting(self) -> bool:
        """Whether a recusal is still to be decided."""
        return self.open and self.bars and not self.recused and not self.voted

    @property
    def broken(self) -> bool:
        """Whether a vote was cast that ought not to have been."""
        return self.voted and (self.bars or self.recused)


@frozen
class InterestStanding:
    """What an interest or a recusal means: the ballots, and what else is known of the matter.

    `declared` are the interests of the person in it, `others` those of other people in it.
    """

    ballots: tuple[ConcernedBallot, ...]
    declared: tuple[ListRow, ...] = ()
    others: tuple[ListRow, ...] = ()


@frozen
class IntegrityBasis:
    """What needs a look: interests without a recusal in open ballots, votes in spite of one."""

    wanting: tuple[int, ...] = ()  # interests
    broken: tuple[int, ...] = ()  # interests
    not_kept: tuple[int, ...] = ()  # recusals


def integrity_basis(session: Session) -> IntegrityBasis:
    """Return which interests and recusals need a look, over every ballot voted on."""
    with session.reading() as reader:
        people = {n for (n,) in reader.values(InterestDeclaration, ("person_id",))}
        people |= {n for (n,) in reader.values(Recusal, ("person_id",))}
        found = concerned(reader, _ballots_of(reader, people))
    wanting, broken, not_kept = set(), set(), set()
    for item in found:
        shown = _shown(item)
        if shown.wanting and item.interest is not None:
            wanting.add(item.interest.id)
        if shown.broken and item.interest is not None:
            broken.add(item.interest.id)
        if shown.voted and item.recusal is not None:
            not_kept.add(item.recusal.id)
    return IntegrityBasis(*(tuple(sorted(ids)) for ids in (wanting, broken, not_kept)))


def standing_of_interest(session: Session, interest: InterestDeclaration) -> InterestStanding:
    """Return the ballots that a declared interest concerns, and who else has one in them."""
    with session.reading() as reader:
        ballots = [
            ballot
            for ballot in _ballots_of(reader, [interest.person_id])
            if interested(interest, matter_of(ballot))
        ]
        found = concerned(reader, ballots)
    shown = _of(found, interest.person_id)
    names = _names(interest.subject, ballots)
    return InterestStanding(shown, others=_others(session, interest.person_id, names))


def standing_of_recusal(session: Session, recusal: Recusal) -> InterestStanding:
    """Return the ballots that a recusal concerns, and the interests that people have in them."""
    with session.reading() as reader:
        ballots = [
            ballot
            for ballot in _ballots_of(reader, [recusal.person_id])
            if recused(recusal, matter_of(ballot))
        ]
        found = concerned(reader, ballots)
        own = reader.find(InterestDeclaration, Is("person_id", recusal.person_id))
    names = _names(recusal.subject, ballots)
    declared = [
        item.id
        for item in own
        if item.nature is not InterestNature.NONE
        and (not item.subject or _about(item.subject, names))
    ]
    return InterestStanding(
        _of(found, recusal.person_id),
        tuple(read_rows(session, kind_of(InterestDeclaration), declared)),
        _others(session, recusal.person_id, names),
    )


def _ballots_of(reader: Reader, people: Iterable[int]) -> list[Ballot]:
    """Return the ballots of members that some people could or can vote in, the newest first."""
    wanted = OneOf("person_id", tuple(people))
    ids = {number for (number,) in reader.values(Voter, ("ballot_id",), wanted)}
    return reader.find(
        Ballot,
        OneOf("id", tuple(sorted(ids))),
        OneOf("status", _VOTED_ON),
        OneOf("kind", NATIONAL_KINDS),
        order=("-closes", "-id"),
    )


def _of(found: Iterable[Concerned], person: int) -> tuple[ConcernedBallot, ...]:
    mine = [_shown(item) for item in found if item.entry.person == person]
    return tuple(sorted(mine, key=lambda item: item.on or dt.date.min, reverse=True))


def _shown(item: Concerned) -> ConcernedBallot:
    ballot = item.ballot
    return ConcernedBallot(
        ballot=ballot.id,
        title=Bilingual(ballot.title, ballot.title_en),
        on=ballot.closed or ballot.closes,
        open=ballot.status is BallotStatus.OPEN,
        voted=item.entry.voted,
        recused=item.recused,
        bars=item.bars,
        subject=ballot.document or ballot.project or ballot.title,
        committee=ballot.committee,
    )


def _names(subject: str, ballots: Iterable[Ballot]) -> frozenset[str]:
    """Return the names of a subject: its own, and those of the ballots on it."""
    if not subject:
        return frozenset()
    return frozenset((subject, *(name for item in ballots for name in matter_of(item).names)))


def _about(subject: str, names: Iterable[str]) -> bool:
    return any(same_subject(subject, name) for name in names)


def _others(session: Session, person: int, names: frozenset[str]) -> tuple[ListRow, ...]:
    """Return the interests that other people declared in a subject of these names."""
    with session.reading() as reader:
        ids = [
            item.id
            for item in reader.find(InterestDeclaration, order=("-declared",))
            if item.person_id != person
            and item.nature is not InterestNature.NONE
            and item.subject
            and _about(item.subject, names)
        ]
    return tuple(read_rows(session, kind_of(InterestDeclaration), ids))
