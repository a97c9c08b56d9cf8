"""What follows from a standard's or project's own fields and the rules in force."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final

from stdcommittee.base.dates import add_months
from stdcommittee.base.fields import first_day
from stdcommittee.base.records import Record
from stdcommittee.domain.identifiers import Identifier, Kind, Level, level, parse
from stdcommittee.domain.portfolio.records import (
    LIVE,
    AdoptionDegree,
    Extension,
    Project,
    ProjectNature,
    Standard,
    StandardStatus,
)
from stdcommittee.domain.rules import RuleBook

_REVIEW_KEYS: Final = {
    Level.NATIONAL_GUIDANCE: "review.years.guidance",
    Level.INTERNATIONAL: "",
    Level.FOREIGN: "",
    Level.UNKNOWN: "",
}
_GUIDANCE_TYPES = ("TS", "TR", "PAS", "GB/Z")


def sort_text(identifier: Identifier) -> str:
    """Return a text that sorts by publisher, number (as a number), parts and year."""
    if not identifier.ok:
        return f"~{identifier.input}"
    parts = "-".join(part.zfill(4) for part in identifier.parts)
    number = identifier.number.zfill(8)
    return f"{identifier.publisher}|{number}|{parts}|{identifier.year or 0}|{identifier.canonical}"


def review_due(
    known: Level,
    status: StandardStatus,
    published: str,
    reviewed: dt.date | None,
    rules: RuleBook,
    on: dt.date,
) -> dt.date | None:
    """Return when a standard in force must be reviewed: last review or publication plus the cycle.

    National, industry, local and group standards: five years; guidance documents: three (both in
    `resources/rules`, with their articles). Standards of other bodies have no such date here.
    """
    if status not in LIVE:
        return None
    key = _REVIEW_KEYS.get(known, "review.years")
    start = max(filter(None, (first_day(published), reviewed)), default=None)
    if not key or start is None:
        return None
    return add_months(start, 12 * int(rules.parameter(key, on).value))


def plan_months(project: Project, rules: RuleBook, on: dt.date) -> int:
    """Return how many months a project has from plan to submission (its plan, else the rule)."""
    return project.months or int(rules.parameter(plan_key(project), on).value)


def plan_key(project: Project) -> str:
    """Return the rule parameter that holds how many months a project has."""
    if project.degree in (AdoptionDegree.IDT, AdoptionDegree.MOD):
        return "plan.months.adoption"
    if project.nature is ProjectNature.MANDATORY:
        return "plan.months.mandatory"
    return "plan.months.recommended"


def project_due(
    project: Project, extensions: Sequence[Extension], rules: RuleBook
) -> dt.date | None:
    """Return when a national project is due for submission, granted extensions included."""
    if project.planned is None or project.nature in (
        ProjectNature.INTERNATIONAL,
        ProjectNature.OTHER,
    ):
        return None
    granted = sum(extension.months for extension in extensions if extension.granted)
    return add_months(project.planned, plan_months(project, rules, project.planned) + granted)


def derived_values(
    said: Mapping[str, Any],
    before: Standard | None,
    identifier: Identifier,
    rules: RuleBook,
    on: dt.date,
) -> dict[str, Any]:
    """Return the fields that follow from what is said of a standard and what was known before."""

    def now(name: str, default: Any) -> Any:
        return said[name] if name in said else getattr(before, name) if before else default

    known = level(identifier) or now("level", Level.UNKNOWN)
    found: dict[str, Any] = {
        "sort": sort_text(identifier),
        "level": known,
        "review_due": review_due(
            known,
            now("status", StandardStatus.UNKNOWN),
            now("published", ""),
            now("reviewed", None),
            rules,
            on,
        ),
    }
    if not now("deliverable", ""):
        found["deliverable"] = _deliverable(identifier)
    if identifier.adopted is not None and not now("adopts", ""):
        found |= {"adopts": identifier.adopted.canonical, "degree": AdoptionDegree.IDT}
    return found


def _deliverable(identifier: Identifier) -> str:
    if identifier.kind is Kind.FOREIGN or not identifier.ok:
        return ""
    return identifier.type if identifier.type in _GUIDANCE_TYPES else ""


def complete(record: Record, rules: RuleBook, on: dt.date) -> Record:
    """Return any record with its derived fields filled in."""
    if not isinstance(record, Standard):
        return record
    found = derived_values({}, record, parse(record.reference), rules, on)
    return dataclasses.replace(record, **found)
