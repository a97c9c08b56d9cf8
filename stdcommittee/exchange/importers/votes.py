"""Lists of votes, from any table: whose ballot it is, who voted, how, with what beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from stdcommittee.base.errors import Refused
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.base.progress import Progress
from stdcommittee.domain.ballots.castvote import Part
from stdcommittee.domain.ballots.duplicates import Dated
from stdcommittee.domain.ballots.electorate import electorate_size
from stdcommittee.domain.ballots.matching import Effect, Matching, Met
from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import Ballot, Vote
from stdcommittee.domain.ballots.secret import is_secret
from stdcommittee.domain.ballots.votelist import VoteTable
from stdcommittee.domain.rules import Rule, RuleBook
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.exchange.importing import (
    Fate,
    ImportContext,
    Importer,
    ImportPlan,
    PlannedRow,
    PlannedTable,
    Table,
)
from stdcommittee.exchange.tabular import Row, Sheet
from stdcommittee.exchange.votes.addressing import Addressing
from stdcommittee.exchange.votes.namings import Namings, meant
from stdcommittee.exchange.votes.scrutiny import Scrutiny
from stdcommittee.exchange.votes.sheets import Chosen, VoteSheet, vote_sheet, vote_targets
from stdcommittee.storage.ballots import cast_votes, lines_of
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork

_STRONGEST: Final = (Effect.REFUSED, Effect.CHANGED, Effect.NEW, Effect.NONE)
_FATES: Final = {
    Effect.NEW: Fate.TAKEN,
    Effect.CHANGED: Fate.UPDATED,
    Effect.NONE: Fate.UNCHANGED,
    Effect.REFUSED: Fate.QUARANTINED,
}
_ASKED: Final = {
    Part.VOTE: N_("“{word}” is not a vote that is known"),
    Part.STANDING: N_("“{word}” does not say whether this voter is entitled to vote"),
    Part.COUNT: N_("“{word}” is not a number of votes"),
    Part.USED: N_("“{word}” does not say whether the document is used"),
}
_SECRET: Final = N_(
    "The ballot is secret: no list of who voted how is taken. Record who took part, and the counts."
)
_SPOILING: Final = (Part.VOTE, Part.STANDING, Part.COUNT)


@frozen
class _Carried:
    """What a row brings to which ballot (its record as planned, id 0 where it is new)."""

    ballot: Ballot
    rule: Rule | None
    lines: tuple[Dated, ...]


class _Planner:
    """Decides on the rows of one sheet, matter by matter."""

    def __init__(self, sheet: VoteSheet, reader: Reader, context: ImportContext) -> None:
        self._sheet = sheet
        self._reader = reader
        self._rules = context.rules
        self._today = context.today
        self._addressing = Addressing(sheet, reader, context)
        self._namings = Namings(reader)
        self.problems: list[Text] = []
        self.secret = False  # whether votes of a secret ballot stand in the sheet

    def rows(self) -> tuple[PlannedRow, ...]:
        planned: dict[int, PlannedRow] = {}
        for matter, rows in self._sheet.matters().items():
            planned |= self._matter(matter, rows)
        self.problems += self._addressing.problems
        return tuple(planned[row.number] for row in self._sheet.rows)

    def _matter(self, matter: str, rows: Sequence[Row]) -> dict[int, PlannedRow]:
        table = self._sheet.read(rows)
        ballot = self._addressing.ballot(matter, table.lines)
        if isinstance(ballot, Message):
            return {row.number: _refuse(row, ballot) for row in rows}
        if is_secret(ballot):
            self.secret = True
            return {row.number: _keep_secret(row) for row in rows}
        rule = _rule_of(self._rules, ballot)
        table = self._sheet.read(rows, rule)  # columns that the rule asks for are missed now
        lines = lines_of(self._reader, ballot.id) if ballot.id else ()
        namings = self._namings.on(lines) if lines else {}
        scrutiny = _scrutiny(ballot, rule, lines, self._today)
        met: dict[int, list[tuple[Dated, Met]]] = {}
        for line in (_as_listed(line, namings) for line in table.lines):
            one = scrutiny.meet(line)
            met.setdefault(line.vote.row, []).append((line, one))
            doubts = [*_strange(line, (Part.USED,)), *([one.doubt] if one.doubt else [])]
            self.problems += [
                Message("{voter}: {why}", voter=_called(line), why=why) for why in doubts
            ]
        planned: dict[int, PlannedRow] = {}
        for row in rows:
            pairs = met.get(row.number, ())
            carried = _Carried(ballot, rule, tuple(line for line, _ in pairs))
            found = _planned(row, pairs, carried) or _without_vote(row, table)
            planned[row.number] = _of_double(found, table)
        reasons = {row.reason for row in planned.values() if row.fate is Fate.QUARANTINED}
        self.problems += [what for what in table.problems if what not in reasons]
        return planned


def _as_listed(line: Dated, namings: Mapping[str, str]) -> Dated:
    """A line with its voter and unit as the list of voters calls them."""
    voter, unit = line.vote.voter, line.vote.represents
    named = replace(line.vote, voter=meant(voter, namings), represents=meant(unit, namings))
    return line if named == line.vote else replace(line, vote=named)


def _rule_of(rules: RuleBook, ballot: Ballot) -> Rule | None:
    try:
        return rules.rule(ballot.rule, ballot.edition) if ballot.rule else None
    except Refused:
        return None  # an edition of the user's that is not at hand: votes are kept all the same


def _strange(line: Dated, parts: Iterable[Part]) -> list[Message]:
    """The words of a line that nobody understood; they stay with its vote."""
    return [
        Message(_ASKED[item.part], word=item.text)
        for item in line.vote.unread
        if item.part in parts
    ]


def _called(line: Dated) -> Text:
    vote = line.vote
    return vote.voter or vote.represents or Message("row {row}", row=vote.row)


def _scrutiny(
    ballot: Ballot, rule: Rule | None, lines: Sequence[BallotLine], today: dt.date
) -> Scrutiny:
    """Return what meets lines with a ballot; where anyone may vote no list of voters is final."""
    anyone = rule is not None and rule.anyone
    frozen = ballot.opened is not None and bool(lines) and not anyone
    matching = Matching(ballot, lines, today, frozen=frozen)
    return Scrutiny(matching, lines, rostered=frozen and ballot.kind.national)


def _planned(row: Row, pairs: Sequence[tuple[Dated, Met]], carried: _Carried) -> PlannedRow | None:
    """Return a row with its fate, or None where no voter stands in it.

    A row with a word nobody understands is quarantined, to be corrected, and still carries its
    voter with that word: a voter left out could change the result.
    """
    if not pairs:
        return None
    mets = [met for _, met in pairs]
    what = _called(pairs[0][0])
    effects = {met.effect for met in mets}
    effect = next(effect for effect in _STRONGEST if effect in effects)
    of_effect = [met for met in mets if met.effect is effect]
    why = next((met.why or met.doubt for met in of_effect if met.why or met.doubt), None)
    kept = None if effect in (Effect.REFUSED, Effect.NONE) else carried
    strange: list[Text] = [what for line, _ in pairs for what in _strange(line, _SPOILING)]
    if strange and effect is not Effect.REFUSED:
        return PlannedRow(row.number, row.cells, Fate.QUARANTINED, what, strange[0], kept)
    return PlannedRow(row.number, row.cells, _FATES[effect], what, why, kept)


def _without_vote(row: Row, table: VoteTable) -> PlannedRow:
    """A row that is no voter's, or whose voter stands in another row too."""
    if any(row.number in double.rows for double in table.doubles):
        return PlannedRow(row.number, row.cells, Fate.QUARANTINED)
    why = Message("A heading, total or note: no voter.")
    return PlannedRow(row.number, row.cells, Fate.UNCHANGED, "", why)


