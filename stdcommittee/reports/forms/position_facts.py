"""What the forms of an ISO or IEC ballot say alike: its facts, its answers, its position."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from stdcommittee.base.messages import Bilingual
from stdcommittee.domain.ballots.position_sheet import PositionSheet
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import Standing, VoteValue
from stdcommittee.reports.forms.ballot_facts import number_of, signing
from stdcommittee.reports.forms.model import (
    Block,
    Cell,
    Choices,
    Form,
    Grid,
    Heading,
    Row,
    Sheet,
    Tick,
    Title,
    facts,
    label,
    value,
)
from stdcommittee.reports.forms.wording import Wording

FORMS: Final = "positions"


def title_of(ballot: Ballot, say: Wording) -> str:
    """Return what is put to the vote, in the language of the form."""
    return say.text(Bilingual(ballot.title, ballot.title_en or ballot.title))


def form_of(sheet: PositionSheet, title: str, blocks: Iterable[Block], say: Wording) -> Form:
    """Return the form of one ballot, its headings numbered, to be signed."""
    number = number_of(sheet.ballot.id)
    head = Title(title, say.text(sheet.committee), mark=say("number", number=number))
    signed = signing(say, say.several("position.sign"))
    return Form(
        title=f"{title} {title_of(sheet.ballot, say)}",
        language=say.language,
        day=sheet.day,
        sheets=(Sheet((head, *_numbered(blocks, say), signed), number),),
        author=say.text(sheet.unit),
    )


def _numbered(blocks: Iterable[Block], say: Wording) -> Iterable[Block]:
    numerals = iter(say("numerals"))
    for block in blocks:
        if isinstance(block, Heading):
            yield Heading(say("numbered", n=next(numerals), text=block.text))
        else:
            yield block


def head(sheet: PositionSheet, say: Wording) -> Grid:
    """Return the facts of the ballot: what is put to the vote, where, until when."""
    ballot = sheet.ballot
    duty = say.text(ballot.duty.text) if ballot.duty is not Standing.OUTSIDE else say("none")
    pairs = [
        ("title", title_of(ballot, say)),
        ("document", ballot.document),
        ("reference", ballot.reference),
        ("stage", say.text(ballot.kind.text)),
        ("unit", say.text(sheet.unit)),
        ("duty", duty),
        ("opened", say.day(ballot.opened)),
        ("closes", say.day(ballot.closes)),
    ]
    return facts([(say(f"fact.{name}"), said) for name, said in pairs if said])


def answer_boxes(
    answers: Sequence[VoteValue], given: VoteValue | None, say: Wording, *, stacked: bool = False
) -> Choices:
    """Return a box for each answer, that given ticked; one out of the order comes last."""
    offered = [*answers, *([given] if given is not None and given not in answers else [])]
    ticks = tuple(Tick(say(f"vote.{_box(vote)}"), vote is given) for vote in offered)
    return Choices(ticks, stacked)


def _box(vote: VoteValue) -> str:
    """A box for a negative vote reminds of what such a vote needs."""
    return "reasoned" if vote is VoteValue.DISAPPROVE else vote.value


def wide(name: str, said: str | Choices, *, least: float = 24.0) -> Row:
    """Return a row of a grid of two columns: what it is, and what is known of it."""
    cell = Cell((said,)) if isinstance(said, Choices) else value(said)
    return Row((label(name), cell), least=least)


def vote_rows(sheet: PositionSheet, say: Wording) -> tuple[Row, ...]:
    """Return the position among the answers of the ballot, with its reasons."""
    ballot = sheet.ballot
    return (
        wide(say("position.value"), answer_boxes(sheet.answers, ballot.position, say)),
        wide(say("position.reason"), ballot.position_reason, least=60.0),
    )
