"""The page of one record: title with its state, and tabs for details, evidence, relations, history.

    pane = DetailPane(desk, SPEC)
    pane.show_record(record_id)      # 0: nothing to show
    pane.edit()                      # F2: the form in place of the facts
    pane.save()                      # Ctrl+S
    pane.new(record)                 # a form for a record that is not stored yet
    pane.may_leave()                 # asks once about unsaved text

Dropping files on the page keeps them as evidence. The page reads itself again after each write that
touches the record's kind, its parts or its evidence; text being typed stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stdcommittee.base.errors import Failure, Invalid
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import Record, kind_of
from stdcommittee.services.details import Details, load_details
from stdcommittee.services.editing import Saved, save
from stdcommittee.services.values import Names
from stdcommittee.ui.theme.tokens import Gap, Size
from stdcommittee.ui.toolkit.buttons import Button, IconButton, PrimaryButton
from stdcommittee.ui.toolkit.card import PageHead
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_evidence import attach_files, evidence_card
from stdcommittee.ui.toolkit.detail_facts import fact_cards
from stdcommittee.ui.toolkit.detail_history import history_card
from stdcommittee.ui.toolkit.detail_parts import new_record, parts_card
from stdcommittee.ui.toolkit.detail_related import related_cards
from stdcommittee.ui.toolkit.detail_rows import Page
from stdcommittee.ui.toolkit.detail_spec import DetailSpec, State
from stdcommittee.ui.toolkit.dropping import FileDrop
from stdcommittee.ui.toolkit.form import Form
from stdcommittee.ui.toolkit.keys import key_text
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.pill import Pill
from stdcommittee.ui.toolkit.questions import Unsaved, ask_unsaved
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.states import FailureState
from stdcommittee.ui.toolkit.tabs import Tabs

_PAUSE: Final = 60  # ms that the list must rest on a record before its page is read
DETAILS, EVIDENCE, RELATED, HISTORY = "details", "evidence", "related", "history"


class DetailPane(QWidget):
    """One record at a time."""

    shown = Signal(object)  # Details
    stored = Signal(int)  # the id of a record that was saved here
    left = Signal()  # a new record was given up
    drafted = Signal(object)  # the record as it stands in the form, each time it changes

    def __init__(self, desk: Desk, spec: DetailSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.spec = spec
        self.look = desk.look
        self.details: Details | None = None
        self._wanted = 0
        self._beside: tuple[object, ...] = ()  # what the pages beside the first say
        self._form: Form | None = None
        self._buttons: list[QWidget] = []
        if spec.kind.evident:
            FileDrop(self, self.attach, welcome=self._takes_files)
        self._make_head()
        self._make_pages()
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._read)
        kinds = {spec.kind.name, "evidence", "document", *spec.parts, *spec.also}
        desk.watch(self, kinds, self.reload)
        self._show_nothing()

    @property
    def record_id(self) -> int:
        """The id of the record shown or about to be; 0 for none."""
        return self._wanted

    @property
    def editing(self) -> bool:
        """Whether the form stands in place of the facts."""
        return self._form is not None and self._stack.currentWidget() is self._form

    @property
    def dirty(self) -> bool:
        """Whether there is unsaved text."""
        return self.editing and self._form is not None and self._form.dirty

    def add_actions(self, *buttons: QWidget) -> None:
        """Put buttons at the right of the title; they are hidden while there is no record."""
        self._head.add_actions(*buttons)
        self._buttons.extend(buttons)
        for button in buttons:
            button.setVisible(self.details is not None)

    def show_record(self, record_id: int) -> None:
        """Show another record (0: none); unsaved text must have been settled before."""
        if record_id == self._wanted and self.details is not None and not self.editing:
            return
        self._wanted = record_id
        if record_id:
            self._pause.start()
        else:
            self._pause.stop()
            self._show_nothing()

    def reload(self) -> None:
        """Read the record again."""
        if self._wanted:
            self._read()

    def edit(self) -> None:
        """Put the form in place of the facts."""
        if self.details is not None and not self.editing and self.desk.read_only is None:
            self._open_form(self.details.record, self.details.names)

    def new(self, record: Record | None = None, names: Names | None = None) -> None:
        """Open a form for a new record."""
        if self.desk.read_only is not None or not self.may_leave():
            return
        self._pause.stop()
        self._wanted, self.details, self._beside = 0, None, ()
        self._head.set_title(Message("New: {kind}", kind=Message(self.spec.kind.label)))
        self._second.set_text("")
        self._show_states(())
        for page in (self._evidence, self._related, self._history):
            page.fill([])
        self.tabs.forget_counts()
        self._whole.setCurrentWidget(self._body)
        self.tabs.show_page(DETAILS)
        self._open_form(record if record is not None else self._empty_record(), names or {})

    def save(self) -> bool:
        """Store what stands in the form, and tell whether it was well enough to be tried."""
        return self._save(None)

    def may_leave(self) -> bool:
        """Ask what to do with unsaved text, once, and tell whether to go on."""
        if not self.dirty:
            self._close_form()
            return True
        what = self.details.kind.headline(self.details.record) if self.details else ""
        sentence: Text = (
            Message("“{name}” has changes that are not saved.", name=what)
            if what
            else Message("The new record is not saved yet.")
        )
        match ask_unsaved(self.look, self.window(), sentence):
            case Unsaved.SAVE:
                return self._save_and_wait()
            case Unsaved.DISCARD:
                self._close_form()
                return True
            case Unsaved.STAY:
                return False

    def cancel(self) -> None:
        """Give up editing; unsaved text asks first."""
        if not self.editing or not self.may_leave():
            return
        if self.details is None:
            self._show_nothing()
            self.left.emit()

    def show_tab(self, name: str) -> None:
        """Turn to a tab (`DETAILS`, `EVIDENCE`, `RELATED`, `HISTORY`)."""
        self.tabs.show_page(name)

    def ask_files(self) -> None:
        """Ask for files to attach."""
        from stdcommittee.ui.toolkit.choosing import ANY_FILE, ask_open_many

        title = Message("Attach files")
        paths = ask_open_many(self.look, self.desk.memory, self, title, ANY_FILE)
        self.attach(paths)

    def attach(self, paths: Sequence[Path]) -> None:
        """Keep files as evidence for the record shown."""
        if paths and self.details is not None:
            attach_files(self.desk, self, self.details, paths)
            self.show_tab(EVIDENCE)

    def _takes_files(self) -> bool:
        return self.details is not None and self.desk.read_only is None

    def _make_head(self) -> None:
        look = self.look
        self._head = PageHead(look, "")
        self._pills = (Pill(look, ""), Pill(look, ""))
        self._head.add_beside(*self._pills)
        self._edit_button = IconButton(look, "edit", Message("Edit (F2)"), on_click=self.edit)
        self._cancel_button = Button(look, Message("Cancel"), on_click=self.cancel)
        self._save_button = PrimaryButton(
            look, Message("Save"), hint=key_text("Ctrl+S"), on_click=self.save
        )
        self._head.add_actions(self._cancel_button, self._save_button, self._edit_button)
        self._second = Label(look, colour="muted", selectable=True)

    def _make_pages(self) -> None:
        look = self.look
        self._facts = Page(look)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._facts)
        self._evidence, self._related, self._history = (Page(look) for _ in range(3))
        self.tabs = Tabs(look)
        self.tabs.add(DETAILS, Message("Details"), self._stack)
        if self.spec.kind.evident:
            self.tabs.add(EVIDENCE, Message("Evidence"), self._evidence, count=0)
        self.tabs.add(RELATED, Message("Related"), self._related, count=0)
        self.tabs.add(HISTORY, Message("History"), self._history, count=0)
        look.language.name(self.tabs.bar, Message("Pages of this record"))

    def _lay_out(self) -> None:
        self._body = QWidget()
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self._head)
        inner.addWidget(self._second)
        inner.addWidget(self.tabs, 1)
        self._nothing = QWidget()
        box = QHBoxLayout(self._nothing)
        none = Run(Message("Choose a record in the list."), "muted")
        box.addWidget(Phrase(self.look, [none]))
        self._failure: FailureState | None = None
        self._whole = QStackedWidget()
        for widget in (self._body, self._nothing):
            self._whole.addWidget(widget)
        self._box = QVBoxLayout(self)
        self._box.addWidget(self._whole)
        self.look.follow(self, DetailPane._dress)

    def _read(self) -> None:
        session, spec, wanted = self.desk.session, self.spec, self._wanted
        self.desk.read(
            self,
            lambda _progress: load_details(
                session, spec.kind, wanted, parts=spec.parts, extra=spec.extra
            ),
            self._take,
            lane="record",
            failed=self._take_failure,
        )

    def _take(self, details: Details | None) -> None:
        if details is None or details.record.id != self._wanted:
            if details is None and not self.editing:
                self._wanted = 0
                self._show_nothing()
            return
        same = self.details is not None and self.details.record.id == details.record.id
        self.details = details
        self._whole.setCurrentWidget(self._body)
        self._say_head(details)
        self._fill(details, stay=same)
        if not self.editing:
            self._show_buttons()
        self.shown.emit(details)

    def _take_failure(self, failure: Failure) -> None:
        if self._failure is not None:
            self._whole.removeWidget(self._failure)
            self._failure.deleteLater()
        self._failure = FailureState(self.look, failure, on_retry=self.reload)
        self._whole.addWidget(self._failure)
        self._whole.setCurrentWidget(self._failure)

    def _fill(self, details: Details, *, stay: bool) -> None:
        spec, desk = self.spec, self.desk
        cards: list[QWidget] = fact_cards(desk, details, (*spec.without, *spec.in_head))
        cards += spec.cards(self, details)
        cards += [parts_card(self, details, name) for name in spec.parts]
        self._facts.fill(cards, stay=stay)
        beside = (details.record.id, details.evidence, details.related, details.history)
        if stay and beside == self._beside:
            return  # a page that says already what it would say stays as it is
        self._beside = beside
        if spec.kind.evident:
            self._evidence.fill([evidence_card(self, details)], stay=stay)
            self.tabs.set_count(EVIDENCE, len(details.evidence))
        self._related.fill(related_cards(desk, details), stay=stay)
        self._history.fill([history_card(desk, details)], stay=stay)
        self.tabs.set_count(RELATED, details.related_count)
        self.tabs.set_count(HISTORY, len(details.history))

    def _say_head(self, details: Details) -> None:
        self._head.set_title(self.spec.title(details))
        second = self.spec.second(details)
        self._second.set_text(second)
        self._second.setVisible(bool(self.look.render(second)))
        self._show_states(self.spec.pills(details))

    def _show_states(self, states: Sequence[State]) -> None:
        for place, pill in enumerate(self._pills):
            if place < len(states):
                pill.set_state(states[place].text, states[place].icon, states[place].tone)
            pill.setVisible(place < len(states))

    def _show_nothing(self) -> None:
        self.details = None
        self._close_form()
        self._whole.setCurrentWidget(self._nothing)
        self._show_buttons()

    def _show_buttons(self) -> None:
        editing = self.editing
        self._save_button.setVisible(editing)
        self._cancel_button.setVisible(editing)
        there = self.details is not None and not editing
        self._edit_button.setVisible(there and self.desk.read_only is None)
        for button in self._buttons:
            button.setVisible(there)

    def _open_form(self, record: Record, names: Names) -> None:
        self._close_form()
        self._form = Form(self.desk, self.spec.kind, without=self.spec.without)
        self._stack.addWidget(self._form)
        self._stack.setCurrentWidget(self._form)
        self.tabs.show_page(DETAILS)
        self._form.show_record(record, names, focus=True)
        self._form.changed.connect(self._say_draft)
        self._show_buttons()

    def _say_draft(self) -> None:
        if self._form is not None:
            self.drafted.emit(self._form.record())

    def _close_form(self) -> None:
        if self._form is not None:
            self._stack.setCurrentWidget(self._facts)
            self._stack.removeWidget(self._form)
            self._form.deleteLater()
            self._form = None
            self._show_buttons()

    def _save(self, loop: QEventLoop | None) -> bool:
        form = self._form
        if form is None or not form.check():
            return False
        session, record = self.desk.session, form.record()

        def done(saved: Saved) -> None:
            self._stored(saved)
            if loop is not None:
                loop.exit(0)

        def failed(failure: Failure) -> None:
            self._not_stored(failure)
            if loop is not None:
                loop.exit(1)

        self._save_button.setEnabled(False)
        name = kind_of(record).headline(record)
        self.desk.write(
            self,
            Message("Saving {name}", name=name),
            lambda _progress: save(session, record),
            done,
            failed=failed,
        )
        return True

    def _save_and_wait(self) -> bool:
        """Store before the page is left; a write takes moments."""
        loop = QEventLoop()
        return self._save(loop) and loop.exec() == 0

    def _stored(self, saved: Saved) -> None:
        self._save_button.setEnabled(True)
        self._close_form()
        self._wanted = saved.record.id
        self._read()
        self.stored.emit(saved.record.id)

    def _not_stored(self, failure: Failure) -> None:
        self._save_button.setEnabled(True)
        if isinstance(failure, Invalid) and failure.problems and self._form is not None:
            self._form.show_problems(failure.problems)
        else:
            self.desk.notices.failed(failure)

    def _empty_record(self) -> Record:
        kind, new = self.spec.kind, self.spec.new
        made: Record = new(self.desk) if new is not None else new_record(kind, self.desk)
        return made

    def _dress(self) -> None:
        px = self.look.px
        self._box.setContentsMargins(px(Gap.L), 0, px(Gap.L), 0)
        self.tabs.bar.setMinimumHeight(px(Size.TABS))
