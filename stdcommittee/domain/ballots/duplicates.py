"""Settles what a voter's vote is when it stands in a list more than once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from stdcommittee.base.messages import Message, Text
from stdcommittee.domain.ballots.castvote import CastVote, Part, Unread

_NUMBERS: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Dated:
    """A vote as read, with the text of its date; `key` tells the voter, () one who has no name."""

    vote: CastVote
    date: str
    key: tuple[str, ...]


def settle_duplicates(found: Sequence[Dated]) -> tuple[tuple[CastVote, ...], list[Text]]:
    """Return one counting vote for each voter, and what was settled how.

    The order of the rows is never asked: a list may have been sorted. A line without a vote says
    nothing beside one with a vote. Of different votes the latest counts, if the dates tell which
    that is; otherwise the voter's vote is not known until somebody says so.
    """
    groups: dict[tuple[str, ...] | int, list[Dated]] = {}
    for position, item in enumerate(found):
        groups.setdefault(item.key or position, []).append(item)
    votes: list[CastVote] = []
    problems: list[Text] = []
    for group in groups.values():
        if len(group) == 1:
            votes.append(group[0].vote)
        else:
            settled, problem = _settle(sorted(group, key=lambda item: item.vote.row))
            votes += settled
            problems.append(problem)
    return tuple(votes), problems


def _settle(group: Sequence[Dated]) -> tuple[list[CastVote], Text]:
    rows = tuple(item.vote.row for item in group)
    voter = group[0].vote.voter
    voting = [item for item in group if item.vote.vote or item.vote.word(Part.VOTE)]
    lines = voting or group
    if len({_content(item.vote) for item in lines}) == 1:
        return _counting(lines[0], voting), Message(
            "{voter} stands in rows {rows} with the same vote; it is counted once.",
            voter=voter,
            rows=rows,
        )
    last = _latest(lines)
    if last is not None:
        return _counting(last, voting), Message(
            "{voter} voted more than once; the latest vote, in row {row}, counts.",
            voter=voter,
            row=last.vote.row,
        )
    return [_contradiction([item.vote for item in lines])], Message(
        "{voter} stands in rows {rows} with different votes, and no date says which is later.",
        voter=voter,
        rows=rows,
    )


def _content(vote: CastVote) -> CastVote:
    return replace(vote, row=0, voter="", represents="")


def _counting(chosen: Dated, voting: Sequence[Dated]) -> list[CastVote]:
    others = [item.vote for item in voting if item is not chosen]
    return [chosen.vote, *(replace(vote, replaced_by=chosen.vote.row) for vote in others)]


def _contradiction(lines: Sequence[CastVote]) -> CastVote:
    said = {vote.vote.value if vote.vote else vote.word(Part.VOTE) for vote in lines}
    unread = [Unread(Part.VOTE, " / ".join(sorted(said)))]
    standings = {vote.standing.value if vote.standing else "" for vote in lines}
    if len(standings) > 1:
        unread.append(Unread(Part.STANDING, " / ".join(sorted(standings))))
    return replace(lines[0], vote=None, unread=tuple(unread))


def _latest(lines: Sequence[Dated]) -> Dated | None:
    """The line whose date is after those of all that differ; None where the dates do not tell."""
    dated = [(when, item) for item in lines if (when := moment(item.date)) is not None]
    if len(dated) < len(lines):
        return None
    last, chosen = max(dated, key=lambda pair: pair[0])
    for when, item in dated:
        width = min(len(when), len(last))
        differs = _content(item.vote) != _content(chosen.vote)
        if differs and when[:width] == last[:width]:
            return None
    return chosen


def moment(text: str) -> tuple[int, ...] | None:
    """Return a date, with its time if it has one, as numbers from the year down, or None.

    Only dates that begin with the year are read: 03/04/2026 may be two different days.
    """
    try:
        stamp = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        stamp = None
    if stamp is not None and stamp.tzinfo is not None:
        return stamp.astimezone(dt.UTC).timetuple()[:6]
    numbers = tuple(map(int, _NUMBERS.findall(text)))
    if not 3 <= len(numbers) <= 6 or numbers[0] < 1900:
        return None
    try:
        dt.datetime(*numbers)  # type: ignore[arg-type]  # noqa: DTZ001
    except (ValueError, OverflowError):
        return None
    return numbers
