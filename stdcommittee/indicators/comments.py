"""Comment rounds and comments: long enough, widely asked, answered with reasons (1.17, 1.18)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from stdcommittee.base.conditions import Between, OneOf
from stdcommittee.base.messages import N_, Bilingual, Message, Plural, Text
from stdcommittee.base.vocabulary import words
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.comments.records import CommentRound, RoundStage
from stdcommittee.domain.comments.vocabulary import Disposition
from stdcommittee.domain.identifiers import Level, level, parse
from stdcommittee.domain.people.records import PARTIES, InterestParty
from stdcommittee.domain.portfolio.records import Project, ProjectNature
from stdcommittee.domain.supervision.measures import Line, MeasureUnit
from stdcommittee.domain.workspace.records import UnitKind
from stdcommittee.indicators import ALL, Found, Indicator, Inquiry, day
from stdcommittee.storage.comments import Answered, answers

NAMED: Final = (N_("Comment round"), N_("Document"))
_KEYS: Final = {
    Level.INDUSTRY: "comment.days.industry",
    Level.LOCAL: "comment.days.local",
    Level.GROUP: "comment.days.group",
}
_ACCEPTED: Final = (Disposition.ACCEPTED, Disposition.ACCEPTED_IN_PRINCIPLE)
_REVIEW_KINDS: Final = ("draft", "expert_group", "group_standard")


def rounds(inquiry: Inquiry) -> list[CommentRound]:
    """Return the comment rounds that closed in the period, in that order."""
    period = inquiry.period
    return inquiry.once(
        ("rounds", period),
        lambda: inquiry.reader.find(
            CommentRound,
            Between("closes", period.start, period.horizon - dt.timedelta(days=1)),
            *inquiry.scope.work,
            order=("closes",),
        ),
    )


def _line(
    item: CommentRound,
    *cells: Text,
    judgement: Text = "",
    good: bool | None = None,
    amounts: tuple[int, int] = (0, 0),
) -> Line:
    return Line(
        kind="comment_round",
        record=item.id,
        cells=(Bilingual(item.title, item.title_en), item.document, *cells),
        judgement=judgement,
        good=good,
        amount=amounts[0],
        whole=amounts[1],
    )


def period_key(item: CommentRound, project: Project | None, kind: UnitKind) -> str:
    """Return the rule parameter that holds the least comment period of a draft, in days.

    The level follows from the plan, else from the draft's number, else from the unit.
    """
    national = project is not None and project.nature is not ProjectNature.OTHER
    if national:
        return "comment.days.gb"
    for reference in (item.project, item.document):
        identifier = parse(reference) if reference else None
        known = level(identifier) if identifier is not None and identifier.ok else None
        if known is not None:
            return _KEYS.get(known, "comment.days.gb")
    return "comment.days.group" if kind is UnitKind.GROUP_BODY else "comment.days.gb"


def _projects(inquiry: Inquiry) -> dict[str, Project]:
    references = tuple(item.project for item in rounds(inquiry) if item.project)
    found = inquiry.reader.find(Project, OneOf("reference", references))
    return {item.reference: item for item in found}


def _long_enough(inquiry: Inquiry) -> Found:
    counted, left_out = [], []
    projects = _projects(inquiry)
    for item in rounds(inquiry):
        cells = (day(item.opened), day(item.closes))
        if item.stage is not RoundStage.PUBLIC:
            why = Message("{stage}: no period is prescribed", stage=item.stage.text)
            left_out.append(_line(item, *cells, day(None), day(None), judgement=why))
            continue
        if item.opened is None or item.closes is None:
            why = Message("the day of opening is not known")
            left_out.append(_line(item, *cells, day(None), day(None), judgement=why))
            continue
        key = period_key(item, projects.get(item.project), inquiry.scope.unit.kind)
        least = inquiry.number(key, item.opened)
        days = (item.closes - item.opened).days
        judgement: Text = Message("long enough")
        if days < least:
            judgement = Plural("{n} day short", "{n} days short", n=least - days)
        counted.append(
            _line(item, *cells, str(days), str(least), judgement=judgement, good=days >= least)
        )
    return Found(sorted(counted, key=lambda line: line.good is not False), left_out)


def _response(inquiry: Inquiry) -> Found:
    counted, left_out = [], []
    for item in rounds(inquiry):
        if not item.sent:
            left_out.append(_line(item, judgement=Message("it is not recorded who was asked")))
            continue
        replied = min(item.replied, item.sent)
        cells = (str(item.sent), str(replied), str(item.commented))
        counted.append(_line(item, *cells, amounts=(replied, item.sent)))
    return Found(counted, left_out)


def parties_asked(item: CommentRound) -> frozenset[InterestParty]:
    """Return the interest parties that a round asked, in whatever words they are named."""
    read = words("people", "party").read
    found = (InterestParty(name) for text in item.parties if (name := read(text)))
    return frozenset(found) & frozenset(PARTIES)


def _parties(inquiry: Inquiry) -> Found:
    counted, left_out = [], []
    for item in rounds(inquiry):
        if item.stage is not RoundStage.PUBLIC:
            left_out.append(_line(item, day(None), judgement=item.stage.text))
            continue
        asked = parties_asked(item)
        missing = tuple(party.text for party in PARTIES if party not in asked)
        judgement = (
            Message("not asked: {parties}", parties=missing) if missing else Message("all asked")
        )
        cell = f"{len(asked)}/{len(PARTIES)}"
        counted.append(_line(item, cell, judgement=judgement, good=not missing))
    return Found(sorted(counted, key=lambda line: line.good is not False), left_out)


def _answers(inquiry: Inquiry) -> list[Answered]:
    numbers = [item.id for item in rounds(inquiry)]
    return inquiry.once(("answers", inquiry.period), lambda: answers(inquiry.reader, numbers))


def _comment_line(
    item: CommentRound, answer: Answered, judgement: Text, *, good: bool | None = None
) -> Line:
    title = Bilingual(item.title, item.title_en)
    said: Text = Disposition(answer.disposition).text if answer.disposition else day(None)
    return Line(
        kind="comment",
        record=answer.id,
        cells=(title, answer.body, answer.clause, said),
        judgement=judgement,
        good=good,
    )


Test = Callable[[Answered, Inquiry], tuple[Text, bool | None] | None]


def _of_comments(test: Test) -> Callable[[Inquiry], Found]:
    """Return how to test every comment; good None: it is left out, None: the test passes it by."""

    def gather(inquiry: Inquiry) -> Found:
        around = {item.id: item for item in rounds(inquiry)}
        counted: list[Line] = []
        left_out: list[Line] = []
        for answer in _answers(inquiry):
            tested = test(answer, inquiry)
            if tested is not None:
                made = _comment_line(around[answer.round], answer, tested[0], good=tested[1])
                (left_out if tested[1] is None else counted).append(made)
        return Found(sorted(counted, key=lambda line: line.good is not False), left_out)

    return gather


def _final(answer: Answered, inquiry: Inquiry) -> bool:
    """Tell whether a comment had its final answer at the period's end."""
    if not answer.disposition or not Disposition(answer.disposition).settled:
        return False
    return not answer.answered or answer.answered <= inquiry.period.as_of.isoformat()


