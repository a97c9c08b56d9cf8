"""Returned voting sheets: one voter's vote each, filled in by hand in Word or in a spreadsheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Unreadable
from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.base.progress import Progress
from stdcommittee.base.vocabulary import vocabulary
from stdcommittee.domain.ballots.records import Vote
from stdcommittee.domain.documents.records import Evidence
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.exchange.columns import ColumnMapping, MatchedColumn, MatchKind
from stdcommittee.exchange.importing import (
    ImportContext,
    Importer,
    ImportPlan,
    Match,
    MatchedBy,
    PlannedRow,
    PlannedTable,
    Table,
)
from stdcommittee.exchange.votes.receiving import Received, Receiving
from stdcommittee.exchange.votes.returned import ReturnedSheet, returned_sheets
from stdcommittee.exchange.votes.settling import FromSheet, Settled, settle
from stdcommittee.exchange.votes.shown import read_shown_form
from stdcommittee.storage.attachments import attach_bytes
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork

_VOTE: Final = "vote"
_BALLOT_LABEL: Final = N_("Ballot")
_VOTER_LABEL: Final = N_("Voter")


def _columns() -> dict[str, list[str]]:
    return dict(vocabulary("sheets")["columns"])


def _plan_file(
    name: str, content: bytes, reader: Reader, context: ImportContext, progress: Progress
) -> ImportPlan:
    progress.step(Message("Reading {file}", file=name))
    sheets: list[ReturnedSheet] = []
    others: list[str] = []
    for found in returned_sheets(read_shown_form(content, name)):
        if isinstance(found, str):
            others.append(found)
        else:
            sheets.append(found)
    if not sheets:
        raise Unreadable(
            Message("{file} holds no voting sheet.", file=name), advice=Message(IMPORTER.hint)
        )
    receiving = Receiving(reader, context)
    settled = settle([receiving.receive(sheet) for sheet in sheets], _from_sheet(reader))
    problems: tuple[Text, ...] = ()
    if others:
        problems = (
            Message(
                "These pages are no voting sheets and were passed over: {pages}.",
                pages=tuple(others),
            ),
        )
    headings = tuple(_columns())
    mapping = ColumnMapping(
        tuple(
            MatchedColumn(place, target, target, MatchKind.EXACT, confident=True)
            for place, target in enumerate(headings)
        )
    )
    rows = tuple(map(_row, settled))
    planned = PlannedTable(Table(name, "", headings, mapping, ()), rows)
    secret = any(item.received.secret for item in settled)
    options = dict(context.options)
    return ImportPlan(
        ImportKind.VOTING_SHEETS, name, content, (planned,), problems, options, personal=secret
    )


def _from_sheet(reader: Reader) -> FromSheet:
    """Return what tells whether a recorded vote came in on a sheet that nobody checked since."""

    def told(vote: Vote) -> bool:
        of_vote = (Is("kind", _VOTE), Is("record_id", vote.id))
        return not vote.checked_by and reader.first(Evidence, *of_vote) is not None

    return told


def _row(settled: Settled) -> PlannedRow:
    item = settled.received
    sheet = item.sheet
    if item.secret:
        blank = ("",) * len(_columns())
        return PlannedRow(sheet.page, blank, settled.fate, "", settled.why)
    return PlannedRow(
        sheet.page,
        _cells(item),
        settled.fate,
        item.line.voter.name if item.line is not None else _first(sheet.names or sheet.units),
        settled.why,
        settled.vote,
        tuple(_matches(item)),
    )


def _cells(item: Received) -> tuple[str, ...]:
    sheet = item.sheet
    ballot, line = item.ballot, item.line
    votes = [vote.value for vote in sheet.ticked] or ([sheet.word] if sheet.word else [])
    if item.vote is not None and item.vote.value is not None:
        votes = [item.vote.value.value]
    return (
        ", ".join(f"B{ballot_id}-V{voter_id}" for ballot_id, voter_id in sheet.numbers),
        ballot.title if ballot is not None else _first(sheet.subjects),
        line.voter.name if line is not None else " / ".join(sheet.names),
        line.voter.organization if line is not None else " / ".join(sheet.units),
        " + ".join(votes),
        sheet.reason,
        sheet.day.isoformat() if sheet.day is not None else sheet.day_text,
    )


def _first(texts: tuple[str, ...]) -> str:
    return texts[0] if texts else ""


def _matches(item: Received) -> Iterator[Match]:
    if item.ballot is not None:
        yield Match("ballot", _BALLOT_LABEL, item.ballot.title, item.ballot_by)
    elif item.sheet.subjects:
        yield Match("ballot", _BALLOT_LABEL, item.sheet.subjects[0], MatchedBy.UNKNOWN)
    if item.line is not None:
        yield Match("voter", _VOTER_LABEL, item.line.voter.name, item.voter_by)
    elif item.ballot is not None and item.sheet.names:
        yield Match("voter", _VOTER_LABEL, item.sheet.names[0], MatchedBy.UNKNOWN)


def _carry_out(uow: UnitOfWork, plan: ImportPlan, progress: Progress) -> None:
    """Record the votes in the order in which they were cast; the file is the evidence of each.

    A file that holds sheets of a secret ballot too is not kept. Of two sheets of one day that
    contradict each other neither counts: the recorded vote is followed by one that nobody knows.
    """
    progress.step(Message("Writing rows"))
    rows = [row for table in plan.tables for row in table.rows if row.carries is not None]
    events: list[Vote] = [row.carries for row in rows]
    votes = sorted(events, key=lambda vote: vote.cast or dt.date.max)
    numbers = uow.add_many(votes)
    if not votes or plan.personal:
        return
    source = attach_bytes(uow, plan.content, plan.file)
    uow.add_many(
        [
            Evidence(
                document_id=source.id,
                kind=_VOTE,
                record_id=number,
                note=f"B{vote.ballot_id}-V{vote.voter_id}",
            )
            for number, vote in zip(numbers, votes, strict=True)
        ]
    )


IMPORTER = Importer(
    kind=ImportKind.VOTING_SHEETS,
    targets=_columns,
    plan_file=_plan_file,
    carry_out=_carry_out,
    form=True,
    hint=N_("A voting sheet with boxes for the votes, and a name or number, is needed."),
)
