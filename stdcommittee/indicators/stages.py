"""Stages of projects: handed over without delay, put to a vote before they were proposed."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from stdcommittee.base.conditions import Is, OneOf
from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import DRAFT_REVIEWS
from stdcommittee.domain.comments.records import CommentRound, RoundStage
from stdcommittee.domain.portfolio.records import Project, ProjectStage, StageEvent
from stdcommittee.domain.supervision.measures import MeasureUnit
from stdcommittee.indicators import ALL, Found, Indicator, Inquiry, day
from stdcommittee.indicators.projects import NAMED, line, projects


def _handovers(inquiry: Inquiry) -> Found:
    limit = inquiry.number("handover.days")
    lines = []
    for item, step, left, taken_up in _steps(inquiry):
        days = inquiry.calendar.working_days_between(left, taken_up)
        good = days <= limit
        judgement = Message("within the limit") if good else Message("too long")
        cells = (step, day(left), day(taken_up), str(days))
        lines.append(line(item, *cells, judgement=judgement, good=good, days=days))
    return Found(sorted(lines, key=lambda item: -item.amount))


def _steps(inquiry: Inquiry) -> Iterable[tuple[Project, Text, dt.date, dt.date]]:
    """Yield the hand-overs that ended in the period: project, which, left and taken up on."""
    for item in projects(inquiry):
        for step, left, taken_up in _hand_overs_of(inquiry, item):
            if left is not None and taken_up is not None and taken_up in inquiry.period:
                yield item, step, min(left, taken_up), taken_up


def _hand_overs_of(
    inquiry: Inquiry, project: Project
) -> Iterable[tuple[Text, dt.date | None, dt.date | None]]:
    entered = _entered(inquiry).get(project.id, {})
    opened = _opened(inquiry).get(project.reference)
    review = _reviewed(inquiry).get(project.reference)
    drafting = entered.get(ProjectStage.DRAFTING)
    yield Message("plan to drafting"), project.planned, drafting
    yield Message("stage to public comment"), entered.get(ProjectStage.COMMENT), opened
    yield (
        Message("stage to review"),
        entered.get(ProjectStage.REVIEW),
        review.opened if review else None,
    )
    approval = entered.get(ProjectStage.APPROVAL) or project.submitted
    yield Message("review to approval"), review.closed if review else None, approval


def _entered(inquiry: Inquiry) -> dict[int, dict[ProjectStage, dt.date]]:
    """Return when each project first entered each stage."""

    def read() -> dict[int, dict[ProjectStage, dt.date]]:
        numbers = tuple(item.id for item in projects(inquiry))
        found: dict[int, dict[ProjectStage, dt.date]] = {}
        for event in inquiry.reader.find(
            StageEvent, OneOf("project_id", numbers), order=("entered",)
        ):
            found.setdefault(event.project_id, {}).setdefault(event.stage, event.entered)
        return found

    return inquiry.once("entered", read)


def _opened(inquiry: Inquiry) -> dict[str, dt.date]:
    """Return when the first public comment round of each project began."""

    def read() -> dict[str, dt.date]:
        found: dict[str, dt.date] = {}
        for item in inquiry.reader.find(
            CommentRound,
            OneOf("stage", (RoundStage.PUBLIC,)),
            *inquiry.scope.work,
            order=("opened",),
        ):
            if item.project and item.opened is not None:
                found.setdefault(item.project, item.opened)
        return found

    return inquiry.once("opened", read)


def _reviewed(inquiry: Inquiry) -> dict[str, Ballot]:
    """Return the last closed review ballot of each project."""

    def read() -> dict[str, Ballot]:
        found = inquiry.reader.find(
            Ballot,
            Is("status", BallotStatus.CLOSED),
            OneOf("kind", DRAFT_REVIEWS),
            OneOf("project", tuple(item.reference for item in projects(inquiry))),
            order=("closed",),
        )
        return {item.project: item for item in found}

    return inquiry.once("reviewed", read)


class _Voted(NamedTuple):
    """A closed ballot of members, as far as it tells what it was about."""

    title: str
    title_en: str
    project: str
    document: str
    closed: str


class _Votes:
    """The closed ballots of members, found by what they were about: by number, or by title."""

    def __init__(self, ballots: Iterable[_Voted]) -> None:
        """Take ballots in the order in which they closed."""
        self._ballots = [ballot for ballot in ballots if ballot.closed]
        self._by_reference: dict[str, int] = {}
        self._starts: list[int] = []
        texts, length = [], 0
        for place, ballot in enumerate(self._ballots):
            for reference in filter(None, (ballot.project, ballot.document)):
                self._by_reference.setdefault(reference, place)
            text = f"{ballot.title or ''}\n{ballot.title_en or ''}\n"
            self._starts.append(length)
            texts.append(text)
            length += len(text)
        self._text = "".join(texts)

    def first_about(self, project: Project) -> _Voted | None:
        """Return the first ballot about a project, or None."""
        places = [self._by_reference.get(project.reference)]
        places += [self._titled(name) for name in (project.title_zh, project.title_en) if name]
        known = [place for place in places if place is not None]
        return self._ballots[min(known)] if known else None

    def _titled(self, name: str) -> int | None:
        found = self._text.find(name)
        return bisect_right(self._starts, found) - 1 if found >= 0 else None


def _votes(inquiry: Inquiry) -> _Votes:
    return inquiry.once(
        "votes",
        lambda: _Votes(
            _Voted(*row)
            for row in inquiry.reader.values(
                Ballot,
                _Voted._fields,
                Is("status", BallotStatus.CLOSED),
                *inquiry.scope.national_ballots,
                order=("closed",),
            )
        ),
    )


def _voted_before(inquiry: Inquiry) -> Found:
    lines = []
    for item in projects(inquiry):
        filed = _entered(inquiry).get(item.id, {}).get(ProjectStage.PROPOSAL) or item.planned
        if filed is None or filed not in inquiry.period:
            continue
        vote = _votes(inquiry).first_about(item)
        if vote is not None and vote.closed > filed.isoformat():
            vote = None
        judgement = Message("voted before") if vote else Message("no vote before")
        cells = (day(filed), vote.title if vote else day(None), day(vote.closed if vote else None))
        lines.append(line(item, *cells, judgement=judgement, good=vote is not None))
    return Found(sorted(lines, key=lambda item: item.good is not False))


INDICATORS = (
    Indicator(
        id="projects.handover",
        label=N_("Hand-over between stages"),
        counts=N_("Hand-overs within the limit."),
        among=N_("Hand-overs between stages that ended in the period."),
        unit=MeasureUnit.DAYS,
        rules=("handover.days",),
        target=ALL,
        columns=(*NAMED, N_("Hand-over"), N_("From"), N_("To"), N_("Working days")),
        gather=_handovers,
    ),
    Indicator(
        id="proposals.voted",
        label=N_("Proposals put to a vote before"),
        counts=N_("Projects on which a ballot of members closed before they were proposed."),
        among=N_("Projects proposed, or whose plan was issued, in the period."),
        rules=("tc.vote.matters",),
        target=ALL,
        columns=(*NAMED, N_("Proposed"), N_("Ballot"), N_("Closed")),
        gather=_voted_before,
    ),
)
