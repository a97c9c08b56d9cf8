"""What a ballot is about, as far as titles, sheet names and file names tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.ballots.words import holds, normal, words
from stdcommittee.domain.identifiers import Identifier, Kind, Level, find_all, level, parse

_BY_STAGE: Final = {
    **dict.fromkeys(("NP", "NWIP", "PNW"), BallotKind.NP),
    **dict.fromkeys(("CD", "CDAM", "PDAM"), BallotKind.CD),
    **dict.fromkeys(("DIS", "DAM", "FCD", "FPDAM"), BallotKind.DIS),
    **dict.fromkeys(("CDV",), BallotKind.CDV),
    **dict.fromkeys(("FDIS", "FDAM"), BallotKind.FDIS),
    **dict.fromkeys(("DTS",), BallotKind.DTS),
    **dict.fromkeys(("DTR",), BallotKind.DTR),
    **dict.fromkeys(("DPAS",), BallotKind.DPAS),
    **dict.fromkeys(("Q",), BallotKind.QUESTIONNAIRE),
}
_OF_THE_STATE: Final = (
    Level.NATIONAL_MANDATORY,
    Level.NATIONAL_RECOMMENDED,
    Level.NATIONAL_GUIDANCE,
)
_NATIONAL: Final = (*_OF_THE_STATE, Level.INDUSTRY, Level.LOCAL)
_IEC: Final = ("IEC", "CISPR")


@frozen(kw_only=True)
class Subject:
    """What is put to the vote; what no text tells is empty."""

    document: str = ""  # the draft or standard, in its publisher's spelling
    project: str = ""  # a plan number
    committee: str = ""
    kind: BallotKind | None = None

    @property
    def named(self) -> bool:
        """Whether a reference was found."""
        return bool(self.document or self.project)


def read_subject(texts: Iterable[str]) -> Subject:
    """Return what a ballot is about: the first draft, plan or Chinese standard that is named.

    Where there is none it is the first reference of any other sort.

    The kind of ballot follows from the draft's stage, else from words such as “systematic review”,
    else from whose standard it is.
    """
    lines = [text for text in texts if text.strip()]
    found = [identifier for line in lines for identifier in find_all(line)]
    chosen = next((item for item in found if _votable(item)), found[0] if found else None)
    worded = next((kind for line in lines if (kind := _worded(line)) is not None), None)
    committee = next((name for line in lines if (name := _committee(line))), "")
    if chosen is None:
        return Subject(kind=worded, committee=committee)
    if chosen.adopted is not None and chosen.publisher.startswith(f"{BallotKind.SR.name} "):
        chosen = chosen.adopted  # “SR” is a systematic review, and also Serbia's prefix
    kind = staged_kind(chosen) or worded or _kind_by_level(chosen)
    plan = chosen.kind is Kind.PLAN
    return Subject(
        document="" if plan else chosen.canonical,
        project=chosen.canonical if plan else "",
        committee=_of_iec(chosen.committee) or committee,
        kind=kind,
    )


def _votable(identifier: Identifier) -> bool:
    return staged_kind(identifier) is not None or _kind_by_level(identifier) is not None


def staged_kind(identifier: Identifier) -> BallotKind | None:
    """Return the kind of ballot that a draft is put to by its stage, or None."""
    if identifier.kind is Kind.WORKING_DOCUMENT:
        return _BY_STAGE.get(identifier.type)
    stages = [supplement.stage for supplement in reversed(identifier.supplements)]
    found = [_BY_STAGE.get(stage) for stage in (*stages, identifier.stage) if stage]
    return next((kind for kind in found if kind is not None), None)


def _kind_by_level(identifier: Identifier) -> BallotKind | None:
    if identifier.kind is Kind.PLAN or level(identifier) in _NATIONAL:
        return BallotKind.DRAFT
    return BallotKind.GROUP_STANDARD if level(identifier) is Level.GROUP else None


def _worded(text: str) -> BallotKind | None:
    line = normal(text)
    fits = [phrase for phrase in words().kinds if holds(line, phrase)]
    return words().kinds[max(fits, key=len)] if fits else None


def _committee(text: str) -> str:
    identifier = parse(text)
    named = identifier.ok and identifier.kind is Kind.COMMITTEE
    return identifier.canonical if named else ""


def _of_iec(committee: str) -> str:
    """Write IEC's bare committees with their publisher."""
    return f"IEC/{committee}" if committee.startswith(("TC ", "SC ")) else committee


def on_national_standard(ballot: Ballot) -> bool:
    """Tell whether a ballot is about a national standard, by the plan or draft that it names.

    One that names neither is taken for one, as national committees review national standards.
    """
    named = [parse(text) for text in (ballot.project, ballot.document) if text]
    known = [item for item in named if item.ok]
    return not known or any(
        item.kind is Kind.PLAN or level(item) in _OF_THE_STATE for item in known
    )


def body_of(kind: BallotKind, references: Sequence[str]) -> str:
    """Return whose rules judge a ballot (`cn`, `iso`, `iec`), by its kind and what it names.

    A joint ISO/IEC document or committee is judged by the common rules, as ISO's own.
    """
    if kind.national:
        return "cn"
    if kind is BallotKind.CDV:
        return "iec"
    return body_named(references) or "iso"


def body_named(references: Iterable[str]) -> str:
    """Return the body (`iso`, `iec`) that the first readable reference names; empty: none does.

    A joint ISO/IEC document or committee follows ISO.
    """
    for reference in references:
        identifier = parse(reference) if reference else None
        if identifier is not None and identifier.ok:
            return "iec" if identifier.publisher in _IEC else "iso"
    return ""
