"""Voting sheets that members filled in by hand: what each says, read by meaning."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.patterns import pattern
from stdcommittee.base.vocabulary import plain, vocabulary
from stdcommittee.domain.ballots.listdays import ListDays
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.domain.ballots.words import normal
from stdcommittee.exchange.tabular.formlabels import Labelled, Labels
from stdcommittee.exchange.tabular.forms import FormFile, FormLine
from stdcommittee.exchange.votes.signatures import DAY_BEHIND, asides, behalf_of, name_in
from stdcommittee.exchange.votes.silence import silence_approves
from stdcommittee.exchange.votes.ticks import Mark, has_strokes, is_list_of_voters, options_of

_NUMBER: Final = pattern(
    r"(?<![A-Za-z0-9])B\s*(\d{1,9})\s*-\s*V\s*(\d{1,9})(?![A-Za-z0-9])", re.IGNORECASE
)
_DASHES: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212\uff0d"), "-")
_LONGEST_HEAD: Final = 40  # signs of a title
LONG: Final = ("reason", "note")


@frozen(kw_only=True)
class ReturnedSheet:
    """One sheet as it was filled in; what it does not say is empty or None.

    Attributes:
        page: the page or sheet of the file, from 1.
        numbers: the ballot and the voter of each number that is printed on it.
        subjects: plan number, title or document that it is about, as written.
        titles: those of the subjects that are titles.
        names: who filled it in and signed, as written; `units` for whom.
        asides: what stands in brackets behind the names; `behalf` a signature as written that says
            itself that it is somebody else's.
        crossed_out: a tick, or the words beside a box, are struck through.
        ticked: the votes whose box is ticked; `unclear` those whose box nobody can read.
        word: a vote written out where no boxes are printed.
        printed: whether votes with boxes are printed on it at all.
        day: the day of signing; `day_text` as written.
        silence_approves: the sheet's own note takes this one, without a tick and a comment, for an
            approval.
    """

    page: int
    name: str
    numbers: tuple[tuple[int, int], ...] = ()
    subjects: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    behalf: str = ""
    units: tuple[str, ...] = ()
    ticked: tuple[VoteValue, ...] = ()
    unclear: tuple[VoteValue, ...] = ()
    crossed_out: bool = False
    word: str = ""
    printed: bool = False
    reason: str = ""
    day: dt.date | None = None
    day_text: str = ""
    silence_approves: bool = False


@cache
def sheet_labels() -> Labels:
    """Return the labels of voting sheets."""
    return Labels(vocabulary("sheets")["labels"], LONG)


def returned_sheets(file: FormFile) -> Iterator[ReturnedSheet | str]:
    """Yield the sheets of a file in their order; the name of a page that is none."""
    edges = {number for text in file.edges for number in numbers_in(text)}
    forms = [(page.name, part) for page in file.pages for part in _parted(list(page.lines))]
    joined = _joined(forms) if file.flowing else forms
    count = 0
    for name, lines in joined:
        if not is_voting_sheet(lines):
            yield name
            continue
        count += 1
        alone = len(joined) == 1
        yield _read(count, name, lines, tuple(edges) if alone else ())


def _parted(lines: Sequence[FormLine]) -> list[list[FormLine]]:
    """Part a page where another sheet's title follows the boxes of one."""
    parts: list[list[FormLine]] = [[]]
    for line in lines:
        if is_head(line.text) and options_of(parts[-1]):
            parts.append([])
        parts[-1].append(line)
    return parts


def _joined(forms: Sequence[tuple[str, list[FormLine]]]) -> list[tuple[str, list[FormLine]]]:
    """Join a page without boxes and title to the sheet it continues, a title page to its boxes."""
    joined: list[tuple[str, list[FormLine]]] = []
    for name, lines in forms:
        boxes, head = bool(options_of(lines)), any(is_head(line.text) for line in lines)
        numbers = bool(numbers_in("\n".join(line.text for line in lines)))
        before = joined[-1][1] if joined else None
        continues = before is not None and not boxes and not head and not numbers
        waits = before is not None and boxes and not head and not options_of(before)
        if before is not None and (continues or waits) and _is_begun(before):
            joined[-1] = (joined[-1][0], [*before, *lines])
        else:
            joined.append((name, list(lines)))
    return joined


def _is_begun(lines: Sequence[FormLine]) -> bool:
    return any(is_head(line.text) for line in lines) or bool(options_of(lines))


def is_head(text: str) -> bool:
    """Tell whether a line is the title of a voting sheet."""
    line = plain(text)
    if not line or len(line) > _LONGEST_HEAD:
        return False
    form = vocabulary("sheets")["form"]
    if sheet_labels().is_label(text) or any(plain(word) in line for word in form["others"]):
        return False
    return any(plain(word) in line for word in form["heads"])


