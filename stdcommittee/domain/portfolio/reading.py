"""Reads the cells of a portfolio list as the fields of a standard or project."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from stdcommittee.base.dates import read_day, read_partial
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message
from stdcommittee.base.patterns import pattern
from stdcommittee.base.vocabulary import words
from stdcommittee.domain.identifiers import Identifier, Kind, find_all, parse
from stdcommittee.domain.portfolio.records import (
    AdoptionDegree,
    ProjectNature,
    ProjectStage,
    ProjectStatus,
    RelationKind,
    ReviewConclusion,
    StandardStatus,
)
from stdcommittee.domain.portfolio.stages import read_stage, status_at

_HAN: Final = pattern("[\u3400-\u9fff]")
_ICS: Final = pattern(r"\b\d{2}(?:[._]\d{3}(?:[._]\d{2})?)?\b")
_CCS: Final = pattern(r"\b[A-Z]\d{2}(?:[/-]\d{2})?\b")
_LIST: Final = pattern("[;\uff1b\n]+|(?<=\\d)[,\uff0c\u3001](?=\\s*\\D)")
_PLACEHOLDERS: Final = frozenset(
    {"{}", "[]", "null", "none", "n/a", "-", "--", "/", "nan", "\u65e0"}
)
_PROJECT_NUMBER: Final = pattern(r"\d{4,8}")

Fields = dict[str, Any]


def standard_values(values: Mapping[str, str], *, as_number: bool) -> Fields | Message:
    """Return the fields that a row's cells fill, or why the row cannot be taken.

    `as_number`: the list writes stage codes as one integer (see `written_as_numbers`).
    """
    cells = _filled(values)
    fields: Fields = _titles(cells)
    for name, text in cells.items():
        read = _READERS.get(name)
        if read is not None:
            value = read(text)
            if isinstance(value, Message):
                return value
            fields[name] = value
    if "executing" in cells:
        fields["committee"] = canonical_committee(cells["executing"])
    if fields.get("adopts") and fields.get("degree") is None:
        fields["degree"] = _choice(AdoptionDegree, "degree", _degree_in(cells["adopts"]))
    return _with_stage(fields, cells, as_number=as_number)


def _partial(text: str) -> str | Message:
    return read_partial(text) or Message("“{value}” is not a date that exists.", value=text)


def _day(text: str) -> dt.date | Message:
    return read_day(text) or Message("“{value}” is not a day that exists.", value=text)


@lru_cache(maxsize=4096)
def _ics(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code.replace("_", ".") for code in _ICS.findall(text)))


def _with_stage(fields: Fields, cells: Mapping[str, str], *, as_number: bool) -> Fields | Message:
    stage_text, status_text = cells.get("stage", ""), cells.get("status", "")
    stage = read_stage(stage_text, cells.get("substage", ""), as_number=as_number)
    status = words("portfolio", "status").read(status_text) if status_text else None
    if stage is None and stage_text:
        status = status or words("portfolio", "status").read(stage_text)
        if status is None:
            return Message("“{value}” is neither a stage code nor a status.", value=stage_text)
    if status_text and status is None and stage is None:
        return Message("“{value}” is not a status that is known here.", value=status_text)
    fields["stage"] = stage or ""
    if status is not None:
        fields["status"] = StandardStatus(status)
    elif stage:
        found = status_at(stage)
        if found is StandardStatus.WITHDRAWN and cells.get("replaced_by"):
            found = StandardStatus.SUPERSEDED
        fields["status"] = found
    return fields


_AS_THEY_ARE: Final = (
    "deliverable",
    "edition",
    "project_number",
    "department",
    "announcement",
    "filing_number",
    "text_public",
    "proposing_department",
    "enforcement",
)


@frozen
class ProjectReading:
    """The fields of a project row, and the day it entered its stage if the row says so."""

    fields: Fields
    entered: dt.date | None


def project_values(values: Mapping[str, str], plan: Identifier) -> ProjectReading | Message:
    """Return what a row's cells say of a project, or why the row cannot be taken."""
    cells = _filled(values)
    fields: Fields = {
        **_titles(cells),
        "nature": _nature(cells.get("nature", ""), plan),
        "committee": canonical_committee(cells.get("executing") or cells.get("committee", "")),
        "adopts": _adopted(cells.get("adopts", "")),
        "degree": _choice(AdoptionDegree, "degree", cells.get("degree", "")),
        "revises": _canonical(cells.get("revises") or cells.get("replaces", "")),
        "lead": cells.get("lead", ""),
        "department": cells.get("department", ""),
        "result": _canonical(cells.get("reference", "")),
        "status": _choice(ProjectStatus, "project_status", cells.get("status", "")),
        "stage": _project_stage(cells),
    }
    months = cells.get("months", "")
    if months:
        digits = re.search(r"\d+", months)
        if digits is None:
            return Message("“{value}” is not a number of months.", value=months)
        fields["months"] = int(digits[0])
    days = {}
    for name in ("planned", "submitted", "stage_entered"):
        text = cells.get(name, "")
        if text:
            day = read_day(text)
            if day is None:
                return Message("“{value}” is not a day that exists.", value=text)
            days[name] = day
    entered = days.pop("stage_entered", None)
    return ProjectReading({**fields, **days}, entered)


def _project_stage(cells: Mapping[str, str]) -> ProjectStage | None:
    text = cells.get("stage") or cells.get("status", "")
    code = read_stage(text, cells.get("substage", "")) if text[:1].isdigit() else None
    found = code[:2] if code else words("portfolio", "project_stage").read(text)
    return ProjectStage(found) if found in set(ProjectStage) else None


