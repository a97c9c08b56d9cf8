"""The rounds of a matter, each with its votes and its verdict, to be compared."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from typing import Final

from stdcommittee.base.conditions import AnyOf, Is, OneOf
from stdcommittee.base.frozen import frozen
from stdcommittee.base.records import kind_of
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus, Vote
from stdcommittee.domain.ballots.rounds import Round, VoterRounds, same_matter, side_by_side
from stdcommittee.domain.ballots.ruling import rule_of
from stdcommittee.domain.ballots.secret import is_secret
from stdcommittee.domain.rules import RuleBook, Verdict, tally
from stdcommittee.services.session import Session
from stdcommittee.storage.ballots import cast_votes, lines_of
from stdcommittee.storage.reader import Reader

_LEAST: Final = 2  # rounds that can be compared
_VOTED: Final = (BallotStatus.OPEN, BallotStatus.CLOSED)
_STANDING: Final = (BallotStatus.DRAFT, *_VOTED)


@frozen
class Rounds:
    """The rounds of a matter in their order, and what each voter voted in them.

    `voters` is empty where one of the rounds is secret.
    """

    rounds: tuple[Round, ...]
    voters: tuple[VoterRounds, ...]


def rounds_of(
    reader: Reader, ballot: Ballot, statuses: Collection[BallotStatus] = _STANDING
) -> list[Ballot]:
    """Return the rounds of what a ballot is about, itself among them, in their order.

    Those that were ended without decision or withdrawn are none, unless `statuses` has them.
    """
    names = {"document": ballot.document, "project": ballot.project, "title": ballot.title}
    called = tuple(Is(name, value) for name, value in names.items() if value)
    found = reader.find(
        Ballot,
        AnyOf(called),
        Is("kind", ballot.kind),
        Is("committee", ballot.committee),
        OneOf("status", tuple(statuses)),
    )
    same = [item for item in found if item.id == ballot.id or same_matter(item, ballot)]
    return sorted(same, key=lambda item: (item.round, item.id))


def compare_rounds(session: Session, ballot_id: int) -> Rounds:
    """Return the rounds of what a ballot is about, side by side; empty where there is only one.

    Raises:
        Refused: the rule edition of one of them is not at hand.
    """
    with session.reading() as reader:
        ballot = reader.get(Ballot, ballot_id)
        found = rounds_of(reader, ballot, _VOTED) if ballot is not None else []
        if len(found) < _LEAST:
            return Rounds((), ())
        rounds = [_round(reader, session.rules, item) for item in found]
    secret = any(is_secret(item) for item in found)
    return Rounds(tuple(rounds), () if secret else side_by_side(rounds))


def taken_up(reader: Reader, ballot: Ballot) -> Ballot | None:
    """Return the closed round that was reopened as this one; None: it is of its own."""
    if ballot.status not in _VOTED or not ballot.why:
        return None
    closed = rounds_of(reader, ballot, (BallotStatus.CLOSED,))
    before = [
        item
        for item in closed
        if item.round == ballot.round - 1 and item.opened == ballot.opened and item.id < ballot.id
    ]
    return before[-1] if before else None


def taken_over(reader: Reader, ballot: Ballot) -> dict[int, int]:
    """Return the votes that a reopened round and its predecessors began with, by the copy.

    A round takes all votes over in the order in which they were recorded, before any of its own.
    """
    found: dict[int, int] = {}
    now = ballot
    while (before := taken_up(reader, now)) is not None:
        origins, copies = _vote_ids(reader, before), _vote_ids(reader, now)
        found.update(zip(copies, origins, strict=False))
        now = before
    return found


def _vote_ids(reader: Reader, ballot: Ballot) -> list[int]:
    return sorted(reader.ids(kind_of(Vote), Is("ballot_id", ballot.id)))


def next_round(ballot: Ballot) -> Ballot:
    """Return a further round of a ballot, to be prepared: what is put to the vote stays."""
    return dataclasses.replace(
        ballot,
        id=0,
        round=ballot.round + 1,
        status=BallotStatus.DRAFT,
        opened=None,
        closes=None,
        closed=None,
        rule="",
        edition="",
        electorate=0,
        outcome=BallotOutcome.NONE,
        meeting_id=None,
        why="",
        verdict=None,
        sheet=None,
    )


def _round(reader: Reader, rules: RuleBook, ballot: Ballot) -> Round:
    rule = rule_of(rules, ballot)
    verdict = tally(rule, cast_votes(reader, ballot)) if rule is not None else None
    if ballot.verdict is not None:
        verdict = Verdict.from_json(ballot.verdict)
    return Round(ballot=ballot, lines=lines_of(reader, ballot.id), verdict=verdict)
