"""A ballot as its page and its line in a list show it, read at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stdcommittee.base.conditions import Is
from stdcommittee.base.frozen import frozen
from stdcommittee.base.records import kind_of
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Voter
from stdcommittee.domain.ballots.ruling import rule_of
from stdcommittee.domain.rules import RuleBook, Verdict, tally
from stdcommittee.domain.rules.verdict import NOT_VOTED
from stdcommittee.domain.supervision.owing import Owed
from stdcommittee.domain.supervision.voting_duty import VotingDuty
from stdcommittee.services.ballots.course import Course, course
from stdcommittee.services.ballots.dates import BallotDates, ballot_dates
from stdcommittee.services.ballots.duty import duties_beside, vote_owed
from stdcommittee.services.ballots.line import Line, line_of
from stdcommittee.services.ballots.metering import BallotMeter, meter
from stdcommittee.services.ballots.readiness import Readiness, readiness
from stdcommittee.services.ballots.rounds import Rounds, compare_rounds
from stdcommittee.services.lists import ListRow, read_rows
from stdcommittee.services.session import Session
from stdcommittee.storage.ballots import cast_votes, vote_counts
from stdcommittee.storage.reader import Reader


@frozen
class BallotRow(ListRow):
    """A ballot in a list: who voted, which criteria hold, and the way of an international one.

    `passed` has one entry for each criterion of the rule, in its order; None: cannot be told.
    """

    voted: int = 0
    listed: int = 0
    passed: tuple[bool | None, ...] = ()
    course: Course | None = None


@frozen(kw_only=True)
class BallotSheet:
    """Everything that a ballot's own page shows beside the record.

    `course`, `line`, `owed`, `dates` and `duties` are those of an international ballot; `readiness`
    that of one which is still being prepared, as of today; `rounds` those of the same matter.
    """

    meter: BallotMeter
    course: Course | None
    line: Line | None
    owed: Owed | None
    dates: BallotDates | None
    duties: tuple[VotingDuty, ...]
    readiness: Readiness | None
    rounds: Rounds


def ballot_sheet(session: Session, ballot: Ballot) -> BallotSheet:
    """Return what a ballot's page shows today.

    Raises:
        Refused: the ballot is gone, or its rule edition is not at hand.
    """
    today = session.clock.today()
    prepared = ballot.status is BallotStatus.DRAFT
    return BallotSheet(
        meter=meter(session, ballot.id),
        course=None
        if ballot.kind.national
        else course(ballot, session.rules, today, session.calendar()),
        line=None if ballot.kind.national else line_of(session, ballot),
        owed=None if ballot.kind.national else vote_owed(session, ballot),
        dates=None if ballot.kind.national else ballot_dates(session, ballot),
        duties=() if ballot.kind.national else duties_beside(session, ballot),
        readiness=readiness(session, ballot, today) if prepared else None,
        rounds=compare_rounds(session, ballot.id),
    )


def ballot_rows(session: Session, ids: Sequence[int]) -> Mapping[int, BallotRow]:
    """Return the rows of some ballots by id."""
    today = session.clock.today()
    rows = read_rows(session, kind_of(Ballot), ids)
    found = {}
    with session.reading() as reader:
        counts = vote_counts(reader, [row.record.id for row in rows])
        for row in rows:
            ballot = row.record
            if not isinstance(ballot, Ballot):
                continue
            table = counts.get(ballot.id, {})
            verdict = _verdict(reader, session.rules, ballot)
            found[ballot.id] = BallotRow(
                ballot,
                row.names,
                voted=_voted(table),
                listed=ballot.electorate or reader.count(Voter, Is("ballot_id", ballot.id)),
                passed=tuple(finding.passed for finding in verdict.criteria) if verdict else (),
                course=None
                if ballot.kind.national
                else course(ballot, session.rules, today, session.calendar()),
            )
    return found


def _verdict(reader: Reader, rules: RuleBook, ballot: Ballot) -> Verdict | None:
    if ballot.verdict is not None:
        return Verdict.from_json(ballot.verdict)
    rule = rule_of(rules, ballot) if ballot.status is BallotStatus.OPEN else None
    return tally(rule, cast_votes(reader, ballot)) if rule is not None else None


def _voted(table: Mapping[str, Mapping[str, int]]) -> int:
    return sum(n for votes in table.values() for word, n in votes.items() if word != NOT_VOTED)
