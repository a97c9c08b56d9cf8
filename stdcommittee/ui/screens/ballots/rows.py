"""How ballots stand in their list: what is open first, the one that closes next on top."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from stdcommittee.base.conditions import AnyOf, Between, Blank, Condition, Is, OneOf
from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.base.records import headline, kind_of
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.services.ballots.course import MAIN_STEPS, Course, CourseStep, Passage
from stdcommittee.services.ballots.sheet import BallotRow, ballot_rows
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.filter_state import OwnChip
from stdcommittee.ui.toolkit.list_spec import Empty, ListSpec, Section
from stdcommittee.ui.toolkit.table_columns import Cell, Column, Lines, field_columns

NATIONAL: Final = tuple(kind for kind in BallotKind if kind.national)
INTERNATIONAL: Final = tuple(kind for kind in BallotKind if not kind.national)
_ENDED: Final = (BallotStatus.CANCELLED, BallotStatus.WITHDRAWN)
_OVER: Final = (BallotStatus.CLOSED, *_ENDED)
_SOON: Final = 7  # days before the last one from which a ballot stands out
_GOOD: Final = (BallotOutcome.APPROVED, BallotOutcome.CONFIRM)
_BAD: Final = (BallotOutcome.NOT_APPROVED, BallotOutcome.WITHDRAW)

_CHIPS: Final = (
    OwnChip(
        name="national",
        label=Message("National"),
        conditions=lambda: (OneOf("kind", NATIONAL),),
    ),
    OwnChip(
        name="international",
        label=Message("International"),
        conditions=lambda: (OneOf("kind", INTERNATIONAL),),
    ),
    OwnChip(
        name="ours",
        label=Message("Our vote open"),
        conditions=lambda: (
            OneOf("kind", INTERNATIONAL),
            Is("status", BallotStatus.OPEN),
            Blank("sent"),
        ),
    ),
)


def list_spec(desk: Desk) -> ListSpec:
    """Return the list of ballots as of today."""
    today = desk.session.clock.today
    kind = kind_of(Ballot)
    return ListSpec(
        name="ballots",
        kind=kind,
        title=Message("Ballots"),
        columns=tuple(_columns(today)),
        lines=lambda row: _lines(row, today()),
        order=("closes",),
        order_said=Message("closing first"),
        chips=_CHIPS,
        sections=lambda: _sections(today()),
        read=ballot_rows,
        also=("vote", "voter"),
        editable=False,
        empty=Empty(
            sentence=Message(
                "Ballots of the committee and of ISO and IEC stand here, with who has voted "
                "and what is still needed."
            ),
            action=Message("New ballot"),
        ),
    )


def time_left(ballot: Ballot, today: dt.date) -> tuple[Text, Tone]:
    """Say how long votes may come in, or what came of the ballot."""
    if ballot.status is BallotStatus.DRAFT:
        return BallotStatus.DRAFT.text, Tone.NEUTRAL
    if ballot.status in _ENDED:
        return ballot.status.text, Tone.NEUTRAL
    if ballot.status is BallotStatus.CLOSED:
        return ballot.outcome.text, outcome_tone(ballot.outcome)
    if ballot.closes is None:
        return Message("no last day"), Tone.NEUTRAL
    days = (ballot.closes - today).days
    if days < 0:
        return Plural("ended {n} day ago", "ended {n} days ago", n=-days), Tone.BAD
    if days == 0:
        return Message("last day today"), Tone.BAD
    soon = Tone.WARN if days <= _SOON else Tone.NEUTRAL
    return Plural("{n} day left", "{n} days left", n=days), soon


def outcome_tone(outcome: BallotOutcome) -> Tone:
    """Return what an outcome means for the draft."""
    if outcome in _GOOD:
        return Tone.GOOD
    return Tone.BAD if outcome in _BAD else Tone.WARN


def tone_icon(tone: Tone) -> str:
    """Return the icon that says the same as a tone."""
    return {Tone.GOOD: "check", Tone.BAD: "cross", Tone.WARN: "clock"}.get(tone, "")


def _sections(today: dt.date) -> Sequence[Section]:
    yesterday = today - dt.timedelta(days=1)
    is_open: Condition = Is("status", BallotStatus.OPEN)
    return (
        Section(
            label=Message("To be closed"),
            conditions=(is_open, Between("closes", None, yesterday)),
            order=("closes",),
            icon="warning",
            tone=Tone.BAD,
        ),
        Section(
            label=BallotStatus.OPEN.text,
            conditions=(is_open, AnyOf((Between("closes", today, None), Blank("closes")))),
            order=("closes",),
            aside=Message("closing first"),
        ),
        Section(
            label=BallotStatus.DRAFT.text,
            conditions=(Is("status", BallotStatus.DRAFT),),
            order=("closes",),
        ),
        Section(
            label=Message("Closed ballots"),
            conditions=(OneOf("status", _OVER),),
            order=("-closed",),
        ),
    )


def _lines(row: BallotRow, today: dt.date) -> Lines:
    ballot = _ballot(row)
    state, tone = time_left(ballot, today)
    if ballot.kind.national:
        second: Text = ballot.kind.text
        if row.listed:
            second = Message("{kind}, {votes}", kind=ballot.kind.text, votes=_votes(row))
        aside = _criteria(row)
    else:
        second = Message("{kind}, {committee}", kind=ballot.kind.name, committee=ballot.committee)
        aside = _next_step(row.course)
    colour = "muted" if tone is Tone.NEUTRAL else tone.text
    return Lines(
        Cell(headline(ballot)),
        Cell(state, colour, icon=tone_icon(tone) if ballot.status in _OVER else ""),
        Cell(second, "muted"),
        aside,
    )


def _votes(row: BallotRow) -> str:
    return f"{row.voted}/{row.listed}"


def _criteria(row: BallotRow) -> Cell:
    if not row.passed or not row.voted:
        return Cell()
    if None in row.passed and False not in row.passed:
        return Cell(BallotOutcome.UNDETERMINED.text, "warn", icon="help")
    met = sum(bool(passed) for passed in row.passed)
    said = f"{met}/{len(row.passed)}"
    if met == len(row.passed):
        return Cell(Message("{met} criteria met", met=said), "good", icon="check")
    return Cell(Message("{met} criteria met", met=said), "bad", icon="cross")


def _next_step(course: Course | None) -> Cell:
    if course is None or course.now is None:
        return Cell()
    if course.working_days is not None and course.working_days < 0:
        if course.now is CourseStep.RESULT:
            return Cell(Message("result awaited"), "muted")
        return Cell(Message("our vote was not sent"), "bad", icon="warning")
    passage = next(item for item in course.passages if item.step is course.now)
    if passage.by is None:
        return Cell(course.now.text, "muted")
    said = Message("{step} by {day}", step=course.now.text, day=passage.by)
    return Cell(said, "bad" if passage.late else "muted", icon="warning" if passage.late else "")


def _columns(today: Callable[[], dt.date]) -> list[Column]:
    kind = kind_of(Ballot)
    fields = field_columns(kind, first=("title", "kind", "committee", "closes"))
    before, after = fields[:4], fields[4:]
    own = [
        Column(
            name="left",
            label=Message("Time left"),
            cell=lambda row: _left_cell(row, today()),
            order=("closes",),
            width=120,
        ),
        Column(name="votes", label=Message("Voted"), cell=_votes_cell, width=72, figures=True),
        Column(name="criteria", label=Message("Criteria"), cell=_criteria, width=130),
    ]
    own += [
        Column(name=step.value, label=step.text, cell=partial(_passage_cell, step), width=112)
        for step in MAIN_STEPS
    ]
    return [*before, *own, *after]


def _left_cell(row: BallotRow, today: dt.date) -> Cell:
    said, tone = time_left(_ballot(row), today)
    return Cell(said, "text" if tone is Tone.NEUTRAL else tone.text)


def _votes_cell(row: BallotRow) -> Cell:
    return Cell(_votes(row) if row.listed else "")


def _passage_cell(step: CourseStep, row: BallotRow) -> Cell:
    if row.course is None:
        return Cell()
    passage: Passage = next(item for item in row.course.passages if item.step is step)
    if passage.done is not None:
        late = passage.late
        return Cell(passage.done.isoformat(), "warn" if late else "good", icon="check")
    if passage.by is None:
        return Cell()
    if passage.late:
        return Cell(Message("by {day}", day=passage.by), "bad", icon="warning")
    return Cell(Message("by {day}", day=passage.by), "muted")


def _ballot(row: BallotRow) -> Ballot:
    record: Any = row.record
    ballot: Ballot = record
    return ballot
