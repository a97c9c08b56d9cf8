"""Reports: previewed, checked, issued for good, printed again as they were."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import N_
from stdcommittee.ui.toolkit.desk import Desk, RecordsScreen


def _build(desk: Desk) -> QWidget:
    from stdcommittee.ui.screens.reports.page import ReportsPage

    return ReportsPage(desk)


SCREEN = RecordsScreen(
    name="reports",
    label=N_("Reports"),
    icon="reports",
    order=110,
    build=_build,
    shows=("report",),
)
