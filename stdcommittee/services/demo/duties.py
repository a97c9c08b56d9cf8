"""The sample's self-supervision: answers with evidence, findings, the report of the year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from stdcommittee.domain.supervision.records import (
    Answer,
    DutyStatus,
    Finding,
    FindingSource,
    FindingStatus,
)
from stdcommittee.services.demo.papers import proof, write_paper
from stdcommittee.services.demo.script import Script, data
from stdcommittee.services.demo.story import Event, Story
from stdcommittee.services.reports import keep_annual_report
from stdcommittee.services.supervision import (
    answer_duty,
    attach_evidence,
    raise_finding,
    update_finding,
)

Facts = Mapping[str, Any]

_NOTHING: Final = {"zh": "", "en": ""}
_TAKEN_UP: Final = dt.timedelta(days=14)  # after a finding at the earliest


def events(script: Script) -> Iterable[Event]:
    """Yield how duties were answered and findings followed."""
    table = data("supervision")
    for facts in table["annual"]:
        sent, year = script.day(facts["day"]), script.year + facts["of"]
        if sent.year > year:
            yield Event(sent, "secretary", partial(_send_annual, year=year))
    answered = min(script.day(table["issue"]["answered"]), script.today)
    yield Event(answered, "office", partial(_answer_all, period=str(script.year)))
    current = script.day(table["current"]["answered"])
    if current.year > script.year:
        yield Event(current, "office", partial(_answer_some, period=str(script.year + 1)))
    for facts in table["finding"]:
        yield from _course(script, facts)


def _send_annual(story: Story, *, year: int) -> None:
    paper = write_paper(story, "annual", of=year)
    language = story.script.language
    keep_annual_report(story.session, year, story.today, path=paper, language=language)


def issue_day(script: Script) -> dt.date:
    """Return when the report of the year was issued."""
    return min(script.day(data("supervision")["issue"]["day"]), script.today)


def _course(script: Script, facts: Facts) -> Iterable[Event]:
    found = script.day(facts["found"])
    yield Event(found, "secretary", partial(_raise, facts=facts))
    for key, status in (("working", FindingStatus.WORKING), ("closed", FindingStatus.CLOSED)):
        if key in facts:
            day = max(script.day(facts[key]), found + _TAKEN_UP)
            yield Event(day, facts["owner"], partial(_move, facts=facts, status=status))


def _answer_all(story: Story, *, period: str) -> None:
    for facts in data("supervision")["answer"]:
        _answer(story, facts["duty"], facts, period)
    for group in data("supervision")["group"]:
        for duty in group["duties"]:
            _answer(story, duty, group, period)


def _answer_some(story: Story, *, period: str) -> None:
    """Say of the running year what holds in it as before; the papers will follow."""
    for facts in data("supervision")["answer"]:
        if facts.get("now", False):
            _answer(story, facts["duty"], {**facts, "paper": "", "text": _NOTHING}, period)


def _answer(story: Story, duty: str, facts: Facts, period: str) -> None:
    text, text_en = story.script.both(facts["text"])
    reason = story.script.say(facts["reason"]) if "reason" in facts else ""
    answer_duty(
        story.session,
        Answer(
            duty=duty,
            period=period,
            status=DutyStatus(facts["status"]),
            text=text,
            text_en=text_en,
            reason=reason,
        ),
    )
    if facts.get("paper"):
        path, _ = proof(story, facts["paper"])
        attach_evidence(story.session, duty, period, path)


def _raise(story: Story, *, facts: Facts) -> None:
    script = story.script
    title, title_en = script.both(facts["title"])
    action, action_en = script.both(facts["action"])
    made = raise_finding(
        story.session,
        Finding(
            title=title,
            title_en=title_en,
            duty=facts["duty"],
            indicator=facts["indicator"],
            source=FindingSource(facts["source"]),
            found=script.day(facts["found"]),
            action=action,
            action_en=action_en,
            owner=script.word("actors", facts["owner"]),
            due=script.day(facts["due"]),
        ),
    )
    story.ids[f"finding {facts['key']}"] = made.id


def _move(story: Story, *, facts: Facts, status: FindingStatus) -> None:
    with story.session.reading() as reader:
        finding = reader.get(Finding, story.ids[f"finding {facts['key']}"])
    if finding is None:
        raise LookupError(facts["key"])
    outcome = story.script.say(facts.get("outcome", "")) if "outcome" in facts else ""
    closed = status is FindingStatus.CLOSED
    moved = replace(finding, status=status, outcome=outcome if closed else "")
    if closed:
        moved = replace(moved, closed=story.today)
    update_finding(story.session, moved)
