"""One row of a list of ISO or IEC ballots: what it says of the ballot, and what it cannot mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message
from stdcommittee.base.patterns import pattern
from stdcommittee.base.vocabulary import vocabulary, words
from stdcommittee.domain.ballots.listdays import ListDays
from stdcommittee.domain.ballots.records import BallotOutcome, BallotStatus
from stdcommittee.domain.ballots.subject import Subject, read_subject
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing, VoteValue
from stdcommittee.domain.ballots.words import (
    UnknownWord,
    holds,
    is_han,
    normal,
    read_standing,
    read_vote,
)
from stdcommittee.domain.identifiers import Kind, find_all, find_committees, parse

_STAGE_CODE: Final = pattern(r"\s*(\d{2})[.\s]?\d{2}\b.*")
_SAME_STAGE: Final = frozenset({BallotKind.DIS, BallotKind.CDV})
_FOLLOWING: Final = (  # what a draft is put to; a committee ballot may be about any document
    *(BallotKind.NP, BallotKind.CD, BallotKind.DIS, BallotKind.CDV, BallotKind.FDIS),
    *(BallotKind.DTS, BallotKind.DTR, BallotKind.DPAS),
)
_BEFORE_PUBLICATION: Final = (BallotKind.DTS, BallotKind.DTR, BallotKind.DPAS)
_BY_DELIVERABLE: Final = {
    "TS": BallotKind.DTS,
    "TR": BallotKind.DTR,
    "PAS": BallotKind.DPAS,
}
_NOT_KEPT: Final = {  # by its name in the vocabulary
    "interpretation": N_("draft interpretation sheet (DISH)"),
    "field": N_("proposal for a new field of activity (TS/P)"),
    "group": N_("consultation of a working group"),
}
_BARE_SUB: Final = pattern(r"SC\s*\d+(?:/.*)?")
_ROW_NUMBER: Final = pattern(r"\d{1,3}\.?")
DAYS: Final = ("opens", "closes", "cast")


@frozen(kw_only=True)
class ListedBallot:
    """A ballot as a list tells it; what the list is silent about is empty or None.

    `committee` is as the list or the document names it, `number` the ballot's own number.
    """

    kind: BallotKind
    number: str = ""
    title: str = ""
    title_zh: str = ""
    committee: str = ""
    document: str = ""
    opens: dt.date | None = None
    closes: dt.date | None = None
    status: BallotStatus | None = None
    outcome: BallotOutcome = BallotOutcome.NONE
    duty: Standing | None = None
    vote: VoteValue | None = None
    cast: dt.date | None = None


def days_in(rows: Iterable[Mapping[str, str]]) -> ListDays:
    """Return the reader of a list's days."""
    return ListDays.of(row[name] for row in rows for name in DAYS if name in row)


def read_listed(cells: Mapping[str, str], days: ListDays, committee: str) -> ListedBallot | Message:
    """Return what a row says, or why it cannot be taken.

    Args:
        cells: the filled cells by what their column is for (`columns` of the vocabulary).
        days: the reader of this list's days.
        committee: whose ballots the list is about, where the row names none.
    """
    said = _days(cells, days)
    if isinstance(said, Message):
        return said
    subject = _subject(cells)
    if subject is None:
        return Message("Neither a document, a title nor a ballot number is in this row.")
    kind = _kind(cells, subject)
    if isinstance(kind, Message):
        return kind
    words_said = _words(cells)
    if isinstance(words_said, Message):
        return words_said
    status, outcome, duty, vote = words_said
    named = cells.get("committee", "") or subject.committee or committee
    whose = committee_named(named, subject.document, committee)
    if isinstance(whose, Message):
        return whose
    return ListedBallot(
        kind=kind,
        number=_number(cells),
        title=_one_line(cells.get("title", "")),
        title_zh=_one_line(cells.get("title_zh", "")),
        committee=whose,
        document=subject.document,
        opens=said["opens"],
        closes=said["closes"],
        status=status,
        outcome=outcome,
        duty=duty,
        vote=vote,
        cast=said["cast"],
    )


