"""What a comment is about and how it was answered: types and dispositions, read tolerantly."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from stdcommittee.base.fields import Choice
from stdcommittee.base.messages import N_
from stdcommittee.base.patterns import pattern
from stdcommittee.domain.comments.phrases import phrases, spoken


class CommentType(Choice):
    """The types of the ISO/IEC/CEN commenting form."""

    GENERAL = "ge", N_("General")
    TECHNICAL = "te", N_("Technical")
    EDITORIAL = "ed", N_("Editorial")


class Disposition(Choice):
    """How a comment was answered; an open comment has none."""

    ACCEPTED = "accepted", N_("Accepted")
    ACCEPTED_IN_PRINCIPLE = "accepted_in_principle", N_("Accepted in principle")
    PARTIALLY_ACCEPTED = "partially_accepted", N_("Partially accepted")
    NOT_ACCEPTED = "not_accepted", N_("Not accepted")
    NOTED = "noted", N_("Noted")
    WITHDRAWN = "withdrawn", N_("Comment withdrawn")
    TRANSFERRED = "transferred", N_("Transferred")
    DEFERRED = "deferred", N_("Deferred to the next revision")
    DUPLICATE = "duplicate", N_("Answered under another comment")
    PENDING_VERIFICATION = "pending_verification", N_("To be settled after verification by test")
    PENDING_REVIEW = "pending_review", N_("To be settled by the review meeting")

    @property
    def settled(self) -> bool:
        """Whether the answer is final."""
        return self not in {Disposition.PENDING_VERIFICATION, Disposition.PENDING_REVIEW}

    @property
    def needs_reason(self) -> bool:
        """Whether the answer must say why."""
        return self in {Disposition.NOT_ACCEPTED, Disposition.PARTIALLY_ACCEPTED}


class CommentForm(Choice):
    """The forms that comments come in."""

    ISO_2012 = "iso_2012", N_("ISO/IEC/CEN commenting form, version 2012-03")
    ISO_2001 = "iso_2001", N_("ISO commenting form before 2012")
    IEC = "iec", N_("IEC comment form")
    OSD = "osd", N_("Export of the ISO online standards development platform")
    NATIONAL = "national", N_("National form for the handling of comments")
    TABLE = "table", N_("Table of comments")


_TYPE_PARTS: Final = pattern(r"[^\W\d_]+")
_LINK: Final = pattern(r"(?:https?://|www\.)\S+\s*", re.IGNORECASE)
_SENTENCE: Final = pattern(
    "[^.,;:!\n()\\[\\]\u2014\u2013\u2026\u3002\uff0c\uff1b\uff1a\uff01\uff08\uff09\u3001]+"
)
_LABEL: Final = pattern(r"([^:\uff1a\n]{1,40})[:\uff1a]\s*(.*)", re.DOTALL)
_QUESTION: Final = pattern("[^.!\n\u3002\uff01]{0,60}[?\uff1f]")
_DISPOSITIONS: Final = {member.value: member for member in Disposition}
_TYPES: Final = {member.value: member for member in CommentType}


@lru_cache(maxsize=1024)
def read_types(text: str) -> tuple[CommentType, ...]:
    """Return the types that a cell names, the main one first; unknown words name none.

    `Ed/te` gives editorial and technical; the Chinese and French words are known.
    """
    known = phrases("types")
    whole = known.read("".join(_TYPE_PARTS.findall(text)))
    if whole is not None:
        return (_TYPES[whole],)
    found: dict[CommentType, None] = {}
    for part in _TYPE_PARTS.findall(text):
        rest = part
        while rest and (opening := known.opening(rest)) is not None:
            meaning, rest = opening
            found[_TYPES[meaning]] = None
    return tuple(found)


@lru_cache(maxsize=4096)
def read_disposition(observation: str) -> Disposition | None:
    """Return how an observation answers a comment, or None while it leaves the comment open.

    The first words decide; links and labels such as `Status:` before them do not count. Failing
    that, a later line that is nothing but an answer. A question (`Accept?`) is no answer.
    """
    lines = [line.strip() for line in _LINK.sub("", observation).splitlines()]
    lines = [line for line in lines if spoken(line)]
    if not lines:
        return None
    found = _answer(lines[0]) or _after_label("\n".join(lines))
    if found is None:
        openings = phrases("dispositions", "openings")
        found = next((word for line in lines[1:] if (word := openings.read(line))), None)
    return _DISPOSITIONS[found] if found is not None else None


def reason_in(observation: str) -> str:
    """Return what an observation says besides the answer itself, in plain words ("" if nothing)."""
    opening = phrases("dispositions", "openings").opening(observation)
    return spoken(observation) if opening is None else opening[1]


def _answer(text: str) -> str | None:
    if _QUESTION.match(text):
        return None
    opening = phrases("dispositions", "openings").opening(text)
    if opening is not None:
        return opening[0]
    sentence = _SENTENCE.search(text)
    return phrases("dispositions", "alone").read(sentence[0]) if sentence else None


def _after_label(text: str) -> str | None:
    match = _LABEL.match(text)
    if match is None or phrases("labels").read(match[1]) is None:
        return None
    return _answer(match[2])
