"""Supervision: duties by article with status and evidence; findings and what is done about them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import N_
from stdcommittee.ui.toolkit.desk import Desk, RecordsScreen


def _build(desk: Desk) -> QWidget:
    from stdcommittee.ui.screens.supervision.page import SupervisionPage

    return SupervisionPage(desk)


SCREEN = RecordsScreen(
    name="supervision",
    label=N_("Supervision"),
    icon="supervision",
    order=100,
    build=_build,
    shows=("answer", "finding"),
)
