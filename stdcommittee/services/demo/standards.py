"""The sample's lists of standards: what its own list and the one of ISO said on a day."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import PurePath
from typing import Final

from stdcommittee.base.fields import first_day
from stdcommittee.domain.portfolio.records import StandardStatus
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.services.demo.script import Script, data, rows
from stdcommittee.services.demo.story import Event, Story
from stdcommittee.services.demo.tables import Cells, Sheet, columns, write_tables

_SETTLED: Final = 700  # days after publication before a first review is credible
_SECTOR: Final = "CH"
_OPEN_DATA: Final = (
    *("reference", "title_en", "title_fr", "doctype", "stage", "substage", "published"),
    *("circulated", "obsoleted", "edition", "committee", "ics", "project_number", "relations"),
    "source_file",
)


def events(script: Script) -> Iterable[Event]:
    """Yield the days on which lists of standards came in; the last of our own has faulty rows."""
    lists = data("course")["lists"]
    *earlier, last = map(script.day, lists["standards"])
    for day in earlier:
        yield Event(day, "office", partial(_own_list, faulty=False))
    yield Event(last, "office", partial(_own_list, faulty=True))
    for text in lists["deliverables"]:
        yield Event(script.day(text), "mirror", _iso_list)


def _own_list(story: Story, *, faulty: bool) -> None:
    script, day = story.script, story.today
    listed = [row for row in rows("standards") if _published(row["published"], day)]
    sheets = []
    for sheet, sector in (("national", False), ("sector", True)):
        cells = [
            standard_cells(script, row, day)
            for row in listed
            if row["reference"].startswith(_SECTOR) == sector
        ]
        if faulty and not sector:
            cells += [_faulty(script, fault) for fault in data("words")["faults"]["standards"]]
        caption = script.word("captions", "standards")
        sheets.append(
            Sheet(script.word("sheets", sheet), columns(script, "standards"), cells, caption)
        )
    path = story.place("", _dated(script.word("files", "standards"), day))
    story.take_in(write_tables(path, sheets, day), ImportKind.PORTFOLIO)


def standard_cells(script: Script, row: Cells, day: dt.date) -> dict[str, str]:
    """Return what the list of a day says of a standard."""
    words, course = data("words"), data("course")
    status = _status(row, day)
    ended = status in (StandardStatus.SUPERSEDED.value, StandardStatus.WITHDRAWN.value)
    mandatory = row["reference"].startswith("GB ")
    url = words["public"]["sector" if row["reference"].startswith(_SECTOR) else "gb"]
    hidden = row["reference"] in course["gaps"]["private"] or (row["adopts"] and not mandatory)
    found = {
        **{name: row[name] for name in ("reference", "title_zh", "title_en", "ics", "ccs")},
        **{name: row[name] for name in ("published", "implemented", "adopts", "degree")},
        **{name: row[name] for name in ("replaces", "cites")},
        "status": script.word("status", status),
        "committee": words["unit"]["subcommittee" if row["sub"] else "committee"],
        "withdrawn": row["withdrawn"] if ended else "",
        "department": script.word("unit", "department"),
        "text_public": "" if hidden or ended else url,
        **_review(script, row, day),
    }
    if mandatory:
        found["proposing_department"] = script.word("mandatory", "proposing_department")
        if row["reference"] not in course["gaps"]["unenforced"]:
            found["enforcement"] = script.word("mandatory", "enforcement")
    return found


def _published(text: str, day: dt.date) -> bool:
    known = first_day(text)
    return known is None or known <= day


def _status(row: Cells, day: dt.date) -> str:
    """Return what a standard was on a day, by its dates."""
    if row["status"] and _published(row["withdrawn"], day):
        return row["status"]
    begun = _published(row["implemented"], day)
    return (StandardStatus.IN_FORCE if begun else StandardStatus.UPCOMING).value


def _review(script: Script, row: Cells, day: dt.date) -> dict[str, str]:
    """Return the last review that a standard had by a day, and what it concluded."""
    course = data("course")
    cycle = course["revise"].get(row["reference"], row["cycle"])
    if not cycle or (row["status"] and _published(row["withdrawn"], day)):
        return {}
    published = first_day(row["published"]) or dt.date.min
    reviews = list(map(script.day, course["cycles"][cycle]))
    done = [review for review in reviews if review <= day and (review - published).days > _SETTLED]
    if not done:
        return {}
    revised = row["reference"] in course["revise"] and done[-1] == reviews[-1]
    conclusion = script.word("conclusion", "revise" if revised else "continue")
    return {"reviewed": done[-1].isoformat(), "conclusion": conclusion}


def _faulty(script: Script, fault: Mapping[str, str | Mapping[str, str]]) -> dict[str, str]:
    return {key: script.say(value) for key, value in fault.items()}


def _iso_list(story: Story) -> None:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, _OPEN_DATA, restval="")
    writer.writeheader()
    writer.writerows(
        row for row in rows("deliverables") if _published(row["published"], story.today)
    )
    name = _dated(story.script.word("files", "deliverables"), story.today)
    path = story.place("", name)
    path.write_bytes(stream.getvalue().encode("utf-8-sig"))
    story.take_in(path, ImportKind.PORTFOLIO)


def _dated(name: str, day: dt.date) -> str:
    """Return a file name with the day of the list in it."""
    path = PurePath(name)
    return f"{path.stem}_{day.isoformat()}{path.suffix}"
