"""What a list of ballots names, found among the committees, projects and standards here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from stdcommittee.base.conditions import Is
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_
from stdcommittee.base.vocabulary import plain
from stdcommittee.domain.ballots.listed import ListedBallot
from stdcommittee.domain.identifiers import Level
from stdcommittee.domain.people.records import Committee
from stdcommittee.domain.people.tree import mirrored_by
from stdcommittee.domain.portfolio.documents import document_key
from stdcommittee.domain.portfolio.reading import canonical_committee
from stdcommittee.domain.portfolio.records import Project, Standard
from stdcommittee.exchange.importing import Match, MatchedBy
from stdcommittee.storage.reader import Reader

T = TypeVar("T")
_COMMITTEE: Final = N_("Committee")
_PROJECT: Final = N_("Project")
_STANDARD: Final = N_("Standard")
_PUBLISHERS: Final = ("ISO/IEC ", "ISO/", "IEC/", "IEC ")


@frozen
class Found:
    """What a listed ballot was matched to, as it is called here; `project` is a plan number."""

    committee: str
    project: str
    title_zh: str
    title_en: str
    matches: tuple[Match, ...]


class Known:
    """The records here that ballots may be about, by all that a list may call them."""

    def __init__(self, reader: Reader) -> None:
        committees = reader.find(Committee)
        self._references = {item.reference for item in committees}
        self._mirrored = {item.reference: mirrored_by(item) for item in committees}
        self._numbers = _by(committees, lambda item: bare(item.reference))
        self._titles = _by(committees, lambda item: plain(item.title_en))
        self._chinese = _by(committees, lambda item: plain(item.title_zh))
        projects = reader.find(Project)
        self._projects = {item.reference: item for item in projects}
        self._adopting = _by(projects, lambda item: _key(item.adopts))
        self._named = _by(projects, lambda item: plain(item.title_en))
        self._reader = reader
        self._standards: dict[str, Standard] | None = None

    def find(self, listed: ListedBallot) -> Found:
        """Return the committee and the project or standard of a listed ballot."""
        subject = self._subject(listed)
        record = subject[1] if subject is not None else None
        named = listed.committee or self._committee_of(record, listed.document)
        committee, how = self._committee(named)
        matches = [Match("committee", _COMMITTEE, committee, how)] if committee else []
        if subject is not None:
            matches.append(subject[0])
        elif listed.document:
            matches.append(Match("project", _PROJECT, listed.document, MatchedBy.UNKNOWN))
        return Found(
            committee,
            record.reference if isinstance(record, Project) else "",
            record.title_zh if record is not None else "",
            record.title_en if record is not None else "",
            tuple(matches),
        )

    def _committee_of(self, record: Project | Standard | None, document: str) -> str:
        """Whose a document is, as far as is known here: its standard's, or the one mirrored."""
        standard = self._by_document().get(_key(document)) if document else None
        if isinstance(record, Standard):
            standard = record
        if standard is not None and standard.committee:
            return standard.committee
        mirrored = self._mirrored.get(record.committee, ()) if record is not None else ()
        return mirrored[0] if len(mirrored) == 1 else ""

    def _committee(self, named: str) -> tuple[str, MatchedBy]:
        if not named:
            return "", MatchedBy.UNKNOWN
        reference = canonical_committee(named)
        if reference in self._references:
            return reference, MatchedBy.REFERENCE
        for index, key, how in (
            (self._numbers, bare(reference), MatchedBy.NUMBER),
            (self._titles, plain(named), MatchedBy.TITLE),
            (self._chinese, plain(named), MatchedBy.TITLE),
        ):
            found = index.get(key, [])
            if len(found) == 1:
                return found[0].reference, how
        return reference, MatchedBy.UNKNOWN

    def _subject(self, listed: ListedBallot) -> tuple[Match, Project | Standard] | None:
        """The project that adopts the document or is called so; else the standard it becomes."""
        key = _key(listed.document)
        adopting = self._adopting.get(key, []) if key else []
        if len(adopting) == 1:
            return _project(adopting[0], MatchedBy.NUMBER), adopting[0]
        titled = self._named.get(plain(listed.title), []) if listed.title else []
        if len(titled) == 1:
            return _project(titled[0], MatchedBy.TITLE), titled[0]
        standard = self._by_document().get(key) if key else None
        if standard is None:
            return None
        same = standard.reference == listed.document
        how = MatchedBy.REFERENCE if same else MatchedBy.NUMBER
        return Match("standard", _STANDARD, standard.reference, how), standard

    def _by_document(self) -> dict[str, Standard]:
        """ISO and IEC standards by what their drafts and editions have in common; the last wins."""
        if self._standards is None:
            listed = self._reader.find(
                Standard, Is("level", Level.INTERNATIONAL), order=("published",)
            )
            self._standards = {_key(item.reference): item for item in listed}
        return self._standards


def _project(project: Project, how: MatchedBy) -> Match:
    return Match("project", _PROJECT, project.reference, how)


def _key(text: str) -> str:
    return document_key(text) if text else ""


def bare(reference: str) -> str:
    """A committee without its publisher: a list may write TC 65 or IEC/TC 65."""
    for publisher in _PUBLISHERS:
        reference = reference.removeprefix(publisher)
    return reference


def _by(items: Iterable[T], key: Callable[[T], str]) -> dict[str, list[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for item in items:
        if name := key(item):
            found[name].append(item)
    return found
