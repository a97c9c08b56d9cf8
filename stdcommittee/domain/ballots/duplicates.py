"""Settles what a voter's vote is when it stands in a list more than once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.patterns import pattern
from stdcommittee.domain.ballots.castvote import CastVote, Part, Unread
from stdcommittee.domain.ballots.vocabulary import Answer

_NUMBERS: Final = pattern(r"\d+")
_LONGEST: Final = 40  # signs of a date with its time


@frozen
class Dated:
    """A vote as read, with the text of its date; `key` tells the voter, () one who has no name.

    `remark` is the reason or comment as written, `party` the interest party's word.
    """

    vote: CastVote
    date: str
    key: tuple[str, ...]
    remark: str = ""
    party: str = ""


@frozen
class Settlement:
    """A voter who stands in several rows of a list, and what was made of it."""

    rows: tuple[int, ...]
    what: Text


def settle_duplicates(found: Sequence[Dated]) -> tuple[tuple[Dated, ...], list[Settlement]]:
    """Return one counting vote for each voter (votes that it replaced behind it), and the doubles.

    The order of the rows is never asked: a list may have been sorted. A line without a vote says
    nothing beside one with a vote. Of different votes the latest counts, if the dates tell which
    that is; otherwise the voter's vote is not known until somebody says so.
    """
    groups: dict[tuple[str, ...] | int, list[Dated]] = {}
    for position, item in enumerate(found):
        groups.setdefault(item.key or position, []).append(item)
    lines: list[Dated] = []
    doubles: list[Settlement] = []
    for group in groups.values():
        if len(group) == 1:
            lines.append(group[0])
        else:
            counting, double = _settle(sorted(group, key=lambda item: item.vote.row))
            lines += counting
            doubles.append(double)
    return tuple(lines), doubles


def _settle(group: Sequence[Dated]) -> tuple[list[Dated], Settlement]:
    rows = tuple(item.vote.row for item in group)
    voter = group[0].vote.voter
    voting = [item for item in group if item.vote.vote or item.vote.word(Part.VOTE)]
    lines = voting or group
    if len({_content(item.vote) for item in lines}) == 1:
        what = Message(
            "{voter} stands in rows {rows} with the same vote; it is counted once.",
            voter=voter,
            rows=rows,
        )
        return _counting(_latest(lines) or lines[0], voting), Settlement(rows, what)
    last = _latest(lines)
    if last is not None:
        what = Message(
            "{voter} voted more than once; the latest vote, in row {row}, counts.",
            voter=voter,
            row=last.vote.row,
        )
        return _counting(last, voting), Settlement(rows, what)
    if len({_said(item.vote) for item in lines}) == 1:
        what = Message(
            "{voter} stands in rows {rows} with the same vote; it is counted once.",
            voter=voter,
            rows=rows,
        )
        return [_together(lines)], Settlement(rows, what)
    what = Message(
        "{voter} stands in rows {rows} with different votes, and no date says which is later.",
        voter=voter,
        rows=rows,
    )
    return [_contradiction(lines)], Settlement(rows, what)


def _said(vote: CastVote) -> tuple[object, ...]:
    """What a line says of the vote itself and of the voter's standing, in words not understood."""
    return vote.vote, vote.word(Part.VOTE), vote.standing, vote.word(Part.STANDING)


def _content(vote: CastVote) -> CastVote:
    return replace(vote, row=0, voter="", represents="")


def _counting(chosen: Dated, voting: Sequence[Dated]) -> list[Dated]:
    row = chosen.vote.row
    others = [item for item in voting if item is not chosen]
    return [chosen, *(replace(i, vote=replace(i.vote, replaced_by=row)) for i in others)]


def _contradiction(lines: Sequence[Dated]) -> Dated:
    """One line of which neither part is known that the lines tell differently."""
    whole = _together(lines)
    votes = [item.vote for item in lines]
    said = {vote.vote.value if vote.vote else vote.word(Part.VOTE) for vote in votes}
    standings = {_standing(vote) for vote in votes}
    unread = [item for item in whole.vote.unread if item.part is Part.USED]
    if len(said) > 1:
        unread.append(Unread(Part.VOTE, _either(said)))
    if len(standings) > 1:
        unread.append(Unread(Part.STANDING, _either(standings)))
    doubtful = replace(
        whole.vote,
        vote=whole.vote.vote if len(said) == 1 else None,
        unread=tuple(unread),
    )
    return replace(whole, vote=doubtful, remark="")


def _standing(vote: CastVote) -> str:
    return vote.standing.value if vote.standing else vote.word(Part.STANDING)


def _together(lines: Sequence[Dated]) -> Dated:
    """One line with what each of the lines of a voter says beside the vote.

    Where they tell reasons differently these are not known; a use told differently is not read.
    """
    first = lines[0]
    votes = [item.vote for item in lines]
    reasons = {vote.reasons for vote in votes} - {Answer.UNKNOWN}
    used, unread_use = _use(votes)
    whole = replace(
        first.vote,
        reasons=reasons.pop() if len(reasons) == 1 else Answer.UNKNOWN,
        used=used,
        experts=max(vote.experts for vote in votes),
        unread=(*(i for i in first.vote.unread if i.part is not Part.USED), *unread_use),
    )
    return replace(
        first,
        vote=whole,
        remark=next((item.remark for item in lines if item.remark), ""),
        party=next((item.party for item in lines if item.party), ""),
    )


def _use(votes: Sequence[CastVote]) -> tuple[Answer, tuple[Unread, ...]]:
    """What lines say of the use together: a yes counts beside an unknown word, a no does not."""
    answers = {vote.used for vote in votes} - {Answer.UNKNOWN}
    words = {vote.word(Part.USED) for vote in votes} - {""}
    if len(answers) == 1 and (not words or Answer.YES in answers):
        return answers.pop(), ()
    said = {answer.value for answer in answers} | words
    return Answer.UNKNOWN, (Unread(Part.USED, _either(said)),) if said else ()


def _either(words: Iterable[str]) -> str:
    return " / ".join(sorted(words))


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
    if len(text) > _LONGEST:
        return None
    numbers = tuple(map(int, _NUMBERS.findall(text)))
    if not 3 <= len(numbers) <= 6 or numbers[0] < 1900:
        return None
    try:
        dt.datetime(*numbers)  # type: ignore[arg-type]  # noqa: DTZ001
    except (ValueError, OverflowError):
        return None
    return numbers
