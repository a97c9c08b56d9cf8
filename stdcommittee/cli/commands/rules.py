"""Command `rules`: which rules and limits apply, from where, and how sure they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Annotated, Any

import typer

from stdcommittee.base.clock import Clock
from stdcommittee.base.dates import read_day
from stdcommittee.base.errors import Unreadable
from stdcommittee.base.messages import Bilingual, Message, Text
from stdcommittee.cli.answer import Json, Result, conclude
from stdcommittee.domain.rules import Edition, Parameter, Rule, RuleBook, shipped

_EMPTY: dict[str, Any] = {"on": "", "editions": [], "rules": [], "parameters": [], "problems": []}


def COMMAND(  # noqa: N802
    id: Annotated[  # noqa: A002
        str,
        typer.Argument(help="A rule, parameter or edition; without it all in force are listed."),
    ] = "",
    on: Annotated[str, typer.Option(help="The day whose rules apply (default: today).")] = "",
    json: Json = False,  # noqa: FBT002
) -> None:
    """List the rule editions, and the rules and parameters in force on a day."""
    day = read_day(on) if on else Clock().today()
    if day is None:
        raise typer.BadParameter(f"--on {on}: not a day such as 2026-06-11")

    def work() -> Result:
        book = shipped()
        found = _chosen(book, id, day) if id else _all(book, day)
        editions, rules, parameters = found
        document = {
            "on": day.isoformat(),
            "editions": [_edition(item, day) for item in editions],
            "rules": [_rule(item) for item in rules],
            "parameters": [_parameter(item) for item in parameters],
            "problems": [],
        }
        return Result(document, tuple(_lines(found, day)))

    conclude(json, {**_EMPTY, "on": day.isoformat()}, work)


Found = tuple[Sequence[Edition], Sequence[Rule], Sequence[Parameter]]


def _all(book: RuleBook, day: dt.date) -> Found:
    return book.editions(), tuple(book.rules_on(day).values()), tuple(book.parameters(day).values())


def _chosen(book: RuleBook, name: str, day: dt.date) -> Found:
    """Return an edition with all it says, or a rule or parameter with the editions that have it."""
    for edition in book.editions():
        if edition.id == name:
            return (edition,), edition.rules, edition.parameters
    with_it = [
        edition
        for edition in book.editions()
        if any(rule.id == name for rule in edition.rules)
        or any(item.key == name for item in edition.parameters)
    ]
    if not with_it:
        raise _unknown(book, name)
    rules = tuple(rule for rule in book.rules_on(day).values() if rule.id == name)
    keys = {item.key for edition in with_it for item in edition.parameters}
    parameters = (book.parameter(name, day),) if name in keys else ()
    return with_it, rules, parameters


def _unknown(book: RuleBook, name: str) -> Unreadable:
    rules = sorted({rule.id for edition in book.editions() for rule in edition.rules})
    return Unreadable(
        Message("There is no rule, parameter or edition “{name}”.", name=name),
        advice=Message("The rules are: {rules}.", rules=tuple(rules)),
    )


def _texts(name: str, text: Bilingual | None) -> dict[str, str]:
    """Carry legal wording in both languages; the Chinese prevails."""
    return {name: text.en if text else "", f"{name}_zh": text.zh if text else ""}


def _edition(item: Edition, day: dt.date) -> dict[str, object]:
    return {
        "id": item.id,
        **_texts("title", item.title),
        **_texts("document", item.document),
        "from": item.effective_from.isoformat(),
        "to": item.effective_to.isoformat() if item.effective_to else None,
        "in_force": item.in_force(day),
        "checked_on": item.checked_on.isoformat() if item.checked_on else None,
        **_texts("checked_by", item.checked_by),
        "provisional": item.provisional,
        **_texts("note", item.note),
        "rules": [rule.id for rule in item.rules],
        "parameters": [parameter.key for parameter in item.parameters],
    }


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "edition": rule.edition,
        "kind": rule.kind.value,
        **_texts("title", rule.title),
        **_texts("citation", rule.citation),
        "answers": rule.answers.value,
        "entitled": sorted(rule.entitled),
        "excluded": sorted(rule.excluded),
        "unstated": rule.unstated.value if rule.unstated else None,
        "reasons": rule.reasons.value,
        "criteria": [
            {
                "id": item.id,
                "criterion": item.criterion.name,
                **_texts("label", item.label),
                **_texts("measure", item.measure),
                **_texts("citation", item.citation),
                "among": sorted(item.among) if item.among is not None else None,
                "values": {name: _plain(value) for name, value in item.values.items()},
            }
            for item in rule.provisions
        ],
        "provisional": rule.provisional,
        **_texts("note", rule.note),
    }


def _parameter(item: Parameter) -> dict[str, object]:
    return {
        "key": item.key,
        "value": _plain(item.value),
        "unit": item.unit,
        **_texts("label", item.label),
        **_texts("citation", item.citation),
        "provisional": item.provisional,
        "edition": item.edition,
    }


def _plain(value: object) -> object:
    return str(value) if isinstance(value, Fraction | str) else value


def _lines(found: Found, day: dt.date) -> Iterator[Text]:
    editions, rules, parameters = found
    yield from (_edition_line(edition, day) for edition in editions)
    for rule in rules:
        yield from _rule_lines(rule)
    yield from map(_parameter_line, parameters)


def _edition_line(edition: Edition, day: dt.date) -> Message:
    return Message(
        "{id}: {title}, {first} to {last}{state}",
        id=edition.id,
        title=edition.title,
        first=edition.effective_from,
        last=edition.effective_to,
        state=_state(provisional=edition.provisional, in_force=edition.in_force(day)),
    )


def _rule_lines(rule: Rule) -> Iterator[Message]:
    yield Message(
        "{id}: {title}; {citation}{state}",
        id=rule.id,
        title=rule.title,
        citation=rule.citation,
        state=_state(provisional=rule.provisional),
    )
    for item in rule.provisions:
        values = tuple(
            Message("{name} {value}", name=name, value=value) for name, value in item.values.items()
        )
        yield Message(
            "  {label}: {measure}; {values}", label=item.label, measure=item.measure, values=values
        )


def _parameter_line(parameter: Parameter) -> Message:
    return Message(
        "{key} = {value} {unit}: {label}; {citation}{state}",
        key=parameter.key,
        value=parameter.value,
        unit=parameter.unit,
        label=parameter.label,
        citation=parameter.citation,
        state=_state(provisional=parameter.provisional),
    )


def _state(*, provisional: bool, in_force: bool = True) -> Text:
    if not in_force:
        return Message(" (not in force)")
    return Message(" (provisional)") if provisional else ""
