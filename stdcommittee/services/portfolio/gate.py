"""The gate before a project's next stage: what its records show, and what is still missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from stdcommittee.base.conditions import Blank, Is, OneOf
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual, Message, Plural, Text
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus
from stdcommittee.domain.ballots.vocabulary import DRAFT_REVIEWS
from stdcommittee.domain.comments.records import Comment, CommentRound, RoundStage
from stdcommittee.domain.comments.vocabulary import Disposition
from stdcommittee.domain.documents.records import Evidence
from stdcommittee.domain.portfolio.records import Project, ProjectStage, StageEvent
from stdcommittee.domain.workspace.records import Unit
from stdcommittee.indicators.comments import period_key
from stdcommittee.services.session import Session
from stdcommittee.storage.reader import Reader

Key = tuple[str, int]  # kind and id of a record
_STAGES: Final = tuple(ProjectStage)
_OPEN: Final = tuple(item for item in Disposition if not item.settled)


@frozen
class Requirement:
    """One thing that the next stage waits for; `met` None: the records cannot say."""

    text: Text
    met: bool | None
    said: Text = ""
    record: Key | None = None
    citation: Bilingual | None = None


@frozen
class Gate:
    """All that the next stage waits for."""

    following: ProjectStage
    requirements: tuple[Requirement, ...]

    @property
    def missing(self) -> int:
        """How many requirements are not met."""
        return sum(item.met is False for item in self.requirements)


def gate_of(session: Session, reader: Reader, project: Project) -> Gate | None:
    """Return the gate before a project's next stage, or None after the last one."""
    place = _STAGES.index(project.stage) + 1
    if place >= len(_STAGES):
        return None
    following = _STAGES[place]
    found = [*_entered(reader, project), *_wanted(session, reader, project, following)]
    return Gate(following, tuple(found))


def _wanted(
    session: Session, reader: Reader, project: Project, following: ProjectStage
) -> Iterable[Requirement]:
    """What belongs to the stage that the project is in."""
    match following:
        case ProjectStage.PROPOSAL:
            return [_documents(reader, project)]
        case ProjectStage.DRAFTING:
            return [_planned(project)]
        case ProjectStage.COMMENT:
            return [_lead(project), _documents(reader, project)]
        case ProjectStage.REVIEW:
            return _commented(session, reader, project)
        case ProjectStage.APPROVAL:
            return _voted(reader, project)
        case _:
            return [_submitted(project), _documents(reader, project)]


def _entered(reader: Reader, project: Project) -> Iterable[Requirement]:
    """Whether it is recorded when the project entered the stage that it is in."""
    known = reader.first(StageEvent, Is("project_id", project.id), Is("stage", project.stage))
    said: Text = Message("on {day}", day=known.entered) if known is not None else ""
    yield Requirement(
        Message("Start of the stage “{stage}” recorded", stage=project.stage.text),
        known is not None,
        said,
    )


def _planned(project: Project) -> Requirement:
    said: Text = Message("on {day}", day=project.planned) if project.planned else ""
    return Requirement(Message("Plan issued"), project.planned is not None, said)


def _lead(project: Project) -> Requirement:
    return Requirement(Message("Lead drafter named"), bool(project.lead), project.lead)


def _submitted(project: Project) -> Requirement:
    said: Text = Message("on {day}", day=project.submitted) if project.submitted else ""
    return Requirement(Message("Submitted for approval"), project.submitted is not None, said)


def _documents(reader: Reader, project: Project) -> Requirement:
    count = reader.count(Evidence, Is("kind", "project"), Is("record_id", project.id))
    said = Plural("{n} document", "{n} documents", n=count)
    return Requirement(Message("Documents of the stage attached"), count > 0, said)


def _commented(session: Session, reader: Reader, project: Project) -> Iterable[Requirement]:
    rounds = reader.find(CommentRound, Is("project", project.reference), order=("opened",))
    public = [item for item in rounds if item.stage is RoundStage.PUBLIC] or rounds
    text = Message("Comments were asked for")
    if not public:
        return [Requirement(text, met=False)]
    last = public[-1]
    key = ("comment_round", last.id)
    return [
        Requirement(text, met=True, record=key),
        _period(session, reader, project, last),
        _answered(reader, rounds, key),
    ]


def _period(session: Session, reader: Reader, project: Project, item: CommentRound) -> Requirement:
    unit = reader.first(Unit) or Unit(uid="")
    key = ("comment_round", item.id)
    on = item.opened or session.clock.today()
    rule = session.rules.parameter(period_key(item, project, unit.kind), on)
    text = Message("The comment period lasted {days} days", days=rule.number)
    if item.opened is None or item.closes is None:
        said: Text = Message("its days are not known")
        return Requirement(text, None, said, key, rule.citation)
    days = (item.closes - item.opened).days
    over = item.closes < session.clock.today()
    said = Plural("{n} day", "{n} days", n=days)
    if not over:
        said = Message("open until {day}", day=item.closes)
    return Requirement(text, days >= rule.number and over, said, key, rule.citation)


def _answered(reader: Reader, rounds: Sequence[CommentRound], key: Key) -> Requirement:
    among = OneOf("round_id", tuple(item.id for item in rounds))
    every = reader.count(Comment, among)
    waiting = reader.count(Comment, among, Blank("disposition"))
    waiting += reader.count(Comment, among, OneOf("disposition", _OPEN))
    said = Message("{done} of {all}", done=every - waiting, all=every)
    return Requirement(Message("Every comment was answered"), waiting == 0, said, key)


def _voted(reader: Reader, project: Project) -> Iterable[Requirement]:
    ballots = reader.find(
        Ballot,
        Is("project", project.reference),
        OneOf("kind", DRAFT_REVIEWS),
        order=("-closes",),
    )
    text = Message("The draft was put to the vote")
    if not ballots:
        return [Requirement(text, met=False)]
    last = ballots[0]
    key = ("ballot", last.id)
    closed = last.status is BallotStatus.CLOSED
    said: Text = Message("on {day}", day=last.closed) if last.closed else last.status.text
    approved = last.outcome is BallotOutcome.APPROVED
    known = approved if closed and last.outcome is not BallotOutcome.UNDETERMINED else None
    result = Message("The vote approved the draft")
    return [
        Requirement(text, closed, said, key),
        Requirement(result, known if closed else False, last.outcome.text, key),
    ]
