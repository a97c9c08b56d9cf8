"""What goes out with our vote: the answers of a systematic review, experts for a new work item."""

from __future__ import annotations

from collections.abc import Iterable

from stdcommittee.domain.ballots.position_records import NationalAdoption, ReviewAnswers
from stdcommittee.domain.ballots.position_sheet import PositionSheet
from stdcommittee.domain.ballots.vocabulary import Answer, Stance
from stdcommittee.reports.forms.model import (
    Block,
    Cell,
    Choices,
    Form,
    Grid,
    Heading,
    Paragraph,
    Row,
    Tick,
    heads,
    label,
    rows_of,
)
from stdcommittee.reports.forms.position_facts import FORMS, answer_boxes, form_of, head, vote_rows
from stdcommittee.reports.forms.wording import Wording

_ADOPTED = tuple(item for item in NationalAdoption if item is not NationalAdoption.UNKNOWN)


def review_form(sheet: PositionSheet, language: str) -> Form:
    """Return the answers to the six questions of a systematic review."""
    say = Wording(FORMS, language)
    return form_of(sheet, say("review.title"), _review(sheet, say), say)


def proposal_form(sheet: PositionSheet, language: str) -> Form:
    """Return the answer to a new work item proposal, with the experts nominated."""
    say = Wording(FORMS, language)
    return form_of(sheet, say("proposal.title"), _proposal(sheet, say), say)


def _review(sheet: PositionSheet, say: Wording) -> Iterable[Block]:
    answers = sheet.review or ReviewAnswers(ballot_id=sheet.ballot.id)
    yield head(sheet, say)
    yield Heading(say("heading.answers"))
    yield Grid((32, 68), tuple(_questions(sheet, answers, say)))
    if not sheet.confirmed:
        yield Paragraph(say("review.unconfirmed"), small=True, before=4.0)


def _questions(sheet: PositionSheet, answers: ReviewAnswers, say: Wording) -> Iterable[Row]:
    ballot = sheet.ballot
    adoption = tuple(
        Tick(say(f"review.adoption.{item.value}"), item is answers.adoption) for item in _ADOPTED
    )
    parts: dict[str, tuple[str | Choices, ...]] = {
        "action": (answer_boxes(sheet.answers, ballot.position, say),),
        "adoption": (
            Choices(adoption),
            *_told(say, "reference", answers.reference),
        ),
        "used": (_yes_no(answers.used, say),),
        "regulations": (
            _yes_no(answers.regulations, say),
            *_told(say, "which", answers.regulation_text),
        ),
        "comments": tuple(filter(None, (ballot.position_reason, answers.comments))),
        "experts": (_yes_no(answers.experts, say),),
    }
    for name, said in parts.items():
        least = 60.0 if name == "comments" else 30.0
        yield Row((label(say(f"review.question.{name}")), Cell(said)), least=least)


def _told(say: Wording, name: str, said: str) -> tuple[str, ...]:
    return (say(f"review.{name}", said=said),) if said else ()


def _yes_no(answer: Answer, say: Wording) -> Choices:
    return Choices(
        tuple(
            Tick(say(f"review.answer.{item.value}"), item is answer)
            for item in (Answer.YES, Answer.NO)
        )
    )


def _proposal(sheet: PositionSheet, say: Wording) -> Iterable[Block]:
    yield head(sheet, say)
    yield Heading(say("heading.vote"))
    yield Grid((20, 80), vote_rows(sheet, say))
    yield Heading(say("heading.experts"))
    if sheet.experts:
        yield _experts(sheet, say)
    else:
        yield Paragraph(say("proposal.nobody"))
    named, position = len(sheet.experts), sheet.ballot.position
    if position is not None and position.stance is Stance.FOR and named < sheet.least:
        yield Paragraph(say("proposal.lacking", least=sheet.least, n=named), small=True, before=4.0)


def _experts(sheet: PositionSheet, say: Wording) -> Grid:
    names = ("no", "name", "unit", "group", "role", "status")
    rows = rows_of(
        (
            (
                str(place),
                item.name,
                item.unit,
                item.group,
                say.text(item.role.text),
                say.text(item.status.text),
            )
            for place, item in enumerate(sheet.experts, 1)
        ),
        centred=(0,),
    )
    top = heads(*(say(f"column.{name}") for name in names))
    return Grid((8, 15, 28, 20, 15, 14), (top, *rows), small=True)
