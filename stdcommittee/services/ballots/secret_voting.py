"""A secret ballot: who took part is recorded, and how many votes of each sort were counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from stdcommittee.base.conditions import Is
from stdcommittee.base.messages import N_, Joined, Message, Plural, Text
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.recorded import BallotLine, is_box
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Mode, Vote, Voter
from stdcommittee.domain.ballots.ruling import rule_of
from stdcommittee.domain.ballots.secret import TOOK_PART, box_count, box_of, is_secret
from stdcommittee.domain.ballots.timely import untimely
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.services.ballots.asking import not_after, refused, the_ballot
from stdcommittee.services.ballots.attending import present_at
from stdcommittee.services.ballots.voting import absent, no_vote
from stdcommittee.services.session import Session
from stdcommittee.storage.ballots import listed
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork


def record_participation(
    session: Session,
    ballot_id: int,
    voters: Sequence[int],
    *,
    on: dt.date | None = None,
    mode: Mode = Mode.WRITTEN,
    behalf: str = "",
) -> tuple[Vote, ...]:
    """Record that voters took part in a secret ballot on a day (today unless said).

    Who has taken part already stays as recorded.

    Raises:
        Refused: the ballot is not open or not secret; one of them has no vote in it, is not present
            in its meeting, or the day does not fit. Then nothing is recorded.
    """
    today = session.clock.today()
    with session.writing(Message("Participation recorded")) as uow:
        ballot = _the_secret(uow.reader, ballot_id)
        rule = rule_of(session.rules, ballot)
        lines = {line.voter.id: line for line in listed(uow.reader, ballot_id).lines}
        there = present_at(uow.reader, ballot, rule, [line.voter for line in lines.values()])
        ready: list[Vote] = []
        problems: list[Text] = []
        for line in _waiting(lines, voters):
            vote = Vote(
                ballot_id=ballot.id,
                voter_id=line.voter.id,
                stated=TOOK_PART,
                cast=on or today,
                mode=mode,
                behalf=behalf,
            )
            why = (
                no_vote(rule, line.voter)
                or untimely(ballot, line.vote, vote.cast, today)
                or absent(there, line.voter, vote)
            )
            if why is not None:
                problems.append(Message("{voter}: {why}", voter=line.voter.name, why=why))
            ready.append(vote)
        if problems:
            raise refused(Joined(tuple(problems), "clause"))
        uow.add_many(ready)
        uow.message = Plural(
            "{n} voter took part in “{title}”",
            "{n} voters took part in “{title}”",
            n=len(ready),
            title=headline(ballot),
        )
    return tuple(ready)


def _waiting(lines: Mapping[int, BallotLine], voters: Sequence[int]) -> list[BallotLine]:
    if not lines.keys() >= set(voters):
        raise refused(Message("Somebody who is not on the list of voters"))
    return [lines[number] for number in voters if not lines[number].voted]


def record_count(
    session: Session, ballot_id: int, counted: Mapping[VoteValue, int], *, on: dt.date | None = None
) -> None:
    """Record how many votes for each answer were counted; a recount takes the place of a count.

    An answer that is not named keeps the count it had.

    Raises:
        Refused: the ballot is not open or not secret, an answer is none in it, the day is to come
            or before the ballot opened, or more votes are then counted than voters took part.
    """
    day = on or session.clock.today()
    not_after(day, session.clock.today(), Message(N_("The count of the votes")))
    with session.writing(Message("Votes counted")) as uow:
        ballot = _the_secret(uow.reader, ballot_id)
        rule = rule_of(session.rules, ballot)
        found = listed(uow.reader, ballot_id)
        before = box_count(found.lines, found.box)
        strange = [v for v in counted if rule is not None and v.stance not in rule.answers.stances]
        if strange or any(n < 0 for n in counted.values()):
            raise refused(Message("This is no count of the ballot's answers."))
        if ballot.opened is not None and day < ballot.opened:
            raise refused(Message("The ballot opened on {day} only.", day=ballot.opened))
        total = sum({**before.counted, **counted}.values())
        if total > before.took_part:
            raise refused(
                Message(
                    "{n} votes were counted, but {part} took part.",
                    n=total,
                    part=before.took_part,
                ),
                Message("Record first who took part, or correct the counts of the other answers."),
            )
        box = _box(uow, ballot)
        changed = [value for value, n in counted.items() if before.counted.get(value, 0) != n]
        uow.add_many(
            [
                Vote(
                    ballot_id=ballot.id,
                    voter_id=box.id,
                    value=value,
                    cast=day,
                    mode=ballot.mode,
                    count=counted[value],
                )
                for value in changed
            ]
        )
        uow.message = Plural(
            "{n} vote counted in “{title}”",
            "{n} votes counted in “{title}”",
            n=sum(counted.values()),
            title=headline(ballot),
        )


def _the_secret(reader: Reader, ballot_id: int) -> Ballot:
    ballot = the_ballot(reader, ballot_id, BallotStatus.OPEN)
    if not is_secret(ballot):
        raise refused(Message("“{title}” is not secret.", title=headline(ballot)))
    return ballot


def _box(uow: UnitOfWork, ballot: Ballot) -> Voter:
    """Return the ballot's box; one that became secret while it ran gets its box now."""
    voters = uow.reader.find(Voter, Is("ballot_id", ballot.id))
    found = next(filter(is_box, voters), None)
    return found if found is not None else uow.add(box_of(ballot.id))
