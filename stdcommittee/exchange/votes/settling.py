"""Several sheets of one voter, and the vote that is recorded already: which counts, if any."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Text
from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import Vote
from stdcommittee.exchange.importing import Fate
from stdcommittee.exchange.votes.receiving import Received
from stdcommittee.exchange.votes.scrutiny import UNDATED

FromSheet = Callable[[Vote], bool]  # whether a recorded vote came in on a sheet, unchecked since


@frozen
class Settled:
    """The fate of a sheet; `vote` is the event to record, in the order of the list."""

    received: Received
    fate: Fate
    why: Text | None = None
    vote: Vote | None = None


def settle(found: Sequence[Received], from_sheet: FromSheet) -> list[Settled]:
    """Return the fate of each sheet, in their order.

    Of different votes of one voter the later counts, if every sheet is dated and the days tell
    which that is; otherwise none of them does.
    """
    groups: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    settled: dict[int, Settled] = {}
    for place, item in enumerate(found):
        if item.vote is None:
            settled[place] = Settled(item, Fate.QUARANTINED, item.why)
        else:
            groups[item.vote.ballot_id, item.vote.voter_id].append(place)
    for places in groups.values():
        settled |= _of_voter({place: found[place] for place in places}, from_sheet)
    return [settled[place] for place in range(len(found))]


def _of_voter(sheets: dict[int, Received], from_sheet: FromSheet) -> dict[int, Settled]:
    votes = {place: item.vote for place, item in sheets.items() if item.vote is not None}
    if len({vote.value for vote in votes.values()}) > 1 and not _days_tell(sheets):
        why = Message("Sheets of this voter say different votes, and no day tells which is later.")
        return {p: Settled(item, Fate.QUARANTINED, why) for p, item in sheets.items()}
    found: dict[int, Settled] = {}
    standing: Vote | None = None
    for place in sorted(sheets, key=lambda p: (votes[p].cast or dt.date.max, p)):
        item = sheets[place]
        if standing is not None and standing.value == votes[place].value:
            again = Message("Another sheet of the same voter says the same.")
            found[place] = Settled(item, Fate.UNCHANGED, again)
            continue
        met = _against_recorded(item, votes[place], from_sheet)
        if met.fate is Fate.TAKEN and standing is not None:
            met = replace(met, fate=Fate.UPDATED)
        found[place] = met
        standing = votes[place] if met.fate is not Fate.QUARANTINED else standing
    return found


def _days_tell(sheets: dict[int, Received]) -> bool:
    """Whether every sheet is dated, and no two of different votes are of one day."""
    days: dict[object, object] = {}
    for item in sheets.values():
        if item.sheet.day is None or item.vote is None:
            return False
        if days.setdefault(item.sheet.day, item.vote.value) != item.vote.value:
            return False
    return True


def _against_recorded(item: Received, vote: Vote, from_sheet: FromSheet) -> Settled:
    line = item.line
    before = line.vote if line is not None else None
    if line is None or before is None:
        return Settled(item, Fate.TAKEN, None, vote)
    day = item.sheet.day
    if not (before.value or before.stated):
        return _after_none(item, vote, line)
    earlier = [old for old in line.earlier if old.value == vote.value and old.cast == day]
    if before.value == vote.value:
        return Settled(item, Fate.UNCHANGED)
    if earlier and before.value is not None:
        return Settled(item, Fate.UNCHANGED, Message("The same voter's later vote counts."))
    if day is None or before.cast is None:
        return Settled(item, Fate.QUARANTINED, Message(UNDATED))
    if item.outdated is not None:
        return Settled(item, Fate.QUARANTINED, item.outdated)
    if day > before.cast:
        return Settled(item, Fate.UPDATED, None, vote)
    why = Message("Another vote of the same day is recorded; neither counts until somebody asks.")
    if before.value is None or not from_sheet(before):
        other = Message("Another vote of the same day is recorded.")
        return Settled(item, Fate.QUARANTINED, why if before.value is None else other)
    return Settled(item, Fate.QUARANTINED, why, _contradiction(before, vote))


def _after_none(item: Received, vote: Vote, line: BallotLine) -> Settled:
    """Settle a vote of somebody whose last event is none: never voted, or took the vote back."""
    withdrawn = any(old.value or old.stated for old in line.earlier)
    if withdrawn and item.sheet.day is None:
        why = Message("The vote was withdrawn, and no day tells whether the sheet is later.")
        return Settled(item, Fate.QUARANTINED, why)
    if item.outdated is not None:
        return Settled(item, Fate.QUARANTINED, item.outdated)
    return Settled(item, Fate.TAKEN, None, vote)


def _contradiction(before: Vote, vote: Vote) -> Vote:
    """A vote that is not known: two sheets of one day say different votes."""
    said = sorted(item.value.value for item in (before, vote) if item.value is not None)
    return replace(vote, value=None, stated=" / ".join(said), reason="")
