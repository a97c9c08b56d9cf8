"""The head of the screen: which round, its plan number and days, and what can be done with it."""

from __future__ import annotations

from typing import Protocol

from stdcommittee.base.messages import Message, Text
from stdcommittee.domain.comments.records import CommentRound
from stdcommittee.ui.screens.comments.rounds import RoundChooser
from stdcommittee.ui.toolkit.buttons import Button, IconButton
from stdcommittee.ui.toolkit.card import PageHead
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.pill import Tag


class RoundActions(Protocol):
    """What the buttons of the head do."""

    def new_round(self) -> None:
        """Open a form for a new round."""

    def edit_round(self) -> None:
        """Open the round in a form."""

    def import_files(self) -> None:
        """Ask for files of comments."""

    def export(self) -> None:
        """Write the round to a file."""


class RoundHead(PageHead):
    """Title, choice of rounds, facts of the round and its buttons."""

    def __init__(self, look: Look, actions: RoundActions, *, writable: bool) -> None:
        super().__init__(look, Message("Comments"))
        self.rounds = RoundChooser(look)
        self._project, self._dates = Tag(look, ""), Tag(look, "")
        self.add_button = IconButton(look, "add", Message("New round"), on_click=actions.new_round)
        self.edit_button = IconButton(
            look, "edit", Message("Edit the round"), on_click=actions.edit_round
        )
        self.import_button = Button(
            look, Message("Import"), icon="upload", on_click=actions.import_files
        )
        self.export_button = Button(
            look, Message("Export the form"), icon="download", on_click=actions.export
        )
        changing = (self.add_button, self.edit_button, self.import_button)
        self.add_beside(self.rounds, self._project, self._dates)
        self.add_actions(*changing, self.export_button)
        for button in changing:
            button.setVisible(writable)
        self.show_round(None)

    def show_round(self, found: CommentRound | None) -> None:
        """Show the facts of a round; None: there is none."""
        for button in (self.edit_button, self.export_button):
            button.setEnabled(found is not None)
        project = found.project if found is not None else ""
        self._project.set_fact(project)
        self._project.setVisible(bool(project))
        self._dates.setVisible(found is not None)
        if found is None:
            return
        days: Text = Message("Round {n}", n=found.round)
        if found.opened is not None and found.closes is not None:
            days = Message(
                "Round {n}, {start} to {end}", n=found.round, start=found.opened, end=found.closes
            )
        self._dates.set_fact(days)
