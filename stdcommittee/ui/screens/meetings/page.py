"""The switch above: meetings, and the delegations to those of ISO and IEC."""

from __future__ import annotations

from typing import Final

from stdcommittee.base.messages import Message
from stdcommittee.ui.screens.meetings.delegations import DelegationsPage
from stdcommittee.ui.screens.meetings.register import RegisterPage
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.switched_pages import Pages, SwitchedPages

_PAGES: Final[Pages] = {
    "meeting": (Message("Meetings"), RegisterPage),
    "delegation": (Message("Delegations"), DelegationsPage),
}


class MeetingsPage(SwitchedPages):
    """Two kinds of record under one switch."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _PAGES, name="meetings")
