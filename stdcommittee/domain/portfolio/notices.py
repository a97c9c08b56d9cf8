"""Stages of international documents that have ended, and whether those concerned were told."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from stdcommittee.base.conditions import AnyOf, Is, StartsWith
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual, Message, Text
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.portfolio.documents import document_key
from stdcommittee.domain.portfolio.proposal_records import StageNotice
from stdcommittee.domain.portfolio.records import Project, ProjectNature, StageEvent

INTERNATIONAL: Final = AnyOf(
    (
        Is("nature", ProjectNature.INTERNATIONAL),
        StartsWith("committee", "ISO"),
        StartsWith("committee", "IEC"),
    )
)
"""Which projects are those of ISO or IEC."""

# The stage whose vote it is (ISO Directives, harmonized stages); committee ballots end none.
_CODES: Final = {
    BallotKind.NP: "10",
    BallotKind.CD: "30",
    BallotKind.DIS: "40",
    BallotKind.CDV: "40",
    BallotKind.FDIS: "50",
    BallotKind.DTS: "50",
    BallotKind.DTR: "50",
    BallotKind.DPAS: "50",
    BallotKind.SR: "90",
}
STAGED: Final = tuple(_CODES)
"""Kinds of ballots that end a stage."""

_BY_WORD: Final = {kind.name: code for kind, code in _CODES.items()}


@frozen
class Ended:
    """A stage of a document that ended on a day, and the record that tells of it.

    `stage` is written as a notice keeps it: the ballot's abbreviation, or the stage's two figures.
    """

    document: str
    title: Text
    committee: str
    stage: str
    on: dt.date
    kind: str
    record: int

    @property
    def key(self) -> tuple[str, str]:
        """What tells stages of documents apart."""
        return document_key(self.document), stage_code(self.stage)


@frozen(kw_only=True)
class Told:
    """A stage that ended, the day by which those concerned are told, and the notice if there is.

    `ended` None: only the notice tells of the stage.
    """

    document: str
    committee: str
    stage: str
    on: dt.date
    due: dt.date
    ended: Ended | None = None
    notice: StageNotice | None = None

    @property
    def sent(self) -> dt.date | None:
        """When the notice was sent."""
        return self.notice.noticed if self.notice is not None else None

    @property
    def record(self) -> tuple[str, int]:
        """Kind and id of the record to open: the notice, else what tells that the stage ended."""
        if self.notice is not None or self.ended is None:
            return "stage_notice", self.notice.id if self.notice is not None else 0
        return self.ended.kind, self.ended.record


def stage_code(stage: str) -> str:
    """Return the two figures of a stage that is written as a ballot's abbreviation or as code."""
    word = stage.strip().upper()
    return _BY_WORD.get(word, word[:2] if word[:2].isdigit() else word)


def stage_said(stage: str) -> Text:
    """Return what a stage is called: by its ballot, else by its figures."""
    kind = next((kind for kind in STAGED if kind.name == stage.strip().upper()), None)
    if kind is not None:
        return kind.text
    return Message("Stage {stage}", stage=stage) if stage else ""


def ended_stages(
    projects: Iterable[tuple[Project, Sequence[StageEvent]]],
    ballots: Iterable[Ballot],
    today: dt.date,
) -> list[Ended]:
    """Return the stages that have ended by a day, the oldest first.

    A stage of an international project ends on the day on which the next begins, the stage of a
    ballot with the day on which voting closes. Where both tell of it, the ballot does.
    """
    of_ballots = _of_ballots(ballots, today)
    known = {item.key for item in of_ballots}
    of_projects = [item for item in _of_projects(projects, today) if item.key not in known]
    return sorted((*of_ballots, *of_projects), key=lambda item: (item.on, item.document))


def told(ended: Iterable[Ended], notices: Iterable[StageNotice], days: int) -> list[Told]:
    """Return every stage that ended with its notice, and notices that no other record explains.

    A notice belongs to the stage that ended on its day, else to the oldest of that stage without.
    """
    period = dt.timedelta(days=days)
    given: dict[tuple[str, str], list[StageNotice]] = defaultdict(list)
    for notice in notices:
        given[document_key(notice.document), stage_code(notice.stage)].append(notice)
    waiting = sorted(ended, key=lambda item: (item.on, item.document))
    found = [_told(item, given[item.key], period, exact=True) for item in waiting]
    found = [
        item
        if item.notice or item.ended is None
        else _told(item.ended, given[item.ended.key], period)
        for item in found
    ]
    found += [
        _alone(notice, period) for rest in given.values() for notice in rest if notice.changed
    ]
    return sorted(found, key=lambda item: item.due)


def _told(
    item: Ended, given: list[StageNotice], period: dt.timedelta, *, exact: bool = False
) -> Told:
    """Take the notice about a stage out of those about its document: of its day, else any."""
    fits = [notice for notice in given if not exact or notice.changed == item.on]
    if fits:
        given.remove(fits[0])
    return Told(
        document=item.document,
        committee=item.committee,
        stage=item.stage,
        on=item.on,
        due=item.on + period,
        ended=item,
        notice=fits[0] if fits else None,
    )


def _alone(notice: StageNotice, period: dt.timedelta) -> Told:
    changed = notice.changed or dt.date.max
    return Told(
        document=notice.document,
        committee=notice.committee,
        stage=notice.stage,
        on=changed,
        due=changed + period,
        notice=notice,
    )


def _of_ballots(ballots: Iterable[Ballot], today: dt.date) -> list[Ended]:
    return [
        Ended(
            document=ballot.document,
            title=Bilingual(ballot.title, ballot.title_en),
            committee=ballot.committee,
            stage=ballot.kind.name,
            on=ballot.closes,
            kind="ballot",
            record=ballot.id,
        )
        for ballot in sorted(ballots, key=lambda item: (item.closes or dt.date.max, item.id))
        if ballot.closes is not None
        and ballot.closes < today
        and ballot.document
        and ballot.kind in _CODES
        and ballot.status in (BallotStatus.OPEN, BallotStatus.CLOSED)
    ]


def _of_projects(
    projects: Iterable[tuple[Project, Sequence[StageEvent]]], today: dt.date
) -> list[Ended]:
    found = []
    for project, events in projects:
        ordered = sorted(events, key=lambda event: (event.entered, event.stage.value))
        for event, after in pairwise(ordered):
            if after.stage is not event.stage and after.entered <= today:
                found.append(
                    Ended(
                        document=project.reference,
                        title=Bilingual(project.title_zh, project.title_en),
                        committee=project.committee,
                        stage=event.stage.value,
                        on=after.entered,
                        kind="project",
                        record=project.id,
                    )
                )
    return found
