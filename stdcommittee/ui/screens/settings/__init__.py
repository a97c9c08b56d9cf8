"""Settings: how the window looks, who acts, whose workspace it is, rules, days, safety."""

from stdcommittee.base.messages import N_
from stdcommittee.ui.screens.settings.page import SettingsPage
from stdcommittee.ui.toolkit.desk import RecordsScreen

SCREEN = RecordsScreen(
    name="settings",
    label=N_("Settings"),
    icon="settings",
    order=210,
    place="foot",
    build=SettingsPage,
    shows=("actor", "unit"),
)
