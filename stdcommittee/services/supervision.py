"""Self-supervision: assess a period, answer duties, raise and follow findings."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Invalid, Refused
from stdcommittee.base.messages import CHINESE, ENGLISH, Bilingual, Message, Text, catalog
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.domain.documents.records import Evidence
from stdcommittee.domain.rules import RuleBook
from stdcommittee.domain.supervision.frameworks import DEFAULT, Duty, Framework, framework
from stdcommittee.domain.supervision.measures import Measure
from stdcommittee.domain.supervision.period import Period
from stdcommittee.domain.supervision.records import (
    Answer,
    DutyStatus,
    Finding,
    FindingSource,
    FindingStatus,
)
from stdcommittee.domain.supervision.result import (
    DataStamp,
    Exhibit,
    Figure,
    Given,
    Item,
    Past,
    Problem,
    RuleEdition,
    SupervisionResult,
    UnitFacts,
)
from stdcommittee.domain.supervision.scope import Scope
from stdcommittee.domain.supervision.statuses import computed, concluded
from stdcommittee.indicators import Inquiry, indicators
from stdcommittee.indicators.supervision import closed_by
from stdcommittee.services.session import Session
from stdcommittee.storage.attachments import attach_file
from stdcommittee.storage.people import scope_of
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.supervision import Attached, attached, stamp_of

_YEARS_BEFORE: Final = (2, 1)


def assess(
    session: Session,
    period: str,
    edition: str = DEFAULT,
    committee: str | None = None,
    progress: Progress = SILENT,
) -> SupervisionResult:
    """Return how a unit met its duties in a period (`2025`, `2025Q3`, `2025-01..2025-06`).

    Everything is read from one state of the workspace. A period that is over gives the same result
    each time while the data are the same. `committee`: one committee with those under it, instead
    of the unit's own.

    Raises:
        Refused: no such edition or committee, or the text names no period that has begun.
        Cancelled: the person asked to stop.
    """
    chosen = framework(edition)
    asked = Period.parse(period).seen(session.clock.today())
    with session.reading() as reader:
        scope = scope_of(reader, committee)
        inquiry = Inquiry(reader, scope, asked, session.rules, session.calendar())
        owed = chosen.owed_by(scope.unit.kind)
        figures = _figures(inquiry, chosen, owed, progress)
        return SupervisionResult(
            head=chosen.head,
            unit=_facts(scope),
            period=asked,
            stamp=_stamp(reader),
            rules=_editions(session.rules, figures.values()),
            sections=chosen.sections,
            items=_items(reader, chosen, scope, asked, figures),
            figures=tuple(figures.values()),
            overview=_numbers(figures, chosen.overview),
            headline=_numbers(figures, chosen.headline),
            findings=_problems(reader, asked, figures),
            partly=chosen.partly,
        )


def _figures(
    inquiry: Inquiry, chosen: Framework, owed: Sequence[Duty], progress: Progress
) -> dict[str, Figure]:
    """Take every figure of the report once; they are numbered in the order of first use."""
    filling = dict.fromkeys(name for duty in owed for name in duty.indicators)
    headline = [name for name in chosen.headline if name in filling]
    wanted = list(dict.fromkeys((*chosen.overview, *headline, *filling)))
    known = indicators()
    found = {}
    for number, name in enumerate(wanted, 1):
        indicator = known[name]
        progress.step(Message(indicator.label), number - 1, len(wanted))
        past = _past(inquiry, name) if name in headline else ()
        found[name] = Figure(number=number, measure=indicator.measure(inquiry), past=past)
    return found


def _past(inquiry: Inquiry, name: str) -> tuple[Past, ...]:
    found = []
    for count in _YEARS_BEFORE:
        period = inquiry.period.years_before(count)
        measure = indicators()[name].measure(inquiry.during(period))
        found.append(
            Past(
                period=period.name,
                figure=measure.figure,
                numerator=measure.numerator,
                denominator=measure.denominator,
                value=measure.value,
                state=measure.state,
            )
        )
    return tuple(found)


def _numbers(figures: Mapping[str, Figure], names: Iterable[str]) -> tuple[int, ...]:
    return tuple(figures[name].number for name in names if name in figures)


def _facts(scope: Scope) -> UnitFacts:
    unit = scope.unit
    return UnitFacts(
        name=Bilingual(unit.name, unit.name_en),
        kind=unit.kind,
        committee=unit.committee,
        host=Bilingual(unit.host, unit.host_en),
        member_body=unit.member_body,
        recipients=unit.recipients,
        own=scope.own,
        mirrored=scope.mirrored,
        chosen=scope.chosen,
    )


def _stamp(reader: Reader) -> DataStamp:
    stamp = stamp_of(reader)
    return DataStamp(operation=stamp.operation, at=stamp.at, head=stamp.head)


def _editions(rules: RuleBook, figures: Iterable[Figure]) -> tuple[RuleEdition, ...]:
    used = {rule.edition for figure in figures for rule in figure.measure.rules if rule.edition}
    editions = (rules.edition(name) for name in sorted(used))
    return tuple(
        RuleEdition(
            id=item.id,
            title=item.title,
            document=item.document,
            effective_from=item.effective_from,
            provisional=item.provisional,
        )
        for item in editions
    )


def _items(
    reader: Reader,
    chosen: Framework,
    scope: Scope,
    period: Period,
    figures: Mapping[str, Figure],
) -> tuple[Item, ...]:
    answers = {item.duty: item for item in reader.find(Answer, Is("period", period.name))}
    evidence = attached(reader, "answer", (item.id for item in answers.values()))
    found = []
    for duty in chosen.duties:
        if not duty.binds(scope.unit.kind):
            none = DutyStatus.NOT_APPLICABLE
            found.append(Item(duty=duty, status=none, computed=none))
            continue
        taken = [figures[name] for name in duty.indicators]
        by_data = computed([figure.measure for figure in taken], chosen.partly)
        answer = answers.get(duty.id)
        status = by_data
        if answer is not None:
            status = concluded(by_data, answer.status, overrides=answer.overrides)
        found.append(
            Item(
                duty=duty,
                status=status,
                computed=by_data,
                answer=_given(answer, evidence.get(answer.id, ())) if answer is not None else None,
                figures=tuple(figure.number for figure in taken),
            )
        )
    return tuple(found)


def _given(answer: Answer, evidence: Iterable[Attached]) -> Given:
    return Given(
        record=answer.id,
        status=answer.status,
        text=Bilingual(answer.text, answer.text_en),
        overrides=answer.overrides,
        reason=answer.reason,
        answered=answer.answered,
        answered_by=answer.answered_by,
        evidence=tuple(
            Exhibit(document=item.document, name=item.name, sha256=item.sha256, note=item.note)
            for item in evidence
        ),
    )


def _problems(reader: Reader, period: Period, figures: Mapping[str, Figure]) -> tuple[Problem, ...]:
    """Return the findings that were open at the period's end, or due or closed in the period."""
    found = []
    for item in reader.find(Finding, order=("due",)):
        if item.found is not None and item.found > period.as_of:
            continue
        closed = closed_by(item, period.as_of)
        if closed is not None and closed not in period and item.due not in period:
            continue
        figure = figures.get(item.indicator)
        found.append(_problem(item, closed, period, figure.number if figure else None))
    return tuple(sorted(found, key=lambda item: (item.due or dt.date.max, item.record)))


