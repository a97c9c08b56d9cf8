"""The sample's files of comments: forms, tables and one that nobody can read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from stdcommittee.base.messages import CHINESE
from stdcommittee.exchange.comments.collation import collate
from stdcommittee.exchange.comments.model import CommentFile, FormHeader, ReadComment
from stdcommittee.services.demo.script import Script, data
from stdcommittee.services.demo.tables import Cells, Sheet, write_tables

Facts = Mapping[str, Any]

_WIDTH: Final = 24
_BROKEN: Final = b"PK\x03\x04\x14\x00\x00\x00\x08\x00"  # a document cut off while it was sent


def read_comment(
    script: Script, facts: Facts, place: int, *, raw_id: str, answered: bool = False
) -> ReadComment:
    """Return a comment of the script as a form holds it; the answer too where `answered`."""
    return ReadComment(
        row=place,
        raw_id=raw_id,
        clause=script.say(facts["clause"]),
        element=script.say(facts["element"]) if "element" in facts else "",
        raw_type=script.say(facts["type"]),
        comment=script.say(facts["text"]),
        proposed_change=script.say(facts["change"]) if facts["change"] else "",
        observation=_observation(script, facts) if answered else "",
    )


def _observation(script: Script, facts: Facts) -> str:
    if "said" in facts:
        return script.say(facts["said"])
    word = script.word("dispositions", facts["as"])
    reason = script.say(facts["reason"]) if "reason" in facts else ""
    stop = "\u3002" if script.language == CHINESE else ". "
    return f"{word}{stop}{reason}" if reason else word


def write_form(
    path: Path, comments: Sequence[ReadComment], header: FormHeader, *, national: bool
) -> Path:
    """Write comments as the national form or as the form of ISO."""
    collation = collate([CommentFile(path.name, None, header, tuple(comments))])
    if national:
        from stdcommittee.exchange.comments.nationalform import write_national_form

        path.write_bytes(write_national_form(collation))
    else:
        from stdcommittee.exchange.comments.commentform import write_comment_form

        path.write_bytes(write_comment_form(collation, header))
    return path


def write_broken(path: Path) -> Path:
    """Write a file that arrived cut off."""
    path.write_bytes(_BROKEN)
    return path


def write_list(
    path: Path, columns: Mapping[str, tuple[str, int]], cells: Sequence[Cells], on: dt.date
) -> Path:
    """Write comments as a plain table."""
    return write_tables(path, [Sheet("", columns, cells)], on)


def chosen_columns(script: Script, file: Facts) -> dict[str, tuple[str, int]]:
    """Return the columns of a table under the headings that its sender chose."""
    keys = data("words")["comment_columns"][file["key"]]
    heads = file["heads"][script.language]
    return {key: (head, _WIDTH) for key, head in zip(keys, heads, strict=True)}


def plain_cells(script: Script, facts: Facts, number: int, unit: str = "") -> dict[str, str]:
    """Return a comment as a row of a plain table; `unit` sent it where it names nobody itself."""
    element = script.say(facts["element"]) if "element" in facts else ""
    return {
        "number": script.say(facts["id"]) if "id" in facts else str(number),
        "clause": element or script.say(facts["clause"]),
        "type": script.say(facts["type"]),
        "text": script.say(facts["text"]),
        "change": script.say(facts["change"]) if facts["change"] else "",
        "body": script.say(facts["body"]) if "body" in facts else script.word("units", unit),
    }
