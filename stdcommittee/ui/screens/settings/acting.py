"""Who may act: adding people, their PINs, and letting somebody else act."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.domain.workspace.records import Actor
from stdcommittee.services.actors import list_actors, retire
from stdcommittee.ui.dialogs.actor import add_person, ask_pin, let_act
from stdcommittee.ui.dialogs.record import edit_record
from stdcommittee.ui.frame.actions import usual
from stdcommittee.ui.screens.settings.parts import SectionPage, read_only_note
from stdcommittee.ui.theme.tokens import Gap, Tone
from stdcommittee.ui.toolkit.buttons import Button, LinkButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import caption
from stdcommittee.ui.toolkit.flow import FlowLayout
from stdcommittee.ui.toolkit.labels import Phrase
from stdcommittee.ui.toolkit.pill import Pill, Tag
from stdcommittee.ui.toolkit.runs import Run

_WIDTH: Final = 300  # px that a name needs at least


class ActingPeople(SectionPage):
    """Everybody who acts in this workspace, the retired at the end."""

    def __init__(self, desk: Desk) -> None:
        told = Message(
            "Every operation is kept under the name of whoever acted. A PIN proves the name."
        )
        super().__init__(desk.look, Message("Acting persons"), told)
        self.desk = desk
        self.rows: dict[int, ActorRow] = {}
        self.add = Button(
            desk.look, Message("Add a person …"), icon="add", on_click=self.add_person
        )
        self.add.setEnabled(desk.read_only is None)
        self.add_actions(self.add)
        desk.watch(self, ("actor",), self.reload)
        desk.session_changed.connect(self.reload)
        if desk.read_only is None:
            desk.actions.declare(usual("new", self.add_person, label=N_("Add a person …")), self)
        self.show_page()
        self.reload()

    def reload(self) -> None:
        """Read the people again."""
        session = self.desk.session
        self.desk.read(
            self, lambda _progress: list_actors(session, retired=True), self._take, lane="actors"
        )

    def add_person(self) -> None:
        """Open a form for one more person."""
        add_person(self.desk, self.window())

    def _take(self, actors: list[Actor]) -> None:
        focused = next((n for n, row in self.rows.items() if _holds_focus(row)), 0)
        card = Card(self.look)
        self.rows = {}
        for actor in sorted(actors, key=lambda one: one.retired):
            self.rows[actor.id] = ActorRow(self.desk, actor)
            card.add_row(self.rows[actor.id])
        self.show_page([*read_only_note(self.desk), card])
        if focused in self.rows:
            self.rows[focused].focus()


class ActorRow(QWidget):
    """One person with what can be done about them."""

    def __init__(self, desk: Desk, actor: Actor) -> None:
        super().__init__()
        self._desk, self.actor = desk, actor
        look = desk.look
        acting = desk.session.actor.id == actor.id
        self.buttons: dict[str, LinkButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(Gap.S))
        colour = Tone.NEUTRAL.text if actor.retired else "text"
        about = ", ".join(filter(None, (actor.role, actor.organization)))
        name = Phrase(look, [Run(actor.name, colour, bold=acting), caption(about)])
        name.setMinimumWidth(look.px(_WIDTH) // 2)
        row.addWidget(name, 1)
        if acting:
            row.addWidget(Pill(look, Message("acting"), "check", Tone.GOOD))
        if actor.pin:
            row.addWidget(Tag(look, Message("PIN")))
        if actor.retired:
            row.addWidget(Tag(look, Message("no longer acting")))
        links = QWidget()
        flow = FlowLayout(look, links)
        for id_, label, run in self._offered(acting=acting):
            said = Message("{what}: {name}", what=label, name=actor.name)
            button = LinkButton(look, label, on_click=run)
            look.language.name(button, said)
            self.buttons[id_] = button
            flow.addWidget(button)
        row.addWidget(links)

    def focus(self) -> None:
        """Put the keyboard on the first thing that can be done."""
        for button in self.buttons.values():
            button.setFocus()
            return

    def _offered(self, *, acting: bool) -> list[tuple[str, Text, Callable[[], object]]]:
        desk, actor, host = self._desk, self.actor, self.window
        if desk.read_only is not None:
            return [] if acting or actor.retired else [self._act()]
        found: list[tuple[str, Text, Callable[[], object]]] = []
        if actor.retired:
            return [("back", Message("Let act again"), partial(self._retire, retired=False))]
        if not acting:
            found.append(self._act())
        pin = Message("Change PIN …") if actor.pin else Message("Set PIN …")
        found.append(("pin", pin, lambda: ask_pin(desk, host(), actor)))
        found.append(("edit", Message("Edit …"), self._edit))
        if not acting:
            found.append(("retire", Message("Retire"), partial(self._retire, retired=True)))
        return found

    def _act(self) -> tuple[str, Text, Callable[[], object]]:
        return "act", Message("Let act"), lambda: let_act(self._desk, self.window(), self.actor)

    def _edit(self) -> None:
        edit_record(self._desk, self.window(), self.actor, without=("retired",))

    def _retire(self, *, retired: bool) -> None:
        session, number = self._desk.session, self.actor.id
        what = Message("Changing who may act")
        self._desk.write(self, what, lambda _progress: retire(session, number, retired=retired))


def _holds_focus(row: QWidget) -> bool:
    focused = row.window().focusWidget()
    return focused is not None and row.isAncestorOf(focused)
