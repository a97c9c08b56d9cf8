"""Reply sheets for the experts asked about an ISO or IEC ballot: one for each addressee."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stdcommittee.domain.ballots.position_records import Consultation, Reply
from stdcommittee.domain.ballots.position_sheet import PositionSheet
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.reports.forms.ballot_facts import pair_row, reply_number, wide_row
from stdcommittee.reports.forms.model import (
    Block,
    Cell,
    Form,
    Grid,
    Paragraph,
    Row,
    Sheet,
    Title,
    Words,
    label,
)
from stdcommittee.reports.forms.position_facts import FORMS, answer_boxes, title_of
from stdcommittee.reports.forms.wording import Wording

_ROOM: Final = 210.0  # points for reasons


def reply_form(
    sheet: PositionSheet, asked: Sequence[tuple[Consultation, Reply]], language: str
) -> Form:
    """Return the reply sheets of some addressees; what one has answered already stands in his."""
    say = Wording(FORMS, language)
    named = asked[0][1].name if len(asked) == 1 else title_of(sheet.ballot, say)
    return Form(
        title=f"{say('reply.title')} {named}",
        language=language,
        day=sheet.day,
        sheets=tuple(_sheet(sheet, made, reply, say) for made, reply in asked),
        author=say.text(sheet.unit),
    )


def _sheet(sheet: PositionSheet, made: Consultation, reply: Reply, say: Wording) -> Sheet:
    number = reply_number(sheet.ballot.id, reply.id)
    asks = "review" if sheet.ballot.kind is BallotKind.SR else "approval"
    blocks: list[Block] = [
        Title(say("reply.title"), say.text(sheet.committee), mark=say("number", number=number)),
        Grid((17, 35, 18, 30), tuple(_rows(sheet, made, reply, say))),
        Paragraph(say("reply.notes"), small=True, before=6.0),
    ]
    blocks += [Paragraph(note, small=True) for note in say.several(f"reply.{asks}")]
    return Sheet(tuple(blocks), number)


def _rows(sheet: PositionSheet, made: Consultation, reply: Reply, say: Wording) -> list[Row]:
    ballot = sheet.ballot
    rows = [
        wide_row(say, "title", title_of(ballot, say)),
        pair_row(say, "document", ballot.document, "stage", say.text(ballot.kind.text)),
        pair_row(say, "draft", made.draft, "sent", say.day(made.sent)),
        pair_row(say, "due", say.day(made.due), "closes", say.day(ballot.closes)),
    ]
    if made.licence:
        rows.append(wide_row(say, "licence", made.licence))
    rows.append(pair_row(say, "addressee", reply.name, "organization", reply.organization))
    boxes = answer_boxes(sheet.answers, reply.value, say, stacked=True)
    least = 22.0 + 16.0 * len(boxes.ticks)
    rows.append(Row((label(say("reply.opinion")), Cell((boxes,), span=3)), least=least))
    more = Words(say("reply.more"), small=True)
    asked = Cell((Words(say("reply.reasons"), strong=True), more), align=label("").align)
    said = Cell((reply.text,) if reply.text else (), span=3, top=True)
    rows.append(Row((asked, said), least=_ROOM))
    day = say("reply.date") if reply.replied is None else say("reply.dated", day=reply.replied)
    rows.append(Row((Cell((say("reply.signed"), "", day), span=4, top=True),), least=64.0))
    return rows
