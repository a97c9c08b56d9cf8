"""The sample's comment rounds: drafts sent out, files that came back, answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from stdcommittee.base.conditions import Is
from stdcommittee.domain.comments.records import Comment, CommentRound, RoundStage
from stdcommittee.domain.comments.vocabulary import Disposition
from stdcommittee.domain.people.records import InterestParty
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.exchange.comments.model import FormHeader
from stdcommittee.services.comments import answer_comments, save_round
from stdcommittee.services.demo.commentfiles import (
    chosen_columns,
    plain_cells,
    read_comment,
    write_broken,
    write_form,
    write_list,
)
from stdcommittee.services.demo.projects import plan_called, plan_number, stage_day
from stdcommittee.services.demo.script import Script, data, file_name
from stdcommittee.services.demo.story import Event, Story
from stdcommittee.services.demo.tables import columns

Facts = Mapping[str, Any]

_PARTIES: Final = tuple(party for party in InterestParty if party is not InterestParty.UNKNOWN)
_BEFORE_REVIEW: Final = dt.timedelta(days=6)


def events(script: Script) -> Iterable[Event]:
    """Yield the course of each round of comments."""
    for facts in data("rounds")["round"]:
        plan = plan_called(facts["project"])
        opened = stage_day(script, plan, "30") + dt.timedelta(days=facts["after"])
        closes = opened + dt.timedelta(days=facts["days"])
        yield Event(opened, "projects", partial(_open, facts=facts, opened=opened, closes=closes))
        came = closes + dt.timedelta(days=2)
        yield Event(came, "projects", partial(_collect, facts=facts))
        if not facts.get("answered", False):
            answered = stage_day(script, plan, "40") - _BEFORE_REVIEW
            key = facts["project"]
            yield Event(answered, "projects", partial(_answer, key=key, said=facts["comments"]))
    yield from _schema(script)


def _schema(script: Script) -> Iterable[Event]:
    """Yield the round on the spatial schema, whose comments came in files of every kind."""
    table = data("schema_comments")
    facts = table["round"]
    opened, closes = script.day(facts["opened"]), script.day(facts["closes"])
    yield Event(opened, "projects", partial(_open, facts=facts, opened=opened, closes=closes))
    for file in table["files"]:
        yield Event(script.day(file["on"]), "projects", partial(_file, file=file))
    answers: dict[str, list[Facts]] = {}
    for comment in table["comment"]:
        if "answer" in comment:
            answer = comment["answer"]
            answers.setdefault(answer["on"], []).append({**comment, **answer})
    for day, said in answers.items():
        key = facts["project"]
        yield Event(script.day(day), "projects", partial(_answer, key=key, said=said))


def _open(story: Story, *, facts: Facts, opened: dt.date, closes: dt.date) -> None:
    script = story.script
    plan = plan_called(facts["project"])
    pattern = data("words")["comment_files"]["title"]
    title, title_en = (
        script.both(facts["title"])
        if "title" in facts
        else (
            script.say_in("zh", pattern, title=plan["title"]["zh"]),
            script.say_in("en", pattern, title=plan["title"]["en"]),
        )
    )
    asked = facts.get("parties", _PARTIES)
    made = save_round(
        story.session,
        CommentRound(
            title=title,
            title_en=title_en,
            committee=data("words")["unit"]["subcommittee" if plan.get("sub") else "committee"],
            project=plan_number(script, plan),
            stage=RoundStage.PUBLIC,
            opened=opened,
            closes=closes,
            channels=script.say(facts.get("channels") or data("words")["channels"]["usual"]),
            parties=tuple(script.word("parties", str(party)) for party in asked),
            sent=facts["sent"],
            replied=facts["replied"],
            commented=facts["commented"],
        ),
    )
    story.ids[f"round {facts['project']}"] = made.id


def _bring(story: Story, path: Any, key: str) -> None:
    with story.session.reading() as reader:
        found = reader.get(CommentRound, story.ids[f"round {key}"])
    story.take_in(path, ImportKind.COMMENTS, round=found.title if found else "")


def _collect(story: Story, *, facts: Facts) -> None:
    """Write the one file that came of a round, and import it."""
    script = story.script
    title = script.say(plan_called(facts["project"])["title"])
    form = facts["form"]
    ending = "docx" if form == "national" else form
    pattern = script.word("comment_files", "name")
    path = story.place("comments", file_name(pattern, title=title, ending=ending))
    if form == "national":
        plan = plan_called(facts["project"])
        comments = [
            read_comment(
                script,
                item,
                number,
                raw_id=script.word("units", item["unit"]),
                answered=facts.get("answered", False),
            )
            for number, item in enumerate(facts["comments"], 1)
        ]
        header = FormHeader(story.today.isoformat(), title, plan_number(script, plan))
        write_form(path, comments, header, national=script.language == "zh")
    else:
        cells = [
            plain_cells(script, item, number, item["unit"])
            for number, item in enumerate(facts["comments"], 1)
        ]
        write_list(path, columns(script, "comments"), cells, story.today)
    _bring(story, path, facts["project"])


def _file(story: Story, *, file: Facts) -> None:
    """Write one of the files on the spatial schema, and import it."""
    script, table = story.script, data("schema_comments")
    path = story.place("comments", script.say(file["name"]))
    said = [item for item in table["comment"] if item["file"] == file["key"]]
    form = script.say(file["form"])
    if form == "broken":
        write_broken(path)
    elif form in ("iso", "national"):
        comments = [
            read_comment(script, item, number, raw_id=script.say(file["ids"], n=number))
            for number, item in enumerate(said, 1)
        ]
        plan = plan_called(table["round"]["project"])
        title = script.say(table["round"]["title"])
        header = FormHeader(story.today.isoformat(), title, plan_number(script, plan))
        write_form(path, comments, header, national=form == "national")
    else:
        cells = [
            plain_cells(script, item, number, file.get("unit", ""))
            for number, item in enumerate(said, 1)
        ]
        write_list(path, chosen_columns(script, file), cells, story.today)
    _bring(story, path, table["round"]["project"])


def _answer(story: Story, *, key: str, said: Sequence[Facts]) -> None:
    """Answer comments, those alike in one go."""
    script = story.script
    with story.session.reading() as reader:
        waiting = reader.find(Comment, Is("round_id", story.ids[f"round {key}"]))
    alike: dict[tuple[str, str], list[int]] = {}
    for item in said:
        if "as" not in item:
            continue
        text = script.say(item["text"])
        comment = next(x for x in waiting if x.comment.startswith(text))
        waiting.remove(comment)
        reason = script.say(item["reason"]) if "reason" in item else ""
        alike.setdefault((item["as"], reason), []).append(comment.id)
    for (disposition, reason), numbers in alike.items():
        answer_comments(story.session, numbers, Disposition(disposition), reason=reason)
