"""Votes come in: each is a record, and the last one recorded for a voter stands."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from stdcommittee.base.messages import Joined, Message, Plural, Text
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.electorate import electorate_size
from stdcommittee.domain.ballots.presence import Present
from stdcommittee.domain.ballots.recorded import BallotLine, cast
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Mode, Vote, Voter
from stdcommittee.domain.ballots.ruling import rule_of
from stdcommittee.domain.ballots.secret import box_count, is_secret
from stdcommittee.domain.ballots.timely import untimely
from stdcommittee.domain.ballots.vocabulary import Answer, Stance, Standing, VoteValue
from stdcommittee.domain.rules import Rule
from stdcommittee.services.ballots.asking import refused, the_ballot, the_voter
from stdcommittee.services.ballots.attending import present_at
from stdcommittee.services.session import Session
from stdcommittee.storage.ballots import lines_of, listed
from stdcommittee.storage.unit_of_work import UnitOfWork


def record_vote(
    session: Session,
    voter_id: int,
    value: VoteValue,
    *,
    on: dt.date | None = None,
    mode: Mode = Mode.WRITTEN,
    reason: str = "",
    reasons: Answer = Answer.UNKNOWN,
    experts: int = 0,
    used: Answer = Answer.UNKNOWN,
    behalf: str = "",
) -> Vote:
    """Record what a voter voted, on a day (today unless said); an earlier vote is superseded.

    A negative vote has reasons if some are written, or if `reasons` says that they are given
    elsewhere; otherwise it is recorded as having none. `behalf` is who brought the vote, where it
    was not the voter.

    Raises:
        Refused: the ballot is not open, or secret; the voter has no vote in it, or is not present
            in the meeting in which the vote was cast; the vote is no answer to the ballot's
            question, or was cast before the ballot opened, after its last day, after today or
            before the vote that stands.
    """
    with session.reading() as reader:
        ballot_id = the_voter(reader, voter_id).ballot_id
    vote = Vote(
        ballot_id=ballot_id,
        voter_id=voter_id,
        value=value,
        reasons=reasons,
        reason=reason,
        cast=on,
        mode=mode,
        experts=experts,
        used=used,
        behalf=behalf,
    )
    return record_votes(session, ballot_id, [vote])[0]


def record_votes(session: Session, ballot_id: int, votes: Sequence[Vote]) -> tuple[Vote, ...]:
    """Record several votes of a ballot as one operation, in the order in which they were cast.

    What a vote leaves unsaid is completed as in `record_vote`.

    Raises:
        Refused: one of them is refused as in `record_vote`; then none is recorded.
    """
    today = session.clock.today()
    with session.writing(Message("Votes recorded")) as uow:
        ballot = the_ballot(uow.reader, ballot_id, BallotStatus.OPEN)
        if is_secret(ballot):
            raise refused(
                Message("“{title}” is secret.", title=headline(ballot)),
                Message("Record who took part, and the count of the votes."),
            )
        rule = rule_of(session.rules, ballot)
        lines = {line.voter.id: line for line in lines_of(uow.reader, ballot_id)}
        there = present_at(uow.reader, ballot, rule, [line.voter for line in lines.values()])
        ready: list[Vote] = []
        problems: list[Text] = []
        for vote in votes:
            line = lines.get(vote.voter_id)
            if line is None:
                problems.append(Message("Somebody who is not on the list of voters"))
                continue
            full = _completed(vote, ballot, line, today)
            why = _objection(full, ballot, rule, line, today) or absent(there, line.voter, full)
            if why is not None:
                problems.append(Message("{voter}: {why}", voter=line.voter.name, why=why))
            lines[vote.voter_id] = dataclasses.replace(line, vote=full)
            ready.append(full)
        if problems:
            raise refused(Joined(tuple(problems), "clause"))
        stored = _store(uow, ready)
        uow.message = _said(ballot, [lines[vote.voter_id].voter for vote in stored], stored)
    return stored


def _store(uow: UnitOfWork, votes: Sequence[Vote]) -> tuple[Vote, ...]:
    numbers = uow.add_many(votes)
    return tuple(
        dataclasses.replace(vote, id=number) for vote, number in zip(votes, numbers, strict=True)
    )


def _completed(vote: Vote, ballot: Ballot, line: BallotLine, today: dt.date) -> Vote:
    """Fill in what follows: the day, whether there are reasons, whom the line stands for."""
    before = line.vote
    reasons = vote.reasons
    if vote.reason.strip():
        reasons = Answer.YES
    elif reasons is Answer.UNKNOWN and vote.value and vote.value.stance is Stance.AGAINST:
        reasons = Answer.NO
    kept = vote.used if vote.used is not Answer.UNKNOWN or before is None else before.used
    return dataclasses.replace(
        vote,
        id=0,
        ballot_id=ballot.id,
        checked_by="",
        checked=None,
        reasons=reasons,
        cast=vote.cast or today,
        used=kept,
        count=before.count if before is not None else vote.count,
        represents=before.represents if before is not None else vote.represents,
        row=0,
    )


def _objection(
    vote: Vote, ballot: Ballot, rule: Rule | None, line: BallotLine, today: dt.date
) -> Message | None:
    if vote.value is None:
        return Message("no vote is named")
    if (barred := no_vote(rule, line.voter)) is not None:
        return barred
    if rule is not None and vote.value.stance not in rule.answers.stances:
        return Message("“{vote}” is no answer in this ballot", vote=vote.value.text)
    return untimely(ballot, line.vote, vote.cast, today)


def no_vote(rule: Rule | None, voter: Voter) -> Message | None:
    """Return why somebody on the list has no vote under a rule, or None."""
    standing = voter.standing
    if rule is None or standing is None or standing not in rule.excluded:
        return None
    if standing is Standing.RECUSED and voter.stated:
        return Message("stepped aside: {reason}", reason=voter.stated)
    return Message("{standing}: has no vote in this ballot", standing=standing.text)


def absent(there: Present | None, voter: Voter, vote: Vote) -> Message | None:
    """Return why a vote was not cast in the ballot's meeting, though it is recorded so, or None."""
    if there is None or vote.mode is not Mode.MEETING or there.may_vote(voter):
        return None
    return Message("is not on the meeting's list as present; record the vote in writing")


