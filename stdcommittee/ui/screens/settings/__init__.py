"""Settings: how the window looks, who acts, whose workspace it is, rules, days, safety."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import N_
from stdcommittee.ui.toolkit.desk import Desk, RecordsScreen


def _build(desk: Desk) -> QWidget:
    from stdcommittee.ui.screens.settings.page import SettingsPage

    return SettingsPage(desk)


SCREEN = RecordsScreen(
    name="settings",
    label=N_("Settings"),
    icon="settings",
    order=210,
    place="foot",
    build=_build,
    shows=("actor", "unit"),
)
