"""The sample's papers: drafts, minutes, receipts and what proves duties; small but real files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from stdcommittee.base.paths import resource
from stdcommittee.services.demo.script import Script, data, file_name
from stdcommittee.services.demo.story import Story

_PAPER = {"width": 11907, "height": 16840, "margin": 1418}  # A4 in twentieths of a point


def write_paper(story: Story, kind: str, **values: object) -> Path:
    """Write a paper of a kind (`draft`, `minutes`, `receipt` …) with its facts; return where."""
    script = story.script
    facts = data("papers")[kind]
    path = story.place("papers", file_name(script.say(facts["name"]), **values))
    title = script.say(facts["title"], **values)
    lines = [script.say(line, **values) for line in facts["text"]]
    return _write(path, script, title, lines, story.today)


def proof(story: Story, key: str) -> tuple[Path, dt.date]:
    """Return a paper that proves duties, written where it is not there yet, and its day."""
    script = story.script
    facts = next(item for item in data("papers")["paper"] if item["key"] == key)
    day = script.day(facts["day"])
    path = story.place("papers", script.say(facts["name"]))
    if not path.exists():
        lines = [script.say(line) for line in facts["text"]]
        _write(path, script, script.say(facts["title"]), lines, day)
    return path, day


def _write(path: Path, script: Script, title: str, lines: Sequence[str], on: dt.date) -> Path:
    words = data("papers")["words"]
    foot = [script.say(words["unit"]), on.isoformat(), script.say(words["sample"])]
    match path.suffix:
        case ".docx":
            path.write_bytes(_docx(title, lines, foot))
        case ".pdf":
            path.write_bytes(_pdf(script, title, lines, foot, on))
        case _:
            path.write_text("\n".join([title, "", *lines, "", *foot, ""]), "utf-8")
    return path


def _docx(title: str, lines: Sequence[str], foot: Sequence[str]) -> bytes:
    from stdcommittee.exchange.comments import wordml

    large, normal = '<w:b/><w:sz w:val="32"/>', '<w:sz w:val="24"/>'
    body = [wordml.paragraph(wordml.run(title, large), '<w:jc w:val="center"/>')]
    body += [wordml.paragraph(wordml.run(line, normal)) for line in lines]
    right = '<w:jc w:val="right"/>'
    body += [wordml.paragraph(wordml.run(line, normal), right) for line in foot]
    return wordml.document(body, _PAPER, "", "")


def _pdf(
    script: Script, title: str, lines: Sequence[str], foot: Sequence[str], on: dt.date
) -> bytes:
    from stdcommittee.reports.pdf.document import Document
    from stdcommittee.reports.pdf.frame import About

    committee = data("words")["unit"]["committee"]
    about = About(
        title=title, number=committee, language=script.language, issued=on, author=foot[0]
    )
    document = Document(about).heading(title, key="title", level=1)
    for line in lines:
        document.paragraph(line)
    for line in foot:
        document.note(line)
    return document.render().data


def committees_file() -> bytes:
    """Return the public list of committees with their P- and O-members, as ISO publishes it."""
    return resource("sample", "committees.jsonl").read_bytes()
