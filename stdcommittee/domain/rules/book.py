"""The rule book: which rule or parameter was in force on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Message
from stdcommittee.base.paths import resource
from stdcommittee.base.registry import BrokenRegistry
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.rules.editions import read_edition
from stdcommittee.domain.rules.rule import Edition, Form, Parameter, Rule


@cache
def shipped_editions() -> tuple[Edition, ...]:
    """Return the editions that come with the program.

    Raises:
        BrokenRegistry: the installation has none.
    """
    files = sorted(resource("rules").glob("*/*.toml"))
    if not files:
        raise BrokenRegistry("no rule editions found")
    return tuple(
        read_edition(file.read_text("utf-8"), id=f"{file.parent.name}/{file.stem}")
        for file in files
    )


class RuleBook:
    """Every edition at hand: those shipped and those that the user added.

    Where several editions in force on a day say the same thing, the one that came into force last
    prevails, and the user's own before a shipped one of the same day.
    """

    def __init__(self, extra: Iterable[str] = ()) -> None:
        """Add the user's editions, each a TOML text with its id in ``[edition]``.

        Raises:
            Unreadable: a text is no rule edition.
            Refused: two editions have the same id.
        """
        own = [read_edition(text, own=True) for text in extra]
        ordered = sorted(
            (*shipped_editions(), *own), key=lambda item: (item.effective_from, item.own)
        )
        self._editions: Mapping[str, Edition] = {item.id: item for item in ordered}
        self._parameters: dict[str, list[tuple[Edition, Parameter]]] = {}
        for edition in ordered:
            for item in edition.parameters:
                self._parameters.setdefault(item.key, []).append((edition, item))
        if len(self._editions) < len(ordered):
            raise Refused(
                Message("Two rule editions have the same id."),
                advice=Message("Give your edition an id of its own."),
            )

    def editions(self) -> tuple[Edition, ...]:
        """Return all editions, the earliest in force first."""
        return tuple(self._editions.values())

    def edition(self, id: str) -> Edition:  # noqa: A002
        """Return an edition by its id.

        Raises:
            Refused: there is none.
        """
        if id not in self._editions:
            raise Refused(Message("There is no rule edition “{id}”.", id=id))
        return self._editions[id]

    def rule(self, rule_id: str, edition: str) -> Rule:
        """Return a rule as an edition has it, whatever is in force today.

        Raises:
            Refused: no such edition, or the rule is not in it.
        """
        for rule in self.edition(edition).rules:
            if rule.id == rule_id:
                return rule
        raise Refused(
            Message("The rule “{rule}” is not in “{edition}”.", rule=rule_id, edition=edition)
        )

    def rule_at(self, rule_id: str, on: dt.date) -> Rule:
        """Return a rule as it was in force on a day.

        Raises:
            Refused: no such rule, or no edition of it was in force.
        """
        found = self.rules_on(on).get(rule_id)
        if found is not None:
            return found
        known = sorted({rule.id for edition in self.editions() for rule in edition.rules})
        if rule_id not in known:
            raise Refused(
                Message("There is no rule “{rule}”.", rule=rule_id),
                advice=Message("The rules are: {rules}.", rules=tuple(known)),
            )
        raise Refused(
            Message("No edition of “{rule}” was in force on {day}.", rule=rule_id, day=on),
            advice=Message("Name the edition to judge by, or add the one of that time."),
        )

    def rules_on(self, on: dt.date) -> dict[str, Rule]:
        """Return the rules in force on a day, by id."""
        in_force = (edition for edition in self.editions() if edition.in_force(on))
        found = {rule.id: rule for edition in in_force for rule in edition.rules}
        return dict(sorted(found.items()))

    def rule_for(self, kind: BallotKind, body: str, on: dt.date) -> Rule | None:
        """Return the rule for a kind of ballot in a body (`cn`, `iso`, `iec`), or None.

        IEC committees use the common ISO/IEC rule where IEC has none of its own.
        """
        found = {
            rule.edition.partition("/")[0]: rule
            for rule in self.rules_on(on).values()
            if rule.kind is kind
        }
        return found.get(body) or (found.get("iso") if body == "iec" else None)

    def form_for(self, kind: BallotKind, on: dt.date) -> Form | None:
        """Return what asks for a meeting where a kind of ballot opens on a day, or None."""
        in_force = (edition for edition in self.editions() if edition.in_force(on))
        asked = [form for edition in in_force for form in edition.forms if form.kind is kind]
        return asked[-1] if asked else None

    def parameters(self, on: dt.date) -> dict[str, Parameter]:
        """Return every parameter by key, as `parameter` does."""
        return {key: self.parameter(key, on) for key in sorted(self._parameters)}

    def parameter(self, key: str, on: dt.date) -> Parameter:
        """Return a parameter as it was in force on a day.

        Where no edition at hand was in force then, the earliest that has the parameter stands in
        for it and the value is provisional: a limit of unknown age is still better shown than not.

        Raises:
            Refused: no edition has the parameter.
        """
        dated = self._parameters.get(key)
        if dated is None:
            raise Refused(Message("There is no rule parameter “{key}”.", key=key))
        for edition, item in reversed(dated):
            if edition.in_force(on):
                return item
        return replace(dated[0][1], provisional=True)


@cache
def shipped() -> RuleBook:
    """Return the rule book of the shipped editions."""
    return RuleBook()
