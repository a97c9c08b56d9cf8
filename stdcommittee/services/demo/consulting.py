"""The sample's experts on ISO ballots: drafts sent out, replies, names put forward, approvals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from stdcommittee.base.conditions import Is
from stdcommittee.domain.ballots.approvals import approval_steps
from stdcommittee.domain.ballots.position_records import Decision, Reply
from stdcommittee.domain.ballots.vocabulary import Answer, VoteValue
from stdcommittee.domain.deadlines import calendar
from stdcommittee.domain.people.expert_records import ExpertRegistration, RegistrationStatus
from stdcommittee.services.ballots import record_position
from stdcommittee.services.ballots.approvals import decide_position
from stdcommittee.services.ballots.consultations import Sending, addressees, distribute
from stdcommittee.services.ballots.nominations import nominate
from stdcommittee.services.ballots.replies import record_replies
from stdcommittee.services.ballots.review_answers import confirm_answers, review_sheet
from stdcommittee.services.demo.experts import committee_of, person_of
from stdcommittee.services.demo.papers import write_paper
from stdcommittee.services.demo.script import Script, data
from stdcommittee.services.demo.story import Event, Story
from stdcommittee.services.editing import save
from stdcommittee.services.own_rules import save_edition

Facts = Mapping[str, Any]

ASKED: Final = 3  # working days after opening
_DUE: Final = 10  # working days before closing
_WAVES: Final = 3  # days on which replies come in


def key_of(facts: Facts) -> str:
    """Return what the story calls a ballot."""
    return f"ballot {facts['kind']} {facts['document']}"


def before(closes: dt.date, days: int) -> dt.date:
    """Return the day so many working days before the last one."""
    return calendar().add_working_days(closes, -days)


def decided_on(script: Script, facts: Facts) -> dt.date:
    """Return when the position was decided; where there is none yet, today."""
    if "positioned" in facts:
        return before(script.day(facts["closes"]), facts["positioned"])
    return script.day(facts.get("decided", "T"))


def rules(script: Script) -> Iterable[Event]:
    """Yield how the unit wrote down who agrees to a position."""
    yield Event(script.day(data("international")["approval"]["from"]), "secretary", _own_steps)


def consulted(script: Script, facts: Facts, opened: dt.date, closes: dt.date) -> Iterable[Event]:
    """Yield how a draft went to named experts, and how they replied, some on each of a few days."""
    asked = calendar().add_working_days(opened, ASKED)
    due = max(before(closes, _DUE), asked)
    yield Event(asked, "mirror", partial(_distribute, facts=facts, due=due))
    last = max(asked, min(due, decided_on(script, facts), script.today))
    span = calendar().working_days_between(asked, last)
    panel = data("international")["panels"][facts["panel"]]
    replied = [person for person in panel if person not in facts.get("silent", ())]
    for wave in range(_WAVES):
        who = replied[wave::_WAVES]
        if who:
            day = calendar().add_working_days(asked, span * (wave + 1) // _WAVES)
            yield Event(day, "mirror", partial(_reply, facts=facts, who=who))


def approved(script: Script, facts: Facts) -> Iterable[Event]:
    """Yield who agreed to a position; one that was sent back at first was decided anew."""
    closes, decided = script.day(facts["closes"]), decided_on(script, facts)
    if decided < script.day(data("international")["approval"]["from"]):
        return
    if "first" in facts:
        day = before(closes, facts["first"]["positioned"])
        yield Event(day, "mirror", partial(_send_back, facts=facts))
    last = before(closes, facts["sent"]) if "sent" in facts else script.today
    steps = data("international")["approval"]["steps"]
    for number, step in enumerate(steps[: facts.get("agreed", len(steps))], 1):
        day = min(calendar().add_working_days(decided, number), last)
        yield Event(day, step["who"], partial(_agree, facts=facts, step=step))


def nominated(script: Script, facts: Facts) -> Iterable[Event]:
    """Yield who was named with a vote on a new work item, and what came of it."""
    for named in facts.get("nominees", ()):
        day = decided_on(script, facts)
        yield Event(day, "mirror", partial(_nominate, facts=facts, named=named))
        answered = script.day(named["answered"])
        yield Event(answered, "mirror", partial(_answered, facts=facts, named=named))


def answer_questions(story: Story, *, facts: Facts) -> None:
    """Confirm the answers of a systematic review, with what our records do not tell."""
    number, said = story.ids[key_of(facts)], facts["answers"]
    answers = review_sheet(story.session, number).suggested
    comments = story.script.say(said["comments"]) if "comments" in said else ""
    used = Answer(said["used"]) if "used" in said else answers.used
    confirm_answers(story.session, number, replace(answers, used=used, comments=comments))


def _own_steps(story: Story) -> None:
    facts = data("international")["approval"]
    save_edition(story.session, facts["edition"].replace("DAY", story.today.isoformat()))


def _distribute(story: Story, *, facts: Facts, due: dt.date) -> None:
    script, terms = story.script, data("international")["sending"]
    number = story.ids[key_of(facts)]
    known = {who.name: who for who in addressees(story.session, number)}
    panel = data("international")["panels"][facts["panel"]]
    paper = write_paper(
        story,
        "ballot_draft",
        document=facts["document"],
        closes=script.day(facts["closes"]).isoformat(),
        due=due.isoformat(),
    )
    sending = Sending(
        draft=facts["document"],
        file=paper,
        due=due,
        channel=script.say(terms["channel"]),
        licence=script.say(terms["licence"]),
    )
    to = [known[script.person(person)] for person in panel]
    story.ids[f"sent {key_of(facts)}"] = distribute(story.session, number, sending, to).id


def _reply(story: Story, *, facts: Facts, who: list[str]) -> None:
    """Enter what came in on a day: those who say the same in one go."""
    script, said = story.script, facts.get("said", {})
    with story.session.reading() as reader:
        sent = Is("consultation_id", story.ids[f"sent {key_of(facts)}"])
        lines = {item.name: item.id for item in reader.find(Reply, sent)}
    usual = facts.get("position", facts.get("leaning", "approve"))
    alike: dict[tuple[str, str], list[int]] = {}
    for person in who:
        reply = said.get(person, {})
        text = script.say(reply["text"]) if "text" in reply else ""
        answer = (reply.get("vote", usual), text)
        alike.setdefault(answer, []).append(lines[script.person(person)])
    for (vote, text), numbers in alike.items():
        record_replies(story.session, numbers, VoteValue(vote), text=text)


def _agree(story: Story, *, facts: Facts, step: Facts) -> None:
    by = story.script.person(step["by"])
    decision = Decision.APPROVED
    decide_position(story.session, story.ids[key_of(facts)], step["key"], decision, by=by)


def _send_back(story: Story, *, facts: Facts) -> None:
    """Decide a position that the first who was asked sent back on the same day."""
    script, first, number = story.script, facts["first"], story.ids[key_of(facts)]
    value, reason = VoteValue(first["position"]), script.say(first["reason"])
    record_position(story.session, number, value, reason=reason)
    step = approval_steps(story.session.rules, story.today)[0]
    steps = data("international")["approval"]["steps"]
    by = next(item["by"] for item in steps if item["key"] == step.key)
    decide_position(
        story.session,
        number,
        step.key,
        Decision.RETURNED,
        by=script.person(by),
        note=script.say(first["note"]),
    )


def _nominate(story: Story, *, facts: Facts, named: Facts) -> None:
    person, group = person_of(story, named["person"]), committee_of(story, named["group"])
    made = nominate(story.session, story.ids[key_of(facts)], person.id, group)
    story.ids[f"named {named['person']} {facts['document']}"] = made.id


def _answered(story: Story, *, facts: Facts, named: Facts) -> None:
    """Enter that ISO registered a nominated expert, or did not."""
    number = story.ids[f"named {named['person']} {facts['document']}"]
    with story.session.reading() as reader:
        made = reader.get(ExpertRegistration, number)
    if made is None:
        raise LookupError(named["person"])
    status = RegistrationStatus(named["status"])
    told = replace(made, status=status)
    if status is RegistrationStatus.REGISTERED:
        told = replace(told, since=story.today, until=story.script.day(named["until"]))
    save(story.session, told)
