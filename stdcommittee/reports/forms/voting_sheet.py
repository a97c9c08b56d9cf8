"""Voting sheets: one for each member, to be ticked, signed and returned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.rules.rule import Answers
from stdcommittee.reports.forms.ballot_facts import FORMS, number_of, pair_row, wide_row
from stdcommittee.reports.forms.model import (
    Block,
    Cell,
    Choices,
    Form,
    Grid,
    Paragraph,
    Row,
    Sheet,
    Tick,
    Title,
    Words,
    label,
    value,
)
from stdcommittee.reports.forms.wording import Wording

_ROOM: Final = 210.0  # points for reasons


@frozen(kw_only=True)
class VotingMatter:
    """What the sheets of one ballot say alike; `total` sheets are sent out."""

    ballot: Ballot
    answers: Answers
    drafter: str
    committee: Bilingual
    unit: Bilingual
    total: int
    day: dt.date

    @property
    def version(self) -> str:
        """Which of the forms it is: by correspondence with five boxes, else a simple one."""
        if self.answers is Answers.REVIEW:
            return "review"
        if self.ballot.kind is BallotKind.CORRESPONDENCE:
            return "correspondence"
        return "draft" if self.ballot.kind is BallotKind.DRAFT else "plain"


@frozen
class SheetHolder:
    """Whose sheet it is: the voter's number, name and unit as frozen; nobody's if secret."""

    voter: int | None = None
    name: str = ""
    unit: str = ""


def voting_form(matter: VotingMatter, holders: Sequence[SheetHolder], language: str) -> Form:
    """Return the voting sheets of some voters, each a sheet of its own."""
    say = Wording(FORMS, language)
    ballot = matter.ballot
    title = say(f"sheet.{matter.version}.title")
    named = holders[0].name if len(holders) == 1 else ""
    matter_title = say.text(Bilingual(ballot.title, ballot.title_en))
    return Form(
        title=" ".join(filter(None, (title, named or matter_title))),
        language=language,
        day=matter.day,
        sheets=tuple(_sheet(matter, holder, say) for holder in holders),
        author=say.text(matter.unit),
    )


def _sheet(matter: VotingMatter, holder: SheetHolder, say: Wording) -> Sheet:
    number = number_of(matter.ballot.id, holder.voter)
    version = f"sheet.{matter.version}"
    blocks: list[Block] = [
        Title(
            say(f"{version}.title"), say.text(matter.committee), mark=say("number", number=number)
        ),
        Grid((17, 37, 19, 27), tuple(_rows(matter, holder, say))),
        Paragraph(say("paper.notes"), small=True, before=6.0),
    ]
    notes = list(say.several(f"{version}.note"))
    if matter.ballot.secret:
        notes = [say(f"{version}.note.one"), say("paper.secret")]
    blocks += [Paragraph(note, small=True) for note in notes]
    return Sheet(tuple(blocks), number)


def _rows(matter: VotingMatter, holder: SheetHolder, say: Wording) -> list[Row]:
    version = f"sheet.{matter.version}"
    ticks = tuple(Tick(said) for said in say.several(f"{version}.box"))
    rows = _head(matter, say)
    if not matter.ballot.secret:
        rows.append(pair_row(say, "voter", holder.name, "unit", holder.unit))
    rows.append(
        Row(
            (label(say(f"{version}.opinion")), Cell((Choices(ticks, stacked=True),), span=3)),
            least=22.0 + 16.0 * len(ticks),
        )
    )
    more = Words(say("paper.more"), small=True)
    reasons = Cell((Words(say("paper.reasons"), strong=True), more), align=label("").align)
    rows.append(Row((reasons, value("", span=3)), least=_ROOM))
    if not matter.ballot.secret:
        signed = say("paper.signed" if matter.version == "correspondence" else "paper.member")
        cell = Cell((signed, "", say("paper.date")), span=4, top=True)
        rows.append(Row((cell,), least=64.0))
    return rows


def _head(matter: VotingMatter, say: Wording) -> list[Row]:
    """The head facts: the whole set for a draft, the short one for other matters."""
    ballot = matter.ballot
    title = say.text(Bilingual(ballot.title, ballot.title_en))
    plan = " / ".join(filter(None, (ballot.project, ballot.document)))
    draft = matter.version in ("correspondence", "draft")
    rows = [wide_row(say, "standard" if draft else "matter", title)]
    if matter.version == "correspondence":
        rows.append(pair_row(say, "plan", plan, "total", str(matter.total)))
        rows.append(wide_row(say, "drafter", matter.drafter))
    else:
        rows.append(wide_row(say, "plan" if draft else "document", plan))
        if draft:
            rows.append(wide_row(say, "drafter", matter.drafter))
    rows.append(pair_row(say, "opened", say.day(ballot.opened), "closes", say.day(ballot.closes)))
    return rows