def _problem(item: Finding, closed: dt.date | None, period: Period, figure: int | None) -> Problem:
    status = item.status
    if closed is None and status is FindingStatus.CLOSED:
        status = FindingStatus.WORKING  # it was, at the period's end
    return Problem(
        record=item.id,
        title=Bilingual(item.title, item.title_en),
        duty=item.duty,
        indicator=item.indicator,
        figure=figure,
        source=item.source,
        found=item.found,
        action=Bilingual(item.action, item.action_en),
        owner=item.owner,
        due=item.due,
        status=status,
        closed=closed,
        outcome=item.outcome if closed is not None else "",
        overdue=closed is None and item.due is not None and period.over(item.due),
    )


def answer_duty(session: Session, answer: Answer, edition: str = DEFAULT) -> Answer:
    """Keep what a person says of a duty in a period, in the place of what was said before.

    Day and name are filled in where they are empty.

    Raises:
        Refused: the edition has no such duty, or the text names no period.
        Invalid: the computed status is set aside, or the duty said not to apply, without a reason.
    """
    framework(edition).duty(answer.duty)
    Period.parse(answer.period)
    if (
        answer.overrides or answer.status is DutyStatus.NOT_APPLICABLE
    ) and not answer.reason.strip():
        why = Message("Say why the computed status is set aside.")
        raise Invalid(why, {"reason": why})
    filled = dataclasses.replace(
        answer,
        answered=answer.answered or session.clock.today(),
        answered_by=answer.answered_by or session.actor.name,
    )
    message = Message("Duty {duty} answered for {period}", duty=answer.duty, period=answer.period)
    with session.writing(message) as uow:
        known = _answer(uow.reader, answer.duty, answer.period)
        if known is None:
            return uow.add(dataclasses.replace(filled, id=0))
        filled = dataclasses.replace(filled, id=known.id)
        uow.change(filled)
    return filled


