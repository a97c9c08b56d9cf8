"""Turns a table of votes into votes, by meaning, whatever its layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from stdcommittee.base.errors import Unreadable
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.patterns import pattern
from stdcommittee.domain.ballots.asides import is_aside
from stdcommittee.domain.ballots.castvote import CastVote, Part, Unread
from stdcommittee.domain.ballots.duplicates import Dated, Settlement, settle_duplicates
from stdcommittee.domain.ballots.headings import VOTERS, Cells, Columns, Role, find_columns, rivals
from stdcommittee.domain.ballots.vocabulary import Answer, Standing, VoteValue
from stdcommittee.domain.ballots.words import (
    UnknownWord,
    normal,
    read_answer,
    read_standing,
    read_vote,
    words,
)
from stdcommittee.domain.rules.rule import Rule

_WHOLE: Final = pattern(r"(\d{1,6})(?:\.0+)?")  # spreadsheets write 24.0


@frozen
class VoteTable:
    """The votes of a table, which headings were read as what, and what was not clear.

    `doubles` are the voters who stand in several rows; what was made of them is in `problems` too.
    """

    lines: tuple[Dated, ...]
    mapping: Mapping[str, tuple[str, ...]]  # role → headings; a ticked column by its vote
    problems: tuple[Text, ...]
    doubles: tuple[Settlement, ...] = ()

    @property
    def votes(self) -> tuple[CastVote, ...]:
        """The votes themselves, one for each voter and those that it replaced."""
        return tuple(line.vote for line in self.lines)


def read_votes(
    headings: Sequence[str],
    rows: Sequence[Cells],
    rule: Rule | None = None,
    *,
    numbers: Sequence[int] | None = None,
    columns: Columns | None = None,
) -> VoteTable:
    """Read a table of votes: who voted, as what, how, with what beside it.

    Empty rows, totals and footnotes are no voters. A cell that is not understood stays with its
    vote, which is then not counted as anything. Where a voter stands twice, the later vote counts
    if dates tell which that is; equal lines count once; otherwise the vote is not known. `numbers`
    are the rows' numbers in their file (from 2 where not given); with `rule`, columns that the rule
    asks for and the table lacks are named. `columns` says what they are for where that is settled.

    Raises:
        Unreadable: no column holds votes.
    """
    columns = columns or find_columns(headings, rows)
    if not columns.votes:
        raise Unreadable(
            Message("No column with votes was found."),
            advice=Message(
                "Name one column “vote”. The headings found are: {headings}.",
                headings=tuple(heading for heading in headings if heading.strip()),
            ),
        )
    reader = _Reader(columns, rows)
    placed = zip(numbers if numbers is not None else range(2, len(rows) + 2), rows, strict=True)
    found = [item for number, row in placed for item in reader.read(number, row)]
    lines, doubles = settle_duplicates(found)
    return VoteTable(
        lines=lines,
        mapping=_mapping(columns, headings),
        problems=(
            *_lacking(columns, rule),
            *_rivalling(columns, headings, rows),
            *(double.what for double in doubles),
        ),
        doubles=tuple(doubles),
    )


def _rivalling(
    columns: Columns, headings: Sequence[str], rows: Sequence[Cells]
) -> Iterator[Message]:
    for role in (Role.VOTE, Role.STATUS):
        others = rivals(columns, role, rows)
        if others:
            yield Message(
                "“{taken}” is read, not {others}.",
                taken=_at(headings, columns.roles[role][0]),
                others=tuple(_at(headings, index) for index in others),
            )


def _mapping(columns: Columns, headings: Sequence[str]) -> dict[str, tuple[str, ...]]:
    named = {
        role.value: tuple(_at(headings, i) for i in (indexes if role is Role.USED else indexes[:1]))
        for role, indexes in columns.roles.items()
    }
    return named | {vote.value: (_at(headings, index),) for index, vote in columns.ticks.items()}


def _lacking(columns: Columns, rule: Rule | None) -> list[Text]:
    """What the rule asks for and the table has no column for; who is entitled the tally says."""
    found: list[Text] = []
    if columns.first(*VOTERS) is None and Role.COUNT not in columns.roles:
        found.append(Message("No column says who voted."))
    if rule is None:
        return found
    if "experts" in rule.needs and Role.EXPERTS not in columns.roles:
        found.append(Message("No column says how many experts are named; none is counted."))
    if "use" in rule.needs and Role.USED not in columns.roles:
        found.append(Message("No column says in which countries the document is used."))
    return found


class _Reader:
    """Reads row after row; a row that only names a standing heads the rows below it."""

    def __init__(self, columns: Columns, rows: Sequence[Cells]) -> None:
        self._columns = columns
        self._section: Standing | None = None
        vote = columns.first(Role.VOTE)
        self._vote_column = {_at(row, vote) for row in rows}

    def read(self, number: int, row: Cells) -> Iterator[Dated]:
        if not any(cell.strip() for cell in row) or self._is_section(row):
            return
        if is_aside(row, self._columns.first(Role.VOTE)):
            return
        vote = self._voter(number, row)
        cells = self._vote_cells(row)
        if not cells:
            cells = [(None, "", vote.count)]
        for value, unread, count in cells:
            extra = (Unread(Part.VOTE, unread),) if unread else ()
            found = replace(vote, vote=value, count=count, unread=(*vote.unread, *extra))
            summary = self._cell(row, Role.COUNT) or count != 1 or len(cells) > 1
            yield Dated(
                found,
                self._cell(row, Role.DATE),
                () if summary else self._key(row),
                self._remark(row),
                self._cell(row, Role.PARTY),
            )

    def _key(self, row: Cells) -> tuple[str, ...]:
        """Who votes: a person of a unit, else a country, which has one vote whatever its body."""
        person = normal(self._cell(row, Role.PERSON, Role.VOTER))
        if person:
            return person, normal(self._cell(row, Role.BODY, Role.COUNTRY))
        name = normal(self._cell(row, Role.COUNTRY)) or normal(self._cell(row, Role.BODY))
        return (name,) if name else ()

    def _cell(self, row: Cells, *roles: Role) -> str:
        return _at(row, self._columns.first(*roles))

    def _is_section(self, row: Cells) -> bool:
        filled = [cell for cell in row if cell.strip()]
        if len(filled) != 1 or self._columns.first(Role.STATUS, Role.POST) is not None:
            return False
        standing = read_standing(filled[0])
        if isinstance(standing, UnknownWord) or not normal(filled[0]):
            return False
        self._section = standing
        return True

    def _voter(self, number: int, row: Cells) -> CastVote:
        names = [name for role in VOTERS if (name := self._cell(row, role))]
        standing, unread = self._standing(row)
        used, unread_use = self._used(row)
        count, unread_count = _count(self._cell(row, Role.COUNT))
        return CastVote(
            voter=names[0] if names else "",
            represents=names[1] if len(names) > 1 else "",
            standing=standing,
            reasons=self._reasons(row),
            experts=_experts(self._cell(row, Role.EXPERTS)),
            used=used,
            count=count,
            row=number,
            unread=(*unread, *unread_use, *unread_count),
        )

    def _standing(self, row: Cells) -> tuple[Standing | None, tuple[Unread, ...]]:
        if self._columns.first(Role.STATUS) is not None:
            standing = read_standing(self._cell(row, Role.STATUS))
        else:
            post = self._cell(row, Role.POST)
            if not post:
                return self._section, ()
            standing = read_standing(post)
        if isinstance(standing, UnknownWord):
            return None, (Unread(Part.STANDING, standing.text),)
        return standing, ()

    def _reasons(self, row: Cells) -> Answer:
        """Reasons written out are reasons given."""
        answer = read_answer(self._cell(row, Role.REASONS))
        return Answer.YES if isinstance(answer, UnknownWord) else answer

    def _remark(self, row: Cells) -> str:
        """What is written beside the vote: reasons, else a comment; not that there are some."""
        for role in (Role.REASONS, Role.COMMENTS):
            text = self._cell(row, role)
            if text and isinstance(read_answer(text), UnknownWord):
                return text
        return ""

    def _used(self, row: Cells) -> tuple[Answer, tuple[Unread, ...]]:
        """Used if any of the columns (adopted, used) says so."""
        answers = [read_answer(_at(row, index)) for index in self._columns.roles.get(Role.USED, ())]
        if Answer.YES in answers:
            return Answer.YES, ()
        unknown = [answer for answer in answers if isinstance(answer, UnknownWord)]
        if unknown:
            return Answer.UNKNOWN, (Unread(Part.USED, unknown[0].text),)
        return (Answer.NO if Answer.NO in answers else Answer.UNKNOWN), ()

    def _vote_cells(self, row: Cells) -> list[tuple[VoteValue | None, str, int]]:
        """What the row votes: one vote, or in a ticked table one for each column with a number."""
        if self._columns.ticks:
            return _ticked(row, self._columns.ticks, _count(self._cell(row, Role.COUNT))[0])
        text = self._cell(row, Role.VOTE)
        vote = read_vote(text, self._vote_column)
        count = _count(self._cell(row, Role.COUNT))[0]
        if isinstance(vote, UnknownWord):
            return [(None, vote.text, count)]
        return [(vote, "", count)]


def _ticked(
    row: Cells, ticks: Mapping[int, VoteValue], count: int
) -> list[tuple[VoteValue | None, str, int]]:
    """Read the columns headed by votes: one tick is a vote, two are void, numbers are counts.

    A ring is a tick where it stands alone, and an empty one beside others.
    """
    cells = {vote: _at(row, index) for index, vote in ticks.items()}
    filled = {
        vote: cell for vote, cell in cells.items() if cell.casefold() not in words().marks["empty"]
    }
    written = {vote: cell for vote, cell in cells.items() if cell}
    if len(written) == 1 and set(written.values()) <= words().marks["ring"]:
        return [(vote, "", count) for vote in written]
    numbers = {
        vote: int(found[1]) for vote, cell in filled.items() if (found := _WHOLE.fullmatch(cell))
    }
    if max(numbers.values(), default=0) > 1:
        if len(numbers) == len(filled):
            return [(vote, "", number) for vote, number in numbers.items()]
        return [(None, " / ".join(filled.values()), count)]
    if len(filled) > 1:
        return [(None, " + ".join(vote.value for vote in filled), count)]
    return [_tick(vote, cell, count) for vote, cell in filled.items()]


def _tick(vote: VoteValue, cell: str, count: int) -> tuple[VoteValue | None, str, int]:
    whole = _WHOLE.fullmatch(cell)
    one = whole is not None and int(whole[1]) == 1
    if one or cell in words().marks["ticked"] or read_vote(cell) is vote:
        return vote, "", count
    return None, cell, count


def _at(row: Cells, index: int | None) -> str:
    return row[index].strip() if index is not None and index < len(row) else ""


def _count(cell: str) -> tuple[int, tuple[Unread, ...]]:
    """How many voters a row stands for; no number is one voter."""
    if not cell:
        return 1, ()
    whole = _WHOLE.fullmatch(cell)
    return (int(whole[1]), ()) if whole else (1, (Unread(Part.COUNT, cell),))


def _experts(cell: str) -> int:
    """How many experts are named: a number, a yes, or the names themselves."""
    whole = _WHOLE.fullmatch(cell)
    if whole or not any(map(str.isalpha, cell)):
        return int(whole[1]) if whole else 0
    match read_answer(cell):
        case Answer.YES:
            return 1
        case Answer.NO | Answer.UNKNOWN:
            return 0
        case UnknownWord(text=names):
            return len([name for name in names.replace("\uff1b", ";").split(";") if name.strip()])
