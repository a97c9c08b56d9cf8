"""The reports screen: a report to be, and those that were issued."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from stdcommittee.base.messages import N_, Message
from stdcommittee.domain.supervision.records import IssuedReport
from stdcommittee.ui.frame.actions import usual
from stdcommittee.ui.screens.reports.issued import IssuedReports
from stdcommittee.ui.screens.reports.new_report import NewReport
from stdcommittee.ui.theme.tokens import Gap
from stdcommittee.ui.toolkit.card import PageHead
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.tabs import Tabs

NEW: Final = "new"
ISSUED: Final = "issued"


class ReportsPage(QWidget):
    """Previews and issues reports, and hands out those that were issued."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        look = desk.look
        self.new, self.issued = NewReport(desk), IssuedReports(desk)
        self.tabs = Tabs(look)
        self.tabs.add(NEW, Message("New report"), self.new)
        self.tabs.add(ISSUED, Message("Issued reports"), self.issued, count=0)
        look.language.name(self.tabs.bar, Message("New and issued reports"))
        self._top = QVBoxLayout()
        self._top.addWidget(PageHead(look, Message("Reports")))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._top)
        box.addWidget(self.tabs, 1)
        self.new.issued.connect(self._show_issued)
        self.issued.counted.connect(lambda count: self.tabs.set_count(ISSUED, count))
        if desk.read_only is None:
            label = N_("Issue the report")
            desk.actions.declare(usual("print", self.new.issue, label=label), self.new)
        look.follow(self, ReportsPage._dress)

    def open_record(self, kind: str, record_id: int) -> None:
        """Show an issued report; others pass."""
        if kind == "report":
            self.tabs.show_page(ISSUED)
            self.issued.show_report(record_id)

    def _show_issued(self, stored: IssuedReport) -> None:
        self.open_record("report", stored.id)

    def _dress(self) -> None:
        side = self.desk.look.px(Gap.L)
        self._top.setContentsMargins(side, 0, side, 0)
