"""Checks whether a Chinese standard is numbered by the rules (duty 1.27).

The measures and their dates are in ``resources/codes/numbering.toml``, the lists of codes beside
it. A *problem* breaks a rule; a *note* is what a person should look up: a code that the shipped
list holds as provisional, or a mandatory local standard, which only special laws allow.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from stdcommittee.base.messages import Message
from stdcommittee.base.patterns import pattern
from stdcommittee.domain.identifiers.codes import NumberingRule, numbering_rules, regions, series
from stdcommittee.domain.identifiers.levels import level
from stdcommittee.domain.identifiers.model import Identifier, Kind, Level

_LOCAL_CODE: Final = pattern(r"DB[JS]?(\d*)(?:\(J\))?")
_RULES: Final = {
    Level.NATIONAL_MANDATORY: "national",
    Level.NATIONAL_RECOMMENDED: "national",
    Level.NATIONAL_GUIDANCE: "national",
    Level.INDUSTRY: "industry",
    Level.LOCAL: "local",
    Level.GROUP: "group",
    Level.ENTERPRISE: "enterprise",
}


def numbering_problem(identifier: Identifier, issued: dt.date | None = None) -> Message | None:
    """Return the rule that a Chinese standard's number breaks, with its citation, or None.

    Args:
        identifier: a reading; anything but a Chinese standard has no problem here.
        issued: when the standard was issued. Without it, a rule that came into force during a
            year is applied from the next year on, since the number tells the year only.
    """
    rule = _rule(identifier)
    if rule is None:
        return None
    if identifier.year is None and not identifier.all_parts:
        return Message("The number has no year ({citation}).", citation=rule.citation)
    match level(identifier):
        case Level.INDUSTRY:
            return _industry(identifier, rule, issued)
        case Level.LOCAL:
            return _local(identifier, rule)
        case _:
            return None


def numbering_note(identifier: Identifier, issued: dt.date | None = None) -> Message | None:
    """Return what should be looked up about a Chinese standard's number, or None.

    Args:
        identifier: a reading.
        issued: when the standard was issued, as for `numbering_problem`.
    """
    rule = _rule(identifier)
    if rule is None:
        return None
    known = series().get(identifier.publisher.upper())
    if known is not None and known.provisional:
        return Message(
            "The code “{code}” ({name}) is listed provisionally: check its approval.",
            code=identifier.publisher,
            name=known.name,
        )
    if level(identifier) is not Level.LOCAL:
        return None
    digits = _local_digits(identifier)
    region = regions().get(digits[:2])
    if region is not None and region.provisional:
        return Message(
            "The region code “{code}” ({name}) is listed provisionally: check it.",
            code=region.code,
            name=region.name,
        )
    if not identifier.type and _later(identifier, rule, issued):
        return Message(
            "Local standards are recommended standards, numbered with /T ({citation}); "
            "a mandatory one needs a basis in a special law.",
            citation=rule.citation,
        )
    return None


def _rule(identifier: Identifier) -> NumberingRule | None:
    if identifier.kind not in {Kind.STANDARD, Kind.SUPPLEMENT}:
        return None
    where = level(identifier)
    return numbering_rules()[_RULES[where]] if where in _RULES else None


def _later(identifier: Identifier, rule: NumberingRule, issued: dt.date | None) -> bool:
    """Tell whether a standard is certainly younger than the recommended-only rule."""
    since = rule.recommended_only_from
    if since is None:
        return False
    if issued is not None:
        return issued >= since
    return (identifier.year or 0) > since.year


def _industry(
    identifier: Identifier, rule: NumberingRule, issued: dt.date | None
) -> Message | None:
    code = identifier.publisher
    known = series().get(code)
    if known is None:
        return Message(
            "“{code}” is not an approved industry code ({citation}).",
            code=code,
            citation=rule.citation,
        )
    bare = known.scope == "industry" and not known.plain and not identifier.type
    if bare and _later(identifier, rule, issued):
        return Message(
            "Industry standards are recommended standards: the number needs {code}/T ({citation}).",
            code=code,
            citation=rule.citation,
        )
    return None


def _local_digits(identifier: Identifier) -> str:
    match = _LOCAL_CODE.fullmatch(identifier.publisher)
    return match[1] if match else ""


def _local(identifier: Identifier, rule: NumberingRule) -> Message | None:
    digits = _local_digits(identifier)
    if not digits and identifier.publisher == "DBJ":
        return None
    if len(digits) not in {2, 4} or (len(digits) == 4 and digits.endswith("00")):
        return Message(
            "“{code}” is malformed: the code of a local standard is DB with the two digits of a "
            "province or the four of a city ({citation}).",
            code=identifier.publisher,
            citation=rule.citation,
        )
    if digits[:2] not in regions():
        return Message(
            "“{digits}” is not the code of a province ({citation}).",
            digits=digits[:2],
            citation=rule.citation,
        )
    return None