def _of_double(row: PlannedRow, table: VoteTable) -> PlannedRow:
    """A quarantined row whose voter stands in several rows says so."""
    what = next((double.what for double in table.doubles if row.number in double.rows), None)
    quarantined = row.fate is Fate.QUARANTINED
    return replace(row, reason=what) if quarantined and what is not None else row


def _keep_secret(row: Row) -> PlannedRow:
    """A row of a secret ballot is refused without what it says: no vote stays beside a name."""
    return PlannedRow(row.number, ("",) * len(row.cells), Fate.QUARANTINED, "", Message(_SECRET))


def _refuse(row: Row, why: Message) -> PlannedRow:
    return PlannedRow(row.number, row.cells, Fate.QUARANTINED, "", why)


def _plan(table: Table, reader: Reader, context: ImportContext, progress: Progress) -> PlannedTable:
    if not isinstance(table, VoteSheet):
        raise TypeError(type(table))
    progress.step(Message("Reading rows"), 0, len(table.rows))
    planner = _Planner(table, reader, context)
    rows = planner.rows()
    problems = tuple(dict.fromkeys(planner.problems))
    return PlannedTable(table, rows, problems, personal=planner.secret)


def _carry_out(uow: UnitOfWork, plan: ImportPlan, progress: Progress) -> None:
    progress.step(Message("Writing rows"))
    stored: dict[tuple[int, str, str, str], Ballot] = {}
    for table in plan.tables:
        rows = [row.carries for row in table.rows if row.carries is not None]
        by_ballot: dict[tuple[int, str, str, str], list[_Carried]] = {}
        for carried in rows:
            by_ballot.setdefault(_identity(carried.ballot), []).append(carried)
        for key, found in by_ballot.items():
            ballot = stored.get(key, found[0].ballot)
            if not ballot.id:
                ballot = uow.add(ballot)
            lines = [line for carried in found for line in carried.lines]
            stored[key] = _store(uow, ballot, found[0].rule, lines)


