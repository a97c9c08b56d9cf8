"""The switch above: proposals, their turnaround, important standards, stage notices."""

from __future__ import annotations

from typing import Final

from stdcommittee.base.messages import Message
from stdcommittee.ui.screens.international.importance import ImportancePage
from stdcommittee.ui.screens.international.notices import NoticesPage
from stdcommittee.ui.screens.international.proposals import ProposalsPage
from stdcommittee.ui.screens.international.turnaround import TurnaroundPage
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.switched_pages import Pages, SwitchedPages

_PAGES: Final[Pages] = {
    "proposal": (Message("Proposals"), ProposalsPage),
    "turnaround": (Message("Turnaround"), TurnaroundPage),
    "important_standard": (Message("Important standards"), ImportancePage),
    "stage_notice": (Message("Stage notices"), NoticesPage),
}


class InternationalPage(SwitchedPages):
    """What a counterpart unit follows beside its ballots."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _PAGES, name="international")
