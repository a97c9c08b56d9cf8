"""History: who did what, when and why; undo of any operation; the check of the whole chain."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import N_
from stdcommittee.ui.toolkit.desk import Desk, RecordsScreen


def _build(desk: Desk) -> QWidget:
    from stdcommittee.ui.screens.history.page import HistoryPage

    return HistoryPage(desk)


SCREEN = RecordsScreen(
    name="history",
    label=N_("History"),
    icon="history",
    order=200,
    place="foot",
    build=_build,
)
