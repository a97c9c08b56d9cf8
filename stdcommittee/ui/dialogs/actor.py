"""Who acts: letting somebody act, proving it with a PIN, and setting that PIN."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Message, Text
from stdcommittee.domain.workspace.records import Actor
from stdcommittee.services.actors import SHORTEST, list_actors, set_pin, switch
from stdcommittee.ui.dialogs.record import RecordDialog, edit_record
from stdcommittee.ui.toolkit.asked import AskedChoice, AskedLine, Told
from stdcommittee.ui.toolkit.buttons import Button, LinkButton, PrimaryButton
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.questions import Question


class ActorQuestion(Question):
    """Asks who acts from now on, and for the PIN of whoever has one."""

    def __init__(
        self, desk: Desk, host: QWidget | None, actors: Sequence[Actor], chosen: int = 0
    ) -> None:
        """Offer some persons; the one `chosen` first."""
        super().__init__(desk.look, host, Message("Who is acting?"))
        self._desk = desk
        self._actors = {actor.id: actor for actor in actors}
        look = desk.look
        told = Message("Everything that is done is kept in the history under this name.")
        self.body.addWidget(Told(look, told, wide=True))
        self.who = AskedChoice(look, Message("Acting person"), [(a.id, _said(a)) for a in actors])
        self.who.box.choose(chosen or desk.session.actor.id or 0)
        self.pin = AskedLine(look, Message("PIN"), secret=True)
        self.add = LinkButton(look, Message("Add a person …"), icon="add", on_click=self._add)
        for part in (self.who, self.pin, self.add):
            self.body.addWidget(part)
        self.add.setVisible(desk.read_only is None)
        self.go = PrimaryButton(look, Message("Act"), on_click=self._switch)
        self.go.setDefault(True)
        self.add_answers(Button(look, Message("Cancel"), on_click=self.reject), self.go)
        self.who.box.currentIndexChanged.connect(self._chosen)
        self._chosen()
        (self.pin if self.pin.isVisibleTo(self) else self.who).setFocus()

    def _chosen(self) -> None:
        actor = self._actors.get(self.who.box.value or 0)
        self.pin.setVisible(actor is not None and bool(actor.pin))
        self.pin.line.clear()
        self.pin.say(None)
        self.go.setEnabled(actor is not None)

    def _switch(self) -> None:
        session, wanted, pin = self._desk.session, self.who.box.value or 0, self.pin.text
        self.go.setEnabled(False)
        self._desk.write(
            self,
            Message("Changing who acts"),
            lambda _progress: switch(session, wanted, pin),
            lambda _none: self._done(),
            failed=self._refused,
        )

    def _done(self) -> None:
        self.accept()
        self._desk.session_changed.emit()

    def _refused(self, failure: Failure) -> None:
        self.go.setEnabled(True)
        field = self.pin if self.pin.isVisibleTo(self) else self.who
        field.say(failure.what)
        self.pin.line.selectAll()
        field.setFocus()

    def _add(self) -> None:
        add_person(self._desk, self, self._added)

    def _added(self, actor: Actor) -> None:
        self._actors[actor.id] = actor
        self.who.box.put([(known.id, _said(known)) for known in self._actors.values()])
        self.who.box.choose(actor.id)


class PinQuestion(Question):
    """Sets, changes or removes somebody's PIN."""

    def __init__(self, desk: Desk, host: QWidget | None, actor: Actor) -> None:
        super().__init__(desk.look, host, Message("PIN of {name}", name=actor.name))
        self._desk, self._actor = desk, actor
        look = desk.look
        told = Message(
            "With a PIN the history says that it was proved who acted; without one, only declared."
        )
        self.body.addWidget(Told(look, told, wide=True))
        self.old = AskedLine(look, Message("Present PIN"), secret=True)
        empty = Message("Left empty, the PIN is removed.") if actor.pin else ""
        self.new = AskedLine(look, Message("New PIN"), secret=True, help_=empty)
        self.again = AskedLine(look, Message("New PIN, once more"), secret=True)
        for field in (self.old, self.new, self.again):
            self.body.addWidget(field)
        self.old.setVisible(bool(actor.pin))
        self.go = PrimaryButton(look, Message("Save"), on_click=self._save)
        self.go.setDefault(True)
        self.add_answers(Button(look, Message("Cancel"), on_click=self.reject), self.go)
        (self.old if actor.pin else self.new).setFocus()

    def _save(self) -> None:
        problem = self._problem()
        self.again.say(problem)
        if problem is not None:
            self.again.setFocus()
            return
        session, number = self._desk.session, self._actor.id
        new, old = self.new.text, self.old.text or None
        self.go.setEnabled(False)
        self._desk.write(
            self,
            Message("Saving the PIN"),
            lambda _progress: set_pin(session, number, new, old),
            lambda _touched: self._done(),
            failed=self._refused,
        )

    def _problem(self) -> Text | None:
        new = self.new.text
        if len(new) < SHORTEST and (new or not self._actor.pin):
            return Message("A PIN has at least {n} characters.", n=SHORTEST)
        return None if new == self.again.text else Message("The two are not the same.")

    def _done(self) -> None:
        self.accept()
        self._desk.session_changed.emit()

    def _refused(self, failure: Failure) -> None:
        self.go.setEnabled(True)
        field = self.old if self._actor.pin else self.again
        field.say(failure.what)
        field.line.selectAll()
        field.setFocus()


def choose_actor(desk: Desk, host: QWidget | None, chosen: object = None) -> None:
    """Ask who acts from now on; returns at once.

    Somebody else who is `chosen` already (an id) acts without a question, unless a PIN is needed.
    """

    def ask(actors: list[Actor]) -> None:
        wanted = next((actor for actor in actors if actor.id == chosen), None)
        if wanted is None or wanted.id == desk.session.actor.id:
            _open(ActorQuestion(desk, host, actors))
        elif wanted.pin:
            _open(ActorQuestion(desk, host, actors, wanted.id))
        else:
            let_act(desk, host, wanted)

    owner = host if host is not None else desk
    session = desk.session
    desk.read(owner, lambda _progress: list_actors(session), ask)


def let_act(desk: Desk, host: QWidget | None, actor: Actor) -> None:
    """Let somebody act: at once, or after the PIN of whoever has one. Returns at once."""
    if actor.id == desk.session.actor.id and not actor.pin:
        return
    if actor.pin:
        _open(ActorQuestion(desk, host, [actor], actor.id))
        return
    session, owner = desk.session, host if host is not None else desk
    desk.write(
        owner,
        Message("Changing who acts"),
        lambda _progress: switch(session, actor.id),
        lambda _none: desk.session_changed.emit(),
    )


def ask_pin(desk: Desk, host: QWidget | None, actor: Actor) -> PinQuestion:
    """Ask for somebody's new PIN over a window; returns at once."""
    question = PinQuestion(desk, host, actor)
    _open(question)
    return question


def add_person(
    desk: Desk, host: QWidget | None, added: Callable[[Actor], object] | None = None
) -> RecordDialog:
    """Open a form for one more acting person; returns at once, `added` hears who it is."""

    def saved(outcome: object) -> None:
        record = getattr(outcome, "record", None)
        if added is not None and isinstance(record, Actor):
            added(record)

    return edit_record(desk, host, Actor(name=""), without=("retired",), saved=saved)


def _open(question: Question) -> None:
    question.finished.connect(question.deleteLater)
    question.open()


def _said(actor: Actor) -> Text:
    about = ", ".join(filter(None, (actor.role, actor.organization)))
    return f"{actor.name} ({about})" if about else actor.name