def _handled(answer: Answered, inquiry: Inquiry) -> tuple[Text, bool]:
    if _final(answer, inquiry):
        return Message("answered"), True
    return (Message("pending") if answer.disposition else Message("open")), False


def _reasoned(answer: Answered, inquiry: Inquiry) -> tuple[Text, bool] | None:
    if not _final(answer, inquiry) or not Disposition(answer.disposition).needs_reason:
        return None
    good = answer.reasoned
    return Message("with reasons") if good else Message("without reasons"), good


def _accepted(answer: Answered, inquiry: Inquiry) -> tuple[Text, bool] | None:
    if not _final(answer, inquiry):
        return None
    disposition = Disposition(answer.disposition)
    return disposition.text, disposition in _ACCEPTED


def _reviews_opened(inquiry: Inquiry) -> dict[str, dt.date]:
    """Return when the first review ballot of each project opened, up to the period's end."""

    def read() -> dict[str, dt.date]:
        references = tuple(item.project for item in rounds(inquiry) if item.project)
        found: dict[str, dt.date] = {}
        for ballot in inquiry.reader.find(
            Ballot,
            OneOf("project", references),
            OneOf("kind", _REVIEW_KINDS),
            OneOf("status", (BallotStatus.OPEN, BallotStatus.CLOSED)),
            Between("opened", None, inquiry.period.as_of),
            order=("opened",),
        ):
            if ballot.opened is not None:
                found.setdefault(ballot.project, ballot.opened)
        return found

    return inquiry.once(("reviews opened", inquiry.period), read)


