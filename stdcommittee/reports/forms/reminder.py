"""Letters to those who have not voted."""

from __future__ import annotations

import datetime as dt

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.reports.forms.ballot_facts import FORMS, number_of
from stdcommittee.reports.forms.model import Block, Form, Paragraph, Sheet, Title
from stdcommittee.reports.forms.wording import Wording
from stdcommittee.reports.pdf.blocks.texts import Align


@frozen(kw_only=True)
class Reminder:
    """One letter: about which ballot, to whom, from whom, on which day.

    `pressing` says that those who do not vote count among all members; `contact` is where to reach
    the secretariat, as it is to be printed.
    """

    ballot: Ballot
    voter: int
    name: str
    committee: Bilingual
    unit: Bilingual
    day: dt.date
    pressing: bool
    contact: str = ""


def subject(letter: Reminder, language: str) -> str:
    """Return the subject of the letter as an e-mail."""
    say = Wording(FORMS, language)
    title = _title(letter, say)
    if letter.ballot.closes is None or letter.ballot.closes < letter.day:
        return say("letter.subject_open", title=title)
    return say("letter.subject", closes=letter.ballot.closes, title=title)


def sentences(letter: Reminder, language: str) -> tuple[str, ...]:
    """Return the paragraphs of the letter below its greeting."""
    say = Wording(FORMS, language)
    asked = say(
        "letter.asked",
        committee=say.text(letter.committee) or say.text(letter.unit),
        opened=letter.ballot.opened,
        title=_title(letter, say),
    )
    found = [asked, _until(letter, say)]
    if letter.pressing:
        found.append(say("letter.counts"))
    found.append(say("letter.thanks"))
    if letter.contact:
        found.append(say("letter.contact", contact=letter.contact))
    return tuple(found)


def _until(letter: Reminder, say: Wording) -> str:
    closes = letter.ballot.closes
    number = number_of(letter.ballot.id, None if letter.ballot.secret else letter.voter)
    if closes is None:
        return say("letter.open", number=number)
    left = (closes - letter.day).days
    name = "over" if left < 0 else "today" if left == 0 else "tomorrow" if left == 1 else "closing"
    return say(f"letter.{name}", closes=closes, left=left, number=number)


def greeting(letter: Reminder, language: str) -> str:
    """Return how the letter begins."""
    return Wording(FORMS, language)("letter.greeting", name=letter.name)


def closing(letter: Reminder, language: str) -> tuple[str, ...]:
    """Return who writes, and when."""
    say = Wording(FORMS, language)
    return tuple(filter(None, (say.text(letter.unit), say.day(letter.day))))


def reminder_form(letters: tuple[Reminder, ...], language: str) -> Form:
    """Return letters as a form, each a sheet of its own."""
    say = Wording(FORMS, language)
    first = letters[0]
    named = first.name if len(letters) == 1 else _title(first, say)
    return Form(
        title=f"{say('letter.title')} {named}",
        language=language,
        day=first.day,
        sheets=tuple(_sheet(letter, say) for letter in letters),
        author=say.text(first.unit),
    )


def _sheet(letter: Reminder, say: Wording) -> Sheet:
    language = say.language
    blocks: list[Block] = [
        Title(say("letter.title"), subject(letter, language)),
        Paragraph(greeting(letter, language), before=18.0),
    ]
    blocks += [Paragraph(text, indent=True, before=6.0) for text in sentences(letter, language)]
    blocks += [
        Paragraph(text, Align.RIGHT, before=24.0 if place == 0 else 4.0)
        for place, text in enumerate(closing(letter, language))
    ]
    return Sheet(tuple(blocks), number_of(letter.ballot.id))


def _title(letter: Reminder, say: Wording) -> str:
    return say.text(Bilingual(letter.ballot.title, letter.ballot.title_en))
