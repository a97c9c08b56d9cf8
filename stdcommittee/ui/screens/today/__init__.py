"""Today: what is due, what waits, how projects, ballots and comments stand."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import N_
from stdcommittee.ui.toolkit.desk import Desk, RecordsScreen


def _build(desk: Desk) -> QWidget:
    from stdcommittee.ui.screens.today.page import TodayPage

    return TodayPage(desk)


SCREEN = RecordsScreen(name="today", label=N_("Today"), icon="today", order=10, build=_build)
