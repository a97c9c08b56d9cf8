"""Reads a rule edition from TOML, and says exactly what is wrong with one that cannot be read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from stdcommittee.base.errors import Unreadable
from stdcommittee.base.messages import Bilingual, Message
from stdcommittee.base.patterns import pattern
from stdcommittee.domain.ballots.vocabulary import BallotKind, Stance, Standing
from stdcommittee.domain.rules.criterion import ACTIONS, ParameterKind, Provision, criteria
from stdcommittee.domain.rules.rule import (
    Answers,
    Edition,
    Form,
    Outcome,
    Parameter,
    Reasons,
    Rule,
)
from stdcommittee.domain.rules.table import Table, wrong

UNITS: Final = frozenset(
    {
        "people",
        "count",
        "share",
        "score",
        "hour",
        "day",
        "workingDay",
        "week",
        "month",
        "year",
        "monthDay",
    }
)
ASIDE: Final = frozenset({Standing.RECUSED})  # vote under no rule, whatever its file says
_YEARLY: Final = pattern(r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def read_edition(text: str, *, id: str = "", own: bool = False) -> Edition:  # noqa: A002
    """Read one edition; `id` (body/name) is given where the text does not carry it.

    Raises:
        Unreadable: it is not TOML, or says something that a rule file may not say.
    """
    try:
        whole = Table("", tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(
            Message("The rule file is not readable as TOML."), details=str(error)
        ) from error
    head = Table("edition.", whole.take("edition", Mapping))
    found_id = id or head.text("id")
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", found_id):
        raise wrong("edition.", Message("“{name}” is not of the right kind", name="id"))
    title = head.bilingual("title")
    citation = head.bilingual("citation", title)
    edition = Edition(
        id=found_id,
        title=title,
        document=head.bilingual("document"),
        effective_from=head.day("from"),  # type: ignore[arg-type]  # never None without a default
        effective_to=head.day("to", None),
        checked_on=head.day("checked_on", None),
        checked_by=head.bilingual("checked_by", None),
        provisional=head.flag("provisional", default=False),
        note=head.bilingual("note", None),
        rules=_rules(whole.tables("rules"), found_id, title),
        forms=tuple(_form(entry) for entry in whole.tables("forms")),
        parameters=tuple(
            _parameter(entry, found_id, citation) for entry in whole.tables("parameters")
        ),
        own=own,
    )
    head.finish()
    whole.finish()
    _refuse_twins(edition)
    return edition


def _rules(entries: Sequence[Table], edition: str, authority: Bilingual) -> tuple[Rule, ...]:
    """Read the rules; one that is `like` an earlier one says only in what it differs from it."""
    found: list[Rule] = []
    for entry in entries:
        alike = "like" in entry
        found.append(_alike(entry, found) if alike else _rule(entry, edition, authority))
    return tuple(found)


def _alike(entry: Table, earlier: Sequence[Rule]) -> Rule:
    name = entry.text("like")
    model = next((rule for rule in earlier if rule.id == name), None)
    if model is None:
        raise wrong(
            entry.place, Message("“{name}” names no rule that stands before it", name="like")
        )
    rule = replace(
        model,
        id=entry.text("id"),
        kind=entry.choice("kind", BallotKind),
        title=entry.bilingual("title"),
        citation=entry.bilingual("citation", model.citation),
        reasons=entry.choice("reasons", Reasons, model.reasons.value),
        provisional=entry.flag("provisional", default=model.provisional),
        note=entry.bilingual("note", model.note),
    )
    entry.finish()
    return rule


def _form(entry: Table) -> Form:
    form = Form(
        kind=entry.choice("kind", BallotKind),
        label=entry.bilingual("label"),
        citation=entry.bilingual("citation"),
        provisional=entry.flag("provisional", default=False),
    )
    entry.finish()
    return form


def _rule(entry: Table, edition: str, authority: Bilingual) -> Rule:
    citation = entry.bilingual("citation")
    rule = Rule(
        id=entry.text("id"),
        edition=edition,
        kind=entry.choice("kind", BallotKind),
        title=entry.bilingual("title"),
        authority=authority,
        citation=citation,
        unit=entry.bilingual("unit"),
        answers=entry.choice("answers", Answers, "approval"),
        entitled=entry.standings("entitled"),
        excluded=entry.standings("excluded", []) | ASIDE,
        unstated=entry.choice("unstated", Standing) if "unstated" in entry else None,
        reasons=entry.choice("reasons", Reasons),
        provisions=tuple(_provision(item, citation) for item in entry.tables("criteria")),
        without_majority=entry.choice("without_majority", Outcome, "undetermined"),
        provisional=entry.flag("provisional", default=False),
        note=entry.bilingual("note", None),
    )
    entry.finish()
    _refuse_incomplete(rule, entry.place)
    return rule


def _provision(entry: Table, citation: Bilingual) -> Provision:
    name = entry.text("criterion")
    criterion = criteria().get(name)
    if criterion is None:
        raise wrong(
            entry.place,
            Message(
                "“{name}” is “{value}”; it may be {choices}",
                name="criterion",
                value=name,
                choices=tuple(criteria()),
            ),
        )
    provision = Provision(
        id=entry.text("id", name),
        criterion=criterion,
        label=entry.bilingual("label"),
        measure=entry.bilingual("measure"),
        citation=entry.bilingual("citation", citation),
        among=entry.standings("among") if "among" in entry else None,
        attending=entry.flag("attending", default=False),
        values={key: _value(entry, key, kind) for key, kind in criterion.parameters.items()},
    )
    entry.finish()
    return provision


def _value(entry: Table, name: str, kind: ParameterKind) -> Fraction | int | bool | Stance:
    match kind:
        case ParameterKind.SHARE:
            return entry.share(name)
        case ParameterKind.NUMBER:
            return entry.number(name)
        case ParameterKind.FLAG:
            return entry.flag(name)
        case ParameterKind.ACTION:
            action = entry.choice(name, Stance)
            if action not in ACTIONS:
                raise wrong(entry.place, Message("“{name}” is not of the right kind", name=name))
            return action


def _parameter(entry: Table, edition: str, citation: Bilingual) -> Parameter:
    unit = entry.text("unit")
    if unit not in UNITS:
        raise wrong(
            entry.place,
            Message(
                "“{name}” is “{value}”; it may be {choices}",
                name="unit",
                value=unit,
                choices=tuple(sorted(UNITS)),
            ),
        )
    parameter = Parameter(
        key=entry.text("key"),
        value=_parameter_value(entry, unit),
        unit=unit,
        label=entry.bilingual("label"),
        citation=entry.bilingual("citation", citation),
        provisional=entry.flag("provisional", default=False),
        edition=edition,
    )
    entry.finish()
    return parameter


def _parameter_value(entry: Table, unit: str) -> int | Fraction | str:
    match unit:
        case "share":
            return entry.share("value")
        case "monthDay":
            day = entry.text("value")
            if not _YEARLY.fullmatch(day):
                raise wrong(
                    entry.place, Message("“{name}” must be a day such as 02-15", name="value")
                )
            return day
        case _:
            return entry.number("value")


def _refuse_incomplete(rule: Rule, place: str) -> None:
    if not rule.entitled or rule.entitled & rule.excluded:
        raise wrong(place, Message("nobody may vote, or the same voters may and may not"))
    named = [provision.id for provision in rule.provisions]
    if not named or len(set(named)) < len(named):
        raise wrong(place, Message("there are no criteria, or two have the same id"))
    if any(item.among is not None and not item.among <= rule.entitled for item in rule.provisions):
        raise wrong(place, Message("a criterion counts voters who may not vote"))
    if rule.answers is Answers.REVIEW and not {"confirm", "revise", "withdraw", "use"} <= set(
        named
    ):
        raise wrong(place, Message("a review needs the criteria confirm, revise, withdraw and use"))


def _refuse_twins(edition: Edition) -> None:
    names = [rule.id for rule in edition.rules] + [item.key for item in edition.parameters]
    for name in names:
        if names.count(name) > 1:
            raise wrong("", Message("“{name}” stands twice", name=name))
