"""What is asked of many ballots at once: counts, participation, what closes next."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import Final

from stdcommittee.base.conditions import Is, OneOf
from stdcommittee.base.frozen import frozen
from stdcommittee.base.records import RecordType
from stdcommittee.domain.ballots.castvote import CastVote
from stdcommittee.domain.ballots.presence import is_known, presences
from stdcommittee.domain.ballots.recorded import (
    BOX,
    NAMELESS,
    BallotLine,
    ballot_lines,
    cast,
    is_box,
)
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Vote, Voter
from stdcommittee.domain.ballots.secret import is_secret, secret_cast
from stdcommittee.domain.ballots.vocabulary import Standing
from stdcommittee.domain.meetings.records import Attendance, Presence
from stdcommittee.domain.rules.verdict import NOT_VOTED, UNREAD, UNSTATED
from stdcommittee.storage.reader import Reader

_BATCH: Final = 900
_COMPARED: Final = {"checked_by", "checked"}  # what a second person adds to a vote
_WORD: Final = (
    f"CASE WHEN vote.value IS NOT NULL THEN vote.value "
    f"WHEN vote.stated IS NOT NULL THEN '{UNREAD}' ELSE '{NOT_VOTED}' END"
)
# A count of 0 is stored as NULL; a voter without any vote is one voter.
_COUNT: Final = "CASE WHEN vote.id IS NULL THEN 1 ELSE COALESCE(vote.count, 0) END"
_STANDING_VOTE: Final = (
    "LEFT JOIN vote ON vote.id = "
    "(SELECT MAX(latest.id) FROM vote latest WHERE latest.voter_id = voter.id)"
)
_ENTITLED: Final = (Standing.MEMBER.value, Standing.P.value)

Counts = dict[str, dict[str, int]]  # standing → vote → number, as `Verdict.counts`


@frozen(kw_only=True)
class Listed:
    """All that is stored of a ballot's voters.

    `lines` are those on the list, each with its votes; `joined` those who joined the committee
    later, as a closed ballot keeps them; `box` the counts of a secret ballot, every one recorded.
    """

    lines: tuple[BallotLine, ...]
    joined: tuple[Voter, ...]
    box: tuple[Vote, ...]


def listed(reader: Reader, ballot_id: int) -> Listed:
    """Return the voters of a ballot in the order of its list, with what stands beside them."""
    of_ballot = Is("ballot_id", ballot_id)
    voters, votes = reader.find(Voter, of_ballot), reader.find(Vote, of_ballot)
    boxes = {voter.id for voter in voters if is_box(voter)}
    return Listed(
        lines=_attended(reader, ballot_id, ballot_lines(voters, votes)),
        joined=tuple(voter for voter in voters if voter.joined is not None),
        box=tuple(vote for vote in votes if vote.voter_id in boxes),
    )


def _attended(
    reader: Reader, ballot_id: int, lines: tuple[BallotLine, ...]
) -> tuple[BallotLine, ...]:
    """Say of each voter whether it is at the ballot's meeting, where its list tells."""
    meetings = [of for (of,) in reader.values(Ballot, ("meeting_id",), Is("id", ballot_id)) if of]
    if not meetings:
        return lines
    attendances = reader.find(Attendance, OneOf("meeting_id", tuple(meetings)))
    found = presences([line.voter for line in lines], attendances)
    if not is_known(found):
        return lines
    return tuple(
        dataclasses.replace(line, present=found.get(line.voter.id) is Presence.PRESENT)
        for line in lines
    )


def lines_of(reader: Reader, ballot_id: int) -> tuple[BallotLine, ...]:
    """Return a ballot's voters in the order of its list, each with its votes."""
    return listed(reader, ballot_id).lines


def cast_votes(reader: Reader, ballot: Ballot) -> list[CastVote]:
    """Return the votes of a ballot as the tally takes them: the one way from records to it.

    They stand in the order of the electorate, whenever each was recorded; those of a secret ballot
    by answer, without names.
    """
    found = listed(reader, ballot.id)
    return secret_cast(found.lines, found.box) if is_secret(ballot) else cast(found.lines)


@frozen
class Entry:
    """Who put a vote into the workspace or changed it, and when (as ISO 8601 text)."""

    actor_id: int | None
    actor: str
    at: str


def entries_of(reader: Reader, votes: Iterable[int]) -> dict[int, Entry]:
    """Return who first recorded some votes, by vote."""
    found: dict[int, Entry] = {}
    wanted = list(dict.fromkeys(votes))
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        rows = reader.raw.execute(
            "SELECT change.record_id, operation.actor_id, operation.actor, operation.at "
            "FROM change JOIN operation ON operation.id = change.operation_id "
            "WHERE change.kind = 'vote' AND change.before IS NULL "
            f"AND change.record_id IN ({', '.join('?' * len(batch))}) ORDER BY change.id",
            batch,
        )
        for number, actor_id, actor, at in rows:
            found.setdefault(number, Entry(actor_id, actor, at))
    return found


