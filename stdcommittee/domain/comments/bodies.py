"""Who a comment comes from and its number, as written in the first column of a form."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import PurePath
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.patterns import pattern
from stdcommittee.domain.comments.phrases import words_of_comments

EDITING_UNIT: Final = "**"  # the editing unit of the ISO central secretariat signs like this

_NARROW: Final = str.maketrans(
    {wide: chr(wide - 0xFEE0) for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF5B))}
    | dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212\uff0d"), "-")
    | {0xA0: " "}
)  # sign for sign, so that names stay as they are written
_NUMBER: Final = r"\d{1,5}[a-z]?"
_ID: Final = pattern(
    rf"""\s*(?P<body>
        \*\*
      | (?:[A-Za-z]+(?:/[A-Za-z]+)*[\ /])?
        (?:JTC|TC|PC|SC|WG|JWG|AG|TG)\s?\d+(?:/(?:SC|WG|JWG|AG|TG)\s?\d+)*
      | [A-Z]{{2,3}}(?=[\s\d-]|$)
      | [^\W\d_][^\d\n]*?(?:\([^()\n]*\))?
    )?
    \s*-?\s*(?P<own>{_NUMBER})?
    (?:[\s-]+(?P<sequence>{_NUMBER}))?\s*""",
    re.VERBOSE,
)
_CODE: Final = pattern(r"\*\*|[A-Za-z]{2,6}|")
_FILE_BODY: Final = pattern(r"[_-]\s*(?P<body>[^\W\d_][\w .()&-]*?)\s*")


@frozen
class CommentId:
    """A comment's body and numbers.

    `raw` is what the cell says. `body` is the body as written, "" where the cell names none;
    `country` is its ISO 3166 code where the body is a country or known to stand for one. `own` is
    the number that the body gave, `sequence` the one that a collation added (`ZA-001-030`); numbers
    keep their zeros. `confident` is false where the cell was not understood or the body is unknown.
    """

    raw: str
    body: str = ""
    country: str = ""
    own: str = ""
    sequence: str = ""
    confident: bool = False

    @property
    def number(self) -> str:
        """The number that the body gave, or the only one there is."""
        return self.own or self.sequence


@lru_cache(maxsize=4096)
def read_id(text: str) -> CommentId:
    """Return the body and numbers of an id cell; nothing is invented, and `raw` keeps the cell.

    A lone number without a body is the collation's.
    """
    plain = text.translate(_NARROW)
    match = _ID.fullmatch(plain)
    if match is None:
        body = " ".join(text.split())
        return CommentId(text, body, country_of(body))
    body, own, sequence = match["body"] or "", match["own"] or "", match["sequence"] or ""
    if own and match.end("body") == match.start("own") and not _CODE.fullmatch(body):
        body, own, sequence = body + own, sequence, ""  # a digit that belongs to a name
    body = _tidy(body)
    if not body and own and not sequence:
        own, sequence = "", own
    country = country_of(body)
    return CommentId(text, body, country, own, sequence, bool(country) or body == EDITING_UNIT)


def country_of(body: str) -> str:
    """Return the ISO 3166 code that a body stands for, or "" where that is not known."""
    code = body.strip().upper()
    if code in _countries():
        return code
    bodies = words_of_comments()["bodies"]
    return str(bodies["slips"].get(code) or bodies["acronyms"].get(code, ""))


def body_in_file_name(name: str) -> str:
    """Return the body that a file name ends with (`…_EC - European Commission.docx`), or "".

    A suggestion only, for rows that name no body: countries and known acronyms, and anything behind
    the last low line.
    """
    stem = PurePath(name).stem
    behind = stem.rpartition("_")[2] if "_" in stem else ""
    match = _FILE_BODY.fullmatch(f"_{behind}")
    if match:
        return match["body"]
    last = stem.rpartition("-")[2].strip()
    return last.upper() if country_of(last) else ""


@cache
def _countries() -> frozenset[str]:
    return frozenset(words_of_comments()["bodies"]["countries"].split())


def _tidy(body: str) -> str:
    text = " ".join(body.split()).rstrip("-,:; ")
    return text.upper() if len(text) == 2 and text.upper() in _countries() else text
