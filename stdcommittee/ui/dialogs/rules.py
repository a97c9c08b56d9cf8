"""The text and citation of rules, in place (F1)."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.domain.rules import Parameter
from stdcommittee.ui.theme.tokens import Gap, Type
from stdcommittee.ui.toolkit.buttons import PrimaryButton
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.labels import Hairline, Label
from stdcommittee.ui.toolkit.pill import Tag
from stdcommittee.ui.toolkit.questions import Question


class RulesShown(Question):
    """Each rule with its value, where it stands, and whether it was checked."""

    def __init__(self, desk: Desk, host: QWidget | None, rules: Iterable[Parameter]) -> None:
        super().__init__(desk.look, host, Message("Rule behind this field"))
        shown = list({(rule.key, rule.edition): rule for rule in rules}.values())
        for place, rule in enumerate(shown):
            if place:
                self.body.addWidget(Hairline())
            self.body.addWidget(_rule(desk, rule))
        if not shown:
            nothing = Message("No rule is cited for this field.")
            self.body.addWidget(Label(desk.look, nothing, colour="muted", wrap=True))
        self.add_answers(PrimaryButton(desk.look, Message("Close"), on_click=self.accept))


def value_said(rule: Parameter) -> Text:
    """Return the value of a rule parameter with its unit."""
    if isinstance(rule.value, Fraction):
        return f"{rule.value.numerator}/{rule.value.denominator}"
    if isinstance(rule.value, str):
        return rule.value
    n = rule.value
    units = {
        "people": Plural("{n} person", "{n} people", n=n),
        "score": Plural("{n} point", "{n} points", n=n),
        "hour": Plural("{n} hour", "{n} hours", n=n),
        "day": Plural("{n} day", "{n} days", n=n),
        "workingDay": Plural("{n} working day", "{n} working days", n=n),
        "week": Plural("{n} week", "{n} weeks", n=n),
        "month": Plural("{n} month", "{n} months", n=n),
        "year": Plural("{n} year", "{n} years", n=n),
    }
    return units.get(rule.unit, f"{n}")


def show_rules(desk: Desk, host: QWidget | None, rules: Iterable[Parameter]) -> None:
    """Show rules in a window over the host."""
    shown = RulesShown(desk, host, rules)
    try:
        shown.exec()
    finally:
        shown.deleteLater()


def _rule(desk: Desk, rule: Parameter) -> QWidget:
    look = desk.look
    edition = desk.session.rules.edition(rule.edition)
    part = QWidget()
    box = QVBoxLayout(part)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(look.px(Gap.XS))
    head = QHBoxLayout()
    head.addWidget(Label(look, rule.label, bold=True, wrap=True), 1)
    head.addWidget(Label(look, value_said(rule), type_=Type.HEADING, bold=True))
    box.addLayout(head)
    box.addWidget(Label(look, rule.citation, wrap=True, selectable=True))
    box.addWidget(Label(look, edition.document, colour="muted", wrap=True, selectable=True))
    marks = QHBoxLayout()
    since = Message("in force from {day}", day=edition.effective_from)
    marks.addWidget(Tag(look, since))
    if rule.provisional or edition.provisional:
        marks.addWidget(Tag(look, Message("provisional"), provisional=True))
    marks.addStretch(1)
    box.addLayout(marks)
    if edition.checked_by is not None and edition.checked_on is not None:
        checked = Message("Checked {day} by {who}", day=edition.checked_on, who=edition.checked_by)
        box.addWidget(Label(look, checked, colour="muted", type_=Type.CAPTION, wrap=True))
    return part