def writers_of(reader: Reader, votes: Iterable[int]) -> dict[int, tuple[Entry, ...]]:
    """Return all who wrote what some votes say, by vote; who only compared one wrote nothing."""
    found: dict[int, tuple[Entry, ...]] = {}
    wanted = list(dict.fromkeys(votes))
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        rows = reader.raw.execute(
            "SELECT change.record_id, change.after, operation.actor_id, operation.actor, "
            "operation.at FROM change JOIN operation ON operation.id = change.operation_id "
            "WHERE change.kind = 'vote' AND change.after IS NOT NULL "
            f"AND change.record_id IN ({', '.join('?' * len(batch))}) ORDER BY change.id",
            batch,
        )
        for number, after, actor_id, actor, at in rows:
            if json.loads(after).keys() - _COMPARED:
                found[number] = (*found.get(number, ()), Entry(actor_id, actor, at))
    return found


def changed_since(reader: Reader, kind: RecordType, voter: int) -> frozenset[int]:
    """Return the records of a kind that were entered or changed after a voter was listed."""
    rows = reader.raw.execute(
        "SELECT DISTINCT record_id FROM change WHERE kind = ? AND after IS NOT NULL AND id > "
        "(SELECT MIN(id) FROM change WHERE kind = 'voter' AND record_id = ?)",
        (kind.name, voter),
    )
    return frozenset(number for (number,) in rows)


def vote_counts(reader: Reader, ballot_ids: Iterable[int]) -> dict[int, Counts]:
    """Return the votes that stand in each of some ballots, as a verdict counts them.

    Every voter is counted once; a voter whose standing is not stated under `unknown`. Ballots
    without voters have no counts.
    """
    found: dict[int, Counts] = {}
    wanted = list(dict.fromkeys(ballot_ids))
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        marks = ", ".join("?" * len(batch))
        rows = reader.raw.execute(
            f"SELECT voter.ballot_id, COALESCE(voter.standing, '{UNSTATED}'), {_WORD}, "
            f"SUM({_COUNT}) FROM voter {_STANDING_VOTE} "
            f"WHERE voter.ballot_id IN ({marks}) AND voter.joined IS NULL "
            "AND NOT (voter.name = ? AND COALESCE(voter.stated, '') = ?) GROUP BY 1, 2, 3",
            [*batch, NAMELESS, BOX],
        )
        for ballot_id, standing, word, number in rows:
            found.setdefault(ballot_id, {}).setdefault(standing, {})[word] = number
    return found


@frozen
class VoterParticipation:
    """How often a voter took part: `ballots` where it might vote, `voted` (also by abstaining).

    `person_id` is None for a voter that no person of the roster stands behind; `name` and
    `organization` are those of its latest ballot.
    """

    person_id: int | None
    name: str
    organization: str
    ballots: int
    voted: int
    abstained: int


def participation(
    reader: Reader, since: dt.date, until: dt.date, *, committee: str = ""
) -> list[VoterParticipation]:
    """Return each voter's part in the ballots closed in a period (both days included), by name.

    Members of a national committee and P-members are counted; lines of summaries are nobody's.
    Ballots closed without decision are left out. `committee` limits it to one committee's ballots.
    """
    among, values = ("AND ballot.committee = ? ", [committee]) if committee else ("", [])
    marks = ", ".join("?" * len(_ENTITLED))
    rows = reader.raw.execute(
        "SELECT voter.person_id, voter.name, voter.organization, MAX(voter.id), COUNT(*), "
        "SUM(vote.value IS NOT NULL OR vote.stated IS NOT NULL), "
        "SUM(COALESCE(vote.value = 'abstain', 0)) "
        f"FROM ballot JOIN voter ON voter.ballot_id = ballot.id {_STANDING_VOTE} "
        "WHERE ballot.status = ? AND ballot.closed BETWEEN ? AND ? "
        f"{among}AND voter.standing IN ({marks}) AND (vote.id IS NULL OR vote.count = 1) "
        "GROUP BY COALESCE(voter.person_id, voter.name), voter.person_id IS NULL "
        "ORDER BY voter.name, voter.person_id",
        [BallotStatus.CLOSED.value, since.isoformat(), until.isoformat(), *values, *_ENTITLED],
    )
    return [
        VoterParticipation(person, name, unit or "", ballots, voted or 0, abstained or 0)
        for person, name, unit, _, ballots, voted, abstained in rows
    ]


def open_ballots(reader: Reader, *, limit: int = -1) -> list[Ballot]:
    """Return the open ballots, those that close first before the others and without a day last."""
    rows = reader.raw.execute(
        "SELECT id FROM ballot WHERE status = ? ORDER BY closes IS NULL, closes, id LIMIT ?",
        (BallotStatus.OPEN.value, limit),
    )
    return _in_order(reader, [number for (number,) in rows])


def _in_order(reader: Reader, numbers: Sequence[int]) -> list[Ballot]:
    found = reader.many(Ballot, numbers)
    return [found[number] for number in numbers]
