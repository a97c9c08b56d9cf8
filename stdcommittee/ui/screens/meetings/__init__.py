"""Meetings: who attends and whether they are enough; delegations to those of ISO and IEC."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import N_
from stdcommittee.ui.toolkit.desk import RecordsScreen


def _build(desk: Any) -> QWidget:
    from stdcommittee.ui.screens.meetings.page import MeetingsPage

    return MeetingsPage(desk)


SCREEN = RecordsScreen(
    name="meetings",
    label=N_("Meetings"),
    icon="meetings",
    order=70,
    build=_build,
    shows=("meeting", "delegation"),
)
