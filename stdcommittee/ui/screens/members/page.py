"""The switch above: people and what they do, in groups."""

from __future__ import annotations

from typing import Final

from stdcommittee.base.messages import Message
from stdcommittee.ui.screens.members.calls import CallsPage
from stdcommittee.ui.screens.members.committees import CommitteesPage
from stdcommittee.ui.screens.members.experts import ExpertsPage
from stdcommittee.ui.screens.members.interests import InterestsPage
from stdcommittee.ui.screens.members.liaisons import LiaisonsPage
from stdcommittee.ui.screens.members.people import OrganizationsPage, PeoplePage
from stdcommittee.ui.screens.members.recusals import RecusalsPage
from stdcommittee.ui.screens.members.roster import RosterPage
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.switched_pages import Pages, SwitchedPages

_EXPERTS: Final[Pages] = {
    "expert_registration": (Message("Experts"), ExpertsPage),
    "liaison": (Message("Liaisons"), LiaisonsPage),
    "expert_call": (Message("Calls for experts"), CallsPage),
}
_INTERESTS: Final[Pages] = {
    "interest": (Message("Declared interests"), InterestsPage),
    "recusal": (Message("Recusals"), RecusalsPage),
}
_PAGES: Final[Pages] = {
    "membership": (Message("Members"), RosterPage),
    "person": (Message("People"), PeoplePage),
    "organization": (Message("Organisations"), OrganizationsPage),
    "committee": (Message("Committees"), CommitteesPage),
    "experts": (Message("Experts"), _EXPERTS),
    "interests": (Message("Interests"), _INTERESTS),
}


class MembersPage(SwitchedPages):
    """Kinds of record under one switch; experts and interests have a second one below it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _PAGES, name="members")