def committee_named(text: str, document: str, above: str = "") -> str | Message:
    """Return the reference of the committee that a text names, with its publisher; else the text.

    A bare “TC 65” is the publisher's of the document. A bare “SC 4” is one of the committee `above`
    where that is a TC; otherwise nothing tells whose it is, and the message says so.
    """
    line = " ".join(text.split())
    found = find_committees(line)
    name = found[0].canonical if found else line
    if _BARE_SUB.fullmatch(name):
        if above and "SC" not in above and "TC" in above:
            return f"{above}/{name}"
        return Message("“{value}” does not say of which committee: give it in full.", value=name)
    if name.startswith(("TC ", "SC ", "PC ")):
        identifier = parse(document) if document else None
        working = identifier is not None and identifier.kind is Kind.WORKING_DOCUMENT
        iec = working or (identifier is not None and identifier.publisher.startswith("IEC"))
        return f"{'IEC' if iec else 'ISO'}/{name}" if identifier is not None else name
    return name


def are_row_numbers(numbers: Iterable[str]) -> bool:
    """Tell whether the numbers of a list merely count its rows: small ones, each above the last."""
    found = [number.strip() for number in numbers]
    if not found or not all(map(_ROW_NUMBER.fullmatch, found)):
        return False
    counted = [int(number.rstrip(".")) for number in found]
    return all(one < other for one, other in pairwise(counted))


def _days(cells: Mapping[str, str], days: ListDays) -> dict[str, dt.date | None] | Message:
    found: dict[str, dt.date | None] = dict.fromkeys(DAYS)
    if "period" in cells:
        span = days.span(cells["period"])
        if isinstance(span, Message):
            return span
        found["opens"], found["closes"] = span
    for name in DAYS:
        if name in cells and not _says_nothing(cells[name]):
            day = days.read(cells[name])
            if isinstance(day, Message):
                return day
            found[name] = day
    opens, closes = found["opens"], found["closes"]
    if closes is None:
        return Message("There is no closing date in this row.")
    if opens is not None and opens > closes:
        return Message(
            "It closes on {closes}, before it opens on {opens}.", closes=closes, opens=opens
        )
    return found


def _says_nothing(text: str) -> bool:
    return not any(map(str.isalnum, text)) or normal(text) in ("n a", "none", "tbd")


def _subject(cells: Mapping[str, str]) -> Subject | None:
    """What the ballot is about: the document's column first, then the title, then the number."""
    document = _one_line(cells.get("document", ""))
    number, title = cells.get("reference", ""), cells.get("title", "")
    if not (document or number or title or cells.get("title_zh")):
        return None
    found = read_subject((document, number, title))
    if document and not found.document and not found.project:
        return Subject(document=document, committee=found.committee, kind=found.kind)
    return found


def _number(cells: Mapping[str, str]) -> str:
    """The ballot's own number; a list may head the document by “Reference” too."""
    text = _one_line(cells.get("reference", ""))
    return "" if find_all(text) else text


def _kind(cells: Mapping[str, str], subject: Subject) -> BallotKind | Message:
    if subject.project or (subject.kind is not None and subject.kind.national):
        what = subject.project or subject.document
        return Message("“{value}” is not put to the vote by ISO or IEC.", value=what)
    aside = _not_kept(cells)
    if aside is not None:
        return aside
    typed = _typed(cells.get("type", ""))
    if typed is None and cells.get("type"):
        return Message("“{value}” is no kind of ballot that is known.", value=cells["type"])
    drafted = subject.kind if subject.kind in _FOLLOWING else None
    if typed is not None and drafted is not None and _contradict(typed, drafted):
        return Message(
            "The list calls it {listed}; {document} is put to: {kind}.",
            listed=typed.text,
            document=subject.document,
            kind=drafted.text,
        )
    if typed in _SAME_STAGE:
        return _enquiry(drafted, subject)
    if typed is BallotKind.FDIS:
        return drafted or _approved_as(subject)
    found = typed or drafted or _staged(cells.get("stage", ""), subject) or subject.kind
    found = found or _typed(cells.get("title", "")) or _of_document(subject)
    return found or Message("Nothing in this row says what kind of ballot it is.")


def _contradict(typed: BallotKind, drafted: BallotKind) -> bool:
    if typed is drafted or {typed, drafted} <= _SAME_STAGE or typed not in _FOLLOWING:
        return False
    formal = {typed, drafted} & {
        BallotKind.FDIS
    }  # “approval” is what DTS and others go through too
    return not (formal and {typed, drafted} & set(_BEFORE_PUBLICATION))


def _enquiry(drafted: BallotKind | None, subject: Subject) -> BallotKind:
    if drafted in _SAME_STAGE:
        return drafted
    identifier = parse(subject.document) if subject.document else None
    iec = identifier is not None and identifier.publisher in ("IEC", "CISPR")
    return BallotKind.CDV if iec else BallotKind.DIS


