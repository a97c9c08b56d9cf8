"""Record of the national position on an ISO or IEC ballot: asked, decided, approved, sent, result.

One form for a ballot that runs, with boxes to fill in, and for one that is over.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stdcommittee.base.messages import Message
from stdcommittee.domain.ballots.position_records import Approval, Reply
from stdcommittee.domain.ballots.position_sheet import Distribution, PositionSheet
from stdcommittee.domain.ballots.records import BallotStatus
from stdcommittee.domain.supervision.voting_duty import in_time
from stdcommittee.reports.forms.model import (
    Block,
    Form,
    Grid,
    Heading,
    Paragraph,
    facts,
    heads,
    rows_of,
)
from stdcommittee.reports.forms.position_facts import FORMS, form_of, head, vote_rows, wide
from stdcommittee.reports.forms.wording import Wording

_HALVES = (20, 80)


def position_form(sheet: PositionSheet, language: str) -> Form:
    """Return the record of the national position on a ballot."""
    say = Wording(FORMS, language)
    return form_of(sheet, say("position.title"), _blocks(sheet, say), say)


def _blocks(sheet: PositionSheet, say: Wording) -> Iterable[Block]:
    yield head(sheet, say)
    yield Heading(say("heading.consultation"))
    yield _counts(sheet, say)
    for item in sheet.log:
        yield Paragraph(_draft(item, say), small=True, before=6.0, keep=True)
        yield _log(item, say)
    yield Heading(say("heading.comments"))
    yield Grid(_HALVES, (wide(say("position.types"), _types(sheet, say)),))
    yield Heading(say("heading.position"))
    yield Grid(_HALVES, vote_rows(sheet, say))
    yield from _decided(sheet, say)
    yield Heading(say("heading.approvals"))
    yield _approvals(sheet, say)
    yield Heading(say("heading.sending"))
    yield _sending(sheet, say)
    yield Heading(say("heading.outcome"))
    yield _outcome(sheet, say)


def _counts(sheet: PositionSheet, say: Wording) -> Grid:
    ballot = sheet.ballot
    pairs = [
        (say("position.asked"), str(ballot.asked)),
        (say("position.replied"), str(ballot.replied)),
    ]
    if sheet.log:
        pairs.append((say("position.opinions"), _opinions(sheet, say)))
    elif ballot.consulted is not None:
        pairs.append((say("fact.sent"), say.day(ballot.consulted)))
    return facts(pairs)


def _opinions(sheet: PositionSheet, say: Wording) -> str:
    """Every answer that the ballot allows with its number, none too; others where given."""
    counts = sheet.opinions
    others = [vote for vote in counts if vote is not None and vote not in sheet.answers]
    found = [
        say("position.opinion", vote=say(f"vote.{vote.value}"), n=counts.get(vote, 0))
        for vote in (*sheet.answers, *others)
    ]
    if counts.get(None):
        found.append(say("position.opinion", vote=say("vote.words"), n=counts[None]))
    return say("position.between").join(found)


def _draft(item: Distribution, say: Wording) -> str:
    """Which draft went out when, through what, on what terms, and the hash of its file."""
    made = item.consultation
    key = "position.sent" if made.sent is not None else "position.unsent"
    parts = [say(key, draft=made.draft, day=made.sent)]
    digest = item.document.sha256 if item.document is not None else ""
    details = (
        ("due", say.day(made.due)),
        ("channel", made.channel),
        ("licence", made.licence),
        ("digest", digest),
    )
    parts += [say(f"position.{name}", said=said) for name, said in details if said]
    return say("position.between").join(parts)


def _log(item: Distribution, say: Wording) -> Grid:
    names = ("no", "name", "unit", "opinion", "text", "replied")
    rows = rows_of(
        (_reply(place, reply, say) for place, reply in enumerate(item.replies, 1)),
        centred=(0, 5),
    )
    top = heads(*(say(f"column.{name}") for name in names))
    return Grid((8, 13, 21, 17, 26, 15), (top, *rows), small=True)


def _reply(place: int, reply: Reply, say: Wording) -> Sequence[str]:
    opinion = say("waiting")
    if reply.replied is not None:
        opinion = say(f"vote.{reply.value.value}" if reply.value is not None else "vote.words")
    return (
        str(place),
        reply.name,
        reply.organization,
        opinion,
        reply.text,
        reply.replied.isoformat() if reply.replied is not None else "",
    )


def _types(sheet: PositionSheet, say: Wording) -> str:
    found = sheet.comments
    if not found.rounds:
        return say("unrecorded")
    return say(
        "position.typed",
        general=found.general,
        technical=found.technical,
        editorial=found.editorial,
        comments=found.comments,
    )


def _decided(sheet: PositionSheet, say: Wording) -> Iterable[Grid]:
    pairs = [
        ("positioned", say.day(sheet.ballot.positioned)),
        ("meeting", say.text(sheet.meeting) if sheet.meeting is not None else ""),
    ]
    found = [(say(f"position.{name}"), said) for name, said in pairs if said]
    if found:
        yield facts(found)


def _approvals(sheet: PositionSheet, say: Wording) -> Grid:
    """Everything decided in its order, what was sent back too; then those still to be asked."""
    state = sheet.approvals
    returned = (state.returned,) if state.returned is not None else ()
    rows = [_approval(sheet, item, say) for item in (*state.earlier, *returned, *state.agreed)]
    given = {item.step for item in state.agreed}
    rows += [
        (say.text(step.name), "", say("undecided"), "", "", "")
        for step in state.steps
        if step.key not in given
    ]
    names = ("step", "by", "decision", "value", "on", "note")
    top = heads(*(say(f"column.{name}") for name in names))
    return Grid((20, 14, 13, 18, 14, 21), (top, *rows_of(rows, centred=(2, 4))), small=True)


def _approval(sheet: PositionSheet, item: Approval, say: Wording) -> Sequence[str]:
    return (
        say.text(sheet.approvals.name_of(item.step)),
        item.by,
        say.text(item.decision.text),
        say(f"vote.{item.value.value}") if item.value is not None else "",
        item.on.isoformat() if item.on is not None else "",
        item.note,
    )


def _sending(sheet: PositionSheet, say: Wording) -> Grid:
    ballot = sheet.ballot
    excused = [(say("position.excused"), ballot.excused)] if ballot.excused else []
    if ballot.sent is None:
        return facts([(say("position.sent_on"), say("position.unsent_vote")), *excused])
    day = say.day(ballot.sent)
    attached = say("position.yes" if ballot.with_comments else "position.no")
    pairs = [
        ("sent_on", day if in_time(ballot) else say("position.late", day=ballot.sent)),
        ("sent_by", ballot.sent_by or say("unrecorded")),
        ("with_comments", attached),
        ("receipt", ballot.receipt or say("unrecorded")),
    ]
    return facts([*((say(f"position.{name}"), said) for name, said in pairs), *excused])


def _outcome(sheet: PositionSheet, say: Wording) -> Grid:
    ballot = sheet.ballot
    if ballot.status in (BallotStatus.DRAFT, BallotStatus.OPEN):
        return facts([(say("position.outcome"), say("position.running"))])
    closed = ballot.status is BallotStatus.CLOSED
    ended = ballot.outcome if closed else ballot.status
    pairs = [
        ("outcome", say.text(Message(ended.label))),
        ("closed", say.day(ballot.closed)),
        ("agreement", say.text(sheet.agreement.text) if sheet.agreement is not None else ""),
    ]
    found = [(say(f"position.{name}"), said) for name, said in pairs if said]
    return facts(found)
