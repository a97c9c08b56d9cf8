"""How the window speaks and looks."""

from __future__ import annotations

from stdcommittee.base.messages import Message
from stdcommittee.ui.screens.settings.parts import SectionPage, SettingRow
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.keys import key_text
from stdcommittee.ui.toolkit.look_choices import language_box, scheme_box, zoom_box


class Appearance(SectionPage):
    """Language, colours and size; they change at once and belong to this system account."""

    def __init__(self, desk: Desk) -> None:
        look = desk.look
        told = Message("Kept for this system account, whatever workspace is open.")
        super().__init__(look, Message("Appearance"), told)
        self.language, self.scheme, self.zoom = language_box(look), scheme_box(look), zoom_box(look)
        keys = Message(
            "{larger} larger, {smaller} smaller, {normal} as usual",
            larger=key_text("Ctrl+="),
            smaller=key_text("Ctrl+-"),
            normal=key_text("Ctrl+0"),
        )
        card = Card(look)
        documents = Message("Documents have a language of their own, chosen when they are made.")
        card.add_row(SettingRow(look, Message("Language"), documents, self.language))
        system = Message("“As the system” follows the colours that the desktop is set to.")
        card.add_row(SettingRow(look, Message("Colours"), system, self.scheme))
        card.add_row(SettingRow(look, Message("Size"), keys, self.zoom))
        self.show_page([card])
