"""History: who did what, when and why; undo of any operation; the check of the whole chain."""

from stdcommittee.base.messages import N_
from stdcommittee.ui.screens.history.page import HistoryPage
from stdcommittee.ui.toolkit.desk import RecordsScreen

SCREEN = RecordsScreen(
    name="history",
    label=N_("History"),
    icon="history",
    order=200,
    place="foot",
    build=HistoryPage,
)