def _before_review(inquiry: Inquiry) -> Found:
    around = {item.id: item for item in rounds(inquiry)}
    opened = _reviews_opened(inquiry)
    counted, left_out = [], []
    for answer in _answers(inquiry):
        item = around[answer.round]
        review = opened.get(item.project) if item.project else None
        if review is None:
            why: Text = Message("its draft is not under review yet")
            left_out.append(_comment_line(item, answer, why))
            continue
        final = bool(answer.disposition) and Disposition(answer.disposition).settled
        if final and not answer.answered:
            why = Message("the day of the answer is not known")
            left_out.append(_comment_line(item, answer, why))
            continue
        good = final and answer.answered <= review.isoformat()
        judgement = Message("before review") if good else Message("open when review began")
        counted.append(_comment_line(item, answer, judgement, good=good))
    return Found(sorted(counted, key=lambda line: line.good is not False), left_out)


_COMMENT: Final = (N_("Comment round"), N_("Submitted by"), N_("Clause"), N_("Disposition"))
_RECEIVED: Final = N_("Comments received in rounds that closed in the period.")

INDICATORS = (
    Indicator(
        id="rounds.period",
        label=N_("Drafts open to comment long enough"),
        counts=N_("Drafts that were open to public comment for the prescribed days."),
        among=N_("Rounds of public comment that closed in the period."),
        rules=(
            "comment.days.gb",
            "comment.days.industry",
            "comment.days.local",
            "comment.days.group",
        ),
        target=ALL,
        columns=(*NAMED, N_("From"), N_("Until"), N_("Days"), N_("Days prescribed")),
        gather=_long_enough,
    ),
    Indicator(
        id="rounds.response",
        label=N_("Response to comment rounds"),
        counts=N_("Units that replied."),
        among=N_("Units asked in rounds that closed in the period."),
        unit=MeasureUnit.RATIO,
        rules=("gb.comments",),
        columns=(*NAMED, N_("Units asked"), N_("Replied"), N_("With comments")),
        gather=_response,
    ),
    Indicator(
        id="rounds.parties",
        label=N_("Drafts on which all interest parties were asked"),
        counts=N_("Rounds that asked each of the five interest parties."),
        among=N_("Rounds of public comment that closed in the period."),
        rules=("gb.comments.parties",),
        target=ALL,
        columns=(*NAMED, N_("Parties asked")),
        gather=_parties,
    ),
    Indicator(
        id="comments.handled",
        label=N_("Comments handled"),
        counts=N_("Comments with a final answer at the end of the period."),
        among=_RECEIVED,
        rules=("gb.comments",),
        target=ALL,
        columns=_COMMENT,
        gather=_of_comments(_handled),
    ),
    Indicator(
        id="comments.reasons",
        label=N_("Rejections with reasons"),
        counts=N_("Rejections, whole or in part, that state their reasons."),
        among=N_("Comments not or partly accepted, of rounds that closed in the period."),
        rules=("gb.comments",),
        target=ALL,
        columns=_COMMENT,
        gather=_of_comments(_reasoned),
    ),
    Indicator(
        id="comments.accepted",
        label=N_("Comments accepted"),
        counts=N_("Comments accepted, or accepted in principle."),
        among=N_("Comments with a final answer, of rounds that closed in the period."),
        rules=("gb.comments",),
        columns=_COMMENT,
        gather=_of_comments(_accepted),
    ),
    Indicator(
        id="comments.before_review",
        label=N_("Comments answered before review"),
        counts=N_("Comments with a final answer on or before the day the review ballot opened."),
        among=N_("Comments on drafts whose review ballot has opened."),
        rules=("gb.comments",),
        target=ALL,
        columns=_COMMENT,
        gather=_before_review,
    ),
)
