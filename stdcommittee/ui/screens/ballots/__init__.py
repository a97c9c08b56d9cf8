"""Ballots: two kinds in one list, each with what it still needs."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import N_
from stdcommittee.ui.toolkit.desk import Desk, RecordsScreen


def _build(desk: Desk) -> QWidget:
    from stdcommittee.ui.screens.ballots.page import BallotsPage

    return BallotsPage(desk)


SCREEN = RecordsScreen(
    name="ballots",
    label=N_("Ballots"),
    icon="ballots",
    order=40,
    build=_build,
    shows=("ballot",),
)
