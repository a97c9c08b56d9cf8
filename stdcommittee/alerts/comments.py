"""Comments: unanswered, rejected without reason; rounds that are too short."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from stdcommittee.alerts import AlertSource, Raised, Severity, Watch
from stdcommittee.base.conditions import Between, Is, OneOf
from stdcommittee.base.messages import N_, Bilingual, Message, Plural
from stdcommittee.domain.comments.records import CommentRound, RoundStage
from stdcommittee.domain.portfolio.records import Project, ProjectStage, ProjectStatus
from stdcommittee.indicators.comments import period_key
from stdcommittee.storage.comments import unhandled, unreasoned

_RECENT: Final = 365  # days since a round closed: older rejections are history
_LATER: Final = (ProjectStage.REVIEW, ProjectStage.APPROVAL, ProjectStage.PUBLICATION)
_DONE: Final = (ProjectStatus.SUBMITTED, ProjectStatus.PUBLISHED, ProjectStatus.TERMINATED)


def _rounds(watch: Watch, numbers: Iterable[int]) -> dict[int, CommentRound]:
    """Return the rounds of the scope among some."""
    conditions = (OneOf("id", tuple(numbers)), *watch.scope.work)
    return {item.id: item for item in watch.reader.find(CommentRound, *conditions)}


def _projects(watch: Watch, rounds: Iterable[CommentRound]) -> dict[str, Project]:
    references = tuple({item.project for item in rounds if item.project})
    found = watch.reader.find(Project, OneOf("reference", references)) if references else []
    return {item.reference: item for item in found}


def _raised(
    item: CommentRound, message: Message, severity: Severity, *, rule: str, step: str
) -> Raised:
    return Raised(
        kind="comment_round",
        record=item.id,
        title=Bilingual(item.title, item.title_en),
        message=message,
        severity=severity,
        committee=item.committee,
        rule=rule,
        step=step,
    )


def _unhandled(watch: Watch) -> Iterable[Raised]:
    counts = unhandled(watch.reader)
    rounds = _rounds(watch, counts)
    projects = _projects(watch, rounds.values())
    for number, item in sorted(rounds.items()):
        if item.closes is not None and item.closes >= watch.today:
            continue
        project = projects.get(item.project)
        if project is not None and project.status in _DONE:
            continue
        late = project is not None and project.stage in _LATER
        message = Plural(
            "{n} comment without answer", "{n} comments without answer", n=counts[number]
        )
        if late:
            message = Plural(
                "{n} comment without answer, though under review",
                "{n} comments without answer, though under review",
                n=counts[number],
            )
        severity = Severity.OVERDUE if late else Severity.DUE
        yield _raised(
            item, message, severity, rule="gb.comments", step="review" if late else "open"
        )


def _reasons(watch: Watch) -> Iterable[Raised]:
    counts = unreasoned(watch.reader, watch.today - dt.timedelta(days=_RECENT))
    for number, item in sorted(_rounds(watch, counts).items()):
        message = Plural(
            "{n} rejection without reason", "{n} rejections without reason", n=counts[number]
        )
        yield _raised(item, message, Severity.RISK, rule="gb.comments", step=str(counts[number]))


def _short(watch: Watch) -> Iterable[Raised]:
    rounds = watch.reader.find(
        CommentRound,
        Is("stage", RoundStage.PUBLIC),
        Between("closes", watch.today, None),
        *watch.scope.work,
        order=("closes",),
    )
    projects = _projects(watch, rounds)
    for item in rounds:
        if item.opened is None or item.closes is None:
            continue
        key = period_key(item, projects.get(item.project), watch.scope.unit.kind)
        least = watch.number(key, item.opened)
        short = least - (item.closes - item.opened).days
        if short > 0:
            message = Plural(
                "Comment period {n} day too short", "Comment period {n} days too short", n=short
            )
            yield _raised(item, message, Severity.RISK, rule=key, step=str(short))


ALERTS = (
    AlertSource(
        id="comments.unhandled",
        label=N_("Comments without answer"),
        word=N_("Comments"),
        generate=_unhandled,
    ),
    AlertSource(
        id="comments.reasons",
        label=N_("Rejections without reason"),
        word=N_("Comments"),
        generate=_reasons,
    ),
    AlertSource(
        id="rounds.period",
        label=N_("Comment periods that are too short"),
        word=N_("Comment round"),
        generate=_short,
    ),
)
