"""The workspace file: where it lies, whether it is encrypted, whether it is what it should be."""

from __future__ import annotations

from stdcommittee.base.messages import Message, Text
from stdcommittee.ui.dialogs.check_report import check_workspace
from stdcommittee.ui.dialogs.passphrase import PassphraseChange
from stdcommittee.ui.screens.settings.parts import SectionPage, SettingRow, read_only_note
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.buttons import Button
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.facts import Fact, Facts
from stdcommittee.ui.toolkit.pill import Pill


class Protection(SectionPage):
    """Passphrase and check of the open workspace."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, Message("Workspace file"))
        self.desk = desk
        desk.session_changed.connect(self.reload)
        self.show_page()
        self.reload()

    def reload(self) -> None:
        """Show the file as it is now."""
        look, desk = self.look, self.desk
        encrypted = desk.session.workspace.encrypted
        words = Message("Change the passphrase …") if encrypted else Message("Encrypt …")
        self.change = Button(look, words, icon="key", on_click=self._change)
        self.remove = Button(
            look, Message("Remove the passphrase …"), icon="unlock", on_click=self._remove
        )
        self.check = Button(look, Message("Check …"), icon="shield", on_click=self._check)
        card = Card(look, Message("File"))
        state = (
            Pill(look, Message("encrypted"), "lock", Tone.GOOD)
            if encrypted
            else Pill(look, Message("not encrypted"), "unlock")
        )
        card.add_to_head(state)
        card.add(Facts(look, [Fact(Message("Location"), str(desk.session.path))]))
        for button in (self.change, self.remove):
            button.setEnabled(desk.read_only is None)
        secret: Text = Message("Whoever has the file but not the passphrase cannot read it.")
        card.add_row(SettingRow(look, Message("Passphrase"), secret, self.change))
        if encrypted:
            plain = Message("The file is then written anew without encryption.")
            card.add_row(SettingRow(look, Message("No passphrase"), plain, self.remove))
        whole = Message("Walks the whole history and compares every record with it.")
        card.add_row(SettingRow(look, Message("Check"), whole, self.check))
        self.show_page([*read_only_note(desk), card])

    def _change(self) -> None:
        self._ask(remove=False)

    def _remove(self) -> None:
        self._ask(remove=True)

    def _ask(self, *, remove: bool) -> None:
        question = PassphraseChange(self.desk, self.window(), remove=remove)
        question.finished.connect(question.deleteLater)
        question.open()

    def _check(self) -> None:
        check_workspace(self.desk, self.window())
