"""Backups: making one now, trying one out, restoring one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Message, Text
from stdcommittee.services.safety import Backup, back_up, list_backups
from stdcommittee.ui.dialogs.restore import show_backup
from stdcommittee.ui.screens.settings.parts import SectionPage, read_only_note
from stdcommittee.ui.theme.tokens import Gap
from stdcommittee.ui.toolkit.buttons import LinkButton, PrimaryButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import caption
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run

_KIB: Final = 1024


class Backups(SectionPage):
    """All backups of the workspace, newest first."""

    def __init__(self, desk: Desk) -> None:
        told = Message(
            "One is made beside the workspace whenever it is closed after work in it. The newest "
            "ten stay, and the newest of each of the last twelve months."
        )
        super().__init__(desk.look, Message("Backups"), told)
        self.desk = desk
        self.links: list[LinkButton] = []
        self.make = PrimaryButton(
            desk.look, Message("Back up now"), icon="save", on_click=self.back_up
        )
        self.make.setEnabled(desk.read_only is None)
        self.add_actions(self.make)
        desk.session_changed.connect(self.reload)
        self.show_page()
        self.reload()

    def reload(self) -> None:
        """Look which backups there are."""
        path = self.desk.session.path
        self.desk.read(self, lambda _progress: list_backups(path), self._take, lane="backups")

    def back_up(self) -> None:
        """Make a backup now."""
        session = self.desk.session
        self.make.setEnabled(False)
        self.desk.write(
            self,
            Message("Backing up"),
            lambda _progress: back_up(session),
            self._made,
            failed=self._not_made,
        )

    def _made(self, path: Path) -> None:
        self.make.setEnabled(True)
        self.desk.notices.say(Message("Backed up as {file}", file=path.name))
        self.reload()

    def _not_made(self, failure: Failure) -> None:
        self.make.setEnabled(True)
        self.desk.notices.failed(failure)

    def _take(self, found: list[Backup]) -> None:
        look = self.look
        focused = any(link.hasFocus() for link in self.links)
        folder: Text = str(found[0].path.parent) if found else ""
        card = Card(look, Message("Kept beside the workspace"), aside=folder)
        self.links = []
        for backup in found:
            when = backup.made.strftime("%Y-%m-%d %H:%M")
            link = LinkButton(look, when, icon="save", on_click=partial(self._open, backup))
            said = Message("Try out or restore the backup of {when}", when=when)
            look.language.name(link, said, tip=True)
            self.links.append(link)
            card.add_row(_row(look, link, [caption(_size(backup.size)), caption(backup.path.name)]))
        if not found:
            none = Message("There is no backup yet.")
            card.add(Label(look, none, colour="muted"))
        self.show_page([*read_only_note(self.desk), card])
        if focused and self.links:
            self.links[0].setFocus()

    def _open(self, backup: Backup) -> None:
        show_backup(self.desk, self.window(), backup)


def _row(look: Look, link: LinkButton, told: list[Run]) -> QWidget:
    row = QWidget()
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(look.px(Gap.M))
    box.addWidget(link)
    box.addWidget(Phrase(look, told), 1)
    return row


def _size(size: int) -> str:
    value, unit = size, "B"
    for unit in ("B", "KiB", "MiB", "GiB"):
        if value < _KIB or unit == "GiB":
            break
        value //= _KIB
    return f"{value} {unit}"
