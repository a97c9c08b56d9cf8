"""Whether what a voting sheet is about, by plan, document and title, is what a ballot is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from stdcommittee.base.conditions import AnyOf, Is, Not
from stdcommittee.base.patterns import pattern
from stdcommittee.base.vocabulary import plain
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.words import is_han
from stdcommittee.domain.identifiers import Kind, find_all
from stdcommittee.domain.portfolio.records import Project, Standard
from stdcommittee.exchange.votes.returned import ReturnedSheet
from stdcommittee.storage.reader import Reader

_IN_BRACKETS: Final = pattern(
    r"[(\uff08\[\u3010\u3014][^()\uff08\uff09\[\]\u3010\u3011\u3014\u3015]*[)\uff09\]\u3011\u3015]"
)
_QUOTED: Final = pattern(r"\u300a([^\u300a\u300b]+)\u300b")
_APART: Final = (Kind.PLAN, Kind.WORKING_DOCUMENT, Kind.COMMITTEE, Kind.PROGRAMME)
_SHORTEST: Final = 4  # signs of a title that may be part of another


class Subjects:
    """Compares sheets with ballots; the titles of other ballots here tell alike ones apart."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._titles: dict[int, frozenset[str]] = {}

    def contradiction(self, sheet: ReturnedSheet, ballot: Ballot) -> str:
        """Return what is written on a sheet that a ballot is not about, "" where nothing is.

        A title may be written with other signs and brackets, or be part of the ballot's, or it of
        the title, unless it is another ballot's. What cannot be compared contradicts, but for a
        title in another language beside a plan or document that is the ballot's.
        """
        written = [text for text in sheet.subjects if text not in sheet.titles]
        own = _references((ballot.project, ballot.document))
        named = _references(written)
        for sort in dict.fromkeys(named.values()):
            here = {name for name, other in own.items() if other is sort}
            said = [name for name, other in named.items() if other is sort]
            if not here.intersection(said) and (here or self._is_others(said, ballot)):
                return said[0]
        agreed = bool(own.keys() & named.keys())
        other = (text for text in sheet.titles if not self._fits(text, ballot, own, agreed=agreed))
        return next(other, "")

    def _fits(self, title: str, ballot: Ballot, own: dict[str, Kind], *, agreed: bool) -> bool:
        said = _spellings(title)
        known = self._known(ballot)
        if not said or not known or own.keys() & _references((title,)).keys() or said & known:
            return True
        if any(said & self._known(other) for other in self._ballots if other.id != ballot.id):
            return False
        if any(_part(one, other) for one in said for other in known):
            return True
        same_script = any(is_han(title) == is_han(text) for text in known)
        return agreed and not same_script

    def _known(self, ballot: Ballot) -> frozenset[str]:
        """Return the titles of a ballot and of what is put to the vote, as they are compared."""
        if ballot.id not in self._titles:
            texts = [ballot.title, ballot.title_en]
            if ballot.project:
                found = self._reader.find(Project, Is("reference", ballot.project))
                texts += [text for item in found for text in (item.title_zh, item.title_en)]
            if ballot.document:
                known = self._reader.find(Standard, Is("reference", ballot.document))
                texts += [text for item in known for text in (item.title_zh, item.title_en)]
            called = [text for text in texts if text not in (ballot.project, ballot.document)]
            self._titles[ballot.id] = frozenset(s for text in called for s in _spellings(text))
        return self._titles[ballot.id]

    @cached_property
    def _ballots(self) -> list[Ballot]:
        return self._reader.find(Ballot)

    def _is_others(self, references: list[str], ballot: Ballot) -> bool:
        about = AnyOf(
            tuple(Is(name, text) for name in ("project", "document") for text in references)
        )
        return self._reader.first(Ballot, about, Not(Is("id", ballot.id))) is not None


def _references(texts: Iterable[str]) -> dict[str, Kind]:
    """Return the references in texts as their publishers spell them, and what sort each is."""
    found = (item for text in texts if text for item in find_all(text))
    apart = {kind: kind for kind in _APART}
    return {item.canonical: apart.get(item.kind, Kind.STANDARD) for item in found}


def _spellings(title: str) -> frozenset[str]:
    """Return a title as it is compared: without brackets, and what it quotes as a title."""
    return frozenset(filter(None, map(plain, _readings(title))))


def _readings(title: str) -> Iterator[str]:
    yield _IN_BRACKETS.sub("", title)
    yield from (match[1] for match in _QUOTED.finditer(_IN_BRACKETS.sub("", title)))


def _part(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST and short in long
