"""Portfolio: standards in force, what they rest on, when they are to be reviewed."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import N_
from stdcommittee.ui.toolkit.desk import RecordsScreen


def _build(desk: Any) -> QWidget:
    from stdcommittee.ui.screens.portfolio.page import PortfolioPage

    return PortfolioPage(desk)


SCREEN = RecordsScreen(
    name="portfolio",
    label=N_("Portfolio"),
    icon="portfolio",
    order=20,
    build=_build,
    shows=("standard",),
)