def _staged(text: str, subject: Subject) -> BallotKind | None:
    code = _STAGE_CODE.fullmatch(text)
    if code is None:
        return _typed(text)
    read = words("ballots", "stage").read(code[1])
    kind = BallotKind(read) if read else None
    if kind is BallotKind.FDIS:
        return _approved_as(subject)
    if kind in _SAME_STAGE:
        return _enquiry(None, subject) if _approved_as(subject) is BallotKind.FDIS else None
    return kind


def _approved_as(subject: Subject) -> BallotKind:
    """What is voted on in the approval stage: a TS, TR or PAS never becomes an FDIS."""
    identifier = parse(subject.document) if subject.document else None
    deliverable = identifier.type if identifier is not None and identifier.ok else ""
    return _BY_DELIVERABLE.get(deliverable, BallotKind.FDIS)


def _of_document(subject: Subject) -> BallotKind | None:
    """What a committee's document is put to: a numbered one to its members, a DC to comments."""
    identifier = parse(subject.document) if subject.document else None
    if identifier is None or identifier.kind is not Kind.WORKING_DOCUMENT:
        return None
    return {"N": BallotKind.CIB, "DC": BallotKind.QUESTIONNAIRE}.get(identifier.type)


def _not_kept(cells: Mapping[str, str]) -> Message | None:
    """Say by its name that a kind of ballot is not kept, where a row names one."""
    for column in ("type", "stage", "document", "reference", "title"):
        line = normal(cells.get(column, ""))
        for name, phrases in vocabulary("ballots")["not_kept"].items():
            for phrase in map(normal, phrases):
                sure = column != "title" or " " in phrase or is_han(phrase)
                if line and sure and holds(line, phrase):
                    kind = Message(_NOT_KEPT[name])
                    return Message("A kind that is not kept here yet: {kind}.", kind=kind)
    return None


def _typed(text: str) -> BallotKind | None:
    line = normal(text)
    fits = [phrase for phrase in _kinds() if holds(line, phrase)]
    return _kinds()[max(fits, key=_weight)] if fits else None


def _weight(phrase: str) -> tuple[int, str]:
    return len(phrase) * (3 if is_han(phrase) else 1), phrase


@cache
def _kinds() -> Mapping[str, BallotKind]:
    listed = vocabulary("ballots")["kind"]
    return {normal(word): BallotKind(kind) for kind, names in listed.items() for word in names}


_Words = tuple[BallotStatus | None, BallotOutcome, Standing | None, VoteValue | None]


def _words(cells: Mapping[str, str]) -> _Words | Message:
    """The words of a row's vocabularies, or the first one that is not known."""
    status_text = _said(cells, "status")
    status = words("ballots", "status").find(status_text) if status_text else None
    if status_text and status is None:
        return Message("“{value}” is not a status that is known here.", value=status_text)
    outcome_text = _said(cells, "result")
    outcome = words("ballots", "outcome").read(outcome_text) if outcome_text else ""
    if outcome is None:
        return Message("“{value}” is not a result that is known here.", value=outcome_text)
    duty = _duty(cells)
    if isinstance(duty, Message):
        return duty
    vote = read_vote(_said(cells, "vote"))
    if isinstance(vote, UnknownWord):
        return Message("“{word}” is not a vote that is known", word=vote.text)
    stands = BallotStatus(status) if status and status != "silent" else None
    return stands, BallotOutcome(outcome), duty, vote


def _said(cells: Mapping[str, str], name: str) -> str:
    text = cells.get(name, "")
    return "" if _says_nothing(text) else text


def _duty(cells: Mapping[str, str]) -> Standing | Message | None:
    text = _said(cells, "duty")
    if text:
        standing = read_standing(text)
        if isinstance(standing, UnknownWord):
            return Message("“{value}” is neither P nor O.", value=text)
        return standing
    required = _said(cells, "required")
    answer = words("ballots", "required").read(required) if required else None
    if required and answer is None:
        return Message("“{value}” does not say whether we must vote.", value=required)
    return Standing.P if answer == "yes" else None


def _one_line(text: str) -> str:
    return " ".join(text.split())


def heads_a_section(cells: Sequence[str]) -> str | None:
    """Return the committee that a row names for the rows below it.

    "" for a row that is a heading, total or note of another sort; None for a row of the list.
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(set(filled)) != 1:
        return None
    found = find_committees(filled[0])
    if _BARE_SUB.fullmatch(filled[0]):
        return filled[0]
    return found[0].canonical if found else "" if not find_all(filled[0]) else None
