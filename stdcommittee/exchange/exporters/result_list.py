"""The result list of a ballot, as a table that people sort and that can be imported again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Final

from stdcommittee.base.messages import Catalog, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.ballots.recorded import NAMELESS, BallotLine
from stdcommittee.domain.ballots.records import Vote, Voter
from stdcommittee.domain.ballots.vocabulary import Answer
from stdcommittee.domain.people.records import InterestParty

Cell = Text | dt.date | int | None
_NO_VOTE: Final = Vote(ballot_id=0, voter_id=0)


def _standing(voter: Voter, _: Vote) -> Cell:
    return voter.standing.text if voter.standing is not None else voter.stated


def _party(voter: Voter, _: Vote) -> Cell:
    return voter.party.text if voter.party is not InterestParty.UNKNOWN else ""


def _value(_: Voter, vote: Vote) -> Cell:
    return vote.value.text if vote.value is not None else vote.stated


def _reason(_: Voter, vote: Vote) -> Cell:
    return vote.reason or _answer(vote.reasons)


def _used(_: Voter, vote: Vote) -> Cell:
    return _answer(vote.used)


def _answer(answer: Answer) -> Cell:
    return answer.text if answer is not Answer.UNKNOWN else ""


# Field → cell; the columns that come after the date stand only where they say something.
_CELLS: Final[dict[tuple[type[Voter | Vote], str], Callable[[Voter, Vote], Cell]]] = {
    (Voter, "name"): lambda voter, _: "" if voter.name == NAMELESS else voter.name,
    (Voter, "organization"): lambda voter, _: voter.organization,
    (Voter, "party"): _party,
    (Voter, "standing"): _standing,
    (Vote, "value"): _value,
    (Vote, "reason"): _reason,
    (Vote, "cast"): lambda _, vote: vote.cast,
    (Vote, "experts"): lambda _, vote: vote.experts or None,
    (Vote, "used"): _used,
    (Vote, "count"): lambda _, vote: vote.count,
}
_ALWAYS: Final = ("name", "organization", "value", "reason", "cast")


def result_list(lines: Sequence[BallotLine], catalog: Catalog) -> list[list[str]]:
    """Return headings and one row for each voter with the vote that stands, in one language.

    A word that was not understood stands as it stood; a voter without a vote has an empty cell.
    Columns in which no voter has anything are left out.
    """
    columns = []
    for (record, name), cell in _CELLS.items():
        cells = [cell(line.voter, line.vote or _NO_VOTE) for line in lines]
        counted = name == "count" and set(cells) <= {1}
        if name in _ALWAYS or (any(cells) and not counted):
            heading = catalog(kind_of(record).by_name[name].label)
            columns.append([heading, *("" if c in (None, "") else catalog.value(c) for c in cells)])
    return [list(row) for row in zip(*columns, strict=True)]
