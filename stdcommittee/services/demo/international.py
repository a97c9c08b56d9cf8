"""The sample's ISO ballots: experts asked, position decided, vote sent, result kept."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from stdcommittee.base.messages import catalog
from stdcommittee.base.patterns import pattern
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, Mode
from stdcommittee.domain.ballots.vocabulary import BallotKind, VoteValue
from stdcommittee.domain.deadlines import calendar
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.services.ballots import (
    create_ballot,
    open_ballot,
    record_consultation,
    record_position,
    record_result,
    record_sent,
)
from stdcommittee.services.demo import consulting
from stdcommittee.services.demo.consulting import before, key_of
from stdcommittee.services.demo.papers import committees_file, write_paper
from stdcommittee.services.demo.script import Script, data, file_name, rows
from stdcommittee.services.demo.story import Event, Story
from stdcommittee.services.demo.tables import Cells, Sheet, columns, write_tables
from stdcommittee.services.editing import save

Facts = Mapping[str, Any]

_REPLIED: Final = 9  # working days before closing
_WORDS: Final = ("comments", "against", "abstain", "confirm", "revise", "withdraw")
_NUMBER: Final = pattern(r"\d{4,5}(?:-\d)?")


def events(script: Script) -> Iterable[Event]:
    """Yield the course of each ISO ballot as the counterpart unit went through it."""
    yield from consulting.rules(script)
    for facts in data("international")["ballot"]:
        opened, closes = script.day(facts["opened"]), script.day(facts["closes"])
        yield Event(opened, "mirror", partial(_open, facts=facts, opened=opened, closes=closes))
        yield from _prepared(script, facts, opened, closes)
        if "sent" in facts:
            yield Event(before(closes, facts["sent"]), "mirror", partial(_send, facts=facts))
        if "excused" in facts:
            yield Event(script.day(facts["released"]), "mirror", partial(_excuse, facts=facts))
        if "announced" in facts:
            after = calendar().add_working_days(closes, facts["announced"])
            if after <= script.today:
                yield Event(after, "mirror", partial(_announce, facts=facts))


def _prepared(script: Script, facts: Facts, opened: dt.date, closes: dt.date) -> Iterable[Event]:
    if "panel" in facts:
        yield from consulting.consulted(script, facts, opened, closes)
    elif "asked" in facts:
        day = calendar().add_working_days(opened, consulting.ASKED)
        yield Event(day, "mirror", partial(_ask, facts=facts, asked=day))
        by = min(before(closes, _REPLIED), script.today)
        replied = partial(_ask, facts=facts, replied=facts["replied"])
        yield Event(max(day, by), "mirror", replied)
    if "position" in facts:
        day = consulting.decided_on(script, facts)
        if "answers" in facts:
            yield Event(day, "mirror", partial(consulting.answer_questions, facts=facts))
        yield from consulting.nominated(script, facts)
        yield Event(day, "mirror", partial(_decide, facts=facts))
        yield from consulting.approved(script, facts)


def titles(facts: Facts) -> tuple[str, str]:
    """Return what an ISO ballot is called in Chinese and English."""
    if "title" in facts:
        return facts["title"]["zh"], facts["title"]["en"]
    document = facts["document"]
    number = _NUMBER.search(document)
    key = number[0] if number else ""
    same = [
        row for row in rows("deliverables") if re.search(rf"\b{key}(?![\d-])", row["reference"])
    ]
    exact = [row for row in same if row["reference"] == document]
    name = (exact or same)[0]["title_en"]
    return f"{document} {data('international')['names'][key]}", f"{document} {name}"


def _open(story: Story, *, facts: Facts, opened: dt.date, closes: dt.date) -> None:
    title, title_en = titles(facts)
    ballot = create_ballot(
        story.session,
        Ballot(
            title=title,
            title_en=title_en,
            kind=BallotKind(facts["kind"]),
            committee=data("words")["unit"]["mirrors"],
            document=facts["document"],
            mode=Mode.ONLINE,
            closes=closes,
        ),
    )
    story.ids[key_of(facts)] = ballot.id
    open_ballot(story.session, ballot.id, opened)


def _ask(story: Story, *, facts: Facts, asked: dt.date | None = None, replied: int = 0) -> None:
    """Record how many we asked; the day of asking stays when the replies come."""
    number = story.ids[key_of(facts)]
    record_consultation(story.session, number, on=asked, asked=facts["asked"], replied=replied)


def _decide(story: Story, *, facts: Facts) -> None:
    reason = story.script.say(facts["reason"]) if "reason" in facts else ""
    record_position(
        story.session,
        story.ids[key_of(facts)],
        VoteValue(facts["position"]),
        on=consulting.decided_on(story.script, facts),
        reason=reason,
    )


def _send(story: Story, *, facts: Facts) -> None:
    script = story.script
    closes = script.day(facts["closes"])
    day = before(closes, facts["sent"])
    commented = facts.get("comments", False)
    number = f"SAC-{day:%Y%m%d}-{story.ids[key_of(facts)]:03d}"
    receipt = write_paper(
        story,
        "receipt",
        document=facts["document"],
        vote=catalog(script.language)(VoteValue(facts["position"]).text),
        day=day.isoformat(),
        closes=closes.isoformat(),
        comments=script.word("answers", "yes" if commented else "no"),
        receipt=number,
    )
    record_sent(
        story.session,
        story.ids[key_of(facts)],
        on=day,
        with_comments=commented,
        by=script.word("actors", "mirror"),
        receipt=number,
        receipt_file=receipt,
    )


def _excuse(story: Story, *, facts: Facts) -> None:
    """Enter why no vote was owed in a ballot after all."""
    with story.session.reading() as reader:
        ballot = reader.get(Ballot, story.ids[key_of(facts)])
    if ballot is None:
        raise LookupError(facts["document"])
    save(story.session, replace(ballot, excused=story.script.say(facts["excused"])))


def _announce(story: Story, *, facts: Facts) -> None:
    if "votes" in facts:
        _bring_votes(story, facts)
    closes = story.script.day(facts["closes"])
    on = calendar().add_working_days(closes, facts["announced"])
    outcome = BallotOutcome(facts["outcome"])
    record_result(story.session, story.ids[key_of(facts)], outcome, on=min(on, story.today))


def _bring_votes(story: Story, facts: Facts) -> None:
    script, votes = story.script, facts["votes"]
    bodies = _bodies("pMembers"), [b for b in _bodies("oMembers") if b in votes["others"]]
    cells = [
        body_cells(script, facts, body, status)
        for status, names in zip("PO", bodies, strict=True)
        for body in names
    ]
    name = file_name("{document}", document=facts["document"])
    path = story.place("votes", f"{name}.{votes['form']}")
    caption = script.word("captions", "votes").format(title=facts["document"])
    sheet = Sheet(script.word("sheets", "votes"), _columns(script, facts), cells, caption)
    write_tables(path, [sheet], story.today)
    story.take_in(path, ImportKind.VOTES, ballot=str(story.ids[key_of(facts)]))


def _columns(script: Script, facts: Facts) -> dict[str, tuple[str, int]]:
    """Return the columns of a list of results: use is asked in reviews, experts in proposals."""
    kind = BallotKind(facts["kind"])
    absent = {
        *(("used",) if kind is not BallotKind.SR else ()),
        *(("experts",) if kind is not BallotKind.NP else ()),
    }
    return {key: head for key, head in columns(script, "bodies").items() if key not in absent}


def _bodies(key: str) -> Sequence[str]:
    committee = json.loads(committees_file().splitlines()[0])
    return [item["acronym"] for item in committee[key]]


def body_cells(script: Script, facts: Facts, body: str, status: str) -> Cells:
    """Return a member body's row of the list of results."""
    votes = facts["votes"]
    usual = "approve"
    if BallotKind(facts["kind"]) is BallotKind.SR:
        usual = facts["outcome"]
    vote = next((word for word in _WORDS if body in votes.get(word, ())), usual)
    silent = body in votes["absent"]
    closes = script.day(facts["closes"])
    used = "no" if vote in ("abstain", "withdraw") else "yes"
    return {
        "body": body,
        "status": status,
        "vote": script.word("votes", "none" if silent else vote),
        "used": "" if silent else script.word("answers", used),
        "reasons": script.word("answers", "yes") if vote == "against" else "",
        "date": "" if silent else before(closes, 1 + len(body) % 3).isoformat(),
    }