def _identity(ballot: Ballot) -> tuple[int, str, str, str]:
    return ballot.id, ballot.document, ballot.project, ballot.title


def _store(uow: UnitOfWork, ballot: Ballot, rule: Rule | None, lines: Sequence[Dated]) -> Ballot:
    """Write lines into a ballot as they meet it now; what was planned may have moved since."""
    known = lines_of(uow.reader, ballot.id)
    scrutiny = _scrutiny(ballot, rule, known, uow.clock.today())
    mets = [scrutiny.meet(line) for line in _counting_first(lines)]
    newcomers = [met.voter for met in mets if met.voter is not None and not met.voter.id]
    added = iter(uow.add_many([replace(voter, ballot_id=ballot.id) for voter in newcomers]))
    uow.change_many([met.voter for met in mets if met.voter is not None and met.voter.id])
    votes: list[Vote] = []
    voter_id = 0
    place = 0
    for met in mets:
        if not met.replaced:
            voter_id = met.known or (next(added) if met.voter is not None else 0)
            place = len(votes)
        if met.vote is not None and not met.vote.id:
            vote = replace(met.vote, ballot_id=ballot.id, voter_id=voter_id)
            votes.insert(place if met.replaced else len(votes), vote)
    uow.add_many(votes)
    uow.change_many([met.vote for met in mets if met.vote is not None and met.vote.id])
    if ballot.opened is None:
        size = electorate_size(rule, cast_votes(uow.reader, ballot))
        ballot = replace(ballot, electorate=size)
    uow.change(ballot)
    return ballot


def _counting_first(lines: Sequence[Dated]) -> list[Dated]:
    """Put each vote before those that it replaced; one whose successor was left out counts."""
    rows = {line.vote.row for line in lines if line.vote.replaced_by is None}
    known = [
        line
        if line.vote.replaced_by in rows
        else replace(line, vote=replace(line.vote, replaced_by=None))
        for line in lines
    ]
    return sorted(
        known,
        key=lambda line: (
            line.vote.replaced_by or line.vote.row,
            line.vote.replaced_by is not None,
            line.vote.row,
        ),
    )


class _VoteImporter(Importer):
    """Finds the headings of votes by their meaning and the cells below them."""

    def table(self, file: str, sheet: Sheet, chosen: Chosen | None = None) -> Table | None:
        """Return a sheet of votes, or None where it is none."""
        return vote_sheet(file, sheet, chosen)


IMPORTER = _VoteImporter(
    kind=ImportKind.VOTES,
    targets=vote_targets,
    needs=(),
    plan=_plan,
    carry_out=_carry_out,
    hint=N_("Columns with voters and their votes are needed."),
)