def _answer(reader: Reader, duty: str, period: str) -> Answer | None:
    return reader.first(Answer, Is("duty", duty), Is("period", period))


def attach_evidence(
    session: Session,
    duty: str,
    period: str,
    path: Path,
    note: str = "",
    edition: str = DEFAULT,
    progress: Progress = SILENT,
) -> Evidence:
    """Attach a file to the answer to a duty; an open answer is made where there is none yet.

    Raises:
        Refused: the edition has no such duty, or the text names no period.
        Unreadable: the file cannot be read.
        Cancelled: the person stopped it; nothing was kept.
    """
    framework(edition).duty(duty)
    Period.parse(period)
    message = Message("{file} attached to duty {duty}", file=path.name, duty=duty)
    with session.writing(message) as uow:
        answer = _answer(uow.reader, duty, period)
        if answer is None:
            answer = uow.add(Answer(duty=duty, period=period))
        document = attach_file(uow, path, progress)
        return uow.add(
            Evidence(document_id=document.id, kind="answer", record_id=answer.id, note=note)
        )


def draft_finding(
    session: Session, result: SupervisionResult, *, duty: str = "", indicator: str = ""
) -> Finding:
    """Return a finding filled in from a duty or figure of a result, for a person to complete.

    Raises:
        Refused: the result has neither.
    """
    figure = result.of_indicator(indicator) if indicator else None
    item = next((item for item in result.items if duty and item.duty.id == duty), None)
    if figure is None and item is None:
        raise Refused(Message("The result has no such duty or figure."))
    title: Text = _problem_of(figure.measure) if figure is not None else ""
    if figure is None and item is not None:
        title = item.duty.text
    return Finding(
        title=catalog(CHINESE).render(title),
        title_en=catalog(ENGLISH).render(title),
        duty=duty,
        indicator=indicator,
        source=FindingSource.INDICATOR if figure is not None else FindingSource.SELF_CHECK,
        found=session.clock.today(),
    )


def _problem_of(measure: Measure) -> Text:
    if measure.limit is None:
        return Message("{label}: {figure}", label=measure.label, figure=measure.figure)
    return Message(
        "{label}: {figure}, {limit}",
        label=measure.label,
        figure=measure.figure,
        limit=measure.limit.text,
    )


def raise_finding(session: Session, finding: Finding) -> Finding:
    """Keep a new finding; the day it was found is today where it is empty.

    Raises:
        Invalid: it has no title, or is closed without outcome.
    """
    filled = _closed_properly(session, finding)
    if filled.found is None:
        filled = dataclasses.replace(filled, found=session.clock.today())
    with session.writing(Message("Finding raised: {title}", title=finding.title)) as uow:
        return uow.add(dataclasses.replace(filled, id=0))


def update_finding(session: Session, finding: Finding) -> Finding:
    """Keep a changed finding; closing it fills in the day, reopening it takes the day away.

    Raises:
        Invalid: it is closed without outcome.
        Refused: it is gone.
    """
    filled = _closed_properly(session, finding)
    with session.writing(Message("Finding changed: {title}", title=finding.title)) as uow:
        uow.change(filled)
    return filled


def _closed_properly(session: Session, finding: Finding) -> Finding:
    if finding.status is not FindingStatus.CLOSED:
        return dataclasses.replace(finding, closed=None)
    if not finding.outcome.strip():
        why = Message("Say what came of it before closing it.")
        raise Invalid(why, {"outcome": why})
    return dataclasses.replace(finding, closed=finding.closed or session.clock.today())