def _nature(text: str, plan: Identifier) -> ProjectNature | None:
    if plan.ok and plan.kind is Kind.PLAN and plan.type in set(ProjectNature):
        return ProjectNature(plan.type)
    found: ProjectNature | None = _choice(ProjectNature, "nature", text)
    return found


def relations_of(
    own: Identifier,
    values: Mapping[str, str],
    by_project: Mapping[str, str],
    read: Callable[[str], Identifier] = parse,
) -> list[tuple[RelationKind, str]]:
    """Return the relations that a row states.

    Cells hold references or, in ISO Open Data, project numbers that `by_project` resolves.
    Catalogues write “updates” on both ends; the year tells which standard is the newer.
    """
    cells = _filled({name: values[name] for name in _RELATION_CELLS if name in values})
    found: list[tuple[RelationKind, str]] = []
    for name, kind in _RELATION_COLUMNS:
        if text := cells.get(name):
            found += [(kind, target.canonical) for target in _targets(text, by_project, read)]
    for part in cells.get("relations", "").split(";"):
        label, _, text = part.partition(":")
        meaning = _relation_word(label) if text else None
        if meaning is not None:
            found += [
                (_kind_of(meaning, own, t), t.canonical) for t in _targets(text, by_project, read)
            ]
    return [pair for pair in dict.fromkeys(found) if pair[1] != own.canonical]


_RELATION_COLUMNS: Final = (
    ("replaces", RelationKind.REPLACES),
    ("replaced_by", RelationKind.REPLACED_BY),
    ("cites", RelationKind.CITES),
)
_RELATION_CELLS: Final = ("replaces", "replaced_by", "cites", "relations")


def _kind_of(meaning: str, mine: Identifier, other: Identifier) -> RelationKind:
    if meaning != "updates":
        return RelationKind(meaning)
    newer = (other.year or 9999) > (mine.year or 9999)
    if len(other.supplements) > len(mine.supplements):
        return RelationKind.AMENDED_BY
    if len(mine.supplements) > len(other.supplements):
        return RelationKind.AMENDS
    return RelationKind.REPLACED_BY if newer else RelationKind.REPLACES


def _targets(
    text: str, by_project: Mapping[str, str], read: Callable[[str], Identifier]
) -> list[Identifier]:
    found: list[Identifier] = []
    for part in _LIST.split(text):
        piece = part.strip()
        if not piece:
            continue
        if _PROJECT_NUMBER.fullmatch(piece):
            piece = by_project.get(piece, f"ISO project {piece}")
            identifier = read(piece)
            found.append(identifier if identifier.ok else replace(identifier, canonical=piece))
        elif (identifier := read(piece)).ok:
            found.append(identifier)
        else:
            found += find_all(piece)
    return found


def written_as_numbers(cells: Sequence[str]) -> bool:
    """Tell whether a column of stages holds whole codes written as integers (6060)."""
    codes = [cell.strip().removesuffix(".0") for cell in cells]
    return any(len(code) in (3, 4) and code.isdigit() for code in codes)


@lru_cache(maxsize=256)
def _relation_word(label: str) -> str | None:
    return words("portfolio", "relations").read(label)


def _titles(cells: Mapping[str, str]) -> dict[str, str]:
    zh, en = _one_line(cells.get("title_zh", "")), _one_line(cells.get("title_en", ""))
    if zh and not _HAN.search(zh) and not en:
        zh, en = "", zh
    elif en and not zh and not en.isascii() and _HAN.search(en):
        zh, en = en, ""
    return {"title_zh": zh, "title_en": en}


def _one_line(text: str) -> str:
    return " ".join(text.split()) if "  " in text or "\n" in text or "\t" in text else text


def _filled(values: Mapping[str, str]) -> dict[str, str]:
    """Return the cells that say something; “null”, “{}” or a dash say nothing."""
    return {
        name: text
        for name, text in values.items()
        if len(text) > 4 or text.casefold() not in _PLACEHOLDERS
    }


def _choice(vocabulary: Any, table: str, text: str) -> Any:
    found = words("portfolio", table).read(text) if text else None
    return None if found is None else vocabulary(found)


def _ccs(text: str) -> str:
    match = _CCS.search(text)
    return match[0] if match else ""


def _adopted(text: str) -> str:
    if not text:
        return ""
    identifier = parse(text)
    if identifier.ok:
        return identifier.canonical
    found = find_all(text)
    return found[0].canonical if found else ""


def _degree_in(text: str) -> str:
    match = re.search(r"\b(IDT|MOD|NEQ|EQV)\b", text, re.IGNORECASE)
    return match[1] if match else ""


def _canonical(text: str) -> str:
    if not text:
        return ""
    identifier = parse(text)
    return identifier.canonical if identifier.ok else " ".join(text.split())


@lru_cache(maxsize=4096)
def canonical_committee(text: str) -> str:
    """Return a committee's reference in its usual spelling; a name that is no reference stays."""
    identifier = parse(text) if text else None
    if identifier is not None and identifier.ok and identifier.kind is Kind.COMMITTEE:
        return identifier.canonical
    return " ".join(text.split())


def plain_text(html: str) -> str:
    """Return a scope or abstract without its HTML, a line per paragraph."""
    if "<" not in html and "&" not in html:
        return html
    from stdcommittee.domain.portfolio.markup import without_markup

    return without_markup(html)


_READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    **dict.fromkeys(_AS_THEY_ARE, str),
    **dict.fromkeys(("published", "implemented", "withdrawn"), _partial),
    **dict.fromkeys(("reviewed", "filed"), _day),
    "ics": _ics,
    "ccs": _ccs,
    "committee": canonical_committee,
    "scope": plain_text,
    "degree": lambda text: _choice(AdoptionDegree, "degree", text),
    "conclusion": lambda text: _choice(ReviewConclusion, "conclusion", text),
    "adopts": _adopted,
}
