"""A screen of records: the list at the left, the page of one record at the right.

    page = RecordsPage(desk, LIST, DETAIL, name="portfolio")
    page = RecordsPage(desk, LIST, DETAIL, name="ballots", pane=BallotPane)
    page.files_dropped.connect(…)        # files let go over the list
    page.list.add_to_head(…); page.detail.add_actions(…)

The usual keys work on it: new, edit, save, delete with undo, filter, open, back. Whatever would
leave unsaved text asks about it once.
"""

from __future__ import annotations

import dataclasses
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stdcommittee.base.errors import Failure, Invalid
from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.base.records import Record
from stdcommittee.ui.frame.actions import usual
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail import DetailPane
from stdcommittee.ui.toolkit.detail_spec import DetailSpec
from stdcommittee.ui.toolkit.dropping import FileDrop
from stdcommittee.ui.toolkit.list_pane import ListPane
from stdcommittee.ui.toolkit.list_spec import ListSpec
from stdcommittee.ui.toolkit.split import SplitView

_LIST: Final = 420  # px at 100 %


class RecordsPage(QWidget):
    """One list with the record chosen in it."""

    files_dropped = Signal(list)  # of Path, over the list

    def __init__(
        self,
        desk: Desk,
        list_spec: ListSpec,
        detail_spec: DetailSpec,
        *,
        name: str,
        widths: tuple[int, int] = (_LIST, 0),
        pane: type[DetailPane] = DetailPane,
        parent: QWidget | None = None,
    ) -> None:
        """Make the page; `name` tells it from others in what is remembered.

        `pane` is the kind of page that shows one record.
        """
        super().__init__(parent)
        self.desk = desk
        self.list = ListPane(desk, list_spec)
        self.detail = pane(desk, detail_spec)
        self.split = SplitView(desk.look, desk.memory, name, widths=widths)
        self.split.addWidget(self.list)
        self.split.addWidget(self.detail)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.split)
        self.setFocusProxy(self.list.view)
        FileDrop(self.list, self.files_dropped.emit, welcome=lambda: desk.read_only is None)
        self._connect()
        self._declare()

    def open_record(self, kind: str, record_id: int) -> None:
        """Bring a record of this page's kind into sight; others pass."""
        if kind == self.list.spec.kind.name and self._may_show(record_id):
            self.list.show_record(record_id)
            self.detail.show_record(record_id)

    def may_leave(self) -> bool:
        """Ask what to do with unsaved text, once, and tell whether to go on."""
        return self.detail.may_leave()

    def new(self) -> None:
        """Open a form for a new record."""
        self.detail.new()

    def delete(self) -> None:
        """Remove the selected records; undo brings them back."""
        from stdcommittee.services.editing import remove

        ids = self.list.selected_ids()
        if not ids or not self.detail.may_leave():
            return
        session, kind = self.desk.session, self.list.spec.kind
        said: Text = Plural("Removing {n} record", "Removing {n} records", n=len(ids))
        self.desk.write(self, said, lambda _progress: remove(session, kind, ids))

    def _connect(self) -> None:
        self.list.current_changed.connect(self._chosen)
        self.list.opened.connect(self._opened)
        self.list.first_asked.connect(self.new)
        self.list.value_given.connect(self._change_in_place)
        self.detail.stored.connect(self.list.show_record)
        self.detail.left.connect(lambda: self.detail.show_record(self.list.current_id))

    def _declare(self) -> None:
        actions, writable = self.desk.actions, self.desk.read_only is None
        for id_, run in (("filter", self.list.focus_filter), ("back", self._back)):
            actions.declare(usual(id_, run), self)
        actions.declare(usual("open", self._open_focused), self.list.view)
        if writable:
            actions.declare(usual("new", self.new), self)
            actions.declare(usual("edit", self._edit), self)
            actions.declare(usual("save", self.detail.save), self)
            actions.declare(usual("delete", self.delete), self.list.view)
            self.list.further_keys = (Message("F2 edit"), Message("Del remove"))
        self.desk.look.language.name(self.list, Message(self.list.spec.kind.plural))

    def _may_show(self, record_id: int) -> bool:
        return record_id == self.detail.record_id or self.detail.may_leave()

    def _chosen(self, record_id: int) -> None:
        if record_id == self.detail.record_id:
            return
        if self.detail.editing and not self.detail.record_id and not self.detail.dirty:
            return  # a new record was just begun; the list moves only by itself
        if self.detail.may_leave():
            self.detail.show_record(record_id)
        elif self.detail.record_id:
            stay = self.detail.record_id
            QTimer.singleShot(0, self.list, lambda: self.list.show_record(stay))

    def _opened(self, record_id: int) -> None:
        self._chosen(record_id)
        self.detail.tabs.bar.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_focused(self) -> None:
        if self.list.current_id:
            self._opened(self.list.current_id)

    def _edit(self) -> None:
        if not self.list.edit_cell():
            self.detail.edit()

    def _back(self) -> None:
        if self.detail.editing:
            self.detail.cancel()
        self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change_in_place(self, record: Record, field: str, value: Any) -> None:
        from stdcommittee.services.editing import save

        changed = dataclasses.replace(record, **{field: value})
        session = self.desk.session
        name = self.list.spec.kind.headline(changed)
        self.desk.write(
            self,
            Message("Saving {name}", name=name),
            lambda _progress: save(session, changed),
            failed=self._not_changed,
        )

    def _not_changed(self, failure: Failure) -> None:
        if isinstance(failure, Invalid) and failure.problems:
            said = next(iter(failure.problems.values()))
            failure = Failure(
                failure.message, kept=Message("The record is as before."), advice=said
            )
        self.desk.notices.failed(failure)
        self.list.reload()