def _said(ballot: Ballot, voters: Sequence[Voter], votes: Sequence[Vote]) -> Message:
    if len(votes) == 1 and votes[0].value is not None:
        return Message(
            "{voter} in “{title}”: {vote}",
            voter=voters[0].name,
            title=headline(ballot),
            vote=votes[0].value.text,
        )
    return Plural(
        "{n} vote recorded in “{title}”",
        "{n} votes recorded in “{title}”",
        n=len(votes),
        title=headline(ballot),
    )


def withdraw_vote(
    session: Session, voter_id: int, *, on: dt.date | None = None, reason: str = ""
) -> Vote:
    """Record that a voter took its vote back: it counts as not having voted, and may vote again.

    Raises:
        Refused: the ballot is not open, there is no vote that stands, the day does not fit, or it
            is secret and the votes are counted.
    """
    today = session.clock.today()
    with session.writing(Message("Vote withdrawn"), reason=reason) as uow:
        voter = the_voter(uow.reader, voter_id)
        ballot = the_ballot(uow.reader, voter.ballot_id, BallotStatus.OPEN)
        line = _line_of(uow, voter)
        if line.vote is None or not line.voted:
            raise refused(Message("{voter} has not voted.", voter=voter.name))
        _refuse_counted(uow, ballot)
        withdrawn = dataclasses.replace(
            line.vote,
            id=0,
            value=None,
            reasons=Answer.UNKNOWN,
            reason=reason,
            cast=on or today,
            mode=Mode.WRITTEN,
            experts=0,
            behalf="",
            checked_by="",
            checked=None,
            stated="",
            unread=None,
            row=0,
        )
        why = untimely(ballot, line.vote, withdrawn.cast, today)
        if why is not None:
            raise refused(Message("{voter}: {why}", voter=voter.name, why=why))
        uow.message = Message(
            "{voter} in “{title}”: vote withdrawn", voter=voter.name, title=headline(ballot)
        )
        return uow.add(withdrawn)


def _refuse_counted(uow: UnitOfWork, ballot: Ballot) -> None:
    """Refuse to take a vote out of a box whose votes are counted: nobody can tell which it was."""
    if not is_secret(ballot):
        return
    found = listed(uow.reader, ballot.id)
    count = box_count(found.lines, found.box)
    if count.total >= count.took_part:
        raise refused(
            Message("The votes of all who took part are counted: {n}.", n=count.total),
            Message("Record a count without this vote first."),
        )


def _line_of(uow: UnitOfWork, voter: Voter) -> BallotLine:
    lines = lines_of(uow.reader, voter.ballot_id)
    return next(line for line in lines if line.voter.id == voter.id)


def give_reason(session: Session, vote_id: int, reason: str) -> Vote:
    """Write down the reasons of a vote that came without them; it is to be compared anew.

    Raises:
        Refused: the ballot is not open, the vote is gone or superseded, or nothing is written.
    """
    with session.writing(Message("Reasons recorded")) as uow:
        vote = uow.reader.get(Vote, vote_id)
        if vote is None:
            raise refused(Message("This vote is no longer there."))
        ballot = the_ballot(uow.reader, vote.ballot_id, BallotStatus.OPEN)
        voter = the_voter(uow.reader, vote.voter_id)
        standing = _line_of(uow, voter).vote
        if standing is None or standing.id != vote_id:
            raise refused(Message("{voter} has voted anew since.", voter=voter.name))
        if not reason.strip():
            raise refused(Message("No reasons are written."))
        given = dataclasses.replace(
            vote, reason=reason.strip(), reasons=Answer.YES, checked_by="", checked=None
        )
        uow.change(given)
        uow.message = Message(
            "Reasons of {voter} in “{title}”", voter=voter.name, title=headline(ballot)
        )
    return given


def place_voter(session: Session, voter_id: int, standing: Standing) -> Voter:
    """Say what a voter counts as whose standing a list does not tell, or tells in a strange word.

    Raises:
        Refused: the ballot is not open, or its list of voters was frozen when it opened.
    """
    with session.writing(Message("Standing recorded")) as uow:
        voter = the_voter(uow.reader, voter_id)
        ballot = the_ballot(uow.reader, voter.ballot_id, BallotStatus.OPEN)
        if ballot.opened is not None and voter.standing is not None:
            raise refused(
                Message("The list of voters was frozen on {day}.", day=ballot.opened),
                Message("Undo the opening, correct the roster and open the ballot again."),
            )
        placed = dataclasses.replace(voter, standing=standing)
        uow.change(placed)
        size = electorate_size(
            rule_of(session.rules, ballot), cast(lines_of(uow.reader, ballot.id))
        )
        uow.change(dataclasses.replace(ballot, electorate=size))
        uow.message = Message(
            "{voter} in “{title}” counts as: {standing}",
            voter=voter.name,
            title=headline(ballot),
            standing=standing.text,
        )
    return placed
