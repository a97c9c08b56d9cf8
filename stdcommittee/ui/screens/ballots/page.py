"""Ballots: the list at the left, one ballot with its votes at the right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import N_, Message
from stdcommittee.ui.frame.actions import Action, usual
from stdcommittee.ui.screens.ballots.pane import BallotPane, detail_spec
from stdcommittee.ui.screens.ballots.rows import list_spec
from stdcommittee.ui.toolkit.buttons import IconButton
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.records_page import RecordsPage

_LIST = 320  # px at 100 %


class BallotsPage(RecordsPage):
    """National and international ballots in one list, closing first."""

    detail: BallotPane

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            list_spec(desk),
            detail_spec(desk),
            name="ballots",
            widths=(_LIST, 0),
            pane=BallotPane,
            parent=parent,
        )
        self.files_dropped.connect(self.import_files)
        if desk.read_only is None:
            add = IconButton(desk.look, "add", Message("New ballot"), on_click=self.new)
            self.list.add_to_head(add)

    def import_files(self, paths: Sequence[Path]) -> None:
        """Show what importing lists of votes would do."""
        from stdcommittee.ui.dialogs.import_preview import preview_import

        preview_import(self.desk, self.window(), paths)

    def _declare(self) -> None:
        super()._declare()
        papers = self.detail.papers
        self.desk.actions.declare(usual("print", papers.print_usual), self)
        remind = N_("Remind those who have not voted")
        action = Action(id="ballot-remind", label=remind, icon="mail", run=papers.remind)
        self.desk.actions.declare(action, self)
        if self.desk.read_only is not None:
            return
        for id_, label, icon, run in (
            ("ballot-next", N_("Open or close the ballot, or its next step"), "play", "go_on"),
            ("ballot-list", N_("Write the result list"), "download", "export_list"),
            ("ballot-import", N_("Import votes"), "upload", "import_votes"),
            ("ballot-what-if", N_("What if those who are missing voted"), "help", "suppose"),
            ("ballot-rounds", N_("Compare the rounds"), "history", "compare_rounds"),
            ("ballot-next-round", N_("Prepare the next round"), "add", "next_round"),
            ("ballot-withdraw", N_("Withdraw the ballot"), "stop", "withdraw"),
        ):
            owner: object = self.detail if hasattr(self.detail, run) else self.detail.board
            action = Action(id=id_, label=label, icon=icon, run=getattr(owner, run))
            self.desk.actions.declare(action, self)
