"""The sample's ballots of members: opened, voted on, minuted, closed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from stdcommittee.base.messages import CHINESE, ENGLISH
from stdcommittee.base.records import kind_of
from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import Ballot, Mode, Vote
from stdcommittee.domain.ballots.vocabulary import BallotKind, Stance, Standing, VoteValue
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.services.ballots import (
    close_ballot,
    create_ballot,
    lines_of,
    open_ballot,
    record_vote,
)
from stdcommittee.services.ballots.checking import check_votes
from stdcommittee.services.demo.papers import write_paper
from stdcommittee.services.demo.projects import plan_called, plan_number
from stdcommittee.services.demo.script import Script, data, file_name
from stdcommittee.services.demo.story import Event, Story
from stdcommittee.services.demo.tables import Sheet, columns, write_tables
from stdcommittee.services.documents import attach

Facts = Mapping[str, Any]

_VALUES: Final = {
    "approve": VoteValue.APPROVE,
    "comments": VoteValue.APPROVE_WITH_COMMENTS,
    "against": VoteValue.DISAPPROVE,
    "abstain": VoteValue.ABSTAIN,
}
_STRIDE: Final = 7  # spreads the days of written votes over the members


def events(script: Script) -> Iterable[Event]:
    """Yield the course of each ballot of members."""
    for facts in data("ballots")["ballot"]:
        opened, closes = script.day(facts["opened"]), script.day(facts["closes"])
        yield Event(opened, "projects", partial(_open, facts=facts))
        counted = _counted_on(script, facts, opened, closes)
        yield Event(counted, "projects", partial(_count, facts=facts))
        for later in facts.get("later", ()):
            day = script.day(later["on"])
            yield Event(max(day, counted), "projects", partial(_vote, facts=facts, later=later))
            if "checked" in later:
                checked = max(script.day(later["checked"]), day, counted)
                yield Event(checked, "office", partial(_check, facts=facts, later=later))
        if "closed" in facts:
            yield Event(script.day(facts["closed"]), "secretary", partial(_close, facts=facts))


def _counted_on(script: Script, facts: Facts, opened: dt.date, closes: dt.date) -> dt.date:
    """Return when the list of votes came in: at the end, or half way where that lies ahead."""
    if closes <= script.today:
        return closes
    if "later" in facts:
        return min(opened + dt.timedelta(days=1), script.today)
    return opened + (script.today - opened) // 2


def titles(script: Script, facts: Facts) -> tuple[str, str]:
    """Return what a ballot is called in Chinese and English."""
    found = []
    for language in (CHINESE, ENGLISH):
        about = [plan_called(key)["title"][language] for key in facts.get("about", ())]
        project = plan_called(facts["project"])["title"][language] if "project" in facts else ""
        joined = ("\u3001" if language == CHINESE else "; ").join(about)
        found.append(script.say_in(language, facts["title"], project=project, about=joined))
    return found[0], found[1]


def _open(story: Story, *, facts: Facts) -> None:
    script = story.script
    title, title_en = titles(script, facts)
    plan = plan_called(facts["project"]) if "project" in facts else None
    unit = data("words")["unit"]
    opened, closes = script.day(facts["opened"]), script.day(facts["closes"])
    ballot = create_ballot(
        story.session,
        Ballot(
            title=title,
            title_en=title_en,
            kind=BallotKind(facts["kind"]),
            committee=unit["committee"],
            project=plan_number(script, plan) if plan else "",
            round=facts.get("round", 1),
            mode=Mode(facts["mode"]),
            meeting_id=story.ids[f"meeting {facts['meeting']}"] if "meeting" in facts else None,
            closes=closes,
        ),
    )
    story.ids[f"ballot {facts['key']}"] = ballot.id
    paper = write_paper(
        story,
        "draft" if plan else "agenda",
        title=script.say({"zh": title, "en": title_en}),
        plan=ballot.project,
        lead=script.word("units", plan["lead"]) if plan else "",
        opened=opened.isoformat(),
        closes=closes.isoformat(),
    )
    attach(story.session, kind_of(Ballot), ballot.id, [paper])
    open_ballot(story.session, ballot.id, opened)


def _number(script: Script, line: BallotLine) -> int:
    """Return the number of a member, by the name; 0 for advisers, observers and liaisons."""
    prefix = script.word("persons", "m")
    member = line.voter.standing is Standing.MEMBER and line.voter.name.startswith(prefix)
    return int(line.voter.name.removeprefix(prefix)) if member else 0


def _lines(story: Story, facts: Facts) -> Sequence[BallotLine]:
    with story.session.reading() as reader:
        return lines_of(reader, story.ids[f"ballot {facts['key']}"])


def _count(story: Story, *, facts: Facts) -> None:
    """Write the list of votes that came in and import it."""
    script = story.script
    title = script.say(dict(zip((CHINESE, ENGLISH), titles(script, facts), strict=True)))
    ended = story.today >= script.day(facts["closes"]) and "closed" in facts
    cells: list[dict[str, str]] = []
    for line in _lines(story, facts):
        number = _number(script, line)
        if number and (ended or number not in facts.get("absent", ())):
            cells.append({"number": str(len(cells) + 1), **_vote_cells(story, facts, line, number)})
    name = file_name("{day}_{title}", day=script.day(facts["opened"]).isoformat(), title=title)
    path = story.place("votes", f"{name}.{facts['form']}")
    caption = script.word("captions", "votes").format(title=title)
    sheet = Sheet(script.word("sheets", "votes"), columns(script, "votes"), cells, caption)
    write_tables(path, [sheet], story.today)
    story.take_in(path, ImportKind.VOTES, ballot=str(story.ids[f"ballot {facts['key']}"]))


def _vote_cells(story: Story, facts: Facts, line: BallotLine, number: int) -> dict[str, str]:
    script = story.script
    vote = _vote_of(facts, number)
    reasons = {**facts.get("against", {}), **facts.get("remarks", {})}
    reason = reasons.get(str(number))
    return {
        "name": line.voter.name,
        "organization": line.voter.organization,
        "party": script.word("parties", line.voter.party.value),
        "vote": script.word("votes", vote),
        "reason": script.say(reason) if reason else "",
        "date": _voted_on(story, facts, number).isoformat() if vote != "none" else "",
    }


def _vote_of(facts: Facts, number: int) -> str:
    if number in facts.get("absent", ()):
        return "none"
    if number in facts.get("abstain", ()):
        return "abstain"
    if str(number) in facts.get("against", {}):
        return "against"
    return "comments" if str(number) in facts.get("remarks", {}) else "approve"


def _voted_on(story: Story, facts: Facts, number: int) -> dt.date:
    opened, closes = (story.script.day(facts[key]) for key in ("opened", "closes"))
    last = min(closes, story.today)
    if Mode(facts["mode"]) is Mode.MEETING and closes <= story.today:
        return closes
    return opened + dt.timedelta(days=number * _STRIDE % ((last - opened).days + 1))


def _vote(story: Story, *, facts: Facts, later: Facts) -> None:
    script = story.script
    line = _line(story, facts, later)
    reason = script.say(later["reason"]) if "reason" in later else ""
    value = _VALUES[later["vote"]]
    behalf = script.person(later["brought_by"]) if "brought_by" in later else ""
    vote = record_vote(
        story.session, line.voter.id, value, on=story.today, reason=reason, behalf=behalf
    )
    if behalf:
        titled = dict(zip((CHINESE, ENGLISH), titles(script, facts), strict=True))
        paper = write_paper(
            story,
            "vote_scan",
            title=script.say(titled),
            voter=line.voter.name,
            vote=script.word("votes", later["vote"]),
            day=story.today.isoformat(),
            behalf=behalf,
        )
        attach(story.session, kind_of(Vote), vote.id, [paper])


def _line(story: Story, facts: Facts, later: Facts) -> BallotLine:
    lines = _lines(story, facts)
    return next(x for x in lines if _number(story.script, x) == later["member"])


def _check(story: Story, *, facts: Facts, later: Facts) -> None:
    """Compare a vote with the paper that it came on."""
    voter = _line(story, facts, later).voter.id
    check_votes(story.session, story.ids[f"ballot {facts['key']}"], [voter])


def _close(story: Story, *, facts: Facts) -> None:
    script = story.script
    opened, closes = script.day(facts["opened"]), script.day(facts["closes"])
    lines = [line for line in _lines(story, facts) if line.voter.standing is Standing.MEMBER]
    stances = Counter(line.vote.value.stance for line in lines if line.vote and line.vote.value)
    paper = write_paper(
        story,
        "minutes" if Mode(facts["mode"]) is Mode.MEETING else "written",
        title=script.say(dict(zip((CHINESE, ENGLISH), titles(script, facts), strict=True))),
        opened=opened.isoformat(),
        closes=closes.isoformat(),
        entitled=len(lines),
        voted=stances.total(),
        favour=stances[Stance.FOR],
        against=stances[Stance.AGAINST],
        abstained=stances[Stance.ABSTAIN],
        missing=len(lines) - stances.total(),
    )
    number = story.ids[f"ballot {facts['key']}"]
    attach(story.session, kind_of(Ballot), number, [paper])
    close_ballot(story.session, number, story.today)
