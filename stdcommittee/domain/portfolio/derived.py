"""What follows from a standard's or project's own fields and the rules in force."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from stdcommittee.base.dates import add_months
from stdcommittee.base.fields import first_day
from stdcommittee.base.records import Record
from stdcommittee.domain.identifiers import Identifier, Kind, Level, level, parse, sort_key
from stdcommittee.domain.portfolio.records import (
    AdoptionDegree,
    Extension,
    Project,
    ProjectNature,
    Standard,
    StandardStatus,
)
from stdcommittee.domain.rules import RuleBook

_GUIDANCE_TYPES = ("TS", "TR", "PAS", "GB/Z")


def sort_text(identifier: Identifier) -> str:
    """Return a text that sorts as the identifier does (numbers as numbers)."""
    return "|".join(_sortable(part) for part in sort_key(identifier))


def _sortable(part: object) -> str:
    match part:
        case int():
            return f"{part:09d}"
        case tuple():
            return ".".join(_sortable(item) for item in part)
        case _:
            return str(part or "")


def review_due(standard: Standard, rules: RuleBook, on: dt.date) -> dt.date | None:
    """Return when a standard in force must be reviewed: last review or publication plus the cycle.

    National, industry, local and group standards: five years; guidance documents: three (both in
    `resources/rules`, with their articles). Standards of other bodies have no such date here.
    """
    if standard.status not in (StandardStatus.IN_FORCE, StandardStatus.UPCOMING):
        return None
    key = {
        Level.NATIONAL_GUIDANCE: "review.years.guidance",
        Level.INTERNATIONAL: "",
        Level.FOREIGN: "",
        Level.UNKNOWN: "",
    }.get(standard.level, "review.years")
    start = max(filter(None, (first_day(standard.published), standard.reviewed)), default=None)
    if not key or start is None:
        return None
    return add_months(start, 12 * int(rules.parameter(key, on).value))


def plan_months(project: Project, rules: RuleBook, on: dt.date) -> int:
    """Return how many months a project has from plan to submission (its plan, else the rule)."""
    if project.months:
        return project.months
    if project.degree in (AdoptionDegree.IDT, AdoptionDegree.MOD):
        key = "plan.months.adoption"
    elif project.nature is ProjectNature.MANDATORY:
        key = "plan.months.mandatory"
    else:
        key = "plan.months.recommended"
    return int(rules.parameter(key, on).value)


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


def complete_standard(standard: Standard, rules: RuleBook, on: dt.date) -> Standard:
    """Return a standard with what follows from its number and dates filled in."""
    identifier = parse(standard.reference)
    known = level(identifier)
    filled = dataclasses.replace(
        standard,
        sort=sort_text(identifier) if identifier.ok else standard.reference,
        level=known or standard.level,
        deliverable=standard.deliverable or _deliverable(identifier),
    )
    if identifier.adopted is not None and not filled.adopts:
        filled = dataclasses.replace(
            filled, adopts=identifier.adopted.canonical, degree=AdoptionDegree.IDT
        )
    return dataclasses.replace(filled, review_due=review_due(filled, rules, on))


def _deliverable(identifier: Identifier) -> str:
    if identifier.kind is Kind.FOREIGN or not identifier.ok:
        return ""
    return identifier.type if identifier.type in _GUIDANCE_TYPES else ""


def complete(record: Record, rules: RuleBook, on: dt.date) -> Record:
    """Return any record with its derived fields filled in."""
    match record:
        case Standard():
            return complete_standard(record, rules, on)
        case _:
            return record
