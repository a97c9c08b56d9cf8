"""Who may vote in the meeting of a ballot: those present by its list of attendance."""

from __future__ import annotations

from collections.abc import Sequence

from stdcommittee.base.conditions import Is
from stdcommittee.domain.ballots.presence import Present, present
from stdcommittee.domain.ballots.records import Ballot, Voter
from stdcommittee.domain.meetings.records import Attendance
from stdcommittee.domain.rules import Rule
from stdcommittee.storage.reader import Reader


def present_at(
    reader: Reader, ballot: Ballot, rule: Rule | None, voters: Sequence[Voter]
) -> Present | None:
    """Return who of a list of voters is at the ballot's meeting; None: it has no meeting."""
    if ballot.meeting_id is None:
        return None
    attendances = reader.find(Attendance, Is("meeting_id", ballot.meeting_id))
    return present(rule, voters, attendances)
