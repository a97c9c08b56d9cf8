"""What a report is about: its kind, period, edition, committee and language."""

from __future__ import annotations

import datetime as dt
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import CHINESE, ENGLISH, Message, Text
from stdcommittee.domain.supervision.frameworks import DEFAULT
from stdcommittee.services.reports import SELF_SUPERVISION, reports
from stdcommittee.services.scope import AtWork
from stdcommittee.ui.theme.tokens import Gap
from stdcommittee.ui.toolkit.asked import ChoiceBox
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.period_choice import PeriodChoice, edition_choices

_LANGUAGES: Final[tuple[tuple[str, Text], ...]] = (
    (CHINESE, Message("Chinese")),
    (ENGLISH, Message("English")),
)
_LANGUAGE_KEY: Final = "reports/language"


@frozen
class Asked:
    """What report somebody asks for; `committee` "" is the unit as a whole."""

    report: str
    period: str
    edition: str
    committee: str
    language: str


class Parameters(Card):
    """Says whenever another report is asked for."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, Message("Report"))
        self.desk = desk
        look = desk.look
        today = desk.session.clock.today()
        self.report: ChoiceBox[str] = ChoiceBox(
            look,
            Message("Kind of report"),
            [(name, report.title) for name, report in reports().items()],
            on_choose=self._chosen,
        )
        self.report.choose(SELF_SUPERVISION)
        self.period = PeriodChoice(desk, year_due(today))
        self.period.changed.connect(self._chosen)
        self.edition: ChoiceBox[str] = ChoiceBox(
            look, Message("Edition of the duties"), edition_choices(), on_choose=self._chosen
        )
        self.committee: ChoiceBox[str] = ChoiceBox(
            look,
            Message("Committee"),
            [("", Message("The unit as a whole"))],
            on_choose=self._chosen,
        )
        self.language: ChoiceBox[str] = ChoiceBox(
            look, Message("Language of the document"), _LANGUAGES, on_choose=self._language
        )
        self.language.choose(desk.memory.recall(_LANGUAGE_KEY, CHINESE))
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(Gap.XS))
        for label, field in (
            (Message("Kind of report"), self.report),
            (Message("Period"), self.period),
            (Message("Edition of the duties"), self.edition),
            (Message("Committee"), self.committee),
            (Message("Language of the document"), self.language),
        ):
            box.addWidget(Label(look, label, colour="muted"))
            box.addWidget(field)
        for choice in (self.report, self.edition, self.committee):
            choice.setSizeAdjustPolicy(
                ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(8)
        self.add(inner)

    @property
    def asked(self) -> Asked:
        """What is asked for now."""
        return Asked(
            self.report.value or SELF_SUPERVISION,
            self.period.period,
            self.edition.value or DEFAULT,
            self.committee.value or "",
            self.language.value or CHINESE,
        )

    def offer_committees(self, found: list[AtWork]) -> None:
        """Offer the committees that there are."""
        choices: list[tuple[str, Text]] = [("", Message("The unit as a whole"))]
        for item in found:
            said: Text = item.reference
            if item.title:
                said = Message("{label} {title}", label=item.reference, title=item.title)
            choices.append((item.reference, said))
        self.committee.put(choices)

    def _chosen(self, _value: object = None) -> None:
        self.changed.emit()

    def _language(self, code: str) -> None:
        self.desk.memory.keep(_LANGUAGE_KEY, code)
        self.changed.emit()


def year_due(today: dt.date) -> str:
    """Return the year that is to be reported on: the last one that is over."""
    return str(today.year - 1)