def is_voting_sheet(lines: Sequence[FormLine]) -> bool:
    """Tell whether lines are a sheet of one voter, filled in or damaged; no list, no summary."""
    others = vocabulary("sheets")["form"]["others"]
    top = [plain(line.text) for line in lines if line.text.strip()][:3]
    if any(plain(word) in line for line in top for word in others if len(line) <= _LONGEST_HEAD):
        return False
    if is_list_of_voters(lines):
        return False
    named = any(is_head(line.text) for line in lines)
    numbered = bool(numbers_in("\n".join(line.text for line in lines)))
    stances = {option.vote.stance for option in options_of(lines)}
    labels = {item.meaning for item in sheet_labels().values(lines)}
    signed = labels & {"signature", "person", "unit", "body"}
    told = len(stances) > 1 and bool(signed)
    return told or ((named or numbered) and bool(signed | (labels & {"vote"}) or stances))


def numbers_in(text: str) -> list[tuple[int, int]]:
    """Return the ballots and voters of the numbers of sheets in a text, such as B12-V345."""
    line = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return list(dict.fromkeys((int(m[1]), int(m[2])) for m in _NUMBER.finditer(line)))


def _read(
    page: int, name: str, lines: Sequence[FormLine], edges: tuple[tuple[int, int], ...]
) -> ReturnedSheet:
    text = "\n".join(line.text for line in lines)
    options = options_of(lines)
    values = sheet_labels().values(lines, _ends)
    said: dict[str, list[str]] = {}
    for item in values:
        if item.value and not numbers_in(item.value):
            said.setdefault(item.meaning, []).append(item.value)
    signed = [text for key in ("person", "signature") for text in said.get(key, ())]
    day_text = _day_text(said)
    reason = "\n".join(dict.fromkeys(_reasons(values)))
    return ReturnedSheet(
        page=page,
        name=name,
        numbers=tuple(numbers_in(text)) or edges,
        subjects=tuple(
            dict.fromkeys(s for key in ("plan", "title", "number") for s in said.get(key, ()))
        ),
        titles=tuple(dict.fromkeys(said.get("title", ()))),
        names=tuple(dict.fromkeys(name for text in signed if (name := name_in(text)))),
        asides=tuple(dict.fromkeys(aside for text in signed for aside in asides(text))),
        behalf=next(filter(None, map(behalf_of, signed)), ""),
        units=tuple(
            dict.fromkeys(
                " ".join(u.split()) for key in ("unit", "body") for u in said.get(key, ())
            )
        ),
        ticked=tuple(dict.fromkeys(o.vote for o in options if o.mark is Mark.TICKED)),
        unclear=tuple(
            dict.fromkeys(o.vote for o in options if o.mark in (Mark.UNCLEAR, Mark.CROSSED))
        ),
        crossed_out=has_strokes(lines),
        word=_word(said) if not options else "",
        printed=bool(options),
        reason=reason,
        day=_day(day_text),
        day_text=day_text,
        silence_approves=silence_approves(text, stated=_states_no_comment(values)),
    )


def _ends(line: FormLine) -> bool:
    return bool(options_of([line])) or is_head(line.text)


def _word(said: dict[str, list[str]]) -> str:
    return next((" ".join(text.split()) for text in said.get("vote", ())), "")


def _reasons(values: Sequence[Labelled]) -> Iterator[str]:
    nothing = {normal(word) for word in vocabulary("sheets")["words"]["nothing"]}
    for item in values:
        text = _without_hints(item.value)
        words = normal(text)
        if item.meaning == "reason" and words and words not in nothing and not _is_label_of(item):
            yield text


def _without_hints(text: str) -> str:
    """Leave out what the form itself prints where one writes, such as that pages may be added."""
    hints = {normal(word) for word in vocabulary("sheets")["words"]["hint"]}
    return "\n".join(line for line in text.split("\n") if normal(line) not in hints)


def _is_label_of(item: Labelled) -> bool:
    """“Comments” may head the boxes of an approval with comments: that is no comment."""
    return bool(options_of([FormLine((item.cell,))])) and not item.value.strip()


def _day_text(said: dict[str, list[str]]) -> str:
    for key in ("date", "signature", "person"):
        for text in said.get(key, ()):
            if key == "date" and any(map(str.isdigit, text)):
                return " ".join(text.split())
            found = DAY_BEHIND.search(text)
            if found is not None:
                return found[0]
    return ""


def _day(text: str) -> dt.date | None:
    if not text:
        return None
    found = DAY_BEHIND.search(text)
    day = ListDays().read("".join(found[0].split()) if found is not None else text)
    return day if isinstance(day, dt.date) else None


def _states_no_comment(values: Sequence[Labelled]) -> bool:
    nothing = {normal(word) for word in vocabulary("sheets")["words"]["nothing"]} - {""}
    reasons = (_without_hints(item.value) for item in values if item.meaning == "reason")
    return any(normal(text) in nothing for text in reasons)
